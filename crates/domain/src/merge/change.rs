//! The next revision of a record: only what differs from what is there is stamped anew.

use super::field::{self, AT};
use super::register::{Fields, Register};
use crate::diary::{Entry, EntryKind, Record};
use crate::id::Id;
use crate::moment::Moment;
use crate::small::both;
use crate::stamp::{Stamp, Writer};
use crate::stamps::Stamps;
use crate::wire;

/// The revision after `known` that says `entry`; `None` removes it. Its stamp is `now`, but always after everything known, whatever
/// the phone's clock did: so nothing is too far ahead to be changed.
pub fn next(
    known: Option<&Record>,
    (id, kind): (&Id, EntryKind),
    entry: Option<Entry>,
    (now, by): (Moment, Writer),
) -> Record {
    let stamp = after(known, now, by);
    let before = known.map(Fields::of).unwrap_or_default();
    let rev = known.map_or(0, |known| known.rev).saturating_add(1);
    let mut fields = Fields { removed: before.removed, ..Fields::default() };
    let bare = Record { kind, id: id.clone(), rev, stamps: Stamps::at_once(stamp, entry.is_none()), entry };
    if bare.entry.is_none() {
        fields.removed = Some(stamp);
        if let Some(at) = before.of.get(AT) {
            fields.of.insert(AT, at.clone());
        }
    } else {
        let values = field::split(kind, &wire::entry_text(&bare));
        // What was removed comes back as if it were said again.
        let is_back = known.is_some_and(|known| known.entry.is_none());
        for name in both(before.of.names(), values.names()) {
            let (old, value) = (before.of.get(name), values.get(name).cloned());
            let register = match old {
                Some(old) if old.says(kind, name) == value && (name != AT || !is_back) => old.clone(),
                Some(old) => old.rewritten(stamp, value, field::is_text(kind, name)),
                None if value.as_deref() == Some(field::ENDING_UNKNOWN) => continue,
                None => Register::written(stamp, value),
            };
            fields.of.insert(name, register);
        }
    }
    // What was cut from an entry can be put together again.
    fields.record(kind, id, rev).unwrap_or(bare)
}

/// The revision after `known` in which the texts of a field that were written apart are one, as they are shown.
pub fn settle(known: &Record, name: &str, now: Moment, by: Writer) -> Option<Record> {
    let mut fields = Fields::of(known);
    let register = fields.of.get_mut(name).filter(|register| register.standing.len() > 1)?;
    let said = register.says(known.kind, name);
    *register = register.rewritten(after(Some(known), now, by), said, true);
    fields.record(known.kind, &known.id, known.rev.saturating_add(1))
}

/// A record as a file may have it whose text somebody changed, without the texts it was made of: as it is shown, it was written last.
/// Texts of what has none, or of which there are not two, are none.
pub fn as_shown(mut record: Record) -> Record {
    if record.stamps.apart.is_empty() {
        return record;
    }
    let kind = record.kind;
    record.stamps.apart.retain(|name, texts| {
        texts.sort();
        texts.dedup();
        texts.len() > 1 && field::is_text(kind, name)
    });
    let mut fields = Fields::of(&record);
    let shown = field::split(kind, &wire::entry_text(&record));
    for name in record.stamps.apart.names() {
        let (Some(register), value) = (fields.of.get_mut(name), shown.get(name).cloned()) else { continue };
        if register.says(kind, name) != value {
            let latest = register.standing.last().map(|(stamp, _)| *stamp).unwrap_or_default();
            *register = register.rewritten(latest, value, true);
        }
    }
    fields.record(kind, &record.id, record.rev).unwrap_or(record)
}

fn after(known: Option<&Record>, now: Moment, by: Writer) -> Stamp {
    let latest = known.map_or(i64::MIN, Record::changed);
    Stamp { at: now.epoch().max(latest.saturating_add(1)), by }
}
