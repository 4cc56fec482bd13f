//! A closed month in one value: new in version 2. A header that counts, then one sealed revision on each line, so that
//! damage to one line costs that line and no other.
//!
//! `2|month|<yyyy-mm>|<number of lines>|0|<crc32>|` and a line break, then the lines of `write_record`, by id. JSON never holds a
//! raw line break, so a line is a revision.

use super::packed;
use super::{Unreadable, checksum, read_any_record, seal, unseal_as, write_record};
use crate::diary::Record;
use crate::month::Month;

/// What reading a folded month found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// Every line that could be read.
    pub records: Vec<Record>,
    /// Why the value is not whole, when it is not: the first reason found.
    pub why: Option<Unreadable>,
}

/// The stored text of a month, packed where that is asked for, and a checksum over it that becomes part of its key: two tabs that fold the same month
/// with other lines in it never write the same key.
pub fn write(month: Month, records: &[&Record], packs: bool) -> (String, u32) {
    let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
    let mut text = seal("month", &month.to_string(), count, "0", "");
    for record in records {
        text.push('\n');
        text.push_str(&write_record(record));
    }
    let text = if packs { packed::write(month, &text) } else { text };
    let sum = checksum(&text, "");
    (text, sum)
}

/// Reads as much as can be read, packed or not.
pub fn read(text: &str, month: Month) -> Unfolded {
    let mut found = Unfolded::default();
    let unpacked;
    let text = if text.split('|').nth(1) == Some("packed") {
        match packed::read(text, month) {
            Ok(lines) => unpacked = lines,
            Err(why) => return Unfolded { why: Some(why), ..found },
        }
        &unpacked
    } else {
        text
    };
    let mut lines = text.split('\n');
    let header = unseal_as(lines.next().unwrap_or_default(), "month", &month.to_string());
    let wanted = match header {
        Ok(envelope) => Some(envelope.number as usize),
        Err(why) => {
            found.why = Some(why);
            None
        }
    };
    let mut count = 0;
    for line in lines {
        count += 1;
        match read_any_record(line) {
            Ok(record) => found.records.push(record),
            Err(why) => found.why = found.why.or(Some(why)),
        }
    }
    if wanted.is_some_and(|wanted| wanted != count) {
        found.why = found.why.or(Some(Unreadable::Envelope));
    }
    found
}
