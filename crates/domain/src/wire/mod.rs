//! From values to stored text and back. Shapes are frozen per version (`v1.rs`); this file has the envelope around them.
//!
//! Envelope: `1|<kind>|<id>|<rev>|<crc32>|<json>`. The checksum is CRC-32/ISO-HDLC over everything before and after it,
//! so a value under a wrong key, or with one flipped bit anywhere, is noticed.

pub mod v1;

use crate::diary::{EntryKind, Record};
use crate::id::Id;
use crate::session::Kept;
use crate::settings::Settings;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// The version this code writes.
pub const VERSION: u32 = 1;

/// Bit by bit, without a table: a few kilobytes less to download, and records are small.
const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

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
    let body = record.entry.as_ref().map_or_else(|| "null".to_owned(), v1::write_entry);
    seal(record.kind.id(), record.id.as_str(), record.rev, &body)
}

/// Reads one revision; `kind`, `id` and `rev` are what its key says.
///
/// # Errors
/// Why it could not be read.
pub fn read_record(text: &str, kind: EntryKind, id: &Id, rev: u32) -> Result<Record, Unreadable> {
    let (found, body) = unseal(text, kind.id(), id.as_str())?;
    if found != rev {
        return Err(Unreadable::Misplaced);
    }
    let entry = if body == "null" { None } else { Some(v1::read_entry(kind, body)?) };
    Ok(Record { kind, id: id.clone(), rev, entry })
}

/// The stored text of the settings, for slot `a` or `b`.
pub fn write_settings(settings: &Settings, slot: &str, generation: u32) -> String {
    seal("settings", slot, generation, &v1::write_settings(settings))
}

/// Reads settings and their generation from a slot.
///
/// # Errors
/// Why they could not be read.
pub fn read_settings(text: &str, slot: &str) -> Result<(u32, Settings), Unreadable> {
    let (generation, body) = unseal(text, "settings", slot)?;
    Ok((generation, v1::read_settings(body)?))
}

/// The stored text of the running session, for slot `a` or `b`; `None` says that there is none.
pub fn write_session(session: Option<&Kept>, slot: &str, generation: u32) -> String {
    seal("session", slot, generation, &v1::write_session(session))
}

/// Reads a running session and its generation from a slot.
///
/// # Errors
/// Why it could not be read.
pub fn read_session(text: &str, slot: &str) -> Result<(u32, Option<Kept>), Unreadable> {
    let (generation, body) = unseal(text, "session", slot)?;
    Ok((generation, v1::read_session(body)?))
}

fn checksum(head: &str, body: &str) -> u32 {
    let mut digest = CRC.digest();
    digest.update(head.as_bytes());
    digest.update(body.as_bytes());
    digest.finalize()
}

fn seal(kind: &str, name: &str, number: u32, body: &str) -> String {
    let head = format!("{VERSION}|{kind}|{name}|{number}|");
    let sum = checksum(&head, body);
    format!("{head}{sum:08x}|{body}")
}

fn unseal<'t>(text: &'t str, kind: &str, name: &str) -> Result<(u32, &'t str), Unreadable> {
    let mut parts = text.splitn(6, '|');
    let mut next = || parts.next().ok_or(Unreadable::Envelope);
    let (version, found_kind, found_name, number, sum, body) =
        (next()?, next()?, next()?, next()?, next()?, next()?);
    let version: u32 = version.parse().map_err(|_| Unreadable::Envelope)?;
    let head_length = text.len() - body.len() - sum.len() - 1;
    let head = text.get(..head_length).ok_or(Unreadable::Envelope)?;
    let sum = u32::from_str_radix(sum, 16).map_err(|_| Unreadable::Envelope)?;
    if sum != checksum(head, body) {
        return Err(Unreadable::Checksum);
    }
    // Only a whole value may claim to be newer: a flipped bit in the version is damage, not progress.
    if version > VERSION {
        return Err(Unreadable::Newer);
    }
    if version != VERSION || found_kind != kind || found_name != name {
        return Err(Unreadable::Misplaced);
    }
    Ok((number.parse().map_err(|_| Unreadable::Envelope)?, body))
}
