//! The doctor's page: its dates and sections, what it looks like, and the ways out: share, print, text, a clinic's system.

mod paper;

use crate::parts::live::{choose, chosen, flag, part, tap, value, when, words};
use crate::parts::{Choices, Icon, Look, NightsTabs, Tick, ico};
use crate::state::insights::Paper;
use crate::state::{app, now};
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

/// The view of `#/nights/report`.
#[component]
pub fn ReportView() -> impl IntoView {
    let facts = app().journal.facts();
    let (range, set_range) = signal(0_usize);
    let (left_out, set_left_out) = signal(BTreeSet::<Part>::new());
    let (ticked, set_ticked) = signal(BTreeSet::<String>::new());
    let paper = Paper::new();
    // What is asked for, and the page it makes; nothing while notes are read, or when there are none.
    let ask = Memo::new(move |_| {
        facts.with(|facts| {
            let facts = facts.as_ref()?;
            let span = span(facts, range.get())?;
            let parts =
                Part::ALL.into_iter().filter(|part| left_out.with(|out| !out.contains(part))).collect();
            let mut notes = notes(span.of(facts));
            notes.retain(|(_, note)| ticked.with(|ticked| ticked.contains(note)));
            notes.reverse();
            Some(Ask { span, parts, notes, made: now() })
        })
    });
    let page = Memo::new(move |_| {
        let ask = ask.get()?;
        facts.with(|facts| facts.as_ref().map(|facts| report::make(facts, &ask)))
    });
    let with_page = move |act: fn(Paper, &Report)| {
        page.with_untracked(|page| {
            if let Some(page) = page {
                act(paper, page);
            }
        });
    };
    let for_clinic = move || {
        let Some(ask) = ask.get_untracked() else { return };
        facts.with_untracked(|facts| {
            if let Some(facts) = facts {
                paper.save_for_clinic(facts, ask.span);
            }
        });
    };
    let sections = Part::ALL.map(|part| {
        let tick = move |on: bool| {
            set_left_out.update(|out| {
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
    let offered = move || {
        let found = facts.with(|facts| {
            let facts = facts.as_ref()?;
            Some(notes(span(facts, range.get())?.of(facts)))
        });
        let one = |(day, note): (chrono::NaiveDate, String)| {
            let known = note.clone();
            let tick = {
                let note = note.clone();
                move |event| {
                    set_ticked.update(|ticked| {
                        if event_target_checked(&event) {
                            ticked.insert(note.clone())
                        } else {
                            ticked.remove(&note)
                        };
                    });
                }
            };
            view! {
                <label class="tick">
                    <input type="checkbox" prop:checked=flag(move || ticked.with(|ticked| ticked.contains(&known))) on:change=tick />
                    <span>{format!("{}: {}", report::date(day), short(&note))}</span>
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
    };
    let nothing = move || facts.with(|facts| facts.as_ref().is_some_and(Vec::is_empty));
    let text = value(move || paper.text());
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
                        choose=choose(move |index| set_range.set(index))
                    />
                    <details class="sources">
                        <summary>"Sections"</summary>
                        <fieldset class="ticks"><legend class="sr">"Sections"</legend>{sections.collect_view()}</fieldset>
                    </details>
                    {part(offered)}
                    {when(
                        move || page.with(Option::is_some),
                        move || {
                            view! {
                                <div class="btns">
                                    <button class="btn primary" type="button" on:click=tap(move || with_page(Paper::share))>
                                        "Share the page"
                                    </button>
                                    <button class="btn" type="button" on:click=tap(move || with_page(Paper::save))>
                                        {ico(Icon::Download)}
                                        "Save as PDF"
                                    </button>
                                    <button class="btn" type="button" on:click=tap(move || paper.print())>"Print"</button>
                                    <button class="btn" type="button" on:click=tap(move || with_page(Paper::show_text))>
                                        "Copy as text"
                                    </button>
                                    <button class="btn quiet" type="button" on:click=tap(for_clinic)>
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
                                <label class="field">
                                    <span>"The page as text"</span>
                                    <textarea readonly rows="12" prop:value=text></textarea>
                                </label>
                            }
                        },
                    )}
                </div>
                {part(move || page.get().map(|page| view! { <Sheet page=page /> }))}
            </div>
        </main>
    }
}

/// The beginning of a note.
fn short(note: &str) -> String {
    let start: String = note.chars().take(60).collect();
    if start.len() < note.len() { format!("{start}…") } else { start }
}
