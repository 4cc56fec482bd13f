//! Two clocks against each other: the wall clock can be changed by a person or the network, the monotonic clock stands still
//! while a phone sleeps. When they disagree, this decides which one is right.
//!
//! The reasons are measured: `Date.now()` runs on through sleep but may be moved; `performance.now()` cannot be moved, and on
//! macOS, iOS, Linux and Android does not tick in sleep, in any browser. A page that was hidden was probably asleep; a page
//! that was seen all the time, with looks close together, was not, so there the wall clock was changed.

use crate::moment::{Millis, SECOND};

/// Disagreement that is still believed to be none, in milliseconds.
pub const TOLERANCE: Millis = 2 * SECOND;
/// The longest time between two looks of a page that runs, in milliseconds.
pub const TICK: Millis = SECOND + SECOND / 2;
/// From this time between two looks on nobody looked, in milliseconds: the page was frozen, or slowed down in the background.
pub const AWAY: Millis = 5 * SECOND;

/// Both clocks at one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The wall clock, in milliseconds since 1970.
    pub wall: Millis,
    /// The monotonic clock, in milliseconds from any start.
    pub mono: Millis,
    /// Since when on the monotonic clock the page has been seen without a break; `None` while it is hidden.
    pub visible_since: Option<Millis>,
}

/// What to do with the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// Nothing: both clocks agree and somebody looked all the time.
    Steady,
    /// The page was hidden, asleep or frozen: the wall clock is right, and `Session::returned` decides what became of the session.
    TrustWall,
    /// The wall clock was changed under a page that ran: the monotonic clock is right, `Session::reanchor` by this.
    ClockChanged {
        /// By how much the wall clock is ahead of where it should be, in milliseconds; less than 0 when it was set back.
        by: Millis,
    },
}

/// Decides between two looks. `drift` is disagreement of earlier looks that was too small to act on, in milliseconds.
pub fn judge(before: &Reading, now: &Reading, drift: Millis) -> Verdict {
    let off = disagreement(before, now);
    let agree = |off: Millis| off.saturating_abs() <= TOLERANCE;
    match ran(before, now) {
        true if agree(off.saturating_add(drift)) => Verdict::Steady,
        true => Verdict::ClockChanged { by: off.saturating_add(drift) },
        false if agree(off) && (0..AWAY).contains(&ticked(before, now)) => Verdict::Steady,
        false => Verdict::TrustWall,
    }
}

/// Time between two looks on the monotonic clock.
const fn ticked(before: &Reading, now: &Reading) -> Millis {
    now.mono.saturating_sub(before.mono)
}

/// Whether the page was seen and ran all the time between two looks, so that it cannot have been asleep.
fn ran(before: &Reading, now: &Reading) -> bool {
    let stayed =
        before.visible_since.is_some() && now.visible_since.is_some_and(|since| since <= before.mono);
    stayed && (0..=TICK).contains(&ticked(before, now))
}

/// By how much the wall clock went further than the monotonic one.
const fn disagreement(before: &Reading, now: &Reading) -> Millis {
    now.wall.saturating_sub(before.wall).saturating_sub(ticked(before, now))
}

/// Looks at both clocks again and again. Small disagreements of a page that runs add up, so that many small changes are found
/// like one large one. What a short sleep adds does not count: there the wall clock is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    last: Reading,
    drift: Millis,
}

impl Watch {
    /// Begins with a first look.
    pub const fn begin(first: Reading) -> Self {
        Self { last: first, drift: 0 }
    }

