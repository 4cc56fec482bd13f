//! Habits of an evening: those everybody has in the list, and the person's own. A tick says "yes"; no tick says nothing.

use crate::diary::{Diary, EntryKind};
use crate::id::Id;
use crate::sheet::{Sheet, one_line};
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize};

/// The longest name of an own habit, in characters.
pub const LONGEST_NAME: usize = 40;

/// A habit of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Habit {
    /// Coffee, tea or cola late in the day.
    Caffeine,
    /// Alcohol.
    Alcohol,
    /// A walk, or a ride on a bicycle.
    Walk,
    /// Movement breaks.
    Breaks,
    /// Legs up.
    Legs,
    /// A warm bath.
    Bath,
    /// Stretching without the timer.
    Stretch,
}

impl Habit {
    /// Every one, in the order shown.
    pub const ALL: [Self; 7] =
        [Self::Walk, Self::Breaks, Self::Caffeine, Self::Alcohol, Self::Bath, Self::Legs, Self::Stretch];

    /// The name in a night's note.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Caffeine => "caffeine",
            Self::Alcohol => "alcohol",
            Self::Walk => "walk",
            Self::Breaks => "breaks",
            Self::Legs => "legs",
            Self::Bath => "bath",
            Self::Stretch => "stretch",
        }
    }

    /// The words beside its tick.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Caffeine => "Coffee or tea late",
            Self::Alcohol => "Alcohol",
            Self::Walk => "A walk or a ride",
            Self::Breaks => "Movement breaks",
            Self::Legs => "Legs up",
            Self::Bath => "Warm bath",
            Self::Stretch => "Stretched without the timer",
        }
    }

    /// Reads a [`Habit::id`]; `None` for an own habit's.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|habit| habit.id() == text)
    }
}

/// The words of a ticked habit, whoever named it; `None` for one whose sheet is not there.
pub fn words(diary: &Diary, id: &str) -> Option<String> {
    let own = || OwnHabit::read(diary.sheet(&Id::parse(id)?)?).ok().map(|own| own.name);
    Habit::from_id(id).map(|habit| habit.label().to_owned()).or_else(own)
}

/// A habit a person added. It is ticked by the id of its sheet, so that a new name is no new habit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnHabit {
    /// Its name, on one line.
    pub name: String,
    /// Whether it is put away: no longer offered, its ticks stay.
    #[serde(default, skip_serializing_if = "is_not")]
    pub archived: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(value: &bool) -> bool {
    !*value
}

impl OwnHabit {
    /// A habit with this name, spaces tidied; `None` for one that nobody can see or one longer than [`LONGEST_NAME`].
    pub fn new(name: &str) -> Option<Self> {
        let name = one_line(name)?;
        let habit = Self { name, archived: false };
        habit.fits().then_some(habit)
    }

    fn fits(&self) -> bool {
        let length = self.name.chars().count();
        (1..=LONGEST_NAME).contains(&length)
            && self.name.trim() == self.name
            && !self.name.contains(char::is_control)
    }

    /// Reads the sheet of an own habit.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet, or a name that is none.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        let habit: Self = sheet.says()?;
        if sheet.kind() == EntryKind::Habit && habit.fits() { Ok(habit) } else { Err(Unreadable::Shape) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;

    #[test]
    fn a_habit_reads_back_from_its_id_and_an_own_one_never_does() {
        for habit in Habit::ALL {
            assert_eq!(Habit::from_id(habit.id()), Some(habit));
        }
        let own = crate::sheet::standing_id(EntryKind::Habit, 7).unwrap();
        assert_eq!(Habit::from_id(own.as_str()), None);
    }

    #[test]
    fn every_ticked_habit_has_its_words_and_an_unknown_one_has_none() {
        let own = crate::sheet::standing_id(EntryKind::Habit, 7).unwrap();
        let now = Moment::new(1_795_500_000_000, 60).unwrap();
        let sheet = Sheet::write(EntryKind::Habit, now, &OwnHabit::new("Warm milk").unwrap()).unwrap();
        let mut diary = Diary::default();
        let record = diary.revise(&own, EntryKind::Habit, Some(crate::diary::Entry::Sheet(sheet)), now);
        assert!(diary.take(record));
        let said = ["walk", own.as_str(), "habit0"].map(|id| words(&diary, id));
        assert_eq!(said, [Some("A walk or a ride".into()), Some("Warm milk".into()), None]);
    }

    #[test]
    fn a_name_is_tidied_and_what_is_none_is_refused() {
        assert_eq!(OwnHabit::new("  a\u{a0}\n cup  of\tmilk ").unwrap().name, "a cup of milk");
        for odd in ["", " \n ", &"a".repeat(LONGEST_NAME + 1), "\u{2060}"] {
            assert_eq!(OwnHabit::new(odd), None, "{odd:?}");
        }
        assert!(OwnHabit::new(&"é".repeat(LONGEST_NAME)).is_some());
    }

    #[test]
    fn an_own_habit_reads_back_and_nothing_else_does() {
        let at = Moment::new(1_795_500_000_000, 60).unwrap();
        let write = |habit: &OwnHabit, kind| Sheet::write(kind, at, habit).unwrap();
        for archived in [false, true] {
            let habit = OwnHabit { archived, ..OwnHabit::new("Milk, \"warm\"").unwrap() };
            assert_eq!(OwnHabit::read(&write(&habit, EntryKind::Habit)), Ok(habit.clone()));
            assert_eq!(OwnHabit::read(&write(&habit, EntryKind::Trial)), Err(Unreadable::Shape));
        }
        for name in ["", " milk", "two\nlines"] {
            let odd = OwnHabit { name: name.to_owned(), archived: false };
            assert_eq!(OwnHabit::read(&write(&odd, EntryKind::Habit)), Err(Unreadable::Shape));
        }
    }
}
