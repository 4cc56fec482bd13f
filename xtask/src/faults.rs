//! `cargo xtask faults`: every fault a phone can have, provoked in the three browsers, and a table of what was at risk and what
//! was lost.
//!
//! Not here: the faults themselves, in `tests/e2e/tests/faults`.

use std::env;

use crate::run::{self, Show};
use crate::{Outcome, browsers, build, place, tools};

const HEAD: [&str; 5] = ["row", "fault", "engine", "at risk", "lost"];

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    if let Some(word) = words.first() {
        return Err(format!("faults does not know {word}: it always runs all of them"));
    }
    tools::for_tests().and_then(|()| browsers::ready())?;
    if env::var_os("QL_DIST").is_none() && !place::root().join("dist/index.html").is_file() {
        tools::for_build()?;
        build::build(&build::Plan::default())?;
    }
    let tests = tools::browser_tests(&["faults::", "--skip=player::", "--test-threads=2"]);
    let mut lines = Vec::new();
    let outcome = run::run_into(&mut lines, "cargo test", tests, Show::Everything);
    println!();
    for line in table(&lines) {
        println!("{line}");
    }
    outcome
}

/// The lines the fault tests print, `fault: <row> | <what> | <engine> | <at risk> | <lost>`, as one aligned table with a sum.
pub fn table(lines: &[String]) -> Vec<String> {
    let mut rows: Vec<Vec<&str>> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("fault: "))
        .map(|line| line.split(" | ").map(str::trim).collect())
        .filter(|row: &Vec<&str>| row.len() == HEAD.len())
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let number = |row: &[&str], column: usize| row.get(column).and_then(|text| text.parse::<u64>().ok());
    let sum = |column| rows.iter().filter_map(|row| number(row, column)).sum::<u64>().to_string();
    let (at_risk, lost, count) = (sum(3), sum(4), format!("{} faults", rows.len()));
    rows.sort_by_key(|row| number(row, 0));
    rows.insert(0, HEAD.to_vec());
    rows.push(vec!["", &count, "", &at_risk, &lost]);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    rows.iter().map(|row| aligned(row, &widths)).collect()
}

/// Words to the left, numbers to the right.
fn aligned(row: &[&str], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).enumerate().map(|(column, (text, width))| {
        if matches!(column, 1 | 2) { format!("{text:<width$}") } else { format!("{text:>width$}") }
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_faults_become_one_table_by_row() {
        let lines = [
            "running 3 tests",
            "fault: 10 | killed | firefox | 30 | 0",
            "fault: 3 | files damaged | chromium | 5 | 1",
            "fault: a word",
        ];
        let table = table(&lines.map(str::to_owned));
        assert_eq!(
            table,
            [
                "row  fault          engine    at risk  lost",
                "  3  files damaged  chromium        5     1",
                " 10  killed         firefox        30     0",
                "     2 faults                      35     1",
            ]
        );
        assert!(super::table(&["test result: ok".to_owned()]).is_empty());
    }
}
