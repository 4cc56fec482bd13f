//! One night as the statistics see it.

use super::counts::Habit;
use crate::body::Muscle;
use crate::cramp::{Band, Cramp, Helped, Relief, Severity, Side};
use crate::diary::{Diary, Entry};
use crate::moment::Moment;
use crate::night::Night;
use crate::session::Extent;
use crate::sheet::{NightNote, SignsNote};
use crate::signs::Sign;
use crate::urine::Step;
use chrono::{NaiveDate, Timelike};
use std::collections::{BTreeMap, BTreeSet};

/// Sessions begun from noon until this hour of the morning belong to the evening. A fixed hour, so that what happens in the
/// night cannot decide whether a session counts.
const EVENING_ENDS: u32 = 4;
/// The tick for a set done without the timer, by its name in a night's record.
const STRETCHED: &str = "stretch";
/// Checks from this hour until noon are the morning's.
const MORNING_BEGINS: u32 = 4;

/// How much of a set was done in an evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stretched {
    /// Nothing noted.
    #[default]
    Not,
    /// A part of a set: counts for neither side of the comparison.
    Part,
    /// A whole set, or "without the timer".
    Done,
}

/// One cramp, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrampFacts {
    /// Hour of the wall clock, 0 to 23; `None` when only the night is known.
    pub hour: Option<u8>,
    /// Where.
    pub muscle: Option<Muscle>,
    /// Which leg.
    pub side: Option<Side>,
    /// Worst pain, 0 to 10.
    pub severity: Option<Severity>,
    /// How long.
    pub band: Option<Band>,
    /// What was tried.
    pub relief: Vec<Relief>,
    /// Whether it helped.
    pub helped: Option<Helped>,
}

impl From<&Cramp> for CrampFacts {
    fn from(cramp: &Cramp) -> Self {
        Self {
            hour: u8::try_from(cramp.start.local().hour()).ok().filter(|_| !cramp.untimed),
            muscle: cramp.muscle,
            side: cramp.side,
            severity: cramp.severity,
            band: cramp.ending.band(),
            relief: cramp.relief.clone(),
            helped: cramp.helped,
        }
    }
}

/// One night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NightFacts {
    /// Which.
    pub night: Night,
    /// The person said that it was quiet. A night without this and without a cramp is not logged: unknown, never quiet.
    pub quiet: bool,
    /// Its cramps, in order.
    pub cramps: Vec<CrampFacts>,
    /// What was stretched that evening.
    pub stretched: Stretched,
    /// The habits that were ticked, of those described. No tick says nothing.
    pub habits: BTreeSet<Habit>,
    /// The first urine colour of the morning.
    pub urine: Option<Step>,
    /// How much sleep was disturbed, 0 to 10.
    pub disturbed: Option<Severity>,
    /// A new or changed medicine, in the person's words; empty when none was noted.
    pub medicine: String,
    /// Notes on the night and its cramps, in order.
    pub notes: Vec<String>,
    /// Rounds of answers to the check for warning signs, in order: the date, and what was ticked.
    pub signs: Vec<(NaiveDate, BTreeSet<Sign>)>,
}

impl NightFacts {
    /// A night of which nothing is known.
    pub fn unlogged(night: Night) -> Self {
        Self {
            night,
            quiet: false,
            cramps: Vec::new(),
            stretched: Stretched::Not,
            habits: BTreeSet::new(),
            urine: None,
            disturbed: None,
            medicine: String::new(),
            notes: Vec::new(),
            signs: Vec::new(),
        }
    }

    /// Whether it had a cramp.
    pub const fn cramped(&self) -> bool {
        !self.cramps.is_empty()
    }

    /// Whether it is known how it was. A cramp counts before a tap on "Quiet night".
    pub const fn logged(&self) -> bool {
        self.quiet || self.cramped()
    }
}

/// Nights from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first night.
    pub from: Night,
    /// The last night; not before the first.
    pub to: Night,
}

impl Span {
    /// How many nights of the calendar.
    pub fn nights(self) -> usize {
        usize::try_from((self.to.evening() - self.from.evening()).num_days() + 1).unwrap_or(0)
    }

    /// Whether a night lies in it.
    pub fn holds(self, night: Night) -> bool {
        (self.from..=self.to).contains(&night)
    }

