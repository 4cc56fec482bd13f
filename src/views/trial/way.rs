//! The way to the experiment, from Patterns.

use crate::parts::live::words;
use crate::parts::{Icon, ico};
use crate::state::{app, now};
use domain::insight::{Stage, WEEKS};
use domain::night::Night;
use domain::route::Route;
use leptos::prelude::*;

/// One row that says how far it is.
#[component]
pub fn Way() -> impl IntoView {
    let journal = app().journal;
    journal.open_standing();
    let sub = move || {
        let running = journal.trial(now());
        match running.map(|(_, trial)| trial.stage(Night::of(now()))) {
            Some(Stage::Week(at)) => format!("Week {} of {WEEKS}.", at + 1),
            Some(_) => "It begins soon.".to_owned(),
            None if !journal.trials().is_empty() => "It is over. See what it shows.".to_owned(),
            None => "The strongest answer a diary can give. You decide.".to_owned(),
        }
    };
    view! {
        <a class="row" href=Route::Trial.href() aria-label=Route::Trial.title() aria-describedby="trial-sub">
            {ico(Icon::Nights)}
            <span class="row-text">
                <span class="row-title">{Route::Trial.title()}</span>
                <span class="sub" id="trial-sub">{words(sub)}</span>
            </span>
            <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
        </a>
    }
}
