//! A running stretch session: where it is, what was held. Time comes from the caller's clock, never from counted ticks.
//!
//! `now` is the session clock in milliseconds: the wall clock since 1970 (faster in test builds).
//! Where to look next: `session/clock.rs` for clocks that were changed, `session/taken_up.rs` for coming back to a session,
//! `session/done.rs` for what is left in the diary.

pub mod clock;
mod done;
mod taken_up;

pub use done::{Done, Extent};
pub use taken_up::{OVERDUE, TakenUp};

use crate::cue::{Cue, CueKind};
use crate::id::Id;
use crate::moment::{Millis, Moment, SECOND};
use crate::stretch::{MORE, Plan, RESUME};
use crate::timeline::{Kind, Leg, Segment, Timeline};

/// A cue that is later than this is not told any more, in milliseconds: half a second more than the time between two looks.
const FRESH: Millis = SECOND + SECOND / 2;

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
    plan: Plan,
    started: Moment,
    phase: Phase,
    extra: Vec<(usize, Millis)>,
    held: Vec<Millis>,
    settled: Millis,
    timeline: Timeline,
    /// Position up to which cues were told. Not stored: what a reload cut off is not told again.
    told: Millis,
    /// Whether it was resumed and that has not been told yet.
    resumed: bool,
}

/// The parts of a session that are stored. Everything else follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What is played, with its steps as they were when it began.
    pub plan: Plan,
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

impl Session {
    /// Starts at `now` on the session clock; `started` is the wall clock for the diary.
    pub fn start(plan: impl Into<Plan>, started: Moment, now: Millis) -> Self {
        let plan = plan.into();
        let timeline = Timeline::of_steps(&plan.steps, &[]);
        let held = vec![0; timeline.segments().len()];
        let phase = Phase::Running { origin: now, floor: 0 };
        Self { plan, started, phase, extra: Vec::new(), held, settled: 0, timeline, told: -1, resumed: false }
    }

    /// A stored session as it was. Over-long credit is cut and missing credit is 0, so damage cannot invent holding.
    /// To go on with one, use [`Session::take_up`].
    pub fn restore(kept: Kept) -> Self {
        let Kept { plan, started, mut phase, mut extra, mut held, settled } = kept;
        extra.retain(|(_, by)| (0..=60 * MORE).contains(by));
        let timeline = Timeline::of_steps(&plan.steps, &extra);
        held.resize(timeline.segments().len(), 0);
        for (credit, segment) in held.iter_mut().zip(timeline.segments()) {
            *credit = if segment.kind == Kind::Hold { (*credit).clamp(0, segment.length) } else { 0 };
        }
        let settled = settled.clamp(0, timeline.total());
        if let Phase::Paused { position } = &mut phase {
            *position = (*position).clamp(0, timeline.total());
        }
        Self { plan, started, phase, extra, held, settled, timeline, told: settled, resumed: false }
    }

    /// The parts to store.
    pub fn kept(&self) -> Kept {
        Kept {
            plan: self.plan.clone(),
            started: self.started,
            phase: self.phase,
            extra: self.extra.clone(),
            held: self.held.clone(),
            settled: self.settled,
        }
    }

    /// The name of the entry it leaves in the diary: the same in every window that has it in hand, so that it is noted once.
    pub fn entry(&self) -> Id {
        let played = crate::wire::checksum(&self.plan.played.label(), "");
        Id::from_parts(self.started.epoch(), played.into())
    }

    /// Whether a stored session is this one, however far it is.
    pub fn is(&self, kept: &Kept) -> bool {
        self.started == kept.started && self.plan.played.is(&kept.plan.played)
    }

    /// What is played.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its timeline.
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// Whether it is paused.
    pub const fn is_paused(&self) -> bool {
        matches!(self.phase, Phase::Paused { .. })
    }

