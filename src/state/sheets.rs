//! Sheets: what is noted of a night as a whole, and what belongs to no night. Only the later screens use this.

use crate::platform::{clock, random};
use crate::state::journal::Journal;
use domain::diary::{Entry, EntryKind};
use domain::id::Id;
use domain::moment::{Millis, Moment};
use domain::month::Month;
use domain::night::Night;
use domain::sheet::{NightNote, Sheet, standing_id};
use serde::Serialize;

impl Journal {
    /// Joins what was written apart and read before the rest of the app was here.
    pub fn join_waiting(self) {
        self.update(domain::diary::Diary::join_waiting);
    }

    /// The texts of a field that were written apart, with the time of each, the earliest first, followed; none where it is one text.
    pub fn apart(self, id: &Id, field: &str) -> Vec<(Millis, String)> {
        self.with(|diary| {
            let texts = diary.record(id).and_then(|record| record.stamps.apart.get(field));
            texts.into_iter().flatten().filter_map(|(stamp, text)| Some((stamp.at, text.clone()?))).collect()
        })
    }

    /// Makes one text of those.
    pub fn settle(self, id: &Id, field: &str) {
        if let Some(record) = self.with_now(|diary| diary.settle(id, field, clock::now())) {
            self.keep(record);
        }
    }

    /// Reads the folded month an entry lies in, if it was not read yet.
    pub fn open_month(self, id: &Id) {
        self.read_month(Month::of(id));
    }

    /// Reads what belongs to no night, if it was not read yet.
    pub fn open_standing(self) {
        self.read_month(Month::OTHER);
    }

    /// What is noted of a night as a whole, followed. An old night must have been opened with [`Journal::open_month`].
    pub fn note(self, night: Night) -> NightNote {
        self.with(|diary| diary.note(night)).unwrap_or_default()
    }

    /// Changes what is noted of a night; nothing is saved when nothing changed. Answers whether it could be kept: a text can be
    /// too long.
    pub fn change_night(self, night: Night, change: impl FnOnce(&mut NightNote)) -> bool {
        let id = NightNote::id(night);
        self.open_month(&id);
        let (before, lies_there) = self.with_now(|diary| (diary.note(night), diary.get(&id).is_some()));
        if before.is_none() && lies_there {
            // It cannot be read here, so it is not written over.
            return false;
        }
        let before = before.unwrap_or_default();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return true;
        }
        let offset = clock::read_field(&format!("{}T12:00", night.iso()))
            .map_or_else(|| clock::now().offset(), Moment::offset);
        let Some(sheet) = after.sheet(night, offset) else { return false };
        self.revise(&id, EntryKind::Night, (!after.is_empty()).then_some(Entry::Sheet(sheet)));
        true
    }

    /// Adds a sheet that belongs to no night, or to now; `None` when it is too long.
    pub fn add_sheet<T: Serialize>(self, kind: EntryKind, shape: &T) -> Option<Id> {
        let now = clock::now();
        let sheet = Sheet::write(kind, now, shape)?;
        let id =
            standing_id(kind, random::bits()).unwrap_or_else(|| Id::from_parts(now.epoch(), random::bits()));
        self.revise(&id, kind, Some(Entry::Sheet(sheet)));
        Some(id)
    }

    /// Writes a sheet anew under its id; it stays where it belongs in time. Answers whether it could be kept.
    pub fn rewrite_sheet<T: Serialize>(self, id: &Id, shape: &T) -> bool {
        let Some((kind, at)) = self.with_now(|diary| diary.sheet(id).map(|sheet| (sheet.kind(), sheet.at())))
        else {
            return false;
        };
        let Some(sheet) = Sheet::write(kind, at, shape) else { return false };
        if self.with_now(|diary| diary.sheet(id) != Some(&sheet)) {
            self.revise(id, kind, Some(Entry::Sheet(sheet)));
        }
        true
    }
}
