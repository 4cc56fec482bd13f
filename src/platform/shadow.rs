//! The second store, `IndexedDB`. `assets/shadow.js` is the only file that touches it, because the rescue page needs the same
//! code without WebAssembly (ADR 10); here its promises become futures.

use domain::vault::{Change, Fault};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = keys, catch)]
    fn shadow_keys() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = read, catch)]
    fn shadow_read(keys: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = write, catch)]
    fn shadow_write(put: &Array, drop: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = erase, catch)]
    fn shadow_erase(key: &str, value: &str) -> Result<Promise, JsValue>;
}

/// Every key.
pub async fn keys() -> Result<Vec<String>, Fault> {
    Ok(strings(&kept(shadow_keys()).await?))
}

/// The values of those of these keys that are there.
pub async fn read(keys: &[String]) -> Result<Vec<(String, String)>, Fault> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let flat = strings(&kept(shadow_read(&array(keys.iter()))).await?);
    let (pairs, _) = flat.as_chunks::<2>();
    Ok(pairs.iter().map(|[key, value]| (key.clone(), value.clone())).collect())
}

/// Makes a change, all or nothing. It is on the disk when this is done.
pub async fn write(change: &Change) -> Result<(), Fault> {
    if change.is_empty() {
        return Ok(());
    }
    let put = array(change.put.iter().flat_map(|(key, value)| [key, value]));
    kept(shadow_write(&put, &array(change.drop.iter()))).await.map(drop)
}

/// Deletes everything and writes one key, all or nothing.
pub async fn erase(key: &str, value: &str) -> Result<(), Fault> {
    kept(shadow_erase(key, value)).await.map(drop)
}

async fn kept(promise: Result<Promise, JsValue>) -> Result<JsValue, Fault> {
    JsFuture::from(promise.map_err(super::storage::fault)?).await.map_err(super::storage::fault)
}

fn array<'t>(texts: impl Iterator<Item = &'t String>) -> Array {
    texts.map(|text| JsValue::from_str(text)).collect()
}

fn strings(array: &JsValue) -> Vec<String> {
    array
        .dyn_ref::<Array>()
        .map(|all| all.iter().filter_map(|one| one.as_string()).collect())
        .unwrap_or_default()
}
