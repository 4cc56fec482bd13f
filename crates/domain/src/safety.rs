//! Who should not start stretching, or only in some ways: the questions before the first routine and what follows.
//!
//! Each stretch asks something of a body, each answer forbids some of that; a set may be offered when nothing it asks is
//! forbidden. So one answer more can only close, never open. The words are in `content/stretch.rs`. Whether the questions were
//! answered at all is the caller's to know: no routine starts before.

mod asks;
mod leg;
mod risk;

pub use leg::{LegWarning, SIGNS as LEG_SIGNS};
pub use risk::{Age, Risk};

use crate::content::{Sentence, stretch};
use crate::stretch::{Choice, Plan, Played, Routine, Stance, Step, Stretch};
use asks::Asks;

/// What may be offered: which sets, and in which stance to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    forbidden: Asks,
    urgent: bool,
    first: Option<Stance>,
}

impl Offer {
    /// What is offered before the questions are answered, to look at: every set but those that need balance on one leg.
    pub const EVERYTHING: Self = Self { forbidden: Asks::BALANCE, urgent: false, first: None };

    /// Whether this set may be offered.
    pub fn allows(self, choice: Choice) -> bool {
        let steps = choice.steps();
        !self.urgent && !steps.is_empty() && steps.iter().all(|step| self.bears(step.stretch))
    }

    /// Whether nothing this stretch asks is forbidden.
    fn bears(self, stretch: Stretch) -> bool {
        !self.forbidden.meets(Asks::of(stretch))
    }

    /// Whether this stretch may be part of a set of one's own. Where the app has no set to offer, such a set is none either.
    pub fn allows_stretch(self, stretch: Stretch) -> bool {
        self.seated() && self.bears(stretch)
    }

    /// Whether a set of one's own may be played: with any step that is forbidden, not at all.
    pub fn allows_steps(self, steps: &[Step]) -> bool {
        !steps.is_empty() && steps.iter().all(|step| self.allows_stretch(step.stretch))
    }

    /// Whether this may be played.
    pub fn allows_plan(self, plan: &Plan) -> bool {
        match plan.played {
            Played::Set(choice) => self.allows(choice),
            Played::Own { .. } => self.allows_steps(&plan.steps),
        }
    }

    /// What to do in place of a stretch that is forbidden, for the same muscle; `None` when there is nothing.
    pub fn gentler_stretch(self, stretch: Stretch) -> Option<Stretch> {
        let instead: &[Stretch] = match stretch {
            Stretch::CalfWall | Stretch::WallLean | Stretch::CalfTowel => &[Stretch::CalfChair],
            Stretch::HamstringStep | Stretch::HamstringStrap => &[Stretch::HamstringChair],
            Stretch::QuadChair => &[Stretch::QuadSide],
            Stretch::CalfChair | Stretch::HamstringChair | Stretch::QuadSide => &[],
        };
        instead.iter().copied().find(|instead| self.allows_stretch(*instead))
    }

    /// What to try when a plan hurts, if it may be offered: of a set, its gentler one; of one's own, the short set off the feet,
    /// where that is gentler.
    pub fn gentler_than(self, plan: &Plan) -> Option<Choice> {
        let Played::Set(choice) = plan.played else {
            let stance = plan.stance();
            let off = if stance == Stance::Bed { Stance::Bed } else { Stance::Chair };
            let short = Choice::of(Routine::Short, off).filter(|choice| self.allows(*choice))?;
            let longest = |steps: &[Step]| steps.iter().map(|step| step.hold).max();
            let gentler = stance == Stance::Standing || longest(&plan.steps) > longest(short.steps());
            return gentler.then_some(short);
        };
        self.gentler(choice)
    }

    /// The sets to list in a stance, in order: those allowed, without the shorter version of one that is listed.
    pub fn listed(self, stance: Stance) -> Vec<Choice> {
        let whole = |choice: &Choice| choice.routine.whole().and_then(|whole| Choice::of(whole, stance));
        let shown =
            |choice: &Choice| self.allows(*choice) && !whole(choice).is_some_and(|whole| self.allows(whole));
        Choice::ALL.into_iter().filter(|choice| choice.stance == stance && shown(choice)).collect()
    }

    /// Whether any set may be offered in this stance.
    pub fn in_stance(self, stance: Stance) -> bool {
        Choice::ALL.into_iter().any(|choice| choice.stance == stance && self.allows(choice))
    }

