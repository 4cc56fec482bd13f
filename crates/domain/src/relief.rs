//! What to do in a cramp, for each muscle and position.
//!
//! The words are in `content/cramp.rs`; the drawing of a figure in `figure/`. The same pairs stand in `index.html`.

use crate::body::{Muscle, Position};
use crate::content::{Sentence, cramp};
use crate::moment::{MINUTE, Millis};

/// After this long a cramp is longer than usual and the screen turns to asking for help: 10 minutes, in
/// milliseconds (NHS and NI Direct, leg cramps).
pub const TEN_MINUTES: Millis = 10 * MINUTE;

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
}
