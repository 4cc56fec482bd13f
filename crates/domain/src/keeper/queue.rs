//! Changes that the mirror does not have yet. They wait here until it says that it has them: what fails is tried again, with
//! whatever came since, as one change.

use super::{Effect, Keeper, Kept, Ticket, Told};
use crate::saving::Saving;
use crate::vault::{Applied, Change, ERASED, Fault};
use std::collections::{BTreeMap, BTreeSet};

/// A change for the mirror, in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Names the answer.
    pub id: u32,
    /// The change.
    pub change: Change,
    /// The mark that the mirror has to have. If it has another, nothing is written, and the fault is [`Fault::Marked`].
    pub expects: Option<String>,
    /// Any mark will do: this page has read nothing from anywhere yet, so it holds nothing that may have been deleted.
    pub any: bool,
}

impl Write {
    /// The mark to be looked for, empty for none; nothing where any will do.
    pub fn mark(&self) -> Option<&str> {
        (!self.any).then(|| self.expects.as_deref().unwrap_or_default())
    }
}

/// A change on its way.
#[derive(Debug)]
struct Flight {
    id: u32,
    change: Change,
    expects: Option<String>,
    /// For how many pauses nothing was heard of it.
    age: u8,
}

/// A save that somebody waits for.
#[derive(Debug)]
struct Waiting {
    ticket: Ticket,
    local: Result<Applied, Fault>,
    /// The last of its keys: when that is in the mirror, or no longer wanted, all of it is.
    key: String,
    /// It was said how it ended.
    ended: bool,
}

/// After so many pauses nothing is expected any more of a change on its way.
const GIVEN_UP: u8 = 3;
/// The first pause before something is tried again, and the longest, in milliseconds.
const PAUSES: (i64, i64) = (1_000, 60_000);

/// The changes.
#[derive(Debug, Default)]
pub(super) struct Queue {
    puts: BTreeMap<String, String>,
    drops: BTreeSet<String>,
    flights: Vec<Flight>,
    /// The next tick comes after a pause, not at once.
    waits: bool,
    /// The mirror took nothing the last time.
    pub(super) refused: bool,
    waiting: Vec<Waiting>,
    /// The mark that the mirror has, as far as this page knows.
    pub(super) expects: Option<String>,
    /// The mark that it is to get.
    pub(super) mark: Option<String>,
    /// How long to wait before the next try.
    pub(super) pause: i64,
}

impl Queue {
    /// Whether the mirror has everything.
    pub(super) fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.drops.is_empty() && self.flights.is_empty()
    }

    /// Whether anything is on its way.
    pub(super) fn is_flying(&self) -> bool {
        !self.flights.is_empty()
    }

    /// The keys that the mirror does not have yet.
    pub(super) fn unsent(&self) -> impl Iterator<Item = &String> {
        self.puts.keys()
    }

    /// Adds a change.
    pub(super) fn add(&mut self, change: &Change) {
        for (key, value) in change.put.iter().filter(|(key, _)| key != ERASED) {
            self.drops.remove(key);
            self.puts.insert(key.clone(), value.clone());
        }
        for key in &change.drop {
            self.puts.remove(key);
            self.drops.insert(key.clone());
        }
    }

    /// Notes that somebody waits for a change.
    pub(super) fn wait(&mut self, change: &Change, ticket: Ticket, local: Result<Applied, Fault>) {
        let key = change.put.last().map(|(key, _)| key.clone()).unwrap_or_default();
        self.waiting.push(Waiting { ticket, local, key, ended: false });
    }

    /// Nothing waits any more; what comes now expects this mark.
    pub(super) fn clear(&mut self, expects: Option<String>) {
        *self = Self { expects, ..Self::default() };
    }

    /// What goes to the mirror now: `only` this, if something else is on its way, else all that waits.
    pub(super) fn take_off(&mut self, id: u32, only: Option<Change>) -> Option<(Change, Option<String>)> {
        let mut change = match only {
            Some(change) if self.is_flying() => change,
            None if self.is_flying() => return None,
            _ => Change {
                put: self.puts.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
                drop: self.drops.iter().cloned().collect(),
            },
        };
        let expects = self.expects.clone();
        if let Some(mark) = self.mark.take().filter(|mark| expects.as_ref() != Some(mark)) {
            self.expects = Some(mark.clone());
            change.put.push((ERASED.to_owned(), mark));
        }
        if change.is_empty() {
            return None;
        }
        self.flights.push(Flight { id, change: change.clone(), expects: expects.clone(), age: 0 });
        Some((change, expects))
    }

    fn land(&mut self, id: u32) -> Option<Flight> {
        let at = self.flights.iter().position(|flight| flight.id == id)?;
        Some(self.flights.remove(at))
    }

    /// The mirror has this.
    fn settle(&mut self, change: &Change) {
        for (key, value) in &change.put {
            if self.puts.get(key) == Some(value) {
                self.puts.remove(key);
            }
        }
        for key in &change.drop {
            self.drops.remove(key);
        }
    }

    /// The mirror does not have this: the mark it was to get is to be put once more.
    fn fail(&mut self, flight: Flight) {
        if let Some((_, mark)) = flight.change.put.into_iter().find(|(key, _)| key == ERASED)
            && self.expects.as_ref() == Some(&mark)
        {
            self.mark = Some(mark);
            self.expects = flight.expects;
        }
    }

    /// The saves that the mirror has: one that was not wanted any more is replaced by one that it has.
    fn arrived(&mut self) -> Vec<Waiting> {
        let puts = &self.puts;
        let (arrived, waiting) =
            std::mem::take(&mut self.waiting).into_iter().partition(|one| !puts.contains_key(&one.key));
        self.waiting = waiting;
        arrived
    }

    /// The next pause.
    pub(super) fn next_pause(&mut self) -> Effect {
        self.pause = (self.pause * 2).clamp(PAUSES.0, PAUSES.1);
        self.waits = true;
        Effect::WakeAfter(self.pause)
    }

    /// What can be done now is done without a pause: nobody waited for anything.
    fn at_once(&mut self) -> Effect {
        self.waits = false;
        Effect::WakeAfter(0)
    }

    /// Whether a pause was waited for since the last time.
    pub(super) fn has_waited(&mut self) -> bool {
        std::mem::replace(&mut self.waits, true)
    }
}

