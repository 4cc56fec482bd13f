//! Help in a cramp. Same classes and ids as the static page, so that nothing moves when the app takes over.
//!
//! A person who comes here begins an entry; the clock counts from the moment the help was opened. Where a browser brings the help back by
//! itself, it is shown, and one tap begins the entry. Where it hurts is written down when the
//! person says so, or when they say that it has eased under what is shown: never by itself.
//!
//! With a leg that may be a clot, or is cold, there is nothing to stretch: whom to call comes first, and why.

pub mod leg;

use crate::parts::live::{
    Choose, Chosen, Handler, Live, changed, choose, chosen, either, flag, part, tap, value, when, words,
};
use crate::parts::words::Words;
use crate::parts::{Icon, ico};
use crate::state::{app, navigation, now, ticking_now};
use crate::views::CallCard;
use domain::body::{Muscle, Position};
use domain::content::{cramp, leg as of_leg, warning};
use domain::cramp::Cramp;
use domain::diary::Diary;
use domain::id::Id;
use domain::moment;
use domain::relief::{self, TEN_MINUTES};
use domain::route::Route;
use domain::safety::LegWarning;
use domain::session::Session;
use figure::{Facing, Pose, markup};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Most cramps are there (4 of 5 people in a French study of people over 60), so it is shown first.
const FIRST: Muscle = Muscle::Calf;

/// What is shown: where it hurts, as far as that was said, and how the person is.
#[derive(Clone, Copy)]
struct Shown {
    muscle: Option<Muscle>,
    position: Position,
}

/// The view of `#/now`.
#[component]
pub fn Now() -> impl IntoView {
    let app = app();
    let arrival = app.navigation.take_arrival();
    let asked = navigation::is_asked().then(now);
    let shown = RwSignal::new(Shown {
        muscle: arrival.muscle.filter(|muscle| *muscle != FIRST),
        position: arrival.position.unwrap_or(Position::Bed),
    });
    let id = StoredValue::new(None::<Id>);
    let begin = move |start| {
        let muscle = shown.with_untracked(|shown| shown.muscle);
        id.set_value(Some(app.journal.begin_cramp(start, muscle)));
    };
    if let Some(start) = arrival.opened.or(asked) {
        begin(start);
    }
    // This one, or the one whose clock runs: it may have been begun in another window.
    let find = move |diary: &Diary| {
        let this = id.get_value().and_then(|id| Some((id.clone(), diary.cramp(&id)?.clone())));
        let found = this.or_else(|| diary.running(now()));
        // Also once it has eased, wherever that is said.
        if let Some((one, _)) = &found {
            id.set_value(Some(one.clone()));
        }
        found
    };
    let cramp = Memo::new(move |_| app.journal.with(find).map(|(_, cramp)| cramp));
    let muscle = Memo::new(move |_| {
        let kept = cramp.with(|cramp| cramp.as_ref().and_then(|cramp| cramp.muscle));
        kept.or(shown.with(|shown| shown.muscle)).unwrap_or(FIRST)
    });

    // The leg comes first: a session that plays waits, and can be resumed.
    if app.player.with_now(|session| session.is_some_and(|session| !session.is_paused())) {
        app.player.act(Session::pause);
    }

    let clock = ticking_now();
    let elapsed = move || cramp.with(|cramp| cramp.as_ref().map_or(0, |cramp| cramp.clock(clock.get())));
    let too_long = Memo::new(move |_| elapsed() >= TEN_MINUTES);
    let pressing = Memo::new(move |_| (too_long.get(), app.leg.get()));
    // The change is seen, said, and read first.
    Effect::new(move |before: Option<(bool, Option<LegWarning>)>| {
        let now = pressing.get();
        if before.is_some_and(|before| before != now) {
            app.navigation.settle();
        }
        now
    });
    app.aloud.follow(move || {
        let said = match pressing.get() {
            (true, _) => [&warning::LONGER, &warning::STOP_AND_ASK],
            (false, Some(leg)) => [leg.says(), &of_leg::DO_NOT],
            (false, None) => [relief::instruction(muscle.get(), shown.get().position), &cramp::GENTLY],
        };
        said.map(|sentence| sentence.text).join(" ")
    });
    let change = move |change: &dyn Fn(&mut Cramp)| {
        if let Some((id, _)) = app.journal.with_now(find) {
            app.journal.change_cramp(&id, change);
        }
    };
    let tell = move |muscle| {
        shown.update(|shown| shown.muscle = Some(muscle));
        change(&|cramp| cramp.muscle = Some(muscle));
    };
    let ease = move || {
        let shown = muscle.get_untracked();
        change(&|cramp| {
            if app.leg.get_untracked().is_none() {
                cramp.muscle.get_or_insert(shown);
            }
            cramp.ease(now());
        });
        navigation::replace(&Route::Log);
    };
    let is_one = move || {
        begin(now());
        // The button goes away under the finger: reading goes on at the instruction.
        app.navigation.settle();
    };
    let ledge = move || ledge(words(move || moment::clock(elapsed())), tap(ease));
    let ask = move || {
        view! { <button class="btn primary big wide" type="button" on:click=tap(is_one)>"This is a cramp now"</button> }
    };

    view! {
        <main class="view bare now" data-view>
            <div class="view-body">
                <a class="help-strip" href=Route::Help.href()>
                    {ico(Icon::Alert)}
                    <span>{warning::STRIP.text} " " <b>"Get help"</b></span>
                </a>
                {part(move || match pressing.get() {
                    (false, None) => view! {
                        {muscles(muscle, tell)}
                        {instruction(muscle, shown)}
                        <div class="reads">{positions(shown)} {read_aloud()}</div>
                        {mute()}
                    }
                        .into_any(),
                    (long, leg) => call(long, leg),
                })}
                <a class="btn quiet big wide" href=Route::Tonight.href()>"Back to Tonight"</a>
            </div>
            <div class="hill">{either(move || cramp.with(Option::is_some), ledge, ask)}</div>
        </main>
    }
}

