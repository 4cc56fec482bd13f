//! Two stores that keep each other whole.

use crate::support::fake::mirrored;
use crate::support::phone::{Phone, Tab};
use crate::support::{at, id, noted, open, record, settings};
use domain::care::Care;
use domain::diary::Record;
use domain::id::Id;
use domain::keeper::Told;
use domain::settings::Settings;
use domain::vault::{self, Change, Compared, ERASED, Index, Store, record_key};
use domain::wire::write_mark;

/// A phone on which these were saved, and both stores have them.
pub fn with(records: &[Record]) -> Phone {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    for record in records {
        tab.save(&phone, record.clone());
    }
    phone
}

// Some weeks after the records were made: their month is closed, and not packed yet.
pub fn now() -> domain::moment::Moment {
    at("1970-04-01T08:00")
}

fn alike(phone: &Phone) {
    assert_eq!(mirrored(&phone.local.all()), mirrored(&phone.twin.all()));
}

pub fn three() -> [Record; 3] {
    [1, 2, 3].map(|n| record(n, 1, Some(noted("a"))))
}

/// Opened once more: everything read.
pub fn reopened(phone: &Phone) -> Tab {
    let mut tab = Tab::boot(phone).unwrap();
    tab.read(phone, None).unwrap();
    tab
}

pub fn spoil(phone: &Phone, key: &str) {
    let cut = phone.local.holds(key).unwrap();
    phone.local.put(key, &cut[..cut.len() - 1]);
}

#[test]
fn a_lost_store_is_filled_from_the_other() {
    for wiped in ["local", "twin"] {
        let phone = with(&three());
        let mut tab = Tab::boot(&phone).unwrap();
        tab.save_settings(&phone, settings());
        tab.tidy(&phone, now()).unwrap();
        tab.save(&phone, record(2, 2, None));
        if wiped == "local" {
            phone.local.wipe();
        } else {
            phone.twin.held.borrow_mut().clear();
        }
        let tab = reopened(&phone);
        assert_eq!((tab.diary.count(), tab.diary.records().count()), (2, 3), "{wiped}");
        assert_eq!(tab.settings, settings());
        // Each counts once, though two revisions of one came back, and what is removed does not count.
        assert_eq!(tab.restored(), if wiped == "local" { 2 } else { 0 });
        alike(&phone);
    }
}

#[test]
fn nothing_is_to_do_when_both_hold_the_same() {
    let phone = with(&three());
    let (loaded, mut index) = vault::open(&*phone.local).unwrap();
    let keys = phone.local.keys().unwrap();
    let compared = vault::compare(&index, &keys, &phone.twin.keys().unwrap());
    assert_eq!(compared, Compared::default());
    let diary = crate::support::diary(loaded.records);
    let found = vault::reconcile(&diary, &mut index, vec![], vec![], None);
    assert!(found.is_quiet() && found.to_local.is_empty() && found.to_twin.is_empty());
}

#[test]
fn the_comparison_says_which_store_is_empty() {
    let index = Index::default();
    let key = || vec![record_key(&record(1, 1, None))];
    let apart = || vec![vault::BALLAST.to_owned(), vault::ERASED.to_owned(), "other-app/x".to_owned()];
    let compared = vault::compare(&index, &key(), &apart());
    assert_eq!((compared.twin_is_empty, compared.local_is_empty), (true, false));
    assert_eq!((compared.only_local, compared.only_twin), (key(), vec![]));
    let compared = vault::compare(&index, &apart(), &key());
    assert_eq!((compared.twin_is_empty, compared.local_is_empty), (false, true));
    assert_eq!(compared.only_twin, key());
}

#[test]
fn a_month_is_read_before_anything_of_it_is_decided() {
    let phone = with(&three());
    Tab::boot(&phone).unwrap().tidy(&phone, now()).unwrap();
    let (_, index) = vault::open(&*phone.local).unwrap();
    let local = phone.local.keys().unwrap();
    let month = local.iter().find(|key| key.contains("/month/")).unwrap();
    let loose = record_key(&record(9, 1, None));
    let there = |extra: &str| vec![month.clone(), extra.to_owned()];
    assert_eq!(vault::compare(&index, &local, &there(&loose)).consult, std::slice::from_ref(month));
    let other = "quietlegs/2/month/1970-01/9-00000000";
    assert_eq!(vault::compare(&index, &local, &there(other)).consult, std::slice::from_ref(month));
    for apart in ["quietlegs/2/month/1980-01/9-00000000", "quietlegs/2/settings/9-00000000"] {
        assert!(vault::compare(&index, &local, &there(apart)).consult.is_empty(), "{apart}");
    }
    let read = open(&phone.local).index;
    assert!(vault::compare(&read, &local, &there(&loose)).consult.is_empty());
}

