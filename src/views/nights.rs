//! The nights: a month as a calendar, or all of them as a list to look through.

mod calendar;
mod lines;
mod list;

pub use lines::{Line, title};

use crate::parts::live::{choose, chosen, either, tap};
use crate::parts::{Choices, Look, NightsTabs};
use crate::state::app;
use crate::state::nights::{keep_place, take_place};
use crate::views::nights::calendar::Calendar;
use crate::views::nights::list::List;
use domain::route::Route;
use leptos::prelude::*;

/// Said of an empty diary.
const NOTHING: &str = "Nothing noted yet. Your nights will be here whenever you want to look back.";

/// The view of `#/nights`.
#[component]
pub fn Nights() -> impl IntoView {
    let place = RwSignal::new(take_place().unwrap_or_default());
    // The names of own habits.
    app().journal.open_standing();
    let is_list = Memo::new(move |_| place.with(|place| place.list));
    // Whoever goes on from here to a night or a cramp comes back to the same place.
    let keep = move || keep_place(place.get_untracked());
    view! {
        <main class="view nights" data-view on:click=tap(keep)>
            <div class="view-body">
                <header class="view-head">
                    <h1 tabindex="-1">"Nights"</h1>
                </header>
                <NightsTabs current=Route::Nights />
                <Choices
                    look=Look::Row
                    name="show"
                    legend="Show as"
                    quiet=true
                    options=vec!["Calendar", "List"]
                    chosen=chosen(move || Some(usize::from(is_list.get())))
                    choose=choose(move |index| place.update(|place| place.list = index == 1))
                />
                {either(
                    move || is_list.get(),
                    move || view! { <List place=place /> },
                    move || view! { <Calendar place=place /> },
                )}
            </div>
        </main>
    }
}
