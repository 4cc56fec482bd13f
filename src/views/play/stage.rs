//! The stage. It asks the session where it is at the session clock; a timer only wakes it, about once a second.

use super::asks::{AskEnd, Hurts, Over};
use crate::parts::live::{either, flag, html, part, tap, value, when, words_if};
use crate::parts::{Icon, ico};
use crate::state::cues::Playing;
use crate::state::lamp::{Lamp, Screen};
use crate::state::player::Player;
use crate::state::{Waker, app, controls, cues, on_return, session_now, tempo};
use domain::moment::SECOND;
use domain::session::Session;
use domain::stage::Shown;
use figure::markup;
use leptos::prelude::*;

/// What the live region says, and what it was said for.
#[derive(Clone, PartialEq)]
struct Said {
    index: Option<usize>,
    paused: bool,
    half: bool,
    text: String,
}

impl Said {
    /// Something is said when a segment begins, at the half of a long hold, and at a pause; in between it stays.
    fn after(before: Option<&Self>, shown: Option<&Shown>) -> Self {
        let index = shown.map(|shown| shown.index);
        let paused = shown.is_some_and(|shown| shown.paused);
        let half = shown.is_some_and(Shown::is_half_way);
        let before = before.filter(|before| before.index == index && before.paused == paused);
        let text = match before {
            Some(before) if before.half || !half => before.text.clone(),
            _ => shown.map(Shown::said).unwrap_or_default(),
        };
        Self { index, paused, half: half || before.is_some_and(|before| before.half), text }
    }
}

/// Wakes at each whole second of the session, and when the page is seen again. What is shown then, the clock decides.
fn wakes(player: Player, lamp: Lamp, beat: ReadSignal<u32>, set_beat: WriteSignal<u32>) {
    on_return(move || {
        player.return_to();
        lamp.light_again();
    });
    let waker = Waker::new(move || {
        player.wake();
        set_beat.update(|beat| *beat = beat.wrapping_add(1));
    });
    Effect::new(move || {
        beat.track();
        let wait = player.with(|session| match session {
            Some(session) if !session.is_paused() => {
                let now = session_now();
                let to_go =
                    if session.countdown(now) > 0 { session.countdown(now) } else { -session.position(now) };
                Some((to_go.rem_euclid(SECOND) / tempo()).max(1) + 5)
            }
            _ => None,
        });
        waker.wake_after(wait);
    });
}

/// A session that plays.
#[component]
pub fn Stage(choice: Playing) -> impl IntoView {
    let app = app();
    let player = app.player;
    let lamp = Lamp::new();
    let (over, set_over) = signal(Over::Nothing);
    let (beat, set_beat) = signal(0_u32);
    let shown = Memo::new(move |_| {
        beat.track();
        player.with(|session| session.and_then(|session| Shown::of(session, session_now())))
    });
    let index = Memo::new(move |_| shown.with(|shown| shown.map(|shown| shown.index)));
    let paused = Memo::new(move |_| player.with(|session| session.is_none_or(Session::is_paused)));

    wakes(player, lamp, beat, set_beat);
    Effect::new(move || if paused.get() { lamp.put_out() } else { lamp.light() });
    // A new segment, or the end: what was held is settled and saved. `None` is the end.
    Effect::new(move |before: Option<Option<usize>>| {
        let at = index.get();
        if before.is_some_and(|before| before != at) {
            player.arrive();
        }
        at
    });
    Effect::new(move |before: Option<()>| {
        over.track();
        if before.is_some() {
            app.navigation.settle();
        }
    });
    // Whoever leaves the player does not hear it any more; the clock runs on.
    on_cleanup(move || player.hear(None));

    let act = move |act: fn(&mut Session, i64)| {
        cues::take_up(app, choice);
        player.act(act);
    };
    let toggle = move || {
        if over.get_untracked() == Over::Nothing {
            act(|session, now| if session.is_paused() { session.resume(now) } else { session.pause(now) });
        }
    };
    let jump = move |to: fn(&mut Session, i64)| {
        if over.get_untracked() == Over::Nothing {
            act(to);
        }
    };
    let end = move || {
        let holds =
            shown.with_untracked(|shown| shown.is_some_and(|shown| shown.phase() == "hold" && !shown.paused));
        let loses = player.so_far().is_some_and(|done| !done.is_empty() && !done.is_full());
        if holds || loses {
            player.act(Session::pause);
            set_over.set(Over::End);
        } else {
            player.end();
        }
    };
    let hurts = move || {
        player.act(Session::pause);
        set_over.set(Over::Hurts);
    };
    controls::by_key(paused, toggle, move || jump(Session::back), move || jump(Session::skip));
    controls::by_tap(move || player.touch());

    let said =
        Memo::new(move |before: Option<&Said>| shown.with(|shown| Said::after(before, shown.as_ref())));
    let stage = move || {
        view! {
                <main
                    class="view bare play"
                    data-view
                    data-phase=value(move || shown.with(|shown| shown.as_ref().map(|shown| shown.phase().to_owned())))
                    data-paused=value(move || paused.get().then(String::new))
                >
                    <div class="view-body">
                        <Head shown=shown lamp=lamp end=end />
                        <Body shown=shown />
                    </div>
                    <div class="hill">
                        <SoundOff choice=choice />
                        <p class="play-next">{words_if(move || shown.with(|shown| shown.as_ref().map(Shown::next_words)))}</p>
                        <Controls paused=paused act=act toggle=toggle hurts=hurts />
                    </div>
                    <p class="sr" role="status">{words_if(move || Some(said.with(|said| said.text.clone())))}</p>
                </main>
        }
    };
    part(move || match over.get() {
        Over::Nothing => stage().into_any(),
        Over::Hurts => view! { <Hurts choice=choice set_over=set_over /> }.into_any(),
        Over::End => view! { <AskEnd set_over=set_over /> }.into_any(),
    })
}

