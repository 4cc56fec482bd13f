//! What the person chose, applied to the document at once.

use crate::platform::{clock, document};
use crate::state::persistence::Vault;
use domain::settings::{Settings, Theme};
use leptos::prelude::*;

/// The settings slice.
#[derive(Clone, Copy)]
pub struct Preferences {
    settings: RwSignal<Settings>,
    untouched: RwSignal<bool>,
    vault: Vault,
}

impl Preferences {
    /// The settings as they were opened; `untouched` when none were stored.
    pub fn new(vault: Vault, settings: Settings, untouched: bool) -> Self {
        let one = Self { settings: RwSignal::new(settings), untouched: RwSignal::new(untouched), vault };
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
        self.untouched.set(false);
        self.settings.update(change);
        self.apply();
        self.settings.with_untracked(|settings| self.vault.save_settings(settings));
    }

    /// Takes what was saved elsewhere: another tab, the second store.
    pub fn adopt(self, settings: Settings) {
        self.untouched.set(false);
        self.settings.set(settings);
        self.apply();
    }

    /// Whether the person has never chosen anything on this device, followed.
    pub fn are_untouched(self) -> bool {
        self.untouched.get()
    }

    /// The colours shown now.
    pub fn theme(self) -> Theme {
        self.with_now(|settings| settings.theme.shown(clock::now().hour()))
    }

    /// Shows the document as was chosen, and as the hour has it.
    pub fn apply(self) {
        let theme = self.theme();
        self.settings.with_untracked(|settings| {
            document::mark("theme", theme.id());
            document::mark("text", &settings.text.step().to_string());
            document::mark("still", if settings.still { "yes" } else { "no" });
            let (scheme, bar) = match theme {
                Theme::Dark => ("dark", "#15120F"),
                Theme::Day => ("light", "#F6F1E8"),
                _ => ("dark", "#000000"),
            };
            document::set_scheme(scheme, bar);
        });
    }
}
