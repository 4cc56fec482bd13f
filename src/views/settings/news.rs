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
    let groups = news::newest(include_str!("../../../CHANGELOG.md")).into_iter().map(|group| {
        let items = group.items.into_iter().map(|item| view! { <li><b>{item.lead}</b> {item.text}</li> });
        view! {
            {(!group.name.is_empty()).then(|| view! { <h3>{group.name}</h3> })}
            <ul class="dots">{items.collect_view()}</ul>
        }
    });
    view! {
        <details class="news" open=open>
            <summary>"What is new"</summary>
            {groups.collect_view()}
        </details>
    }
}
