//! The hydration check's rules: eight steps of colour, the colours off that scale, and what may be said about them.
//!
//! The words are in `content/hydration.rs`, the swatches in `urine/seen.rs`. The one thing to know: the first rule
//! that fits wins, and a question left unanswered counts as the answer after which the app says least.

mod seen;

pub use seen::{Light, OffScale, Step, YesNoUnsure};

use crate::content::Sentence;
use crate::content::hydration::{self, Card};

/// The answers to the questions before the swatches; `None` is "not answered".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers {
    /// The light.
    pub light: Option<Light>,
    /// Whether it is the first pee of the day.
    pub first_void: Option<bool>,
    /// Vitamins, food or medicine that colour pee.
    pub dye: Option<YesNoUnsure>,
    /// 65 or over.
    pub age65: Option<bool>,
    /// Told to limit fluids; heart failure, kidney or liver disease, dialysis, water tablets, low sodium.
    pub fluid_limit: Option<YesNoUnsure>,
}

/// What the person saw. Built from a choice, then by [`Reading::answered`] while [`next_question`] asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A swatch, as chosen.
    Step(Step),
    /// A swatch, and the person said it is not brown like tea or cola.
    NotBrown(Step),
    /// A colour off the scale, and the answer to its own question (`None` until asked, or where it has none).
    OffScale(OffScale, Option<YesNoUnsure>),
    /// "Can't tell tonight".
    CannotTell,
}

impl Reading {
    /// A colour off the scale, just chosen.
    pub const fn off_scale(colour: OffScale) -> Self {
        Self::OffScale(colour, None)
    }

    /// The swatch, where one was chosen.
    pub const fn step(self) -> Option<Step> {
        match self {
            Self::Step(step) | Self::NotBrown(step) => Some(step),
            Self::OffScale(..) | Self::CannotTell => None,
        }
    }

    /// The reading after [`next_question`] was answered. 7 or 8 that is, or may be, brown becomes brown.
    #[must_use]
    pub const fn answered(self, answer: YesNoUnsure) -> Self {
        match self {
            Self::Step(step) if step.may_be_brown() => match answer {
                YesNoUnsure::No => Self::NotBrown(step),
                YesNoUnsure::Yes | YesNoUnsure::Unsure => Self::off_scale(OffScale::Brown),
            },
            Self::OffScale(colour, None) => Self::OffScale(colour, Some(answer)),
            settled => settled,
        }
    }
}

/// A question that follows a colour. Its answers are those of [`YesNoUnsure`]; it cannot be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// 7 or 8: brown like tea or cola?
    Brown,
    /// Brown: muscle pain, weakness, exertion, heat, statin, crush?
    DangerSigns,
    /// Orange: pale stool, yellow eyes or skin?
    PaleStool,
    /// Almost no pee: feeling ill?
    FeelingIll,
}

impl FollowUp {
    /// The question as asked.
    pub const fn question(self) -> &'static Sentence {
        match self {
            Self::Brown => &hydration::Q_BROWN,
            Self::DangerSigns => &hydration::Q_DANGER,
            Self::PaleStool => &hydration::Q_PALE_STOOL,
            Self::FeelingIll => &hydration::Q_ILL,
        }
    }
}

/// The question to ask next about a reading; `None` when [`decide`] has all it needs.
pub const fn next_question(reading: &Reading) -> Option<FollowUp> {
    match reading {
        Reading::Step(step) if step.may_be_brown() => Some(FollowUp::Brown),
        Reading::OffScale(OffScale::Brown, None) => Some(FollowUp::DangerSigns),
        Reading::OffScale(OffScale::Orange, None) => Some(FollowUp::PaleStool),
        Reading::OffScale(OffScale::AlmostNone, None) => Some(FollowUp::FeelingIll),
        _ => None,
    }
}

/// How soon to act; higher is sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to do about it now.
    Calm,
    /// Ask a pharmacist.
    Pharmacist,
    /// Medical help on the same day.
    SameDay,
    /// The emergency number.
    Emergency,
}

/// What the check ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[must_use]
pub enum Outcome {
    /// Brown with a danger sign, or not sure of one.
    BrownNow,
    /// Brown without a danger sign.
    BrownToday,
    /// Red or pink, even once.
    RedToday,
    /// Orange with pale stool or yellow eyes or skin, or not sure.
    OrangeToday,
    /// Orange without these.
    OrangePharmacist,
    /// Cloudy, smelly or burning.
    CloudyToday,
    /// Green or blue.
    GreenPharmacist,
    /// Almost none, and ill or not sure.
    NoneNow,
    /// Almost none, not ill.
    NoneToday,
    /// 65 or over: the reading is shown, no verdict.
    AfterSixtyFive,
    /// Age not given: no verdict.
    NoAge,
    /// A limit on fluids, or not sure of one.
    FluidPlan,
    /// First pee of the day, dye, dim light, or one of these not answered.
    NotCounted,
    /// "Can't tell tonight".
    CannotTell,
    /// 1: no sign of needing extra, and a word about too much.
    VeryPale,
    /// 2 and 3.
    Pale,
    /// 4 to 6: a drink with the next meal, if thirsty.
    MoreConcentrated,
    /// 7 and 8, not brown: a drink now and over the next hours.
    Concentrated,
}

