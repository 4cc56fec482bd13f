//! Points in time and lengths of time. A [`Moment`] carries the wall clock's offset, so 02:14 stays 02:14 after a flight.
//!
//! Not here: reading a clock (the shell does) and nights (see `night.rs`).

use crate::hours::Hours;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Weekday};

/// A day of the calendar.
pub type Date = NaiveDate;

/// Milliseconds. Lengths of time and positions in a session.
pub type Millis = i64;

/// Milliseconds in a second.
pub const SECOND: Millis = 1_000;
/// Milliseconds in a minute.
pub const MINUTE: Millis = 60 * SECOND;
/// Milliseconds in an hour.
pub const HOUR: Millis = 60 * MINUTE;

/// The earliest moment the diary accepts: 1900-01-01T00:00Z, in milliseconds since 1970.
const EARLIEST: Millis = -2_208_988_800_000;
/// The latest moment the diary accepts: 2200-01-01T00:00Z, in milliseconds since 1970.
const LATEST: Millis = 7_258_118_400_000;

/// A point in time together with the offset of the wall clock that showed it.
/// The default is 1970-01-01T00:00Z, for a device whose clock cannot be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    epoch: Millis,
    offset: i16,
}

impl Moment {
    /// A moment from milliseconds since 1970 (UTC) and the offset east of UTC in minutes (-1440 to 1440).
    /// `None` outside the years 1900 to 2199 or with an impossible offset.
    pub fn new(epoch: Millis, offset: i16) -> Option<Self> {
        let known = (EARLIEST..LATEST).contains(&epoch) && (-1440..=1440).contains(&offset);
        known.then_some(Self { epoch, offset })
    }

    /// A moment from what the wall clock showed and its offset in minutes; `None` out of range.
    pub fn from_local(local: NaiveDateTime, offset: i16) -> Option<Self> {
        let utc = local.and_utc().timestamp_millis().checked_sub(i64::from(offset) * MINUTE)?;
        Self::new(utc, offset)
    }

    /// Reads `2026-11-24T02:14` (seconds optional), as a date-and-time field gives it.
    pub fn parse_local(text: &str, offset: i16) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let [year, month, day] = numbers(date, '-')?;
        // Seconds are optional, and browsers may add a fraction of one.
        let time = time.split('.').next()?;
        let [hour, minute, second] = numbers(time, ':').or_else(|| numbers(&format!("{time}:0"), ':'))?;
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Self::from_local(date.and_hms_opt(hour, minute, second)?, offset)
    }

    /// Milliseconds since 1970, UTC.
    pub const fn epoch(self) -> Millis {
        self.epoch
    }

    /// Offset of the wall clock east of UTC, in minutes.
    pub const fn offset(self) -> i16 {
        self.offset
    }

    /// What the wall clock showed.
    pub fn local(self) -> NaiveDateTime {
        let shifted = self.epoch + i64::from(self.offset) * MINUTE;
        // The range was checked at the door, so the date exists; 1970 can only stand in for the impossible.
        DateTime::from_timestamp_millis(shifted).map_or_else(NaiveDateTime::default, |at| at.naive_utc())
    }

    /// The moment `length` milliseconds later, on the same clock; stays put at the edge of the known years.
    #[must_use]
    pub fn plus(self, length: Millis) -> Self {
        Self::new(self.epoch.saturating_add(length), self.offset).unwrap_or(self)
    }

    /// The value of a date-and-time field: `2026-11-24T02:14`.
    pub fn field(self) -> String {
        let at = self.local();
        format!("{:04}-{:02}-{:02}T{:02}:{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
    }

    /// The time of day as `02:14`.
    pub fn hour_minute(self) -> String {
        let at = self.local();
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// The time of day as the person has it.
    pub fn time(self, hours: Hours) -> String {
        let at = self.local();
        hours.write(i32::try_from(at.hour() * 60 + at.minute()).unwrap_or(0))
    }

    /// The hour on the wall clock, 0 to 23.
    pub fn hour(self) -> u32 {
        self.local().hour()
    }

    /// Whether it is between 09:00 and 21:00 on the wall clock, when a person may be reminded of something.
    pub fn is_daytime(self) -> bool {
        (9..21).contains(&self.local().hour())
    }

    /// Whether it is between 04:00 and 12:00 on the wall clock, when a night can be looked back on.
    pub fn is_morning(self) -> bool {
        (4..12).contains(&self.local().hour())
    }

    /// The date as `Monday 23 November`.
    pub fn day_name(self) -> String {
        day_name(self.local().date())
    }

    /// Adds to a wall clock; used to find the neighbouring days.
    pub fn local_plus_days(self, days: i64) -> NaiveDate {
        self.local().date().checked_add_signed(TimeDelta::days(days)).unwrap_or_default()
    }
}

/// Exactly three whole numbers between two marks. chrono's own parser would weigh 15 KB more.
fn numbers(text: &str, mark: char) -> Option<[u32; 3]> {
    let mut parts = text.split(mark).map(|part| {
        let plain = !part.is_empty() && part.len() <= 4 && part.bytes().all(|digit| digit.is_ascii_digit());
        part.parse().ok().filter(|_| plain)
    });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

/// A date as `Monday 23 November`.
pub fn day_name(date: NaiveDate) -> String {
    format!("{} {} {}", weekday(date.weekday()), date.day(), month(date.month()))
}

/// The day of a date in its month, 1 to 31.
pub fn day_number(date: NaiveDate) -> u32 {
    date.day()
}

/// The English name of a weekday.
pub const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The English name of a month, 1 to 12; empty for any other number.
pub const fn month(number: u32) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "",
    }
}

