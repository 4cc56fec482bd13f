//! What the experiment is, said before anybody begins it; and beginning it.

use crate::parts::live::{changed, choose, chosen, tap, value, when, words};
use crate::parts::{Choices, Look, Sources};
use crate::state::{app, look_at, now, to_the_top};
use domain::content::trial as says;
use domain::insight::Experiment;
use domain::night::Night;
use leptos::prelude::*;

/// How many evenings ahead it may begin.
const AHEAD: i64 = 366;

/// Both cards.
#[component]
pub fn Before() -> impl IntoView {
    let [what, order, relief, ask, early, any_time, logged, all_six, carry] =
        says::BEFORE.map(|sentence| view! { <p>{sentence.text}</p> });
    view! {
        <section class="card">
            <h2>"What it is"</h2>
            {what} {order} {relief} {ask}
        </section>
        <section class="card">
            <h2>"What it can tell"</h2>
            {all_six} {logged} {carry} {early} {any_time}
            <p>{says::SEEN.text}</p>
        </section>
        <Begin />
        <Sources of=says::BEFORE.into_iter().chain([&says::SEEN]).collect() />
    }
}

#[component]
fn Begin() -> impl IntoView {
    let journal = app().journal;
    let (later, set_later) = signal(false);
    let (date, set_date) = signal(Experiment::tonight(now()).iso());
    let (problem, set_problem) = signal("");
    let begin = move || {
        let tonight = Experiment::tonight(now());
        let start = if later.get_untracked() { Night::parse(&date.get_untracked()) } else { Some(tonight) };
        let last = tonight.step(AHEAD);
        match start.filter(|start| tonight <= *start && last.is_some_and(|last| *start <= last)) {
            None => {
                set_problem.set(says::CHOOSE_DATE);
                look_at("#trial-date");
            }
            Some(start) if journal.begin_trial(start) => to_the_top(),
            Some(_) => set_problem.set(says::NOT_KEPT),
        }
    };
    let field = move || {
        view! {
            <div class="field">
                <label for="trial-date">"First evening"</label>
                <input
                    autocomplete="off"
                    id="trial-date"
                    type="date"
                    prop:value=value(move || Some(date.get()))
                    on:change=changed(move |event| {
                        set_problem.set("");
                        set_date.set(event_target_value(&event));
                    })
                />
            </div>
        }
    };
    view! {
        <section class="card">
            <h2>"Begin"</h2>
            <Choices
                look=Look::Row
                name="trial-start"
                legend="When should it begin?"
                options=vec!["Tonight", "Later"]
                chosen=chosen(move || Some(usize::from(later.get())))
                choose=choose(move |index| {
                    set_problem.set("");
                    set_later.set(index == 1);
                })
            />
            {when(move || later.get(), field)}
            <p class="field-error" role="alert">{words(move || problem.get())}</p>
            <button class="btn primary wide" type="button" on:click=tap(begin)>"Begin the 12 weeks"</button>
        </section>
    }
}
