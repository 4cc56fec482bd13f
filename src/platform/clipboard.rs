//! The clipboard. It must be written in the tap itself.

use crate::platform::window;
use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; answers whether the browser took it. Not every browser has a clipboard for pages, and it may refuse.
pub fn write(text: &str) -> impl Future<Output = bool> + use<> {
    let navigator = window().map(|window| window.navigator());
    let here = |navigator: &web_sys::Navigator| {
        Reflect::get(navigator, &"clipboard".into()).is_ok_and(|found| found.is_object())
    };
    let asked = navigator.filter(here).map(|navigator| navigator.clipboard().write_text(text));
    async move {
        match asked {
            Some(asked) => JsFuture::from(asked).await.is_ok(),
            None => false,
        }
    }
}
