//! What a person does to keep the diary safe: back up, restore and take it back, tables, checking both copies, deleting it all.

use crate::platform::picked::{self, Picked};
use crate::platform::share::Shared;
use crate::platform::{clipboard, clock, download, install, location, promise, share};
use crate::state::care::CareState;
use crate::state::journal::Journal;
use crate::state::notices::{Notice, Notices};
use crate::state::persistence::Vault;
use crate::state::preferences::Preferences;
use crate::state::{App, keeping};
use domain::content::safekeeping as words;
use domain::diary::{Diary, Record};
use domain::exchange::{self, NotABackup, Preview, Taking};
use domain::install::Way;
use domain::keeper::{Event as Happened, Kept};
use domain::settings::Settings;
use domain::vault;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos::task::spawn_local;

/// What a page that deleted everything tells the next one: one of the two stores refused.
pub const LEFT: &str = "quietlegs: left";

/// What the person ticked in the preview of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Of the entries: what was removed here, or in the file.
    pub entries: Taking,
    /// The settings in the file.
    pub settings: bool,
    /// Its emergency number.
    pub number: bool,
}

/// A restoring that can be taken back.
struct Taken {
    before: Diary,
    records: Vec<Record>,
}

/// The slice of what keeps the diary safe.
#[derive(Clone, Copy)]
pub struct Safekeeping {
    said: RwSignal<String>,
    text: RwSignal<Option<String>>,
    preview: RwSignal<Option<Preview>>,
    refused: RwSignal<Option<NotABackup>>,
    busy: RwSignal<bool>,
    promised: RwSignal<Option<bool>>,
    taken: StoredValue<Option<Taken>, LocalStorage>,
    undoes: StoredValue<Option<fn(Self)>, LocalStorage>,
    journal: Journal,
    preferences: Preferences,
    care: CareState,
    vault: Vault,
    notices: Notices,
}

impl Safekeeping {
    /// Nothing in hand.
    pub fn new(
        journal: Journal,
        preferences: Preferences,
        care: CareState,
        vault: Vault,
        notices: Notices,
    ) -> Self {
        Self {
            said: RwSignal::new(String::new()),
            text: RwSignal::new(None),
            preview: RwSignal::new(None),
            refused: RwSignal::new(None),
            busy: RwSignal::new(false),
            promised: RwSignal::new(None),
            taken: StoredValue::new_local(None),
            undoes: StoredValue::new_local(None),
            journal,
            preferences,
            care,
            vault,
            notices,
        }
    }

    /// What was last said, followed.
    pub fn said(self) -> String {
        self.said.get()
    }

    /// A text to copy, for a browser that takes no files, followed.
    pub fn text(self) -> Option<String> {
        self.text.get()
    }

    /// What restoring the picked file would do, followed.
    pub fn preview(self) -> Option<Preview> {
        self.preview.get()
    }

    /// Why the picked file is no backup, followed.
    pub fn refused(self) -> Option<NotABackup> {
        self.refused.get()
    }

    /// Whether a file is being read or taken in, followed.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Everything as the text of one file.
    fn backup_text(self) -> String {
        self.journal.read_all();
        let aside = self.vault.set_aside();
        let now = clock::now();
        self.journal.with_now(|diary| {
            self.preferences.with_now(|settings| exchange::write(diary, settings, &aside, now))
        })
    }

    /// Hands everything over as one file: by the share sheet where the system takes it, else as a download, else as text.
    pub fn back_up(self) {
        let text = self.backup_text();
        let name = exchange::file_name("", "json", clock::now());
        if let Some(sheet) = share::file(&name, "application/json", &text) {
            spawn_local(async move {
                match sheet.await {
                    Shared::Sent => self.backed_up(words::SHARED),
                    Shared::Closed => self.said.set(words::SHARE_CLOSED.to_owned()),
                    Shared::Refused => self.hand_over(&name, text),
                }
            });
        } else {
            self.hand_over(&name, text);
        }
    }

