//! The experiment of twelve weeks: what it is and how to begin it, the weeks while it runs, what it shows at its end.

mod before;
mod over;
mod running;
mod way;

pub use way::Way;

use crate::parts::live::part;
use crate::parts::{Icon, ico};
use crate::state::{app, ticking_now};
use before::Before;
use domain::insight::Experiment;
use domain::night::Night;
use domain::route::Route;
use leptos::prelude::*;
use over::Over;
use running::Running;

/// The view of `#/nights/trial`.
#[component]
pub fn TrialView() -> impl IntoView {
    let journal = app().journal;
    journal.open_standing();
    let clock = ticking_now();
    // It changes at noon and at midnight, not each second.
    let day = Memo::new(move |_| (Night::of(clock.get()), Experiment::tonight(clock.get())));
    let trials = Memo::new(move |_| journal.trials());
    let shown = move || {
        let (tonight, _) = day.get();
        let (over, running): (Vec<_>, Vec<_>) =
            trials.get().into_iter().partition(|(_, one)| one.is_over(tonight));
        let none = running.is_empty();
        let running = running.into_iter().map(|(id, trial)| view! { <Running id=id trial=trial /> });
        let over = over.into_iter().rev().map(|(id, trial)| view! { <Over id=id trial=trial /> });
        view! { {running.collect_view()} {over.collect_view()} {none.then(|| view! { <Before /> })} }
    };
    view! {
        <main class="view trial bare" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Patterns.href() aria-label="Back">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">{Route::Trial.title()}</h1>
                </header>
                {part(shown)}
            </div>
        </main>
    }
}
