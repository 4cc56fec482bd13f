//! The diary and what a person does with it. Every change is saved at once; a failed save is said aloud.

use crate::platform::timer::Timer;
use crate::platform::{clock, location, random};
use crate::state::notices::{Notice, Notices};
use crate::state::persistence::Vault;
use domain::body::Muscle;
use domain::cramp::{Cramp, one_of_two};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::Moment;
use domain::month::Month;
use domain::route::Route;
use domain::stamp::Writer;
use domain::vault;
use leptos::prelude::*;

/// How many folded months are read in one go.
const MONTHS_AT_ONCE: usize = 12;

/// The diary slice.
#[derive(Clone, Copy)]
pub struct Journal {
    diary: RwSignal<Diary>,
    whole: RwSignal<bool>,
    vault: Vault,
    notices: Notices,
}

impl Journal {
    /// The diary as it was opened: the months still open. The others are read when someone looks.
    pub fn new(vault: Vault, notices: Notices, records: Vec<Record>) -> Self {
        let mut diary = Diary::of(Writer::new(random::bits()));
        for record in records {
            diary.take(record);
        }
        let whole = vault.unread().is_empty();
        Self { diary: RwSignal::new(diary), whole: RwSignal::new(whole), vault, notices }
    }

    /// Looks at the diary and follows it.
    pub fn with<T>(self, look: impl FnOnce(&Diary) -> T) -> T {
        self.diary.with(look)
    }

    /// Looks at the diary once.
    pub fn with_now<T>(self, look: impl FnOnce(&Diary) -> T) -> T {
        self.diary.with_untracked(look)
    }

    /// Whether every month has been read, followed.
    pub fn is_whole(self) -> bool {
        self.whole.get()
    }

    /// Reads the months not read yet, the newest first, a few at a time.
    pub fn read_on(self) {
        let months = self.vault.unread();
        let some: Vec<_> = months.iter().take(MONTHS_AT_ONCE).cloned().collect();
        self.take(self.vault.load(&some).records);
        let left = self.vault.unread().len();
        // A store that fails while it is read gives nothing more by being asked again.
        if left == 0 || left == months.len() {
            self.whole.set(true);
        } else {
            std::mem::forget(Timer::after(0, move || self.read_on()));
        }
    }

    /// Reads all that was not read yet, now: for what must have everything, such as a backup.
    pub fn read_all(self) {
        let months = self.vault.unread();
        if !months.is_empty() {
            self.take(self.vault.load(&months).records);
        }
        self.whole.set(true);
    }

    pub(super) fn update(self, change: impl FnOnce(&mut Diary)) {
        self.diary.update(change);
    }

    /// Forgets everything: it was deleted, and is taken in anew from where it is not.
    pub fn forget(self) {
        self.diary.update(|diary| *diary = Diary::of(diary.writer()));
    }

    /// Takes in revisions that are in storage already.
    pub fn take(self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        self.diary.update(|diary| {
            for record in records {
                diary.take(record);
            }
        });
    }

    /// Takes up the cramp whose clock runs, or begins one at `start`.
    pub fn begin_cramp(self, start: Moment, muscle: Option<Muscle>) -> Id {
        if let Some((id, _)) = self.with_now(|diary| diary.running(clock::now())) {
            return id;
        }
        self.add(Entry::Cramp(Cramp::begin(start, muscle)))
    }

    /// Changes a cramp; nothing is saved when nothing changed.
    pub fn change_cramp(self, id: &Id, change: impl FnOnce(&mut Cramp)) {
        let Some(before) = self.with_now(|diary| diary.cramp(id).cloned()) else { return };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.revise(id, EntryKind::Cramp, Some(Entry::Cramp(after)));
        }
    }

    /// Adds an entry.
    pub fn add(self, entry: Entry) -> Id {
        let id = Id::from_parts(clock::now().epoch(), random::bits());
        self.revise(&id, entry.kind(), Some(entry));
        id
    }

    /// Removes an entry and offers to bring it back.
    pub fn remove(self, id: &Id) {
        let Some(entry) = self.with_now(|diary| diary.get(id).cloned()) else { return };
        let kind = entry.kind();
        self.revise(id, kind, None);
        let back = self.with_now(|diary| diary.revise(id, kind, Some(entry), clock::now()));
        self.notices.say(Notice::Removed(back));
    }

    /// Brings back what was removed, or tries again to save what was not: as it is by now, if it was changed since.
    pub fn put(self, record: Record) {
        let later =
            self.with_now(|diary| diary.record(&record.id).filter(|known| known.rev >= record.rev).cloned());
        let record = later.unwrap_or(record);
        self.revise(&record.id, record.kind, record.entry);
    }

    /// Gives up the clocks that ran all night: their length is not known.
    pub fn close_overrun(self) {
        for record in self.with_now(|diary| diary.overrun(clock::now())) {
            self.keep(record);
        }
    }

    /// Makes one of two cramps that two windows began at one moment.
    pub fn one_cramp(self) {
        for record in self.with_now(|diary| one_of_two(diary, clock::now())) {
            self.keep(record);
        }
    }

    /// Saves a revision and takes it in.
    pub fn keep(self, record: Record) {
        self.vault.save(record.clone());
        self.take(vec![record]);
    }

    /// Reads one folded month, if it was not read yet.
    pub(super) fn read_month(self, month: Month) {
        let unread = self.vault.look(|keeper| vault::unread_of(keeper.index(), month));
        self.take(self.vault.load(&unread).records);
    }

    /// The oldest folded month.
    pub(super) fn oldest_month(self) -> Option<Month> {
        self.vault.look(|keeper| vault::oldest(keeper.index()))
    }

    /// Saves the next revision.
    pub(super) fn revise(self, id: &Id, kind: EntryKind, entry: Option<Entry>) {
        let record = self.with_now(|diary| diary.revise(id, kind, entry, clock::now()));
        // Nobody is asked anything at night, nor in a cramp.
        if clock::now().is_daytime() && !Route::parse(&location::hash()).is_undisturbed() {
            self.vault.promise_once();
        }
        self.keep(record);
    }
}
