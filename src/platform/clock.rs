//! The wall clock and its offset, read from the browser's own `Date`; and the session clock of the stretch player.

use crate::platform::{document, window};
use domain::moment::{Millis, Moment};
use js_sys::Date;
use std::sync::OnceLock;

/// How many times faster the session clock runs than the wall clock: 1, or 2 to 60 where the page says so in `data-tempo`. The page of
/// a release never does; the tests that watch whole sets serve the release with such a page.
pub fn tempo() -> i64 {
    static TEMPO: OnceLock<i64> = OnceLock::new();
    let said = || document::marked("tempo")?.parse().ok().filter(|tempo| (2..=60).contains(tempo));
    *TEMPO.get_or_init(|| said().unwrap_or(1))
}

/// Now on the wall clock. A clock set outside 1900 to 2199 reads as 1970, so that the app still runs.
pub fn now() -> Moment {
    at(epoch())
}

/// The wall clock at `epoch` milliseconds since 1970, with the offset this place had then.
pub fn at(epoch: Millis) -> Moment {
    let date = Date::new(&(as_float(epoch)).into());
    let west = date.get_timezone_offset();
    let offset = if west.is_finite() { -whole(west) } else { 0 };
    let offset = i16::try_from(offset).unwrap_or(0);
    Moment::new(epoch, offset).unwrap_or_default()
}

/// What the wall clock's offset is at a date-and-time field's value, in minutes east of UTC.
pub fn read_field(text: &str) -> Option<Moment> {
    let epoch = Date::parse(text);
    let offset = if epoch.is_finite() { at(whole(epoch)).offset() } else { now().offset() };
    Moment::parse_local(text, offset)
}

/// The session clock, in milliseconds: the wall clock times [`tempo`].
pub fn session_now() -> Millis {
    epoch().saturating_mul(tempo())
}

/// The wall clock as it is, in milliseconds since 1970.
pub fn wall() -> Millis {
    epoch()
}

/// The monotonic clock, in milliseconds from any start. It cannot be moved, but may stand still in sleep.
pub fn monotonic() -> Millis {
    whole(precise())
}

/// The monotonic clock with its fractions, for short times.
pub fn precise() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

fn epoch() -> Millis {
    whole(Date::now())
}

#[allow(clippy::cast_possible_truncation, reason = "Date values are whole and below 2^53")]
fn whole(number: f64) -> i64 {
    number as i64
}

#[allow(clippy::cast_precision_loss, reason = "Date values are whole and below 2^53")]
fn as_float(number: i64) -> f64 {
    number as f64
}
