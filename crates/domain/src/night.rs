//! The night: noon to noon on the wall clock, named after the date of its evening.
//!
//! A cramp at 02:14 on the 24th belongs to the night of the 23rd, wherever the person is.

use crate::diary::SLACK;
use crate::moment::{self, HOUR, Millis, Moment};
use chrono::{Datelike, NaiveDate, TimeDelta, Timelike};

/// One night, known by the local date of its evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Night(NaiveDate);

impl Night {
    /// The night a moment belongs to: from 12:00 it is that day's evening, before 12:00 the evening before.
    pub fn of(moment: Moment) -> Self {
        let local = moment.local();
        if local.hour() >= 12 { Self(local.date()) } else { Self(moment.local_plus_days(-1)) }
    }

    /// The night of this evening.
    pub const fn on(evening: NaiveDate) -> Self {
        Self(evening)
    }

    /// Reads `2026-11-23`; `None` for anything else and outside the years 1900 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let noon = Moment::parse_local(&format!("{text}T12:00"), 0)?;
        Some(Self::of(noon)).filter(|night| night.iso() == text)
    }

    /// The night so many later, earlier when negative; `None` outside the years 1900 to 2199.
    pub fn step(self, nights: i64) -> Option<Self> {
        let date = self.0.checked_add_signed(TimeDelta::try_days(nights)?)?;
        (1900..2200).contains(&date.year()).then_some(Self(date))
    }

    /// The date and time in this night at which a clock shows `02:14`, as a date-and-time field has it: from 12:00 the date of the
    /// evening, before it the date of the morning. `None` when it is no time.
    pub fn field(self, time: &str) -> Option<String> {
        let hour = time.get(..2)?.parse::<u8>().ok()?;
        let date = if hour >= 12 { self.evening() } else { self.morning() };
        let field = format!("{}T{time}", Self(date).iso());
        Moment::parse_local(&field, 0).map(|_| field)
    }

    /// Its beginning, 12:00 on a wall clock with this offset in minutes east of UTC.
    pub fn noon(self, offset: i16) -> Moment {
        let noon = self.0.and_hms_opt(12, 0, 0).unwrap_or_default();
        Moment::from_local(noon, offset).unwrap_or_default()
    }

    /// The date of its evening.
    pub const fn evening(self) -> NaiveDate {
        self.0
    }

    /// The date of its morning.
    pub fn morning(self) -> NaiveDate {
        self.0.checked_add_signed(TimeDelta::days(1)).unwrap_or(self.0)
    }

    /// From when to when, in milliseconds since 1970, an entry of this night can lie on any wall clock of the world.
    pub(crate) fn reach(self) -> (Millis, Millis) {
        let noon = self.0.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc().timestamp_millis();
        (noon - SLACK, noon + 24 * HOUR + SLACK)
    }

    /// `2026-11-23`, as in addresses and exports.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }

    /// Whether its morning is in another year than its evening.
    pub fn ends_a_year(self) -> bool {
        self.evening().year() != self.morning().year()
    }

    /// `Monday 23 November to Tuesday 24 November`, with both years named when they differ.
    pub fn name(self) -> String {
        let (evening, morning) = (self.evening(), self.morning());
        let (start, end) = (moment::day_name(evening), moment::day_name(morning));
        if evening.year() == morning.year() {
            format!("{start} to {end}")
        } else {
            format!("{start} {} to {end} {}", evening.year(), morning.year())
        }
    }
}

/// The wall clock so many minutes after 12:00: `22:30`.
pub fn after_noon(minutes: u16) -> String {
    format!("{:02}:{:02}", (minutes / 60 + 12) % 24, minutes % 60)
}

