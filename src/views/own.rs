//! One set of the person's own: its name, its steps (`own/step.rs`), how it is heard; to share, copy and remove it. What is changed
//! is kept at once; what cannot be kept gets a sentence, and what was there before stays.

mod name;
mod step;

use crate::parts::live::{choose, chosen, either, part, tap, when, words, words_if};
use crate::parts::questions::nothing_here;
use crate::parts::{Choices, Icon, Look, Sources, ico};
use crate::state::own::OwnSets;
use crate::state::{app, cues, look_at, look_at_next, navigation, now};
use domain::content::own as said;
use domain::content::stretch as texts;
use domain::diary::Entry;
use domain::id::Id;
use domain::route::Route;
use domain::safety::Offer;
use domain::score::Sound;
use domain::session::Done;
use domain::sheet::{Fault, OwnRoutine, STEPS, tidy_name};
use domain::stretch::{Stance, summary};
use leptos::prelude::*;
use name::Name;
use step::StepCard;

/// The set in hand.
#[derive(Clone, Copy)]
pub struct Editing {
    id: StoredValue<Id>,
    own: RwSignal<OwnRoutine>,
    /// Counts up when steps came, went or became others: then they are drawn anew. A number that is changed draws nothing, so the
    /// field a person is in stays.
    drawn: RwSignal<u32>,
    /// Why the last change was not kept.
    problem: RwSignal<Option<Fault>>,
    /// The fields that hold what cannot be kept, each by its step (none for the name) and its fault, the last told last.
    wrong: RwSignal<Vec<(Option<usize>, Fault)>>,
    moved: RwSignal<String>,
    sets: OwnSets,
    /// What the answers allow; none before they are given.
    offer: Option<Offer>,
}

impl Editing {
    /// Changes the set and keeps it; what cannot be kept is said, and nothing is changed. Answers whether it was kept.
    fn change(self, change: impl FnOnce(&mut OwnRoutine)) -> bool {
        let before = self.own.get_untracked();
        let mut own = before.clone();
        change(&mut own);
        let kept = self.id.with_value(|id| self.sets.change(id, &before, &own));
        self.problem.set(kept.as_ref().err().copied());
        let Ok(kept) = kept else { return false };
        self.show(&own, kept);
        true
    }

    /// Shows the set as it is kept; steps that are not those drawn here are drawn anew.
    fn show(self, drawn: &OwnRoutine, kept: OwnRoutine) {
        let others = drawn.steps != kept.steps;
        self.own.set(kept);
        if others {
            self.wrong.update(|wrong| wrong.retain(|(step, _)| step.is_none()));
            self.drawn.update(|drawn| *drawn += 1);
        }
    }

    /// What became of the set in another window is shown here.
    fn follow(self) {
        let own = self.own.get_untracked();
        let kept = self.id.with_value(|id| self.sets.follow(id));
        if let Some(kept) = kept.filter(|kept| *kept != own) {
            self.show(&own, kept);
        }
    }

    /// The same, and draws the steps anew; then goes on at the first control that fits.
    fn change_steps(self, change: impl FnOnce(&mut OwnRoutine), next: String) {
        self.moved.set(String::new());
        if self.change(change) {
            // The fields are drawn from what is kept.
            self.wrong.update(|wrong| wrong.retain(|(step, _)| step.is_none()));
            self.drawn.update(|drawn| *drawn += 1);
            look_at_next(next);
        }
    }

    /// A field holds what cannot be kept: what was there before stays, until it is put right.
    fn wrong(self, field: (Option<usize>, Fault)) {
        self.right(field);
        self.wrong.update(|wrong| wrong.push(field));
    }

    /// A field is right.
    fn right(self, field: (Option<usize>, Fault)) {
        self.wrong.update(|wrong| wrong.retain(|one| *one != field));
    }

    /// Whether a field holds what cannot be kept, followed.
    fn is_wrong(self, field: (Option<usize>, Fault)) -> bool {
        self.wrong.with(|wrong| wrong.contains(&field))
    }

