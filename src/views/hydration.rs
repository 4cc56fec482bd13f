//! The hydration check: questions, colours, one more question where it matters, the result.
//!
//! What may be said is decided in the domain; here it is only asked and shown.

mod mornings;

use crate::parts::grade::sign;
use crate::parts::live::{changed, choose, chosen, flag, part, tap};
use crate::parts::questions::nothing_here;
use crate::parts::{Choices, Icon, Look, Sources, ico};
use crate::state::{app, navigation, region};
use domain::content::hydration as words;
use domain::content::{Sentence, learn};
use domain::hydration::Check;
use domain::hydration::seen;
use domain::id::Id;
use domain::page;
use domain::route::{HydrationStep, Route};
use domain::settings::Theme;
use domain::urine::{Answers, FollowUp, Level, Light, OffScale, Reading, Step, YesNoUnsure};
use leptos::prelude::*;
use mornings::Mornings;

const QUESTIONS: Route = Route::Hydration(HydrationStep::Questions);
const COLOUR: Route = Route::Hydration(HydrationStep::Colour);
const RESULT: Route = Route::Hydration(HydrationStep::Result);
const MORNINGS: Route = Route::Hydration(HydrationStep::Mornings);

/// The view of `#/hydration` and its steps.
#[component]
pub fn Hydration(step: HydrationStep) -> impl IntoView {
    let app = app();
    let check = app.hydration;
    let dim = app.preferences.theme() == Theme::Night;
    let age = app.preferences.with_now(|settings| settings.age);
    // Once for each arrival, and not when a part below is drawn anew.
    match step {
        HydrationStep::Questions => check.begin(dim, age),
        HydrationStep::Colour => check.go_on(dim, age),
        HydrationStep::Result | HydrationStep::Mornings => {}
    }
    match step {
        HydrationStep::Questions => view! { <Questions /> }.into_any(),
        HydrationStep::Colour => part(move || match check.open_question() {
            Some((reading, question)) => view! { <OneMore reading=reading question=question /> }.into_any(),
            None => view! { <Colours /> }.into_any(),
        })
        .into_any(),
        HydrationStep::Result => part(move || match check.result() {
            Some((id, check)) => view! { <Verdict id=id check=check /> }.into_any(),
            None => view! { <Questions /> }.into_any(),
        })
        .into_any(),
        HydrationStep::Mornings => view! { <Mornings /> }.into_any(),
    }
}

/// The view of `#/hydration/<id>`: an earlier check, to be changed or removed.
#[component]
pub fn HydrationEdit(id: Id) -> impl IntoView {
    let app = app();
    // It may be of a month that was folded away.
    let found = app.hydration.change(&id).or_else(|| {
        app.journal.read_all();
        app.hydration.change(&id)
    });
    match found {
        Some(check) => view! { <Questions change=(id, check) /> }.into_any(),
        None => nothing_here(
            "This check is not here",
            "It was removed, or the address is not whole.",
            MORNINGS.href(),
            "To your mornings",
        ),
    }
}

/// `Tuesday 24 November, 08:10`
fn told_when(check: &Check) -> String {
    format!("{}, {}", region::day(check.at.local().date()), check.at.time(app().preferences.hours()))
}

#[component]
fn Head(title: &'static str, back: Route, #[prop(optional, into)] sub: String) -> impl IntoView {
    let closes = back == Route::Tonight;
    let (icon, name) = if closes { (Icon::Close, "Close") } else { (Icon::Back, "Back") };
    let link = view! { <a class="icon-btn" href=back.href() aria-label=name>{ico(icon)}</a> };
    let title = view! {
        <div>
            <h1 tabindex="-1">{title}</h1>
            {(!sub.is_empty()).then(|| view! { <p class="sub">{sub}</p> })}
        </div>
    };
    if closes {
        view! { <header class="view-head">{title} {link}</header> }.into_any()
    } else {
        view! { <header class="view-head">{link} {title}</header> }.into_any()
    }
}

/// One question of the first step, with an index for each answer.
#[component]
fn Question(
    name: &'static str,
    ask: &'static Sentence,
    options: Vec<&'static str>,
    #[prop(optional)] hint: &'static str,
    read: fn(&Answers) -> Option<usize>,
    set: fn(&mut Answers, usize),
) -> impl IntoView {
    let check = app().hydration;
    view! {
        <Choices
            look=Look::Row
            name=name
            legend=ask.text
            hint=hint
            options=options
            chosen=chosen(move || read(&check.answers()))
            choose=choose(move |index| check.answer(|answers| set(answers, index)))
        />
    }
}

const YES_NO: [(&str, bool); 2] = [("Yes", true), ("No", false)];

fn yes_no(value: Option<bool>) -> Option<usize> {
    YES_NO.iter().position(|(_, one)| Some(*one) == value)
}

