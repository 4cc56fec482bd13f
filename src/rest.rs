//! The rest: the views that nobody needs in a cramp, and keeping both stores whole. A release has them in a WASM file of their
//! own, which the app asks for once the first screens stand (ADR 0009). Until it is here, a view that says so stands in its place.
//!
//! Only what is reached from [`PARTS`] alone goes into that file; state, platform and shared parts stay with the first.

use crate::parts::live::{Live, either, flag, part, tap, when, words};
use crate::parts::waiting::{COMING, MISSING, Waiting};
use crate::platform::document;
use crate::platform::timer::{self, Timer};
use crate::state::safekeeping::Safekeeping;
use crate::state::{App, aloud, app, daylight, keeping, safety, signs};
use crate::views;
use domain::route::Route;
use leptos::prelude::*;

/// How long the first screens have the network and the processor to themselves, in milliseconds.
const QUIET: i32 = 300;

/// What the rest can do.
struct Parts {
    /// Draws a view of the rest.
    draw: fn(Route) -> AnyView,
    /// Draws what Tonight shows below the rest of it: the morning after, the evening's habits and plan.
    tonight: fn() -> AnyView,
    /// Begins to keep both stores whole and to look for what asks for a check, and lends the first screens a voice.
    begin: fn(&'static App),
}

/// How far the rest has come.
#[derive(Clone, Copy)]
enum Stage {
    /// Nobody has asked for it, or it did not come.
    Absent {
        /// It was asked for.
        failed: bool,
    },
    /// On its way.
    Coming,
    /// Here.
    Here(&'static Parts),
}

/// The rest of the app, and whether it is here.
#[derive(Clone, Copy)]
pub struct Rest {
    stage: RwSignal<Stage>,
    app: &'static App,
}

impl Rest {
    /// Nothing is here yet; it is asked for when the first screens have had their time.
    pub fn new(app: &'static App) -> Self {
        let rest = Self { stage: RwSignal::new(Stage::Absent { failed: false }), app };
        // Let go on purpose: it fires once, and a page that is left takes it along.
        std::mem::forget(Timer::after(QUIET, move || {
            // Where it did not come, a button stands, and that does not go away by itself.
            if matches!(rest.stage.get_untracked(), Stage::Absent { failed: false }) {
                rest.want();
            }
        }));
        rest
    }

    /// Asks for the rest, unless it is here or on its way.
    fn want(self) {
        if !matches!(self.stage.get_untracked(), Stage::Absent { .. }) {
            return;
        }
        self.stage.set(Stage::Coming);
        leptos::task::spawn_local(async move {
            let stage = load().await.map_or(Stage::Absent { failed: true }, Stage::Here);
            if let Stage::Here(parts) = stage {
                // Loading, beginning and drawing are tasks of their own: a tap waits for one of them, not for all.
                timer::pause().await;
                (parts.begin)(self.app);
                timer::pause().await;
                // Whoever reads the waiting view goes on to the one that takes its place. Nobody else is moved.
                if document::has_focus("[data-waiting]") {
                    self.app.navigation.settle();
                }
            }
            self.stage.set(stage);
        });
    }

    /// What Tonight shows below the rest of it, once it is here.
    pub fn tonight(self) -> Live<AnyView> {
        part(move || match self.stage.get() {
            Stage::Here(parts) => (parts.tonight)(),
            _ => ().into_any(),
        })
    }

    /// The view of a route that belongs to the rest, or what stands in its place.
    pub fn view(self, route: Route, bare: bool) -> AnyView {
        self.want();
        let title = route.title();
        let is_here = move || matches!(self.stage.get(), Stage::Here(_));
        let here = move || match self.stage.get_untracked() {
            Stage::Here(parts) => (parts.draw)(route.clone()),
            _ => ().into_any(),
        };
        let failed = move || matches!(self.stage.get(), Stage::Absent { failed: true });
        let again = move || {
            // The button goes away under the finger: reading goes on at the title.
            document::focus("[data-view] h1");
            self.want();
        };
        let waiting = move || {
            let says = words(move || if failed() { MISSING } else { COMING });
            view! { <Waiting title=title bare=bare says=says coming=flag(move || !failed()) again=tap(again) /> }
        };
        either(is_here, here, waiting).into_any()
    }
}

/// Draws a view of the rest. The first screens are drawn by the app itself.
fn draw(route: Route) -> AnyView {
    match route {
        Route::After => view! { <views::After /> }.into_any(),
        Route::NewCramp => view! { <views::NewCramp /> }.into_any(),
        Route::Cramp(id) => view! { <views::CrampForm id=id /> }.into_any(),
        Route::Stretch => view! { <views::StretchView /> }.into_any(),
        Route::Own(id) => view! { <views::OwnSet id=id /> }.into_any(),
        Route::Play(choice) => view! { <views::Play plan=choice.into() /> }.into_any(),
        Route::PlayOwn(id) => view! { <views::PlayOwn id=id /> }.into_any(),
        Route::Hydration(step) => view! { <views::Hydration step=step /> }.into_any(),
        Route::Check(id) => view! { <views::HydrationEdit id=id /> }.into_any(),
        Route::Plan => view! { <views::PlanView /> }.into_any(),
        Route::Nights => view! { <views::Nights /> }.into_any(),
        Route::Learn(slug) => view! { <views::Learn slug=slug /> }.into_any(),
        Route::Night(night) => view! { <views::NightView night=night /> }.into_any(),
        Route::Signs => view! { <views::Signs /> }.into_any(),
        Route::Patterns => view! { <views::Patterns /> }.into_any(),
        Route::Worked => view! { <views::Worked /> }.into_any(),
        Route::Trial => view! { <views::TrialView /> }.into_any(),
        Route::Report => view! { <views::ReportView /> }.into_any(),
        Route::Settings => view! { <views::SettingsView /> }.into_any(),
        Route::Tonight | Route::Now | Route::Help | Route::Log => ().into_any(),
    }
}

/// Draws the morning after and the evening: at once, when it is known what there is, so that nothing moves under a finger.
fn tonight() -> AnyView {
    let vault = app().vault;
    view! {
        <views::ThisWeek />
        <views::First />
        {when(move || !vault.is_looking(), || view! { <views::Morning /> <views::Evening /> })}
    }
    .into_any()
}

/// What waits for no view.
fn begin(app: &'static App) {
    domain::merge::lent::lend();
    app.journal.join_waiting();
    keeping::begin(app);
    signs::begin(app);
    safety::begin(app);
    daylight::begin(app);
    app.drafts.tidy(app.journal);
    Safekeeping::start_black();
    app.aloud.give(aloud::speak);
    app.safekeeping.give(Safekeeping::undo);
}

/// The way to everything in the rest.
static PARTS: Parts = Parts { draw, tonight, begin };

/// Loads the file with the rest. What it reaches is cut off here: `xtask/src/dist/split.rs` does it after the build.
#[cfg(not(debug_assertions))]
#[allow(clippy::unnecessary_wraps, reason = "the loader fails, not this")]
#[leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn load() -> Result<&'static Parts, leptos::wasm_split::SplitLoaderError> {
    Ok(&PARTS)
}

/// A development build is one file, and everything is here at once.
#[cfg(debug_assertions)]
fn load() -> std::future::Ready<Result<&'static Parts, std::convert::Infallible>> {
    std::future::ready(Ok(&PARTS))
}
