//! Keeping the screen lit. The browser takes the lock away whenever the page is hidden; it must be asked for again.

use crate::platform::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lit screen; it may go dark again when this is dropped.
pub struct Lit(JsValue);

/// Asks for the screen to stay lit. `None` where that is not possible, or not now (low battery, hidden page).
pub async fn request() -> Option<Lit> {
    let lock = member(&window()?.navigator(), "wakeLock")?;
    let promise: Promise = call(&lock, "request", Some("screen"))?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(Lit)
}

impl Lit {
    /// Whether the browser has taken it away.
    pub fn is_released(&self) -> bool {
        member(&self.0, "released").and_then(|released| released.as_bool()).unwrap_or(false)
    }
}

impl Drop for Lit {
    fn drop(&mut self) {
        let released = call(&self.0, "release", None).and_then(|promise| promise.dyn_into::<Promise>().ok());
        if let Some(promise) = released {
            wasm_bindgen_futures::spawn_local(async move {
                let _released = JsFuture::from(promise).await.is_ok();
            });
        }
    }
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

fn call(of: &JsValue, name: &str, argument: Option<&str>) -> Option<JsValue> {
    let function: Function = member(of, name)?.dyn_into().ok()?;
    match argument {
        Some(argument) => function.call1(of, &argument.into()).ok(),
        None => function.call0(of).ok(),
    }
}
