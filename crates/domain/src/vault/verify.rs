//! Reading both stores through. Comparing keys is enough from day to day; that a value went bad under its key is only seen by
//! reading it, and must be seen while the other store still has it whole.

use super::index::{Change, Index};
use super::name::{Name, is_mirrored, quarantine_key};
use super::open::{Loaded, gather};
use super::twin::{Healed, heal};
use crate::diary::Diary;
use crate::merge;
use std::collections::BTreeMap;

/// What reading both stores through found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both hold the same, and all of it can be read: so many entries.
    Right(usize),
    /// They differ, or something cannot be read.
    Differs,
}

/// What makes the values right that differ under one key, in the order to be done: copies aside first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// For localStorage: what it holds damaged, copied aside there.
    pub to_local: Change,
    /// For the second store: the same copies, what it holds damaged itself copied aside, and its value written anew.
    pub to_twin: Change,
    /// What localStorage holds damaged or older, to be saved anew.
    pub healed: Healed,
}

type Pairs = BTreeMap<String, String>;

/// What both stores should hold alike, and what is set aside.
fn sorted(all: &[(String, String)]) -> (Pairs, Pairs) {
    let mirrored = all.iter().filter(|(key, _)| is_mirrored(key)).cloned();
    mirrored.partition(|(key, _)| Name::parse(key) != Ok(Name::Quarantine))
}

fn is_whole(key: &str, value: &str) -> bool {
    gather(&mut Loaded::default(), &mut Index::default(), key, value).is_ok()
}

/// Reads everything of both stores. What cannot be read but was set aside counts as read: it is known, and stays.
pub fn verify(local: &[(String, String)], twin: &[(String, String)]) -> Verdict {
    let ((here, kept_here), (there, set_aside_there)) = (sorted(local), sorted(twin));
    let (mut diary, mut loaded) = (Diary::default(), Loaded::default());
    let known = |aside: &Pairs, key: &str, value: &str| aside.contains_key(&quarantine_key(key, value));
    // What only one store has is a difference, but for a value that went bad there: the other has its copy, and never had, or lost, it.
    let aside_in_both = |key: &str, value: &str| {
        !is_whole(key, value) && known(&kept_here, key, value) && known(&set_aside_there, key, value)
    };
    let mut right = there.iter().all(|(key, theirs)| here.contains_key(key) || aside_in_both(key, theirs));
    for (key, ours) in &here {
        let Some(theirs) = there.get(key) else {
            right &= aside_in_both(key, ours);
            // Of a damaged month, what is whole counts, as where both have it.
            let _whole = gather(&mut loaded, &mut Index::default(), key, ours).is_ok();
            continue;
        };
        let whole = gather(&mut loaded, &mut Index::default(), key, ours).is_ok();
        right &= match (whole || known(&kept_here, key, ours), is_whole(key, theirs)) {
            (true, true) => ours == theirs || !whole,
            // What localStorage has whole can be written anew, however often the same bytes go bad there.
            (true, false) => !whole && known(&set_aside_there, key, theirs),
            (false, _) => false,
        };
    }
    for record in loaded.records {
        diary.take(record);
    }
    if right { Verdict::Right(diary.count()) } else { Verdict::Differs }
}

/// Finds what to do about values that differ or are damaged under one key. Keys that only one store has are left to
/// [`super::reconcile`].
pub fn mend(index: &Index, local: &[(String, String)], twin: &[(String, String)]) -> Mended {
    let ((here, kept), (there, aside)) = (sorted(local), sorted(twin));
    // What localStorage holds whole. Memory may hold more, and that is no reason not to write it anew.
    let (mut held, mut loaded) = (Diary::default(), Loaded::default());
    let (mut found, mut better) = (Mended::default(), Vec::new());
    for (key, ours) in &here {
        let whole = gather(&mut loaded, &mut Index::default(), key, ours).is_ok();
        let copy = quarantine_key(key, ours);
        if !whole && !kept.contains_key(&copy) {
            found.to_local.put.push((copy.clone(), ours.clone()));
        }
        if !whole && !aside.contains_key(&copy) {
            found.to_twin.put.push((copy, ours.clone()));
        }
        let Some(theirs) = there.get(key) else { continue };
        match (whole, is_whole(key, theirs)) {
            (true, true) if adds(key, theirs, ours) => better.push((key.clone(), theirs.clone())),
            // Two tabs saved at once.
            (true, true) if theirs != ours => found.to_twin.put.push((key.clone(), ours.clone())),
            (true, true) => {}
            (false, true) => better.push((key.clone(), theirs.clone())),
            (whole, false) => {
                let copy = (quarantine_key(key, theirs), theirs.clone());
                if !aside.contains_key(&copy.0) && !found.to_twin.put.contains(&copy) {
                    found.to_twin.put.push(copy);
                }
                if whole {
                    found.to_twin.put.push((key.clone(), ours.clone()));
                }
            }
        }
    }
    for record in loaded.records {
        held.take(record);
    }
    found.healed = heal(&held, index, &better);
    found
}

/// Whether one whole value knows something that another under the same key does not.
fn adds(key: &str, theirs: &str, ours: &str) -> bool {
    let read = |value: &str| {
        let mut loaded = Loaded::default();
        let _whole = gather(&mut loaded, &mut Index::default(), key, value).is_ok();
        loaded.records
    };
    match (Name::parse(key), read(theirs).as_slice(), read(ours).as_slice()) {
        (Ok(Name::Record(..)), [theirs], [ours]) => merge::adds(theirs, ours),
        _ => false,
    }
}
