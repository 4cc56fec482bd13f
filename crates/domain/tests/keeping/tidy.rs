//! Closed months folded into one key each.

use crate::support::any::records;
use crate::support::fake::Local;
use crate::support::{at, diary, id, make, noted, open, record, save, told};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::month::Month;
use domain::settings::Settings;
use domain::vault::{self, Change, Index, record_key, unread};
use proptest::prelude::*;

fn now() -> Moment {
    at("2026-11-24T08:00")
}

/// A record made on a day.
fn made(day: &str, n: u64) -> Record {
    let born = at(&format!("{day}T02:00")).epoch();
    Record { id: Id::from_parts(born, n), ..record(n, 1, Some(noted("a"))).stamped(born) }
}

fn steps(diary: &Diary, index: &mut Index, now: Moment) -> Vec<Change> {
    vault::tidy(
        diary,
        index,
        vault::Current {
            settings: &Settings::default(),
            session: None,
            care: &domain::care::Care::default(),
        },
        now,
    )
}

/// Puts everything away that can be.
fn tidied(store: &Local, now: Moment) -> usize {
    let mut opened = open(store);
    let steps = steps(&opened.diary, &mut opened.index, now);
    for step in &steps {
        make(store, step);
    }
    steps.len()
}

fn keys(store: &Local) -> Vec<String> {
    store.all().into_keys().collect()
}

#[test]
fn a_closed_month_becomes_one_key_and_an_open_one_stays() {
    let store = Local::default();
    let mut index = Index::default();
    let all = [made("2026-09-03", 1), made("2026-09-04", 2), made("2026-10-03", 3), made("2026-11-03", 4)];
    for record in &all {
        save(&store, &mut index, record);
    }
    assert_eq!(tidied(&store, now()), 2);
    let keys = keys(&store);
    assert_eq!(keys.len(), 3);
    assert!(keys.contains(&record_key(&all[3])));
    assert!(keys.iter().any(|key| key.starts_with("quietlegs/3/month/2026-09/1-")), "{keys:?}");
    assert_eq!(open(&store).diary, diary(all));
}

#[test]
fn putting_away_again_does_nothing() {
    let store = Local::default();
    save(&store, &mut Index::default(), &made("2026-09-03", 1));
    assert_eq!((tidied(&store, now()), tidied(&store, now())), (1, 0));
    // Not even when the month is read and something in it is a leftover of the same.
    save(&store, &mut Index::default(), &made("2026-09-03", 1));
    let before: Vec<String> = keys(&store).into_iter().filter(|key| key.contains("/month/")).collect();
    assert_eq!(tidied(&store, now()), 1);
    assert_eq!(keys(&store), before, "the leftover goes, the key stays");
}

#[test]
fn a_change_to_a_folded_month_makes_a_new_generation() {
    let store = Local::default();
    let record = made("2026-09-03", 1);
    save(&store, &mut Index::default(), &record);
    tidied(&store, now());
    let changed = record.changed() + 1;
    let removed =
        diary([record.clone()]).revise(&record.id, record.kind, None, Moment::new(changed, 0).unwrap());
    save(&store, &mut open(&store).index, &removed);
    assert_eq!(tidied(&store, now()), 1);
    assert_eq!(keys(&store).len(), 1);
    assert!(keys(&store)[0].starts_with("quietlegs/3/month/2026-09/2-"));
    assert_eq!(open(&store).diary, diary([removed]));
}

#[test]
fn two_tabs_that_fold_the_same_month_at_once_lose_nothing() {
    let store = Local::default();
    let (one, other) = (made("2026-09-03", 1), made("2026-09-04", 2));
    save(&store, &mut Index::default(), &one);
    let mut stale = open(&store);
    save(&store, &mut Index::default(), &other);
    let mut fresh = open(&store);
    for step in steps(&fresh.diary, &mut fresh.index, now()) {
        make(&store, &step);
    }
    for step in steps(&stale.diary, &mut stale.index, now()) {
        make(&store, &step);
    }
    assert_eq!(keys(&store).len(), 2);
    assert_eq!(open(&store).diary, diary([one.clone(), other.clone()]));
    // Later they become one again, whatever the month.
    assert_eq!(unread(&vault::open(&store).unwrap().1, Some(now())).len(), 2);
    assert_eq!(tidied(&store, at("2026-09-05T00:00")), 1);
    assert_eq!(keys(&store).len(), 1);
    assert_eq!(open(&store).diary, diary([one, other]));
}

#[test]
fn what_was_not_read_is_never_dropped() {
    let store = Local::default();
    let (one, other) = (made("2026-09-03", 1), made("2026-09-04", 2));
    save(&store, &mut Index::default(), &one);
    tidied(&store, now());
    save(&store, &mut Index::default(), &other);
    let (loaded, mut index) = vault::open(&store).unwrap();
    for step in steps(&diary(loaded.records), &mut index, now()) {
        make(&store, &step);
    }
    assert_eq!(open(&store).diary, diary([one, other]));
    assert_eq!(unread(&index, None).len(), 1);
}

