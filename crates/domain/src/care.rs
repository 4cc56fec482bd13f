//! How the diary is cared for on this device: when it was last backed up and verified, and when to remind.

use crate::diary::Diary;
use crate::moment::{HOUR, Moment};

/// Days after which a backup is old.
pub const OLD_AFTER_DAYS: i64 = 14;
/// New entries after which a backup is old, however fresh.
pub const OLD_AFTER_ENTRIES: usize = 20;
/// Days after which both copies are read through anew.
pub const CHECK_AFTER_DAYS: i64 = 7;
/// Entries a diary must have before it is worth a reminder.
const WORTH_ENTRIES: usize = 3;
/// Days a reminder that was put off stays away.
const PUT_OFF_DAYS: i64 = 3;

/// What is remembered of the care for the diary on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// When the person last took a backup.
    pub backed_up: Option<Moment>,
    /// When both copies were last read through and found right.
    pub verified: Option<Moment>,
    /// Whether the second copy was ever made on this device: then an empty one is a loss, not a beginning.
    pub twin: bool,
    /// When the person last put a reminder off.
    pub put_off: Option<Moment>,
    /// The version whose news the person has seen, or with which they began: see [`crate::news::number`].
    pub seen: Option<i64>,
}

/// Why a backup is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// There never was one.
    Never,
    /// So many days ago.
    Days(i64),
    /// So many entries are newer.
    Entries(usize),
}

impl Care {
    /// Whether both copies are to be read through: [`CHECK_AFTER_DAYS`] days after that was last done, or after the oldest entry
    /// at hand was written; also when the phone's clock was put back since. Never about nothing.
    pub fn is_check_due(&self, diary: &Diary, now: Moment) -> bool {
        let oldest = || diary.records().filter_map(|record| record.id.born()).min();
        let since = self.verified.map(Moment::epoch).or_else(oldest);
        since.is_some_and(|at| !(0..CHECK_AFTER_DAYS).contains(&((now.epoch() - at).div_euclid(24 * HOUR))))
    }

    /// Whether to remind of a backup: after [`OLD_AFTER_DAYS`] days or [`OLD_AFTER_ENTRIES`] new entries, whichever is first;
    /// never about nothing, and not within days of being put off. `first` is when the oldest entry at hand was written.
    pub fn is_due(&self, diary: &Diary, now: Moment) -> Option<Due> {
        let since = self.backed_up.map_or(i64::MIN, Moment::epoch);
        let fresh = diary.written_after(since);
        let days = |from: i64| (now.epoch() - from) / (24 * HOUR);
        if self.put_off.is_some_and(|at| (0..PUT_OFF_DAYS).contains(&days(at.epoch()))) {
            return None;
        }
        match self.backed_up {
            None if fresh >= OLD_AFTER_ENTRIES => Some(Due::Never),
            None => {
                let known = diary.records().filter(|record| record.entry.is_some());
                let oldest = known.filter_map(|record| record.id.born()).min();
                let old = oldest.is_some_and(|at| days(at) >= OLD_AFTER_DAYS);
                (old && fresh >= WORTH_ENTRIES).then_some(Due::Never)
            }
            Some(_) if fresh >= OLD_AFTER_ENTRIES => Some(Due::Entries(fresh)),
            Some(at) if fresh > 0 && days(at.epoch()) >= OLD_AFTER_DAYS => Some(Due::Days(days(at.epoch()))),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cramp::Cramp;
    use crate::diary::{Entry, EntryKind};
    use crate::id::Id;

    fn at(text: &str) -> Moment {
        Moment::parse_local(text, 0).unwrap()
    }

    /// A diary of `count` entries, all written at `written`.
    fn diary(count: u64, written: Moment) -> Diary {
        let mut diary = Diary::default();
        for n in 0..count {
            let entry = Entry::Cramp(Cramp::begin(written, None));
            let id = Id::from_parts(written.epoch(), n);
            let record = diary.revise(&id, EntryKind::Cramp, Some(entry), written);
            assert!(diary.take(record));
        }
        diary
    }

    fn backed_up(text: &str) -> Care {
        Care { backed_up: Some(at(text)), ..Care::default() }
    }

    #[test]
    fn an_empty_diary_and_a_fresh_one_are_never_nagged_about() {
        let now = at("2026-11-24T08:00");
        assert_eq!(Care::default().is_due(&Diary::default(), now), None);
        assert_eq!(Care::default().is_due(&diary(3, at("2026-11-23T08:00")), now), None);
        assert_eq!(Care::default().is_due(&diary(2, at("2026-01-01T08:00")), now), None);
    }

    #[test]
    fn fourteen_days_or_twenty_entries_are_due_and_one_less_is_not() {
        let written = at("2026-11-12T08:00");
        let care = backed_up("2026-11-10T08:00");
        assert_eq!(care.is_due(&diary(1, written), at("2026-11-24T07:59")), None);
        assert_eq!(care.is_due(&diary(1, written), at("2026-11-24T08:00")), Some(Due::Days(14)));
        assert_eq!(care.is_due(&diary(19, written), at("2026-11-13T08:00")), None);
        assert_eq!(care.is_due(&diary(20, written), at("2026-11-13T08:00")), Some(Due::Entries(20)));
    }

    #[test]
    fn nothing_new_since_the_backup_is_nothing_due() {
        let care = backed_up("2026-11-10T08:00");
        assert_eq!(care.is_due(&diary(30, at("2026-11-01T08:00")), at("2027-11-24T08:00")), None);
    }

    #[test]
    fn a_diary_never_backed_up_is_due_at_the_same_bounds() {
        let care = Care::default();
        assert_eq!(care.is_due(&diary(20, at("2026-11-24T08:00")), at("2026-11-24T09:00")), Some(Due::Never));
        assert_eq!(care.is_due(&diary(3, at("2026-11-10T08:00")), at("2026-11-24T08:00")), Some(Due::Never));
        assert_eq!(care.is_due(&diary(3, at("2026-11-10T08:01")), at("2026-11-24T08:00")), None);
    }

    #[test]
    fn both_copies_are_read_through_once_a_week() {
        let now = at("2026-11-24T08:00");
        assert!(!Care::default().is_check_due(&Diary::default(), now));
        for (written, due) in [("2026-11-17T08:01", false), ("2026-11-17T08:00", true)] {
            assert_eq!(Care::default().is_check_due(&diary(1, at(written)), now), due);
            let care = Care { verified: Some(at(written)), ..Care::default() };
            assert_eq!(care.is_check_due(&diary(1, at("2026-01-01T08:00")), now), due, "{written}");
        }
        let ahead = Care { verified: Some(at("2026-11-24T08:01")), ..Care::default() };
        assert!(ahead.is_check_due(&diary(1, now), now));
        let just_now = Care { verified: Some(now), ..Care::default() };
        assert!(!just_now.is_check_due(&diary(1, at("2026-01-01T08:00")), now));
    }

    #[test]
    fn put_off_means_three_days_of_quiet() {
        let care = Care { put_off: Some(at("2026-11-24T08:00")), ..backed_up("2026-10-01T08:00") };
        let diary = diary(1, at("2026-10-12T08:00"));
        assert_eq!(care.is_due(&diary, at("2026-11-27T07:59")), None);
        assert!(care.is_due(&diary, at("2026-11-27T08:00")).is_some());
    }
}
