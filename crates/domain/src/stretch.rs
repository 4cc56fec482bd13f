//! The catalogue of stretches, as data: names, figures, and what a step of a routine is. The words are in `content/stretch.rs`.
//!
//! Where to look next: `stretch/choice.rs` for the routines, `stretch/steps.rs` for their holds and repetitions, `stretch/plan.rs`
//! for what is played, `sheet/routine.rs` for sets of one's own, `safety.rs` for who may do what.

mod choice;
mod plan;
pub mod regularity;
mod steps;
mod summary;

pub use choice::{Choice, Routine};
pub use plan::{Plan, Played};
pub use summary::{minutes, summary};

use crate::content::Sentence;
use crate::content::stretch as content;
use crate::moment::{Millis, SECOND};
use crate::timeline::Leg;
use figure::Pose;

/// One stretch a figure can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Calf, standing at a wall.
    CalfWall,
    /// Back of the thigh, heel on a low step.
    HamstringStep,
    /// Front of the thigh, standing on one leg and holding a chair.
    QuadChair,
    /// Calf, sitting on a chair with a towel.
    CalfChair,
    /// Back of the thigh, sitting on a chair.
    HamstringChair,
    /// Calf, sitting in bed with a towel.
    CalfTowel,
    /// Back of the thigh, lying on the back with a strap.
    HamstringStrap,
    /// Front of the thigh, lying on the side.
    QuadSide,
    /// Both calves at once, leaning on a wall.
    WallLean,
}

impl Stretch {
    /// Every stretch.
    pub const ALL: [Self; 9] = [
        Self::CalfWall,
        Self::HamstringStep,
        Self::QuadChair,
        Self::CalfChair,
        Self::HamstringChair,
        Self::CalfTowel,
        Self::HamstringStrap,
        Self::QuadSide,
        Self::WallLean,
    ];

    /// The word in storage and in files. It never changes: routines of one's own refer to it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::CalfWall => "calf-wall",
            Self::HamstringStep => "hamstring-step",
            Self::QuadChair => "quad-chair",
            Self::CalfChair => "calf-chair",
            Self::HamstringChair => "hamstring-chair",
            Self::CalfTowel => "calf-towel",
            Self::HamstringStrap => "hamstring-strap",
            Self::QuadSide => "quad-side",
            Self::WallLean => "wall-lean",
        }
    }

    /// Reads a [`Stretch::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stretch| stretch.id() == id)
    }

    /// How the body is placed for it.
    pub const fn stance(self) -> Stance {
        match self {
            Self::CalfWall | Self::HamstringStep | Self::QuadChair | Self::WallLean => Stance::Standing,
            Self::CalfChair | Self::HamstringChair => Stance::Chair,
            Self::CalfTowel | Self::HamstringStrap | Self::QuadSide => Stance::Bed,
        }
    }

    /// The legs it can be done with: both at once, or one leg at a time.
    pub const fn sides(self) -> &'static [Sides] {
        match self {
            Self::WallLean => &[Sides::Both],
            _ => &[Sides::Each, Sides::Left, Sides::Right],
        }
    }

    /// Its name on the player.
    pub const fn label(self) -> &'static str {
        self.pose().label()
    }

    /// How to do it, in full.
    pub const fn instruction(self) -> &'static Sentence {
        content::instruction(self)
    }

    /// What counts, in a few words, during the hold.
    pub const fn cue(self) -> &'static Sentence {
        content::cue(self)
    }

    /// How to breathe, and how to move, in the hold.
    pub const fn breathing(self) -> &'static Sentence {
        content::breathing(self)
    }

    /// What to do between two holds.
    pub const fn between(self) -> &'static Sentence {
        content::between(self)
    }

    /// The figure that shows it.
    pub const fn pose(self) -> Pose {
        match self {
            Self::CalfWall => Pose::CalfWall,
            Self::HamstringStep => Pose::HamStep,
            Self::QuadChair => Pose::QuadChair,
            Self::CalfChair => Pose::CalfChair,
            Self::HamstringChair => Pose::HamChairUpright,
            Self::CalfTowel => Pose::CalfTowel,
            Self::HamstringStrap => Pose::HamStrap,
            Self::QuadSide => Pose::QuadSide,
            Self::WallLean => Pose::WallLean,
        }
    }
}