    /// Position in milliseconds from the start, between 0 and the total. It never goes back by itself, whatever the clock does:
    /// what was settled once stays behind.
    pub fn position(&self, now: Millis) -> Millis {
        let position = match self.phase {
            Phase::Running { origin, floor } => now.saturating_sub(origin).max(floor).max(self.settled),
            Phase::Paused { position } => position,
        };
        position.clamp(0, self.timeline.total())
    }

    /// Milliseconds of the countdown that are left before it goes on; 0 when there is none.
    pub fn countdown(&self, now: Millis) -> Millis {
        match self.phase {
            Phase::Running { origin, floor } => {
                floor.saturating_sub(now.saturating_sub(origin)).clamp(0, RESUME)
            }
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

    /// Credits the holding done since the last call. Calling it often or seldom gives the same credit. A hold that is repeated
    /// after "Back" is credited up to its length, however often it was begun.
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

    /// The cues since the last call, in order, each once. Nothing while it is paused or counts down; nothing that is more than a
    /// moment late, except the end: a cue half heard or slept through is not told again.
    #[must_use]
    pub fn hear(&mut self, now: Millis) -> Vec<Cue> {
        if self.is_paused() || self.countdown(now) > 0 {
            return Vec::new();
        }
        let to = self.position(now);
        let mut cues = self.timeline.cues(self.told, to);
        if self.resumed && !cues.iter().any(|cue| cue.at == self.told + 1) {
            cues.insert(0, Cue { at: self.told, kind: CueKind::GoesOn });
        }
        self.resumed = false;
        self.told = to;
        cues.retain(|cue| cue.kind == CueKind::Finished || to - cue.at <= FRESH);
        cues
    }

    /// Stops the clock where it is.
    pub fn pause(&mut self, now: Millis) {
        self.settle(now);
        let position = self.position(now);
        self.phase = Phase::Paused { position };
        // What was missed just before is not told when it goes on, which may be much later.
        self.told = position;
    }

    /// Goes on after a countdown of three seconds.
    pub fn resume(&mut self, now: Millis) {
        if let Phase::Paused { position } = self.phase {
            self.phase = Phase::Running { origin: now + RESUME - position, floor: position };
            self.resumed = true;
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

    /// Goes past every hold of this stretch, on both legs. What was not held is not credited.
    pub fn skip_stretch(&mut self, now: Millis) {
        self.jump(now, self.timeline.skip_stretch_from(self.position(now)));
    }

    /// Makes this segment ten seconds longer; in a rest or change, the rest is longer.
    pub fn more(&mut self, now: Millis) {
        self.settle(now);
        if let Some((index, _)) = self.place(now) {
            self.extra.push((index, MORE));
            self.timeline = Timeline::of_steps(&self.plan.steps, &self.extra);
        }
    }

    /// The session clock was found to be off by so many milliseconds (more than 0: it was set forward): the position is kept.
    pub fn reanchor(&mut self, by: Millis) {
        if let Phase::Running { origin, .. } = &mut self.phase {
            *origin = origin.saturating_add(by);
        }
    }

    /// Ends it: what was held so far counts.
    pub fn end(mut self, now: Millis) -> Done {
        self.settle(now);
        self.noted()
    }

    /// What was held, as far as it was settled.
    fn noted(&self) -> Done {
        let sum = |leg: Leg| -> Millis {
            let pairs = self.timeline.segments().iter().zip(&self.held);
            pairs.filter(|(segment, _)| segment.leg.works(leg)).map(|(_, credit)| credit).sum()
        };
        let (left, right) = (self.plan.holding(Leg::Left), self.plan.holding(Leg::Right));
        Done {
            started: self.started,
            choice: self.plan.played.clone(),
            left: sum(Leg::Left),
            right: sum(Leg::Right),
            planned: left + right,
            more_left: left - right,
        }
    }

    fn jump(&mut self, now: Millis, to: Millis) {
        self.settle(now);
        self.settled = to;
        // What begins there is told, also when it was told before.
        self.told = to - 1;
        self.phase = match self.phase {
            Phase::Running { .. } => Phase::Running { origin: now - to, floor: to },
            Phase::Paused { .. } => Phase::Paused { position: to },
        };
    }
}
