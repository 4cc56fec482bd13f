//! A running stretch session: where it is, what was held. Time comes from the caller's clock, never from counted ticks.
//!
//! `now` is the session clock in milliseconds: the wall clock since 1970 (faster in test builds).

use crate::moment::{Millis, Moment};
use crate::stretch::{Choice, MORE, RESUME};
use crate::timeline::{Kind, Leg, Segment, Timeline};

/// Whether the session runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Running: position is `now - origin`, but not before `floor`; until then a countdown shows.
    Running {
        /// Session clock at position 0, in milliseconds.
        origin: Millis,
        /// Position at which it goes on after the countdown, in milliseconds.
        floor: Millis,
    },
    /// Paused at a position, in milliseconds.
    Paused {
        /// Where it waits.
        position: Millis,
    },
}

/// One stretch session, from its start to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    choice: Choice,
    started: Moment,
    phase: Phase,
    extra: Vec<(usize, Millis)>,
    held: Vec<Millis>,
    settled: Millis,
    timeline: Timeline,
}

/// The parts of a session that are stored. Everything else follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What is played.
    pub choice: Choice,
    /// When it began.
    pub started: Moment,
    /// Whether it runs.
    pub phase: Phase,
    /// Lengthened segments: (index, milliseconds).
    pub extra: Vec<(usize, Millis)>,
    /// Milliseconds held so far, one per segment (0 for anything but holds).
    pub held: Vec<Millis>,
    /// Position up to which `held` is counted, in milliseconds.
    pub settled: Millis,
}

/// What a finished or ended session leaves in the diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// When it began.
    pub started: Moment,
    /// What was played.
    pub choice: Choice,
    /// Milliseconds held with the left leg.
    pub left: Millis,
    /// Milliseconds held with the right leg.
    pub right: Millis,
    /// Milliseconds the routine asks for, both legs together.
    pub planned: Millis,
}

impl Done {
    /// Whether all of the planned holding was done.
    pub const fn is_full(&self) -> bool {
        self.left.saturating_add(self.right) >= self.planned
    }

    /// Whether anything was held at all.
    pub const fn is_empty(&self) -> bool {
        self.left == 0 && self.right == 0
    }
}

impl Session {
    /// Starts at `now` on the session clock; `started` is the wall clock for the diary.
    pub fn start(choice: Choice, started: Moment, now: Millis) -> Self {
        let timeline = Timeline::of(choice, &[]);
        let held = vec![0; timeline.segments().len()];
        let phase = Phase::Running { origin: now, floor: 0 };
        Self { choice, started, phase, extra: Vec::new(), held, settled: 0, timeline }
    }

    /// Takes up a stored session. Over-long credit is cut and missing credit is 0, so damage cannot invent holding.
    pub fn restore(kept: Kept) -> Self {
        let Kept { choice, started, phase, mut extra, mut held, settled } = kept;
        extra.retain(|(_, by)| (0..=60 * MORE).contains(by));
        let timeline = Timeline::of(choice, &extra);
        held.resize(timeline.segments().len(), 0);
        for (credit, segment) in held.iter_mut().zip(timeline.segments()) {
            *credit = if segment.kind == Kind::Hold { (*credit).clamp(0, segment.length) } else { 0 };
        }
        let settled = settled.clamp(0, timeline.total());
        Self { choice, started, phase, extra, held, settled, timeline }
    }

    /// Takes up a stored session at `now`. One that is still inside its time goes on where the clock says; one whose end
    /// passed while nobody looked waits paused where it was last seen, so that nothing is completed that was not watched.
    pub fn take_up(kept: Kept, now: Millis) -> Self {
        let mut session = Self::restore(kept);
        if !session.is_paused() && session.is_over(now) {
            session.phase = Phase::Paused { position: session.settled.min(session.timeline.total() - 1) };
        }
        session
    }

