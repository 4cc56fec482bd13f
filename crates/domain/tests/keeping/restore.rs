//! A backup and its restoring.

use crate::support::any::{all_settings, diaries};
use crate::support::fake::{Local, mirrored};
use crate::support::phone::{Phone, Tab};
use crate::support::{at, check, diary, done, id, noted, record, settings, told};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange::{self, Conflict, Preview, Rejected, Why, file_name};
use domain::id::Id;
use domain::merge;
use domain::moment::{HOUR, Moment};
use domain::settings::Settings;
use domain::vault::{self, Index, Store};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

pub fn now() -> Moment {
    at("2026-11-24T08:00")
}

pub fn fixture(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// A backup as a file, read back into `here`.
pub fn read_back(there: &Diary, settings: &Settings, here: &Diary) -> Preview {
    let text = exchange::write(there, settings, &[], now());
    exchange::preview(&exchange::decode(text.as_bytes()).unwrap(), here, now()).unwrap()
}

/// What a diary is after a file was restored.
fn with(here: &Diary, preview: &Preview) -> Diary {
    let mut after = here.clone();
    for record in preview.takes() {
        assert!(after.take(record));
    }
    after
}

/// What is shown, without what a revision is called.
fn contents(diary: &Diary) -> BTreeMap<Id, Option<Entry>> {
    let present = diary.records().filter(|record| record.entry.is_some());
    present.map(|record| (record.id.clone(), record.entry.clone())).collect()
}

proptest! {
    #[test]
    fn restoring_into_an_empty_diary_gives_the_same_diary(there in diaries(), settings in all_settings()) {
        let preview = read_back(&there, &settings, &Diary::default());
        prop_assert!(!preview.is_not_whole && preview.rejected.is_empty() && preview.conflicts.is_empty());
        prop_assert_eq!((preview.new.len(), preview.same, preview.refused()), (there.records().count(), 0, 0));
        prop_assert_eq!(preview.settings.as_ref(), Some(&settings));
        prop_assert_eq!(with(&Diary::default(), &preview), there);
    }

    #[test]
    fn restoring_twice_changes_nothing_and_loses_nothing(here in diaries(), there in diaries()) {
        let first = read_back(&there, &Settings::default(), &here);
        let once = with(&here, &first);
        let second = read_back(&there, &Settings::default(), &once);
        prop_assert!(second.takes().is_empty(), "{second:?}");
        prop_assert_eq!(with(&once, &second), once.clone());
        // It says what the union says.
        prop_assert_eq!(contents(&once), contents(&merge::merge(&here, &there)));
        let known = first.new.len() + first.same + first.conflicts.len();
        prop_assert_eq!(known, there.records().count());
    }

    #[test]
    fn taking_it_back_shows_again_what_was_there(here in diaries(), there in diaries()) {
        let takes = read_back(&there, &Settings::default(), &here).takes();
        let mut after = here.clone();
        for record in &takes {
            after.take(record.clone());
        }
        let back = exchange::undo(&here, &after, &takes, now());
        prop_assert_eq!(back.len(), takes.len());
        for record in back {
            prop_assert!(after.take(record));
        }
        prop_assert_eq!(contents(&after), contents(&here));
        // And what was taken back is not taken again by itself.
        prop_assert_eq!(contents(&with(&after, &read_back(&there, &Settings::default(), &after))), contents(&here));
    }

    #[test]
    fn whatever_was_set_aside_is_in_the_file_and_does_no_harm(aside in proptest::collection::vec((".*", ".*"), 0..4)) {
        let text = exchange::write(&diary([record(1, 1, None)]), &Settings::default(), &aside, now());
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        for (n, (key, value)) in aside.iter().enumerate() {
            prop_assert_eq!(&read["set_aside"][n], &serde_json::json!([key, value]));
        }
        let preview = exchange::preview(&text, &Diary::default(), now()).unwrap();
        prop_assert!(!preview.is_not_whole && preview.new.len() == 1);
    }
}

/// A diary of so many nights, each with a cramp, and now and then something else.
fn of_size(count: u64) -> Diary {
    let records = (0..count).map(|n| {
        let when = now().plus(-i64::try_from(n).unwrap() * 5 * HOUR);
        let mut cramp = told();
        cramp.start = when;
        let entry = match n % 10 {
            7 => Some(Entry::Check(check())),
            8 => Some(Entry::Stretch(done())),
            9 => None,
            _ => Some(Entry::Cramp(cramp)),
        };
        let kind = entry.as_ref().map_or(EntryKind::Cramp, Entry::kind);
        Record { kind, id: Id::from_parts(when.epoch(), n), rev: 1, changed: when.epoch(), entry }
    });
    diary(records)
}

#[test]
fn nothing_one_entry_and_twenty_thousand_come_back_as_they_were() {
    for count in [0, 1, 20_000] {
        let there = of_size(count);
        let start = Instant::now();
        let text = exchange::write(&there, &settings(), &[], now());
        let written = start.elapsed();
        let preview = exchange::preview(&text, &Diary::default(), now()).unwrap();
        let read = start.elapsed().saturating_sub(written);
        assert_eq!(preview.new.len(), usize::try_from(count).unwrap());
        assert!(!preview.is_not_whole && preview.rejected.is_empty());
        assert_eq!(with(&Diary::default(), &preview), there);
        println!(
            "{count} records: {} bytes, written in {} ms, read in {} ms",
            text.len(),
            written.as_millis(),
            read.as_millis(),
        );
    }
}

#[test]
fn a_preview_says_what_is_new_the_same_in_conflict_and_refused() {
    let here = diary([
        record(1, 1, Some(noted("same"))),
        record(2, 3, Some(noted("ours is newer"))),
        record(3, 1, Some(noted("theirs is newer"))),
        record(4, 2, None),
        record(5, 1, Some(Entry::Check(check()))),
        record(6, 1, Some(noted("only here"))),
        record(9, 7, Some(noted("same words"))),
    ]);
    let there = diary([
        record(1, 1, Some(noted("same"))),
        record(2, 2, Some(noted("older"))),
        record(3, 2, None),
        record(4, 1, Some(noted("removed here"))),
        record(5, 9, Some(noted("another kind"))),
        record(7, 1, Some(noted("new"))),
        record(8, 2, None),
        record(9, 2, Some(noted("same words"))),
    ]);
    let preview = read_back(&there, &settings(), &here);
    assert_eq!(preview.new, [record(7, 1, Some(noted("new"))), record(8, 2, None)]);
    assert_eq!(preview.same, 2);
    let conflict = |n, takes_theirs| Conflict {
        ours: here.record(&id(n)).unwrap().clone(),
        theirs: there.record(&id(n)).unwrap().clone(),
        takes_theirs,
    };
    assert_eq!(preview.conflicts, [conflict(2, false), conflict(3, true), conflict(4, false)]);
    assert_eq!(preview.rejected, [Rejected { why: Why::Name, count: 1 }]);
    assert_eq!((preview.refused(), preview.is_not_whole, preview.in_future), (1, false, 0));
    assert_eq!(preview.made.as_deref(), Some("2026-11-24T08:00:00+01:00"));
    assert_eq!(preview.settings, Some(settings()));
    assert_eq!(preview.takes().len(), 3);
    let after = with(&here, &preview);
    assert_eq!((after.get(&id(3)), after.get(&id(4))), (None, None));
    assert_eq!(after.get(&id(5)), here.get(&id(5)));
}

#[test]
fn entries_dated_more_than_a_day_ahead_are_counted_and_taken() {
    let dated = |n, ahead: i64| {
        let mut cramp = told();
        cramp.start = now().plus(ahead);
        record(n, 1, Some(Entry::Cramp(cramp)))
    };
    let there = diary([dated(1, 24 * HOUR), dated(2, 24 * HOUR + 1), dated(3, 1_000_000 * HOUR)]);
    let preview = read_back(&there, &Settings::default(), &Diary::default());
    assert_eq!((preview.in_future, preview.new.len()), (2, 3));
}

#[test]
fn the_first_format_is_read_as_it_was_written() {
    let preview = exchange::preview(&fixture("backup-1.json"), &Diary::default(), now()).unwrap();
    let unknown = |record: Record| Record { changed: 0, ..record };
    let wanted = diary(
        [
            record(1, 3, Some(Entry::Cramp(told()))),
            record(2, 1, Some(Entry::Stretch(done()))),
            record(3, 1, Some(Entry::Check(check()))),
            record(4, 2, None),
        ]
        .map(unknown),
    );
    assert_eq!(with(&Diary::default(), &preview), wanted);
    assert_eq!((preview.settings, preview.is_not_whole, preview.rejected.len()), (None, false, 0));
    assert_eq!(preview.made.as_deref(), Some("2026-11-23T21:48:00+01:00"));
    // An edit made since counts more, although nobody knows when the old one was written.
    let edited = wanted.revise(&id(1), EntryKind::Cramp, None, now());
    let here = merge::merge(&wanted, &diary([edited]));
    let preview = exchange::preview(&fixture("backup-1.json"), &here, now()).unwrap();
    assert!(preview.takes().is_empty());
}

#[test]
fn the_second_format_is_frozen() {
    let there = diary([
        record(1, 3, Some(Entry::Cramp(told()))),
        record(2, 1, Some(Entry::Stretch(done()))),
        record(3, 1, Some(Entry::Check(check()))),
        record(4, 2, None),
    ]);
    let aside = [("quietlegs/quarantine/1/cramp/x/1".to_owned(), "half a \"rec\"\n\u{1F319}".to_owned())];
    assert_eq!(exchange::write(&there, &settings(), &aside, now()), fixture("backup-2.json"));
    let preview = exchange::preview(&fixture("backup-2.json"), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), there);
    assert_eq!(preview.settings, Some(settings()));
}

