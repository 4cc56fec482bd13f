//! The evening plan: bedtime, the steps back from it, movement breaks, the calendar file; and the person's own habits. Every change is
//! saved at once.

mod breaks;
mod export;
mod own;

use crate::parts::live::{changed, either, flag, part, tap, value, when, words};
use crate::parts::{Icon, Sources, Tick, ico};
use crate::state::app;
use crate::state::journal::Journal;
use crate::views::leg;
use breaks::MovementBreaks;
use domain::content::evening as told;
use domain::plan::{Plan, What, read_time, time};
use domain::route::Route;
use domain::sleep::spoken;
use export::Export;
use leptos::prelude::*;
use own::OwnHabits;
use std::rc::Rc;

/// The days of a week as they are shown.
const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The plan in hand: what is kept, or the usual one until something is changed.
#[derive(Clone, Copy)]
struct InHand {
    journal: Journal,
    plan: Memo<Plan>,
    refused: RwSignal<bool>,
}

impl InHand {
    fn take(journal: Journal) -> Self {
        let usual = StoredValue::new(Journal::usual_plan());
        let plan = Memo::new(move |_| journal.plan().unwrap_or_else(|| usual.get_value()));
        Self { journal, plan, refused: RwSignal::new(false) }
    }

    fn change(self, change: impl FnOnce(&mut Plan)) {
        let mut plan = self.plan.get_untracked();
        change(&mut plan);
        self.refused.set(!self.journal.keep_plan(&plan));
    }
}

/// The view of `#/plan`.
#[component]
pub fn PlanView() -> impl IntoView {
    let journal = app().journal;
    journal.open_standing();
    let hand = InHand::take(journal);
    let refused = move || if hand.refused.get() { told::NOT_KEPT } else { "" };
    let closed = app().leg;
    let steps = move || {
        let shown = What::ALL.into_iter().filter(|what| what.suits(closed.get()));
        shown.map(|what| view! { <OneStep hand=hand what=what /> }).collect_view()
    };
    let all = vec![
        &told::PLAN,
        &told::COFFEE,
        &told::DRINK,
        &told::DRINK_PLAN,
        &told::BATH,
        &told::BATH_CARE,
        &told::LEGS,
        &told::LEGS_CARE,
        &told::STRETCH,
        &told::LIGHTS,
        &told::BREAKS,
    ];
    view! {
        <main class="view bare plan" data-view>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">"Evening plan"</h1>
                    <a class="icon-btn" href=Route::Tonight.href() aria-label="Close">{ico(Icon::Close)}</a>
                </header>
                <p>{told::PLAN.text}</p>
                <p class="problem" role="status">{words(refused)}</p>
                <Bedtime hand=hand />
                <h2>"Back from lights out"</h2>
                {part(move || closed.get().map(leg::card))}
                <ul class="steps">{part(steps)}</ul>
                <MovementBreaks hand=hand />
                <Export hand=hand />
                <OwnHabits />
                <Sources of=all />
            </div>
        </main>
    }
}

#[component]
fn Bedtime(hand: InHand) -> impl IntoView {
    let plan = hand.plan;
    let (apart, set_apart) = signal(plan.with_untracked(|plan| !plan.is_the_same_every_day()));
    let field = move |label: &'static str, day: Option<usize>| {
        let shown = move || plan.with(|plan| plan.bed.get(day.unwrap_or(0)).map(|bed| time(i32::from(*bed))));
        let set = move |minute: u16| {
            hand.change(|plan| {
                for (at, bed) in plan.bed.iter_mut().enumerate() {
                    if day.is_none_or(|day| day == at) {
                        *bed = minute;
                    }
                }
            });
        };
        let id = format!("bed-{}", day.map_or_else(String::new, |day| day.to_string()));
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input autocomplete="off" id=id
                    type="time"
                    prop:value=value(shown)
                    on:change=changed(move |event| {
                        // A field that was emptied changes nothing.
                        if let Some(minute) = read_time(&event_target_value(&event)) {
                            set(minute);
                        }
                    })
                />
            </div>
        }
    };
    let tick = move |on: bool| {
        set_apart.set(on);
        if !on {
            hand.change(|plan| plan.bed = [plan.bed.first().copied().unwrap_or_default(); 7]);
        }
    };
    view! {
        <section class="card bedtime">
            <h2>"Lights out"</h2>
            {either(
                move || apart.get(),
                move || {
                    let days = WEEK.iter().enumerate().map(|(at, day)| field(day, Some(at)));
                    view! { <div class="days">{days.collect_view()}</div> }
                },
                move || field("Usual bedtime", None),
            )}
            <Tick label="Different on some days" ticked=flag(move || apart.get()) tick=Rc::new(tick) />
        </section>
    }
}

#[component]
fn OneStep(hand: InHand, what: What) -> impl IntoView {
    let plan = hand.plan;
    let step =
        Memo::new(move |_| plan.with(|plan| plan.steps.iter().find(|step| step.what == what).copied()));
    let is_on = move || step.get().is_some_and(|step| step.on);
    let before = move || step.get().map_or(0, |step| i32::from(step.before));
    let hours = move || app().preferences.hours();
    let when_words = move || {
        let ago = u16::try_from(before()).unwrap_or_default();
        plan.with(|plan| match (plan.is_the_same_every_day(), ago) {
            (true, 0) => hours().after_noon(i32::from(plan.bed.first().copied().unwrap_or_default())),
            (true, ago) => {
                let bed = i32::from(plan.bed.first().copied().unwrap_or_default());
                format!("{}, {} before", hours().after_noon(bed - before()), spoken(ago))
            }
            (false, 0) => "As above".to_owned(),
            (false, ago) => format!("{} before", spoken(ago)),
        })
    };
    let (least, most) = what.range();
    let shift = move |by: i32| {
        let to = step.get_untracked().map_or(0, |step| i32::from(step.before)) + by;
        hand.change(|plan| plan.move_step(what, to));
    };
    let movers = move || {
        view! {
            <div class="btns">
                <button
                    class="btn"
                    type="button"
                    aria-label=format!("{} earlier", what.label())
                    on:click=tap(move || shift(what.stride()))
                >
                    "Earlier"
                </button>
                <button
                    class="btn"
                    type="button"
                    aria-label=format!("{} later", what.label())
                    on:click=tap(move || shift(-what.stride()))
                >
                    "Later"
                </button>
            </div>
        }
    };
    let edge = move || match u16::try_from(before()) {
        Ok(before) if before == least => "It cannot be later.",
        Ok(before) if before == most => "It cannot be earlier.",
        _ => "",
    };
    let says = what.says().iter().map(|sentence| view! { <p class="sub">{sentence.text}</p> }).collect_view();
    let switch = move |on: bool| hand.change(|plan| plan.switch(what, on));
    view! {
        <li class="card">
            <Tick label=what.label() ticked=flag(is_on) tick=Rc::new(switch) />
            <p class="at num" aria-live="polite">{words(move || if is_on() { when_words() } else { String::new() })}</p>
            {(least < most)
                .then(|| when(is_on, move || view! { {movers()} <p class="sub">{words(edge)}</p> }))}
            {says}
        </li>
    }
}
