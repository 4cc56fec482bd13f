//! What lies where in localStorage, and the change that saves one thing. Only whole values are in the index: what is not in
//! it is never dropped.

use super::name::{Name, What, only_key, quarantine_key, record_key};
use crate::care::Care;
use crate::diary::Record;
use crate::id::Id;
use crate::merge::lent::merging;
use crate::month::Month;
use crate::session::Kept;
use crate::settings::Settings;
use crate::wire;
use std::collections::{BTreeMap, BTreeSet};

/// Keys to write and, once they are written, keys to drop. The same for both stores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Change {
    /// Keys with their values.
    pub put: Vec<(String, String)>,
    /// Keys that what is written replaces.
    pub drop: Vec<String>,
}

impl Change {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.drop.is_empty()
    }
}

/// The generation that each thing there is only one of has reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generations {
    /// Of the settings.
    pub settings: u32,
    /// Of the running session.
    pub session: u32,
    /// Of the care for the diary.
    pub care: u32,
    /// Of the drafts.
    pub drafts: u32,
}

impl Generations {
    fn of(&mut self, what: What) -> &mut u32 {
        match what {
            What::Settings => &mut self.settings,
            What::Session => &mut self.session,
            What::Care => &mut self.care,
            What::Drafts => &mut self.drafts,
        }
    }
}

/// A folded month on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) generation: u32,
    pub(super) key: String,
    pub(super) read: bool,
}

/// What lies where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Revisions that lie by themselves, by record.
    pub(super) loose: BTreeMap<Id, Vec<(u32, String)>>,
    /// Keys that this page wrote before the rest of the app was here.
    own: Vec<String>,
    /// Folded months.
    pub(super) months: BTreeMap<Month, Vec<Folded>>,
    /// Months of which a folded value is damaged: to be folded anew.
    pub(super) damaged: BTreeSet<Month>,
    pub(super) only: BTreeMap<What, Vec<String>>,
    generations: Generations,
    /// The same, of what could be read.
    whole: Generations,
    /// The keys of the quarantine.
    aside: BTreeSet<String>,
    /// What could neither be read nor copied aside: a save under its key copies it first.
    uncopied: BTreeMap<String, String>,
    /// How many values lie in the quarantine.
    pub quarantined: usize,
}

impl Index {
    /// Notes a revision that lies by itself.
    pub(super) fn lay(&mut self, id: Id, rev: u32, key: String) {
        let keys = self.loose.entry(id).or_default();
        if !keys.iter().any(|(_, known)| *known == key) {
            keys.push((rev, key));
        }
    }

    /// Notes a folded month.
    pub(super) fn shelve(&mut self, month: Month, generation: u32, key: String) {
        let values = self.months.entry(month).or_default();
        if !values.iter().any(|one| one.key == key) {
            values.push(Folded { generation, key, read: false });
        }
    }

    pub(super) fn mark_read(&mut self, month: Month, key: &str) {
        for one in self.months.entry(month).or_default().iter_mut().filter(|one| one.key == key) {
            one.read = true;
        }
    }

    pub(super) fn damage(&mut self, month: Month, key: &str) {
        self.damaged.insert(month);
        if let Some(shelf) = self.months.get_mut(&month) {
            shelf.retain(|one| one.key != key);
        }
    }

    /// Notes a copy in the quarantine.
    pub(super) fn note_aside(&mut self, copy: String) {
        self.aside.insert(copy);
        self.quarantined = self.aside.len();
    }

    /// Notes a value that could not be read, and whether its copy is in the quarantine.
    pub(super) fn set_aside(&mut self, key: &str, value: &str, copied: bool) {
        if copied {
            self.note_aside(quarantine_key(key, value));
        } else {
            self.uncopied.insert(key.to_owned(), value.to_owned());
        }
    }

    /// Whether this copy is in the quarantine.
    pub(super) fn is_aside(&self, copy: &str) -> bool {
        self.aside.contains(copy)
    }

    /// A value under its key, and before it what lies there unread and nowhere else.
    fn put(&self, key: String, value: String) -> Vec<(String, String)> {
        let unread = self.uncopied.get(&key).map(|lost| (quarantine_key(&key, lost), lost.clone()));
        unread.into_iter().chain([(key, value)]).collect()
    }

