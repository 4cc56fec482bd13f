//! Saving in one store.

use crate::support::any::entries;
use crate::support::fake::Local;
use crate::support::{at, diary, id, noted, open, record, save, told};
use domain::body::Muscle;
use domain::cramp::{Cramp, Helped, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind};
use domain::id::Id;
use domain::stamp::Writer;
use domain::vault::{self, Applied, BALLAST, BALLAST_UNITS, Fault, Index, Store, record_key};
use domain::wire;
use proptest::prelude::*;

#[test]
fn a_change_is_one_write_and_one_removal_and_under_a_kilobyte() {
    let store = Local::default();
    let mut index = Index::default();
    let mut cramp = told();
    cramp.note.clear();
    save(&store, &mut index, &record(1, 1, Some(Entry::Cramp(cramp.clone()))));
    store.calls.borrow_mut().clear();
    save(&store, &mut index, &record(1, 2, Some(Entry::Cramp(cramp))));
    assert_eq!(*store.calls.borrow(), ["set", "remove"]);
    let held = store.held.borrow();
    assert_eq!(held.len(), 1);
    assert!(held.iter().all(|(key, value)| key.len() + value.len() <= 1_024), "{held:?}");
}

#[test]
fn a_failed_write_leaves_the_revision_before() {
    let store = Local::default();
    let mut index = Index::default();
    save(&store, &mut index, &record(1, 1, Some(noted("a"))));
    store.writes.set(Some(0));
    assert_eq!(vault::apply(&store, &index.save(&record(1, 2, None))), Err(Fault::Full));
    store.writes.set(None);
    assert_eq!(open(&store).diary.record(&id(1)).map(|record| record.rev), Some(1));
}

#[test]
fn a_removed_entry_stays_removed_even_when_its_old_revision_comes_back() {
    let store = Local::default();
    save(&store, &mut Index::default(), &record(1, 2, None));
    save(&store, &mut Index::default(), &record(1, 1, Some(noted("a"))));
    let opened = open(&store);
    assert_eq!((opened.diary.get(&id(1)), opened.diary.record(&id(1)).unwrap().rev), (None, 2));
}

#[test]
fn two_tabs_that_save_the_same_revision_do_not_write_over_each_other() {
    let store = Local::default();
    save(&store, &mut Index::default(), &record(1, 1, Some(noted("first"))));
    let (mut here, mut there) = (open(&store).index, open(&store).index);
    let one = record(1, 2, Some(noted("here"))).stamped(5);
    let other = record(1, 2, Some(noted("there"))).stamped(6);
    save(&store, &mut there, &other);
    save(&store, &mut here, &one);
    assert_eq!(open(&store).diary.record(&id(1)), Some(&other));
    assert_eq!(store.held.borrow().len(), 2);
    // The next revision takes the place of both.
    let mut index = open(&store).index;
    save(&store, &mut index, &record(1, 3, None));
    assert_eq!(store.all().into_keys().collect::<Vec<_>>(), [record_key(&record(1, 3, None))]);
}

#[test]
fn what_a_tab_never_read_is_not_dropped_by_what_it_saves() {
    let store = Local::default();
    let mut behind = open(&store).index;
    save(&store, &mut Index::default(), &record(1, 5, Some(noted("theirs"))));
    let change = behind.save(&record(1, 6, Some(noted("ours"))));
    assert!(change.drop.is_empty());
    // What was read is in what is saved, whatever its revision is called.
    let mut index = open(&store).index;
    assert_eq!(index.save(&record(1, 2, Some(noted("both")))).drop.len(), 1);
    assert_eq!(index.save(&record(1, 6, None)).drop.len(), 1);
}

#[test]
fn saving_again_what_was_not_saved_writes_the_same_key_and_drops_nothing() {
    let mut index = Index::default();
    let change = index.save(&record(1, 1, None));
    assert_eq!(index.save(&record(1, 1, None)), change);
    assert!(change.drop.is_empty() && !change.is_empty());
}

