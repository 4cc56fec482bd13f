//! What may feel good after a cramp: how long, and when it is enough. Optional, and none is better than another.
//!
//! Not here: the words with their cautions (`content/cramp.rs`).

use crate::content::{Sentence, cramp};
use crate::moment::{MINUTE, Millis, Moment};
use crate::safety::LegWarning;

/// One thing to do after a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aftercare {
    /// Warmth.
    Warmth,
    /// A gentle rub.
    Rub,
    /// Legs a little higher than the heart.
    LegsUp,
    /// Cold.
    Cold,
}

impl Aftercare {
    /// Each, in the order shown, which is no ranking.
    pub const ALL: [Self; 4] = [Self::Warmth, Self::Rub, Self::LegsUp, Self::Cold];

    /// Each that may be offered: none of them to a leg that may be a clot, or is cold.
    pub const fn offered(leg: Option<LegWarning>) -> &'static [Self] {
        if leg.is_some() { &[] } else { &Self::ALL }
    }

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Warmth => "Warmth",
            Self::Rub => "Gentle rub",
            Self::LegsUp => "Legs up",
            Self::Cold => "Cold pack",
        }
    }

    /// How, and who should not.
    pub const fn how(self) -> &'static Sentence {
        match self {
            Self::Warmth => &cramp::WARMTH,
            Self::Rub => &cramp::RUB,
            Self::LegsUp => &cramp::LEGS_UP,
            Self::Cold => &cramp::COLD,
        }
    }

    /// When to stop before the time is over; said while it runs.
    pub const fn stop(self) -> &'static Sentence {
        match self {
            Self::Warmth => &cramp::STOP_WARMTH,
            Self::Rub => &cramp::STOP_RUB,
            Self::LegsUp => &cramp::STOP_LEGS_UP,
            Self::Cold => &cramp::STOP_COLD,
        }
    }

    /// How long it runs, in minutes.
    pub const fn minutes(self) -> i64 {
        match self {
            Self::Warmth => 15,
            Self::Rub => 2,
            Self::LegsUp | Self::Cold => 10,
        }
    }

    /// Minutes that may be added once: legs may stay up, and cold on, for a quarter of an hour in all; warmth for twenty minutes.
    pub const fn more(self) -> i64 {
        match self {
            Self::Warmth | Self::LegsUp | Self::Cold => 5,
            Self::Rub => 0,
        }
    }
}

/// One of them, begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Which.
    pub what: Aftercare,
    /// When it began.
    pub since: Moment,
    /// Whether the minutes were added.
    pub longer: bool,
}

impl Begun {
    /// Begins.
    pub const fn new(what: Aftercare, since: Moment) -> Self {
        Self { what, since, longer: false }
    }

    /// How long is left at `now`, in milliseconds: from its whole length down to 0. A clock that went back begins it anew.
    pub fn left(self, now: Moment) -> Millis {
        let more = if self.longer { self.what.more() } else { 0 };
        let whole = (self.what.minutes() + more) * MINUTE;
        (self.since.epoch() + whole - now.epoch()).clamp(0, whole)
    }

    /// Whether minutes may still be added.
    pub const fn may_be_longer(self) -> bool {
        !self.longer && self.what.more() > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::SECOND;

    fn now() -> Moment {
        Moment::parse_local("2026-11-24T02:20", 0).unwrap()
    }

    #[test]
    fn legs_are_up_for_ten_minutes_or_fifteen_and_never_longer() {
        let legs = Begun::new(Aftercare::LegsUp, now());
        assert_eq!(legs.left(now()), 10 * MINUTE);
        assert_eq!(legs.left(now().plus(10 * MINUTE - SECOND)), SECOND);
        assert_eq!(legs.left(now().plus(10 * MINUTE)), 0);
        let longer = Begun { longer: true, ..legs };
        assert!(legs.may_be_longer() && !longer.may_be_longer());
        assert_eq!(longer.left(now().plus(10 * MINUTE)), 5 * MINUTE);
        assert_eq!(longer.left(now().plus(15 * MINUTE)), 0);
    }

    #[test]
    fn a_clock_that_jumps_shows_no_more_than_the_whole_and_no_less_than_nothing() {
        for what in Aftercare::ALL {
            let begun = Begun::new(what, now());
            assert_eq!(begun.left(now().plus(-60 * MINUTE)), what.minutes() * MINUTE);
            assert_eq!(begun.left(now().plus(600 * MINUTE)), 0);
        }
    }

    #[test]
    fn each_has_its_own_words_and_stays_within_what_is_advised() {
        for (what, longest) in Aftercare::ALL.into_iter().zip([20, 2, 15, 15]) {
            assert_eq!(what.minutes() + what.more(), longest, "{what:?}");
            assert_ne!(what.how(), what.stop());
        }
    }
}
