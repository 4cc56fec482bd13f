//! The hydration check over every combination of answers, and the decision order's test vectors.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it stands")]

use domain::content::hydration::NO_STUDY;
use domain::urine::{
    Answers, Level, Light, OffScale, Outcome, Reading, Step, YesNoUnsure, decide, next_question,
};
use proptest::prelude::*;

const SURE: [Option<YesNoUnsure>; 4] =
    [None, Some(YesNoUnsure::Yes), Some(YesNoUnsure::No), Some(YesNoUnsure::Unsure)];
const PLAIN: [Option<bool>; 3] = [None, Some(true), Some(false)];

fn every_answers() -> Vec<Answers> {
    let mut all = Vec::new();
    for light in [None, Some(Light::Bright), Some(Light::Dim)] {
        for first_void in PLAIN {
            for dye in SURE {
                for age65 in PLAIN {
                    for fluid_limit in SURE {
                        all.push(Answers { light, first_void, dye, age65, fluid_limit });
                    }
                }
            }
        }
    }
    all
}

fn every_reading() -> Vec<Reading> {
    let mut all = vec![Reading::CannotTell];
    for step in Step::ALL {
        all.extend([Reading::Step(step), Reading::NotBrown(step)]);
    }
    for colour in OffScale::ALL {
        all.extend(SURE.map(|answer| Reading::OffScale(colour, answer)));
    }
    all
}

/// The answers of someone under 65 without limits who looked by day, later in the day, without dyes.
fn clear() -> Answers {
    Answers {
        light: Some(Light::Bright),
        first_void: Some(false),
        dye: Some(YesNoUnsure::No),
        age65: Some(false),
        fluid_limit: Some(YesNoUnsure::No),
    }
}

fn step(number: u8) -> Reading {
    Reading::Step(Step::new(number).unwrap())
}

fn not_brown(number: u8) -> Reading {
    step(number).answered(YesNoUnsure::No)
}

fn check(answers: Answers, reading: Reading, expected: Outcome) {
    assert_eq!(decide(&answers, &reading), expected, "{answers:?} {reading:?}");
}

#[test]
fn no_path_leads_from_danger_age_or_a_limit_to_drink_more() {
    let mut combinations = 0;
    let mut urging = 0;
    for answers in every_answers() {
        for reading in every_reading() {
            combinations += 1;
            let outcome = decide(&answers, &reading);
            let at = format!("{answers:?} {reading:?} -> {outcome:?}");
            assert_eq!(outcome.body().last(), Some(&&NO_STUDY), "{at}");
            assert!(!outcome.title().is_empty() && outcome.body().len() > 1, "{at}");
            if matches!(reading, Reading::OffScale(..)) {
                assert!(outcome.level() > Level::Calm, "{at}");
            }
            if !outcome.urges_drinking() {
                continue;
            }
            urging += 1;
            assert!(!matches!(reading, Reading::OffScale(..) | Reading::CannotTell), "{at}");
            assert!(next_question(&reading).is_none(), "asked too little: {at}");
            assert!(reading.step().unwrap().number() >= 4, "{at}");
            assert_eq!(answers, clear(), "{at}");
        }
    }
    println!("{combinations} combinations, {urging} of them suggest a drink");
    assert_eq!(combinations, 3 * 3 * 4 * 3 * 4 * (1 + 16 + 24));
    // Only 4, 5 and 6 (twice each, since they need no follow-up) and 7 and 8 said not to be brown.
    assert_eq!(urging, 8);
}

#[test]
fn only_the_two_drinking_outcomes_have_words_that_ask_to_drink() {
    for outcome in Outcome::ALL {
        let words = outcome.body().iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        assert_eq!(
            words.to_lowercase().contains("have a drink"),
            outcome.urges_drinking(),
            "{outcome:?}: {words}"
        );
    }
}

