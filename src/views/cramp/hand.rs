//! The form in hand: what the person says goes into it, what the diary says meanwhile too; saved, or kept as a draft.

use crate::state::pause::Pause;
use crate::state::{App, app, drafts, forms, look_at, navigation, now, read_field};
use domain::cramp::{Cramp, NoStart, Start, last_night};
use domain::form::CrampForm;
use domain::id::Id;
use domain::moment::Moment;
use domain::night::Night;
use domain::route::Route;
use domain::sheet::NightNote;
use leptos::prelude::*;

/// Why a form was not saved.
const NO_TIME: &str = "That is not a date and a time. Nothing was changed.";
const IN_FUTURE: &str = "That time is still to come. Nothing was changed.";
const TOO_LONG: &str =
    "A text is too long, so nothing was saved yet. All of it is kept here. Make it shorter, then save.";
const NIGHT_NOT_KEPT: &str = "The cramp is saved. What you noted about the whole night could not be kept.";

/// The form.
#[derive(Clone, Copy)]
pub struct Hand {
    app: &'static App,
    /// The cramp it is about; none for a new one.
    pub id: StoredValue<Option<Id>>,
    /// What is in it.
    pub form: RwSignal<CrampForm>,
    /// Why it was not saved.
    pub problem: RwSignal<Option<&'static str>>,
    /// When the draft was written that it began with.
    pub begun: RwSignal<Option<Moment>>,
    /// The name of its draft.
    name: StoredValue<String>,
    /// Saved or removed: there is nothing to keep any more.
    over: StoredValue<bool>,
    pause: StoredValue<Option<Pause>>,
}

impl Hand {
    /// The form of a cramp, or of a new one; with what was begun in it before.
    pub fn take(id: Option<Id>) -> Self {
        let app = app();
        let name = id.as_ref().map_or_else(|| "cramp/new".to_owned(), drafts::of_cramp);
        let fresh = fresh(app, id.as_ref());
        let hand = Self {
            app,
            form: RwSignal::new(fresh),
            id: StoredValue::new(id),
            problem: RwSignal::new(None),
            begun: RwSignal::new(None),
            name: StoredValue::new(name),
            over: StoredValue::new(false),
            pause: StoredValue::new(None),
        };
        // Also where the second store has it alone, which answers later.
        Effect::new(move |_| {
            app.drafts.follow_late();
            untrack(|| hand.take_up());
        });
        hand.pause.set_value(Some(Pause::new(move || hand.keep())));
        Effect::new(move |_| hand.follow());
        hand
    }

    /// Goes on with what was begun before, as long as nothing new was begun here.
    fn take_up(self) {
        if self.begun.get().is_some() || self.over.get_value() || self.is_touched() {
            return;
        }
        let draft = self.name.with_value(|name| self.app.drafts.get(name));
        let read = draft.and_then(|draft| Some((draft.at()?, CrampForm::take_up(&draft.text)?)));
        let Some((at, form)) = read else { return };
        self.form.set(form);
        self.follow();
        // What was saved after all is nothing to go on with.
        if self.is_touched() {
            self.begun.set(Some(at));
        } else {
            self.drop_draft();
        }
    }

    /// Looks at the cramp, and follows it.
    pub fn cramp<T>(self, look: impl FnOnce(&Cramp) -> T) -> T {
        self.form.with(|form| look(form.cramp()))
    }

    /// Looks at the night, and follows it.
    pub fn night<T>(self, look: impl FnOnce(&NightNote) -> T) -> T {
        self.form.with(|form| look(form.night.night()))
    }

    /// The person says something.
    pub fn tell(self, change: impl FnOnce(&mut CrampForm)) {
        self.form.update(change);
        self.problem.set(None);
        if let Some(pause) = self.pause.get_value() {
            pause.typed();
        }
    }

    /// When it began, and whether only its night is known, followed.
    pub fn start(self) -> Result<(Moment, bool), NoStart> {
        self.form.with(|form| form.start(now(), read_field))
    }

    /// The night it belongs to as it is kept.
    pub fn first_night(self) -> Night {
        self.form.with_untracked(|form| Night::of(form.kept().start))
    }

    /// Whether it was removed elsewhere, followed.
    pub fn is_gone(self) -> bool {
        let gone = |id: &Id| {
            self.app.journal.with(|diary| diary.record(id).is_some_and(|record| record.entry.is_none()))
        };
        self.id.with_value(|id| id.as_ref().is_some_and(gone))
    }

    /// What was written in the note elsewhere meanwhile, followed.
    pub fn also_note(self) -> String {
        let kept = self.id.with_value(|id| {
            id.as_ref()
                .and_then(|id| self.app.journal.with(|diary| diary.cramp(id).map(|cramp| cramp.note.clone())))
        });
        let text = self
            .form
            .with(|form| kept.as_deref().and_then(|kept| form.note.elsewhere(kept).map(str::to_owned)));
        self.id.with_value(|id| forms::also(self.app, id.as_ref(), text.as_deref()))
    }

