//! The morning after, on Tonight: notes to finish, or how the night was. It comes with the rest of the app and stands below what
//! the static page shows, so that nothing moves.

use crate::parts::live::{Handler, choose, chosen, part, tap, words};
use crate::parts::{Choices, Look};
use crate::state::{app, ticking_now};
use domain::cramp::{Cramp, Instead, last_night};
use domain::diary::Entry;
use domain::id::Id;
use domain::route::{Route, Slug};
use domain::sheet::NightNote;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What there is to say of the night.
#[derive(Clone, PartialEq)]
struct Told {
    drafts: Vec<(Id, Cramp)>,
    /// How many cramps are noted.
    cramps: usize,
    quiet: bool,
    morning: bool,
    /// The newest entry, when it was just said to be no cramp.
    newest: Option<Id>,
}

/// The cards.
#[component]
pub fn Morning() -> impl IntoView {
    let (journal, vault) = (app().journal, app().vault);
    let clock = ticking_now();
    // The night of the last evening of a month may be folded away with it.
    journal.open_month(&NightNote::id(last_night(crate::state::now())));
    let told = Memo::new(move |_| {
        let now = clock.get();
        let night = last_night(now);
        let mut told = journal.with(|diary| {
            let entries = diary.night(night);
            let newest = entries.iter().rev().find(|(_, entry)| matches!(entry, Entry::Cramp(_)));
            Told {
                drafts: diary.drafts(night, now),
                cramps: entries.iter().filter(|(_, entry)| entry.cramp().is_some()).count(),
                quiet: false,
                morning: now.is_morning(),
                newest: newest.map(|(id, _)| (*id).clone()),
            }
        });
        told.quiet = journal.note(night).quiet;
        told
    });
    // What it was instead, said just now: there is an answer to the tap, and a way back.
    let was_not = RwSignal::new(None::<(Id, Instead)>);
    let say_quiet = move |quiet| {
        journal.change_night(last_night(crate::state::now()), |note| note.quiet = quiet);
    };
    let cards = move || {
        let Told { drafts, cramps, quiet, morning, newest } = told.get();
        let any = !drafts.is_empty();
        let drafts = drafts.into_iter().map(|(id, cramp)| {
            let is_newest = newest.as_ref() == Some(&id);
            view! { <Draft id=id cramp=cramp is_newest=is_newest was_not=was_not /> }
        });
        let drafts = drafts.collect_view();
        // A cramp that is there may not have been found yet.
        let night = (morning && !any && !vault.is_looking())
            .then(|| how_it_was(cramps, quiet, tap(move || say_quiet(true)), tap(move || say_quiet(false))));
        let more = (any && morning).then(|| {
            view! {
                <section class="card">
                    <h2>"Any more last night?"</h2>
                    <a class="btn wide" href=Route::NewCramp.href()>"One more cramp"</a>
                </section>
            }
        });
        view! { {drafts}{night}{more} }
    };
    let noted = move || {
        was_not.get().map(|(id, instead)| {
            view! {
                <p class="card">
                    {format!("Noted as: {}. It does not count as a cramp. ", instead.label().to_ascii_lowercase())}
                    <a href=Route::Cramp(id).href()>"Change this note"</a>
                    " "
                    <a href=look_alikes()>"What else it can be"</a>
                </p>
            }
        })
    };
    view! {
        <div class="morning">
            <div role="status">{part(noted)}</div>
            {part(cards)}
        </div>
    }
}

/// The card about what is easily taken for a cramp.
pub fn look_alikes() -> String {
    Route::Learn(Slug::parse("look-alikes")).href()
}

/// No note waits: how the night was, in one tap.
fn how_it_was(cramps: usize, quiet: bool, yes: Handler<MouseEvent>, undo: Handler<MouseEvent>) -> AnyView {
    let had = |label: &'static str| view! { <a class="btn" href=Route::NewCramp.href()>{label}</a> };
    let count = match cramps {
        1 => "1 cramp is noted for last night.".to_owned(),
        more => format!("{more} cramps are noted for last night."),
    };
    match (cramps, quiet) {
        (0, false) => view! {
            <section class="card">
                <h2>"How was last night?"</h2>
                <div class="btns">
                    <button class="btn" type="button" on:click=yes>"Quiet night"</button>
                    {had("I had a cramp")}
                </div>
            </section>
        }
        .into_any(),
        (0, true) => view! {
            <section class="card">
                <p role="status">"A quiet night. It is noted."</p>
                <button class="btn quiet" type="button" on:click=undo>"Undo"</button>
            </section>
        }
        .into_any(),
        _ => view! {
            <section class="card">
                <p>{count}</p>
                <div class="btns">{had("One more cramp")}</div>
            </section>
        }
        .into_any(),
    }
}

/// A cramp of the night that waits for its answers.
#[component]
fn Draft(id: Id, cramp: Cramp, is_newest: bool, was_not: RwSignal<Option<(Id, Instead)>>) -> impl IntoView {
    let journal = app().journal;
    // The three taps are for the newest; an earlier one is finished on its own page.
    let finish = if is_newest { Route::Log } else { Route::Cramp(id.clone()) };
    let asks = RwSignal::new(false);
    let id = StoredValue::new(id);
    let say = move |instead: Instead| {
        id.with_value(|id| journal.change_cramp(id, |cramp| cramp.was_not(instead)));
        was_not.set(Some((id.get_value(), instead)));
    };
    let options = Instead::ALL.map(Instead::label).to_vec();
    let what = move || {
        view! {
            <Choices
                look=Look::Grid
                name="instead"
                legend="What was it?"
                options=options.clone()
                chosen=chosen(|| None)
                choose=choose(move |index| {
                    if let Some(instead) = Instead::ALL.get(index) {
                        say(*instead);
                    }
                })
            />
        }
    };
    view! {
        <section class="card draft">
            <h2 class="num">{words(move || cramp.question(app().preferences.hours()))}</h2>
            <a class="btn primary wide" href=finish.href()>"Finish this note"</a>
            <button class="btn quiet wide" type="button" on:click=tap(move || asks.update(|asks| *asks = !*asks))>
                {words(move || if asks.get() { "It was a cramp" } else { "It was not a cramp" })}
            </button>
            {part(move || asks.get().then(&what))}
        </section>
    }
}
