//! What restoring a picked file would do, before anything is done.

use crate::parts::Tick;
use crate::parts::live::{changed, flag, part, tap, words};
use crate::state::safekeeping::{Safekeeping, Ticks};
use crate::state::{app, look_at_next, region};
use domain::content::safekeeping as said;
use domain::diary::{Entry, EntryKind, Record};
use domain::exchange::{Differing, Preview};
use domain::moment::Moment;
use domain::night::Night;
use domain::settings::Settings;
use leptos::prelude::*;
use std::rc::Rc;

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
    let (gone_here, gone_there) = (preview.removed_here(), preview.removed_there());
    let comes = |one: &&Differing| !one.comes.is_empty() || !one.both.is_empty();
    let differ = preview.differing.iter().filter(|one| !one.is_removed_here() && !one.is_removed_there());
    let (changed, stay): (Vec<_>, Vec<_>) = differ.partition(comes);
    let (differ, changes) = (changed.len() + stay.len(), !changed.is_empty());
    let more = differ.saturating_sub(SHOWN);
    let shown = changed.into_iter().chain(stay).take(SHOWN).map(differing).collect_view();
    let refused = preview
        .rejected
        .iter()
        .map(|rejected| view! { <li>{format!("{} {}", rejected.count, said::why(rejected.why))}</li> })
        .collect_view();
    let ticks = RwSignal::new(Ticks::default());
    // Also what was removed in the file and never was here is taken: nobody sees it, and it does not come back from an older file.
    let has_any = changes || !preview.new.is_empty();
    let nothing = move || !has_any && ticks.get() == Ticks::default();
    let number = |count: usize| count.to_string();
    let settings = preview.settings.as_ref().map(|settings| settings_of(settings, ticks));
    view! {
        <section class="card restore">
            <h2 tabindex="-1">"Restore this file?"</h2>
            <p>"Nothing is changed yet. Nothing of yours is taken away, unless you tick it here."</p>
            <dl>
                <div><dt>"Made"</dt><dd>{made}</dd></div>
                <div><dt>"New"</dt><dd>{number(new)}</dd></div>
                <div><dt>"Same as here"</dt><dd>{number(preview.same)}</dd></div>
                <div><dt>"Different here"</dt><dd>{number(differ)}</dd></div>
                {(gone_here > 0).then(|| view! { <div><dt>"Removed here"</dt><dd>{number(gone_here)}</dd></div> })}
                {(gone_there > 0).then(|| view! { <div><dt>"Removed in the file"</dt><dd>{number(gone_there)}</dd></div> })}
                <div><dt>"Not taken"</dt><dd>{number(preview.refused())}</dd></div>
            </dl>
            {(differ > 0)
                .then(|| {
                    view! {
                        <p>"Where both differ, the later change of each answer counts. Two different texts are both kept."</p>
                        <ul class="dots">{shown}</ul>
                        {(more > 0).then(|| view! { <p>{format!("And {more} more.")}</p> })}
                    }
                })}
            {(!preview.rejected.is_empty()).then(|| view! { <p>"Not taken, and why:"</p> <ul class="dots">{refused}</ul> })}
            {preview.is_not_whole.then(|| view! { <p class="warn">"The file is not whole, or was changed after it was made. What fits its checksum can still be taken."</p> })}
            {(preview.in_future > 0).then(|| view! { <p class="warn">{format!("{} of the new ones are dated in the future.", preview.in_future)}</p> })}
            {(gone_here > 0)
                .then(|| {
                    let label = format!("Bring back {gone_here} removed {}", entries(gone_here));
                    tick(label, ticks, |ticks| &mut ticks.entries.bring_back)
                })}
            {(gone_there > 0)
                .then(|| {
                    let label = format!("Remove {gone_there} {} here too, as in the file", entries(gone_there));
                    tick(label, ticks, |ticks| &mut ticks.entries.remove)
                })}
            {settings}
            <div class="btns">
                {part(move || {
                    (!nothing())
                        .then(|| {
                            let take = tap(move || keep.restore(ticks.get_untracked()));
                            view! { <button class="btn primary" type="button" on:click=take>"Take them in"</button> }
                        })
                })}
                <button class="btn" type="button" on:click=tap(move || keep.put_away())>
                    {words(move || if nothing() { "Close" } else { "Change nothing" })}
                </button>
            </div>
            {part(move || {
                nothing().then(|| view! { <p role="status">"Everything in this file that can be taken is here already."</p> })
            })}
        </section>
    }
}

const fn entries(count: usize) -> &'static str {
    if count == 1 { "entry" } else { "entries" }
}

fn tick(label: String, ticks: RwSignal<Ticks>, of: fn(&mut Ticks) -> &mut bool) -> AnyView {
    let is = flag(move || *of(&mut ticks.get()));
    view! { <Tick label=label ticked=is tick=Rc::new(move |ticked| ticks.update(|ticks| *of(ticks) = ticked)) /> }
        .into_any()
}

/// What the file has beside the diary. Each is taken only when it is ticked: a number to dial in an emergency before all.
fn settings_of(settings: &Settings, ticks: RwSignal<Ticks>) -> AnyView {
    let answers = settings.risks.is_some() || settings.age.is_some();
    let label = if answers {
        "Take the settings too, with the answers to the safety questions"
    } else {
        "Take the settings too"
    };
    let number = (!settings.emergency.is_empty()).then(|| {
        tick(format!("Take the emergency number too: {}", settings.emergency), ticks, |ticks| {
            &mut ticks.number
        })
    });
    view! {
        {tick(label.to_owned(), ticks, |ticks| &mut ticks.settings)}
        {number}
    }
    .into_any()
}

/// `Notes of a night, 24 November: comes: the medicine. Stays: quiet night.`
fn differing(one: &Differing) -> impl IntoView + use<> {
    let kind = one.ours.kind;
    let named = |fields: &[String]| {
        let mut names: Vec<&str> = fields.iter().map(|name| said::field(kind, name)).collect();
        names.dedup();
        names.join(", ")
    };
    let part =
        |says: &str, fields: &[String]| (!fields.is_empty()).then(|| format!("{says} {}.", named(fields)));
    let parts = [
        part("From the file:", &one.comes),
        part("Stays as it is here:", &one.stays),
        part("Both are kept:", &one.both),
        part("Emptied here:", &one.gone_here),
        part("Emptied in the file:", &one.gone_there),
    ];
    let says = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! { <li>{format!("{}. {says}", title(&one.ours, &one.theirs))}</li> }
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
    let (day, hours) = (region::day(entry.at().local().date()), app().preferences.hours());
    match entry {
        Entry::Cramp(cramp) if cramp.untimed => format!("{what}, {day}, {}", cramp.time(hours)),
        Entry::Sheet(sheet) if sheet.kind() == EntryKind::Night => {
            format!("{what}, {}", region::night(Night::of(sheet.at())))
        }
        other => format!("{what}, {day} at {}", other.at().time(hours)),
    }
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
