//! Why something is closed because of a leg, and the way to say that it is over. The same on every screen.

use crate::state::region;
use domain::content::leg as says;
use domain::route::Route;
use domain::safety::LegWarning;
use leptos::prelude::*;

/// Where the person said so.
pub fn why(leg: LegWarning) -> String {
    let signs = leg.signs.map(|at| format!("{} {}.", says::IN_SIGNS, region::day(at.local().date())));
    let stretch = leg.stretch.then(|| says::IN_STRETCH.to_owned());
    [signs, stretch].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Until when, and the way to answer again.
pub fn until() -> AnyView {
    view! {
        <p>{says::UNTIL.text}</p>
        <a class="btn wide" href=Route::Signs.href()>{says::OVER}</a>
    }
    .into_any()
}

/// What to do, and why, as the card of a screen that has nothing else to offer.
pub fn card(leg: LegWarning) -> AnyView {
    view! {
        <section class="danger-card">
            <p><b>{leg.says().text}</b></p>
            <p>{says::DO_NOT.text} " " {why(leg)}</p>
            {until()}
        </section>
    }
    .into_any()
}
