//! Reading a file that may be a backup: this app's second format, its first, or what the rescue page saved. Nothing is changed
//! here: the answer is what restoring would do. Any file at all gets an answer; none gets a panic.

mod compare;
mod old;

pub use compare::{Differing, Preview, Taking, undo};

use super::backup::{file_sum, sum};
use crate::cramp::{Ending, LONGEST_NOTE};
use crate::diary::{Diary, Entry, EntryKind, Record};
use crate::id::Id;
use crate::merge::{self, field};
use crate::moment::{HOUR, Millis, Moment};
use crate::month::Month;
use crate::settings::Settings;
use crate::stamps::Stamps;
use crate::vault::{Name, What};
use crate::wire::{self, Unreadable, folded};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The highest revision that is taken from a file. Nobody changes a record a thousand million times.
const LAST_REVISION: u32 = 1_000_000_000;
/// The longest length of time that is taken from a file: a day.
const LONGEST: Millis = 24 * HOUR;

/// Why a file is no backup at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotABackup {
    /// Nothing in it.
    Empty,
    /// Larger than [`super::LARGEST`].
    TooLarge,
    /// Not text in an encoding that is read.
    NotText,
    /// Text, but not JSON: or JSON that ends too early.
    Cut,
    /// Not JSON.
    NotJson,
    /// JSON of something else.
    Other,
    /// A backup of a later version of the app.
    Newer,
    /// The device could not read it.
    Gone,
}

/// Why one record of a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is damaged: it does not fit its checksum, or its shape is not one that is known.
    Damaged,
    /// Its date is before 1900 or after 2199, or is none.
    Date,
    /// Its name is not one this app gives, or is used here for another kind of entry.
    Name,
    /// A later version of the app wrote it.
    Newer,
}

/// Records that are not taken, by reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The reason.
    pub why: Why,
    /// How many.
    pub count: usize,
}

#[derive(Deserialize)]
struct FileShape<'a> {
    app: Option<String>,
    kind: Option<String>,
    format: Option<u32>,
    made: Option<String>,
    count: Option<usize>,
    sum: Option<String>,
    #[serde(borrow)]
    settings: Option<&'a RawValue>,
    #[serde(borrow)]
    records: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    keys: Option<BTreeMap<String, &'a RawValue>>,
    #[serde(borrow)]
    second: Option<BTreeMap<String, &'a RawValue>>,
}

#[derive(Deserialize)]
struct RecordShape<'a> {
    kind: String,
    id: String,
    rev: u32,
    #[serde(default)]
    changed: Millis,
    /// Since format 3.
    stamps: Option<String>,
    sum: Option<String>,
    #[serde(borrow)]
    data: &'a RawValue,
    /// Of a removed record, since format 3.
    #[serde(borrow, default)]
    left: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct DateShape {
    at: Millis,
    offset: i16,
}

/// What restoring the text of a file would do to `diary`, all of which must have been read. `now` only marks dates to come.
///
/// # Errors
/// Why the file is no backup; then there is nothing to restore.
pub fn preview(text: &str, diary: &Diary, now: Moment) -> Result<Preview, NotABackup> {
    let file: FileShape = serde_json::from_str(text).map_err(|why| match why.classify() {
        serde_json::error::Category::Eof => NotABackup::Cut,
        serde_json::error::Category::Data => NotABackup::Other,
        _ => NotABackup::NotJson,
    })?;
    if file.app.as_deref() != Some("quietlegs") {
        return Err(NotABackup::Other);
    }
    if file.format.is_some_and(|format| format > super::FORMAT) {
        return Err(NotABackup::Newer);
    }
    let mut found = Found::default();
    match (file.kind.as_deref(), &file.records, &file.keys) {
        (Some("rescue"), _, Some(keys)) => {
            found.rescue(keys);
            // What the second store has differently or alone.
            found.rescue(file.second.as_ref().unwrap_or(&BTreeMap::new()));
        }
        (None, Some(records), _) => found.backup(records, file.count, file.sum.as_deref()),
        _ => return Err(NotABackup::Other),
    }
    let settings = file
        .settings
        .and_then(|raw| wire::v1::read_settings(raw.get()).ok())
        .or(found.settings.take().map(|(_, one)| one));
    let Found { records, rejected, is_not_whole, .. } = found;
    Ok(compare::against(
        diary,
        records,
        rejected,
        now,
        Preview { made: file.made, is_not_whole, settings, ..Preview::default() },
    ))
}

/// What a file holds, before it is compared.
#[derive(Default)]
struct Found {
    /// Each record at the revision that counts, if the file has several.
    records: Diary,
    rejected: BTreeMap<Why, usize>,
    is_not_whole: bool,
    /// The settings with the highest generation.
    settings: Option<(u32, Settings)>,
}

impl Found {
    fn reject(&mut self, why: Why) {
        *self.rejected.entry(why).or_default() += 1;
    }

    fn take(&mut self, record: Record) {
        if !is_sane(&record) {
            return self.reject(Why::Damaged);
        }
        if self.records.record(&record.id).is_some_and(|known| known.kind != record.kind) {
            return self.reject(Why::Name);
        }
        self.records.take(record);
    }

