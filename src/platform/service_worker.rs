//! The service worker: whether everything is here for use offline, and whether a newer version waits.
//!
//! `assets/worker.js` registers it, asks it and applies updates, so that this works even when the app does not.
//! Here its findings are read from the root element, and wishes are told to it by events.

use crate::platform::document::document;
use crate::platform::{Listener, window};
use web_sys::Event;

/// What is known of the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Whether this browser, at this address, can keep the app for use offline at all.
    pub possible: bool,
    /// Whether every file is in the cache.
    pub ready: bool,
    /// Whether a newer version waits.
    pub update: bool,
}

/// What is known now.
pub fn findings() -> Findings {
    let root = document().and_then(|document| document.document_element());
    let mark = |name| root.as_ref().and_then(|root| root.get_attribute(name));
    let offline = mark("data-offline");
    Findings {
        possible: offline.is_some(),
        ready: offline.as_deref() == Some("ready"),
        update: mark("data-update").is_some(),
    }
}

/// Calls whenever something new is known.
#[must_use]
pub fn on_news(mut call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::on(window()?.as_ref(), "quietlegs-worker", move |_| call())
}

/// Looks for a newer version now.
pub fn look_for_update() {
    tell("quietlegs-look");
}

/// Lets the waiting version take over. The page loads anew, once.
pub fn apply_update() {
    tell("quietlegs-apply");
}

pub(in crate::platform) fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        // Refused only for an event already under way, and this one is new.
        drop(window.dispatch_event(&event));
    }
}