    /// What to say about that, followed.
    fn problem(self) -> Option<&'static str> {
        let field = self.wrong.with(|wrong| wrong.last().map(|(_, fault)| *fault));
        field.or_else(|| self.problem.get()).map(said::fault)
    }
}

/// The view of `#/stretch/own/<id>`.
#[component]
pub fn OwnSet(id: Id) -> impl IntoView {
    let app = app();
    let sets = OwnSets::new(app.journal);
    let Some(own) = sets.get(&id) else {
        return nothing_here(
            "This set is not here",
            "It was removed, or the address is not whole.",
            Route::Stretch.href(),
            "To the stretches",
        );
    };
    let offer = app.offer();
    let editing = Editing {
        id: StoredValue::new(id),
        own: RwSignal::new(own),
        drawn: RwSignal::new(0),
        problem: RwSignal::new(None),
        wrong: RwSignal::new(Vec::new()),
        moved: RwSignal::new(String::new()),
        sets,
        offer,
    };
    Effect::new(move |_| editing.follow());
    view! { <Form editing=editing /> }.into_any()
}

#[component]
fn Form(editing: Editing) -> impl IntoView {
    let app = app();
    let Editing { id, own, .. } = editing;
    let is_open =
        Memo::new(move |_| own.with(|own| editing.offer.is_none_or(|offer| offer.allows_steps(&own.steps))));
    let start = move || {
        if editing.problem().is_some() {
            look_at("[aria-invalid]");
            return;
        }
        if editing.offer.is_none() {
            app.navigation.go_and_look(&Route::Stretch, ".safety input");
            return;
        }
        let plan = own.with_untracked(|own| own.plan(id.get_value()));
        let route = Route::playing(&plan.played);
        cues::begin(app, plan);
        navigation::go(&route);
    };
    let add = move || {
        let at = own.with_untracked(|own| own.steps.len());
        // The last one again: then only what differs is to be said.
        editing.change_steps(|own| own.steps.extend(own.steps.last().copied()), format!("#step-{at} select"));
    };
    let steps = move || {
        editing.drawn.get();
        let count = own.with_untracked(|own| own.steps.len());
        (0..count).map(|index| view! { <StepCard index=index editing=editing /> }).collect_view()
    };
    let has_room = move || {
        editing.drawn.get();
        own.with(|own| own.steps.len() < usize::try_from(*STEPS.end()).unwrap_or(usize::MAX))
    };
    let ruled_out = move || match editing.offer {
        Some(offer) if !is_open.get() => {
            if offer.seated() {
                said::LEFT_OUT
            } else {
                said::NONE_FOR_NOW
            }
        }
        _ => "",
    };
    view! {
        <main class="view bare own" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Stretch.href() aria-label="Back">{ico(Icon::Back)}</a>
                    <div>
                        <h1 tabindex="-1">"Your own set"</h1>
                        <p class="sub">{words(move || own.with(|own| summary(&own.steps)))}</p>
                    </div>
                </header>
                <Name editing=editing />
                <p class="sr" role="status">{words(move || editing.moved.get())}</p>
                <div class="own-steps">{part(steps)}</div>
                {when(
                    has_room,
                    move || {
                        view! { <button class="btn wide" type="button" on:click=tap(add)>{ico(Icon::Plus)}"Add a stretch"</button> }
                    },
                )}
                <Heard editing=editing />
                {when(move || is_open.get(), move || view! { <Untimed editing=editing /> })}
                <Ways editing=editing />
                <Know editing=editing />
            </div>
            <div class="hill">
                <p class="problem" role="alert">{words_if(move || editing.problem())}</p>
                <p class="warn" role="status">{words(ruled_out)}</p>
                {when(
                    move || is_open.get(),
                    move || {
                        view! {
                            <button class="btn primary big wide" type="button" on:click=tap(start)>
                                {ico(Icon::Play)}
                                "Start stretching"
                            </button>
                        }
                    },
                )}
            </div>
        </main>
    }
}

