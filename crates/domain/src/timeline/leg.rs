//! The leg a hold works on.

use crate::stretch::Sides;
use figure::Facing;

/// The leg being stretched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// The right leg.
    Right,
    /// The left leg.
    Left,
    /// Both legs at once.
    Both,
}

impl Leg {
    /// The legs a step goes through, in order.
    pub const fn of(sides: Sides) -> &'static [Self] {
        match sides {
            Sides::Each => &[Self::Right, Self::Left],
            Sides::Both => &[Self::Both],
            Sides::Left => &[Self::Left],
            Sides::Right => &[Self::Right],
        }
    }

    /// Whether a hold of this leg is one for `leg` too: a hold of both legs is one for each.
    pub fn works(self, leg: Self) -> bool {
        self == leg || self == Self::Both
    }

    /// `RIGHT`, `LEFT` or `BOTH LEGS`, as large letters on the player.
    pub const fn shout(self) -> &'static str {
        match self {
            Self::Right => "RIGHT",
            Self::Left => "LEFT",
            Self::Both => "BOTH LEGS",
        }
    }

    /// `right`, `left` or `both`, inside a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Both => "both",
        }
    }

    /// `right leg`, `left leg` or `both legs`, inside a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Right => "right leg",
            Self::Left => "left leg",
            Self::Both => "both legs",
        }
    }

    /// `Right leg`, `Left leg` or `Both legs`, at the start of a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "Right leg",
            Self::Left => "Left leg",
            Self::Both => "Both legs",
        }
    }

    /// The way the figure faces; with both legs it is not mirrored.
    pub const fn facing(self) -> Facing {
        match self {
            Self::Right | Self::Both => Facing::Right,
            Self::Left => Facing::Left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_legs_are_not_mirrored_and_count_for_each() {
        assert_eq!(Leg::Both.facing(), Facing::Right);
        assert_eq!(Leg::Left.facing(), Facing::Left);
        assert!(Leg::Both.works(Leg::Left) && Leg::Both.works(Leg::Right) && Leg::Right.works(Leg::Right));
        assert!(!Leg::Right.works(Leg::Left) && !Leg::Left.works(Leg::Right));
        assert_eq!(Leg::Both.shout(), "BOTH LEGS");
    }
}
