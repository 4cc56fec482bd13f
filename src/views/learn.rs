//! Learn: the list of cards with its search, one card (`learn/card.rs`), and the guide to the app (`learn/page.rs`).

mod card;
mod page;

use crate::parts::grade::sign;
use crate::parts::live::{changed, part, tap, value, when, words};
use crate::parts::{Icon, drawn, ico};
use crate::state::{learn, look_at_next};
use card::OneCard;
use domain::content::Grade;
use domain::content::learn::{Card, Found, SHELVES, card, search};
use domain::content::warning;
use domain::guide;
use domain::route::{Route, Slug};
use leptos::prelude::*;
use page::OnePage;
pub use page::ways;

/// Onward.
const NEXT: &str = r#"<path d="M9 5l7 7-7 7"/>"#;

/// The view of `#/learn` and of its cards. A card nobody knows is the list.
#[component]
pub fn Learn(slug: Option<Slug>) -> impl IntoView {
    let name = slug.as_ref().map_or("", Slug::as_str);
    match (card(name), guide::page(name)) {
        (Some(card), _) => view! { <OneCard card=card /> }.into_any(),
        (None, Some(page)) => view! { <OnePage page=page /> }.into_any(),
        (None, None) => view! { <List /> }.into_any(),
    }
}

#[component]
fn List() -> impl IntoView {
    let query = RwSignal::new(learn::query());
    let last = learn::last_open();
    if last.is_some() {
        look_at_next("[data-last]");
    }
    let found = Memo::new(move |_| query.with(|query| search(query)));
    let look = move |text: String| {
        learn::look_for(&text);
        query.set(text);
    };
    let count = move || match found.get() {
        Found::Everything => String::new(),
        Found::Cards(cards) => match cards.len() {
            0 => "No card found.".to_owned(),
            1 => "1 card found.".to_owned(),
            more => format!("{more} cards found."),
        },
    };
    let clear = move || {
        look(String::new());
        look_at_next(".learn input");
    };
    let shown = move || {
        match found.get() {
        Found::Everything => SHELVES
            .iter()
            .map(|(title, cards)| {
                view! {
                    <section class="shelf">
                        <h2>{*title}</h2>
                        {rows(cards.iter().copied(), last)}
                    </section>
                }
            })
            .collect_view()
            .into_any(),
        Found::Cards(cards) if cards.is_empty() => view! {
            <p class="empty">
                "Try another word, or fewer. If something worries you, do not search long: ask a doctor or a pharmacist."
            </p>
        }
        .into_any(),
        Found::Cards(cards) => rows(cards.into_iter().filter_map(card), last),
    }
    };
    view! {
        <main class="view learn" data-view>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">"Learn"</h1>
                </header>
                {strip()}
                <div class="field" role="search">
                    <label for="look-for">"Search"</label>
                    <input
                        id="look-for"
                        type="search"
                        autocomplete="off"
                        enterkeyhint="search"
                        prop:value=value(move || Some(query.get()))
                        on:input=changed(move |event| look(event_target_value(&event)))
                    />
                </div>
                <div class="found">
                    <p role="status">{words(count)}</p>
                    {when(
                        move || found.with(|found| *found != Found::Everything),
                        move || view! { <button class="btn quiet" type="button" on:click=tap(clear)>"Show all cards"</button> },
                    )}
                </div>
                {part(shown)}
                <section class="shelf pages">
                    <h2>"About the app"</h2>
                    {ways()}
                </section>
            </div>
        </main>
    }
}

/// A row for each card: its title and how far its claim is supported.
fn rows(cards: impl Iterator<Item = &'static Card>, last: Option<&'static str>) -> AnyView {
    let row = |card: &'static Card| {
        let is_last = (last == Some(card.id)).then_some("");
        view! {
            <li>
                <a class="row" href=card.route().href() data-last=is_last>
                    <span class="row-text">
                        <span class="row-title">{card.title}</span>
                        {graded(card.grade())}
                    </span>
                    {drawn(NEXT)}
                </a>
            </li>
        }
    };
    view! { <ul class="rows">{cards.map(row).collect_view()}</ul> }.into_any()
}

/// The ways to the emergency card and to the check for warning signs.
fn strip() -> AnyView {
    view! {
        <a class="help-strip" href=Route::Help.href()>
            {ico(Icon::Alert)}
            <span>{warning::STRIP.text} " " <b>"Get help"</b></span>
        </a>
        <a class="btn quiet wide" href=Route::Signs.href()>"Check for warning signs"</a>
    }
    .into_any()
}

/// A grade without a frame, where the whole row is the control.
fn graded(grade: Grade) -> AnyView {
    view! { <span class="sub graded">{sign(grade)}{grade.label()}</span> }.into_any()
}
