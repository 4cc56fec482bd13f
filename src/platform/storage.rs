//! localStorage as the domain's store. The only file that touches it.
//!
//! `gloo_storage` panics where storage is blocked, so access is tried through `web_sys` first. A value that reads back
//! is not yet on disk: a browser that is killed within seconds may lose it.

use crate::platform::window;
use domain::vault::{Fault, Store};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// localStorage, when it can be had.
pub struct LocalStore(Storage);

impl LocalStore {
    /// Opens it. Answers [`Fault::Blocked`] where cookies and site data are switched off.
    pub fn open() -> Result<Self, Fault> {
        let allowed = window().and_then(|window| window.local_storage().ok().flatten()).is_some();
        if allowed { Ok(Self(LocalStorage::raw())) } else { Err(Fault::Blocked) }
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.get_item(key).map_err(fault)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.0.set_item(key, value).map_err(fault)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.0.remove_item(key).map_err(fault)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let length = self.0.length().map_err(fault)?;
        let mut keys = Vec::new();
        for index in 0..length {
            keys.extend(self.0.key(index).map_err(fault)?);
        }
        Ok(keys)
    }
}

/// What a refused call says.
pub(in crate::platform) fn fault(error: JsValue) -> Fault {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    let name = name.or_else(|| js_sys::Reflect::get(&error, &"name".into()).ok()?.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Fault::Full,
        Some("MarkError") => Fault::Marked,
        Some("SecurityError" | "NotAllowedError") => Fault::Blocked,
        Some(other) => Fault::Failed(other.to_owned()),
        None => Fault::Failed("unknown".to_owned()),
    }
}
