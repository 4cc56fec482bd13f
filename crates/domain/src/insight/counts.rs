//! Descriptions: how many, of how many. No test and no verdict; what was not noted is counted as not noted.

use super::facts::{CrampFacts, NightFacts, Span};
use super::range::Share;
use crate::body::Muscle;
use crate::cramp::{Band, Helped, Relief, Side};
use crate::night::Night;
use crate::urine::Step;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// How many nights a column of a chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A week.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

impl Grain {
    /// What keeps a chart of a span readable: weeks up to 16, then months up to 24, then years.
    pub fn of(span: Span) -> Self {
        match span.nights() {
            0..=112 => Self::Week,
            113..=731 => Self::Month,
            _ => Self::Year,
        }
    }

    /// The first evening of the week, month or year of an evening.
    fn start(self, evening: NaiveDate, first: Weekday) -> NaiveDate {
        let start = match self {
            Self::Week => {
                let back = i64::from(evening.weekday().days_since(first));
                evening.checked_sub_signed(TimeDelta::days(back))
            }
            Self::Month => evening.with_day(1),
            Self::Year => NaiveDate::from_ymd_opt(evening.year(), 1, 1),
        };
        start.unwrap_or(evening)
    }
}

/// The nights of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Its first evening, also when the span begins later.
    pub start: NaiveDate,
    /// Nights of the calendar that lie in it and in the span.
    pub calendar: usize,
    /// Logged nights.
    pub logged: usize,
    /// Nights with a cramp.
    pub cramped: usize,
    /// Evenings with a whole set.
    pub stretched: usize,
}

impl Bin {
    /// Nights of which nothing is known.
    pub const fn unlogged(self) -> usize {
        self.calendar - self.logged
    }

    /// Nights said to be quiet.
    pub const fn quiet(self) -> usize {
        self.logged - self.cramped
    }
}

/// Every column of a span, oldest first, empty ones too. A week begins on `first`.
pub fn bins(facts: &[NightFacts], span: Span, grain: Grain, first: Weekday) -> Vec<Bin> {
    let mut found: Vec<Bin> = Vec::new();
    let mut facts = span.of(facts).iter().peekable();
    let mut night = span.from;
    while night <= span.to {
        let start = grain.start(night.evening(), first);
        if found.last().is_none_or(|bin| bin.start != start) {
            found.push(Bin { start, calendar: 0, logged: 0, cramped: 0, stretched: 0 });
        }
        if let Some(bin) = found.last_mut() {
            bin.calendar += 1;
            if let Some(one) = facts.next_if(|one| one.night == night) {
                bin.logged += usize::from(one.logged());
                bin.cramped += usize::from(one.cramped());
                bin.stretched += usize::from(one.stretched == super::Stretched::Done);
            }
        }
        let Some(next) = night.evening().succ_opt() else { break };
        night = Night::on(next);
    }
    found
}

/// Nights with a cramp, of nights logged.
pub fn nights(facts: &[NightFacts]) -> Share {
    let mut share = Share::default();
    facts.iter().filter(|one| one.logged()).for_each(|one| share.add(one.cramped()));
    share
}

fn cramps(facts: &[NightFacts]) -> impl Iterator<Item = &CrampFacts> {
    facts.iter().flat_map(|one| &one.cramps)
}

/// Values from 0 to 10: worst pain of cramps, or how much sleep was disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pain {
    /// How often each value was noted, 0 to 10.
    pub counts: [usize; 11],
    /// Cramps, or nights, without a value.
    pub unsaid: usize,
}

impl Pain {
    /// How many have a value.
    pub fn said(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The value in the middle, in halves of a point (13 is 6.5); `None` when none was noted.
    pub fn median(&self) -> Option<usize> {
        let said = self.said();
        let nth = |n: usize| {
            let mut before = 0;
            self.counts.iter().position(|count| {
                before += count;
                before > n
            })
        };
        Some(nth((said.checked_sub(1)?) / 2)? + nth(said / 2)?)
    }

    /// The least and the most.
    pub fn ends(&self) -> Option<(usize, usize)> {
        let noted = |count: &usize| *count > 0;
        Some((self.counts.iter().position(noted)?, self.counts.iter().rposition(noted)?))
    }
}

/// Worst pain of each cramp.
pub fn pain(facts: &[NightFacts]) -> Pain {
    let mut pain = Pain { counts: [0; 11], unsaid: 0 };
    for cramp in cramps(facts) {
        match cramp.severity.and_then(|one| pain.counts.get_mut(usize::from(one.value()))) {
            Some(count) => *count += 1,
            None => pain.unsaid += 1,
        }
    }
    pain
}

/// How long cramps lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Durations {
    /// How often each band was noted, in the order of [`Band::ALL`].
    pub counts: [usize; 5],
    /// Cramps whose length is not known.
    pub unknown: usize,
}

impl Durations {
    /// The band in the middle: of an even number the longer one. `None` when none is known.
    pub fn usual(&self) -> Option<Band> {
        let middle = self.counts.iter().sum::<usize>() / 2;
        let mut before = 0;
        let at = self.counts.iter().position(|count| {
            before += count;
            before > middle
        })?;
        Band::ALL.get(at).copied()
    }

    /// The longest band noted.
    pub fn longest(&self) -> Option<Band> {
        let at = self.counts.iter().rposition(|count| *count > 0)?;
        Band::ALL.get(at).copied()
    }
}

