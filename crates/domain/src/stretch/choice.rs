//! The routines, as data: which stretches, how long, how often, in which stance.
//!
//! | | Standing | Chair | Bed |
//! |---|---|---|---|
//! | **a** Full | back of thigh 10 x 10 s, calf 2 x 30 s, front of thigh 1 x 30 s | the same without the front of thigh | the same, front of thigh on the side |
//! | **a2** Full, no front of thigh | back of thigh, calf | is `a-chair` | - |
//! | **b** Short | calf, back of thigh, 3 x 10 s each | the same | the same |
//! | **c** Slow | back of thigh, calf, front of thigh, 1 x 30 s each | without the front of thigh | front of thigh on the side |
//! | **c2** Slow, no front of thigh | back of thigh, calf | is `c-chair` | - |
//! | **d** Gentle | - | calf, back of thigh, 3 x 20 s each | the same |
//! | **d2** Gentle, and front of thigh | - | - | the same, then front of thigh on the side, 1 x 20 s |
//! | **e** Wall lean | both calves at once, 50 x 3 s | - | - |
//!
//! Why the others do not exist. No source describes the front of the thigh on a chair, so a chair has two stretches and nothing
//! to leave out (`a2`, `c2`, `d2`). In bed the front of thigh needs no balance, so nobody has to leave it out for that (`a2`,
//! `c2`). Routine d is the one for not standing. The wall lean is described standing only.
//!
//! Sources of the numbers. a: the consumer article the app started from (back of thigh 10 x 10 s, calf 2-3 x 20-30 s, front of
//! thigh 20-30 s); it names no rests, 5 s between the ten short holds keep the set inside its 5 to 10 minutes. b: the trial
//! routine, 3 x 10 s with 10 s rests (Hallegraeff 2012, J Physiother 58:17-22, as described in Cochrane CD008496). c: the same
//! article's slow version, 30 s without bouncing. d: 3 holds inside the 10-30 s and 3-5 repetitions of the US National
//! Institute on Aging; the trial allowed sitting. e: NHS, leg cramps: lean 2-3 s, stand straight, for 5 minutes.

use super::Stretch::{
    CalfChair, CalfTowel, CalfWall, HamstringChair, HamstringStep, HamstringStrap, QuadChair, QuadSide,
    WallLean,
};
use super::{Sides, Stance, Step, Stretch};
use crate::content::stretch::evidence::{Evidence, evidence};
use crate::moment::{MINUTE, Millis, SECOND};
use crate::timeline::Timeline;
use Stance::{Bed, Chair, Standing};

/// A set of stretches with its own basis in evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Routine {
    /// Routine A, of the consumer article: back of thigh, calf, front of thigh.
    Full,
    /// Routine A without the stretch on one leg.
    FullSteady,
    /// Routine B, the trial routine: calf and back of thigh, 3 x 10 s each.
    Short,
    /// Routine C: one slow hold of each stretch.
    Slow,
    /// Routine C without the stretch on one leg.
    SlowSteady,
    /// Routine D, seated or in bed.
    Gentle,
    /// Routine D with the front of thigh, in bed.
    GentleFront,
    /// Routine E, the wall lean of the NHS.
    WallLean,
}

impl Routine {
    /// The name on the card.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Full => "Full set",
            Self::FullSteady => "Full set, no front of thigh",
            Self::Short => "Short set",
            Self::Slow => "Slow set",
            Self::SlowSteady => "Slow set, no front of thigh",
            Self::Gentle => "Gentle set",
            Self::GentleFront => "Gentle set, and front of thigh",
            Self::WallLean => "Wall lean",
        }
    }

    /// The letter in addresses and storage. It never changes: stored sessions refer to it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Full => "a",
            Self::FullSteady => "a2",
            Self::Short => "b",
            Self::Slow => "c",
            Self::SlowSteady => "c2",
            Self::Gentle => "d",
            Self::GentleFront => "d2",
            Self::WallLean => "e",
        }
    }

    /// Reads a [`Routine::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Choice::ALL.into_iter().map(|choice| choice.routine).find(|routine| routine.id() == id)
    }

    /// The routine this one is a part of, with one stretch more; a list that offers that one need not offer this one.
    pub const fn whole(self) -> Option<Self> {
        match self {
            Self::FullSteady => Some(Self::Full),
            Self::SlowSteady => Some(Self::Slow),
            _ => None,
        }
    }
}

/// A routine in one stance: what the player plays. [`Choice::of`] makes only those that exist; one written down by hand that
/// does not exist has no steps, is in no list, and [`Choice::from_id`] does not know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Which routine.
    pub routine: Routine,
    /// How the body is placed.
    pub stance: Stance,
}

