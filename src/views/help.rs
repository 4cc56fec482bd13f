//! The emergency card. The static page shows the same card under the same address.

use crate::state::{app, now};
use domain::page;
use domain::route::Route;
use leptos::prelude::*;

/// The view of `#/now/help`.
#[component]
pub fn Help() -> impl IntoView {
    let running = app().journal.with_now(|diary| diary.running(now()).is_some());
    // The static page offers the cramp help; a button must not change under a finger at the take-over.
    let (back, words) = if running || app().navigation.is_first() {
        (Route::Now, "Back to the cramp help")
    } else {
        (Route::Tonight, "Back to Tonight")
    };
    view! {
        <main class="view bare help" data-view>
            <div class="view-body">
                <h1 tabindex="-1">"Get help"</h1>
                <CallCard />
                <a class="btn quiet wide needs-js" href="#/learn/doctor">"When to see a doctor"</a>
            </div>
            <div class="hill">
                <a class="btn big wide" href=back.href()>{words}</a>
            </div>
        </main>
    }
}

/// When to call, and whom: the emergency card and the same-day card.
#[component]
pub fn CallCard() -> impl IntoView {
    let card = app().preferences.with_now(|settings| page::help_card(&settings.emergency));
    view! {
        <div class="danger-card" inner_html=card></div>
        <div class="card soon" inner_html=page::help_today()></div>
    }
}
