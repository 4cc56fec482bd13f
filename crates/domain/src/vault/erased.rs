//! Deleting everything: the marks of both stores, and what of an older state goes.

use super::index::Index;
use super::name::ERASED;
use super::open::{Loaded, gather};
use crate::diary::{Diary, Record};
use crate::moment::{Millis, Moment};
use crate::wire::Mark;

/// Both stores do not have the same mark. Mostly everything was deleted at a moment that one remembers and the other does not:
/// what only the other holds is then an older state that came back after a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The mark that both are to have.
    text: String,
    at: Millis,
    behind: Option<Behind>,
    /// All that is behind goes, whatever the clock said when it was written.
    all: bool,
    /// Whether localStorage and the second store lack it.
    lacks: [bool; 2],
}

/// Which store holds an older state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// localStorage.
    Local,
    /// The second store.
    Twin,
}

impl Erased {
    /// Looks at the marks of both stores. A mark that cannot be read deletes nothing and is written anew.
    pub fn look(local: Option<&str>, twin: Option<&str>) -> Option<Self> {
        let read = |mark: Option<&str>| mark.map_or(Ok(Mark::default()), Mark::read);
        let mut all = false;
        let (mark, behind) = match (read(local), read(twin)) {
            (Ok(local), Ok(twin)) if twin.was_not_asked_by(&local) => {
                all = true;
                (Mark { count: local.count.max(twin.count), ..local }, Some(Behind::Twin))
            }
            (Ok(local), Ok(twin)) if local.is_before(&twin) => (twin, Some(Behind::Local)),
            (Ok(local), Ok(twin)) if twin.is_before(&local) => (local, Some(Behind::Twin)),
            (Ok(local), Ok(twin)) => (local.with(&twin), None),
            (Err(_), Ok(mark)) | (Ok(mark), Err(_)) => (mark, None),
            (Err(_), Err(_)) => return None,
        };
        let text = mark.write();
        let lacks = [local != Some(text.as_str()), twin != Some(text.as_str())];
        let says = mark != Mark::default() && lacks != [false, false];
        says.then_some(Self { text, at: mark.at, behind, all, lacks })
    }

    /// Whether everything was deleted after a page was opened: `opened` is the mark that localStorage had then, `found` the one
    /// there is now. A mark that is gone or cannot be read says nothing; before one that could not be read then, anything may have been.
    pub fn is_since(opened: Option<&str>, found: Option<&str>) -> bool {
        let opened = opened.and_then(|mark| Mark::read(mark).ok()).unwrap_or_default();
        found.and_then(|mark| Mark::read(mark).ok()).is_some_and(|found| opened.is_outlived_by(&found))
    }

    /// Whether `later` is a mark for a store that has this one and is to be emptied.
    pub fn ends(found: Option<&str>, later: &str) -> bool {
        let found = found.and_then(|mark| Mark::read(mark).ok()).unwrap_or_default();
        Mark::read(later).is_ok_and(|later| found.is_ended_by(&later))
    }

    /// What was deleted after a page was opened, for the store that may still be given some of it.
    pub fn since(opened: Option<&str>, found: Option<&str>) -> Option<Self> {
        let opened = opened.map_or(Ok(Mark::default()), Mark::read).ok()?;
        let mark = Mark::read(found?).ok().filter(|found| opened.is_outlived_by(found))?;
        Some(Self {
            text: mark.write(),
            at: mark.at,
            behind: Some(Behind::Local),
            all: false,
            lacks: [false, false],
        })
    }

    /// The mark when everything is to be deleted at `now`: after every deletion before, and later than every change in `diary`, all
    /// of which should have been read, whatever the phone's clock did.
    pub fn next(diary: &Diary, local: Option<&str>, twin: Option<&str>, now: Moment) -> Mark {
        let marks = [local, twin].map(|mark| mark.and_then(|text| Mark::read(text).ok()).unwrap_or_default());
        let changes = diary.records().map(|record| record.changed().max(record.id.born().unwrap_or(0)));
        let known = marks.iter().filter(|mark| mark.at > 0).map(|mark| mark.at.saturating_add(1));
        let at = known.chain(changes).fold(now.epoch(), Millis::max);
        let [local, twin] = marks;
        local.with(&twin).after(at)
    }

    /// The mark, for a store that does not have it.
    pub fn mark(&self) -> (String, String) {
        (ERASED.to_owned(), self.text.clone())
    }

    pub(super) fn mark_for_local(&self) -> Option<(String, String)> {
        self.lacks[0].then(|| self.mark())
    }

    pub(super) fn mark_for_twin(&self) -> Option<(String, String)> {
        self.lacks[1].then(|| self.mark())
    }

    /// Whether localStorage, or a page that knew its mark, holds an older state.
    pub fn is_local_behind(&self) -> bool {
        self.is_behind(Behind::Local)
    }

    /// Whether the second store holds an older state.
    pub fn is_twin_behind(&self) -> bool {
        self.is_behind(Behind::Twin)
    }

    pub(super) fn is_behind(&self, store: Behind) -> bool {
        self.behind == Some(store)
    }

    fn covers(&self, record: &Record) -> bool {
        let born = record.id.born();
        self.all || (record.changed() <= self.at && born.is_none_or(|born| born <= self.at))
    }

    /// Whether a value of the store that is behind is to go, and what in it is newer and stays.
    pub(super) fn forgets(&self, key: &str, value: &str) -> Option<Vec<Record>> {
        let mut loaded = Loaded::default();
        let _whole = gather(&mut loaded, &mut Index::default(), key, value).is_ok();
        let (gone, newer): (Vec<_>, Vec<_>) =
            loaded.records.into_iter().partition(|record| self.covers(record));
        (newer.is_empty() || !gone.is_empty()).then_some(newer)
    }
}
