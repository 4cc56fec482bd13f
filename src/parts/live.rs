//! One type for each kind of live thing: words, flags, pieces of view, taps.
//!
//! A closure is a type of its own, and Leptos compiles its machinery anew for every type. Behind these few types it is
//! compiled once, which takes about a quarter off the download (ADR 0005).
//!
//! What changes stays in step under a browser's translator, which puts its own text in the place of ours: see `parts/words.rs`.
//! A piece of view is not written over there, but drawn anew. Let it begin and end with an element, never with bare words.

use crate::parts::words::Words;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

/// Something that follows the signals it reads.
pub type Live<T> = Arc<Mutex<dyn FnMut() -> T + Send>>;

/// A handler for an event.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// Words that change.
pub fn words<W: Into<Cow<'static, str>>>(mut look: impl FnMut() -> W + Send + 'static) -> Live<Words> {
    Arc::new(Mutex::new(move || Words(look().into())))
}

/// Words that may be absent.
pub fn words_if<W: Into<Cow<'static, str>>>(
    mut look: impl FnMut() -> Option<W> + Send + 'static,
) -> Live<Words> {
    words(move || look().map_or(Cow::Borrowed(""), Into::into))
}

/// The value of an attribute that may be absent.
pub fn value(look: impl FnMut() -> Option<String> + Send + 'static) -> Live<Option<String>> {
    Arc::new(Mutex::new(look))
}

/// What stands in a field.
pub fn held(look: impl FnMut() -> String + Send + 'static) -> Live<String> {
    Arc::new(Mutex::new(look))
}

/// Markup of our own making, for `inner_html`.
pub fn html(look: impl Fn() -> Option<String> + Send + 'static) -> Live<String> {
    Arc::new(Mutex::new(move || look().unwrap_or_default()))
}

/// A class or a property that is on or off.
pub fn flag(look: impl FnMut() -> bool + Send + 'static) -> Live<bool> {
    Arc::new(Mutex::new(look))
}

/// A piece of view that changes as a whole.
pub fn part<V: IntoAny>(mut look: impl FnMut() -> V + Send + 'static) -> Live<AnyView> {
    anew(Box::new(move || look().into_any()))
}

/// One piece of view or another; drawn anew only when `is` changes.
pub fn either<A: IntoAny, B: IntoAny>(
    is: impl Fn() -> bool + Send + Sync + 'static,
    yes: impl Fn() -> A + Send + 'static,
    no: impl Fn() -> B + Send + 'static,
) -> Live<AnyView> {
    let is = Memo::new(move |_| is());
    part(move || if is.get() { yes().into_any() } else { no().into_any() })
}

/// A piece of view that Leptos may write over with the next one of its type, unless the page is translated: the words in it may
/// not be ours any more. Then the next one is of another type, and takes the place of this one.
fn anew(mut look: Box<dyn FnMut() -> AnyView + Send>) -> Live<AnyView> {
    let mut odd = false;
    Arc::new(Mutex::new(move || {
        let view = look();
        odd ^= is_translated();
        if odd { (view, ()).into_any() } else { view }
    }))
}

/// Whether a translator has been at the page: each of them tells it the new language, or wraps words in an element we never use.
fn is_translated() -> bool {
    let page = document();
    let language = page.document_element().and_then(|root| root.get_attribute("lang"));
    language.is_some_and(|language| language != "en")
        || page.query_selector("font").is_ok_and(|found| found.is_some())
}

/// A piece of view that is there or not.
pub fn when<A: IntoAny>(
    is: impl Fn() -> bool + Send + Sync + 'static,
    yes: impl Fn() -> A + Send + 'static,
) -> Live<AnyView> {
    either(is, yes, || ())
}

/// What a tap does.
pub fn tap(mut act: impl FnMut() + 'static) -> Handler<MouseEvent> {
    Box::new(move |_| act())
}

/// What a change of a control does.
pub fn changed(act: impl FnMut(Event) + 'static) -> Handler<Event> {
    Box::new(act)
}

/// Which of several is chosen, followed.
pub type Chosen = Arc<dyn Fn() -> Option<usize> + Send + Sync>;

/// Which of several is chosen.
pub fn chosen(look: impl Fn() -> Option<usize> + Send + Sync + 'static) -> Chosen {
    Arc::new(look)
}

/// What choosing does, with the index chosen.
pub type Choose = Rc<dyn Fn(usize)>;

/// What choosing does.
pub fn choose(act: impl Fn(usize) + 'static) -> Choose {
    Rc::new(act)
}
