//! Yes or not said: a real checkbox with its words.

use crate::parts::live::{Live, changed};
use leptos::prelude::*;
use std::rc::Rc;

/// A tick.
#[component]
pub fn Tick(
    /// The words.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    ticked: Live<bool>,
    /// Called with the new state.
    tick: Rc<dyn Fn(bool)>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=ticked on:change=changed(move |event| tick(event_target_checked(&event))) />
            <span>{label}</span>
        </label>
    }
}
