//! Looking back: what a night shows in the calendar, and which nights a person looks for in the list.
//!
//! A night is one of three things: with cramps, quiet because somebody said so, or not logged. Missing is missing.

use crate::body::Muscle;
use crate::cramp::{Cramp, Severity, Side};
use crate::diary::{Diary, Entry};
use crate::id::Id;
use crate::night::Night;
use crate::sheet::NightNote;
use chrono::Datelike;

/// What is known of cramps in a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// So many cramps, at least one.
    Cramps(usize),
    /// Somebody said that there was none.
    Quiet,
    /// Nobody said anything about cramps.
    Unlogged,
}

impl Mark {
    /// The words: `2 cramps`, `quiet`, `not logged`.
    pub fn words(self) -> String {
        match self {
            Self::Cramps(1) => "1 cramp".into(),
            Self::Cramps(count) => format!("{count} cramps"),
            Self::Quiet => "quiet".into(),
            Self::Unlogged => "not logged".into(),
        }
    }
}

/// One night in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub night: Night,
    /// What is known of cramps in it.
    pub mark: Mark,
    /// Whether there was a stretch session.
    pub stretched: bool,
}

impl Day {
    /// What the diary has of a night. Looks at no other night.
    pub fn of(diary: &Diary, night: Night) -> Self {
        let entries = diary.night(night);
        let cramps = entries.iter().filter(|(_, entry)| is_cramp(entry)).count();
        let mark = match cramps {
            0 if diary.note(night).is_some_and(|note| note.quiet) => Mark::Quiet,
            0 => Mark::Unlogged,
            count => Mark::Cramps(count),
        };
        let stretched = entries.iter().any(|(_, entry)| matches!(entry, Entry::Stretch(_)));
        Self { night, mark, stretched }
    }

    /// The accessible name, after that of its evening: `Monday 23 November: 2 cramps, stretched`.
    pub fn name(self, evening: &str) -> String {
        let stretched = if self.stretched { ", stretched" } else { "" };
        format!("{evening}: {}{stretched}", self.mark.words())
    }
}

/// Whether an entry counts as a cramp.
pub const fn is_cramp(entry: &Entry) -> bool {
    entry.cramp().is_some()
}

/// A kind of night to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With a cramp.
    Cramps,
    /// Said to be quiet.
    Quiet,
    /// With a stretch session.
    Stretches,
    /// With a hydration check.
    Checks,
    /// With words of the person's own.
    Notes,
}

impl Kind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 5] = [Self::Cramps, Self::Quiet, Self::Stretches, Self::Checks, Self::Notes];

    /// The word in the list of kinds.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cramps => "With cramps",
            Self::Quiet => "Quiet",
            Self::Stretches => "With stretches",
            Self::Checks => "With hydration checks",
            Self::Notes => "With notes",
        }
    }
}

/// What a person looks for. Everything asked must be true of one night; what is asked of a cramp, of one cramp in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The year of its evening.
    pub year: Option<i32>,
    /// What kind of night.
    pub kind: Option<Kind>,
    /// Where the cramp was.
    pub muscle: Option<Muscle>,
    /// Which leg; both legs count for each.
    pub side: Option<Side>,
    /// The worst pain was at least this.
    pub least: Option<Severity>,
    /// Words in a note or a medicine of that night, upper and lower case alike.
    pub text: String,
}

