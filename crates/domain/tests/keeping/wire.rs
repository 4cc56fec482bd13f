//! From values to text and back.

use crate::support::any::{all_settings, entries, records};
use crate::support::fake::Local;
use crate::support::{crc_of, id, noted, open, record, save, sealed, session};
use domain::diary::{Entry, EntryKind};
use domain::hours::Hours;
use domain::id::Id;
use domain::moment::Moment;
use domain::month::Month;
use domain::score::Sound;
use domain::session::Session;
use domain::sheet::OwnRoutine;
use domain::stretch::{Plan, Routine, Sides, Step, Stretch};
use domain::wire::{self, Unreadable, folded};
use proptest::prelude::*;

/// `text` with the character at `place` replaced.
fn with_letter(text: &str, place: prop::sample::Index, letter: &str) -> String {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = starts[place.index(starts.len())];
    let old = text[at..].chars().next().unwrap();
    format!("{}{letter}{}", &text[..at], &text[at + old.len_utf8()..])
}

fn cut(text: &str, place: prop::sample::Index) -> &str {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    &text[..starts[place.index(starts.len())]]
}

proptest! {
    #[test]
    fn every_entry_comes_back_as_it_was(entries in proptest::collection::vec(entries(), 0..12)) {
        let store = Local::default();
        let mut index = domain::vault::Index::default();
        for (n, entry) in entries.iter().enumerate() {
            save(&store, &mut index, &record(n as u64, 1, Some(entry.clone())));
        }
        let opened = open(&store);
        prop_assert!(opened.loaded.set_aside.is_empty() && !opened.loaded.newer);
        for (n, entry) in entries.iter().enumerate() {
            prop_assert_eq!(opened.diary.get(&id(n as u64)), Some(entry));
        }
    }

    #[test]
    fn every_revision_keeps_its_time_and_its_number(record in records()) {
        prop_assert_eq!(wire::read_any_record(&wire::write_record(&record)), Ok(record));
    }

    #[test]
    fn settings_and_marks_come_back_as_they_were(settings in all_settings(), generation: u32, at: i64) {
        prop_assert_eq!(wire::read_settings(&wire::write_settings(&settings, generation), "-"), Ok((generation, settings)));
        prop_assert_eq!(wire::Mark::read(&wire::write_mark(at)).map(|mark| mark.at), Ok(at));
    }

    #[test]
    fn one_changed_character_anywhere_is_noticed(entry in entries(), place in any::<prop::sample::Index>(), letter in "[ -~]") {
        let whole = record(7, 3, Some(entry));
        let text = wire::write_record(&whole);
        let changed = with_letter(&text, place, &letter);
        let read = wire::read_record(&changed, whole.kind, &whole.id, whole.rev);
        prop_assert!(changed == text || read.is_err(), "{changed}");
    }

    #[test]
    fn a_cut_value_is_never_taken_for_a_whole_one(entry in entries(), place in any::<prop::sample::Index>()) {
        let whole = record(7, 3, Some(entry));
        let text = wire::write_record(&whole);
        prop_assert!(wire::read_record(cut(&text, place), whole.kind, &whole.id, whole.rev).is_err());
    }

    #[test]
    fn a_folded_month_comes_back_and_a_change_costs_one_line(
        all in proptest::collection::vec(records(), 1..6), place in any::<prop::sample::Index>(), letter in "[ -~]",
    ) {
        let month = Month::OTHER;
        let (text, sum) = folded::write(month, &all.iter().collect::<Vec<_>>(), false);
        prop_assert_eq!(folded::read(&text, month), folded::Unfolded { records: all.clone(), why: None });
        let changed = with_letter(&text, place, &letter);
        let (_, other) = folded::write(month, &all.iter().skip(1).collect::<Vec<_>>(), false);
        prop_assert_ne!(sum, other);
        if changed != text {
            let found = folded::read(&changed, month);
            prop_assert!(found.why.is_some(), "{changed}");
            // A line break that goes joins two lines.
            let lost = if changed.lines().count() == text.lines().count() { 1 } else { 2 };
            prop_assert!(found.records.len() + lost >= all.len());
            prop_assert!(found.records.iter().all(|one| all.contains(one)));
        }
        prop_assert!(folded::read(cut(&text, place), month).why.is_some());
        prop_assert!(folded::read(&text, Month::parse("2026-10").unwrap()).why.is_some());
    }

    #[test]
    fn any_text_at_all_is_read_or_refused_never_a_panic(text in ".*") {
        for kind in EntryKind::ALL {
            prop_assert!(wire::read_record(&text, kind, &id(1), 1).is_err());
        }
        for name in ["a", "-"] {
            prop_assert!(wire::read_settings(&text, name).is_err());
            prop_assert!(wire::read_session(&text, name).is_err());
            prop_assert!(wire::care::read(&text, name).is_err());
        }
        prop_assert!(folded::read(&text, Month::OTHER).why.is_some());
    }
}

