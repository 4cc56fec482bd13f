//! The running stretch session. Views look it up at the session clock; nothing here counts ticks.

use crate::platform::clock;
use crate::state::journal::Journal;
use crate::state::persistence::Vault;
use crate::state::watching::Watching;
use domain::diary::{Entry, EntryKind};
use domain::id::Id;
use domain::moment::Millis;
use domain::session::clock::Verdict;
use domain::session::{Done, Kept, Session, TakenUp};
use domain::stretch::Plan;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

/// What makes a session heard. The views that play bring it; without one a session is silent.
pub trait Performer {
    /// The session is somewhere else than before, or waits: everything planned is planned anew from here.
    fn plan(&self, session: &Session, now: Millis);
    /// Time has passed.
    fn tell(&self, session: &Session, now: Millis);
    /// The page is seen again after a while.
    fn wake(&self);
    /// A tap: what only a tap may mend is mended.
    fn touch(&self);
    /// The session came to its end: the last sounds ring out.
    fn finish(self: Box<Self>);
}

type Stage = StoredValue<Option<Box<dyn Performer>>, LocalStorage>;

/// The session slice.
#[derive(Clone, Copy)]
pub struct Player {
    session: RwSignal<Option<Session>>,
    done: RwSignal<Option<Done>>,
    asks: RwSignal<bool>,
    watching: StoredValue<Watching>,
    performer: Stage,
    heard: RwSignal<bool>,
    vault: Vault,
    journal: Journal,
}

impl Player {
    /// The session as it was stored, taken up now.
    pub fn new(vault: Vault, journal: Journal, kept: Option<Kept>) -> Self {
        let player = Self {
            session: RwSignal::new(None),
            done: RwSignal::new(None),
            asks: RwSignal::new(false),
            watching: StoredValue::new(Watching::default()),
            performer: StoredValue::new_local(None),
            heard: RwSignal::new(false),
            vault,
            journal,
        };
        // Not by `adopt`: all that it may have to do is in the rest of the app.
        if let Some(kept) = kept {
            player.take(Session::take_up(kept, clock::session_now()));
        }
        player
    }

    /// Looks at the session and follows its changes (not the passing of time).
    pub fn with<T>(self, look: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with(|session| look(session.as_ref()))
    }

    /// Looks at the session once.
    pub fn with_now<T>(self, look: impl FnOnce(Option<&Session>) -> T) -> T {
        self.session.with_untracked(|session| look(session.as_ref()))
    }

    /// What the session that just ended left in the diary.
    pub fn done(self) -> Option<Done> {
        self.done.get()
    }

    /// Whether its end passed long ago and nobody saw it: the person is to be asked, followed.
    pub fn asks(self) -> bool {
        self.asks.get()
    }

    /// Whether somebody makes the session heard, followed.
    pub fn is_heard(self) -> bool {
        self.heard.get()
    }

    /// Takes someone who makes the session heard, or lets them go.
    pub fn hear(self, performer: Option<Box<dyn Performer>>) {
        let heard = performer.is_some();
        self.performer.set_value(performer);
        if self.heard.get_untracked() != heard {
            self.heard.set(heard);
        }
        self.plan();
    }

    /// Starts a session. One that was running is ended and keeps what was held.
    pub fn start(self, plan: Plan, performer: Option<Box<dyn Performer>>) {
        self.end();
        self.done.set(None);
        self.watching.set_value(Watching::default());
        self.session.set(Some(Session::start(plan, clock::now(), clock::session_now())));
        self.look();
        self.save();
        self.hear(performer);
    }

    /// Does something to the session, settles it and saves it.
    pub fn act(self, act: impl FnOnce(&mut Session, Millis)) {
        self.look();
        self.asks.set(false);
        self.session.update(|session| {
            if let Some(session) = session {
                act(session, clock::session_now());
            }
        });
        self.save();
        self.plan();
    }

    /// Time has passed: looks whether the clock can be believed, and lets the session be heard.
    pub fn wake(self) {
        self.look();
        self.perform(|performer, session| performer.tell(session, clock::session_now()));
    }

    /// The page is seen again.
    pub fn return_to(self) {
        self.watching.update_value(Watching::returned);
        self.look();
        self.perform(|performer, _| performer.wake());
        self.plan();
    }

    /// A tap, or a key.
    pub fn touch(self) {
        self.perform(|performer, _| performer.touch());
    }

