//! What is asked before the first routine: the risks, and the age.

use super::asks::Asks;
use crate::content::{Sentence, leg, stretch};

/// One thing to ask about before the first routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// One leg swollen, warm or discoloured.
    LegChange,
    /// Surgery of hip, knee or back, or a fracture, not cleared.
    Surgery,
    /// A hip replacement.
    HipReplacement,
    /// Osteoporosis or a vertebral fracture.
    WeakBones,
    /// A fall in the last year, dizziness, or no standing on one leg.
    Fall,
    /// A recent muscle tear or strain.
    MuscleTear,
    /// Pregnancy.
    Pregnancy,
    /// Wounds, or severely numb feet.
    WoundsOrNumbness,
}

impl Risk {
    /// Every risk, in the order asked.
    pub const ALL: [Self; 8] = [
        Self::LegChange,
        Self::Surgery,
        Self::HipReplacement,
        Self::WeakBones,
        Self::Fall,
        Self::MuscleTear,
        Self::Pregnancy,
        Self::WoundsOrNumbness,
    ];

    /// The name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::LegChange => "leg",
            Self::Surgery => "surgery",
            Self::HipReplacement => "hip",
            Self::WeakBones => "bones",
            Self::Fall => "fall",
            Self::MuscleTear => "tear",
            Self::Pregnancy => "pregnancy",
            Self::WoundsOrNumbness => "numb",
        }
    }

    /// Reads a [`Risk::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|risk| risk.id() == id)
    }

    /// The words beside the tick box.
    pub const fn question(self) -> &'static Sentence {
        match self {
            Self::LegChange => &stretch::Q_LEG,
            Self::Surgery => &stretch::Q_SURGERY,
            Self::HipReplacement => &stretch::Q_HIP,
            Self::WeakBones => &stretch::Q_BONES,
            Self::Fall => &stretch::Q_FALL,
            Self::MuscleTear => &stretch::Q_TEAR,
            Self::Pregnancy => &stretch::Q_PREGNANT,
            Self::WoundsOrNumbness => &stretch::Q_NUMB,
        }
    }

    /// What the person reads after ticking it.
    pub(super) const fn advice(self) -> &'static Sentence {
        match self {
            Self::LegChange => &leg::TODAY,
            Self::Surgery => &stretch::A_SURGERY,
            Self::HipReplacement => &stretch::A_HIP,
            Self::WeakBones => &stretch::A_BONES,
            Self::Fall => &stretch::A_FALL,
            Self::MuscleTear => &stretch::A_TEAR,
            Self::Pregnancy => &stretch::A_PREGNANT,
            Self::WoundsOrNumbness => &stretch::A_NUMB,
        }
    }

    /// What this risk forbids. Standing is always part of it.
    pub(super) const fn forbids(self) -> Asks {
        let more = match self {
            // No stretch, no rubbing, no heat (UCLH, deep vein thrombosis); not healed, or not cleared by a doctor (NIA).
            Self::LegChange | Self::Surgery | Self::MuscleTear => Asks::ANYTHING,
            // NIA: no hip bend past a right angle, no crossing of legs; no lean unless the surgeon agrees.
            Self::HipReplacement => Asks::FORWARD.and(Asks::HIP).and(Asks::SIDE),
            // No rounded forward bend, no twist.
            Self::WeakBones => Asks::FORWARD.and(Asks::SIDE),
            Self::Fall => Asks::NOTHING,
            // Seated calf only, not long flat on the back. No set has the calf alone, so none is left.
            Self::Pregnancy => Asks::FORWARD.and(Asks::FLAT).and(Asks::SIDE).and(Asks::THIGH),
            // No pull that cannot be felt. Every set off the feet pulls at a foot, so none is left.
            Self::WoundsOrNumbness => Asks::PULL,
        };
        Asks::STANDING.and(more)
    }
}

/// An age, as far as it changes what is offered or said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Younger than 18. The app is for adults.
    Under18,
    /// 18 to 49. No trial included anybody of this age.
    To49,
    /// 50 to 64.
    To64,
    /// 65 or more.
    From65,
}

impl Age {
    /// Every age, youngest first.
    pub const ALL: [Self; 4] = [Self::Under18, Self::To49, Self::To64, Self::From65];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Under18 => "Under 18",
            Self::To49 => "18 to 49",
            Self::To64 => "50 to 64",
            Self::From65 => "65 or over",
        }
    }

    /// The name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Under18 => "0-17",
            Self::To49 => "18-49",
            Self::To64 => "50-64",
            Self::From65 => "65-",
        }
    }

    /// Reads an [`Age::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.id() == id)
    }

    /// What this age forbids.
    pub(super) const fn forbids(self) -> Asks {
        match self {
            Self::Under18 => Asks::ANYTHING,
            Self::To49 | Self::To64 => Asks::NOTHING,
            Self::From65 => Asks::BALANCE,
        }
    }

    /// What to read because of the age. Balance is worth a word only where there are standing sets.
    pub(super) const fn advice(self, standing: bool) -> Option<&'static Sentence> {
        match self {
            Self::Under18 => Some(&stretch::A_YOUNG),
            Self::To49 => Some(&stretch::UNDER_50),
            Self::From65 if standing => Some(&stretch::A_BALANCE),
            Self::To64 | Self::From65 => None,
        }
    }
}
