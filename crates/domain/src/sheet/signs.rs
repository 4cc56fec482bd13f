//! Answers to the check for warning signs: which were ticked, and when. A sheet without a tick says that none was ticked,
//! not that all is well.

use super::Sheet;
use crate::diary::{Diary, Entry, EntryKind};
use crate::moment::Moment;
use crate::signs::Sign;
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One round of answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignsNote {
    /// The signs ticked, by their ids; a later version may know more of them.
    #[serde(default)]
    pub ticked: BTreeSet<String>,
}

impl SignsNote {
    /// The answers with these signs ticked.
    pub fn of(signs: &BTreeSet<Sign>) -> Self {
        Self { ticked: signs.iter().map(|sign| sign.id().to_owned()).collect() }
    }

    /// Reads a sheet of answers.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        if sheet.kind() == EntryKind::Signs { sheet.says() } else { Err(Unreadable::Shape) }
    }

    /// The sheet of these answers; `None` when there are more than a sheet holds.
    pub fn sheet(&self, at: Moment) -> Option<Sheet> {
        Sheet::write(EntryKind::Signs, at, self)
    }

    /// The signs ticked that this version knows.
    pub fn signs(&self) -> BTreeSet<Sign> {
        self.ticked.iter().filter_map(|id| Sign::from_id(id)).collect()
    }

    /// Every round of answers in the diary with its time, newest first.
    pub fn all(diary: &Diary) -> impl Iterator<Item = (Moment, Self)> {
        diary.newest().filter_map(|(_, entry)| match entry {
            Entry::Sheet(sheet) => Some((sheet.at(), Self::read(sheet).ok()?)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::sheet::NightNote;

    fn at() -> Moment {
        Moment::parse_local("2026-11-24T09:00", 60).unwrap()
    }

    #[test]
    fn answers_read_back_and_what_a_later_version_knows_is_kept() {
        let note = SignsNote::of(&[Sign::Numb, Sign::Chest].into());
        let sheet = note.sheet(at()).unwrap();
        assert_eq!(sheet.text(), r#"{"at":1795507200000,"offset":60,"ticked":["chest","numb"]}"#);
        assert_eq!(SignsNote::read(&sheet).map(|note| note.signs()), Ok([Sign::Chest, Sign::Numb].into()));
        let later = r#"{"at":1,"offset":0,"ticked":["chest","glows"]}"#;
        let later = SignsNote::read(&Sheet::read(EntryKind::Signs, later).unwrap()).unwrap();
        assert_eq!((later.ticked.len(), later.signs()), (2, [Sign::Chest].into()));
        let night = NightNote::default().sheet(crate::night::Night::of(at()), 0).unwrap();
        assert_eq!(SignsNote::read(&night), Err(Unreadable::Shape));
    }

    #[test]
    fn rounds_come_newest_first_and_a_round_without_a_tick_is_one_too() {
        let mut diary = Diary::default();
        for (n, note) in [(1, SignsNote::of(&[Sign::Numb].into())), (2, SignsNote::default())] {
            let when = at().plus(i64::try_from(n).unwrap());
            let entry = note.sheet(when).map(Entry::Sheet);
            assert!(diary.take(diary.revise(&Id::from_parts(0, n), EntryKind::Signs, entry, when)));
        }
        let all: Vec<_> = SignsNote::all(&diary).map(|(_, note)| note.ticked.len()).collect();
        assert_eq!(all, [0, 1]);
    }
}
