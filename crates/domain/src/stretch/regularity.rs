//! How regularly somebody stretched, said kindly: a count over two weeks, never a run of days that a missed night would end.

use crate::diary::{Diary, Entry};
use crate::moment::Moment;
use crate::night::Night;

/// How many nights are looked at.
pub const WINDOW: usize = 14;

/// On how many of how many nights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regularity {
    /// Nights with a stretch session, 1 to `of`.
    pub stretched: usize,
    /// Nights looked at, 1 to [`WINDOW`].
    pub of: usize,
}

impl Regularity {
    /// `Stretched on 9 of the last 14 nights.`
    pub fn sentence(self) -> String {
        match self.of {
            1 => "Stretched once so far.".into(),
            of => format!("Stretched on {} of the last {of} nights.", self.stretched),
        }
    }
}

/// The nights stretched of the last [`WINDOW`]; `None` when there was none, because then there is nothing kind to say.
///
/// Nobody is blamed: tonight counts only when it already has a session (an evening that is not over was not missed), and
/// nights before the first session in the diary do not count. A session ended early and one without the timer count in full.
pub fn regularity(diary: &Diary, now: Moment) -> Option<Regularity> {
    let tonight = Night::of(now);
    let mut stretched = [false; WINDOW + 1];
    let mut oldest = None;
    for (_, entry) in diary.newest() {
        let Entry::Stretch(done) = entry else { continue };
        let ago = (tonight.evening() - Night::of(done.started).evening()).num_days();
        let Ok(ago) = usize::try_from(ago) else { continue };
        if !done.is_empty() {
            oldest = oldest.max(Some(ago));
            match stretched.get_mut(ago) {
                Some(night) => *night = true,
                None => break,
            }
        }
    }
    let first = usize::from(!stretched.first().copied().unwrap_or(false));
    let of = (oldest? + 1).saturating_sub(first).min(WINDOW);
    let count = stretched.iter().skip(first).take(of).filter(|night| **night).count();
    (count > 0).then_some(Regularity { stretched: count, of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::EntryKind;
    use crate::id::Id;
    use crate::moment::HOUR;
    use crate::session::Done;
    use crate::stretch::Choice;
    use proptest::prelude::*;

    /// A diary with a session on each of these evenings, counted back from tonight.
    fn stretched(nights: &[i64], now: Moment) -> Diary {
        let mut diary = Diary::default();
        for (n, ago) in (0..).zip(nights) {
            let started = now.plus(-24 * HOUR * ago);
            let done = Done { left: 1, planned: 120_000, ..Done::untimed(Choice::ALL[0], started) };
            let record =
                diary.revise(&Id::from_parts(0, n), EntryKind::Stretch, Some(Entry::Stretch(done)), now);
            assert!(diary.take(record));
        }
        diary
    }

    fn evening() -> Moment {
        Moment::parse_local("2026-11-23T22:00", 60).unwrap()
    }

    fn said(nights: &[i64]) -> Option<String> {
        regularity(&stretched(nights, evening()), evening()).map(Regularity::sentence)
    }

    #[test]
    fn it_counts_nights_and_not_sessions() {
        assert_eq!(said(&[1, 1, 2, 20]).as_deref(), Some("Stretched on 2 of the last 14 nights."));
    }

    #[test]
    fn an_evening_that_is_not_over_was_not_missed() {
        assert_eq!(said(&[1, 14]).as_deref(), Some("Stretched on 2 of the last 14 nights."));
        assert_eq!(said(&[0, 13]).as_deref(), Some("Stretched on 2 of the last 14 nights."));
        assert_eq!(said(&[0, 14]).as_deref(), Some("Stretched on 1 of the last 14 nights."));
    }

    #[test]
    fn nights_before_the_first_session_do_not_count() {
        assert_eq!(said(&[3, 1]).as_deref(), Some("Stretched on 2 of the last 3 nights."));
        assert_eq!(said(&[0]).as_deref(), Some("Stretched once so far."));
    }

    #[test]
    fn with_nothing_to_count_nothing_is_said() {
        assert_eq!(said(&[]), None);
        assert_eq!(said(&[40]), None);
        assert_eq!(said(&[-3]), None, "an entry dated in the future is not of the last nights");
    }

    proptest! {
        #[test]
        fn a_night_more_never_lowers_the_count(nights in proptest::collection::vec(0_i64..30, 0..20), more in 0_i64..14) {
            let count = |nights: &[i64]| regularity(&stretched(nights, evening()), evening()).map_or(0, |one| one.stretched);
            let before = count(&nights);
            let mut after = nights.clone();
            after.push(more);
            // Tonight's own session moves the window on by one night, which may leave the oldest behind.
            prop_assert!(count(&after) + usize::from(more == 0) >= before);
        }

        #[test]
        fn it_is_never_more_than_all_nights_nor_more_nights_than_the_window(nights in proptest::collection::vec(-5_i64..60, 0..40)) {
            if let Some(found) = regularity(&stretched(&nights, evening()), evening()) {
                prop_assert!((1..=found.of).contains(&found.stretched) && found.of <= WINDOW);
            }
        }
    }
}
