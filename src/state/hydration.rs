//! The hydration check in hand: the answers, what was seen, the question that is still open, the result; or an earlier check that
//! is being changed.

use crate::platform::clock;
use crate::state::journal::Journal;
use domain::diary::{Entry, EntryKind};
use domain::form::answers_onto;
use domain::hydration::{Check, remembered};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::safety::Age;
use domain::urine::{Answers, FollowUp, Light, Reading, YesNoUnsure, next_question};
use leptos::prelude::*;

/// The check slice.
#[derive(Clone, Copy)]
pub struct HydrationState {
    answers: RwSignal<Answers>,
    pending: RwSignal<Option<Reading>>,
    result: RwSignal<Option<(Id, Check)>>,
    /// When the check in hand was begun; `None` when there is none.
    begun: StoredValue<Option<Moment>>,
    /// The earlier check that is being changed.
    changing: StoredValue<Option<(Id, Check)>>,
    journal: Journal,
}

impl HydrationState {
    /// No check begun.
    pub fn new(journal: Journal) -> Self {
        Self {
            answers: RwSignal::new(Answers::default()),
            pending: RwSignal::new(None),
            result: RwSignal::new(None),
            begun: StoredValue::new(None),
            changing: StoredValue::new(None),
            journal,
        }
    }

    /// Begins a new check, or goes on with the one in hand: one that is finished, or left for an hour, is not gone on with. Age and a limit
    /// on fluids are as before; in the night theme the light is taken to be dim until the person says otherwise.
    pub fn begin(self, dim: bool, age: Option<Age>) {
        let now = clock::now();
        let goes_on = self.begun.get_value().is_some_and(|at| now.epoch() - at.epoch() < HOUR);
        if goes_on && self.changing.with_value(Option::is_none) && self.result.get_untracked().is_none() {
            return;
        }
        let known = self.journal.with_now(|diary| remembered(diary, age, now));
        self.answers.set(Answers { light: dim.then_some(Light::Dim), ..known });
        self.pending.set(None);
        self.result.set(None);
        self.changing.set_value(None);
        self.begun.set_value(Some(now));
    }

    /// Goes on at the colours: with the check in hand, the earlier one that is being changed, or a new one.
    pub fn go_on(self, dim: bool, age: Option<Age>) {
        if self.changing.with_value(Option::is_none) || self.result.get_untracked().is_some() {
            self.begin(dim, age);
        }
    }

    /// Takes up an earlier check to change it. `None` when it is not there.
    pub fn change(self, id: &Id) -> Option<Check> {
        let found = self.journal.with_now(|diary| match diary.get(id) {
            Some(Entry::Check(check)) => Some(*check),
            _ => None,
        })?;
        // Back from the colours it is the same check, with what was answered meanwhile.
        let again = self.changing.with_value(|known| known.as_ref().is_some_and(|(known, _)| known == id));
        if !again || self.result.get_untracked().is_some() {
            self.answers.set(found.answers);
            self.pending.set(None);
            self.result.set(None);
            self.changing.set_value(Some((id.clone(), found)));
        }
        Some(found)
    }

    /// The earlier check that is being changed.
    pub fn changing(self) -> Option<(Id, Check)> {
        self.changing.get_value()
    }

    /// Whether the person said that they are 65 or over.
    pub fn is_older(self, age: Option<Age>) -> bool {
        self.journal.with_now(|diary| remembered(diary, age, clock::now())).age65 == Some(true)
    }

    /// The answers, followed.
    pub fn answers(self) -> Answers {
        self.answers.get()
    }

    /// Changes an answer.
    pub fn answer(self, change: impl FnOnce(&mut Answers)) {
        self.answers.update(change);
    }

    /// The question still open about what was seen, with what was seen.
    pub fn open_question(self) -> Option<(Reading, FollowUp)> {
        let reading = self.pending.get()?;
        next_question(&reading).map(|question| (reading, question))
    }

    /// What was seen. Answers whether that completes the check; if not, a question is open.
    pub fn see(self, reading: Reading) -> bool {
        if next_question(&reading).is_some() {
            self.pending.set(Some(reading));
            return false;
        }
        self.pending.set(None);
        let answers = self.answers.get_untracked();
        let (id, check) = if let Some((id, before)) = self.changing.get_value() {
            // The check as it is by now: it may have been changed in another window too.
            let now = self.journal.with_now(|diary| match diary.get(&id) {
                Some(Entry::Check(check)) => Some(*check),
                _ => None,
            });
            let mut check = now.unwrap_or(before);
            answers_onto(&before.answers, &answers, &mut check.answers);
            if reading != before.reading {
                check.reading = reading;
            }
            if now != Some(check) {
                self.journal.revise(&id, EntryKind::Check, Some(Entry::Check(check)));
            }
            (id, check)
        } else {
            let check = Check { at: clock::now(), answers, reading };
            (self.journal.add(Entry::Check(check)), check)
        };
        self.result.set(Some((id, check)));
        true
    }

    /// Answers the open question. Answers whether that completes the check.
    pub fn follow(self, answer: YesNoUnsure) -> bool {
        match self.pending.get_untracked() {
            Some(reading) => self.see(reading.answered(answer)),
            None => false,
        }
    }

    /// Takes back what was seen, to choose again.
    pub fn unsee(self) {
        self.pending.set(None);
    }

    /// The result of the check just made or changed.
    pub fn result(self) -> Option<(Id, Check)> {
        self.result.get()
    }
}