/// How long each cramp lasted.
pub fn durations(facts: &[NightFacts]) -> Durations {
    let mut found = Durations { counts: [0; 5], unknown: 0 };
    for cramp in cramps(facts) {
        let at = cramp.band.and_then(|band| Band::ALL.iter().position(|one| *one == band));
        match at.and_then(|at| found.counts.get_mut(at)) {
            Some(count) => *count += 1,
            None => found.unknown += 1,
        }
    }
    found
}

/// Cramps by the hour of the wall clock they began in, 0 to 23.
pub fn hours(facts: &[NightFacts]) -> [usize; 24] {
    let mut found = [0; 24];
    for cramp in cramps(facts) {
        if let Some(count) = cramp.hour.and_then(|hour| found.get_mut(usize::from(hour))) {
            *count += 1;
        }
    }
    found
}

/// How much sleep was disturbed, on nights where that was noted.
pub fn disturbed(facts: &[NightFacts]) -> Pain {
    let mut found = Pain { counts: [0; 11], unsaid: 0 };
    for one in facts.iter().filter(|one| one.logged()) {
        match one.disturbed.and_then(|much| found.counts.get_mut(usize::from(much.value()))) {
            Some(count) => *count += 1,
            None => found.unsaid += 1,
        }
    }
    found
}

/// Cramps of one muscle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The muscle; `None` for cramps without one.
    pub muscle: Option<Muscle>,
    /// Left, right, both legs, in the order of [`Side::ALL`].
    pub sides: [usize; 3],
    /// Leg not noted.
    pub unsaid: usize,
}

impl Place {
    /// All of them.
    pub fn total(&self) -> usize {
        self.sides.iter().sum::<usize>() + self.unsaid
    }
}

/// Cramps by muscle and leg: every muscle in the order of the buttons, those without one last and only if there are any.
pub fn places(facts: &[NightFacts]) -> Vec<Place> {
    let muscles = Muscle::ALL.into_iter().map(Some).chain([None]);
    let mut found: Vec<Place> = muscles.map(|muscle| Place { muscle, sides: [0; 3], unsaid: 0 }).collect();
    for cramp in cramps(facts) {
        let Some(place) = found.iter_mut().find(|one| one.muscle == cramp.muscle) else { continue };
        let side = cramp.side.and_then(|side| Side::ALL.iter().position(|one| *one == side));
        match side.and_then(|at| place.sides.get_mut(at)) {
            Some(count) => *count += 1,
            None => place.unsaid += 1,
        }
    }
    found.retain(|one| one.muscle.is_some() || one.total() > 0);
    found
}

/// What was tried in cramps, and how it went. When several things were tried, the answer counts for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What.
    pub relief: Relief,
    /// In how many cramps.
    pub times: usize,
    /// Helped, partly, not, in the order of [`Helped::ALL`].
    pub answers: [usize; 3],
}

/// What was tried, in the order of the buttons; what never was is left out.
pub fn reliefs(facts: &[NightFacts]) -> Vec<Tried> {
    let mut found: Vec<Tried> =
        Relief::ALL.into_iter().map(|relief| Tried { relief, times: 0, answers: [0; 3] }).collect();
    for cramp in cramps(facts) {
        let answer = cramp.helped.and_then(|helped| Helped::ALL.iter().position(|one| *one == helped));
        for tried in found.iter_mut().filter(|one| cramp.relief.contains(&one.relief)) {
            tried.times += 1;
            if let Some(count) = answer.and_then(|at| tried.answers.get_mut(at)) {
                *count += 1;
            }
        }
    }
    found.retain(|one| one.times > 0);
    found
}

/// Mornings by urine colour, in the order of [`Step::ALL`].
pub fn urine(facts: &[NightFacts]) -> [usize; 8] {
    let mut found = [0; 8];
    for step in facts.iter().filter_map(|one| one.urine) {
        if let Some(count) = found.get_mut(usize::from(Step::number(step)).saturating_sub(1)) {
            *count += 1;
        }
    }
    found
}

/// A habit that is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// Caffeine late in the day.
    Caffeine,
    /// Alcohol.
    Alcohol,
    /// A walk.
    Walk,
}

impl Habit {
    /// Every one, in the order shown.
    pub const ALL: [Self; 3] = [Self::Caffeine, Self::Alcohol, Self::Walk];

    /// The words over its counts.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Caffeine => "Caffeine late in the day",
            Self::Alcohol => "Alcohol",
            Self::Walk => "A walk",
        }
    }

    /// The name of its tick in a night's record.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Caffeine => "caffeine",
            Self::Alcohol => "alcohol",
            Self::Walk => "walk",
        }
    }
}

/// Two by two: nights with a tick and nights without, with and without a cramp. A night without a tick is not one without the
/// habit: nobody can say "no". So no verdict follows, and none may be made of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HabitCounts {
    /// Logged nights with a tick.
    pub ticked: Share,
    /// Logged nights on which nothing was said about it.
    pub unsaid: Share,
}

/// The counts of one habit over logged nights.
pub fn habit(facts: &[NightFacts], habit: Habit) -> HabitCounts {
    let mut counts = HabitCounts::default();
    for one in facts.iter().filter(|one| one.logged()) {
        if one.habits.contains(&habit) { &mut counts.ticked } else { &mut counts.unsaid }.add(one.cramped());
    }
    counts
}

#[cfg(test)]
mod tests;
