//! The user guide and the page on privacy: one text for the app and for `docs/guide.md` and `docs/privacy.md`.
//!
//! Here are no health sentences of their own: where one is needed, it is shown from `content`.
//! Not here: how the app draws them (`src/views/learn/page.rs`). `cargo xtask guide` writes the documents; `tests/house/guide.rs`
//! holds words, names and documents together.

mod privacy;
mod using;

use crate::content::Sentence;
use std::fmt::Write;

/// One page.
#[derive(Debug)]
pub struct Page {
    /// Its name in an address (`#/learn/<id>`) and its document (`docs/<id>.md`).
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Its parts in order. The first one stands for itself, so its title may be empty.
    pub parts: &'static [Part],
}

/// A part of a page.
#[derive(Debug)]
pub struct Part {
    /// Its heading.
    pub title: &'static str,
    /// A picture for the document, below `docs/`, and what is on it. The app itself needs none.
    pub picture: Option<(&'static str, &'static str)>,
    /// What it says.
    pub body: &'static [Block],
}

/// A piece of a part. In its text `**…**` is the name of something to tap or to look for.
#[derive(Clone, Copy, Debug)]
pub enum Block {
    /// A paragraph.
    Say(&'static str),
    /// Things to do, one after the other.
    Steps(&'static [&'static str]),
    /// Points.
    Points(&'static [&'static str]),
    /// A health sentence of the app.
    Health(&'static Sentence),
    /// The way to a part of the app: its address and what the link says.
    Go(&'static str, &'static str),
}

/// How to use the app.
pub use using::GUIDE;

/// What is stored, what never leaves, how to see that, how to delete it.
pub use privacy::PRIVACY;

/// Every page.
pub static PAGES: [&Page; 2] = [&GUIDE, &PRIVACY];

/// The page with this name.
pub fn page(id: &str) -> Option<&'static Page> {
    PAGES.into_iter().find(|page| page.id == id)
}

impl Page {
    /// Everything a person reads here, without marks.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let parts = self.parts.iter().flat_map(|part| {
            let title = (!part.title.is_empty()).then_some(part.title);
            title.into_iter().chain(part.body.iter().flat_map(Block::texts))
        });
        parts.map(|text| text.replace("**", ""))
    }

    /// The names of things to tap or to look for, as the app must have them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let texts = self.parts.iter().flat_map(|part| part.body).flat_map(Block::texts);
        texts.flat_map(|text| text.split("**").skip(1).step_by(2))
    }

    /// The document.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "<!-- Written by `cargo xtask guide` from crates/domain/src/guide. -->\n\n# {}\n",
            self.title
        );
        for part in self.parts {
            if !part.title.is_empty() {
                put(&mut text, &format!("## {}", part.title));
            }
            if let Some((file, shown)) = part.picture {
                put(&mut text, &format!("![{shown}]({file})"));
            }
            for block in part.body {
                put(&mut text, &block.markdown());
            }
        }
        text
    }
}

/// Adds a paragraph.
fn put(text: &mut String, paragraph: &str) {
    // Writing to a String cannot fail.
    let _ok = writeln!(text, "\n{paragraph}").is_ok();
}

impl Block {
    fn texts(&self) -> Vec<&'static str> {
        match self {
            Self::Say(text) | Self::Go(_, text) => vec![text],
            Self::Steps(all) | Self::Points(all) => all.to_vec(),
            Self::Health(sentence) => vec![sentence.text],
        }
    }

    fn markdown(&self) -> String {
        match self {
            Self::Say(text) => (*text).to_owned(),
            Self::Health(sentence) => sentence.text.to_owned(),
            Self::Steps(all) => {
                let lines = all.iter().enumerate().map(|(at, text)| format!("{}. {text}", at + 1));
                lines.collect::<Vec<_>>().join("\n")
            }
            Self::Points(all) => all.iter().map(|text| format!("- {text}")).collect::<Vec<_>>().join("\n"),
            Self::Go(address, text) => format!("In the app: **{text}** (`{address}`)."),
        }
    }
}

/// A text cut at its marks: each piece, and whether it is a name.
pub fn runs(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split("**")
        .enumerate()
        .map(|(at, piece)| (at % 2 == 1, piece))
        .filter(|(_, piece)| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;

    #[test]
    fn every_page_has_an_address_and_leads_to_places_that_are_there() {
        for one in PAGES {
            let address = format!("#/learn/{}", one.id);
            assert_eq!(Route::parse(&address).href(), address);
            assert!(crate::content::learn::card(one.id).is_none(), "{} is a card too", one.id);
            for block in one.parts.iter().flat_map(|part| part.body) {
                if let Block::Go(address, _) = block {
                    assert_eq!(Route::parse(address).href(), *address);
                }
            }
        }
        assert!(page("guide").is_some() && page("nothing").is_none());
    }

    #[test]
    fn names_are_cut_out_and_the_rest_stays() {
        let all: Vec<_> = runs("Tap **Quiet night**, or **Undo**.").collect();
        assert_eq!(
            all,
            [(false, "Tap "), (true, "Quiet night"), (false, ", or "), (true, "Undo"), (false, ".")]
        );
    }

    #[test]
    fn a_document_has_every_line_and_every_picture() {
        for one in PAGES {
            let document = one.markdown().replace("**", "");
            for line in one.lines() {
                assert!(document.contains(&line), "{line}");
            }
        }
        assert!(GUIDE.markdown().contains("](guide/"));
    }
}
