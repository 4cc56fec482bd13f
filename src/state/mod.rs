//! What the app knows and the verbs views may call: one file per slice, each a `Copy` handle given by context.
//!
//! Not here: drawing (views, parts) and browser calls (platform). Only `persistence.rs` writes storage.

pub mod aftercare;
pub mod aloud;
pub mod care;
pub mod checking;
pub mod controls;
pub mod cues;
pub mod daylight;
pub mod drafts;
pub mod evening;
pub mod forms;
pub mod hydration;
pub mod insights;
pub mod journal;
pub mod keeping;
pub mod lamp;
pub mod learn;
pub mod navigation;
pub mod nights;
pub mod notices;
pub mod offline;
mod opened;
pub mod own;
pub mod pause;
pub mod persistence;
pub mod player;
pub mod preferences;
pub mod region;
pub mod safekeeping;
pub mod safety;
pub mod sheets;
pub mod signs;
mod trial;
mod watching;

use aloud::Aloud;
use care::CareState;
use domain::moment::{Millis, Moment};
use domain::safety::LegWarning;
use domain::vault::Loaded;
use drafts::DraftsState;
use hydration::HydrationState;
use journal::Journal;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use navigation::Navigation;
use notices::Notices;
use offline::OfflineState;
use persistence::Vault;
use player::Player;
use preferences::Preferences;
use safekeeping::Safekeeping;

use crate::platform::timer::Timer;
use crate::platform::{clock, visibility};
use std::rc::Rc;

/// Every slice, by context.
#[derive(Clone, Copy)]
pub struct App {
    /// Where the person is.
    pub navigation: Navigation,
    /// What must be said.
    pub notices: Notices,
    /// The diary.
    pub journal: Journal,
    /// The door to storage.
    pub vault: Vault,
    /// The care for the diary.
    pub care: CareState,
    /// What was begun in a form and not saved.
    pub drafts: DraftsState,
    /// Backups, restoring, deleting.
    pub safekeeping: Safekeeping,
    /// The stretch session.
    pub player: Player,
    /// The hydration check in hand.
    pub hydration: HydrationState,
    /// What the person chose.
    pub preferences: Preferences,
    /// What the person said of a leg that may be a clot, or is cold, wherever they said it: every part that advises asks this.
    pub leg: Memo<Option<LegWarning>>,
    /// The help read aloud.
    pub aloud: Aloud,
    /// Offline and updates.
    pub offline: OfflineState,
}

impl App {
    /// Opens storage and makes every slice.
    pub fn open() -> &'static Self {
        let navigation = Navigation::open();
        let notices = Notices::new();
        let (vault, mut first) = persistence::open(notices);
        let journal = Journal::new(vault, notices, std::mem::take(&mut first.records));
        let untouched = first.settings.is_none();
        let settings = first.settings.take().map(|(_, settings)| settings).unwrap_or_default();
        let session = first.session.take().and_then(|(_, session)| session);
        let care = first.care.take().map(|(_, care)| care).unwrap_or_default();
        let drafts = DraftsState::new(vault);
        let player = Player::new(vault, journal, session);
        let preferences = Preferences::new(vault, settings, untouched);
        let care = CareState::new(vault, care);
        // It lives as long as the page, and views hand it about: one place, and a pointer to it.
        let app: &'static Self = Box::leak(Box::new(Self {
            navigation,
            notices,
            journal,
            vault,
            care,
            drafts,
            safekeeping: Safekeeping::new(journal, preferences, care, vault, notices),
            player,
            hydration: HydrationState::new(journal),
            preferences,
            leg: Memo::new(move |_| {
                let risks = preferences.with(|settings| settings.risks.clone());
                journal.with(|diary| LegWarning::of(diary, risks.as_deref(), clock::now()))
            }),
            aloud: Aloud::new(),
            offline: OfflineState::open(notices),
        }));
        app
    }

    /// Takes in what was read from storage after the start: the second store, another tab, months folded away.
    pub fn take(&self, loaded: Loaded) {
        if !loaded.records.is_empty() {
            self.journal.take(loaded.records);
            self.journal.one_cramp();
        }
        if let Some((_, settings)) = loaded.settings {
            self.preferences.adopt(settings);
        }
        if let Some((_, session)) = loaded.session {
            self.player.adopt(session);
        }
        if let Some((_, care)) = loaded.care {
            self.care.adopt(care);
        }
        if let Some((generation, drafts)) = loaded.drafts {
            self.drafts.adopt(generation, drafts);
        }
        if loaded.newer {
            self.vault.make_read_only();
        }
    }

    /// Forgets what was taken in: it was deleted, and is taken in anew from where it is not.
    pub fn forget(&self) {
        self.journal.forget();
        self.player.adopt(None);
    }
}

