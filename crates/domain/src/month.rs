//! The month a record was made in: the drawer it is folded into once that month is over. It follows from the record's id
//! alone, so a record never changes its drawer, whatever is said in it later.

use crate::id::Id;
use crate::moment::{HOUR, Moment};
use chrono::{DateTime, Datelike};
use std::fmt;

/// How long after its end a month stays open: what is newer than two weeks is always at hand without opening a drawer.
const STAYS_OPEN: i64 = 15 * 24 * HOUR;

/// A month of the calendar, UTC; or the one drawer for ids that tell no time, which sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u32);

impl Month {
    /// The drawer for ids that tell no time: `0000-00`.
    pub const OTHER: Self = Self(0);

    /// The month a record was made in.
    pub fn of(id: &Id) -> Self {
        let made = id.born().and_then(|at| Moment::new(at, 0));
        made.map_or(Self::OTHER, |at| Self::at(at.epoch()))
    }

    fn at(epoch: i64) -> Self {
        let date = DateTime::from_timestamp_millis(epoch).unwrap_or_default();
        let year = u32::try_from(date.year()).unwrap_or(0);
        Self(year * 12 + date.month0())
    }

    /// Whether the month is over for long enough at `now` to be folded. The drawer for other ids always is.
    pub fn is_closed(self, now: Moment) -> bool {
        self < Self::at(now.epoch().saturating_sub(STAYS_OPEN))
    }

    /// Reads `2026-10`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let number = |text: &str, digits: usize| {
            let plain = text.len() == digits && text.bytes().all(|digit| digit.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| plain)
        };
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        if (year, month) == (0, 0) {
            return Some(Self::OTHER);
        }
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then(|| Self(year * 12 + month - 1))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::OTHER {
            return f.write_str("0000-00");
        }
        write!(f, "{:04}-{:02}", self.0 / 12, self.0 % 12 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    fn month(text: &str) -> Month {
        Month::of(&Id::from_parts(at(text).epoch(), 7))
    }

    #[test]
    fn a_month_reads_back_and_nothing_else_does() {
        for text in ["2026-10", "1970-01", "2199-12", "0000-00"] {
            assert_eq!(Month::parse(text).unwrap().to_string(), text);
        }
        for odd in ["2026-13", "2026-0", "26-10", "2026-00", "+026-10", "2026", "", "1899-12", "2200-01"] {
            assert_eq!(Month::parse(odd), None, "{odd}");
        }
        assert_eq!(month("2026-10-31T23:59").to_string(), "2026-10");
        assert_eq!(Month::of(&Id::parse("x").unwrap()), Month::OTHER);
    }

    #[test]
    fn a_month_closes_two_weeks_after_its_end_and_never_before() {
        let october = month("2026-10-01T00:00");
        assert!(!october.is_closed(at("2026-11-15T23:59")));
        assert!(october.is_closed(at("2026-11-16T00:00")));
        assert!(!october.is_closed(at("2026-10-02T00:00")));
        assert!(Month::OTHER.is_closed(at("1970-02-01T00:00")));
    }
}
