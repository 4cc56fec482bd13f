//! Search within Learn: every word asked for must begin a word of the card. What stands in the title counts most.

use super::{Card, cards};

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing was asked for.
    Everything,
    /// The cards that fit, the best first; it may be none.
    Cards(Vec<&'static str>),
}

/// Looks through every card. Case, apostrophes and punctuation do not count; words too short to say anything are left out.
pub fn search(query: &str) -> Found {
    let asked: Vec<String> =
        words(query).into_iter().filter(|word| !LITTLE.contains(&word.as_str())).collect();
    if asked.is_empty() {
        return Found::Everything;
    }
    let mut found: Vec<(u32, &'static str)> =
        cards().filter_map(|card| Some((weight(card, &asked)?, card.id))).collect();
    // The sort keeps the order of the shelves among equals.
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    Found::Cards(found.into_iter().map(|(_, id)| id).collect())
}

/// Words of questions that fit every card.
const LITTLE: [&str; 22] = [
    "a", "an", "and", "are", "can", "do", "does", "for", "how", "i", "in", "is", "it", "me", "my", "of",
    "or", "the", "to", "what", "when", "with",
];

/// How well a card fits; `None` when a word is nowhere in it.
fn weight(card: &Card, asked: &[String]) -> Option<u32> {
    let (title, keys) = (words(card.title), words(&card.keywords.join(" ")));
    // The very words of a title or a keyword: then this is the card.
    let whole = asked.join(" ");
    let is_whole = |text: &str| useful(text).join(" ") == whole;
    let exact = is_whole(card.title) || card.keywords.iter().any(|key| is_whole(key));
    let text: Vec<String> = card.spoken().iter().flat_map(|line| words(line)).collect();
    // More words in their order say more than one.
    let first =
        useful(card.title).first().zip(asked.first()).is_some_and(|(word, asked)| begins(word, asked));
    let bonus = usize::from(first) + if exact { asked.len() * 5 - 2 } else { 0 };
    asked.iter().try_fold(u32::try_from(bonus).unwrap_or(0), |sum, word| {
        let begins = |list: &[String]| list.iter().any(|one| begins(one, word));
        let weight = match word {
            _ if begins(&title) => 9,
            _ if begins(&keys) => 4,
            _ if begins(&text) => 1,
            _ => return None,
        };
        Some(sum + weight)
    })
}

/// Whether a word of a card begins like the word asked for, or is that word without its plural s.
fn begins(word: &str, asked: &str) -> bool {
    let single = asked.strip_suffix('s').filter(|single| single.len() > 2);
    word.starts_with(asked) || single == Some(word)
}

/// The words of a text that say something.
fn useful(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !LITTLE.contains(&word.as_str())).collect()
}

/// Lower-case words, without apostrophes and punctuation.
fn words(text: &str) -> Vec<String> {
    let kept: String = text.chars().filter(|letter| !matches!(letter, '\'' | '’')).collect();
    kept.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
