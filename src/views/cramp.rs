//! One cramp, every field, and what belongs to its night; or one somebody tells of later. Changes are kept in the form until
//! "Save" (`cramp/hand.rs`); a problem is said and nothing is half-applied.

pub mod apart;
mod hand;

use crate::parts::live::{
    changed, choose, chosen, either, flag, held, part, tap, value, when, words, words_if,
};
use crate::parts::questions::{how_bad, nothing_here, which_leg};
use crate::parts::{Choices, Icon, Look, Tick, Writing, ico};
use crate::state::{app, forms, region};
use crate::views::tonight::look_alikes;
use apart::Apart;
use domain::body::Muscle;
use domain::content::notice;
use domain::cramp::{Band, Helped, Instead, Relief, Start};
use domain::form::{CrampForm, Room};
use domain::id::Id;
use domain::night::Night;
use domain::route::Route;
use domain::sheet::NightNote;
use hand::Hand;
use leptos::prelude::*;
use std::rc::Rc;

/// The words of the 0 to 10 scale.
const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
/// Yes and no, as the questions have them.
const YES_NO: [&str; 2] = ["Yes", "No"];

/// The view of `#/cramp/<id>`.
#[component]
pub fn CrampForm(id: Id) -> impl IntoView {
    let (journal, vault) = (app().journal, app().vault);
    let look = || journal.with_now(|diary| diary.cramp(&id).is_some());
    // It may be of a month that was folded away.
    if !look() {
        journal.read_all();
    }
    // Or only in the second store, which answers later. A form that is open stays.
    let known = id.clone();
    let is_there = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || journal.with(|diary| diary.cramp(&known).is_some())
    });
    either(
        move || is_there.get(),
        move || untrack(|| view! { <Form hand=Hand::take(Some(id.clone())) /> }),
        move || {
            part(move || {
                let (title, text) = if vault.is_looking() {
                    (notice::STILL_LOOKING, "This entry may be among them.")
                } else {
                    ("This entry is not here", "It was removed, or the address is not whole.")
                };
                nothing_here(title, text, Route::Nights.href(), "To the nights")
            })
        },
    )
}

/// The view of `#/cramp`: a cramp of the last night, until a time says otherwise.
#[component]
pub fn NewCramp() -> impl IntoView {
    view! { <Form hand=Hand::take(None) /> }
}

#[component]
fn Form(hand: Hand) -> impl IntoView {
    let is_new = hand.id.with_value(Option::is_none);
    let first_night = hand.first_night();
    let night = Memo::new(move |_| hand.start().map_or(first_night, |(start, _)| Night::of(start)));
    let lengths: Vec<_> = Band::ALL.iter().map(|band| band.label()).chain(["Don't know"]).collect();
    let back = if is_new { Route::Tonight } else { Route::Night(first_night) }.href();
    view! {
        <main class="view bare cramp" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=back aria-label="Back">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">{if is_new { "I had a cramp" } else { "Cramp" }}</h1>
                        <p class="sub">{words(move || region::night(night.get()))}</p>
                    </div>
                </header>
                {begun(hand)}
                <Choices
                    look=Look::Grid
                    name="start"
                    legend="When did it start?"
                    options=Start::ALL.map(Start::label).to_vec()
                    chosen=chosen(move || {
                        let begun = hand.form.with(CrampForm::begun);
                        Start::ALL.iter().position(|one| Some(*one) == begun)
                    })
                    choose=choose(move |index| hand.tell(|form| form.begin(Start::ALL.get(index).copied())))
                />
                {time(hand)}
                <Choices
                    look=Look::Grid
                    name="where"
                    legend="Where?"
                    options=Muscle::ALL.map(Muscle::label).to_vec()
                    chosen=chosen(move || {
                        hand.cramp(|cramp| Muscle::ALL.iter().position(|one| Some(*one) == cramp.muscle))
                    })
                    choose=choose(move |index| {
                        hand.tell(|form| form.change(|cramp| cramp.muscle = Muscle::ALL.get(index).copied()));
                    })
                />
                {which_leg(
                    Look::Row,
                    move || hand.cramp(|cramp| cramp.side),
                    move |side| hand.tell(|form| form.change(|cramp| cramp.side = side)),
                )}
                {how_bad(
                    move || hand.cramp(|cramp| cramp.severity),
                    move |severity| hand.tell(|form| form.change(|cramp| cramp.severity = severity)),
                )}
                <Choices
                    look=Look::Grid
                    name="long"
                    legend="How long?"
                    options=lengths
                    chosen=chosen(move || hand.form.with(CrampForm::length))
                    choose=choose(move |index| hand.tell(|form| form.say_length(index)))
                />
                {tried(hand)}
                <Choices
                    look=Look::Row
                    name="helped"
                    legend="Did it help?"
                    options=Helped::ALL.map(Helped::label).to_vec()
                    chosen=chosen(move || {
                        hand.cramp(|cramp| Helped::ALL.iter().position(|one| Some(*one) == cramp.helped))
                    })
                    choose=choose(move |index| {
                        hand.tell(|form| form.change(|cramp| cramp.helped = Helped::ALL.get(index).copied()));
                    })
                />
                {yes_no(
                    "woke",
                    "Did it wake you?",
                    move || hand.cramp(|cramp| cramp.woke),
                    move |woke| hand.tell(|form| form.change(|cramp| cramp.woke = Some(woke))),
                )}
                <Writing
                    id="note"
                    label="Note"
                    rows="3"
                    text=held(move || hand.form.with(|form| form.note.text().to_owned()))
                    write=Rc::new(move |text| hand.tell(|form| form.note.write(text)))
                    room=Memo::new(move |_| hand.form.with(|form| form.note.room().words()))
                    over=Memo::new(move |_| hand.form.with(|form| form.note.room().is_over()))
                    also=Memo::new(move |_| hand.also_note())
                />
                {hand.id.get_value().map(|id| view! { <Apart id=id field="note" /> })}
                {not_a_cramp(hand)}
                <NightAsAWhole hand=hand />
                {(!is_new)
                    .then(|| {
                        view! {
                            <button class="btn quiet danger" type="button" on:click=tap(move || hand.remove())>
                                {ico(Icon::Trash)}
                                "Remove this entry"
                            </button>
                        }
                    })}
            </div>
            <div class="hill">
                <p role="status" class:problem=flag(move || hand.problem.get().is_some())>
                    {words_if(move || hand.problem.get())}
                </p>
                <button class="btn primary big wide" type="button" on:click=tap(move || hand.save())>"Save"</button>
            </div>
        </main>
    }
}

