//! Questions two views ask in the same words: which leg, how bad. And the sentence where there is nothing to ask about.

use crate::parts::choices::{Choices, Look};
use crate::parts::live::{choose, chosen};
use domain::cramp::{Severity, Side};
use leptos::prelude::*;

/// The words of the 0 to 10 scale.
const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

/// Which leg it was.
pub fn which_leg(
    look: Look,
    is: impl Fn() -> Option<Side> + Send + Sync + 'static,
    tell: impl Fn(Option<Side>) + 'static,
) -> AnyView {
    let index = move || is().and_then(|side| Side::ALL.iter().position(|one| *one == side));
    let options = Side::ALL.map(Side::label).to_vec();
    let act = choose(move |index| tell(Side::ALL.get(index).copied()));
    view! { <Choices look=look name="side" legend="Which leg?" options=options chosen=chosen(index) choose=act /> }
        .into_any()
}

/// How bad it was, 0 to 10.
pub fn how_bad(
    is: impl Fn() -> Option<Severity> + Send + Sync + 'static,
    tell: impl Fn(Option<Severity>) + 'static,
) -> AnyView {
    let index = move || is().map(|severity| usize::from(severity.value()));
    let act = choose(move |index| tell(u8::try_from(index).ok().and_then(Severity::new)));
    view! {
        <Choices
            look=Look::Scale
            name="worst"
            legend="How bad at its worst?"
            hint="0 is no pain. 10 is the worst you can think of."
            options=NUMBERS.to_vec()
            chosen=chosen(index)
            choose=act
        />
    }
    .into_any()
}

/// A view that has nothing to show, and the way on.
pub fn nothing_here(title: &'static str, text: &'static str, href: String, way_on: &'static str) -> AnyView {
    view! {
        <main class="view bare" data-view>
            <div class="view-body">
                <h1 tabindex="-1">{title}</h1>
                <p>{text}</p>
                <a class="btn big" href=href>{way_on}</a>
            </div>
        </main>
    }
    .into_any()
}
