//! The doctor's page: one A4 sheet from the nights of a span, with the sections the person chose. One model, drawn as a view,
//! as text and as a PDF file; and the same nights as a FHIR bundle.
//!
//! | file | what for |
//! |---|---|
//! | `report.rs` | what is on the page |
//! | `report/parts.rs` | each section from the nights |
//! | `report/text.rs` | as text to copy |
//! | `report/pdf.rs` | as a file to print, with text that can be selected |
//! | `report/fhir.rs` | the nights as observations for a clinic's system |

mod fhir;
mod parts;
mod pdf;
mod text;

pub use fhir::bundle;
pub use parts::{half, in_hundred};
pub use pdf::write as pdf;
pub use text::{column as told, named, write as text};

use crate::content::insight as words;
use crate::hours::Hours;
use crate::insight::{self, Bin, Grain, NightFacts, Span};
use crate::moment::{Moment, month};
use crate::night::Night;
use chrono::{Datelike, NaiveDate};

/// A section that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Cramp nights, each week or month.
    Weeks,
    /// Muscle and leg.
    Places,
    /// What was tried, and whether it helped.
    Tried,
    /// Stretching before bed, and what can be said of it.
    Stretching,
    /// Time of night.
    Times,
    /// Warning signs with their dates.
    Signs,
    /// Medicines, in the person's words.
    Medicines,
    /// Habits noted.
    Habits,
    /// Notes the person ticked.
    Notes,
    /// Room for questions.
    Questions,
}

impl Part {
    /// Every section, in the order on the page.
    pub const ALL: [Self; 10] = [
        Self::Weeks,
        Self::Places,
        Self::Tried,
        Self::Stretching,
        Self::Times,
        Self::Signs,
        Self::Medicines,
        Self::Habits,
        Self::Notes,
        Self::Questions,
    ];

    /// Its heading, and the words of its tick.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Weeks => "Nights with a cramp",
            Self::Places => "Where",
            Self::Tried => "What was tried in a cramp",
            Self::Stretching => "Stretching before bed",
            Self::Times => "When",
            Self::Signs => "Warning signs",
            Self::Medicines => "Medicines, as typed by the patient",
            Self::Habits => "Habits",
            Self::Notes => "Notes",
            Self::Questions => "My questions",
        }
    }
}

/// What the person asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The nights.
    pub span: Span,
    /// The sections, in any order.
    pub parts: Vec<Part>,
    /// The notes ticked for it: night and words.
    pub notes: Vec<(NaiveDate, String)>,
    /// When the page is made.
    pub made: Moment,
    /// How times of day are written on it.
    pub hours: Hours,
    /// Since which night an experiment runs, so that no look is taken before its end.
    pub held: Option<Night>,
}

/// A number at the head of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number, with its denominator.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// More about it; may be empty.
    pub small: String,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A sentence or a few.
    Text(String),
    /// The one word that matters.
    Strong(String),
    /// A table; the first cell of each row names the row.
    Table(Vec<&'static str>, Vec<Vec<String>>),
    /// The chart of nights.
    Chart(Vec<Bin>, Grain),
    /// Empty lines to write on.
    Room(usize),
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which.
    pub part: Part,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Section {
    /// Whether it takes the whole width of the page.
    pub fn is_wide(&self) -> bool {
        let wide = |block: &Block| matches!(block, Block::Chart(bins, _) if bins.len() > 12);
        matches!(self.part, Part::Notes | Part::Questions) || self.blocks.iter().any(wide)
    }
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The period and how much of it is known.
    pub period: String,
    /// What it is, and when it was made.
    pub kept: String,
    /// The numbers at its head.
    pub figures: Vec<Figure>,
    /// The sections chosen.
    pub sections: Vec<Section>,
    /// How the numbers were made.
    pub made: String,
}

/// The title of the page.
pub const TITLE: &str = "Night leg cramp diary";

/// The page from the nights of a whole diary, oldest first.
pub fn make(facts: &[NightFacts], ask: &Ask) -> Report {
    let within = ask.span.of(facts);
    let chosen = Part::ALL.into_iter().filter(|part| ask.parts.contains(part));
    let sections = chosen.map(|part| Section { part, blocks: parts::blocks(part, facts, within, ask) });
    Report {
        period: format!(
            "{}. {} of {} nights logged.",
            between(ask.span.from.evening(), ask.span.to.evening()),
            insight::nights(within).of,
            ask.span.nights()
        ),
        kept: format!("{} Made on {} with Quiet Legs.", words::KEPT.text, date(ask.made.local().date())),
        figures: parts::figures(within),
        sections: sections.filter(|section| !section.blocks.is_empty()).collect(),
        made: words::MADE.text.to_owned(),
    }
}

/// `24 November 2026`.
pub fn date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// `29 September to 23 November 2026`, with the year said once when it is the same.
pub fn between(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return date(to);
    }
    let start =
        if from.year() == to.year() { format!("{} {}", from.day(), month(from.month())) } else { date(from) };
    format!("{start} to {}", date(to))
}

#[cfg(test)]
mod tests;
