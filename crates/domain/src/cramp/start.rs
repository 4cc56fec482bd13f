//! When a cramp began, as people can say it the morning after.

use crate::moment::{HOUR, MINUTE, Millis, Moment};
use crate::night::Night;

/// How far ahead of the clock a start may lie: clocks differ, and summer time ends.
pub(crate) const AHEAD: Millis = HOUR;

/// An answer to "When did it start?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Now.
    JustNow,
    /// A quarter of an hour ago.
    Quarter,
    /// Half an hour ago.
    Half,
    /// An hour ago.
    Hour,
    /// At a time of its own.
    At,
    /// Nobody knows: only the night.
    Unknown,
}

/// Why a start cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStart {
    /// It is no date and time.
    Unreadable,
    /// It is still to come.
    Ahead,
}

impl Start {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::JustNow, Self::Quarter, Self::Half, Self::Hour, Self::At, Self::Unknown];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::JustNow => "Just now",
            Self::Quarter => "15 minutes ago",
            Self::Half => "30 minutes ago",
            Self::Hour => "60 minutes ago",
            Self::At => "A time",
            Self::Unknown => "Don't know",
        }
    }

    /// When it began, and whether only its night is known. `field` is what the field for a time says, `night` the night that
    /// counts where nothing else does.
    ///
    /// # Errors
    /// [`NoStart`], for [`Start::At`] alone.
    pub fn at(self, now: Moment, field: Option<Moment>, night: Night) -> Result<(Moment, bool), NoStart> {
        let ago = |minutes: Millis| Ok((now.plus(-minutes * MINUTE), false));
        match self {
            Self::JustNow => ago(0),
            Self::Quarter => ago(15),
            Self::Half => ago(30),
            Self::Hour => ago(60),
            Self::At => match field {
                None => Err(NoStart::Unreadable),
                Some(field) if field.epoch() > now.epoch() + AHEAD => Err(NoStart::Ahead),
                Some(field) => Ok((field, false)),
            },
            // Its middle stands for the night. It is never ahead: the night is one that began at least half a day ago.
            Self::Unknown => Ok((night.noon(now.offset()).plus(12 * HOUR), true)),
        }
    }
}

/// The night somebody means who tells of "last night" now: until noon the one that is ending, after noon the one that ended.
/// In the night itself, from midnight on, it is that night.
pub fn last_night(now: Moment) -> Night {
    Night::of(now.plus(-12 * HOUR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    #[test]
    fn a_start_is_so_many_minutes_ago() {
        let now = at("2026-11-24T02:30");
        let night = last_night(now);
        let said = |start: Start| start.at(now, None, night).map(|(at, untimed)| (at.hour_minute(), untimed));
        assert_eq!(said(Start::JustNow), Ok(("02:30".into(), false)));
        assert_eq!(said(Start::Quarter), Ok(("02:15".into(), false)));
        assert_eq!(said(Start::Half), Ok(("02:00".into(), false)));
        assert_eq!(said(Start::Hour), Ok(("01:30".into(), false)));
        assert_eq!(said(Start::Unknown), Ok(("00:00".into(), true)));
        assert_eq!(said(Start::At), Err(NoStart::Unreadable));
    }

    #[test]
    fn a_time_may_be_an_hour_ahead_and_no_more() {
        let now = at("2026-11-24T08:00");
        let said = |ahead: Millis| Start::At.at(now, Some(now.plus(ahead)), last_night(now));
        assert_eq!(said(HOUR), Ok((now.plus(HOUR), false)));
        assert_eq!(said(HOUR + 1), Err(NoStart::Ahead));
    }

    #[test]
    fn last_night_is_the_one_that_is_ending_until_noon_and_the_one_that_ended_after() {
        for (now, night) in [
            ("2026-11-24T00:00", "2026-11-23"),
            ("2026-11-24T08:00", "2026-11-23"),
            ("2026-11-24T11:59", "2026-11-23"),
            ("2026-11-24T12:00", "2026-11-23"),
            ("2026-11-24T23:59", "2026-11-23"),
            ("2026-11-25T00:00", "2026-11-24"),
        ] {
            assert_eq!(last_night(at(now)).iso(), night, "{now}");
        }
    }

    proptest! {
        #[test]
        fn a_start_nobody_knows_lies_in_its_night_and_never_ahead(epoch in 0_i64..7_000_000_000_000, offset in -840_i16..=840) {
            let now = Moment::new(epoch, offset).unwrap();
            let night = last_night(now);
            let (start, untimed) = Start::Unknown.at(now, None, night).unwrap();
            prop_assert!(untimed && Night::of(start) == night && start.epoch() <= now.epoch());
        }
    }
}
