//! One step: which stretch, how long, how often, which legs; up, down and away.

use super::Editing;
use crate::parts::Picture;
use crate::parts::live::{changed, tap, value};
use crate::parts::{Icon, ico};
use domain::content::own as said;
use domain::content::stretch as texts;
use domain::moment::SECOND;
use domain::safety::Offer;
use domain::sheet::{Fault, HOLD, Limits, REPETITIONS, REST, Way};
use domain::stretch::{Sides, Stance, Step, Stretch};
use leptos::prelude::*;

/// The card of the step with this index.
#[component]
pub fn StepCard(index: usize, editing: Editing) -> AnyView {
    let own = editing.own;
    let Some(step) = own.with_untracked(|own| own.steps.get(index).copied()) else { return ().into_any() };
    let stretch = step.stretch;
    let label = stretch.label();
    let id = format!("step-{index}");
    let choose_stretch = move |word: String| {
        if let Some(stretch) = Stretch::from_id(&word) {
            editing.change_steps(|own| own.change_stretch(index, stretch), format!("#step-{index} select"));
        }
    };
    let leans = (editing.offer.is_some_and(Offer::lean) && stretch == Stretch::HamstringChair)
        .then_some(texts::HAMSTRING_LEAN.text);
    view! {
        <fieldset class="card own-step" id=id>
            <legend class="sr">{format!("{}. {label}", index + 1)}</legend>
            <div class="own-head">
                <Picture pose=stretch.pose() />
                <div>
                    <h2><span class="num">{format!("{}. ", index + 1)}</span>{label}</h2>
                    <p class="sub">{stretch.stance().label()}</p>
                </div>
            </div>
            <RuledOut index=index stretch=stretch editing=editing />
            <div class="field">
                <label for=format!("stretch-{index}")>"Stretch"</label>
                <select
                    id=format!("stretch-{index}") prop:value=stretch.id() on:change=changed(move |event| choose_stretch(event_target_value(&event)))>
                    {Stance::ALL.map(|stance| group(stance, stretch)).collect_view()}
                </select>
            </div>
            <details>
                <summary>"How to do it"</summary>
                <p>{texts::instruction_held(stretch).text} " " {leans}</p>
                <p>{stretch.breathing().text}</p>
            </details>
            <div class="own-numbers">
                <Number
                    index=index
                    editing=editing
                    label="Hold, seconds"
                    limits=HOLD
                    fault=Fault::Hold
                    of=|step| step.hold / SECOND
                    to=|step, value| step.hold = value * SECOND
                />
                <Number
                    index=index
                    editing=editing
                    label="How often"
                    limits=REPETITIONS
                    fault=Fault::Repetitions
                    of=|step| step.repetitions.into()
                    to=|step, value| step.repetitions = u8::try_from(value).unwrap_or(0)
                />
                <Number
                    index=index
                    editing=editing
                    label="Rest, seconds"
                    limits=REST
                    fault=Fault::Rest
                    of=|step| step.rest / SECOND
                    to=|step, value| step.rest = value * SECOND
                />
            </div>
            <Legs index=index step=step editing=editing />
            <Moves index=index label=label editing=editing />
        </fieldset>
    }
    .into_any()
}

/// The stretches of a stance.
fn group(stance: Stance, chosen: Stretch) -> impl IntoView {
    let options = Stretch::ALL.into_iter().filter(|stretch| stretch.stance() == stance).map(|stretch| {
        view! { <option value=stretch.id() selected=stretch == chosen>{stretch.label()}</option> }
    });
    view! { <optgroup label=stance.label()>{options.collect_view()}</optgroup> }
}

/// A stretch that the answers forbid, and what to do in its place.
#[component]
fn RuledOut(index: usize, stretch: Stretch, editing: Editing) -> impl IntoView {
    let offer = editing.offer.filter(|offer| offer.seated() && !offer.allows_stretch(stretch));
    offer.map(|offer| {
        let instead = offer.gentler_stretch(stretch).map(|instead| {
            let change = move || {
                editing
                    .change_steps(|own| own.change_stretch(index, instead), format!("#step-{index} select"));
            };
            let words = format!("Use {}, {}, instead", instead.label(), instead.stance().words());
            view! { <button class="btn wide" type="button" on:click=tap(change)>{words}</button> }
        });
        view! {
            <p class="warn">{said::NOT_FOR_NOW}</p>
            {instead}
        }
    })
}

