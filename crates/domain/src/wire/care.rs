//! How the diary is cared for on this device: new in version 2. Stays on the device, never in a backup.

use super::shape::Shape;
use super::{ONLY, Unreadable, seal, unseal_as};
use crate::care::Care;
use crate::moment::{Millis, Moment};
use serde::Serialize;

#[derive(Serialize)]
struct CareShape {
    /// Milliseconds since 1970 and offset in minutes, of the last backup.
    backed_up: Option<(Millis, i16)>,
    /// The same of the last time both copies were read through and were right.
    verified: Option<(Millis, i16)>,
    /// Whether the second copy was ever made.
    twin: bool,
    /// When a reminder was last put off.
    put_off: Option<(Millis, i16)>,
    /// The version whose news was seen, as one number: 1.2.3 is 1002003. Absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<i64>,
}

fn pair(at: Moment) -> (Millis, i16) {
    (at.epoch(), at.offset())
}

fn moment(pair: Option<[i64; 2]>) -> Result<Option<Moment>, Unreadable> {
    let read = |[at, offset]: [i64; 2]| Moment::new(at, i16::try_from(offset).ok()?);
    pair.map(|pair| read(pair).ok_or(Unreadable::Shape)).transpose()
}

/// The stored text.
pub fn write(care: &Care, generation: u32) -> String {
    let shape = CareShape {
        backed_up: care.backed_up.map(pair),
        verified: care.verified.map(pair),
        twin: care.twin,
        put_off: care.put_off.map(pair),
        seen: care.seen,
    };
    // No maps and no floats: writing cannot fail.
    seal("care", ONLY, generation, "0", &serde_json::to_string(&shape).unwrap_or_default())
}

/// Reads it, and its generation.
///
/// # Errors
/// Why it could not be read.
pub fn read(text: &str, name: &str) -> Result<(u32, Care), Unreadable> {
    let envelope = unseal_as(text, "care", name)?;
    let found = Shape::read(envelope.body)?;
    let care = Care {
        backed_up: moment(found.pair("backed_up")?)?,
        verified: moment(found.pair("verified")?)?,
        twin: found.flag("twin")?.ok_or(Unreadable::Shape)?,
        put_off: moment(found.pair("put_off")?)?,
        seen: found.number("seen")?,
    };
    Ok((envelope.number, care))
}
