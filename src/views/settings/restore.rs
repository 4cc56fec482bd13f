//! What restoring a picked file would do, before anything is done.

use crate::parts::live::{changed, part, tap};
use crate::state::safekeeping::Safekeeping;
use crate::state::{app, look_at_next, region};
use domain::content::safekeeping as said;
use domain::diary::{Entry, EntryKind, Record};
use domain::exchange::{Conflict, Preview};
use domain::moment::Moment;
use leptos::prelude::*;

/// How many entries that differ are shown one by one.
const SHOWN: usize = 5;

/// The card of a picked file; nothing until one is picked.
#[component]
pub fn Restore() -> impl IntoView {
    let keep = app().safekeeping;
    Effect::new(move || {
        if keep.preview().is_some() || keep.refused().is_some() {
            look_at_next(".restore h2");
        }
    });
    view! {
        <input type="file" hidden aria-label="Backup file" on:change=changed(move |event| keep.pick(&event)) />
        {part(move || keep.is_busy().then(|| view! { <p class="notice" role="status">"One moment…"</p> }))}
        {part(move || {
            keep.refused()
                .map(|why| {
                    view! {
                        <section class="card restore">
                            <h2 tabindex="-1">"Not restored"</h2>
                            <p role="alert">{said::not_a_backup(why)}</p>
                            <div class="btns">
                                <button class="btn" type="button" on:click=tap(Safekeeping::open_picker)>"Pick another file"</button>
                                <button class="btn quiet" type="button" on:click=tap(move || keep.put_away())>"Close"</button>
                            </div>
                        </section>
                    }
                })
        })}
        {part(move || keep.preview().map(|preview| view! { <Found preview=preview /> }))}
    }
}

#[component]
fn Found(preview: Preview) -> impl IntoView {
    let keep = app().safekeeping;
    let made = preview.made.as_deref().and_then(|made| Moment::parse_local(made.get(..16)?, 0));
    let made = made.map_or_else(|| "not said".to_owned(), |made| region::whole_day(made.local().date()));
    let new = preview.new.iter().filter(|record| record.entry.is_some()).count();
    let removed = preview.new.len() - new;
    let nothing = preview.takes().is_empty();
    let differ = preview.conflicts.len();
    let shown = preview.conflicts.iter().take(SHOWN).map(conflict).collect_view();
    let more = differ.saturating_sub(SHOWN);
    let refused = preview
        .rejected
        .iter()
        .map(|rejected| view! { <li>{format!("{} {}", rejected.count, said::why(rejected.why))}</li> })
        .collect_view();
    view! {
        <section class="card restore">
            <h2 tabindex="-1">"Restore this file?"</h2>
            <p>"Nothing is changed yet. Nothing of yours is ever taken away."</p>
            <dl>
                <div><dt>"Made"</dt><dd>{made}</dd></div>
                <div><dt>"New"</dt><dd>{new.to_string()}</dd></div>
                <div><dt>"Same as here"</dt><dd>{preview.same.to_string()}</dd></div>
                <div><dt>"Different here"</dt><dd>{differ.to_string()}</dd></div>
                {(removed > 0).then(|| view! { <div><dt>"Removed in the file"</dt><dd>{removed.to_string()}</dd></div> })}
                <div><dt>"Not taken"</dt><dd>{preview.refused().to_string()}</dd></div>
            </dl>
            {(differ > 0)
                .then(|| {
                    view! {
                        <p>"Where both differ, the later change counts:"</p>
                        <ul class="dots">{shown}</ul>
                        {(more > 0).then(|| view! { <p>{format!("And {more} more.")}</p> })}
                    }
                })}
            {(!preview.rejected.is_empty()).then(|| view! { <p>"Not taken, and why:"</p> <ul class="dots">{refused}</ul> })}
            {preview.is_not_whole.then(|| view! { <p class="warn">"The file is not whole, or was changed after it was made. What fits its checksum can still be taken."</p> })}
            {(preview.in_future > 0).then(|| view! { <p class="warn">{format!("{} of the new ones are dated in the future.", preview.in_future)}</p> })}
            <div class="btns">
                {(!nothing)
                    .then(|| view! { <button class="btn primary" type="button" on:click=tap(move || keep.restore())>"Take them in"</button> })}
                <button class="btn" type="button" on:click=tap(move || keep.put_away())>
                    {if nothing { "Close" } else { "Change nothing" }}
                </button>
            </div>
            {nothing.then(|| view! { <p role="status">"Everything in this file that can be taken is here already."</p> })}
        </section>
    }
}

fn conflict(one: &Conflict) -> impl IntoView + use<> {
    let text = if one.takes_theirs {
        format!("{}: the file's is later", title(&one.theirs, &one.ours))
    } else {
        format!("{}: yours stays", title(&one.ours, &one.theirs))
    };
    view! { <li>{text}</li> }
}

/// `Cramp, 24 November at 02:14`, from whichever of the two still says something.
fn title(counts: &Record, other: &Record) -> String {
    let Some(entry) = counts.entry.as_ref().or(other.entry.as_ref()) else {
        return "A removed entry".to_owned();
    };
    let what = match entry {
        Entry::Cramp(cramp) => cramp.name(),
        Entry::Stretch(_) => "Stretch",
        Entry::Check(_) => "Hydration check",
        Entry::Sheet(sheet) => sheet_title(sheet.kind()),
    };
    let gone = if counts.entry.is_none() { " (removed)" } else { "" };
    let (at, hours) = (entry.at(), app().preferences.hours());
    format!("{what}, {} at {}{gone}", region::day(at.local().date()), at.time(hours))
}

const fn sheet_title(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Night => "Notes of a night",
        EntryKind::Signs => "Warning signs",
        EntryKind::Routine => "Your own set",
        EntryKind::Habit => "Your own habit",
        EntryKind::Plan => "Evening plan",
        _ => "Experiment",
    }
}
