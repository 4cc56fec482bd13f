//! The keeper, one fault at a time: each was seen in a browser.

use crate::support::fake::mirrored;
use crate::support::phone::{Level, Phone, Tab, marks};
use crate::support::{at, noted, record, settings};
use domain::diary::Record;
use domain::id::Id;
use domain::keeper::{Checked, Effect, Event, Told};
use domain::moment::{HOUR, Moment};
use domain::settings::{Settings, TextSize, Theme};
use domain::vault::{self, Fault, record_key};

fn now() -> Moment {
    at("2026-11-24T08:00")
}

fn fresh(n: u64, at: Moment, note: &str) -> Record {
    Record { id: Id::from_parts(at.epoch(), n), ..record(n, 1, Some(noted(note))).stamped(at.epoch()) }
}

/// A phone with one note and settings in both stores.
fn lived() -> Phone {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.keeps_care = true;
    tab.save(&phone, fresh(1, now(), "older"));
    tab.save_settings(&phone, settings());
    phone
}

fn is_alike(phone: &Phone) {
    let keys = |all| mirrored(&all).into_keys().collect::<Vec<_>>();
    assert_eq!(keys(phone.local.all()), keys(phone.twin.all()));
}

/// A tab that stands still after any number of steps, while another deletes everything, and then goes on.
#[test]
fn a_page_that_stood_still_while_another_deleted_everything_brings_nothing_back() {
    for steps in 0..12 {
        for lost in [false, true] {
            let phone = lived();
            if lost {
                let key = record_key(&fresh(1, now(), "older"));
                phone.local.held.borrow_mut().remove(&key);
            }
            let mut still = Tab::open(&phone);
            for _ in 0..steps {
                still.step(&phone);
            }
            let mut other = Tab::boot(&phone).unwrap();
            other.erase(&phone, now().plus(HOUR)).unwrap();
            still.settle(&phone);
            still.on(Event::Returned);
            still.settle(&phone);
            assert!(still.reloads, "{steps}");
            let tab = Tab::boot(&phone).unwrap();
            assert_eq!(tab.diary.records().count(), 0, "{steps} {lost}");
            assert!(mirrored(&phone.local.all()).is_empty() && mirrored(&phone.twin.all()).is_empty());
        }
    }
}

#[test]
fn a_second_store_that_opens_late_is_asked_until_it_does_and_nothing_is_decided_before() {
    let phone = lived();
    phone.local.wipe();
    phone.twin.absent.set(true);
    let mut tab = Tab::boot_at(&phone, now()).unwrap();
    assert!(tab.looking && !tab.compared && tab.diary.count() == 0);
    let chosen = Settings { theme: Theme::Dark, ..Settings::default() };
    tab.save_settings(&phone, chosen);
    tab.save(&phone, fresh(2, now().plus(HOUR), "new"));
    assert!(tab.saved.iter().all(|one| one.level == Level::Local));
    tab.on(Event::FoldAsked);
    phone.twin.absent.set(false);
    tab.on(Event::Tick);
    tab.settle(&phone);
    assert!(!tab.looking && tab.compared);
    assert_eq!((tab.diary.count(), tab.copies), (2, Some(2)));
    // What was chosen now stays, the rest of what was chosen before comes back.
    let both = Settings { theme: Theme::Dark, text: TextSize::new(3).unwrap(), ..settings() };
    assert_eq!(tab.settings, both);
    is_alike(&phone);
    assert_eq!(Tab::boot(&phone).unwrap().settings, both);
}

#[test]
fn a_choice_on_a_phone_whose_second_store_was_away_at_one_start_is_laid_over_the_older_ones_at_the_next() {
    let phone = lived();
    phone.local.wipe();
    phone.twin.absent.set(true);
    let mut tab = Tab::boot_at(&phone, now()).unwrap();
    tab.save_settings(&phone, Settings { theme: Theme::Dark, ..Settings::default() });
    phone.twin.absent.set(false);
    assert_eq!(Tab::boot(&phone).unwrap().settings, Settings { theme: Theme::Dark, ..settings() });
}

#[test]
fn what_the_second_store_refused_is_in_it_once_it_takes_things_again() {
    let phone = lived();
    let mut tab = Tab::boot(&phone).unwrap();
    phone.twin.refuses.set(true);
    tab.save(&phone, fresh(2, now(), "one"));
    tab.save(&phone, fresh(3, now(), "two"));
    assert_eq!(tab.copies, Some(1));
    assert!(tab.saved.iter().all(|one| one.level < Level::Saved));
    phone.twin.refuses.set(false);
    tab.on(Event::Returned);
    tab.settle(&phone);
    assert_eq!(tab.copies, Some(2));
    assert!(tab.told.contains(&Told::Together));
    is_alike(&phone);
}

#[test]
fn everything_deleted_with_the_clock_ahead_drops_nothing_that_was_noted_since() {
    let phone = lived();
    let ahead = now().plus(10 * 24 * HOUR);
    let mut tab = Tab::boot(&phone).unwrap();
    tab.erase(&phone, ahead).unwrap();
    drop(Tab::boot(&phone).unwrap());
    // localStorage is lost, and the second store does not answer at this start.
    phone.local.wipe();
    phone.twin.absent.set(true);
    let mut tab = Tab::boot_at(&phone, now().plus(HOUR)).unwrap();
    tab.save(&phone, fresh(5, now().plus(HOUR), "since"));
    phone.twin.absent.set(false);
    let tab = Tab::boot(&phone).unwrap();
    assert_eq!(tab.diary.count(), 1);
    let [local, twin] = marks(&phone);
    assert!(local.is_some() && local == twin);
    is_alike(&phone);
}

