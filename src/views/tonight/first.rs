//! What is asked once, at the first start, without standing in the way: whether the text is easy to read, which number to dial, and what
//! is good to know; and on an iPhone, before the first notes, the way to the home screen.

use crate::parts::live::{part, tap, value, when, words};
use crate::parts::{Icon, ico};
use crate::state::safekeeping::Safekeeping;
use crate::state::{Waker, app, look_at_next};
use crate::views::Number;
use crate::views::settings::TextSizes;
use domain::content::notice;
use domain::install::Way;
use domain::route::Route;
use leptos::prelude::*;

/// With so many entries a person stays, and knows of the way: it is not asked any longer.
const SETTLED: usize = 10;

/// What takes longer than this is said, in milliseconds.
const SOON: i64 = 2_000;

/// What is asked, one after the other. Each can be passed over, and whoever leaves is not asked again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Nothing yet: older choices and notes may still be found.
    Looking,
    /// Whether the text is easy to read.
    Text,
    /// Which number to dial in an emergency.
    Number,
    /// What this app is not.
    Note,
    /// The questions that decide which stretches suit.
    Safety,
    /// Nothing.
    Over,
}

/// The cards; nothing for whoever has chosen anything here, or noted anything.
#[component]
pub fn First() -> impl IntoView {
    let app = app();
    let start = move || {
        if app.vault.is_looking() {
            Step::Looking
        } else if app.preferences.are_untouched() {
            Step::Text
        } else {
            Step::Over
        }
    };
    // Whoever chooses a size here looks at it first, and says then that it is easy to read: the step follows nothing else.
    let step = RwSignal::new(untrack(start));
    Effect::new(move || {
        if !app.vault.is_looking() && step.get_untracked() == Step::Looking {
            step.set(untrack(start));
        }
    });
    // Mostly the answer comes at once, and nobody needs to hear of it.
    let long = RwSignal::new(false);
    Waker::new(move || long.set(true)).wake_after(Some(SOON));
    // Who came in a cramp has noted something before ever seeing this.
    let is_bare = move || app.journal.with(|diary| diary.count() == 0);
    let is_new = move || app.journal.with(|diary| diary.count() < SETTLED);
    let title = move || if is_bare() { "Before your first note" } else { "Keep your notes safe" };
    let steps = move || app.navigation.go_and_look(&Route::Settings, ".install h2");
    let apple = Safekeeping::way() == Way::Apple;
    let go_on = move |next: Step| {
        app.preferences.change(|_| ());
        step.set(next);
        // The button goes away under the finger: reading goes on at what comes next.
        look_at_next(if next == Step::Over { "[data-view] h1" } else { ".first h2" });
    };
    let next = move |words: &'static str, next: Step| {
        view! { <button class="btn quiet wide" type="button" on:click=tap(move || go_on(next))>{words}</button> }.into_any()
    };
    view! {
        <p class="note" role="status">
            {words(move || if long.get() && app.vault.is_looking() { notice::STILL_LOOKING } else { "" })}
        </p>
        {part(move || match step.get() {
            Step::Text => view! {
                <section class="card first">
                    <h2>"Is this easy to read?"</h2>
                    <TextSizes quiet=true />
                    {next("Yes, this is easy to read", Step::Number)}
                </section>
            }
                .into_any(),
            Step::Number => view! {
                <div class="first"><Number after=next("Next", Step::Note) /></div>
            }
                .into_any(),
            Step::Note => view! {
                <section class="card first">
                    <h2 tabindex="-1">"Good to know"</h2>
                    <p>{notice::NOT_ADVICE.text} " " {notice::ADULTS.text}</p>
                    {next("Understood", Step::Safety)}
                </section>
            }
                .into_any(),
            Step::Safety => view! {
                <section class="card first">
                    <h2 tabindex="-1">"Before you stretch"</h2>
                    <p>"A few questions decide which sets suit you. They are asked once."</p>
                    <a class="btn wide" href=Route::Stretch.href()>"Answer them now"</a>
                    {next("Later", Step::Over)}
                </section>
            }
                .into_any(),
            Step::Looking | Step::Over => ().into_any(),
        })}
        {when(
            move || apple && is_new(),
            move || {
                view! {
                    <a
                        class="row"
                        href=Route::Settings.href()
                        aria-label=value(move || Some(title().to_owned()))
                        aria-describedby="install-sub"
                        on:click=tap(steps)
                    >
                        {ico(Icon::Download)}
                        <span class="row-text">
                            <span class="row-title">{words(title)}</span>
                            <span class="sub" id="install-sub">"Put the app on the home screen. Safari may delete notes of a page."</span>
                        </span>
                        <svg class="ico chevron" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
                    </a>
                }
            },
        )}
    }
}
