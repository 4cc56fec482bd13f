//! Settings and data: how safe the diary is, backups and restoring, how the app looks, sounds and counts, the way to the home screen,
//! the version and what is new in it, what this app is not, deleting it all.

mod erase;
mod install;
mod looks;
mod news;
mod notes;
mod restore;

pub use looks::TextSizes;

use crate::parts::live::{tap, when, words};
use crate::parts::{Icon, Sources, ico};
use crate::state::app;
use crate::state::offline::{self, Offline};
use crate::views::Number;
use domain::content::notice;
use domain::route::Route;
use erase::Erase;
use install::Install;
use leptos::prelude::*;
use looks::{Counting, Looks, Sounds};
use news::News;
use notes::Notes;
use restore::Restore;

/// The view of `#/settings`.
#[component]
pub fn SettingsView() -> impl IntoView {
    view! {
        <main class="view settings" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Tonight.href() aria-label="Back">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">"Settings"</h1>
                </header>
                <div class="panes">
                    <div class="pane">
                        <Notes />
                        <Restore />
                        <Install />
                        <TheApp />
                    </div>
                    <div class="pane">
                        <Looks />
                        <Counting />
                        <Sounds />
                        <Number />
                        <About />
                        <Erase />
                    </div>
                </div>
            </div>
        </main>
    }
}

#[component]
fn TheApp() -> impl IntoView {
    let app = app();
    let (said, set_said) = signal("");
    let look = move || {
        offline::look_for_update();
        set_said.set("Looking. If there is a newer version, it will be offered at the top.");
    };
    view! {
        <section class="card app">
            <h2>"The app"</h2>
            <dl>
                <div><dt>"Version"</dt><dd>{env!("CARGO_PKG_VERSION")}</dd></div>
            </dl>
            {when(
                move || app.offline.get() != Offline::Impossible,
                move || {
                    view! {
                        <button class="btn" type="button" on:click=tap(look)>
                            {ico(Icon::Refresh)}
                            "Check for updates"
                        </button>
                    }
                },
            )}
            <p role="status">{words(move || said.get())}</p>
            <News />
        </section>
    }
}

#[component]
fn About() -> impl IntoView {
    let mut shown = vec![&notice::CAUSES, &notice::SEE_A_DOCTOR];
    shown.extend(notice::REASONS);
    view! {
        <section class="about">
            <h2>"About this app"</h2>
            <p>{notice::NOT_ADVICE.text} " " {notice::NOT_REVIEWED.text} " " {notice::ADULTS.text}</p>
            <p>{notice::CAUSES.text} " " {notice::SEE_A_DOCTOR.text}</p>
            <ul class="dots">{notice::REASONS.map(|sentence| view! { <li>{sentence.text}</li> }).collect_view()}</ul>
            <Sources of=shown />
            {super::learn::ways()}
            <a class="btn quiet wide" href="licences.html">"Licences"</a>
            <a class="btn wide" href=Route::Signs.href()>{ico(Icon::Alert)} "Check for warning signs"</a>
            <a class="help-strip" href=Route::Help.href()>
                {ico(Icon::Alert)}
                <span>{domain::content::warning::STRIP.text} " " <b>"Get help"</b></span>
            </a>
        </section>
    }
}
