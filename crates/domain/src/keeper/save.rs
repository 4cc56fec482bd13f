//! What a person saves: one write to localStorage, then one transaction of the mirror.

use super::{Effect, Keeper};
use crate::care::Care;
use crate::diary::Record;
use crate::saving::Saving;
use crate::session;
use crate::settings::Settings;
use crate::vault::{Applied, Change, Fault, Index, What};

/// What was saved, for whoever waits to hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, and a box would be taken apart at once")]
pub enum Ticket {
    /// A note.
    Record(Record),
    /// What there is only one of, in this generation: a choice, or the running session.
    Choice(What, u32),
    /// Nobody waits for it.
    Quiet,
    /// Many notes at once.
    Batch,
}

impl Ticket {
    /// Whether the small line says how it ended.
    pub(super) const fn is_shown(&self) -> bool {
        matches!(self, Self::Record(_) | Self::Batch)
    }

    /// Whether a notice stands that it was not saved, which is to go when it is after all.
    pub(super) const fn is_lost_otherwise(&self) -> bool {
        matches!(self, Self::Record(_))
    }
}

/// Where a save arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In both stores.
    Twice,
    /// In both, but localStorage is full and gave up its reserve.
    WithoutReserve,
    /// Only in localStorage: not yet safe. The mirror has this fault, and is tried again.
    OnlyLocal(Fault),
    /// Only in the mirror, on the disk; localStorage has this fault.
    OnlyTwin(Fault),
    /// In neither. The mirror is tried again as long as the page lives.
    Nowhere(Fault),
}

impl Kept {
    pub(super) fn of(local: Result<Applied, Fault>, mirror: Option<&Fault>) -> Self {
        match (local, mirror) {
            (Ok(Applied::Well), None) => Self::Twice,
            (Ok(Applied::WithoutBallast), None) => Self::WithoutReserve,
            (Ok(_), Some(fault)) => Self::OnlyLocal(fault.clone()),
            (Err(fault), None) => Self::OnlyTwin(fault),
            (Err(fault), Some(_)) => Self::Nowhere(fault),
        }
    }

    /// The same for the small line.
    pub(super) const fn said(&self) -> Saving {
        match self {
            Self::Twice | Self::WithoutReserve => Saving::Saved,
            Self::OnlyTwin(_) => Saving::Second,
            Self::OnlyLocal(_) => Saving::Once,
            Self::Nowhere(_) => Saving::Failed,
        }
    }
}

impl Keeper {
    /// Saves one revision.
    pub fn save(&mut self, record: Record) -> Vec<Effect> {
        let change = self.index.save(&record);
        let is_new = record.rev == 1 && record.entry.is_some() && change.drop.is_empty();
        self.write(change, Ticket::Record(record), is_new)
    }

    /// Saves the settings.
    pub fn save_settings(&mut self, settings: &Settings) -> Vec<Effect> {
        let change = self.index.save_settings(settings);
        let ticket = Ticket::Choice(What::Settings, self.index.generations().settings);
        self.write(change, ticket, false)
    }

    /// Saves the running session, or that there is none.
    pub fn save_session(&mut self, session: Option<&session::Kept>) -> Vec<Effect> {
        let change = self.index.save_session(session);
        let ticket = Ticket::Choice(What::Session, self.index.generations().session);
        self.write(change, ticket, false)
    }

    /// Saves the drafts. Nobody needs to hear of it when that fails: the form still has what was written.
    pub fn save_drafts(&mut self, drafts: &str) -> Vec<Effect> {
        let change = self.index.save_drafts(drafts);
        self.write(change, Ticket::Quiet, false)
    }

    /// Saves the care for the diary. Nobody needs to hear of it when that fails: it is only remembered less well.
    pub fn save_care(&mut self, care: &Care) -> Vec<Effect> {
        let change = self.index.save_care(care);
        self.write(change, Ticket::Quiet, false)
    }

    /// Saves many revisions at once, as restoring does: `make` makes the changes.
    pub fn save_many(&mut self, make: impl FnOnce(&mut Index) -> Vec<Change>) -> Vec<Effect> {
        let changes = make(&mut self.index);
        let all = Change {
            put: changes.iter().flat_map(|change| change.put.clone()).collect(),
            drop: changes.into_iter().flat_map(|change| change.drop).collect(),
        };
        self.write(all, Ticket::Batch, false)
    }

    /// Makes a change in both stores.
    pub(super) fn write(&mut self, change: Change, ticket: Ticket, is_new: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.door() {
            Err(Fault::ReadOnly) => {
                if ticket.is_shown() {
                    self.saves.refuse();
                }
                effects.extend(self.saving());
                effects.push(Effect::Ended(ticket, Kept::Nowhere(Fault::ReadOnly)));
                return effects;
            }
            // What is new is kept also by a page that knows what was deleted.
            Err(_) if !is_new => return self.start_over(),
            Err(_) => drop(self.start_over()),
            Ok(()) if self.over && !is_new => return vec![Effect::Reload],
            Ok(()) => {}
        }
        let local = self.write_local(&change);
        for (key, value) in &change.put {
            // Other tabs hear of localStorage by themselves, but Firefox lets one of some hundred events go by; and of what went
            // only to the mirror they hear by this alone.
            effects.push(Effect::Broadcast(format!("{key}\n{value}")));
        }
        if ticket.is_shown() {
            self.saves.begin();
        }
        self.queue.add(&change);
        self.queue.wait(&change, ticket, local);
        effects.extend(self.send(Some(change)));
        effects.extend(self.saving());
        effects
    }
}
