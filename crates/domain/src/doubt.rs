//! Times that cannot be right: the clock of the phone was far ahead or behind when something was noted. Nothing is changed by it; it is said
//! where the time stands, so that a person, or whoever reads the diary with them, can put it right.

use crate::cramp::AHEAD;
use crate::diary::Entry;
use crate::id::Id;
use crate::moment::{HOUR, Millis, Moment};

/// How far a time may lie from when its id was made, if it was noted when it happened.
const NOTED_THEN: Millis = 24 * HOUR;

/// 1 January 2026, in milliseconds since 1970: there was no app before.
const NO_APP_BEFORE: Millis = 1_767_225_600_000;

/// Why a time cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is still to come.
    Ahead,
    /// It was noted when it happened, at a time when there was no app to note it.
    Behind,
}

impl Doubt {
    /// Whether the time of an entry cannot be right, by a clock that says `now`. An old time that was told later is none: its
    /// id was made when it was told.
    pub fn of(id: &Id, entry: &Entry, now: Moment) -> Option<Self> {
        let at = entry.at().epoch();
        if at > now.epoch() + AHEAD {
            return Some(Self::Ahead);
        }
        let noted_then = id.born().is_some_and(|born| (at - born).abs() <= NOTED_THEN);
        (at < NO_APP_BEFORE && noted_then).then_some(Self::Behind)
    }

    /// The words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ahead => "This is still to come. The phone's clock may have been wrong.",
            Self::Behind => "This is from before there was an app. The phone's clock may have been wrong.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cramp::Cramp;

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 60).unwrap()
    }

    fn noted(start: &str, made: &str) -> Option<Doubt> {
        let id = Id::from_parts(at(made).epoch(), 1);
        Doubt::of(&id, &Entry::Cramp(Cramp::begin(at(start), None)), at("2026-11-24T02:14"))
    }

    #[test]
    fn a_time_that_is_to_come_is_in_doubt_and_an_hour_of_another_clock_is_not() {
        for (start, doubt) in [
            ("2026-11-24T02:14", None),
            ("2026-11-24T03:14", None),
            ("2026-11-24T03:15", Some(Doubt::Ahead)),
            ("2031-01-01T00:00", Some(Doubt::Ahead)),
        ] {
            assert_eq!(noted(start, start), doubt, "{start}");
        }
        assert_eq!(noted("2026-11-23T23:00", "2031-01-01T00:00"), None, "a time put right by hand");
    }

    #[test]
    fn a_time_before_the_app_is_in_doubt_only_where_it_was_noted_then() {
        assert_eq!(noted("1970-01-01T02:00", "1970-01-01T02:00"), Some(Doubt::Behind));
        assert_eq!(noted("2025-12-31T23:59", "2025-12-31T23:59"), Some(Doubt::Behind));
        assert_eq!(noted("2026-01-01T01:00", "2026-01-01T01:00"), None);
        assert_eq!(noted("2019-05-01T02:00", "2026-11-24T02:00"), None, "told later");
        assert_eq!(noted("2026-11-23T02:00", "1970-01-01T02:00"), None, "a time put right by hand");
    }
}
