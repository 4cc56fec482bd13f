//! The mirror is asked what it holds until it answers: with growing pauses for as long as the page lives, and at once when the page
//! is seen again. Until then nothing is decided.

use super::{Around, Effect, Event, Keeper, Seen, Step, Told};
use crate::cramp::MARK;
use crate::vault::{ERASED, Fault};

/// After so many ticks no answer is expected any more.
pub(super) const GIVEN_UP: u8 = 3;

/// How far looking has come.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each was done or not, by itself")]
pub(super) struct Look {
    /// There is something to look for.
    pub(super) needed: bool,
    /// The question that was asked, for these keys, and for how many ticks it waits.
    reading: Option<(u32, u8)>,
    pub(super) asked: Vec<String>,
    /// The answer, while it is weighed.
    pub(super) answer: Option<Seen>,
    /// What has been taken in for this answer: localStorage anew, folded months.
    pub(super) heard: bool,
    pub(super) consulted: bool,
    /// The values of what is damaged.
    pub(super) healing: Vec<(String, String)>,
    /// How many entries came back.
    pub(super) restored: usize,
    /// The mirror has answered once.
    pub(super) answered: bool,
    /// What the static page left was handed over.
    pub(super) opened: bool,
}

impl Look {
    /// Whether nothing is asked, and nothing is to be.
    pub(super) const fn is_over(&self) -> bool {
        !self.needed && self.reading.is_none() && self.answer.is_none()
    }
}

impl Keeper {
    /// There is time now.
    pub(super) fn begin(&mut self) -> Vec<Effect> {
        self.look.needed = true;
        let mut effects = vec![Effect::Looking(self.fresh)];
        if self.newer {
            effects.push(Effect::Tell(Told::ReadOnly));
        }
        // What another tab wrote since this one was opened.
        effects.extend(self.look_again().map(Effect::Loaded));
        effects.extend(self.ask(Vec::new()));
        effects
    }

    /// Asks the mirror, unless it is being asked.
    pub(super) fn ask(&mut self, keys: Vec<String>) -> Option<Effect> {
        if self.look.reading.is_some() || self.look.answer.is_some() {
            return None;
        }
        let id = self.number();
        self.look.reading = Some((id, 0));
        self.look.asked.clone_from(&keys);
        let apart = [ERASED, MARK].map(str::to_owned);
        Some(Effect::ReadMirror(id, Some(keys.into_iter().chain(apart).collect())))
    }

    /// The mirror answered. An answer that nobody waits for is none.
    pub(super) fn seen(&mut self, id: u32, result: Result<Seen, Fault>, around: Around<'_>) -> Vec<Effect> {
        if self.erase.as_ref().is_some_and(|erase| erase.is_asking(id)) {
            return self.erase_seen(result);
        }
        if self.check.as_ref().is_some_and(|check| check.is_asking(id)) {
            return self.check_seen(result, around);
        }
        if self.look.reading.is_none_or(|(asked, _)| asked != id) {
            return Vec::new();
        }
        self.look.reading = None;
        match result {
            Ok(_) if self.queue.is_flying() => {
                // What is on its way is not in this answer. It is asked again when that has arrived.
                self.look.needed = true;
                Vec::new()
            }
            Ok(seen) => {
                self.look.answer = Some(seen);
                (self.look.heard, self.look.consulted) = (false, false);
                vec![Effect::Again(Step::Weigh)]
            }
            Err(fault) => self.no_answer(fault, around),
        }
    }

    /// The mirror cannot be used now: localStorage is all there is, until it can.
    fn no_answer(&mut self, fault: Fault, around: Around<'_>) -> Vec<Effect> {
        let mut effects = self.did_not_arrive(&fault, &|_| true);
        if fault == Fault::Blocked && self.fresh {
            // The browser lets this page have none: there is nothing to be looked for.
            self.fresh = false;
            effects.push(Effect::Looking(false));
        }
        if !std::mem::replace(&mut self.alone, true) {
            if !self.has_local() {
                effects.push(Effect::Tell(Told::Blocked));
            } else if !self.fresh && (around.diary.count() > 0 || fault != Fault::Blocked) {
                effects.push(Effect::Tell(Told::Alone(fault)));
            }
            effects.extend(self.tell_healed(0));
        }
        effects.extend(self.saving());
        effects.push(self.queue.next_pause());
        effects
    }

    /// Time went by.
    pub(super) fn tick(&mut self, around: Around<'_>) -> Vec<Effect> {
        let waited = self.queue.has_waited();
        let mut effects = self.erase_waits(waited, around);
        if self.over {
            return effects;
        }
        if let Some((_, age)) = self.look.reading.as_mut().filter(|_| waited) {
            *age = age.saturating_add(1);
            if *age >= GIVEN_UP {
                self.look.reading = None;
            }
        }
        effects.extend(self.try_again(waited));
        if self.over {
            return effects;
        }
        if self.look.needed && !self.queue.is_flying() && self.look.answer.is_none() {
            effects.extend(self.ask(Vec::new()));
        }
        if self.look.reading.is_some() || self.look.needed || self.erase.is_some() {
            effects.push(self.queue.next_pause());
        }
        effects
    }

    /// The page is seen again.
    pub(super) fn returned(&mut self, around: Around<'_>) -> Vec<Effect> {
        if self.door() == Err(Fault::Marked) {
            return self.start_over();
        }
        self.queue.pause = 0;
        self.look.needed = true;
        // An answer to what was asked before may be as old as that question.
        (self.look.reading, self.look.answer) = (None, None);
        let mut effects: Vec<Effect> = self.look_again().map(Effect::Loaded).into_iter().collect();
        effects.extend(self.tick(around));
        effects
    }

    /// What the static page left is in the diary: it goes where that goes.
    pub(super) fn opened_taken(&mut self) -> Vec<Effect> {
        let gone = crate::vault::Change { drop: vec![MARK.to_owned()], ..Default::default() };
        self.queue.add(&gone);
        self.send(Some(gone))
    }
}

impl Event {
    /// Whether this is an answer of the mirror.
    pub const fn is_answer(&self) -> bool {
        matches!(self, Self::Seen(..) | Self::Written(..) | Self::MirrorErased(..))
    }
}
