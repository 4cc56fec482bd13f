//! What is asked once, at the first start, without standing in the way: whether the text is easy to read; and on an iPhone, before the
//! first note, the way to the home screen.

use crate::parts::live::{tap, when};
use crate::parts::{Icon, ico};
use crate::state::safekeeping::Safekeeping;
use crate::state::{app, look_at};
use crate::views::settings::TextSizes;
use domain::install::Way;
use domain::route::Route;
use leptos::prelude::*;

/// The cards; nothing for whoever has chosen anything here, or noted anything.
#[component]
pub fn First() -> impl IntoView {
    let app = app();
    // Whoever chooses a size here looks at it first, and says then that it is easy to read.
    let (chose, set_chose) = signal(false);
    let asks = move || app.preferences.are_untouched() || chose.get();
    let is_bare = move || app.journal.with(|diary| diary.count() == 0);
    let apple = Safekeeping::way() == Way::Apple;
    let done = move || {
        app.preferences.change(|_| ());
        set_chose.set(false);
        // The button goes away under the finger: reading goes on at the title.
        look_at("[data-view] h1");
    };
    view! {
        {when(
            asks,
            move || {
                view! {
                    <section class="card first">
                        <h2>"Is this easy to read?"</h2>
                        <TextSizes quiet=true chose=set_chose />
                        <button class="btn quiet wide" type="button" on:click=tap(done)>"Yes, this is easy to read"</button>
                    </section>
                }
            },
        )}
        {when(
            move || apple && is_bare(),
            || {
                view! {
                    <a class="row" href=Route::Settings.href() aria-label="Before your first note" aria-describedby="install-sub">
                        {ico(Icon::Download)}
                        <span class="row-text">
                            <span class="row-title">"Before your first note"</span>
                            <span class="sub" id="install-sub">"Put the app on the home screen. Safari may delete notes of a page."</span>
                        </span>
                        <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
                    </a>
                }
            },
        )}
    }
}
