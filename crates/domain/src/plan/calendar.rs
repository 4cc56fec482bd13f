//! The plan as a calendar file: entries that recur at the wall clock's time wherever the person is, each with one alarm.
//!
//! What calendars ask for beyond RFC 5545: no BYHOUR (Google and Outlook do not keep it), so each break is an entry of its own; an end
//! and not a length; the alarm last in its entry (Outlook); a relative trigger (Apple drops an absolute one that recurs).

use super::{DAY, Plan, ics};
use crate::content::{Sentence, evening};
use crate::moment::Moment;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// The days of a rule, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// How long a movement break is in the calendar, in minutes.
const BREAK: u16 = 5;

/// One entry that recurs.
struct Entry {
    name: String,
    /// On which days of the calendar, Monday first.
    days: [bool; 7],
    /// Minutes after midnight.
    at: u16,
    length: u16,
    title: &'static str,
    says: &'static [&'static Sentence],
}

/// The plan as the text of an `.ics` file, from `now`'s date on. `revision` rises with every change, so that a calendar knows which of two
/// is the later.
pub fn write(plan: &Plan, revision: u32, now: Moment) -> String {
    let mut file = String::new();
    ics::begin(&mut file, "Evening plan", evening::CALENDAR);
    for entry in entries(plan) {
        add(&mut file, plan, &entry, revision, now);
    }
    ics::line(&mut file, "END", "VCALENDAR");
    file
}

/// How many entries the file will have.
pub fn count(plan: &Plan) -> usize {
    entries(plan).len()
}

fn entries(plan: &Plan) -> Vec<Entry> {
    let mut all = Vec::new();
    for step in plan.steps.iter().filter(|step| step.on) {
        // Evenings at the same time share an entry, named after the first of them.
        let mut done = [false; 7];
        for (first, bed) in plan.bed.iter().enumerate() {
            if done.get(first) == Some(&true) {
                continue;
            }
            let minute = i32::from(DAY) / 2 + i32::from(*bed) - i32::from(step.before);
            // Lights out after midnight is on the day after its evening.
            let later = usize::from(minute >= i32::from(DAY));
            let mut days = [false; 7];
            for (day, (one, done)) in plan.bed.iter().zip(&mut done).enumerate() {
                if one == bed {
                    *done = true;
                    if let Some(on) = days.get_mut((day + later) % 7) {
                        *on = true;
                    }
                }
            }
            all.push(Entry {
                name: format!("{}-{first}", step.what.id()),
                days,
                at: u16::try_from(minute.rem_euclid(i32::from(DAY))).unwrap_or_default(),
                length: step.what.length(),
                title: if plan.plain { step.what.label() } else { step.what.discreet() },
                says: step.what.says(),
            });
        }
    }
    let breaks = plan.breaks;
    if breaks.on && breaks.days.contains(&true) {
        all.extend(breaks.times().map(|at| Entry {
            name: format!("move-{at}"),
            days: breaks.days,
            at,
            length: BREAK,
            title: if plan.plain { evening::BREAK_PLAIN } else { evening::BREAK_DISCREET },
            says: &evening::OF_BREAKS,
        }));
    }
    all
}

fn add(file: &mut String, plan: &Plan, entry: &Entry, revision: u32, now: Moment) {
    let start = first(entry, now.local().date());
    let end = start.checked_add_signed(TimeDelta::minutes(i64::from(entry.length))).unwrap_or(start);
    let rule = if entry.days == [true; 7] {
        "FREQ=DAILY".to_owned()
    } else {
        let days: Vec<_> = DAYS.iter().zip(entry.days).filter(|(_, on)| *on).map(|(day, _)| *day).collect();
        format!("FREQ=WEEKLY;BYDAY={}", days.join(","))
    };
    ics::line(file, "BEGIN", "VEVENT");
    ics::line(file, "UID", &format!("{}-{}@quietlegs", plan.key, entry.name));
    ics::line(file, "DTSTAMP", &ics::made(now));
    ics::line(file, "SEQUENCE", &revision.to_string());
    ics::line(file, "DTSTART", &ics::stamp(start));
    ics::line(file, "DTEND", &ics::stamp(end));
    ics::line(file, "RRULE", &rule);
    ics::text(file, "SUMMARY", entry.title);
    if plan.plain {
        let says: Vec<_> = entry.says.iter().map(|sentence| sentence.text).collect();
        ics::text(file, "DESCRIPTION", &says.join("\n"));
    }
    ics::free(file);
    ics::line(file, "BEGIN", "VALARM");
    ics::line(file, "ACTION", "DISPLAY");
    ics::text(file, "DESCRIPTION", entry.title);
    let lead = if plan.lead == 0 { "PT0S".to_owned() } else { format!("-PT{}M", plan.lead) };
    ics::line(file, "TRIGGER", &lead);
    ics::line(file, "END", "VALARM");
    ics::line(file, "END", "VEVENT");
}

/// The first time it happens, on `today` or after: RFC 5545 wants the start to fit the rule.
fn first(entry: &Entry, today: NaiveDate) -> NaiveDateTime {
    let on = |date: &NaiveDate| {
        usize::try_from(date.weekday().num_days_from_monday()).ok().and_then(|day| entry.days.get(day))
            == Some(&true)
    };
    let date = today.iter_days().take(7).find(on).unwrap_or(today);
    let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(entry.at) * 60, 0).unwrap_or_default();
    date.and_time(time)
}