    fn backup(&mut self, records: &[&RawValue], count: Option<usize>, whole: Option<&str>) {
        let mut sums = Vec::new();
        for raw in records {
            match one(raw.get(), &mut sums) {
                Ok(record) => self.take(record),
                Err(why) => self.reject(why),
            }
        }
        let counted = count.is_none_or(|count| count == records.len());
        let fits = whole.is_none_or(|whole| whole == file_sum(&sums));
        self.is_not_whole = !counted || !fits;
    }

    /// The keys of both stores as the rescue page found them.
    fn rescue(&mut self, keys: &BTreeMap<String, &RawValue>) {
        for (key, raw) in keys {
            let value: Option<String> = serde_json::from_str(raw.get()).ok();
            match (Name::parse(key), value) {
                (Ok(Name::Record(kind, id, rev)), Some(value)) => {
                    match wire::read_record(&value, kind, &id, rev) {
                        Ok(record) => self.take(record),
                        Err(why) => self.reject(because(why, &value)),
                    }
                }
                (Ok(Name::Month(month, _)), Some(value)) => self.month(month, &value),
                (Ok(Name::Only(What::Settings, _)), Some(value)) => self.settings(&value, "-"),
                (Ok(Name::Slot(What::Settings, slot)), Some(value)) => self.settings(&value, slot),
                (Ok(Name::Record(..) | Name::Month(..)), None) => self.reject(Why::Damaged),
                (Ok(_) | Err(Unreadable::Key), _) => {}
                (Err(why), value) => self.reject(because(why, &value.unwrap_or_default())),
            }
        }
    }

    /// Settings count when their generation is the highest.
    fn settings(&mut self, value: &str, name: &str) {
        if let Ok((generation, settings)) = wire::read_settings(value, name)
            && self.settings.as_ref().is_none_or(|(known, _)| generation > *known)
        {
            self.settings = Some((generation, settings));
        }
    }

    fn month(&mut self, month: Month, value: &str) {
        let found = folded::read(value, month);
        for record in found.records {
            self.take(record);
        }
        if let Some(why) = found.why {
            self.reject(because(why, value));
        }
    }
}

/// Whether a record can have come from this app. One with the last revision there is could never be changed again.
fn is_sane(record: &Record) -> bool {
    let lengths = |all: &[Millis]| all.iter().all(|length| (0..=LONGEST).contains(length));
    let entry = match &record.entry {
        Some(Entry::Cramp(cramp)) => {
            let measured = if let Ending::Measured(length) = cramp.ending { length } else { 0 };
            // Texts that were written apart are shown together.
            lengths(&[measured]) && cramp.note.chars().count() <= 8 * LONGEST_NOTE
        }
        Some(Entry::Stretch(done)) => {
            lengths(&[done.left, done.right, done.planned, done.more_left.saturating_abs()])
        }
        // A sheet says no more than a sheet holds.
        Some(Entry::Check(_) | Entry::Sheet(_)) | None => true,
    };
    let changed = record.changed();
    let changed = changed >= 0 && Moment::new(changed, 0).is_some();
    (1..=LAST_REVISION).contains(&record.rev) && changed && entry
}

/// Reads one record of a backup; its checksum, if it has one, must fit what it says, however it is spelled.
fn one(text: &str, sums: &mut Vec<String>) -> Result<Record, Why> {
    let shape: RecordShape = serde_json::from_str(text).map_err(|_| Why::Damaged)?;
    sums.extend(shape.sum.clone());
    let id = Id::parse(&shape.id).ok_or(Why::Name)?;
    let kind = EntryKind::from_id(&shape.kind).ok_or(Why::Newer)?;
    let data = &old::without_space(shape.data.get());
    let why = |why| because(why, data);
    let (record, fits) = if let Some(stamps) = &shape.stamps {
        let stamps = Stamps::read(stamps).ok_or(Why::Damaged)?;
        let text = match (shape.left, data.as_str()) {
            (Some(left), _) => ["[", left.get(), "]"].concat(),
            (None, "null") => "null".to_owned(),
            (None, data) => field::spell_whole(kind, data),
        };
        let record = wire::read_body((kind, id, shape.rev), stamps, &text).map_err(why)?;
        let fits = shape.sum.is_none_or(|wanted| wanted == sum(&record));
        (record, fits)
    } else {
        let entry = wire::read_old_body(kind, data).map_err(why)?;
        let record = Record::at_once(kind, id, shape.rev, shape.changed, entry);
        let fits = shape.sum.is_none_or(|wanted| old::sums(&record, shape.changed, data).contains(&wanted));
        (record, fits)
    };
    if fits { Ok(merge::as_shown(record)) } else { Err(Why::Damaged) }
}

/// The reason to give: a date out of range looks like damage to the reader of shapes.
fn because(why: Unreadable, text: &str) -> Why {
    let data = text.find('{').and_then(|start| text.get(start..)).unwrap_or(text);
    match why {
        Unreadable::Newer => Why::Newer,
        Unreadable::Key | Unreadable::Misplaced => Why::Name,
        Unreadable::Shape => match serde_json::from_str::<DateShape>(data) {
            Ok(when) if Moment::new(when.at, when.offset).is_none() => Why::Date,
            _ => Why::Damaged,
        },
        Unreadable::Envelope | Unreadable::Checksum => Why::Damaged,
    }
}