    /// Compares both clocks. A clock that was changed moves nothing; after a sleep the session says itself what became of it.
    fn look(self) {
        match self.watching.try_update_value(Watching::look) {
            Some(Verdict::ClockChanged { by }) => {
                self.change(|session| session.reanchor(by.saturating_mul(clock::tempo())));
                self.save();
            }
            Some(Verdict::TrustWall) => {
                if let Some(session) = self.session.get_untracked().filter(|session| !session.is_paused()) {
                    self.take(session.returned(clock::session_now()));
                    self.plan();
                }
            }
            Some(Verdict::Steady) | None => {}
        }
    }

    /// Takes a session up again, whatever became of it.
    fn take(self, taken: TakenUp) {
        self.asks.set(taken.asks());
        self.session.set(Some(taken.session()));
    }

    fn change(self, change: impl FnOnce(&mut Session)) {
        self.session.update(|session| {
            if let Some(session) = session {
                change(session);
            }
        });
    }

    fn plan(self) {
        self.perform(|performer, session| performer.plan(session, clock::session_now()));
    }

    fn perform(self, perform: impl FnOnce(&dyn Performer, &Session)) {
        self.session.with_untracked(|session| {
            self.performer.with_value(|performer| {
                if let (Some(performer), Some(session)) = (performer, session) {
                    perform(performer.as_ref(), session);
                }
            });
        });
    }

    /// Called when the clock reached a new segment: saves how far it is, and ends the session at its end.
    pub fn arrive(self) {
        let now = clock::session_now();
        if self.with_now(|session| session.is_some_and(|session| session.is_over(now))) {
            if let Some(performer) = self.performer.try_update_value(Option::take).flatten() {
                performer.finish();
            }
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

    /// What ending now would leave in the diary.
    pub fn so_far(self) -> Option<Done> {
        self.session.get_untracked().map(|session| session.end(clock::session_now()))
    }

    /// Ends the session: what was held goes into the diary; a session without any holding leaves nothing.
    pub fn end(self) {
        self.leave(|session| session.end(clock::session_now()));
    }

    /// The person says that a session nobody saw the end of was finished.
    pub fn confirm(self) {
        self.leave(Session::confirm);
    }

    fn leave(self, end: impl FnOnce(Session) -> Done) {
        let Some(session) = self.session.get_untracked() else { return };
        let id = session.entry();
        let done = end(session);
        self.forget();
        self.done.set(Some(done.clone()));
        // First the entry: at no time is it in neither place.
        self.note(&id, done);
        self.vault.save_session(None);
    }

    /// Notes what was done, once: another window may have noted it, and even removed it since.
    fn note(self, id: &Id, done: Done) {
        if !done.is_empty() && self.journal.with_now(|diary| diary.record(id).is_none()) {
            self.journal.revise(id, EntryKind::Stretch, Some(Entry::Stretch(done)));
        }
    }

    /// No session is in hand here any more.
    fn forget(self) {
        self.hear(None);
        self.asks.set(false);
        self.session.set(None);
    }

    /// Forgets the session that just ended: its card was read.
    pub fn put_away(self) {
        self.done.set(None);
    }

    /// Takes up what was saved later elsewhere: in another window, or in the second store alone. There is one session, whoever has it in
    /// hand: one that was ended there is not gone on with here, and what ended it has noted it.
    pub fn adopt(self, kept: Option<Kept>) {
        let known = self.session.with_untracked(|known| {
            known.as_ref().map(|known| (known.entry(), kept.as_ref().is_some_and(|kept| known.is(kept))))
        });
        match (kept, known) {
            (Some(kept), Some((_, true)) | None) => {
                self.take(Session::take_up(kept, clock::session_now()));
                self.plan();
            }
            (None, Some((id, _))) => {
                // Whoever watched it here sees what became of it.
                let done = self.journal.with_now(|diary| match diary.get(&id) {
                    Some(Entry::Stretch(done)) => Some(done.clone()),
                    _ => None,
                });
                self.done.set(done.filter(|_| self.heard.get_untracked()));
                self.forget();
            }
            (Some(kept), known @ Some(_)) => {
                // Another was begun: should that window not have known of this one, it is noted here, and still once.
                if let (Some(done), Some((id, _))) = (self.so_far(), known) {
                    self.note(&id, done);
                }
                self.forget();
                self.take(Session::take_up(kept, clock::session_now()));
            }
            (None, None) => {}
        }
    }

    fn save(self) {
        self.session.with_untracked(|session| {
            if session.is_some() {
                self.vault.save_session(session.as_ref());
            }
        });
    }
}
