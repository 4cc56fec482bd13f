//! What to do in a cramp, for each muscle and position.
//!
//! The words are in `content/cramp.rs`; the drawing of a figure in `figure/`. The same pairs stand in `index.html`.

use crate::content::{Sentence, cramp};
use crate::moment::{MINUTE, Millis};

/// After this long a cramp is longer than usual and the screen turns to asking for help: 10 minutes, in
/// milliseconds (NHS and NI Direct, leg cramps).
pub const TEN_MINUTES: Millis = 10 * MINUTE;

/// Where the cramp is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Muscle {
    /// The calf; four in five cramps, so it is the first shown.
    #[default]
    Calf,
    /// The sole of the foot.
    Foot,
    /// The hamstring, back of the thigh.
    Hamstring,
    /// The quadriceps, front of the thigh.
    Quad,
    /// Shin, inner thigh, or anywhere else.
    Other,
}

impl Muscle {
    /// Every muscle, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Calf, Self::Foot, Self::Hamstring, Self::Quad, Self::Other];

    /// The name on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Calf => "Calf",
            Self::Foot => "Foot",
            Self::Hamstring => "Back of thigh",
            Self::Quad => "Front of thigh",
            Self::Other => "Somewhere else",
        }
    }

    /// The name in storage, in addresses and in `index.html`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Calf => "calf",
            Self::Foot => "foot",
            Self::Hamstring => "hamstring",
            Self::Quad => "quad",
            Self::Other => "other",
        }
    }

    /// Reads an [`Muscle::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|muscle| muscle.id() == id)
    }
}

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Lying or sitting in bed; always shown first.
    #[default]
    Bed,
    /// Standing, only if steady.
    Standing,
}

impl Position {
    /// Both positions, in the order of the buttons.
    pub const ALL: [Self; 2] = [Self::Bed, Self::Standing];

    /// The name on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bed => "In bed",
            Self::Standing => "Standing",
        }
    }

    /// The name in addresses and in `index.html`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bed => "bed",
            Self::Standing => "standing",
        }
    }

    /// Reads a [`Position::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.id() == id)
    }
}

/// The one instruction for a muscle in a position.
pub const fn instruction(muscle: Muscle, position: Position) -> &'static Sentence {
    match (muscle, position) {
        (Muscle::Calf, Position::Bed) => &cramp::CALF_BED,
        (Muscle::Calf, Position::Standing) => &cramp::CALF_STANDING,
        (Muscle::Foot, Position::Bed) => &cramp::FOOT_BED,
        (Muscle::Foot, Position::Standing) => &cramp::FOOT_STANDING,
        (Muscle::Hamstring, Position::Bed) => &cramp::HAMSTRING_BED,
        (Muscle::Hamstring, Position::Standing) => &cramp::HAMSTRING_STANDING,
        (Muscle::Quad, Position::Bed) => &cramp::QUAD_BED,
        (Muscle::Quad, Position::Standing) => &cramp::QUAD_STANDING,
        (Muscle::Other, _) => &cramp::OTHER,
    }
}

/// A second, smaller line: the towel for those who cannot reach, or the warning before standing.
pub const fn hint(muscle: Muscle, position: Position) -> Option<&'static Sentence> {
    match (muscle, position) {
        (_, Position::Standing) => Some(&cramp::ONLY_IF_STEADY),
        (Muscle::Calf, Position::Bed) => Some(&cramp::TOWEL),
        (Muscle::Quad, Position::Bed) => Some(&cramp::STRAP),
        (Muscle::Foot | Muscle::Hamstring | Muscle::Other, Position::Bed) => None,
    }
}

/// The pose of the figure beside the instruction; `None` where no picture would be true.
pub const fn figure_id(muscle: Muscle, position: Position) -> Option<&'static str> {
    match (muscle, position) {
        (Muscle::Calf, Position::Bed) => Some("r-calf-sit"),
        (Muscle::Calf, Position::Standing) => Some("r-stand"),
        (Muscle::Foot, Position::Standing) => Some("r-stand-arch"),
        (Muscle::Foot, Position::Bed) => Some("r-arch"),
        (Muscle::Hamstring, Position::Bed) => Some("r-ham"),
        (Muscle::Hamstring, Position::Standing) => Some("ham-step"),
        (Muscle::Quad, Position::Bed) => Some("r-quad-lie"),
        (Muscle::Quad, Position::Standing) => Some("quad-chair"),
        (Muscle::Other, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_muscle_has_an_instruction_in_both_positions_and_only_other_repeats_itself() {
        for muscle in Muscle::ALL {
            let bed = instruction(muscle, Position::Bed);
            let standing = instruction(muscle, Position::Standing);
            assert_eq!(bed == standing, muscle == Muscle::Other, "{muscle:?}");
            assert_eq!(figure_id(muscle, Position::Bed).is_none(), muscle == Muscle::Other);
        }
    }

    #[test]
    fn standing_is_never_shown_without_its_warning() {
        for muscle in Muscle::ALL {
            assert_eq!(hint(muscle, Position::Standing), Some(&cramp::ONLY_IF_STEADY));
        }
    }

    #[test]
    fn the_front_of_the_thigh_is_not_treated_like_its_back() {
        for position in Position::ALL {
            let (front, back) =
                (instruction(Muscle::Quad, position), instruction(Muscle::Hamstring, position));
            assert!(front.text.contains("heel to your buttock") && !back.text.contains("buttock"));
        }
    }

    #[test]
    fn ids_read_back_and_nothing_else_does() {
        for muscle in Muscle::ALL {
            assert_eq!(Muscle::from_id(muscle.id()), Some(muscle));
        }
        for position in Position::ALL {
            assert_eq!(Position::from_id(position.id()), Some(position));
        }
        assert_eq!(Muscle::from_id("Calf"), None);
        assert_eq!(Position::from_id(""), None);
    }
}
