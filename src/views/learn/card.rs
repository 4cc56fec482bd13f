//! One card: what it claims and how far that is supported, its cautions, its sources, and where to go from here.

use super::{NEXT, graded};
use crate::parts::grade::chip;
use crate::parts::live::{part, tap, words};
use crate::parts::{Icon, drawn, ico};
use crate::state::cues;
use crate::state::learn::{self, Aloud, Reader};
use domain::content::Grade;
use domain::content::learn::{Card, Piece, Table};
use domain::content::{Sentence, Source};
use domain::route::Route;
use leptos::prelude::*;

/// Sound comes out.
const SPEAKER: &str =
    r#"<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.2a4 4 0 0 1 0 5.6M18 6.6a7.6 7.6 0 0 1 0 10.8"/>"#;
/// It ends.
const STOP: &str = r#"<path d="M6.5 6.5h11v11h-11z" class="dot"/>"#;

/// A card.
#[component]
pub fn OneCard(card: &'static Card) -> impl IntoView {
    learn::opened(card.id, card.title);
    let reader = Reader::new();
    // Browsers look for voices when first asked: by the tap they are known.
    cues::has_voice();
    let is_reading = move || reader.state() == Aloud::Reading;
    let toggle = move || {
        if untrack(is_reading) {
            reader.hush();
        } else {
            reader.read(card.spoken());
        }
    };
    let said = move || match reader.state() {
        Aloud::NoVoice => "This device has no English voice of its own, so it cannot read aloud.",
        Aloud::Reading | Aloud::Silent => "",
    };
    let mut grade = None;
    let pieces = card.body.iter().map(|piece| {
        let new = piece.grade().filter(|one| Some(*one) != grade);
        grade = piece.grade().or(grade);
        draw(*piece, new)
    });
    let pieces = pieces.collect_view();
    let links = card.links.iter().map(|link| {
        view! { <li><a class="row" href=link.route().href()><span class="row-text row-title">{link.label()}</span>{drawn(NEXT)}</a></li> }
    });
    view! {
        <main class="view learn" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Learn(None).href() aria-label="Back to all cards">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">{card.title}</h1>
                </header>
                <div class="aloud">
                    <button class="btn" type="button" on:click=tap(toggle)>
                        {part(move || drawn(if is_reading() { STOP } else { SPEAKER }))}
                        <span>{words(move || if is_reading() { "Stop reading" } else { "Read aloud" })}</span>
                    </button>
                    <p class="sub" role="status">{words(said)}</p>
                </div>
                <article class="text">{pieces}</article>
                <section class="from">
                    <h2>"Where this comes from"</h2>
                    <ul>{sources(card).into_iter().map(|source| view! { <li>{source.citation()}"."</li> }).collect_view()}</ul>
                    <p>"Last checked: " {card.checked()} "."</p>
                </section>
                <nav class="next" aria-label="Read on">
                    <h2>"Read on"</h2>
                    <ul class="rows">{links.collect_view()}</ul>
                </nav>
            </div>
        </main>
    }
}

/// A piece, under the chip of its grade where that is a new one.
fn draw(piece: Piece, grade: Option<Grade>) -> AnyView {
    let chip = grade.map(chip);
    match piece {
        Piece::Say(all) => view! { {chip} <p>{flow(all)}</p> }.into_any(),
        Piece::Care(all) => {
            let lines = all.iter().map(|sentence| view! { <p>{sentence.text}</p> });
            view! { <div class="care" role="note">{ico(Icon::Shield)}<div>{lines.collect_view()}</div></div> }
                .into_any()
        }
        Piece::List(title, all) => {
            // Points of several grades bear each their own.
            let mixed = piece.grade().is_none();
            let points = all.iter().map(|sentence| {
                let own = mixed.then(|| graded(sentence.grade));
                view! { <li>{sentence.text} {own}</li> }
            });
            view! { {chip} <section><h2>{title}</h2><ul class="dots">{points.collect_view()}</ul></section> }
                .into_any()
        }
        Piece::Table(table) => view! { {chip} {grid(table)} }.into_any(),
    }
}

/// Sentences that belong together, as one paragraph.
fn flow(all: &[&Sentence]) -> String {
    all.iter().map(|sentence| sentence.text).collect::<Vec<_>>().join(" ")
}

fn grid(table: &'static Table) -> AnyView {
    let rows = table.rows.iter().map(|(head, sentence)| {
        view! { <tr><th scope="row">{*head}</th><td>{sentence.text}</td></tr> }
    });
    let heads = table.heads.iter().map(|head| view! { <th scope="col">{*head}</th> });
    view! {
        <table>
            <caption>{table.title}</caption>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Every source once, in the order met.
fn sources(card: &Card) -> Vec<Source> {
    let mut all = Vec::new();
    for sentence in card.sentences() {
        if !all.contains(&sentence.source) {
            all.push(sentence.source);
        }
    }
    all
}