impl Sought {
    /// Whether everything is looked for.
    pub fn is_all(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() } && self.text.trim().is_empty()
    }

    /// The nights that fit, newest first.
    pub fn nights(&self, diary: &Diary) -> Vec<Night> {
        diary.nights_where(|night, entries| self.fits(night, entries))
    }

    /// Whether a night with these entries fits.
    fn fits(&self, night: Night, entries: &[(&Id, &Entry)]) -> bool {
        let note = || {
            let whole = NightNote::id(night);
            let found = entries.iter().find_map(|(id, entry)| match entry {
                Entry::Sheet(sheet) if **id == whole => NightNote::read(sheet).ok(),
                _ => None,
            });
            found.unwrap_or_default()
        };
        let any = |is: fn(&Entry) -> bool| entries.iter().any(|(_, entry)| is(entry));
        let of_kind = match self.kind {
            None => true,
            Some(Kind::Cramps) => any(is_cramp),
            Some(Kind::Quiet) => note().quiet && !any(is_cramp),
            Some(Kind::Stretches) => any(|entry| matches!(entry, Entry::Stretch(_))),
            Some(Kind::Checks) => any(|entry| matches!(entry, Entry::Check(_))),
            Some(Kind::Notes) => says(entries, &note(), ""),
        };
        let cramp = self.asks_no_cramp()
            || entries.iter().any(|(_, entry)| entry.cramp().is_some_and(|cramp| self.is(cramp)));
        let text = self.text.trim().to_lowercase();
        self.year.is_none_or(|year| night.evening().year() == year)
            && of_kind
            && cramp
            && (text.is_empty() || says(entries, &note(), &text))
    }

    const fn asks_no_cramp(&self) -> bool {
        self.muscle.is_none() && self.side.is_none() && self.least.is_none()
    }

    fn is(&self, cramp: &Cramp) -> bool {
        let side = |side| cramp.side == Some(side) || cramp.side == Some(Side::Both);
        self.muscle.is_none_or(|muscle| cramp.muscle == Some(muscle))
            && self.side.is_none_or(side)
            && self.least.is_none_or(|least| cramp.severity >= Some(least))
    }
}

