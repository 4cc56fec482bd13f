//! The nights, newest first, each in the order it was lived.

use crate::parts::live::{part, tap, when};
use crate::parts::{Icon, ico};
use crate::state::{app, to_the_top};
use domain::cramp::{Cramp, Ending, Helped};
use domain::diary::Entry;
use domain::id::Id;
use domain::moment::spoken;
use domain::night::Night;
use domain::route::Route;
use domain::session::Extent;
use domain::sheet::{NightNote, Sheet};
use leptos::prelude::*;

/// How many entries are drawn at once, whatever the diary holds.
const PAGE: usize = 90;

/// The view of `#/nights`.
#[component]
pub fn Nights() -> impl IntoView {
    let journal = app().journal;
    journal.read_on();
    // Where each page so far began, the present one last.
    let (starts, set_starts) = signal(vec![0_usize]);
    let page = Memo::new(move |_| {
        let first = starts.with(|starts| starts.last().copied().unwrap_or(0));
        journal.with(|diary| diary.page(first, PAGE))
    });
    let shown = move || {
        page.with(|(nights, _)| {
            nights
                .iter()
                .map(|(night, entries)| view! { <OneNight night=*night entries=entries.clone() /> })
                .collect_view()
        })
    };
    let earlier = move || {
        let drawn = page.with_untracked(|(nights, _)| nights.len());
        set_starts.update(|starts| starts.push(starts.last().copied().unwrap_or(0) + drawn));
        to_the_top();
    };
    let later = move || {
        set_starts.update(|starts| {
            starts.pop();
        });
        to_the_top();
    };
    view! {
        <main class="view nights" data-view>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">"Nights"</h1>
                </header>
                {when(
                    move || starts.with(|starts| starts.len() > 1),
                    move || view! { <button class="btn wide" type="button" on:click=tap(later)>"Show later nights"</button> },
                )}
                {part(shown)}
                {when(
                    move || journal.is_whole() && page.with(|(nights, _)| nights.is_empty()),
                    || {
                        view! {
                            <p class="empty">
                                "Nothing noted yet. Your nights will be here whenever you want to look back."
                            </p>
                        }
                    },
                )}
                {when(
                    move || page.with(|(_, more)| *more),
                    move || {
                        view! {
                            <button class="btn wide" type="button" on:click=tap(earlier)>"Show earlier nights"</button>
                        }
                    },
                )}
            </div>
        </main>
    }
}

#[component]
fn OneNight(night: Night, entries: Vec<(Id, Entry)>) -> impl IntoView {
    let cramps = entries.iter().filter(|(_, entry)| entry.cramp().is_some()).count();
    let count = match cramps {
        0 => "No cramp noted".to_owned(),
        1 => "1 cramp".to_owned(),
        more => format!("{more} cramps"),
    };
    let lines = entries.into_iter().map(|(id, entry)| view! { <Line id=id entry=entry /> }).collect_view();
    view! {
        <section class="night">
            <h2>{night.name()}</h2>
            <p class="sub">{count}</p>
            <ol class="timeline">{lines}</ol>
        </section>
    }
}

#[component]
fn Line(id: Id, entry: Entry) -> impl IntoView {
    let at = entry.at();
    let time = view! { <time datetime=at.field()>{at.hour_minute()}</time> };
    match entry {
        Entry::Cramp(cramp) => {
            let title = match cramp.place().filter(|_| cramp.is_cramp()) {
                Some(place) => format!("{}, {place}", cramp.name()),
                None => cramp.name().to_owned(),
            };
            let time = if cramp.untimed { view! { <span>{cramp.time()}</span> }.into_any() } else { time.into_any() };
            view! {
                <li class="cramp">
                    <a href=Route::Cramp(id).href()>
                        {time} <span class="disc">{ico(Icon::Clock)}</span>
                        <p><strong>{title}</strong> " " {told(&cramp)}</p>
                        {ico(Icon::Edit)}
                    </a>
                </li>
            }
            .into_any()
        }
        Entry::Stretch(done) => {
            let held = || format!("Held: left {}, right {}.", spoken(done.left), spoken(done.right));
            let how = match done.extent() {
                Extent::Full => format!("All of it. {}", held()),
                Extent::Part | Extent::Nothing => format!("In part. {}", held()),
                Extent::Untimed if done.left + done.right == 0 => "Done without the timer.".to_owned(),
                Extent::Untimed => format!("Done, as you said. The clock saw: left {}, right {}.", spoken(done.left), spoken(done.right)),
            };
            view! {
                <li>
                    {time} <span class="disc">{ico(Icon::Stretch)}</span>
                    <p>
                        <strong>{done.choice.label()}</strong> " " {how}
                    </p>
                </li>
            }
            .into_any()
        }
        Entry::Check(check) => view! {
            <li>
                {time} <span class="disc">{ico(Icon::Drop)}</span>
                <p><strong>"Hydration check"</strong> {format!(" {}. {}.", check.seen(), check.outcome().title())}</p>
            </li>
        }
        .into_any(),
        Entry::Sheet(sheet) => whole(&sheet).map(|text| view! { <li><p>{text}</p></li> }).into_any(),
    }
}

/// What was said of the night as a whole.
fn whole(sheet: &Sheet) -> Option<&'static str> {
    let note = NightNote::read(sheet).ok()?;
    note.quiet.then_some("A quiet night, as you said.")
}

/// `3 min 10 s, 6 out of 10. Stretching helped.`
fn told(cramp: &Cramp) -> String {
    let mut text = match cramp.ending {
        Ending::Ongoing => "Still going".to_owned(),
        Ending::Unknown => "We do not know when it eased".to_owned(),
        Ending::Measured(_) | Ending::Said(_) => {
            let length = cramp.length();
            let mut letters = length.chars();
            letters.next().map_or_else(String::new, |first| {
                std::iter::once(first.to_ascii_uppercase()).chain(letters).collect()
            })
        }
    };
    if let Some(severity) = cramp.severity {
        text = format!("{text}, {} out of 10", severity.value());
    }
    text.push('.');
    let tried: Vec<_> = cramp.relief.iter().map(|relief| relief.label().to_ascii_lowercase()).collect();
    let tried = tried.join(", ");
    match (cramp.helped, tried.is_empty()) {
        (Some(Helped::Yes), false) => text = format!("{text} Helped: {tried}."),
        (Some(Helped::Partly), false) => text = format!("{text} Helped a little: {tried}."),
        (Some(Helped::No), true) => text.push_str(" Nothing helped yet."),
        (Some(Helped::No) | None, false) => text = format!("{text} Tried: {tried}."),
        (Some(_) | None, true) => {}
    }
    if !cramp.note.is_empty() {
        text = format!("{text} {}", cramp.note);
    }
    text
}