/// A length as a clock shows it: `1:24`, `10:00`, `1:02:03`. Never negative.
pub fn clock(length: Millis) -> String {
    let seconds = length.max(0) / SECOND;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A length in words: `40 s`, `3 min 10 s`, `12 min`. Never negative.
pub fn spoken(length: Millis) -> String {
    let seconds = length.max(0) / SECOND;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_survives_a_flight() {
        let at_home = Moment::parse_local("2026-11-24T02:14", 60).unwrap();
        assert_eq!(at_home.hour_minute(), "02:14");
        assert_eq!(Moment::new(at_home.epoch(), 60).unwrap().field(), "2026-11-24T02:14");
    }

    #[test]
    fn the_morning_is_from_four_to_noon() {
        for (time, morning) in [("03:59", false), ("04:00", true), ("11:59", true), ("12:00", false)] {
            let at = Moment::parse_local(&format!("2026-11-24T{time}"), 60).unwrap();
            assert_eq!(at.is_morning(), morning, "{time}");
        }
    }

    #[test]
    fn years_before_1900_and_from_2200_are_refused() {
        assert!(Moment::parse_local("1899-12-31T23:00", 0).is_none());
        assert!(Moment::parse_local("1900-01-01T00:00", 0).is_some());
        assert!(Moment::parse_local("2199-12-31T23:59", 0).is_some());
        assert!(Moment::parse_local("2200-01-01T00:00", 0).is_none());
        for odd in [
            "yesterday",
            "",
            "2026-11-24",
            "2026-11-24T",
            "2026-13-24T02:14",
            "2026-11-31T02:14",
            "2026-11-24T25:00",
        ] {
            assert!(Moment::parse_local(odd, 0).is_none(), "{odd}");
        }
        for odd in ["2026-11-24T-2:14", "+2026-11-24T02:14", "2026-11-24T02:14:00:00", "12026-11-24T02:14"] {
            assert!(Moment::parse_local(odd, 0).is_none(), "{odd}");
        }
        for good in ["2026-11-24T02:14", "2026-11-24T02:14:00", "2026-11-24T02:14:00.000"] {
            assert_eq!(Moment::parse_local(good, 0).map(Moment::hour_minute).as_deref(), Some("02:14"));
        }
    }

    #[test]
    fn lengths_read_as_a_person_says_them() {
        assert_eq!(clock(84 * SECOND), "1:24");
        assert_eq!(clock(HOUR + 2 * MINUTE + 3 * SECOND), "1:02:03");
        assert_eq!(clock(-5), "0:00");
        assert_eq!(spoken(190 * SECOND), "3 min 10 s");
        assert_eq!(spoken(120 * SECOND), "2 min");
        assert_eq!(spoken(9 * SECOND), "9 s");
    }
}
