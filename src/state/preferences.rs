//! What the person chose, applied to the document at once.

use crate::platform::document;
use crate::state::notices::{Notice, Notices};
use crate::state::persistence::Vault;
use domain::settings::{Settings, Theme};
use leptos::prelude::*;

/// The settings slice.
#[derive(Clone, Copy)]
pub struct Preferences {
    settings: RwSignal<Settings>,
    vault: Vault,
    notices: Notices,
}

impl Preferences {
    /// The settings as they were opened.
    pub fn new(vault: Vault, notices: Notices, settings: Settings) -> Self {
        let one = Self { settings: RwSignal::new(settings), vault, notices };
        one.apply();
        one
    }

    /// Looks at the settings and follows them.
    pub fn with<T>(self, look: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with(look)
    }

    /// Looks at the settings once.
    pub fn with_now<T>(self, look: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with_untracked(look)
    }

    /// Changes the settings, shows and saves them.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.apply();
        if let Err(fault) = self.settings.with_untracked(|settings| self.vault.save_settings(settings)) {
            self.notices.say(Notice::ChoiceNotSaved(fault));
        }
    }

    fn apply(self) {
        self.settings.with_untracked(|settings| {
            document::mark("theme", settings.theme.id());
            document::mark("text", &settings.text.step().to_string());
            let (scheme, bar) = match settings.theme {
                Theme::Night => ("dark", "#000000"),
                Theme::Dark => ("dark", "#15120F"),
                Theme::Day => ("light", "#F6F1E8"),
            };
            document::set_scheme(scheme, bar);
        });
    }
}