/// What the rescue page saves.
fn rescue(first: &BTreeMap<String, String>, second: Option<&BTreeMap<String, String>>) -> String {
    let mut file = serde_json::json!({ "app": "quietlegs", "kind": "rescue", "made": "2026-11-24T08:00:00Z", "keys": first });
    if let Some(second) = second {
        file["second"] = serde_json::json!(second);
    }
    serde_json::to_string_pretty(&file).unwrap()
}

#[test]
fn a_rescue_file_brings_everything_back() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 1, Some(noted("folded"))));
    tab.tidy(&phone, now()).unwrap();
    tab.save(&phone, record(2, 1, Some(noted("loose"))));
    tab.save(&phone, record(1, 2, None));
    tab.save_settings(&phone, Settings::default());
    tab.save_settings(&phone, settings());
    phone.local.put("quietlegs/1/settings/a", "1|settings|a|5|00000000|{}");
    let preview = exchange::preview(&rescue(&phone.local.all(), None), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), tab.diary);
    assert_eq!((&preview.settings, preview.refused()), (&Some(settings()), 0));
    assert_eq!(preview.made.as_deref(), Some("2026-11-24T08:00:00Z"));
    // What the first store has damaged or older, the second brings.
    let mut second = BTreeMap::new();
    for (key, value) in phone.local.all().into_iter().filter(|(key, _)| key.starts_with("quietlegs/2/cramp/"))
    {
        phone.local.put(&key, "odd");
        second.insert(key, value);
    }
    second.extend(Index::default().save_settings(&Settings::default()).put);
    let preview =
        exchange::preview(&rescue(&phone.local.all(), Some(&second)), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), tab.diary);
    assert_eq!(preview.rejected, [Rejected { why: Why::Damaged, count: 2 }]);
    assert_eq!(preview.settings, Some(settings()), "the higher generation counts, wherever it is");
}

