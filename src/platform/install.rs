//! Whether the app runs as an app of its own, from the home screen, or in a tab of the browser; and how it gets there.

use crate::platform::{document, service_worker, window};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether it was started from the home screen.
pub fn is_installed() -> bool {
    let Some(window) = window() else { return false };
    let mode = window.match_media("(display-mode: standalone)").ok().flatten();
    // Older iPhones say it in a way of their own.
    mode.is_some_and(|mode| mode.matches())
        || navigator("standalone").and_then(|own| own.as_bool()) == Some(true)
}

/// What the browser calls itself.
pub fn agent() -> String {
    navigator("userAgent").and_then(|agent| agent.as_string()).unwrap_or_default()
}

/// Whether it is worked with fingers.
pub fn is_touched() -> bool {
    let coarse = window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    coarse.is_some_and(|coarse| coarse.matches())
}

/// Whether the browser would ask to install: `assets/boot.js` keeps its offer until it is wanted.
pub fn is_offered() -> bool {
    document::marked("install").is_some()
}

/// Lets the browser ask. To be called in a tap.
pub fn ask() {
    service_worker::tell("quietlegs-install");
}

/// The screen in its own pixels: width and height.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few thousand pixels; `as` saturates"
)]
pub fn pixels() -> Option<(u32, u32)> {
    let window = window()?;
    let screen = Reflect::get(&window, &"screen".into()).ok()?;
    let ratio = window.device_pixel_ratio();
    let side = |name: &str| Reflect::get(&screen, &name.into()).ok()?.as_f64();
    Some(((side("width")? * ratio).round() as u32, (side("height")? * ratio).round() as u32))
}

/// Names the picture that is shown while the app starts, for the moment in which somebody puts it on the home screen.
pub fn show_at_start(picture: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let (Ok(link), Ok(Some(head))) = (document.create_element("link"), document.query_selector("head"))
    else {
        return;
    };
    // The names are well-formed and the head takes links, so nothing of this can be refused.
    drop(link.set_attribute("rel", "apple-touch-startup-image"));
    drop(link.set_attribute("href", picture));
    drop(head.append_child(&link));
}

fn navigator(name: &str) -> Option<JsValue> {
    Reflect::get(&window()?.navigator(), &name.into()).ok()
}