#[test]
fn a_leftover_of_a_change_is_dropped_from_the_second_store_and_is_no_news() {
    let phone = with(&[record(1, 1, Some(noted("a")))]);
    let mut tab = Tab::boot(&phone).unwrap();
    phone.twin.refuses.set(true);
    tab.save(&phone, record(1, 2, Some(noted("b"))));
    phone.twin.refuses.set(false);
    let tab = reopened(&phone);
    assert_eq!(tab.restored(), 0);
    assert_eq!(
        mirrored(&phone.twin.all()).into_keys().collect::<Vec<_>>(),
        [record_key(&record(1, 2, Some(noted("b"))))]
    );
    alike(&phone);
}

#[test]
fn a_month_folded_in_one_store_only_is_settled_without_loss() {
    for twin_lags in [true, false] {
        let phone = with(&three());
        let past = (phone.local.all(), phone.twin.all());
        Tab::boot(&phone).unwrap().tidy(&phone, now()).unwrap();
        if twin_lags {
            *phone.twin.held.borrow_mut() = past.1;
        } else {
            *phone.local.held.borrow_mut() = past.0;
        }
        assert_eq!(reopened(&phone).diary.count(), 3);
        alike(&phone);
        let folded = mirrored(&phone.local.all()).len() == 1;
        assert_eq!(folded, twin_lags, "localStorage leads");
    }
}

#[test]
fn what_the_second_store_knows_better_comes_back_and_counts() {
    let phone = with(&three());
    let past = phone.local.all();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(1, 2, Some(noted("edited"))));
    tab.save(&phone, record(2, 2, None));
    tab.save(&phone, record(4, 1, Some(noted("new"))));
    tab.save(&phone, record(5, 1, None));
    *phone.local.held.borrow_mut() = past;
    let tab = reopened(&phone);
    // An edit, a removal and a new one; that something was removed that was never here is no news.
    assert_eq!(tab.restored(), 3);
    assert_eq!((tab.diary.get(&id(1)), tab.diary.get(&id(2))), (Some(&noted("edited")), None));
    assert_eq!(tab.diary.records().count(), 5);
    alike(&phone);
}

#[test]
fn newer_choices_of_the_second_store_count_and_older_ones_go() {
    let phone = Phone::new();
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save_settings(&phone, Settings::default());
    let past = phone.local.all();
    tab.save_settings(&phone, settings());
    let ahead = phone.local.all();
    *phone.local.held.borrow_mut() = past.clone();
    let tab = Tab::boot(&phone).unwrap();
    assert_eq!((&tab.settings, tab.index().generations().settings), (&settings(), 2));
    // And the other way about.
    *phone.local.held.borrow_mut() = ahead;
    *phone.twin.held.borrow_mut() = past;
    assert_eq!(Tab::boot(&phone).unwrap().settings, settings());
    assert_eq!(mirrored(&phone.twin.all()).len(), 1);
    alike(&phone);
}

#[test]
fn of_two_choices_of_one_generation_the_one_in_local_storage_stays() {
    let phone = Phone::new();
    let pair = |one: &Settings| Index::default().save_settings(one).put[0].clone();
    let ((key, value), there) = (pair(&settings()), pair(&Settings::default()));
    // It is no store that began only now.
    phone.local.put(ERASED, &write_mark(1));
    phone.twin.held.borrow_mut().insert(ERASED.into(), write_mark(1));
    phone.local.put(&key, &value);
    phone.twin.held.borrow_mut().extend([there]);
    assert_eq!(Tab::boot(&phone).unwrap().settings, settings());
    assert_eq!(mirrored(&phone.twin.all()).into_keys().collect::<Vec<_>>(), [key]);
    alike(&phone);
}

#[test]
fn session_and_care_come_back_from_the_second_store() {
    let (mut index, session) = (Index::default(), crate::support::session().kept());
    let care = Care { twin: true, ..Care::default() };
    let mut pairs: Vec<_> = index.save_session(Some(&session)).put;
    pairs.extend(index.save_care(&care).put);
    pairs.extend(index.save_session(None).put);
    let diary = crate::support::diary([]);
    let mut fresh = Index::default();
    let found = vault::reconcile(&diary, &mut fresh, vec![], pairs.clone(), None);
    // The newest, in whatever order they come.
    assert_eq!((found.session, found.care), (Some(None), Some(care)));
    pairs.reverse();
    let found = vault::reconcile(&diary, &mut Index::default(), vec![], pairs.clone(), None);
    assert_eq!((found.session, found.care), (Some(None), Some(care)));
    assert_eq!((fresh.generations().session, fresh.generations().care), (2, 1));
    // What is here already in the same generation is dropped there.
    let found = vault::reconcile(&diary, &mut fresh, vec![], pairs.clone(), None);
    assert_eq!((found.session, found.care, found.to_twin.drop.len()), (None, None, 3));
    assert!(found.to_local.is_empty());
    let healed = vault::heal(&diary, &Index::default(), &pairs);
    assert_eq!((healed.session, healed.care), (Some(None), Some(care)));
    let healed = vault::heal(&diary, &fresh, &pairs[..1]);
    assert_eq!((healed.session, healed.settings), (Some(None), None));
}