    /// What to do, given a new look.
    pub fn look(&mut self, now: Reading) -> Verdict {
        let verdict = judge(&self.last, &now, self.drift);
        self.drift = match verdict {
            Verdict::Steady if ran(&self.last, &now) => {
                self.drift.saturating_add(disagreement(&self.last, &now))
            }
            Verdict::Steady | Verdict::TrustWall | Verdict::ClockChanged { .. } => 0,
        };
        self.last = now;
        verdict
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::{HOUR, MINUTE};
    use proptest::prelude::*;

    const FIRST: Reading = Reading { wall: 1_795_000_000_000, mono: 50_000, visible_since: Some(0) };

    fn later(wall: Millis, mono: Millis, visible_since: Option<Millis>) -> Reading {
        Reading { wall: FIRST.wall + wall, mono: FIRST.mono + mono, visible_since }
    }

    fn verdict(wall: Millis, mono: Millis, visible_since: Option<Millis>) -> Verdict {
        judge(&FIRST, &later(wall, mono, visible_since), 0)
    }

    #[test]
    fn clocks_that_agree_are_steady() {
        assert_eq!(verdict(1_000, 1_000, Some(0)), Verdict::Steady);
        assert_eq!(verdict(2_999, 1_000, Some(0)), Verdict::Steady, "two seconds off may be a slow page");
        assert_eq!(verdict(1_000, 1_000, None), Verdict::Steady, "in the background, but running");
        assert_eq!(verdict(4_000, 4_000, Some(0)), Verdict::Steady, "a page that was busy for a moment");
    }

    #[test]
    fn a_clock_changed_under_a_page_that_ran_is_not_believed() {
        assert_eq!(verdict(HOUR + 1_000, 1_000, Some(0)), Verdict::ClockChanged { by: HOUR });
        assert_eq!(verdict(1_000 - HOUR, 1_000, Some(0)), Verdict::ClockChanged { by: -HOUR });
        assert_eq!(verdict(3_001, 1_000, Some(0)), Verdict::ClockChanged { by: 2_001 });
    }

    #[test]
    fn after_sleep_the_wall_clock_is_right() {
        // The monotonic clock stood still; the page was hidden and is seen again.
        assert_eq!(verdict(10 * MINUTE, 1_000, Some(FIRST.mono + 500)), Verdict::TrustWall);
        // It ran on, as some systems do.
        assert_eq!(verdict(10 * MINUTE, 10 * MINUTE, Some(FIRST.mono + 500)), Verdict::TrustWall);
        assert_eq!(verdict(10 * MINUTE, 1_000, None), Verdict::TrustWall);
    }

    #[test]
    fn a_page_that_was_frozen_was_not_looked_at() {
        assert_eq!(verdict(MINUTE, MINUTE, Some(0)), Verdict::TrustWall);
    }

    #[test]
    fn small_changes_add_up() {
        let mut watch = Watch::begin(FIRST);
        assert_eq!(watch.look(later(2_900, 1_000, Some(0))), Verdict::Steady);
        assert_eq!(watch.look(later(4_800, 2_000, Some(0))), Verdict::ClockChanged { by: 2_800 });
        assert_eq!(watch.look(later(5_800, 3_000, Some(0))), Verdict::Steady);
    }

    #[test]
    fn a_short_sleep_is_not_taken_for_a_changed_clock_later() {
        let mut watch = Watch::begin(FIRST);
        assert_eq!(watch.look(later(1_500, 1, Some(FIRST.mono + 1))), Verdict::Steady);
        assert_eq!(watch.look(later(4_500, 1_001, Some(FIRST.mono + 1))), Verdict::Steady);
        assert_eq!(
            watch.look(later(5_501, 2_001, Some(FIRST.mono + 1))),
            Verdict::ClockChanged { by: 2_001 }
        );
    }

    proptest! {
        #[test]
        fn any_two_readings_have_a_verdict(a: i64, b: i64, c: i64, d: i64, since: Option<i64>, drift: i64) {
            let before = Reading { wall: a, mono: b, visible_since: Some(0) };
            let now = Reading { wall: c, mono: d, visible_since: since };
            if let Verdict::ClockChanged { by } = judge(&before, &now, drift) {
                prop_assert!(by.saturating_abs() > TOLERANCE);
            }
        }
    }
}
