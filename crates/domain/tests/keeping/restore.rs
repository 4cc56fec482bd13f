//! A backup and its restoring.

use crate::support::any::{all_settings, diaries};
use crate::support::fake::{Local, mirrored};
use crate::support::phone::{Phone, Tab};
use crate::support::{at, check, diary, done, id, noted, record, settings, told};
use domain::cramp::Cramp;
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange::{self, Preview, Rejected, Taking, Why, file_name};
use domain::id::Id;
use domain::merge::{self, field};
use domain::moment::{HOUR, Moment};
use domain::settings::Settings;
use domain::stamp::Writer;
use domain::vault::Store;
use domain::wire;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
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

/// What a diary is after a file was restored, with nothing ticked.
pub fn with(here: &Diary, preview: &Preview) -> Diary {
    with_ticks(here, preview, Taking::default())
}

fn with_ticks(here: &Diary, preview: &Preview, taking: Taking) -> Diary {
    let mut after = here.clone();
    for record in preview.takes(here, taking, now()) {
        assert!(after.take(record));
    }
    after
}

/// What the fields of everything present say.
fn said(diary: &Diary) -> BTreeMap<(Id, String), String> {
    let present = diary.records().filter(|record| record.entry.is_some());
    let fields = present.flat_map(|record| {
        let values = field::split(record.kind, &wire::body(record));
        let said = values.iter().map(|(name, value)| ((record.id.clone(), name.to_owned()), value.clone()));
        said.collect::<Vec<_>>()
    });
    fields.filter(|((_, name), _)| name != "apart").collect()
}

