//! What can be seen and answered in the hydration check: swatches, colours off their scale, light, yes or no.
//!
//! Not here: what follows from them (`urine.rs`).

/// One of the eight steps from very pale to brownish-green. The scale is the project's own, approximate, and only for screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(u8);

impl Step {
    /// Every step, palest first.
    pub const ALL: [Self; 8] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// The step with this number; `None` outside 1 to 8.
    pub const fn new(number: u8) -> Option<Self> {
        if matches!(number, 1..=8) { Some(Self(number)) } else { None }
    }

    /// Its number, 1 to 8.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its colour as `#RRGGBB`. Never themed.
    pub const fn hex(self) -> &'static str {
        match self.0 {
            1 => "#FBF8DC",
            2 => "#F8F2B0",
            3 => "#F4E881",
            4 => "#EBD653",
            5 => "#DCBD34",
            6 => "#C49C25",
            7 => "#9F7A22",
            _ => "#6B5E22",
        }
    }

    /// Its name, always shown with the number.
    pub const fn name(self) -> &'static str {
        match self.0 {
            1 => "very pale",
            2 => "pale straw",
            3 => "straw",
            4 => "yellow",
            5 => "deep yellow",
            6 => "dark yellow",
            7 => "amber",
            _ => "brownish-green",
        }
    }

    /// The colour of text on it: black on 1 to 7 (5.3:1 or more), white on 8 (6.5:1).
    pub const fn text_hex(self) -> &'static str {
        if self.0 == 8 { "#FFFFFF" } else { "#000000" }
    }

    /// Whether it is dark enough to be mistaken for brown: 7 and 8.
    pub(super) const fn may_be_brown(self) -> bool {
        self.0 >= 7
    }
}

/// A colour that is not on the row of swatches and never ends in "drink more".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OffScale {
    /// Red or pink.
    RedOrPink,
    /// Brown, like tea or cola.
    Brown,
    /// Orange.
    Orange,
    /// Cloudy, smelly or burning.
    Cloudy,
    /// Green or blue.
    GreenOrBlue,
    /// None for 8 hours, or hardly any.
    AlmostNone,
}

impl OffScale {
    /// Every one, in the order of the buttons.
    pub const ALL: [Self; 6] =
        [Self::RedOrPink, Self::Brown, Self::Orange, Self::Cloudy, Self::GreenOrBlue, Self::AlmostNone];

    /// The words on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::RedOrPink => "Red or pink",
            Self::Brown => "Brown, like tea or cola",
            Self::Orange => "Orange",
            Self::Cloudy => "Cloudy, smelly or it burns",
            Self::GreenOrBlue => "Green or blue",
            Self::AlmostNone => "Hardly any, or none for 8 hours",
        }
    }

    /// The name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::RedOrPink => "red",
            Self::Brown => "brown",
            Self::Orange => "orange",
            Self::Cloudy => "cloudy",
            Self::GreenOrBlue => "green",
            Self::AlmostNone => "none",
        }
    }

    /// Reads an [`OffScale::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.id() == id)
    }
}

/// An answer that may be "not sure".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YesNoUnsure {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure; never counts as no.
    Unsure,
}

impl YesNoUnsure {
    /// Every answer, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// The words on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::Unsure => "Not sure",
        }
    }

    /// The name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// Reads a [`YesNoUnsure::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.id() == id)
    }
}

/// The light the colour was seen in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Daylight or a bright white lamp.
    Bright,
    /// Dim or coloured light: reads one and a half to two steps too dark (Wardenaar 2022).
    Dim,
}

impl Light {
    /// Both, in the order of the buttons.
    pub const ALL: [Self; 2] = [Self::Bright, Self::Dim];

    /// The words on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bright => "Bright and white",
            Self::Dim => "Dim or coloured",
        }
    }

    /// The name in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bright => "bright",
            Self::Dim => "dim",
        }
    }

    /// Reads a [`Light::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|light| light.id() == id)
    }
}
