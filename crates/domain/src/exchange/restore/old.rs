//! Checksums of backups of version 2, which were made over the text that was stored, to the letter. A file that went through a
//! program that sorts or spaces JSON says the same, so each spelling that the app itself could have stored is tried.

use crate::diary::{Entry, EntryKind, Record};
use crate::habit::OwnHabit;
use crate::moment::Millis;
use crate::plan::Plan;
use crate::sheet::{NightNote, RoutineShape, Sheet, SignsNote, TrialShape};
use crate::wire;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON without white space between its parts.
pub fn without_space(json: &str) -> String {
    let (mut within, mut escaped) = (false, false);
    let mut plain = String::with_capacity(json.len());
    for letter in json.chars() {
        let is_quote = letter == '"' && !escaped;
        escaped = within && letter == '\\' && !escaped;
        within ^= is_quote;
        if within || !matches!(letter, ' ' | '\t' | '\r' | '\n') {
            plain.push(letter);
        }
    }
    plain
}

/// The checksums that a record may have in a file of version 2, or of a file without `changed`.
pub fn sums(record: &Record, changed: Millis, data: &str) -> Vec<String> {
    let stored = match &record.entry {
        Some(Entry::Sheet(sheet)) => vec![data.to_owned(), in_order(sheet).unwrap_or_default()],
        Some(_) => vec![wire::entry_text(record)],
        None => vec!["null".to_owned()],
    };
    let sum = |text: &String| wire::sum_of_version_2(record, changed, text);
    stored.iter().map(|text| format!("{:08x}", sum(text))).collect()
}

/// A sheet with its members in the order in which version 2 wrote them.
fn in_order(sheet: &Sheet) -> Option<String> {
    match sheet.kind() {
        EntryKind::Night => again::<NightNote>(sheet),
        EntryKind::Signs => again::<SignsNote>(sheet),
        EntryKind::Routine => again::<RoutineShape>(sheet),
        EntryKind::Habit => again::<OwnHabit>(sheet),
        EntryKind::Plan => again::<Plan>(sheet),
        EntryKind::Trial => again::<TrialShape>(sheet),
        EntryKind::Cramp | EntryKind::Stretch | EntryKind::Check => None,
    }
}

fn again<T: Serialize + DeserializeOwned>(sheet: &Sheet) -> Option<String> {
    let says: T = sheet.says().ok()?;
    Sheet::spell(sheet.at(), &says)
}
