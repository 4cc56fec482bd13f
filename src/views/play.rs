//! The player. It asks the session where it is at the session clock; a timer only wakes it, about once a second.

use crate::parts::live::{either, html, part, tap, value, words_if};
use crate::parts::{Icon, ico};
use crate::state::{TEMPO, Waker, app, navigation, session_now};
use domain::content::stretch as words;
use domain::figure::{Facing, markup};
use domain::moment::{SECOND, spoken};
use domain::route::Route;
use domain::safety;
use domain::session::{Done, Session};
use domain::stage::Shown;
use domain::stretch::{Choice, Stance};
use domain::timeline::Leg;
use leptos::prelude::*;

/// The view of `#/play/<choice>`.
#[component]
pub fn Play(choice: Choice) -> impl IntoView {
    let player = app().player;
    let is_playing =
        Memo::new(move |_| player.with(|session| session.is_some_and(|one| one.choice() == choice)));
    part(move || match (is_playing.get(), player.done()) {
        (true, _) => view! { <Stage choice=choice /> }.into_any(),
        (false, Some(done)) => view! { <Finished done=done /> }.into_any(),
        (false, None) => view! { <Waiting choice=choice /> }.into_any(),
    })
}

/// Nothing is playing here: the set waits for a tap.
#[component]
fn Waiting(choice: Choice) -> impl IntoView {
    let app = app();
    let is_open = app.preferences.with_now(|settings| {
        settings.risks.as_ref().is_some_and(|risks| {
            let offer = safety::advise(risks).offer;
            if choice.stance == Stance::Standing { offer.standing() } else { offer.seated() }
        })
    });
    view! {
        <main class="view bare play-done" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">{choice.routine.label()}</h1>
                    <p class="sub">{choice.stance.label()} ", about 4 minutes."</p>
                </section>
            </div>
            <div class="hill">
                {if is_open {
                    view! {
                        <button class="btn primary big wide" type="button" on:click=tap(move || app.player.start(choice))>
                            {ico(Icon::Play)}
                            "Start"
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <a class="btn primary big wide" href=Route::Stretch.href()>"Choose a set first"</a> }.into_any()
                }}
            </div>
        </main>
    }
}

/// What was held.
#[component]
fn Finished(done: Done) -> impl IntoView {
    let app = app();
    let words = match (done.is_full(), done.is_empty()) {
        (true, _) => "All of it, both legs.",
        (_, true) => "Ended before the first hold. Nothing was noted.",
        _ => "Ended early. What you held is noted.",
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
                    <p class="sub">{done.choice.routine.label()} ", " {done.choice.stance.label().to_ascii_lowercase()} ". " {words}</p>
                    <dl>
                        <div><dt>"Left leg held"</dt><dd>{spoken(done.left)}</dd></div>
                        <div><dt>"Right leg held"</dt><dd>{spoken(done.right)}</dd></div>
                    </dl>
                </section>
            </div>
            <div class="hill">
                <button class="btn primary big wide" type="button" on:click=tap(leave)>"Done"</button>
            </div>
        </main>
    }
}

