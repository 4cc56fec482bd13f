//! From values to stored text and back. Shapes are frozen per version; this file has the envelope around them.
//!
//! Version 3, which this code writes: `3|<kind>|<id>|<rev>|<stamps>|<crc32>|<json>`, where `stamps` says when each field was
//! written ([`crate::stamps`]); 0 for what is no record. Version 2 had one time for all of them, in milliseconds since 1970;
//! version 1 had none. The checksum is CRC-32/ISO-HDLC over everything before and after it, so a value under a wrong key, or with one
//! flipped bit anywhere, is noticed.
//!
//! | version | envelope | content |
//! |---|---|---|
//! | 1 | without a time | `v1.rs` |
//! | 2 | with `changed`; closed months folded (`folded.rs`) | as in version 1; `care.rs` and `own.rs` are new |
//! | 3 | with stamps | as before, without what says nothing, members by name; `apart` for texts that were written apart; of a removed record, when it was; `drafts.rs` and `packed.rs` are new |

mod apart;
pub mod care;
pub mod drafts;
pub mod folded;
mod mark;
mod own;
pub mod packed;
mod shape;
pub mod v1;

pub use mark::Mark;

use crate::diary::{Entry, EntryKind, Record};
use crate::id::Id;
use crate::merge::lent::merging;
use crate::moment::Millis;
use crate::session::Kept;
use crate::settings::Settings;
use crate::stamps::Stamps;
use apart::APART_MEMBER;
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::LazyLock;

/// The version this code writes.
pub const VERSION: u32 = 3;

/// Its table is made at the first use: as a constant it would be a kilobyte more to download, and without one, reading ten
/// years took three times as long.
static CRC: LazyLock<Crc<u32, Table<1>>> = LazyLock::new(|| Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC));

/// Stands for the name of what there is only one of.
const ONLY: &str = "-";

/// Why stored text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The key is not one this version writes.
    Key,
    /// The envelope is cut or malformed.
    Envelope,
    /// The checksum does not fit: something changed on the way.
    Checksum,
    /// It belongs under another key.
    Misplaced,
    /// The content does not have the shape its version promises.
    Shape,
    /// A newer version of the app wrote it.
    Newer,
}

/// The stored text of one revision.
pub fn write_record(record: &Record) -> String {
    seal(record.kind.id(), record.id.as_str(), record.rev, &record.stamps.write(), &body(record))
}

/// The content of one revision: JSON, with its texts that were written apart; of a removed entry what is left of it, in brackets, or
/// `null`.
pub fn body(record: &Record) -> String {
    if record.entry.is_none() {
        let left = &record.stamps.left;
        return if left.is_empty() { "null".to_owned() } else { ["[", left, "]"].concat() };
    }
    let text = entry_text(record);
    let text = merging().map_or_else(|| text.clone(), |merging| (merging.spell)(record.kind, &text));
    if record.stamps.apart.is_empty() {
        return text;
    }
    // As the last member.
    let open = text.strip_suffix('}').unwrap_or(&text);
    [open, ",", &apart::write(&record.stamps.apart), "}"].concat()
}

/// The text of an entry as its version 1 has it; empty for a removed one.
pub(crate) fn entry_text(record: &Record) -> String {
    record.entry.as_ref().map(v1::write_entry).unwrap_or_default()
}

/// Reads an entry; `None` when it has not the shape of its kind.
pub(crate) fn read_entry_text(kind: EntryKind, text: &str) -> Option<Entry> {
    v1::read_entry(kind, text).ok()
}

/// Reads the content of a revision of version 3, in any spelling, with the stamps that its envelope has.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_body(
    (kind, id, rev): (EntryKind, Id, u32),
    mut stamps: Stamps,
    text: &str,
) -> Result<Record, Unreadable> {
    let record = |stamps, entry| Record { kind, id: id.clone(), rev, stamps, entry };
    if text == "null" {
        return if stamps.removed.is_some() { Ok(record(stamps, None)) } else { Err(Unreadable::Shape) };
    }
    if let Some(left) = text.strip_prefix('[') {
        let left = left.strip_suffix(']').filter(|_| stamps.removed.is_some()).ok_or(Unreadable::Shape)?;
        let _plain: serde::de::IgnoredAny = serde_json::from_str(left).map_err(|_| Unreadable::Shape)?;
        stamps.left = merging().map_or_else(|| left.to_owned(), |merging| (merging.spell)(kind, left));
        return Ok(record(stamps, None));
    }
    let Some((open, member)) = text.rsplit_once(APART_MEMBER).filter(|(open, _)| open.ends_with(',')) else {
        return Ok(record(stamps, Some(v1::read_entry(kind, text)?)));
    };
    let texts = member.strip_suffix("}}").ok_or(Unreadable::Shape)?;
    stamps.apart = apart::read(texts)?;
    let plain = [open.strip_suffix(',').unwrap_or(open), "}"].concat();
    Ok(record(stamps, Some(v1::read_entry(kind, &plain)?)))
}

/// Reads the content of a revision of version 1 or 2: `null` for a removed entry.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_old_body(kind: EntryKind, text: &str) -> Result<Option<Entry>, Unreadable> {
    if text == "null" { Ok(None) } else { v1::read_entry(kind, text).map(Some) }
}

