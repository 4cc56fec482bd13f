//! Joining and comparing by field comes with the rest of the app, which lends it here: the first screens have room for little.
//!
//! Until then nothing is lost. What would be joined waits ([`Diary::take`]), nothing that lies in storage is dropped
//! (`vault/index.rs`), and an answer given in a cramp is stamped by itself ([`plainly`]).

use crate::cramp::Cramp;
use crate::diary::{Diary, Entry, EntryKind, Record};
use crate::id::Id;
use crate::moment::Moment;
use crate::month::Month;
use crate::stamp::{Stamp, Writer};
use crate::stamps::Stamps;
use crate::wire::folded::{self, Unfolded};
use std::sync::OnceLock;

/// The revision after one: see [`super::change::next`].
type Next = fn(Option<&Record>, (&Id, EntryKind), Option<Entry>, (Moment, Writer)) -> Record;

/// What is lent.
pub struct Merging {
    /// See [`super::join`].
    pub join: fn(&Record, &Record) -> Record,
    /// See [`super::same`].
    pub same: fn(&Record, &Record) -> bool,
    /// See [`super::next`].
    pub next: Next,
    /// The content of an entry, and of a sheet, in the one spelling that is stored.
    pub spell: fn(EntryKind, &str) -> String,
    /// The records of a folded month.
    pub month: fn(&str, Month) -> Unfolded,
}

static MERGING: Merging = Merging {
    join: super::join,
    same: super::same,
    next: super::next,
    spell: super::field::spell,
    month: folded::read,
};

static LENT: OnceLock<&'static Merging> = OnceLock::new();

/// Lends it. Called by the rest of the app, once.
pub fn lend() {
    // The second time it is the same.
    let _known = LENT.set(&MERGING);
}

/// What was lent. Where there are no first screens, it is always there.
pub fn merging() -> Option<&'static Merging> {
    if cfg!(target_arch = "wasm32") { LENT.get().copied() } else { Some(&MERGING) }
}

/// The revision after `known`, without comparing by field: each answer of a cramp that the first screens ask for has a stamp of its
/// own; anything else is written as a whole, and what it says no more stays.
pub fn plainly(
    known: Option<&Record>,
    (id, kind): (&Id, EntryKind),
    entry: Option<Entry>,
    (now, by): (Moment, Writer),
) -> Record {
    let latest = known.map_or(i64::MIN, Record::changed);
    let stamp = Stamp { at: now.epoch().max(latest.saturating_add(1)), by };
    let rev = known.map_or(0, |known| known.rev).saturating_add(1);
    let stamps = known.and_then(|known| answered(known, entry.as_ref()?, stamp));
    let stamps = stamps.unwrap_or_else(|| {
        let mut whole = Stamps::at_once(stamp, entry.is_none());
        whole.removed = whole.removed.or(known.and_then(|known| known.stamps.removed));
        whole
    });
    Record { kind, id: id.clone(), rev, stamps, entry }
}

/// The stamps after some answers of a cramp were changed; `None` when something else was.
fn answered(known: &Record, entry: &Entry, stamp: Stamp) -> Option<Stamps> {
    let (Some(Entry::Cramp(before)), Entry::Cramp(after)) = (&known.entry, entry) else { return None };
    let Cramp { start, untimed, instead, muscle, side, severity, ending, relief, helped, woke, note } =
        before;
    let as_before =
        (*start, *untimed) == (after.start, after.untimed) && *relief == after.relief && *note == after.note;
    if !as_before {
        return None;
    }
    let mut stamps = known.stamps.clone();
    for (field, changed) in [
        ("instead", *instead != after.instead),
        ("muscle", *muscle != after.muscle),
        ("side", *side != after.side),
        ("severity", *severity != after.severity),
        ("ending", *ending != after.ending),
        ("helped", *helped != after.helped),
        ("woke", *woke != after.woke),
    ] {
        if changed {
            stamps.fields.insert(field, stamp);
        }
    }
    Some(stamps)
}

impl Diary {
    /// Joins what waited, once it can be: see [`lend`].
    pub fn join_waiting(&mut self) {
        for record in self.waiting() {
            self.take(record);
        }
    }
}
