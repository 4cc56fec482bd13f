//! Whether the app runs as an app of its own, from the home screen, or in a tab of the browser.

use crate::platform::window;

/// Whether it was started from the home screen.
pub fn is_installed() -> bool {
    let Some(window) = window() else { return false };
    let mode = window.match_media("(display-mode: standalone)").ok().flatten();
    // Older iPhones say it in a way of their own.
    let own = js_sys::Reflect::get(&window.navigator(), &"standalone".into()).ok();
    mode.is_some_and(|mode| mode.matches()) || own.and_then(|own| own.as_bool()) == Some(true)
}