/// Reads one revision of any version; `kind`, `id` and `rev` are what its key says.
///
/// # Errors
/// Why it could not be read.
pub fn read_record(text: &str, kind: EntryKind, id: &Id, rev: u32) -> Result<Record, Unreadable> {
    let found = read_any_record(text)?;
    let placed = found.kind == kind && found.id == *id && found.rev == rev;
    if placed { Ok(found) } else { Err(Unreadable::Misplaced) }
}

/// Reads one revision of any version, whatever key it came from.
///
/// # Errors
/// Why it could not be read.
pub fn read_any_record(text: &str) -> Result<Record, Unreadable> {
    let envelope = unseal(text)?;
    let kind = EntryKind::from_id(envelope.kind).ok_or(Unreadable::Misplaced)?;
    let id = Id::parse(envelope.name).ok_or(Unreadable::Misplaced)?;
    let rev = envelope.number;
    if envelope.version < VERSION {
        let entry = read_old_body(kind, envelope.body)?;
        return Ok(Record::at_once(kind, id, rev, time(envelope.stamps)?, entry));
    }
    let stamps = Stamps::read(envelope.stamps).ok_or(Unreadable::Envelope)?;
    read_body((kind, id, rev), stamps, envelope.body)
}

/// The checksum of the text that version 2 stored of a record with this content.
pub(crate) fn sum_of_version_2(record: &Record, changed: Millis, body: &str) -> u32 {
    let (kind, name) = (record.kind.id(), record.id.as_str());
    checksum(&seal_as(2, kind, name, record.rev, &changed.to_string(), body), "")
}

/// The stored text of the settings.
pub fn write_settings(settings: &Settings, generation: u32) -> String {
    seal("settings", ONLY, generation, "0", &v1::write_settings(settings))
}

/// Reads settings; `name` is `-`, or in version 1 the slot `a` or `b`. Answers their generation too.
///
/// # Errors
/// Why they could not be read.
pub fn read_settings(text: &str, name: &str) -> Result<(u32, Settings), Unreadable> {
    let envelope = unseal_as(text, "settings", name)?;
    Ok((envelope.number, v1::read_settings(envelope.body)?))
}

/// The stored text of the running session; `None` says that there is none.
pub fn write_session(session: Option<&Kept>, generation: u32) -> String {
    seal("session", ONLY, generation, "0", &v1::write_session(session))
}

/// Reads a running session; `name` is `-`, or in version 1 the slot `a` or `b`. Answers its generation too.
///
/// # Errors
/// Why it could not be read.
pub fn read_session(text: &str, name: &str) -> Result<(u32, Option<Kept>), Unreadable> {
    let envelope = unseal_as(text, "session", name)?;
    Ok((envelope.number, v1::read_session(envelope.body)?))
}

/// The mark of a deletion at `at`, as it was written before deletions were counted.
pub fn write_mark(at: Millis) -> String {
    Mark { at, ..Mark::default() }.write()
}

/// What an envelope holds.
struct Envelope<'t> {
    version: u32,
    kind: &'t str,
    name: &'t str,
    number: u32,
    /// Of version 2 the time of writing, of version 1 `0`.
    stamps: &'t str,
    body: &'t str,
}

/// CRC-32/ISO-HDLC of two pieces of text, one after the other.
pub(crate) fn checksum(head: &str, body: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(head.as_bytes());
    digest.update(body.as_bytes());
    digest.finalize()
}

fn seal(kind: &str, name: &str, number: u32, stamps: &str, body: &str) -> String {
    seal_as(VERSION, kind, name, number, stamps, body)
}

fn seal_as(version: u32, kind: &str, name: &str, number: u32, stamps: &str, body: &str) -> String {
    let head = format!("{version}|{kind}|{name}|{number}|{stamps}|");
    let sum = checksum(&head, body);
    format!("{head}{sum:08x}|{body}")
}

fn unseal_as<'t>(text: &'t str, kind: &str, name: &str) -> Result<Envelope<'t>, Unreadable> {
    let envelope = unseal(text)?;
    let placed = envelope.kind == kind && envelope.name == name;
    if placed { Ok(envelope) } else { Err(Unreadable::Misplaced) }
}

fn unseal(text: &str) -> Result<Envelope<'_>, Unreadable> {
    let version = text.split('|').next().unwrap_or_default();
    let version: u32 = version.parse().map_err(|_| Unreadable::Envelope)?;
    let first = version == 1;
    let mut parts = text.splitn(if first { 6 } else { 7 }, '|').skip(1);
    let mut next = || parts.next().ok_or(Unreadable::Envelope);
    let (kind, name, number) = (next()?, next()?, next()?);
    let stamps = if first { "0" } else { next()? };
    let (sum, body) = (next()?, next()?);
    let head = text.get(..text.len() - body.len() - sum.len() - 1).ok_or(Unreadable::Envelope)?;
    if sum != format!("{:08x}", checksum(head, body)) {
        return Err(Unreadable::Checksum);
    }
    // Only a whole value may claim to be newer: a flipped bit in the version is damage, not progress.
    if version > VERSION {
        return Err(Unreadable::Newer);
    }
    let number = number.parse().map_err(|_| Unreadable::Envelope)?;
    if version == 0 {
        return Err(Unreadable::Envelope);
    }
    Ok(Envelope { version, kind, name, number, stamps, body })
}

fn time(text: &str) -> Result<Millis, Unreadable> {
    text.parse().map_err(|_| Unreadable::Envelope)
}
