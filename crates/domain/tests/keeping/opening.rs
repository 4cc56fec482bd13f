//! Opening one store.

use crate::support::fake::Local;
use crate::support::{diary, id, make, noted, open, record, save, sealed, session, settings};
use domain::care::Care;
use domain::diary::Diary;
use domain::settings::Settings;
use domain::vault::{self, BALLAST, Index, Name, PREFIX, Store, quarantine_key, record_key};
use domain::wire::{self, Unreadable};

#[test]
fn an_empty_store_opens_empty_and_writes_nothing() {
    let store = Local::default();
    assert_eq!(vault::open(&store), Ok((vault::Loaded::default(), Index::default())));
    assert!(store.held.borrow().is_empty());
}

#[test]
fn what_cannot_be_read_is_copied_aside_left_alone_and_does_not_stop_the_rest() {
    let store = Local::default();
    save(&store, &mut Index::default(), &record(1, 1, Some(noted("whole"))));
    let bad = [
        ("quietlegs/1/cramp/x/1", "not an envelope"),
        ("quietlegs/1/cramp/0000000000000000b/1", "1|cramp|0000000000000000b|1|00000000|{}"),
        ("quietlegs/2/cramp/x/1-00000000", "2|cramp|x|1|5|00000000|null"),
        ("quietlegs/2/settings/4-00000000", "?"),
        ("quietlegs/2/month/2026-10/1-00000000", "?"),
        ("quietlegs/1/dream/x/1", "?"),
        ("quietlegs/1/cramp/UPPER/1", "?"),
    ];
    for (key, value) in bad {
        store.put(key, value);
    }
    store.put("other-app/diary", "not ours");
    let opened = open(&store);
    assert_eq!(opened.diary.count(), 1);
    assert_eq!((opened.loaded.set_aside.len(), opened.index.quarantined), (bad.len(), bad.len()));
    assert!(opened.loaded.set_aside.iter().all(|one| one.copied && one.is_new));
    for (key, value) in bad {
        assert_eq!(store.holds(key).as_deref(), Some(value));
        let copy = quarantine_key(key, value);
        assert_eq!(store.holds(&copy).as_deref(), Some(value));
        assert_eq!(Name::parse(&copy), Ok(Name::Quarantine));
    }
    assert_eq!(store.holds("other-app/diary").as_deref(), Some("not ours"));
    // Opening again reports it again as known, and copies nothing twice.
    let size = store.held.borrow().len();
    let again = open(&store);
    assert_eq!(again.loaded.set_aside.len(), bad.len());
    assert!(again.loaded.set_aside.iter().all(|one| one.copied && !one.is_new));
    assert_eq!((store.held.borrow().len(), again.index.quarantined), (size, bad.len()));
}

#[test]
fn what_goes_bad_twice_under_one_key_is_copied_aside_twice() {
    let store = Local::default();
    for value in ["first", "second"] {
        store.put("quietlegs/1/cramp/x/1", value);
        assert!(open(&store).loaded.set_aside[0].copied);
    }
    for value in ["first", "second"] {
        assert_eq!(store.holds(&quarantine_key("quietlegs/1/cramp/x/1", value)).as_deref(), Some(value));
    }
}

#[test]
fn a_full_store_still_opens_and_says_that_nothing_was_copied() {
    let store = Local::default();
    store.put("quietlegs/1/cramp/x/1", "odd");
    store.writes.set(Some(0));
    let opened = open(&store);
    assert!(!opened.loaded.set_aside[0].copied);
    assert_eq!(store.holds("quietlegs/1/cramp/x/1").as_deref(), Some("odd"));
}

#[test]
fn the_reserve_is_given_up_for_a_copy() {
    let store = Local::default();
    vault::lay_ballast(&store);
    store.put("quietlegs/1/cramp/x/1", "odd");
    store.room.set(Some(store.bytes()));
    assert!(open(&store).loaded.set_aside[0].copied);
    assert_eq!(store.holds(BALLAST), None);
}

#[test]
fn what_could_not_be_copied_is_copied_before_anything_is_written_over_it() {
    let store = Local::default();
    let record = record(1, 1, None);
    let key = record_key(&record);
    store.put(&key, "odd");
    store.writes.set(Some(0));
    let mut index = open(&store).index;
    // A store that is still full keeps what it has.
    assert!(vault::apply(&store, &index.save(&record)).is_err());
    assert_eq!(store.holds(&key).as_deref(), Some("odd"));
    store.writes.set(None);
    save(&store, &mut index, &record);
    assert_eq!(store.holds(&quarantine_key(&key, "odd")).as_deref(), Some("odd"));
    assert_eq!(store.holds(&key), Some(wire::write_record(&record)));
}

#[test]
fn what_a_newer_version_wrote_makes_the_diary_read_only_and_is_left_alone() {
    let newer = wire::write_record(&record(1, 1, Some(noted("a")))).replacen("3|", "4|", 1);
    // A whole value of a later version has a checksum of its own; a mere flip of the digit does not.
    assert_eq!(wire::read_any_record(&newer), Err(Unreadable::Checksum));
    let store = Local::default();
    store.put("quietlegs/4/cramp/x/1", "whatever comes");
    let opened = open(&store);
    assert!(opened.loaded.newer && opened.loaded.set_aside.is_empty());
    assert_eq!(store.held.borrow().len(), 1);
    // A value of a later version in a place this one knows counts too.
    let store = Local::default();
    store.put("quietlegs/2/cramp/x/1-00000000", &sealed("4|cramp|x|1|5|", "null"));
    assert!(open(&store).loaded.newer);
}

