//! The only writer of storage: localStorage, which is the diary, and the second store, which keeps it whole. Everyone else
//! asks here. What is called saved is in both.
//!
//! Here: opening and saving. `persistence/looking.rs` reads and compares, `folding.rs` puts closed months away, `erasing.rs` deletes.

mod erasing;
mod folding;
mod looking;

use crate::platform::storage::LocalStore;
use crate::platform::tabs::Line;
use crate::platform::{location, promise, shadow};
use crate::state::notices::{Notice, Notices};
use domain::care::Care;
use domain::diary::Record;
use domain::saving::{Saves, Saving};
use domain::session::Session;
use domain::settings::Settings;
use domain::vault::{self, Applied, Change, Fault, Index, Loaded, Store};
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::task::spawn_local;

/// The open store, what lies where in it, and whether it may be written.
struct Open {
    store: Result<LocalStore, Fault>,
    index: Index,
    newer: bool,
    /// Keys of what could not be read; those not yet looked for in the second store, and how many of them are news.
    damaged: Vec<String>,
    to_heal: Vec<String>,
    new_damage: usize,
    /// Hears that a folded month read later was damaged.
    on_damage: Option<Box<dyn Fn()>>,
    /// When everything was last deleted, as far as this page knows.
    mark: Option<String>,
    /// The line to other tabs.
    line: Option<Line>,
    /// Saves on their way to the second store, and what is said of those that a person hears of.
    on_the_way: u32,
    saves: Saves,
    /// Whether the browser was asked to keep the data.
    asked: bool,
    /// The drafts, as they are kept.
    drafts: String,
}

impl Open {
    /// Notes what could not be read, each key once. Answers whether there was anything.
    fn note_damage(&mut self, loaded: &Loaded) -> bool {
        let before = self.damaged.len();
        for one in &loaded.set_aside {
            if !self.damaged.contains(&one.key) {
                self.damaged.push(one.key.clone());
                self.to_heal.push(one.key.clone());
                self.new_damage += usize::from(one.is_new);
            }
        }
        self.damaged.len() > before
    }
}

/// Where a save arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In both stores.
    Twice,
    /// In both, but localStorage is full and gave up its reserve.
    WithoutReserve,
    /// Only in localStorage; the second store has this fault.
    OnlyLocal(Fault),
    /// Only in the second store; localStorage has this fault.
    OnlyTwin(Fault),
    /// In neither.
    Nowhere(Fault),
}

/// The one door to storage.
#[derive(Clone, Copy)]
pub struct Vault {
    open: StoredValue<Open, LocalStorage>,
    saving: RwSignal<Saving>,
    copies: RwSignal<Option<u8>>,
    notices: Notices,
}

/// Opens localStorage and reads what Tonight needs. Whatever goes wrong is settled once the second store has answered.
pub fn open(notices: Notices) -> (Vault, Loaded) {
    let store = LocalStore::open();
    let read = store.as_ref().map_err(Clone::clone).and_then(|store| vault::open(store));
    let (mut loaded, index, store) = match read {
        Ok((loaded, index)) => (loaded, index, store),
        Err(fault) => (Loaded::default(), Index::default(), Err(fault)),
    };
    if loaded.newer {
        notices.say(Notice::ReadOnly);
    }
    let mut open = Open {
        damaged: Vec::new(),
        to_heal: Vec::new(),
        new_damage: 0,
        on_damage: None,
        mark: store.as_ref().ok().and_then(|store| store.get(vault::ERASED).ok().flatten()),
        store,
        index,
        newer: loaded.newer,
        line: None,
        on_the_way: 0,
        saves: Saves::default(),
        asked: false,
        drafts: loaded.drafts.take().map(|(_, drafts)| drafts).unwrap_or_default(),
    };
    open.note_damage(&loaded);
    let (saving, copies) = (RwSignal::new(Saving::Quiet), RwSignal::new(None));
    (Vault { open: StoredValue::new_local(open), saving, copies, notices }, loaded)
}

