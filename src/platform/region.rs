//! How the person's region writes dates and numbers, on which day a week begins and how hours are counted. `assets/boot.js` asks the
//! browser's `Intl`; the words are English like the app, their order is that of the region.

use crate::platform::document;
use chrono::NaiveDate;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = quietlegsWrite, catch)]
    fn quietlegs_write(form: &str, from: f64, to: f64) -> Result<String, JsValue>;
}

/// Writes a date; `form` is `day` (weekday, day, month), `year` (the same with the year), `month` (month, year), `date` (day, month, year)
/// or `short` (day, month).
pub fn date(form: &str, date: NaiveDate) -> Option<String> {
    let from = days(date);
    quietlegs_write(form, from, from).ok()
}

/// Writes from when to when, as short as the region has it.
pub fn dates(form: &str, from: NaiveDate, to: NaiveDate) -> Option<String> {
    quietlegs_write(form, days(from), days(to)).ok()
}

/// Writes a number.
pub fn number(value: f64) -> Option<String> {
    quietlegs_write("number", value, value).ok()
}

/// Whether hours are counted to twelve.
pub fn counts_to_twelve() -> bool {
    document::marked("hours").is_some_and(|cycle| cycle.starts_with("h1"))
}

/// The first day of the week: 0 is Monday, 6 is Sunday.
pub fn first_day() -> usize {
    let iso = document::marked("week").and_then(|day| day.parse::<usize>().ok());
    iso.filter(|day| (1..=7).contains(day)).map_or(0, |day| day - 1)
}

/// Midnight of a date in UTC, in milliseconds since 1970.
fn days(date: NaiveDate) -> f64 {
    let days = date.signed_duration_since(NaiveDate::default()).num_days();
    f64::from(i32::try_from(days).unwrap_or(0)) * 86_400_000.0
}
