//! The document around the app: title, theme, text size, focus, scroll.

use crate::platform::window;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

pub(in crate::platform) fn document() -> Option<Document> {
    window()?.document()
}

/// Sets the title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `data-<name>` on the root element.
pub fn mark(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // The names are ours and well-formed, so this cannot be refused.
        drop(root.set_attribute(&format!("data-{name}"), value));
    }
}

/// What `data-<name>` on the root element says.
pub fn marked(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(&format!("data-{name}"))
}

/// Tells the browser the colour scheme and the colour of its own bars.
pub fn set_scheme(scheme: &str, bar: &str) {
    let Some(document) = document() else { return };
    for (name, value) in [("color-scheme", scheme), ("theme-color", bar)] {
        if let Ok(Some(meta)) = document.query_selector(&format!("meta[name=\"{name}\"]")) {
            drop(meta.set_attribute("content", value));
        }
    }
}

/// Moves focus to the first element that fits `selector`, without scrolling.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(element.focus_with_options(&options));
    }
}

/// Moves focus to the first element that fits `selector`, and scrolls to it.
pub fn look_at(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Whether focus is on an element that fits `selector`, or inside one.
pub fn has_focus(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
