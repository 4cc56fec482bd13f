//! `cargo xtask bench [--record]`: every budget, measured, beside what was recorded last in `docs/performance.md`.
//!
//! Not here: the measuring, in `budgets.rs` (bytes) and in `tests/e2e/tests` (`speed.rs`, `large.rs`: all that needs a browser).

use std::fs;

use crate::run::{self, Show};
use crate::{Outcome, audit, browsers, budgets, place, tools};

const BEGIN: &str = "<!-- begin:bench -->\n";
const END: &str = "<!-- end:bench -->";

/// One line of the table: its number, what was measured, the budget, what came out.
pub type Row = [String; 4];

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let record = match words {
        [] => false,
        [word] if word == "--record" => true,
        other => return Err(format!("bench does not know {other:?}: bench [--record]")),
    };
    tools::for_tests().and_then(|()| browsers::ready())?;
    let dist = audit::built()?;
    let mut found = budgets::rows(&dist)?;
    let mut tests = tools::browser_tests(&["speed::", "large::", "--test-threads=1"]);
    tests.env("QL_DIST", dist).env("QL_BENCH", "1");
    let mut lines = Vec::new();
    let outcome = run::run_into(&mut lines, "measuring", tests, Show::Progress);
    found.extend(rows(&lines));
    found.sort_by_key(|row| row.first().and_then(|number| number.parse::<u32>().ok()));
    let file = place::root().join("docs/performance.md");
    let page = fs::read_to_string(&file).map_err(|error| format!("docs/performance.md: {error}"))?;
    println!();
    for line in table(&found, &recorded(&page)) {
        println!("{line}");
    }
    if record && outcome.is_ok() {
        let page = with_rows(&page, &found).ok_or("docs/performance.md has no place for the table")?;
        fs::write(&file, page).map_err(|error| format!("docs/performance.md: {error}"))?;
    }
    outcome
}

/// What the tests printed: `bench: <number> | <what> | <budget> | <measured>`.
pub fn rows(lines: &[String]) -> Vec<Row> {
    let row = |line: &String| {
        let cells: Vec<String> =
            line.strip_prefix("bench: ")?.split(" | ").map(|cell| cell.trim().to_owned()).collect();
        Row::try_from(cells).ok()
    };
    lines.iter().filter_map(row).collect()
}

/// The rows between the marks of the document.
fn recorded(page: &str) -> Vec<Row> {
    let inside =
        page.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map_or("", |(inside, _)| inside);
    let row = |line: &str| {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        Row::try_from(cells).ok()
    };
    inside.lines().skip(2).filter_map(row).collect()
}

/// The document with these rows in place of the recorded ones.
fn with_rows(page: &str, rows: &[Row]) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    let lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    Some(format!(
        "{before}{BEGIN}| # | what | at most | measured |\n|--:|---|--:|--:|\n{}\n{END}{after}",
        lines.join("\n")
    ))
}

/// The rows with the last recorded value beside each.
fn table(rows: &[Row], before: &[Row]) -> Vec<String> {
    let line = |number: &str, what: &str, budget: &str, measured: &str, last: &str| {
        format!("{number:>3}  {what:<62} {budget:>18} {measured:>14} {last:>14}")
    };
    let mut lines = vec![line("#", "what", "at most", "measured", "last time")];
    for [number, what, budget, measured] in rows {
        let last = before
            .iter()
            .find(|[one, name, ..]| one == number && name == what)
            .map_or("-", |[.., last]| last);
        lines.push(line(number, what, budget, measured, last));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_is_read_back_and_stands_beside_what_is_measured() {
        let told =
            ["bench: 9 | a save, bytes | 1024 | 260", "test result: ok", "bench: odd"].map(str::to_owned);
        let found = rows(&told);
        assert_eq!(found.len(), 1);
        let page = format!("# Speed\n\n{BEGIN}old\n{END}\n\nMore.\n");
        let page = with_rows(&page, &found).unwrap();
        assert!(page.starts_with("# Speed\n\n") && page.ends_with("\n\nMore.\n") && !page.contains("old"));
        assert_eq!(recorded(&page), found);
        let now = [["9", "a save, bytes", "1024", "300"].map(str::to_owned)];
        let table = table(&now, &recorded(&page));
        assert!(table[1].ends_with("300            260"), "{table:?}");
        assert_eq!(with_rows("no marks", &found), None);
    }
}
