//! One cramp, every field, and what belongs to its night; or one somebody tells of later. Changes are kept in the form until
//! "Save"; a problem is said and nothing is half-applied.

use crate::parts::live::{changed, choose, chosen, flag, tap, value, when, words, words_if};
use crate::parts::questions::{how_bad, nothing_here, which_leg};
use crate::parts::{Choices, Icon, Look, Tick, ico};
use crate::state::{app, look_at, navigation, now, read_field, region};
use crate::views::tonight::look_alikes;
use domain::cramp::{Band, Cramp, Ending, Helped, Instead, NoStart, Relief, Start, last_night};
use domain::id::Id;
use domain::night::Night;
use domain::relief::Muscle;
use domain::route::Route;
use domain::sheet::{self, NightNote};
use leptos::prelude::*;
use std::rc::Rc;

/// Why a form was not saved.
const NO_TIME: &str = "That is not a date and a time. Nothing was changed.";
const IN_FUTURE: &str = "That time is still to come. Nothing was changed.";
const NIGHT_NOT_KEPT: &str = "The cramp is saved. What you noted about the whole night could not be kept.";

/// The words of the 0 to 10 scale.
const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/// Yes and no, as the questions have them.
const YES_NO: [&str; 2] = ["Yes", "No"];

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
        Some(cramp) => view! { <Form id=Some(id) cramp=cramp /> }.into_any(),
        None => nothing_here(
            "This entry is not here",
            "It was removed, or the address is not whole.",
            Route::Nights.href(),
            "To the nights",
        ),
    }
}

/// The view of `#/cramp`: a cramp of the last night, until a time says otherwise.
#[component]
pub fn NewCramp() -> impl IntoView {
    let now = now();
    let start = Start::Unknown.at(now, None, last_night(now)).map_or(now, |(start, _)| start);
    view! { <Form id=None cramp=Cramp { untimed: true, ..Cramp::told_later(start) } /> }
}