#[test]
fn a_brown_answer_to_7_or_8_becomes_the_brown_path() {
    for number in [7, 8] {
        for answer in [YesNoUnsure::Yes, YesNoUnsure::Unsure] {
            let brown = step(number).answered(answer);
            assert_eq!(brown, Reading::off_scale(OffScale::Brown));
            for answers in every_answers() {
                check(answers, brown, Outcome::BrownNow);
                check(answers, brown.answered(YesNoUnsure::Yes), Outcome::BrownNow);
                check(answers, brown.answered(YesNoUnsure::Unsure), Outcome::BrownNow);
                check(answers, brown.answered(YesNoUnsure::No), Outcome::BrownToday);
            }
        }
    }
}

#[test]
fn rule_1_off_scale_colours_come_before_everything() {
    use YesNoUnsure::{No, Unsure, Yes};
    let table = [
        (OffScale::RedOrPink, [Outcome::RedToday; 4]),
        (OffScale::Brown, [Outcome::BrownNow, Outcome::BrownNow, Outcome::BrownToday, Outcome::BrownNow]),
        (
            OffScale::Orange,
            [Outcome::OrangeToday, Outcome::OrangeToday, Outcome::OrangePharmacist, Outcome::OrangeToday],
        ),
        (OffScale::Cloudy, [Outcome::CloudyToday; 4]),
        (OffScale::GreenOrBlue, [Outcome::GreenPharmacist; 4]),
        (OffScale::AlmostNone, [Outcome::NoneNow, Outcome::NoneNow, Outcome::NoneToday, Outcome::NoneNow]),
    ];
    for answers in every_answers() {
        for (colour, outcomes) in table {
            for (answer, outcome) in [None, Some(Yes), Some(No), Some(Unsure)].into_iter().zip(outcomes) {
                check(answers, Reading::OffScale(colour, answer), outcome);
            }
        }
    }
    assert_eq!(Outcome::BrownNow.level(), Level::Emergency);
    assert_eq!(Outcome::NoneNow.level(), Level::Emergency);
    assert_eq!(Outcome::RedToday.level(), Level::SameDay);
    assert_eq!(Outcome::CloudyToday.level(), Level::SameDay);
}

#[test]
fn rule_3_65_and_over_gets_no_verdict_on_any_step() {
    for answers in every_answers() {
        for number in 1..=8 {
            match answers.age65 {
                Some(true) => check(answers, not_brown(number), Outcome::AfterSixtyFive),
                None => check(answers, not_brown(number), Outcome::NoAge),
                Some(false) => {}
            }
        }
    }
    assert_eq!(Outcome::AfterSixtyFive.title(), "Colour is not a reliable guide after 65");
}

#[test]
fn rule_4_a_limit_on_fluids_or_doubt_about_one_means_the_clinics_plan() {
    for fluid_limit in [None, Some(YesNoUnsure::Yes), Some(YesNoUnsure::Unsure)] {
        for number in 1..=8 {
            // Also in dim light, with the first pee and with a dye: the plan comes before them.
            check(Answers { fluid_limit, ..clear() }, not_brown(number), Outcome::FluidPlan);
            let unclear = Answers { fluid_limit, light: Some(Light::Dim), first_void: Some(true), ..clear() };
            check(unclear, not_brown(number), Outcome::FluidPlan);
        }
    }
}

#[test]
fn rule_5_first_pee_dye_and_dim_light_do_not_count() {
    for number in 1..=8 {
        for light in [None, Some(Light::Dim)] {
            check(Answers { light, ..clear() }, not_brown(number), Outcome::NotCounted);
        }
        for first_void in [None, Some(true)] {
            check(Answers { first_void, ..clear() }, not_brown(number), Outcome::NotCounted);
        }
        for dye in [None, Some(YesNoUnsure::Yes), Some(YesNoUnsure::Unsure)] {
            check(Answers { dye, ..clear() }, not_brown(number), Outcome::NotCounted);
        }
    }
}

