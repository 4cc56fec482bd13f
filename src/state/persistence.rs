//! The only writer of storage: localStorage, which is the diary, and the second store, which keeps it whole. Everyone else
//! asks here. What is called saved is in both.

use crate::platform::storage::LocalStore;
use crate::platform::tabs::Line;
use crate::platform::{location, promise, shadow};
use crate::state::notices::{Notice, Notices};
use domain::care::Care;
use domain::diary::{Diary, Record};
use domain::moment::Moment;
use domain::session::Session;
use domain::settings::Settings;
use domain::vault::{self, Applied, Change, Compared, Erased, Fault, Index, Loaded, Reconciled, Store};
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
    /// Saves on their way to the second store.
    on_the_way: u32,
    /// Whether the browser was asked to keep the data.
    asked: bool,
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

/// What is known of the newest saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was saved since the app was opened or the screen changed.
    Quiet,
    /// On the way.
    UnderWay,
    /// In both stores.
    Saved,
    /// In one store only.
    Once,
    /// In neither.
    Failed,
}

impl Saving {
    /// The words, empty while there is nothing to say.
    pub const fn words(self) -> &'static str {
        match self {
            Self::UnderWay => "Saving…",
            Self::Saved => "Saved",
            Self::Once => "Saved in one place only",
            Self::Failed => "Not saved",
            Self::Quiet => "",
        }
    }
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
    let (loaded, index, store) = match read {
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
        asked: false,
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

    /// Forgets what became of the last save: the screen has changed. What is on the way stays said; what went wrong is a notice.
    pub fn look_away(self) {
        if !matches!(self.saving.get_untracked(), Saving::UnderWay | Saving::Quiet) {
            self.saving.set(Saving::Quiet);
        }
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
            self.show(shown, Saving::Failed);
            done(Kept::Nowhere(Fault::ReadOnly));
            return;
        }
        self.tell(&change);
        self.on_the_way(1);
        self.show(shown, Saving::UnderWay);
        spawn_local(async move {
            let kept = match (local, shadow::write(&change).await) {
                (Ok(Applied::Well), Ok(())) => Kept::Twice,
                (Ok(Applied::WithoutBallast), Ok(())) => Kept::WithoutReserve,
                (Ok(_), Err(fault)) => Kept::OnlyLocal(fault),
                (Err(fault), Ok(())) => Kept::OnlyTwin(fault),
                (Err(fault), Err(_)) => Kept::Nowhere(fault),
            };
            let last = self.on_the_way(-1) == 0;
            let state = match &kept {
                Kept::Twice | Kept::WithoutReserve if last => Saving::Saved,
                Kept::Twice | Kept::WithoutReserve => Saving::UnderWay,
                Kept::OnlyLocal(_) | Kept::OnlyTwin(_) => Saving::Once,
                Kept::Nowhere(_) => Saving::Failed,
            };
            self.show(shown, state);
            self.found_copies(match &kept {
                Kept::Twice | Kept::WithoutReserve => 2,
                Kept::OnlyLocal(_) | Kept::OnlyTwin(_) => 1,
                Kept::Nowhere(_) => 0,
            });
            done(kept);
            if behind {
                location::reload();
            }
        });
    }

    fn on_the_way(self, by: i32) -> u32 {
        self.open
            .try_update_value(|open| {
                open.on_the_way = open.on_the_way.saturating_add_signed(by);
                open.on_the_way
            })
            .unwrap_or(0)
    }

    fn show(self, shown: bool, saving: Saving) {
        if shown && self.saving.with_untracked(|known| *known != saving) {
            self.saving.set(saving);
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

/// For `keeping.rs`, `journal.rs` and `safekeeping.rs`: reading, comparing, putting away.
impl Vault {
    /// In how many stores the diary is, followed; `None` until the second store has answered.
    pub fn copies(self) -> Option<u8> {
        self.copies.get()
    }

    /// Notes in how many stores the diary is.
    pub fn found_copies(self, copies: u8) {
        if self.copies.get_untracked() != Some(copies) {
            self.copies.set(Some(copies));
        }
    }

    /// How much room the diary takes in localStorage, in bytes: two for each UTF-16 unit of its keys and values.
    pub fn size(self) -> usize {
        let all = self.with_store(|store| vault::everything(store)).unwrap_or_default();
        all.iter().map(|(key, value)| 2 * (key.encode_utf16().count() + value.encode_utf16().count())).sum()
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

    /// Whether localStorage can be used.
    pub fn has_local(self) -> bool {
        self.open.with_value(|open| open.store.is_ok())
    }

    /// The keys of what could not be read and was not yet looked for in the second store; each is given out once.
    pub fn to_heal(self) -> Vec<String> {
        self.open.try_update_value(|open| std::mem::take(&mut open.to_heal)).unwrap_or_default()
    }

    /// How many values were found damaged for the first time and this was not yet said.
    pub fn newly_set_aside(self) -> usize {
        self.open.try_update_value(|open| std::mem::take(&mut open.new_damage)).unwrap_or(0)
    }

    /// Calls when a folded month that is read later turns out to be damaged.
    pub fn on_damage(self, call: impl Fn() + 'static) {
        self.open.update_value(|open| open.on_damage = Some(Box::new(call)));
    }

    /// When everything was last deleted, as localStorage has it.
    pub fn mark(self) -> Option<String> {
        self.with_store(|store| store.get(vault::ERASED)).ok().flatten()
    }

    /// Whether this mark is later than what this page knows: then memory holds what was deleted.
    pub fn is_behind(self, mark: Option<&str>) -> bool {
        self.open.with_value(|open| Erased::is_since(open.mark.as_deref(), mark))
    }

    fn is_stale(self) -> bool {
        self.is_behind(self.mark().as_deref())
    }

    /// Loads the page anew when everything was deleted elsewhere since it was opened. Answers whether it does.
    pub fn starts_over(self) -> bool {
        let stale = self.is_stale();
        if stale {
            location::reload();
        }
        stale
    }

    /// This page knows by now that everything was deleted then.
    pub fn note_mark(self, erased: Erased) {
        self.open.update_value(|open| open.mark = Some(erased.mark().1));
    }

    /// Takes out of localStorage what was deleted before and came back.
    pub fn forget(self, change: &Change, erased: Erased) -> Result<(), Fault> {
        self.with_store(|store| vault::forget(store, change, erased))
    }

    /// Does without localStorage from now on: it cannot be rid of what was deleted.
    pub fn do_without_local(self, fault: Fault) {
        self.open.update_value(|open| {
            open.store = Err(fault);
            open.index = Index::default();
            open.damaged.clear();
            open.to_heal.clear();
        });
    }

    /// Whether anything is on its way to the second store.
    pub fn is_on_the_way(self) -> bool {
        self.open.with_value(|open| open.on_the_way > 0)
    }

    /// How many values lie in the quarantine.
    pub fn quarantined(self) -> usize {
        self.open.with_value(|open| open.index.quarantined.max(open.damaged.len()))
    }

    /// Does something with localStorage.
    pub fn with_store<T>(self, work: impl FnOnce(&LocalStore) -> Result<T, Fault>) -> Result<T, Fault> {
        self.open.with_value(|open| work(open.store.as_ref().map_err(Clone::clone)?))
    }

    /// Compares the keys of both stores.
    pub fn compare(self, twin: &[String]) -> Compared {
        let local = self.with_store(Store::keys).unwrap_or_default();
        self.with_index(|index| vault::compare(index, &local, twin))
    }

    /// The values of these keys in localStorage.
    pub fn read(self, keys: &[String]) -> Vec<(String, String)> {
        let value = |key: &String| self.with_store(|store| store.get(key)).ok().flatten();
        keys.iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
    }

    /// Decides what each store gets.
    pub fn reconcile(
        self,
        diary: &Diary,
        only_local: Vec<(String, String)>,
        only_twin: Vec<(String, String)>,
        erased: Option<Erased>,
    ) -> Reconciled {
        self.with_index(|index| vault::reconcile(diary, index, only_local, only_twin, erased))
    }

    /// What the second store holds whole under the damaged keys.
    pub fn heal(self, diary: &Diary, pairs: &[(String, String)]) -> vault::Healed {
        self.with_index(|index| vault::heal(diary, index, pairs))
    }

    /// Makes a change in localStorage alone.
    pub fn apply_local(self, change: &Change) -> Result<Applied, Fault> {
        self.with_store(|store| vault::apply(store, change))
    }

    /// Reads a key another tab has written.
    pub fn hear(self, key: &str, value: &str) -> Loaded {
        let mut loaded = Loaded::default();
        // What cannot be read is set aside at the next start; another tab is none of this one's business.
        let _read = self.with_index(|index| vault::gather(&mut loaded, index, key, value)).is_ok();
        loaded
    }

    /// Whether this page has read this key, or written it: perhaps only to the second store, because localStorage refused.
    pub fn has_had(self, key: &str) -> bool {
        // Of anything else nothing is noted.
        let is_noted =
            !matches!(vault::Name::parse(key), Ok(vault::Name::Quarantine | vault::Name::Apart) | Err(_));
        is_noted && self.open.with_value(|open| open.index.knows(key))
    }

    /// Reads the keys of localStorage that were not there when it was last looked at.
    pub fn look_again(self) -> Loaded {
        let mut loaded = Loaded::default();
        for key in self.with_store(Store::keys).unwrap_or_default() {
            if !self.open.with_value(|open| open.index.knows(&key))
                && let Ok(Some(value)) = self.with_store(|store| store.get(&key))
            {
                let _read = self.with_index(|index| vault::gather(&mut loaded, index, &key, &value)).is_ok();
            }
        }
        loaded
    }

    /// The folded months not read yet, newest first: of the whole diary, or only those to be folded anew.
    pub fn unread(self, only_to_fold: Option<Moment>) -> Vec<String> {
        self.with_index(|index| vault::unread(index, only_to_fold))
    }

    /// Reads folded months. What is damaged in them is looked for in the second store, once there is somebody to do it.
    pub fn load(self, months: &[String]) -> Loaded {
        let loaded = self
            .with_index(|index| self.with_store(|store| vault::load(store, index, months)))
            .unwrap_or_default();
        self.note(&loaded);
        loaded
    }

    /// What a newer version wrote ends all writing; what is damaged is looked for in the second store.
    fn note(self, loaded: &Loaded) {
        if loaded.newer {
            self.make_read_only();
        }
        if self.open.try_update_value(|open| open.note_damage(loaded)) == Some(true) {
            self.open.with_value(|open| open.on_damage.as_ref().map(|call| call()));
        }
    }

    /// The steps of putting away.
    pub fn tidy(
        self,
        diary: &Diary,
        settings: &Settings,
        session: Option<&Session>,
        now: Moment,
    ) -> Vec<Change> {
        let kept = session.map(Session::kept);
        let current = vault::Current { settings, session: kept.as_ref() };
        self.with_index(|index| vault::tidy(diary, index, current, now))
    }

    /// Makes one step in both stores; it is verified before anything is dropped.
    pub async fn step(self, change: Change) -> Result<(), Fault> {
        self.with_store(|store| vault::apply_verified(store, &change))?;
        shadow::write(&change).await
    }

    /// Puts the reserve in place.
    pub fn lay_reserve(self) {
        drop(self.with_store(|store| {
            vault::lay_ballast(store);
            Ok(())
        }));
    }

    /// Reads localStorage anew: after a step of putting away failed, what lies where is only known by looking.
    pub fn reopen(self) -> Loaded {
        match self.with_store(|store| vault::open(store)) {
            Ok((loaded, index)) => {
                self.open.update_value(|open| open.index = index);
                self.note(&loaded);
                loaded
            }
            Err(_) => Loaded::default(),
        }
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

    /// Does something with what lies where.
    pub fn index<T>(self, work: impl FnOnce(&mut Index) -> T) -> T {
        self.with_index(work)
    }

    /// Deletes everything in both stores, the second first: an older localStorage that comes back is then known for what it
    /// is. Answers what each did: localStorage, the second.
    pub async fn erase(self, at: i64) -> [Result<(), Fault>; 2] {
        let twin = shadow::erase(vault::ERASED, &domain::wire::write_mark(at)).await;
        let local = self.with_store(|store| vault::erase(store, at));
        self.say(vault::ERASED);
        [local, twin]
    }

    /// Every key and value of this app in localStorage that could not be read or was set aside.
    pub fn set_aside(self) -> Vec<(String, String)> {
        let mut keys: Vec<String> = self.with_store(Store::keys).unwrap_or_default();
        keys.retain(|key| matches!(vault::Name::parse(key), Ok(vault::Name::Quarantine)));
        self.read(&keys)
    }
}