#[test]
fn a_month_that_another_tab_folded_anew_is_not_asked_for_again() {
    let store = Local::default();
    for (day, n) in [("2026-09-03", 1), ("2026-10-03", 2)] {
        save(&store, &mut Index::default(), &made(day, n));
    }
    tidied(&store, now());
    let mut index = vault::open(&store).unwrap().1;
    let [october, september] = unread(&index, None).try_into().unwrap();
    store.held.borrow_mut().remove(&september);
    let loaded = vault::load(&store, &mut index, std::slice::from_ref(&september)).unwrap();
    assert!(loaded.records.is_empty() && !index.knows(&september));
    assert_eq!(unread(&index, None), [october]);
    // Nothing of it is left that could be folded.
    assert!(unread(&index, Some(now())).is_empty() && steps(&Diary::default(), &mut index, now()).is_empty());
}

#[test]
fn only_months_to_be_folded_anew_are_asked_for_and_the_newest_comes_first() {
    let store = Local::default();
    let mut index = Index::default();
    for (day, n) in [("2026-08-03", 1), ("2026-09-03", 2), ("2026-10-03", 3)] {
        save(&store, &mut index, &made(day, n));
    }
    tidied(&store, now());
    save(&store, &mut open(&store).index, &made("2026-09-05", 4));
    save(&store, &mut open(&store).index, &made("2026-11-05", 5));
    let (_, index) = vault::open(&store).unwrap();
    let all: Vec<String> = unread(&index, None).iter().map(|key| key[18..25].to_owned()).collect();
    assert_eq!(all, ["2026-10", "2026-09", "2026-08"]);
    let some = unread(&index, Some(now()));
    assert_eq!(some.len(), 1);
    assert!(some[0].contains("/2026-09/"));
    assert!(unread(&index, Some(at("2026-09-06T00:00"))).is_empty());
}

#[test]
fn many_revisions_at_once_fold_closed_months_and_save_the_rest() {
    let store = Local::default();
    let mut index = Index::default();
    let known = made("2026-09-03", 1);
    save(&store, &mut index, &known);
    let mut opened = open(&store);
    let (closed, fresh) = (made("2026-09-04", 2), made("2026-11-20", 3));
    let outdated = Record { rev: 1, entry: Some(noted("older")), ..known.clone() };
    let better = Record { rev: 4, ..known.clone() };
    for record in [&closed, &fresh, &better] {
        opened.diary.take(record.clone());
    }
    let changes = vault::take_in(&opened.diary, &mut opened.index, &[closed, fresh.clone(), outdated], now());
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0].put[0].0, record_key(&fresh));
    assert!(changes[1].put[0].0.starts_with("quietlegs/3/month/2026-09/1-"));
    assert_eq!(changes[1].drop, [record_key(&known)]);
    for change in &changes {
        make(&store, change);
    }
    assert_eq!(open(&store).diary, opened.diary);
    // Nothing to take is nothing to do.
    assert!(vault::take_in(&opened.diary, &mut opened.index, &[], now()).is_empty());
}

#[test]
fn what_is_damaged_is_left_alone_and_the_rest_of_its_month_is_folded_anew() {
    let store = Local::default();
    let mut index = Index::default();
    for n in 1..4 {
        save(&store, &mut index, &made("2026-09-03", n));
    }
    tidied(&store, now());
    let key = keys(&store)[0].clone();
    let spoilt = store.holds(&key).unwrap().replacen("\"note\":\"a\"", "\"note\":\"A\"", 1);
    store.put(&key, &spoilt);
    assert_eq!(open(&store).diary.count(), 2);
    assert_eq!((tidied(&store, now()), tidied(&store, now())), (1, 0));
    assert_eq!(store.holds(&key), Some(spoilt));
    let opened = open(&store);
    assert_eq!((opened.diary.count(), opened.loaded.set_aside.len()), (2, 1));
    let known: Vec<String> = keys(&store).into_iter().filter(|one| opened.index.knows(one)).collect();
    assert!(known.iter().any(|one| one.contains("/month/") && !one.contains("/quarantine/")), "{known:?}");
    assert!(!known.contains(&key));
    // A damaged month of which nothing is whole gives nothing to fold.
    store.wipe();
    store.put("quietlegs/2/month/2026-09/1-00000000", "odd");
    assert_eq!(tidied(&store, now()), 0);
}

