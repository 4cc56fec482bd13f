//! Deleting everything, in two steps; a backup is offered first.

use crate::parts::live::{changed, part, tap, words};
use crate::parts::{Icon, ico};
use crate::state::{app, look_at, look_at_next};
use domain::content::safekeeping::ERASE_WORD;
use leptos::prelude::*;

/// The card at the very end.
#[component]
pub fn Erase() -> impl IntoView {
    let (open, set_open) = signal(false);
    let ask = move || {
        set_open.set(true);
        look_at_next(".erase h2");
    };
    view! {
        <section class="card erase">
            {part(move || {
                if open.get() {
                    view! { <Ask close=set_open /> }.into_any()
                } else {
                    view! {
                        <h2 tabindex="-1">"Delete"</h2>
                        <p>"Asks twice, and offers a backup first."</p>
                        <button class="btn danger wide" type="button" on:click=tap(ask)>
                            {ico(Icon::Trash)}
                            "Delete everything"
                        </button>
                    }
                        .into_any()
                }
            })}
        </section>
    }
}

#[component]
fn Ask(close: WriteSignal<bool>) -> impl IntoView {
    let keep = app().safekeeping;
    let (typed, set_typed) = signal(String::new());
    let (problem, set_problem) = signal("");
    let delete = move || {
        if typed.get().trim().eq_ignore_ascii_case(ERASE_WORD) {
            keep.erase(crate::state::app());
        } else {
            set_problem.set("Nothing was deleted. Type the word delete first.");
            look_at(".erase input");
        }
    };
    view! {
        <h2 tabindex="-1">"Delete everything?"</h2>
        <p>
            "Every note, every choice and both copies on this device are deleted. This cannot be undone. A backup you took before stays yours."
        </p>
        <button class="btn wide" type="button" on:click=tap(move || keep.back_up())>{ico(Icon::Download)}"Back up first"</button>
        <p role="status">{words(move || keep.said())}</p>
        <div class="field">
            <label for="erase-word">"To go on, type the word delete"</label>
            <input id="erase-word"
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                on:input=changed(move |event| set_typed.set(event_target_value(&event)))
            />
        </div>
        <p class="field-error" role="alert">{words(move || problem.get())}</p>
        <div class="btns">
            <button class="btn danger" type="button" on:click=tap(delete)>{ico(Icon::Trash)}"Delete everything now"</button>
            <button class="btn" type="button" on:click=tap(move || close.set(false))>"Keep everything"</button>
        </div>
    }
}
