//! The diary in memory: every record as its revisions say together, in order of time. It applies changes and answers questions.
//!
//! Not here: storage (see `vault/`), stored shapes (see `wire/`) and what two revisions say together (see `merge.rs`).

use crate::cramp::{Cramp, Ending};
use crate::hydration::Check;
use crate::id::Id;
use crate::merge;
use crate::merge::lent::{merging, plainly};
use crate::moment::{HOUR, Millis, Moment};
use crate::night::Night;
use crate::session::Done;
use crate::sheet::{NightNote, Sheet};
use crate::stamp::Writer;
use crate::stamps::Stamps;
use std::collections::{BTreeMap, BTreeSet};

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A cramp.
    Cramp(Cramp),
    /// A stretch session.
    Stretch(Done),
    /// A hydration check.
    Check(Check),
    /// Anything that only the later screens understand.
    Sheet(Sheet),
}

/// The kinds of record, as they stand in a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A cramp.
    Cramp,
    /// A stretch session.
    Stretch,
    /// A hydration check.
    Check,
    /// A night as a whole.
    Night,
    /// Answers about warning signs.
    Signs,
    /// A routine of the person's own.
    Routine,
    /// A habit of the person's own.
    Habit,
    /// The evening plan.
    Plan,
    /// The experiment of twelve weeks.
    Trial,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Cramp,
        Self::Stretch,
        Self::Check,
        Self::Night,
        Self::Signs,
        Self::Routine,
        Self::Habit,
        Self::Plan,
        Self::Trial,
    ];

    /// Whether its entries are sheets.
    pub const fn is_sheet(self) -> bool {
        !matches!(self, Self::Cramp | Self::Stretch | Self::Check)
    }

    /// Whether its entries stand for themselves and belong to no night.
    pub const fn is_standing(self) -> bool {
        matches!(self, Self::Routine | Self::Habit | Self::Plan | Self::Trial)
    }

    /// The word in a key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cramp => "cramp",
            Self::Stretch => "stretch",
            Self::Check => "check",
            Self::Night => "night",
            Self::Signs => "signs",
            Self::Routine => "routine",
            Self::Habit => "habit",
            Self::Plan => "plan",
            Self::Trial => "trial",
        }
    }

    /// Reads the word of a key.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == text)
    }
}

impl Entry {
    /// When it happened; a cramp and a session count from their start.
    pub const fn at(&self) -> Moment {
        match self {
            Self::Cramp(cramp) => cramp.start,
            Self::Stretch(done) => done.started,
            Self::Check(check) => check.at,
            Self::Sheet(sheet) => sheet.at(),
        }
    }

    /// The cramp, if it was one. Whoever counts cramps counts these: what was no cramp after all is not among them.
    pub const fn cramp(&self) -> Option<&Cramp> {
        match self {
            Self::Cramp(cramp) if cramp.is_cramp() => Some(cramp),
            _ => None,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> EntryKind {
        match self {
            Self::Cramp(_) => EntryKind::Cramp,
            Self::Stretch(_) => EntryKind::Stretch,
            Self::Check(_) => EntryKind::Check,
            Self::Sheet(sheet) => sheet.kind(),
        }
    }
}

/// One revision of one record. A removed record keeps its id and its place in the count of revisions (a tombstone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its kind; an id never changes its kind.
    pub kind: EntryKind,
    /// Its name.
    pub id: Id,
    /// Its revision, from 1.
    pub rev: u32,
    /// When each of its fields was written, and by whom.
    pub stamps: Stamps,
    /// What it says now; `None` when it was removed.
    pub entry: Option<Entry>,
}

/// A night and its entries, in the order they were lived.
pub type OfNight = (Night, Vec<(Id, Entry)>);

/// All records, each as all its known revisions say together.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    records: BTreeMap<Id, Record>,
    /// The present entries of nights by time.
    order: BTreeSet<(Millis, Id)>,
    /// The present entries that belong to no night, in no telling order.
    standing: BTreeSet<(Millis, Id)>,
    /// Cramps whose clock was not stopped.
    ongoing: BTreeSet<Id>,
    /// Who writes what comes next.
    writer: Writer,
    /// What is to be joined with what is here ([`merge::lent`]).
    waiting: Vec<Record>,
}

