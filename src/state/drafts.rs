//! Drafts: what was begun in a form and not saved. The first screens only carry them; what they say is read where a form is.

use crate::platform::clock;
use crate::platform::timer::Timer;
use crate::state::journal::Journal;
use crate::state::persistence::Vault;
use domain::drafts::{Draft, Drafts};
use domain::id::Id;
use domain::saving::Saving;
use leptos::prelude::*;

/// How often it is asked whether a save has arrived, in milliseconds.
const LOOK: i32 = 300;

/// Stands for the generation of what came from the second store.
pub const FROM_SECOND: u32 = 0;

/// The name of the draft of a form for a cramp that is there.
pub fn of_cramp(id: &Id) -> String {
    format!("cramp/{id}")
}

/// The slice of the drafts.
#[derive(Clone, Copy)]
pub struct DraftsState {
    /// Told when drafts came from the second store, after the start: a form may be open already.
    late: RwSignal<bool>,
    /// Drafts of what is saved, as soon as that has arrived: nobody takes them up again.
    going: StoredValue<Vec<String>>,
    vault: Vault,
}

impl DraftsState {
    /// The drafts as they were opened: the vault holds them.
    pub fn new(vault: Vault) -> Self {
        Self { late: RwSignal::new(false), going: StoredValue::new(Vec::new()), vault }
    }

    /// Takes what was saved elsewhere. What another window writes is in hand there.
    pub fn adopt(self, generation: u32, text: String) {
        self.vault.adopt_drafts(text);
        if generation == FROM_SECOND {
            self.late.set(true);
        }
    }

    /// Follows that drafts came after the start.
    pub fn follow_late(self) {
        self.late.track();
    }

    /// Saves anew what was found whole in the other store.
    pub(super) fn restore(self, text: String) {
        self.vault.save_drafts(&text);
        self.vault.adopt_drafts(text);
    }

    /// The draft of a form.
    pub fn get(self, form: &str) -> Option<Draft> {
        if self.is_going(form) { None } else { self.known(form) }
    }

    fn known(self, form: &str) -> Option<Draft> {
        Drafts::read(&self.vault.drafts()).get(form).cloned()
    }

    fn is_going(self, form: &str) -> bool {
        self.going.with_value(|going| going.iter().any(|one| one == form))
    }

    /// What was begun anew stays.
    fn stays(self, form: &str) {
        self.going.update_value(|going| going.retain(|one| one != form));
    }

    /// Keeps a draft; nothing is saved when it is the same as before.
    pub fn keep(self, form: &str, text: String) {
        self.stays(form);
        if self.known(form).is_none_or(|known| known.text != text) {
            self.change(|drafts| drafts.keep(form, text, clock::now()));
        }
    }

    /// Drops the draft of a form.
    pub fn drop(self, form: &str) {
        self.change(|drafts| drafts.drop(form));
    }

    /// Drops it once the save under way has arrived; when that fails, the draft is what is left.
    pub fn drop_once_saved(self, form: String) {
        self.stays(&form);
        self.going.update_value(|going| going.push(form.clone()));
        self.drop_when_saved(form);
    }

    fn drop_when_saved(self, form: String) {
        if !self.is_going(&form) {
            return;
        }
        match self.vault.saving_now() {
            Saving::Failed => self.stays(&form),
            // The page lives on when the form is gone.
            Saving::UnderWay => {
                std::mem::forget(Timer::after(LOOK, move || self.drop_when_saved(form.clone())));
            }
            Saving::Quiet | Saving::Saved | Saving::Second | Saving::Once => {
                self.stays(&form);
                self.drop(&form);
            }
        }
    }

    /// Drops what is old, and what belongs to a cramp that was removed.
    pub fn tidy(self, journal: Journal) {
        let is_gone = |form: &str| {
            let id = form.strip_prefix("cramp/").and_then(Id::parse);
            id.is_some_and(|id| {
                journal.with_now(|diary| diary.record(&id).is_some_and(|record| record.entry.is_none()))
            })
        };
        self.change(|drafts| drafts.tidy(clock::now(), is_gone));
    }

    fn change(self, change: impl FnOnce(&mut Drafts) -> bool) {
        let mut drafts = Drafts::read(&self.vault.drafts());
        if change(&mut drafts) {
            self.restore(drafts.write());
        }
    }
}
