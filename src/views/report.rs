//! The doctor's page: its dates and sections, what it looks like, and the ways out: share, print, text, a clinic's system.

mod paper;

use crate::parts::live::{choose, chosen, flag, part, tap, value, when, words};
use crate::parts::{Choices, Icon, Look, NightsTabs, Tick, ico};
use crate::state::insights::Paper;
use crate::state::{app, now, region};
use crate::views::patterns::{RANGES, span};
use domain::content::insight as says;
use domain::insight::NightFacts;
use domain::report::{self, Ask, Part, Report};
use domain::route::Route;
use leptos::prelude::*;
use paper::Sheet;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Most notes that are offered to be ticked, the newest first.
const NOTES: usize = 20;

/// The notes of some nights, newest first: the night's date and the words.
fn notes(within: &[NightFacts]) -> Vec<(chrono::NaiveDate, String)> {
    let all = within.iter().rev();
    all.flat_map(|one| one.notes.iter().map(|note| (one.night.evening(), note.clone()))).take(NOTES).collect()
}

/// What is asked for, and the page it makes; nothing while notes are read, or when there are none.
#[derive(Clone, Copy)]
struct Wanted {
    facts: Memo<Option<Vec<NightFacts>>>,
    range: RwSignal<usize>,
    left_out: RwSignal<BTreeSet<Part>>,
    ticked: RwSignal<BTreeSet<String>>,
    ask: Memo<Option<Ask>>,
    page: Memo<Option<Report>>,
    paper: Paper,
}

impl Wanted {
    fn new() -> Self {
        let facts = app().journal.facts();
        let range = RwSignal::new(0_usize);
        let left_out = RwSignal::new(BTreeSet::<Part>::new());
        let ticked = RwSignal::new(BTreeSet::<String>::new());
        let ask = Memo::new(move |_| {
            facts.with(|facts| {
                let facts = facts.as_ref()?;
                let span = span(facts, range.get())?;
                let parts =
                    Part::ALL.into_iter().filter(|part| left_out.with(|out| !out.contains(part))).collect();
                let mut notes = notes(span.of(facts));
                notes.retain(|(_, note)| ticked.with(|ticked| ticked.contains(note)));
                notes.reverse();
                let (hours, held) = (app().preferences.hours(), app().journal.held_since());
                Some(Ask { span, parts, notes, made: now(), hours, held })
            })
        });
        let page = Memo::new(move |_| {
            let ask = ask.get()?;
            facts.with(|facts| facts.as_ref().map(|facts| report::make(facts, &ask)))
        });
        Self { facts, range, left_out, ticked, ask, page, paper: Paper::new() }
    }

    /// Does something with the page, if there is one.
    fn with_page(self, act: fn(Paper, &Report)) {
        self.page.with_untracked(|page| {
            if let Some(page) = page {
                act(self.paper, page);
            }
        });
    }

    fn save_for_clinic(self) {
        let Some(ask) = self.ask.get_untracked() else { return };
        self.facts.with_untracked(|facts| {
            if let Some(facts) = facts {
                self.paper.save_for_clinic(facts, ask.span);
            }
        });
    }
}

/// The view of `#/nights/report`.
#[component]
pub fn ReportView() -> impl IntoView {
    let wanted = Wanted::new();
    let Wanted { facts, range, page, .. } = wanted;
    let nothing = move || facts.with(|facts| facts.as_ref().is_some_and(Vec::is_empty));
    view! {
        <main class="view report" data-view>
            <div class="view-body">
                <header class="view-head"><h1 tabindex="-1">"Report"</h1></header>
                <NightsTabs current=Route::Report />
                {when(nothing, || view! { <p class="empty">{says::NOTHING_YET.text}</p> })}
                {when(
                    move || facts.with(Option::is_none),
                    || view! { <p class="empty" role="status">"Reading your notes…"</p> },
                )}
                <div class="asks">
                    <p>"One page for your doctor. You choose what is on it. It leaves this phone only when you hand it over."</p>
                    <Choices
                        look=Look::Row
                        name="dates"
                        legend="Dates"
                        options=RANGES.map(|(words, _)| words).to_vec()
                        chosen=chosen(move || Some(range.get()))
                        choose=choose(move |index| range.set(index))
                    />
                    <Sections wanted=wanted />
                    {part(move || offered(wanted))}
                    <WaysOut wanted=wanted />
                </div>
                {part(move || page.get().map(|page| view! { <Sheet page=page /> }))}
            </div>
        </main>
    }
}

