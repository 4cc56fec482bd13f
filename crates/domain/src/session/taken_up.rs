//! A session somebody comes back to: after a reload, a locked phone, a call, a night.

use super::{Done, Kept, Phase, Session};
use crate::moment::{HOUR, Millis};
use crate::stretch::RESUME;

/// How long after its end a session still waits to be gone on with, in milliseconds; later the person is asked.
pub const OVERDUE: Millis = HOUR;

/// A session taken up again, and what became of it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum TakenUp {
    /// Still inside its time: it goes on where the clock says.
    GoesOn(Session),
    /// It was paused, its end passed while nobody looked, or the clock was set back: it waits, paused where it was last seen.
    Waits(Session),
    /// Its end passed more than [`OVERDUE`] ago. Ask "Finished?": yes is [`Session::confirm`], no is [`Session::end`] (what was
    /// held is noted) or [`Session::resume`]. Until then it waits, paused where it was last seen.
    AskFinished(Session),
}

impl TakenUp {
    /// The session, whatever became of it; except in the first case it is paused.
    pub fn session(self) -> Session {
        match self {
            Self::GoesOn(session) | Self::Waits(session) | Self::AskFinished(session) => session,
        }
    }

    /// Whether to ask "Finished?".
    pub const fn asks(&self) -> bool {
        matches!(self, Self::AskFinished(_))
    }
}

/// To look at the session, whatever became of it; to change it, take it out with [`TakenUp::session`].
impl std::ops::Deref for TakenUp {
    type Target = Session;

    fn deref(&self) -> &Session {
        match self {
            Self::GoesOn(session) | Self::Waits(session) | Self::AskFinished(session) => session,
        }
    }
}

impl Session {
    /// Takes up a stored session at `now` on the session clock. See [`Session::returned`].
    pub fn take_up(kept: Kept, now: Millis) -> TakenUp {
        Self::restore(kept).returned(now)
    }

    /// The session, looked at again after a time in which nobody looked: the page was reloaded, hidden or frozen.
    ///
    /// Inside its time it goes on where the clock says: the person may well have gone on with the phone dark. Nothing is
    /// ever completed that was not watched, the position never goes back, and no cue of the time between is told.
    pub fn returned(mut self, now: Millis) -> TakenUp {
        let Phase::Running { origin, floor } = self.phase else { return TakenUp::Waits(self) };
        let shown = now.saturating_sub(origin);
        let total = self.timeline.total();
        // A countdown shows up to RESUME before its floor; earlier than that, the clock was set back.
        let set_back = shown < floor.max(self.settled) - RESUME;
        if !set_back && shown < total {
            self.told = self.position(now);
            self.resumed = false;
            return TakenUp::GoesOn(self);
        }
        let position = self.settled.min(total - 1).max(0);
        self.phase = Phase::Paused { position };
        self.told = position;
        if !set_back && shown - total > OVERDUE { TakenUp::AskFinished(self) } else { TakenUp::Waits(self) }
    }

    /// The person says that a session nobody watched to its end was finished.
    ///
    /// The seconds are those a clock saw, and no more: a hold that was not seen is not counted as done. What the person says is
    /// noted as what it is, their word, like "I did it without the timer", so the entry is untimed and never full.
    pub fn confirm(self) -> Done {
        Done { planned: 0, ..self.noted() }
    }
}