impl Vault {
    /// What is known of the newest saves, followed.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// The same, looked at once.
    pub fn saving_now(self) -> Saving {
        self.saving.get_untracked()
    }

    /// Forgets that the last save arrived: the screen has changed. What is on the way or went wrong stays said.
    pub fn look_away(self) {
        self.count(true, Saves::look_away);
    }

    /// Saves one revision. Says aloud what did not arrive everywhere.
    pub fn save(self, record: Record) {
        let change = self.with_index(|index| index.save(&record));
        let notices = self.notices;
        let done = move |kept| match kept {
            Kept::Nowhere(fault) => notices.say(Notice::NotSaved(fault, record)),
            other => said(notices, &other),
        };
        self.write(change, true, Box::new(done));
    }

    /// Saves the settings.
    pub fn save_settings(self, settings: &Settings) {
        let change = self.with_index(|index| index.save_settings(settings));
        self.save_choice(change);
    }

    /// Saves the running session, or that there is none.
    pub fn save_session(self, session: Option<&Session>) {
        let kept = session.map(Session::kept);
        let change = self.with_index(|index| index.save_session(kept.as_ref()));
        self.save_choice(change);
    }

    /// Saves the care for the diary. Nobody needs to hear of it when that fails: it is only remembered less well.
    pub fn save_care(self, care: &Care) {
        let change = self.with_index(|index| index.save_care(care));
        self.write(change, false, Box::new(|_| ()));
    }

    /// The drafts, as [`domain::drafts::Drafts`] reads them.
    pub fn drafts(self) -> String {
        self.open.with_value(|open| open.drafts.clone())
    }

    /// Takes the drafts that were saved elsewhere.
    pub fn adopt_drafts(self, drafts: String) {
        self.open.update_value(|open| open.drafts = drafts);
    }

    /// Saves the drafts. Nobody needs to hear of it when that fails: the form still has what was written.
    pub fn save_drafts(self, drafts: &str) {
        let change = self.with_index(|index| index.save_drafts(drafts));
        self.write(change, false, Box::new(|_| ()));
    }

    fn save_choice(self, change: Change) {
        let notices = self.notices;
        let done = move |kept| match kept {
            Kept::Nowhere(fault) => notices.say(Notice::ChoiceNotSaved(fault)),
            other => said(notices, &other),
        };
        self.write(change, false, Box::new(done));
    }

    /// Makes a change in both stores; `done` hears where it arrived.
    fn write(self, change: Change, shown: bool, done: Box<dyn FnOnce(Kept)>) {
        // What replaces nothing is new, and is kept also by a page that knows what was deleted.
        let behind = self.is_stale();
        if behind && !change.drop.is_empty() {
            location::reload();
            return;
        }
        let local = self.open.with_value(|open| {
            if open.newer {
                return Err(Fault::ReadOnly);
            }
            vault::apply(open.store.as_ref().map_err(Clone::clone)?, &change)
        });
        if local == Err(Fault::ReadOnly) {
            self.count(shown, Saves::refuse);
            done(Kept::Nowhere(Fault::ReadOnly));
            return;
        }
        self.tell(&change);
        self.on_the_way(1);
        self.count(shown, Saves::begin);
        spawn_local(async move {
            let kept = match (local, shadow::write(&change).await) {
                (Ok(Applied::Well), Ok(())) => Kept::Twice,
                (Ok(Applied::WithoutBallast), Ok(())) => Kept::WithoutReserve,
                (Ok(_), Err(fault)) => Kept::OnlyLocal(fault),
                (Err(fault), Ok(())) => Kept::OnlyTwin(fault),
                (Err(fault), Err(_)) => Kept::Nowhere(fault),
            };
            self.on_the_way(-1);
            let (arrived, copies) = match &kept {
                Kept::Twice | Kept::WithoutReserve => (Saving::Saved, 2),
                Kept::OnlyLocal(_) | Kept::OnlyTwin(_) => (Saving::Once, 1),
                Kept::Nowhere(_) => (Saving::Failed, 0),
            };
            self.count(shown, |saves| saves.end(arrived));
            self.found_copies(copies);
            done(kept);
            if behind {
                location::reload();
            }
        });
    }