    fn hand_over(self, name: &str, text: String) {
        if download::offer(name, "application/json", &text) {
            self.backed_up(words::HANDED_OVER);
        } else {
            self.said.set(words::NO_FILE_TAKEN.to_owned());
            self.text.set(Some(text));
        }
    }

    /// Shows everything as text. It is a backup once it is copied.
    pub fn show_text(self) {
        self.text.set(Some(self.backup_text()));
    }

    /// Copies the text that is shown.
    pub fn copy_text(self) {
        let Some(text) = self.text.get_untracked() else { return };
        let copied = clipboard::write(&text);
        spawn_local(async move {
            if copied.await {
                self.copied();
            } else {
                self.said.set(words::COPY_BY_HAND.to_owned());
            }
        });
    }

    /// The text that is shown was copied, by the button or by hand.
    pub fn copied(self) {
        // The tables are shown here too, where no file is taken; they are no backup.
        if self.text.with_untracked(|text| text.as_ref().is_some_and(|text| text.starts_with('{'))) {
            self.backed_up(words::COPIED);
        } else {
            self.said.set(words::COPIED.to_owned());
        }
    }

    fn backed_up(self, said: &str) {
        self.said.set(said.to_owned());
        self.care.change(|care| care.backed_up = Some(clock::now()));
    }

    /// Hands over a table of the nights, or of the cramps.
    pub fn table(self, of_nights: bool) {
        self.journal.read_all();
        let (what, text) = self.journal.with_now(|diary| {
            if of_nights {
                ("-nights", exchange::nights(diary))
            } else {
                ("-cramps", exchange::cramps(diary))
            }
        });
        let taken =
            download::offer(&exchange::file_name(what, "csv", clock::now()), "text/csv;charset=utf-8", &text);
        self.said.set(if taken { words::TABLE_HANDED_OVER } else { words::NO_FILE_TAKEN }.to_owned());
        self.text.set((!taken).then_some(text));
    }

    /// Opens the system's file picker.
    pub fn open_picker() {
        picked::open("input[type=file]");
    }

    /// Whether the app runs from the home screen.
    pub fn is_installed() -> bool {
        install::is_installed()
    }

    /// How the app gets to the home screen here.
    pub fn way() -> Way {
        let (installed, offered) = (install::is_installed(), install::is_offered());
        domain::install::way(installed, offered, &install::agent(), install::is_touched())
    }

    /// An app on an iPhone's home screen starts black, not white.
    pub fn start_black() {
        if Self::way() != Way::Apple {
            return;
        }
        if let Some(picture) = install::pixels().and_then(domain::install::start_picture) {
            install::show_at_start(&picture);
        }
    }

    /// Lets the browser ask whether to install. To be called in a tap.
    pub fn ask_to_install() {
        install::ask();
    }

    /// Asks what the browser promises about keeping the data; the answer is followed by [`Safekeeping::promised`].
    pub fn look_at_promise(self) {
        spawn_local(async move { self.promised.set(promise::is_promised().await) });
    }

    /// What the browser promises, followed.
    pub fn promised(self) -> Option<bool> {
        self.promised.get()
    }

