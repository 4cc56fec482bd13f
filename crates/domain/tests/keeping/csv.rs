//! The tables, read back by a reader that is not ours.

use crate::support::any::{cramps, diaries};
use crate::support::{at, check, diary, done, record, told};
use domain::cramp::{Band, Cramp, Ending, Instead, Severity};
use domain::diary::{Diary, Entry, Record};
use domain::exchange;
use domain::moment::Moment;
use domain::night::Night;
use domain::session::Done;
use domain::sheet::NightNote;
use proptest::prelude::*;

/// A table's rows, with the heads first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A cell as the table has it: with a guard when it would be taken for a formula.
fn guarded(cell: &str) -> String {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

fn in_order(diary: &Diary) -> Vec<Entry> {
    diary.nights().into_iter().rev().flat_map(|(_, entries)| entries).map(|(_, entry)| entry).collect()
}

proptest! {
    #[test]
    fn every_cramp_is_a_row_that_reads_back(entries in proptest::collection::vec(cramps(), 0..6)) {
        let there = diary(entries.into_iter().zip(1..).map(|(entry, n)| record(n, 1, Some(entry))));
        let text = exchange::cramps(&there);
        let rows = rows(&text);
        let cramps = in_order(&there).into_iter().filter(|entry| entry.cramp().is_some());
        prop_assert_eq!(rows.len(), cramps.clone().count() + 1);
        prop_assert!(text.ends_with("\r\n"));
        for (row, entry) in rows[1..].iter().zip(cramps) {
            let Entry::Cramp(cramp) = entry else { panic!("only cramps here") };
            prop_assert_eq!(&row[0], &Night::of(cramp.start).iso());
            if cramp.untimed {
                prop_assert_eq!(row[1].as_str(), "");
                continue;
            }
            let zone = row[1].len() - 6;
            let offset = row[1][zone..].replace(':', "").parse::<i16>().unwrap();
            let minutes = offset / 100 * 60 + offset % 100;
            let read = Moment::parse_local(&row[1][..zone], minutes).unwrap();
            prop_assert_eq!((read.epoch(), read.offset()), (cramp.start.epoch().div_euclid(1000) * 1000, cramp.start.offset()));
            prop_assert_eq!(row[4].parse().ok(), cramp.severity.map(Severity::value));
            if let Ending::Measured(length) = cramp.ending {
                let tenths = row[6].replace('.', "").parse::<i64>().unwrap();
                prop_assert!((tenths * 6_000 - length).abs() <= 3_000, "{} {length}", row[6]);
            } else {
                prop_assert_eq!(row[6].as_str(), "");
            }
            prop_assert_eq!(row[7].is_empty(), cramp.ending.band().is_none());
            prop_assert_eq!(row[8].split("; ").filter(|word| !word.is_empty()).count(), cramp.relief.len());
            prop_assert_eq!(&row[10], &guarded(&cramp.note));
        }
    }

    #[test]
    fn no_cell_runs_as_a_formula_and_every_line_ends_as_the_standard_says(there in diaries()) {
        for text in [exchange::cramps(&there), exchange::nights(&there)] {
            for cell in rows(&text).concat() {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
                prop_assert!(!cell.starts_with(['\t', '\r']), "{cell:?}");
            }
            prop_assert!(text.ends_with("\r\n"));
            // Outside quotes there is no line break but that one.
            let plain: String = text.split('"').step_by(2).collect();
            prop_assert!(!plain.replace("\r\n", "").contains(['\r', '\n']));
        }
    }

    #[test]
    fn a_night_has_a_row_when_something_was_noted_and_never_else(there in diaries()) {
        let rows = rows(&exchange::nights(&there));
        let nights: Vec<String> = there.nights().iter().rev().map(|(night, _)| night.iso()).collect();
        let named: Vec<String> = rows[1..].iter().map(|row| row[0].clone()).collect();
        prop_assert_eq!(named, nights);
        let sum = |at: usize| rows[1..].iter().map(|row| row[at].parse::<usize>().unwrap()).sum::<usize>();
        let sheets = there.records().filter(|record| record.kind.is_sheet() && record.entry.is_some()).count();
        prop_assert_eq!(sum(1) + sum(3) + sum(6) + sum(15) + sheets, there.count());
    }
}

#[test]
fn the_heads_are_what_they_always_were_and_new_ones_come_last() {
    let empty = Diary::default();
    assert_eq!(
        rows(&exchange::cramps(&empty)),
        [[
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
            "woke"
        ]],
    );
    assert_eq!(
        rows(&exchange::nights(&empty)),
        [[
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
            "not_cramps"
        ]],
    );
}

#[test]
fn a_night_sums_what_was_done_in_it() {
    let mild = Cramp { severity: Severity::new(2), ..told() };
    let untold = Cramp::begin(at("2026-11-20T03:00"), None);
    let mut no_cramp = Cramp { severity: Severity::new(9), ..told() };
    no_cramp.was_not(Instead::RestlessLegs);
    let there = diary([
        record(1, 1, Some(Entry::Cramp(told()))),
        record(2, 1, Some(Entry::Cramp(mild))),
        record(3, 1, Some(Entry::Stretch(done()))),
        record(4, 1, Some(Entry::Stretch(Done { left: 1_999, right: 500, ..done() }))),
        record(5, 1, Some(Entry::Check(check()))),
        record(6, 1, Some(Entry::Cramp(untold))),
        Record { entry: None, ..record(7, 1, None) },
        record(8, 1, Some(Entry::Cramp(no_cramp))),
    ]);
    assert_eq!(
        rows(&exchange::nights(&there))[1..],
        [
            ["2026-11-19", "1", "", "0", "0", "0", "0", "", "", "", "", "", "", "", "", "0"],
            ["2026-11-23", "2", "6", "2", "61", "57", "1", "", "", "", "", "", "", "", "", "1"]
        ],
    );
}

#[test]
fn what_was_said_of_a_night_as_a_whole_is_in_its_row_and_nothing_in_it_runs() {
    let said = |text: &str, note: NightNote| {
        let night = Night::parse(text).unwrap();
        let entry = note.sheet(night, 60).map(Entry::Sheet);
        Record { id: NightNote::id(night), ..record(0, 1, entry) }
    };
    let full = NightNote {
        quiet: true,
        habits: ["walk".to_owned(), "=1+1".to_owned()].into(),
        bed: Some(630),
        rise: Some(1_139),
        disturbed: Some(0),
        sore: Some(false),
        medicine: "@water tablet".into(),
        note: "-a, \"b\"\nc".into(),
    };
    let only = NightNote { note: "only a note".into(), ..NightNote::default() };
    let sore = NightNote { sore: Some(true), ..NightNote::default() };
    let there = diary([said("2026-11-20", only), said("2026-11-21", full), said("2026-11-22", sore)]);
    let rows = rows(&exchange::nights(&there));
    let named: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(named, ["2026-11-20", "2026-11-21", "2026-11-22"]);
    assert_eq!(rows[1][7..15], ["", "", "", "", "", "", "", "only a note"]);
    let cells = ["yes", "'=1+1; walk", "22:30", "06:59", "0", "no", "'@water tablet", "'-a, \"b\"\nc"];
    assert_eq!(rows[2][7..15], cells);
    assert_eq!(rows[3][7..15], ["", "", "", "", "", "yes", "", ""]);
}

#[test]
fn a_cramp_says_what_was_said_and_leaves_empty_what_was_not() {
    let bare = Cramp::begin(at("2026-11-20T03:00"), None);
    let bare_later = Cramp::told_later(at("2026-11-22T00:00"));
    let mut no_cramp = bare_later.clone();
    no_cramp.was_not(Instead::SomethingElse);
    let said = Cramp { ending: Ending::Said(Band::SixToTen), start: at("2026-11-21T03:00"), ..bare.clone() };
    let there = diary([
        record(1, 1, Some(Entry::Cramp(told()))),
        record(2, 1, Some(Entry::Cramp(bare))),
        record(3, 1, Some(Entry::Cramp(said))),
        record(4, 1, Some(Entry::Check(check()))),
        record(5, 1, Some(Entry::Cramp(Cramp { untimed: true, woke: Some(true), ..bare_later }))),
        record(6, 1, Some(Entry::Cramp(no_cramp))),
    ]);
    let note = "Woke the cat. | \u{1F319} \"quotes\"\nnew line";
    assert_eq!(
        rows(&exchange::cramps(&there))[1..],
        [
            ["2026-11-19", "2026-11-20T03:00:00+01:00", "", "", "", "running", "", "", "", "", "", ""],
            ["2026-11-20", "2026-11-21T03:00:00+01:00", "", "", "", "said", "", "6-10", "", "", "", ""],
            ["2026-11-21", "", "", "", "", "unknown", "", "", "", "", "", "yes"],
            [
                "2026-11-23",
                "2026-11-24T02:14:00+01:00",
                "foot",
                "right",
                "6",
                "measured",
                "3.2",
                "3-5",
                "stretch",
                "yes",
                note,
                ""
            ],
        ],
    );
}
