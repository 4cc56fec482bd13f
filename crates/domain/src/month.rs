//! The month a record was made in: the drawer it is folded into once that month is over. It follows from the record's id
//! alone, so a record never changes its drawer, whatever is said in it later.

use crate::id::Id;
use crate::moment::{self, HOUR, Moment};
use crate::night::Night;
use chrono::{DateTime, Datelike, NaiveDate};
use std::fmt;

/// How long after its end a month stays open: what is newer than two weeks is always at hand without opening a drawer.
const STAYS_OPEN: i64 = 15 * 24 * HOUR;

/// How long after it a month is packed.
const PACKED_AFTER: i64 = 396 * 24 * HOUR;

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

    /// The month of the calendar in which this evening lies.
    pub fn holding(night: Night) -> Self {
        let date = night.evening();
        Self(u32::try_from(date.year()).unwrap_or(0) * 12 + date.month0())
    }

    /// A month by its year and its number, 1 to 12; `None` for any other number and outside 1900 to 2199.
    pub fn new(year: u32, number: u32) -> Option<Self> {
        let known = (1900..2200).contains(&year) && (1..=12).contains(&number);
        known.then(|| Self(year * 12 + number - 1))
    }

    /// Its year.
    pub const fn year(self) -> u32 {
        self.0 / 12
    }

    /// Its number in the year, 1 to 12.
    pub const fn number(self) -> u32 {
        self.0 % 12 + 1
    }

    /// Its first day; `None` for the drawer of ids that tell no time.
    pub fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::try_from(self.year()).ok()?, self.number(), 1)
            .filter(|_| self != Self::OTHER)
    }

    /// `November 2026`.
    pub fn name(self) -> String {
        format!("{} {}", moment::month(self.number()), self.year())
    }

    /// The month before; `None` before 1900.
    pub fn before(self) -> Option<Self> {
        Self::new(self.0.checked_sub(1)? / 12, (self.0 - 1) % 12 + 1)
    }

    /// The month after; `None` after 2199.
    pub fn after(self) -> Option<Self> {
        Self::new((self.0 + 1) / 12, (self.0 + 1) % 12 + 1)
    }

    /// The drawers in which what happened in the nights of this month can lie: its own; the next, for its last night and what
    /// was noted late; the one before, for its first night on clocks ahead of UTC; and the one for ids that tell no time.
    pub fn drawers(self) -> Vec<Self> {
        [Some(Self::OTHER), self.before(), Some(self), self.after()].into_iter().flatten().collect()
    }

    /// Its nights in weeks that begin on `first` (0 is Monday, 6 is Sunday); days of other months are `None`.
    pub fn weeks(self, first: usize) -> Vec<[Option<Night>; 7]> {
        let mut weeks = Vec::new();
        let mut week = [None; 7];
        let year = i32::try_from(self.year()).unwrap_or(0);
        for day in 1..=31 {
            let Some(date) = NaiveDate::from_ymd_opt(year, self.number(), day) else { break };
            let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            let place = (weekday + 7 - first % 7) % 7;
            if place == 0 && day > 1 {
                weeks.push(std::mem::take(&mut week));
            }
            if let Some(cell) = week.get_mut(place) {
                *cell = Some(Night::on(date));
            }
        }
        weeks.push(week);
        weeks
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

    /// Whether the month is over for so long at `now` that it is packed: a year and a month. The drawer for other ids never is: what
    /// lies in it is read again and again.
    pub fn is_long_past(self, now: Moment) -> bool {
        self != Self::OTHER && self < Self::at(now.epoch().saturating_sub(PACKED_AFTER))
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
    fn the_months_follow_each_other_to_both_ends() {
        let december = Month::parse("2026-12").unwrap();
        assert_eq!(december.after(), Month::parse("2027-01"));
        assert_eq!(december.after().and_then(Month::before), Some(december));
        assert_eq!((december.name(), december.year(), december.number()), ("December 2026".into(), 2026, 12));
        assert_eq!(Month::parse("1900-01").unwrap().before(), None);
        assert_eq!(Month::parse("2199-12").unwrap().after(), None);
        assert_eq!((Month::new(2026, 0), Month::new(2026, 13), Month::new(1899, 12)), (None, None, None));
        assert_eq!(Month::parse("1900-01").unwrap().drawers().len(), 3);
    }

    #[test]
    fn a_month_shows_each_of_its_nights_once_and_under_its_weekday() {
        for text in ["2026-11", "2026-02", "2028-02", "2027-03", "1900-01", "2199-12"] {
            for first in 0..7 {
                shows_each_night_once(Month::parse(text).unwrap(), first);
            }
        }
        // Sunday 1 November 2026 ends a week that began on Monday, and begins one that begins with it.
        let november = Month::parse("2026-11").unwrap();
        let place = |first: usize| november.weeks(first)[0].iter().position(Option::is_some);
        assert_eq!((place(0), place(5), place(6)), (Some(6), Some(1), Some(0)));
        assert_eq!((november.weeks(0).len(), november.weeks(6).len()), (6, 5));
    }

    fn shows_each_night_once(month: Month, first: usize) {
        let mut nights: Vec<Night> = Vec::new();
        for week in month.weeks(first) {
            assert!(week.iter().any(Option::is_some), "{month}: an empty week");
            for (place, night) in week.iter().enumerate().filter_map(|(n, night)| Some((n, (*night)?))) {
                let weekday = usize::try_from(night.evening().weekday().num_days_from_monday()).unwrap();
                assert_eq!(weekday, (place + first) % 7, "{month}");
                assert_eq!(Month::holding(night), month);
                nights.push(night);
            }
        }
        assert_eq!(nights.first().unwrap().iso(), format!("{month}-01"));
        assert!(nights.windows(2).all(|pair| pair[0].step(1) == Some(pair[1])));
        assert!(nights.last().unwrap().step(1).is_none_or(|next| Month::holding(next) != month));
    }

    #[test]
    fn a_month_is_packed_a_year_and_a_month_after_it_and_the_other_drawer_never() {
        let october = month("2025-10-01T00:00");
        assert!(!october.is_long_past(at("2026-11-30T23:59")));
        assert!(october.is_long_past(at("2026-12-02T00:00")));
        assert!(!Month::OTHER.is_long_past(at("2199-01-01T00:00")));
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
