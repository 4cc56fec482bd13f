//! A file the person picked.

use crate::platform::document::document;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// The file picked in the field the event comes from. The field is emptied, so that the same file can be picked again.
pub fn of(event: &Event) -> Option<Picked> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(Picked(file))
}

/// Opens the system's file picker for the first field that fits `selector`. It must be called in the tap itself.
pub fn open(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(field) = found.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        field.click();
    }
}

/// A picked file; nothing of it is read yet.
pub struct Picked(File);

impl Picked {
    /// Its size in bytes.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are whole and not negative"
    )]
    pub fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// Its bytes; `None` when it cannot be read, as when it was moved away.
    pub async fn bytes(self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}
