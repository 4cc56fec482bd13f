//! Both stores read through.

use crate::support::any::records;
use crate::support::phone::{Phone, Tab};
use crate::support::{at, id, noted, record, settings};
use domain::diary::Record;
use domain::settings::Settings;
use domain::vault::{self, Index, Mended, Verdict, quarantine_key, record_key};
use domain::wire;
use proptest::prelude::*;

fn verdict(phone: &Phone) -> Verdict {
    let twin: Vec<_> = phone.twin.all().into_iter().collect();
    vault::verify(&vault::everything(&*phone.local).unwrap(), &twin)
}

/// Two records folded, one loose, one removed, and settings.
fn lived() -> (Phone, Tab) {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    for n in 1..3 {
        tab.save(&phone, record(n, 1, Some(noted("a"))));
    }
    tab.tidy(&phone, at("2026-11-24T08:00")).unwrap();
    tab.save(&phone, record(2, 2, Some(noted("b"))));
    tab.save(&phone, record(3, 1, None));
    tab.save_settings(&phone, settings());
    (phone, tab)
}

/// The keys of both, without the mark that each has for itself.
fn keys() -> impl Iterator<Item = String> {
    lived().0.twin.all().into_keys().filter(|key| key != vault::ERASED)
}

#[test]
fn two_stores_that_are_right_say_how_many_entries_they_hold() {
    let (phone, _) = lived();
    assert_eq!(verdict(&phone), Verdict::Right(2));
    assert_eq!(verdict(&Phone::new()), Verdict::Right(0));
    // The reserve and the mark are each store's own.
    phone.local.put(vault::ERASED, &wire::write_mark(0));
    assert_eq!(verdict(&phone), Verdict::Right(2));
}

#[test]
fn a_missing_key_or_a_spoilt_value_in_either_store_is_noticed() {
    let keys: Vec<String> = keys().collect();
    assert_eq!(keys.len(), 4);
    for key in &keys {
        let (phone, _) = lived();
        phone.twin.held.borrow_mut().remove(key);
        assert_eq!(verdict(&phone), Verdict::Differs, "{key}");
        let (phone, _) = lived();
        phone.local.held.borrow_mut().remove(key);
        assert_eq!(verdict(&phone), Verdict::Differs, "{key}");
        let (phone, _) = lived();
        phone.twin.held.borrow_mut().insert(key.clone(), "odd".into());
        assert_eq!(verdict(&phone), Verdict::Differs, "{key}");
        let (phone, _) = lived();
        phone.local.put(key, "odd");
        assert_eq!(verdict(&phone), Verdict::Differs, "{key}");
        // The same damage in both is no less damage.
        phone.twin.held.borrow_mut().insert(key.clone(), "odd".into());
        assert_eq!(verdict(&phone), Verdict::Differs, "{key}");
    }
}

#[test]
fn what_went_bad_in_the_second_store_is_mended_while_the_first_has_it() {
    for key in keys() {
        let (phone, mut tab) = lived();
        phone.twin.held.borrow_mut().insert(key.clone(), "odd".into());
        tab.check(&phone).unwrap();
        assert_eq!(verdict(&phone), Verdict::Right(2), "{key}");
        assert_eq!(phone.twin.all().get(&quarantine_key(&key, "odd")).map(String::as_str), Some("odd"));
        phone.local.wipe();
        let mut tab = Tab::boot(&phone).unwrap();
        tab.read(&phone, None).unwrap();
        assert_eq!((tab.diary.get(&id(2)), tab.diary.count()), (Some(&noted("b")), 2));
        assert_eq!(tab.settings, settings());
    }
}

#[test]
fn what_went_bad_in_local_storage_is_mended_and_then_counts_as_known() {
    for key in keys() {
        let (phone, _) = lived();
        phone.local.put(&key, "odd");
        let mut tab = Tab::boot(&phone).unwrap();
        tab.check(&phone).unwrap();
        // Once its copy has reached the second store.
        drop(Tab::boot(&phone).unwrap());
        assert_eq!(verdict(&phone), Verdict::Right(2), "{key}");
        assert_eq!(phone.local.holds(&key).as_deref(), Some("odd"));
    }
}

