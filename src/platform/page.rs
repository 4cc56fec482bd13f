//! Taking over from the static page: what the person did before the app was there, and removing the page.
//!
//! The other half of this contract is `assets/boot.js` and `index.html`; it is written down in `ARCHITECTURE.md`.

use crate::platform::document::document;
use domain::moment::Millis;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

/// What the person did on the static page.
#[derive(Clone, Debug, Default)]
pub struct Handoff {
    /// When they opened the help, in milliseconds since 1970.
    pub opened: Option<Millis>,
    /// When they said that it had eased, in milliseconds since 1970.
    pub eased: Option<Millis>,
    /// The muscle they chose, by its id.
    pub muscle: Option<String>,
    /// The position they chose, by its id.
    pub position: Option<String>,
    /// The element that had focus, by its id.
    focus: Option<String>,
    /// How far it was scrolled down, in CSS pixels.
    scroll: f64,
}

/// Whether a finger is down on the static page: taking over now would lose its tap.
pub fn is_pressed() -> bool {
    document().and_then(|document| page(&document)).is_some_and(|page| page.has_attribute("data-pressed"))
}

/// Reads what was done before the app came.
pub fn read() -> Handoff {
    let Some((document, page)) = document().and_then(|document| Some((document.clone(), page(&document)?)))
    else {
        return Handoff::default();
    };
    let millis = |name| page.get_attribute(name).and_then(|text| text.parse().ok());
    let focus = document.active_element().map(|element| element.id()).filter(|id| !id.is_empty());
    // Asked now, before anything has changed: later the browser would have to lay out both pages for the answer.
    let scroll = crate::platform::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    Handoff {
        opened: millis("data-opened"),
        eased: millis("data-eased"),
        muscle: chosen(&page, "muscle"),
        position: chosen(&page, "position"),
        focus,
        scroll,
    }
}

/// What the app mounts into.
pub type Host = HtmlElement;

/// The element the app mounts into.
pub fn host() -> Option<Host> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Removes the static page and puts focus and scroll back where they were. Call it in the task that mounted the app.
pub fn remove(handoff: &Handoff) {
    let Some(document) = document() else { return };
    if let Some(page) = page(&document) {
        page.remove();
    }
    let again = handoff.focus.as_deref().and_then(|id| document.get_element_by_id(id));
    if let Some(element) = again.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(element.focus_with_options(&options));
    }
    // Nothing to put back at the top, and asking for it would cost a layout.
    if let (Some(window), true) = (crate::platform::window(), handoff.scroll > 0.0) {
        window.scroll_to_with_x_and_y(0.0, handoff.scroll);
    }
}

fn page(document: &Document) -> Option<Element> {
    document.get_element_by_id("page")
}

fn chosen(page: &Element, name: &str) -> Option<String> {
    let found = page.query_selector(&format!("input[name={name}]:checked")).ok()??;
    Some(found.dyn_into::<HtmlInputElement>().ok()?.value())
}
