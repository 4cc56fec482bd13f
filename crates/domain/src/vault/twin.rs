//! The second store keeps the first whole, and the first the second. A key never changes its value, so two lists of keys say
//! which store lacks what; only that is read.
//!
//! A key is copied to the other store unless everything in it is known there in a newer revision; then it is a leftover of a
//! change that was cut short, and is dropped.

use super::erased::{Behind, Erased};
use super::index::{Change, Index};
use super::name::{Name, is_mirrored, quarantine_key, record_key};
use super::open::{Loaded, gather};
use crate::care::Care;
use crate::diary::{Diary, Record};
use crate::merge;
use crate::month::Month;
use crate::session::Kept;
use crate::settings::Settings;
use crate::wire::{self, Unreadable};
use std::collections::BTreeSet;

/// Which store has what the other lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Keys that only localStorage has.
    pub only_local: Vec<String>,
    /// Keys that only the second store has.
    pub only_twin: Vec<String>,
    /// Folded months of localStorage that must be read before anything is decided about what only the second store has.
    pub consult: Vec<String>,
    /// Whether the second store holds nothing of the diary at all.
    pub twin_is_empty: bool,
    /// Whether localStorage holds nothing of the diary at all.
    pub local_is_empty: bool,
}

/// Compares the keys of both stores.
pub fn compare(index: &Index, local: &[String], twin: &[String]) -> Compared {
    let of = |keys: &[String]| -> BTreeSet<String> {
        keys.iter().filter(|key| is_mirrored(key)).cloned().collect()
    };
    let (here, there) = (of(local), of(twin));
    let only_twin: Vec<String> = there.difference(&here).cloned().collect();
    let mut consult = BTreeSet::new();
    for key in &only_twin {
        let month = match Name::parse(key) {
            Ok(Name::Record(_, id, _)) => Month::of(&id),
            Ok(Name::Month(month, _)) => month,
            _ => continue,
        };
        let shelf = index.months.get(&month).into_iter().flatten();
        consult.extend(shelf.filter(|one| !one.read).map(|one| one.key.clone()));
    }
    Compared {
        only_local: here.difference(&there).cloned().collect(),
        only_twin,
        consult: consult.into_iter().collect(),
        twin_is_empty: there.is_empty(),
        local_is_empty: here.is_empty(),
    }
}

/// What makes both stores whole again.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// For localStorage.
    pub to_local: Change,
    /// For the second store.
    pub to_twin: Change,
    /// Revisions the diary did not have.
    pub records: Vec<Record>,
    /// Newer settings than localStorage had.
    pub settings: Option<Settings>,
    /// A newer state of the running session than localStorage had.
    pub session: Option<Option<Kept>>,
    /// Newer care than localStorage had.
    pub care: Option<Care>,
    /// Newer drafts than localStorage had.
    pub drafts: Option<String>,
    /// How many entries came back that localStorage had lost. An older revision of one that is there does not count.
    pub restored: usize,
    /// How many values of the second store could not be read and are now set aside there.
    pub set_aside: usize,
    /// Whether a newer version of the app has written to the second store: then nothing is to be written to either.
    pub newer: bool,
    /// Whether localStorage held what was deleted before. Then `to_local` takes that out and is all there is here: make it with
    /// [`super::forget`] and start over, because memory holds it too.
    pub erased: bool,
}

/// Decides what each store gets. `diary` is what localStorage holds, with the months of [`Compared::consult`] read; the lists
/// are what only one store has.
pub fn reconcile(
    diary: &Diary,
    index: &mut Index,
    only_local: Vec<(String, String)>,
    only_twin: Vec<(String, String)>,
    erased: Option<Erased>,
) -> Reconciled {
    let mut found = Reconciled::default();
    if let Some(erased) = &erased {
        if erased.is_behind(Behind::Local) {
            found.to_local.put.extend(forget(&mut found.to_local.drop, erased, &only_local));
            if !found.to_local.drop.is_empty() {
                found.erased = true;
                return found;
            }
        }
        found.to_local.put.extend(erased.mark_for_local());
        found.to_twin.put.extend(erased.mark_for_twin());
    }
    for (key, value) in only_local {
        give(&mut found, key, value);
    }
    let mut only_twin = only_twin;
    if let Some(erased) = erased.filter(|erased| erased.is_behind(Behind::Twin)) {
        let newer = forget(&mut found.to_twin.drop, &erased, &only_twin);
        only_twin.retain(|(key, _)| !found.to_twin.drop.contains(key));
        only_twin.extend(newer.iter().cloned());
        found.to_twin.put.extend(newer);
    }
    // Among them the copies of what was set aside there.
    let there: BTreeSet<String> = only_twin.iter().map(|(key, _)| key.clone()).collect();
    for (key, value) in only_twin {
        receive(&mut found, diary, index, &there, key, value);
    }
    let mut back = Diary::default();
    for record in &found.records {
        back.take(record.clone());
    }
    let missed = |record: &&Record| record.entry.is_some() || diary.record(&record.id).is_some();
    found.restored = back.records().filter(missed).count();
    if found.newer {
        (found.to_local, found.to_twin) = (Change::default(), Change::default());
    }
    found
}

