//! Keys of the keyboard, and the media keys of a headset or a keyboard.

use crate::platform::{Listener, window};
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, KeyboardEvent};

/// Calls with the name of each key pressed (`" "`, `ArrowLeft`, …) unless a field or a control has the focus that uses that key
/// itself. Answer true to keep the key from the browser.
#[must_use]
pub fn on_press(mut call: impl FnMut(&str) -> bool + 'static) -> Option<Listener> {
    Listener::on(window()?.as_ref(), "keydown", move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let plain = !pressed.ctrl_key() && !pressed.alt_key() && !pressed.meta_key() && !pressed.repeat();
        let key = pressed.key();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let own = target.is_some_and(|element| uses(&element, &key));
        if plain && !own && call(&key) {
            event.prevent_default();
        }
    })
}

/// Whether an element does something of its own with a key.
fn uses(element: &Element, key: &str) -> bool {
    match element.tag_name().as_str() {
        "INPUT" | "TEXTAREA" | "SELECT" => true,
        "BUTTON" | "A" | "SUMMARY" => key == " " || key == "Enter",
        _ => false,
    }
}

/// What a media key does.
pub type Call = Box<dyn FnMut()>;

/// Handlers for the media keys; they are taken away when this is dropped.
pub struct MediaKeys {
    session: JsValue,
    names: Vec<&'static str>,
    _calls: Vec<Closure<dyn FnMut()>>,
}

impl MediaKeys {
    /// Handles these keys (`play`, `pause`, `previoustrack`, `nexttrack`). `None` where there are none.
    pub fn handle(keys: Vec<(&'static str, Call)>) -> Option<Self> {
        let session = Reflect::get(&window()?.navigator(), &"mediaSession".into()).ok()?;
        let set: Function = Reflect::get(&session, &"setActionHandler".into()).ok()?.dyn_into().ok()?;
        let (mut names, mut calls) = (Vec::new(), Vec::new());
        for (name, call) in keys {
            let call = Closure::wrap(call);
            // A browser that does not know this key refuses it alone.
            if set.call2(&session, &name.into(), call.as_ref()).is_ok() {
                names.push(name);
                calls.push(call);
            }
        }
        Some(Self { session, names, _calls: calls })
    }
}

impl Drop for MediaKeys {
    fn drop(&mut self) {
        let set = Reflect::get(&self.session, &"setActionHandler".into()).ok();
        if let Some(set) = set.and_then(|set| set.dyn_into::<Function>().ok()) {
            for name in &self.names {
                let _gone = set.call2(&self.session, &(*name).into(), &JsValue::NULL).is_ok();
            }
        }
    }
}
