//! `docs/evidence.md` and the cards say the same: every name in it exists, every card is in it, every row has one of the three states.

use crate::{none, read, root};
use domain::content::groups;
use domain::content::learn::{card, cards};
use domain::route::Route;
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = "docs/evidence.md";
const STATES: [&str; 3] = ["Feature", "Card", "Absent"];
/// The rows, as many as there are claims to answer.
const ROWS: usize = 32;

/// One row of the table.
struct Row {
    number: usize,
    claim: String,
    state: String,
    does: String,
    place: String,
}

/// What stands in code marks.
fn marked(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Every row that begins with a number.
fn rows(text: &str) -> Vec<Row> {
    let cells = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [number, claim, state, does, place] = cells[..] else { return None };
        Some(Row {
            number: number.parse().ok()?,
            claim: claim.to_owned(),
            state: state.to_owned(),
            does: does.to_owned(),
            place: place.to_owned(),
        })
    });
    cells.collect()
}

/// The numbers of the first table: how many rows have which state.
fn counts(text: &str) -> BTreeMap<String, usize> {
    let cells = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let [state, _, count] = cells[..] else { return None };
        Some((state.to_owned(), count.parse().ok()?))
    });
    cells.collect()
}

/// What is wrong with a name in the last column.
fn fault(name: &str) -> Option<&'static str> {
    if name.starts_with("#/") {
        (Route::parse(name).href() != name).then_some("is no address of the app")
    } else if name.contains('/') {
        (!root().join(name).exists()).then_some("does not exist")
    } else {
        card(name).is_none().then_some("is no card")
    }
}

/// Every complaint about a row.
fn check(row: &Row) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut complain = |what: String| complaints.push(format!("row {}: {what}", row.number));
    if row.claim.is_empty() || row.does.is_empty() {
        complain("says nothing".into());
    }
    let (there, kept_out) = row.place.split_once("not:").unwrap_or((&row.place, ""));
    let (names, words) = (marked(there), marked(kept_out));
    for name in &names {
        if let Some(what) = fault(name) {
            complain(format!("`{name}` {what}"));
        }
    }
    let shown = names.iter().any(|name| card(name).is_some());
    let in_the_app = names.iter().any(|name| name.contains('/'));
    match row.state.as_str() {
        "Feature" if !in_the_app => complain("a feature needs an address or a path".into()),
        "Card" if !shown || in_the_app => complain("a card needs cards, and nothing else".into()),
        "Absent" if words.is_empty() => complain("what is absent needs words that stand nowhere".into()),
        state if !STATES.contains(&state) => complain(format!("“{state}” is no state")),
        _ => {}
    }
    for word in words {
        for (name, group) in groups() {
            if group.iter().any(|sentence| sentence.text.to_lowercase().contains(word)) {
                complain(format!("`{word}` stands in {name}"));
            }
        }
    }
    complaints
}

#[test]
fn every_row_has_a_state_and_every_name_in_it_exists() {
    let rows = rows(&read(DOCUMENT));
    let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=ROWS).collect::<Vec<_>>());
    none(&rows.iter().flat_map(check).collect::<Vec<_>>());
}

#[test]
fn the_counts_fit_the_rows() {
    let text = read(DOCUMENT);
    let (rows, counts) = (rows(&text), counts(&text));
    for state in STATES {
        let found = rows.iter().filter(|row| row.state == state).count();
        assert_eq!(counts.get(state), Some(&found), "{state}");
    }
    assert_eq!(counts.values().sum::<usize>(), ROWS);
}

#[test]
fn every_card_is_in_the_document() {
    let text = read(DOCUMENT);
    let named: BTreeSet<&str> = marked(&text).into_iter().collect();
    none(
        &cards()
            .filter(|card| !named.contains(card.id))
            .map(|card| format!("{} is not in it", card.id))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_wrong_row_is_found() {
    let row = |state: &str, place: &str| {
        let line = format!("| 1 | a claim | {state} | something | {place} |");
        check(&rows(&line)[0]).len()
    };
    assert_eq!(row("Card", "`why`"), 0);
    assert_eq!(row("Feature", "`#/stretch` `stretching`"), 0);
    assert_eq!(row("Absent", "`food` not: `elderflower`"), 0);
    assert_eq!(row("Card", "`nothing`"), 2);
    assert_eq!(row("Card", "`why` `#/stretch`"), 1);
    assert_eq!(row("Feature", "`#/nowhere`"), 1);
    assert_eq!(row("Feature", "`src/nowhere.rs`"), 1);
    assert_eq!(row("Feature", "`why`"), 1);
    assert_eq!(row("Absent", "`food`"), 1);
    assert!(row("Absent", "`food` not: `cramp`") > 20);
    assert_eq!(row("Perhaps", "`why`"), 1);
}