    /// Those nights that lie in it.
    pub fn of(self, facts: &[NightFacts]) -> &[NightFacts] {
        let first = facts.partition_point(|one| one.night < self.from);
        let last = facts.partition_point(|one| one.night <= self.to);
        facts.get(first..last).unwrap_or_default()
    }
}

/// Every night with an entry, oldest first, up to the night of `now`: a date in the future tells nothing yet.
pub fn build(diary: &Diary, now: Moment) -> Vec<NightFacts> {
    let mut nights: BTreeMap<Night, NightFacts> = BTreeMap::new();
    let tonight = Night::of(now);
    let mut entries: Vec<&Entry> = diary.newest().map(|(_, entry)| entry).collect();
    entries.reverse();
    for entry in entries {
        let night = Night::of(entry.at());
        if night > tonight {
            continue;
        }
        let facts = nights.entry(night).or_insert_with(|| NightFacts::unlogged(night));
        let hour = entry.at().local().hour();
        match entry {
            Entry::Cramp(cramp) => {
                facts.cramps.extend(cramp.is_cramp().then(|| cramp.into()));
                facts.notes.extend((!cramp.note.trim().is_empty()).then(|| cramp.note.trim().to_owned()));
            }
            Entry::Stretch(done) if !(EVENING_ENDS..12).contains(&hour) => {
                let extent = match done.extent() {
                    Extent::Full | Extent::Untimed => Stretched::Done,
                    Extent::Part => Stretched::Part,
                    Extent::Nothing => Stretched::Not,
                };
                facts.stretched = facts.stretched.max(extent);
            }
            Entry::Check(check) if (MORNING_BEGINS..12).contains(&hour) => {
                facts.urine = facts.urine.or_else(|| check.reading.step());
            }
            Entry::Sheet(sheet) => {
                if let Ok(note) = NightNote::read(sheet) {
                    told(facts, note);
                }
                if let Ok(round) = SignsNote::read(sheet) {
                    facts.signs.push((sheet.at().local().date(), round.signs()));
                }
            }
            Entry::Stretch(_) | Entry::Check(_) => {}
        }
    }
    nights.into_values().collect()
}

