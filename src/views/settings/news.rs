//! What is new in this version, from the changelog.

use crate::state::{app, daylight};
use domain::news;
use leptos::prelude::*;

/// The list, closed; open where the app is newer than the last time.
#[component]
pub fn News() -> impl IntoView {
    let app = app();
    let open = daylight::is_news(app);
    if open {
        daylight::seen(app);
    }
    let items = news::newest(include_str!("../../../CHANGELOG.md")).into_iter().map(|item| {
        view! { <li><b>{item.lead}</b> {item.text}</li> }
    });
    view! {
        <details class="news" open=open>
            <summary>"What is new"</summary>
            <ul class="dots">{items.collect_view()}</ul>
        </details>
    }
}
