//! The cards as data: names, links, and that looking for something finds it.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn found(query: &str) -> Vec<&'static str> {
    match search(query) {
        Found::Everything => panic!("{query} asks for nothing"),
        Found::Cards(cards) => cards,
    }
}

#[test]
fn every_card_has_a_name_of_its_own_and_reads_back_from_its_address() {
    let names: BTreeSet<_> = cards().map(|card| card.id).collect();
    assert_eq!(names.len(), cards().count());
    for card in cards() {
        assert_eq!(Route::parse(&card.route().href()), card.route());
        assert_eq!(card.route().href(), format!("#/learn/{}", card.id));
        assert!(super::card(card.id).is_some_and(|found| std::ptr::eq(found, card)), "{}", card.id);
    }
    assert!(super::card("nothing").is_none());
}

#[test]
fn the_questions_people_ask_first_come_first() {
    let (_, first) = SHELVES[0];
    assert_eq!(first.len(), 5);
    assert!(first.iter().all(|card| card.title.ends_with('?')));
}

#[test]
fn the_chip_is_the_grade_of_the_first_claim() {
    assert_eq!(STRETCHING.grade(), Grade::Mixed);
    assert_eq!(card("magnesium").unwrap().grade(), Grade::NoBenefit);
    assert_eq!(card("shoes").unwrap().grade(), Grade::Untested);
    // A caution that comes first claims nothing.
    assert_eq!(card("medicines").unwrap().grade(), Grade::Association);
}

#[test]
fn links_lead_to_other_cards_and_every_card_can_be_reached_by_them() {
    let mut reached = BTreeSet::new();
    for card in cards() {
        assert!((1..=5).contains(&card.links.len()), "{}", card.id);
        let labels: BTreeSet<_> = card.links.iter().map(|link| link.label()).collect();
        assert_eq!(labels.len(), card.links.len(), "{} links twice to one place", card.id);
        for link in card.links {
            if let Link::Card(other) = link {
                assert_ne!(other.id, card.id);
                assert!(super::card(other.id).is_some(), "{} is on no shelf", other.id);
                reached.insert(other.id);
            }
            assert_ne!(link.route(), Route::Tonight);
        }
    }
    let missing: Vec<_> = cards().map(|card| card.id).filter(|id| !reached.contains(id)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn a_card_is_read_aloud_from_its_title_to_its_last_sentence() {
    for card in cards() {
        let lines = card.spoken();
        assert!(lines[0].starts_with(card.title.trim_end_matches('?')));
        for sentence in card.sentences() {
            assert!(lines.iter().any(|line| line.ends_with(sentence.text)), "{}: {}", card.id, sentence.text);
        }
        assert!(lines.contains(&format!("{}.", card.grade().label())), "{}", card.id);
    }
    let lines = card("food").unwrap().spoken();
    assert!(lines.iter().any(|line| line.starts_with("Potassium: Bananas")), "{lines:?}");
}

#[test]
fn the_month_of_the_last_check_is_spelled_out() {
    assert_eq!(STRETCHING.checked(), "November 2026");
    for card in cards() {
        assert!(card.checked().contains(' '), "{}", card.id);
    }
}

#[test]
fn what_people_look_for_is_found_and_the_best_comes_first() {
    for (query, best) in [
        ("magnesium", "magnesium"),
        ("Restless Legs", "look-alikes"),
        ("rls", "look-alikes"),
        ("banana", "food"),
        ("bananas", "food"),
        ("lavender", "winding-down"),
        ("quinine", "medicines"),
        ("statin", "look-alikes"),
        ("wine", "coffee-alcohol"),
        ("doctor", "doctor"),
        ("why do my legs ache", "lying-down"),
        ("stretch", "stretching"),
        ("pee", "drinking"),
        ("physio", "physiotherapist"),
        ("slippers", "shoes"),
        ("legs up", "legs-up"),
        ("ice", "after"),
    ] {
        assert_eq!(found(query).first(), Some(&best), "{query}: {:?}", found(query));
    }
    for card in cards() {
        assert_eq!(found(card.title).first(), Some(&card.id), "{}", card.title);
    }
}

#[test]
fn a_search_for_nothing_shows_everything_and_one_for_nonsense_nothing() {
    for nothing in ["", "   ", "?", "the", "What is it"] {
        assert_eq!(search(nothing), Found::Everything, "{nothing:?}");
    }
    assert_eq!(found("zebra"), Vec::<&str>::new());
    assert_eq!(found("magnesium zebra"), Vec::<&str>::new());
}

proptest! {
    #[test]
    fn more_words_never_find_more(first in "[a-z]{1,8}", second in "[a-z]{1,8}") {
        let (Found::Cards(one), Found::Cards(both)) = (search(&first), search(&format!("{first} {second}"))) else {
            return Ok(());
        };
        prop_assert!(both.iter().all(|id| one.contains(id)));
    }

    #[test]
    fn any_text_at_all_can_be_looked_for(text in "\\PC*") {
        if let Found::Cards(cards) = search(&text) {
            prop_assert!(cards.iter().all(|id| card(id).is_some()));
        }
    }
}
