//! What forms ask of the diary. Only the later screens use this.

use crate::platform::clock;
use crate::state::{App, region};
use domain::diary::Record;
use domain::id::Id;
use domain::moment::Moment;

/// `Tuesday 24 November at 02:20`
pub fn when(app: &App, at: Moment) -> String {
    format!("{} at {}", region::day(at.local().date()), at.time(app.preferences.hours()))
}

/// What to say of a text that was written elsewhere while one is written here; empty when there is none. Follows the entry.
pub fn also(app: &App, id: Option<&Id>, text: Option<&str>) -> String {
    let (Some(id), Some(text)) = (id, text) else { return String::new() };
    let changed = app.journal.with(|diary| diary.record(id).map(Record::changed));
    let at = changed.map(|at| format!(" on {}", when(app, clock::at(at)))).unwrap_or_default();
    format!("Also written{at}: {text}")
}
