//! Erasing: everything in both stores, and that a page which knew it from before does not write it again.

use super::Vault;
use crate::platform::{location, shadow};
use domain::vault::{self, Change, Erased, Fault, Index, Store};
use leptos::prelude::*;

impl Vault {
    /// Deletes everything in both stores, the second first: an older localStorage that comes back is then known for what it
    /// is. Answers what each did: localStorage, the second.
    pub async fn erase(self, at: i64) -> [Result<(), Fault>; 2] {
        let twin = shadow::erase(vault::ERASED, &domain::wire::write_mark(at)).await;
        let local = self.with_store(|store| vault::erase(store, at));
        self.say(vault::ERASED);
        [local, twin]
    }

    /// When everything was last deleted, as localStorage has it.
    pub fn mark(self) -> Option<String> {
        self.with_store(|store| store.get(vault::ERASED)).ok().flatten()
    }

    /// This page knows by now that everything was deleted then.
    pub fn note_mark(self, erased: Erased) {
        self.open.update_value(|open| open.mark = Some(erased.mark().1));
    }

    /// Whether this mark is later than what this page knows: then memory holds what was deleted.
    pub fn is_behind(self, mark: Option<&str>) -> bool {
        self.open.with_value(|open| Erased::is_since(open.mark.as_deref(), mark))
    }

    pub(super) fn is_stale(self) -> bool {
        self.is_behind(self.mark().as_deref())
    }

    /// Loads the page anew when everything was deleted elsewhere since it was opened. Answers whether it does.
    pub fn starts_over(self) -> bool {
        let stale = self.is_stale();
        if stale {
            location::reload();
        }
        stale
    }

    /// Takes out of localStorage what was deleted before and came back.
    pub fn forget(self, change: &Change, erased: Erased) -> Result<(), Fault> {
        self.with_store(|store| vault::forget(store, change, erased))
    }

    /// Does without localStorage from now on: it cannot be rid of what was deleted.
    pub fn do_without_local(self, fault: Fault) {
        self.open.update_value(|open| {
            open.store = Err(fault);
            open.index = Index::default();
            open.damaged.clear();
            open.to_heal.clear();
        });
    }
}
