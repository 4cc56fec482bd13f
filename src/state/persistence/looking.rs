//! Looking: what is kept where, what another tab wrote, and how both stores compare. Only storage is asked here, nothing is decided:
//! `crates/domain/src/vault/` does that.

use super::Vault;
use crate::platform::storage::LocalStore;
use domain::diary::Diary;
use domain::vault::{self, Applied, Change, Compared, Erased, Fault, Index, Loaded, Reconciled, Store};
use leptos::prelude::*;

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

    /// Whether localStorage can be used.
    pub fn has_local(self) -> bool {
        self.open.with_value(|open| open.store.is_ok())
    }

    /// Whether anything is on its way to the second store.
    pub fn is_on_the_way(self) -> bool {
        self.open.with_value(|open| open.on_the_way > 0)
    }

    /// How many values lie in the quarantine.
    pub fn quarantined(self) -> usize {
        self.open.with_value(|open| open.index.quarantined.max(open.damaged.len()))
    }

    /// Every key and value of this app in localStorage that could not be read or was set aside.
    pub fn set_aside(self) -> Vec<(String, String)> {
        let mut keys: Vec<String> = self.with_store(Store::keys).unwrap_or_default();
        keys.retain(|key| matches!(vault::Name::parse(key), Ok(vault::Name::Quarantine)));
        self.read(&keys)
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

    /// Does something with localStorage.
    pub fn with_store<T>(self, work: impl FnOnce(&LocalStore) -> Result<T, Fault>) -> Result<T, Fault> {
        self.open.with_value(|open| work(open.store.as_ref().map_err(Clone::clone)?))
    }

    /// Does something with what lies where.
    pub fn index<T>(self, work: impl FnOnce(&mut Index) -> T) -> T {
        self.with_index(work)
    }

    /// The values of these keys in localStorage.
    pub fn read(self, keys: &[String]) -> Vec<(String, String)> {
        let value = |key: &String| self.with_store(|store| store.get(key)).ok().flatten();
        keys.iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
    }

    /// Compares the keys of both stores.
    pub fn compare(self, twin: &[String]) -> Compared {
        let local = self.with_store(Store::keys).unwrap_or_default();
        self.with_index(|index| vault::compare(index, &local, twin))
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
        // There are two ways to hear, and what was said first may be heard last.
        let reached = self.with_index(|index| index.generations());
        loaded.settings = loaded.settings.filter(|(generation, _)| *generation >= reached.settings);
        loaded.session = loaded.session.filter(|(generation, _)| *generation >= reached.session);
        loaded.drafts = loaded.drafts.filter(|(generation, _)| *generation >= reached.drafts);
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
}
