//! Folding: months that are over are put away, read when somebody looks, and read anew when putting away failed.

use super::Vault;
use crate::platform::shadow;
use domain::care::Care;
use domain::diary::Diary;
use domain::moment::Moment;
use domain::session::Session;
use domain::settings::Settings;
use domain::vault::{self, Change, Fault, Loaded};
use leptos::prelude::*;

impl Vault {
    /// The folded months not read yet, newest first: of the whole diary, or only those to be folded anew.
    pub fn unread(self, only_to_fold: Option<Moment>) -> Vec<String> {
        self.with_index(|index| vault::unread(index, only_to_fold))
    }

    /// Reads folded months. What is damaged in them is looked for in the second store, once there is somebody to do it.
    pub fn load(self, months: &[String]) -> Loaded {
        let loaded = self
            .with_index(|index| self.with_store(|store| vault::load(store, index, months)))
            .unwrap_or_default();
        self.note(&loaded);
        loaded
    }

    /// What a newer version wrote ends all writing; what is damaged is looked for in the second store.
    fn note(self, loaded: &Loaded) {
        if loaded.newer {
            self.make_read_only();
        }
        if self.open.try_update_value(|open| open.note_damage(loaded)) == Some(true) {
            self.open.with_value(|open| open.on_damage.as_ref().map(|call| call()));
        }
    }

    /// The steps of putting away.
    pub fn tidy(
        self,
        diary: &Diary,
        settings: &Settings,
        session: Option<&Session>,
        care: &Care,
        now: Moment,
    ) -> Vec<Change> {
        let kept = session.map(Session::kept);
        let current = vault::Current { settings, session: kept.as_ref(), care };
        self.with_index(|index| vault::tidy(diary, index, current, now))
    }

    /// Makes one step in both stores; it is verified before anything is dropped.
    pub async fn step(self, change: Change) -> Result<(), Fault> {
        self.with_store(|store| vault::apply_verified(store, &change))?;
        shadow::write(&change).await
    }

    /// Puts the reserve in place.
    pub fn lay_reserve(self) {
        drop(self.with_store(|store| {
            vault::lay_ballast(store);
            Ok(())
        }));
    }

    /// Reads localStorage anew: after a step of putting away failed, what lies where is only known by looking.
    pub fn reopen(self) -> Loaded {
        match self.with_store(|store| vault::open(store)) {
            Ok((mut loaded, index)) => {
                // The session in hand here is further than the one that is kept.
                loaded.session = None;
                self.open.update_value(|open| open.index = index);
                self.note(&loaded);
                loaded
            }
            Err(_) => Loaded::default(),
        }
    }
}
