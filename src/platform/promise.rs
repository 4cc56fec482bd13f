//! What the browser promises about keeping the data.

use crate::platform::window;
use wasm_bindgen_futures::JsFuture;

/// Asks the browser to keep the data under pressure. `None` where it cannot be asked. Some browsers ask the person and answer
/// only then, or never: nothing may wait for this.
pub async fn ask_to_keep() -> Option<bool> {
    let promise = window()?.navigator().storage().persist().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Whether the browser has promised. `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    let promise = window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}
