//! One cramp, every field. Changes are kept in the form until "Save"; a problem is said and nothing is half-applied.

use crate::parts::live::{changed, choose, chosen, flag, tap, value, words_if};
use crate::parts::questions::{how_bad, nothing_here, which_leg};
use crate::parts::{Choices, Icon, Look, Tick, ico};
use crate::state::{app, look_at, navigation, now, read_field};
use domain::cramp::{Band, Cramp, Ending, Helped, Relief};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::relief::Muscle;
use domain::route::Route;
use leptos::prelude::*;
use std::rc::Rc;

/// Why a form was not saved.
const NO_TIME: &str = "That is not a date and a time. Nothing was changed.";
const IN_FUTURE: &str = "That time is still to come. Nothing was changed.";

/// The view of `#/cramp/<id>`.
#[component]
pub fn CrampForm(id: Id) -> impl IntoView {
    let journal = app().journal;
    let look = || journal.with_now(|diary| diary.cramp(&id).cloned());
    // It may be of a month that was folded away.
    let found = look().or_else(|| {
        journal.read_all();
        look()
    });
    match found {
        Some(cramp) => view! { <Form id=id cramp=cramp /> }.into_any(),
        None => nothing_here(
            "This entry is not here",
            "It was removed, or the address is not whole.",
            Route::Nights.href(),
            "To the nights",
        ),
    }
}

#[component]
fn Form(id: Id, cramp: Cramp) -> impl IntoView {
    let app = app();
    let night = Night::of(cramp.start);
    let note = cramp.note.clone();
    let (field, set_field) = signal(cramp.start.field());
    let first_field = cramp.start.field();
    let first_value = first_field.clone();
    let draft = RwSignal::new(cramp);
    let (problem, set_problem) = signal(None::<&'static str>);
    let id = StoredValue::new(id);

    let save = move || {
        let start = if field.get() == first_field {
            Ok(draft.with(|draft| draft.start))
        } else {
            check(&field.get())
        };
        match start {
            Ok(start) => {
                let mut changed = draft.get();
                changed.start = start;
                let night = Night::of(changed.start);
                id.with_value(|id| app.journal.put_cramp(id, changed));
                navigation::replace(&Route::Night(night));
            }
            Err(why) => {
                set_problem.set(Some(why));
                look_at(".cramp input[type=datetime-local]");
            }
        }
    };
    let remove = move || {
        id.with_value(|id| app.journal.remove(id));
        navigation::replace(&Route::Night(night));
    };
    let length = move || {
        draft.with(|draft| match draft.ending {
            Ending::Ongoing => None,
            Ending::Unknown => Some(Band::ALL.len()),
            ending => ending.band().and_then(|band| Band::ALL.iter().position(|one| *one == band)),
        })
    };
    let lengths: Vec<_> = Band::ALL.iter().map(|band| band.label()).chain(["Don't know"]).collect();

    view! {
        <main class="view bare cramp" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Night(night).href() aria-label="Back">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">"Cramp"</h1>
                        <p class="sub">{night.name()}</p>
                    </div>
                </header>
                <label class="field">
                    <span>"When did it start?"</span>
                    <input
                        type="datetime-local"
                        prop:value=first_value
                        aria-invalid=value(move || problem.get().map(|_| "true".to_owned()))
                        on:input=changed(move |event| {
                            set_field.set(event_target_value(&event));
                            set_problem.set(None);
                        })
                    />
                </label>
                <Choices
                    look=Look::Grid
                    name="where"
                    legend="Where?"
                    options=Muscle::ALL.map(Muscle::label).to_vec()
                    chosen=chosen(move || {
                        draft.with(|draft| Muscle::ALL.iter().position(|one| Some(*one) == draft.muscle))
                    })
                    choose=choose(move |index| draft.update(|draft| draft.muscle = Muscle::ALL.get(index).copied()))
                />
                {which_leg(
                    Look::Row,
                    move || draft.with(|draft| draft.side),
                    move |side| draft.update(|draft| draft.side = side),
                )}
                {how_bad(
                    move || draft.with(|draft| draft.severity),
                    move |severity| draft.update(|draft| draft.severity = severity),
                )}
                <Choices
                    look=Look::Grid
                    name="long"
                    legend="How long?"
                    options=lengths
                    chosen=chosen(length)
                    choose=choose(move |index| {
                        draft
                            .update(|draft| {
                                draft.ending = Band::ALL.get(index).map_or(Ending::Unknown, |band| Ending::Said(*band));
                            });
                    })
                />
                <fieldset class="ticks">
                    <legend>"What did you try?"</legend>
                    {Relief::ALL
                        .map(|relief| {
                            view! {
                                <Tick
                                    label=relief.label()
                                    ticked=flag(move || draft.with(|draft| draft.relief.contains(&relief)))
                                    tick=Rc::new(move |ticked| draft.update(|draft| draft.set_relief(relief, ticked)))
                                />
                            }
                        })
                        .collect_view()}
                </fieldset>
                <Choices
                    look=Look::Row
                    name="helped"
                    legend="Did it help?"
                    options=Helped::ALL.map(Helped::label).to_vec()
                    chosen=chosen(move || {
                        draft.with(|draft| Helped::ALL.iter().position(|one| Some(*one) == draft.helped))
                    })
                    choose=choose(move |index| draft.update(|draft| draft.helped = Helped::ALL.get(index).copied()))
                />
                <label class="field">
                    <span>"Note"</span>
                    <textarea
                        rows="3"
                        prop:value=note
                        on:input=changed(move |event| draft.update(|draft| draft.set_note(&event_target_value(&event))))
                    ></textarea>
                </label>
                <button class="btn quiet danger" type="button" on:click=tap(remove)>
                    {ico(Icon::Trash)}
                    "Remove this entry"
                </button>
            </div>
            <div class="hill">
                <p role="status" class:problem=flag(move || problem.get().is_some())>{words_if(move || problem.get())}</p>
                <button class="btn primary big wide" type="button" on:click=tap(save)>"Save"</button>
            </div>
        </main>
    }
}

/// Reads the field; refuses what is no time, or more than an hour ahead of the clock.
fn check(field: &str) -> Result<Moment, &'static str> {
    let start = read_field(field).ok_or(NO_TIME)?;
    if start.epoch() > now().epoch() + HOUR { Err(IN_FUTURE) } else { Ok(start) }
}
