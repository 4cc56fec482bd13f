//! The evening plan: from the usual bedtime back to the last coffee, and movement breaks by day. Times of the evening are minutes
//! after 12:00 of its date, as in a night's note; times of the day are minutes after midnight.
//!
//! The words are in `content/evening.rs`, the calendar file is made in `plan/calendar.rs`.

pub mod calendar;
mod ics;
mod steps;
pub mod weeks;

pub use steps::What;

use crate::diary::EntryKind;
use crate::id::Id;
use crate::moment::{MINUTE, Moment};
use crate::night::Night;
use crate::sheet::{Sheet, standing_id};
use crate::wire::Unreadable;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// Minutes in a day.
pub const DAY: u16 = 24 * 60;
/// How far apart movement breaks may be, in minutes.
pub const EVERY: [u16; 5] = [30, 45, 60, 90, 120];
/// How long before its time an alarm may ring, in minutes.
pub const LEADS: [u16; 4] = [0, 5, 10, 15];
/// How long before the first step the plan is shown, and how long after lights out, in minutes.
const NEAR: i32 = 60;

/// One step back from bedtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which.
    pub what: What,
    /// How long before lights out, in minutes, within [`What::range`].
    pub before: u16,
    /// Whether it is in the plan.
    pub on: bool,
}

/// Movement breaks by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breaks {
    /// Whether there are any.
    pub on: bool,
    /// How far apart, in minutes, one of [`EVERY`].
    pub every: u16,
    /// The first, in minutes after midnight.
    pub from: u16,
    /// The last moment of one, in minutes after midnight, after `from`.
    pub to: u16,
    /// On which days, Monday first.
    pub days: [bool; 7],
}

impl Breaks {
    /// When they are, in minutes after midnight.
    pub fn times(&self) -> impl Iterator<Item = u16> {
        (self.from..=self.to).step_by(usize::from(self.every.max(1)))
    }
}

/// The whole plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Lights out on each evening, Monday first, in minutes after 12:00.
    pub bed: [u16; 7],
    /// Every step of [`What::ALL`], in that order.
    pub steps: Vec<Step>,
    /// Movement breaks.
    pub breaks: Breaks,
    /// How long before its time an alarm rings, in minutes, one of [`LEADS`].
    pub lead: u16,
    /// Whether the calendar may name legs and say why; otherwise its words are discreet.
    pub plain: bool,
    /// 16 hexadecimal digits that tell this plan's entries in a calendar from everybody else's.
    pub key: String,
}

/// One line of tonight's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which step.
    pub what: What,
    /// Its time, in minutes after 12:00.
    pub at: i32,
    /// Whether its time is over.
    pub past: bool,
}

impl Plan {
    /// A plan to begin with: lights out at 22:30, and what the sources say of the evening. `random` makes its key.
    pub fn usual(random: u64) -> Self {
        let steps = What::ALL.map(|what| {
            let (before, on) = what.usual();
            Step { what, before, on }
        });
        Self {
            bed: [630; 7],
            steps: steps.to_vec(),
            breaks: Breaks {
                on: false,
                every: 60,
                from: 9 * 60,
                to: 17 * 60,
                days: [true, true, true, true, true, false, false],
            },
            lead: 0,
            plain: false,
            key: format!("{random:016x}"),
        }
    }

    /// The id of the one plan: the same on every device, so that two never stand beside each other.
    pub fn id() -> Option<Id> {
        standing_id(EntryKind::Plan, 0)
    }

    /// Reads the sheet of a plan.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet, or a number out of its range.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        let plan: Self = sheet.says()?;
        if sheet.kind() == EntryKind::Plan && plan.fits() { Ok(plan) } else { Err(Unreadable::Shape) }
    }

    fn fits(&self) -> bool {
        let step = |(step, what): (&Step, What)| {
            let (least, most) = what.range();
            step.what == what && (least..=most).contains(&step.before)
        };
        let breaks = self.breaks.from < self.breaks.to && self.breaks.to < DAY;
        let hex = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
        self.bed.iter().all(|bed| *bed < DAY)
            && self.steps.len() == What::ALL.len()
            && self.steps.iter().zip(What::ALL).all(step)
            && breaks
            && EVERY.contains(&self.breaks.every)
            && LEADS.contains(&self.lead)
            && self.key.len() == 16
            && self.key.bytes().all(hex)
    }

    /// Whether lights out is at the same time every evening.
    pub fn is_the_same_every_day(&self) -> bool {
        self.bed.iter().all(|bed| Some(bed) == self.bed.first())
    }

    /// Moves a step to this many minutes before lights out, as near as it may be.
    pub fn move_step(&mut self, what: What, before: i32) {
        let (least, most) = what.range();
        for step in self.steps.iter_mut().filter(|step| step.what == what) {
            step.before = u16::try_from(before.max(0)).unwrap_or(most).clamp(least, most);
        }
    }

    /// Switches a step.
    pub fn switch(&mut self, what: What, on: bool) {
        for step in self.steps.iter_mut().filter(|step| step.what == what) {
            step.on = on;
        }
    }

    /// The steps of an evening (0 is Monday) with their times in minutes after 12:00, the first one first. A step can lie before
    /// noon when lights out is in the afternoon.
    pub fn evening(&self, day: usize) -> Vec<(What, i32)> {
        let bed = i32::from(self.bed.get(day).copied().unwrap_or_default());
        let on = self.steps.iter().filter(|step| step.on);
        let mut times: Vec<_> = on.map(|step| (step.what, bed - i32::from(step.before))).collect();
        times.sort_by_key(|(_, at)| *at);
        times
    }

    /// Tonight's plan while it is near: from an hour before its first step to an hour after lights out. `None` otherwise.
    pub fn near(&self, now: Moment) -> Option<Vec<Line>> {
        let night = Night::of(now);
        let day = usize::try_from(night.evening().weekday().num_days_from_monday()).unwrap_or(0);
        let evening = self.evening(day);
        let since_noon = now.local() - night.noon(0).local();
        let minute = i32::try_from(since_noon.num_milliseconds() / MINUTE).unwrap_or(0);
        let bed = i32::from(self.bed.get(day).copied()?);
        let (_, first) = evening.first()?;
        let line = |(what, at): (What, i32)| Line { what, at, past: at < minute };
        (first - NEAR..=bed + NEAR).contains(&minute).then(|| evening.into_iter().map(line).collect())
    }
}

/// `22:30` from minutes after 12:00; minutes before noon and after the next noon are other days' times.
pub fn time(minute: i32) -> String {
    let of_day = (minute + i32::from(DAY) / 2).rem_euclid(i32::from(DAY));
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

/// `09:00` from minutes after midnight.
pub fn day_time(minute: u16) -> String {
    time(i32::from(minute) - i32::from(DAY) / 2)
}

/// Minutes after midnight from what a time field gives, `09:00` or `09:00:00`.
pub fn read_day_time(text: &str) -> Option<u16> {
    let (hour, rest) = text.split_once(':')?;
    let minute = rest.split(':').next()?;
    let plain = |text: &str| text.len() == 2 && text.bytes().all(|digit| digit.is_ascii_digit());
    let number = |text: &str| text.parse::<u16>().ok().filter(|_| plain(text));
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Minutes after 12:00 from what a time field gives.
pub fn read_time(text: &str) -> Option<u16> {
    read_day_time(text).map(|minute| (minute + DAY / 2) % DAY)
}

#[cfg(test)]
mod tests;
