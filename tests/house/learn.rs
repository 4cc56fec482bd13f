//! The cards of Learn: what each may name, where cautions stand, reading age, and one line at most for what nobody has tested.

use crate::words::{HARDEST, claims, reading_grade};
use crate::{code, files, none};
use domain::content::Grade;
use domain::content::learn::{Card, Piece, cards};
use std::collections::BTreeSet;

/// Words that are forbidden elsewhere and that a card needs in order to say what is known of them.
const MAY_NAME: [(&str, &[&str]); 3] = [
    ("food", &["potassium", "magnesium", "calcium", "banana"]),
    ("magnesium", &["magnesium"]),
    ("medicines", &["quinine", "quinin", "tonic"]),
];

/// Everything a person reads on a card, or hears of it.
fn shown(card: &Card) -> Vec<String> {
    let mut all: Vec<String> = card.spoken();
    all.extend(card.links.iter().map(|link| link.label().to_owned()));
    for piece in card.body {
        if let Piece::Table(table) = piece {
            all.extend(table.heads.map(str::to_owned));
        }
    }
    // The chip's own words say what they say.
    let chips: Vec<String> = Grade::ALL.iter().map(|grade| format!("{}.", grade.label())).collect();
    all.retain(|line| !chips.contains(line));
    all
}

/// The words a card may name, and those of cards it links to by their titles.
fn allowed(card: &Card) -> BTreeSet<&'static str> {
    let mut all: BTreeSet<&str> = BTreeSet::new();
    for (_, words) in MAY_NAME.iter().filter(|(name, _)| *name == card.id) {
        all.extend(*words);
    }
    if card.links.iter().any(|link| link.label() == "Magnesium pills") {
        all.insert("magnesium");
    }
    all
}

#[test]
fn no_card_claims_what_may_not_be_claimed_and_none_doses_anything() {
    let mut complaints = Vec::new();
    for card in cards() {
        let allowed = allowed(card);
        for text in shown(card) {
            let found = claims(&text).into_iter().filter(|claim| !allowed.contains(claim.as_str()));
            complaints.extend(found.map(|claim| format!("{}: \"{claim}\" in: {text}", card.id)));
        }
    }
    none(&complaints);
}

#[test]
fn what_a_card_may_name_it_does_name_beside_a_caution() {
    for (id, words) in MAY_NAME {
        let card = cards().find(|card| card.id == id).unwrap();
        let said = shown(card).join(" ").to_lowercase();
        for word in words {
            assert!(said.contains(word), "{id} need not name {word}");
        }
        assert!(card.body.iter().any(|piece| matches!(piece, Piece::Care(_))), "{id} has no caution");
    }
}

#[test]
fn every_card_makes_one_graded_claim_first_and_each_paragraph_has_one_grade() {
    for card in cards() {
        let claim = card.body.iter().find(|piece| !matches!(piece, Piece::Care(_))).unwrap();
        assert!(claim.grade().is_some(), "{} does not begin with a claim", card.id);
        for piece in card.body {
            assert!(piece.sentences().next().is_some(), "{} has an empty piece", card.id);
            if let Piece::Say(_) = piece {
                assert!(piece.grade().is_some(), "{} mixes grades in one paragraph", card.id);
            }
            // A list of mixed grades shows one beside each point; a caution of ours is a point of a table, never a claim.
            for sentence in piece.sentences() {
                assert!(sentence.text.len() <= 240, "{}: too long: {}", card.id, sentence.text);
            }
        }
        assert!(card.sentences().count() <= 16, "{} is no short card", card.id);
        assert_eq!(card.checked.len(), 7, "{}", card.id);
    }
}

#[test]
fn every_card_stands_on_a_shelf() {
    let on_shelves: BTreeSet<&str> = cards().map(|card| card.id).collect();
    let mut written = 0;
    for path in files("crates/domain/src/content/learn", &[".rs"]) {
        for id in code(&path)
            .split("\n    id: \"")
            .skip(1)
            .filter_map(|rest| rest.split_once('"'))
            .map(|(id, _)| id)
        {
            assert!(on_shelves.contains(id), "{path}: {id} stands on no shelf");
            written += 1;
        }
    }
    assert_eq!(written, on_shelves.len());
}

#[test]
fn the_minerals_stand_under_the_caution_for_kidneys_and_medicines() {
    let card = cards().find(|card| card.id == "food").unwrap();
    let caution = card.body.iter().position(|piece| matches!(piece, Piece::Care(_))).unwrap();
    let table = card.body.iter().position(|piece| matches!(piece, Piece::Table(_))).unwrap();
    assert!(caution < table);
    let said: String = card.body[caution].sentences().map(|one| one.text.to_lowercase()).collect();
    for word in ["kidney", "tablets", "blood pressure", "doctor"] {
        assert!(said.contains(word), "{word}");
    }
}

#[test]
fn what_nobody_has_tested_is_named_once_and_says_so() {
    for (word, card) in [
        ("posture", "sitting"),
        ("scents", "winding-down"),
        ("cherries", "food"),
        ("stretched by somebody", "physiotherapist"),
    ] {
        let said = |one: &Card| {
            let sentences = one.sentences().filter(|sentence| sentence.text.to_lowercase().contains(word));
            sentences.map(|sentence| (sentence.grade, sentence.text)).collect::<Vec<_>>()
        };
        let all: Vec<_> =
            cards().flat_map(|one| said(one).into_iter().map(|found| (one.id, found))).collect();
        let [(id, (grade, text))] = all[..] else { panic!("{word}: {all:?}") };
        assert_eq!((id, grade), (card, Grade::Untested));
        assert!(text.to_lowercase().contains("tested"), "{text}");
    }
}

/// The automated readability index: letters instead of syllables, so that one measure checks the other.
fn letters_grade(lines: &[&str]) -> f64 {
    let (mut sentences, mut words, mut letters) = (0_u32, 0_u32, 0_u32);
    for line in lines {
        for part in line.split(['.', '?', '!', ';', ':']) {
            let list: Vec<&str> =
                part.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
            sentences += u32::from(!list.is_empty());
            words += u32::try_from(list.len()).unwrap();
            letters += u32::try_from(part.chars().filter(|letter| letter.is_alphanumeric()).count()).unwrap();
        }
    }
    let (sentences, words, letters) = (f64::from(sentences), f64::from(words), f64::from(letters));
    4.71 * letters / words + 0.5 * words / sentences - 21.43
}

#[test]
fn two_measures_agree_that_every_card_reads_easily() {
    let mut hard = Vec::new();
    for card in cards() {
        let lines: Vec<&str> = card.sentences().map(|sentence| sentence.text).collect();
        let (syllables, letters) = (reading_grade(&lines), letters_grade(&lines));
        println!("{:16} {syllables:4.1} {letters:4.1}", card.id);
        if syllables > HARDEST || letters > HARDEST {
            hard.push(format!("{}: Flesch-Kincaid {syllables:.1}, by letters {letters:.1}", card.id));
        }
    }
    none(&hard);
    assert!(letters_grade(&["Stand on the leg. Press your heel down."]) < 3.0);
    assert!(
        letters_grade(&["Nocturnal musculoskeletal contractions necessitate professional evaluation."])
            > 15.0
    );
}
