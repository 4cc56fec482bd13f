//! The care for the diary on this device: backups, what the browser promised, reminders.

use crate::platform::clock;
use crate::state::App;
use crate::state::daylight::VERSION;
use crate::state::notices::Notice;
use crate::state::persistence::Vault;
use domain::care::Care;
use leptos::prelude::*;

/// The care slice.
#[derive(Clone, Copy)]
pub struct CareState {
    care: RwSignal<Care>,
    vault: Vault,
}

impl CareState {
    /// The care as it was opened.
    pub fn new(vault: Vault, care: Care) -> Self {
        Self { care: RwSignal::new(care), vault }
    }

    /// Looks at it and follows it.
    pub fn with<T>(self, look: impl FnOnce(&Care) -> T) -> T {
        self.care.with(look)
    }

    /// Looks at it once.
    pub fn with_now<T>(self, look: impl FnOnce(&Care) -> T) -> T {
        self.care.with_untracked(look)
    }

    /// Changes it and saves it.
    pub fn change(self, change: impl FnOnce(&mut Care)) {
        self.care.update(|care| {
            change(care);
            // Whoever begins with this version has no news to hear of it.
            care.seen.get_or_insert(VERSION);
        });
        self.care.with_untracked(|care| self.vault.save_care(care));
    }

    /// Takes what was saved elsewhere.
    pub fn adopt(self, care: Care) {
        self.care.set(care);
    }

    /// Offers a backup when one is due, by day only: nobody is asked for anything at night.
    pub fn remind(self, app: &App) {
        let now = clock::now();
        let due = app.journal.with_now(|diary| self.with_now(|care| care.is_due(diary, now)));
        if let Some(due) = due.filter(|_| now.is_daytime()) {
            app.notices.say(Notice::BackupDue(due));
        }
    }

    /// Puts the reminder off.
    pub fn put_off(self) {
        self.change(|care| care.put_off = Some(clock::now()));
    }
}
