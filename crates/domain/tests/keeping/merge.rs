//! Which revision counts, and the union of two diaries.

use crate::support::any::{diaries, records};
use crate::support::{diary, id, noted, record};
use domain::diary::{Diary, EntryKind, Record};
use domain::merge::{beats, merge, order};
use proptest::prelude::*;
use std::cmp::Ordering;
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
            prop_assert!(known.contains(&Some(record)));
            prop_assert!(known.into_iter().flatten().all(|one| !beats(one, record)));
        }
        // What is shown follows from what is held.
        prop_assert_eq!(union.count(), union.records().filter(|record| record.entry.is_some()).count());
        let standing = EntryKind::ALL.map(|kind| union.standing(kind).count()).into_iter().sum::<usize>();
        prop_assert_eq!(union.newest().count() + standing, union.count());
        prop_assert!(union.newest().all(|(_, entry)| !entry.kind().is_standing()));
    }

    #[test]
    fn the_order_is_total(a in records(), b in records(), c in records()) {
        let [b, c] = [b, c].map(|one| Record { id: a.id.clone(), ..one });
        prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
        prop_assert_eq!(order(&a, &b) == Ordering::Equal, a == b);
        prop_assert!(!beats(&a, &a));
        if order(&a, &b) != Ordering::Greater && order(&b, &c) != Ordering::Greater {
            prop_assert!(order(&a, &c) != Ordering::Greater);
        }
    }

    #[test]
    fn in_whatever_order_revisions_come_the_diary_is_the_same(all in proptest::collection::vec(records(), 0..10), seed: u64) {
        let mut shuffled = all.clone();
        shuffled.sort_by_key(|record| record.changed.wrapping_mul(7).wrapping_add(i64::from(record.rev)) ^ seed.cast_signed());
        prop_assert_eq!(diary(all), diary(shuffled));
    }
}

#[test]
fn the_revision_counts_before_the_time_and_the_time_before_the_text() {
    let one = |rev, changed, note| Record { changed, ..record(1, rev, Some(noted(note))) };
    for (worse, better) in [
        (one(1, 9, "z"), one(2, 1, "a")),
        (one(2, 1, "z"), one(2, 2, "a")),
        (one(2, 2, "a"), one(2, 2, "b")),
        (one(2, 2, "a"), Record { entry: None, ..one(2, 2, "a") }),
        (one(u32::MAX, i64::MIN, "a"), one(u32::MAX, i64::MAX, "a")),
    ] {
        let (worse, better) =
            if worse.entry.is_some() && better.entry.is_none() && order(&worse, &better) == Ordering::Greater
            {
                (better, worse)
            } else {
                (worse, better)
            };
        assert!(beats(&better, &worse) && !beats(&worse, &better), "{better:?} {worse:?}");
    }
}

#[test]
fn a_removed_entry_stays_removed_when_an_older_one_comes() {
    let here = diary([record(1, 3, None)]);
    let there = diary([record(1, 2, Some(noted("old"))), record(2, 1, Some(noted("new")))]);
    let union = merge(&here, &there);
    assert_eq!((union.get(&id(1)), union.count()), (None, 1));
}
