//! The steps of every set, as data: how long, how often, with how much rest.
//!
//! Sources of the numbers. a: the consumer article the app started from (back of thigh 10 x 10 s, calf 2-3 x 20-30 s, front of
//! thigh 20-30 s); it names no rests, 5 s between the ten short holds keep the set inside its 5 to 10 minutes. b: the trial
//! routine, 3 x 10 s with 10 s rests (Hallegraeff 2012, J Physiother 58:17-22, as described in Cochrane CD008496). c: the same
//! article's slow version, 30 s without bouncing. d: 3 holds inside the 10-30 s and 3-5 repetitions of the US National
//! Institute on Aging; the trial allowed sitting. e: NHS, leg cramps: lean 2-3 s, stand straight, for 5 minutes.

use super::Stance::{self, Bed, Chair, Standing};
use super::Stretch::{
    self, CalfChair, CalfTowel, CalfWall, HamstringChair, HamstringStep, HamstringStrap, QuadChair, QuadSide,
    WallLean,
};
use super::{Routine, Sides, Step};
use crate::moment::{Millis, SECOND};

/// The steps of a routine in a stance, in order; none where it does not exist.
pub(super) const fn of(routine: Routine, stance: Stance) -> &'static [Step] {
    match (routine, stance) {
        (Routine::Full, Standing) => &FULL_STANDING,
        (Routine::FullSteady, Standing) => &FULL_STEADY,
        (Routine::Full, Chair) => &FULL_CHAIR,
        (Routine::Full, Bed) => &FULL_BED,
        (Routine::Short, Standing) => &SHORT_STANDING,
        (Routine::Short, Chair) => &SHORT_CHAIR,
        (Routine::Short, Bed) => &SHORT_BED,
        (Routine::Slow, Standing) => &SLOW_STANDING,
        (Routine::SlowSteady, Standing) => &SLOW_STEADY,
        (Routine::Slow, Chair) => &SLOW_CHAIR,
        (Routine::Slow, Bed) => &SLOW_BED,
        (Routine::Gentle, Chair) => &GENTLE_CHAIR,
        (Routine::Gentle, Bed) => &GENTLE_BED,
        (Routine::GentleFront, Bed) => &GENTLE_FRONT,
        (Routine::WallLean, Standing) => &WALL_LEANS,
        _ => &[],
    }
}

/// A step done on each leg: holds for each, length of a hold and of a rest in seconds.
const fn each(stretch: Stretch, repetitions: u8, hold: Millis, rest: Millis) -> Step {
    Step { stretch, sides: Sides::Each, repetitions, hold: hold * SECOND, rest: rest * SECOND }
}

/// The tested one: 3 holds of 10 s, 10 s rests.
const fn trial(stretch: Stretch) -> Step {
    each(stretch, 3, 10, 10)
}

/// The article's ten holds of ten seconds for the back of the thigh.
const fn ten(stretch: Stretch) -> Step {
    each(stretch, 10, 10, 5)
}

/// One slow hold.
const fn slow(stretch: Stretch) -> Step {
    each(stretch, 1, 30, 10)
}

/// Three holds in the middle of what is advised for older people.
const fn gentle(stretch: Stretch) -> Step {
    each(stretch, 3, 20, 10)
}

const FULL_STANDING: [Step; 3] = [ten(HamstringStep), each(CalfWall, 2, 30, 10), slow(QuadChair)];
const FULL_STEADY: [Step; 2] = [ten(HamstringStep), each(CalfWall, 2, 30, 10)];
const FULL_CHAIR: [Step; 2] = [ten(HamstringChair), each(CalfChair, 2, 30, 10)];
// In bed: first what is done sitting, then on the back, then on the side, so that nobody sits up twice.
const FULL_BED: [Step; 3] = [each(CalfTowel, 2, 30, 10), ten(HamstringStrap), slow(QuadSide)];
const SHORT_STANDING: [Step; 2] = [trial(CalfWall), trial(HamstringStep)];
const SHORT_CHAIR: [Step; 2] = [trial(CalfChair), trial(HamstringChair)];
const SHORT_BED: [Step; 2] = [trial(CalfTowel), trial(HamstringStrap)];
const SLOW_STANDING: [Step; 3] = [slow(HamstringStep), slow(CalfWall), slow(QuadChair)];
const SLOW_STEADY: [Step; 2] = [slow(HamstringStep), slow(CalfWall)];
const SLOW_CHAIR: [Step; 2] = [slow(HamstringChair), slow(CalfChair)];
const SLOW_BED: [Step; 3] = [slow(CalfTowel), slow(HamstringStrap), slow(QuadSide)];
const GENTLE_CHAIR: [Step; 2] = [gentle(CalfChair), gentle(HamstringChair)];
const GENTLE_BED: [Step; 2] = [gentle(CalfTowel), gentle(HamstringStrap)];
const GENTLE_FRONT: [Step; 3] = [gentle(CalfTowel), gentle(HamstringStrap), each(QuadSide, 1, 20, 10)];
/// 3 s to get ready, 50 leans of 3 s and 49 times 3 s standing straight: five minutes to the second.
const WALL_LEANS: [Step; 1] =
    [Step { stretch: WallLean, sides: Sides::Both, repetitions: 50, hold: 3 * SECOND, rest: 3 * SECOND }];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::MINUTE;
    use crate::stretch::Choice;
    use crate::timeline::Timeline;

    #[test]
    fn the_holding_is_what_the_sources_say() {
        // Both legs together, in seconds.
        let held = |id: &str| 2 * Choice::from_id(id).unwrap().each_leg() / SECOND;
        assert!((320..=440).contains(&held("a-standing")), "the article's 320 to 440 s");
        assert_eq!(held("b-standing"), 120);
        assert_eq!(held("c-standing"), 180);
        assert!((120..=360).contains(&held("d-chair")) && (120..=360).contains(&held("d-bed")));
        assert_eq!(Timeline::of(Choice::from_id("e-standing").unwrap(), &[]).total(), 5 * MINUTE);
        for id in ["a-standing", "a-chair", "a-bed"] {
            assert!(
                (5..=10).contains(&Choice::from_id(id).unwrap().minutes()),
                "the article's 5 to 10 minutes"
            );
        }
    }

    #[test]
    fn every_stretch_is_in_a_routine_and_in_one_stance_only() {
        for stretch in Stretch::ALL {
            let uses =
                Choice::ALL.into_iter().filter(|choice| choice.steps().iter().any(|s| s.stretch == stretch));
            let mut stances: Vec<Stance> = uses.map(|choice| choice.stance).collect();
            stances.dedup();
            assert_eq!(stances, [stretch.stance()], "{stretch:?}");
        }
    }
}
