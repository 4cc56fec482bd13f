//! The second store, `IndexedDB`. `assets/shadow.js` is the only file that touches it, because the rescue page needs the same
//! code without WebAssembly (ADR 10); here its promises become futures.

use domain::keeper::{Seen, Write};
use domain::vault::Fault;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = see, catch)]
    fn shadow_see(keys: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = write, catch)]
    fn shadow_write(put: &Array, drop: &Array, mark: Option<&str>) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = quietlegsShadow, js_name = erase, catch)]
    fn shadow_erase(key: &str, value: &str) -> Result<Promise, JsValue>;
}

/// Every key and, in the same moment, the values of those of these keys that are there; of all keys without any.
pub async fn see(keys: Option<&[String]>) -> Result<Seen, Fault> {
    let wanted = keys.map_or(JsValue::UNDEFINED, |keys| array(keys.iter()).into());
    let found = kept(shadow_see(&wanted)).await?;
    let [keys, flat] = [0, 1].map(|at| strings(&Array::from(&found).get(at)));
    let (pairs, _) = flat.as_chunks::<2>();
    Ok(Seen { keys, pairs: pairs.iter().map(|[key, value]| (key.clone(), value.clone())).collect() })
}

/// Makes a change where the mark is the expected one, all or nothing. It is on the disk when this is done.
pub async fn write(write: &Write) -> Result<(), Fault> {
    let put = array(write.change.put.iter().flat_map(|(key, value)| [key, value]));
    kept(shadow_write(&put, &array(write.change.drop.iter()), write.mark())).await.map(drop)
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
