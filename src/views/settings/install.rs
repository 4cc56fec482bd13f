//! The way to the home screen, in the words of this kind of browser.

use crate::parts::live::{tap, words};
use crate::parts::{Icon, drawn, ico};
use crate::state::safekeeping::Safekeeping;
use domain::install::Way;
use leptos::prelude::*;

/// The share sign of Apple: a square with an arrow out of its top.
const SHARE: &str = r#"<path d="M8 9.5H5.5v11h13v-11H16M12 15V3M8.3 6.5 12 3l3.7 3.5"/>"#;
/// Its sign for adding to the home screen: a square with a plus.
const ADD: &str = r#"<path d="M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM12 8.5v7M8.5 12h7"/>"#;
/// Three dots: a menu.
const MENU: &str = r#"<path d="M12 5.5v.01M12 12v.01M12 18.5v.01"/>"#;

/// The card.
#[component]
pub fn Install() -> impl IntoView {
    let way = Safekeeping::way();
    let how = match way {
        Way::Done => view! { <p>"The app is on the home screen."</p> }.into_any(),
        Way::Asks => view! { <Ask /> }.into_any(),
        Way::Apple => view! {
            <p>
                "Do this before your first note. Safari may delete the notes of a page that is not opened for a week. It keeps those of an app on the home screen."
            </p>
            <ol class="steps">
                <li>"Tap the share sign " {drawn(SHARE)} ": a square with an arrow that points up. You may have to tap three dots first."</li>
                <li>"Scroll down. Tap “Add to Home Screen” " {drawn(ADD)} ": a square with a plus."</li>
                <li>"Tap “Add”. From then on, open the app by its picture on the home screen."</li>
            </ol>
            <p>"Notes that are in this tab stay in it. Take them along with Back up here and Restore there."</p>
        }
        .into_any(),
        Way::Android => view! {
            <ol class="steps">
                <li>"Open the menu of the browser " {drawn(MENU)} ": three dots in a corner."</li>
                <li>"Tap “Install” or “Add to Home screen”."</li>
            </ol>
        }
        .into_any(),
        Way::Computer => view! {
            <ol class="steps">
                <li>"Open the menu of the browser, or look at the end of its address line."</li>
                <li>"Choose “Install”. In Safari it is “Add to Dock”, under File."</li>
            </ol>
            <p>"Firefox on a computer cannot do this. A bookmark works there, also without a network."</p>
        }
        .into_any(),
    };
    view! {
        <section class="card install">
            <h2 tabindex="-1">"On the home screen"</h2>
            {(way != Way::Done).then(|| view! { <p>"There the app opens with one tap, by day and by night, with a network or without."</p> })}
            {how}
        </section>
    }
}

/// The browser asks by itself, when told to.
#[component]
fn Ask() -> impl IntoView {
    let (said, set_said) = signal("");
    let ask = move || {
        Safekeeping::ask_to_install();
        set_said.set("Your browser asks now. If it does not, its menu has “Install”.");
    };
    view! {
        <button class="btn wide" type="button" on:click=tap(ask)>{ico(Icon::Download)} "Install"</button>
        <p role="status">{words(move || said.get())}</p>
    }
}