#[test]
fn what_went_bad_in_local_storage_under_an_open_tab_is_mended_at_once_and_its_letters_are_kept() {
    for key in keys() {
        let (phone, mut tab) = lived();
        phone.local.put(&key, "odd");
        tab.check(&phone).unwrap();
        assert_eq!(verdict(&phone), Verdict::Right(2), "{key}");
        for all in [phone.local.all(), phone.twin.all()] {
            assert_eq!(all.get(&quarantine_key(&key, "odd")).map(String::as_str), Some("odd"), "{key}");
        }
        phone.twin.held.borrow_mut().clear();
        let mut tab = Tab::boot(&phone).unwrap();
        tab.read(&phone, None).unwrap();
        assert_eq!((tab.diary.get(&id(2)), tab.diary.count()), (Some(&noted("b")), 2), "{key}");
        assert_eq!(tab.settings, settings());
    }
}

#[test]
fn nothing_is_mended_where_nothing_differs_or_nothing_is_whole() {
    let (phone, tab) = lived();
    let local = vault::everything(&*phone.local).unwrap();
    assert_eq!(vault::mend(tab.index(), &local, &local), Mended::default());
    let key = record_key(&record(3, 1, None));
    let pair = |value: &str| vec![(key.clone(), value.to_owned())];
    let found = vault::mend(tab.index(), &pair("odd"), &pair("bad"));
    let copy = |value: &str| (quarantine_key(&key, value), value.to_owned());
    assert_eq!(found.to_local.put, [copy("odd")]);
    assert_eq!(found.to_twin.put, [copy("odd"), copy("bad")]);
    assert!(found.to_local.drop.is_empty() && found.to_twin.drop.is_empty());
    assert_eq!(found.healed, vault::Healed::default());
    let found = vault::mend(tab.index(), &pair("odd"), &pair("odd"));
    assert_eq!((found.to_local.put, found.to_twin.put), (vec![copy("odd")], vec![copy("odd")]));
    // A copy that is there already is not made again; what only one store has is not looked at.
    let mut here = pair("odd");
    here.push(copy("odd"));
    let mut there = pair("bad");
    there.extend([copy("bad"), copy("odd")]);
    assert_eq!(vault::mend(tab.index(), &here, &there), Mended::default());
    assert_eq!(vault::mend(tab.index(), &[], &pair("bad")), Mended::default());
}

proptest! {
    /// Version 1 had one key for a revision, whoever wrote it, so two tabs could leave different values there.
    #[test]
    fn of_two_whole_values_under_one_key_the_one_that_counts_is_kept(one in records(), other in records()) {
        prop_assume!(!one.kind.is_sheet());
        let other = Record { id: one.id.clone(), kind: one.kind, rev: one.rev, entry: other.entry.clone().filter(|entry| entry.kind() == one.kind), ..other.clone() };
        let other = other.stamped(one.changed() + 1);
        let key = format!("quietlegs/1/{}/{}/{}", one.kind.id(), one.id, one.rev);
        let pair = |record: &Record| vec![(key.clone(), wire::write_record(record))];
        let found = vault::mend(&Index::default(), &pair(&one), &pair(&other));
        if domain::merge::adds(&other, &one) {
            let joined = domain::merge::join(&one, &other);
            prop_assert_eq!(&found.healed.records, &[Record { rev: other.rev + 1, ..joined }]);
            prop_assert!(found.to_twin.is_empty());
        } else if one == other {
            prop_assert_eq!(found, Mended::default());
        } else {
            prop_assert_eq!(found.to_twin.put, pair(&one));
            prop_assert!(found.healed.records.is_empty());
        }
    }
}

#[test]
fn of_two_choices_under_one_key_the_one_in_local_storage_is_kept() {
    let pair = |one: &Settings| vec![("quietlegs/1/settings/a".to_owned(), wire_slot(one))];
    let found = vault::mend(&Index::default(), &pair(&settings()), &pair(&Settings::default()));
    assert_eq!(found.to_twin.put, pair(&settings()));
}

/// Settings as version 1 wrote them.
fn wire_slot(settings: &Settings) -> String {
    crate::support::sealed("1|settings|a|5|", &wire::v1::write_settings(settings))
}
