//! What went bad in one of two stores, and heals from the other.

use crate::support::phone::{Phone, Tab, Thing};
use crate::support::{id, noted, open, settings};
use crate::twin::{now, reopened, spoil, three, with};
use domain::settings::Settings;
use domain::vault::{self, Index, Store, quarantine_key, record_key};

fn spoil_twin(phone: &Phone, key: &str) -> String {
    let mut held = phone.twin.held.borrow_mut();
    let value = held.get_mut(key).unwrap();
    value.pop();
    value.clone()
}

#[test]
fn what_is_damaged_in_local_storage_is_healed_as_a_new_revision_and_stays_where_it_is() {
    let phone = with(&three());
    let key = record_key(&three()[0]);
    spoil(&phone, &key);
    let damaged = phone.local.holds(&key);
    let tab = reopened(&phone);
    assert_eq!(tab.diary.get(&id(1)), Some(&noted("a")));
    assert_eq!(tab.diary.record(&id(1)).unwrap().rev, 2);
    assert_eq!(phone.local.holds(&key), damaged);
    // Once is enough.
    let size = phone.local.held.borrow().len();
    let tab = reopened(&phone);
    assert_eq!((tab.saved.len(), phone.local.held.borrow().len()), (0, size));
}

#[test]
fn damaged_settings_are_healed_and_count_more_than_what_could_not_be_read() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save_settings(&phone, Settings::default());
    tab.save_settings(&phone, settings());
    let key = phone.local.keys().unwrap().into_iter().find(|key| key.contains("settings")).unwrap();
    spoil(&phone, &key);
    let tab = Tab::boot(&phone).unwrap();
    assert_eq!(tab.settings, settings());
    assert!(matches!(&tab.saved[0].what, Thing::Settings(3, _)));
    // The settings may be older there: then they are not taken for healing.
    let index = open(&phone.local).index;
    let old = Index::default().save_settings(&Settings::default()).put;
    assert_eq!(vault::heal(&tab.diary, &index, &old), vault::Healed::default());
}

#[test]
fn a_damaged_month_is_healed_line_by_line_and_folded_anew() {
    let phone = with(&three());
    Tab::boot(&phone).unwrap().tidy(&phone, now()).unwrap();
    let key = phone.local.keys().unwrap().into_iter().find(|key| key.contains("/month/")).unwrap();
    spoil(&phone, &key);
    let damaged = phone.local.holds(&key);
    let mut tab = reopened(&phone);
    assert_eq!((tab.diary.count(), tab.restored()), (3, 1), "only the last line had to be saved anew");
    tab.tidy(&phone, now()).unwrap();
    assert_eq!(phone.local.holds(&key), damaged);
    let mut tab = reopened(&phone);
    assert_eq!((tab.diary.count(), tab.restored()), (3, 0));
    // Nothing is folded again and again because of it.
    let before = (phone.local.all(), phone.twin.all());
    tab.tidy(&phone, now()).unwrap();
    assert_eq!(before, (phone.local.all(), phone.twin.all()));
    // Without the second store the whole lines are still there.
    phone.twin.held.borrow_mut().clear();
    assert_eq!(reopened(&phone).diary.count(), 3);
}

#[test]
fn what_is_damaged_only_in_the_second_store_is_set_aside_there_once() {
    let phone = with(&three());
    let key = record_key(&three()[0]);
    let bytes = spoil_twin(&phone, &key);
    phone.local.wipe();
    let copy = quarantine_key(&key, &bytes);
    for (told, boot) in [1, 0, 0].into_iter().zip(1..) {
        let tab = Tab::boot(&phone).unwrap();
        assert_eq!((tab.set_aside(), tab.diary.count()), (told, 2), "start {boot}");
        assert_eq!(phone.twin.all().get(&copy), Some(&bytes));
        assert_eq!(phone.twin.all().get(&key), Some(&bytes));
    }
    // The copy is in both, the damaged value itself only where it was.
    assert_eq!((phone.local.holds(&copy), phone.local.holds(&key)), (Some(bytes), None));
}

#[test]
fn of_a_month_damaged_in_the_second_store_the_whole_lines_come_back_and_are_folded_anew() {
    let phone = with(&three());
    Tab::boot(&phone).unwrap().tidy(&phone, now()).unwrap();
    let key = phone.local.keys().unwrap().into_iter().find(|key| key.contains("/month/")).unwrap();
    spoil_twin(&phone, &key);
    phone.local.wipe();
    let mut tab = Tab::boot(&phone).unwrap();
    assert_eq!((tab.diary.count(), tab.restored(), tab.set_aside()), (2, 2, 1));
    tab.tidy(&phone, now()).unwrap();
    assert_eq!(open(&phone.local).diary.count(), 2);
    assert!(phone.twin.all().contains_key(&key));
}

#[test]
fn a_damaged_value_is_not_copied_to_the_second_store_but_its_quarantine_is() {
    let phone = Phone::new();
    phone.local.put("quietlegs/1/cramp/x/1", "odd");
    drop(Tab::boot(&phone).unwrap());
    let keys: Vec<String> = phone.twin.all().into_keys().collect();
    assert_eq!(keys, [quarantine_key("quietlegs/1/cramp/x/1", "odd")]);
}
