//! What the browser can do: one file per capability, plain values out, guards that close themselves on drop.
//!
//! Not here: signals, views, rules. Nothing outside this folder touches the browser.

#![allow(clippy::disallowed_methods, reason = "this folder is the door")]

pub mod clipboard;
pub mod clock;
pub mod document;
pub mod download;
pub mod install;
pub mod keys;
pub mod location;
pub mod page;
pub mod panic;
pub mod picked;
pub mod print;
pub mod promise;
pub mod random;
pub mod region;
pub mod service_worker;
pub mod shadow;
pub mod share;
pub mod sound;
pub mod speech;
pub mod storage;
pub mod tabs;
pub mod timer;
pub mod visibility;
pub mod wake_lock;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, Window};

/// The window, if there is one.
pub(in crate::platform) fn window() -> Option<Window> {
    web_sys::window()
}

/// A listener that is removed when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to `name` on `target` until dropped; `None` when the browser refuses.
    pub(in crate::platform) fn on(
        target: &EventTarget,
        name: &'static str,
        call: impl FnMut(Event) + 'static,
    ) -> Option<Self> {
        let call = Closure::new(call);
        target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref()).ok()?;
        Some(Self { target: target.clone(), name, call })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // The only way this fails is that the target is gone, and then so is the listener.
        drop(self.target.remove_event_listener_with_callback(self.name, self.call.as_ref().unchecked_ref()));
    }
}
