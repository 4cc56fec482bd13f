//! Learn: short cards, each with its grade, its sources and the month it was last checked. Nothing here computes but the search.
//!
//! A card begins with what it claims; the grade of that sentence is the card's chip. Cautions stand apart.
//! Where to look next: `docs/evidence.md` says which claim each card answers, and `tests/house/` keeps the two in step.

mod day;
mod doctors;
mod evening;
mod food;
mod night;
mod questions;
mod search;

pub use doctors::DOCTOR;
pub use evening::STRETCHING;
pub use food::DRINKING;
pub use search::{Found, search};

use super::{Grade, Sentence};
use crate::route::{HydrationStep, Route, Slug};

/// One card.
#[derive(Debug)]
pub struct Card {
    /// Its name in an address: `a-z` and `-`.
    pub id: &'static str,
    /// What it is about, in the words of somebody who asks.
    pub title: &'static str,
    /// Further words somebody may look for it by, in lower case. They are never shown.
    pub keywords: &'static [&'static str],
    /// What it says, the claim first.
    pub body: &'static [Piece],
    /// Where to go from here.
    pub links: &'static [Link],
    /// Year and month in which it was last compared with its sources.
    pub checked: &'static str,
}

/// A piece of a card.
#[derive(Clone, Copy, Debug)]
pub enum Piece {
    /// A paragraph. All of its sentences have the same grade.
    Say(&'static [&'static Sentence]),
    /// Cautions, set apart from what is claimed.
    Care(&'static [&'static Sentence]),
    /// Points under a heading.
    List(&'static str, &'static [&'static Sentence]),
    /// A small table.
    Table(&'static Table),
}

/// A table of two columns. Each row reads as one sentence: its head, a colon, its text.
#[derive(Debug)]
pub struct Table {
    /// What it shows.
    pub title: &'static str,
    /// The heads of the two columns.
    pub heads: [&'static str; 2],
    /// The head of each row, and the sentence beside it.
    pub rows: &'static [(&'static str, &'static Sentence)],
}

/// Where a card leads.
#[derive(Clone, Copy, Debug)]
pub enum Link {
    /// Another card.
    Card(&'static Card),
    /// Another part of the app.
    Place(Place),
}

/// A part of the app that a card leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Help in a cramp.
    Cramp,
    /// When to call for help.
    Help,
    /// The stretch sets.
    Stretch,
    /// The hydration check.
    Hydration,
    /// The diary.
    Nights,
}

impl Place {
    /// Where it is.
    pub const fn route(self) -> Route {
        match self {
            Self::Cramp => Route::Now,
            Self::Help => Route::Help,
            Self::Stretch => Route::Stretch,
            Self::Hydration => Route::Hydration(HydrationStep::Questions),
            Self::Nights => Route::Nights,
        }
    }

    /// What the link says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cramp => "Help in a cramp",
            Self::Help => "When to call for help",
            Self::Stretch => "The stretches",
            Self::Hydration => "The hydration check",
            Self::Nights => "Your nights",
        }
    }
}

impl Link {
    /// What it says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Card(card) => card.title,
            Self::Place(place) => place.label(),
        }
    }

    /// Where it leads.
    pub fn route(self) -> Route {
        match self {
            Self::Card(card) => card.route(),
            Self::Place(place) => place.route(),
        }
    }
}

impl Piece {
    /// Its sentences, in the order read.
    pub fn sentences(self) -> impl Iterator<Item = &'static Sentence> {
        let (plain, rows): (&'static [&'static Sentence], &'static [(&'static str, &'static Sentence)]) =
            match self {
                Self::Say(all) | Self::Care(all) | Self::List(_, all) => (all, &[]),
                Self::Table(table) => (&[], table.rows),
            };
        plain.iter().copied().chain(rows.iter().map(|(_, sentence)| *sentence))
    }

    /// The grade its sentences share; `None` where they differ, or where nothing is claimed.
    pub fn grade(self) -> Option<Grade> {
        let first = self.sentences().next()?.grade;
        let same = self.sentences().all(|sentence| sentence.grade == first);
        (same && !matches!(self, Self::Care(_))).then_some(first)
    }
}

impl Card {
    /// Every sentence, in the order read.
    pub fn sentences(&self) -> impl Iterator<Item = &'static Sentence> + use<> {
        self.body.iter().flat_map(|piece| piece.sentences())
    }

    /// The grade on the chip: that of the claim.
    pub fn grade(&self) -> Grade {
        self.body.iter().find_map(|piece| piece.grade()).unwrap_or(Grade::Untested)
    }

    /// Its address.
    pub fn route(&self) -> Route {
        Route::Learn(Slug::parse(self.id))
    }

    /// The lines to read aloud, one breath each: the title, the grade and what it says.
    pub fn spoken(&self) -> Vec<String> {
        let mut lines = vec![format!("{}.", self.title.trim_end_matches('?'))];
        let mut grade = None;
        for piece in self.body {
            match piece {
                Piece::Say(_) | Piece::Care(_) => {}
                Piece::List(title, _) => lines.push(format!("{title}.")),
                Piece::Table(table) => lines.push(format!("{}.", table.title)),
            }
            if piece.grade().is_some() && piece.grade() != grade {
                grade = piece.grade();
                lines.extend(grade.map(|grade| format!("{}.", grade.label())));
            }
            match piece {
                Piece::Table(table) => {
                    lines.extend(table.rows.iter().map(|(head, row)| format!("{head}: {}", row.text)));
                }
                _ => lines.extend(piece.sentences().map(|sentence| sentence.text.to_owned())),
            }
        }
        lines
    }

    /// When it was last checked: `November 2026`.
    pub fn checked(&self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (year, month) = self.checked.split_once('-').unwrap_or((self.checked, ""));
        let month = month.parse::<usize>().ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
        month.map_or_else(|| year.to_owned(), |month| format!("{month} {year}"))
    }
}

/// A shelf of cards: its name and what stands on it.
pub type Shelf = (&'static str, &'static [&'static Card]);

/// Every card, shelf by shelf, the questions people ask first on top.
pub static SHELVES: [Shelf; 6] = [
    ("Questions people ask first", &questions::ALL),
    ("About night cramps", &night::ALL),
    ("In the evening", &evening::ALL),
    ("By day", &day::ALL),
    ("Food and drink", &food::ALL),
    ("Medicines and doctors", &doctors::ALL),
];

/// Every card, in the order listed.
pub fn cards() -> impl Iterator<Item = &'static Card> {
    SHELVES.iter().flat_map(|(_, cards)| cards.iter().copied())
}

/// The card with this name.
pub fn card(id: &str) -> Option<&'static Card> {
    cards().find(|card| card.id == id)
}

#[cfg(test)]
mod tests;