#[test]
fn the_reserve_makes_room_once() {
    let store = Local::default();
    vault::lay_ballast(&store);
    assert_eq!(store.holds(BALLAST).map(|ballast| ballast.len()), Some(BALLAST_UNITS));
    vault::lay_ballast(&store);
    store.room.set(Some(store.bytes()));
    let mut index = Index::default();
    assert_eq!(vault::apply(&store, &index.save(&record(1, 1, None))), Ok(Applied::WithoutBallast));
    assert_eq!(vault::apply(&store, &index.save(&record(2, 1, None))), Ok(Applied::Well));
    store.room.set(Some(store.bytes()));
    assert_eq!(vault::apply(&store, &index.save(&record(3, 1, None))), Err(Fault::Full));
    vault::lay_ballast(&store);
    assert_eq!(store.holds(BALLAST), None);
    assert_eq!(open(&store).diary.records().count(), 2);
}

#[test]
fn everything_is_every_key_of_this_app_but_the_reserve() {
    let store = Local::default();
    vault::lay_ballast(&store);
    save(&store, &mut Index::default(), &record(1, 1, None));
    store.put("quietlegs/quarantine/x", "odd");
    store.put("other-app/diary", "not ours");
    let keys: Vec<String> = vault::everything(&store).unwrap().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [record_key(&record(1, 1, None)), "quietlegs/quarantine/x".into()]);
}

#[test]
fn what_reads_back_differently_drops_nothing() {
    struct Odd(Local);
    impl Store for Odd {
        fn get(&self, key: &str) -> Result<Option<String>, Fault> {
            Ok(self.0.get(key)?.map(|value| value.replace("null", "nul")))
        }
        fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
            self.0.set(key, value)
        }
        fn remove(&self, key: &str) -> Result<(), Fault> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, Fault> {
            self.0.keys()
        }
    }
    let store = Odd(Local::default());
    let mut index = Index::default();
    let first = index.save(&record(1, 1, Some(noted("a"))));
    let second = index.save(&record(1, 2, None));
    assert_eq!(vault::apply(&store, &first), Ok(Applied::Well));
    assert!(matches!(vault::apply_verified(&store, &second), Err(Fault::Failed(_))));
    assert_eq!(store.0.holds(&first.put[0].0), Some(wire::write_record(&record(1, 1, Some(noted("a"))))));
}

proptest! {
    #[test]
    fn dying_at_any_call_of_a_change_keeps_the_old_or_the_new(before in entries(), after in entries(), stop in 0_u32..3) {
        let store = Local::default();
        let mut index = Index::default();
        let kind = before.kind();
        let after = if after.kind() == kind { Some(after) } else { None };
        let first = record(1, 1, Some(before.clone()));
        let next = diary([first.clone()]).revise(&id(1), kind, after.clone(), at("2026-11-24T02:14"));
        save(&store, &mut index, &first);
        store.life.set(Some(stop));
        let saved = vault::apply(&store, &index.save(&next));
        store.life.set(None);
        let found = open(&store).diary.get(&id(1)).cloned();
        // What was called saved is there; what was not may be either, but never neither.
        let expected = if saved.is_ok() { after } else { Some(before) };
        prop_assert_eq!(found, expected);
    }
}

/// When, and what.
type Writing = (&'static str, fn(&mut Cramp));

#[test]
fn each_writing_of_a_cramp_is_one_key_of_less_than_a_kilobyte_and_drops_one() {
    let mut diary = Diary::of(Writer::new(0xdead_beef));
    let mut index = Index::default();
    let id = Id::from_parts(at("2026-11-24T02:14").epoch(), u64::MAX);
    let writings: [Writing; 6] = [
        ("2026-11-24T02:14", |_| ()),
        ("2026-11-24T02:16", |cramp| cramp.ease(at("2026-11-24T02:16"))),
        ("2026-11-24T02:17", |cramp| cramp.side = Some(Side::Right)),
        ("2026-11-24T08:00", |cramp| cramp.severity = Severity::new(6)),
        ("2026-11-24T08:01", |cramp| cramp.helped = Some(Helped::Yes)),
        ("2026-11-24T08:02", |cramp| cramp.set_note(&"It woke me, and the cat. ".repeat(8))),
    ];
    for (n, (time, change)) in writings.into_iter().enumerate() {
        let mut cramp =
            diary.cramp(&id).cloned().unwrap_or_else(|| Cramp::begin(at(time), Some(Muscle::Calf)));
        change(&mut cramp);
        let record = diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), at(time));
        assert!(diary.take(record.clone()));
        let change = index.save(&record);
        let letters = change.put[0].0.len() + change.put[0].1.len();
        println!("writing {n}: {letters} letters with the key");
        assert_eq!((change.put.len(), change.drop.len()), (1, usize::from(n > 0)));
        assert!(letters < 1_024, "{change:?}");
    }
}
