//! The mark of a store: how often and when everything was deleted, and which beginnings of localStorage live on in it.
//!
//! A clock may be wrong, so marks are ordered by the count first. A localStorage that began empty, because it was new or the
//! browser lost it, says so by a beginning of its own. A mark knows the beginnings it deleted. So an older state that came back is
//! told from one that was begun since.

use super::{ONLY, Unreadable, seal, unseal_as};
use crate::moment::Millis;

/// How many beginnings are remembered.
const REMEMBERED: usize = 8;

/// Stands among what was deleted for every beginning until then: the second store did not say of which it knew.
const ALL: Millis = Millis::MAX;

/// What `quietlegs/erased` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// How often everything was deleted. Until 2026-11 this was not counted, and is 0.
    pub count: u32,
    /// When it was last deleted, after every change deleted with it; 0 when it never was.
    pub at: Millis,
    /// Beginnings that live on in this store.
    pub alive: Vec<Millis>,
    /// Beginnings that were deleted.
    pub dead: Vec<Millis>,
}

impl Mark {
    /// The mark of a localStorage that began empty.
    pub fn begun(at: Millis) -> Self {
        Self { alive: vec![at], ..Self::default() }
    }

    /// Reads a mark.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let envelope = unseal_as(text, "erased", ONLY)?;
        let (alive, dead) = envelope.body.split_once(';').unwrap_or_default();
        let list = |text: &str| text.split(',').filter_map(|one| one.parse().ok()).collect();
        Ok(Self {
            count: envelope.number,
            at: super::time(envelope.stamps)?,
            alive: list(alive),
            dead: list(dead),
        })
    }

    /// The stored text.
    pub fn write(&self) -> String {
        let list = |of: &[Millis]| of.iter().map(Millis::to_string).collect::<Vec<_>>().join(",");
        let none = self.alive.is_empty() && self.dead.is_empty();
        let body = if none { String::new() } else { format!("{};{}", list(&self.alive), list(&self.dead)) };
        seal("erased", ONLY, self.count, &self.at.to_string(), &body)
    }

    /// What marks are ordered by.
    pub const fn rank(&self) -> (u32, Millis) {
        (self.count, self.at)
    }

    /// Whether a state with this mark is older than the deletion `later` tells of. One that began by itself and was not deleted
    /// is none.
    pub fn is_before(&self, later: &Self) -> bool {
        let own = self.rank() == (0, 0) && !self.alive.is_empty();
        let all = later.dead.contains(&ALL);
        let was_deleted = self.alive.iter().any(|one| later.dead.contains(one) || (all && *one <= later.at));
        later.rank() > self.rank() && (!own || was_deleted)
    }

    /// Whether `later` tells of a deletion that whoever knows this mark does not know. Each is put after all that are known: one that
    /// is later by the clock alone was counted anew, because the count was lost.
    fn does_not_know(&self, later: &Self) -> bool {
        later.rank() > self.rank() || later.at > self.at
    }

    /// Whether a second store with this mark is older than a deletion that could not ask it: it never got there since, whatever the
    /// clock did.
    pub fn was_not_asked_by(&self, later: &Self) -> bool {
        self.does_not_know(later) && later.dead.contains(&ALL)
    }

    /// Whether a page that knew this mark holds in memory what was deleted when there is `later`. Where its beginning lives on, only
    /// another deletion became known, which it had no part in.
    pub fn is_outlived_by(&self, later: &Self) -> bool {
        self.does_not_know(later) && !self.alive.iter().any(|one| later.alive.contains(one))
    }

    /// Whether `later` tells that all was deleted that a store with this mark has.
    pub fn is_ended_by(&self, later: &Self) -> bool {
        later.rank() > self.rank() && self.alive.iter().all(|one| later.dead.contains(one))
    }

    /// The mark of a store that has what both have.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let (high, low) = if self.rank() < other.rank() { (other, self) } else { (self, other) };
        let mut mark = high.clone();
        for one in low.dead.iter().filter(|one| !high.dead.contains(one)) {
            mark.dead.push(*one);
        }
        for one in low.alive.iter().filter(|one| !high.alive.contains(one)) {
            mark.alive.push(*one);
        }
        mark.alive.retain(|one| !mark.dead.contains(one));
        mark.trimmed()
    }

    /// The mark when everything is deleted that this store has: at `at`, as the deletion after this one.
    #[must_use]
    pub fn after(&self, at: Millis) -> Self {
        let dead = self.dead.iter().chain(&self.alive).copied().collect();
        Self { count: self.count.saturating_add(1), at, alive: Vec::new(), dead }.trimmed()
    }

    /// The same, where not all could be asked what they have.
    #[must_use]
    pub fn of_all(mut self) -> Self {
        self.dead.push(ALL);
        self.trimmed()
    }

    /// The same lists in the same order, whoever made them; the oldest beginnings go.
    fn trimmed(mut self) -> Self {
        for list in [&mut self.alive, &mut self.dead] {
            list.sort_unstable();
            list.dedup();
            list.drain(..list.len().saturating_sub(REMEMBERED));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_back_and_one_from_before_beginnings_were_kept_too() {
        let mark = Mark { count: 3, at: 5, alive: vec![7, 9], dead: vec![1] };
        assert_eq!(Mark::read(&mark.write()), Ok(mark.clone()));
        let old = super::super::write_mark(5);
        assert_eq!(Mark::read(&old), Ok(Mark { at: 5, ..Mark::default() }));
        assert!(old.ends_with('|'), "{old}");
        assert_eq!(Mark::read("2|erased"), Err(Unreadable::Envelope));
    }

    #[test]
    fn a_state_is_older_by_the_count_and_one_begun_since_never_is() {
        let first = Mark::begun(10);
        let erased = first.after(99);
        assert_eq!(erased, Mark { count: 1, at: 99, alive: vec![], dead: vec![10] });
        assert!(first.is_before(&erased) && Mark::default().is_before(&erased));
        assert!(!Mark::begun(11).is_before(&erased));
        // The clock was put back.
        assert!(erased.is_before(&erased.after(5)) && !erased.after(5).is_before(&erased));
        let joined = Mark::begun(11).with(&erased);
        assert_eq!(joined, Mark { alive: vec![11], ..erased.clone() });
        assert!(Mark::begun(11).is_before(&joined.after(100)));
        assert!(!joined.is_before(&erased) && !erased.is_before(&joined));
    }
}