/// What was begun before and is here again, or that the entry was removed meanwhile.
fn begun(hand: Hand) -> AnyView {
    let app = app();
    let notice = move || {
        let at = hand.begun.get_untracked().map(|at| forms::when(app, at)).unwrap_or_default();
        view! {
            <section class="card begun">
                <p role="status">
                    {format!("You began to write here on {at}. It is here again, and not saved yet.")}
                </p>
                <button class="btn" type="button" on:click=tap(move || hand.drop_it())>"Drop it"</button>
            </section>
        }
    };
    let gone = move || {
        view! {
            <p class="card" role="status">"This entry was removed in another window. “Save” brings it back."</p>
        }
    };
    view! {
        {when(move || hand.begun.get().is_some(), notice)}
        {when(move || hand.is_gone(), gone)}
    }
    .into_any()
}

/// The field for a time of its own.
fn time(hand: Hand) -> AnyView {
    when(
        move || hand.form.with(CrampForm::begun) == Some(Start::At),
        move || {
            view! {
                <div class="field">
                    <label for="start">"Date and time"</label>
                    <input id="start"
                        autocomplete="off"
                        type="datetime-local"
                        prop:value=held(move || hand.form.with(CrampForm::field))
                        aria-invalid=value(move || hand.problem.get().map(|_| "true".to_owned()))
                        on:input=changed(move |event| hand.tell(|form| form.write_field(event_target_value(&event))))
                    />
                </div>
            }
        },
    )
    .into_any()
}

/// What was tried.
fn tried(hand: Hand) -> AnyView {
    let ticks = Relief::ALL.map(|relief| {
        view! {
            <Tick
                label=relief.label()
                ticked=flag(move || hand.cramp(|cramp| cramp.relief.contains(&relief)))
                tick=Rc::new(move |ticked| hand.tell(|form| form.change(|cramp| cramp.set_relief(relief, ticked))))
            />
        }
    });
    view! {
        <fieldset class="ticks">
            <legend>"What did you try?"</legend>
            {ticks.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// What belongs to the night.
#[component]
fn NightAsAWhole(hand: Hand) -> impl IntoView {
    let room = move || hand.form.with(|form| form.night.medicine.room());
    view! {
        <h2>"The night as a whole"</h2>
        <Choices
            look=Look::Scale
            name="disturbed"
            legend="How much did cramps disturb your sleep?"
            hint="0 is not at all. 10 is no sleep."
            options=NUMBERS.to_vec()
            chosen=chosen(move || hand.night(|night| night.disturbed.map(usize::from)))
            choose=choose(move |index| {
                hand.tell(|form| form.night.change(|night| night.disturbed = u8::try_from(index).ok()));
            })
        />
        {yes_no(
            "sore",
            "Was the leg sore the next day?",
            move || hand.night(|night| night.sore),
            move |sore| hand.tell(|form| form.night.change(|night| night.sore = Some(sore))),
        )}
        <Writing
            id="medicine"
            label="A new or changed medicine?"
            rows="2"
            text=held(move || hand.form.with(|form| form.night.medicine.text().to_owned()))
            write=Rc::new(move |text| hand.tell(|form| form.night.medicine.write(text)))
            room=Memo::new(move |_| Room::words(room()))
            over=Memo::new(move |_| Room::is_over(room()))
            also=Memo::new(move |_| hand.also_medicine())
        />
        <Apart id=NightNote::id(hand.first_night()) field="medicine" />
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
fn not_a_cramp(hand: Hand) -> AnyView {
    let opened = RwSignal::new(false);
    // Also where it was said elsewhere meanwhile.
    let asks = Memo::new(move |_| opened.get() || hand.cramp(|cramp| !cramp.is_cramp()));
    let turn = move || {
        let close = asks.get_untracked();
        opened.set(!close);
        if close {
            hand.tell(|form| form.change(|cramp| cramp.instead = None));
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
                    hand.cramp(|cramp| Instead::ALL.iter().position(|one| Some(*one) == cramp.instead))
                })
                choose=choose(move |index| {
                    hand.tell(|form| form.change(|cramp| cramp.instead = Instead::ALL.get(index).copied()));
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
