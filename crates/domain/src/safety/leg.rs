//! A leg that may be a clot, or is cold or pale: whatever the person said of it, and wherever. It closes stretching, rubbing,
//! warmth, cold and legs up in every part of the app, and Cramp now leads with whom to call.
//!
//! The newest round of the check for warning signs counts, and the answer before stretching; either alone closes. It opens when
//! the person answers again without it: no time opens it by itself.

use super::Risk;
use crate::content::{Sentence, leg};
use crate::diary::{Diary, Entry, EntryKind};
use crate::moment::{HOUR, Millis, Moment};
use crate::sheet::Sheet;
use crate::signs::Sign;

/// After so long a sign is an answer before stretching too: a month stays open for at least two weeks.
const CARRIED: Millis = 10 * 24 * HOUR;

/// The signs that say it, the most pressing first.
pub const SIGNS: [Sign; 3] = [Sign::ColdLeg, Sign::OneLeg, Sign::Pregnant];

/// What was said of a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegWarning {
    /// Cold, pale, numb or not to be moved: help at once, not only today.
    pub cold: bool,
    /// When it was ticked in the check for warning signs, if it was.
    pub signs: Option<Moment>,
    /// Whether it was ticked in the questions before stretching.
    pub stretch: bool,
}

impl LegWarning {
    /// What was said of a leg by now; `None` when nothing was.
    pub fn of(diary: &Diary, risks: Option<&[Risk]>, now: Moment) -> Option<Self> {
        let round = newest(diary, now);
        let has = |sign: &Sign| round.is_some_and(|round| ticks(round.text(), sign.id()));
        let stretch = risks.is_some_and(|risks| risks.contains(&Risk::LegChange));
        let signs = round.filter(|_| SIGNS.iter().any(has)).map(Sheet::at);
        (stretch || signs.is_some()).then(|| Self { cold: has(&Sign::ColdLeg), signs, stretch })
    }

    /// Whether it stands in a round of the check that is soon put away with its month, and nowhere else: what lies in months put
    /// away is not at hand when the app opens.
    pub fn is_to_carry(self, now: Moment) -> bool {
        !self.stretch && self.signs.is_some_and(|at| now.epoch() - at.epoch() > CARRIED)
    }

    /// What to do, first.
    pub const fn says(self) -> &'static Sentence {
        if self.cold { &leg::NOW } else { &leg::TODAY }
    }

    /// What to read where something is closed.
    pub const fn sentences(self) -> [&'static Sentence; 3] {
        [self.says(), &leg::DO_NOT, &leg::UNTIL]
    }
}

/// The newest round of answers. One of a day to come was given on a wrong clock.
fn newest(diary: &Diary, now: Moment) -> Option<&Sheet> {
    diary.newest().find_map(|(_, entry)| match entry {
        Entry::Sheet(sheet) if sheet.kind() == EntryKind::Signs => {
            (sheet.at().epoch() <= now.epoch() + 24 * HOUR).then_some(sheet)
        }
        _ => None,
    })
}

/// Whether the text of a round of answers ticks a sign. Cramp now asks this before the shape of such sheets is downloaded; the
/// answer is that of [`crate::sheet::SignsNote`].
fn ticks(text: &str, sign: &str) -> bool {
    let list = text.split_once("\"ticked\"").and_then(|(_, rest)| rest.split_once('[')?.1.split_once(']'));
    list.is_some_and(|(list, _)| list.split('"').skip(1).step_by(2).any(|one| one == sign))
}

#[cfg(test)]
mod tests;
