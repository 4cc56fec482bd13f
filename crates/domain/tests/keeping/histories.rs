//! Some people write in diaries apart from each other and hear of each other now and then. At the end everything is joined: of each
//! field the last word counts, no text that nobody had before them is lost, and it is all the same in whatever order.

use crate::support::any::notes;
use crate::support::at;
use domain::cramp::{Cramp, Relief, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::merge::{field, merge};
use domain::moment::Moment;
use domain::stamp::{Stamp, Writer};
use domain::wire;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: usize = 3;

#[derive(Clone, Debug)]
enum Act {
    Note(String),
    Severity(Option<u8>),
    Side(Option<usize>),
    Relief(usize, bool),
    Remove,
    Bring,
    Settle,
    Hear(usize),
}

/// Who, of which entry, what, and how far their clock moves (it may go back).
type Step = (usize, u64, Act, i64);

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => notes().prop_map(Act::Note),
        3 => proptest::option::of(0_u8..=10).prop_map(Act::Severity),
        2 => proptest::option::of(0_usize..3).prop_map(Act::Side),
        3 => (0_usize..7, any::<bool>()).prop_map(|(which, ticked)| Act::Relief(which, ticked)),
        1 => Just(Act::Remove),
        1 => Just(Act::Bring),
        1 => Just(Act::Settle),
        4 => (0..PEOPLE).prop_map(Act::Hear),
    ]
}

fn histories() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0..PEOPLE, 0_u64..2, acts(), -5_i64..10), 1..40)
}

/// One writing: of which entry and field, when, what, and the writings its writer had before them.
struct Written {
    entry: u64,
    field: String,
    stamp: Stamp,
    value: Option<String>,
    knew: BTreeSet<usize>,
}

#[derive(Default)]
struct World {
    people: Vec<Diary>,
    knows: Vec<BTreeSet<usize>>,
    written: Vec<Written>,
    removed: BTreeMap<u64, Stamp>,
    clock: i64,
}

fn id(n: u64) -> Id {
    Id::from_parts(1_790_000_000_000, n)
}

impl World {
    fn begin() -> Self {
        let people: Vec<Diary> = (0_u64..).take(PEOPLE).map(|n| Diary::of(Writer::new(n))).collect();
        let knows = vec![BTreeSet::new(); PEOPLE];
        Self { people, knows, clock: 1_795_000_000_000, ..Self::default() }
    }

