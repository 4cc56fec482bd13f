//! From values to stored text and back. Shapes are frozen per version; this file has the envelope around them.
//!
//! Version 2, which this code writes: `2|<kind>|<id>|<rev>|<changed>|<crc32>|<json>`, where `changed` is when the revision
//! was written, in milliseconds since 1970. Version 1 had no `changed`. The checksum is CRC-32/ISO-HDLC over everything
//! before and after it, so a value under a wrong key, or with one flipped bit anywhere, is noticed.
//!
//! | version | envelope | content |
//! |---|---|---|
//! | 1 | without `changed` | `v1.rs` |
//! | 2 | with `changed`; closed months folded (`folded.rs`) | as in version 1; `care.rs` and `own.rs` are new |

pub mod care;
pub mod folded;
mod mark;
mod own;
pub mod v1;

pub use mark::Mark;

use crate::diary::{EntryKind, Record};
use crate::id::Id;
use crate::moment::Millis;
use crate::session::Kept;
use crate::settings::Settings;
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::LazyLock;

/// The version this code writes.
pub const VERSION: u32 = 2;

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
    seal(record.kind.id(), record.id.as_str(), record.rev, record.changed, &body(record))
}

/// The content of one revision: JSON, `null` for a removed entry.
pub fn body(record: &Record) -> String {
    record.entry.as_ref().map_or_else(|| "null".to_owned(), v1::write_entry)
}

/// Reads the content of a revision of a kind.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_body(kind: EntryKind, text: &str) -> Result<Option<crate::diary::Entry>, Unreadable> {
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
    let entry = read_body(kind, envelope.body)?;
    Ok(Record { kind, id, rev: envelope.number, changed: envelope.changed, entry })
}

/// The stored text of the settings.
pub fn write_settings(settings: &Settings, generation: u32) -> String {
    seal("settings", ONLY, generation, 0, &v1::write_settings(settings))
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
    seal("session", ONLY, generation, 0, &v1::write_session(session))
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
    kind: &'t str,
    name: &'t str,
    number: u32,
    changed: Millis,
    body: &'t str,
}

/// CRC-32/ISO-HDLC of two pieces of text, one after the other.
pub(crate) fn checksum(head: &str, body: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(head.as_bytes());
    digest.update(body.as_bytes());
    digest.finalize()
}

fn seal(kind: &str, name: &str, number: u32, changed: Millis, body: &str) -> String {
    let head = format!("{VERSION}|{kind}|{name}|{number}|{changed}|");
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
    let changed = if first { "0" } else { next()? };
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
    let changed = changed.parse().map_err(|_| Unreadable::Envelope)?;
    if version == 0 {
        return Err(Unreadable::Envelope);
    }
    Ok(Envelope { kind, name, number, changed, body })
}
