//! The three-tap note after a cramp. Each tap is saved at once; leaving early loses nothing.

use crate::parts::live::{choose, chosen, flag, when, words, words_if};
use crate::parts::questions::{how_bad, nothing_here, which_leg};
use crate::parts::{Choices, Look};
use crate::state::{App, app};
use domain::cramp::{Cramp, Helped, Relief};
use domain::id::Id;
use domain::route::Route;
use domain::saving::Saving;
use leptos::prelude::*;

/// The answers to "What helped most?" in the night: what was tried, and whether it helped.
const HELPS: [(&str, Option<Relief>); 4] = [
    ("Stretching", Some(Relief::Stretching)),
    ("Standing on it", Some(Relief::Standing)),
    ("Rubbing", Some(Relief::Rubbing)),
    ("Nothing yet", None),
];

/// The view of `#/now/log`: the newest cramp of the diary.
#[component]
pub fn Log() -> impl IntoView {
    let newest = app().journal.with_now(|diary| {
        diary.newest().find(|(_, entry)| entry.cramp().is_some()).map(|(id, _)| id.clone())
    });
    match newest {
        Some(id) => view! { <Note id=id /> }.into_any(),
        None => nothing_here(
            "No cramp to note",
            "Nothing was started tonight, so there is nothing to write down.",
            Route::Tonight.href(),
            "Back to Tonight",
        ),
    }
}

fn helped_index(cramp: &Cramp) -> Option<usize> {
    match cramp.helped? {
        Helped::No => Some(HELPS.len() - 1),
        _ => HELPS.iter().position(|(_, relief)| relief.is_some_and(|relief| cramp.relief.contains(&relief))),
    }
}

#[component]
fn Note(id: Id) -> impl IntoView {
    let App { journal, preferences, vault, leg, .. } = *app();
    let more = Route::Cramp(id.clone()).href();
    let id = StoredValue::new(id);
    let cramp = Memo::new(move |_| id.with_value(|id| journal.with(|diary| diary.cramp(id).cloned())));
    let change = move |change: &dyn Fn(&mut Cramp)| id.with_value(|id| journal.change_cramp(id, change));
    let is_told = move || cramp.with(|cramp| cramp.as_ref().is_some_and(Cramp::is_told));
    // "Saved" is said only when both stores have it.
    let state = move || match vault.saving() {
        Saving::Quiet | Saving::Saved if is_told() => "Saved. Sleep well.",
        // It arrived before this screen was there to say so.
        Saving::Quiet if vault.copies() == Some(2) => Saving::Saved.words(),
        other => other.words(),
    };
    let summary = move || {
        cramp.with(|cramp| {
            cramp.as_ref().map(|cramp| {
                let place = cramp.muscle.map(|muscle| muscle.label().to_ascii_lowercase());
                let parts = [Some(cramp.start.time(preferences.hours())), place, Some(cramp.length())];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            })
        })
    };
    let side = move || cramp.with(|cramp| cramp.as_ref()?.side);
    let worst = move || cramp.with(|cramp| cramp.as_ref()?.severity);
    let helped = move || cramp.with(|cramp| helped_index(cramp.as_ref()?));
    view! {
        <main class="view bare log" data-view>
            <div class="view-body">
                <header class="view-head">
                    <div>
                        <h1 tabindex="-1">"Note it, then sleep"</h1>
                        <p class="sub">{words_if(summary)}</p>
                    </div>
                </header>
                {which_leg(Look::TallRow, side, move |side| change(&|cramp| cramp.side = side))}
                {how_bad(worst, move |severity| change(&|cramp| cramp.severity = severity))}
                <Choices
                    look=Look::Grid
                    name="helped"
                    legend="What helped most?"
                    options=HELPS.map(|(label, _)| label).to_vec()
                    chosen=chosen(helped)
                    choose=choose(move |index| {
                        change(
                            &|cramp| {
                                let relief = HELPS.get(index).and_then(|(_, relief)| *relief);
                                // What was ticked elsewhere stays.
                                for one in HELPS.iter().filter_map(|(_, one)| *one) {
                                    cramp.set_relief(one, Some(one) == relief);
                                }
                                cramp.helped = Some(if relief.is_some() { Helped::Yes } else { Helped::No });
                            },
                        );
                    })
                />
                <div class="btns">
                    {when(
                        move || leg.get().is_none(),
                        || view! { <a class="btn quiet big" href=Route::After.href()>"Warmth, cold or legs up"</a> },
                    )}
                    <a class="btn quiet big" href=more>"More to note"</a>
                </div>
            </div>
            <div class="hill">
                <p role="status">{words(state)}</p>
                <a class="btn big wide" class:primary=flag(is_told) href=Route::Tonight.href()>
                    {words(move || if is_told() { "Done" } else { "Finish in the morning" })}
                </a>
            </div>
        </main>
    }
}
