//! The only place that writes storage: localStorage, which is the diary, and the second store, which keeps it whole. What is written, and
//! when, the keeper decides ([`domain::keeper`]); here its effects are carried out. Everyone else asks here.
//!
//! What the keeper tells beyond saving is carried out by `keeping.rs`, which comes with the rest of the app.

use crate::platform::storage::LocalStore;
use crate::platform::tabs::Line;
use crate::platform::{clock, location, promise, shadow};
use crate::state::notices::{Notice, Notices};
use domain::care::Care;
use domain::diary::Record;
use domain::keeper::{Around, Effect, Event, Keeper, Kept, Ticket};
use domain::saving::Saving;
use domain::session::Session;
use domain::settings::Settings;
use domain::vault::{self, Change, Fault, Index, Loaded, Store};
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::rc::Rc;

/// Carries out what has nothing to do with saving.
type Rest = Rc<dyn Fn(Effect)>;

struct Open {
    keeper: Keeper,
    rest: Option<Rest>,
    /// The line to other tabs.
    line: Option<Line>,
    /// Whoever waits to hear where many notes arrived.
    batches: VecDeque<Box<dyn FnOnce(Kept)>>,
    /// Whether the browser was asked to keep the data.
    asked: bool,
    /// The drafts, as they are kept.
    drafts: String,
}

/// The door to storage.
#[derive(Clone, Copy)]
pub struct Vault {
    open: StoredValue<Open, LocalStorage>,
    saving: RwSignal<Saving>,
    copies: RwSignal<Option<u8>>,
    looking: RwSignal<bool>,
    notices: Notices,
}

/// Opens localStorage and reads what Tonight needs. Whatever goes wrong is settled once the second store has answered.
pub fn open(notices: Notices) -> (Vault, Loaded) {
    let store = LocalStore::open().map(|store| Box::new(store) as Box<dyn Store>);
    let (keeper, mut loaded) = Keeper::open(store, clock::now().epoch());
    let looking = RwSignal::new(keeper.is_looking());
    if loaded.newer {
        notices.say(Notice::ReadOnly);
    }
    let drafts = loaded.drafts.take().map(|(_, drafts)| drafts).unwrap_or_default();
    let open = Open { keeper, rest: None, line: None, batches: VecDeque::new(), asked: false, drafts };
    let (saving, copies) = (RwSignal::new(Saving::Quiet), RwSignal::new(None));
    (Vault { open: StoredValue::new_local(open), saving, copies, looking, notices }, loaded)
}

impl Vault {
    /// What is known of the newest saves, followed.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// What is known of the newest saves, looked at once.
    pub fn saving_now(self) -> Saving {
        self.saving.get_untracked()
    }

    /// In how many stores the diary is, followed; `None` until the second store has answered.
    pub fn copies(self) -> Option<u8> {
        self.copies.get()
    }

    /// Whether older notes may still be found, followed: then nothing is asked as if there were none.
    pub fn is_looking(self) -> bool {
        self.looking.get()
    }

    /// Forgets that the last save arrived: the screen has changed. What is on the way or went wrong stays said.
    pub fn look_away(self) {
        let said = self.keeper(Keeper::look_away).unwrap_or_default();
        self.saying(said);
    }

    fn saying(self, said: Saving) {
        if self.saving.with_untracked(|known| *known != said) {
            self.saving.set(said);
        }
    }

    /// Saves one revision. Says aloud what did not arrive everywhere.
    pub fn save(self, record: Record) {
        self.does(|keeper| keeper.save(record));
    }

    /// Saves the settings.
    pub fn save_settings(self, settings: &Settings) {
        self.does(|keeper| keeper.save_settings(settings));
    }

    /// Saves the running session, or that there is none.
    pub fn save_session(self, session: Option<&Session>) {
        let kept = session.map(Session::kept);
        self.does(|keeper| keeper.save_session(kept.as_ref()));
    }

    /// Saves the care for the diary.
    pub fn save_care(self, care: &Care) {
        self.does(|keeper| keeper.save_care(care));
    }

    /// The drafts, as [`domain::drafts::Drafts`] reads them.
    pub fn drafts(self) -> String {
        self.open.with_value(|open| open.drafts.clone())
    }

    /// Takes the drafts that were saved elsewhere.
    pub fn adopt_drafts(self, drafts: String) {
        self.open.update_value(|open| open.drafts = drafts);
    }

    /// Saves the drafts.
    pub fn save_drafts(self, drafts: &str) {
        self.does(|keeper| keeper.save_drafts(drafts));
    }

    /// Takes many revisions at once, as restoring does, in one change; `done` hears where it arrived.
    pub fn save_many(
        self,
        changes: impl FnOnce(&mut Index) -> Vec<Change>,
        done: impl FnOnce(Kept) + 'static,
    ) {
        self.promise_once();
        self.open.update_value(|open| open.batches.push_back(Box::new(done)));
        self.does(|keeper| keeper.save_many(changes));
    }

    /// Something happened.
    pub fn on(self, event: Event, around: Around<'_>) -> Vec<Effect> {
        self.keeper(|keeper| keeper.on(event, around)).unwrap_or_default()
    }

