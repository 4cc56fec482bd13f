//! The diary in memory: every record at its newest revision, in order of time. It applies changes and answers questions.
//!
//! Not here: storage (see `vault.rs`) and stored shapes (see `wire/`).

use crate::cramp::{Cramp, Ending};
use crate::hydration::Check;
use crate::id::Id;
use crate::moment::Moment;
use crate::night::Night;
use crate::session::Done;
use std::collections::BTreeMap;

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A cramp.
    Cramp(Cramp),
    /// A stretch session.
    Stretch(Done),
    /// A hydration check.
    Check(Check),
}

/// The kinds of record, as they stand in a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A cramp.
    Cramp,
    /// A stretch session.
    Stretch,
    /// A hydration check.
    Check,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Cramp, Self::Stretch, Self::Check];

    /// The word in a key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cramp => "cramp",
            Self::Stretch => "stretch",
            Self::Check => "check",
        }
    }

    /// Reads the word of a key.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == text)
    }
}

impl Entry {
    /// When it happened; a cramp and a session count from their start.
    pub const fn at(&self) -> Moment {
        match self {
            Self::Cramp(cramp) => cramp.start,
            Self::Stretch(done) => done.started,
            Self::Check(check) => check.at,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> EntryKind {
        match self {
            Self::Cramp(_) => EntryKind::Cramp,
            Self::Stretch(_) => EntryKind::Stretch,
            Self::Check(_) => EntryKind::Check,
        }
    }
}

/// One revision of one record. A removed record keeps its id and its place in the count of revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its kind; an id never changes its kind.
    pub kind: EntryKind,
    /// Its name.
    pub id: Id,
    /// Its revision, from 1.
    pub rev: u32,
    /// What it says now; `None` when it was removed.
    pub entry: Option<Entry>,
}

/// All records, newest revision of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    records: BTreeMap<Id, Record>,
}

impl Diary {
    /// Takes in a revision; keeps it when it is newer than what is there. Answers whether it was kept.
    pub fn take(&mut self, record: Record) -> bool {
        let known = self.records.get(&record.id).map_or(0, |known| known.rev);
        let newer = record.rev > known;
        if newer {
            self.records.insert(record.id.clone(), record);
        }
        newer
    }

    /// The next revision of `id` saying `entry` (`None` removes it). Does not take it in: it is saved first.
    pub fn revise(&self, id: &Id, kind: EntryKind, entry: Option<Entry>) -> Record {
        let rev = self.records.get(id).map_or(0, |known| known.rev).saturating_add(1);
        Record { kind, id: id.clone(), rev, entry }
    }

    /// Every record, removed ones too.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The revision that is there for `id`, 0 when there is none.
    pub fn revision(&self, id: &Id) -> u32 {
        self.records.get(id).map_or(0, |known| known.rev)
    }

    /// What is there under `id`.
    pub fn get(&self, id: &Id) -> Option<&Entry> {
        self.records.get(id).and_then(|record| record.entry.as_ref())
    }

    /// The cramp under `id`.
    pub fn cramp(&self, id: &Id) -> Option<&Cramp> {
        match self.get(id) {
            Some(Entry::Cramp(cramp)) => Some(cramp),
            _ => None,
        }
    }

    /// Every entry with its id, in order of time.
    pub fn entries(&self) -> Vec<(&Id, &Entry)> {
        let present =
            self.records.iter().filter_map(|(id, record)| record.entry.as_ref().map(|entry| (id, entry)));
        // A map is in order by itself, and its code is here already; sorting a list would bring its own.
        let ordered: BTreeMap<_, _> = present.map(|(id, entry)| ((entry.at().epoch(), id), entry)).collect();
        ordered.into_iter().map(|((_, id), entry)| (id, entry)).collect()
    }

    /// The entries of each night, newest night first, each night in the order it was lived.
    pub fn nights(&self) -> Vec<(Night, Vec<(Id, Entry)>)> {
        let mut nights: BTreeMap<Night, Vec<(Id, Entry)>> = BTreeMap::new();
        for (id, entry) in self.entries() {
            nights.entry(Night::of(entry.at())).or_default().push((id.clone(), entry.clone()));
        }
        nights.into_iter().rev().collect()
    }

