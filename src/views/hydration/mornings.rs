//! What was seen each morning: two weeks of dots with their gaps, the same as a table, and the checks to change. No verdict, no line.

use super::{Head, told_when};
use crate::parts::live::{part, tap, when};
use crate::parts::{Icon, Sources, ico};
use crate::state::{app, now, region};
use domain::content::evening::{MORNINGS, MORNINGS_65};
use domain::content::hydration::NO_STUDY;
use domain::hydration::{Morning, Seen, mornings, newest};
use domain::route::Route;
use leptos::prelude::*;

/// How many mornings are shown at once.
const DAYS: u32 = 14;
/// How many checks are listed.
const LISTED: usize = 30;
/// The width of a morning in the picture.
const COLUMN: usize = 24;
/// The height of a step in the picture.
const ROW: usize = 22;

/// The view of `#/hydration/mornings`.
#[component]
pub fn Mornings() -> impl IntoView {
    let app = app();
    let (back, set_back) = signal(0_u32);
    let shown = Memo::new(move |_| {
        let last = now().local_plus_days(-i64::from(back.get() * DAYS));
        app.journal.with(|diary| mornings(diary, last, DAYS))
    });
    let checks = move || {
        let checks = app.journal.with(|diary| newest(diary, LISTED));
        if checks.is_empty() {
            return view! { <p class="empty">"No check yet."</p> }.into_any();
        }
        let lines = checks.into_iter().map(|(id, check)| {
            view! {
                <li>
                    <a class="row" href=Route::Check(id).href()>
                        <span class="row-text">
                            <span class="row-title">{check.seen()}</span>
                            <span class="sub">{told_when(&check)}</span>
                        </span>
                        {ico(Icon::Edit)}
                    </a>
                </li>
            }
        });
        view! { <ul class="rows">{lines.collect_view()}</ul> }.into_any()
    };
    let older = app.hydration.is_older(app.preferences.with_now(|settings| settings.age));
    let mut of = vec![&MORNINGS, &NO_STUDY];
    of.extend(older.then_some(&MORNINGS_65));
    let earlier = move || {
        app.journal.read_all();
        set_back.update(|back| *back += 1);
    };
    view! {
        <main class="view bare hydration" data-view>
            <div class="view-body">
                <Head title="Your mornings" back=Route::Hydration(domain::route::HydrationStep::Questions) />
                <p>{MORNINGS.text}</p>
                {older.then(|| view! { <p>{MORNINGS_65.text}</p> })}
                {part(move || shown.with(|mornings| view! { <Picture mornings=mornings.clone() /> }))}
                <div class="btns">
                    <button class="btn" type="button" on:click=tap(earlier)>"Two weeks earlier"</button>
                    {when(
                        move || back.get() > 0,
                        move || {
                            view! {
                                <button class="btn" type="button" on:click=tap(move || set_back.update(|back| *back -= 1))>
                                    "Two weeks later"
                                </button>
                            }
                        },
                    )}
                </div>
                <h2>"Your checks"</h2>
                {part(checks)}
                <p class="sub">{NO_STUDY.text}</p>
                <Sources of=of />
            </div>
        </main>
    }
}

#[component]
fn Picture(mornings: Vec<Morning>) -> impl IntoView {
    let seen = mornings.iter().filter(|(_, seen)| seen.is_some()).count();
    let span = match (mornings.first(), mornings.last()) {
        (Some((first, _)), Some((last, _))) => region::days(*first, *last),
        _ => String::new(),
    };
    let count = format!("{seen} of {} mornings have a check.", mornings.len());
    let drawn = draw(&mornings, &format!("{span}. {count} The table below says the same."));
    let rows = mornings.into_iter().rev().map(|(date, seen)| {
        let (what, how) = match seen {
            None => ("No check".to_owned(), ""),
            Some(Seen::Step { step, clear }) => {
                (Seen::Step { step, clear }.words(), if clear { "Yes" } else { "No" })
            }
            Some(other) => (other.words(), ""),
        };
        view! { <tr><th scope="row">{region::day(date)}</th><td>{what}</td><td>{how}</td></tr> }
    });
    view! {
        <figure class="card mornings">
            <figcaption>
                <b>{span}</b>
                " "
                {count}
            </figcaption>
            <div inner_html=drawn></div>
            <p class="sub">
                "Dot: seen clearly. Ring: the light, the first pee of the day or something eaten may have changed it. "
                "Square: not on the chart. Question mark: could not tell. Dash: no check."
            </p>
            <details class="sources">
                <summary>"As a table"</summary>
                <table>
                    <thead><tr><th scope="col">"Morning"</th><th scope="col">"Colour"</th><th scope="col">"Seen clearly"</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
}

/// One column for each morning, one row for each step, the palest at the bottom. Shapes differ, not colours.
fn draw(mornings: &[Morning], name: &str) -> String {
    let (left, bottom) = (32, 8 * ROW + 26);
    let width = left + mornings.len() * COLUMN;
    let mut svg = format!("<svg viewBox=\"0 0 {width} {}\" role=\"img\" aria-label=\"{name}\">", bottom + 30);
    let mut add = |piece: std::fmt::Arguments| svg.push_str(&piece.to_string());
    for step in 1..=8 {
        let y = bottom - step * ROW;
        add(format_args!("<path class=\"grid\" d=\"M{left} {y}H{width}\"/>"));
        // Few numbers, and large: the table has them all.
        if step % 2 == 0 {
            add(format_args!("<text x=\"2\" y=\"{}\">{step}</text>", y + 7));
        }
    }
    for (at, (date, seen)) in mornings.iter().enumerate() {
        let x = left + at * COLUMN + COLUMN / 2;
        match seen {
            None => add(format_args!("<path class=\"gap\" d=\"M{} {bottom}h8\"/>", x - 4)),
            Some(Seen::Step { step, clear }) => {
                let (y, class) =
                    (bottom - usize::from(step.number()) * ROW, if *clear { "dot" } else { "ring" });
                add(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"8\"/>"));
            }
            Some(Seen::OffScale(_)) => {
                add(format_args!("<path class=\"dot\" d=\"M{} 6h14v14h-14z\"/>", x - 7));
            }
            Some(Seen::CannotTell) => {
                add(format_args!("<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">?</text>", bottom + 6));
            }
        }
        if (mornings.len() - at) % 4 == 1 {
            let day = chrono::Datelike::day(date);
            add(format_args!("<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{day}</text>", bottom + 27));
        }
    }
    svg.push_str("</svg>");
    svg
}
