//! Dates, numbers, hours and weeks as the person's region has them, or as they chose.

use crate::platform::region;
use crate::state::preferences::Preferences;
use chrono::{Datelike, Weekday};
use domain::hours::Hours;
use domain::insight::Span;
use domain::moment::{self, Date};
use domain::month::Month;
use domain::night::Night;
use domain::plan::weeks;
use domain::report;

/// `Tuesday 24 November`, in the order of the region.
pub fn day(date: Date) -> String {
    region::date("day", date).unwrap_or_else(|| moment::day_name(date))
}

/// `Tuesday 24 November 2026`.
pub fn whole_day(date: Date) -> String {
    region::date("year", date).unwrap_or_else(|| format!("{} {}", moment::day_name(date), date.year()))
}

/// `Monday 23 November to Tuesday 24 November`, with the years where they differ.
pub fn night(night: Night) -> String {
    let (evening, morning) = (night.evening(), night.morning());
    let form = if night.ends_a_year() { "year" } else { "day" };
    region::dates(form, evening, morning).unwrap_or_else(|| night.name())
}

/// From one day to another.
pub fn days(from: Date, to: Date) -> String {
    region::dates("day", from, to)
        .unwrap_or_else(|| format!("{} to {}", moment::day_name(from), moment::day_name(to)))
}

/// `29 September 2026 to 23 November 2026`.
pub fn dates(from: Date, to: Date) -> String {
    region::dates("date", from, to).unwrap_or_else(|| report::between(from, to))
}

/// `29 November to 5 December`.
pub fn short_dates(span: Span) -> String {
    let (from, to) = (span.from.evening(), span.to.evening());
    region::dates("short", from, to).unwrap_or_else(|| weeks::dates(span))
}

/// `November 2026`.
pub fn month(month: Month) -> String {
    month.first().and_then(|date| region::date("month", date)).unwrap_or_else(|| month.name())
}

/// `1,234`, or with `parts` 10 for tenths `123.4`.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub fn number(count: usize, parts: u16) -> String {
    let value = count as f64 / f64::from(parts);
    region::number(value).unwrap_or_else(|| value.to_string())
}

impl Preferences {
    /// How times of day are written, followed.
    pub fn hours(self) -> Hours {
        self.with(|settings| settings.hours).unwrap_or_else(usual_hours)
    }

    /// The same as a day of the week.
    pub fn first_weekday(self) -> Weekday {
        u8::try_from(self.first_day())
            .ok()
            .and_then(|day| Weekday::try_from(day).ok())
            .unwrap_or(Weekday::Mon)
    }

    /// On which day a week begins, followed: 0 is Monday, 6 is Sunday.
    pub fn first_day(self) -> usize {
        self.with(|settings| settings.week).map_or_else(region::first_day, domain::settings::Week::first)
    }
}

/// How the region writes times of day.
pub fn usual_hours() -> Hours {
    if region::counts_to_twelve() { Hours::Twelve } else { Hours::TwentyFour }
}

/// The day the region begins its weeks with: 0 is Monday, 6 is Sunday.
pub fn usual_first_day() -> usize {
    region::first_day()
}

/// `22:00 to 00:00`, from whole hours of the day.
pub fn span(from: usize, to: usize) -> String {
    let hours = crate::state::app().preferences.hours();
    let write = |hour: usize| hours.write(i32::try_from(hour % 24).unwrap_or(0) * 60);
    format!("{} to {}", write(from), write(to))
}