    fn step(&mut self, (who, entry, act, time): &Step) {
        self.clock += time;
        let now = Moment::new(self.clock, 0).unwrap();
        let (id, diary) = (id(*entry), &self.people[*who]);
        let mut cramp =
            diary.cramp(&id).cloned().unwrap_or_else(|| Cramp::begin(at("2026-11-24T02:14"), None));
        let record = match act {
            Act::Hear(whom) => {
                let (theirs, known) = (self.people[*whom].clone(), self.knows[*whom].clone());
                self.people[*who] = merge(&self.people[*who], &theirs);
                self.people[*who] = self.again(*who);
                self.knows[*who].extend(known);
                return;
            }
            Act::Settle => match diary.settle(&id, "note", now) {
                Some(record) => record,
                None => return,
            },
            Act::Remove if diary.get(&id).is_none() => return,
            Act::Remove => diary.revise(&id, EntryKind::Cramp, None, now),
            Act::Note(text) => {
                cramp.set_note(text);
                diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now)
            }
            Act::Severity(value) => {
                cramp.severity = value.and_then(Severity::new);
                diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now)
            }
            Act::Side(side) => {
                cramp.side = side.map(|side| Side::ALL[side]);
                diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now)
            }
            Act::Relief(which, ticked) => {
                cramp.set_relief(Relief::ALL[*which], *ticked);
                diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now)
            }
            Act::Bring => diary.revise(&id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now),
        };
        self.note(*who, *entry, &record);
        self.people[*who].take(record);
    }

    /// A diary written down and read again, by the same writer.
    fn again(&self, who: usize) -> Diary {
        let mut diary = Diary::of(Writer::new(u64::try_from(who).unwrap()));
        for record in self.people[who].records() {
            diary.take(wire::read_any_record(&wire::write_record(record)).unwrap());
        }
        diary
    }

    /// Notes what this revision writes that the one before did not say.
    fn note(&mut self, who: usize, entry: u64, record: &Record) {
        let before = self.people[who].record(&id(entry));
        let says = |record: &Record| {
            let text = record.entry.as_ref().map(|_| wire::body(record)).unwrap_or_default();
            field::split(EntryKind::Cramp, &text)
        };
        let (old, new) = (before.map(says).unwrap_or_default(), says(record));
        if record.entry.is_none() {
            let removed = self.removed.entry(entry).or_default();
            *removed = (*removed).max(record.stamps.removed.unwrap());
            return;
        }
        let settled =
            before.is_some_and(|one| !one.stamps.apart.is_empty()) && record.stamps.apart.is_empty();
        let names: BTreeSet<&str> = old.names().chain(new.names()).filter(|name| *name != "apart").collect();
        for name in names {
            let differs = old.get(name) != new.get(name) || (settled && name == "note");
            // That nobody knows the end is the state before anybody says it.
            if differs && name != field::AT && record.stamp_of(name).is_some() {
                self.written.push(Written {
                    entry,
                    field: name.to_owned(),
                    stamp: record.stamp_of(name).unwrap(),
                    value: new.get(name).cloned(),
                    knew: self.knows[who].clone(),
                });
                self.knows[who].insert(self.written.len() - 1);
            }
        }
    }

    fn check(&self) {
        let union = self.people.iter().fold(Diary::default(), |all, one| merge(&all, one));
        let other_way = self.people.iter().rev().fold(Diary::default(), |all, one| merge(&all, one));
        assert_eq!(union, other_way);
        for one in &self.people {
            assert_eq!(merge(&union, one), union);
        }
        for entry in 0..2 {
            let removed = self.removed.get(&entry).copied().unwrap_or_default();
            let stands = |one: &&Written| one.entry == entry && one.stamp > removed;
            let fields: BTreeSet<&String> =
                self.written.iter().filter(stands).map(|one| &one.field).collect();
            let text = union.record(&id(entry)).map(wire::body).unwrap_or_default();
            let said = field::split(EntryKind::Cramp, &text);
            for name in fields.into_iter().filter(|name| *name != "note") {
                let last = self
                    .written
                    .iter()
                    .filter(stands)
                    .filter(|one| one.field == *name)
                    .max_by_key(|one| one.stamp);
                assert_eq!(said.get(name), last.unwrap().value.as_ref(), "{name} of {entry}");
            }
            self.check_texts(&union, entry, removed);
        }
    }

    /// A text is there unless somebody who had it before them wrote another.
    fn check_texts(&self, union: &Diary, entry: u64, removed: Stamp) {
        let shown = union.cramp(&id(entry)).map(|cramp| cramp.note.clone()).unwrap_or_default();
        let notes =
            || self.written.iter().enumerate().filter(|(_, one)| one.entry == entry && one.field == "note");
        for (n, one) in notes().filter(|(_, one)| one.stamp > removed) {
            let replaced = notes().any(|(_, other)| other.knew.contains(&n));
            let text = one.value.as_deref().map(field::text).unwrap_or_default();
            assert!(replaced || shown.contains(&text), "{text:?} is not in {shown:?}");
        }
        let known = notes().filter_map(|(_, one)| one.value.as_deref().map(field::text)).collect::<Vec<_>>();
        assert!(
            shown.is_empty() || known.iter().any(|text| shown.contains(text.as_str())),
            "{shown:?} was never written"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn whoever_writes_and_whoever_hears_the_last_word_on_each_field_counts_and_no_text_is_lost(steps in histories()) {
        println!("{steps:?}");
        let mut world = World::begin();
        for step in &steps {
            world.step(step);
        }
        world.check();
    }
}
