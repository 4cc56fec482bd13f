//! From version 1 to version 2, cut short anywhere.

use crate::support::fake::Local;
use crate::support::{at, id, open, sealed, session, settings};
use domain::diary::{Diary, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::settings::Settings;
use domain::vault::{self, Change};
use domain::wire::{self, v1};
use std::collections::BTreeMap;

fn now() -> Moment {
    at("2026-11-24T08:00")
}

/// What version 1 had: three months, removed entries, a leftover of a change, both slots of both choices.
fn version_1() -> (Local, Diary) {
    let store = Local::default();
    let mut diary = Diary::default();
    for n in 0..12_u64 {
        let made = now().plus(-i64::try_from(n).unwrap() * 7 * 24 * HOUR);
        let kind = EntryKind::ALL[usize::try_from(n % 3).unwrap()];
        let entry = match kind {
            EntryKind::Cramp => crate::support::noted("a"),
            EntryKind::Stretch => domain::diary::Entry::Stretch(crate::support::done()),
            _ => domain::diary::Entry::Check(crate::support::check()),
        };
        let entry = (n != 4).then_some(entry);
        let record = Record::at_once(kind, Id::from_parts(made.epoch(), n), 2, 0, entry);
        let revisions = if n == 5 { vec![1, 2] } else { vec![2] };
        for rev in revisions {
            let key = format!("quietlegs/1/{}/{}/{rev}", kind.id(), record.id);
            let head = format!("1|{}|{}|{rev}|", kind.id(), record.id);
            store.put(&key, &sealed(&head, &wire::body(&record)));
        }
        diary.take(record);
    }
    for (slot, generation, one) in [("a", 7, settings()), ("b", 6, Settings::default())] {
        let head = format!("1|settings|{slot}|{generation}|");
        store.put(&format!("quietlegs/1/settings/{slot}"), &sealed(&head, &v1::write_settings(&one)));
        let head = format!("1|session|{slot}|{generation}|");
        let kept = session().kept();
        let kept = (slot == "a").then_some(&kept);
        store.put(&format!("quietlegs/1/session/{slot}"), &sealed(&head, &v1::write_session(kept)));
    }
    (store, diary)
}

/// The steps of the first putting away, as the shell asks for them.
fn steps(store: &Local) -> Vec<Change> {
    let mut opened = open(store);
    let (_, settings) = opened.loaded.settings.unwrap();
    let (_, session) = opened.loaded.session.unwrap();
    let care = domain::care::Care::default();
    let current = vault::Current { settings: &settings, session: session.as_ref(), care: &care };
    vault::tidy(&opened.diary, &mut opened.index, current, now())
}

fn is_whole(store: &Local, diary: &Diary, calls: u32) {
    let opened = open(store);
    assert_eq!(&opened.diary, diary, "{calls}");
    assert_eq!(opened.loaded.settings.map(|(_, settings)| settings), Some(settings()), "{calls}");
    assert_eq!(opened.loaded.session.map(|(_, session)| session), Some(Some(session().kept())), "{calls}");
    assert!(opened.loaded.set_aside.is_empty(), "{calls}");
}

/// Every record that was under a key of version 1 is still there, or readable under one of version 2.
fn nothing_went_before_it_was_verified(before: &BTreeMap<String, String>, store: &Local, calls: u32) {
    let after = store.all();
    if before.keys().any(|key| !after.contains_key(key)) {
        let without: Local = Local::default();
        for (key, value) in after.iter().filter(|(key, _)| key.starts_with("quietlegs/3/")) {
            without.put(key, value);
        }
        let opened = open(&without);
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            let name = vault::Name::parse(key).unwrap();
            let there = match name {
                vault::Name::Record(_, id, _) => opened.diary.record(&id).is_some(),
                vault::Name::Slot(vault::What::Settings, _) => opened.loaded.settings.is_some(),
                _ => opened.loaded.session.is_some(),
            };
            assert!(there, "{calls}: {key} went before anything took its place");
        }
    }
}

#[test]
fn cut_short_at_any_call_it_completes_later_and_loses_nothing() {
    let (whole, diary) = version_1();
    let before = whole.all();
    is_whole(&whole, &diary, 0);
    let mut calls = 0;
    loop {
        let (store, _) = version_1();
        let steps = steps(&store);
        store.life.set(Some(calls));
        let made = steps.iter().try_for_each(|step| vault::apply_verified(&store, step));
        store.life.set(None);
        nothing_went_before_it_was_verified(&before, &store, calls);
        is_whole(&store, &diary, calls);
        // Again, and this time it is let be.
        for step in self::steps(&store) {
            crate::support::make(&store, &step);
        }
        is_whole(&store, &diary, calls);
        let keys: Vec<String> = store.all().into_keys().collect();
        assert!(keys.iter().all(|key| key.starts_with("quietlegs/3/")), "{calls}: {keys:?}");
        assert_eq!(keys.iter().filter(|key| key.contains("/month/")).count(), 2, "{keys:?}");
        if made.is_ok() {
            break;
        }
        calls += 1;
    }
    println!("migration of {} keys was cut at each of {calls} calls", before.len());
    assert!(calls > 30);
    assert!(diary.record(&id(1)).is_none());
}

#[test]
fn a_damaged_slot_is_left_alone_and_the_other_counts() {
    let (store, _) = version_1();
    store.put("quietlegs/1/settings/a", "1|settings|a|7|00000000|{}");
    for step in steps(&store) {
        crate::support::make(&store, &step);
    }
    let opened = open(&store);
    assert_eq!(opened.loaded.settings.map(|(_, one)| one), Some(Settings::default()));
    assert_eq!(store.holds("quietlegs/1/settings/a").as_deref(), Some("1|settings|a|7|00000000|{}"));
    assert_eq!(store.holds("quietlegs/1/settings/b"), None);
}
