//! The diary and what a person does with it. Every change is saved at once; a failed save is said aloud.

use crate::platform::{clock, download, random};
use crate::state::notices::{Notice, Notices};
use crate::state::persistence::Vault;
use domain::cramp::Cramp;
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange;
use domain::id::Id;
use domain::moment::Moment;
use domain::relief::Muscle;
use leptos::prelude::*;

/// The diary slice.
#[derive(Clone, Copy)]
pub struct Journal {
    diary: RwSignal<Diary>,
    vault: Vault,
    notices: Notices,
}

impl Journal {
    /// The diary as it was opened.
    pub fn new(vault: Vault, notices: Notices, diary: Diary) -> Self {
        Self { diary: RwSignal::new(diary), vault, notices }
    }

    /// Looks at the diary and follows it.
    pub fn with<T>(self, look: impl FnOnce(&Diary) -> T) -> T {
        self.diary.with(look)
    }

    /// Looks at the diary once.
    pub fn with_now<T>(self, look: impl FnOnce(&Diary) -> T) -> T {
        self.diary.with_untracked(look)
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
        let back = self.with_now(|diary| diary.revise(id, kind, Some(entry)));
        self.notices.say(Notice::Removed(back));
    }

    /// Brings back what was removed, or tries again to save what was not.
    pub fn put(self, record: Record) {
        let next = self.with_now(|diary| diary.revise(&record.id, record.kind, record.entry));
        self.commit(next);
    }

    /// Gives up the clocks that ran all night: their length is not known.
    pub fn close_overrun(self) {
        for record in self.with_now(|diary| diary.overrun(clock::now())) {
            self.commit(record);
        }
    }

    /// Everything of this app as the text of one file.
    pub fn back_up_text(self) -> String {
        self.with_now(|diary| exchange::write(diary, &self.vault.everything(), clock::now()))
    }

    /// Offers everything as one file. Answers the text, for a browser that takes no files, and whether it took this one.
    pub fn back_up(self) -> (String, bool) {
        let text = self.back_up_text();
        let taken = download::offer(&exchange::file_name(clock::now()), "application/json", &text);
        (text, taken)
    }

    fn revise(self, id: &Id, kind: EntryKind, entry: Option<Entry>) {
        let record = self.with_now(|diary| diary.revise(id, kind, entry));
        self.commit(record);
    }

    fn commit(self, record: Record) {
        let replaces = self.with_now(|diary| diary.revision(&record.id));
        let saved = self.vault.save(&record, replaces);
        self.diary.update(|diary| {
            diary.take(record.clone());
        });
        if let Err(fault) = saved {
            self.notices.say(Notice::NotSaved(fault, record));
        }
    }
}
