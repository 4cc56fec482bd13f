//! Where health sentences come from: grade, source and year, and when they were last checked.

use domain::content::{CHECKED, Sentence};
use leptos::prelude::*;

/// The sources of some sentences, folded away until asked for.
#[component]
pub fn Sources(
    /// The sentences shown above.
    of: Vec<&'static Sentence>,
) -> impl IntoView {
    let mut lines: Vec<(&'static str, &'static str)> = Vec::new();
    for sentence in of {
        let line = (sentence.grade.label(), sentence.source.citation());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let items =
        lines.into_iter().map(|(grade, citation)| view! { <li><b>{grade}</b> ": " {citation} "."</li> });
    view! {
        <details class="sources">
            <summary>"Where this comes from"</summary>
            <ul>{items.collect_view()}</ul>
            <p>"Last checked: " {CHECKED} "."</p>
        </details>
    }
}
