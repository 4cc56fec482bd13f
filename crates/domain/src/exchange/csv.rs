//! Nights and cramps as tables for a spreadsheet: CSV by RFC 4180, in UTF-8 with a byte order mark, so that every spreadsheet
//! reads accents right.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front: a note that begins with `=` must not run.

use super::iso;
use crate::cramp::{Cramp, Ending};
use crate::diary::{Diary, Entry};
use crate::id::Id;
use crate::night::{Night, after_noon};
use crate::wire::v1;

/// One row for each cramp, oldest first. What was no cramp after all is not among them. New columns come last.
pub fn cramps(diary: &Diary) -> String {
    let mut table = Table::new(&[
        "night",
        "start",
        "muscle",
        "side",
        "severity_0_10",
        "ending",
        "length_min",
        "length_band_min",
        "relief",
        "helped",
        "note",
        "woke",
    ]);
    for (night, entries) in diary.nights().iter().rev() {
        for cramp in of_night(entries) {
            let shape = v1::cramp_words(cramp);
            let length = match cramp.ending {
                Ending::Measured(length) => minutes(length),
                _ => String::new(),
            };
            table.row(&[
                night.iso(),
                if cramp.untimed { String::new() } else { iso(cramp.start) },
                shape.muscle,
                shape.side,
                cramp.severity.map_or_else(String::new, |severity| severity.value().to_string()),
                shape.ending,
                length,
                shape.band,
                shape.relief.join("; "),
                shape.helped,
                cramp.note.clone(),
                cramp.woke.map_or_else(String::new, |woke| if woke { "yes" } else { "no" }.to_owned()),
            ]);
        }
    }
    table.text
}

/// One row for each night in the diary, oldest first. A night without a row was not noted: it is not a quiet one.
pub fn nights(diary: &Diary) -> String {
    let mut table = Table::new(&[
        "night",
        "cramps",
        "worst_severity_0_10",
        "stretches",
        "held_left_s",
        "held_right_s",
        "hydration_checks",
        "quiet",
        "habits",
        "bed",
        "rise",
        "sleep_disturbed_0_10",
        "sore",
        "medicine",
        "note",
        "not_cramps",
    ]);
    for (night, entries) in diary.nights().iter().rev() {
        let cramps: Vec<&Cramp> = of_night(entries).collect();
        let worst = cramps.iter().filter_map(|cramp| cramp.severity).max();
        let (mut stretches, mut left, mut right, mut checks, mut others) = (0, 0_i64, 0_i64, 0, 0);
        for (_, entry) in entries {
            match entry {
                Entry::Stretch(done) => {
                    stretches += 1;
                    left = done.left.saturating_add(left);
                    right = done.right.saturating_add(right);
                }
                Entry::Check(_) => checks += 1,
                Entry::Cramp(cramp) => others += i32::from(!cramp.is_cramp()),
                Entry::Sheet(_) => {}
            }
        }
        let note = diary.note(*night).unwrap_or_default();
        table.row(&[
            Night::iso(*night),
            cramps.len().to_string(),
            worst.map_or_else(String::new, |severity| severity.value().to_string()),
            stretches.to_string(),
            (left / 1000).to_string(),
            (right / 1000).to_string(),
            checks.to_string(),
            if note.quiet { "yes".into() } else { String::new() },
            note.habits.into_iter().collect::<Vec<_>>().join("; "),
            note.bed.map_or_else(String::new, after_noon),
            note.rise.map_or_else(String::new, after_noon),
            note.disturbed.map_or_else(String::new, |much| much.to_string()),
            note.sore.map_or_else(String::new, |sore| if sore { "yes".into() } else { "no".into() }),
            note.medicine,
            note.note,
            others.to_string(),
        ]);
    }
    table.text
}

fn of_night(entries: &[(Id, Entry)]) -> impl Iterator<Item = &Cramp> {
    entries.iter().filter_map(|(_, entry)| entry.cramp())
}

/// Minutes to a tenth, with a point: `3.2`.
fn minutes(length: i64) -> String {
    let tenths = length.saturating_add(3_000) / 6_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

struct Table {
    text: String,
}

impl Table {
    fn new(heads: &[&str]) -> Self {
        let mut table = Self { text: "\u{FEFF}".to_owned() };
        let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        table.row(&heads);
        table
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }
}

/// A cell as RFC 4180 has it, and never a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_never_runs() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=cmd|' /C calc'!A0"] {
            let quoted = quoted(cell);
            assert!(quoted.trim_start_matches('"').starts_with('\''), "{quoted}");
        }
        assert_eq!(quoted("6-10"), "6-10");
        assert_eq!(quoted("<1"), "<1");
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        assert_eq!(quoted("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted(" edge "), "\" edge \"");
    }

    #[test]
    fn minutes_are_rounded_to_a_tenth() {
        assert_eq!(
            (minutes(190_000), minutes(0), minutes(59_999)),
            ("3.2".into(), "0.0".into(), "1.0".into())
        );
    }
}
