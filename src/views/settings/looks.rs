//! How the app looks, sounds and counts.

use crate::parts::live::{choose, chosen, words};
use crate::parts::{Choices, Look};
use crate::state::{app, region};
use domain::hours::Hours;
use domain::score::Sound;
use domain::settings::{DAY_FROM, NIGHT_FROM, TextSize, Theme, Week};
use leptos::prelude::*;

/// Said first of what the device or the region decides.
const AUTOMATIC: &str = "Automatic";

/// Colours, text size, movement.
#[component]
pub fn Looks() -> impl IntoView {
    let preferences = app().preferences;
    let theme = move || preferences.with(|settings| Theme::ALL.iter().position(|one| *one == settings.theme));
    let still = move || Some(usize::from(preferences.with(|settings| settings.still)));
    let by_hour = move || {
        let at = |hour: u32| preferences.hours().write(i32::try_from(hour * 60).unwrap_or(0));
        format!("By the hour: day colours from {} to {}, then night colours.", at(DAY_FROM), at(NIGHT_FROM))
    };
    view! {
        <section class="card">
            <h2>"How it looks"</h2>
            <Choices
                look=Look::Grid
                name="theme"
                legend="Colours"
                options=Theme::ALL.map(Theme::label).to_vec()
                chosen=chosen(theme)
                choose=choose(move |index| {
                    if let Some(theme) = Theme::ALL.get(index) {
                        preferences.change(|settings| settings.theme = *theme);
                    }
                })
            />
            <p class="sub">{words(by_hour)}</p>
            <TextSizes />
            <Choices
                look=Look::Row
                name="motion"
                legend="Movement on the screen"
                options=vec!["As on this device", "Less"]
                chosen=chosen(still)
                choose=choose(move |index| preferences.change(|settings| settings.still = index == 1))
            />
        </section>
    }
}

/// The four text sizes, each in its own.
#[component]
pub fn TextSizes(
    /// Whether the question is for screen readers only.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let preferences = app().preferences;
    let text =
        move || preferences.with(|settings| TextSize::ALL.iter().position(|one| *one == settings.text));
    view! {
        <div class="text-sizes">
            <Choices
                look=Look::Row
                name="text"
                legend="Text size"
                quiet=quiet
                options=TextSize::ALL.map(TextSize::label).to_vec()
                chosen=chosen(text)
                choose=choose(move |index| {
                    if let Some(size) = TextSize::ALL.get(index) {
                        preferences.change(|settings| settings.text = *size);
                    }
                })
            />
        </div>
    }
}

/// The sound of the sets.
#[component]
pub fn Sounds() -> impl IntoView {
    let preferences = app().preferences;
    let sound = move || preferences.with(|settings| Sound::ALL.iter().position(|one| *one == settings.sound));
    view! {
        <section class="card">
            <h2>"Sound"</h2>
            <Choices
                look=Look::Row
                name="usual-sound"
                legend="Sound of the sets"
                options=Sound::ALL.map(Sound::label).to_vec()
                chosen=chosen(sound)
                choose=choose(move |index| {
                    if let Some(sound) = Sound::ALL.get(index) {
                        preferences.change(|settings| settings.set_usual_sound(*sound));
                    }
                })
            />
            <p class="sub">"For every set that has no choice of its own. In a cramp nothing sounds unless you ask. Voices are those of your device."</p>
        </section>
    }
}

/// Clock and calendar.
#[component]
pub fn Counting() -> impl IntoView {
    let preferences = app().preferences;
    // Automatic comes first, then each choice.
    let hours = move || {
        let chosen = preferences.with(|settings| settings.hours);
        Some(chosen.and_then(|one| Hours::ALL.iter().position(|hours| *hours == one)).map_or(0, |at| at + 1))
    };
    let week = move || {
        let chosen = preferences.with(|settings| settings.week);
        Some(chosen.and_then(|one| Week::ALL.iter().position(|week| *week == one)).map_or(0, |at| at + 1))
    };
    let now = move || format!("It is {} now.", crate::state::now().time(preferences.hours()));
    view! {
        <section class="card">
            <h2>"Clock and calendar"</h2>
            <Choices
                look=Look::Grid
                name="hours"
                legend="Clock"
                options=vec![AUTOMATIC, "12 hours", "24 hours"]
                chosen=chosen(hours)
                choose=choose(move |index| {
                    let hours = index.checked_sub(1).and_then(|index| Hours::ALL.get(index)).copied();
                    preferences.change(|settings| settings.hours = hours);
                })
            />
            <p class="sub">{words(now)}</p>
            <Choices
                look=Look::Grid
                name="week"
                legend="First day of the week"
                options=vec![AUTOMATIC, "Monday", "Saturday", "Sunday"]
                chosen=chosen(week)
                choose=choose(move |index| {
                    let week = index.checked_sub(1).and_then(|index| Week::ALL.get(index)).copied();
                    preferences.change(|settings| settings.week = week);
                })
            />
            <p class="sub">{format!("Automatic here: {}, weeks from {}.", usual_clock(), usual_day())}</p>
        </section>
    }
}

fn usual_clock() -> &'static str {
    if region::usual_hours() == Hours::Twelve { "12 hours" } else { "24 hours" }
}

fn usual_day() -> &'static str {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    days.get(region::usual_first_day()).copied().unwrap_or("Monday")
}
