//! The mark that the static page leaves in the second store while the app is still on its way: when help was opened, when it
//! eased, and where. If the phone dies before the app has it, the next start makes a note of it.

use super::{Cramp, Ending, LONGEST_BELIEVED};
use crate::body::Muscle;
use crate::diary::{Diary, Entry, EntryKind, Record};
use crate::id::Id;
use crate::moment::Moment;
use crate::night::Night;

/// The key of the mark. It is no key of the diary: nothing mirrors it.
pub const MARK: &str = "opened";

/// What the static page saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// When help was opened.
    pub at: Moment,
    /// When the person said that it had eased.
    pub eased: Option<Moment>,
    /// The muscle they chose. The calf is shown by itself, so it says nothing.
    pub muscle: Option<Muscle>,
}

/// What is to be done with a mark that was left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftBehind {
    /// The diary has it.
    Known,
    /// The clock that runs began earlier: the person opened the help once more after the phone came back.
    BeganEarlier(Id),
    /// It is a note of its own.
    New(Cramp),
}

impl Opened {
    /// Reads `<opened>,<eased or nothing>,<muscle>`, times in milliseconds since 1970; `at` gives them the offset of this place.
    pub fn read(text: &str, at: impl Fn(i64) -> Moment) -> Option<Self> {
        let mut parts = text.split(',');
        let (opened, eased, muscle) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
        let eased = if eased.is_empty() { None } else { Some(at(eased.parse().ok()?)) };
        let muscle = Muscle::from_id(muscle).filter(|muscle| *muscle != Muscle::Calf);
        parts.next().is_none().then_some(Self { at: at(opened), eased, muscle })
    }

    /// What the diary lacks of it at `now`.
    pub fn left_behind(self, diary: &Diary, now: Moment) -> LeftBehind {
        let start = self.at.epoch();
        let of_night = diary.night(Night::of(self.at));
        let mut cramps = of_night.into_iter().filter_map(|(_, entry)| match entry {
            Entry::Cramp(cramp) => Some(cramp),
            _ => None,
        });
        // Also one whose clock ran then: opening the help once more begins no other.
        if cramps.any(|cramp| {
            let known = cramp.start.epoch();
            let until = match cramp.ending {
                Ending::Measured(length) => length,
                Ending::Ongoing | Ending::Unknown => LONGEST_BELIEVED,
                Ending::Said(_) => 0,
            };
            (known..=known + until).contains(&start)
        }) {
            return LeftBehind::Known;
        }
        if diary.records().any(|record| was_of(record, start)) {
            return LeftBehind::Known;
        }
        if let (None, Some((id, running))) = (self.eased, diary.running(now))
            && (0..=LONGEST_BELIEVED).contains(&(running.start.epoch() - start))
        {
            return LeftBehind::BeganEarlier(id);
        }
        let mut cramp = Cramp::begin(self.at, self.muscle);
        match self.eased {
            Some(eased) => cramp.ease(eased),
            None => cramp.ending = Ending::Unknown,
        }
        LeftBehind::New(cramp)
    }
}

