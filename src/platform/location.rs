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

/// Whether somebody has just come to this entry of the history, and did not come back to it. From now on it is known: Back, a reload, and
/// a tab that the browser brings back, find the mark.
pub fn take_entry() -> bool {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return true };
    let anew = history.state().is_ok_and(|state| state.is_null());
    drop(history.replace_state(&0.into(), ""));
    anew
}

/// Leaves a word for the page that is loaded next in this tab.
pub fn leave_word(word: &str) {
    if let Some(window) = window() {
        drop(window.set_name(word));
    }
}

/// Whether the page before left this word. It is taken; any other is left alone.
pub fn take_word(word: &str) -> bool {
    let left = window().and_then(|window| window.name().ok()).is_some_and(|name| name == word);
    if left {
        leave_word("");
    }
    left
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
