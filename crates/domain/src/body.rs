//! Where a cramp is, and where the person is: values that rules, records and screens share.

/// Where the cramp is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Muscle {
    /// The calf; four in five cramps, so it is the first shown.
    #[default]
    Calf,
    /// The sole of the foot.
    Foot,
    /// The hamstring, back of the thigh.
    Hamstring,
    /// The quadriceps, front of the thigh.
    Quad,
    /// Shin, inner thigh, or anywhere else.
    Other,
}

impl Muscle {
    /// Every muscle, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Calf, Self::Foot, Self::Hamstring, Self::Quad, Self::Other];

    /// The name on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Calf => "Calf",
            Self::Foot => "Foot",
            Self::Hamstring => "Back of thigh",
            Self::Quad => "Front of thigh",
            Self::Other => "Somewhere else",
        }
    }

    /// The name in storage, in addresses and in `index.html`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Calf => "calf",
            Self::Foot => "foot",
            Self::Hamstring => "hamstring",
            Self::Quad => "quad",
            Self::Other => "other",
        }
    }

    /// Reads an [`Muscle::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|muscle| muscle.id() == id)
    }
}

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// Lying or sitting in bed; always shown first.
    #[default]
    Bed,
    /// Standing, only if steady.
    Standing,
}

impl Position {
    /// Both positions, in the order of the buttons.
    pub const ALL: [Self; 2] = [Self::Bed, Self::Standing];

    /// The name on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bed => "In bed",
            Self::Standing => "Standing",
        }
    }

    /// The name in addresses and in `index.html`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bed => "bed",
            Self::Standing => "standing",
        }
    }

    /// Reads a [`Position::id`]; `None` for anything else.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|position| position.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_nothing_else_does() {
        for muscle in Muscle::ALL {
            assert_eq!(Muscle::from_id(muscle.id()), Some(muscle));
        }
        for position in Position::ALL {
            assert_eq!(Position::from_id(position.id()), Some(position));
        }
        assert_eq!(Muscle::from_id("Calf"), None);
        assert_eq!(Position::from_id(""), None);
    }
}
