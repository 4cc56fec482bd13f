//! All nights as a list, newest first, and what a person looks for in it. Only a page of it is drawn.

use crate::parts::live::{changed, part, tap, value, when, words};
use crate::state::nights::Place;
use crate::state::{app, now, to_the_top};
use crate::views::nights::NOTHING;
use crate::views::nights::lines::OneNight;
use domain::body::Muscle;
use domain::cramp::{Severity, Side};
use domain::lookback::{Kind, Sought};
use domain::month::Month;
use domain::night::Night;
use leptos::prelude::*;

/// How many entries are drawn at once, whatever the diary holds.
const PAGE: usize = 60;
/// And how many nights.
const NIGHTS: usize = 30;

const NONE_FITS: &str = "No night fits. Take away a filter, or try another word.";

/// The list.
#[component]
pub fn List(place: RwSignal<Place>) -> impl IntoView {
    let journal = app().journal;
    journal.read_on();
    let sought = Memo::new(move |_| place.with(|place| place.sought.clone()));
    // Both in one: a line that follows two memos, of which one follows the other, may miss that only the other changed.
    let result = Memo::new(move |_| {
        sought.with(|sought| (sought.is_all(), journal.with(|diary| sought.nights(diary))))
    });
    let first = Memo::new(move |_| place.with(|place| place.pages.last().copied().unwrap_or(0)));
    let page = Memo::new(move |_| {
        let mut entries = 0;
        let mut page = Vec::new();
        result.with(|(_, nights)| {
            journal.with(|diary| {
                for night in nights.iter().skip(first.get()).take(NIGHTS) {
                    entries += diary.night(*night).len();
                    if entries > PAGE && !page.is_empty() {
                        break;
                    }
                    page.push(*night);
                }
            });
        });
        page
    });
    let more =
        Memo::new(move |_| first.get() + page.with(Vec::len) < result.with(|(_, nights)| nights.len()));
    let earlier = move || {
        let next = first.get_untracked() + page.with_untracked(Vec::len);
        place.update(|place| place.pages.push(next));
        to_the_top();
    };
    let later = move || {
        place.update(|place| {
            place.pages.pop();
        });
        to_the_top();
    };
    let found = move || {
        let (is_all, count) = result.with(|(is_all, nights)| (*is_all, nights.len()));
        let nights = if count == 1 { "1 night".to_owned() } else { format!("{count} nights") };
        let what = if is_all { "in your diary" } else { "found" };
        let so_far = if journal.is_whole() { "." } else { " so far. Still looking." };
        format!("{nights} {what}{so_far}")
    };
    let clear = move || {
        place.update(|place| {
            place.sought = Sought::default();
            place.pages.clear();
        });
    };
    view! {
        <Filters place=place />
        <p class="sub found" role="status">{words(found)}</p>
        {when(
            move || !sought.with(Sought::is_all),
            move || view! { <button class="btn wide" type="button" on:click=tap(clear)>"Show all nights"</button> },
        )}
        {when(
            move || first.get() > 0,
            move || view! { <button class="btn wide" type="button" on:click=tap(later)>"Show later nights"</button> },
        )}
        {part(move || page.get().into_iter().map(|night| view! { <OneNight night=night most=PAGE /> }).collect_view())}
        {when(
            move || journal.is_whole() && result.with(|(_, nights)| nights.is_empty()),
            move || {
                let text = move || if result.with(|(is_all, _)| *is_all) { NOTHING } else { NONE_FITS };
                view! { <p class="empty">{words(text)}</p> }
            },
        )}
        {when(
            move || more.get(),
            move || view! { <button class="btn wide" type="button" on:click=tap(earlier)>"Show earlier nights"</button> },
        )}
    }
}

#[component]
fn Filters(place: RwSignal<Place>) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Sought)| {
        place.update(|place| {
            change(&mut place.sought);
            place.pages.clear();
        });
    };
    let this_year = Month::holding(Night::of(now())).year();
    let first = app().journal.first_year().unwrap_or(this_year).min(this_year);
    let years: Vec<i32> = (first..=this_year).rev().filter_map(|year| i32::try_from(year).ok()).collect();
    let text = value(move || Some(place.with(|place| place.sought.text.clone())));
    let year_words = years.iter().map(ToString::to_string);
    let pains = Severity::all().skip(1).map(|one| format!("{} or more", one.value()));
    let selects = [
        select(
            "Year",
            "Any year",
            year_words.collect(),
            {
                let years = years.clone();
                move || place.with(|place| years.iter().position(|one| Some(*one) == place.sought.year))
            },
            move |index| change(&|sought| sought.year = index.and_then(|index| years.get(index).copied())),
        ),
        select(
            "Kind",
            "Any night",
            words_of(Kind::ALL.map(Kind::label)),
            move || place.with(|place| Kind::ALL.iter().position(|one| Some(*one) == place.sought.kind)),
            move |index| {
                change(&|sought| sought.kind = index.and_then(|index| Kind::ALL.get(index).copied()));
            },
        ),
        select(
            "Where",
            "Anywhere",
            words_of(Muscle::ALL.map(Muscle::label)),
            move || place.with(|place| Muscle::ALL.iter().position(|one| Some(*one) == place.sought.muscle)),
            move |index| {
                change(&|sought| sought.muscle = index.and_then(|index| Muscle::ALL.get(index).copied()));
            },
        ),
        select(
            "Leg",
            "Either leg",
            words_of([Side::Left, Side::Right].map(Side::label)),
            move || {
                place.with(|place| {
                    [Side::Left, Side::Right].iter().position(|one| Some(*one) == place.sought.side)
                })
            },
            move |index| {
                change(&|sought| {
                    sought.side = index.and_then(|index| [Side::Left, Side::Right].get(index).copied());
                });
            },
        ),
        select(
            "Worst pain",
            "Any",
            pains.collect(),
            move || {
                place.with(|place| {
                    place.sought.least.map(|least| usize::from(least.value()).saturating_sub(1))
                })
            },
            move |index| {
                change(&|sought| {
                    let least = index.and_then(|index| u8::try_from(index + 1).ok());
                    sought.least = least.and_then(Severity::new);
                });
            },
        ),
    ];
    let open = place.with_untracked(|place| !Sought { text: String::new(), ..place.sought.clone() }.is_all());
    view! {
        <div class="field">
            <label for="search-notes">"Search in your notes"</label>
            <input autocomplete="off" id="search-notes"
                type="search"
                prop:value=text
                on:input=changed(move |event| {
                    let text = event_target_value(&event);
                    change(&|sought| sought.text.clone_from(&text));
                })
            />
        </div>
        <details class="jump" open=open>
            <summary>"Filter"</summary>
            <div class="fields">{selects.into_iter().collect_view()}</div>
        </details>
    }
}

fn words_of<const N: usize>(words: [&'static str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

/// One of several, or any.
fn select(
    label: &'static str,
    any: &'static str,
    options: Vec<String>,
    chosen: impl Fn() -> Option<usize> + Send + 'static,
    choose: impl Fn(Option<usize>) + 'static,
) -> AnyView {
    let value = value(move || Some(chosen().map_or_else(String::new, |index| index.to_string())));
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, word)| view! { <option value=index.to_string()>{word}</option> });
    let id = format!("sought-{}", label.replace(' ', "-"));
    let act = changed(move |event| choose(event_target_value(&event).parse().ok()));
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=value on:change=act>
                <option value="">{any}</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