#[test]
fn what_lies_under_the_wrong_key_is_misplaced() {
    let there = record(1, 2, Some(noted("a")));
    let text = wire::write_record(&there);
    let read = |kind, n, rev| wire::read_record(&text, kind, &id(n), rev);
    assert_eq!(read(EntryKind::Cramp, 1, 2), Ok(there));
    for (kind, n, rev) in [(EntryKind::Check, 1, 2), (EntryKind::Cramp, 2, 2), (EntryKind::Cramp, 1, 3)] {
        assert_eq!(read(kind, n, rev), Err(Unreadable::Misplaced));
    }
    let settings = wire::write_settings(&crate::support::settings(), 1);
    assert_eq!(wire::read_settings(&settings, "a"), Err(Unreadable::Misplaced));
    assert_eq!(wire::read_session(&settings, "-"), Err(Unreadable::Misplaced));
    assert_eq!(wire::Mark::read(&settings), Err(Unreadable::Misplaced));
    let session = wire::write_session(Some(&session().kept()), 1);
    assert_eq!(wire::care::read(&session, "-"), Err(Unreadable::Misplaced));
    assert_eq!(wire::read_any_record(&session), Err(Unreadable::Misplaced));
}

#[test]
fn the_checksum_is_the_one_that_is_described() {
    assert_eq!(crc_of("123456789"), 0xCBF4_3926);
    let record = record(1, 4, None);
    assert_eq!(wire::write_record(&record), sealed("3|cramp|00000000000000001|4|4;-=4|", "null"));
}

#[test]
fn a_whole_value_of_a_later_version_is_newer_and_anything_else_is_damage() {
    assert_eq!(wire::read_any_record(&sealed("4|cramp|x|1|5|", "null")), Err(Unreadable::Newer));
    assert_eq!(wire::read_any_record("4|cramp|x|1|5|00000000|null"), Err(Unreadable::Checksum));
    for (head, why) in [
        ("0|cramp|x|1|5|", Unreadable::Envelope),
        ("two|cramp|x|1|5|", Unreadable::Envelope),
        ("2|cramp|x|one|5|", Unreadable::Envelope),
        ("2|cramp|x|1|late|", Unreadable::Envelope),
        ("2|cramp|x|-1|5|", Unreadable::Envelope),
        ("3|cramp|x|1||", Unreadable::Envelope),
        ("3|cramp|x|1|5;|", Unreadable::Envelope),
        ("3|cramp|x|1|5;note=|", Unreadable::Envelope),
        ("2|cramp|X|1|5|", Unreadable::Misplaced),
        ("2|dream|x|1|5|", Unreadable::Misplaced),
    ] {
        assert_eq!(wire::read_any_record(&sealed(head, "null")), Err(why), "{head}");
    }
    for text in ["", "2", "2|", "2|cramp|x|1|5|", "1|cramp|x|1|00000000", "2|cramp|x|1|5|00000000"] {
        assert_eq!(wire::read_any_record(text), Err(Unreadable::Envelope), "{text}");
    }
    assert_eq!(wire::read_any_record(&sealed("2|cramp|x|1|5|", "{}")), Err(Unreadable::Shape));
    // Version 1 has no time, and its fifth part is the checksum.
    assert!(wire::read_any_record(&sealed("1|cramp|x|1|", "null")).is_ok_and(|record| record.changed() == 1));
    // A checksum has one spelling.
    let whole = sealed("2|cramp|x|1|9|", "null");
    assert!(wire::read_any_record(&whole).is_ok());
    assert_eq!(
        wire::read_any_record(&whole.to_uppercase().replace("CRAMP|X", "cramp|x").replace("NULL", "null")),
        Err(Unreadable::Checksum)
    );
}

#[test]
fn a_month_that_counts_wrong_is_not_whole_but_its_lines_are_taken() {
    let lines: Vec<_> = (1..4).map(|n| record(n, 1, Some(noted("a")))).collect();
    let month = Month::parse("1970-01").unwrap();
    let (text, _) = folded::write(month, &lines.iter().collect::<Vec<_>>(), false);
    let without = text.rsplit_once('\n').unwrap().0;
    let found = folded::read(without, month);
    assert_eq!((found.records.as_slice(), found.why), (&lines[..2], Some(Unreadable::Envelope)));
    let header = sealed("2|month|1970-02|3|0|", "");
    let elsewhere = text.replacen(text.lines().next().unwrap(), &header, 1);
    assert_eq!(
        folded::read(&elsewhere, month),
        folded::Unfolded { records: lines, why: Some(Unreadable::Misplaced) }
    );
}

