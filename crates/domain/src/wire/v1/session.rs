//! Version 1 of the running session, as it is kept. Frozen, as all of version 1.

use super::super::{Unreadable, own};
use super::{Shape, json, moment};
use crate::moment::{HOUR, Millis};
use crate::session::{Kept, Phase};
use serde::Serialize;

#[derive(Serialize)]
struct SessionShape {
    choice: String,
    at: Millis,
    offset: i16,
    /// Session clock at position 0 and the position it goes on from, when it runs.
    running: Option<(Millis, Millis)>,
    /// Position, when it is paused.
    paused: Option<Millis>,
    extra: Vec<(usize, Millis)>,
    held: Vec<Millis>,
    settled: Millis,
    /// Since version 2, for sets of one's own: see `own.rs`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own: Vec<String>,
}

/// No place or length in a session is further than ten thousand years: what is can only be damage, and would not bear reckoning.
const FURTHEST: Millis = 10_000 * 366 * 24 * HOUR;

/// Text of the running session; `null` when there is none.
pub fn write_session(session: Option<&Kept>) -> String {
    json(&session.map(|kept| {
        let (choice, own) = own::write_plan(&kept.plan);
        SessionShape {
            choice,
            at: kept.started.epoch(),
            offset: kept.started.offset(),
            running: match kept.phase {
                Phase::Running { origin, floor } => Some((origin, floor)),
                Phase::Paused { .. } => None,
            },
            paused: match kept.phase {
                Phase::Paused { position } => Some(position),
                Phase::Running { .. } => None,
            },
            extra: kept.extra.clone(),
            held: kept.held.clone(),
            settled: kept.settled,
            own,
        }
    }))
}

/// Reads a running session.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_session(text: &str) -> Result<Option<Kept>, Unreadable> {
    if text == "null" {
        return Ok(None);
    }
    let found = Shape::read(text)?;
    let phase = match (found.pair("running")?, found.number("paused")?) {
        (Some([origin, floor]), None) => Phase::Running { origin, floor },
        (None, Some(position)) => Phase::Paused { position },
        _ => return Err(Unreadable::Shape),
    };
    let mut extra = Vec::new();
    for [step, by] in found.pairs("extra")?.ok_or(Unreadable::Shape)? {
        extra.push((usize::try_from(step).map_err(|_| Unreadable::Shape)?, by));
    }
    let held = found.numbers("held")?.ok_or(Unreadable::Shape)?;
    let settled: Millis = found.count("settled")?;
    let places = match phase {
        Phase::Running { origin, floor } => [origin, floor],
        Phase::Paused { position } => [position, 0],
    };
    let lengths = extra.iter().map(|(_, by)| by).chain(&held).chain([&settled]);
    if !lengths.chain(&places).all(|length| (-FURTHEST..=FURTHEST).contains(length)) {
        return Err(Unreadable::Shape);
    }
    let own = found.texts("own")?.unwrap_or_default();
    Ok(Some(Kept {
        plan: own::read_plan(&found.text("choice")?.ok_or(Unreadable::Shape)?, &own)?,
        started: moment(found.count("at")?, found.count("offset")?)?,
        phase,
        extra,
        held,
        settled,
    }))
}
