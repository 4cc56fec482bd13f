//! A field for a text of any length: how much room is left, and what was written elsewhere meanwhile.

use crate::parts::live::{Live, changed, flag, value, words};
use leptos::prelude::*;
use std::rc::Rc;

/// What writing does.
pub type Write = Rc<dyn Fn(String)>;

/// The field.
#[component]
pub fn Writing(
    /// Its id, and part of those of its lines.
    id: &'static str,
    /// Its name.
    label: &'static str,
    /// How many lines it shows.
    rows: &'static str,
    /// What it says, followed.
    text: Live<String>,
    /// Called with each change.
    write: Write,
    /// What is said of the room that is left, empty when there is plenty, followed.
    room: Memo<String>,
    /// Whether the text is too long, followed.
    over: Memo<bool>,
    /// What was written elsewhere meanwhile, followed.
    also: Memo<String>,
) -> impl IntoView {
    let about = format!("{id}-room");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                rows=rows
                autocomplete="off"
                prop:value=text
                aria-describedby=about.clone()
                aria-invalid=value(move || over.get().then(|| "true".to_owned()))
                on:input=changed(move |event| write(event_target_value(&event)))
            ></textarea>
            // A count at every letter is seen; only that it is too much is also heard.
            <p class="sub" id=about class:problem=flag(move || over.get())>{words(move || room.get())}</p>
            <p class="sr" role="alert">
                {words(move || if over.get() { "This text is too long to be saved." } else { "" })}
            </p>
            <p class="sub also" role="status">{words(move || also.get())}</p>
        </div>
    }
}
