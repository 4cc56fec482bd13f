//! Tonight: what there is to do this evening, and the way to help, always in the same place.

mod evening;
mod first;
mod morning;
mod this_week;

pub use evening::Evening;
pub use first::First;
pub use morning::{Morning, look_alikes};
pub use this_week::ThisWeek;

use crate::parts::live::{Live, part, words};
use crate::parts::{Icon, ico};
use crate::state::{app, region, ticking_now};
use domain::content::leg;
use domain::diary::Entry;
use domain::moment::{self, Moment};
use domain::night::Night;
use domain::route::{HydrationStep, Route};
use domain::stretch::{Choice, Played, Routine, Stance};
use figure::{Facing, Pose, markup};
use leptos::prelude::*;

/// The view of `#/`.
#[component]
pub fn Tonight(
    /// What the rest of the app adds once it is here: last, so that nothing moves.
    later: Live<AnyView>,
) -> impl IntoView {
    let app = app();
    // The app may lie open on the bedside table for days: the date and the night follow the clock.
    let clock = ticking_now();
    let hours = move || app.preferences.hours();
    let today = Memo::new(move |_| region::day(clock.get().local().date()));
    let tonight = Memo::new(move |_| Night::of(clock.get()));
    let last = move |is: fn(&Entry) -> bool| {
        app.journal.with(|diary| {
            let night = diary.night(tonight.get());
            night.into_iter().rev().find(|(_, entry)| is(entry)).map(|(_, entry)| entry.clone())
        })
    };
    let checked = move || match last(|entry| matches!(entry, Entry::Check(_))) {
        Some(Entry::Check(check)) => format!("{} at {}.", check.seen(), check.at.time(hours())),
        _ => "Not done today. It is optional.".to_owned(),
    };
    let stretched = move || match last(|entry| matches!(entry, Entry::Stretch(_))) {
        _ if app.leg.get().is_some() => leg::NOT_NOW.to_owned(),
        Some(Entry::Stretch(done)) => {
            format!("Stretched at {}. Once more is fine.", done.started.time(hours()))
        }
        _ => app.journal.with(|diary| {
            next_set(diary.newest().find_map(|(_, entry)| match entry {
                Entry::Stretch(done) => Some(&done.choice),
                _ => None,
            }))
        }),
    };
    let goes_on =
        move || app.player.with(|session| session.map(|session| Route::playing(&session.plan().played)));
    view! {
        <main class="view tonight" data-view>
            // First for whoever goes by keys, switches or ear; below all else for the eye and the thumb.
            <Dome clock=clock />
            <div class="view-body">
                <header class="view-head">
                    <div>
                        <h1 tabindex="-1">"Tonight"</h1>
                        <p class="sub" data-today>{words(move || today.get())}</p>
                    </div>
                    <a class="icon-btn" href=Route::Settings.href() aria-label="Settings">{ico(Icon::Settings)}</a>
                </header>
                <section class="card evening">
                    <div class="about">
                        <h2>"Stretch before bed"</h2>
                        <p class="sub">{words(stretched)}</p>
                    </div>
                    <span class="fig" inner_html=markup(Pose::CalfWall, Facing::Right)></span>
                    {part(move || {
                        let (route, icon, says) = match goes_on() {
                            _ if app.leg.get().is_some() => (Route::Stretch, Icon::Alert, "See why"),
                            Some(route) => (route, Icon::Play, "Go on stretching"),
                            None => (Route::Stretch, Icon::Play, "Start stretching"),
                        };
                        view! { <a class="btn primary wide" href=route.href()>{ico(icon)}{says}</a> }
                    })}
                </section>
                <a
                    class="row"
                    href=Route::Hydration(HydrationStep::Questions).href()
                    aria-label="Check hydration"
                    aria-describedby="hydration-sub"
                >
                    {ico(Icon::Drop)}
                    <span class="row-text">
                        <span class="row-title">"Check hydration"</span>
                        <span class="sub" id="hydration-sub">{words(checked)}</span>
                    </span>
                    <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
                </a>
                {later}
            </div>
        </main>
    }
}

/// The set of the last time, and how long it takes. `index.html` has these words for somebody who never stretched here.
fn next_set(last: Option<&Played>) -> String {
    match last {
        None | Some(Played::Set(Choice { routine: Routine::Short, stance: Stance::Standing })) => {
            "Short set. 2 stretches, about 4 minutes.".to_owned()
        }
        Some(Played::Set(choice)) => format!("{}. About {} minutes.", choice.label(), choice.minutes()),
        Some(Played::Own { name, .. }) => format!("{name}. Your own set."),
    }
}

/// The way to help. While a cramp's clock runs, it says so and leads back to it.
#[component]
fn Dome(clock: ReadSignal<Moment>) -> impl IntoView {
    let journal = app().journal;
    let sub = move || {
        let at = clock.get();
        match journal.with(|diary| diary.running(at)) {
            Some((_, cramp)) => {
                format!("Cramp clock {}. Go back.", moment::clock(at.epoch() - cramp.start.epoch()))
            }
            None => "Tap here. Help starts at once.".to_owned(),
        }
    };
    view! {
        <a class="hill dome" href=Route::Now.href() aria-label="Cramp now" aria-describedby="dome-sub">
            <strong>"Cramp now"</strong>
            <span id="dome-sub">{words(sub)}</span>
        </a>
    }
}
