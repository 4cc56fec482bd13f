//! The only writer of storage. Everyone else asks here.

use crate::platform::storage::LocalStore;
use crate::state::notices::{Notice, Notices};
use domain::diary::Record;
use domain::session::Session;
use domain::settings::Settings;
use domain::vault::{self, Fault, Opened, Slots};
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// The open store, what was read from it, and whether it may be written.
struct Open {
    store: Result<LocalStore, Fault>,
    slots: Slots,
    newer: bool,
}

impl Open {
    fn writable(&self) -> Result<&LocalStore, Fault> {
        if self.newer {
            return Err(Fault::ReadOnly);
        }
        self.store.as_ref().map_err(Clone::clone)
    }
}

/// The one door to storage.
#[derive(Clone, Copy)]
pub struct Vault {
    open: StoredValue<Open, LocalStorage>,
}

/// Opens storage and reads it. Whatever goes wrong becomes a notice; the app runs in any case.
pub fn open(notices: Notices) -> (Vault, Opened) {
    let store = LocalStore::open();
    let read = store.as_ref().map_err(Clone::clone).and_then(|store| vault::open(store));
    let opened = read.unwrap_or_else(|_| {
        notices.say(Notice::Blocked);
        Opened::default()
    });
    if opened.newer {
        notices.say(Notice::ReadOnly);
    }
    if !opened.set_aside.is_empty() {
        notices.say(Notice::SetAside(opened.set_aside.len()));
    }
    let open = Open { store, slots: opened.slots, newer: opened.newer };
    (Vault { open: StoredValue::new_local(open) }, opened)
}

impl Vault {
    /// Saves one revision in place of `replaces`.
    pub fn save(self, record: &Record, replaces: u32) -> Result<(), Fault> {
        self.open.with_value(|open| vault::save(open.writable()?, record, replaces))
    }

    /// Saves the settings.
    pub fn save_settings(self, settings: &Settings) -> Result<(), Fault> {
        self.open
            .try_update_value(|open| {
                open.slots.settings = vault::save_settings(open.writable()?, settings, open.slots.settings)?;
                Ok(())
            })
            .unwrap_or(Err(Fault::Blocked))
    }

    /// Saves the running session, or that there is none.
    pub fn save_session(self, session: Option<&Session>) -> Result<(), Fault> {
        self.open
            .try_update_value(|open| {
                open.slots.session = vault::save_session(open.writable()?, session, open.slots.session)?;
                Ok(())
            })
            .unwrap_or(Err(Fault::Blocked))
    }

    /// Every key and value of this app as it is stored; empty where storage is blocked.
    pub fn everything(self) -> Vec<(String, String)> {
        let read = self.open.with_value(|open| match &open.store {
            Ok(store) => vault::everything(store),
            Err(fault) => Err(fault.clone()),
        });
        read.unwrap_or_default()
    }
}
