//! Deleting everything: in the mirror first, so that an older localStorage that comes back is known for what it is.

use super::look::GIVEN_UP;
use super::{Around, Effect, Keeper, Seen, Step};
use crate::vault::{self, Change, ERASED, Erased, Fault, Loaded};
use crate::wire::Mark;

/// How far deleting has come.
#[derive(Debug)]
pub(super) enum Erase {
    /// The mirror is asked for its mark.
    Asking(u32),
    /// Its mark; nothing if it did not answer.
    Marked {
        /// It answered.
        asked: bool,
        /// The mark.
        mark: Option<String>,
    },
    /// The mirror is told to delete everything, and to leave this mark.
    Deleting(u32, String),
}

impl Erase {
    /// Whether this is the question it waits for.
    pub(super) fn is_asking(&self, id: u32) -> bool {
        matches!(self, Self::Asking(asked) if *asked == id)
    }
}

impl Keeper {
    /// The person deletes everything.
    pub(super) fn erase_asked(&mut self) -> Vec<Effect> {
        if self.erase.is_some() {
            return Vec::new();
        }
        if self.newer {
            return vec![Effect::Erased([false, false])];
        }
        if self.door() == Err(Fault::Marked) {
            return self.start_over();
        }
        let id = self.number();
        (self.erase, self.erase_age) = (Some(Erase::Asking(id)), 0);
        vec![Effect::ReadMirror(id, Some(vec![ERASED.to_owned()])), self.queue.next_pause()]
    }

    /// Time went by. Where the mirror does not answer, it counts as one that refuses: deleting comes to an end.
    pub(super) fn erase_waits(&mut self, waited: bool, around: Around<'_>) -> Vec<Effect> {
        self.erase_age = self.erase_age.saturating_add(u8::from(waited));
        if self.erase_age < GIVEN_UP {
            return Vec::new();
        }
        self.erase_age = 0;
        let none = Fault::Failed("no answer".to_owned());
        match self.erase {
            Some(Erase::Asking(_)) => self.erase_seen(Err(none)),
            Some(Erase::Deleting(id, _)) => self.mirror_erased(id, Err(none), around),
            Some(Erase::Marked { .. }) | None => Vec::new(),
        }
    }

    /// The mirror told its mark, or nothing. The new mark is to be later than everything there is, also what another tab wrote.
    pub(super) fn erase_seen(&mut self, result: Result<Seen, Fault>) -> Vec<Effect> {
        let asked = result.is_ok();
        let mark = result.ok().and_then(|seen| seen.get(ERASED).map(str::to_owned));
        self.erase = Some(Erase::Marked { asked, mark });
        let mut all: Loaded = self.reopen();
        let months = vault::unread(&self.index, None);
        all.records.extend(self.load(&months).records);
        vec![Effect::Loaded(Loaded { records: all.records, ..Loaded::default() }), Effect::Again(Step::Erase)]
    }

    /// Everything has been read.
    pub(super) fn erase_now(&mut self, around: Around<'_>) -> Vec<Effect> {
        let is_begun_when_nobody_knows = self.renew_mark(around);
        let Some(Erase::Marked { asked, mark: twin }) = &self.erase else { return Vec::new() };
        let local = self.local_mark();
        let mark = Erased::next(around.diary, local.as_deref(), twin.as_deref(), around.now);
        let knows_all = *asked && self.has_local() && !is_begun_when_nobody_knows;
        let mark = if knows_all { mark } else { mark.of_all() }.write();
        let id = self.number();
        (self.erase, self.erase_age) = (Some(Erase::Deleting(id, mark.clone())), 0);
        vec![Effect::EraseMirror(id, mark), self.queue.next_pause()]
    }

    /// Where localStorage has no mark, or one that cannot be read, it gets the one that this page knows, or one of a beginning: so what
    /// it holds is known to be deleted also when this stops half way. Returns whether it had one that nobody can read: an older
    /// state of localStorage, which may come back, had another beginning.
    fn renew_mark(&self, around: Around<'_>) -> bool {
        let read = |mark: &String| Mark::read(mark).is_ok();
        let found = self.local_mark();
        if found.as_ref().is_some_and(read) {
            return false;
        }
        let known = self.known.clone().filter(read);
        let is_lost = found.is_some() && known.is_none();
        let mark = known.unwrap_or_else(|| Mark::begun(around.now.epoch()).write());
        let change = Change { put: vec![(ERASED.to_owned(), mark)], ..Change::default() };
        drop(self.move_local(&change));
        is_lost
    }

    /// The mirror deleted everything, or refused. localStorage follows.
    pub(super) fn mirror_erased(
        &mut self,
        id: u32,
        result: Result<(), Fault>,
        around: Around<'_>,
    ) -> Vec<Effect> {
        let Some(Erase::Deleting(_, sent)) =
            self.erase.take_if(|erase| matches!(erase, Erase::Deleting(asked, _) if *asked == id))
        else {
            return Vec::new();
        };
        // A mark never goes back, and names each beginning that ends. What came while the mirror was waited for is deleted with the rest.
        let there = self.local_mark();
        let next = || Erased::next(around.diary, there.as_deref(), Some(&sent), around.now);
        let mark = match &result {
            Ok(()) if Erased::ends(there.as_deref(), &sent) => sent.clone(),
            Ok(()) => next().write(),
            Err(_) => next().of_all().write(),
        };
        let local = self.erase_local(&mark);
        if local.is_err() && result.is_err() {
            return vec![Effect::Erased([false, false])];
        }
        self.over = true;
        self.known = Some(mark.clone());
        self.queue.clear(Some(sent));
        self.queue.mark = Some(mark);
        vec![Effect::Broadcast(ERASED.to_owned()), Effect::Erased([local.is_ok(), result.is_ok()])]
    }
}
