//! Calendar, patterns, report: the three ways to look at the nights.

use domain::route::Route;
use leptos::prelude::*;

/// The three links, the current one marked.
#[component]
pub fn NightsTabs(
    /// Where the person is.
    current: Route,
) -> impl IntoView {
    let ways = [(Route::Nights, "Calendar"), (Route::Patterns, "Patterns"), (Route::Report, "Report")];
    let link = |(route, word): (Route, &'static str)| {
        let here = (route == current).then_some("page");
        view! { <a href=route.href() aria-current=here>{word}</a> }
    };
    view! { <nav class="ways" aria-label="Nights">{ways.map(link).collect_view()}</nav> }
}
