//! The cards of counts.

use crate::parts::{Bars, Sources};
use crate::state::{app, region};
use domain::content::{hydration, insight as says};
use domain::insight::{self, Grain, Habit, NightFacts, Pain, Share, Span, chart};
use domain::report;
use domain::urine::Step;
use leptos::prelude::*;

/// Most columns of the chart that are drawn; the table has the rest.
const COLUMNS: usize = 24;

/// `1 night`, `5 nights`.
fn some(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Cramp nights, each week, month or year.
#[component]
pub fn Weeks(facts: Vec<NightFacts>, span: Span) -> impl IntoView {
    let grain = Grain::of(span);
    let bins = insight::bins(&facts, span, grain, app().preferences.first_weekday());
    let share = insight::nights(&facts);
    let (title, column) = match grain {
        Grain::Week => ("Nights with cramps, each week", "Week from"),
        Grain::Month => ("Nights with cramps, each month", "Month"),
        Grain::Year => ("Nights with cramps, each year", "Year"),
    };
    let gaps = span.nights() - share.of;
    let sentence = format!(
        "{}: a cramp on {} of {} logged.",
        region::dates(span.from.evening(), span.to.evening()),
        share.with,
        some(share.of, "night")
    );
    let gaps = (gaps > 0).then(|| format!("{} not logged. {}", some(gaps, "night"), says::UNLOGGED.text));
    let last = bins.len().saturating_sub(COLUMNS);
    let chart = chart::columns(bins.get(last..).unwrap_or_default(), grain);
    let rows = bins.iter().map(|bin| {
        view! {
            <tr>
                <th scope="row">{report::named(bin, grain)}</th>
                <td>{bin.cramped}</td>
                <td>{bin.quiet()}</td>
                <td>{bin.unlogged()}</td>
            </tr>
        }
    });
    let dots = grain == Grain::Week;
    view! {
            <section class="card">
                <h2>{title}</h2>
                <p>{sentence}</p>
                <div class="chart-room" tabindex="0" role="region" aria-label="Chart of nights" inner_html=chart></div>
                <p class="chart-key" aria-hidden="true">
                    <span class=if dots { "key-cramp" } else { "key-cramp bar" }>"Cramp"</span>
                    <span class=if dots { "key-quiet" } else { "key-quiet bar" }>"Quiet"</span>
                    <span class=if dots { "key-unlogged" } else { "key-unlogged bar" }>"Not logged"</span>
                </p>
                {gaps.map(|gaps| view! { <p class="sub">{gaps}</p> })}
                <details class="sources">
                    <summary>"The same as a table"</summary>
                    <div class="chart-room" tabindex="0" role="region" aria-label="Table of nights">
    <table aria-label=title class="counts">
                        <thead>
                            <tr>
                                <th scope="col">{column}</th>
                                <th scope="col">"Cramp"</th>
                                <th scope="col">"Quiet"</th>
                                <th scope="col">"Not logged"</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
    </div>
                </details>
            </section>
        }
}

/// Muscle and leg.
#[component]
pub fn Where(facts: Vec<NightFacts>) -> impl IntoView {
    let places = insight::places(&facts);
    let total: usize = places.iter().map(insight::Place::total).sum();
    if total == 0 {
        return None;
    }
    let lost = places.iter().any(|one| one.unsaid > 0);
    let rows = places.iter().map(|one| {
        let [left, right, both] = one.sides;
        view! {
            <tr>
                <th scope="row">{one.muscle.map_or("Not noted", domain::body::Muscle::label)}</th>
                <td>{left}</td>
                <td>{right}</td>
                <td>{both}</td>
                {lost.then(|| view! { <td>{one.unsaid}</td> })}
            </tr>
        }
    });
    Some(view! {
        <section class="card">
            <h2>"Where"</h2>
            <p>{format!("{}.", some(total, "cramp"))}</p>
            <div class="legs">
                <div inner_html=chart::legs(&places)></div>
                <div class="chart-room counts-room" tabindex="0" role="region" aria-label="Table of where">
                    <table aria-label={format!("Where: {}", some(total, "cramp"))} class="counts">
                        <thead>
                            <tr>
                                <th scope="col"><span class="sr">"Muscle"</span></th>
                                <th scope="col">"Left"</th>
                                <th scope="col">"Right"</th>
                                <th scope="col">"Both"</th>
                                {lost.then(|| view! { <th scope="col">"Not said"</th> })}
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </div>
            <p class="sub">"Solid: 3 or more. Striped: 1 or 2. Empty: none."</p>
        </section>
    })
}

/// Worst pain.
#[component]
pub fn Pains(facts: Vec<NightFacts>) -> impl IntoView {
    let pain = insight::pain(&facts);
    let sentence = pain_sentence(&pain)?;
    let rows = (0..=10).zip(pain.counts).map(|(value, count): (usize, usize)| (value.to_string(), count));
    Some(view! {
        <section class="card">
            <h2>"Worst pain, 0 to 10"</h2>
            <p>{sentence}</p>
            <Bars caption=format!("Worst pain of {}", some(pain.said(), "cramp")) heads=["Pain", "Cramps"] rows=rows.collect() />
        </section>
    })
}

fn pain_sentence(pain: &Pain) -> Option<String> {
    let (middle, (least, most)) = (report::half(pain)?, pain.ends()?);
    let unsaid = if pain.unsaid > 0 {
        format!(" {} without a number.", some(pain.unsaid, "cramp"))
    } else {
        String::new()
    };
    Some(format!("Usually {middle}, from {least} to {most}, of {}.{unsaid}", some(pain.said(), "cramp")))
}

/// Time of night.
#[component]
pub fn Times(facts: Vec<NightFacts>) -> impl IntoView {
    let hours = insight::hours(&facts);
    let total: usize = hours.iter().sum();
    if total == 0 {
        return None;
    }
    let part = |from: usize| {
        let count = (from..from + 2).map(|hour| hours.get(hour % 24).copied().unwrap_or(0)).sum::<usize>();
        (region::span(from, from + 2), count)
    };
    // From evening to morning always; the hours of the day only when something happened in them.
    let rows =
        (12..36).step_by(2).map(part).zip(0..).filter(|((_, count), at)| *count > 0 || (5..9).contains(at));
    let rows: Vec<(String, usize)> = rows.map(|(row, _)| row).collect();
    let most = rows.iter().max_by_key(|(_, count)| *count).cloned()?;
    Some(view! {
        <section class="card">
            <h2>"When"</h2>
            <p>{format!("Of {}, most were from {} ({}).", some(total, "cramp"), most.0, most.1)}</p>
            <Bars caption=format!("Time of {}", some(total, "cramp")) heads=["Time", "Cramps"] rows=rows />
        </section>
    })
}

/// What was tried.
#[component]
pub fn Helped(facts: Vec<NightFacts>) -> impl IntoView {
    let tried = insight::reliefs(&facts);
    let total: usize =
        facts.iter().flat_map(|one| &one.cramps).filter(|cramp| !cramp.relief.is_empty()).count();
    let first = tried.iter().max_by_key(|one| one.answers.first().copied())?;
    let sentence = format!(
        "Something was tried in {}. Most often noted as a help: {} ({} of {} times).",
        some(total, "cramp"),
        first.relief.label().to_lowercase(),
        first.answers.first().copied().unwrap_or(0),
        first.times
    );
    let none = tried.iter().all(|one| one.answers.first() == Some(&0));
    let sentence = if none { format!("Something was tried in {}.", some(total, "cramp")) } else { sentence };
    let rows = tried.iter().map(|one| {
        let [yes, partly, no] = one.answers;
        view! {
            <tr>
                <th scope="row">{one.relief.label()}</th>
                <td>{one.times}</td>
                <td>{yes}</td>
                <td>{partly}</td>
                <td>{no}</td>
            </tr>
        }
    });
    Some(view! {
            <section class="card">
                <h2>"What was tried in a cramp"</h2>
                <p>{sentence}</p>
                <div class="chart-room" tabindex="0" role="region" aria-label="Table of what was tried">
    <table aria-label={format!("What was tried in {}", some(total, "cramp"))} class="counts">
                    <thead>
                        <tr>
                            <th scope="col"><span class="sr">"Relief"</span></th>
                            <th scope="col">"Tried"</th>
                            <th scope="col">"Helped"</th>
                            <th scope="col">"Partly"</th>
                            <th scope="col">"No"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
    </div>
                <p class="sub">"When several things were tried, the answer counts for each."</p>
            </section>
        })
}

/// Habits: counts, and no verdict.
#[component]
pub fn Habits(facts: Vec<NightFacts>) -> impl IntoView {
    let one = |habit: Habit| {
        let counts = insight::habit(&facts, habit);
        if counts.ticked.of == 0 {
            return None;
        }
        let row = |name: &'static str, share: Share| {
            view! { <tr><th scope="row">{name}</th><td>{share.with}</td><td>{share.of - share.with}</td></tr> }
        };
        Some(view! {
            <table class="counts">
                <caption>{habit.label()}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="sr">"Evening"</span></th>
                        <th scope="col">"Cramp"</th>
                        <th scope="col">"Quiet"</th>
                    </tr>
                </thead>
                <tbody>{row("Ticked", counts.ticked)} {row("Not noted", counts.unsaid)}</tbody>
            </table>
        })
    };
    let tables: Vec<_> = Habit::ALL.into_iter().filter_map(one).collect();
    if tables.is_empty() {
        return None;
    }
    Some(view! {
        <section class="card">
            <h2>"Evening habits"</h2>
            <p>{says::NO_VERDICT.text}</p>
            {tables}
            <p class="sub">{says::NO_TICK.text}</p>
        </section>
    })
}

/// Mornings by urine colour.
#[component]
pub fn Colours(facts: Vec<NightFacts>) -> impl IntoView {
    let colours = insight::urine(&facts);
    let total: usize = colours.iter().sum();
    if total == 0 {
        return None;
    }
    let name = |step: Step| format!("{}, {}", step.number(), step.name());
    let rows = Step::ALL.into_iter().zip(colours).map(|(step, count)| (name(step), count));
    Some(view! {
        <section class="card">
            <h2>"Pee colour in the morning"</h2>
            <p>{format!("The first colour noted on {}. {}", some(total, "morning"), hydration::NO_STUDY.text)}</p>
            <Bars caption=format!("Colour on {}", some(total, "morning")) heads=["Colour", "Mornings"] rows=rows.collect() />
            <p class="sub">{says::COLOURS.text}</p>
            <Sources of=vec![&hydration::NO_STUDY, &says::COLOURS] />
        </section>
    })
}
