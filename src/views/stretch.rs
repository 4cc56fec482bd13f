//! The stretch sets: the questions before the first one (`stretch/safety.rs`), how to stretch, one card for each set
//! (`stretch/set.rs`), and the person's own (`stretch/own.rs`). A tick never opens more; "None of these" opens all.

mod own;
mod safety;
mod set;

use crate::parts::live::{choose, chosen, either, flag, part, tap, words_if};
use crate::parts::{Choices, Icon, Look, ico};
use crate::state::own::OwnSets;
use crate::state::{app, cues, look_at, navigation, now};
use domain::content::{self, stretch as texts};
use domain::diary::Entry;
use domain::route::Route;
use domain::safety::Offer;
use domain::session::Done;
use domain::stretch::regularity::{Regularity, regularity};
use domain::stretch::{Choice, Played, Stance};
use leptos::prelude::*;
use own::OwnList;
use safety::Safety;
use set::SetCard;

/// What is offered, and what the person has in mind.
#[derive(Clone, Copy)]
struct Sets {
    offer: Memo<Offer>,
    stance: Memo<Option<Stance>>,
    suggested: Memo<Option<Choice>>,
    /// The set opened last; it is the one to start.
    opened: RwSignal<Option<Choice>>,
}

impl Sets {
    fn new() -> Self {
        let (preferences, journal) = (app().preferences, app().journal);
        let offer = Memo::new(move |_| app().advice().map_or(Offer::EVERYTHING, |advice| advice.offer));
        // What an answer asks for counts until the person chooses otherwise here.
        let stance = Memo::new(move |_| {
            let wanted = preferences.with(|settings| settings.stance);
            wanted.filter(|stance| offer.get().in_stance(*stance)).or_else(|| offer.get().stance(None))
        });
        let last = journal.with_now(|diary| {
            diary.newest().find_map(|(_, entry)| match entry {
                Entry::Stretch(Done { choice: Played::Set(choice), .. }) => Some(*choice),
                _ => None,
            })
        });
        let suggested = Memo::new(move |_| {
            let fits = |choice: &Choice| Some(choice.stance) == stance.get() && offer.get().allows(*choice);
            last.filter(fits)
                .or_else(|| offer.get().suggested(stance.get()).filter(fits))
                .or_else(|| stance.get().and_then(|stance| offer.get().listed(stance).first().copied()))
        });
        Self { offer, stance, suggested, opened: RwSignal::new(None) }
    }

    /// The set to start.
    fn chosen(self) -> Option<Choice> {
        let fits =
            |choice: &Choice| Some(choice.stance) == self.stance.get() && self.offer.get().allows(*choice);
        self.opened.get().filter(fits).or(self.suggested.get())
    }

    /// The sets to list: the suggested one first.
    fn listed(self) -> Vec<Choice> {
        let first = self.suggested.get();
        let all = self.stance.get().map(|stance| self.offer.get().listed(stance)).unwrap_or_default();
        first.into_iter().chain(all.into_iter().filter(|one| Some(*one) != first)).collect()
    }
}

/// The view of `#/stretch`.
#[component]
pub fn StretchView() -> impl IntoView {
    let app = app();
    let preferences = app.preferences;
    let sets = Sets::new();
    let own = OwnSets::new(app.journal);
    let is_answered = move || preferences.with(|settings| settings.risks.is_some());
    let (asked, set_asked) = signal(false);
    let start = move || match sets.chosen() {
        Some(choice) if is_answered() => {
            cues::begin(app, choice);
            navigation::go(&Route::Play(choice));
        }
        _ => {
            set_asked.set(true);
            look_at(".safety input");
        }
    };
    let how_often = move || app.journal.with(|diary| regularity(diary, now())).map(Regularity::sentence);
    let what = move || {
        if asked.get() && !is_answered() {
            return Some("First the questions above, please.".to_owned());
        }
        sets.chosen().map(|choice| format!("{}, about {} minutes.", choice.routine.label(), choice.minutes()))
    };
    let seated = move || sets.offer.get().seated();
    view! {
        <main class="view stretch" data-view>
            <div class="view-body">
                <header class="view-head">
                    <div>
                        <h1 tabindex="-1">"Stretch"</h1>
                        {part(move || how_often().map(|words| view! { <p class="sub">{words}</p> }))}
                    </div>
                </header>
                <Safety />
                {either(
                    seated,
                    move || view! { <Offered sets=sets own=own /> },
                    move || view! { <OwnList offer=sets.offer own=own /> },
                )}
            </div>
            <div class="hill">
                {either(
                    seated,
                    move || {
                        view! {
                            <p role="status">{words_if(what)}</p>
                            <button class="btn primary big wide" type="button" on:click=tap(start)>
                                {ico(Icon::Play)}
                                "Start stretching"
                            </button>
                        }
                    },
                    move || {
                        let danger = flag(move || sets.offer.get().is_urgent());
                        view! { <a class="btn big wide" class:danger=danger href=Route::Help.href()>"Get help"</a> }
                    },
                )}
            </div>
        </main>
    }
}

/// How to stretch, the sets, and what to know before and during.
#[component]
fn Offered(sets: Sets, own: OwnSets) -> impl IntoView {
    let preferences = app().preferences;
    let stances = Memo::new(move |_| {
        Stance::ALL.into_iter().filter(|stance| sets.offer.get().in_stance(*stance)).collect::<Vec<_>>()
    });
    let filters = move || {
        let stances = stances.get();
        let icons = stances.iter().map(|stance| match stance {
            Stance::Standing => Icon::Stand,
            Stance::Chair => Icon::Chair,
            Stance::Bed => Icon::Bed,
        });
        let (icons, labels) = (icons.collect(), stances.iter().map(|stance| stance.label()).collect());
        let here = stances.clone();
        let index = move || here.iter().position(|one| Some(*one) == sets.stance.get());
        let several = stances.len() > 1;
        let tell =
            move |index: usize| preferences.change(|settings| settings.stance = stances.get(index).copied());
        let row = view! {
            <Choices
                look=Look::Row
                name="stance"
                legend="How will you stretch?"
                quiet=true
                options=labels
                icons=icons
                chosen=chosen(index)
                choose=choose(tell)
            />
        };
        several.then_some(row)
    };
    let listed = Memo::new(move |_| sets.listed());
    let cards = move || {
        listed.get().into_iter().map(|choice| view! { <SetCard choice=choice sets=sets /> }).collect_view()
    };
    let prepare = move || {
        let stance = sets.stance.get().unwrap_or(Stance::Chair);
        view! { <List title="Before you start" of=texts::prepare(stance) /> }
    };
    view! {
        {part(filters)}
        <div class="sets">{part(cards)}</div>
        <OwnList offer=sets.offer own=own />
        {part(prepare)}
        <List title="When to stop" of=&texts::STOP_RULES />
    }
}

#[component]
fn List(title: &'static str, of: &'static [&'static content::Sentence]) -> impl IntoView {
    view! {
        <section class="card stop-rules">
            <h2>{title}</h2>
            <ul class="dots">{of.iter().map(|sentence| view! { <li>{sentence.text}</li> }).collect_view()}</ul>
        </section>
    }
}
