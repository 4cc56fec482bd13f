//! The export: everything of this app in one JSON file, for the person to keep. Described in `docs/formats.md`.

use crate::diary::Diary;
use crate::moment::Moment;
use crate::wire;
use chrono::{Datelike, Timelike};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The version of the file.
pub const FORMAT: u32 = 1;

#[derive(Serialize)]
struct File {
    app: &'static str,
    format: u32,
    made: String,
    records: Vec<Line>,
    stored: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Line {
    kind: &'static str,
    id: String,
    rev: u32,
    /// `null` for a removed entry.
    data: Option<Box<RawValue>>,
}

/// The file's text. `records` is the diary as this tab has it, unsaved changes too; `stored` is every key of this app
/// as it stands in storage, unreadable and quarantined ones too, so that nothing is left out.
pub fn write(diary: &Diary, stored: &[(String, String)], now: Moment) -> String {
    let records = diary.records().map(|record| Line {
        kind: record.kind.id(),
        id: record.id.to_string(),
        rev: record.rev,
        data: record
            .entry
            .as_ref()
            .and_then(|entry| RawValue::from_string(wire::v1::write_entry(entry)).ok()),
    });
    let file = File {
        app: "quietlegs",
        format: FORMAT,
        made: iso(now),
        records: records.collect(),
        stored: stored.to_vec(),
    };
    // No map has a key that is not text, so writing cannot fail; an empty object would still be JSON.
    serde_json::to_string_pretty(&file)
        .unwrap_or_else(|_| Value::Object(serde_json::Map::default()).to_string())
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