/// Takes in what is noted of the night as a whole. A habit without a tick is not noted, whatever else was ticked: nobody can say
/// "no", so nothing counts as one.
fn told(facts: &mut NightFacts, note: NightNote) {
    facts.quiet = note.quiet;
    if note.habits.contains(STRETCHED) {
        facts.stretched = Stretched::Done;
    }
    facts.habits = Habit::ALL.into_iter().filter(|habit| note.habits.contains(habit.id())).collect();
    facts.disturbed = note.disturbed.and_then(Severity::new);
    note.medicine.trim().clone_into(&mut facts.medicine);
    facts.notes.extend((!note.note.trim().is_empty()).then(|| note.note.trim().to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cramp::Instead;
    use crate::hydration::Check;
    use crate::id::Id;
    use crate::session::Done;
    use crate::stretch::Choice;
    use crate::urine::{Answers, Reading};

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 60).unwrap()
    }

    fn diary(entries: &[Entry]) -> Diary {
        let mut diary = Diary::default();
        for (n, entry) in (0..).zip(entries) {
            let record = diary.revise(&Id::from_parts(0, n), entry.kind(), Some(entry.clone()), entry.at());
            assert!(diary.take(record));
        }
        diary
    }

    fn stretch(when: &str, held: i64) -> Entry {
        let choice = Choice::from_id("b-standing").unwrap();
        let done = Done { left: held, right: held, planned: 120_000, ..Done::untimed(choice, at(when)) };
        Entry::Stretch(done)
    }

    fn check(when: &str, step: u8) -> Entry {
        let reading = Reading::Step(Step::new(step).unwrap());
        Entry::Check(Check { at: at(when), answers: Answers::default(), reading })
    }

    #[test]
    fn a_night_has_its_cramps_its_evening_and_its_morning() {
        let facts = build(
            &diary(&[
                stretch("2026-11-23T21:30", 60_000),
                Entry::Cramp(Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Calf))),
                check("2026-11-24T07:30", 5),
                check("2026-11-24T09:30", 2),
            ]),
            at("2026-11-24T12:00"),
        );
        assert_eq!(facts.len(), 1);
        assert_eq!(facts[0].night.iso(), "2026-11-23");
        assert_eq!((facts[0].cramps[0].hour, facts[0].stretched), (Some(2), Stretched::Done));
        assert_eq!(facts[0].urine, Step::new(5), "the first of the morning");
        assert!(facts[0].logged());
    }

    #[test]
    fn what_was_no_cramp_is_not_counted_and_a_time_nobody_knows_has_no_hour() {
        let begun = Cramp::begin(at("2026-11-24T02:14"), None);
        let mut other = begun.clone();
        other.was_not(Instead::RestlessLegs);
        let untimed = Cramp { untimed: true, ..begun };
        let facts = build(&diary(&[Entry::Cramp(other), Entry::Cramp(untimed)]), at("2026-11-24T12:00"));
        assert_eq!(facts[0].cramps.iter().map(|cramp| cramp.hour).collect::<Vec<_>>(), [None]);
    }

    #[test]
    fn a_night_with_only_a_stretch_is_not_a_quiet_one() {
        let facts = build(&diary(&[stretch("2026-11-23T21:30", 60_000)]), at("2026-11-24T12:00"));
        assert!(!facts[0].logged() && !facts[0].cramped());
    }

    #[test]
    fn what_is_told_of_a_night_is_taken_in_and_what_is_not_stays_missing() {
        let night = Night::of(at("2026-11-23T22:00"));
        let note = |note: NightNote| {
            let facts =
                build(&diary(&[Entry::Sheet(note.sheet(night, 60).unwrap())]), at("2026-11-24T12:00"));
            facts[0].clone()
        };
        let quiet = note(NightNote { quiet: true, disturbed: Some(3), ..NightNote::default() });
        assert!(quiet.logged() && !quiet.cramped());
        assert_eq!((quiet.habits.len(), quiet.disturbed), (0, Severity::new(3)));
        let stretched = note(NightNote { habits: ["stretch".to_owned()].into(), ..NightNote::default() });
        assert_eq!((stretched.stretched, quiet.stretched), (Stretched::Done, Stretched::Not));
        let ticked = note(NightNote {
            habits: ["alcohol".to_owned()].into(),
            medicine: " a new water tablet ".into(),
            note: "slept well".into(),
            ..NightNote::default()
        });
        assert!(!ticked.logged(), "a habit does not say how the night was");
        assert_eq!(ticked.habits, [Habit::Alcohol].into());
        assert_eq!((ticked.medicine.as_str(), ticked.notes.len()), ("a new water tablet", 1));
    }

    #[test]
    fn a_set_ended_early_is_a_part_and_a_morning_set_is_not_of_the_evening() {
        let part = build(&diary(&[stretch("2026-11-23T21:30", 20_000)]), at("2026-11-24T12:00"));
        assert_eq!(part[0].stretched, Stretched::Part);
        let both = [stretch("2026-11-23T21:30", 20_000), stretch("2026-11-23T22:00", 60_000)];
        assert_eq!(build(&diary(&both), at("2026-11-24T12:00"))[0].stretched, Stretched::Done);
        let morning = build(&diary(&[stretch("2026-11-24T09:00", 60_000)]), at("2026-11-24T12:00"));
        assert_eq!(morning[0].stretched, Stretched::Not);
    }

    #[test]
    fn answers_about_warning_signs_keep_their_date_and_do_not_make_a_night_quiet() {
        let ticked: BTreeSet<Sign> = [Sign::Numb].into();
        let round = SignsNote::of(&ticked).sheet(at("2026-11-24T09:00")).unwrap();
        let facts = build(&diary(&[Entry::Sheet(round)]), at("2026-11-24T12:00"));
        assert_eq!(facts[0].signs, [(at("2026-11-24T09:00").local().date(), ticked)]);
        assert!(!facts[0].logged());
    }

    #[test]
    fn a_night_still_to_come_is_left_out() {
        let ahead = diary(&[Entry::Cramp(Cramp::begin(at("2026-12-24T02:14"), None))]);
        assert!(build(&ahead, at("2026-11-24T12:00")).is_empty());
    }

    #[test]
    fn a_span_holds_both_its_ends() {
        let night = |text: &str| Night::of(at(text));
        let facts: Vec<_> = ["2026-11-20T22:00", "2026-11-21T22:00", "2026-11-23T22:00"]
            .map(|text| NightFacts::unlogged(night(text)))
            .to_vec();
        let span = Span { from: night("2026-11-21T22:00"), to: night("2026-11-23T22:00") };
        assert_eq!((span.of(&facts).len(), span.nights()), (2, 3));
        assert!(span.holds(span.from) && span.holds(span.to) && !span.holds(facts[0].night));
    }
}