/// The state of a store with both folded and loose records.
fn lived() -> Local {
    let store = Local::default();
    let mut index = Index::default();
    for (day, n) in [("2026-08-03", 1), ("2026-08-04", 2), ("2026-09-03", 3), ("2026-10-03", 4)] {
        save(&store, &mut index, &made(day, n));
    }
    tidied(&store, at("2026-10-20T00:00"));
    let mut index = open(&store).index;
    save(&store, &mut index, &Record { rev: 2, entry: None, ..made("2026-08-03", 1) }.stamped(now().epoch()));
    save(&store, &mut index, &made("2026-09-04", 5));
    store
}

#[test]
fn dying_at_any_call_of_putting_away_loses_nothing_and_it_can_be_done_again() {
    let wanted = open(&lived()).diary;
    for calls in 0..30 {
        let store = lived();
        let mut opened = open(&store);
        let steps = steps(&opened.diary, &mut opened.index, now());
        assert_eq!(steps.len(), 3);
        store.life.set(Some(calls));
        let died = steps.iter().try_for_each(|step| vault::apply_verified(&store, step));
        store.life.set(None);
        assert_eq!(open(&store).diary, wanted, "{calls}");
        tidied(&store, now());
        assert_eq!((open(&store).diary, keys(&store).len()), (wanted.clone(), 3), "{calls} {died:?}");
    }
}

#[test]
fn a_full_store_keeps_what_it_has() {
    let store = lived();
    let before = store.all();
    let mut opened = open(&store);
    let steps = steps(&opened.diary, &mut opened.index, now());
    store.room.set(Some(store.bytes()));
    assert!(steps.iter().all(|step| vault::apply_verified(&store, step).is_err()));
    assert_eq!(store.all(), before);
}

proptest! {
    #[test]
    fn putting_away_keeps_every_record_as_it_was(all in proptest::collection::vec(records(), 0..12)) {
        let store = Local::default();
        for record in &all {
            save(&store, &mut Index::default(), record);
        }
        let wanted = diary(all);
        prop_assert_eq!(&open(&store).diary, &wanted);
        for time in ["2026-10-20T00:00", "2026-12-20T00:00", "2027-12-20T00:00"] {
            tidied(&store, at(time));
            prop_assert_eq!(&open(&store).diary, &wanted);
            prop_assert_eq!(tidied(&store, at(time)), 0);
        }
        let months = wanted.records().map(|record| Month::of(&record.id)).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(keys(&store).len(), months.len());
    }
}

#[test]
fn an_id_of_these_tests_lies_in_the_month_it_was_made_in() {
    assert_eq!(Month::of(&made("2026-09-03", 1).id).to_string(), "2026-09");
    assert_eq!(Month::of(&id(1)).to_string(), "1970-01");
}

#[test]
fn fifty_years_of_notes_fit_the_letters_a_site_has() {
    let mut cramps = (0_i64..50 * 365).map(|day| {
        let when = now().plus(-day * 24 * HOUR);
        let mut cramp = told();
        cramp.start = when;
        cramp.set_note(
            ["", "", "the cat again", "woke at four, walked about, tea"][usize::try_from(day % 4).unwrap()],
        );
        let random = u64::try_from(day).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Record { id: Id::from_parts(when.epoch(), random), ..record(1, 1, Some(Entry::Cramp(cramp))) }
            .stamped(when.epoch())
    });
    let all = diary(cramps.by_ref());
    let (mut index, store) = (Index::default(), Local::default());
    let records: Vec<Record> = all.records().cloned().collect();
    for change in vault::take_in(&all, &mut index, &records, now()) {
        make(&store, &change);
    }
    let letters: usize =
        store.all().iter().map(|(key, value)| (key.clone() + value).encode_utf16().count()).sum();
    println!("{} notes of fifty years: {letters} letters", records.len());
    assert!(letters < 1_500_000, "{letters}");
    assert_eq!(open(&store).diary, all);
}

#[test]
fn a_month_long_past_is_packed_when_it_was_not_and_something_changed_in_it_is_packed_anew() {
    let store = Local::default();
    save(&store, &mut Index::default(), &made("2024-03-03", 1));
    tidied(&store, at("2024-06-01T00:00"));
    assert!(keys(&store)[0].starts_with("quietlegs/3/month/2024-03/1-"));
    assert_eq!((tidied(&store, now()), tidied(&store, now())), (1, 0));
    assert!(keys(&store)[0].starts_with("quietlegs/3/packed/2024-03/2-"));
    let opened = open(&store);
    let edit = opened.diary.revise(&made("2024-03-03", 1).id, EntryKind::Cramp, None, now());
    save(&store, &mut open(&store).index, &edit);
    assert_eq!(tidied(&store, now()), 1);
    assert!(keys(&store).len() == 1 && keys(&store)[0].starts_with("quietlegs/3/packed/2024-03/3-"));
    assert_eq!(open(&store).diary, diary([edit]));
}