fn without_removals(diary: &Diary) -> Diary {
    super::support::diary(diary.records().filter(|record| record.stamps.removed.is_none()).cloned())
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
        prop_assert!(!preview.is_not_whole && preview.rejected.is_empty() && preview.differing.is_empty());
        prop_assert_eq!((preview.new.len(), preview.same, preview.refused()), (there.records().count(), 0, 0));
        prop_assert_eq!(preview.settings.as_ref(), Some(&settings));
        prop_assert_eq!(with(&Diary::default(), &preview), there);
    }

    #[test]
    fn restoring_twice_changes_nothing_and_takes_nothing_away(here in diaries(), there in diaries()) {
        let first = read_back(&there, &Settings::default(), &here);
        let once = with(&here, &first);
        let second = read_back(&there, &Settings::default(), &once);
        prop_assert!(second.takes(&once, Taking::default(), now()).is_empty(), "{second:?}");
        let known = first.new.len() + first.same + first.differing.len() + first.refused();
        prop_assert_eq!(known, there.records().count());
        // Each field that said something here says something still, and each that only the file says has come.
        let after = said(&once);
        prop_assert!(said(&here).keys().all(|one| after.contains_key(one)));
        let gone: BTreeSet<Id> = here.records().filter(|one| one.entry.is_none()).map(|one| one.id.clone()).collect();
        let emptied: BTreeSet<(Id, String)> = second.differing.iter()
            .flat_map(|one| one.gone_here.iter().map(|name| (one.ours.id.clone(), name.clone()))).collect();
        for (id, name) in said(&there).into_keys() {
            let is_there = after.contains_key(&(id.clone(), name.clone()));
            prop_assert!(is_there || gone.contains(&id) || emptied.contains(&(id.clone(), name.clone())), "{id} {name}");
        }
    }

    #[test]
    fn two_diaries_restored_into_each_other_are_equal(here in diaries(), there in diaries()) {
        let (here, there) = (without_removals(&here), without_removals(&there));
        let one = with(&here, &read_back(&there, &Settings::default(), &here));
        let other = with(&there, &read_back(&here, &Settings::default(), &there));
        prop_assert_eq!(said(&one), said(&other));
        prop_assert_eq!(said(&one), said(&merge::merge(&here, &there)));
    }

    #[test]
    fn with_both_ticks_nothing_removed_stays_removed_and_what_the_file_removed_is_gone(here in diaries(), there in diaries()) {
        let first = read_back(&there, &Settings::default(), &here);
        let back = with_ticks(&here, &first, Taking { bring_back: true, remove: false });
        let after = said(&back);
        prop_assert!(said(&there).keys().all(|one| after.contains_key(one)), "{first:?}");
        let removed = with_ticks(&here, &first, Taking { bring_back: false, remove: true });
        for one in first.differing.iter().filter(|one| one.is_removed_there()) {
            prop_assert_eq!(&removed.get(&one.ours.id).is_some(), &merge::join(&one.ours, &one.theirs).entry.is_some());
        }
    }

    #[test]
    fn taking_it_back_shows_again_what_was_there(here in diaries(), there in diaries(), bring_back: bool, remove: bool) {
        let takes = read_back(&there, &Settings::default(), &here).takes(&here, Taking { bring_back, remove }, now());
        let mut after = here.clone();
        for record in &takes {
            after.take(record.clone());
        }
        let back = exchange::undo(&here, &after, &takes, now());
        prop_assert_eq!(back.len(), takes.len());
        for record in back {
            after.take(record);
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
        Record::at_once(kind, Id::from_parts(when.epoch(), n), 1, when.epoch(), entry)
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
    let found: Vec<_> = preview.differing.iter().map(|one| one.ours.id.clone()).collect();
    assert_eq!(found, [2, 3, 4].map(id));
    let [apart, there_gone, here_gone] = preview.differing.as_slice() else { panic!("{preview:?}") };
    assert_eq!((apart.both.len(), apart.comes.len(), &apart.stays), (0, 0, &vec!["note".to_owned()]));
    assert!(there_gone.is_removed_there() && here_gone.is_removed_here());
    assert_eq!((preview.removed_here(), preview.removed_there()), (1, 1));
    assert_eq!(preview.rejected, [Rejected { why: Why::Name, count: 1 }]);
    assert_eq!((preview.refused(), preview.is_not_whole, preview.in_future), (1, false, 0));
    assert_eq!(preview.made.as_deref(), Some("2026-11-24T08:00:00+01:00"));
    assert_eq!(preview.settings, Some(settings()));
    assert_eq!(preview.takes(&here, Taking::default(), now()).len(), 2);
    let after = with(&here, &preview);
    assert_eq!(after.cramp(&id(2)).unwrap().note, "ours is newer");
    assert_eq!((after.get(&id(3)), after.get(&id(4))), (here.get(&id(3)), None));
    assert_eq!(after.get(&id(5)), here.get(&id(5)));
    let after = with_ticks(&here, &preview, Taking { bring_back: true, remove: true });
    assert_eq!((after.get(&id(3)), after.get(&id(4))), (None, there.get(&id(4))));
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
    let unknown = |record: Record| record.stamped(0);
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
    assert!(preview.takes(&here, Taking::default(), now()).is_empty());
}

#[test]
fn the_second_format_is_read_as_it_was_written() {
    let there = diary([
        record(1, 3, Some(Entry::Cramp(told()))),
        record(2, 1, Some(Entry::Stretch(done()))),
        record(3, 1, Some(Entry::Check(check()))),
        record(4, 2, None),
    ]);
    let preview = exchange::preview(&fixture("backup-2.json"), &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), there);
    assert_eq!((preview.settings, preview.is_not_whole), (Some(settings()), false));
}

#[test]
fn the_third_format_is_frozen() {
    let first = diary([
        record(1, 3, Some(Entry::Cramp(told()))),
        record(2, 1, Some(Entry::Stretch(done()))),
        record(3, 1, Some(Entry::Check(check()))),
        record(4, 2, None),
    ]);
    let with_note = |writer, note: &str, minute| {
        let mut diary = Diary::of(Writer::new(writer));
        for record in first.records() {
            diary.take(record.clone());
        }
        let cramp = Cramp { note: note.to_owned(), ..told() };
        diary.take(diary.revise(&id(1), EntryKind::Cramp, Some(Entry::Cramp(cramp)), now().plus(minute)));
        diary
    };
    let there = merge::merge(&with_note(7, "from the tab", 0), &with_note(8, "from the app", 60_000));
    let aside = [("quietlegs/quarantine/1/cramp/x/1".to_owned(), "half a \"rec\"\n\u{1F319}".to_owned())];
    let text = exchange::write(&there, &settings(), &aside, now());
    assert_eq!(text, fixture("backup-3.json"));
    let preview = exchange::preview(&text, &Diary::default(), now()).unwrap();
    assert_eq!(with(&Diary::default(), &preview), there);
    assert_eq!(preview.settings, Some(settings()));
}

#[test]
fn what_was_restored_is_saved_and_folded_like_anything_else() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 1, Some(noted("here"))));
    let there = of_size(200);
    let takes =
        read_back(&there, &Settings::default(), &tab.diary).takes(&tab.diary, Taking::default(), now());
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
