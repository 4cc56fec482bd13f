//! The hydration check in hand: the answers, what was seen, the question that is still open, the result.

use crate::platform::clock;
use crate::state::journal::Journal;
use domain::diary::Entry;
use domain::hydration::Check;
use domain::urine::{Answers, FollowUp, Light, Reading, YesNoUnsure, next_question};
use leptos::prelude::*;

/// The check slice.
#[derive(Clone, Copy)]
pub struct HydrationState {
    answers: RwSignal<Answers>,
    pending: RwSignal<Option<Reading>>,
    result: RwSignal<Option<Check>>,
    journal: Journal,
}

impl HydrationState {
    /// A check not begun. At night the light is taken to be dim until the person says otherwise.
    pub fn new(journal: Journal) -> Self {
        let answers = Answers { light: Some(Light::Dim), ..Answers::default() };
        Self {
            answers: RwSignal::new(answers),
            pending: RwSignal::new(None),
            result: RwSignal::new(None),
            journal,
        }
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
        let check = Check { at: clock::now(), answers: self.answers.get_untracked(), reading };
        self.result.set(Some(check));
        self.journal.add(Entry::Check(check));
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

    /// The result of the check just made.
    pub fn result(self) -> Option<Check> {
        self.result.get()
    }
}