    /// Whether standing sets may be shown.
    pub fn standing(self) -> bool {
        self.in_stance(Stance::Standing)
    }

    /// Whether sets on a chair may be shown. As long as there is any set, there is one on a chair.
    pub fn seated(self) -> bool {
        self.in_stance(Stance::Chair)
    }

    /// Whether sets in bed may be shown.
    pub fn bed(self) -> bool {
        self.in_stance(Stance::Bed)
    }

    /// Whether the seated stretch for the back of the thigh may add its lean (`content::stretch::HAMSTRING_LEAN`).
    pub fn lean(self) -> bool {
        self.seated() && !self.forbidden.meets(Asks::FORWARD)
    }

    /// Whether nothing may be stretched at all, and the warning card (`#/now/help`) is what is needed.
    pub const fn is_urgent(self) -> bool {
        self.urgent
    }

    /// The stance to begin with; `None` when there is no set. `wanted` is the person's own choice of before, which counts only
    /// when it is allowed and no answer asks for another: after a fall the chair comes first, whatever was chosen before.
    pub fn stance(self, wanted: Option<Stance>) -> Option<Stance> {
        let order = [self.first, wanted, Some(Stance::Standing), Some(Stance::Chair)];
        order.into_iter().flatten().find(|stance| self.in_stance(*stance))
    }

    /// The set to begin with: the short one, which is the tested one, in [`Offer::stance`].
    pub fn suggested(self, wanted: Option<Stance>) -> Option<Choice> {
        let stance = self.stance(wanted)?;
        let short = Choice::of(Routine::Short, stance).filter(|choice| self.allows(*choice));
        short.or_else(|| self.listed(stance).first().copied())
    }

    /// What to try when a set hurts, if it may be offered (see [`Choice::gentler`]).
    pub fn gentler(self, choice: Choice) -> Option<Choice> {
        choice.gentler().filter(|gentler| self.allows(*gentler))
    }
}

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What may be offered.
    pub offer: Offer,
    /// What to read, the most important first; empty when nothing was ticked and age changes nothing.
    pub sentences: Vec<&'static Sentence>,
}

impl Advice {
    /// Nothing is offered because of a leg. Help comes first and alone: anything else would be read as a way to go on.
    pub fn closed(leg: LegWarning) -> Self {
        let offer = Offer { forbidden: Asks::ANYTHING, urgent: true, first: None };
        Self { offer, sentences: leg.sentences().to_vec() }
    }
}

/// What follows from the ticked risks (an empty slice is the answer "None of these") and from the age, when it was told.
///
/// An age that was not told counts as 65 and over: standing on one leg is off by default from there on, and most people this is
/// for are of that age. Sources: `docs` of each [`Risk`].
#[must_use]
pub fn advise(ticked: &[Risk], age: Option<Age>) -> Advice {
    let has = |risk: Risk| ticked.contains(&risk);
    let age_forbids = age.map_or(Asks::BALANCE, Age::forbids);
    let forbidden = ticked.iter().fold(age_forbids, |sum, risk| sum.and(risk.forbids()));
    // Lying down is the best choice with weak bones, and nobody falls there; else a fall means the chair.
    let first = match (has(Risk::WeakBones), has(Risk::Fall)) {
        (true, _) => Some(Stance::Bed),
        (false, true) => Some(Stance::Chair),
        (false, false) => None,
    };
    if has(Risk::LegChange) {
        return Advice::closed(LegWarning { cold: false, signs: None, stretch: true });
    }
    let offer = Offer { forbidden, urgent: false, first };
    let mut sentences: Vec<&'static Sentence> = Vec::new();
    if !ticked.is_empty() {
        sentences.push(&stretch::CHECK_FIRST);
    }
    if !offer.seated() {
        sentences.push(&stretch::NO_TIMER);
    } else if !offer.standing() {
        sentences.push(if offer.bed() { &stretch::SEATED_OR_BED } else { &stretch::SEATED_ONLY });
    }
    sentences.extend(Risk::ALL.into_iter().filter(|risk| has(*risk)).map(Risk::advice));
    if has(Risk::WeakBones) && offer.bed() {
        sentences.push(&stretch::A_BONES_BEST);
    }
    sentences.extend(age.and_then(|age| age.advice(offer.standing())));
    Advice { offer, sentences }
}

#[cfg(test)]
mod tests;
