//! The check for warning signs: ticks, what to do, whom to call. It says what to do, never what somebody has.

use crate::parts::live::{changed, choose, chosen, either, flag, part, tap, value, when, words, words_if};
use crate::parts::{Choices, Icon, Look, Sources, Tick, ico};
use crate::state::notices::Notice;
use crate::state::{app, look_at, now, region};
use crate::views::leg;
use domain::content::{Sentence, leg as of_leg, notice, signs as says, warning};
use domain::moment::Moment;
use domain::night::Night;
use domain::page;
use domain::route::Route;
use domain::settings::dialled;
use domain::sheet::SignsNote;
use domain::signs::{self, Level, RULES, Sign};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

const NO_NUMBER: &str = "That is no number to dial. Use digits.";

/// The view of `#/signs`.
#[component]
pub fn Signs() -> impl IntoView {
    let app = app();
    for notice in
        untrack(|| app.notices.all()).into_iter().filter(|notice| matches!(notice, Notice::Signs(_)))
    {
        app.notices.close(&notice);
    }
    let ticked = RwSignal::new(BTreeSet::<Sign>::new());
    let kept = RwSignal::new(None::<Moment>);
    let last = app.journal.with_now(|diary| SignsNote::all(diary).next().map(|(at, _)| at));
    let advice = Memo::new(move |_| ticked.with(signs::advice));
    let is_pressing = move || ticked.with(signs::level) == Some(Level::Emergency);
    let first = move || advice.with(|lines| lines.first().map_or("", |line| line.text));
    let others = move || {
        let lines = advice.get().into_iter().skip(1);
        lines.map(|line| view! { <p>{line.text}</p> }).collect_view()
    };
    let keep = move || {
        app.keep_signs(&ticked.get_untracked());
        kept.set(Some(now()));
    };
    // What the last answers closed, and how answering again opens it.
    let before = app.leg.get_untracked().map(|leg| {
        view! { <p class="card">{leg.says().text} " " {leg::why(leg)} " " {of_leg::UNTIL.text} " " {of_leg::AGAIN.text}</p> }
    });
    let shown: Vec<&'static Sentence> =
        RULES.iter().map(|rule| rule.says).chain(Level::ALL.map(Level::says)).collect();
    view! {
        <main class="view bare signs" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Tonight.href() aria-label="Back to Tonight">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">"Check for warning signs"</h1>
                        {last.map(|at| view! { <p class="sub">"Last answered: " {region::day(at.local().date())} "."</p> })}
                    </div>
                </header>
                <p>{says::ABOUT.text}</p>
                {before}
                <section class="danger-card">
                    <h2>{warning::CALL_NOW.text}</h2>
                    <Calls />
                    {list(Level::Emergency, "Emergency signs", ticked, kept)}
                </section>
                <section class="card">
                    <h2>{warning::CALL_TODAY.text}</h2>
                    {list(Level::Today, "Signs for help today", ticked, kept)}
                    <p>{warning::WHO_TODAY.text}</p>
                </section>
                <section class="card">
                    <h2>{notice::SEE_A_DOCTOR.text}</h2>
                    {list(Level::Visit, "Signs for a doctor's visit", ticked, kept)}
                </section>
                <section class="card next" aria-label="What to do">
                    {part(others)}
                    <p>{warning::NOTHING_FITS.text}</p>
                    {part(move || match kept.get() {
                        Some(at) => view! {
                            <p role="status" class="kept">
                                "Answers kept with the date. "
                                <a href=Route::Night(Night::of(at)).href()>"See them in that night"</a>
                            </p>
                        }
                            .into_any(),
                        None => view! {
                            <button class="btn primary wide" type="button" on:click=tap(keep)>"Keep these answers"</button>
                        }
                            .into_any(),
                    })}
                </section>
                <Number />
                <Sources of=shown />
            </div>
            <div class="hill">
                <p role="status" class:pressing=flag(is_pressing)>{words(first)}</p>
                {when(is_pressing, || view! { <Press /> })}
            </div>
        </main>
    }
}