/// Two diaries are the same when they hold the same, whoever writes in them.
impl PartialEq for Diary {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl Eq for Diary {}

impl Diary {
    /// An empty diary in which this page writes.
    pub fn of(writer: Writer) -> Self {
        Self { writer, ..Self::default() }
    }

    /// What waits to be joined; it waits no more.
    pub(crate) fn waiting(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.waiting)
    }

    /// Who writes in it.
    pub const fn writer(&self) -> Writer {
        self.writer
    }

    /// Takes in a revision: joins it with what is there ([`merge::join`]). Answers whether that changed anything.
    pub fn take(&mut self, record: Record) -> bool {
        let Some(known) = self.records.get(&record.id) else {
            self.put(record);
            return true;
        };
        if *known == record {
            return false;
        }
        let Some(merging) = merging() else {
            // The later one is shown meanwhile.
            let is_later = record.stamps.latest() > known.stamps.latest();
            self.waiting.push(if is_later { known.clone() } else { record.clone() });
            if is_later {
                self.put(record);
            }
            return is_later;
        };
        let joined = (merging.join)(known, &record);
        let news = !(merging.same)(&joined, known);
        if news {
            self.put(joined);
        } else if let Some(known) = self.records.get_mut(&joined.id) {
            known.rev = joined.rev;
        }
        news
    }

    fn put(&mut self, record: Record) {
        let id = record.id.clone();
        if let Some(entry) = self.records.get(&id).and_then(|known| known.entry.as_ref()) {
            self.order.remove(&(entry.at().epoch(), id.clone()));
        }
        self.ongoing.remove(&id);
        if record.kind.is_standing() {
            self.standing.remove(&(Self::shelf(record.kind), id.clone()));
        }
        if let Some(entry) = &record.entry {
            if record.kind.is_standing() {
                self.standing.insert((Self::shelf(record.kind), id.clone()));
            } else {
                self.order.insert((entry.at().epoch(), id.clone()));
            }
            if matches!(entry, Entry::Cramp(cramp) if cramp.ending == Ending::Ongoing) {
                self.ongoing.insert(id.clone());
            }
        }
        self.records.insert(id, record);
    }

    /// The next revision of `id` saying `entry` (`None` removes it): only what differs from what is there is written anew. Does not
    /// take it in: it is saved first.
    pub fn revise(&self, id: &Id, kind: EntryKind, entry: Option<Entry>, now: Moment) -> Record {
        let next = merging().map_or(plainly as _, |merging| merging.next);
        next(self.records.get(id), (id, kind), entry, (now, self.writer))
    }

    /// The next revision of `id` in which a text that was written apart is one ([`merge::settle`]); `None` where it is one already.
    pub fn settle(&self, id: &Id, field: &str, now: Moment) -> Option<Record> {
        merge::settle(self.records.get(id)?, field, now, self.writer)
    }

    /// Every record, removed ones too, by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The record under `id`, also when it was removed.
    pub fn record(&self, id: &Id) -> Option<&Record> {
        self.records.get(id)
    }

    /// How many entries there are, removed ones not counted.
    pub fn count(&self) -> usize {
        self.order.len() + self.standing.len()
    }

    /// The entries of a kind that belong to no night.
    pub fn standing(&self, kind: EntryKind) -> impl Iterator<Item = (&Id, &Sheet)> {
        let of_kind = self.standing.iter().filter(move |(one, _)| *one == Self::shelf(kind));
        of_kind.filter_map(|(_, id)| Some((id, self.sheet(id)?)))
    }

    /// The number of a kind: its entries lie beside those of other nights and kinds in one sort of set, which is downloaded once.
    const fn shelf(kind: EntryKind) -> Millis {
        kind as Millis
    }

    /// The sheet under `id`.
    pub fn sheet(&self, id: &Id) -> Option<&Sheet> {
        match self.get(id) {
            Some(Entry::Sheet(sheet)) => Some(sheet),
            _ => None,
        }
    }

    /// What is noted of a night as a whole; `None` when nothing is, or nothing that can be read.
    pub fn note(&self, night: Night) -> Option<NightNote> {
        NightNote::read(self.sheet(&NightNote::id(night))?).ok()
    }

    /// What is there under `id`.
    pub fn get(&self, id: &Id) -> Option<&Entry> {
        self.records.get(id).and_then(|record| record.entry.as_ref())
    }

    /// The cramp under `id`, or what was first taken for one.
    pub fn cramp(&self, id: &Id) -> Option<&Cramp> {
        match self.get(id) {
            Some(Entry::Cramp(cramp)) => Some(cramp),
            _ => None,
        }
    }

