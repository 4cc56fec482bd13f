//! What a session leaves in the diary.

use crate::moment::{Millis, Moment};
use crate::stretch::Played;

/// What a finished or ended session leaves in the diary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When it began.
    pub started: Moment,
    /// What was played.
    pub choice: Played,
    /// Milliseconds held with the left leg.
    pub left: Millis,
    /// Milliseconds held with the right leg; a hold of both legs counts for each.
    pub right: Millis,
    /// Milliseconds the routine asks for, both legs together. 0 when the timer has no say: the person says that it was done.
    pub planned: Millis,
    /// How much more of that the left leg is asked for than the right, in milliseconds; 0 for every set of the app.
    pub more_left: Millis,
}

/// How much of a session was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of the planned holding, on each leg.
    Full,
    /// Less.
    Part,
    /// Done, as the person says, without the timer or past it.
    Untimed,
    /// Ended before the first hold; not for the diary.
    Nothing,
}

impl Done {
    /// "I did it without the timer": no seconds are claimed.
    pub fn untimed(choice: impl Into<Played>, started: Moment) -> Self {
        Self { started, choice: choice.into(), left: 0, right: 0, planned: 0, more_left: 0 }
    }

    /// How much was done.
    pub const fn extent(&self) -> Extent {
        // Each leg for itself: what one leg held longer is not the other leg's holding.
        let (planned, more) = (self.planned, self.more_left);
        let all =
            self.left >= planned.saturating_add(more) / 2 && self.right >= planned.saturating_sub(more) / 2;
        match (self.planned, self.left, self.right) {
            (0, ..) => Extent::Untimed,
            (_, 0, 0) => Extent::Nothing,
            _ if all => Extent::Full,
            _ => Extent::Part,
        }
    }

    /// Whether all of the planned holding was done, on each leg.
    pub const fn is_full(&self) -> bool {
        matches!(self.extent(), Extent::Full)
    }

    /// Whether nothing was held and nobody says that it was done.
    pub const fn is_empty(&self) -> bool {
        matches!(self.extent(), Extent::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(left: Millis, right: Millis) -> Done {
        let choice = crate::stretch::Choice::from_id("b-standing").unwrap();
        Done { left, right, planned: 120_000, ..Done::untimed(choice, Moment::default()) }
    }

    #[test]
    fn full_part_untimed_and_nothing_are_told_apart() {
        assert_eq!(done(60_000, 60_000).extent(), Extent::Full);
        assert_eq!(done(60_000, 59_999).extent(), Extent::Part);
        assert_eq!(done(0, 0).extent(), Extent::Nothing);
        let untimed = Done { planned: 0, ..done(0, 0) };
        assert_eq!(untimed.extent(), Extent::Untimed);
        assert!(!untimed.is_empty() && !untimed.is_full(), "it is noted, and no seconds are claimed");
    }

    #[test]
    fn a_set_for_one_leg_is_done_when_that_leg_is() {
        let left = |left| Done { more_left: 120_000, ..done(left, 0) };
        assert_eq!((left(120_000).extent(), left(119_999).extent()), (Extent::Full, Extent::Part));
        let right = Done { more_left: -120_000, ..done(120_000, 0) };
        assert_eq!(right.extent(), Extent::Part, "that was the other leg");
    }

    #[test]
    fn one_leg_held_longer_does_not_make_up_for_the_other() {
        assert_eq!(done(50_000, 90_000).extent(), Extent::Part);
    }
}
