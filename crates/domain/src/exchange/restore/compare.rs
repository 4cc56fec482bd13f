//! A file beside the diary: by field, what comes, what stays, and what was removed here or there. Nothing is removed, and nothing that
//! was removed comes back, unless the person says so.

use super::{Rejected, Why};
use crate::diary::{Diary, Record};
use crate::merge::{self, Fields};
use crate::moment::{HOUR, Moment};
use crate::settings::Settings;
use crate::small::both;
use std::collections::BTreeMap;

/// An entry that both sides have and that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// What is here.
    pub ours: Record,
    /// What the file says.
    pub theirs: Record,
    /// Fields that come from the file: it says them later, or alone.
    pub comes: Vec<String>,
    /// Fields that stay as they are here: said later here, or only here.
    pub stays: Vec<String>,
    /// Texts that both wrote: both are kept.
    pub both: Vec<String>,
    /// Fields that were emptied here later than the file says them; all of them when the entry was removed here.
    pub gone_here: Vec<String>,
    /// Fields that the file has emptied later than they were said here; all of them when it has removed the entry.
    pub gone_there: Vec<String>,
}

impl Differing {
    /// Whether the entry was removed here and stands in the file.
    pub fn is_removed_here(&self) -> bool {
        self.ours.entry.is_none() && self.theirs.entry.is_some()
    }

    /// Whether the file has removed the entry and it stands here.
    pub fn is_removed_there(&self) -> bool {
        self.ours.entry.is_some() && self.theirs.entry.is_none()
    }
}

/// What the person ticked beside what comes anyway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// What was removed here and stands in the file comes back.
    pub bring_back: bool,
    /// What the file has removed is removed here too.
    pub remove: bool,
}

/// What restoring a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// When the file says it was made.
    pub made: Option<String>,
    /// Records that are not here; removed ones among them.
    pub new: Vec<Record>,
    /// How many entries are here already and say the same.
    pub same: usize,
    /// Entries that both sides have and that differ.
    pub differing: Vec<Differing>,
    /// What is not taken, and why.
    pub rejected: Vec<Rejected>,
    /// Whether the file is not whole: entries are missing or the checksum over all does not fit.
    pub is_not_whole: bool,
    /// How many of the new entries are dated more than a day after now.
    pub in_future: usize,
    /// The settings in the file, when it has any that can be read.
    pub settings: Option<Settings>,
}

impl Preview {
    /// What restoring takes into the diary, as it will stand there.
    pub fn takes(&self, diary: &Diary, taking: Taking, now: Moment) -> Vec<Record> {
        let differing = self.differing.iter().filter_map(|one| take(diary, one, taking, now));
        self.new.iter().cloned().chain(differing).collect()
    }

    /// How many entries were removed here, in whole or in part, and stand in the file.
    pub fn removed_here(&self) -> usize {
        self.differing.iter().filter(|one| !one.gone_here.is_empty()).count()
    }

    /// How many entries the file has removed, in whole or in part, that stand here.
    pub fn removed_there(&self) -> usize {
        self.differing.iter().filter(|one| !one.gone_there.is_empty()).count()
    }

    /// How many records are not taken.
    pub fn refused(&self) -> usize {
        self.rejected.iter().map(|rejected| rejected.count).sum()
    }
}

/// Compares the records of a file with the diary.
pub(super) fn against(
    diary: &Diary,
    records: Diary,
    mut rejected: BTreeMap<Why, usize>,
    now: Moment,
    mut preview: Preview,
) -> Preview {
    let tomorrow = now.epoch().saturating_add(24 * HOUR);
    for theirs in records.records() {
        match diary.record(&theirs.id) {
            Some(ours) if ours.kind != theirs.kind => *rejected.entry(Why::Name).or_default() += 1,
            Some(ours) => match differing(ours, theirs) {
                Some(one) => preview.differing.push(one),
                None => preview.same += 1,
            },
            None => {
                let later = theirs.entry.as_ref().is_some_and(|entry| entry.at().epoch() > tomorrow);
                preview.in_future += usize::from(later);
                preview.new.push(theirs.clone());
            }
        }
    }
    preview.rejected = rejected.into_iter().map(|(why, count)| Rejected { why, count }).collect();
    preview
}

