//! The stretch sets, and the questions that come before the first one. A tick never opens more; "None of these" opens all.

use crate::parts::live::{choose, chosen, either, flag, part, tap, when, words, words_if};
use crate::parts::{Choices, Icon, Look, Picture, Sources, Tick, ico};
use crate::state::{app, look_at, navigation};
use domain::content::{self, stretch as texts};
use domain::route::Route;
use domain::safety::{self, Offer, Risk};
use domain::stretch::{Choice, Routine, Stance};
use leptos::prelude::*;
use std::rc::Rc;

/// The view of `#/stretch`.
#[component]
pub fn StretchView() -> impl IntoView {
    let app = app();
    let preferences = app.preferences;
    let risks = move || preferences.with(|settings| settings.risks.clone());
    let offer = move || risks().map_or(Offer::Everything, |risks| safety::advise(&risks).offer);
    let stance = move || {
        let wanted = preferences.with(|settings| settings.stance).unwrap_or(Stance::Standing);
        if offer().standing() { wanted } else { Stance::Chair }
    };
    let stances = [Stance::Standing, Stance::Chair];
    let choose_stance =
        move |index: usize| preferences.change(|settings| settings.stance = stances.get(index).copied());
    let (asked, set_asked) = signal(false);
    let start = move || {
        if risks().is_none() {
            set_asked.set(true);
            look_at(".safety input");
        } else {
            let choice = Choice { routine: Routine::Short, stance: stance() };
            app.player.start(choice);
            navigation::go(&Route::Play(choice));
        }
    };
    let stances_row = move || {
        view! {                        <Choices
                                look=Look::Row
                                name="stance"
                                legend="How will you stretch?"
                                quiet=true
                                options=stances.map(Stance::label).to_vec()
                                icons=vec![Icon::Stand, Icon::Chair]
                                chosen=chosen(move || stances.iter().position(|one| *one == stance()))
                                choose=choose(choose_stance)
                            />
        }
    };
    let sets = move || {
        view! {
            {when(move || offer().standing(), stances_row)}
                        {part(move || view! { <SetCard choice=Choice { routine: Routine::Short, stance: stance() } lean=offer().lean() /> })}
                        <List title="Before you start" of=texts::PREPARE.to_vec() />
                        <List title="When to stop" of=texts::STOP_RULES.to_vec() />
        }
    };
    view! {
        <main class="view stretch" data-view>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">"Stretch"</h1>
                </header>
                <Safety />
                {when(move || offer().seated(), sets)}
            </div>
            <div class="hill">
                <p role="status">{words_if(move || (asked.get() && risks().is_none()).then_some("First the questions above, please."))}</p>
                {either(
                    move || offer().seated(),
                    move || {
                        view! {
                            <button class="btn primary big wide" type="button" on:click=tap(start)>
                                {ico(Icon::Play)}
                                "Start"
                            </button>
                        }
                    },
                    move || {
                        let danger = flag(move || offer() == Offer::GetHelp);
                        view! { <a class="btn big wide" class:danger=danger href=Route::Help.href()>"Get help"</a> }
                    },
                )}
            </div>
        </main>
    }
}

/// The questions, open until answered; then the advice that follows from the answers, with a way to change them.
#[component]
fn Safety() -> impl IntoView {
    let preferences = app().preferences;
    let risks = move || preferences.with(|settings| settings.risks.clone());
    let (open, set_open) = signal(preferences.with_now(|settings| settings.risks.is_none()));
    let tick = move |risk: Risk, ticked: bool| {
        preferences.change(|settings| {
            let before = settings.risks.take().unwrap_or_default();
            let keeps = |one: &Risk| if *one == risk { ticked } else { before.contains(one) };
            let now: Vec<_> = Risk::ALL.into_iter().filter(keeps).collect();
            // Taking the last tick back is not the same as saying "None of these".
            settings.risks = (!now.is_empty()).then_some(now);
        });
    };
    let none = move || {
        preferences.change(|settings| settings.risks = Some(Vec::new()));
        set_open.set(false);
    };
    let advice = move || {
        let advice = safety::advise(&risks()?);
        let urgent = advice.offer == Offer::GetHelp;
        let lines =
            advice.sentences.into_iter().map(|sentence| view! { <p>{sentence.text}</p> }).collect_view();
        Some(if urgent {
            view! { <div class="danger-card">{lines}</div> }.into_any()
        } else {
            lines.into_any()
        })
    };
    let questions = move || {
        view! {
                    <fieldset class="ticks">
                        <legend>{texts::ASK.text}</legend>
                        {Risk::ALL
                            .map(|risk| {
                                let ticked = move || risks().is_some_and(|risks| risks.contains(&risk));
                                view! {
                                    <Tick
                                        label=risk.question().text
                                        ticked=flag(ticked)
                                        tick=Rc::new(move |ticked| tick(risk, ticked))
                                    />
                                }
                            })
                            .collect_view()}
                    </fieldset>
                    <button class="btn" type="button" on:click=tap(none)>"None of these"</button>
        }
    };
    let answered = move || {
        let none = move || risks().is_none_or(|risks| risks.is_empty());
        let said =
            move || if none() { "Safety questions: none of these." } else { "Safety questions: answered." };
        view! {
            <p class="sub">{words(said)}</p>
            <button class="btn" type="button" on:click=tap(move || set_open.set(true))>"Change answers"</button>
        }
    };
    view! {
        <section class="card safety">
            {either(move || open.get(), questions, answered)}
            <div class="advice" role="status">{part(advice)}</div>
        </section>
    }
}

#[component]
fn SetCard(choice: Choice, lean: bool) -> impl IntoView {
    let mut shown = vec![&texts::CLAIM, &texts::UNDER_50, &texts::TRIAL];
    let steps = choice.steps().iter().map(|step| {
        shown.push(step.stretch.instruction());
        let leans = lean && step.stretch == domain::stretch::Stretch::HamstringChair;
        view! {
            <li>
                <Picture pose=step.stretch.pose() />
                <div>
                    <h3>{step.stretch.label()}</h3>
                    <p>{step.stretch.instruction().text} " " {leans.then_some(texts::HAMSTRING_LEAN.text)}</p>
                </div>
            </li>
        }
    });
    let steps = steps.collect_view();
    view! {
        <article class="card set">
            <h2>{choice.routine.label()}</h2>
            <p class="sub">"About 4 minutes. Calf, then back of thigh. 3 holds of 10 seconds on each leg."</p>
            <p class="chip">{ico(Icon::EvMixed)}{content::Grade::Mixed.label()}</p>
            <p class="claim">{texts::CLAIM.text}</p>
            <p class="claim">{texts::UNDER_50.text}</p>
            <ol class="steps">{steps}</ol>
            <p class="claim">{texts::BREATHE.text}</p>
            <Sources of=shown />
        </article>
    }
}

#[component]
fn List(title: &'static str, of: Vec<&'static content::Sentence>) -> impl IntoView {
    view! {
        <section class="card stop-rules">
            <h2>{title}</h2>
            <ul class="dots">{of.into_iter().map(|sentence| view! { <li>{sentence.text}</li> }).collect_view()}</ul>
        </section>
    }
}
