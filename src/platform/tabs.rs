//! Other tabs of this app: what they wrote to localStorage, and messages for what went elsewhere.

use crate::platform::{Listener, window};
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// Calls with the key and the value whenever another tab has written to localStorage.
#[must_use]
pub fn on_write(mut call: impl FnMut(String, String) + 'static) -> Option<Listener> {
    Listener::on(window()?.as_ref(), "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>()
            && let (Some(key), Some(value)) = (event.key(), event.new_value())
        {
            call(key, value);
        }
    })
}

/// A line to the other tabs. Where the browser has none, nothing is said and nothing heard.
pub struct Line {
    channel: BroadcastChannel,
    _listener: Option<Listener>,
}

impl Line {
    /// Opens the line; `call` hears what other tabs say.
    pub fn open(mut call: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new("quietlegs").ok()?;
        let listener = Listener::on(channel.as_ref(), "message", move |event| {
            if let Some(said) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
                call(said);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to every other tab.
    pub fn say(&self, text: &str) {
        // Refused only when the channel is closed, and then nobody listens.
        drop(self.channel.post_message(&text.into()));
    }
}