/// Reads `22:30` as minutes after 12:00, 0 to 1439; `None` when it is no time. Seconds are dropped.
pub fn since_noon(time: &str) -> Option<u16> {
    let at = Moment::parse_local(&format!("2000-01-01T{time}"), 0)?.local();
    u16::try_from((at.hour() + 12) % 24 * 60 + at.minute()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{HOUR, MINUTE};
    use proptest::prelude::*;

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    #[test]
    fn a_cramp_at_0214_belongs_to_the_evening_before() {
        assert_eq!(Night::of(at("2026-11-24T02:14")).iso(), "2026-11-23");
        assert_eq!(Night::of(at("2026-11-24T02:14")).name(), "Monday 23 November to Tuesday 24 November");
    }

    #[test]
    fn noon_starts_the_next_night() {
        assert_eq!(Night::of(at("2026-11-24T11:59")).iso(), "2026-11-23");
        assert_eq!(Night::of(at("2026-11-24T12:00")).iso(), "2026-11-24");
    }

    #[test]
    fn a_night_reads_back_from_its_date_and_nothing_else_does() {
        for text in ["2026-11-23", "1900-01-01", "2199-12-31", "2028-02-29"] {
            assert_eq!(Night::parse(text).unwrap().iso(), text);
        }
        for odd in
            ["", "2026-11", "2026-11-31", "2026-1-5", "1899-12-31", "2200-01-01", "2026-11-23T12:00", "list"]
        {
            assert_eq!(Night::parse(odd), None, "{odd}");
        }
        let last = Night::parse("2199-12-31").unwrap();
        assert_eq!((last.step(1), last.step(i64::MAX)), (None, None));
        assert_eq!(last.step(-1).unwrap().iso(), "2199-12-30");
    }

    #[test]
    fn a_time_in_a_night_has_the_date_it_had() {
        let night = Night::parse("2026-12-31").unwrap();
        for (time, field) in [
            ("12:00", Some("2026-12-31T12:00")),
            ("23:59", Some("2026-12-31T23:59")),
            ("00:00", Some("2027-01-01T00:00")),
            ("11:59", Some("2027-01-01T11:59")),
            ("24:00", None),
            ("noon", None),
            ("", None),
        ] {
            assert_eq!(night.field(time).as_deref(), field, "{time}");
            let at = field.and_then(|field| Moment::parse_local(field, 0));
            assert!(at.is_none_or(|at| Night::of(at) == night), "{time}");
        }
    }

    #[test]
    fn minutes_after_noon_are_a_time_and_back() {
        for (minutes, time) in
            [(0, "12:00"), (630, "22:30"), (719, "23:59"), (720, "00:00"), (1_439, "11:59")]
        {
            assert_eq!((after_noon(minutes).as_str(), since_noon(time)), (time, Some(minutes)));
        }
        for odd in ["", "24:00", "noon", "12"] {
            assert_eq!(since_noon(odd), None, "{odd}");
        }
        assert_eq!(since_noon("22:30:59"), Some(630));
    }

    #[test]
    fn a_night_across_months_and_years_names_both() {
        assert_eq!(Night::of(at("2026-11-30T22:00")).name(), "Monday 30 November to Tuesday 1 December");
        assert_eq!(
            Night::of(at("2026-12-31T22:00")).name(),
            "Thursday 31 December 2026 to Friday 1 January 2027"
        );
    }

    proptest! {
        #[test]
        fn every_moment_has_exactly_one_night_and_lies_inside_it(epoch in -2_000_000_000_000_i64..7_000_000_000_000, offset in -840_i16..=840) {
            let moment = Moment::new(epoch, offset).unwrap();
            let night = Night::of(moment);
            let start = night.evening().and_hms_opt(12, 0, 0).unwrap();
            let end = night.morning().and_hms_opt(12, 0, 0).unwrap();
            prop_assert!(start <= moment.local() && moment.local() < end);
        }

        #[test]
        fn nights_never_go_back_while_the_clock_stays_put(epoch in -2_000_000_000_000_i64..7_000_000_000_000, offset in -840_i16..=840, later in 0..48 * HOUR) {
            let moment = Moment::new(epoch, offset).unwrap();
            prop_assert!(Night::of(moment) <= Night::of(moment.plus(later)));
        }

        #[test]
        fn the_night_depends_on_the_wall_clock_alone(minutes in 0_i64..60 * 24 * 365 * 100, offset in -840_i16..=840) {
            let local = chrono::DateTime::from_timestamp_millis(minutes * MINUTE).unwrap().naive_utc();
            let here = Moment::from_local(local, 0).unwrap();
            let there = Moment::from_local(local, offset).unwrap();
            prop_assert_eq!(Night::of(here), Night::of(there));
        }
    }
}