fn unsure(value: Option<YesNoUnsure>) -> Option<usize> {
    YesNoUnsure::ALL.iter().position(|one| Some(*one) == value)
}

/// Beside an answer that is chosen already.
const AS_BEFORE: &str = "As you said before. Change it if that is different now.";

#[component]
fn Questions(#[prop(optional)] change: Option<(Id, Check)>) -> impl IntoView {
    let app = app();
    let known = untrack(|| app.hydration.answers());
    let as_before = |known: bool| if known && change.is_none() { AS_BEFORE } else { "" };
    let (older, limits) = (as_before(known.age65.is_some()), as_before(known.fluid_limit.is_some()));
    let back = if change.is_some() { MORNINGS } else { Route::Tonight };
    let sub = change
        .as_ref()
        .map(|(_, check)| format!("{}: {}", told_when(check), check.seen()))
        .unwrap_or_default();
    let is_new = change.is_none();
    let removal = change.map(|(id, _)| {
        let remove = move || {
            app.journal.remove(&id);
            navigation::replace(&MORNINGS);
        };
        view! {
            <button class="btn quiet danger" type="button" on:click=tap(remove)>
                {ico(Icon::Trash)}
                "Remove this check"
            </button>
        }
    });
    let mornings = is_new.then(|| view! { <a class="btn quiet" href=MORNINGS.href()>"Your mornings"</a> });
    let off_chart = move || app.navigation.go_and_look(&COLOUR, ".off-chart h2");
    let yes_or_no = || YES_NO.map(|(label, _)| label).to_vec();
    let or_unsure = || YesNoUnsure::ALL.map(YesNoUnsure::label).to_vec();
    view! {
        <main class="view bare hydration" data-view>
            <div class="view-body">
                <Head title="Hydration check" back=back sub=sub />
                <button class="btn danger wide" type="button" on:click=tap(off_chart)>
                    {ico(Icon::Alert)}
                    "Red, brown, orange or cloudy?"
                </button>
                <p>"A few questions first. They decide what the colour can tell you."</p>
                <Question
                    name="light"
                    ask=&words::Q_LIGHT
                    options=Light::ALL.map(Light::label).to_vec()
                    read=|answers| Light::ALL.iter().position(|one| Some(*one) == answers.light)
                    set=|answers, index| answers.light = Light::ALL.get(index).copied()
                />
                <Question
                    name="first"
                    ask=&words::Q_FIRST
                    options=yes_or_no()
                    read=|answers| yes_no(answers.first_void)
                    set=|answers, index| answers.first_void = YES_NO.get(index).map(|(_, value)| *value)
                />
                <Question
                    name="dye"
                    ask=&words::Q_DYE
                    options=or_unsure()
                    read=|answers| unsure(answers.dye)
                    set=|answers, index| answers.dye = YesNoUnsure::ALL.get(index).copied()
                />
                <Question
                    name="older"
                    ask=&words::Q_AGE
                    options=yes_or_no()
                    hint=older
                    read=|answers| yes_no(answers.age65)
                    set=|answers, index| answers.age65 = YES_NO.get(index).map(|(_, value)| *value)
                />
                <Question
                    name="limits"
                    ask=&words::Q_LIMIT
                    options=or_unsure()
                    hint=limits
                    read=|answers| unsure(answers.fluid_limit)
                    set=|answers, index| answers.fluid_limit = YesNoUnsure::ALL.get(index).copied()
                />
                <p class="sub">"You may leave a question open. Then the colour can tell you less."</p>
                {mornings}
                {removal}
            </div>
            <div class="hill">
                <a class="btn primary big wide" href=COLOUR.href()>"Next: the colours"</a>
            </div>
        </main>
    }
}

