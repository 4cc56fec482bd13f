//! Counts as a table, each with a bar: the words and numbers grow with the text, the bar is only for the eye.

use domain::insight::chart::bar;
use leptos::prelude::*;

/// A table of counts.
#[component]
pub fn Bars(
    /// What is counted, for those who cannot see it; with how many there are.
    #[prop(into)]
    caption: String,
    /// The heads of the two columns.
    heads: [&'static str; 2],
    /// Name and count of each row.
    rows: Vec<(String, usize)>,
) -> impl IntoView {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let row = |(name, count): (String, usize)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{count}</td>
                <td aria-hidden="true" inner_html=bar(count, most)></td>
            </tr>
        }
    };
    let [name, count] = heads;
    view! {
        <table aria-label=caption class="counts bars">
            <thead class="sr"><tr><th scope="col">{name}</th><th scope="col">{count}</th></tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
