//! What the player asks: what to do when it hurts, whether to end, and whether a session nobody saw the end of was finished.

use super::Held;
use crate::parts::live::tap;
use crate::parts::{Icon, ico};
use crate::state::cues::Playing;
use crate::state::{app, cues, navigation};
use domain::content::stretch as words;
use domain::route::Route;
use domain::safety::Offer;
use domain::session::Session;
use leptos::prelude::*;

/// What lies over the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    Nothing,
    /// "This hurts" was tapped.
    Hurts,
    /// "End" was tapped, and something would be lost.
    End,
}

/// The hold is stopped: gentler, past it, or the end.
#[component]
pub fn Hurts(choice: Playing, set_over: WriteSignal<Over>) -> impl IntoView {
    let app = app();
    let player = app.player;
    let offer = app.offer().unwrap_or(Offer::EVERYTHING);
    let (gentler, stance) = choice.with_value(|plan| (offer.gentler_than(plan), plan.stance()));
    let gentler = gentler.map(|gentler| {
        let words = if gentler.stance == stance { "Try shorter holds" } else { "Try it sitting down" };
        let start = move || {
            cues::begin(app, gentler);
            navigation::replace(&Route::Play(gentler));
        };
        view! {
            <button class="btn primary big wide" type="button" on:click=tap(start)>{words}</button>
            <p class="sub">{gentler.label()} ". " {gentler.summary()}</p>
        }
    });
    let skip = move || {
        player.act(|session, now| {
            session.skip_stretch(now);
            session.resume(now);
        });
        set_over.set(Over::Nothing);
    };
    view! {
        <main class="view bare play-stop" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">"Stop. Let go."</h1>
                    <p>{words::MILD_PULL.text}</p>
                    <p>{words::STOP.text}</p>
                    {gentler}
                    <button class="btn big wide" type="button" on:click=tap(skip)>"Skip this stretch"</button>
                    <button class="btn quiet big wide" type="button" on:click=tap(move || player.end())>"End"</button>
                </section>
                <a class="help-strip" href=Route::Help.href()>
                    {ico(Icon::Alert)}
                    <span>{words::STOP_AND_CALL.text} " " <b>"Get help"</b></span>
                </a>
            </div>
        </main>
    }
}

/// Ending now would leave something undone. Either answer keeps what was held.
#[component]
pub fn AskEnd(set_over: WriteSignal<Over>) -> impl IntoView {
    let player = app().player;
    let go_on = move || {
        player.act(Session::resume);
        set_over.set(Over::Nothing);
    };
    view! {
        <main class="view bare play-stop" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">"End here?"</h1>
                    <p>"It waits. What you held so far is kept either way."</p>
                    {player.so_far().map(|done| view! { <Held done=done /> })}
                    <button class="btn primary big wide" type="button" on:click=tap(go_on)>"Go on"</button>
                    <button class="btn big wide" type="button" on:click=tap(move || player.end())>"End"</button>
                </section>
            </div>
        </main>
    }
}

/// The end passed long ago and nobody saw it. What was not seen is never noted as held.
#[component]
pub fn AskFinished(choice: Playing) -> impl IntoView {
    let player = app().player;
    view! {
        <main class="view bare play-stop" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">"Finished?"</h1>
                    <p>{choice.with_value(|plan| plan.played.label())} ". This set was still running when you left. Its time is long over. The clock saw this much:"</p>
                    {player.so_far().map(|done| view! { <Held done=done /> })}
                    <button class="btn primary big wide" type="button" on:click=tap(move || player.confirm())>"Yes, I did it all"</button>
                    <button class="btn big wide" type="button" on:click=tap(move || player.end())>"No, keep only what was seen"</button>
                    <button class="btn quiet big wide" type="button" on:click=tap(move || player.act(Session::resume))>"Go on with it now"</button>
                </section>
            </div>
        </main>
    }
}