/// The signs of a level, to tick.
fn list(
    level: Level,
    legend: &'static str,
    ticked: RwSignal<BTreeSet<Sign>>,
    kept: RwSignal<Option<Moment>>,
) -> AnyView {
    let ticks = Sign::ALL.into_iter().filter(|sign| sign.level() == level).map(|sign| {
        let tick = move |is: bool| {
            ticked.update(|ticked| {
                if is {
                    ticked.insert(sign);
                } else {
                    ticked.remove(&sign);
                }
            });
            kept.set(None);
        };
        let is = flag(move || ticked.with(|ticked| ticked.contains(&sign)));
        view! { <Tick label=sign.says() ticked=is tick=Rc::new(tick) /> }
    });
    view! {
        <fieldset class="stack">
            <legend class="sr">{legend}</legend>
            {ticks.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// The way to call: the number the person chose, or the usual ones.
#[component]
fn Calls() -> impl IntoView {
    let preferences = app().preferences;
    let number = Memo::new(move |_| preferences.with(|settings| settings.emergency.clone()));
    part(move || {
        let number = number.get();
        if number.is_empty() {
            view! { <div inner_html=page::calls("")></div> }.into_any()
        } else {
            let href = format!("tel:{}", number.replace(' ', ""));
            view! { <a class="btn danger fill big wide" href=href>"Call " {number}</a> }.into_any()
        }
    })
}

/// The same in the ledge, in one button: to call, or to the numbers while none is chosen.
#[component]
fn Press() -> impl IntoView {
    let preferences = app().preferences;
    let is_chosen = move || preferences.with(|settings| !settings.emergency.is_empty());
    either(
        is_chosen,
        || view! { <Calls /> },
        || {
            let show = tap(|| look_at(".signs .danger-card a"));
            view! { <button class="btn danger fill big wide" type="button" on:click=show>"Show the numbers"</button> }
        },
    )
}

/// The number to dial in an emergency.
#[component]
pub fn Number(
    /// What stands below it in the same card.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let preferences = app().preferences;
    let usual = warning::EMERGENCY_NUMBERS;
    let place = move || {
        preferences.with(|settings| {
            let known = usual.iter().position(|(_, number)| *number == settings.emergency);
            known.or_else(|| (!settings.emergency.is_empty()).then_some(usual.len()))
        })
    };
    let is_own = RwSignal::new(untrack(place) == Some(usual.len()));
    let (problem, set_problem) = signal(None::<&'static str>);
    let typed = RwSignal::new(preferences.with_now(|settings| settings.emergency.clone()));
    let pick = move |index: usize| {
        is_own.set(index == usual.len());
        if let Some((_, number)) = usual.get(index) {
            preferences.change(|settings| (*number).clone_into(&mut settings.emergency));
        }
    };
    let save = move || {
        if let Some(number) = dialled(&typed.get_untracked()) {
            set_problem.set(None);
            preferences.change(|settings| number.clone_into(&mut settings.emergency));
        } else {
            set_problem.set(Some(NO_NUMBER));
            look_at("#own-number");
        }
    };
    view! {
        <section class="card number">
            <h2 tabindex="-1">"Your emergency number"</h2>
            <Choices
                look=Look::Grid
                name="number"
                legend="Which number do you call?"
                options=vec!["999 (UK)", "112 (Europe)", "911 (North America)", "Another"]
                chosen=chosen(move || if is_own.get() { Some(usual.len()) } else { place() })
                choose=choose(pick)
            />
            {either(
                move || is_own.get(),
                move || {
                    view! {
                        <div class="field">
                            <label for="own-number">"The number"</label>
                            <input id="own-number"
                                type="tel"
                                autocomplete="off"
                                prop:value=typed.get_untracked()
                                aria-invalid=value(move || problem.get().map(|_| "true".to_owned()))
                                on:input=changed(move |event| {
                                    typed.set(event_target_value(&event));
                                    set_problem.set(None);
                                })
                            />
                        </div>
                        <p role="status" class="problem">{words_if(move || problem.get())}</p>
                        <button class="btn wide" type="button" on:click=tap(save)>"Keep this number"</button>
                    }
                },
                || (),
            )}
            {after}
        </section>
    }
}
