//! One hydration check in the diary: what was seen and what was answered. What it means is always decided anew (`urine.rs`),
//! so that a mended rule mends old entries too.

mod memory;
mod mornings;
#[cfg(test)]
mod tests;

pub use memory::remembered;
pub use mornings::{Morning, Seen, mornings, newest};

use crate::moment::Moment;
use crate::urine::{Answers, Outcome, Reading, decide};

/// A finished check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// When it was made.
    pub at: Moment,
    /// The answers before the swatches.
    pub answers: Answers,
    /// What was seen, with its own questions answered.
    pub reading: Reading,
}

impl Check {
    /// What may be said about it.
    pub const fn outcome(&self) -> Outcome {
        decide(&self.answers, &self.reading)
    }

    /// What was seen, in words: `5, deep yellow`.
    pub fn seen(&self) -> String {
        seen(&self.reading)
    }
}

/// What was seen, in words: `5, deep yellow`, `Orange`, `Could not tell`.
pub fn seen(reading: &Reading) -> String {
    match reading {
        Reading::Step(step) | Reading::NotBrown(step) => format!("{}, {}", step.number(), step.name()),
        Reading::OffScale(colour, _) => colour.label().to_owned(),
        Reading::CannotTell => "Could not tell".to_owned(),
    }
}
