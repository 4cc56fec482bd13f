//! Settings and data: how safe the diary is, backups and restoring, colours, text size, what this app is not, deleting it all.

mod erase;
mod notes;
mod restore;

use crate::parts::live::{choose, chosen, tap, when, words};
use crate::parts::{Choices, Icon, Look, Sources, ico};
use crate::state::app;
use crate::state::offline::{self, Offline};
use domain::content::notice;
use domain::route::Route;
use domain::settings::{TextSize, Theme};
use erase::Erase;
use leptos::prelude::*;
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
                <Notes />
                <Restore />
                <Looks />
                <TheApp />
                <About />
                <Erase />
            </div>
        </main>
    }
}

#[component]
fn Looks() -> impl IntoView {
    let preferences = app().preferences;
    let theme = move || preferences.with(|settings| Theme::ALL.iter().position(|one| *one == settings.theme));
    let text =
        move || preferences.with(|settings| TextSize::ALL.iter().position(|one| *one == settings.text));
    view! {
        <section class="card">
            <Choices
                look=Look::Row
                name="theme"
                legend="Colours"
                options=Theme::ALL.map(Theme::label).to_vec()
                chosen=chosen(theme)
                choose=choose(move |index| {
                    if let Some(theme) = Theme::ALL.get(index) {
                        preferences.change(|settings| settings.theme = *theme);
                    }
                })
            />
            <Choices
                look=Look::Row
                name="text"
                legend="Text size"
                options=TextSize::ALL.map(TextSize::label).to_vec()
                chosen=chosen(text)
                choose=choose(move |index| {
                    if let Some(size) = TextSize::ALL.get(index) {
                        preferences.change(|settings| settings.text = *size);
                    }
                })
            />
        </section>
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
            <a class="btn wide" href=Route::Signs.href()>{ico(Icon::Alert)} "Check for warning signs"</a>
            <a class="help-strip" href=Route::Help.href()>
                {ico(Icon::Alert)}
                <span>{domain::content::warning::STRIP.text} " " <b>"Get help"</b></span>
            </a>
        </section>
    }
}
