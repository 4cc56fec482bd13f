//! Writing a backup: everything of the diary in one JSON file, for the person to keep.

use super::iso;
use crate::diary::{Diary, Record};
use crate::moment::Moment;
use crate::settings::Settings;
use crate::wire;

/// The version of the file.
pub const FORMAT: u32 = 3;

/// The file's text. `set_aside` is what could not be read, as it stands in storage, so that nothing is left out.
/// One line for each record. A record's `sum` is the CRC-32 of its stored text, which has one spelling whatever the file's; the file's
/// is that of all the sums in order.
pub fn write(diary: &Diary, settings: &Settings, set_aside: &[(String, String)], now: Moment) -> String {
    let sums: Vec<String> = diary.records().map(sum).collect();
    let whole = file_sum(&sums);
    let records = diary.records().zip(&sums).map(|(record, sum)| {
        let left = &record.stamps.left;
        let left = if left.is_empty() { String::new() } else { format!(r#","left":{left}"#) };
        // Kinds and ids are plain letters and digits; the data is JSON already, `null` for a removed entry.
        format!(
            r#"{{"kind":"{}","id":"{}","rev":{},"changed":{},"stamps":"{}","sum":"{sum}","data":{}{left}}}"#,
            record.kind.id(),
            record.id,
            record.rev,
            record.changed(),
            record.stamps.write(),
            if record.entry.is_some() { wire::body(record) } else { "null".to_owned() },
        )
    });
    let records = lines(records);
    let set_aside =
        lines(set_aside.iter().map(|(key, value)| format!("[{},{}]", quoted(key), quoted(value))));
    let made = iso(now);
    let settings = wire::v1::write_settings(settings);
    let count = sums.len();
    format!(
        r#"{{"app":"quietlegs","format":{FORMAT},"made":"{made}","count":{count},"sum":"{whole}","settings":{settings},"records":[{records}],"set_aside":[{set_aside}]}}"#,
    ) + "\n"
}

/// The checksum of one record.
pub(super) fn sum(record: &Record) -> String {
    format!("{:08x}", wire::checksum(&wire::write_record(record), ""))
}

/// The checksum of the checksums.
pub(super) fn file_sum(sums: &[String]) -> String {
    format!("{:08x}", wire::checksum(&sums.concat(), ""))
}

fn lines(each: impl Iterator<Item = String>) -> String {
    each.map(|line| format!("\n{line}")).collect::<Vec<_>>().join(",")
}

/// Any text as a JSON string.
fn quoted(text: &str) -> String {
    // A string always has a JSON form.
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}
