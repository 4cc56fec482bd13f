//! What was begun after a cramp, and when: it runs on while somebody looks at the emergency card.

use crate::platform::clock;
use domain::aftercare::{Aftercare, Begun};
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    static BEGUN: Cell<Option<Begun>> = const { Cell::new(None) };
}

/// What runs, as a view follows it.
#[derive(Clone, Copy)]
pub struct Running(RwSignal<Option<Begun>>);

impl Running {
    /// What was begun before, if anything.
    pub fn take_up() -> Self {
        Self(RwSignal::new(BEGUN.get()))
    }

    /// What runs, followed.
    pub fn get(self) -> Option<Begun> {
        self.0.get()
    }

    /// Begins one, in place of another.
    pub fn begin(self, what: Aftercare) {
        self.set(Some(Begun::new(what, clock::now())));
    }

    /// Adds its minutes.
    pub fn lengthen(self) {
        self.set(self.0.get_untracked().map(|begun| Begun { longer: true, ..begun }));
    }

    /// Ends it.
    pub fn stop(self) {
        self.set(None);
    }

    fn set(self, begun: Option<Begun>) {
        BEGUN.set(begun);
        self.0.set(begun);
    }
}