#[component]
fn Stage(choice: Choice) -> impl IntoView {
    let app = app();
    let player = app.player;
    let (hurts, set_hurts) = signal(false);
    let (beat, set_beat) = signal(0_u32);
    let look = move || {
        beat.track();
        player.with(|session| session.and_then(|session| Shown::of(session, session_now())))
    };
    let shown = Memo::new(move |_| look());
    let index = Memo::new(move |_| shown.with(|shown| shown.map(|shown| shown.index)));

    // The timer wakes at the next whole second of the session; what is shown then, the clock decides.
    let waker = Waker::new(move || set_beat.update(|beat| *beat = beat.wrapping_add(1)));
    Effect::new(move || {
        beat.track();
        let wait = player.with(|session| match session {
            Some(session) if !session.is_paused() => {
                let now = session_now();
                let to_go =
                    if session.countdown(now) > 0 { session.countdown(now) } else { -session.position(now) };
                Some((to_go.rem_euclid(SECOND) / TEMPO).max(1) + 5)
            }
            _ => None,
        });
        waker.wake_after(wait);
    });
    // A new segment, or the end: what was held is settled and saved. `None` is the end.
    Effect::new(move |before: Option<Option<usize>>| {
        let at = index.get();
        if before.is_some_and(|before| before != at) {
            player.arrive();
        }
        at
    });

    let text = move |of: fn(&Shown) -> String| words_if(move || shown.with(|shown| shown.as_ref().map(of)));
    let word =
        move |of: fn(&Shown) -> &'static str| words_if(move || shown.with(|shown| shown.as_ref().map(of)));
    let paused = Memo::new(move |_| shown.with(|shown| shown.is_some_and(|shown| shown.paused)));
    let figure = Memo::new(move |_| {
        shown.with(|shown| shown.map(|shown| (shown.segment.stretch.pose(), shown.segment.leg)))
    });
    let title = Memo::new(move |_| {
        shown.with(|shown| shown.map(|shown| (shown.segment.stretch, shown.segment.step, shown.steps)))
    });
    let toggle = move || {
        player.act(|session, now| if session.is_paused() { session.resume(now) } else { session.pause(now) });
    };
    let stop = move || {
        player.act(Session::pause);
        set_hurts.set(true);
    };
    let end = move || player.end();

    let stage = move || {
        view! {
                <main
                    class="view bare play"
                    data-view
                    data-phase=value(move || shown.with(|shown| shown.as_ref().map(|shown| shown.phase().to_owned())))
                    data-paused=value(move || paused.get().then(String::new))
                >
                    <div class="view-body">
                        <header class="view-head">
                            <button class="icon-btn" type="button" aria-label="End" on:click=tap(end)>{ico(Icon::Close)}</button>
                            <div>
                                <h1 tabindex="-1">{words_if(move || title.get().map(|(stretch, ..)| stretch.label()))}</h1>
                                <p class="sub">
                                    {words_if(move || title.get().map(|(_, step, steps)| format!("Step {} of {steps}", step + 1)))}
                                </p>
                            </div>
                        </header>
                        <div class="play-side">
                            <p class="play-leg">{word(Shown::headline)}</p>
                            <p class="play-rep">{text(Shown::repetition)}</p>
                            <ul class="pips" aria-hidden="true">
                                {[1_u8, 2, 3]
                                    .map(|number| {
                                        view! {
                                            <li class=value(move || {
                                                shown.with(|shown| shown.map(|shown| shown.pip(number).to_owned()))
                                            })></li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </div>
                        <div
                            class="picture"
                            inner_html=html(move || {
                                let (pose, leg) = figure.get()?;
                                Some(markup(pose, if leg == Leg::Right { Facing::Right } else { Facing::Left }))
                            })
                        ></div>
                        <p class="play-cue">{word(Shown::cue)}</p>
                        <div class="play-dial">
                            <div class="ring" role="timer">
                                <svg viewBox="0 0 200 200" aria-hidden="true">
                                    <circle class="ring-track" cx="100" cy="100" r="93"></circle>
                                    <circle
                                        class="ring-left"
                                        cx="100"
                                        cy="100"
                                        r="93"
                                        pathLength="100"
                                        stroke-dasharray="100"
                                        stroke-dashoffset=value(move || {
                                            shown.with(|shown| shown.map(|shown| (100 - shown.share).to_string()))
                                        })
                                    ></circle>
                                </svg>
                                <p class="ring-number">{words_if(move || shown.with(|shown| shown.map(|shown| shown.left.to_string())))}</p>
                                <p class="ring-unit">{word(Shown::unit)}</p>
                            </div>
                        </div>
                    </div>
                    <div class="hill">
                        <p class="play-next">{text(Shown::next_words)}</p>
                        <div class="play-controls">
                            <button class="btn" type="button" on:click=tap(move || player.act(Session::back))>
                                {ico(Icon::Prev)}
                                <span>"Back"</span>
                            </button>
                            <button
                                class="btn"
                                type="button"
                                aria-label="10 seconds more"
                                on:click=tap(move || player.act(Session::more))
                            >
                                {ico(Icon::Plus)}
                                <span>"10 s"</span>
                            </button>
                            <button class="btn primary" type="button" on:click=tap(toggle)>
                                {either(
                                    move || paused.get(),
                                    || view! { {ico(Icon::Play)}<span>"Resume"</span> },
                                    || view! { {ico(Icon::Pause)}<span>"Pause"</span> },
                                )}
                            </button>
                            <button class="btn" type="button" on:click=tap(move || player.act(Session::skip))>
                                {ico(Icon::Skip)}
                                <span>"Skip"</span>
                            </button>
                            <button class="btn quiet danger" type="button" on:click=tap(stop)>"This hurts"</button>
                        </div>
                    </div>
                    <p class="sr" role="status">
                        {words_if(move || {
                            index.track();
                        paused.track();
                            shown.with_untracked(|shown| shown.as_ref().map(Shown::said))
                        })}
                    </p>
                </main>
        }
    };
    either(move || hurts.get(), move || view! { <Hurts choice=choice set_hurts=set_hurts /> }, stage)
}

/// The hold is stopped: gentler, past it, or the end.
#[component]
fn Hurts(choice: Choice, set_hurts: WriteSignal<bool>) -> impl IntoView {
    let app = app();
    let player = app.player;
    let gentler = Choice { stance: Stance::Chair, ..choice };
    let sit = move || {
        player.start(gentler);
        navigation::replace(&Route::Play(gentler));
    };
    let skip = move || {
        player.act(|session, now| {
            session.skip(now);
            session.resume(now);
        });
        set_hurts.set(false);
    };
    view! {
        <main class="view bare play-stop" data-view>
            <div class="view-body">
                <section class="card">
                    <h1 tabindex="-1">"Stop. Let go."</h1>
                    <p>{words::MILD_PULL.text}</p>
                    <p>{words::STOP.text}</p>
                    {(choice.stance == Stance::Standing)
                        .then(|| {
                            view! {
                                <button class="btn primary big wide" type="button" on:click=tap(sit)>"Try it sitting down"</button>
                            }
                        })}
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