const fn pair(routine: Routine, stance: Stance) -> Choice {
    Choice { routine, stance }
}

impl Choice {
    /// Every choice that exists, in the order shown within a stance: the tested one first.
    pub const ALL: [Self; 15] = [
        pair(Routine::Short, Standing),
        pair(Routine::Full, Standing),
        pair(Routine::FullSteady, Standing),
        pair(Routine::Slow, Standing),
        pair(Routine::SlowSteady, Standing),
        pair(Routine::WallLean, Standing),
        pair(Routine::Short, Chair),
        pair(Routine::Full, Chair),
        pair(Routine::Slow, Chair),
        pair(Routine::Gentle, Chair),
        pair(Routine::Short, Bed),
        pair(Routine::Full, Bed),
        pair(Routine::Slow, Bed),
        pair(Routine::Gentle, Bed),
        pair(Routine::GentleFront, Bed),
    ];

    /// This routine in this stance, if it exists.
    pub fn of(routine: Routine, stance: Stance) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.routine == routine && one.stance == stance)
    }

    /// `b-standing`, as in addresses and storage.
    pub fn id(self) -> String {
        format!("{}-{}", self.routine.id(), self.stance.id())
    }

    /// Reads `b-standing`; `None` for anything that does not exist.
    pub fn from_id(text: &str) -> Option<Self> {
        let (routine, stance) = text.split_once('-')?;
        Self::ALL.into_iter().find(|one| one.routine.id() == routine && one.stance.id() == stance)
    }

    /// `Short set, on a chair`.
    pub fn label(self) -> String {
        format!("{}, {}", self.routine.label(), self.stance.words())
    }

    /// The steps, in order; none when this choice does not exist.
    pub const fn steps(self) -> &'static [Step] {
        match (self.routine, self.stance) {
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

    /// How far it is supported, and the sentences that say so, the claim first.
    pub fn evidence(self) -> Evidence {
        evidence(self)
    }

    /// Time each leg is held when all of it is done, in milliseconds.
    pub fn each_leg(self) -> Millis {
        self.steps().iter().map(Step::each_leg).sum()
    }

    /// How long it takes with rests and changes, in whole minutes, at least 1.
    pub fn minutes(self) -> Millis {
        minutes(self.steps())
    }

    /// One line: `About 4 minutes. 2 stretches, 3 holds of 10 seconds on each leg.`
    pub fn summary(self) -> String {
        summary(self.steps())
    }

    /// What to try when this one hurts: sitting instead of standing; else shorter holds; `None` when it is the gentlest.
    /// Whether it may be offered is `safety::Offer`'s to say.
    pub fn gentler(self) -> Option<Self> {
        let wanted = match (self.routine, self.stance) {
            (Routine::FullSteady, Standing) => pair(Routine::Full, Chair),
            (Routine::SlowSteady, Standing) => pair(Routine::Slow, Chair),
            (Routine::WallLean, Standing) => pair(Routine::Short, Chair),
            (routine, Standing) => pair(routine, Chair),
            (Routine::Short, Chair | Bed) => return None,
            (_, stance) => pair(Routine::Short, stance),
        };
        Self::of(wanted.routine, wanted.stance)
    }
}

/// How long steps take with rests and changes, in whole minutes, at least 1.
pub fn minutes(steps: &[Step]) -> Millis {
    ((Timeline::of_steps(steps, &[]).total() + MINUTE / 2) / MINUTE).max(1)
}

/// Steps in one line: `About 4 minutes. 2 stretches, 3 holds of 10 seconds on each leg.`
pub fn summary(steps: &[Step]) -> String {
    let about = format!("About {}.", counted(minutes(steps), "minute"));
    let stretches = counted(steps.len().try_into().unwrap_or(i64::MAX), "stretch");
    let range = |of: fn(&Step) -> i64| {
        let least = steps.iter().map(of).min().unwrap_or(0);
        (least, steps.iter().map(of).max().unwrap_or(0))
    };
    let (few, many) = range(|step| i64::from(step.repetitions));
    let (short, long) = range(|step| step.hold / SECOND);
    let holds = if few == many { counted(many, "hold") } else { format!("{few} to {many} holds") };
    let seconds = if short == long { counted(long, "second") } else { format!("{short} to {long} seconds") };
    let all = |sides: Sides| steps.iter().all(|step| step.sides == sides);
    let legs = match Sides::ALL.into_iter().find(|sides| all(*sides)) {
        Some(Sides::Each) => " on each leg",
        Some(Sides::Both) => ", both legs at once",
        Some(Sides::Left) => " on the left leg",
        Some(Sides::Right) => " on the right leg",
        None => "",
    };
    format!("{about} {stretches}, {holds} of {seconds}{legs}.")
}