#[test]
fn a_rescue_file_of_version_1_brings_its_settings_too() {
    let text = |name: &str| fixture(name).trim_end().to_owned();
    let keys = BTreeMap::from([
        ("quietlegs/1/cramp/00000000000000001/3".to_owned(), text("v1-cramp.txt")),
        ("quietlegs/1/settings/b".to_owned(), text("v1-settings.txt")),
        ("quietlegs/1/session/a".to_owned(), text("v1-session.txt")),
        ("quietlegs/quarantine/1/cramp/x/1".to_owned(), "odd".to_owned()),
        ("quietlegs/ballast".to_owned(), "-".to_owned()),
        ("other-app/x".to_owned(), "not ours".to_owned()),
    ]);
    let preview = exchange::preview(&rescue(&keys, None), &Diary::default(), now()).unwrap();
    assert_eq!((preview.new.len(), &preview.settings, preview.refused()), (1, &Some(settings()), 0));
}

#[test]
fn in_a_rescue_file_every_value_that_is_not_taken_is_counted() {
    let month = vault::month_key(domain::month::Month::OTHER, 1, 0);
    let mut file = String::from(r#"{"app":"quietlegs","kind":"rescue","made":null,"keys":{"#);
    for (key, value) in [
        ("quietlegs/1/cramp/x/1", "7"),
        (&month, "null"),
        ("quietlegs/1/cramp/y/1", "\"odd\""),
        ("quietlegs/2/month/2026-10/1-00000000", "\"odd\""),
        ("quietlegs/3/cramp/x/1", "\"of tomorrow\""),
        ("quietlegs/3/cramp/y/1", "[]"),
        ("quietlegs/1/settings/a", "{}"),
        ("quietlegs/dream", "1"),
    ] {
        write!(file, "{key:?}:{value},").unwrap();
    }
    file.pop();
    file.push_str("}}");
    let preview = exchange::preview(&file, &Diary::default(), now()).unwrap();
    let count = |why, count| Rejected { why, count };
    assert_eq!(preview.rejected, [count(Why::Damaged, 4), count(Why::Newer, 2)]);
}

#[test]
fn what_was_restored_is_saved_and_folded_like_anything_else() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 1, Some(noted("here"))));
    let there = of_size(200);
    let takes = read_back(&there, &Settings::default(), &tab.diary).takes();
    tab.take_in(&phone, takes, now());
    let mut again = Tab::boot(&phone).unwrap();
    again.read(&phone, None).unwrap();
    assert_eq!(again.diary, merge::merge(&there, &diary([record(1, 1, Some(noted("here")))])));
    let loose = phone.local.keys().unwrap().iter().filter(|key| !key.contains("/month/")).count();
    assert!(loose < 160, "{loose}");
    let keys = |all| mirrored(&all).into_keys().collect::<Vec<_>>();
    assert_eq!(keys(phone.local.all()), keys(phone.twin.all()));
}

#[test]
fn files_are_named_after_what_they_are_and_the_day() {
    assert_eq!(file_name("", "json", now()), "quiet-legs-2026-11-24.json");
    assert_eq!(file_name("-nights", "csv", now()), "quiet-legs-nights-2026-11-24.csv");
    let text = exchange::write(&Diary::default(), &Settings::default(), &[], Moment::new(0, -330).unwrap());
    assert!(text.contains(r#""made":"1969-12-31T18:30:00-05:30""#), "{text}");
    assert!(Local::default().keys().unwrap().is_empty());
}
