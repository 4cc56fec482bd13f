//! The evening plan, the habits and the times of sleep. Only the later screens use this.

use crate::platform::share::Shared;
use crate::platform::{clock, download, random, share};
use crate::state::journal::Journal;
use domain::content::evening as words;
use domain::diary::{Entry, EntryKind};
use domain::habit::OwnHabit;
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::plan::{Plan, calendar};
use domain::sheet::Sheet;
use domain::sleep::{self, Summary, Times};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Over how many nights sleep is summed up.
const NIGHTS: i64 = 14;
/// The name of the calendar file.
const FILE: &str = "quiet-legs-plan.ics";
/// What a calendar file is.
const KIND: &str = "text/calendar";

/// How handing over a file went: what is said, and the text to copy where no file was taken.
#[derive(Clone, Copy)]
pub struct HandedOver {
    said: RwSignal<&'static str>,
    text: RwSignal<Option<String>>,
}

impl HandedOver {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { said: RwSignal::new(""), text: RwSignal::new(None) }
    }

    /// What is said, followed.
    pub fn said(self) -> &'static str {
        self.said.get()
    }

    /// The text to copy, followed.
    pub fn text(self) -> Option<String> {
        self.text.get()
    }

    /// Hands a calendar file over: by the share sheet where the system takes it, else as a download, else as text. `saved` is said
    /// after a download.
    pub(super) fn hand_over(self, name: &'static str, file: String, saved: &'static str) {
        self.text.set(None);
        let offer = move |file: String| {
            let taken = download::offer(name, KIND, &file);
            self.said.set(if taken { saved } else { words::NO_FILE_TAKEN });
            self.text.set((!taken).then_some(file));
        };
        let Some(sheet) = share::file(name, KIND, &file) else {
            offer(file);
            return;
        };
        spawn_local(async move {
            match sheet.await {
                Shared::Sent => self.said.set(words::SHARED),
                Shared::Closed => self.said.set(words::SHARE_CLOSED),
                Shared::Refused => offer(file),
            }
        });
    }
}

impl Journal {
    /// The plan, followed; `None` as long as none was kept, or when a newer version wrote it.
    pub fn plan(self) -> Option<Plan> {
        let id = Plan::id()?;
        self.with(|diary| Plan::read(diary.sheet(&id)?).ok())
    }

    /// A plan to begin with, which is kept with its first change.
    pub fn usual_plan() -> Plan {
        Plan::usual(random::bits())
    }

    /// Keeps the plan. Answers whether it could be: what a newer version wrote is not written over.
    pub fn keep_plan(self, plan: &Plan) -> bool {
        let Some(id) = Plan::id() else { return false };
        match self.with_now(|diary| diary.sheet(&id).map(Plan::read)) {
            Some(Err(_)) => false,
            Some(Ok(_)) => self.rewrite_sheet(&id, plan),
            None => Sheet::write(EntryKind::Plan, clock::now(), plan).is_some_and(|sheet| {
                self.revise(&id, EntryKind::Plan, Some(Entry::Sheet(sheet)));
                true
            }),
        }
    }

    /// Hands the plan over as a calendar file.
    pub fn hand_over_plan(self, plan: &Plan, done: HandedOver) {
        let revision =
            self.with_now(|diary| Plan::id().and_then(|id| diary.record(&id).map(|record| record.rev)));
        let file = calendar::write(plan, revision.unwrap_or(0), clock::now());
        done.hand_over(FILE, file, words::SAVED);
    }

    /// The person's own habits with their ids, followed: those in use first, each by name.
    pub fn own_habits(self) -> Vec<(Id, OwnHabit)> {
        let mut habits: Vec<_> = self.with(|diary| {
            let sheets = diary.standing(EntryKind::Habit);
            sheets.filter_map(|(id, sheet)| Some((id.clone(), OwnHabit::read(sheet).ok()?))).collect()
        });
        habits.sort_by_cached_key(|(_, habit)| (habit.archived, habit.name.to_lowercase()));
        habits
    }

    /// Changes a habit of the person's own, as it is by now. Answers whether it could be kept.
    pub fn change_habit(self, id: &Id, change: impl FnOnce(&mut OwnHabit)) -> bool {
        let Some(mut habit) = self.with_now(|diary| OwnHabit::read(diary.sheet(id)?).ok()) else {
            return false;
        };
        change(&mut habit);
        self.rewrite_sheet(id, &habit)
    }

    /// Both times of a night, followed. The clock may have been changed in it.
    pub fn times(self, night: Night) -> Option<Times> {
        let next = Night::of(night.noon(0).plus(24 * HOUR));
        let forward = offset(next).saturating_sub(offset(night));
        Times::of(&self.note(night), forward)
    }

    /// What the two weeks up to this night say together, followed.
    pub fn sleep(self, night: Night) -> Option<Summary> {
        let back = |days: i64| Night::of(night.noon(0).plus(-24 * HOUR * days));
        let nights: Vec<_> = (0..NIGHTS).filter_map(|days| self.times(back(days))).collect();
        sleep::summary(&nights)
    }
}

/// The wall clock's offset at the noon a night begins with, in minutes east of UTC.
fn offset(night: Night) -> i16 {
    clock::read_field(&format!("{}T12:00", night.iso())).map_or(0, Moment::offset)
}