    /// The parts to store.
    pub fn kept(&self) -> Kept {
        Kept {
            choice: self.choice,
            started: self.started,
            phase: self.phase,
            extra: self.extra.clone(),
            held: self.held.clone(),
            settled: self.settled,
        }
    }

    /// What is played.
    pub const fn choice(&self) -> Choice {
        self.choice
    }

    /// Its timeline.
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Whether it is paused.
    pub const fn is_paused(&self) -> bool {
        matches!(self.phase, Phase::Paused { .. })
    }

    /// Position in milliseconds from the start, between 0 and the total.
    pub fn position(&self, now: Millis) -> Millis {
        let position = match self.phase {
            Phase::Running { origin, floor } => (now - origin).max(floor),
            Phase::Paused { position } => position,
        };
        position.clamp(0, self.timeline.total())
    }

    /// Milliseconds of the countdown that are left before it goes on; 0 when there is none.
    pub fn countdown(&self, now: Millis) -> Millis {
        match self.phase {
            Phase::Running { origin, floor } => (floor - (now - origin)).clamp(0, RESUME),
            Phase::Paused { .. } => 0,
        }
    }

    /// The segment it is in, with its index; `None` when it is over.
    pub fn place(&self, now: Millis) -> Option<(usize, &Segment)> {
        self.timeline.at(self.position(now))
    }

    /// Whether the end is reached.
    pub fn is_over(&self, now: Millis) -> bool {
        self.position(now) >= self.timeline.total()
    }

    /// Credits the holding done since the last call. Calling it often or seldom gives the same credit.
    pub fn settle(&mut self, now: Millis) {
        let to = self.position(now);
        let from = self.settled;
        for (credit, segment) in self.held.iter_mut().zip(self.timeline.segments()) {
            if segment.kind == Kind::Hold {
                let overlap = to.min(segment.end()) - from.max(segment.start);
                *credit = (*credit + overlap.max(0)).min(segment.length);
            }
        }
        self.settled = to;
    }

    /// Stops the clock where it is.
    pub fn pause(&mut self, now: Millis) {
        self.settle(now);
        self.phase = Phase::Paused { position: self.position(now) };
    }

    /// Goes on after a countdown of three seconds.
    pub fn resume(&mut self, now: Millis) {
        if let Phase::Paused { position } = self.phase {
            self.phase = Phase::Running { origin: now + RESUME - position, floor: position };
        }
    }

    /// Goes back to the start of this hold, or of the one before when this one has just begun.
    pub fn back(&mut self, now: Millis) {
        self.jump(now, self.timeline.back_from(self.position(now)));
    }

    /// Goes to the end of this segment. What was not held is not credited.
    pub fn skip(&mut self, now: Millis) {
        self.jump(now, self.timeline.skip_from(self.position(now)));
    }

    /// Makes this segment ten seconds longer; in a rest or change, the rest is longer.
    pub fn more(&mut self, now: Millis) {
        self.settle(now);
        if let Some((index, _)) = self.place(now) {
            self.extra.push((index, MORE));
            self.timeline = Timeline::of(self.choice, &self.extra);
        }
    }

    /// Ends it: what was held so far counts.
    pub fn end(mut self, now: Millis) -> Done {
        self.settle(now);
        let sum = |leg: Leg| -> Millis {
            let pairs = self.timeline.segments().iter().zip(&self.held);
            pairs.filter(|(segment, _)| segment.leg == leg).map(|(_, credit)| credit).sum()
        };
        let planned =
            self.choice.steps().iter().map(|step| 2 * i64::from(step.repetitions) * step.hold).sum();
        Done {
            started: self.started,
            choice: self.choice,
            left: sum(Leg::Left),
            right: sum(Leg::Right),
            planned,
        }
    }

    fn jump(&mut self, now: Millis, to: Millis) {
        self.settle(now);
        self.settled = to;
        self.phase = match self.phase {
            Phase::Running { .. } => Phase::Running { origin: now - to, floor: to },
            Phase::Paused { .. } => Phase::Paused { position: to },
        };
    }
}
