//! Any file at all gets an answer.

use crate::restore::{fixture, now};
use crate::support::{diary, done, id, noted, record, told};
use domain::cramp::{Ending, LONGEST_NOTE};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange::{self, LARGEST, NotABackup, Preview, Rejected, Taking, Why};
use domain::merge;
use domain::moment::{HOUR, Moment};
use domain::session::Done;
use domain::settings::Settings;

/// What is said about the bytes of a file.
fn look(bytes: &[u8]) -> Result<Preview, NotABackup> {
    let text = exchange::decode(bytes)?;
    exchange::preview(&text, &Diary::default(), now())
}

fn refused(bytes: &[u8]) -> NotABackup {
    look(bytes).unwrap_err()
}

/// A file with these records, as they stand.
fn file(records: &str) -> String {
    format!(r#"{{"app":"quietlegs","format":2,"records":[{records}]}}"#)
}

/// A cramp with something in it replaced.
fn cramp(from: &str, to: &str) -> String {
    let text = r#"{"kind":"cramp","id":"x","rev":1,"changed":5,"data":{"at":1795482840000,"offset":60,"muscle":null,"side":null,"severity":null,"ending":"measured","measured":190000,"said":null,"relief":[],"helped":null,"note":"n"}}"#;
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// Why the only record of a file is not taken; `None` when it is.
fn why(record: &str) -> Option<Why> {
    let preview = look(file(record).as_bytes()).unwrap_or_else(|not| panic!("{not:?}: {record}"));
    match (preview.new.len(), preview.rejected.as_slice()) {
        (1, []) => None,
        (0, [Rejected { why, count: 1 }]) => Some(*why),
        other => panic!("{other:?}: {record}"),
    }
}

#[test]
fn what_is_no_backup_is_told_from_what_is() {
    assert_eq!(refused(b""), NotABackup::Empty);
    assert_eq!(refused(b" \n"), NotABackup::Cut);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe"), NotABackup::NotText);
    assert_eq!(refused(b"PK\x03\x04\x14\x00\x00\x00\x08\x00"), NotABackup::NotJson);
    assert_eq!(refused(b"night,cramps\r\n2026-11-23,1\r\n"), NotABackup::NotJson);
    assert_eq!(refused(b"<!doctype html>"), NotABackup::NotJson);
    assert_eq!(
        refused(b"{\"app\":\"quietlegs\",\"format\":2,\"records\":[{\"at\":NaN}]}"),
        NotABackup::NotJson
    );
    assert_eq!(refused(b"{\"app\":\"quietlegs\",\"format\":2,\"records\":[]} and more"), NotABackup::NotJson);
    for other in [
        "null",
        "[]",
        "7",
        "\"quietlegs\"",
        "{}",
        r#"{"app":"other","format":2,"records":[]}"#,
        r#"{"app":"quietlegs","format":"2","records":[]}"#,
        r#"{"app":"quietlegs","format":-2,"records":[]}"#,
        r#"{"app":"quietlegs","format":2}"#,
        r#"{"app":"quietlegs","format":2,"records":{}}"#,
        r#"{"app":"quietlegs","format":2,"count":-1,"records":[]}"#,
        r#"{"app":"quietlegs","kind":"rescue"}"#,
        r#"{"app":"quietlegs","kind":"rescue","keys":[]}"#,
        r#"{"app":"quietlegs","kind":"dream","records":[],"keys":{}}"#,
        r#"{"app":"quietlegs","app":"quietlegs","records":[]}"#,
        r#"{"created":"2026-11-24","entries":[{"pain":3}]}"#,
    ] {
        assert_eq!(refused(other.as_bytes()), NotABackup::Other, "{other}");
    }
    for format in ["4", "4000000000"] {
        let text = file("").replacen("\"format\":2", &format!("\"format\":{format}"), 1);
        assert_eq!(refused(text.as_bytes()), NotABackup::Newer);
    }
    // The oldest said no number, and an empty one is fine.
    assert!(look(file("").replacen("\"format\":2,", "", 1).as_bytes()).is_ok());
    assert_eq!(look(file("").as_bytes()), Ok(Preview::default()));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    assert_eq!(refused(&vec![b'['; 33 * 1024 * 1024]), NotABackup::TooLarge);
    let mut largest = file("").into_bytes();
    largest.resize(LARGEST, b' ');
    assert!(look(&largest).is_ok());
    largest.push(b' ');
    assert_eq!(refused(&largest), NotABackup::TooLarge);
}

#[test]
fn however_deep_it_is_nested_it_is_read_or_refused() {
    const DEEP: usize = 100_000;
    let arrays = |deep| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let objects = |deep| format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep));
    for deep in [arrays(DEEP), objects(DEEP)] {
        assert!(matches!(refused(deep.as_bytes()), NotABackup::Other | NotABackup::NotJson));
        assert!(matches!(
            refused(&deep.as_bytes()[..DEEP]),
            NotABackup::Cut | NotABackup::Other | NotABackup::NotJson
        ));
        // As a field nobody knows, as the settings, as a record, in a record, in its data.
        for name in ["stored", "settings", "set_aside"] {
            let text = file("").replacen('{', &format!("{{\"{name}\":{deep},"), 1);
            assert_eq!(look(text.as_bytes()).map(|preview| preview.settings), Ok(None), "{name}");
        }
        assert_eq!(why(&deep), Some(Why::Damaged));
        assert_eq!(why(&cramp("\"rev\":1", &format!("\"rev\":1,\"more\":{deep}"))), None);
        assert_eq!(why(&cramp("\"note\":\"n\"", &format!("\"note\":\"n\",\"more\":{deep}"))), None);
        assert_eq!(why(&cramp("\"note\":\"n\"", &format!("\"note\":{deep}"))), Some(Why::Damaged));
        assert_eq!(why(&cramp("\"rev\":1", &format!("\"rev\":{deep}"))), Some(Why::Damaged));
        let keys =
            format!(r#"{{"app":"quietlegs","kind":"rescue","keys":{{"quietlegs/1/cramp/x/1":{deep}}}}}"#);
        assert_eq!(look(keys.as_bytes()).map(|preview| preview.refused()), Ok(1));
    }
}

#[test]
fn cut_at_any_byte_it_is_said_to_be_cut() {
    let whole = fixture("backup-2.json");
    let bytes = whole.as_bytes();
    assert!(bytes.len() < 3_000 && look(bytes).is_ok() && look(&bytes[..bytes.len() - 1]).is_ok());
    for end in 1..bytes.len() - 1 {
        assert_eq!(refused(&bytes[..end]), NotABackup::Cut, "{end}");
    }
    // In UTF-16 as well.
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(whole.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for end in 2..wide.len() - 4 {
        assert!(matches!(refused(&wide[..end]), NotABackup::Cut | NotABackup::NotText), "{end}");
    }
}

#[test]
fn with_any_byte_changed_nothing_that_is_wrong_is_taken() {
    let whole = fixture("backup-2.json");
    let there = look(whole.as_bytes()).unwrap();
    let first = whole.find("\"records\"").unwrap();
    for place in first..whole.find("\"set_aside\"").unwrap() {
        for bit in 0..7 {
            let mut bytes = whole.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            if let Ok(preview) = look(&bytes) {
                assert!(preview.new.iter().all(|record| there.new.contains(record)), "{place} {bit}");
            }
        }
    }
}

#[test]
fn in_whatever_encoding_an_editor_saved_it_it_is_read() {
    let whole = fixture("backup-2.json");
    let there = look(whole.as_bytes()).unwrap();
    let marked: Vec<u16> = [0xFEFF].into_iter().chain(whole.encode_utf16()).collect();
    let little: Vec<u8> = marked.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = marked.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let pretty: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    for bytes in
        [["\u{FEFF}", &whole].concat().into_bytes(), little, big, pretty.replace('\n', "\r\n").into_bytes()]
    {
        assert_eq!(look(&bytes), Ok(there.clone()));
    }
}

#[test]
fn a_record_is_refused_for_what_is_wrong_with_it_and_the_others_are_taken() {
    assert_eq!(why(&cramp("", "")), None);
    for (from, to, wanted) in [
        // Dates.
        ("1795482840000", "-5364662400000", Why::Date),
        ("1795482840000", "7258118400000", Why::Date),
        ("1795482840000", "9007199254740993", Why::Date),
        ("\"offset\":60", "\"offset\":1441", Why::Date),
        ("1795482840000", "\"NaN\"", Why::Damaged),
        ("1795482840000", "1e400", Why::Damaged),
        ("1795482840000", "99999999999999999999999999", Why::Damaged),
        ("1795482840000", "1795482840000.5", Why::Damaged),
        ("1795482840000", "null", Why::Damaged),
        // Revisions and times of change.
        ("\"rev\":1", "\"rev\":0", Why::Damaged),
        ("\"rev\":1", "\"rev\":-1", Why::Damaged),
        ("\"rev\":1", "\"rev\":1000000001", Why::Damaged),
        ("\"rev\":1", "\"rev\":4294967295", Why::Damaged),
        ("\"rev\":1", "\"rev\":4294967296", Why::Damaged),
        ("\"changed\":5", "\"changed\":-1", Why::Damaged),
        ("\"changed\":5", "\"changed\":7258118400000", Why::Damaged),
        ("\"changed\":5", "\"changed\":9223372036854775807", Why::Damaged),
        // Lengths.
        ("190000", "-1", Why::Damaged),
        ("190000", "86400001", Why::Damaged),
        ("190000", "9223372036854775807", Why::Damaged),
        // Names.
        ("\"id\":\"x\"", "\"id\":\"\"", Why::Name),
        ("\"id\":\"x\"", "\"id\":\"X/1\"", Why::Name),
        ("\"id\":\"x\"", "\"id\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"", Why::Name),
        ("\"kind\":\"cramp\"", "\"kind\":\"dream\"", Why::Newer),
        ("\"kind\":\"cramp\"", "\"kind\":\"check\"", Why::Damaged),
        // Anything else.
        ("\"muscle\":null", "\"muscle\":\"heart\"", Why::Damaged),
        ("\"severity\":null", "\"severity\":11", Why::Damaged),
        ("\"measured\":190000", "\"measured\":null", Why::Damaged),
        ("\"note\":\"n\"", "\"note\":7", Why::Damaged),
        ("\"relief\":[]", "\"relief\":[\"magic\"]", Why::Damaged),
        (",\"data\"", ",\"sum\":\"00000000\",\"data\"", Why::Damaged),
        (",\"data\"", ",\"sum\":7,\"data\"", Why::Damaged),
        (",\"data\"", ",\"rev\":1,\"data\"", Why::Damaged),
        (",\"data\"", ",\"date\"", Why::Damaged),
    ] {
        let bad = cramp(from, to);
        assert_eq!(why(&bad), Some(wanted), "{to}");
        let good = cramp("\"id\":\"x\"", "\"id\":\"y\"");
        let preview = look(file(&format!("{good},{bad}")).as_bytes()).unwrap();
        assert_eq!((preview.new.len(), preview.refused()), (1, 1), "{to}");
    }
    for fine in [
        ("1795482840000", "-2208988800000"),
        ("1795482840000", "7258118399999"),
        ("\"rev\":1", "\"rev\":1000000000"),
        ("\"changed\":5", "\"changed\":7258118399999"),
        ("\"changed\":5,", ""),
        ("190000", "86400000"),
        ("190000", "0"),
        ("\"note\":\"n\"", "\"note\":\"=cmd|' /C calc'!A0\""),
        ("\"note\":\"n\"", "\"note\":\"\\u0000\\ud83c\\udf19\""),
    ] {
        assert_eq!(why(&cramp(fine.0, fine.1)), None, "{}", fine.1);
    }
    for odd in ["null", "7", "[]", "{}", "\"cramp\"", r#"{"kind":"cramp"}"#] {
        assert_eq!(why(odd), Some(Why::Damaged), "{odd}");
    }
}

#[test]
fn notes_and_lengths_beyond_what_the_app_allows_are_not_taken() {
    let long = |count: usize| cramp("\"note\":\"n\"", &format!("\"note\":\"{}\"", "\u{e9}".repeat(count)));
    assert_eq!((why(&long(8 * LONGEST_NOTE)), why(&long(8 * LONGEST_NOTE + 1))), (None, Some(Why::Damaged)));
    for (left, right, planned, wanted) in [
        (24 * HOUR, 0, 0, None),
        (-1, 0, 0, Some(Why::Damaged)),
        (0, 24 * HOUR + 1, 0, Some(Why::Damaged)),
        (0, 0, i64::MAX, Some(Why::Damaged)),
    ] {
        let there = diary([record(1, 1, Some(Entry::Stretch(Done { left, right, planned, ..done() })))]);
        let text = exchange::write(&there, &Settings::default(), &[], now());
        let preview = exchange::preview(&text, &Diary::default(), now()).unwrap();
        assert_eq!(preview.rejected.first().map(|one| one.why), wanted, "{left} {right} {planned}");
    }
    let mut cramp = told();
    cramp.ending = Ending::Measured(i64::MAX);
    // A table is written whatever is in it.
    let odd = diary([
        record(1, 1, Some(Entry::Cramp(cramp))),
        record(2, 1, Some(Entry::Stretch(Done { left: i64::MAX, right: i64::MIN, ..done() }))),
        record(3, 1, Some(Entry::Stretch(Done { left: i64::MAX, right: i64::MIN, ..done() }))),
    ]);
    assert!(exchange::cramps(&odd).lines().count() > 1 && exchange::nights(&odd).lines().count() > 1);
}

#[test]
fn the_same_id_twice_is_one_record_at_its_best_and_another_kind_is_refused() {
    let [one, other] = ["n", "m"].map(|note| cramp("\"note\":\"n\"", &format!("\"note\":\"{note}\"")));
    let removed = r#"{"kind":"check","id":"x","rev":9,"changed":9,"data":null}"#;
    let newer = cramp("\"rev\":1", "\"rev\":2");
    for (records, count, refused) in [
        (vec![&one, &one], 1, 0),
        (vec![&one, &other], 1, 0),
        (vec![&other, &newer, &one], 2, 0),
        (vec![&one, &removed.to_owned()], 1, 1),
    ] {
        let records: Vec<&str> = records.into_iter().map(String::as_str).collect();
        let mut reversed = records.clone();
        reversed.reverse();
        let preview = look(file(&records.join(",")).as_bytes()).unwrap();
        assert_eq!((preview.new.len(), preview.new[0].rev, preview.refused()), (1, count, refused));
        if refused == 0 {
            assert_eq!(preview, look(file(&reversed.join(",")).as_bytes()).unwrap());
        }
    }
}

#[test]
fn a_file_that_lacks_entries_says_so_and_the_rest_is_taken() {
    let whole = fixture("backup-2.json");
    let lines: Vec<&str> = whole.lines().collect();
    let without = [&lines[..2], &lines[3..]].concat().join("\n");
    for text in [
        whole.replacen("\"count\":4", "\"count\":5", 1),
        whole.replacen("\"sum\":\"", "\"sum\":\"0", 1),
        without.clone(),
        without.replacen("\"count\":4", "\"count\":3", 1),
        whole
            .replacen("Woke", "woke", 1)
            .replacen("\"kind\":\"stretch\"", "\"kind\":\"stretches\"", 1)
            .replacen("\"count\":4", "\"count\":3", 1),
    ] {
        let preview = look(text.as_bytes()).unwrap();
        assert!(preview.is_not_whole && preview.new.len() >= 2, "{text}");
    }
    // A record that does not fit its own checksum is refused by itself.
    let preview = look(whole.replacen("Woke", "woke", 1).as_bytes()).unwrap();
    assert_eq!((preview.is_not_whole, preview.new.len()), (false, 3));
    assert_eq!(preview.rejected, [Rejected { why: Why::Damaged, count: 1 }]);
    let settings = whole.replacen("\"theme\":\"day\"", "\"theme\":\"dusk\"", 1);
    assert_eq!(look(settings.as_bytes()).unwrap().settings, None);
}

#[test]
fn what_was_written_with_a_clock_far_ahead_can_still_be_changed() {
    let far = Record { rev: 1_000_000_000, ..record(1, 1, Some(noted("far"))) }.stamped(7_258_118_399_999);
    let text = exchange::write(&diary([far.clone()]), &Settings::default(), &[], now());
    let taken = exchange::preview(&text, &Diary::default(), now()).unwrap().takes(
        &Diary::default(),
        Taking::default(),
        now(),
    );
    assert_eq!(taken, std::slice::from_ref(&far));
    let mut here = diary(taken);
    for n in 0..3 {
        let note = format!("edit {n}");
        let edit = here.revise(&id(1), EntryKind::Cramp, Some(noted(&note)), now());
        assert!(merge::adds(&edit, &far) && edit.rev > 1_000_000_000);
        assert!(here.take(edit));
    }
    assert_eq!(here.get(&id(1)), Some(&noted("edit 2")));
    // The file does not win over the edit, nor does a second one.
    assert!(
        exchange::preview(&text, &here, now()).unwrap().takes(&here, Taking::default(), now()).is_empty()
    );
    assert_eq!(merge::merge(&here, &diary([far])).get(&id(1)), Some(&noted("edit 2")));
    // The last revision there is, wherever it came from, is still followed by a later one.
    let last = Record { rev: u32::MAX, ..record(1, 1, None) }.stamped(i64::MAX - 1);
    let mut stuck = diary([last]);
    let edit = stuck.revise(&id(1), EntryKind::Cramp, Some(noted("on")), Moment::new(5, 0).unwrap());
    assert!(stuck.take(edit));
}