    fn does(self, work: impl FnOnce(&mut Keeper) -> Vec<Effect>) {
        let effects = self.keeper(work).unwrap_or_default();
        self.perform(effects);
    }

    fn keeper<T>(self, work: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.open.try_update_value(|open| work(&mut open.keeper))
    }

    /// Carries out what the keeper tells.
    pub fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::WriteMirror(write) => spawn_local(async move {
                    let written = shadow::write(&write).await;
                    self.does(|keeper| keeper.written(write.id, written));
                }),
                Effect::Ended(ticket, kept) => self.ended(ticket, kept),
                Effect::SavingIs(said) => self.saying(said),
                Effect::Copies(count) if self.copies.get_untracked() == Some(count) => {}
                Effect::Copies(count) => self.copies.set(Some(count)),
                Effect::Looking(looking) if self.looking.get_untracked() == looking => {}
                Effect::Looking(looking) => self.looking.set(looking),
                Effect::Broadcast(text) => {
                    self.open.with_value(|open| open.line.as_ref().map(|line| line.say(&text)));
                }
                Effect::Reload => location::reload(),
                other => {
                    if let Some(rest) = self.open.with_value(|open| open.rest.clone()) {
                        rest(other);
                    }
                }
            }
        }
    }

    fn ended(self, ticket: Ticket, kept: Kept) {
        match (ticket, &kept) {
            (Ticket::Quiet, _) => {}
            (Ticket::Batch, _) => {
                if let Some(done) = self.open.try_update_value(|open| open.batches.pop_front()).flatten() {
                    done(kept);
                }
            }
            (Ticket::Record(record), Kept::Nowhere(fault)) => {
                self.notices.say(Notice::NotSaved(fault.clone(), record));
            }
            (Ticket::Choice(..), Kept::Nowhere(fault)) => {
                self.notices.say(Notice::ChoiceNotSaved(fault.clone()));
            }
            (ticket, _) => {
                if let Ticket::Record(record) = ticket {
                    self.notices.saved(&record);
                }
                self.say_where(&kept);
            }
        }
    }

    /// Says what is not in both.
    pub fn say_where(self, kept: &Kept) {
        match kept {
            Kept::Twice | Kept::Nowhere(_) => {}
            Kept::WithoutReserve => self.notices.say(Notice::ReserveUsed),
            Kept::OnlyLocal(fault) => self.notices.say(Notice::NoSecondCopy(fault.clone())),
            Kept::OnlyTwin(Fault::Full) => self.notices.say(Notice::NoRoom),
            Kept::OnlyTwin(_) => self.notices.say(Notice::OnlySecondCopy),
        }
    }

    /// From now on `rest` carries out what has nothing to do with saving.
    pub fn give(self, rest: impl Fn(Effect) + 'static, line: Option<Line>) {
        let rest: Rest = Rc::new(rest);
        self.open.update_value(|open| (open.rest, open.line) = (Some(rest), line));
    }

    /// Asks the second store; `answer` hears what it says.
    pub fn ask_mirror(effect: Effect, answer: impl FnOnce(Event) + 'static) {
        spawn_local(async move {
            match effect {
                Effect::ReadMirror(id, keys) => {
                    answer(Event::Seen(id, shadow::see(keys.as_deref()).await));
                }
                Effect::EraseMirror(id, mark) => {
                    answer(Event::MirrorErased(id, shadow::erase(vault::ERASED, &mark).await));
                }
                _ => {}
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

    /// Reads folded months. What is damaged in them is looked for in the second store, once there is somebody to do it.
    pub fn load(self, months: &[String]) -> Loaded {
        let loaded = self.keeper(|keeper| keeper.load(months)).unwrap_or_default();
        if loaded.newer {
            self.make_read_only();
        }
        if !loaded.set_aside.is_empty() {
            self.perform(vec![Effect::WakeAfter(0)]);
        }
        loaded
    }

    /// The folded months not read yet, newest first.
    pub fn unread(self) -> Vec<String> {
        self.look(|keeper| vault::unread_all(keeper.index()))
    }

    /// Looks at what the keeper knows.
    pub fn look<T>(self, look: impl FnOnce(&Keeper) -> T) -> T {
        self.open.with_value(|open| look(&open.keeper))
    }

    /// From now on nothing is written: a newer version of the app has been here.
    pub fn make_read_only(self) {
        self.keeper(Keeper::make_read_only);
        self.notices.say(Notice::ReadOnly);
    }

    /// How much room the diary takes in localStorage, in bytes: two for each UTF-16 unit of its keys and values.
    pub fn size(self) -> usize {
        let all = self.look(|keeper| keeper.read(|store| vault::everything(store)).unwrap_or_default());
        all.iter().map(|(key, value)| 2 * (key.encode_utf16().count() + value.encode_utf16().count())).sum()
    }

    /// How many values lie in the quarantine.
    pub fn quarantined(self) -> usize {
        self.look(Keeper::quarantined)
    }

    /// Every key and value of this app in localStorage that was set aside.
    pub fn set_aside(self) -> Vec<(String, String)> {
        let all = self.look(|keeper| keeper.read(|store| vault::everything(store)).unwrap_or_default());
        all.into_iter().filter(|(key, _)| vault::Name::parse(key) == Ok(vault::Name::Quarantine)).collect()
    }
}
