//! The user guide and the page on privacy, from the text that also makes `docs/guide.md` and `docs/privacy.md`.

use super::NEXT;
use crate::parts::{Icon, drawn, ico};
use crate::state::learn;
use domain::guide::{Block, PAGES, Page, Part, runs};
use domain::route::Route;
use leptos::prelude::*;

/// A page.
#[component]
pub fn OnePage(page: &'static Page) -> impl IntoView {
    learn::opened(page.id, page.title);
    let others = PAGES.into_iter().filter(|other| other.id != page.id);
    view! {
        <main class="view learn" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Learn(None).href() aria-label="Back to all cards">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">{page.title}</h1>
                </header>
                <article class="text guide">{page.parts.iter().map(part).collect_view()}</article>
                <nav class="next" aria-label="Read on">
                    <h2>"Read on"</h2>
                    <ul class="rows">{others.map(row).collect_view()}</ul>
                </nav>
            </div>
        </main>
    }
}

/// The ways to every page.
pub fn ways() -> AnyView {
    let way = |page: &'static Page| view! { <a class="btn quiet wide" href=href(page)>{page.title}</a> };
    PAGES.map(way).collect_view().into_any()
}

fn href(page: &Page) -> String {
    format!("#/learn/{}", page.id)
}

fn row(page: &'static Page) -> AnyView {
    view! { <li><a class="row" href=href(page)><span class="row-text row-title">{page.title}</span>{drawn(NEXT)}</a></li> }
        .into_any()
}

fn part(part: &'static Part) -> AnyView {
    let title = (!part.title.is_empty()).then(|| view! { <h2>{part.title}</h2> });
    view! { <section>{title} {part.body.iter().map(draw).collect_view()}</section> }.into_any()
}

fn draw(block: &'static Block) -> AnyView {
    match block {
        Block::Say(text) => view! { <p>{marked(text)}</p> }.into_any(),
        Block::Health(sentence) => view! { <p>{sentence.text}</p> }.into_any(),
        Block::Steps(all) => view! { <ol class="dots">{lines(all)}</ol> }.into_any(),
        Block::Points(all) => view! { <ul class="dots">{lines(all)}</ul> }.into_any(),
        Block::Go(address, text) => view! { <a class="btn wide" href=*address>{*text}</a> }.into_any(),
    }
}

fn lines(all: &'static [&'static str]) -> AnyView {
    all.iter().map(|text| view! { <li>{marked(text)}</li> }).collect_view().into_any()
}

/// The names of things to tap stand out.
fn marked(text: &'static str) -> AnyView {
    let piece = |(is_name, piece): (bool, &'static str)| {
        if is_name { view! { <b>{piece}</b> }.into_any() } else { piece.into_any() }
    };
    runs(text).map(piece).collect_view().into_any()
}