    fn on_the_way(self, by: i32) {
        self.open.update_value(|open| open.on_the_way = open.on_the_way.saturating_add_signed(by));
    }

    /// Notes what happened to a save that a person hears of, and says what is then known.
    fn count(self, shown: bool, what: impl FnOnce(&mut Saves)) {
        if !shown {
            return;
        }
        let said = self.open.try_update_value(|open| {
            what(&mut open.saves);
            open.saves.said()
        });
        if let Some(said) = said
            && self.saving.with_untracked(|known| *known != said)
        {
            self.saving.set(said);
        }
    }

    /// Other tabs hear of localStorage by themselves, but Firefox lets one of some hundred events go by; and of what went only to the
    /// second store they hear by this alone.
    fn tell(self, change: &Change) {
        self.open.with_value(|open| {
            if let Some(line) = &open.line {
                for (key, value) in &change.put {
                    line.say(&format!("{key}\n{value}"));
                }
            }
        });
    }

    /// Asks the browser to keep the data: once, in the tap that saves the first entry. Nothing waits for the answer.
    pub fn promise_once(self) {
        let asks = self.open.try_update_value(|open| !std::mem::replace(&mut open.asked, true));
        if asks == Some(true) {
            spawn_local(async {
                let _answer = promise::ask_to_keep().await;
            });
        }
    }

    fn with_index<T>(self, work: impl FnOnce(&mut Index) -> T) -> T {
        let mut index =
            self.open.try_update_value(|open| std::mem::take(&mut open.index)).unwrap_or_default();
        let answer = work(&mut index);
        self.open.update_value(|open| open.index = index);
        answer
    }

    /// Opens the line to other tabs.
    pub fn open_line(self, line: Option<Line>) {
        self.open.update_value(|open| open.line = line);
    }

    /// Tells other tabs something that is no key.
    pub fn say(self, text: &str) {
        self.open.with_value(|open| open.line.as_ref().map(|line| line.say(text)));
    }

    /// From now on nothing is written: a newer version of the app has been here.
    pub fn make_read_only(self) {
        self.open.update_value(|open| open.newer = true);
        self.notices.say(Notice::ReadOnly);
    }

    /// Whether a newer version has written here.
    pub fn is_read_only(self) -> bool {
        self.open.with_value(|open| open.newer)
    }

    /// Takes many revisions at once, as restoring does: closed months folded, the rest one by one, in both stores.
    /// Answers where all of it arrived.
    pub fn save_many(self, changes: Vec<Change>, done: Box<dyn FnOnce(Kept)>) {
        let all = Change {
            put: changes.iter().flat_map(|change| change.put.clone()).collect(),
            drop: changes.into_iter().flat_map(|change| change.drop).collect(),
        };
        self.promise_once();
        self.write(all, true, done);
    }

    /// Says what is safe and what is not.
    pub fn say_where(self, kept: &Kept) {
        said(self.notices, kept);
    }
}

/// Says what is safe and what is not.
fn said(notices: Notices, kept: &Kept) {
    match kept {
        Kept::Twice => {}
        Kept::WithoutReserve => notices.say(Notice::ReserveUsed),
        Kept::OnlyLocal(_) => notices.say(Notice::NoSecondCopy),
        Kept::OnlyTwin(Fault::Full) => notices.say(Notice::NoRoom),
        Kept::OnlyTwin(_) | Kept::Nowhere(_) => notices.say(Notice::OnlySecondCopy),
    }
}