impl Outcome {
    /// Every outcome, in the order of the rules.
    pub const ALL: [Self; 18] = [
        Self::BrownNow,
        Self::BrownToday,
        Self::RedToday,
        Self::OrangeToday,
        Self::OrangePharmacist,
        Self::CloudyToday,
        Self::GreenPharmacist,
        Self::NoneNow,
        Self::NoneToday,
        Self::AfterSixtyFive,
        Self::NoAge,
        Self::FluidPlan,
        Self::NotCounted,
        Self::CannotTell,
        Self::VeryPale,
        Self::Pale,
        Self::MoreConcentrated,
        Self::Concentrated,
    ];

    /// How soon to act.
    pub const fn level(self) -> Level {
        match self {
            Self::BrownNow | Self::NoneNow => Level::Emergency,
            Self::BrownToday | Self::RedToday | Self::OrangeToday | Self::CloudyToday | Self::NoneToday => {
                Level::SameDay
            }
            Self::OrangePharmacist | Self::GreenPharmacist => Level::Pharmacist,
            Self::AfterSixtyFive
            | Self::NoAge
            | Self::FluidPlan
            | Self::NotCounted
            | Self::CannotTell
            | Self::VeryPale
            | Self::Pale
            | Self::MoreConcentrated
            | Self::Concentrated => Level::Calm,
        }
    }

    /// Whether its words suggest a drink, at once or with the next meal.
    pub const fn urges_drinking(self) -> bool {
        matches!(self, Self::MoreConcentrated | Self::Concentrated)
    }

    /// The heading.
    pub const fn title(self) -> &'static str {
        self.card().title.text
    }

    /// The lines under it, the most important first.
    pub const fn body(self) -> &'static [&'static Sentence] {
        self.card().body
    }

    const fn card(self) -> &'static Card {
        match self {
            Self::BrownNow => &hydration::BROWN_NOW,
            Self::BrownToday => &hydration::BROWN_TODAY,
            Self::RedToday => &hydration::RED_TODAY,
            Self::OrangeToday => &hydration::ORANGE_TODAY,
            Self::OrangePharmacist => &hydration::ORANGE_PHARMACIST,
            Self::CloudyToday => &hydration::CLOUDY_TODAY,
            Self::GreenPharmacist => &hydration::GREEN_PHARMACIST,
            Self::NoneNow => &hydration::NONE_NOW,
            Self::NoneToday => &hydration::NONE_TODAY,
            Self::AfterSixtyFive => &hydration::AFTER_65,
            Self::NoAge => &hydration::NO_AGE,
            Self::FluidPlan => &hydration::PLAN,
            Self::NotCounted => &hydration::NOT_COUNTED,
            Self::CannotTell => &hydration::CANNOT_TELL,
            Self::VeryPale => &hydration::VERY_PALE,
            Self::Pale => &hydration::PALE,
            Self::MoreConcentrated => &hydration::MORE,
            Self::Concentrated => &hydration::STRONG,
        }
    }
}

/// What may be said about a reading. The first rule that fits wins; what was not answered counts as the answer that
/// says least.
pub const fn decide(answers: &Answers, reading: &Reading) -> Outcome {
    let step = match reading {
        // 1: colours off the scale, whatever else was answered.
        Reading::OffScale(colour, answer) => return off_scale(*colour, *answer),
        // 2: 7 or 8 nobody has yet said is not brown.
        Reading::Step(step) if step.may_be_brown() => return off_scale(OffScale::Brown, None),
        Reading::CannotTell => return Outcome::CannotTell,
        Reading::Step(step) | Reading::NotBrown(step) => *step,
    };
    // 3: no verdict at 65 and over.
    match answers.age65 {
        Some(true) => return Outcome::AfterSixtyFive,
        None => return Outcome::NoAge,
        Some(false) => {}
    }
    // 4: somebody else's plan for fluids.
    if !says_no(answers.fluid_limit) {
        return Outcome::FluidPlan;
    }
    // 5: colour that says little today.
    let seen_well = matches!(answers.light, Some(Light::Bright)) && matches!(answers.first_void, Some(false));
    if !seen_well || !says_no(answers.dye) {
        return Outcome::NotCounted;
    }
    // 6, 7, 8: the verdicts.
    match step.number() {
        1 => Outcome::VeryPale,
        2 | 3 => Outcome::Pale,
        4..=6 => Outcome::MoreConcentrated,
        _ => Outcome::Concentrated,
    }
}

const fn off_scale(colour: OffScale, answer: Option<YesNoUnsure>) -> Outcome {
    match (colour, says_no(answer)) {
        (OffScale::RedOrPink, _) => Outcome::RedToday,
        (OffScale::Brown, false) => Outcome::BrownNow,
        (OffScale::Brown, true) => Outcome::BrownToday,
        (OffScale::Orange, false) => Outcome::OrangeToday,
        (OffScale::Orange, true) => Outcome::OrangePharmacist,
        (OffScale::Cloudy, _) => Outcome::CloudyToday,
        (OffScale::GreenOrBlue, _) => Outcome::GreenPharmacist,
        (OffScale::AlmostNone, false) => Outcome::NoneNow,
        (OffScale::AlmostNone, true) => Outcome::NoneToday,
    }
}

/// A clear no. "Not sure" and no answer are not.
const fn says_no(answer: Option<YesNoUnsure>) -> bool {
    matches!(answer, Some(YesNoUnsure::No))
}
