//! A text that somebody writes while the same text may change elsewhere. Nothing of either is ever lost.

use serde::{Deserialize, Serialize};

/// The longest text the diary takes, in characters. Far beyond what anyone types; it bounds a runaway paste.
pub const LONGEST: usize = 20_000;
/// From how many characters on it is said how many are left.
const NEAR: usize = 500;

/// How much room is left in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Enough to say nothing of it.
    Plenty,
    /// Room for this many more characters.
    Left(usize),
    /// This many characters too many: it cannot be saved like that.
    Over(usize),
}

impl Room {
    /// The room that is left in a text.
    pub fn of(text: &str) -> Self {
        // A character has at most four bytes: most texts need no counting.
        if text.len() <= LONGEST - NEAR {
            return Self::Plenty;
        }
        let count = text.chars().count();
        match LONGEST.checked_sub(count) {
            None => Self::Over(count - LONGEST),
            Some(left) if left <= NEAR => Self::Left(left),
            Some(_) => Self::Plenty,
        }
    }

    /// Whether the text is too long.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Over(_))
    }

    /// What is said of it; empty when there is plenty.
    pub fn words(self) -> String {
        match self {
            Self::Plenty => String::new(),
            Self::Left(1) => "Room for 1 more letter.".to_owned(),
            Self::Left(left) => format!("Room for {left} more letters."),
            Self::Over(1) => format!("This is 1 letter too long.{NOT_YET}"),
            Self::Over(over) => format!("This is {over} letters too long.{NOT_YET}"),
        }
    }
}

const NOT_YET: &str = " All of it is kept here, but it is not saved in the diary yet. Make it shorter.";

/// A text as it was, and as the person has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextField {
    base: String,
    edited: String,
}

/// What somebody made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    before: String,
    after: String,
}

impl TextField {
    /// A field that says what is kept.
    pub fn new(kept: &str) -> Self {
        Self { base: kept.to_owned(), edited: kept.to_owned() }
    }

    /// The text as the person has it, letter for letter.
    pub fn text(&self) -> &str {
        &self.edited
    }

    /// The person wrote this.
    pub fn write(&mut self, text: String) {
        self.edited = text;
    }

    /// The room that is left.
    pub fn room(&self) -> Room {
        Room::of(&self.edited)
    }

    /// Nothing but spaces says nothing.
    fn said(&self) -> &str {
        if self.edited.trim().is_empty() { "" } else { &self.edited }
    }

    /// Whether the person has changed it.
    pub fn is_touched(&self) -> bool {
        self.said() != self.base
    }

    /// Follows what is kept, as long as the person has not touched it. What it said before stays known, so that both texts are kept.
    pub fn follow(&mut self, kept: &str) {
        if !self.is_touched() && self.base != kept {
            kept.clone_into(&mut self.edited);
        }
        if self.said() == kept {
            kept.clone_into(&mut self.base);
        }
    }

    /// This was saved: also where it is more than the person wrote here, because there was something else too.
    pub fn saved(&mut self, kept: String) {
        if self.said() != kept {
            self.edited.clone_from(&kept);
        }
        self.base = kept;
    }

    /// What was written elsewhere while the person wrote here.
    pub fn elsewhere<'k>(&self, kept: &'k str) -> Option<&'k str> {
        let other = !kept.is_empty() && kept != self.base && !self.edited.contains(kept);
        (other && self.is_touched()).then_some(kept)
    }

    /// What the person made of it; nothing when they did not touch it.
    pub fn change(&self) -> Option<TextChange> {
        let change = || TextChange { before: self.base.clone(), after: self.said().to_owned() };
        self.is_touched().then(change)
    }
}

impl TextChange {
    /// The text to keep, where this is kept by now.
    pub fn onto(&self, kept: &str) -> String {
        both(&self.before, &self.after, kept)
    }
}

