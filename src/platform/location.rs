//! The address bar: the part after `#`.

use crate::platform::{Listener, window};

/// The hash with its `#`, empty when there is none.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to `href` (such as `#/now`) as a new entry in the history.
pub fn go(href: &str) {
    if let Some(window) = window() {
        // Only a detached page refuses this, and nobody looks at a detached page.
        drop(window.location().set_hash(href));
    }
}

/// Goes to `href` in place of the present entry: "back" will not return here.
pub fn replace(href: &str) {
    if let Some(window) = window() {
        drop(window.location().replace(href));
    }
}

/// Leaves a word for the page that is loaded next in this tab.
pub fn leave_word(word: &str) {
    if let Some(window) = window() {
        drop(window.set_name(word));
    }
}

/// What the page before left, once.
pub fn take_word() -> String {
    let word = window().and_then(|window| window.name().ok()).unwrap_or_default();
    leave_word("");
    word
}

/// Calls with the new hash whenever it changes.
#[must_use]
pub fn on_change(mut call: impl FnMut(String) + 'static) -> Option<Listener> {
    Listener::on(window()?.as_ref(), "hashchange", move |_| call(hash()))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        drop(window.location().reload());
    }
}
