//! What is played: a set of the app, or one of the person's own. A session keeps a copy of the steps, so that a set that is
//! changed or removed meanwhile harms nothing.

use super::{Choice, Stance, Step};
use crate::id::Id;
use crate::moment::Millis;
use crate::score::Sound;
use crate::timeline::Leg;

/// What somebody plays or played, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Played {
    /// A set of the app.
    Set(Choice),
    /// One of the person's own.
    Own {
        /// Under which id it was kept.
        id: Id,
        /// What it was called then.
        name: String,
    },
}

impl Played {
    /// What to call it.
    pub fn label(&self) -> String {
        match self {
            Self::Set(choice) => choice.label(),
            Self::Own { name, .. } => name.clone(),
        }
    }

    /// Whether both are the same set, whatever it is called by now.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own { id, .. }, Self::Own { id: known, .. }) => id == known,
            _ => self == other,
        }
    }
}

impl From<Choice> for Played {
    fn from(choice: Choice) -> Self {
        Self::Set(choice)
    }
}

/// What is to be played, with everything a player needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name.
    pub played: Played,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// How it is heard; `None` when the settings say.
    pub sound: Option<Sound>,
}

impl From<Choice> for Plan {
    fn from(choice: Choice) -> Self {
        Self { played: choice.into(), steps: choice.steps().to_vec(), sound: None }
    }
}

impl Plan {
    /// How it asks to be done: standing when any step does.
    pub fn stance(&self) -> Stance {
        self.steps.iter().map(|step| step.stretch.stance()).min().unwrap_or(Stance::Chair)
    }

    /// Time this leg is held when all of it is done, in milliseconds.
    pub fn holding(&self, leg: Leg) -> Millis {
        self.steps.iter().map(|step| step.holding(leg)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_ones_own_is_the_same_under_another_name_and_no_other_is() {
        let own = |id: &str, name: &str| Played::Own { id: Id::parse(id).unwrap(), name: name.into() };
        assert!(own("routine1", "Evening").is(&own("routine1", "Morning")));
        assert!(!own("routine1", "Evening").is(&own("routine2", "Evening")));
        assert!(!own("routine1", "Evening").is(&Choice::ALL[0].into()));
        assert!(Played::from(Choice::ALL[0]).is(&Choice::ALL[0].into()));
        assert!(!Played::from(Choice::ALL[0]).is(&Choice::ALL[1].into()));
    }

    #[test]
    fn a_set_of_the_app_asks_the_same_of_both_legs() {
        for choice in Choice::ALL {
            let plan = Plan::from(choice);
            assert_eq!(
                (plan.holding(Leg::Left), plan.holding(Leg::Right)),
                (choice.each_leg(), choice.each_leg())
            );
        }
    }
}
