//! What was seen each morning, day by day. A morning without a check is a gap: it is missing, never pale. No verdict comes from this.

use super::Check;
use crate::diary::{Diary, Entry};
use crate::id::Id;
use crate::moment::Moment;
use crate::night::Night;
use crate::urine::{Light, OffScale, Reading, Step, YesNoUnsure};
use chrono::{Days, NaiveDate, Timelike};

/// From which hour on it is morning; it ends at noon.
const FIRST_HOUR: u32 = 4;

/// What one morning shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A swatch; `clear` when light, dye and the first pee of the day did not disturb it.
    Step {
        /// Which.
        step: Step,
        /// Whether nothing disturbed it.
        clear: bool,
    },
    /// A colour that is not on the chart.
    OffScale(OffScale),
    /// "Can't tell".
    CannotTell,
}

impl Seen {
    fn of(check: &Check) -> Self {
        let answers = &check.answers;
        let clear = answers.light == Some(Light::Bright)
            && answers.first_void == Some(false)
            && answers.dye == Some(YesNoUnsure::No);
        match check.reading {
            Reading::Step(step) | Reading::NotBrown(step) => Self::Step { step, clear },
            Reading::OffScale(colour, _) => Self::OffScale(colour),
            Reading::CannotTell => Self::CannotTell,
        }
    }

    /// In words: `5, deep yellow`.
    pub fn words(self) -> String {
        match self {
            Self::Step { step, .. } => super::seen(&Reading::Step(step)),
            Self::OffScale(colour) => colour.label().to_owned(),
            Self::CannotTell => super::seen(&Reading::CannotTell),
        }
    }
}

/// A morning: its date, and what its first check saw; `None` is a gap.
pub type Morning = (NaiveDate, Option<Seen>);

/// The mornings of `days` days, the last one on `last`, oldest first.
pub fn mornings(diary: &Diary, last: NaiveDate, days: u32) -> Vec<Morning> {
    let date = |back: u32| last.checked_sub_days(Days::new(u64::from(back)));
    let dates = (0..days).rev().filter_map(date);
    dates.map(|date| (date, first(diary, date))).collect()
}

fn first(diary: &Diary, date: NaiveDate) -> Option<Seen> {
    // A morning belongs to the night before it.
    let night = Night::of(Moment::from_local(date.and_hms_opt(8, 0, 0)?, 0)?);
    let entries = diary.night(night).into_iter();
    let mut checks = entries.filter_map(|(_, entry)| match entry {
        Entry::Check(check) => Some(check),
        _ => None,
    });
    checks
        .find(|check| check.at.local().date() == date && check.at.local().hour() >= FIRST_HOUR)
        .map(Seen::of)
}

/// The checks of the diary with their ids, newest first, at most `most`.
pub fn newest(diary: &Diary, most: usize) -> Vec<(Id, Check)> {
    let checks = diary.newest().filter_map(|(id, entry)| match entry {
        Entry::Check(check) => Some((id.clone(), *check)),
        _ => None,
    });
    checks.take(most).collect()
}
