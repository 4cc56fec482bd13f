//! Deleting everything: it stays deleted, whatever comes back.

use crate::support::fake::{Local, mirrored};
use crate::support::phone::{Phone, Tab};
use crate::support::{at, diary, id, make, noted, record, settings};
use domain::diary::Record;
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::settings::Settings;
use domain::vault::{self, BALLAST, Change, ERASED, Erased, Fault, Index, Store, month_key, record_key};
use domain::wire::{Mark, folded, write_mark};

fn now() -> Moment {
    at("2026-11-24T08:00")
}

/// A phone with a folded month, a loose record, settings, something odd, and the reserve.
fn lived() -> (Phone, Tab) {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 1, Some(noted("a"))));
    tab.tidy(&phone, now()).unwrap();
    tab.save(&phone, record(1, 2, Some(noted("b"))));
    tab.save_settings(&phone, settings());
    phone.local.put("quietlegs/1/cramp/x/1", "odd");
    let tab = Tab::boot(&phone).unwrap();
    (phone, tab)
}

fn is_bare(phone: &Phone) {
    assert!(mirrored(&phone.local.all()).is_empty(), "{:?}", phone.local.all());
    assert!(mirrored(&phone.twin.all()).is_empty(), "{:?}", phone.twin.all());
}

#[test]
fn everything_goes_from_both_and_only_the_mark_stays() {
    let (phone, mut tab) = lived();
    phone.local.put("other-app/diary", "not ours");
    tab.erase(&phone, now()).unwrap();
    assert_eq!(phone.local.all().into_keys().collect::<Vec<_>>(), ["other-app/diary", ERASED]);
    assert_eq!(phone.local.holds(ERASED), phone.twin.all().get(ERASED).cloned());
    phone.local.held.borrow_mut().remove("other-app/diary");
    let tab = Tab::boot(&phone).unwrap();
    assert_eq!((tab.diary.records().count(), &tab.settings), (0, &Settings::default()));
    is_bare(&phone);
}

#[test]
fn dying_at_any_call_deletes_everything_or_nothing() {
    let mut outcomes = [0, 0];
    for calls in 0..60 {
        let (phone, mut tab) = lived();
        phone.local.life.set(Some(calls));
        let erased = tab.erase(&phone, now());
        phone.local.life.set(None);
        // Dying again while it starts changes nothing about that.
        phone.local.life.set(Some(calls % 7));
        drop(Tab::boot(&phone));
        phone.local.life.set(None);
        let tab = Tab::boot(&phone).unwrap();
        if phone.twin.all().get(ERASED).is_some_and(|mark| Mark::read(mark).unwrap().count > 0) {
            outcomes[0] += 1;
            assert_eq!(tab.diary.records().count(), 0, "{calls}");
            is_bare(&phone);
        } else {
            outcomes[1] += 1;
            assert!(erased.is_err());
            assert_eq!((tab.diary.get(&id(1)), &tab.settings), (Some(&noted("b")), &settings()), "{calls}");
        }
    }
    assert!(outcomes.iter().all(|count| *count > 5), "{outcomes:?}");
}

#[test]
fn an_older_state_of_either_store_that_comes_back_stays_deleted() {
    for behind in ["local", "twin"] {
        let (phone, mut tab) = lived();
        let past = (phone.local.all(), phone.twin.all());
        tab.erase(&phone, now()).unwrap();
        let mut tab = Tab::boot(&phone).unwrap();
        let fresh = record(7, 1, Some(noted("after"))).stamped(now().epoch() + HOUR);
        tab.save(&phone, fresh.clone());
        tab.save_settings(&phone, Settings::default());
        if behind == "local" {
            *phone.local.held.borrow_mut() = past.0;
        } else {
            *phone.twin.held.borrow_mut() = past.1;
        }
        let tab = Tab::boot(&phone).unwrap();
        assert_eq!(tab.diary.records().collect::<Vec<_>>(), [&fresh], "{behind}");
        assert_eq!(tab.settings, Settings::default(), "{behind}");
        assert_eq!(phone.local.holds(ERASED), phone.twin.all().get(ERASED).cloned());
        let keys = |all| mirrored(&all).into_keys().collect::<Vec<_>>();
        assert_eq!(keys(phone.local.all()), keys(phone.twin.all()), "{behind}");
        assert_eq!(keys(phone.local.all()).len(), 2);
    }
}

