//! The experiment of twelve weeks. Only the later screens use this.

use crate::platform::{clock, random};
use crate::state::evening::HandedOver;
use crate::state::journal::Journal;
use domain::content::trial as words;
use domain::diary::EntryKind;
use domain::id::Id;
use domain::insight::{Experiment, Stage};
use domain::moment::Moment;
use domain::night::Night;
use domain::plan::weeks;

/// The name of the calendar file.
const FILE: &str = "quiet-legs-weeks.ics";

impl Journal {
    /// Every experiment with its name, the earliest first, followed.
    pub fn trials(self) -> Vec<(Id, Experiment)> {
        self.with(Experiment::all)
    }

    /// The experiment that is not over yet, the earliest if another device began one too, followed.
    pub fn trial(self, now: Moment) -> Option<(Id, Experiment)> {
        let tonight = Night::of(now);
        self.trials().into_iter().find(|(_, trial)| !trial.is_over(tonight))
    }

    /// Since which night no look at the diary is taken because an experiment runs, followed.
    pub fn held_since(self) -> Option<Night> {
        let now = clock::now();
        let runs = |trial: &Experiment| {
            matches!(trial.stage(Night::of(now)), Stage::Week(_)) || trial.may_go_on(now)
        };
        self.trials().into_iter().find(|(_, trial)| runs(trial)).map(|(_, trial)| trial.start)
    }

    /// Begins an experiment; chance decides its order here and now. Answers whether it could be kept.
    pub fn begin_trial(self, start: Night) -> bool {
        self.add_sheet(EntryKind::Trial, &Experiment::plan(start, random::bits()).shape()).is_some()
    }

    /// Changes an experiment. Answers whether it could be kept.
    pub fn change_trial(self, id: &Id, change: impl FnOnce(&mut Experiment)) -> bool {
        let found = self.with_now(|diary| diary.sheet(id).map(Experiment::read));
        let Some(Ok(mut trial)) = found else { return false };
        change(&mut trial);
        self.rewrite_sheet(id, &trial.shape())
    }

    /// Hands the weeks over as a calendar file.
    pub fn hand_over_weeks(self, id: &Id, trial: Experiment, done: HandedOver) {
        let revision = self.with_now(|diary| diary.record(id).map(|record| record.rev));
        done.hand_over(FILE, weeks::write(trial, id, revision.unwrap_or(0), clock::now()), words::SAVED);
    }
}