/// After a reload nothing is heard until a tap: browsers want it so.
#[component]
fn SoundOff(choice: Playing) -> impl IntoView {
    let app = app();
    let turn_on = move || cues::take_up(app, choice);
    when(
        move || !app.player.is_heard() && cues::is_wanted(app, choice),
        move || {
            view! {
                <button class="btn quiet play-sound" type="button" on:click=tap(turn_on)>"Turn the sound on"</button>
            }
        },
    )
}

/// The five controls.
#[component]
fn Controls(
    paused: Memo<bool>,
    act: impl Fn(fn(&mut Session, i64)) + Copy + 'static,
    toggle: impl Fn() + 'static,
    hurts: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="play-controls">
            <button class="btn" type="button" on:click=tap(move || act(Session::back))>
                {ico(Icon::Prev)}
                <span>"Back"</span>
            </button>
            <button class="btn" type="button" aria-label="10 seconds more" on:click=tap(move || act(Session::more))>
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
            <button class="btn" type="button" on:click=tap(move || act(Session::skip))>
                {ico(Icon::Skip)}
                <span>"Skip"</span>
            </button>
            <button class="btn quiet danger" type="button" on:click=tap(hurts)>"This hurts"</button>
        </div>
    }
}

/// Which stretch it is, and the way out.
#[component]
fn Head(shown: Memo<Option<Shown>>, lamp: Lamp, end: impl Fn() + 'static) -> impl IntoView {
    let title = Memo::new(move |_| {
        shown.with(|shown| shown.map(|shown| (shown.segment.stretch, shown.segment.step, shown.steps)))
    });
    let step = move || title.get().map(|(_, step, steps)| format!("Step {} of {steps}.", step + 1));
    let screen = move || match lamp.screen() {
        Screen::Unknown => "",
        Screen::Lit => " Screen stays on.",
        Screen::MayGoDark => " Your screen may turn off.",
    };
    view! {
        <header class="view-head">
            <button class="icon-btn" type="button" aria-label="End" on:click=tap(end)>{ico(Icon::Close)}</button>
            <div>
                <h1 tabindex="-1">{words_if(move || title.get().map(|(stretch, ..)| stretch.label()))}</h1>
                <p class="sub">{words_if(step)} {words_if(move || Some(screen()))}</p>
            </div>
        </header>
    }
}

/// The leg, the figure, the cue, the ring.
#[component]
fn Body(shown: Memo<Option<Shown>>) -> impl IntoView {
    let text = move |of: fn(&Shown) -> String| words_if(move || shown.with(|shown| shown.as_ref().map(of)));
    let word =
        move |of: fn(&Shown) -> &'static str| words_if(move || shown.with(|shown| shown.as_ref().map(of)));
    let figure = Memo::new(move |_| {
        shown.with(|shown| shown.map(|shown| (shown.segment.stretch.pose(), shown.segment.leg.facing())))
    });
    let pips = Memo::new(move |_| shown.with(|shown| shown.as_ref().map_or(0, Shown::pips)));
    let pip = move |number: u8| {
        let look = value(move || shown.with(|shown| shown.map(|shown| shown.pip(number).to_owned())));
        view! { <li class=look></li> }
    };
    view! {
        <div class="play-side">
            <p class="play-leg">{word(Shown::headline)}</p>
            <p class="play-rep">{text(Shown::repetition)}</p>
            <ul class="pips" class:many=flag(move || pips.get() > 5) aria-hidden="true">{part(move || (1..=pips.get()).map(pip).collect_view())}</ul>
        </div>
        <div
            class="picture"
            inner_html=html(move || {
                let (pose, facing) = figure.get()?;
                Some(markup(pose, facing))
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
                <p class="ring-number" translate="no">{words_if(move || shown.with(|shown| shown.map(|shown| shown.left.to_string())))}</p>
                <p class="ring-unit">{word(Shown::unit)}</p>
            </div>
        </div>
    }
}