#[test]
fn what_was_restored_from_a_file_after_it_stays_though_it_is_older() {
    let (phone, mut tab) = lived();
    let past = phone.local.all();
    let records: Vec<Record> = tab.diary.records().cloned().collect();
    tab.erase(&phone, now()).unwrap();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.take_in(&phone, records.clone(), now());
    *phone.local.held.borrow_mut() = past;
    let mut tab = Tab::boot(&phone).unwrap();
    tab.read(&phone, None).unwrap();
    assert_eq!(tab.diary, diary(records));
}

#[test]
fn of_a_month_with_newer_lines_those_stay() {
    for behind in ["local", "twin"] {
        let mark = at("2026-11-01T00:00").epoch();
        let of = |n, born: &str, changed: &str| {
            let record = record(n, 1, Some(noted("a"))).stamped(at(changed).epoch());
            Record { id: Id::from_parts(at(born).epoch(), n), ..record }
        };
        let records = [
            of(1, "2026-10-05T00:00", "2026-10-05T00:00"),
            of(2, "2026-10-05T00:00", "2026-11-02T00:00"),
            of(3, "2026-11-03T00:00", "2026-10-05T00:00"),
        ];
        let month = domain::month::Month::parse("2026-10").unwrap();
        let (text, sum) = folded::write(month, &records.iter().collect::<Vec<_>>(), false);
        let phone = Phone::new();
        let (key, mark) = (month_key(month, 1, sum, false), write_mark(mark));
        if behind == "local" {
            phone.local.put(&key, &text);
            phone.twin.held.borrow_mut().insert(ERASED.into(), mark);
        } else {
            phone.local.put(ERASED, &mark);
            phone.twin.held.borrow_mut().insert(key.clone(), text);
        }
        let tab = Tab::boot(&phone).unwrap();
        assert_eq!(tab.diary, diary(records[1..].iter().cloned()), "{behind}");
        for all in [phone.local.all(), phone.twin.all()] {
            assert_eq!(
                mirrored(&all).into_keys().collect::<Vec<_>>(),
                [1, 2].map(|n| record_key(&records[n]))
            );
        }
    }
}

#[test]
fn the_mark_is_after_everything_that_is_deleted_whatever_the_clock_did() {
    let ahead = record(1, 1, None).stamped(now().epoch() + 10 * HOUR);
    assert_eq!(Erased::next(&diary([]), None, None, now()).at, now().epoch());
    assert_eq!(Erased::next(&diary([ahead.clone()]), None, None, now()).at, ahead.changed());
    let born = Record { id: Id::from_parts(now().epoch() + HOUR, 1), ..ahead.clone() };
    assert_eq!(Erased::next(&diary([born.stamped(0)]), None, None, now()).at, now().epoch() + HOUR);
    let mark = write_mark(now().epoch());
    for marks in [(Some(mark.as_str()), None), (None, Some(mark.as_str())), (Some(&mark), Some("odd"))] {
        assert_eq!(Erased::next(&diary([]), marks.0, marks.1, now()).at, now().epoch() + 1);
    }
}

#[test]
fn a_store_is_behind_when_its_mark_is_missing_or_older() {
    let [early, late] = [write_mark(5), write_mark(6)];
    assert_eq!(Erased::look(None, None), None);
    assert_eq!(Erased::look(Some(&early), Some(&early)), None);
    assert_eq!(Erased::look(Some("odd"), Some("odd")), None);
    assert_eq!(Erased::look(Some("odd"), None), None);
    assert_eq!(Erased::look(None, Some("odd")), None);
    let known = Erased::look(Some(&early), Some(&late)).unwrap();
    assert_eq!(known.mark(), (ERASED.to_owned(), late.clone()));
    assert_ne!(Erased::look(Some(&late), Some(&early)), Some(known));
    assert!(Erased::look(None, Some(&early)).is_some());
    assert!(Erased::look(Some(&early), None).is_some());
}

