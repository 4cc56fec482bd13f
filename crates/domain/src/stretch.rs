//! The catalogue of stretches and routines, as data. The words are in `content/stretch.rs`.
//!
//! Source of the numbers: the trial routine, 3 holds of 10 s with 10 s rests for calf and hamstring, both legs
//! within about 3 minutes, right before sleep (Hallegraeff 2012, J Physiother 58:17-22, as described in Cochrane CD008496).

use crate::content::Sentence;
use crate::content::stretch as content;
use crate::figure::Pose;
use crate::moment::{Millis, SECOND};

/// One stretch a figure can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Calf, standing at a wall.
    CalfWall,
    /// Back of the thigh, heel on a low step.
    HamstringStep,
    /// Calf, sitting on a chair with a towel.
    CalfChair,
    /// Back of the thigh, sitting on a chair.
    HamstringChair,
}

impl Stretch {
    /// Its name on the player.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CalfWall => "Calf at the wall",
            Self::HamstringStep => "Back of thigh, on a step",
            Self::CalfChair => "Calf, with a towel",
            Self::HamstringChair => "Back of thigh, sitting",
        }
    }

    /// How to do it, in full.
    pub const fn instruction(self) -> &'static Sentence {
        content::instruction(self)
    }

    /// What counts, in a few words, during the hold.
    pub const fn cue(self) -> &'static Sentence {
        content::cue(self)
    }

    /// The figure that shows it.
    pub const fn pose(self) -> Pose {
        match self {
            Self::CalfWall => Pose::CalfWall,
            Self::HamstringStep => Pose::HamStep,
            Self::CalfChair => Pose::CalfChair,
            Self::HamstringChair => Pose::HamChairUpright,
        }
    }
}

/// A set of stretches with its own basis in evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Routine {
    /// Routine B, the trial routine: calf and back of thigh, 3 x 10 s each.
    Short,
}

/// How the body is placed for a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// On the feet, with a wall or rail to hold.
    Standing,
    /// On a sturdy chair.
    Chair,
}

impl Stance {
    /// Every stance, in the order shown.
    pub const ALL: [Self; 2] = [Self::Standing, Self::Chair];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Standing => "Standing",
            Self::Chair => "Chair",
        }
    }

    /// The word in addresses and storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Chair => "chair",
        }
    }
}

impl Routine {
    /// The name on the card.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Short => "Short set",
        }
    }

    /// The letter in addresses and storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Short => "b",
        }
    }
}

/// A routine in one stance: what the player plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Which routine.
    pub routine: Routine,
    /// How the body is placed.
    pub stance: Stance,
}

impl Choice {
    /// `b-standing`, as in addresses and storage.
    pub fn id(self) -> String {
        format!("{}-{}", self.routine.id(), self.stance.id())
    }

    /// Reads `b-standing`.
    pub fn from_id(text: &str) -> Option<Self> {
        match text {
            "b-standing" => Some(Self { routine: Routine::Short, stance: Stance::Standing }),
            "b-chair" => Some(Self { routine: Routine::Short, stance: Stance::Chair }),
            _ => None,
        }
    }

    /// The steps, in order. Each is done on the right leg, then on the left.
    pub const fn steps(self) -> &'static [Step] {
        match (self.routine, self.stance) {
            (Routine::Short, Stance::Standing) => &SHORT_STANDING,
            (Routine::Short, Stance::Chair) => &SHORT_CHAIR,
        }
    }
}

/// One step of a routine: a stretch, repeated on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is stretched.
    pub stretch: Stretch,
    /// Holds on each side, 1 or more.
    pub repetitions: u8,
    /// Length of one hold, in milliseconds.
    pub hold: Millis,
    /// Rest between two holds of the same side, in milliseconds.
    pub rest: Millis,
}

/// The tested dose: 3 holds of 10 s, 10 s rests.
const fn trial(stretch: Stretch) -> Step {
    Step { stretch, repetitions: 3, hold: 10 * SECOND, rest: 10 * SECOND }
}

const SHORT_STANDING: [Step; 2] = [trial(Stretch::CalfWall), trial(Stretch::HamstringStep)];
const SHORT_CHAIR: [Step; 2] = [trial(Stretch::CalfChair), trial(Stretch::HamstringChair)];

/// Time to get ready before the first hold, in milliseconds.
pub const READY: Millis = 3 * SECOND;
/// Time to change sides or stretches, in milliseconds; never taken from a hold.
pub const CHANGE: Millis = 8 * SECOND;
/// Countdown when a paused session goes on, in milliseconds.
pub const RESUME: Millis = 3 * SECOND;
/// What "10 seconds more" adds, in milliseconds.
pub const MORE: Millis = 10 * SECOND;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_reads_back_from_its_id() {
        for stance in Stance::ALL {
            let choice = Choice { routine: Routine::Short, stance };
            assert_eq!(Choice::from_id(&choice.id()), Some(choice));
        }
        assert_eq!(Choice::from_id("z-standing"), None);
    }

    #[test]
    fn the_trial_dose_is_two_minutes_of_holding() {
        for stance in Stance::ALL {
            let steps = Choice { routine: Routine::Short, stance }.steps();
            let held: Millis = steps.iter().map(|step| 2 * i64::from(step.repetitions) * step.hold).sum();
            assert_eq!(held, 120 * SECOND);
        }
    }
}