#[component]
fn Form(id: Option<Id>, cramp: Cramp) -> impl IntoView {
    let app = app();
    let is_new = id.is_none();
    let note = cramp.note.clone();
    let (first, untimed) = (cramp.start, cramp.untimed);
    let first_night = Night::of(first);
    let first_field = if is_new { now().field() } else { first.field() };
    let first_value = first_field.clone();
    let (field, set_field) = signal(first_field.clone());
    let begun = if untimed { Start::Unknown } else { Start::At };
    // A new one says nothing of its start before the person does; then only its night is known.
    let begun = RwSignal::new((!is_new).then_some(begun));
    let draft = RwSignal::new(cramp);
    app.journal.open_month(&NightNote::id(first_night));
    let whole = app.journal.with_now(|diary| diary.note(first_night)).unwrap_or_default();
    let medicine = whole.medicine.clone();
    let before = StoredValue::new(whole.clone());
    let whole = RwSignal::new(whole);
    let (problem, set_problem) = signal(None::<&'static str>);
    let id = StoredValue::new(id);

    let start = Memo::new(move |_| {
        // An untouched field says what it said: seconds are not in it.
        let same = !is_new && field.get() == first.field();
        let read = if same { Some(first) } else { read_field(&field.get()) };
        match begun.get().unwrap_or(Start::Unknown) {
            // What nobody knew before stays as it is.
            Start::Unknown if untimed => Ok((first, true)),
            begun => begun.at(now(), read, first_night),
        }
    });
    let night = move || region::night(start.get().map_or(first_night, |(start, _)| Night::of(start)));

    let save = move || match start.get() {
        Ok((start, untimed)) => {
            let mut changed = draft.get();
            (changed.start, changed.untimed) = (start, untimed);
            let is_cramp = changed.is_cramp();
            id.set_value(Some(app.journal.put_cramp(id.get_value(), changed)));
            let said = before.with_value(|before| whole.with(|whole| Said::of(before, whole)));
            if app.journal.change_night(Night::of(start), |note| said.put(note, is_cramp)) {
                navigation::replace(&if is_new { Route::Tonight } else { Route::Night(Night::of(start)) });
            } else {
                set_problem.set(Some(NIGHT_NOT_KEPT));
            }
        }
        Err(why) => {
            set_problem.set(Some(if why == NoStart::Ahead { IN_FUTURE } else { NO_TIME }));
            look_at(".cramp input[type=datetime-local]");
        }
    };
    let remove = move || {
        if let Some(id) = id.get_value() {
            app.journal.remove(&id);
        }
        navigation::replace(&Route::Night(first_night));
    };
    let length = move || {
        draft.with(|draft| match draft.ending {
            Ending::Ongoing => None,
            Ending::Unknown => Some(Band::ALL.len()),
            ending => ending.band().and_then(|band| Band::ALL.iter().position(|one| *one == band)),
        })
    };
    let lengths: Vec<_> = Band::ALL.iter().map(|band| band.label()).chain(["Don't know"]).collect();

    let back = if is_new { Route::Tonight } else { Route::Night(first_night) }.href();
    view! {
        <main class="view bare cramp" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=back aria-label="Back">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">{if is_new { "I had a cramp" } else { "Cramp" }}</h1>
                        <p class="sub">{words(night)}</p>
                    </div>
                </header>
                <Choices
                    look=Look::Grid
                    name="start"
                    legend="When did it start?"
                    options=Start::ALL.map(Start::label).to_vec()
                    chosen=chosen(move || Start::ALL.iter().position(|one| Some(*one) == begun.get()))
                    choose=choose(move |index| {
                        set_problem.set(None);
                        begun.set(Start::ALL.get(index).copied());
                    })
                />
                {when(
                    move || begun.get() == Some(Start::At),
                    move || {
                        let first_value = first_value.clone();
                        view! {
                            <div class="field">
                                <label for="start">"Date and time"</label>
                                <input autocomplete="off" id="start"
                                    type="datetime-local"
                                    prop:value=first_value
                                    aria-invalid=value(move || problem.get().map(|_| "true".to_owned()))
                                    on:input=changed(move |event| {
                                        set_field.set(event_target_value(&event));
                                        set_problem.set(None);
                                    })
                                />
                            </div>
                        }
                    },
                )}
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
                {yes_no(
                    "woke",
                    "Did it wake you?",
                    move || draft.with(|draft| draft.woke),
                    move |woke| draft.update(|draft| draft.woke = Some(woke)),
                )}
                <div class="field">
                    <label for="note">"Note"</label>
                    <textarea
                        autocomplete="off"
                        id="note"
                        rows="3"
                        prop:value=note
                        on:input=changed(move |event| draft.update(|draft| draft.set_note(&event_target_value(&event))))
                    ></textarea>
                </div>
                {not_a_cramp(draft)}
                <h2>"The night as a whole"</h2>
                <Choices
                    look=Look::Scale
                    name="disturbed"
                    legend="How much did cramps disturb your sleep?"
                    hint="0 is not at all. 10 is no sleep."
                    options=NUMBERS.to_vec()
                    chosen=chosen(move || whole.with(|whole| whole.disturbed.map(usize::from)))
                    choose=choose(move |index| whole.update(|whole| whole.disturbed = u8::try_from(index).ok()))
                />
                {yes_no(
                    "sore",
                    "Was the leg sore the next day?",
                    move || whole.with(|whole| whole.sore),
                    move |sore| whole.update(|whole| whole.sore = Some(sore)),
                )}
                <div class="field">
                    <label for="medicine">"A new or changed medicine?"</label>
                    <textarea
                        autocomplete="off"
                        id="medicine"
                        rows="2"
                        prop:value=medicine
                        on:input=changed(move |event| {
                            let text = event_target_value(&event);
                            whole
                                .update(|whole| {
                                    whole.medicine = text.trim().chars().take(sheet::LONGEST_NOTE).collect();
                                });
                        })
                    ></textarea>
                </div>
                {(!is_new)
                    .then(|| {
                        view! {
                            <button class="btn quiet danger" type="button" on:click=tap(remove)>
                                {ico(Icon::Trash)}
                                "Remove this entry"
                            </button>
                        }
                    })}
            </div>
            <div class="hill">
                <p role="status" class:problem=flag(move || problem.get().is_some())>{words_if(move || problem.get())}</p>
                <button class="btn primary big wide" type="button" on:click=tap(save)>"Save"</button>
            </div>
        </main>
    }
}

/// What was said of the night as a whole in this form: only that is written.
struct Said {
    disturbed: Option<u8>,
    sore: Option<bool>,
    medicine: Option<String>,
}

impl Said {
    fn of(before: &NightNote, now: &NightNote) -> Self {
        Self {
            disturbed: now.disturbed.filter(|_| now.disturbed != before.disturbed),
            sore: now.sore.filter(|_| now.sore != before.sore),
            medicine: (now.medicine != before.medicine).then(|| now.medicine.clone()),
        }
    }

    /// Writes it down. A night with a cramp in it was not a quiet one.
    fn put(self, note: &mut NightNote, is_cramp: bool) {
        note.disturbed = self.disturbed.or(note.disturbed);
        note.sore = self.sore.or(note.sore);
        if let Some(medicine) = self.medicine {
            note.medicine = medicine;
        }
        note.quiet = note.quiet && !is_cramp;
    }
}

/// A question with two answers, neither of them given by itself.
fn yes_no(
    name: &'static str,
    legend: &'static str,
    is: impl Fn() -> Option<bool> + Send + Sync + 'static,
    tell: impl Fn(bool) + 'static,
) -> AnyView {
    let index = move || is().map(|yes| usize::from(!yes));
    let act = choose(move |index| tell(index == 0));
    view! { <Choices look=Look::Row name=name legend=legend options=YES_NO.to_vec() chosen=chosen(index) choose=act /> }
        .into_any()
}

/// The way out for what was no cramp, and what it was instead.
fn not_a_cramp(draft: RwSignal<Cramp>) -> AnyView {
    let asks = RwSignal::new(draft.with_untracked(|draft| !draft.is_cramp()));
    let turn = move || {
        asks.update(|asks| *asks = !*asks);
        if !asks.get_untracked() {
            draft.update(|draft| draft.instead = None);
        }
    };
    let what = move || {
        view! {
            <Choices
                look=Look::Grid
                name="instead"
                legend="What was it?"
                hint="It is kept in your nights, and never counted as a cramp."
                options=Instead::ALL.map(Instead::label).to_vec()
                chosen=chosen(move || {
                    draft.with(|draft| Instead::ALL.iter().position(|one| Some(*one) == draft.instead))
                })
                choose=choose(move |index| {
                    if let Some(instead) = Instead::ALL.get(index) {
                        draft.update(|draft| draft.was_not(*instead));
                    }
                })
            />
            <a class="btn quiet" href=look_alikes()>"What else it can be"</a>
        }
    };
    view! {
        <button class="btn wide" type="button" on:click=tap(turn)>
            {words(move || if asks.get() { "It was a cramp" } else { "It was not a cramp" })}
        </button>
        {when(move || asks.get(), what)}
    }
    .into_any()
}