    /// Every entry of a night with its id, newest first.
    pub fn newest(&self) -> impl Iterator<Item = (&Id, &Entry)> {
        self.order.iter().rev().filter_map(|(_, id)| Some((id, self.get(id)?)))
    }

    /// The oldest entry of a night.
    pub fn oldest(&self) -> Option<&Entry> {
        self.order.first().and_then(|(_, id)| self.get(id))
    }

    /// The entries of one night, in the order they were lived. Looks at no other night, however long the diary.
    pub fn night(&self, night: Night) -> Vec<(&Id, &Entry)> {
        let (from, to) = night.reach();
        let first = Id::first();
        let near = self.order.range((from, first.clone())..(to, first));
        let found = near.filter_map(|(_, id)| Some((id, self.get(id)?)));
        found.filter(|(_, entry)| Night::of(entry.at()) == night).collect()
    }

    /// The entries of each night, newest night first, each night in the order it was lived.
    pub fn nights(&self) -> Vec<OfNight> {
        let mut nights: BTreeMap<Night, Vec<(Id, Entry)>> = BTreeMap::new();
        for (_, id) in &self.order {
            if let Some(entry) = self.get(id) {
                nights.entry(Night::of(entry.at())).or_default().push((id.clone(), entry.clone()));
            }
        }
        nights.into_iter().rev().collect()
    }

    /// The nights that fit, newest first. `fits` sees the entries of each night in the order they were lived.
    pub fn nights_where(&self, fits: impl Fn(Night, &[(&Id, &Entry)]) -> bool) -> Vec<Night> {
        let mut nights: BTreeMap<Night, Vec<(&Id, &Entry)>> = BTreeMap::new();
        for (_, id) in &self.order {
            if let Some(entry) = self.get(id) {
                nights.entry(Night::of(entry.at())).or_default().push((id, entry));
            }
        }
        nights
            .into_iter()
            .rev()
            .filter(|(night, entries)| fits(*night, entries))
            .map(|(night, _)| night)
            .collect()
    }

    /// The newest cramp whose clock still runs and may be believed.
    pub fn running(&self, now: Moment) -> Option<(Id, Cramp)> {
        let mut found: Option<(Id, Cramp)> = None;
        for id in &self.ongoing {
            if let Some(cramp) = self.cramp(id)
                && cramp.is_running(now)
                && found.as_ref().is_none_or(|(_, known)| cramp.start.epoch() >= known.start.epoch())
            {
                found = Some((id.clone(), cramp.clone()));
            }
        }
        found
    }

    /// Cramps whose clock was left running beyond belief: they become "length not known".
    pub fn overrun(&self, now: Moment) -> Vec<Record> {
        let mut found = Vec::new();
        for id in &self.ongoing {
            if let Some(cramp) = self.cramp(id)
                && !cramp.is_running(now)
            {
                let closed = Cramp { ending: Ending::Unknown, ..cramp.clone() };
                found.push(self.revise(id, EntryKind::Cramp, Some(Entry::Cramp(closed)), now));
            }
        }
        found
    }

    /// The cramps of a night that wait to be finished: their three questions are open and their clock does not run at `now`.
    /// One left running is among them as it is about to be closed: with a length that is not known.
    pub fn drafts(&self, night: Night, now: Moment) -> Vec<(Id, Cramp)> {
        let cramps = self.night(night).into_iter().filter_map(|(id, entry)| Some((id, entry.cramp()?)));
        let waiting = cramps.filter(|(_, cramp)| !cramp.is_told() && !cramp.is_running(now));
        let closed = waiting.map(|(id, cramp)| {
            let running = cramp.ending == Ending::Ongoing;
            let ending = if running { Ending::Unknown } else { cramp.ending };
            (id.clone(), Cramp { ending, ..cramp.clone() })
        });
        closed.collect()
    }

    /// How many entries were written after `since`, in milliseconds since 1970. Removed ones do not count.
    pub fn written_after(&self, since: Millis) -> usize {
        self.records.values().filter(|record| record.entry.is_some() && record.changed() > since).count()
    }
}

/// Two days: no wall clock on earth is further from UTC than one, with room to spare.
pub(crate) const SLACK: Millis = 48 * HOUR;

#[cfg(test)]
mod tests;
