//! An experiment that runs: this evening, the twelve weeks, the calendar file, and ending it. No result of any kind.

use crate::parts::live::{either, part, tap, words};
use crate::parts::{Icon, Sources, ico};
use crate::state::evening::HandedOver;
use crate::state::{app, look_at_next, now, region, to_the_top};
use domain::content::trial as says;
use domain::id::Id;
use domain::insight::{Experiment, Stage, WEEKS};
use domain::night::Night;
use leptos::prelude::*;

/// The cards of an experiment that is not over.
#[component]
pub fn Running(id: Id, trial: Experiment) -> impl IntoView {
    let stage = trial.stage(Night::of(now()));
    let (title, line) = match stage {
        Stage::Week(at) => {
            let block = trial.blocks().get(at).copied();
            (format!("Week {} of {WEEKS}", at + 1), block.map_or("", |block| says::evening(block).text))
        }
        _ => (format!("Begins on {}", region::day(trial.start.evening())), says::AHEAD.text),
    };
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p>{line}</p>
            <p class="sub">{says::RELIEF.text}</p>
            <p class="sub">{says::NO_EARLY_LOOK.text}</p>
        </section>
        <Weeks trial=trial stage=stage />
        <InCalendar id=id.clone() trial=trial />
        <End id=id />
        <Sources of=vec![&says::WITH, &says::NO_EARLY_LOOK] />
    }
}

#[component]
fn Weeks(trial: Experiment, stage: Stage) -> impl IntoView {
    let week = |(at, block)| {
        let is_now = stage == Stage::Week(at);
        let past = matches!(stage, Stage::Week(now) if at < now);
        let word = if is_now {
            "Now"
        } else if past {
            "Over"
        } else {
            ""
        };
        view! {
            <li
                class:routine=block == domain::insight::Block::Routine
                class:past=past
                aria-current=is_now.then_some("step")
            >
                <span class="sub">{format!("Week {}", at + 1)} <b>{word}</b></span>
                <b>{says::week(block)}</b>
                <span class="num">{region::short_dates(trial.week(at))}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>"The twelve weeks"</h2>
            <ol class="weeks">{trial.blocks().into_iter().enumerate().map(week).collect_view()}</ol>
        </section>
    }
}

#[component]
fn InCalendar(id: Id, trial: Experiment) -> impl IntoView {
    let done = HandedOver::new();
    let save = move || app().journal.hand_over_weeks(&id, trial, done);
    let text = move || {
        done.text().map(|text| {
            view! {
                <div class="field">
                    <label for="weeks-text">"The text of the file"</label>
                    <textarea autocomplete="off" id="weeks-text" readonly rows="6" prop:value=text></textarea>
                </div>
            }
        })
    };
    view! {
        <section class="card">
            <h2>"In your calendar"</h2>
            <p class="sub">{says::BEFORE_SAVING}</p>
            <button class="btn wide" type="button" on:click=tap(save)>
                {ico(Icon::Download)}
                "Save the calendar file"
            </button>
            <p role="status">{words(move || done.said())}</p>
            {part(text)}
        </section>
    }
}

/// Ending it takes two taps, and no reason.
#[component]
fn End(id: Id) -> impl IntoView {
    let (asked, set_asked) = signal(false);
    let (problem, set_problem) = signal("");
    let id = StoredValue::new(id);
    let ask = move || {
        set_asked.set(true);
        look_at_next(".ending h2");
    };
    let end = move || {
        if id.with_value(|id| app().journal.change_trial(id, |trial| trial.end(now()))) {
            to_the_top();
        } else {
            set_problem.set(says::NOT_KEPT);
        }
    };
    let first = move || {
        view! {
            <h2 tabindex="-1">"Stop here?"</h2>
            <p class="sub">{says::ANY_TIME.text}</p>
            <button class="btn wide" type="button" on:click=tap(ask)>"End the experiment"</button>
        }
    };
    let second = move || {
        view! {
            <h2 tabindex="-1">"End it now?"</h2>
            <p>"From this evening on there is no plan. You can take it back until midnight."</p>
            <p class="field-error" role="alert">{words(move || problem.get())}</p>
            <div class="btns">
                <button class="btn" type="button" on:click=tap(end)>"End it now"</button>
                <button class="btn" type="button" on:click=tap(move || set_asked.set(false))>"Go on with it"</button>
            </div>
        }
    };
    view! { <section class="card ending">{either(move || asked.get(), second, first)}</section> }
}