/// How the body is placed for a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// On the feet, with a wall, a rail or a chair to hold.
    Standing,
    /// On a sturdy chair.
    Chair,
    /// On the bed, sitting or lying.
    Bed,
}

impl Stance {
    /// Every stance, in the order shown.
    pub const ALL: [Self; 3] = [Self::Standing, Self::Chair, Self::Bed];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Standing => "Standing",
            Self::Chair => "Chair",
            Self::Bed => "Bed",
        }
    }

    /// The words inside a sentence: `standing`, `on a chair`, `in bed`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Chair => "on a chair",
            Self::Bed => "in bed",
        }
    }

    /// The word in addresses and storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Chair => "chair",
            Self::Bed => "bed",
        }
    }
}

/// Which legs a step works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// All holds on the right leg, then all on the left.
    Each,
    /// Both legs in every hold.
    Both,
    /// The left leg only.
    Left,
    /// The right leg only.
    Right,
}

impl Sides {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Each, Self::Both, Self::Left, Self::Right];

    /// The word in storage and in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Both => "both",
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// Reads a [`Sides::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sides| sides.id() == id)
    }
}

/// One step of a routine: a stretch, repeated on each side or with both legs at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is stretched.
    pub stretch: Stretch,
    /// Which legs.
    pub sides: Sides,
    /// Holds for each leg, 1 or more.
    pub repetitions: u8,
    /// Length of one hold, in milliseconds.
    pub hold: Millis,
    /// Rest between two holds of the same side, in milliseconds; 0 goes straight on. Unused with one repetition.
    pub rest: Millis,
}

impl Step {
    /// Time each leg it works on is held, in milliseconds.
    pub const fn each_leg(&self) -> Millis {
        self.repetitions as Millis * self.hold
    }

    /// Time this leg is held, in milliseconds; 0 when the step leaves it out.
    pub fn holding(&self, leg: Leg) -> Millis {
        if Leg::of(self.sides).iter().any(|one| one.works(leg)) { self.each_leg() } else { 0 }
    }

    /// Whether its holds are too short for cues of their own (see [`BRISK`]).
    pub const fn is_brisk(&self) -> bool {
        self.hold < BRISK
    }
}

/// Time to get ready before the first hold, in milliseconds.
pub const READY: Millis = 3 * SECOND;
/// Time to change sides or stretches, in milliseconds; never taken from a hold.
pub const CHANGE: Millis = 8 * SECOND;
/// Countdown when a paused session goes on, in milliseconds.
pub const RESUME: Millis = 3 * SECOND;
/// What "10 seconds more" adds, in milliseconds.
pub const MORE: Millis = 10 * SECOND;
/// From this length on a hold tells that it is half over, in milliseconds.
pub const HALVED: Millis = 20 * SECOND;
/// Holds shorter than this, in milliseconds, only say that they begin. The wall lean has fifty of three seconds: with
/// 3-2-1 and an end each, something would sound every second for five minutes.
pub const BRISK: Millis = 5 * SECOND;
/// How often the repetitions of brisk holds are counted aloud: each tenth. Fifty numbers in five minutes are noise.
pub const COUNTED: u8 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_stretches_and_legs_that_are_stored_never_change() {
        let ids = Stretch::ALL.map(Stretch::id).join(" ");
        assert_eq!(
            ids,
            "calf-wall hamstring-step quad-chair calf-chair hamstring-chair calf-towel hamstring-strap quad-side wall-lean"
        );
        assert!(Stretch::ALL.into_iter().all(|stretch| Stretch::from_id(stretch.id()) == Some(stretch)));
        assert_eq!(Sides::ALL.map(Sides::id).join(" "), "each both left right");
        assert!(Sides::ALL.into_iter().all(|sides| Sides::from_id(sides.id()) == Some(sides)));
        assert_eq!((Stretch::from_id("splits"), Sides::from_id("")), (None, None));
    }
}
