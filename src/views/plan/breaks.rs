//! Movement breaks by day: how often, from when to when, on which days.

use super::{InHand, WEEK};
use crate::parts::live::{changed, choose, chosen, flag, value, when, words};
use crate::parts::{Choices, Look, Tick};
use domain::content::evening::BREAKS;
use domain::plan::{Breaks, EVERY, day_time, read_day_time};
use leptos::prelude::*;
use std::rc::Rc;

/// The words for [`EVERY`].
const EVERY_WORDS: [&str; 5] = ["30 min", "45 min", "1 hour", "1 h 30", "2 hours"];

/// The section of the movement breaks.
#[component]
pub fn MovementBreaks(hand: InHand) -> impl IntoView {
    let plan = hand.plan;
    let breaks = move || plan.with(|plan| plan.breaks);
    let (wrong, set_wrong) = signal(false);
    let field = move |id: &'static str,
                      label: &'static str,
                      read: fn(&Breaks) -> u16,
                      write: fn(&mut Breaks, u16)| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input autocomplete="off" id=id
                    type="time"
                    prop:value=value(move || Some(day_time(read(&breaks()))))
                    on:change=changed(move |event| {
                        let Some(minute) = read_day_time(&event_target_value(&event)) else { return };
                        let mut after = plan.with_untracked(|plan| plan.breaks);
                        write(&mut after, minute);
                        set_wrong.set(after.from >= after.to);
                        if after.from < after.to {
                            hand.change(|plan| plan.breaks = after);
                        }
                    })
                />
            </div>
        }
    };
    let more = move || {
        let days = WEEK.iter().enumerate().map(|(at, day)| {
            let is_on = move || breaks().days.get(at) == Some(&true);
            let switch = move |on: bool| {
                hand.change(|plan| {
                    if let Some(day) = plan.breaks.days.get_mut(at) {
                        *day = on;
                    }
                });
            };
            view! { <Tick label=*day ticked=flag(is_on) tick=Rc::new(switch) /> }
        });
        view! {
            <Choices
                look=Look::Grid
                name="every"
                legend="How often?"
                options=EVERY_WORDS.to_vec()
                chosen=chosen(move || EVERY.iter().position(|every| *every == breaks().every))
                choose=choose(move |index| {
                    if let Some(every) = EVERY.get(index) {
                        hand.change(|plan| plan.breaks.every = *every);
                    }
                })
            />
            <div class="pair">
                {field("breaks-from", "From", |breaks| breaks.from, |breaks, minute| breaks.from = minute)}
                {field("breaks-to", "To", |breaks| breaks.to, |breaks, minute| breaks.to = minute)}
            </div>
            <p class="problem" role="status">
                {words(move || if wrong.get() { "“To” must be after “From”. Nothing was changed." } else { "" })}
            </p>
            <fieldset class="ticks">
                <legend>"On which days?"</legend>
                {days.collect_view()}
            </fieldset>
        }
    };
    let switch = move |on: bool| hand.change(|plan| plan.breaks.on = on);
    view! {
        <section class="card breaks">
            <h2>"By day"</h2>
            <Tick label="Movement breaks" ticked=flag(move || breaks().on) tick=Rc::new(switch) />
            <p class="sub">{BREAKS.text}</p>
            {when(move || breaks().on, more)}
        </section>
    }
}
