//! What was called saved, and whether it is there.

use crate::support::fake::mirrored;
use crate::support::phone::{Level, Phone, Saved, Tab, Thing};
use domain::diary::Record;
use domain::id::Id;
use domain::merge;
use domain::settings::Settings;
use domain::vault::{self, Index, Loaded};
use std::collections::{BTreeMap, BTreeSet};

/// One writing of a record, and whether it was called saved.
type Written = (Record, Level);

#[derive(Default)]
pub struct Promise {
    records: BTreeMap<Id, Vec<Written>>,
    settings: Vec<(u32, Settings, Level)>,
    /// What was deleted with everything, and not brought back from a file since.
    gone: BTreeSet<Id>,
    /// Values that went bad: in the second store or not, the key, the bytes.
    damaged: Vec<(bool, String, String)>,
}

impl Promise {
    /// Notes what a tab was told to save, and what it heard of that since.
    pub fn note(&mut self, saved: &[Saved]) {
        for Saved { what, level, .. } in saved {
            match what {
                Thing::Record(record) => {
                    self.gone.remove(&record.id);
                    let all = self.records.entry(record.id.clone()).or_default();
                    match all.iter_mut().find(|(known, _)| known == record) {
                        Some((_, known)) => *known = (*known).max(*level),
                        None => all.push((record.clone(), *level)),
                    }
                }
                Thing::Settings(generation, settings) => {
                    let same =
                        |(g, known, _): &&mut (u32, Settings, Level)| g == generation && known == settings;
                    match self.settings.iter_mut().find(same) {
                        Some((.., known)) => *known = (*known).max(*level),
                        None => self.settings.push((*generation, settings.clone(), *level)),
                    }
                }
            }
        }
    }

    /// What there is a promise about.
    pub fn ids(&self) -> BTreeSet<Id> {
        self.records.keys().cloned().collect()
    }

    /// Everything was deleted. What was there when somebody asked for it is gone; of what came in the meantime nothing is promised.
    pub fn erased(&mut self, asked: &BTreeSet<Id>) {
        self.gone.extend(asked.iter().cloned());
        self.records.clear();
        self.settings.clear();
        self.damaged.clear();
    }

    /// No store remembers that everything was deleted.
    pub fn forgotten(&mut self) {
        self.gone.clear();
    }

    /// What is only in localStorage may be lost.
    pub fn not_only_local(&mut self) {
        for (_, level) in self.records.values_mut().flatten() {
            level.take_local();
        }
        for (.., level) in &mut self.settings {
            level.take_local();
        }
    }

    /// localStorage is older than a deletion that only the second store knows of. What it alone has and seems to be from before that
    /// goes with it: settings, which tell no time, and what was written with the clock put back.
    pub fn not_as_old(&mut self, at: i64) {
        for (record, level) in self.records.values_mut().flatten() {
            if record.changed() <= at {
                level.take_local();
            }
        }
        for (.., level) in &mut self.settings {
            level.take_local();
        }
    }

    pub fn harmed(&mut self, twin: bool, key: &str, bytes: &str) {
        self.damaged.push((twin, key.to_owned(), bytes.to_owned()));
    }

    /// A copy that was set aside went bad itself: it is no promise any more.
    pub fn harmed_aside(&mut self, bytes: &str) {
        self.damaged.retain(|(_, _, known)| known != bytes);
    }

    /// A store lost what it held; its damage with it.
    pub fn lost(&mut self, twin: bool) {
        if !twin {
            self.not_only_local();
        }
        self.damaged.retain(|(there, ..)| *there != twin);
    }

    pub fn check(&self, phone: &Phone, tab: &Tab) {
        for (id, written) in &self.records {
            let called = written.iter().filter(|(_, level)| *level > Level::Told).map(|(record, _)| record);
            for record in called {
                let found = tab.diary.record(id).unwrap_or_else(|| panic!("{id} was lost: {written:?}"));
                // Something later that was not called saved may be there too.
                assert!(
                    !merge::adds(record, found),
                    "{id} says {found:?}, but this was called saved: {record:?}"
                );
            }
        }
        let called = self.settings.iter().filter(|(.., level)| *level > Level::Told);
        if let Some(newest) = called.map(|(generation, ..)| *generation).max() {
            let mut allowed = self.settings.iter().filter(|(generation, ..)| *generation >= newest);
            assert!(
                allowed.any(|(_, one, _)| *one == tab.settings),
                "settings fell back: {:?} {:?}",
                tab.settings,
                self.settings
            );
        }
        for id in &self.gone {
            assert!(tab.diary.record(id).is_none(), "{id} came back after everything was deleted");
            for (place, all) in [("local", phone.local.all()), ("twin", phone.twin.all())] {
                let hit =
                    all.iter().find(|(key, value)| key.contains(id.as_str()) || value.contains(id.as_str()));
                assert!(hit.is_none(), "{id} is still in {place} after everything was deleted: {hit:?}");
            }
        }
        let (local, twin) = (phone.local.all(), phone.twin.all());
        for (there, key, bytes) in &self.damaged {
            let held = if *there { twin.get(key) } else { local.get(key) };
            let aside = local.iter().chain(&twin);
            let mut aside = aside.filter(|(key, _)| key.starts_with("quietlegs/quarantine/"));
            let kept = held == Some(bytes) || aside.any(|(_, value)| value == bytes);
            assert!(kept, "damaged bytes are gone, twin {there}: {key} {bytes}");
        }
    }

    /// Both stores hold the same keys, but for what is damaged.
    pub fn check_alike(phone: &Phone) {
        let (local, twin) = (mirrored(&phone.local.all()), mirrored(&phone.twin.all()));
        let reads = |key: &String, value: &String| {
            vault::gather(&mut Loaded::default(), &mut Index::default(), key, value).is_ok()
        };
        let bad = |key: &String| {
            [&local, &twin].into_iter().filter_map(|all| all.get(key)).any(|value| !reads(key, value))
        };
        let keys = |all: &BTreeMap<String, String>| -> BTreeSet<String> {
            all.keys().filter(|key| !bad(key)).cloned().collect()
        };
        assert_eq!(keys(&local), keys(&twin), "the stores differ");
    }
}
