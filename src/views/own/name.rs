//! The name of a set.

use super::Editing;
use crate::parts::live::{changed, held, value};
use crate::state::pause::Pause;
use domain::sheet::{Fault, tidy_name};
use leptos::prelude::*;

/// The field for the name. What is being written stays while the set changes elsewhere.
#[component]
pub fn Name(editing: Editing) -> impl IntoView {
    // What is being written, until it is kept.
    let typed = RwSignal::new(None::<String>);
    let shown = move || typed.get().unwrap_or_else(|| editing.own.with(|own| own.name.clone()));
    let faults = [(None, Fault::NoName), (None, Fault::LongName)];
    let is_bad = move || faults.iter().any(|fault| editing.is_wrong(*fault)).then(|| "true".to_owned());
    let tell = move |text: String| {
        for fault in faults {
            editing.right(fault);
        }
        match tidy_name(&text) {
            Ok(name) => {
                if editing.change(|own| own.name = name) {
                    typed.set(None);
                }
            }
            Err(fault) => editing.wrong((None, fault)),
        }
    };
    // In a pause of writing a name that can be kept is kept; what is wrong with one is said when it is finished.
    let pause = Pause::new(move || {
        if let Some(name) = typed.get_untracked().and_then(|text| tidy_name(&text).ok()) {
            editing.change(|own| own.name = name);
        }
    });
    view! {
        <div class="field">
            <label for="own-name">"Name"</label>
            <input
                id="own-name"
                type="text"
                autocomplete="off"
                prop:value=held(shown)
                aria-invalid=value(is_bad)
                on:input=changed(move |event| {
                    typed.set(Some(event_target_value(&event)));
                    pause.typed();
                })
                on:change=changed(move |event| {
                    pause.forget();
                    tell(event_target_value(&event));
                })
            />
        </div>
    }
}