/// A whole number between limits.
#[component]
fn Number(
    index: usize,
    editing: Editing,
    label: &'static str,
    limits: Limits,
    fault: Fault,
    of: fn(&Step) -> i64,
    to: fn(&mut Step, i64),
) -> impl IntoView {
    let own = editing.own;
    let first = own.with_untracked(|own| own.steps.get(index).map(of)).unwrap_or(0).to_string();
    let at = (Some(index), fault);
    let id = format!("{}-{index}", label.replace([',', ' '], ""));
    let tell = move |text: String| match text.trim().parse().ok().filter(|number| limits.contains(number)) {
        Some(number) => {
            editing.right(at);
            editing.change(|own| {
                if let Some(step) = own.steps.get_mut(index) {
                    to(step, number);
                }
            });
        }
        None => editing.wrong(at),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                autocomplete="off"
                id=id
                type="number"
                inputmode="numeric"
                step="1"
                prop:value=first
                aria-invalid=value(move || editing.is_wrong(at).then(|| "true".to_owned()))
                on:change=changed(move |event| tell(event_target_value(&event)))
            />
        </div>
    }
}

/// Which legs.
#[component]
fn Legs(index: usize, step: Step, editing: Editing) -> impl IntoView {
    let ways = step.stretch.sides();
    if let [Sides::Both] = ways {
        return view! { <p class="sub">{said::legs(Sides::Both)}</p> }.into_any();
    }
    let options = ways.iter().map(|sides| {
        view! { <option value=sides.id() selected=*sides == step.sides>{said::legs(*sides)}</option> }
    });
    let tell = move |word: String| {
        if let Some(sides) = Sides::from_id(&word) {
            editing.change(|own| {
                if let Some(step) = own.steps.get_mut(index) {
                    step.sides = sides;
                }
            });
        }
    };
    view! {
        <div class="field">
            <label for=format!("legs-{index}")>"Legs"</label>
            <select
                id=format!("legs-{index}") prop:value=step.sides.id() on:change=changed(move |event| tell(event_target_value(&event)))>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Up, down and away. What cannot be done is not there: nothing is ever disabled.
#[component]
fn Moves(index: usize, label: &'static str, editing: Editing) -> impl IntoView {
    let own = editing.own;
    let count = own.with_untracked(|own| own.steps.len());
    let can = move |way: Way| own.with_untracked(|own| own.can_move(index, way));
    let shift = move |way: Way| {
        let to = own.with_untracked(|own| own.clone().shift(index, way));
        // Where the same way is closed, the other is open.
        let (same, other) = match way {
            Way::Up => ("up", "down"),
            Way::Down => ("down", "up"),
        };
        let next = format!("#step-{to} .move-{same}, #step-{to} .move-{other}");
        editing.change_steps(
            |own| {
                own.shift(index, way);
            },
            next,
        );
        editing.moved.set(format!("{label} is now {} of {count}.", to + 1));
    };
    let button = move |way: Way, word: &'static str| {
        can(way).then(|| {
            view! {
                <button
                    class=format!("icon-btn move-{word}")
                    type="button"
                    aria-label=format!("Move {label} {word}")
                    on:click=tap(move || shift(way))
                >
                    {ico(Icon::Back)}
                </button>
            }
        })
    };
    let remove = move || {
        let next =
            if index > 0 { format!("#step-{} select", index - 1) } else { "#step-0 select".to_owned() };
        editing.change_steps(
            |own| {
                own.steps.remove(index);
            },
            next,
        );
    };
    let removes = (count > 1).then(|| {
        view! {
            <button class="icon-btn" type="button" aria-label=format!("Remove {label}") on:click=tap(remove)>{ico(Icon::Trash)}</button>
        }
    });
    view! { <div class="own-moves">{button(Way::Up, "up")} {button(Way::Down, "down")} {removes}</div> }
}
