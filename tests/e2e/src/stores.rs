//! What both stores of the app hold, and whether all that it called saved is in them.

use std::collections::BTreeMap;

use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::merge;
use domain::vault::{Index, Loaded, gather};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Browser;

/// Keys and values, of this app only.
pub type Keys = BTreeMap<String, String>;

/// What both stores hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stores {
    /// localStorage.
    pub first: Keys,
    /// `IndexedDB`.
    pub second: Keys,
}

impl Stores {
    /// From what `drive.js` answers.
    pub(crate) fn from(value: &Value) -> Stores {
        Stores { first: keys(&value["first"]), second: keys(&value["second"]) }
    }

    /// Every key that starts like this in a store, without that start.
    pub fn under<'k>(keys: &'k Keys, start: &str) -> BTreeMap<&'k str, &'k str> {
        keys.iter().filter_map(|(key, value)| Some((key.strip_prefix(start)?, value.as_str()))).collect()
    }
}

/// A script's object of strings.
pub(crate) fn keys(value: &Value) -> Keys {
    let pairs = value.as_object().into_iter().flatten();
    pairs.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
}

/// Everything that can be read in a store.
pub fn loaded(keys: &Keys) -> Loaded {
    let (mut loaded, mut index) = (Loaded::default(), Index::default());
    for (key, value) in keys {
        // What cannot be read is left out here; the tests look at it byte by byte.
        let _read = gather(&mut loaded, &mut index, key, value).is_ok();
    }
    loaded
}

/// The diary of a store: what all its revisions say together.
pub fn diary(keys: &Keys) -> Diary {
    let mut diary = Diary::default();
    for record in loaded(keys).records {
        diary.take(record);
    }
    diary
}

impl Browser {
    /// Every entry of localStorage as it stands now, read by the app's own reader. What was removed is not among them.
    pub fn kept(&self) -> BTreeMap<Id, Record> {
        let all = diary(&keys(&self.script("return { ...localStorage }", &[])));
        let there = all.records().filter(|record| record.entry.is_some());
        there.map(|record| (record.id.clone(), record.clone())).collect()
    }

    /// What those of a kind say that only the later screens understand.
    pub fn kept_sheets<T: DeserializeOwned>(&self, kind: EntryKind) -> Vec<T> {
        let says = |record: Record| match record.entry {
            Some(Entry::Sheet(sheet)) => Some(sheet.says().expect("a sheet says what its kind says")),
            _ => None,
        };
        self.kept().into_values().filter(|record| record.kind == kind).filter_map(says).collect()
    }
}

/// Values that cannot be read, with their keys.
pub fn unreadable(keys: &Keys) -> Keys {
    let whole =
        |key: &str, value: &str| gather(&mut Loaded::default(), &mut Index::default(), key, value).is_ok();
    keys.iter()
        .filter(|(key, value)| !whole(key, value))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Every record that was called saved, in the revision that was.
#[derive(Debug, Clone, Default)]
pub struct Pledge {
    diary: Diary,
}

impl Pledge {
    /// Takes in all that a store holds.
    pub fn add(&mut self, keys: &Keys) {
        self.add_records(loaded(keys).records);
    }

    /// Takes in records.
    pub fn add_records(&mut self, records: impl IntoIterator<Item = Record>) {
        for record in records {
            self.diary.take(record);
        }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.diary.records().count()
    }

    /// Whether nothing was called saved.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of its records.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.diary.records().map(|record| record.id.to_string())
    }

    /// How many of its records a store lacks: neither the same to the letter nor in a later revision, by itself or in a month.
    pub fn missing_in(&self, keys: &Keys) -> usize {
        let there = diary(keys);
        let kept = |record: &&Record| {
            let found = there.record(&record.id);
            found.is_some_and(|found| !merge::adds(record, found))
        };
        self.diary.records().filter(|record| !kept(record)).count()
    }

    /// How many of its records are not in both stores.
    pub fn missing(&self, stores: &Stores) -> usize {
        self.missing_in(&stores.first).max(self.missing_in(&stores.second))
    }
}
