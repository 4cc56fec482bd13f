//! A text about a night. It is kept in each pause of writing, and when the page is left; one that is too long is a draft until it is
//! made shorter.

use crate::parts::Writing;
use crate::parts::live::{held, when};
use crate::state::pause::Pause;
use crate::state::{App, app, forms};
use crate::views::cramp::apart::Apart;
use domain::form::{Room, TextField};
use domain::night::Night;
use domain::sheet::NightNote;
use leptos::prelude::*;
use std::rc::Rc;

const NOT_KEPT: &str =
    "This could not be saved. It is kept here as you wrote it, and what was saved before is safe.";

/// One of the texts of a night.
type Field = fn(&mut NightNote) -> &mut String;

/// The text in hand.
#[derive(Clone, Copy)]
struct Hand {
    app: &'static App,
    night: Night,
    field: Field,
    text: RwSignal<TextField>,
    draft: StoredValue<String>,
    refused: RwSignal<bool>,
    /// It began with a draft.
    begun: RwSignal<bool>,
}

impl Hand {
    /// What is kept, followed.
    fn kept(self) -> String {
        let mut note = self.app.journal.note(self.night);
        std::mem::take((self.field)(&mut note))
    }

    fn follow(self) {
        let kept = self.kept();
        let before = self.text.get_untracked();
        let mut text = before.clone();
        text.follow(&kept);
        if text != before {
            self.text.set(text);
        }
    }

    /// Keeps what was written: in the diary, or as a draft where that cannot be.
    fn keep(self) {
        let text = self.text.get_untracked();
        let Some(change) = text.change() else {
            self.drop_draft();
            return;
        };
        let whole = change.onto(&untrack(|| self.kept()));
        let fits = !Room::of(&whole).is_over();
        let kept =
            fits && self.app.journal.change_night(self.night, |note| (self.field)(note).clone_from(&whole));
        self.refused.set(!kept && !text.room().is_over());
        if kept {
            // Should the phone die now, what is saved and what was begun are the same.
            self.draft.with_value(|draft| {
                if self.app.drafts.get(draft).is_some() {
                    self.app.drafts.keep(draft, whole.clone());
                }
            });
            self.text.update(|text| text.saved(whole));
            self.draft.with_value(|draft| self.app.drafts.drop_once_saved(draft.clone()));
        } else {
            self.draft.with_value(|draft| self.app.drafts.keep(draft, text.text().to_owned()));
        }
    }

    /// Goes on with what was begun before, as long as nothing new was begun here.
    fn take_up(self) {
        let draft = self.draft.with_value(|draft| self.app.drafts.get(draft));
        let Some(draft) = draft.filter(|_| !self.text.with(TextField::is_touched)) else { return };
        self.text.update(|text| text.write(draft.text));
        if self.text.with(TextField::is_touched) {
            self.begun.set(true);
        } else {
            self.drop_draft();
        }
    }

    fn drop_draft(self) {
        self.draft.with_value(|draft| self.app.drafts.drop(draft));
    }

    /// What was written elsewhere meanwhile, followed.
    fn also(self) -> String {
        let kept = self.kept();
        let other = self.text.with(|text| text.elsewhere(&kept).map(str::to_owned));
        forms::also(self.app, Some(&NightNote::id(self.night)), other.as_deref())
    }
}

/// The field.
#[component]
pub fn Told(
    night: Night,
    id: &'static str,
    label: &'static str,
    rows: &'static str,
    field: Field,
    /// The name of the field where it is stored.
    kept_in: &'static str,
) -> impl IntoView {
    let app = app();
    let name = format!("night/{}/{id}", night.iso());
    let hand = Hand {
        app,
        night,
        field,
        text: RwSignal::new(TextField::default()),
        draft: StoredValue::new(name),
        refused: RwSignal::new(false),
        begun: RwSignal::new(false),
    };
    hand.text.set(TextField::new(&untrack(|| hand.kept())));
    // Also where the second store has it alone, which answers later.
    Effect::new(move |_| {
        app.drafts.follow_late();
        untrack(|| hand.take_up());
    });
    Effect::new(move |_| hand.follow());
    let pause = Pause::new(move || hand.keep());
    let write = move |text: String| {
        hand.text.update(|field| field.write(text));
        pause.typed();
    };
    let room = move || hand.text.with(TextField::room);
    view! {
        <Writing
            id=id
            label=label
            rows=rows
            text=held(move || hand.text.with(|text| text.text().to_owned()))
            write=Rc::new(write)
            room=Memo::new(move |_| Room::words(room()))
            over=Memo::new(move |_| Room::is_over(room()))
            also=Memo::new(move |_| hand.also())
        />
        <Apart id=NightNote::id(night) field=kept_in />
        {when(
            move || hand.begun.get() && hand.text.with(TextField::is_touched),
            || view! { <p class="sub" role="status">"You began this before. It is here again, and not saved yet."</p> },
        )}
        {when(move || hand.refused.get(), || view! { <p class="problem" role="alert">{NOT_KEPT}</p> })}
    }
}