/// `1 hold`, `3 holds`, `2 stretches`.
fn counted(count: i64, word: &str) -> String {
    let ending = match (count, word.ends_with('h')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{count} {word}{ending}")
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
    use proptest::prelude::*;

    const ROUTINES: [Routine; 8] = [
        Routine::Full,
        Routine::FullSteady,
        Routine::Short,
        Routine::Slow,
        Routine::SlowSteady,
        Routine::Gentle,
        Routine::GentleFront,
        Routine::WallLean,
    ];

    #[test]
    fn these_choices_exist_and_no_others() {
        let table = [
            ("a", "standing chair bed"),
            ("a2", "standing"),
            ("b", "standing chair bed"),
            ("c", "standing chair bed"),
            ("c2", "standing"),
            ("d", "chair bed"),
            ("d2", "bed"),
            ("e", "standing"),
        ];
        for (routine, (id, stances)) in ROUTINES.into_iter().zip(table) {
            assert_eq!(routine.id(), id);
            for stance in Stance::ALL {
                let wanted = stances.split(' ').any(|one| one == stance.id());
                let choice = Choice { routine, stance };
                assert_eq!(Choice::of(routine, stance), wanted.then_some(choice), "{choice:?}");
                assert_eq!(!choice.steps().is_empty(), wanted, "{choice:?}");
                assert_eq!(Choice::from_id(&choice.id()), wanted.then_some(choice));
            }
        }
    }

    #[test]
    fn ids_that_are_stored_never_change() {
        let ids = Choice::ALL.map(Choice::id).join(" ");
        assert_eq!(
            ids,
            "b-standing a-standing a2-standing c-standing c2-standing e-standing b-chair a-chair c-chair d-chair b-bed a-bed c-bed d-bed d2-bed"
        );
    }

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

    #[test]
    fn a_summary_of_ones_own_says_which_legs() {
        let step = |sides: Sides| Step { sides, ..SHORT_STANDING[0] };
        let said = |sides: &[Sides]| summary(&sides.iter().map(|sides| step(*sides)).collect::<Vec<_>>());
        assert_eq!(said(&[Sides::Left]), "About 1 minute. 1 stretch, 3 holds of 10 seconds on the left leg.");
        assert!(said(&[Sides::Right]).ends_with(" on the right leg."));
        assert!(said(&[Sides::Left, Sides::Right]).ends_with("3 holds of 10 seconds."));
    }

    #[test]
    fn each_summary_is_computed_from_the_steps() {
        let said = |id: &str| Choice::from_id(id).unwrap().summary();
        for id in ["b-standing", "b-chair", "b-bed"] {
            assert_eq!(said(id), "About 4 minutes. 2 stretches, 3 holds of 10 seconds on each leg.");
        }
        assert_eq!(
            said("a-standing"),
            "About 9 minutes. 3 stretches, 1 to 10 holds of 10 to 30 seconds on each leg."
        );
        assert_eq!(said("c-standing"), "About 4 minutes. 3 stretches, 1 hold of 30 seconds on each leg.");
        assert_eq!(said("c-chair"), "About 2 minutes. 2 stretches, 1 hold of 30 seconds on each leg.");
        assert_eq!(said("d-bed"), "About 6 minutes. 2 stretches, 3 holds of 20 seconds on each leg.");
        assert_eq!(
            said("e-standing"),
            "About 5 minutes. 1 stretch, 50 holds of 3 seconds, both legs at once."
        );
    }

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

    #[test]
    fn the_gentler_choice_exists_is_never_standing_and_comes_to_an_end() {
        for choice in Choice::ALL {
            let mut now = choice;
            let mut steps = 0;
            while let Some(next) = now.gentler() {
                assert!(Choice::ALL.contains(&next) && next.stance != Stance::Standing, "{choice:?}");
                (now, steps) = (next, steps + 1);
            }
            assert!(steps <= 2 && now.routine == Routine::Short);
            assert!(choice.stance != Stance::Standing || steps > 0, "standing always has something gentler");
        }
    }

    proptest! {
        #[test]
        fn a_text_that_names_a_choice_is_its_id(text in "[a-e]2?-(standing|chair|bed|floor)|\\PC{0,12}") {
            if let Some(choice) = Choice::from_id(&text) {
                prop_assert_eq!(choice.id(), text);
                prop_assert!(Choice::ALL.contains(&choice));
            }
        }
    }
}