#[test]
fn rules_6_to_8_give_a_verdict_by_the_step() {
    check(clear(), step(1), Outcome::VeryPale);
    for number in 2..=3 {
        check(clear(), step(number), Outcome::Pale);
    }
    for number in 4..=6 {
        check(clear(), step(number), Outcome::MoreConcentrated);
    }
    for number in 7..=8 {
        check(clear(), not_brown(number), Outcome::Concentrated);
        check(clear(), step(number), Outcome::BrownNow);
    }
    let very_pale: Vec<_> = Outcome::VeryPale.body().iter().map(|line| line.text).collect();
    assert!(very_pale.iter().any(|line| line.contains("Do not drink extra")));
}

#[test]
fn cannot_tell_is_an_answer_whatever_else_was_said() {
    for answers in every_answers() {
        check(answers, Reading::CannotTell, Outcome::CannotTell);
    }
    assert_eq!(Outcome::CannotTell.level(), Level::Calm);
}

#[test]
fn questions_follow_exactly_where_the_answer_matters() {
    for reading in every_reading() {
        let asked = next_question(&reading).is_some();
        let outcomes = YesNoUnsure::ALL.map(|answer| {
            let mut then = reading.answered(answer);
            if next_question(&then).is_some() {
                then = then.answered(YesNoUnsure::No);
            }
            decide(&clear(), &then)
        });
        let matters = outcomes.iter().any(|outcome| *outcome != outcomes[0]);
        assert_eq!(asked, matters, "{reading:?}");
    }
}

#[test]
fn eight_steps_have_their_published_order_and_nothing_lies_outside() {
    assert_eq!(Step::ALL.map(Step::number), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert!(Step::new(0).is_none() && Step::new(9).is_none() && Step::new(255).is_none());
    let hex = Step::ALL.map(Step::hex);
    assert_eq!(hex, ["#FBF8DC", "#F8F2B0", "#F4E881", "#EBD653", "#DCBD34", "#C49C25", "#9F7A22", "#6B5E22"]);
    for step in Step::ALL {
        assert!(contrast(step.hex(), step.text_hex()) >= 5.0, "{step:?}");
    }
}

#[test]
fn ids_read_back() {
    for colour in OffScale::ALL {
        assert_eq!(OffScale::from_id(colour.id()), Some(colour));
    }
    for answer in YesNoUnsure::ALL {
        assert_eq!(YesNoUnsure::from_id(answer.id()), Some(answer));
    }
    for light in Light::ALL {
        assert_eq!(Light::from_id(light.id()), Some(light));
    }
    assert!(OffScale::from_id("purple").is_none() && YesNoUnsure::from_id("").is_none());
}

/// WCAG contrast of two `#RRGGBB` colours.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |hex: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.039_28 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn sure() -> impl Strategy<Value = Option<YesNoUnsure>> {
    proptest::sample::select(SURE.to_vec())
}

fn answers() -> impl Strategy<Value = Answers> {
    proptest::sample::select(every_answers())
}

proptest! {
    #[test]
    fn a_danger_sign_never_lowers_the_level(answers in answers(), colour in proptest::sample::select(OffScale::ALL.to_vec()), was in sure()) {
        let before = decide(&answers, &Reading::OffScale(colour, was)).level();
        let after = decide(&answers, &Reading::OffScale(colour, Some(YesNoUnsure::Yes))).level();
        prop_assert!(after >= before);
    }

    #[test]
    fn saying_it_may_be_brown_never_lowers_the_level(answers in answers(), number in 7_u8..=8, follow in sure()) {
        let plain = decide(&answers, &not_brown(number)).level();
        let brown = step(number).answered(YesNoUnsure::Unsure);
        let settled = follow.map_or(brown, |answer| brown.answered(answer));
        prop_assert!(decide(&answers, &settled).level() > plain);
    }

    #[test]
    fn taking_an_answer_back_never_adds_a_reason_to_drink(answers in answers(), reading in proptest::sample::select(every_reading()), which in 0_usize..5) {
        let mut fewer = answers;
        match which {
            0 => fewer.light = None,
            1 => fewer.first_void = None,
            2 => fewer.dye = None,
            3 => fewer.age65 = None,
            _ => fewer.fluid_limit = None,
        }
        prop_assert!(decide(&answers, &reading).urges_drinking() || !decide(&fewer, &reading).urges_drinking());
    }
}
