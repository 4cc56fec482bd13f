//! Help in a cramp. Same classes and ids as the static page, so that nothing moves when the app takes over.
//!
//! Arriving starts an entry; the clock counts from the moment the help was opened.

use crate::parts::live::{changed, either, flag, part, tap, when, words};
use crate::parts::{Icon, ico};
use crate::state::{app, now, ticking_now};
use crate::views::CallCard;
use domain::content::{cramp, warning};
use domain::figure::{Facing, Pose, markup};
use domain::moment;
use domain::relief::{self, Muscle, Position, TEN_MINUTES};
use domain::route::Route;
use leptos::prelude::*;

/// The view of `#/now`.
#[component]
pub fn Now() -> impl IntoView {
    let app = app();
    let arrival = app.navigation.take_arrival();
    let start = arrival.opened.unwrap_or_else(now);
    let chosen = arrival.muscle.unwrap_or(Muscle::Calf);
    let id = StoredValue::new(app.journal.begin_cramp(start, Some(chosen)));
    let cramp = Memo::new(move |_| id.with_value(|id| app.journal.with(|diary| diary.cramp(id).cloned())));

    let muscle =
        move || cramp.with(|cramp| cramp.as_ref().and_then(|cramp| cramp.muscle)).unwrap_or(Muscle::Calf);
    let (position, set_position) = signal(arrival.position.unwrap_or(Position::Bed));
    let clock = ticking_now();
    let elapsed = move || {
        cramp.with(|cramp| cramp.as_ref().map_or(0, |cramp| clock.get().epoch() - cramp.start.epoch()))
    };
    let is_long = Memo::new(move |_| elapsed() >= TEN_MINUTES);

    let choose =
        move |muscle| id.with_value(|id| app.journal.change_cramp(id, |cramp| cramp.muscle = Some(muscle)));
    let ease = move || {
        id.with_value(|id| app.journal.change_cramp(id, |cramp| cramp.ease(now())));
        app.navigation.replace(&Route::Log);
    };
    if arrival.muscle.is_some() {
        choose(chosen);
    }

    let help = move || {
        view! {
                        <fieldset class="seg big muscles">
                            <legend class="sr">"Where is the cramp?"</legend>
                            <div class="seg-row">
                                {Muscle::ALL
                                    .map(|one| {
                                        view! {
                                            <label>
                                                <input
                                                    type="radio"
                                                    name="muscle"
                                                    id=format!("m-{}", one.id())
                                                    value=one.id()
                                                    prop:checked=flag(move || muscle() == one)
                                                    on:change=changed(move |_| choose(one))
                                                />
                                                <span>{one.label()}</span>
                                            </label>
                                        }
                                    })
                                    .collect_view()}
                            </div>
                        </fieldset>
                        <h1 class="instruction" id="instruction" tabindex="-1">
                            <span class="step">
                                {part(move || {
                                    let pose = relief::figure_id(muscle(), position.get()).and_then(Pose::from_id);
                                    pose.map(|pose| {
                                        view! { <span class="fig" aria-hidden="true" inner_html=markup(pose, Facing::Right)></span> }
                                    })
                                })}
                                <span class="say">{words(move || relief::instruction(muscle(), position.get()).text)}</span>
                            </span>
                        </h1>
                        <p class="sub">
                            {when(
                                move || position.get() == Position::Standing && muscle() != Muscle::Other,
                                || view! { <span><b>{cramp::ONLY_IF_STEADY.text}</b></span> },
                            )}
                            <span>{cramp::GENTLY.text}</span>
                            {part(move || {
                                let bed = position.get() == Position::Bed;
                                let hint = relief::hint(muscle(), Position::Bed).filter(|_| bed);
                                hint.map(|hint| view! { <span>{hint.text}</span> })
                            })}
                        </p>
                        <fieldset class="seg big positions">
                            <legend class="sr">"Where are you?"</legend>
                            <div class="seg-row">
                                {Position::ALL
                                    .map(|one| {
                                        let icon = match one {
                                            Position::Bed => Icon::Bed,
                                            Position::Standing => Icon::Stand,
                                        };
                                        view! {
                                            <label>
                                                <input
                                                    type="radio"
                                                    name="position"
                                                    id=format!("p-{}", one.id())
                                                    value=one.id()
                                                    prop:checked=flag(move || position.get() == one)
                                                    on:change=changed(move |_| set_position.set(one))
                                                />
                                                <span>{ico(icon)}{one.label()}</span>
                                            </label>
                                        }
                                    })
                                    .collect_view()}
                            </div>
                        </fieldset>
        }
    };
    view! {
        <main class="view bare now" data-view>
            <div class="view-body">
                <a class="help-strip" href=Route::Help.href()>
                    {ico(Icon::Alert)}
                    <span>{warning::STRIP.text} " " <b>"Get help"</b></span>
                </a>
                {either(move || is_long.get(), || view! { <TooLong /> }, help)}
                <a class="btn quiet big wide" href=Route::Tonight.href()>"Back to Tonight"</a>
            </div>
            <div class="hill">
                <div class="ledge">
                    <div>
                        <p class="clock" role="timer" aria-labelledby="since">{words(move || moment::clock(elapsed()))}</p>
                        <p class="since" id="since">"since you opened this"</p>
                    </div>
                    <button class="btn primary" id="eased" type="button" on:click=tap(ease)>"It has eased"</button>
                </div>
            </div>
        </main>
    }
}
/// After ten minutes: stop, and ask for help.
#[component]
fn TooLong() -> impl IntoView {
    view! {
        <div role="alert">
            <h1 tabindex="-1">{warning::LONGER.text}</h1>
            <p>{warning::STOP_AND_ASK.text}</p>
        </div>
        <CallCard />
        <p>{warning::NOT_EASING.text}</p>
    }
}
