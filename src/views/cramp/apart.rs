//! Texts of one field that two windows or two devices wrote without knowing of each other: one under the other with their dates, and
//! one tap that makes them one.

use crate::parts::live::{part, tap};
use crate::state::{app, forms};
use domain::id::Id;
use domain::moment::Millis;
use leptos::prelude::*;

/// The texts of a field of an entry; nothing where there is one only.
#[component]
pub fn Apart(id: Id, field: &'static str) -> impl IntoView {
    let app = app();
    let id = StoredValue::new(id);
    let texts = Memo::new(move |_| id.with_value(|id| app.journal.apart(id, field)));
    let join = move || id.with_value(|id| app.journal.settle(id, field));
    part(move || {
        (texts.with(Vec::len) > 1).then(|| {
            view! {
                <section class="card apart">
                    <p>"This was written in two places. Both are kept:"</p>
                    <ul class="dots" translate="no">
                        {texts.get().into_iter().map(|(at, text)| line(at, text)).collect_view()}
                    </ul>
                    <button class="btn" type="button" on:click=tap(join)>"Make one text of them"</button>
                </section>
            }
        })
    })
}

fn line(at: Millis, text: String) -> impl IntoView {
    view! { <li><b>{forms::when(app(), crate::state::at(at))}</b> " " {text}</li> }
}
