//! Sets of the person's own: reading and changing them, giving one away as a file, opening a file with one. Only the later screens
//! use this.

use crate::platform::picked::{self, Picked};
use crate::platform::share::Shared;
use crate::platform::{clock, download, share};
use crate::state::journal::Journal;
use domain::content::own as words;
use domain::diary::{Diary, EntryKind};
use domain::exchange::{self, LARGEST_ROUTINE, NotARoutine};
use domain::form::set_onto;
use domain::id::Id;
use domain::sheet::{Fault, OwnRoutine};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a picked file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// A set.
    Set(OwnRoutine),
    /// Something else.
    Other(NotARoutine),
}

/// The sets, and what is in hand with them. It lives as long as the view that made it.
#[derive(Clone, Copy)]
pub struct OwnSets {
    said: RwSignal<&'static str>,
    text: RwSignal<Option<String>>,
    file: RwSignal<Option<File>>,
    journal: Journal,
}

impl OwnSets {
    /// Reads the sets, if they were not read yet. Nothing is in hand.
    pub fn new(journal: Journal) -> Self {
        journal.open_standing();
        let (said, text, file) = (RwSignal::new(""), RwSignal::new(None), RwSignal::new(None));
        Self { said, text, file, journal }
    }

    /// Every set, the oldest first, and how many this version cannot read, followed.
    pub fn all(self) -> (Vec<(Id, OwnRoutine)>, usize) {
        self.journal.with(|diary| {
            let mut sheets: Vec<_> = diary.standing(EntryKind::Routine).collect();
            sheets.sort_by_key(|(id, sheet)| (sheet.at().epoch(), *id));
            let count = sheets.len();
            let read = sheets
                .into_iter()
                .filter_map(|(id, sheet)| Some((id.clone(), OwnRoutine::read(sheet).ok()?)));
            let sets: Vec<_> = read.collect();
            let odd = count - sets.len();
            (sets, odd)
        })
    }

    /// One set, as it is now.
    pub fn get(self, id: &Id) -> Option<OwnRoutine> {
        let look = |diary: &Diary| OwnRoutine::read(diary.sheet(id)?).ok();
        self.journal.with_now(look)
    }

    /// Adds a set.
    pub fn add(self, own: &OwnRoutine) -> Option<Id> {
        own.check().ok()?;
        self.journal.add_sheet(EntryKind::Routine, &own.shape())
    }

    /// The same, followed.
    pub fn follow(self, id: &Id) -> Option<OwnRoutine> {
        self.journal.with(|diary| OwnRoutine::read(diary.sheet(id)?).ok())
    }

    /// Changes a set from what it was here to what it is here, keeps it at once, and answers it: with what became of it elsewhere.
    ///
    /// # Errors
    /// What is wrong with it; then nothing is changed.
    pub fn change(self, id: &Id, before: &OwnRoutine, own: &OwnRoutine) -> Result<OwnRoutine, Fault> {
        own.check().map_err(|(_, fault)| fault)?;
        let mut now = self.get(id).unwrap_or_else(|| before.clone());
        set_onto(before, own, &mut now);
        if !self.journal.rewrite_sheet(id, &now.shape()) {
            self.said.set(words::NOT_KEPT);
        }
        Ok(now)
    }

    /// Removes a set and offers to bring it back.
    pub fn remove(self, id: &Id) {
        self.journal.remove(id);
    }

    /// What was last said, followed.
    pub fn said(self) -> &'static str {
        self.said.get()
    }

    /// A text to copy, for a browser that takes no files, followed.
    pub fn text(self) -> Option<String> {
        self.text.get()
    }

    /// What the picked file holds, followed.
    pub fn file(self) -> Option<File> {
        self.file.get()
    }

    /// Hands a set over as a file: by the share sheet where the system takes it, else as a download, else as text.
    pub fn share(self, own: &OwnRoutine) {
        let text = exchange::write_routine(own);
        let name = exchange::file_name("-set", "json", clock::now());
        if let Some(sheet) = share::file(&name, "application/json", &text) {
            spawn_local(async move {
                match sheet.await {
                    Shared::Sent => self.said.set(words::SHARED),
                    Shared::Closed => self.said.set(words::SHARE_CLOSED),
                    Shared::Refused => self.hand_over(&name, text),
                }
            });
        } else {
            self.hand_over(&name, text);
        }
    }

    fn hand_over(self, name: &str, text: String) {
        let taken = download::offer(name, "application/json", &text);
        self.said.set(if taken { words::HANDED_OVER } else { words::NO_FILE_TAKEN });
        self.text.set((!taken).then_some(text));
    }

    /// Opens the system's file picker. To be called in a tap.
    pub fn open_picker(self) {
        self.said.set("");
        picked::open("input[type=file]");
    }

    /// Reads the file picked in a field. Changes nothing.
    pub fn pick(self, event: &Event) {
        let Some(file) = picked::of(event) else { return };
        self.put_away();
        if file.size() > LARGEST_ROUTINE {
            self.file.set(Some(File::Other(NotARoutine::TooLarge)));
            return;
        }
        spawn_local(async move {
            self.file.set(Some(match look_into(file).await {
                Ok(own) => File::Set(own),
                Err(why) => File::Other(why),
            }));
        });
    }

    /// Takes the set of the picked file in, beside those that are here.
    pub fn take(self) {
        if let Some(File::Set(own)) = self.file.get_untracked() {
            self.put_away();
            let added = self.add(&own);
            self.said.set(if added.is_some() { words::TAKEN_IN } else { words::NOT_KEPT });
        }
    }

    /// Forgets the picked file.
    pub fn put_away(self) {
        self.file.set(None);
        self.said.set("");
    }
}

async fn look_into(file: Picked) -> Result<OwnRoutine, NotARoutine> {
    exchange::read_routine(&file.bytes().await.ok_or(NotARoutine::Gone)?)
}