/// The app of this page, from context.
///
/// # Panics
/// Outside of the app's root, where no view ever is.
#[allow(
    clippy::expect_used,
    reason = "a view outside the root is a mistake in the program, not a state of it"
)]
pub fn app() -> &'static App {
    use_context::<&'static App>().expect("views live under the root")
}

/// A signal with the wall clock, renewed every second while its owner lives, and at once when the page is seen again.
pub fn ticking_now() -> ReadSignal<Moment> {
    let (now, set_now) = signal(clock::now());
    let look = move || set_now.set(clock::now());
    let keep = StoredValue::new_local((Timer::every(1_000, look), visibility::on_return(look)));
    on_cleanup(move || keep.dispose());
    now
}

pub use clock::tempo;

/// Now on the wall clock.
pub fn now() -> Moment {
    clock::now()
}

/// A moment in milliseconds since 1970, as the wall clock here shows it.
pub fn at(epoch: Millis) -> Moment {
    clock::at(epoch)
}

/// Reads a date-and-time field with the offset this place has then.
pub fn read_field(text: &str) -> Option<Moment> {
    clock::read_field(text)
}

/// Now on the session clock, in milliseconds.
pub fn session_now() -> Millis {
    clock::session_now()
}

/// Moves focus to the first element that fits, and brings it into sight.
pub fn look_at(selector: &str) {
    crate::platform::document::look_at(selector);
}

/// The same for what is drawn only after this: in a task of its own, when it is there.
pub fn look_at_next(selector: impl Into<String>) {
    let selector = selector.into();
    // It fires once, and a page that is left takes it along.
    std::mem::forget(Timer::after(0, move || look_at(&selector)));
}

/// Goes to the top of the page, to its title.
pub fn to_the_top() {
    crate::platform::document::scroll_to_top();
    crate::platform::document::focus("[data-view] h1");
}

/// Calls whenever the page is seen again, as long as the owner lives.
pub fn on_return(call: impl Fn() + Clone + 'static) {
    let listeners = StoredValue::new_local(visibility::on_return(call));
    on_cleanup(move || listeners.dispose());
}

/// Wakes a view once, after a while that is set anew each time, and at once when the page is seen again.
#[derive(Clone, Copy)]
pub struct Waker {
    timer: StoredValue<Option<Timer>, LocalStorage>,
    wake: StoredValue<Wake, LocalStorage>,
}

type Wake = Rc<dyn Fn()>;

impl Waker {
    /// A waker that lives as long as its owner.
    pub fn new(wake: impl Fn() + Clone + 'static) -> Self {
        on_return(wake.clone());
        let wake: Wake = Rc::new(wake);
        let waker = Self { timer: StoredValue::new_local(None), wake: StoredValue::new_local(wake) };
        on_cleanup(move || waker.timer.dispose());
        waker
    }

    /// Wakes after so many milliseconds; `None` stops it.
    pub fn wake_after(self, delay: Option<Millis>) {
        let wake = self.wake.get_value();
        let delay = delay.map(|delay| i32::try_from(delay).unwrap_or(i32::MAX));
        self.timer.set_value(delay.and_then(|delay| Timer::after(delay, move || wake())));
    }
}