#[test]
fn words_of_a_later_version_in_the_settings_are_left_out_and_the_rest_is_read() {
    let text = r#"{"theme":"day","text":3,"stance":null,"risks":null,"age":"99-","sounds":["b-chime","z-voice","a-bells","a","a-silent"],"ways":["week-friday","still","hours-12"]}"#;
    let found = wire::v1::read_settings(text).unwrap();
    assert_eq!((found.age, found.sounds), (None, vec![(Routine::Short, Sound::Chime)]));
    assert_eq!((found.week, found.still, found.hours), (None, true, Some(Hours::Twelve)));
}

#[test]
fn a_cramp_is_never_shorter_than_nothing_and_has_one_kind_of_length() {
    let read = |ending: &str, measured: &str, said: &str| {
        let body = format!(
            r#"{{"at":5,"offset":0,"muscle":null,"side":null,"severity":null,"ending":"{ending}","measured":{measured},"said":{said},"relief":[],"helped":null,"note":""}}"#
        );
        wire::read_any_record(&sealed("2|cramp|x|1|9|", &body)).map(|_| ())
    };
    for (ending, measured, said) in
        [("measured", "0", "null"), ("running", "null", "null"), ("unknown", "null", "null")]
    {
        assert_eq!(read(ending, measured, said), Ok(()), "{ending}");
    }
    for (ending, measured, said) in [
        ("measured", "-1", "null"),
        ("measured", "null", "null"),
        ("running", "1", "null"),
        ("unknown", "1", "null"),
        ("said", "null", "null"),
        ("said", "null", "\"for ever\""),
    ] {
        assert_eq!(read(ending, measured, said), Err(Unreadable::Shape), "{ending} {measured}");
    }
}

#[test]
fn a_session_that_lies_ten_thousand_years_away_is_damage() {
    const FURTHEST: i64 = 316_224_000_000_000;
    let text = |running: &str, paused: &str, extra: i64, held: i64, settled: i64| {
        let body = format!(
            r#"{{"choice":"b-standing","at":5,"offset":0,"running":{running},"paused":{paused},"extra":[[1,{extra}]],"held":[{held}],"settled":{settled}}}"#
        );
        wire::read_session(&sealed("2|session|-|1|0|", &body), "-").is_ok()
    };
    for (far, fine) in [(FURTHEST, true), (-FURTHEST, true), (FURTHEST + 1, false), (-FURTHEST - 1, false)] {
        assert_eq!(text(&format!("[{far},0]"), "null", 0, 0, 0), fine);
        assert_eq!(text(&format!("[0,{far}]"), "null", 0, 0, 0), fine);
        assert_eq!(text("null", &far.to_string(), 0, 0, 0), fine);
        assert_eq!(text("null", "0", far, 0, 0), fine);
        assert_eq!(text("null", "0", 0, far, 0), fine);
        assert_eq!(text("null", "0", 0, 0, far), fine);
    }
    assert!(!text("null", "null", 0, 0, 0) && !text("[0,0]", "0", 0, 0, 0));
    assert_eq!(wire::read_session(&sealed("2|session|-|1|0|", "null"), "-"), Ok((1, None)));
}

/// A set of one's own, as it is played.
fn own() -> Plan {
    let mut own = OwnRoutine::begin(Stretch::CalfWall);
    own.name = "Evening calf".into();
    own.sound = Sound::Voice;
    own.steps.push(Step {
        sides: Sides::Left,
        repetitions: 2,
        rest: 0,
        ..OwnRoutine::step(Stretch::QuadSide)
    });
    own.plan(Id::parse("routine00000000000000ff").unwrap())
}

#[test]
fn a_session_of_ones_own_set_is_stored_with_its_steps_and_leaves_its_name() {
    let started = Moment::new(1_795_467_900_000, 60).unwrap();
    let mut session = Session::start(own(), started, 1_000_000);
    session.pause(1_007_000);
    let text = wire::write_session(Some(&session.kept()), 3);
    let body = r#"{"choice":"own","at":1795467900000,"offset":60,"running":null,"paused":7000,"extra":[],"held":[0,4000,0,0,0,0,0,0,0,0,0,0,0,0,0],"settled":7000,"own":["routine00000000000000ff","Evening calf","voice","calf-wall each 3 10 10","quad-side left 2 10 0"]}"#;
    assert!(text.ends_with(body), "{text}");
    assert_eq!(wire::read_session(&text, "-"), Ok((3, Some(session.kept()))));

    let whole = record(7, 1, Some(Entry::Stretch(session.end(1_007_000))));
    let body = r#"{"at":1795467900000,"offset":60,"choice":"own","left":0,"more_left":20000,"own":["routine00000000000000ff","Evening calf"],"planned":80000,"right":4000}"#;
    assert_eq!(wire::body(&whole), body);
    assert_eq!(wire::read_any_record(&wire::write_record(&whole)), Ok(whole));
}
