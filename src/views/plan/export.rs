//! The plan as a calendar file: when its alarms ring, what others may read, and handing it over.

use super::InHand;
use crate::parts::live::{choose, chosen, part, tap, words};
use crate::parts::{Choices, Icon, Look, ico};
use crate::state::app;
use crate::state::evening::HandedOver;
use domain::content::evening as told;
use domain::plan::{LEADS, calendar};
use leptos::prelude::*;

/// The words for [`LEADS`].
const LEAD_WORDS: [&str; 4] = ["At the time", "5 min before", "10 min before", "15 min before"];
/// The words for discreet and plain.
const WORDINGS: [&str; 2] = ["Discreet", "In plain words"];

/// The section of the calendar file.
#[component]
pub fn Export(hand: InHand) -> impl IntoView {
    let plan = hand.plan;
    let done = HandedOver::new();
    // An alarm that rings for a month says nothing of a leg that is looked at meanwhile.
    let offered = move || {
        let mut plan = plan.get();
        plan.steps.retain(|step| step.what.suits(app().leg.get()));
        plan
    };
    let save = move || {
        // What is handed over is kept, so that the next file has the same names.
        hand.change(|_| {});
        hand.journal.hand_over_plan(&offered(), done);
    };
    let sample = move || {
        if plan.with(|plan| plan.plain) {
            "Others who see your calendar can read “Legs up” or “Stretch”, and why."
        } else {
            "Others see “Evening routine” or “Last drink”. Nothing of legs or cramps."
        }
    };
    let count = move || match calendar::count(&offered()) {
        0 => "Nothing is switched on, so the file would be empty.".to_owned(),
        1 => "1 entry that comes again.".to_owned(),
        count => format!("{count} entries that come again."),
    };
    let text = move || {
        done.text().map(|text| {
            view! {
                <div class="field">
                    <label for="calendar-text">"The text of the file"</label>
                    <textarea autocomplete="off" id="calendar-text" readonly rows="6">{text}</textarea>
                </div>
            }
        })
    };
    view! {
        <section class="card export">
            <h2>"In your calendar"</h2>
            <p class="sub">{told::BEFORE_SAVING}</p>
            <Choices
                look=Look::Grid
                name="lead"
                legend="When should it ring?"
                options=LEAD_WORDS.to_vec()
                chosen=chosen(move || plan.with(|plan| LEADS.iter().position(|lead| *lead == plan.lead)))
                choose=choose(move |index| {
                    if let Some(lead) = LEADS.get(index) {
                        hand.change(|plan| plan.lead = *lead);
                    }
                })
            />
            <Choices
                look=Look::Row
                name="wording"
                legend="Which words?"
                options=WORDINGS.to_vec()
                chosen=chosen(move || Some(usize::from(plan.with(|plan| plan.plain))))
                choose=choose(move |index| hand.change(|plan| plan.plain = index == 1))
            />
            <p class="sub">{words(sample)}</p>
            <p class="sub">{words(count)}</p>
            <button class="btn primary wide" type="button" on:click=tap(save)>
                {ico(Icon::Download)}
                "Save the calendar file"
            </button>
            <p role="status">{words(move || done.said())}</p>
            {part(text)}
        </section>
    }
}
