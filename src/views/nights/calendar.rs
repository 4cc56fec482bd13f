//! One month: a table of links, so that every way of reading knows it. Arrow keys move between the nights as well.

use crate::parts::live::{changed, part, tap, when, words};
use crate::parts::{Icon, ico};
use crate::state::nights::{Place, look_at_day};
use crate::state::{app, now, region};
use crate::views::nights::NOTHING;
use crate::views::nights::lines::OneNight;
use domain::lookback::{Day, Mark};
use domain::moment;
use domain::month::Month;
use domain::night::Night;
use domain::route::Route;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How many nights of the month are told below it, and at most how many entries of each.
const TOLD: usize = 2;
const ENTRIES: usize = 20;
/// And among how many nights they are looked for: this month and the one before.
const LOOKED: i64 = 62;
/// How many years back the jump offers, at least.
const YEARS: u32 = 20;

const WEEKDAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// The calendar.
#[component]
pub fn Calendar(place: RwSignal<Place>) -> impl IntoView {
    let journal = app().journal;
    let tonight = Night::of(now());
    let this_month = Month::holding(tonight);
    let month = Memo::new(move |_| place.with(|place| place.month).unwrap_or(this_month));
    let show = move |month: Month| {
        journal.open_nights(month);
        place.update(|place| place.month = Some(month));
    };
    journal.open_nights(month.get_untracked());
    let first = Memo::new(move |_| app().preferences.first_day());
    let weeks = Memo::new(move |_| {
        let weeks = month.get().weeks(first.get());
        journal.with(|diary| {
            let day = |night: Option<Night>| night.map(|night| Day::of(diary, night));
            weeks.into_iter().map(|week| week.map(day)).collect::<Vec<_>>()
        })
    });
    let told = Memo::new(move |_| {
        let month = month.get();
        // In the first days of a month the last nights are those of the month before.
        let shown = |night: &Night| Month::holding(*night) == month || month == this_month;
        let last = month.weeks(0).into_iter().flatten().flatten().next_back().unwrap_or(tonight);
        let nights = (0..LOOKED).filter_map(|before| last.step(-before)).filter(shown);
        journal.with(|diary| {
            nights.filter(|night| !diary.night(*night).is_empty()).take(TOLD).collect::<Vec<_>>()
        })
    });
    // That nothing is noted is only known once every drawer was looked into; a diary with something at hand needs no look.
    let is_bare = Memo::new(move |_| journal.with(|diary| diary.count() == 0));
    Effect::new(move || {
        if is_bare.get() {
            journal.read_on();
        }
    });
    let is_empty = move || journal.is_whole() && is_bare.get();
    let step = move |to: fn(Month) -> Option<Month>| {
        if let Some(month) = to(month.get_untracked()) {
            show(month);
        }
    };
    // Moves the focus to a night, and the calendar with it.
    let visit = move |night: Option<Night>| {
        let Some(night) = night.filter(|night| *night <= tonight) else { return };
        if Month::holding(night) != month.get_untracked() {
            show(Month::holding(night));
        }
        look_at_day(night);
    };
    let rows = move || {
        let row = |week: [Option<Day>; 7]| {
            let cells = week.map(|day| view! { <Cell day=day tonight=tonight visit=visit /> });
            view! { <tr>{cells.into_iter().collect_view()}</tr> }
        };
        weeks.get().into_iter().map(row).collect_view()
    };
    view! {
        <section class="calendar">
            <div class="month-head">
                <button class="icon-btn" type="button" aria-label="Previous month" on:click=tap(move || step(Month::before))>
                    {ico(Icon::Back)}
                </button>
                <h2 id="month" aria-live="polite">{words(move || region::month(month.get()))}</h2>
                <button class="icon-btn next" type="button" aria-label="Next month" on:click=tap(move || step(Month::after))>
                    {ico(Icon::Back)}
                </button>
            </div>
            <table class="month" aria-labelledby="month">
                <thead>
                    {part(move || {
                        let days = WEEKDAYS.iter().cycle().skip(first.get()).take(WEEKDAYS.len());
                        let head = |(short, long)| view! { <th scope="col" abbr=long>{short}</th> };
                        view! { <tr>{days.copied().map(head).collect_view()}</tr> }
                    })}
                </thead>
                <tbody>{part(rows)}</tbody>
            </table>
            <p class="sub">{words(move || sum(&weeks.get(), tonight))}</p>
            <ul class="key" aria-label="What the marks mean">
                <li><span class="mark cramps">"2"</span>"cramps"</li>
                <li><span class="mark quiet"></span>"quiet, as you said"</li>
                <li><span class="mark unlogged"></span>"not logged"</li>
                <li><span class="mark stretched"></span>"stretched"</li>
            </ul>
            {when(
                move || month.get() != this_month,
                move || view! { <button class="btn wide" type="button" on:click=tap(move || show(this_month))>"Today"</button> },
            )}
            <Jump this_month=this_month show=show />
            {part(move || {
                let one = |night| view! { <OneNight night=night most=ENTRIES /> };
                told.get().into_iter().map(one).collect_view()
            })}
            {when(is_empty, || view! { <p class="empty">{NOTHING}</p> })}
            <a class="row" href=Route::Signs.href()>
                {ico(Icon::Alert)}
                <span class="row-text"><span class="row-title">"Check for warning signs"</span></span>
            </a>
        </section>
    }
}

