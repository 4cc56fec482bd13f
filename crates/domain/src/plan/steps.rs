//! The steps of an evening: what they are called, how far they may be moved, and what is said of them.

use crate::content::{Sentence, evening};
use crate::safety::LegWarning;
use serde::{Deserialize, Serialize};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// The last coffee or tea.
    Coffee,
    /// The last large drink.
    Drink,
    /// A warm bath.
    Bath,
    /// Legs up.
    Legs,
    /// The stretches.
    Stretch,
    /// Lights out.
    Lights,
}

impl What {
    /// Every one, in the order of an evening.
    pub const ALL: [Self; 6] =
        [Self::Coffee, Self::Drink, Self::Bath, Self::Legs, Self::Stretch, Self::Lights];

    /// The name in storage and in a calendar entry's id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Coffee => "coffee",
            Self::Drink => "drink",
            Self::Bath => "bath",
            Self::Legs => "legs",
            Self::Stretch => "stretch",
            Self::Lights => "lights",
        }
    }

    /// Its words on the screen, and in a calendar that may name things.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Coffee => "Last coffee or tea",
            Self::Drink => "Last large drink",
            Self::Bath => "Warm bath",
            Self::Legs => "Legs up",
            Self::Stretch => "Stretch",
            Self::Lights => "Lights out",
        }
    }

    /// Its words in a calendar that others may see: nothing about legs, cramps or this app.
    pub const fn discreet(self) -> &'static str {
        match self {
            Self::Coffee => "Last coffee",
            Self::Drink => "Last drink",
            Self::Bath => "Bath",
            Self::Legs => "Rest a little",
            Self::Stretch => "Evening routine",
            Self::Lights => "Lights out",
        }
    }

    /// How many minutes before lights out it may be: the least and the most. A large drink is never moved into the last two hours
    /// (Sleep Foundation).
    pub const fn range(self) -> (u16, u16) {
        match self {
            Self::Coffee => (120, 720),
            Self::Drink => (120, 360),
            Self::Bath | Self::Legs => (15, 240),
            Self::Stretch => (5, 120),
            Self::Lights => (0, 0),
        }
    }

    /// How many minutes before lights out it is to begin with, and whether it is in the plan then. What nobody has tested is not,
    /// until the person wants it.
    pub const fn usual(self) -> (u16, bool) {
        match self {
            Self::Coffee => (240, true),
            Self::Drink => (120, true),
            Self::Bath => (75, false),
            Self::Legs => (45, false),
            Self::Stretch => (15, true),
            Self::Lights => (0, true),
        }
    }

    /// By how many minutes one tap moves it.
    pub const fn stride(self) -> i32 {
        match self {
            Self::Stretch => 5,
            Self::Coffee => 30,
            _ => 15,
        }
    }

    /// How long its entry in a calendar is, in minutes.
    pub(super) const fn length(self) -> u16 {
        match self {
            Self::Bath => 20,
            _ => 10,
        }
    }

    /// Whether it may be suggested: nothing for the legs while one of them may be a clot, or is cold.
    pub const fn suits(self, leg: Option<LegWarning>) -> bool {
        leg.is_none() || !matches!(self, Self::Bath | Self::Legs | Self::Stretch)
    }

    /// What is known of it, and its caution.
    pub const fn says(self) -> &'static [&'static Sentence] {
        match self {
            Self::Coffee => &evening::OF_COFFEE,
            Self::Drink => &evening::OF_DRINK,
            Self::Bath => &evening::OF_BATH,
            Self::Legs => &evening::OF_LEGS,
            Self::Stretch => &evening::OF_STRETCH,
            Self::Lights => &evening::OF_LIGHTS,
        }
    }
}
