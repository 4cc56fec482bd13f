//! Sheets: records that only the later screens understand. The first screens carry them as the text that is stored, so that they
//! are kept, merged, mirrored and backed up like everything else without their shapes being downloaded first.
//!
//! A sheet's text is one JSON object on one line. All of them have `at` and `offset` (when it belongs); what else is in it is
//! read by the module of its kind. Sheets of a night have an id that tells the time; standing ones (a routine, a plan) have one
//! that does not, so they share the one drawer that the later screens always read.

mod name;
mod night;
mod routine;
mod signs;
mod trial;

pub(crate) use name::one_line;
pub use night::NightNote;
pub use routine::{
    Fault, HOLD, Limits, NAME, OwnRoutine, REPETITIONS, REST, RoutineShape, STEPS, StepShape, Way, tidy_name,
};
pub use signs::SignsNote;
pub use trial::TrialShape;

use crate::diary::EntryKind;
use crate::id::Id;
use crate::merge::lent::merging;
use crate::moment::{Millis, Moment};
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The longest text of a sheet, in bytes.
pub const LONGEST: usize = 200_000;

/// A record in the words it is stored in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    kind: EntryKind,
    at: Moment,
    text: String,
}

#[derive(Deserialize)]
struct Head {
    at: Millis,
    offset: i16,
}

impl Sheet {
    /// Takes a stored text; its kind is one that [`EntryKind::is_sheet`]. Its members come into the order of version 3.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] when it is no JSON object with a time, is not on one line, or is too long.
    pub fn read(kind: EntryKind, text: &str) -> Result<Self, Unreadable> {
        let head: Head = serde_json::from_str(text).map_err(|_| Unreadable::Shape)?;
        let plain = text.starts_with('{') && text.len() <= LONGEST && !text.contains(['\n', '\r']);
        let at = Moment::new(head.at, head.offset).filter(|_| plain && kind.is_sheet());
        let at = at.ok_or(Unreadable::Shape)?;
        let text = merging().map_or_else(|| text.to_owned(), |merging| (merging.spell)(kind, text));
        Ok(Self { kind, at, text })
    }

    /// Writes a shape, which has fields of its own beside the time; `None` when it is too long.
    pub fn write<T: Serialize>(kind: EntryKind, at: Moment, shape: &T) -> Option<Self> {
        let text = Self::spell(at, shape)?;
        Self::read(kind, &text).ok()
    }

    /// The time and what a shape says, in its own order.
    pub(crate) fn spell<T: Serialize>(at: Moment, shape: &T) -> Option<String> {
        // These shapes hold no maps with odd keys and no floats: writing them cannot fail.
        let body = serde_json::to_string(shape).ok()?;
        let rest = body.strip_prefix('{')?;
        let comma = if rest == "}" { "" } else { "," };
        Some(format!(r#"{{"at":{},"offset":{}{comma}{rest}"#, at.epoch(), at.offset()))
    }

    /// What it says, as a shape of its kind. Fields the shape does not name are left out.
    ///
    /// # Errors
    /// [`Unreadable::Shape`].
    pub fn says<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        serde_json::from_str(&self.text).map_err(|_| Unreadable::Shape)
    }

    /// Its kind.
    pub const fn kind(&self) -> EntryKind {
        self.kind
    }

    /// When it belongs.
    pub const fn at(&self) -> Moment {
        self.at
    }

    /// The text that is stored.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The id of a new standing sheet of a kind: it tells no time.
pub fn standing_id(kind: EntryKind, random: u64) -> Option<Id> {
    // A letter beyond `f` in the part where other ids have the time.
    Id::parse(&format!("{}{random:016x}", kind.id())).filter(|id| kind.is_standing() && id.born().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize, Debug, PartialEq, Eq)]
    struct Shape {
        word: String,
    }

    fn at() -> Moment {
        Moment::new(1_795_500_000_000, 60).unwrap()
    }

    #[test]
    fn a_sheet_says_again_what_was_written() {
        let word = "two\nlines, \"quoted\" and \u{1F319}".to_owned();
        let sheet = Sheet::write(EntryKind::Routine, at(), &Shape { word: word.clone() }).unwrap();
        assert!(!sheet.text().contains('\n'));
        let again = Sheet::read(EntryKind::Routine, sheet.text()).unwrap();
        assert_eq!((again.at(), again.says()), (at(), Ok(Shape { word })));
        assert_eq!(again, sheet);
    }

    #[test]
    fn what_is_no_sheet_is_not_taken() {
        for odd in
            ["", "null", "[1]", "{}", r#"{"at":1}"#, "{\"at\":1,\n\"offset\":0}", r#"{"at":1,"offset":0"#]
        {
            assert_eq!(Sheet::read(EntryKind::Plan, odd), Err(Unreadable::Shape), "{odd}");
        }
        assert_eq!(Sheet::read(EntryKind::Cramp, r#"{"at":1,"offset":0}"#), Err(Unreadable::Shape));
        let long = Shape { word: "a".repeat(LONGEST) };
        assert_eq!(Sheet::write(EntryKind::Plan, at(), &long), None);
    }

    #[test]
    fn a_standing_id_tells_no_time_and_others_are_not_given() {
        for kind in EntryKind::ALL {
            let id = standing_id(kind, u64::MAX);
            assert_eq!(id.is_some(), kind.is_standing(), "{kind:?}");
            assert!(id.is_none_or(|id| id.born().is_none()));
        }
    }
}
