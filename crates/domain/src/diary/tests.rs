use super::*;
use crate::moment::MINUTE;

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 0).unwrap()
}

fn id(n: u64) -> Id {
    Id::from_parts(0, n)
}

fn cramp(text: &str) -> Entry {
    Entry::Cramp(Cramp::begin(at(text), None))
}

fn with(entries: &[(u64, Entry)]) -> Diary {
    let mut diary = Diary::default();
    for (n, entry) in entries {
        let now = entry.at();
        let record = diary.revise(&id(*n), entry.kind(), Some(entry.clone()), now);
        assert!(diary.take(record));
    }
    diary
}

#[test]
fn an_older_revision_never_replaces_a_newer_one() {
    let now = at("2026-11-24T03:00");
    let mut diary = with(&[(1, cramp("2026-11-24T02:14"))]);
    let removed = diary.revise(&id(1), EntryKind::Cramp, None, now);
    let stale = diary.revise(&id(1), EntryKind::Cramp, Some(cramp("2026-11-24T03:00")), now);
    assert!(diary.take(removed));
    diary.take(Record { rev: 1, ..stale });
    assert_eq!(diary.get(&id(1)), None, "what was said at the same moment is gone too");
    let again = diary.records().next().unwrap().clone();
    assert!(!diary.take(again), "the same revision is no news");
    assert_eq!(diary.get(&id(1)), None);
    assert_eq!((diary.count(), diary.newest().count()), (0, 0));
}

#[test]
fn a_clock_set_back_never_makes_an_edit_older_than_what_it_edits() {
    let diary = with(&[(1, cramp("2026-11-24T02:14"))]);
    let edit = diary.revise(&id(1), EntryKind::Cramp, None, at("1999-01-01T00:00"));
    assert!(edit.changed() > diary.record(&id(1)).unwrap().changed());
}

#[test]
fn nights_come_newest_first_and_each_in_the_order_it_was_lived() {
    let diary = with(&[
        (1, cramp("2026-11-24T02:14")),
        (2, cramp("2026-11-23T23:00")),
        (3, cramp("2026-11-20T23:00")),
    ]);
    let nights = diary.nights();
    let names: Vec<_> = nights.iter().map(|(night, entries)| (night.iso(), entries.len())).collect();
    assert_eq!(names, [("2026-11-23".into(), 2), ("2026-11-20".into(), 1)]);
    assert_eq!(nights[0].1[0].0, id(2));
    for (night, entries) in &nights {
        let alone: Vec<_> =
            diary.night(*night).into_iter().map(|(id, entry)| (id.clone(), entry.clone())).collect();
        assert_eq!(&alone, entries);
    }
}

#[test]
fn nights_are_chosen_newest_first_by_what_is_in_them() {
    let diary = with(&[
        (1, cramp("2026-11-24T02:14")),
        (2, cramp("2026-11-23T23:00")),
        (3, cramp("2026-11-20T23:00")),
        (4, cramp("2026-11-10T23:00")),
    ]);
    let all: Vec<Night> = diary.nights().into_iter().map(|(night, _)| night).collect();
    assert_eq!(diary.nights_where(|_, _| true), all);
    let two = diary.nights_where(|_, entries| entries.len() == 2 && *entries[0].0 == id(2));
    assert_eq!(two, [Night::of(at("2026-11-23T23:00"))]);
}

#[test]
fn a_night_far_from_greenwich_is_found_whole() {
    let far = Moment::parse_local("2026-11-24T11:59", 14 * 60).unwrap();
    let mut diary = Diary::default();
    let entry = Entry::Cramp(Cramp::begin(far, None));
    let record = diary.revise(&id(1), EntryKind::Cramp, Some(entry), far);
    assert!(diary.take(record));
    assert_eq!(diary.night(Night::of(far)).len(), 1);
}

#[test]
fn a_moved_entry_is_found_at_its_new_time_only() {
    let mut diary = with(&[(1, cramp("2026-11-24T02:14"))]);
    let now = at("2026-11-24T09:00");
    let moved = diary.revise(&id(1), EntryKind::Cramp, Some(cramp("2026-11-20T03:00")), now);
    assert!(diary.take(moved));
    assert_eq!(diary.count(), 1);
    assert!(diary.night(Night::of(at("2026-11-24T02:14"))).is_empty());
    assert_eq!(diary.night(Night::of(at("2026-11-20T03:00"))).len(), 1);
}

#[test]
fn every_unfinished_cramp_of_the_night_waits_and_no_other() {
    let start = at("2026-11-24T02:14");
    let mut eased = Cramp::begin(start, None);
    eased.ease(start.plus(MINUTE));
    let mut told = Cramp { severity: crate::cramp::Severity::new(4), ..eased.clone() };
    (told.side, told.helped) = (Some(crate::cramp::Side::Left), Some(crate::cramp::Helped::No));
    let mut no_cramp = Cramp::begin(start.plus(HOUR), None);
    no_cramp.was_not(crate::cramp::Instead::RestlessLegs);
    let diary = with(&[
        (1, Entry::Cramp(eased)),
        (2, Entry::Cramp(told)),
        (3, Entry::Cramp(no_cramp)),
        (4, cramp("2026-11-24T05:30")),
        (5, cramp("2026-11-22T02:14")),
    ]);
    let waiting = |now: &str| {
        let drafts = diary.drafts(Night::of(start), at(now));
        drafts.into_iter().map(|(id, cramp)| (id, cramp.ending)).collect::<Vec<_>>()
    };
    let first = (id(1), Ending::Measured(MINUTE));
    assert_eq!(
        waiting("2026-11-24T05:40"),
        std::slice::from_ref(&first),
        "the clock of the last one still runs"
    );
    assert_eq!(waiting("2026-11-24T08:00"), [first, (id(4), Ending::Unknown)]);
}

#[test]
fn what_was_no_cramp_is_not_among_the_cramps() {
    let mut entry = Cramp::begin(at("2026-11-24T02:14"), None);
    assert!(Entry::Cramp(entry.clone()).cramp().is_some());
    entry.was_not(crate::cramp::Instead::AchingLegs);
    assert_eq!(Entry::Cramp(entry).cramp(), None);
}

#[test]
fn a_clock_left_running_is_closed_as_unknown_and_a_fresh_one_is_not() {
    let diary = with(&[(1, cramp("2026-11-24T02:14"))]);
    let start = at("2026-11-24T02:14");
    assert!(diary.overrun(start.plus(HOUR)).is_empty());
    assert!(diary.running(start.plus(HOUR)).is_some());
    let closed = diary.overrun(start.plus(HOUR + MINUTE));
    assert!(matches!(&closed[0].entry, Some(Entry::Cramp(cramp)) if cramp.ending == Ending::Unknown));
}
