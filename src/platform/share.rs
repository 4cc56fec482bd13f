//! The system's share sheet, where it takes files. It must be called in the tap itself.

use crate::platform::window;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, ShareData};

/// How sharing went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The person sent it somewhere.
    Sent,
    /// The person closed the sheet.
    Closed,
    /// The system did not take it after all.
    Refused,
}

/// Opens the share sheet with a file of text. `None` when this system does not take such a file: then nothing was opened.
pub fn file(name: &str, kind: &str, text: &str) -> Option<impl Future<Output = Shared> + use<>> {
    sheet(name, kind, &JsValue::from_str(text))
}

/// The same with a file of bytes.
pub fn bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<impl Future<Output = Shared> + use<>> {
    sheet(name, kind, &Uint8Array::from(bytes))
}

fn sheet(name: &str, kind: &str, content: &JsValue) -> Option<impl Future<Output = Shared> + use<>> {
    let navigator = window()?.navigator();
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let file = File::new_with_blob_sequence_and_options(&Array::of1(content), name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    // Not every browser has these two calls.
    for call in ["canShare", "share"] {
        js_sys::Reflect::get(&navigator, &call.into()).ok().filter(JsValue::is_function)?;
    }
    navigator.can_share_with_data(&data).then_some(())?;
    let promise = navigator.share_with_data(&data);
    Some(async move {
        match JsFuture::from(promise).await {
            Ok(_) => Shared::Sent,
            Err(error) => {
                let name =
                    js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
                if name.as_deref() == Some("AbortError") { Shared::Closed } else { Shared::Refused }
            }
        }
    })
}
