//! What a stretch asks of a body.

use crate::stretch::Stretch;

/// A set of demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asks(u16);

impl Asks {
    /// Nothing.
    pub(super) const NOTHING: Self = Self(0);
    /// To stand.
    pub(super) const STANDING: Self = Self(1);
    /// To stand on one leg with the other foot in the hand.
    pub(super) const BALANCE: Self = Self(1 << 1);
    /// To lean forward.
    pub(super) const FORWARD: Self = Self(1 << 2);
    /// To bend a hip to a right angle or further, or to draw the straight leg up to the body.
    pub(super) const HIP: Self = Self(1 << 3);
    /// To lie on the side, where a leg may cross the other, and to reach behind the back, which twists it.
    pub(super) const SIDE: Self = Self(1 << 4);
    /// To feel how hard a towel or a strap pulls at the foot.
    pub(super) const PULL: Self = Self(1 << 5);
    /// To lie flat on the back for minutes.
    pub(super) const FLAT: Self = Self(1 << 6);
    /// A sound thigh: everything but the calf.
    pub(super) const THIGH: Self = Self(1 << 7);
    /// A sound calf.
    pub(super) const CALF: Self = Self(1 << 8);
    /// Everything.
    pub(super) const ANYTHING: Self = Self((1 << 9) - 1);

    /// Both sets together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any demand is in both.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What a stretch asks. On a bed the other knee is drawn up, so the calf there bends a hip far as well.
    pub(super) const fn of(stretch: Stretch) -> Self {
        match stretch {
            Stretch::CalfWall | Stretch::WallLean => Self::STANDING.and(Self::CALF),
            Stretch::HamstringStep => Self::STANDING.and(Self::FORWARD).and(Self::HIP).and(Self::THIGH),
            Stretch::QuadChair => Self::STANDING.and(Self::BALANCE).and(Self::THIGH),
            Stretch::CalfChair => Self::PULL.and(Self::CALF),
            Stretch::HamstringChair => Self::THIGH,
            Stretch::CalfTowel => Self::PULL.and(Self::HIP).and(Self::CALF),
            Stretch::HamstringStrap => Self::PULL.and(Self::HIP).and(Self::FLAT).and(Self::THIGH),
            Stretch::QuadSide => Self::SIDE.and(Self::THIGH),
        }
    }
}