    /// Reads the file picked in a field and says what restoring it would do. Changes nothing.
    pub fn pick(self, event: &Event) {
        let Some(file) = picked::of(event) else { return };
        self.preview.set(None);
        self.refused.set(None);
        self.said.set(String::new());
        if file.size() > exchange::LARGEST {
            self.refused.set(Some(NotABackup::TooLarge));
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let found = self.look_into(file).await;
            self.busy.set(false);
            match found {
                Ok(preview) => self.preview.set(Some(preview)),
                Err(why) => self.refused.set(Some(why)),
            }
        });
    }

    async fn look_into(self, file: Picked) -> Result<Preview, NotABackup> {
        let bytes = file.bytes().await.ok_or(NotABackup::Gone)?;
        let text = exchange::decode(&bytes)?;
        drop(bytes);
        self.journal.read_all();
        self.journal.with_now(|diary| exchange::preview(&text, diary, clock::now()))
    }

    /// Forgets the picked file.
    pub fn put_away(self) {
        self.preview.set(None);
        self.refused.set(None);
    }

    /// Takes in what the preview says and the person ticked.
    pub fn restore(self, ticks: Ticks) {
        let Some(preview) = self.preview.get_untracked() else { return };
        let before = self.journal.with_now(Diary::clone);
        let records = preview.takes(&before, ticks.entries, clock::now());
        if let Some(theirs) = preview.settings {
            self.take_settings(theirs, ticks);
        }
        self.preview.set(None);
        let (taken, removed): (Vec<&Record>, Vec<&Record>) =
            records.iter().partition(|record| record.entry.is_some());
        let removed = removed.iter().filter(|record| before.get(&record.id).is_some()).count();
        let notice = Notice::TakenIn { taken: taken.len(), removed };
        self.taken.set_value(Some(Taken { before, records: records.clone() }));
        self.take_in(records, notice);
    }

    /// The settings of a file, and the number to dial, each only where it was ticked.
    fn take_settings(self, theirs: Settings, ticks: Ticks) {
        if ticks.settings || ticks.number {
            self.preferences.change(|ours| {
                let number = if ticks.number { theirs.emergency.clone() } else { ours.emergency.clone() };
                let rest = if ticks.settings { theirs } else { ours.clone() };
                *ours = Settings { emergency: number, ..rest };
            });
        }
    }

    /// Lends what takes a restoring back: it comes with the rest of the app, as restoring does.
    pub fn give(self, undo: fn(Self)) {
        self.undoes.set_value(Some(undo));
    }

    /// Takes the last restoring back.
    pub fn ask_undo(self) {
        if let Some(undo) = self.undoes.get_value() {
            undo(self);
        }
    }

    /// The same, where it is done.
    pub fn undo(self) {
        let Some(Taken { before, records }) = self.taken.try_update_value(Option::take).flatten() else {
            return;
        };
        let back = self.journal.with_now(|after| exchange::undo(&before, after, &records, clock::now()));
        self.take_in(back, Notice::TakenBack);
    }

    /// Saves many revisions at once and says so when they are safe.
    fn take_in(self, records: Vec<Record>, notice: Notice) {
        if records.is_empty() {
            self.notices.say(notice);
            return;
        }
        self.busy.set(true);
        self.journal.take(records.clone());
        let done = move |kept: Kept| {
            self.busy.set(false);
            match kept {
                Kept::Nowhere(fault) => self.notices.say(Notice::ChoiceNotSaved(fault)),
                other => {
                    self.notices.say(notice);
                    self.vault.say_where(&other);
                }
            }
        };
        let now = clock::now();
        self.journal.with_now(|diary| {
            self.vault.save_many(|index| vault::take_in(diary, index, &records, now), done);
        });
    }

    /// Says that something is under way, or no more.
    pub fn set_busy(self, busy: bool) {
        self.busy.set(busy);
    }

    /// Says something where what was done last is said.
    pub fn say(self, text: String) {
        self.said.set(text);
    }

    /// Deletes everything in both stores and starts anew, also when one of them refused: then that is said.
    pub fn erase(self, app: &'static App) {
        self.busy.set(true);
        keeping::on(app, Happened::EraseAsked);
    }

    /// Everything was deleted in localStorage and in the second store, or not.
    pub fn erased(self, [local, twin]: [bool; 2]) {
        if !local && !twin {
            self.busy.set(false);
            self.said.set(words::NOT_ERASED.to_owned());
            return;
        }
        // Where no second copy was ever made, none is left.
        if !local || (!twin && self.care.with_now(|care| care.twin)) {
            location::leave_word(LEFT);
        }
        location::replace("#/");
        location::reload();
    }
}
