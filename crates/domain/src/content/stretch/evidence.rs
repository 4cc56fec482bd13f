//! What a set of stretches may do, and how far that is supported. The claim comes first, then what limits it.
//!
//! Calf and back of thigh together were tested with mixed results, the calf alone without benefit, the front of the thigh not at all.

use super::super::{Grade, Group, Sentence, Source};
use crate::stretch::{Choice, Routine, Stance};

/// How far a set is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The grade on the chip; it is the grade of the first sentence.
    pub grade: Grade,
    /// The claim, then what limits it and where the numbers come from.
    pub sentences: &'static [&'static Sentence],
}

/// The evidence for a choice. In bed it is weaker than on a chair: in the trial people stood or sat.
pub(crate) const fn evidence(choice: Choice) -> Evidence {
    let (grade, sentences): (Grade, &'static [&'static Sentence]) = match (choice.routine, choice.stance) {
        (Routine::Short, Stance::Standing) => (Grade::Mixed, &SHORT),
        (Routine::Short, Stance::Chair) => (Grade::Mixed, &SHORT_CHAIR),
        (Routine::Short, Stance::Bed) => (Grade::Untested, &SHORT_BED),
        (Routine::Full, Stance::Standing) => (Grade::Untested, &FULL),
        (Routine::FullSteady, _) | (Routine::Full, Stance::Chair) => (Grade::Untested, &FULL_STEADY),
        (Routine::Full, Stance::Bed) => (Grade::Untested, &FULL_BED),
        (Routine::Slow, Stance::Standing) => (Grade::Expert, &SLOW),
        (Routine::SlowSteady, _) | (Routine::Slow, Stance::Chair) => (Grade::Expert, &SLOW_STEADY),
        (Routine::Slow, Stance::Bed) | (Routine::GentleFront, _) => (Grade::Expert, &SLOW_BED),
        (Routine::Gentle, Stance::Bed) => (Grade::Expert, &GENTLE_BED),
        (Routine::Gentle, _) => (Grade::Expert, &GENTLE_CHAIR),
        (Routine::WallLean, _) => (Grade::NoBenefit, &LEAN),
    };
    Evidence { grade, sentences }
}

static SHORT: [&Sentence; 3] = [&CLAIM, &UNDER_50, &TRIAL];
static SHORT_CHAIR: [&Sentence; 4] = [&CLAIM, &UNDER_50, &TRIAL, &SITTING];
static SHORT_BED: [&Sentence; 5] = [&LYING, &CLAIM, &UNDER_50, &TRIAL, &SITTING];
static FULL: [&Sentence; 4] = [&SET, &CLAIM, &UNDER_50, &FRONT];
static FULL_STEADY: [&Sentence; 3] = [&SET, &CLAIM, &UNDER_50];
static FULL_BED: [&Sentence; 5] = [&SET, &LYING, &CLAIM, &UNDER_50, &FRONT];
static SLOW: [&Sentence; 5] = [&ADVISED, &SET, &CLAIM, &UNDER_50, &FRONT];
static SLOW_STEADY: [&Sentence; 4] = [&ADVISED, &SET, &CLAIM, &UNDER_50];
static SLOW_BED: [&Sentence; 6] = [&ADVISED, &SET, &LYING, &CLAIM, &UNDER_50, &FRONT];
static GENTLE_BED: [&Sentence; 5] = [&ADVISED, &SET, &LYING, &CLAIM, &UNDER_50];
static GENTLE_CHAIR: [&Sentence; 5] = [&ADVISED, &SET, &SITTING, &CLAIM, &UNDER_50];
static LEAN: [&Sentence; 3] = [&CALF_ALONE, &WALL, &WALL_LATER];

