//! "Does stretching help me?": the counts of today, the answer of the last look, and how far the next one is.

use crate::parts::Sources;
use crate::state::app;
use crate::views::trial::Way;
use domain::content::insight as says;
use domain::content::trial;
use domain::insight::{self, Answer, EACH, NightFacts, Share, State, chart};
use domain::report;
use domain::route::Route;
use leptos::prelude::*;

/// The card of the answer. It rests on the whole diary, whatever range is chosen.
#[component]
pub fn Answered(facts: Vec<NightFacts>) -> impl IntoView {
    let answer = insight::held(&facts, app().journal.held_since());
    let state = answer.state();
    let counts = |share: Share, nights: &'static str| {
        view! {
            <tr>
                <th scope="row">
                    <b>{format!("{} of {}", share.with, share.of)}</b>
                    {format!(" {nights} had a cramp")}
                </th>
                <td aria-hidden="true" inner_html=chart::part(share.with, share.of)></td>
            </tr>
        }
    };
    let range = answer.range().zip(answer.last).map(|(range, (night, look))| {
        view! {
            <div class="chart-room" tabindex="0" role="region" aria-label="Chart of the range" inner_html=chart::interval(range, look.difference)></div>
            <p>
                {format!(
                    "In 100 nights: {}. This is the 95% range, as it was at night {night}.",
                    report::in_hundred(range)
                )}
            </p>
        }
    });
    let held = answer.held;
    let collecting = state == State::Collecting && answer.last.is_none();
    let sentence = if held && collecting { &trial::HELD } else { says::sentence(state) };
    let one_sided = answer.nights() >= insight::CHECKPOINTS[0] || answer.with.of.min(answer.without.of) == 0;
    let more = (state == State::Collecting && one_sided && !held)
        .then(|| view! { <p>{format!("{} So far: {} and {}.", says::ONE_SIDED.text, answer.with.of, answer.without.of)}</p> });
    view! {
        <section class="card answer">
            <h2>"Does stretching help me?"</h2>
            <p class="sub">"From your whole diary, whatever is chosen above."</p>
            <table aria-label="Cramp nights with and without stretching" class="counts bars">
                <tbody>{counts(answer.with, "stretch nights")} {counts(answer.without, "other nights")}</tbody>
            </table>
            <p class="verdict">{title(&answer)}</p>
            {(collecting && !held).then(|| view! { <div aria-hidden="true" class="wide-bar" inner_html=chart::part(answer.nights(), 56)></div> })}
            <p>{sentence.text}</p>
            {more}
            {range}
            {answer.last.map(|(night, _)| view! { <p class="sub">{looked(&answer, night)}</p> })}
            <p class="sub">{says::TRIALS.text}</p>
            <a class="btn wide" href=Route::Worked.href()>{Route::Worked.title()}</a>
            <Way />
            <Sources of=vec![sentence, &says::TRIALS] />
        </section>
    }
}

fn title(answer: &Answer) -> String {
    let word = says::word_of(answer);
    match (answer.state(), answer.last) {
        (State::Collecting, None) if answer.held => word.to_owned(),
        (State::Collecting, None) => format!("{word}: {} of 56 nights", answer.nights()),
        (State::Collecting, Some((night, look))) => {
            let short = if look.with.of < EACH { "with" } else { "without" };
            format!("{word}: too few nights {short} stretching at night {night}")
        }
        _ => word.to_owned(),
    }
}

fn looked(answer: &Answer, night: usize) -> String {
    match answer.next {
        _ if answer.held => format!("Last look at night {night}. {}", trial::HELD.text),
        Some(next) => {
            format!("Last look at night {night}, next look at night {next}. You are at {}.", answer.nights())
        }
        None => format!("That was the last look, at night {night}. The counts above go on."),
    }
}