/// Takes what was deleted out of the store that is behind. Answers the newer lines of a month that goes, each under a key of
/// its own.
pub(super) fn forget(
    drop: &mut Vec<String>,
    erased: &Erased,
    only_there: &[(String, String)],
) -> Vec<(String, String)> {
    let mut newer = Vec::new();
    for (key, value) in only_there {
        if let Some(records) = erased.forgets(key, value) {
            newer.extend(records.iter().map(|record| (record_key(record), wire::write_record(record))));
            drop.push(key.clone());
        }
    }
    newer
}

/// A key that only localStorage has.
fn give(found: &mut Reconciled, key: String, value: String) {
    match gather(&mut Loaded::default(), &mut Index::default(), &key, &value) {
        // What this version cannot read yet is kept twice like the rest.
        Ok(()) | Err(Unreadable::Newer) => found.to_twin.put.push((key, value)),
        // The damaged value stays where it is; its copy in the quarantine is a key of its own. What was whole in it is not
        // in the second store: the month is folded anew into both.
        Err(_) => {}
    }
}

/// A key that only the second store has.
fn receive(
    found: &mut Reconciled,
    diary: &Diary,
    index: &mut Index,
    there: &BTreeSet<String>,
    key: String,
    value: String,
) {
    let mut loaded = Loaded::default();
    let mut after = index.clone();
    let read = gather(&mut loaded, &mut after, &key, &value);
    let name = Name::parse(&key);
    let wanted = match &name {
        Ok(Name::Only(..) | Name::Slot(..)) => newer_only(found, index, loaded),
        Ok(Name::Quarantine) => true,
        _ => newer_records(found, diary, loaded.records),
    };
    match read {
        Ok(()) if wanted => {
            *index = after;
            found.to_local.put.push((key, value));
        }
        Ok(()) => found.to_twin.drop.push(key),
        Err(Unreadable::Newer) => found.newer = true,
        Err(_) => {
            if let Ok(Name::Month(month, _)) = name {
                index.damage(month, &key);
            }
            let copy = quarantine_key(&key, &value);
            if !there.contains(&copy) && !index.is_aside(&copy) {
                found.set_aside += 1;
                found.to_twin.put.push((copy, value));
            }
        }
    }
}

/// Takes the records that know something the diary does not. Answers whether there were any.
fn newer_records(found: &mut Reconciled, diary: &Diary, records: Vec<Record>) -> bool {
    let mut any = false;
    for record in records {
        let known = diary.record(&record.id);
        if known.is_none_or(|known| merge::adds(&record, known)) {
            any = true;
            found.records.push(record);
        }
    }
    any
}

fn newer_only(found: &mut Reconciled, index: &Index, loaded: Loaded) -> bool {
    // What localStorage holds only damaged does not count more than what is whole.
    let reached = index.whole();
    let settings = loaded.settings.filter(|(generation, _)| *generation > reached.settings);
    let session = loaded.session.filter(|(generation, _)| *generation > reached.session);
    let care = loaded.care.filter(|(generation, _)| *generation > reached.care);
    let drafts = loaded.drafts.filter(|(generation, _)| *generation > reached.drafts);
    let any = settings.is_some() || session.is_some() || care.is_some() || drafts.is_some();
    found.settings = settings.map(|(_, settings)| settings).or_else(|| found.settings.take());
    found.session = session.map(|(_, session)| session).or_else(|| found.session.take());
    found.care = care.map(|(_, care)| care).or_else(|| found.care.take());
    found.drafts = drafts.map(|(_, drafts)| drafts).or_else(|| found.drafts.take());
    any
}

/// What localStorage holds only damaged and the second store holds whole.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Healed {
    /// As new revisions, to be saved: the damaged value itself is never overwritten.
    pub records: Vec<Record>,
    /// The settings, to be saved anew.
    pub settings: Option<Settings>,
    /// The running session, to be saved anew.
    pub session: Option<Option<Kept>>,
    /// The care for the diary, to be saved anew.
    pub care: Option<Care>,
    /// The drafts, to be saved anew.
    pub drafts: Option<String>,
}

/// Finds what can be healed. `pairs` are the second store's values under the damaged keys.
pub fn heal(diary: &Diary, index: &Index, pairs: &[(String, String)]) -> Healed {
    let mut loaded = Loaded::default();
    let mut lacking = Diary::default();
    for (key, value) in pairs {
        // What is damaged in both is past help; the part of a month that is whole is taken.
        let _whole = gather(&mut loaded, &mut Index::default(), key, value).is_ok();
    }
    for record in loaded.records {
        if diary.record(&record.id).is_none_or(|known| merge::adds(&record, known)) {
            lacking.take(record);
        }
    }
    let next = |record: &Record| {
        let whole =
            diary.record(&record.id).map_or_else(|| record.clone(), |known| merge::join(known, record));
        Record { rev: whole.rev.saturating_add(1), ..whole }
    };
    // A newer generation that went bad, too, is no reason to leave this one.
    let reached = index.whole();
    Healed {
        records: lacking.records().map(next).collect(),
        settings: loaded.settings.filter(|(g, _)| *g >= reached.settings).map(|(_, found)| found),
        session: loaded.session.filter(|(g, _)| *g >= reached.session).map(|(_, found)| found),
        care: loaded.care.filter(|(g, _)| *g >= reached.care).map(|(_, found)| found),
        drafts: loaded.drafts.filter(|(g, _)| *g >= reached.drafts).map(|(_, found)| found),
    }
}

impl Reconciled {
    /// Whether nothing was amiss.
    pub fn is_quiet(&self) -> bool {
        self.restored == 0 && self.set_aside == 0 && !self.newer && !self.erased
    }
}
