//! What is noted of a night as a whole: that it was quiet, the habits of its evening, sleep, the morning after. Everything is
//! optional; what is not noted is missing, never "no".

use super::Sheet;
use crate::diary::EntryKind;
use crate::id::Id;
use crate::night::Night;
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One night, as far as it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightNote {
    /// Somebody said that there was no cramp.
    #[serde(default, skip_serializing_if = "is_not")]
    pub quiet: bool,
    /// Ticked habits, by their ids.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub habits: BTreeSet<String>,
    /// When the light went out, in minutes after 12:00 of the evening's date, 0 to 1439 on the wall clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bed: Option<u16>,
    /// When the person got up, in the same minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rise: Option<u16>,
    /// How much sleep was disturbed, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disturbed: Option<u8>,
    /// Whether the leg was sore the next day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sore: Option<bool>,
    /// A new or changed medicine, in the person's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub medicine: String,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(value: &bool) -> bool {
    !*value
}

impl NightNote {
    /// The id of the one sheet of a night: the same on every device, so that two never stand beside each other.
    pub fn id(night: Night) -> Id {
        Id::from_parts(night.noon(0).epoch(), 0)
    }

    /// Reads the sheet of a night.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet, or a number out of its range.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        let note: Self = sheet.says()?;
        let minute = |minute: Option<u16>| minute.is_none_or(|minute| minute < 24 * 60);
        let fits = minute(note.bed) && minute(note.rise) && note.disturbed.is_none_or(|much| much <= 10);
        if fits && sheet.kind() == EntryKind::Night { Ok(note) } else { Err(Unreadable::Shape) }
    }

    /// The sheet of this night; `None` when it says more than a sheet holds. `offset` is the wall clock's at that noon.
    pub fn sheet(&self, night: Night, offset: i16) -> Option<Sheet> {
        Sheet::write(EntryKind::Night, night.noon(offset), self)
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Diary, Entry};
    use crate::moment::Moment;

    fn night(text: &str) -> Night {
        Night::of(Moment::parse_local(text, 0).unwrap())
    }

    fn full() -> NightNote {
        NightNote {
            quiet: true,
            habits: ["alcohol".to_owned(), "walk".to_owned()].into(),
            bed: Some(630),
            rise: Some(1_140),
            disturbed: Some(10),
            sore: Some(false),
            medicine: "a new water tablet".into(),
            note: "slept\nwell".into(),
        }
    }

    #[test]
    fn a_night_reads_back_and_belongs_to_its_night_wherever_it_was_written() {
        for offset in [-720, 0, 60, 840] {
            let tonight = night("2026-11-23T22:00");
            let sheet = full().sheet(tonight, offset).unwrap();
            assert_eq!(NightNote::read(&sheet), Ok(full()));
            assert_eq!(Night::of(sheet.at()), tonight);
        }
        assert!(NightNote::default().is_empty() && !full().is_empty());
    }

    #[test]
    fn a_number_out_of_its_range_is_no_night() {
        for odd in [
            NightNote { bed: Some(1_440), ..full() },
            NightNote { rise: Some(1_440), ..full() },
            NightNote { disturbed: Some(11), ..full() },
        ] {
            let sheet = odd.sheet(night("2026-11-23T22:00"), 0).unwrap();
            assert_eq!(NightNote::read(&sheet), Err(Unreadable::Shape));
        }
        let sheet = Sheet::write(EntryKind::Plan, Moment::new(0, 0).unwrap(), &full()).unwrap();
        assert_eq!(NightNote::read(&sheet), Err(Unreadable::Shape));
    }

    #[test]
    fn a_night_has_one_sheet_and_its_own_month() {
        let (one, other) = (night("2026-11-23T22:00"), night("2026-11-24T03:00"));
        assert_eq!(NightNote::id(one), NightNote::id(other));
        assert_ne!(NightNote::id(one), NightNote::id(night("2026-11-24T12:00")));
        assert_eq!(crate::month::Month::of(&NightNote::id(one)).to_string(), "2026-11");
        let mut diary = Diary::default();
        let now = Moment::parse_local("2026-11-24T08:00", 0).unwrap();
        let entry = Entry::Sheet(full().sheet(one, 0).unwrap());
        assert!(diary.take(diary.revise(&NightNote::id(one), EntryKind::Night, Some(entry), now)));
        assert_eq!(diary.note(other), Some(full()));
    }
}