#[component]
fn Colours() -> impl IntoView {
    let app = app();
    let change = app.hydration.changing();
    let (picked, set_picked) = signal(change.as_ref().and_then(|(_, check)| check.reading.step()));
    let back = change.map_or(QUESTIONS, |(id, _)| Route::Check(id));
    let see = move |reading| {
        if app.hydration.see(reading) {
            navigation::replace(&RESULT);
        }
    };
    view! {
        <main class="view bare hydration" data-view>
            <div class="view-body">
                <Head title="Which is closest?" back=back />
                <p class="sub">
                    "Turn off night light. Compare in a clear glass if you can: toilet water makes it look paler."
                </p>
                <fieldset class="swatches">
                    <legend class="sr">"Which is closest?"</legend>
                    {Step::ALL
                        .map(|step| {
                            view! {
                                <label class=format!("swatch swatch-{}", step.number())>
                                    <input
                                        type="radio"
                                        name="colour"
                                        prop:checked=flag(move || picked.get() == Some(step))
                                        on:change=changed(move |_| set_picked.set(Some(step)))
                                    />
                                    <b>{step.number()}</b>
                                    " "
                                    <span>{step.name()}</span>
                                </label>
                            }
                        })
                        .collect_view()}
                </fieldset>
                <p class="sub">{words::NOT_EXACT.text}</p>
                <section class="off-chart">
                    <h2 tabindex="-1">"Not on the chart?"</h2>
                    {OffScale::ALL
                        .map(|colour| {
                            view! {
                                <button class="btn" type="button" on:click=tap(move || see(Reading::off_scale(colour)))>
                                    {colour.label()}
                                </button>
                            }
                        })
                        .collect_view()}
                    <button class="btn quiet" type="button" on:click=tap(move || see(Reading::CannotTell))>
                        "Can't tell tonight"
                    </button>
                </section>
            </div>
            <div class="hill">
                {part(move || match picked.get() {
                    None => view! { <p>"Tap the colour that is closest."</p> }.into_any(),
                    Some(step) => {
                        view! {
                            <button class="btn primary big wide" type="button" on:click=tap(move || see(Reading::Step(step)))>
                                {format!("Use {}, {}", step.number(), step.name())}
                            </button>
                        }
                            .into_any()
                    }
                })}
            </div>
        </main>
    }
}

/// The question some colours bring with them. It cannot be skipped, only taken back.
#[component]
fn OneMore(reading: Reading, question: FollowUp) -> impl IntoView {
    let app = app();
    let answer = move |answer| {
        if app.hydration.follow(answer) {
            navigation::replace(&RESULT);
        }
    };
    view! {
        <main class="view bare hydration" data-view>
            <div class="view-body">
                <header class="view-head">
                    <button class="icon-btn" type="button" aria-label="Back" on:click=tap(move || app.hydration.unsee())>
                        {ico(Icon::Back)}
                    </button>
                    <h1 tabindex="-1">"One more question"</h1>
                </header>
                <section class="card ask">
                    <Swatch reading=reading />
                    <p class="sub">"You chose: " {seen(&reading)}</p>
                    <h2>{question.question().text}</h2>
                </section>
            </div>
            <div class="hill">
                <div class="btns">
                    {YesNoUnsure::ALL
                        .map(|one| {
                            view! {
                                <button class="btn big" type="button" on:click=tap(move || answer(one))>{one.label()}</button>
                            }
                        })
                        .collect_view()}
                </div>
            </div>
        </main>
    }
}

#[component]
fn Swatch(reading: Reading) -> impl IntoView {
    reading.step().map(|step| {
        view! { <p class=format!("swatch swatch-{}", step.number())><b>{step.number()}</b></p> }
    })
}

#[component]
fn Verdict(id: Id, check: Check) -> impl IntoView {
    let outcome = check.outcome();
    let level = outcome.level();
    let body: Vec<&'static Sentence> = outcome
        .body()
        .iter()
        .copied()
        .filter(|sentence| !std::ptr::eq(*sentence, &raw const words::NO_STUDY))
        .collect();
    let mut shown = body.clone();
    shown.push(&words::NO_STUDY);
    let class = match level {
        Level::Calm | Level::Pharmacist => "card verdict",
        Level::SameDay => "card verdict same-day",
        Level::Emergency => "danger-card verdict",
    };
    let calls = (level == Level::Emergency).then(|| view! { <div inner_html=app().preferences.with_now(|settings| page::calls(&settings.emergency))></div> });
    let help = (level >= Level::SameDay).then(|| {
        view! {
            <a class="help-strip" href=Route::Help.href()>
                {ico(Icon::Alert)}
                <span>{domain::content::warning::STRIP.text} " " <b>"Get help"</b></span>
            </a>
        }
    });
    let when = told_when(&check);
    view! {
        <main class="view bare hydration" data-view>
            <div class="view-body">
                <Head title="Hydration check" back=Route::Tonight sub=when />
                <div role="status">
                    <section class=class>
                        <Swatch reading=check.reading />
                        <h2>{outcome.title()}</h2>
                        <p class="sub">"You chose: " {check.seen()}</p>
                        {body.into_iter().map(|sentence| view! { <p>{sentence.text}</p> }).collect_view()}
                        {calls}
                    </section>
                </div>
                {help}
                <p class="card evidence">{sign(words::NO_STUDY.grade)}<span>{words::NO_STUDY.text}</span></p>
                <a class="btn quiet wide" href=learn::DRINKING.route().href()>{learn::DRINKING.title}</a>
                <Sources of=shown />
                <div class="btns">
                    <a class="btn quiet" href=MORNINGS.href()>"Your mornings"</a>
                    <a class="btn quiet" href=Route::Check(id).href()>"Change this check"</a>
                </div>
            </div>
            <div class="hill">
                <a class="btn big wide" class:primary={level < Level::SameDay} href=Route::Tonight.href()>"Done"</a>
            </div>
        </main>
    }
}