/// Whether a note was begun after help was opened at `start`, and was removed since or told to be of another time. On a slow phone the
/// mark is taken up only then.
fn was_of(record: &Record, start: i64) -> bool {
    let begun_then = record.id.born().is_some_and(|born| (start..=start + LONGEST_BELIEVED).contains(&born));
    let is_elsewhere = match &record.entry {
        None => true,
        Some(entry) => (entry.at().epoch() - start).abs() > LONGEST_BELIEVED,
    };
    record.kind == EntryKind::Cramp && begun_then && is_elsewhere
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{HOUR, MINUTE, SECOND};

    fn at(epoch: i64) -> Moment {
        Moment::new(epoch, 60).unwrap()
    }

    fn opened() -> Moment {
        Moment::parse_local("2026-11-24T02:14", 60).unwrap()
    }

    fn with(cramp: Cramp) -> Diary {
        let mut diary = Diary::default();
        let (id, now) = (Id::from_parts(1, 1), cramp.start);
        let record = diary.revise(&id, crate::diary::EntryKind::Cramp, Some(Entry::Cramp(cramp)), now);
        assert!(diary.take(record));
        diary
    }

    #[test]
    fn a_mark_reads_back_and_half_a_mark_is_none() {
        let start = opened().epoch();
        let read = |text: &str| Opened::read(text, at);
        let mark = Opened { at: opened(), eased: None, muscle: None };
        assert_eq!(read(&format!("{start},,calf")), Some(mark));
        let eased = Opened { eased: Some(opened().plus(SECOND)), muscle: Some(Muscle::Foot), ..mark };
        assert_eq!(read(&format!("{start},{},foot", start + SECOND)), Some(eased));
        for half in ["", ",,", "soon,,calf", "5,,", "5", "5,", "5,later,calf", "5,,calf,"] {
            assert_eq!(read(half).is_some(), half == "5,,", "{half}");
        }
    }

    #[test]
    fn a_phone_that_died_before_the_app_came_leaves_a_note_with_the_right_start() {
        let mark = Opened { at: opened(), eased: None, muscle: Some(Muscle::Foot) };
        let LeftBehind::New(cramp) = mark.left_behind(&Diary::default(), opened().plus(HOUR)) else {
            panic!()
        };
        assert_eq!(cramp, Cramp { ending: Ending::Unknown, ..Cramp::begin(opened(), Some(Muscle::Foot)) });
        let eased = Opened { eased: Some(opened().plus(MINUTE)), ..mark };
        let LeftBehind::New(cramp) = eased.left_behind(&Diary::default(), opened()) else { panic!() };
        assert_eq!(cramp.ending, Ending::Measured(MINUTE));
    }

    #[test]
    fn what_the_diary_has_is_not_noted_twice() {
        let mark = |later: i64| Opened { at: opened().plus(later), eased: None, muscle: None };
        let now = opened().plus(90 * MINUTE);
        let begun = Cramp::begin(opened(), None);
        let mut eased = begun.clone();
        eased.ease(opened().plus(MINUTE));
        let mut no_cramp = begun.clone();
        no_cramp.was_not(crate::cramp::Instead::AchingLegs);
        for known in [&begun, &eased, &no_cramp] {
            assert_eq!(mark(0).left_behind(&with(known.clone()), now), LeftBehind::Known);
        }
        assert_eq!(mark(10 * MINUTE).left_behind(&with(begun), now), LeftBehind::Known, "its clock ran");
        let second = mark(10 * MINUTE).left_behind(&with(eased), now);
        assert!(matches!(second, LeftBehind::New(_)), "a second cramp is another");
    }

    #[test]
    fn a_cramp_that_was_removed_or_moved_before_the_mark_was_read_does_not_come_back() {
        let mark = Opened { at: opened(), eased: None, muscle: None };
        let id = Id::from_parts(opened().epoch() + SECOND, 1);
        let moved = Cramp::begin(opened().plus(-20 * HOUR), None);
        for entry in [None, Some(Entry::Cramp(moved))] {
            let mut diary = Diary::default();
            let later = opened().plus(MINUTE);
            assert!(diary.take(diary.revise(&id, EntryKind::Cramp, entry, later)));
            assert_eq!(mark.left_behind(&diary, later), LeftBehind::Known);
            let next_night = Opened { at: opened().plus(24 * HOUR), ..mark };
            assert!(matches!(next_night.left_behind(&diary, next_night.at), LeftBehind::New(_)));
        }
    }

    #[test]
    fn help_opened_again_after_the_phone_came_back_began_when_it_was_first_opened() {
        let mark = Opened { at: opened(), eased: None, muscle: None };
        let again = with(Cramp::begin(opened().plus(MINUTE), None));
        let soon = opened().plus(2 * MINUTE);
        assert_eq!(mark.left_behind(&again, soon), LeftBehind::BeganEarlier(Id::from_parts(1, 1)));
        let long_after = with(Cramp::begin(opened().plus(HOUR + MINUTE), None));
        assert!(matches!(mark.left_behind(&long_after, opened().plus(HOUR + MINUTE)), LeftBehind::New(_)));
        let eased = Opened { eased: Some(opened().plus(SECOND)), ..mark };
        assert!(matches!(eased.left_behind(&again, soon), LeftBehind::New(_)), "it was over by then");
    }
}
