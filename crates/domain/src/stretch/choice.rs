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
//! Where to look next: `stretch/steps.rs` for the numbers and where they come from, `stretch/summary.rs` for a set in one line.

use super::{Stance, Step, minutes, steps, summary};
use crate::content::stretch::evidence::{Evidence, evidence};
use crate::moment::Millis;
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
        steps::of(self.routine, self.stance)
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