/// `Until now: 3 nights with cramps, 2 quiet, 19 not logged.`
fn sum(weeks: &[[Option<Day>; 7]], tonight: Night) -> String {
    let days = weeks.iter().flatten().flatten().filter(|day| day.night <= tonight);
    let (mut cramps, mut quiet, mut unlogged) = (0, 0, 0);
    for day in days {
        match day.mark {
            Mark::Cramps(_) => cramps += 1,
            Mark::Quiet => quiet += 1,
            Mark::Unlogged => unlogged += 1,
        }
    }
    let nights = if cramps == 1 { "1 night".to_owned() } else { format!("{cramps} nights") };
    format!("{nights} with cramps, {quiet} quiet, {unlogged} not logged.")
}

/// A night in the table; a place without one; or a night still to come, which is only a number.
#[component]
fn Cell(day: Option<Day>, tonight: Night, visit: impl Fn(Option<Night>) + Copy + 'static) -> impl IntoView {
    let Some(day) = day else { return view! { <td></td> }.into_any() };
    let night = day.night;
    let number = moment::day_number(night.evening());
    if night > tonight {
        return view! { <td><span class="day">{number}</span></td> }.into_any();
    }
    let (class, count) = match day.mark {
        Mark::Cramps(count) => ("mark cramps", Some(count)),
        Mark::Quiet => ("mark quiet", None),
        Mark::Unlogged => ("mark unlogged", None),
    };
    let is_now = night == tonight;
    let name = day.name(&region::day(night.evening()));
    let name = if is_now { format!("{name}, tonight") } else { name };
    let press = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowLeft" => night.step(-1),
            "ArrowRight" => night.step(1),
            "ArrowUp" => night.step(-7),
            "ArrowDown" => night.step(7),
            _ => return,
        };
        event.prevent_default();
        visit(to);
    };
    let press: Box<dyn FnMut(KeyboardEvent)> = Box::new(press);
    view! {
        <td>
            <a
                class="day"
                class:now=is_now
                class:stretched=day.stretched
                href=Route::Night(night).href()
                data-day=night.iso()
                aria-label=name
                aria-current=is_now.then_some("date")
                on:keydown=press
            >
                <span>{number}</span>
                <span class=class>{count}</span>
            </a>
        </td>
    }
    .into_any()
}

/// The way to any month at once.
#[component]
fn Jump(this_month: Month, show: impl Fn(Month) + Copy + 'static) -> impl IntoView {
    let number = RwSignal::new(this_month.number());
    let year = RwSignal::new(this_month.year());
    let months = (1..=12).map(|one| {
        view! { <option value=one.to_string() selected=one == this_month.number()>{moment::month(one)}</option> }
    });
    let first = app().journal.first_year().unwrap_or(u32::MAX).min(this_month.year() - YEARS);
    let years = (first..=this_month.year()).rev().map(|one| view! { <option>{one}</option> });
    let go = move || {
        if let Some(month) = Month::new(year.get_untracked(), number.get_untracked()) {
            show(month);
        }
    };
    let read = |signal: RwSignal<u32>| {
        changed(move |event| {
            if let Ok(value) = event_target_value(&event).parse() {
                signal.set(value);
            }
        })
    };
    view! {
        <details class="jump">
            <summary>"Go to a month"</summary>
            <div class="fields">
                <div class="field"><label for="jump-month">"Month"</label><select id="jump-month" on:change=read(number)>{months.collect_view()}</select></div>
                <div class="field"><label for="jump-year">"Year"</label><select id="jump-year" on:change=read(year)>{years.collect_view()}</select></div>
            </div>
            <button class="btn wide" type="button" on:click=tap(go)>"Show this month"</button>
        </details>
    }
}
