//! After the cramp: what may feel good, each with its caution first, and a clock for it. Nothing of it is needed.

use crate::parts::live::{either, part, tap, words};
use crate::parts::{Icon, Sources, ico};
use crate::state::aftercare::Running;
use crate::state::{app, ticking_now};
use crate::views::leg;
use domain::aftercare::{Aftercare, Begun};
use domain::content::cramp;
use domain::moment::{self, Moment};
use domain::route::Route;
use domain::safety::LegWarning;
use figure::Pose;
use leptos::prelude::*;

/// The view of `#/now/after`.
#[component]
pub fn After() -> impl IntoView {
    let app = app();
    let running = Running::take_up();
    let clock = ticking_now();
    let choice = move || view! { <Choice running=running /> }.into_any();
    // A change of screen is read from its top.
    Effect::new(move |before: Option<(Option<Begun>, bool)>| {
        let closed = app.leg.get().is_some();
        if closed && running.get().is_some() {
            running.stop();
        }
        let now = (running.get(), closed);
        if before.is_some_and(|before| before != now) {
            app.navigation.settle();
        }
        now
    });
    part(move || match (app.leg.get(), running.get()) {
        (Some(leg), _) => view! { <Closed leg=leg /> }.into_any(),
        (None, Some(begun)) => view! { <Timer begun=begun running=running clock=clock /> }.into_any(),
        (None, None) => choice(),
    })
}

/// None of them: a leg that may be a clot, or is cold.
#[component]
fn Closed(leg: LegWarning) -> impl IntoView {
    view! {
        <main class="view bare after" data-view>
            <div class="view-body">
                <h1 tabindex="-1">"After the cramp"</h1>
                {leg::card(leg)}
                <Sources of=leg.sentences().to_vec() />
            </div>
            <div class="hill">
                <div class="btns">
                    <a class="btn danger fill big" href=Route::Help.href()>"Get help"</a>
                    <a class="btn big" href=Route::Log.href()>"Note it: 3 taps"</a>
                </div>
            </div>
        </main>
    }
}

/// The warning, the four, and the way on.
#[component]
fn Choice(running: Running) -> impl IntoView {
    let lines = Aftercare::offered(None).iter().copied().map(|what| {
        view! {
            <li>
                <h2>{what.label()}</h2>
                <p>{what.how().text}</p>
                <button
                    class="btn big"
                    type="button"
                    aria-label=format!("{}, {} minutes", what.label(), what.minutes())
                    on:click=tap(move || running.begin(what))
                >
                    {ico(Icon::Clock)}
                    {format!("{} minutes", what.minutes())}
                </button>
            </li>
        }
    });
    view! {
        <main class="view bare after" data-view>
            <div class="view-body">
                <h1 tabindex="-1">"After the cramp"</h1>
                <a class="help-strip" href=Route::Help.href()>
                    {ico(Icon::Alert)}
                    <span>{cramp::AFTER_WARNING.text}</span>
                </a>
                <p class="sub">{cramp::SORE.text} " If you like, choose one thing. None is better than another."</p>
                <ul class="card cares">{lines.collect_view()}</ul>
                <Sources of=std::iter::once(&cramp::AFTER_WARNING).chain(Aftercare::ALL.map(Aftercare::how)).collect() />
            </div>
            <div class="hill">
                <div class="btns">
                    <a class="btn primary big" href=Route::Log.href()>"Note it: 3 taps"</a>
                    <a class="btn big" href=Route::Tonight.href()>"Back to sleep"</a>
                </div>
            </div>
        </main>
    }
}

/// One of them while it runs. Its end is silent: whoever fell asleep stays asleep.
#[component]
fn Timer(begun: Begun, running: Running, clock: ReadSignal<Moment>) -> impl IntoView {
    let left = Memo::new(move |_| begun.left(clock.get()));
    let over = move || left.get() == 0;
    let picture =
        (begun.what == Aftercare::LegsUp).then(|| view! { <crate::parts::Picture pose=Pose::LegsUp /> });
    let longer = move || {
        (begun.may_be_longer()).then(|| {
            view! {
                <button class="btn big" type="button" on:click=tap(move || running.lengthen())>
                    {format!("{} minutes more", begun.what.more())}
                </button>
            }
        })
    };
    view! {
        <main class="view bare after" data-view>
            <div class="view-body">
                <h1 tabindex="-1">{begun.what.label()}</h1>
                {picture}
                <p class="clock" role="timer" translate="no" aria-label="Time left">{words(move || moment::clock(left.get()))}</p>
                <p class="card stop">{begun.what.stop().text}</p>
                <div role="status">
                    {either(over, || view! { <p class="enough">{cramp::ENOUGH.text}</p> }, || ())}
                </div>
                <div class="btns">{part(move || over().then(longer))}</div>
                <a class="help-strip" href=Route::Help.href()>
                    {ico(Icon::Alert)}
                    <span>{domain::content::warning::STRIP.text} " " <b>"Get help"</b></span>
                </a>
            </div>
            <div class="hill">
                <button class="btn primary big wide" type="button" on:click=tap(move || running.stop())>
                    {words(move || if over() { "Done" } else { "Stop" })}
                </button>
            </div>
        </main>
    }
}