impl Keeper {
    /// The mirror answered to a change. An answer that comes twice, or after nobody expected it, is none.
    pub fn written(&mut self, id: u32, result: Result<(), Fault>) -> Vec<Effect> {
        let Some(flight) = self.queue.land(id) else { return Vec::new() };
        let mut effects = Vec::new();
        self.queue.refused = result.as_ref().is_err_and(|fault| *fault != Fault::Marked);
        match result {
            Ok(()) => {
                self.queue.settle(&flight.change);
                self.queue.pause = 0;
                for one in self.queue.arrived() {
                    effects.extend(self.end(one, None));
                }
                if !self.queue.is_flying() && !self.over {
                    effects.extend(self.send(None));
                }
                effects.extend(self.settled());
            }
            Err(Fault::Marked) => {
                // Everything was deleted elsewhere, or the mirror is not the one this page knows. Looking will tell.
                self.queue.fail(flight);
                self.look.needed = true;
                // Before there is time to look, nothing is known yet: it is still on its way.
                effects.push(self.queue.at_once());
            }
            Err(fault) => {
                let keys: Vec<String> = flight.change.put.iter().map(|(key, _)| key.clone()).collect();
                self.queue.fail(flight);
                effects.extend(self.did_not_arrive(&fault, &|key| keys.contains(key)));
                if self.look.answered && !std::mem::replace(&mut self.alone, true) {
                    // Nobody waits for it, as after a copy was mended. It can be read, and takes nothing.
                    effects.push(Effect::Tell(Told::Alone(fault)));
                }
                effects.push(self.queue.next_pause());
            }
        }
        if self.over && !self.queue.is_flying() {
            effects.push(Effect::Reload);
        } else if !self.queue.refused && (self.look.needed || self.check.is_some() || self.erase.is_some()) {
            effects.push(self.queue.at_once());
        }
        effects.extend(self.saving());
        effects
    }

    /// The mirror did not take these saves, and somebody waits to hear that. It goes on being tried.
    pub(super) fn did_not_arrive(&mut self, fault: &Fault, which: &dyn Fn(&String) -> bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        let (now, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.queue.waiting)
            .into_iter()
            .partition(|one| !one.ended && which(&one.key));
        self.queue.waiting = later;
        self.alone |= now.iter().any(|one| one.ticket != Ticket::Quiet);
        for one in now {
            let key = one.key.clone();
            let (ticket, local) = (one.ticket.clone(), one.local.clone());
            effects.extend(self.end(one, Some(fault)));
            self.queue.waiting.push(Waiting { ticket, local, key, ended: true });
        }
        effects.push(self.copies());
        effects
    }

    /// What is to be said when the mirror may have everything by now.
    pub(super) fn settled(&mut self) -> Vec<Effect> {
        let mut effects = vec![self.copies()];
        if self.queue.is_empty() {
            self.saves.all_in();
            if self.look.answered && std::mem::take(&mut self.alone) {
                effects.push(Effect::Tell(Told::Together));
            }
        }
        effects.extend(self.saving());
        effects
    }

    fn end(&mut self, one: Waiting, fault: Option<&Fault>) -> Option<Effect> {
        let kept = Kept::of(one.local, fault);
        if one.ticket.is_shown() && !one.ended {
            self.saves.end(kept.said());
        }
        let counts = !one.ended || one.ticket.is_lost_otherwise();
        counts.then_some(Effect::Ended(one.ticket, kept))
    }

    /// What is known of the newest saves, when that is something else than was said.
    pub(super) fn saving(&mut self) -> Option<Effect> {
        let said = self.saves.said();
        (std::mem::replace(&mut self.said, said) != said).then_some(Effect::SavingIs(said))
    }

    /// Time went by: what was not heard of for long is given up, and all that waits is tried again.
    pub(super) fn try_again(&mut self, waited: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        if waited {
            for flight in &mut self.queue.flights {
                flight.age = flight.age.saturating_add(1);
            }
        }
        let old: Vec<u32> =
            self.queue.flights.iter().filter(|one| one.age >= GIVEN_UP).map(|one| one.id).collect();
        for id in old {
            effects.extend(self.written(id, Err(Fault::Failed("no answer".to_owned()))));
        }
        if self.queue.is_flying() {
            effects.push(self.queue.next_pause());
        } else if !self.look.needed && self.erase.is_none() {
            effects.extend(self.send(None));
        }
        effects
    }
}

impl Keeper {
    /// What the screen shows has changed: that the last save arrived is no longer said.
    pub fn look_away(&mut self) -> Saving {
        self.saves.look_away();
        self.said = self.saves.said();
        self.said
    }
}