/// What stretching calf and back of thigh may do.
pub static CLAIM: Sentence = Sentence::new(
    "Stretching the calf and back of thigh before bed may make cramps less painful for people over 55; it is \
     not clear whether it makes them fewer.",
    Grade::Mixed,
    Source::Cochrane2021,
);
/// Whom the trials leave out.
pub static UNDER_50: Sentence =
    Sentence::new("No study has tested this in people under 50.", Grade::Untested, Source::Cochrane2021);
/// Where the short set's numbers come from.
pub static TRIAL: Sentence = Sentence::new(
    "One small study used these holds and rests. Each night, right before sleep, for six weeks.",
    Grade::Mixed,
    Source::Hallegraeff2012,
);
/// The trial allowed sitting.
pub static SITTING: Sentence = Sentence::new(
    "People in the one study with a benefit could also sit to stretch.",
    Grade::Mixed,
    Source::Hallegraeff2012,
);
/// Nobody tested lying down.
pub static LYING: Sentence =
    Sentence::new("No study has tested the stretches lying down.", Grade::Untested, Source::OwnSearch);
/// Nobody tested this set. It is what is said of every set of one's own.
pub static SET: Sentence =
    Sentence::new("No study has tested this set as a whole.", Grade::Untested, Source::OwnSearch);
/// Nobody tested the front of the thigh.
pub static FRONT: Sentence = Sentence::new(
    "No study has tested if stretching the front of the thigh helps with cramps.",
    Grade::Untested,
    Source::OwnSearch,
);
/// Slow holds are general advice.
pub static ADVISED: Sentence = Sentence::expert(
    "General advice for older people is to hold each stretch for 10 to 30 seconds.",
    Source::NiaExercise,
);
/// The calf alone.
pub static CALF_ALONE: Sentence = Sentence::new(
    "One study of calf stretches alone found no clear benefit.",
    Grade::NoBenefit,
    Source::Coppin2005,
);
/// Where the wall lean comes from.
pub static WALL: Sentence = Sentence::expert(
    "The NHS advises this lean for five minutes, three times a day, the last time before bed.",
    Source::NhsLegCramps,
);
/// The wall lean, later.
pub static WALL_LATER: Sentence =
    Sentence::expert("Fewer cramps after a while? Then once or twice a day.", Source::NhsLegCramps);

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("stretch: what it may do", &[&CLAIM, &UNDER_50, &TRIAL, &SITTING, &LYING, &SET, &FRONT, &CALF_ALONE]),
    ("stretch: general advice", &[&ADVISED, &WALL, &WALL_LATER]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::Stretch;

    #[test]
    fn the_chip_shows_the_grade_of_the_first_sentence() {
        for choice in Choice::ALL {
            let Evidence { grade, sentences } = evidence(choice);
            assert_eq!(sentences.first().unwrap().grade, grade, "{choice:?}");
        }
    }

    #[test]
    fn only_the_trials_own_set_and_stances_are_called_tested() {
        let tested: Vec<String> = Choice::ALL
            .into_iter()
            .filter(|choice| evidence(*choice).grade == Grade::Mixed)
            .map(Choice::id)
            .collect();
        assert_eq!(tested, ["b-standing", "b-chair"]);
    }

    #[test]
    fn every_limit_of_a_set_is_said() {
        for choice in Choice::ALL {
            let said = |one: &'static Sentence| evidence(choice).sentences.contains(&one);
            let has =
                |stretches: &[Stretch]| choice.steps().iter().any(|step| stretches.contains(&step.stretch));
            assert_eq!(said(&FRONT), has(&[Stretch::QuadChair, Stretch::QuadSide]), "{choice:?}");
            assert_eq!(said(&LYING), choice.stance == Stance::Bed, "{choice:?}");
            assert_eq!(said(&CALF_ALONE), choice.routine == Routine::WallLean, "{choice:?}");
            assert_eq!(said(&CLAIM) && said(&UNDER_50), choice.routine != Routine::WallLean, "{choice:?}");
            assert_eq!(said(&TRIAL), choice.routine == Routine::Short, "{choice:?}");
        }
    }
}