#[component]
fn Sections(wanted: Wanted) -> impl IntoView {
    let left_out = wanted.left_out;
    let sections = Part::ALL.map(|part| {
        let tick = move |on: bool| {
            left_out.update(|out| {
                if on {
                    out.remove(&part)
                } else {
                    out.insert(part)
                };
            });
        };
        let ticked = flag(move || left_out.with(|out| !out.contains(&part)));
        view! { <Tick label=part.title() ticked=ticked tick=Rc::new(tick) /> }
    });
    view! {
        <details class="sources">
            <summary>"Sections"</summary>
            <fieldset class="ticks"><legend class="sr">"Sections"</legend>{sections.collect_view()}</fieldset>
        </details>
    }
}

/// The notes of the chosen dates, to be ticked.
fn offered(wanted: Wanted) -> impl IntoView + use<> {
    let ticked = wanted.ticked;
    let found = wanted.facts.with(|facts| {
        let facts = facts.as_ref()?;
        Some(notes(span(facts, wanted.range.get())?.of(facts)))
    });
    let one = |(day, note): (chrono::NaiveDate, String)| {
        let (known, words) = (note.clone(), short(&note));
        let tick = move |event| {
            ticked.update(|ticked| {
                if event_target_checked(&event) {
                    ticked.insert(note.clone())
                } else {
                    ticked.remove(&note)
                };
            });
        };
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=flag(move || ticked.with(|ticked| ticked.contains(&known))) on:change=tick />
                <span>{format!("{}: {words}", region::day(day))}</span>
            </label>
        }
    };
    found.filter(|notes| !notes.is_empty()).map(|notes| {
        view! {
            <details class="sources">
                <summary>"Notes to put on it"</summary>
                <fieldset class="ticks">
                    <legend class="sr">"Notes to put on it"</legend>
                    {notes.into_iter().map(one).collect_view()}
                </fieldset>
            </details>
        }
    })
}

#[component]
fn WaysOut(wanted: Wanted) -> impl IntoView {
    let paper = wanted.paper;
    let text = value(move || paper.text());
    view! {
        {when(
            move || wanted.page.with(Option::is_some),
            move || {
                view! {
                    <div class="btns">
                        <button class="btn primary" type="button" on:click=tap(move || wanted.with_page(Paper::share))>
                            "Share the page"
                        </button>
                        <button class="btn" type="button" on:click=tap(move || wanted.with_page(Paper::save))>
                            {ico(Icon::Download)}
                            "Save as PDF"
                        </button>
                        <button class="btn" type="button" on:click=tap(move || paper.print())>"Print"</button>
                        <button class="btn" type="button" on:click=tap(move || wanted.with_page(Paper::copy_text))>
                            "Copy as text"
                        </button>
                        <button class="btn quiet" type="button" on:click=tap(move || wanted.save_for_clinic())>
                            "Save for a clinic’s system (FHIR)"
                        </button>
                    </div>
                }
            },
        )}
        <p role="status">{words(move || paper.said())}</p>
        {when(
            move || paper.text().is_some(),
            move || {
                let text = text.clone();
                view! {
                    <div class="field">
                        <label for="page-text">"The page as text"</label>
                        <textarea autocomplete="off" id="page-text" readonly rows="12" prop:value=text></textarea>
                    </div>
                }
            },
        )}
    }
}

/// The beginning of a note.
fn short(note: &str) -> String {
    let start: String = note.chars().take(60).collect();
    if start.len() < note.len() { format!("{start}…") } else { start }
}
