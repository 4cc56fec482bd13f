//! What two records of one entry say together, and the union of two diaries. Everything that meets the diary from elsewhere goes
//! through here: the second store, another tab, a page that was kept aside, a restored file.
//!
//! A record is its fields. Each carries the stamp of its last writing, and of two the later one counts; two texts that were written
//! apart are both kept. A removal is a writing too: what was written before it is gone, what is written after it stands. So the union
//! does not depend on who is merged with whom, or how often ([why](../../../docs/adr/0020-merge-by-field.md)).
//!
//! | file | what for |
//! |---|---|
//! | `merge/field.rs` | the fields in the JSON of an entry |
//! | `merge/register.rs` | what is known of a field, and joining it |
//! | `merge/change.rs` | the next revision, which stamps only what differs |
//! | `merge/lent.rs` | what stands in for all of it until the rest of the app is here |

mod change;
pub mod field;
pub mod lent;
mod register;

pub use change::{as_shown, next, settle};
pub(crate) use register::{Fields, Register};

use crate::cramp::Ending;
use crate::diary::{Diary, Entry, EntryKind, Record};
use crate::id::Id;
use crate::moment::Millis;
use crate::small::{Small, both};
use crate::stamp::{Stamp, Writer};
use crate::stamps::Stamps;
use crate::wire;
use field::AT;

impl Record {
    /// A record of version 1 or 2, which has one time for everything: `changed`. Version 1 did not keep it (0); there the revision
    /// stands for it.
    pub fn at_once(kind: EntryKind, id: Id, rev: u32, changed: Millis, entry: Option<Entry>) -> Self {
        let at = if changed == 0 { rev.into() } else { changed };
        let base = Stamp { at, by: Writer::UNKNOWN };
        let mut stamps = Stamps::at_once(base, entry.is_none());
        // That nobody knows how a cramp ended was written too: over a clock that was running.
        if matches!(&entry, Some(Entry::Cramp(cramp)) if cramp.ending == Ending::Unknown) {
            stamps.fields.insert("ending", base);
        }
        Self { kind, id, rev, stamps, entry }
    }

    /// The same, all of it written at another time.
    #[must_use]
    pub fn stamped(self, changed: Millis) -> Self {
        Self::at_once(self.kind, self.id, self.rev, changed, self.entry)
    }

    /// When it was last written, in milliseconds since 1970.
    pub fn changed(&self) -> Millis {
        self.stamps.latest().at
    }

    /// When a field was last written; `None` when it never was.
    pub fn stamp_of(&self, field: &str) -> Option<Stamp> {
        Fields::of(self).of.get(field).and_then(|one| one.standing.last()).map(|(stamp, _)| *stamp)
    }
}

impl Fields {
    /// The fields of a record.
    pub fn of(record: &Record) -> Self {
        let (kind, stamps) = (record.kind, &record.stamps);
        let json = match &record.entry {
            Some(_) => wire::entry_text(record),
            None => stamps.left.clone(),
        };
        let mut values = field::split(kind, &json);
        if stamps.fields.get("ending").is_none() {
            values.retain(|_, value| value != field::ENDING_UNKNOWN);
        }
        let mut of = Small::default();
        let stamped = both(stamps.fields.names(), stamps.apart.names());
        for name in both(values.names(), stamped.into_iter()) {
            let stamp = stamps.fields.get(name).copied().unwrap_or(stamps.base);
            let mut register = Register::written(stamp, values.get(name).cloned());
            if let Some(apart) = stamps.apart.get(name) {
                register.standing.clear();
                for (stamp, text) in apart {
                    register.standing.push((*stamp, text.as_ref().map(|text| field::of_text(name, text))));
                }
            }
            register.seen.extend(stamps.seen.get(name).into_iter().flatten());
            of.insert(name, register);
        }
        Self { of, removed: stamps.removed }.swept()
    }

    /// The record of these fields; `None` when they cannot be read together.
    pub(crate) fn record(&self, kind: EntryKind, id: &Id, rev: u32) -> Option<Record> {
        let removed = self.removed.unwrap_or_default();
        let base = self.of.get(AT).and_then(|one| one.standing.first()).map_or(removed, |(stamp, _)| *stamp);
        let mut stamps = Stamps { base, removed: self.removed, ..Stamps::default() };
        for (name, register) in self.of.iter() {
            if register.standing.len() > 1 {
                let mut apart = Vec::new();
                for (stamp, value) in &register.standing {
                    apart.push((*stamp, value.as_deref().map(field::text)));
                }
                stamps.apart.insert(name, apart);
            } else if let Some((stamp, value)) = register.standing.first()
                && (*stamp != base || value.as_deref().is_none_or(|value| value == field::ENDING_UNKNOWN))
            {
                stamps.fields.insert(name, *stamp);
            }
            if !register.seen.is_empty() {
                stamps.seen.insert(name, register.seen.clone());
            }
        }
        let values = self.values(kind);
        let json = if values.is_empty() { String::new() } else { field::compose(&values) };
        let mut record = Record { kind, id: id.clone(), rev, stamps, entry: None };
        if self.is_present(kind) {
            record.entry = Some(wire::read_entry_text(kind, &json)?);
        } else {
            record.stamps.left = json;
        }
        Some(record)
    }
}

/// What both say together. Both are of one id.
#[must_use]
pub fn join(one: &Record, other: &Record) -> Record {
    let rev = one.rev.max(other.rev);
    let joined = if one.kind == other.kind {
        Fields::of(one).join(&Fields::of(other), one.kind).record(one.kind, &one.id, rev)
    } else {
        // An id never changes its kind; what says so is damage that a checksum did not find.
        None
    };
    joined.unwrap_or_else(|| {
        let text = |record: &Record| (record.stamps.latest(), record.kind, wire::write_record(record));
        if text(one) >= text(other) { one.clone() } else { other.clone() }
    })
}

/// Whether two records say and know the same, whatever their revisions are called.
pub fn same(one: &Record, other: &Record) -> bool {
    one == other
        || (one.kind == other.kind
            && one.entry.is_some() == other.entry.is_some()
            && Fields::of(one) == Fields::of(other))
}

/// Whether `one` knows something that `known` does not.
pub fn adds(one: &Record, known: &Record) -> bool {
    one != known && !same(&join(known, one), known)
}

/// The union of two diaries.
#[must_use]
pub fn merge(one: &Diary, other: &Diary) -> Diary {
    let mut union = one.clone();
    for record in other.records() {
        union.take(record.clone());
    }
    union
}

/// The entry that fields say together, as a form or a file brings them; `None` when they cannot be read together.
pub fn entry(kind: EntryKind, values: &field::Values) -> Option<Entry> {
    wire::read_entry_text(kind, &field::compose(values))
}
