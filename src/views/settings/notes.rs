//! How safe the notes are: where they are, what the browser promised, when they were last backed up and checked.

use crate::parts::live::{part, tap, value, when, words};
use crate::parts::{Icon, ico};
use crate::state::offline::Offline;
use crate::state::safekeeping::Safekeeping;
use crate::state::{App, app, checking, now, region};
use domain::moment::{HOUR, Moment};
use leptos::prelude::*;

/// How the four things that keep notes safe stand, in order: two copies, the browser's promise, the home screen, a backup.
fn safe(app: &App) -> [bool; 4] {
    let fresh =
        app.care.with(|care| care.backed_up.is_some_and(|at| days_ago(at) < domain::care::OLD_AFTER_DAYS));
    [
        app.vault.copies() == Some(2),
        app.safekeeping.promised() == Some(true),
        Safekeeping::is_installed(),
        fresh,
    ]
}

fn days_ago(at: Moment) -> i64 {
    (now().epoch() - at.epoch()).max(0) / (24 * HOUR)
}

/// `Today`, `Yesterday`, `31 days ago`, `Never`.
fn when_done(at: Option<Moment>) -> String {
    match at.map(days_ago) {
        None => "Never".to_owned(),
        Some(0) => "Today".to_owned(),
        Some(1) => "Yesterday".to_owned(),
        Some(days) => format!("{days} days ago"),
    }
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", region::number(bytes.div_ceil(1_000), 1)),
        more => format!("{} MB", region::number(more / 100_000, 10)),
    }
}

/// The card of the notes.
#[component]
pub fn Notes() -> impl IntoView {
    let app = app();
    let keep = app.safekeeping;
    app.journal.read_on();
    keep.look_at_promise();
    let room = size(app.vault.size());
    let count = move || match (app.journal.is_whole(), app.journal.with(domain::diary::Diary::count)) {
        (true, count) => region::number(count, 1),
        (false, _) => "Counting…".to_owned(),
    };
    let label = move || if app.offline.get() == Offline::Ready { "Ready offline" } else { "Works offline" };
    let offline = move || match app.offline.get() {
        Offline::Ready => Some(true),
        Offline::NotYet => None,
        Offline::Impossible => Some(false),
    };
    let aside = app.vault.quarantined();
    view! {
        <section class="card notes">
            <h2>
                {ico(Icon::Shield)}
                {words(move || format!("Your notes: {} of 4 safe", safe(app).iter().filter(|one| **one).count()))}
            </h2>
            {part(move || {
                let bars = safe(app).map(|one| view! { <span class:on=one></span> }).collect_view();
                view! { <div class="meter" aria-hidden="true">{bars}</div> }
            })}
            <dl>
                <div>
                    <dt>"Two copies on this device"</dt>
                    {answer(move || app.vault.copies().map(|copies| copies == 2), "Yes", "One only", "Looking…")}
                </div>
                <div>
                    <dt>"The browser promised to keep them"</dt>
                    {answer(move || keep.promised(), "Yes", "No promise", "Not said")}
                </div>
                <div>
                    <dt>"On the home screen"</dt>
                    {answer(move || Some(Safekeeping::is_installed()), "Yes", "In a browser tab", "")}
                </div>
                <div>
                    <dt>"Last backup"</dt>
                    <dd>{words(move || app.care.with(|care| when_done(care.backed_up)))}</dd>
                </div>
                <div><dt>{words(label)}</dt>{answer(offline, "Yes", "Not at this address", "Not yet")}</div>
                <div><dt>"Kept only on this device"</dt>{answer(|| Some(true), "Yes", "", "")}</div>
                <div><dt>"Entries"</dt><dd>{words(count)}</dd></div>
                <div><dt>"Room they take"</dt><dd>{room}</dd></div>
                <div>
                    <dt>"Both copies last checked"</dt>
                    <dd>{words(move || app.care.with(|care| when_done(care.verified)))}</dd>
                </div>
                {(aside > 0).then(|| view! { <div><dt>"Damaged, set aside"</dt><dd>{aside.to_string()}</dd></div> })}
            </dl>
            <div class="btns">
                <button class="btn primary" type="button" on:click=tap(move || keep.back_up())>
                    {ico(Icon::Download)}"Back up"
                </button>
                <button class="btn" type="button" on:click=tap(Safekeeping::open_picker)>"Restore"</button>
            </div>
            <p role="status">{words(move || keep.said())}</p>
            {part(move || {
                keep.text()
                    .map(|text| {
                        view! {
                            <div class="field">
                                <label for="all-text">"Everything, as text"</label>
                                <textarea
                                    autocomplete="off"
                                    id="all-text"
                                    readonly
                                    rows="6"
                                    prop:value=text
                                    on:copy=move |_| keep.copied()
                                ></textarea>
                                <button class="btn" type="button" on:click=tap(move || keep.copy_text())>"Copy the text"</button>
                            </div>
                        }
                    })
            })}
            <More />
            <details>
                <summary>"Moving to the home screen or another phone"</summary>
                <ol class="steps">
                    <li>"Back up here."</li>
                    <li>"Open Quiet Legs in the new place: the icon on the home screen, or the other phone."</li>
                    <li>"There, open Settings, tap Restore, and pick the file."</li>
                </ol>
                <p>"On an iPhone, the app on the home screen does not see the notes of the browser tab. Move them once, in this way."</p>
            </details>
        </section>
    }
}

/// What is seldom wanted.
#[component]
fn More() -> impl IntoView {
    let keep = app().safekeeping;
    let (open, set_open) = signal(false);
    view! {
        <button
            class="btn quiet"
            type="button"
            aria-expanded=value(move || Some(open.get().to_string()))
            on:click=tap(move || set_open.update(|open| *open = !*open))
        >
            "More"
        </button>
        {when(
            move || open.get(),
            move || {
                view! {
                    <div class="btns">
                        <button class="btn" type="button" on:click=tap(move || keep.show_text())>"Show as text"</button>
                        <button class="btn" type="button" on:click=tap(move || checking::by_hand(app()))>"Check both copies"</button>
                        <button class="btn" type="button" on:click=tap(move || keep.table(true))>"Nights as a table"</button>
                        <button class="btn" type="button" on:click=tap(move || keep.table(false))>"Cramps as a table"</button>
                    </div>
                    <p>"A table is a CSV file for a spreadsheet. A backup holds everything and can be restored."</p>
                }
            },
        )}
    }
}

/// Yes with a tick, no, or not known yet.
fn answer(
    look: impl Fn() -> Option<bool> + Send + 'static,
    yes: &'static str,
    no: &'static str,
    unknown: &'static str,
) -> impl IntoView {
    view! {
        <dd>
            {part(move || match look() {
                Some(true) => view! { {ico(Icon::Check)} {yes} }.into_any(),
                Some(false) => no.into_any(),
                None => unknown.into_any(),
            })}
        </dd>
    }
}