#[test]
fn a_value_that_went_bad_and_was_mended_does_not_make_the_copies_differ_for_ever() {
    let phone = lived();
    let key = record_key(&fresh(1, now(), "older"));
    phone.local.put(&key, "cut");
    drop(Tab::boot(&phone).unwrap());
    phone.twin.held.borrow_mut().clear();
    let mut tab = Tab::boot(&phone).unwrap();
    assert_eq!(tab.check(&phone), Ok(Checked::Right(1)));
    // And the other way about: the first store is lost, and the second holds what went bad.
    let phone = lived();
    phone.twin.held.borrow_mut().insert(key, "cut".into());
    let mut tab = Tab::boot(&phone).unwrap();
    assert!(matches!(tab.check(&phone), Ok(Checked::Mended(1))));
    phone.local.wipe();
    let mut tab = Tab::boot(&phone).unwrap();
    assert!(matches!(tab.check(&phone), Ok(Checked::Right(1))));
}

#[test]
fn a_save_is_one_write_of_local_storage_and_one_transaction() {
    let phone = lived();
    let mut tab = Tab::boot(&phone).unwrap();
    phone.local.calls.borrow_mut().clear();
    tab.begin_save(fresh(2, now(), "new"));
    let written = phone.local.calls.borrow().iter().filter(|call| *call == "set").count();
    assert_eq!((written, tab.transactions()), (1, 1));
    tab.settle(&phone);
    assert_eq!(
        vault::verify(
            &vault::everything(&*phone.local).unwrap(),
            &phone.twin.all().into_iter().collect::<Vec<_>>()
        ),
        vault::Verdict::Right(2)
    );
}

#[test]
fn a_write_that_was_on_its_way_when_everything_was_deleted_does_not_reach_the_second_store() {
    let phone = lived();
    let mut still = Tab::boot(&phone).unwrap();
    let edited = Record { rev: 2, ..fresh(1, now(), "edited") }.stamped(now().epoch() + 1);
    still.begin_save(edited);
    Tab::boot(&phone).unwrap().erase(&phone, now().plus(HOUR)).unwrap();
    // It stands still for good after its write was done.
    still.step(&phone);
    assert!(mirrored(&phone.twin.all()).is_empty(), "{:?}", phone.twin.all());
    assert_eq!(Tab::boot(&phone).unwrap().diary.records().count(), 0);
}

#[test]
fn a_check_in_which_the_second_store_takes_nothing_ends_and_says_so() {
    let phone = lived();
    let mut tab = Tab::boot(&phone).unwrap();
    let key = record_key(&fresh(1, now(), "older"));
    phone.twin.held.borrow_mut().insert(key, "cut".into());
    phone.twin.refuses.set(true);
    assert_eq!(tab.check(&phone), Ok(Checked::Differs));
    phone.twin.refuses.set(false);
    tab.on(Event::Returned);
    tab.settle(&phone);
    assert_eq!(tab.check(&phone), Ok(Checked::Right(1)));
}

#[test]
fn a_second_store_that_can_be_read_and_takes_nothing_is_told_of_once() {
    let phone = lived();
    phone.twin.held.borrow_mut().clear();
    phone.twin.refuses.set(true);
    let mut tab = Tab::boot(&phone).unwrap();
    tab.on(Event::Tick);
    tab.settle(&phone);
    let alone = |told: &&Told| matches!(told, Told::Alone(_));
    assert_eq!(tab.told.iter().filter(alone).count(), 1, "{:?}", tab.told);
    phone.twin.refuses.set(false);
    tab.on(Event::Returned);
    tab.settle(&phone);
    assert!(tab.told.contains(&Told::Together));
    is_alike(&phone);
}

#[test]
fn a_save_that_meets_another_mark_before_there_was_time_to_look_is_still_on_its_way() {
    let phone = lived();
    phone.local.wipe();
    let mut tab = Tab::open(&phone);
    let effects = tab.keeper.save(fresh(2, now().plus(HOUR), "new"));
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::WriteMirror(write) => Some(write.id),
        _ => None,
    });
    let effects = tab.keeper.written(sent.unwrap(), Err(Fault::Marked));
    let ends = |effect: &Effect| matches!(effect, Effect::Ended(..) | Effect::SavingIs(_));
    assert!(!effects.iter().any(ends), "{effects:?}");
}

#[test]
fn a_value_that_goes_bad_twice_in_the_same_way_is_mended_twice() {
    let phone = lived();
    let key = record_key(&fresh(1, now(), "older"));
    for _ in 0..2 {
        phone.twin.held.borrow_mut().insert(key.clone(), "cut".into());
        let mut tab = Tab::boot(&phone).unwrap();
        assert_eq!(tab.check(&phone), Ok(Checked::Mended(1)));
        assert_eq!(phone.twin.all().get(&key), phone.local.all().get(&key));
    }
}
