//! Which of two revisions counts, and the union of two diaries. Everything that meets the diary from elsewhere goes through
//! here: the second store, another tab, a page that was kept aside, a restored file.
//!
//! The order is total, so the union does not depend on who is merged with whom, or how often: the higher revision, then the
//! later change, then (only when two tabs wrote at the same millisecond) the stored text that sorts later.

use crate::diary::{Diary, Record};
use crate::wire;
use std::cmp::Ordering;

/// How two revisions of the same record stand to each other.
pub fn order(one: &Record, other: &Record) -> Ordering {
    one.rev
        .cmp(&other.rev)
        .then(one.changed.cmp(&other.changed))
        .then_with(|| wire::write_record(one).cmp(&wire::write_record(other)))
}

/// Whether `one` takes the place of `other`. A revision never beats itself.
pub fn beats(one: &Record, other: &Record) -> bool {
    order(one, other) == Ordering::Greater
}

/// The union of two diaries, each record at the revision that counts.
#[must_use]
pub fn merge(one: &Diary, other: &Diary) -> Diary {
    let mut union = one.clone();
    for record in other.records() {
        union.take(record.clone());
    }
    union
}
