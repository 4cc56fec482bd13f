//! What the nights show: counts, and one honest answer. Each chart stands beside its table, its number and its sentence.

mod answer;
mod cards;

use crate::parts::live::{choose, chosen, part};
use crate::parts::{Choices, Look, NightsTabs};
use crate::state::{app, now};
use crate::views::trial::Way;
use answer::Answered;
use cards::{Colours, Habits, Helped, Pains, Times, Weeks, Where};
use domain::content::insight as says;
use domain::insight::{NightFacts, Span};
use domain::night::Night;
use domain::route::Route;
use leptos::prelude::*;

/// The ranges that can be chosen: words and nights.
pub(super) const RANGES: [(&str, Option<usize>); 4] =
    [("8 weeks", Some(56)), ("6 months", Some(183)), ("2 years", Some(731)), ("All", None)];

/// The nights of a range: up to tonight when it is logged, else up to last night, and never before the first one noted.
/// `None` when nothing is noted at all.
pub(super) fn span(facts: &[NightFacts], range: usize) -> Option<Span> {
    let (first, last) = (facts.first()?, facts.last()?);
    let tonight = Night::of(now());
    let yesterday = Night::on(tonight.evening().pred_opt()?);
    let to = if last.night == tonight && last.logged() { tonight } else { yesterday.max(first.night) };
    let back = RANGES.get(range)?.1.unwrap_or(usize::MAX).saturating_sub(1);
    let from = chrono::Days::new(u64::try_from(back).ok()?);
    let from = to.evening().checked_sub_days(from).map_or(first.night, Night::on);
    Some(Span { from: from.max(first.night).min(to), to })
}

/// The view of `#/nights/patterns`.
#[component]
pub fn Patterns() -> impl IntoView {
    let facts = app().journal.facts();
    let (range, set_range) = signal(0_usize);
    let shown = move || {
        facts.with(|facts| match facts {
            None => view! { <p class="empty" role="status">"Reading your notes…"</p> }.into_any(),
            Some(facts) if facts.iter().all(|one| !one.logged()) => view! {
                <p class="empty">{says::NOTHING_YET.text}</p>
                <Way />
            }
            .into_any(),
            Some(facts) => {
                let Some(span) = span(facts, range.get()) else { return ().into_any() };
                let within = span.of(facts);
                view! {
                    <Weeks facts=within.to_vec() span=span />
                    <Answered facts=facts.clone() />
                    <Where facts=within.to_vec() />
                    <Pains facts=within.to_vec() />
                    <Times facts=within.to_vec() />
                    <Helped facts=within.to_vec() />
                    <Habits facts=within.to_vec() />
                    <Colours facts=within.to_vec() />
                }
                .into_any()
            }
        })
    };
    view! {
        <main class="view patterns" data-view>
            <div class="view-body">
                <header class="view-head"><h1 tabindex="-1">"Patterns"</h1></header>
                <NightsTabs current=Route::Patterns />
                <Choices
                    look=Look::Row
                    name="range"
                    legend="Nights to look at"
                    quiet=true
                    options=RANGES.map(|(words, _)| words).to_vec()
                    chosen=chosen(move || Some(range.get()))
                    choose=choose(move |index| set_range.set(index))
                />
                {part(shown)}
            </div>
        </main>
    }
}