#[test]
fn drafts_come_back_from_the_second_store_and_the_newest_count() {
    let (mut index, diary) = (Index::default(), crate::support::diary([]));
    let mut pairs = index.save_drafts("{\"one\":1}").put;
    pairs.extend(index.save_drafts("").put);
    let mut fresh = Index::default();
    let found = vault::reconcile(&diary, &mut fresh, vec![], pairs.clone(), None);
    assert_eq!((found.drafts.as_deref(), fresh.generations().drafts), (Some(""), 2));
    let healed = vault::heal(&diary, &Index::default(), &pairs[..1]);
    assert_eq!(healed.drafts.as_deref(), Some("{\"one\":1}"));
    assert_eq!(vault::heal(&diary, &fresh, &pairs[..1]).drafts, None, "older than what is known");
}

#[test]
fn what_a_newer_version_wrote_is_left_alone_and_so_is_all_the_rest() {
    let phone = with(&three());
    phone.local.put("quietlegs/9/cramp/x/1", "whatever comes");
    let before = (phone.local.all(), phone.twin.all());
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(7, 1, Some(noted("new"))));
    tab.save_settings(&phone, settings());
    tab.tidy(&phone, now()).unwrap();
    assert!(tab.erase(&phone, now()).is_err() && !tab.reloads);
    assert!(tab.keeper.is_read_only() && tab.told.contains(&Told::ReadOnly));
    assert_eq!((phone.local.all(), phone.twin.all()), before);
    let index = &mut Index::default();
    let mut there = vec![("quietlegs/9/cramp/x/1".to_owned(), "whatever comes".to_owned())];
    there.extend(Index::default().save(&record(1, 1, Some(noted("a")))).put);
    let found = vault::reconcile(&crate::support::diary([]), index, vec![], there, None);
    assert!(found.newer && !found.is_quiet());
    // It is shown what is there, and nothing is written.
    assert_eq!((found.records.len(), found.restored), (1, 1));
    assert!(found.to_local.is_empty() && found.to_twin.is_empty());
}

#[test]
fn saving_goes_on_in_the_second_store_when_there_is_no_room_and_comes_back_when_there_is() {
    let phone = with(&three());
    phone.local.remove(vault::BALLAST).unwrap();
    phone.local.room.set(Some(phone.local.bytes()));
    let mut tab = Tab::boot(&phone).unwrap();
    tab.save(&phone, record(4, 1, Some(noted("full"))));
    tab.save(&phone, record(1, 2, None));
    assert!(tab.saved.iter().all(|saved| saved.level == crate::support::phone::Level::Saved));
    // Still full after the next start.
    assert_eq!(reopened(&phone).diary.count(), 3);
    phone.local.room.set(None);
    assert_eq!(reopened(&phone).diary.count(), 3);
    assert_eq!(open(&phone.local).diary.count(), 3);
    alike(&phone);
}

#[test]
fn dying_at_any_call_of_a_start_loses_nothing() {
    for calls in 0..40 {
        let phone = with(&three());
        let past = phone.local.all();
        let mut tab = Tab::boot(&phone).unwrap();
        tab.save(&phone, record(1, 2, Some(noted("edited"))));
        tab.save_settings(&phone, settings());
        tab.tidy(&phone, now()).unwrap();
        tab.save(&phone, record(2, 2, None));
        *phone.local.held.borrow_mut() = past;
        spoil(&phone, &record_key(&three()[2]));
        phone.local.life.set(Some(calls));
        drop(Tab::boot(&phone));
        phone.local.life.set(None);
        let tab = reopened(&phone);
        assert_eq!((tab.diary.get(&id(1)), tab.diary.get(&id(2))), (Some(&noted("edited")), None), "{calls}");
        assert_eq!((tab.diary.count(), &tab.settings), (2, &settings()), "{calls}");
    }
}

#[test]
fn the_first_drawer_takes_ids_that_tell_no_time() {
    let odd = Record { id: Id::parse("odd").unwrap(), ..record(1, 1, Some(noted("a"))) };
    let phone = with(std::slice::from_ref(&odd));
    Tab::boot(&phone).unwrap().tidy(&phone, now()).unwrap();
    assert!(phone.local.keys().unwrap().iter().any(|key| key.contains("/month/0000-00/")));
    phone.local.wipe();
    assert_eq!(reopened(&phone).diary.record(&odd.id), Some(&odd));
}

#[test]
fn a_change_with_something_to_do_is_not_empty() {
    assert!(Change::default().is_empty());
    assert!(!Change { put: vec![(String::new(), String::new())], drop: vec![] }.is_empty());
    assert!(!Change { put: vec![], drop: vec![String::new()] }.is_empty());
}
