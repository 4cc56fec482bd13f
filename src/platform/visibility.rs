//! Coming back: the page was hidden, frozen or kept aside, and is looked at again.

use crate::platform::{Listener, window};
use web_sys::VisibilityState;

/// Whether the page is seen now.
pub fn is_seen() -> bool {
    let document = window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Calls when the page is about to be left: hidden, closed or loaded anew. On a phone it may be the last call there is.
#[must_use]
pub fn on_leave(call: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some((window, document)) = window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return Vec::new();
    };
    let (hidden, on_hide) = (document.clone(), call.clone());
    let listeners = [
        Listener::on(&document, "visibilitychange", move |_| {
            if hidden.visibility_state() == VisibilityState::Hidden {
                call();
            }
        }),
        Listener::on(&window, "pagehide", move |_| on_hide()),
    ];
    listeners.into_iter().flatten().collect()
}

/// Calls whenever the page is seen again: unlocked, brought to the front, thawed, or taken out of the
/// back-forward cache.
#[must_use]
pub fn on_return(mut call: impl FnMut() + Clone + 'static) -> Vec<Listener> {
    let Some((window, document)) = window().and_then(|window| Some((window.clone(), window.document()?)))
    else {
        return Vec::new();
    };
    let seen = document.clone();
    let (mut on_show, mut on_resume) = (call.clone(), call.clone());
    let listeners = [
        Listener::on(&document, "visibilitychange", move |_| {
            if seen.visibility_state() == VisibilityState::Visible {
                call();
            }
        }),
        Listener::on(&window, "pageshow", move |_| on_show()),
        Listener::on(&document, "resume", move |_| on_resume()),
    ];
    listeners.into_iter().flatten().collect()
}
