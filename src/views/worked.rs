//! How "Does stretching help me?" is worked out, with the numbers of this diary filled in.

use crate::parts::live::part;
use crate::parts::{Icon, Sources, ico};
use crate::state::app;
use domain::content::insight as says;
use domain::insight::{self, Answer, NightFacts, SWITCHES};
use domain::report;
use domain::route::Route;
use leptos::prelude::*;

/// The view of `#/nights/patterns/how`.
#[component]
pub fn Worked() -> impl IntoView {
    let facts = app().journal.facts();
    let numbers = move || {
        facts.with(|facts| match facts {
            None => view! { <p class="empty" role="status">"Reading your notes…"</p> }.into_any(),
            Some(facts) => view! { <Numbers facts=facts.clone() /> }.into_any(),
        })
    };
    view! {
        <main class="view worked bare" data-view>
            <div class="view-body">
                <header class="view-head">
                    <a class="icon-btn" href=Route::Patterns.href() aria-label="Back">{ico(Icon::Back)}</a>
                    <h1 tabindex="-1">{Route::Worked.title()}</h1>
                </header>
                {says::HOW.map(|sentence| view! { <p>{sentence.text}</p> }).collect_view()}
                <section class="card">
                    <h2>"Your numbers"</h2>
                    {part(numbers)}
                </section>
                <Sources of=says::HOW.to_vec() />
            </div>
        </main>
    }
}

#[component]
fn Numbers(facts: Vec<NightFacts>) -> impl IntoView {
    let answer = insight::held(&facts, app().journal.held_since());
    let line = |(name, value): (&'static str, String)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    };
    view! { <dl>{lines(&answer).into_iter().map(line).collect_view()}</dl> }
}

/// What was counted and reckoned, line by line.
fn lines(answer: &Answer) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        ("Stretch nights, with a cramp", format!("{} of {}", answer.with.with, answer.with.of)),
        ("Other nights, with a cramp", format!("{} of {}", answer.without.with, answer.without.of)),
        (
            "Next look",
            match answer.next {
                _ if answer.held => "after your experiment".into(),
                Some(next) => format!("at night {next}"),
                None => "none: all five are done".into(),
            },
        ),
    ];
    let Some((night, look)) = answer.last else {
        lines.push(("Last look", "none yet".into()));
        return lines;
    };
    let percent = |share: f64| format!("{:.0} in 100", 100.0 * share);
    lines.extend([
        ("Last look", format!("at night {night}")),
        ("Then: stretch nights, with a cramp", format!("{} of {}", look.with.with, look.with.of)),
        ("Then: other nights, with a cramp", format!("{} of {}", look.without.with, look.without.of)),
        (
            "Changes from one kind of night to the other",
            format!("{}, at least {SWITCHES} needed", look.switches),
        ),
        (
            "How alike stretching is to the night before",
            format!("{:.2} (0 not, 1 always)", look.stretching.max(0.0)),
        ),
        (
            "How alike cramps are to the night before",
            format!("{:.2} (0 not, 1 always)", look.cramps.max(0.0)),
        ),
        ("Weight of each night", percent(look.weight)),
    ]);
    // Before an answer, a range would only be read as one.
    if answer.range().is_some()
        && let (Some(plain), Some(gate)) = (look.plain, look.gate)
    {
        lines.push(("95% range, in 100 nights", report::in_hundred(plain)));
        lines.push(("99% range, which decides", report::in_hundred(gate)));
    }
    lines.push(("So the answer is", says::word(look.state).to_owned()));
    lines
}