    /// The newest cramp whose clock still runs and may be believed.
    pub fn running(&self, now: Moment) -> Option<(Id, Cramp)> {
        let cramps = self.entries().into_iter().rev().filter_map(|(id, entry)| match entry {
            Entry::Cramp(cramp) => Some((id.clone(), cramp.clone())),
            _ => None,
        });
        cramps.into_iter().find(|(_, cramp)| cramp.is_running(now))
    }

    /// Cramps whose clock was left running beyond belief: they become "length not known".
    pub fn overrun(&self, now: Moment) -> Vec<Record> {
        let mut found = Vec::new();
        for (id, entry) in self.entries() {
            if let Entry::Cramp(cramp) = entry
                && cramp.ending == Ending::Ongoing
                && !cramp.is_running(now)
            {
                let closed = Cramp { ending: Ending::Unknown, ..cramp.clone() };
                found.push(self.revise(id, EntryKind::Cramp, Some(Entry::Cramp(closed))));
            }
        }
        found
    }

    /// The newest cramp of this night that waits to be finished (its three questions are open) and whose clock is stopped.
    pub fn draft(&self, now: Moment) -> Option<(Id, Cramp)> {
        let tonight = Night::of(now);
        let found = self.entries().into_iter().rev().find_map(|(id, entry)| match entry {
            Entry::Cramp(cramp) if Night::of(cramp.start) == tonight => Some((id.clone(), cramp.clone())),
            _ => None,
        });
        found.filter(|(_, cramp)| cramp.ending != Ending::Ongoing && !cramp.is_told())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{HOUR, MINUTE};

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    fn id(n: u64) -> Id {
        Id::from_parts(0, n)
    }

    fn cramp(text: &str) -> Entry {
        Entry::Cramp(Cramp::begin(at(text), None))
    }

    fn with(entries: &[(u64, Entry)]) -> Diary {
        let mut diary = Diary::default();
        for (n, entry) in entries {
            let record = diary.revise(&id(*n), entry.kind(), Some(entry.clone()));
            assert!(diary.take(record));
        }
        diary
    }

    #[test]
    fn an_older_revision_never_replaces_a_newer_one() {
        let mut diary = with(&[(1, cramp("2026-11-24T02:14"))]);
        let removed = diary.revise(&id(1), EntryKind::Cramp, None);
        let stale =
            Record { rev: 1, ..diary.revise(&id(1), EntryKind::Cramp, Some(cramp("2026-11-24T03:00"))) };
        assert!(diary.take(removed));
        assert!(!diary.take(stale));
        let again = diary.records().next().unwrap().clone();
        assert!(!diary.take(again), "the same revision is no news");
        assert_eq!(diary.get(&id(1)), None);
    }

    #[test]
    fn nights_come_newest_first_and_each_in_the_order_it_was_lived() {
        let diary = with(&[
            (1, cramp("2026-11-24T02:14")),
            (2, cramp("2026-11-23T23:00")),
            (3, cramp("2026-11-20T23:00")),
        ]);
        let nights = diary.nights();
        let names: Vec<_> = nights.iter().map(|(night, entries)| (night.iso(), entries.len())).collect();
        assert_eq!(names, [("2026-11-23".into(), 2), ("2026-11-20".into(), 1)]);
        assert_eq!(nights[0].1[0].0, id(2));
    }

    #[test]
    fn a_clock_left_running_is_closed_as_unknown_and_a_fresh_one_is_not() {
        let diary = with(&[(1, cramp("2026-11-24T02:14"))]);
        let start = at("2026-11-24T02:14");
        assert!(diary.overrun(start.plus(HOUR)).is_empty());
        assert!(diary.running(start.plus(HOUR)).is_some());
        let closed = diary.overrun(start.plus(HOUR + MINUTE));
        assert!(matches!(&closed[0].entry, Some(Entry::Cramp(cramp)) if cramp.ending == Ending::Unknown));
    }
}