    /// The same about the medicine of the night.
    pub fn also_medicine(self) -> String {
        let night = self.first_night();
        let kept = self.app.journal.note(night).medicine;
        let text = self.form.with(|form| form.night.medicine.elsewhere(&kept).map(str::to_owned));
        forms::also(self.app, Some(&NightNote::id(night)), text.as_deref())
    }

    /// What nobody touched here follows the diary.
    fn follow(self) {
        let journal = self.app.journal;
        let kept = self
            .id
            .with_value(|id| id.as_ref().and_then(|id| journal.with(|diary| diary.cramp(id).cloned())));
        let night = journal.note(self.first_night());
        let before = self.form.get_untracked();
        let mut form = before.clone();
        if let Some(kept) = kept {
            form.follow(&kept);
        }
        form.night.follow(&night);
        if form != before {
            self.form.set(form);
        }
    }

    fn is_touched(self) -> bool {
        self.form.with_untracked(|form| form.is_touched(now(), read_field))
    }

    /// Keeps what is not saved yet as a draft.
    fn keep(self) {
        if self.over.get_value() {
            return;
        }
        if self.is_touched() {
            let text = self.form.with_untracked(|form| form.draft(now(), read_field));
            self.name.with_value(|name| self.app.drafts.keep(name, text));
        } else {
            self.drop_draft();
        }
    }

    fn drop_draft(self) {
        self.name.with_value(|name| self.app.drafts.drop(name));
    }

    fn stop(self) {
        self.over.set_value(true);
        if let Some(pause) = self.pause.get_value() {
            pause.forget();
        }
    }

    /// Drops what was begun: the form says what is kept.
    pub fn drop_it(self) {
        if let Some(pause) = self.pause.get_value() {
            pause.forget();
        }
        self.drop_draft();
        self.form.set(self.id.with_value(|id| fresh(self.app, id.as_ref())));
        self.begun.set(None);
        self.problem.set(None);
        // The button goes away under the finger.
        look_at("[data-view] h1");
    }

    /// Saves what the person changed, and goes on.
    pub fn save(self) {
        let journal = self.app.journal;
        let form = self.form.get_untracked();
        let changes = match form.changes(now(), read_field) {
            Ok(changes) => changes,
            Err(why) => {
                self.problem.set(Some(if why == NoStart::Ahead { IN_FUTURE } else { NO_TIME }));
                look_at(".cramp input[type=datetime-local]");
                return;
            }
        };
        let is_new = self.id.with_value(Option::is_none);
        let kept = self
            .id
            .with_value(|id| id.as_ref().and_then(|id| journal.with_now(|diary| diary.cramp(id).cloned())));
        let mut cramp = kept.unwrap_or_else(|| form.kept().clone());
        changes.apply(&mut cramp);
        let (night, is_cramp) = (Night::of(cramp.start), cramp.is_cramp());
        let said = form.night.changes();
        journal.open_month(&NightNote::id(night));
        let mut after = untrack(|| journal.note(night));
        said.apply(&mut after);
        if CrampForm::is_too_long(&cramp, &after) {
            self.problem.set(Some(TOO_LONG));
            look_at(".cramp textarea[aria-invalid]");
            return;
        }
        // Should the phone die now, what is saved and what was begun are the same.
        self.keep();
        self.id.set_value(Some(journal.put_cramp(self.id.get_value(), cramp)));
        let done = journal.change_night(night, |note| {
            said.apply(note);
            // A night with a cramp in it was not a quiet one.
            note.quiet = note.quiet && !is_cramp;
        });
        if done {
            self.stop();
            self.app.drafts.drop_once_saved(self.name.get_value());
            navigation::replace(&if is_new { Route::Tonight } else { Route::Night(night) });
        } else {
            self.problem.set(Some(NIGHT_NOT_KEPT));
        }
    }

    /// Removes the cramp.
    pub fn remove(self) {
        self.stop();
        self.drop_draft();
        if let Some(id) = self.id.get_value() {
            self.app.journal.remove(&id);
        }
        navigation::replace(&Route::Night(self.first_night()));
    }
}

/// The form as the diary has it.
fn fresh(app: &App, id: Option<&Id>) -> CrampForm {
    let now = now();
    let kept = id.and_then(|id| app.journal.with_now(|diary| diary.cramp(id).cloned()));
    let start = kept.as_ref().map_or_else(
        // A cramp of the last night, until a time says otherwise.
        || Start::Unknown.at(now, None, last_night(now)).map_or(now, |(start, _)| start),
        |kept| kept.start,
    );
    app.journal.open_month(&NightNote::id(Night::of(start)));
    let night = app.journal.with_now(|diary| diary.note(Night::of(start))).unwrap_or_default();
    match kept {
        Some(kept) => CrampForm::of(kept, night),
        None => CrampForm::new(start, now, night),
    }
}
