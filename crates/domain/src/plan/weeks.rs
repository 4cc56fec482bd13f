//! The experiment of twelve weeks as a calendar file: one entry for each week, over whole days, without an alarm. Its words are
//! discreet: others may see a calendar.

use super::ics;
use crate::content::trial;
use crate::id::Id;
use crate::insight::{Experiment, Span, WEEKS};
use crate::moment::{Moment, month};
use crate::night::Night;
use chrono::Datelike;

/// The weeks as the text of an `.ics` file. `id` names the experiment; `revision` rises with every change of it.
pub fn write(experiment: Experiment, id: &Id, revision: u32, now: Moment) -> String {
    let mut file = String::new();
    ics::begin(&mut file, "Twelve weeks", trial::CALENDAR);
    for (at, block) in experiment.blocks().into_iter().enumerate() {
        ics::line(&mut file, "BEGIN", "VEVENT");
        ics::line(&mut file, "UID", &format!("{id}-week-{}@quietlegs", at + 1));
        ics::line(&mut file, "DTSTAMP", &ics::made(now));
        ics::line(&mut file, "SEQUENCE", &revision.to_string());
        ics::line(&mut file, "DTSTART;VALUE=DATE", &day(experiment.begins(at)));
        // The day after the last one.
        ics::line(&mut file, "DTEND;VALUE=DATE", &day(experiment.begins(at + 1)));
        ics::text(
            &mut file,
            "SUMMARY",
            &format!("Week {} of {WEEKS}: {}", at + 1, trial::week(block).to_lowercase()),
        );
        ics::free(&mut file);
        ics::line(&mut file, "END", "VEVENT");
    }
    ics::line(&mut file, "END", "VCALENDAR");
    file
}

/// `20261124`
fn day(night: Night) -> String {
    night.iso().replace('-', "")
}

/// `24 to 30 November`, `29 November to 5 December`.
pub fn dates(week: Span) -> String {
    let (from, to) = (week.from.evening(), week.to.evening());
    let start = if from.month() == to.month() {
        from.day().to_string()
    } else {
        format!("{} {}", from.day(), month(from.month()))
    };
    format!("{start} to {} {}", to.day(), month(to.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_of_a_week_name_a_month_once_where_it_is_one() {
        let start = Night::parse("2026-11-22").unwrap();
        let experiment = Experiment::plan(start, 0);
        let first: Vec<_> = [0, 1, 5].map(|at| dates(experiment.week(at))).into();
        assert_eq!(first, ["22 to 28 November", "29 November to 5 December", "27 December to 2 January"]);
    }
}