    /// A folded month that is not there any more.
    pub(super) fn forget(&mut self, key: &str) {
        for shelf in self.months.values_mut() {
            shelf.retain(|one| one.key != key);
        }
        self.months.retain(|_, shelf| !shelf.is_empty());
    }

    /// Notes a generation of something there is only one of.
    pub(super) fn keep(&mut self, what: What, generation: u32, key: String) {
        self.reach(what, generation);
        let whole = self.whole.of(what);
        *whole = generation.max(*whole);
        let keys = self.only.entry(what).or_default();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }

    pub(super) fn reach(&mut self, what: What, generation: u32) {
        let reached = self.generations.of(what);
        *reached = generation.max(*reached);
    }

    /// The generations reached so far.
    pub const fn generations(&self) -> Generations {
        self.generations
    }

    /// The generations reached by what could be read.
    pub const fn whole(&self) -> Generations {
        self.whole
    }

    /// Whether a key is noted here.
    pub fn knows(&self, key: &str) -> bool {
        match Name::parse(key) {
            Ok(Name::Record(_, id, _)) => {
                self.loose.get(&id).is_some_and(|keys| keys.iter().any(|(_, known)| known == key))
            }
            Ok(Name::Month(month, _)) => {
                self.months.get(&month).is_some_and(|shelf| shelf.iter().any(|one| one.key == key))
            }
            Ok(Name::Only(what, _) | Name::Slot(what, _)) => {
                self.only.get(&what).is_some_and(|keys| keys.iter().any(|known| known == key))
            }
            Ok(Name::Quarantine | Name::Apart) | Err(_) => true,
        }
    }

    /// The keys that together hold what this revision says: its own; or, where it was written apart, its pieces and its folded month.
    pub fn holders(&self, record: &Record) -> Vec<String> {
        let own = record_key(record);
        if self.knows(&own) {
            return vec![own];
        }
        let folded = self.months.get(&Month::of(&record.id)).into_iter().flatten().map(|one| &one.key);
        let pieces = self.loose.get(&record.id).into_iter().flatten().map(|(_, key)| key);
        folded.chain(pieces).cloned().collect()
    }

    /// The change that saves one revision in place of all that were read before: what they say is in it (`merge.rs`). One key
    /// written, as a rule at most one dropped.
    pub fn save(&mut self, record: &Record) -> Change {
        let key = record_key(record);
        let value = wire::write_record(record);
        let lying = self.loose.remove(&record.id).unwrap_or_default();
        // What was not joined yet stays where it lies; what this page wrote itself is in what it writes now.
        let joined = merging().is_some();
        let (gone, stays): (Vec<_>, Vec<_>) =
            lying.into_iter().partition(|(_, known)| joined || self.own.contains(known));
        let drop = gone.into_iter().map(|(_, known)| known).filter(|known| *known != key).collect();
        if !stays.is_empty() {
            self.loose.insert(record.id.clone(), stays);
        }
        if !joined {
            self.own.push(key.clone());
        }
        self.lay(record.id.clone(), record.rev, key.clone());
        Change { put: self.put(key, value), drop }
    }

    /// The change that saves the settings.
    pub fn save_settings(&mut self, settings: &Settings) -> Change {
        self.save_only(What::Settings, |generation| wire::write_settings(settings, generation))
    }

    /// The change that saves the running session; `None` says that there is none.
    pub fn save_session(&mut self, session: Option<&Kept>) -> Change {
        self.save_only(What::Session, |generation| wire::write_session(session, generation))
    }

    /// The change that saves the care for the diary.
    pub fn save_care(&mut self, care: &Care) -> Change {
        self.save_only(What::Care, |generation| wire::care::write(care, generation))
    }

    /// The change that saves the drafts, as [`crate::drafts::Drafts`] writes them.
    pub fn save_drafts(&mut self, drafts: &str) -> Change {
        self.save_only(What::Drafts, |generation| wire::drafts::write(drafts, generation))
    }

    fn save_only(&mut self, what: What, write: impl FnOnce(u32) -> String) -> Change {
        let generation = self.generations.of(what).saturating_add(1);
        let value = write(generation);
        let key = only_key(what, generation, &value);
        let mut drop = self.only.remove(&what).unwrap_or_default();
        drop.retain(|known| *known != key);
        self.keep(what, generation, key.clone());
        Change { put: self.put(key, value), drop }
    }
}