/// Whether somebody wrote this, in lower case, into a note of the night; with an empty text, whether there is any.
fn says(entries: &[(&Id, &Entry)], note: &NightNote, text: &str) -> bool {
    let cramps = entries.iter().filter_map(|(_, entry)| match entry {
        Entry::Cramp(cramp) => Some(cramp.note.as_str()),
        _ => None,
    });
    let mut all = cramps.chain([note.note.as_str(), note.medicine.as_str()]);
    all.any(|one| !one.is_empty() && one.to_lowercase().contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cramp::Instead;
    use crate::diary::EntryKind;
    use crate::moment::Moment;
    use crate::moment::day_name;
    use crate::session::Done;
    use crate::stretch::{Choice, Routine, Stance};

    fn night(text: &str) -> Night {
        Night::parse(text).unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    fn put(diary: &mut Diary, id: &Id, entry: Entry) {
        let record = diary.revise(id, entry.kind(), Some(entry), at("2026-11-24T09:00"));
        assert!(diary.take(record));
    }

    fn add(diary: &mut Diary, entry: Entry) {
        let id = Id::from_parts(entry.at().epoch(), u64::try_from(diary.count()).unwrap());
        put(diary, &id, entry);
    }

    fn note(diary: &mut Diary, text: &str, note: &NightNote) {
        let night = night(text);
        put(diary, &NightNote::id(night), Entry::Sheet(note.sheet(night, 0).unwrap()));
    }

    fn cramp(text: &str, muscle: Muscle, side: Side, severity: u8, note: &str) -> Entry {
        let mut cramp = Cramp::begin(at(text), Some(muscle));
        cramp.side = Some(side);
        cramp.severity = Severity::new(severity);
        cramp.set_note(note);
        Entry::Cramp(cramp)
    }

    fn filled() -> Diary {
        let mut diary = Diary::default();
        add(&mut diary, cramp("2026-11-24T02:14", Muscle::Calf, Side::Right, 6, "Woke the CAT"));
        add(&mut diary, cramp("2026-11-24T04:00", Muscle::Foot, Side::Both, 2, ""));
        note(&mut diary, "2026-11-22", &NightNote { quiet: true, ..NightNote::default() });
        let choice = Choice { routine: Routine::Short, stance: Stance::Chair };
        let started = at("2026-11-22T22:00");
        add(
            &mut diary,
            Entry::Stretch(Done {
                started,
                choice: choice.into(),
                left: 1,
                right: 1,
                planned: 2,
                more_left: 0,
            }),
        );
        let medicine = NightNote { medicine: "Water tablet".into(), ..NightNote::default() };
        note(&mut diary, "2026-11-20", &medicine);
        add(&mut diary, cramp("2025-03-02T01:00", Muscle::Calf, Side::Left, 10, ""));
        diary
    }

    #[test]
    fn a_night_is_cramps_or_quiet_or_not_logged_and_never_quiet_by_itself() {
        let mut diary = filled();
        let name = |diary: &Diary, text| Day::of(diary, night(text)).name(&day_name(night(text).evening()));
        assert_eq!(name(&diary, "2026-11-23"), "Monday 23 November: 2 cramps");
        assert_eq!(name(&diary, "2026-11-22"), "Sunday 22 November: quiet, stretched");
        assert_eq!(name(&diary, "2026-11-20"), "Friday 20 November: not logged");
        assert_eq!(name(&diary, "2026-11-19"), "Thursday 19 November: not logged");
        assert_eq!(name(&diary, "2025-03-01"), "Saturday 1 March: 1 cramp");
        // What was no cramp after all does not count.
        let Entry::Cramp(mut other) = cramp("2026-11-22T22:00", Muscle::Calf, Side::Left, 1, "") else {
            panic!()
        };
        other.was_not(Instead::AchingLegs);
        add(&mut diary, Entry::Cramp(other));
        assert_eq!(Day::of(&diary, night("2026-11-22")).mark, Mark::Quiet);
        // A cramp counts, whatever was said before.
        add(&mut diary, cramp("2026-11-22T23:00", Muscle::Calf, Side::Left, 1, ""));
        assert_eq!(Day::of(&diary, night("2026-11-22")).mark, Mark::Cramps(1));
    }

    #[test]
    fn each_question_finds_its_nights_and_both_sides_of_a_number() {
        let diary = filled();
        let found = |sought: &Sought| {
            let nights = sought.nights(&diary);
            nights.into_iter().map(Night::iso).collect::<Vec<_>>()
        };
        let all = Sought::default();
        assert!(all.is_all());
        assert_eq!(found(&all), ["2026-11-23", "2026-11-22", "2026-11-20", "2025-03-01"]);
        let ask = |sought: Sought, nights: &[&str]| {
            assert!(!sought.is_all(), "{sought:?}");
            assert_eq!(found(&sought), nights, "{sought:?}");
        };
        ask(Sought { year: Some(2025), ..all.clone() }, &["2025-03-01"]);
        ask(Sought { kind: Some(Kind::Cramps), ..all.clone() }, &["2026-11-23", "2025-03-01"]);
        ask(Sought { kind: Some(Kind::Quiet), ..all.clone() }, &["2026-11-22"]);
        ask(Sought { kind: Some(Kind::Stretches), ..all.clone() }, &["2026-11-22"]);
        ask(Sought { kind: Some(Kind::Checks), ..all.clone() }, &[]);
        ask(Sought { kind: Some(Kind::Notes), ..all.clone() }, &["2026-11-23", "2026-11-20"]);
        ask(Sought { muscle: Some(Muscle::Calf), ..all.clone() }, &["2026-11-23", "2025-03-01"]);
        ask(Sought { side: Some(Side::Left), ..all.clone() }, &["2026-11-23", "2025-03-01"]);
        ask(Sought { least: Severity::new(6), ..all.clone() }, &["2026-11-23", "2025-03-01"]);
        ask(Sought { least: Severity::new(7), ..all.clone() }, &["2025-03-01"]);
        ask(Sought { text: " cat ".into(), ..all.clone() }, &["2026-11-23"]);
        ask(Sought { text: "TABLET".into(), ..all.clone() }, &["2026-11-20"]);
        ask(Sought { text: "dog".into(), ..all.clone() }, &[]);
        // Of one cramp, not of two together.
        ask(Sought { muscle: Some(Muscle::Foot), least: Severity::new(3), ..all }, &[]);
    }

    #[test]
    fn a_severity_nobody_told_is_not_at_least_anything() {
        let mut diary = Diary::default();
        add(&mut diary, Entry::Cramp(Cramp::begin(at("2026-11-24T02:14"), None)));
        let sought = Sought { least: Severity::new(0), ..Sought::default() };
        assert!(sought.nights(&diary).is_empty());
        assert_eq!(EntryKind::Cramp, Entry::kind(diary.newest().next().unwrap().1));
    }
}
