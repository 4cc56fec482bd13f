//! The running stretch session. Views look it up at the session clock; nothing here counts ticks.

use crate::platform::clock;
use crate::state::journal::Journal;
use crate::state::persistence::Vault;
use domain::diary::Entry;
use domain::session::{Done, Kept, Session};
use domain::stretch::Choice;
use leptos::prelude::*;

/// The session slice.
#[derive(Clone, Copy)]
pub struct Player {
    session: RwSignal<Option<Session>>,
    done: RwSignal<Option<Done>>,
    vault: Vault,
    journal: Journal,
}

impl Player {
    /// The session as it was stored, taken up now.
    pub fn new(vault: Vault, journal: Journal, kept: Option<Kept>) -> Self {
        let session = kept.map(|kept| Session::take_up(kept, clock::session_now()));
        Self { session: RwSignal::new(session), done: RwSignal::new(None), vault, journal }
    }

    /// Looks at the session and follows its changes (not the passing of time).
    pub fn with<T>(self, look: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with(|session| look(session.as_ref()))
    }

    /// What the session that just ended left in the diary.
    pub fn done(self) -> Option<Done> {
        self.done.get()
    }

    /// Starts a session. One that was running is ended and keeps what was held.
    pub fn start(self, choice: Choice) {
        self.end();
        self.done.set(None);
        self.session.set(Some(Session::start(choice, clock::now(), clock::session_now())));
        self.save();
    }

    /// Does something to the session, settles it and saves it.
    pub fn act(self, act: impl FnOnce(&mut Session, i64)) {
        self.session.update(|session| {
            if let Some(session) = session {
                act(session, clock::session_now());
            }
        });
        self.save();
    }

    /// Called when the clock reached a new segment: saves how far it is, and ends the session at its end.
    pub fn arrive(self) {
        let now = clock::session_now();
        if self.session.with_untracked(|session| session.as_ref().is_some_and(|session| session.is_over(now)))
        {
            self.end();
        } else {
            // Untracked on purpose: settling changes the credit, not what is shown.
            self.session.update_untracked(|session| {
                if let Some(session) = session {
                    session.settle(now);
                }
            });
            self.save();
        }
    }

    /// Ends the session: what was held goes into the diary; a session without any holding leaves nothing.
    pub fn end(self) {
        let Some(session) = self.session.get_untracked() else { return };
        let done = session.end(clock::session_now());
        self.done.set(Some(done));
        self.session.set(None);
        self.save();
        if !done.is_empty() {
            self.journal.add(Entry::Stretch(done));
        }
    }

    /// Forgets the session that just ended: its card was read.
    pub fn put_away(self) {
        self.done.set(None);
    }

    /// Takes up a session saved elsewhere, such as the second store, unless one is in hand here.
    pub fn adopt(self, kept: Option<Kept>) {
        let free = self.session.with_untracked(Option::is_none);
        if let Some(kept) = kept.filter(|_| free) {
            self.session.set(Some(Session::take_up(kept, clock::session_now())));
        }
    }

    /// Looks at the session once.
    pub fn with_now<T>(self, look: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with_untracked(|session| look(session.as_ref()))
    }

    fn save(self) {
        self.session.with_untracked(|session| self.vault.save_session(session.as_ref()));
    }
}