/// How the set is heard.
#[component]
fn Heard(editing: Editing) -> impl IntoView {
    let own = editing.own;
    let index = move || own.with(|own| Sound::ALL.iter().position(|sound| *sound == own.sound));
    let tell = move |index: usize| {
        if let Some(sound) = Sound::ALL.get(index) {
            editing.change(|own| own.sound = *sound);
        }
    };
    view! {
        <Choices
            look=Look::Row
            name="sound"
            legend="Sound"
            options=Sound::ALL.map(Sound::label).to_vec()
            chosen=chosen(index)
            choose=choose(tell)
        />
    }
}

/// Done without the timer, and taken back.
#[component]
fn Untimed(editing: Editing) -> impl IntoView {
    let journal = app().journal;
    let (noted, set_noted) = signal(None);
    let note = move || {
        let plan = editing.own.with_untracked(|own| own.plan(editing.id.get_value()));
        set_noted.set(Some(journal.add(Entry::Stretch(Done::untimed(plan.played, now())))));
    };
    let back = move || {
        if let Some(id) = noted.get_untracked() {
            journal.remove(&id);
            set_noted.set(None);
        }
    };
    view! {
        <div class="own-untimed">
            <p role="status">{words(move || if noted.get().is_some() { said::UNTIMED } else { "" })}</p>
            {either(
                move || noted.get().is_some(),
                move || view! { <button class="btn quiet wide" type="button" on:click=tap(back)>"Take it back"</button> },
                move || {
                    view! { <button class="btn quiet wide" type="button" on:click=tap(note)>"I did it without the timer"</button> }
                },
            )}
        </div>
    }
}

/// What else can be done with the set.
#[component]
fn Ways(editing: Editing) -> impl IntoView {
    let Editing { id, own, sets, .. } = editing;
    let share = move || own.with_untracked(|own| sets.share(own));
    let copy = move || {
        let mut copy = own.get_untracked();
        // A name that has no room left for the word keeps its own.
        if let Ok(name) = tidy_name(&format!("{} (copy)", copy.name)) {
            copy.name = name;
        }
        if let Some(id) = sets.add(&copy) {
            navigation::replace(&Route::Own(id));
        }
    };
    let remove = move || {
        id.with_value(|id| sets.remove(id));
        navigation::replace(&Route::Stretch);
    };
    view! {
        <section class="card own-ways">
            <div class="btns">
                <button class="btn" type="button" on:click=tap(share)>"Share"</button>
                <button class="btn" type="button" on:click=tap(copy)>"Make a copy"</button>
            </div>
            <p role="status">{words(move || sets.said())}</p>
            {part(move || {
                sets.text()
                    .map(|text| {
                        view! {
                            <div class="field">
                                <label for="own-text">"This set, as text"</label>
                                <textarea autocomplete="off" id="own-text" readonly rows="5" prop:value=text></textarea>
                            </div>
                        }
                    })
            })}
            <button class="btn quiet danger" type="button" on:click=tap(remove)>
                {ico(Icon::Trash)}
                "Remove this set"
            </button>
        </section>
    }
}

/// How far it is supported, what to know before and when to stop.
#[component]
fn Know(editing: Editing) -> impl IntoView {
    let own = editing.own;
    let stances = Memo::new(move |_| {
        let has =
            |stance: &Stance| own.with(|own| own.steps.iter().any(|step| step.stretch.stance() == *stance));
        Stance::ALL.into_iter().filter(has).collect::<Vec<_>>()
    });
    let before = move || {
        let mut lines: Vec<&'static str> = Vec::new();
        for stance in stances.get() {
            for sentence in texts::prepare(stance) {
                if !lines.contains(&sentence.text) {
                    lines.push(sentence.text);
                }
            }
        }
        lines.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
    };
    let mut of = vec![&texts::SET];
    of.extend(domain::stretch::Stretch::ALL.map(texts::instruction_held));
    view! {
        <section class="card own-know">
            <h2>"Before you start"</h2>
            <p>{texts::SET.text}</p>
            <ul class="dots">{part(before)}</ul>
            <h2>"When to stop"</h2>
            <ul class="dots">{texts::STOP_RULES.map(|sentence| view! { <li>{sentence.text}</li> }).collect_view()}</ul>
            <Sources of=of />
        </section>
    }
}