#[test]
fn a_value_that_belongs_to_another_key_of_the_same_revision_is_noticed() {
    let store = Local::default();
    let mut index = Index::default();
    let (one, other) = (record(1, 2, Some(noted("one"))), record(1, 2, Some(noted("other"))));
    save(&store, &mut index, &one);
    save(&store, &mut Index::default(), &other);
    store.put(&record_key(&one), &wire::write_record(&other));
    let opened = open(&store);
    assert_eq!(opened.loaded.set_aside[0].why, Unreadable::Misplaced);
}

#[test]
fn only_what_tonight_needs_is_read_at_first() {
    let store = Local::default();
    let mut index = Index::default();
    save(&store, &mut index, &record(1, 1, Some(noted("october"))));
    let whole = open(&store);
    let mut index = whole.index;
    let current = vault::Current {
        settings: &Settings::default(),
        session: None,
        care: &domain::care::Care::default(),
    };
    for step in vault::tidy(&whole.diary, &mut index, current, crate::support::at("2026-11-24T08:00")) {
        make(&store, &step);
    }
    let (loaded, mut index) = vault::open(&store).unwrap();
    assert!(loaded.records.is_empty());
    let months = vault::unread(&index, None);
    assert_eq!(months.len(), 1);
    assert!(index.knows(&months[0]));
    let loaded = vault::load(&store, &mut index, &months).unwrap();
    assert_eq!(diary(loaded.records).count(), 1);
    assert!(vault::unread(&index, None).is_empty());
}

#[test]
fn the_index_knows_what_it_has_seen_and_nothing_else() {
    let store = Local::default();
    let mut index = Index::default();
    let change = index.save(&record(1, 1, None));
    let saved = [change, index.save_settings(&settings()), index.save_care(&Care::default())];
    for change in &saved {
        assert!(index.knows(&change.put[0].0));
        assert!(!Index::default().knows(&change.put[0].0));
        assert_eq!(vault::apply(&store, change), Ok(vault::Applied::Well));
    }
    let opened = open(&store).index;
    assert!(saved.iter().all(|change| opened.knows(&change.put[0].0)));
    let other = record_key(&record(1, 2, None));
    assert!(!opened.knows(&other) && !opened.knows("quietlegs/2/month/2026-10/1-00000000"));
    for apart in ["quietlegs/ballast", "quietlegs/erased", "quietlegs/quarantine/1/x", "quietlegs/dream"] {
        assert!(opened.knows(apart), "{apart}");
    }
}

#[test]
fn of_two_choices_saved_at_once_the_same_one_counts_in_whatever_order_they_lie() {
    let (night, day) = (Settings::default(), settings());
    let key = |one: &Settings| Index::default().save_settings(one).put[0].clone();
    let read = [[key(&night), key(&day)], [key(&day), key(&night)]].map(|pairs| {
        let mut loaded = vault::Loaded::default();
        for (key, value) in &pairs {
            vault::gather(&mut loaded, &mut Index::default(), key, value).unwrap();
        }
        loaded.settings.unwrap()
    });
    let later = [night, day].into_iter().max_by_key(|one| wire::write_settings(one, 1));
    assert_eq!(read, [1, 2].map(|_| (1, later.clone().unwrap())));
}

#[test]
fn a_choice_under_the_key_of_another_of_the_same_generation_is_noticed() {
    let store = Local::default();
    let [one, other] = [Settings::default(), settings()].map(|one| Index::default().save_settings(&one));
    store.put(&one.put[0].0, &other.put[0].1);
    let opened = open(&store);
    assert_eq!((opened.loaded.settings, opened.loaded.set_aside[0].why), (None, Unreadable::Misplaced));
}

#[test]
fn a_half_written_choice_never_wins() {
    let store = Local::default();
    let mut index = Index::default();
    let older = index.save_settings(&settings());
    assert_eq!(vault::apply(&store, &older), Ok(vault::Applied::Well));
    let newer = index.save_settings(&Settings::default());
    let (key, value) = &newer.put[0];
    store.put(key, &value[..value.len() / 2]);
    let opened = open(&store);
    assert_eq!(opened.loaded.settings, Some((1, settings())));
    // What is saved next counts more than what could not be read.
    assert_eq!(opened.index.generations().settings, 2);
}

#[test]
fn a_session_is_kept_over_a_stop_and_gone_when_it_ended() {
    let store = Local::default();
    let mut index = Index::default();
    let kept = session().kept();
    assert_eq!(vault::apply(&store, &index.save_session(Some(&kept))), Ok(vault::Applied::Well));
    assert_eq!(open(&store).loaded.session, Some((1, Some(kept))));
    assert_eq!(vault::apply(&store, &index.save_session(None)), Ok(vault::Applied::Well));
    assert_eq!(open(&store).loaded.session, Some((2, None)));
    assert_eq!(store.held.borrow().len(), 1);
    assert_eq!(index.generations().session, 2);
    assert_eq!((index.generations().settings, index.generations().care), (0, 0));
}

#[test]
fn a_store_that_cannot_be_read_says_so() {
    let store = Local::default();
    store.put(&format!("{PREFIX}2/cramp/x/1-00000000"), "?");
    for calls in 0..2 {
        store.life.set(Some(calls));
        assert!(vault::open(&store).is_err());
    }
    store.life.set(Some(0));
    assert!(vault::load(&store, &mut Index::default(), &["quietlegs/x".into()]).is_err());
    assert!(vault::everything(&store).is_err());
    assert_eq!(diary([]), Diary::default());
    assert!(store.keys().is_err());
    assert_eq!(id(1).born(), Some(0));
}