/// What is kept of a text that was `before`, that became `mine` here and `theirs` elsewhere: both, where both were changed. Theirs comes
/// first, so that who is still writing goes on at the end.
pub fn both(before: &str, mine: &str, theirs: &str) -> String {
    if mine == before {
        theirs.to_owned()
    } else if theirs == before || mine.contains(theirs) {
        mine.to_owned()
    } else if theirs.contains(mine) {
        theirs.to_owned()
    } else {
        format!("{theirs}\n\n{mine}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(kept: &str, text: &str) -> TextField {
        let mut field = TextField::new(kept);
        field.write(text.to_owned());
        field
    }

    #[test]
    fn a_text_nobody_touched_follows_and_one_being_written_stays() {
        let mut field = TextField::new("old");
        field.follow("new");
        assert_eq!((field.text(), field.change()), ("new", None));
        field.write("new and mine".into());
        field.follow("theirs");
        assert_eq!((field.text(), field.elsewhere("theirs")), ("new and mine", Some("theirs")));
        assert_eq!(field.change().unwrap().onto("theirs"), "theirs\n\nnew and mine");
    }

    #[test]
    fn what_is_saved_from_here_is_touched_no_more_and_stays_as_it_is_typed() {
        let mut field = typed("", "a cup ");
        field.follow("a cup ");
        assert!(!field.is_touched() && field.text() == "a cup ");
        let mut blank = typed("", "  ");
        blank.follow("");
        assert_eq!((blank.change(), blank.text()), (None, "  "), "spaces under the finger are left alone");
        blank.saved(String::new());
        assert_eq!(blank.text(), "  ");
        let mut met = typed("", "mine");
        met.saved("theirs\n\nmine".into());
        assert_eq!((met.text(), met.change()), ("theirs\n\nmine", None));
        let mut joined = typed("", "mine");
        joined.follow("theirs\n\nmine");
        assert_eq!(joined.elsewhere("theirs\n\nmine"), Some("theirs\n\nmine"));
    }

    #[test]
    fn two_texts_that_meet_are_both_kept() {
        for (before, mine, theirs, kept) in [
            ("", "mine", "", "mine"),
            ("", "", "theirs", "theirs"),
            ("old", "", "old", ""),
            ("old", "", "old and new", "old and new"),
            ("old", "old", "", ""),
            ("old", "mine", "", "mine"),
            ("old", "mine", "theirs", "theirs\n\nmine"),
            ("old", "same", "same", "same"),
            ("old", "old and more", "old", "old and more"),
            ("old", "theirs\n\nmine", "theirs", "theirs\n\nmine"),
        ] {
            assert_eq!(both(before, mine, theirs), kept, "{before} {mine} {theirs}");
        }
    }

    #[test]
    fn the_room_is_said_near_the_end_and_never_more_is_taken() {
        let room = |count: usize| Room::of(&"ä".repeat(count));
        assert_eq!((room(0), room(LONGEST - NEAR - 1)), (Room::Plenty, Room::Plenty));
        assert_eq!((room(LONGEST - NEAR), room(LONGEST)), (Room::Left(500), Room::Left(0)));
        assert_eq!((room(LONGEST + 1), room(25_008)), (Room::Over(1), Room::Over(5_008)));
        assert_eq!(room(LONGEST - 1).words(), "Room for 1 more letter.");
        assert!(room(25_008).words().starts_with("This is 5008 letters too long. All of it is kept here"));
        assert!(room(25_008).is_over() && !room(LONGEST).is_over() && Room::Plenty.words().is_empty());
    }

    proptest! {
        #[test]
        fn no_text_is_ever_lost(before in "[a-c ]{0,4}", mine in "[a-c ]{0,4}", theirs in "[a-c ]{0,4}") {
            let kept = both(&before, &mine, &theirs);
            prop_assert!(mine == before || kept.contains(&mine));
            prop_assert!(theirs == before || kept.contains(&theirs));
        }
    }
}
