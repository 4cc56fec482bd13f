//! Who should not start stretching, or only seated: the questions before the first routine and what follows.
//!
//! The words are in `content/stretch.rs`. Whether the questions were answered at all is the caller's to know:
//! no routine starts before.

use crate::content::{Sentence, stretch};

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
    const fn advice(self) -> &'static Sentence {
        match self {
            Self::LegChange => &stretch::A_LEG,
            Self::Surgery => &stretch::A_SURGERY,
            Self::HipReplacement => &stretch::A_HIP,
            Self::WeakBones => &stretch::A_BONES,
            Self::Fall => &stretch::A_FALL,
            Self::MuscleTear => &stretch::A_TEAR,
            Self::Pregnancy => &stretch::A_PREGNANT,
            Self::WoundsOrNumbness => &stretch::A_NUMB,
        }
    }

    /// The most that may still be offered to someone with this risk alone.
    const fn limit(self) -> Offer {
        match self {
            Self::LegChange => Offer::GetHelp,
            // Not healed, or a towel they cannot feel, or stretches limited to fewer than the set has.
            Self::Surgery | Self::MuscleTear | Self::Pregnancy | Self::WoundsOrNumbness => Offer::AskFirst,
            Self::HipReplacement | Self::WeakBones => Offer::SeatedUpright,
            Self::Fall => Offer::Seated,
        }
    }
}

/// What the stretch screen may offer, the widest first; the narrowest of all ticked risks wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offer {
    /// Every routine, standing and seated.
    Everything,
    /// Seated routines only.
    Seated,
    /// Seated routines only, and without the forward lean.
    SeatedUpright,
    /// No timer; the advice to ask a doctor or physiotherapist.
    AskFirst,
    /// No stretching at all; a link to the warning card (`#/now/help`).
    GetHelp,
}

impl Offer {
    /// Whether standing routines may be shown.
    pub const fn standing(self) -> bool {
        matches!(self, Self::Everything)
    }

    /// Whether seated routines may be shown.
    pub const fn seated(self) -> bool {
        matches!(self, Self::Everything | Self::Seated | Self::SeatedUpright)
    }

    /// Whether the seated hamstring stretch may add its lean (`content::stretch::HAMSTRING_LEAN`).
    pub const fn lean(self) -> bool {
        matches!(self, Self::Everything | Self::Seated)
    }
}

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What may be offered.
    pub offer: Offer,
    /// What to read, the most important first; empty when nothing was ticked.
    pub sentences: Vec<&'static Sentence>,
}

/// What follows from the ticked risks; an empty slice is the answer "None of these".
#[must_use]
pub fn advise(ticked: &[Risk]) -> Advice {
    let offer = ticked.iter().map(|risk| risk.limit()).max().unwrap_or(Offer::Everything);
    let opening: &[&'static Sentence] = match offer {
        Offer::Everything => &[],
        Offer::Seated | Offer::SeatedUpright => &[&stretch::CHECK_FIRST, &stretch::SEATED_ONLY],
        Offer::AskFirst => &[&stretch::CHECK_FIRST, &stretch::NO_TIMER],
        // Help comes first and alone: anything else would be read as a way to go on.
        Offer::GetHelp => return Advice { offer, sentences: vec![&stretch::A_LEG, &stretch::CHECK_FIRST] },
    };
    let own = Risk::ALL.into_iter().filter(|risk| ticked.contains(risk)).map(Risk::advice);
    Advice { offer, sentences: opening.iter().copied().chain(own).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offer(ticked: &[Risk]) -> Offer {
        advise(ticked).offer
    }

    #[test]
    fn none_of_these_opens_everything_and_says_nothing() {
        let advice = advise(&[]);
        assert!(advice.offer.standing() && advice.offer.seated() && advice.offer.lean());
        assert!(advice.sentences.is_empty());
    }

    #[test]
    fn any_tick_hides_the_standing_routine_and_says_whom_to_ask() {
        for risk in Risk::ALL {
            let advice = advise(&[risk]);
            assert!(!advice.offer.standing(), "{risk:?}");
            assert!(advice.sentences.contains(&&stretch::CHECK_FIRST), "{risk:?}");
            assert!(advice.sentences.contains(&risk.advice()), "{risk:?}");
        }
    }

    #[test]
    fn a_changed_leg_is_never_stretched() {
        assert_eq!(offer(&[Risk::LegChange]), Offer::GetHelp);
        assert_eq!(offer(&[Risk::Fall, Risk::LegChange, Risk::Pregnancy]), Offer::GetHelp);
        assert_eq!(advise(&[Risk::Fall, Risk::LegChange]).sentences.first(), Some(&&stretch::A_LEG));
        assert!(!Offer::GetHelp.seated() && !Offer::GetHelp.standing());
    }

    #[test]
    fn a_new_hip_or_weak_bones_never_lean_and_a_fall_alone_may() {
        assert_eq!(offer(&[Risk::HipReplacement]), Offer::SeatedUpright);
        assert_eq!(offer(&[Risk::WeakBones, Risk::Fall]), Offer::SeatedUpright);
        assert!(!Offer::SeatedUpright.lean() && Offer::SeatedUpright.seated());
        assert!(offer(&[Risk::Fall]).seated() && offer(&[Risk::Fall]).lean());
    }

    #[test]
    fn what_cannot_be_felt_or_has_not_healed_gets_no_timer() {
        for risk in [Risk::WoundsOrNumbness, Risk::MuscleTear, Risk::Surgery, Risk::Pregnancy] {
            assert_eq!(offer(&[risk]), Offer::AskFirst, "{risk:?}");
        }
        assert!(!Offer::AskFirst.seated() && !Offer::AskFirst.standing() && !Offer::AskFirst.lean());
    }

    #[test]
    fn ids_read_back_and_are_all_different() {
        for risk in Risk::ALL {
            assert_eq!(Risk::from_id(risk.id()), Some(risk));
        }
        assert_eq!(Risk::from_id("none"), None);
    }

    proptest! {
        #[test]
        fn one_tick_more_never_opens_anything(set in proptest::sample::subsequence(Risk::ALL.to_vec(), 0..=8), extra in 0_usize..8) {
            let before = offer(&set);
            let mut more = set;
            more.push(Risk::ALL[extra]);
            prop_assert!(offer(&more) >= before);
        }
    }
}
