//! Handing a file to the person.

use crate::platform::document::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers `text` as a file named `name`. Answers whether the browser took it; what it does then it does not say.
pub fn offer(name: &str, kind: &str, text: &str) -> bool {
    try_offer(name, kind, &JsValue::from_str(text)).is_some()
}

/// The same with bytes.
pub fn offer_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    try_offer(name, kind, &Uint8Array::from(bytes)).is_some()
}

fn try_offer(name: &str, kind: &str, content: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(content);
    let blob = Blob::new_with_blob_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The browser has its own hold on the blob by now.
    drop(Url::revoke_object_url(&address));
    Some(())
}
