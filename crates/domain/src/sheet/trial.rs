//! The experiment of twelve weeks as it is kept: its first night, what each pair of weeks begins with, and when it was ended early.
//! Its plan and its arithmetic: `insight/experiment.rs`.

use super::Sheet;
use crate::diary::{Diary, EntryKind};
use crate::id::Id;
use crate::insight::{Block, Experiment, PAIRS};
use crate::night::Night;
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize};

/// An experiment in the words it is stored in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialShape {
    /// The date of its first evening, `2026-11-24`.
    start: String,
    /// What each pair of weeks begins with: six times `routine` or `usual`.
    first: Vec<String>,
    /// The date of the first evening that no longer belongs to it, when it was ended early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended: Option<String>,
}

const fn word(block: Block) -> &'static str {
    match block {
        Block::Routine => "routine",
        Block::Usual => "usual",
    }
}

impl Experiment {
    /// Reads the sheet of an experiment.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet, a date that is none, or an order that is none.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        let shape: TrialShape = sheet.says()?;
        let whole = shape.first.len() == PAIRS && sheet.kind() == EntryKind::Trial;
        let mut orders = 0_u8;
        for (pair, first) in shape.first.iter().enumerate().take(PAIRS) {
            match first.as_str() {
                "routine" => orders |= 1 << pair,
                "usual" => {}
                _ => return Err(Unreadable::Shape),
            }
        }
        let night = |text: &str| Night::parse(text).ok_or(Unreadable::Shape);
        let (start, ended) = (night(&shape.start)?, shape.ended.as_deref().map(night).transpose()?);
        if whole { Ok(Self { start, orders, ended }) } else { Err(Unreadable::Shape) }
    }

    /// The shape that is stored.
    pub fn shape(self) -> TrialShape {
        let first = self.blocks().iter().step_by(2).map(|block| word(*block).to_owned()).collect();
        TrialShape { start: self.start.iso(), first, ended: self.ended.map(Night::iso) }
    }

    /// Every experiment of a diary with its name, the earliest first.
    pub fn all(diary: &Diary) -> Vec<(Id, Self)> {
        let sheets = diary.standing(EntryKind::Trial);
        let mut all: Vec<_> =
            sheets.filter_map(|(id, sheet)| Some((id.clone(), Self::read(sheet).ok()?))).collect();
        all.sort_by(|(a, one), (b, other)| (one.start, a).cmp(&(other.start, b)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Entry;
    use crate::moment::Moment;
    use crate::sheet::standing_id;
    use proptest::prelude::*;

    fn at() -> Moment {
        Moment::parse_local("2026-11-24T21:00", 60).unwrap()
    }

    fn sheet(experiment: Experiment) -> Sheet {
        Sheet::write(EntryKind::Trial, at(), &experiment.shape()).unwrap()
    }

    #[test]
    fn it_is_kept_in_words() {
        let experiment = Experiment::plan(Night::of(at()), 0b00_0101);
        assert_eq!(
            sheet(experiment).text(),
            r#"{"at":1795550400000,"offset":60,"first":["routine","usual","routine","usual","usual","usual"],"start":"2026-11-24"}"#
        );
    }

    #[test]
    fn what_is_no_experiment_is_not_read() {
        let good = sheet(Experiment::plan(Night::of(at()), 63)).text().to_owned();
        for (old, new) in [
            ("2026-11-24", "2026-11-31"),
            (r#""routine","#, ""),
            (r#""first":["#, r#""first":["usual","#),
            (r#""first":["routine""#, r#""first":["neither""#),
            (r#","start":"2026-11-24""#, ""),
            (r#""}"#, r#"","ended":"soon"}"#),
        ] {
            let odd = good.replace(old, new);
            assert_ne!(odd, good);
            let odd = Sheet::read(EntryKind::Trial, &odd).unwrap();
            assert_eq!(Experiment::read(&odd), Err(Unreadable::Shape), "{}", odd.text());
        }
        let other = Sheet::read(EntryKind::Plan, &good).unwrap();
        assert_eq!(Experiment::read(&other), Err(Unreadable::Shape));
    }

    #[test]
    fn a_diary_has_them_by_their_first_night_and_leaves_out_what_it_cannot_read() {
        let mut diary = Diary::default();
        let night = |days| Night::of(at()).step(days).unwrap();
        for (n, days) in [(1, 90), (2, 0), (3, -90)] {
            let id = standing_id(EntryKind::Trial, n).unwrap();
            let entry = Entry::Sheet(sheet(Experiment::plan(night(days), n)));
            assert!(diary.take(diary.revise(&id, EntryKind::Trial, Some(entry), at())));
        }
        let id = standing_id(EntryKind::Trial, 4).unwrap();
        let later = Sheet::read(EntryKind::Trial, r#"{"at":1,"offset":0,"weeks":20}"#).unwrap();
        assert!(diary.take(diary.revise(&id, EntryKind::Trial, Some(Entry::Sheet(later)), at())));
        let starts: Vec<_> = Experiment::all(&diary).into_iter().map(|(_, one)| one.start).collect();
        assert_eq!(starts, [night(-90), night(0), night(90)]);
    }

    proptest! {
        #[test]
        fn every_experiment_reads_back(day in -40_000_i64..60_000, orders in 0_u64..64, ended: Option<u8>) {
            let start = Night::of(at()).step(day).unwrap_or(Night::of(at()));
            let ended = ended.and_then(|nights| start.step(i64::from(nights)));
            let experiment = Experiment { ended, ..Experiment::plan(start, orders) };
            prop_assert_eq!(Experiment::read(&sheet(experiment)), Ok(experiment));
        }
    }
}
