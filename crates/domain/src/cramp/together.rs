//! Two windows that open the help at one moment, before they hear of each other, begin a cramp each. It is one.

use super::{Cramp, Ending};
use crate::diary::{Diary, Entry, EntryKind, Record};
use crate::id::Id;
use crate::moment::{Millis, Moment, SECOND};

/// So close to each other no two cramps begin, in milliseconds.
const TOGETHER: Millis = 10 * SECOND;

/// Where two clocks run that began together: what makes one cramp of them. The older one stays, with the muscle that was told in either;
/// the same in every window, whoever sees it first.
pub fn one_of_two(diary: &Diary, now: Moment) -> Vec<Record> {
    // Newest first; of two at the same moment, the later name.
    let mut running = diary.newest().take(4).filter_map(|(id, entry)| match entry {
        Entry::Cramp(cramp) if cramp.ending == Ending::Ongoing => Some((id, cramp)),
        _ => None,
    });
    let (Some((id, young)), Some((first, old))) = (running.next(), running.next()) else { return Vec::new() };
    if young.start.epoch() - old.start.epoch() > TOGETHER {
        return Vec::new();
    }
    let mut records = vec![diary.revise(id, EntryKind::Cramp, None, now)];
    if old.muscle.is_none() && young.muscle.is_some() {
        records.push(revised(diary, first, Cramp { muscle: young.muscle, ..old.clone() }, now));
    }
    records
}

fn revised(diary: &Diary, id: &Id, cramp: Cramp, now: Moment) -> Record {
    diary.revise(id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Muscle;

    fn at() -> Moment {
        Moment::parse_local("2026-11-24T02:14", 60).unwrap()
    }

    fn with(cramps: &[(u64, Cramp)]) -> Diary {
        let mut diary = Diary::default();
        for (name, cramp) in cramps {
            let id = Id::from_parts(cramp.start.epoch(), *name);
            assert!(diary.take(revised(&diary, &id, cramp.clone(), cramp.start)));
        }
        diary
    }

    fn begun(after: Millis, muscle: Option<Muscle>) -> Cramp {
        Cramp::begin(at().plus(after), muscle)
    }

    /// The cramps that are left once every window has done what is to be done.
    fn left(mut diary: Diary) -> Vec<Cramp> {
        let now = at().plus(20 * SECOND);
        for record in one_of_two(&diary, now) {
            assert!(diary.take(record));
        }
        assert_eq!(one_of_two(&diary, now), [], "it is done once");
        let cramps = diary.newest().filter_map(|(_, entry)| entry.cramp().cloned());
        cramps.collect()
    }

    #[test]
    fn two_that_began_together_are_one_with_what_was_told_of_either() {
        for order in [[1, 2], [2, 1]] {
            let two = [(order[0], begun(0, None)), (order[1], begun(3 * SECOND, Some(Muscle::Foot)))];
            assert_eq!(left(with(&two)), [begun(0, Some(Muscle::Foot))]);
        }
        let same = [(1, begun(0, Some(Muscle::Quad))), (2, begun(0, Some(Muscle::Foot)))];
        assert_eq!(left(with(&same)), [begun(0, Some(Muscle::Quad))]);
    }

    #[test]
    fn two_cramps_stay_two() {
        let mut eased = begun(0, None);
        eased.ease(at().plus(SECOND));
        let after = [(1, eased.clone()), (2, begun(2 * SECOND, None))];
        assert_eq!(left(with(&after)).len(), 2, "one was over");
        let apart = [(1, begun(0, None)), (2, begun(TOGETHER + 1, None))];
        assert_eq!(left(with(&apart)).len(), 2);
        assert_eq!(left(with(&[(1, begun(0, None))])).len(), 1);
    }
}
