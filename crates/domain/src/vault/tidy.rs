//! Putting away: closed months folded into one key each, values of an older version rewritten in this one. Each step writes,
//! is verified, and only then drops what it replaces; cut short anywhere, it can simply be done again.

use super::index::{Change, Folded, Index};
use super::name::{Name, PREFIX, What, is_packed, month_key};
use crate::care::Care;
use crate::diary::{Diary, Record};
use crate::moment::Moment;
use crate::month::Month;
use crate::session::Kept;
use crate::settings::Settings;
use crate::wire::{VERSION, folded};
use std::collections::{BTreeMap, BTreeSet};

/// How many months of an older version, or become long past, are rewritten in one quiet moment.
const REWRITTEN_AT_ONCE: usize = 24;

/// What is not a record, as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Current<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The running session.
    pub session: Option<&'a Kept>,
    /// The care for the diary.
    pub care: &'a Care,
}

/// The keys of folded months not read yet, newest month first: of every month, or only of those to be folded anew.
pub fn unread(index: &Index, only_to_fold: Option<Moment>) -> Vec<String> {
    let mut keys = unread_all(index);
    if let Some(now) = only_to_fold {
        let wanted = to_fold(index, now);
        keys.retain(|key| matches!(Name::parse(key), Ok(Name::Month(month, _)) if wanted.contains(&month)));
    }
    keys
}

/// The same of every month.
pub fn unread_all(index: &Index) -> Vec<String> {
    let shelves = index.months.values().rev().flatten();
    shelves.filter(|one| !one.read).map(|one| one.key.clone()).collect()
}

/// The keys of one month's folded values that were not read yet.
pub fn unread_of(index: &Index, month: Month) -> Vec<String> {
    let shelf = index.months.get(&month).into_iter().flatten();
    shelf.filter(|one| !one.read).map(|one| one.key.clone()).collect()
}

/// The oldest folded month that tells its time.
pub fn oldest(index: &Index) -> Option<Month> {
    index.months.keys().copied().find(|month| *month != Month::OTHER)
}

/// Closed months with revisions that lie by themselves, with more than one folded value, or with a damaged one.
fn to_fold(index: &Index, now: Moment) -> BTreeSet<Month> {
    let loose = index.loose.keys().map(Month::of).filter(|month| month.is_closed(now));
    let split = index.months.iter().filter(|(_, shelf)| shelf.len() > 1).map(|(month, _)| *month);
    let older = index.months.iter().rev().filter(|(month, shelf)| {
        shelf.iter().any(|one| is_older(&one.key) || (month.is_long_past(now) && !is_packed(&one.key)))
    });
    let older = older.map(|(month, _)| *month).take(REWRITTEN_AT_ONCE);
    loose.chain(split).chain(older).chain(index.damaged.iter().copied()).collect()
}

/// Whether a key is of an older version.
fn is_older(key: &str) -> bool {
    !key.starts_with(&format!("{PREFIX}{VERSION}/"))
}

/// The steps of putting away, in any order independent of each other. The folded months of [`unread`] with `Some(now)` must
/// have been read into `diary`. The index is as if all steps were done: when one fails, open anew before the next tidying.
pub fn tidy(diary: &Diary, index: &mut Index, current: Current<'_>, now: Moment) -> Vec<Change> {
    let wanted = to_fold(index, now);
    let mut months: BTreeMap<Month, Vec<&Record>> = BTreeMap::new();
    for record in diary.records() {
        let month = Month::of(&record.id);
        if wanted.contains(&month) {
            months.entry(month).or_default().push(record);
        }
    }
    let folded = months.into_iter().filter_map(|(month, records)| fold(index, month, &records, now));
    let mut steps: Vec<Change> = folded.collect();
    steps.extend(upgrades(diary, index, current));
    steps
}

/// The changes that save many revisions at once, as restoring a file does: closed months folded, the others one by one. `diary`
/// has them taken in already, and every folded month read.
pub fn take_in(diary: &Diary, index: &mut Index, records: &[Record], now: Moment) -> Vec<Change> {
    let mut closed = BTreeSet::new();
    let mut changes = Vec::new();
    // As the diary knows them by now.
    for record in records.iter().filter_map(|record| diary.record(&record.id)) {
        let month = Month::of(&record.id);
        if month.is_closed(now) {
            closed.insert(month);
        } else {
            changes.push(index.save(record));
        }
    }
    for month in closed {
        let of_month: Vec<&Record> =
            diary.records().filter(|record| Month::of(&record.id) == month).collect();
        changes.extend(fold(index, month, &of_month, now));
    }
    changes
}

/// One month into one key; `None` when it lies like that already.
fn fold(index: &mut Index, month: Month, records: &[&Record], now: Moment) -> Option<Change> {
    // What was not read may hold what the diary does not have: it stays.
    let shelf = index.months.remove(&month).unwrap_or_default();
    let reached = shelf.iter().map(|one| one.generation).max().unwrap_or(0);
    let (read, unread): (Vec<_>, Vec<_>) = shelf.into_iter().partition(|one| one.read);
    let packs = month.is_long_past(now);
    let (text, sum) = folded::write(month, records, packs);
    let same = |one: &&Folded| one.key == month_key(month, one.generation, sum, packs);
    let generation = read.iter().find(same).map_or(reached.saturating_add(1), |one| one.generation);
    let key = month_key(month, generation, sum, packs);
    let lies_there = read.iter().any(|one| one.key == key);
    let mut drop: Vec<String> = read.into_iter().map(|one| one.key).filter(|known| *known != key).collect();
    for record in records {
        let lying = index.loose.remove(&record.id).unwrap_or_default();
        drop.extend(lying.into_iter().map(|(_, key)| key));
    }
    index.damaged.remove(&month);
    index.months.insert(month, unread);
    index.shelve(month, generation, key.clone());
    index.mark_read(month, &key);
    (!lies_there || !drop.is_empty()).then_some(Change { put: vec![(key, text)], drop })
}

/// What is left of an older version in months still open, and of what there is only one of; and what lies in pieces, because it was
/// written apart: it is saved as one.
fn upgrades(diary: &Diary, index: &mut Index, current: Current<'_>) -> Vec<Change> {
    let behind =
        index.loose.iter().filter(|(_, keys)| keys.len() > 1 || keys.iter().any(|(_, key)| is_older(key)));
    let records: Vec<Record> = behind.filter_map(|(id, _)| diary.record(id).cloned()).collect();
    let mut steps: Vec<Change> = records.iter().map(|record| index.save(record)).collect();
    let older: Vec<What> = What::ALL
        .into_iter()
        .filter(|what| index.only.get(what).is_some_and(|keys| keys.iter().any(|key| is_older(key))))
        .collect();
    for what in older {
        steps.push(match what {
            What::Settings => index.save_settings(current.settings),
            What::Session => index.save_session(current.session),
            What::Care => index.save_care(current.care),
            // They came with this version.
            What::Drafts => continue,
        });
    }
    steps
}
