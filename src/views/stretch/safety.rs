//! The questions, open until answered; then the advice that follows from the answers, with a way to change them.

use crate::parts::live::{choose, chosen, either, flag, part, tap, words};
use crate::parts::{Choices, Look, Tick};
use crate::state::app;
use crate::views::leg;
use domain::content::stretch as texts;
use domain::safety::{Age, Risk};
use leptos::prelude::*;
use std::rc::Rc;

/// The card with the questions.
#[component]
pub fn Safety() -> impl IntoView {
    let preferences = app().preferences;
    let (open, set_open) = signal(preferences.with_now(|settings| settings.risks.is_none()));
    let advice = move || {
        let advice = app().advice().filter(|advice| !advice.offer.is_urgent())?;
        Some(advice.sentences.into_iter().map(|sentence| view! { <p>{sentence.text}</p> }).collect_view())
    };
    let answered = move || {
        let none = move || preferences.with(|settings| settings.risks.as_ref().is_none_or(Vec::is_empty));
        let said =
            move || if none() { "Safety questions: none of these." } else { "Safety questions: answered." };
        view! {
            <p class="sub">{words(said)}</p>
            <button class="btn" type="button" on:click=tap(move || set_open.set(true))>"Change answers"</button>
        }
    };
    view! {
        {part(move || app().leg.get().map(leg::card))}
        <section class="card safety">
            {either(move || open.get(), move || view! { <Questions set_open=set_open /> }, answered)}
            <div class="advice" role="status">{part(advice)}</div>
        </section>
    }
}

#[component]
fn Questions(set_open: WriteSignal<bool>) -> impl IntoView {
    let preferences = app().preferences;
    let tick = move |risk: Risk, ticked: bool| {
        preferences.change(|settings| {
            let before = settings.risks.take().unwrap_or_default();
            let keeps = |one: &Risk| if *one == risk { ticked } else { before.contains(one) };
            let now: Vec<_> = Risk::ALL.into_iter().filter(keeps).collect();
            // Taking the last tick back is not the same as saying "None of these".
            settings.risks = (!now.is_empty()).then_some(now);
            // What was chosen before an answer changed does not outlive it: the answer may ask for another.
            settings.stance = None;
        });
    };
    let none = move || {
        preferences.change(|settings| settings.risks = Some(Vec::new()));
        set_open.set(false);
    };
    let ticks = Risk::ALL.map(|risk| {
        let ticked = move || {
            preferences.with(|settings| settings.risks.as_ref().is_some_and(|risks| risks.contains(&risk)))
        };
        let act = Rc::new(move |ticked| tick(risk, ticked));
        view! { <Tick label=risk.question().text ticked=flag(ticked) tick=act /> }
    });
    view! {
        <Years />
        <fieldset class="ticks">
            <legend>{texts::ASK.text}</legend>
            {ticks.collect_view()}
        </fieldset>
        <button class="btn" type="button" on:click=tap(none)>"None of these"</button>
    }
}

/// The age, as far as it matters. Nobody has to say.
#[component]
fn Years() -> impl IntoView {
    let preferences = app().preferences;
    let options = Age::ALL.map(Age::label).into_iter().chain(["I would rather not say"]).collect();
    let index = move || {
        let age = preferences.with(|settings| settings.age);
        Some(Age::ALL.iter().position(|one| Some(*one) == age).unwrap_or(Age::ALL.len()))
    };
    let tell = move |index: usize| preferences.change(|settings| settings.age = Age::ALL.get(index).copied());
    view! {
        <Choices
            look=Look::Grid
            name="age"
            legend="How old are you?"
            options=options
            chosen=chosen(index)
            choose=choose(tell)
        />
    }
}
