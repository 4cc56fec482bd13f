//! Keys of the keyboard, and the media keys of a headset or a keyboard.

use crate::platform::{Listener, window};
use js_sys::{Array, Function, Object, Reflect};
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

/// Calls at each tap anywhere on the page, as early as a browser takes it for one.
#[must_use]
pub fn on_tap(mut call: impl FnMut() + 'static) -> Option<Listener> {
    Listener::on(window()?.as_ref(), "pointerup", move |_| call())
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

/// Handlers for the media keys, and what the lock screen says beside them; all is taken away when this is dropped.
pub struct MediaKeys {
    session: JsValue,
    names: Vec<&'static str>,
    _calls: Vec<Closure<dyn FnMut()>>,
}

impl MediaKeys {
    /// Handles these keys (`play`, `pause`, `previoustrack`, `nexttrack`) under this title. `None` where there are none.
    pub fn handle(title: &str, keys: Vec<(&'static str, Call)>) -> Option<Self> {
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
        let this = Self { session, names, _calls: calls };
        this.set("metadata", &metadata(title).unwrap_or(JsValue::NULL));
        Some(this)
    }

    /// Says whether it plays now.
    pub fn show(&self, plays: bool) {
        self.set("playbackState", &(if plays { "playing" } else { "paused" }).into());
    }

    fn set(&self, name: &str, value: &JsValue) {
        // Some browsers know the keys but not all that is shown beside them.
        let _set = Reflect::set(&self.session, &name.into(), value).is_ok();
    }
}

/// `new MediaMetadata({ title })`.
fn metadata(title: &str) -> Option<JsValue> {
    let class: Function = Reflect::get(window()?.as_ref(), &"MediaMetadata".into()).ok()?.dyn_into().ok()?;
    let init = Object::new();
    Reflect::set(&init, &"title".into(), &title.into()).ok()?;
    Reflect::construct(&class, &Array::of1(&init)).ok()
}

impl Drop for MediaKeys {
    fn drop(&mut self) {
        self.set("metadata", &JsValue::NULL);
        self.set("playbackState", &"none".into());
        let set = Reflect::get(&self.session, &"setActionHandler".into()).ok();
        if let Some(set) = set.and_then(|set| set.dyn_into::<Function>().ok()) {
            for name in &self.names {
                let _gone = set.call2(&self.session, &(*name).into(), &JsValue::NULL).is_ok();
            }
        }
    }
}
