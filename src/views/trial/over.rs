//! An experiment that is over: what it shows, once and at its end; or, ended early, the way back until the day is over.

use crate::parts::live::{part, tap};
use crate::parts::{Icon, Sources, ico};
use crate::state::{app, now, region, to_the_top};
use domain::content::trial as says;
use domain::id::Id;
use domain::insight::{Experiment, Finding, NightFacts, PAIRS, WEEKS, finding};
use domain::night::Night;
use leptos::prelude::*;

/// One experiment that is over.
#[component]
pub fn Over(id: Id, trial: Experiment) -> impl IntoView {
    let journal = app().journal;
    let id = StoredValue::new(id);
    let title = if trial.ended.is_some() { "Ended early" } else { "Twelve weeks are over" };
    // The last evening that belonged to it; ended before its first, it has that one date.
    let last = trial.ended.map_or(trial.week(WEEKS - 1).to, |ended| ended.step(-1).unwrap_or(ended));
    let dates = region::dates(trial.start.evening(), last.max(trial.start).evening());
    let early = trial.ended.map(|_| view! { <p>{says::ENDED.text}</p> });
    let body = if trial.may_go_on(now()) {
        let undo = move || {
            id.with_value(|id| journal.change_trial(id, |trial| trial.ended = None));
            to_the_top();
        };
        view! {
            <p>{says::MAY_GO_ON.text}</p>
            <button class="btn wide" type="button" on:click=tap(undo)>{ico(Icon::Undo)}"Undo"</button>
        }
        .into_any()
    } else {
        let facts = journal.facts();
        let shown = move || {
            facts.with(|facts| match facts {
                None => view! { <p role="status">"Reading your notes…"</p> }.into_any(),
                Some(facts) => view! { <Shown trial=trial facts=facts.clone() /> }.into_any(),
            })
        };
        let remove = move || id.with_value(|id| journal.remove(id));
        view! {
            {part(shown)}
            <button class="btn quiet" type="button" on:click=tap(remove)>"Remove this experiment"</button>
        }
        .into_any()
    };
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p class="sub">{dates}</p>
            {early}
            {body}
        </section>
    }
}

#[component]
fn Shown(trial: Experiment, facts: Vec<NightFacts>) -> impl IntoView {
    let found = finding(trial, &facts, Night::of(now()))?;
    let verdict = found.verdict();
    Some(view! {
        <p class="verdict">{says::word(verdict)}</p>
        <p>{says::sentence(verdict).text}</p>
        <dl>
            {lines(&found)
                .into_iter()
                .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
                .collect_view()}
        </dl>
        <p class="sub">{says::CARRY_OVER.text}</p>
        <p class="sub">{says::SEEN.text}</p>
        <Sources of=vec![says::sentence(verdict), &says::CARRY_OVER] />
    })
}

/// What was counted, line by line.
fn lines(found: &Finding) -> Vec<(&'static str, String)> {
    let pairs = found.differences.len();
    let mut lines = vec![
        ("Pairs of weeks compared", format!("{pairs} of {PAIRS}")),
        ("Pairs left out, with too few nights logged", found.left_out.to_string()),
        ("Logged nights that went as planned", format!("{} of {}", found.kept, found.logged)),
    ];
    if pairs > 0 {
        let way = |wanted: i64| (0..pairs).filter(|pair| found.direction(*pair) == Some(wanted)).count();
        lines.push(("Pairs with fewer cramp nights in the routine week", way(-1).to_string()));
        lines.push(("Pairs with more of them", way(1).to_string()));
        lines.push(("Pairs with no difference", way(0).to_string()));
        let mean = found.mean();
        let gap = if mean.abs() < 0.05 {
            "none".to_owned()
        } else {
            format!("{:.1} {}", mean.abs(), if mean > 0.0 { "fewer" } else { "more" })
        };
        lines.push(("Cramp nights in 7 with the routine, on average", gap));
    }
    if let Some(chance) = found.chance {
        lines.push(("Chance alone makes such a gap", format!("in {:.0} of 64 orders", chance * 64.0)));
    }
    lines
}