/// The clock, and the end of the cramp.
fn ledge(clock: Live<Words>, ease: Handler<MouseEvent>) -> AnyView {
    view! {
        <div class="ledge">
            <div>
                <p class="clock" role="timer" translate="no" aria-labelledby="since">{clock}</p>
                <p class="since" id="since">"since you opened this"</p>
            </div>
            <button class="btn primary" id="eased" type="button" on:click=ease>"It has eased"</button>
        </div>
    }
    .into_any()
}

/// Reads what is shown, or falls silent. The static page leaves room for it.
fn read_aloud() -> AnyView {
    let aloud = app().aloud;
    view! {
        <button
            class="btn"
            type="button"
            aria-label="Read aloud"
            aria-pressed=value(move || Some(aloud.is_on().to_string()))
            on:click=tap(move || aloud.toggle())
        >
            {ico(Icon::Sound)}
        </button>
    }
    .into_any()
}

/// What is said where nothing can be read.
fn mute() -> AnyView {
    let aloud = app().aloud;
    when(
        move || aloud.is_mute(),
        || view! { <p role="status">"This device has no voice of its own, so nothing is read."</p> },
    )
    .into_any()
}

fn muscles(muscle: Memo<Muscle>, tell: impl Fn(Muscle) + 'static) -> AnyView {
    let options = Muscle::ALL.map(|one| (one.id(), one.label(), None)).to_vec();
    let is = chosen(move || Muscle::ALL.iter().position(|one| *one == muscle.get()));
    let act = choose(move |index| {
        if let Some(one) = Muscle::ALL.get(index) {
            tell(*one);
        }
    });
    row("muscles", "Where is the cramp?", "muscle", options, &is, &act)
}

fn positions(shown: RwSignal<Shown>) -> AnyView {
    let icon = |one| if one == Position::Bed { Icon::Bed } else { Icon::Stand };
    let options = Position::ALL.map(|one| (one.id(), one.label(), Some(icon(one)))).to_vec();
    let is = chosen(move || Position::ALL.iter().position(|one| *one == shown.get().position));
    let act = choose(move |index| {
        if let Some(one) = Position::ALL.get(index) {
            shown.update(|shown| shown.position = *one);
        }
    });
    row("positions", "Where are you?", "position", options, &is, &act)
}

/// A row of radios with the ids of the static page, so that focus finds its way.
fn row(
    class: &'static str,
    legend: &'static str,
    name: &'static str,
    options: Vec<(&'static str, &'static str, Option<Icon>)>,
    is: &Chosen,
    act: &Choose,
) -> AnyView {
    let initial = name.get(..1).unwrap_or_default();
    let radios = options.into_iter().enumerate().map(|(index, (word, label, icon))| {
        let (is, act) = (Arc::clone(is), Rc::clone(act));
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    id=format!("{initial}-{word}")
                    value=word
                    prop:checked=flag(move || is() == Some(index))
                    on:change=changed(move |_| act(index))
                />
                <span>{icon.map(ico)} {label}</span>
            </label>
        }
    });
    view! {
        <fieldset class=format!("seg big {class}")>
            <legend class="sr">{legend}</legend>
            <div class="seg-row">{radios.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// One sentence and one figure; then how, and for those who cannot reach.
fn instruction(muscle: Memo<Muscle>, shown: RwSignal<Shown>) -> AnyView {
    let position = move || shown.get().position;
    let figure = move || {
        let pose = relief::figure_id(muscle.get(), position()).and_then(Pose::from_id)?;
        Some(view! { <span class="fig" aria-hidden="true" inner_html=markup(pose, Facing::Right)></span> })
    };
    let hint = move || {
        let in_bed = position() == Position::Bed;
        let hint = relief::hint(muscle.get(), Position::Bed).filter(|_| in_bed)?;
        Some(view! { <span>{hint.text}</span> })
    };
    view! {
        <h1 class="instruction" id="instruction" tabindex="-1">
            <span class="step">
                {part(figure)}
                <span class="say">{words(move || relief::instruction(muscle.get(), position()).text)}</span>
            </span>
        </h1>
        <p class="sub">
            {when(
                move || position() == Position::Standing && muscle.get() != Muscle::Other,
                || view! { <span><b>{cramp::ONLY_IF_STEADY.text}</b></span> },
            )}
            <span>{cramp::GENTLY.text}</span>
            {part(hint)}
        </p>
    }
    .into_any()
}

/// After ten minutes, or with a leg that may be a clot or is cold: nothing to stretch, and whom to call.
fn call(long: bool, leg: Option<LegWarning>) -> AnyView {
    let first = if long { &warning::LONGER } else { leg.map_or(&warning::LONGER, LegWarning::says) };
    let then = if long { &warning::STOP_AND_ASK } else { &of_leg::DO_NOT };
    view! {
        <div role="alert">
            <h1 tabindex="-1">{first.text}</h1>
            <p>{then.text} " " {leg.map(leg::why)}</p>
        </div>
        <CallCard />
        {long.then(|| view! { <p>{warning::NOT_EASING.text}</p> })}
        {leg.map(|_| leg::until())}
        <div class="reads">{read_aloud()}</div>
    }
    .into_any()
}
