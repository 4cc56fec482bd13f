//! What is said of a night as a whole: sleep, the morning after, a medicine, a note (`night/told.rs`).

use super::told::Told;
use crate::parts::live::{changed, choose, chosen, held, tap, when, words};
use crate::parts::{Choices, Look};
use crate::state::app;
use domain::night::{Night, after_noon, since_noon};
use domain::sheet::NightNote;
use leptos::prelude::*;

const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const NOT_KEPT: &str = "This could not be kept. What was there before is safe.";

/// The form. Each answer is kept as soon as it is given.
#[component]
pub fn Whole(night: Night) -> impl IntoView {
    let journal = app().journal;
    let note = Memo::new(move |_| journal.note(night));
    let (problem, set_problem) = signal("");
    let change = move |change: &dyn Fn(&mut NightNote)| {
        let kept = journal.change_night(night, |note| change(note));
        set_problem.set(if kept { "" } else { NOT_KEPT });
    };
    let field = move |id: &'static str,
                      label: &'static str,
                      read: fn(&NightNote) -> Option<u16>,
                      write: fn(&mut NightNote, Option<u16>)| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    autocomplete="off"
                    id=id
                    type="time"
                    prop:value=held(move || note.with(read).map(after_noon).unwrap_or_default())
                    on:change=changed(move |event| {
                        let at = since_noon(&event_target_value(&event));
                        change(&|note| write(note, at));
                    })
                />
            </div>
        }
    };
    view! {
        <section class="whole">
            <h2>"Sleep and the morning after"</h2>
            <p class="sub">"Everything here is optional."</p>
            <div class="fields">
                {field("light-out", "Light out at", |note| note.bed, |note, at| note.bed = at)}
                {field("got-up", "Got up at", |note| note.rise, |note, at| note.rise = at)}
            </div>
            <Choices
                look=Look::Scale
                name="disturbed"
                legend="How much was your sleep disturbed?"
                hint="0 is not at all. 10 is the worst you can think of."
                options=NUMBERS.to_vec()
                chosen=chosen(move || note.with(|note| note.disturbed.map(usize::from)))
                choose=choose(move |index| change(&|note| note.disturbed = u8::try_from(index).ok()))
            />
            {when(
                move || note.with(|note| note.disturbed.is_some()),
                move || {
                    view! {
                        <button class="btn quiet" type="button" on:click=tap(move || change(&|note| note.disturbed = None))>
                            "Take this number out"
                        </button>
                    }
                },
            )}
            <Choices
                look=Look::Row
                name="sore"
                legend="Was the leg sore the next day?"
                options=vec!["Yes", "No", "Not said"]
                chosen=chosen(move || Some(note.with(|note| note.sore.map_or(2, |sore| usize::from(!sore)))))
                choose=choose(move |index| change(&|note| note.sore = (index < 2).then_some(index == 0)))
            />
            <Told
                night=night
                id="medicine"
                label="A new or changed medicine"
                rows="2"
                field=|note| &mut note.medicine
                kept_in="medicine"
            />
            <Told night=night id="night-note" label="Note" rows="3" field=|note| &mut note.note kept_in="note" />
            <p role="status" class="problem">{words(move || problem.get())}</p>
        </section>
    }
}
