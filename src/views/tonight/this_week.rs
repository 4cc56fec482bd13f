//! What this evening is for while an experiment of twelve weeks runs, and that it is over when it is. Nothing else of the time.

use crate::parts::live::part;
use crate::parts::{Icon, ico};
use crate::state::{app, ticking_now};
use domain::content::{leg, trial as says};
use domain::insight::{Block, Experiment, WEEKS};
use domain::moment::Moment;
use domain::night::Night;
use domain::route::Route;
use leptos::prelude::*;

/// For how many nights after its end Tonight says that an experiment is over.
const AFTERWARDS: i64 = 14;

/// What there is to say.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    Evening(usize, Block),
    Over,
}

/// One quiet line.
#[component]
pub fn ThisWeek() -> impl IntoView {
    let journal = app().journal;
    journal.open_standing();
    let clock = ticking_now();
    let line = Memo::new(move |_| {
        let now = clock.get();
        let trials = journal.trials();
        let evening = trials.iter().find_map(|(_, trial)| trial.evening(now));
        let over = || trials.iter().any(|(_, trial)| is_just_over(*trial, now));
        evening.map(|(at, block)| Line::Evening(at, block)).or_else(|| over().then_some(Line::Over))
    });
    let leg = app().leg;
    let week = |at: usize| format!("Week {} of {WEEKS}", at + 1);
    part(move || {
        let (title, sub) = match line.get()? {
            Line::Evening(at, _) if leg.get().is_some() => (week(at), leg::NOT_NOW),
            Line::Evening(at, block) => (week(at), says::evening(block).text),
            Line::Over => (says::FINISHED.to_owned(), says::SEE),
        };
        Some(view! {
            <a class="row" href=Route::Trial.href() aria-label=says::NAME aria-describedby="week-sub">
                {ico(Icon::Nights)}
                <span class="row-text" id="week-sub">
                    <span class="row-title">{title}</span>
                    <span class="sub">{sub}</span>
                </span>
                <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
            </a>
        })
    })
}

fn is_just_over(trial: Experiment, now: Moment) -> bool {
    let (tonight, end) = (Night::of(now), trial.begins(WEEKS));
    trial.ended.is_none() && end <= tonight && end.step(AFTERWARDS).is_some_and(|until| tonight < until)
}
