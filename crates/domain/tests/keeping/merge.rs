//! What two records of one entry say together, and the union of two diaries.

use crate::support::any::{diaries, records};
use crate::support::{at, diary, id, noted, record, told};
use domain::body::Muscle;
use domain::cramp::{Cramp, Helped, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::merge::lent::plainly;
use domain::merge::{adds, join, merge, same};
use domain::night::Night;
use domain::sheet::NightNote;
use domain::stamp::Writer;
use domain::wire;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn ids(diary: &Diary) -> BTreeSet<String> {
    diary.records().map(|record| record.id.to_string()).collect()
}

proptest! {
    #[test]
    fn the_union_does_not_depend_on_who_is_merged_with_whom(a in diaries(), b in diaries(), c in diaries()) {
        prop_assert_eq!(merge(&a, &b), merge(&b, &a));
        prop_assert_eq!(merge(&merge(&a, &b), &c), merge(&a, &merge(&b, &c)));
        prop_assert_eq!(merge(&a, &a), a.clone());
        let union = merge(&a, &b);
        prop_assert_eq!(merge(&union, &b), union.clone());
        prop_assert_eq!(merge(&a, &b), union);
    }

    #[test]
    fn no_record_is_lost_and_none_is_invented(a in diaries(), b in diaries()) {
        let union = merge(&a, &b);
        prop_assert_eq!(ids(&union), ids(&a).union(&ids(&b)).cloned().collect::<BTreeSet<_>>());
        for record in union.records() {
            let known = [a.record(&record.id), b.record(&record.id)];
            prop_assert!(known.into_iter().flatten().all(|one| !adds(one, record)));
        }
        // What is shown follows from what is held.
        prop_assert_eq!(union.count(), union.records().filter(|record| record.entry.is_some()).count());
        let standing = EntryKind::ALL.map(|kind| union.standing(kind).count()).into_iter().sum::<usize>();
        prop_assert_eq!(union.newest().count() + standing, union.count());
        prop_assert!(union.newest().all(|(_, entry)| !entry.kind().is_standing()));
    }

    #[test]
    fn two_records_join_in_any_order(a in records(), b in records(), c in records()) {
        let [b, c] = [b, c].map(|one| Record { id: a.id.clone(), kind: one.kind, ..one });
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert!(same(&join(&a, &a), &a) && !adds(&a, &a));
        if a.kind == b.kind && b.kind == c.kind {
            prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
            prop_assert!(!adds(&a, &join(&a, &b)) && !adds(&b, &join(&a, &b)));
        }
    }

    #[test]
    fn in_whatever_order_revisions_come_the_diary_is_the_same(all in proptest::collection::vec(records(), 0..10), seed: u64) {
        let mut shuffled = all.clone();
        shuffled.sort_by_key(|record| record.changed().wrapping_mul(7).wrapping_add(i64::from(record.rev)) ^ seed.cast_signed());
        prop_assert_eq!(diary(all), diary(shuffled));
    }

    #[test]
    fn what_was_joined_is_stored_and_read_again(a in diaries(), b in diaries()) {
        for record in merge(&a, &b).records() {
            let text = wire::write_record(record);
            prop_assert_eq!(&wire::read_any_record(&text).unwrap(), record, "{}", text);
        }
    }
}

fn cramp_in(diary: &Diary) -> Cramp {
    diary.cramp(&id(1)).cloned().unwrap()
}

/// Two diaries that both have one cramp and are written by two pages.
fn two() -> (Diary, Diary) {
    let first =
        Diary::of(Writer::new(1)).revise(&id(1), EntryKind::Cramp, Some(noted("")), at("2026-11-24T02:14"));
    let with = |writer| {
        let mut diary = Diary::of(Writer::new(writer));
        diary.take(first.clone());
        diary
    };
    (with(1), with(2))
}

fn change(diary: &mut Diary, time: &str, change: impl FnOnce(&mut Cramp)) {
    let mut cramp = cramp_in(diary);
    change(&mut cramp);
    let record = diary.revise(&id(1), EntryKind::Cramp, Some(Entry::Cramp(cramp)), at(time));
    assert!(diary.take(record));
}

#[test]
fn what_two_pages_say_of_one_cramp_is_all_kept() {
    let (mut a, mut b) = two();
    change(&mut a, "2026-11-24T02:16", |cramp| {
        cramp.ease(at("2026-11-24T02:16"));
        cramp.side = Some(Side::Left);
        cramp.severity = Severity::new(7);
    });
    change(&mut b, "2026-11-24T02:20", |cramp| cramp.set_note("the cat"));
    let union = merge(&a, &b);
    let cramp = cramp_in(&union);
    assert_eq!(
        (cramp.side, cramp.severity, cramp.length()),
        (Some(Side::Left), Severity::new(7), "2 min".into())
    );
    assert_eq!(cramp.note, "the cat");
    assert_eq!(union, merge(&b, &a));
}

#[test]
fn of_one_field_the_later_change_counts_whatever_its_revision() {
    let (mut a, mut b) = two();
    for severity in 1..6 {
        change(&mut a, "2026-11-24T08:00", |cramp| cramp.severity = Severity::new(severity));
    }
    change(&mut b, "2026-11-27T08:00", |cramp| cramp.severity = Severity::new(9));
    assert_eq!(cramp_in(&merge(&a, &b)).severity, Severity::new(9));
    // Also taking an answer back is a change.
    change(&mut a, "2026-11-28T08:00", |cramp| cramp.severity = None);
    assert_eq!(cramp_in(&merge(&a, &b)).severity, None);
}

#[test]
fn ticks_are_fields_of_their_own() {
    let night = Night::of(at("2026-11-24T02:14"));
    let note = |habits: &[&str], quiet, medicine: &str| NightNote {
        habits: habits.iter().map(|one| (*one).to_owned()).collect(),
        quiet,
        medicine: medicine.into(),
        ..NightNote::default()
    };
    let of = |writer, note: NightNote, time: &str| {
        let diary = Diary::of(Writer::new(writer));
        let entry = note.sheet(night, 0).map(Entry::Sheet);
        super::support::diary([diary.revise(&NightNote::id(night), EntryKind::Night, entry, at(time))])
    };
    let tab = of(1, note(&["walk", "bath", "legs"], false, ""), "2026-11-23T22:00");
    let app = of(2, note(&[], true, "a new tablet"), "2026-11-24T08:00");
    let wanted = note(&["walk", "bath", "legs"], true, "a new tablet");
    for union in [merge(&tab, &app), merge(&app, &tab)] {
        assert_eq!(union.note(night), Some(wanted.clone()));
    }
}

#[test]
fn two_texts_written_apart_are_both_kept_until_somebody_joins_them() {
    let (mut a, mut b) = two();
    change(&mut a, "2026-11-24T08:00", |cramp| cramp.set_note("from the tab"));
    change(&mut b, "2026-11-24T07:00", |cramp| cramp.set_note("from the app"));
    let mut union = merge(&a, &b);
    assert_eq!(cramp_in(&union).note, "from the app\n\nfrom the tab");
    let apart = &union.record(&id(1)).unwrap().stamps.apart.get("note").unwrap();
    let times: Vec<i64> = apart.iter().map(|(stamp, _)| stamp.at).collect();
    assert_eq!(times, [at("2026-11-24T07:00").epoch(), at("2026-11-24T08:00").epoch()]);
    // Something else is changed: the texts stay apart.
    change(&mut union, "2026-11-24T08:30", |cramp| cramp.severity = Severity::new(3));
    assert_eq!(union.record(&id(1)).unwrap().stamps.apart.get("note").unwrap().len(), 2);
    let joined = union.settle(&id(1), "note", at("2026-11-24T09:00")).unwrap();
    assert!(union.take(joined));
    let stamps = &union.record(&id(1)).unwrap().stamps;
    assert!(stamps.apart.is_empty());
    assert!(union.settle(&id(1), "note", at("2026-11-24T09:01")).is_none());
    // The older ones do not come back from where they still stand.
    for older in [&a, &b] {
        assert_eq!(merge(&union, older), union);
    }
    // A text that was written over what was there does not stand beside it.
    change(&mut a, "2026-11-24T10:00", |cramp| cramp.set_note("from the tab, and more"));
    assert_eq!(cramp_in(&merge(&a, &b)).note, "from the app\n\nfrom the tab, and more");
}

#[test]
fn a_text_that_is_part_of_the_other_is_not_shown_twice() {
    let (mut a, mut b) = two();
    change(&mut a, "2026-11-24T08:00", |cramp| cramp.set_note("the cat"));
    change(&mut b, "2026-11-24T07:00", |cramp| cramp.set_note("woke the cat"));
    assert_eq!(cramp_in(&merge(&a, &b)).note, "woke the cat");
}

#[test]
fn a_removal_is_a_change_like_any_other() {
    let (mut a, mut b) = two();
    let removal = a.revise(&id(1), EntryKind::Cramp, None, at("2026-11-24T08:00"));
    assert!(a.take(removal));
    // What was said before it is gone with it.
    change(&mut b, "2026-11-24T07:00", |cramp| cramp.severity = Severity::new(9));
    assert_eq!(merge(&a, &b).get(&id(1)), None);
    // What somebody says after it, without knowing of it, stands.
    change(&mut b, "2026-11-24T09:00", |cramp| cramp.set_note("still here"));
    let union = merge(&a, &b);
    assert_eq!((cramp_in(&union).note.as_str(), cramp_in(&union).severity), ("still here", None));
    assert_eq!(cramp_in(&union).start, at("2026-11-24T02:14"));
    // And it can be undone: what is brought back is later than the removal, also on a phone whose clock is behind.
    let back = a.revise(&id(1), EntryKind::Cramp, Some(Entry::Cramp(told())), at("2020-01-01T08:00"));
    assert!(a.take(back));
    assert_eq!(cramp_in(&a), told());
    // Of what was removed only when it was is left.
    let text = wire::write_record(merge(&a, &Diary::default()).record(&id(1)).unwrap());
    assert!(text.contains("Woke the cat"));
    let removal = a.revise(&id(1), EntryKind::Cramp, None, at("2026-11-25T08:00"));
    assert!(!wire::write_record(&removal).contains("Woke the cat"));
}

#[test]
fn a_removed_entry_stays_removed_when_an_older_one_comes() {
    let here = diary([record(1, 3, None)]);
    let there = diary([record(1, 2, Some(noted("old"))), record(2, 1, Some(noted("new")))]);
    let union = merge(&here, &there);
    assert_eq!((union.get(&id(1)), union.count()), (None, 1));
}

#[test]
fn whatever_a_clock_said_everything_can_be_changed_and_removed() {
    for far in [i64::from(u32::MAX), 7_258_118_399_998, -2_208_988_800_000] {
        let far = record(1, 1, Some(noted("far"))).stamped(far);
        let mut diary = diary([far]);
        let now = at("2026-11-24T08:00");
        let edit = diary.revise(&id(1), EntryKind::Cramp, Some(noted("edited")), now);
        assert!(diary.take(edit));
        assert_eq!(cramp_in(&diary).note, "edited");
        let removal = diary.revise(&id(1), EntryKind::Cramp, None, now);
        assert!(diary.take(removal) && diary.get(&id(1)).is_none());
    }
}

#[test]
fn an_id_of_another_kind_takes_nothing_with_it() {
    let cramp = record(1, 1, Some(noted("a")));
    let other = Record { kind: EntryKind::Check, ..record(1, 9, None) };
    assert_eq!(join(&cramp, &other), join(&other, &cramp));
    let unused = Id::parse("x").unwrap();
    assert_eq!(diary([cramp]).record(&unused), None);
}

#[test]
fn an_answer_stamped_before_the_rest_of_the_app_is_here_is_stamped_as_after_it() {
    let (mut diary, _) = two();
    let answers: [fn(&mut Cramp); 7] = [
        |cramp| cramp.ease(at("2026-11-24T02:16")),
        |cramp| cramp.side = Some(Side::Left),
        |cramp| cramp.severity = Severity::new(4),
        |cramp| cramp.helped = Some(Helped::Partly),
        |cramp| cramp.muscle = Some(Muscle::Foot),
        |cramp| cramp.woke = Some(true),
        |cramp| cramp.severity = None,
    ];
    for answer in answers {
        let mut cramp = cramp_in(&diary);
        answer(&mut cramp);
        let (entry, now) = (Some(Entry::Cramp(cramp)), at("2026-11-24T02:17"));
        let known = diary.record(&id(1));
        let plain = plainly(known, (&id(1), EntryKind::Cramp), entry.clone(), (now, diary.writer()));
        let compared = diary.revise(&id(1), EntryKind::Cramp, entry, now);
        assert!(same(&plain, &compared), "{plain:?} {compared:?}");
        let text = wire::write_record(&plain);
        assert_eq!(wire::read_any_record(&text), Ok(plain), "{text}");
        diary.take(compared);
    }
    // Anything else is written as a whole, later than what was there; a removal too. What it says no more stays.
    for entry in [Some(noted("whole")), None] {
        let plain = plainly(
            diary.record(&id(1)),
            (&id(1), EntryKind::Cramp),
            entry.clone(),
            (at("2020-01-01T00:00"), diary.writer()),
        );
        let mut after = diary.clone();
        assert!(after.take(plain));
        assert_eq!(after.get(&id(1)).is_some(), entry.is_some());
        assert!(
            after.cramp(&id(1)).is_none_or(|cramp| cramp.note == "whole" && cramp.side == Some(Side::Left))
        );
    }
}

#[test]
fn a_field_says_when_it_was_written_and_one_that_never_was_says_nothing() {
    let known = record(1, 1, Some(noted("a"))).stamped(5);
    assert_eq!(known.stamp_of("note").map(|stamp| stamp.at), Some(5));
    assert_eq!(known.stamp_of("side"), None);
    let mut diary = Diary::of(Writer::new(7));
    diary.take(known);
    let told = diary.revise(&id(1), EntryKind::Cramp, Some(noted("b")), at("2026-11-24T08:00"));
    let stamp = told.stamp_of("note").unwrap();
    assert_eq!((stamp.by, stamp.at), (Writer::new(7), at("2026-11-24T08:00").epoch()));
}
