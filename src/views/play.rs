//! The player: what waits, what plays (`play/stage.rs`), what asks (`play/asks.rs`), and what was done.

mod asks;
mod stage;

use crate::parts::live::{part, tap};
use crate::parts::questions::nothing_here;
use crate::parts::{Icon, Picture, Sources, ico};
use crate::state::cues::Playing;
use crate::state::own::OwnSets;
use crate::state::{app, cues, navigation};
use crate::views;
use asks::AskFinished;
use domain::content::leg as says;
use domain::content::own::how;
use domain::id::Id;
use domain::moment::spoken;
use domain::route::Route;
use domain::safety::LegWarning;
use domain::session::{Done, Extent, Session};
use domain::stretch::{Plan, Played, Step, summary};
use leptos::prelude::*;
use stage::Stage;

/// What stands on the screen of the player.
#[derive(Clone, PartialEq)]
enum Scene {
    /// A leg asks for help first; whether a set was playing here.
    Closed(LegWarning, bool),
    Plays,
    Asks,
    Done(Done),
    Waits,
}

/// The view of `#/play/own/<id>`: a set of the person's own. One that plays goes on as it was when it began, whatever became of
/// the set meanwhile.
#[component]
pub fn PlayOwn(id: Id) -> impl IntoView {
    let app = app();
    let plays = |played: &Played| matches!(played, Played::Own { id: known, .. } if *known == id);
    let running = app.player.with_now(|session| session.map(Session::plan).cloned());
    let running = running.filter(|plan| plays(&plan.played));
    match running.or_else(|| OwnSets::new(app.journal).get(&id).map(|own| own.plan(id.clone()))) {
        Some(plan) => view! { <Play plan=plan /> }.into_any(),
        None => nothing_here(
            "This set is not here",
            "It was removed, or the address is not whole.",
            Route::Stretch.href(),
            "To the stretches",
        ),
    }
}

/// The view of `#/play/<choice>`.
#[component]
pub fn Play(plan: Plan) -> impl IntoView {
    let app = app();
    let player = app.player;
    let choice = StoredValue::new(plan);
    let scene = Memo::new(move |_| {
        let is_this = |one: &Session| choice.with_value(|plan| one.plan().played.is(&plan.played));
        let is_here = player.with(|session| session.is_some_and(is_this));
        match (is_here, app.leg.get(), player.done()) {
            (false, _, Some(done)) => Scene::Done(done),
            (_, Some(leg), _) => Scene::Closed(leg, is_here),
            (true, None, _) if player.asks() => Scene::Asks,
            (true, None, _) => Scene::Plays,
            (false, None, None) => Scene::Waits,
        }
    });
    Effect::new(move |before: Option<()>| {
        scene.track();
        // Another scene is read from its title on; the first one the navigation sees to.
        if before.is_some() {
            app.navigation.settle();
        }
    });
    part(move || match scene.get() {
        Scene::Closed(leg, was_playing) => view! { <Closed leg=leg was_playing=was_playing /> }.into_any(),
        Scene::Plays => view! { <Stage choice=choice /> }.into_any(),
        Scene::Asks => view! { <AskFinished choice=choice /> }.into_any(),
        Scene::Done(done) => view! { <Finished done=done /> }.into_any(),
        Scene::Waits => view! { <Waiting choice=choice /> }.into_any(),
    })
}

/// Nothing may be stretched: why, whom to call, and the end of a set that was playing.
#[component]
fn Closed(leg: LegWarning, was_playing: bool) -> impl IntoView {
    let player = app().player;
    let kept = was_playing.then(|| {
        view! {
            <section class="card">
                {player.so_far().map(|done| view! { <Held done=done /> })}
                <button class="btn big wide" type="button" on:click=tap(move || player.end())>"End"</button>
            </section>
        }
    });
    view! {
        <main class="view bare play-stop" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Stretch.href() aria-label="Back to the stretches">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">{says::FIRST}</h1>
                </header>
                {was_playing.then(|| view! { <p role="status">{says::STOPPED}</p> })}
                {views::leg::card(leg)}
                {kept}
                <Sources of=leg.sentences().to_vec() />
            </div>
            <div class="hill">
                <a class="btn danger fill big wide" href=Route::Help.href()>"Get help"</a>
            </div>
        </main>
    }
}

/// Nothing is playing here: the set waits for a tap.
#[component]
fn Waiting(choice: Playing) -> impl IntoView {
    let app = app();
    let offer = app.offer();
    let plan = choice.get_value();
    let is_open = offer.is_some_and(|offer| offer.allows_plan(&plan));
    let missing = if offer.is_none() { "Answer the safety questions first" } else { "Choose another set" };
    let step = |step: &Step| {
        let stretch = step.stretch;
        view! {
            <li class="card">
                <Picture pose=stretch.pose() />
                <div>
                    <h2>{stretch.label()}</h2>
                    <p class="sub">{stretch.stance().label()} ". " {how(step)}</p>
                </div>
            </li>
        }
    };
    view! {
        <main class="view bare play-wait" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Stretch.href() aria-label="Back to the stretches">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">{plan.played.label()}</h1>
                        <p class="sub">{summary(&plan.steps)}</p>
                    </div>
                </header>
                <ol>{plan.steps.iter().map(step).collect_view()}</ol>
            </div>
            <div class="hill">
                {if is_open {
                    view! {
                        <button class="btn primary big wide" type="button" on:click=tap(move || cues::begin(app, plan.clone()))>
                            {ico(Icon::Play)}
                            "Start stretching"
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <a class="btn primary big wide" href=Route::Stretch.href()>{missing}</a> }.into_any()
                }}
            </div>
        </main>
    }
}

/// What was held.
#[component]
fn Finished(done: Done) -> impl IntoView {
    let app = app();
    let words = match done.extent() {
        Extent::Full if done.more_left == 0 => "All of it, both legs.",
        Extent::Full => "All of it.",
        Extent::Part => "Ended early. What you held is noted.",
        Extent::Untimed => "Noted as you said. The clock saw this much:",
        Extent::Nothing => "Ended before the first hold. Nothing was noted.",
    };
    let leave = move || {
        app.player.put_away();
        navigation::replace(&Route::Tonight);
    };
    view! {
        <main class="view bare play-done" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">"Done"</h1>
                    <p class="sub">{done.choice.label()} ". " {words}</p>
                    <Held done=done />
                </section>
            </div>
            <div class="hill">
                <button class="btn primary big wide" type="button" on:click=tap(leave)>"Done"</button>
            </div>
        </main>
    }
}

/// The seconds each leg was held.
#[component]
fn Held(done: Done) -> impl IntoView {
    view! {
        <dl>
            <div><dt>"Left leg held"</dt><dd>{spoken(done.left)}</dd></div>
            <div><dt>"Right leg held"</dt><dd>{spoken(done.right)}</dd></div>
        </dl>
    }
}
