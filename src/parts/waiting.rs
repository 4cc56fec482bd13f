//! What stands in the place of a view that is still on its way, or did not come.

use crate::parts::live::{Handler, Live};
use crate::parts::words::Words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Said while the view is on its way.
pub const COMING: &str = "Loading…";
/// Said when it did not come.
pub const MISSING: &str =
    "This part of the app could not be loaded. Your notes are safe. Connect and try again.";

/// A view on its way: its title, what is said, and what to do once it is known not to come.
#[component]
pub fn Waiting(
    /// The title of the view to come.
    title: &'static str,
    /// Whether the view to come has no tabs below it.
    bare: bool,
    /// [`COMING`] or [`MISSING`].
    says: Live<Words>,
    /// Whether it may still come: then there is nothing to do.
    coming: Live<bool>,
    /// Asks for it once more.
    again: Handler<MouseEvent>,
) -> impl IntoView {
    view! {
        <main class=if bare { "view bare" } else { "view" } data-view data-waiting>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">{title}</h1>
                </header>
                <p role="status">{says}</p>
                <div class="btns" hidden=coming>
                    <button class="btn primary" type="button" on:click=again>
                        "Try again"
                    </button>
                    <a class="btn quiet" href="#/">
                        "Back to Tonight"
                    </a>
                </div>
            </div>
        </main>
    }
}