/// How two records of one entry differ; `None` when they show the same and neither would change the other.
fn differing(ours: &Record, theirs: &Record) -> Option<Differing> {
    let kind = ours.kind;
    let (here, there) = (Fields::of(ours), Fields::of(theirs));
    let (ours_says, file_says) = (here.values(kind), there.values(kind));
    let joined = here.join(&there, kind).values(kind);
    let mut one = Differing {
        ours: ours.clone(),
        theirs: theirs.clone(),
        comes: Vec::new(),
        stays: Vec::new(),
        both: Vec::new(),
        gone_here: Vec::new(),
        gone_there: Vec::new(),
    };
    let removed = [ours, theirs].map(|record| record.entry.is_none());
    for name in both(ours_says.names(), file_says.names()) {
        let to = match (ours_says.get(name), file_says.get(name), joined.get(name)) {
            (Some(ours), Some(theirs), _) if ours == theirs => continue,
            (None, Some(_), _) if removed[0] => &mut one.gone_here,
            (Some(_), None, _) if removed[1] => &mut one.gone_there,
            (None, Some(_), None) => &mut one.gone_here,
            (Some(ours), _, Some(joined)) if ours == joined => &mut one.stays,
            (_, Some(theirs), Some(joined)) if theirs == joined => &mut one.comes,
            (Some(_), _, None) => &mut one.gone_there,
            _ => &mut one.both,
        };
        to.push(name.to_owned());
    }
    let changes =
        [&one.comes, &one.both, &one.gone_here, &one.gone_there].iter().any(|names| !names.is_empty());
    (changes || !one.stays.is_empty()).then_some(one)
}

/// What becomes of an entry that differs; `None` when it stays as it is.
fn take(diary: &Diary, one: &Differing, taking: Taking, now: Moment) -> Option<Record> {
    if one.is_removed_here() {
        // As the file has it, as if it were said again now, over all that the file knows: then it is the same as the file.
        let entry = one.theirs.entry.clone().filter(|_| taking.bring_back)?;
        let mut known = Diary::of(diary.writer());
        known.take(merge::join(&one.ours, &one.theirs));
        return Some(known.revise(&one.ours.id, one.ours.kind, Some(entry), now));
    }
    let theirs = if taking.remove { Some(one.theirs.clone()) } else { without_removals(&one.theirs) };
    let joined = theirs.map_or_else(|| one.ours.clone(), |theirs| merge::join(&one.ours, &theirs));
    let back = taking.bring_back && joined.entry.is_some() && !one.gone_here.is_empty();
    let joined = if back { brought_back(diary, one, &joined, now) } else { joined };
    (!merge::same(&joined, &one.ours)).then_some(joined)
}

/// What a record says, without what it has removed or emptied. `None` for a record that was removed as a whole.
fn without_removals(record: &Record) -> Option<Record> {
    record.entry.as_ref()?;
    let mut fields = Fields::of(record);
    fields.removed = None;
    fields.of.retain(|_, register| register.standing.iter().any(|(_, value)| value.is_some()));
    fields.record(record.kind, &record.id, record.rev)
}

/// With the fields that were emptied here, as the file says them.
fn brought_back(diary: &Diary, one: &Differing, joined: &Record, now: Moment) -> Record {
    let kind = joined.kind;
    let mut values = Fields::of(joined).values(kind);
    let theirs = Fields::of(&one.theirs).values(kind);
    for name in &one.gone_here {
        if let Some(value) = theirs.get(name).filter(|_| values.get(name).is_none()) {
            values.insert(name, value.clone());
        }
    }
    let mut known = Diary::of(diary.writer());
    known.take(joined.clone());
    match merge::entry(kind, &values) {
        Some(entry) if joined.entry.as_ref() != Some(&entry) => {
            known.revise(&joined.id, kind, Some(entry), now)
        }
        _ => joined.clone(),
    }
}

/// The revisions that take a restoring back: what was new is removed, what was changed says again what it said. `before` is the
/// diary before restoring, `taken` what [`Preview::takes`] gave.
pub fn undo(before: &Diary, after: &Diary, taken: &[Record], now: Moment) -> Vec<Record> {
    let back = taken.iter().map(|record| {
        let entry = before.record(&record.id).and_then(|known| known.entry.clone());
        after.revise(&record.id, record.kind, entry, now)
    });
    back.collect()
}
