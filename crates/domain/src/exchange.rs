//! The export: everything of this app in one JSON file, for the person to keep. Described in `docs/formats.md`.

use crate::diary::Diary;
use crate::moment::Moment;
use crate::wire;
use chrono::{Datelike, Timelike};

/// The version of the file.
pub const FORMAT: u32 = 1;

/// The file's text. `records` is the diary as this tab has it, unsaved changes too; `stored` is every key of this app
/// as it stands in storage, unreadable and quarantined ones too, so that nothing is left out. One line for each.
pub fn write(diary: &Diary, stored: &[(String, String)], now: Moment) -> String {
    let records = diary.records().map(|record| {
        // Kinds and ids are plain letters and digits; the data is JSON already, `null` for a removed entry.
        let data = record.entry.as_ref().map_or_else(|| "null".to_owned(), wire::v1::write_entry);
        format!(
            r#"{{"kind":"{}","id":"{}","rev":{},"data":{data}}}"#,
            record.kind.id(),
            record.id,
            record.rev
        )
    });
    let stored = stored.iter().map(|(key, value)| format!("[{},{}]", quoted(key), quoted(value)));
    let (records, stored) = (lines(records), lines(stored));
    format!(
        r#"{{"app":"quietlegs","format":{FORMAT},"made":"{}","records":[{records}],"stored":[{stored}]}}"#,
        iso(now)
    ) + "\n"
}

fn lines(each: impl Iterator<Item = String>) -> String {
    each.map(|line| format!("\n{line}")).collect::<Vec<_>>().join(",")
}

/// Any text as a JSON string.
fn quoted(text: &str) -> String {
    // A string always has a JSON form.
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// `quiet-legs-2026-11-23.json`: the date the file was made.
pub fn file_name(now: Moment) -> String {
    let at = now.local();
    format!("quiet-legs-{:04}-{:02}-{:02}.json", at.year(), at.month(), at.day())
}

/// `2026-11-23T21:48:05+01:00`.
fn iso(now: Moment) -> String {
    let (at, offset) = (now.local(), now.offset());
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    format!("{}:{:02}{sign}{:02}:{:02}", now.field(), at.second(), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cramp::Cramp;
    use crate::diary::{Entry, EntryKind};
    use crate::id::Id;
    use serde_json::Value;

    #[test]
    fn the_file_holds_every_record_and_every_key() {
        let now = Moment::parse_local("2026-11-23T21:48", 60).unwrap();
        let mut diary = Diary::default();
        let id = Id::from_parts(1, 2);
        let record = diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(Cramp::begin(now, None))));
        assert!(diary.take(record));
        let text = write(&diary, &[("quietlegs/quarantine/x".into(), "odd \u{1F319} \"bytes\"".into())], now);
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["app"], "quietlegs");
        assert_eq!(read["made"], "2026-11-23T21:48:00+01:00");
        assert_eq!(read["records"][0]["id"], id.as_str());
        assert_eq!(read["records"][0]["data"]["ending"], "running");
        assert_eq!(read["stored"][0][1], "odd \u{1F319} \"bytes\"");
        assert_eq!(file_name(now), "quiet-legs-2026-11-23.json");
    }
}