#[test]
fn only_a_later_mark_says_that_everything_was_deleted_since() {
    let [early, late] = [write_mark(5), write_mark(6)];
    let [early, late, odd] = [Some(early.as_str()), Some(late.as_str()), Some("odd")];
    for (opened, found) in [(None, early), (early, late), (odd, late)] {
        assert!(Erased::is_since(opened, found), "{opened:?} {found:?}");
    }
    let same = [(None, None), (early, early), (late, early), (early, None), (early, odd), (None, odd)];
    for (opened, found) in same {
        assert!(!Erased::is_since(opened, found), "{opened:?} {found:?}");
    }
}

#[test]
fn what_came_back_is_marked_only_once_it_is_gone() {
    let erased = Erased::look(None, Some(&write_mark(5))).unwrap();
    let held = record(1, 1, Some(noted("a")));
    let key = record_key(&held);
    for calls in 0..9 {
        let store = Local::default();
        make(&store, &Index::default().save(&held));
        store.life.set(Some(calls));
        let change = Change { put: Vec::new(), drop: vec![key.clone()] };
        let forgotten = vault::forget(&store, &change, &erased);
        assert_eq!(forgotten.is_ok(), calls >= 4, "{calls}");
        assert!(store.holds(&key).is_none() || store.holds(ERASED).is_none());
        assert!(calls < 4 || store.holds(ERASED) == Some(write_mark(5)));
    }
    // A store that says that it removed something and did not.
    let stubborn = Stubborn(Local::default());
    stubborn.0.put(&key, "a");
    let change = Change { put: Vec::new(), drop: vec![key] };
    assert!(vault::forget(&stubborn, &change, &erased).is_err());
}

/// Removes nothing, and says so to nobody.
struct Stubborn(Local);

impl Store for Stubborn {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.0.set(key, value)
    }

    fn remove(&self, _: &str) -> Result<(), Fault> {
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.0.keys()
    }
}

#[test]
fn a_damaged_mark_deletes_nothing_and_is_written_anew() {
    for damaged in ["local", "twin"] {
        let (phone, mut tab) = lived();
        tab.erase(&phone, now()).unwrap();
        let mut tab = Tab::boot(&phone).unwrap();
        tab.save(&phone, record(9, 1, Some(noted("only here"))));
        let key = record_key(&record(9, 1, Some(noted("only here"))));
        if damaged == "local" {
            phone.twin.held.borrow_mut().remove(&key);
            phone.local.put(ERASED, "2|erased");
        } else {
            phone.local.held.borrow_mut().remove(&key);
            phone.twin.held.borrow_mut().insert(ERASED.into(), "2|erased".into());
        }
        assert_eq!(Tab::boot(&phone).unwrap().diary.count(), 1, "{damaged}");
        assert_eq!(phone.local.holds(ERASED), phone.twin.all().get(ERASED).cloned());
        assert_eq!(Erased::look(phone.local.holds(ERASED).as_deref(), None).unwrap().mark().0, ERASED);
    }
}

#[test]
fn a_lost_store_gets_the_mark_too() {
    for wiped in ["local", "twin"] {
        let (phone, mut tab) = lived();
        tab.erase(&phone, now()).unwrap();
        let mut tab = Tab::boot(&phone).unwrap();
        // Older than the mark, as what is restored from a file is.
        tab.save(&phone, record(9, 1, Some(noted("restored"))));
        if wiped == "local" {
            phone.local.wipe();
        } else {
            phone.twin.held.borrow_mut().clear();
        }
        let tab = Tab::boot(&phone).unwrap();
        let held = (phone.local.holds(ERASED), phone.twin.all().get(ERASED).cloned());
        assert!(held.0.is_some() && held.0 == held.1, "{wiped}");
        assert_eq!(tab.diary.count(), 1, "{wiped}");
    }
}

#[test]
fn a_store_that_dies_does_not_say_that_it_was_emptied() {
    for calls in 0..5 {
        let store = Local::default();
        vault::lay_ballast(&store);
        make(&store, &Index::default().save(&record(1, 1, None)));
        store.life.set(Some(calls));
        if calls < 4 {
            assert!(vault::erase(&store, &write_mark(5)).is_err());
            assert_eq!(store.holds(ERASED), None);
        } else {
            assert_eq!(vault::erase(&store, &write_mark(5)), Ok(()));
            assert_eq!((store.holds(ERASED), store.holds(BALLAST)), (Some(write_mark(5)), None));
        }
    }
}
