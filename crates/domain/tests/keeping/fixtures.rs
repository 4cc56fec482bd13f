//! Frozen texts. A file here is what a phone holds: never edit one; a new shape is a new version with files of its own.

use crate::support::fake::Local;
use crate::support::{
    all_chosen, at, check, crc_of, diary, done, id, make, open, record, session, settings, told,
};
use domain::care::Care;
use domain::cramp::{Cramp, Instead, Severity};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::drafts::Drafts;
use domain::habit::OwnHabit;
use domain::id::Id;
use domain::insight::Experiment;
use domain::merge;
use domain::moment::SECOND;
use domain::month::Month;
use domain::night::Night;
use domain::plan::{Plan, What as PlanStep};
use domain::score::Sound;
use domain::sheet::{NightNote, OwnRoutine, Sheet, SignsNote};
use domain::signs::Sign;
use domain::stamp::Writer;
use domain::stretch::{Sides, Step, Stretch};
use domain::vault::{self, Name, What, quarantine_key};
use domain::wire::{self, VERSION, folded};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// When the revisions of version 2 and 3 were written.
const CHANGED: i64 = 1_795_500_000_123;

/// A kind has a second fixture, such as `cramp.more`, where fields were added to it that may be absent.
fn plain(kind: &str) -> String {
    kind.split('.').next().unwrap_or_default().to_owned()
}

/// Every fixture of a stored value: version, kind, text.
fn stored() -> Vec<(u32, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        if let Some((version, kind)) = name.strip_prefix('v').and_then(|name| name.split_once('-')) {
            let kind = kind.strip_suffix(".txt").unwrap_or_else(|| panic!("{name}"));
            found.push((version.parse().unwrap(), kind.to_owned(), text.trim_end_matches('\n').to_owned()));
        } else {
            // `restore.rs` reads these.
            assert!(
                matches!(name, "backup-1.json" | "backup-2.json" | "backup-3.json"),
                "{name} is exercised nowhere"
            );
        }
    }
    found.sort();
    found
}

fn drafts() -> String {
    let mut drafts = Drafts::default();
    assert!(drafts.keep("cramp/new", "{\"a\":\"two\\nlines\"}".into(), at("2026-11-20T08:00")));
    drafts.write()
}

fn care() -> Care {
    Care {
        backed_up: Some(at("2026-11-20T08:00")),
        verified: Some(at("2026-11-21T08:00")),
        twin: true,
        put_off: None,
        seen: None,
    }
}

/// A night with everything in it.
fn night() -> Record {
    let night = Night::of(at("2026-11-24T02:14"));
    let note = NightNote {
        quiet: true,
        habits: ["caffeine".to_owned(), "walk".to_owned()].into(),
        bed: Some(630),
        rise: Some(1_140),
        disturbed: Some(3),
        sore: Some(true),
        medicine: "a new water tablet".into(),
        note: "slept \"well\"".into(),
    };
    let entry = note.sheet(night, 0).map(Entry::Sheet);
    Record { id: NightNote::id(night), ..record(1, 2, entry) }
}

/// A set of one's own, with everything in it.
fn routine() -> Record {
    let calf = Step { hold: 20 * SECOND, ..OwnRoutine::step(Stretch::CalfWall) };
    let front = OwnRoutine::step(Stretch::QuadSide);
    let front = Step { sides: Sides::Left, hold: 15 * SECOND, repetitions: 2, rest: 0, ..front };
    let own = OwnRoutine { name: "Evening calf".into(), steps: vec![calf, front], sound: Sound::Chime };
    let sheet = Sheet::write(EntryKind::Routine, at("2026-11-23T21:59"), &own.shape()).unwrap();
    assert_eq!(OwnRoutine::read(&sheet), Ok(own));
    record(4, 1, Some(Entry::Sheet(sheet)))
}

/// An own habit that was put away.
fn habit() -> OwnHabit {
    OwnHabit { name: "Milk, \"warm\"".into(), archived: true }
}

/// A plan with everything moved and switched.
fn plan() -> Plan {
    let mut plan = Plan::usual(0x1234_5678_9abc_def0);
    (plan.bed[4], plan.bed[5]) = (750, 750);
    plan.move_step(PlanStep::Coffee, 300);
    plan.move_step(PlanStep::Stretch, 20);
    plan.breaks.on = true;
    plan.breaks.every = 45;
    (plan.lead, plan.plain) = (10, true);
    plan
}

/// What was no cramp, with every field that version 1 did not have.
fn no_cramp() -> Cramp {
    let mut cramp = Cramp { untimed: true, woke: Some(true), ..told() };
    cramp.was_not(Instead::RestlessLegs);
    cramp
}

/// A diary in which this page writes.
fn written_by(writer: u64, records: impl IntoIterator<Item = Record>) -> Diary {
    let mut diary = Diary::of(Writer::new(writer));
    for record in records {
        diary.take(record);
    }
    diary
}

/// A cramp of which two pages said something, and each wrote a note of its own.
fn apart() -> Record {
    let first = said(2, "cramp");
    let of = |writer: u64, note: &str, time: &str| {
        let diary = written_by(writer, [first.clone()]);
        let cramp =
            Cramp { note: note.to_owned(), severity: Severity::new(u8::try_from(writer).unwrap()), ..told() };
        diary.revise(&id(1), EntryKind::Cramp, Some(Entry::Cramp(cramp)), at(time))
    };
    merge::join(&of(7, "from the tab", "2026-11-24T08:00"), &of(8, "from the app", "2026-11-24T09:00"))
}

/// An experiment that was ended early.
fn trial() -> Experiment {
    let night = |text| Night::parse(text).unwrap();
    Experiment { ended: Some(night("2026-12-20")), ..Experiment::plan(night("2026-11-24"), 0b01_1010) }
}

/// What a fixture of a record says.
fn said(version: u32, kind: &str) -> Record {
    let record = match kind {
        "cramp" => record(1, 3, Some(Entry::Cramp(told()))),
        "cramp.more" => record(1, 3, Some(Entry::Cramp(no_cramp()))),
        "stretch" => record(2, 1, Some(Entry::Stretch(done()))),
        "check" => record(3, 1, Some(Entry::Check(check()))),
        "removed" => record(1, 4, None),
        // Since version 3: said apart by two pages, changed, and removed after it was changed.
        "cramp.apart" => return apart(),
        "removed.left" => {
            let now = at("2026-11-25T08:00");
            return written_by(9, [apart()]).revise(&id(1), EntryKind::Cramp, None, now);
        }
        "night" => night(),
        "routine" => routine(),
        "signs" => {
            let note = SignsNote::of(&[Sign::Sleep, Sign::Numb].into());
            record(4, 1, note.sheet(at("2026-11-23T21:59")).map(Entry::Sheet))
        }
        "habit" => {
            record(4, 1, Sheet::write(EntryKind::Habit, at("2026-11-23T21:59"), &habit()).map(Entry::Sheet))
        }
        "plan" => {
            record(4, 1, Sheet::write(EntryKind::Plan, at("2026-11-23T21:59"), &plan()).map(Entry::Sheet))
        }
        "trial" => {
            let sheet = Sheet::write(EntryKind::Trial, at("2026-11-23T21:59"), &trial().shape()).unwrap();
            assert_eq!(Experiment::read(&sheet), Ok(trial()));
            record(4, 1, Some(Entry::Sheet(sheet)))
        }
        other => panic!("no record is called {other}"),
    };
    record.stamped(if version == 1 { 0 } else { CHANGED })
}

fn october() -> (Month, Vec<Record>) {
    let born = at("2026-10-24T02:14").epoch();
    let of = |n, record: Record| Record { id: Id::from_parts(born, n), ..record };
    let records = vec![
        of(1, said(2, "cramp")),
        of(2, said(2, "removed")),
        of(3, said(2, "stretch")),
        of(4, said(2, "check")),
    ];
    (Month::parse("2026-10").unwrap(), records)
}

/// Reads a fixture, compares it with what it says, and answers its key.
fn exercise(version: u32, kind: &str, text: &str) -> String {
    let slot = |version_1: &'static str| if version == 1 { version_1 } else { "-" };
    match kind {
        "settings" => assert_eq!(wire::read_settings(text, slot("b")), Ok((5, settings()))),
        "settings.more" => assert_eq!(wire::read_settings(text, "-"), Ok((6, all_chosen()))),
        "care.more" => {
            assert_eq!(wire::care::read(text, "-"), Ok((3, Care { seen: Some(1_002_003), ..care() })));
        }
        "session" => assert_eq!(wire::read_session(text, slot("a")), Ok((8, Some(session().kept())))),
        "care" => assert_eq!(wire::care::read(text, "-"), Ok((2, care()))),
        "drafts" => assert_eq!(wire::drafts::read(text, "-"), Ok((2, drafts()))),
        "erased" => assert_eq!(wire::Mark::read(text).map(|mark| mark.at), Ok(CHANGED)),
        "month" => {
            let (month, records) = october();
            assert_eq!(folded::read(text, month), folded::Unfolded { records, why: None });
        }
        kind => {
            let record = said(version, kind);
            assert_eq!(wire::read_record(text, record.kind, &record.id, record.rev), Ok(record));
        }
    }
    match version {
        1 => key_of_version_1(kind),
        VERSION => now_key(kind, text),
        _ => key_of_version_2(kind, text),
    }
}

fn key_of_version_1(kind: &str) -> String {
    match kind {
        "settings" => "quietlegs/1/settings/b".to_owned(),
        "session" => "quietlegs/1/session/a".to_owned(),
        kind => {
            let record = said(1, kind);
            format!("quietlegs/1/{}/{}/{}", record.kind.id(), record.id, record.rev)
        }
    }
}

fn key_of_version_2(kind: &str, text: &str) -> String {
    let sum = crc_of(text);
    match plain(kind).as_str() {
        what @ ("settings" | "session" | "care") => format!("quietlegs/2/{what}/5-{sum:08x}")
            .replace("/5-", &format!("/{}-", text.split('|').nth(3).unwrap())),
        "erased" => vault::ERASED.to_owned(),
        "month" => format!("quietlegs/2/month/2026-10/1-{sum:08x}"),
        _ => {
            let record = said(2, kind);
            format!("quietlegs/2/{}/{}/{}-{sum:08x}", record.kind.id(), record.id, record.rev)
        }
    }
}

/// The key of a fixture of this version: what writes it today must give the same text.
fn now_key(kind: &str, text: &str) -> String {
    let mut index = vault::Index::default();
    let change = match kind {
        "settings" => nth(5, || index.save_settings(&settings())),
        "settings.more" => nth(6, || index.save_settings(&all_chosen())),
        "care.more" => nth(3, || index.save_care(&Care { seen: Some(1_002_003), ..care() })),
        "session" => nth(8, || index.save_session(Some(&session().kept()))),
        "care" => nth(2, || index.save_care(&care())),
        "drafts" => nth(2, || index.save_drafts(&drafts())),
        "erased" => {
            assert_eq!(wire::write_mark(CHANGED), text);
            return vault::ERASED.to_owned();
        }
        "month" => {
            let (month, records) = october();
            let (written, sum) = folded::write(month, &records.iter().collect::<Vec<_>>(), false);
            assert_eq!(written, text);
            return vault::month_key(month, 1, sum, false);
        }
        kind => index.save(&said(VERSION, kind)),
    };
    assert_eq!(change.put[0].1, text);
    change.put[0].0.clone()
}

fn nth<T>(times: u32, mut work: impl FnMut() -> T) -> T {
    for _ in 1..times {
        drop(work());
    }
    work()
}

#[test]
fn every_fixture_reads_as_it_always_did_and_the_newest_are_what_is_written_today() {
    assert!(stored().len() >= 14);
    for (version, kind, text) in stored() {
        let key = exercise(version, &kind, &text);
        let store = Local::default();
        store.put(&key, &text);
        let opened = open(&store);
        assert!(opened.loaded.set_aside.is_empty() && !opened.loaded.newer, "{key}");
    }
}

#[test]
fn every_kind_of_every_version_has_a_fixture() {
    let kinds = EntryKind::ALL.map(EntryKind::id).into_iter().chain(What::ALL.map(What::id));
    let kinds: Vec<&str> = kinds.chain(["removed", "month", "erased"]).collect();
    let known = |version: u32, kind: &str| {
        let forms = [
            format!("quietlegs/{version}/{kind}/x/1"),
            format!("quietlegs/{version}/{kind}/x/1-00000000"),
            format!("quietlegs/{version}/{kind}/a"),
            format!("quietlegs/{version}/{kind}/1-00000000"),
            format!("quietlegs/{version}/{kind}/2026-10/1-00000000"),
        ];
        // A removed entry is a revision like any other; the mark of an erasure came with version 2.
        let always = kind == "removed" || (kind == "erased" && version >= 2);
        always || forms.iter().any(|key| Name::parse(key).is_ok())
    };
    let wanted: BTreeSet<(u32, String)> = (1..=VERSION)
        .flat_map(|version| kinds.iter().map(move |kind| (version, (*kind).to_owned())))
        .filter(|(version, kind)| known(*version, kind))
        .collect();
    let there: BTreeSet<(u32, String)> =
        stored().into_iter().map(|(version, kind, _)| (version, plain(&kind))).collect();
    assert_eq!(there, wanted);
}

#[test]
fn every_older_fixture_is_rewritten_with_the_same_values_under_keys_of_this_version_only() {
    for now in ["1970-02-01T00:00", "2026-11-24T08:00"] {
        for (version, kind, text) in stored().into_iter().filter(|(version, ..)| *version < VERSION) {
            let store = Local::default();
            store.put(&exercise(version, &kind, &text), &text);
            let mut before = open(&store);
            let (_, settings) = before.loaded.settings.clone().unwrap_or_default();
            let session = before.loaded.session.clone().and_then(|(_, session)| session);
            let (_, care) = before.loaded.care.unwrap_or_default();
            let current = vault::Current { settings: &settings, session: session.as_ref(), care: &care };
            for step in vault::tidy(&before.diary, &mut before.index, current, at(now)) {
                make(&store, &step);
            }
            let after = open(&store);
            let keys: Vec<String> = store.all().into_keys().collect();
            assert!(!keys.is_empty(), "{version} {kind}");
            // The mark of an erasure is the same in every version.
            assert!(
                kind == "erased" || keys.iter().all(|key| key.starts_with(&format!("quietlegs/{VERSION}/"))),
                "{keys:?}"
            );
            assert_eq!(after.diary, before.diary);
            assert_eq!(after.loaded.care.map(|(_, one)| one), before.loaded.care.map(|(_, one)| one));
            assert_eq!(after.loaded.settings.map(|(_, one)| one), before.loaded.settings.map(|(_, one)| one));
            assert_eq!(after.loaded.session.map(|(_, one)| one), before.loaded.session.map(|(_, one)| one));
            assert!(after.loaded.set_aside.is_empty(), "{version} {kind}");
        }
    }
}

#[test]
fn what_version_1_set_aside_stays_in_the_quarantine() {
    let store = Local::default();
    store.put("quietlegs/quarantine/1/cramp/x/1", "half a rec");
    store.put("quietlegs/1/cramp/x/1", "half a rec");
    let opened = open(&store);
    assert_eq!((opened.loaded.set_aside.len(), opened.index.quarantined), (1, 2));
    assert_eq!(store.holds("quietlegs/quarantine/1/cramp/x/1").as_deref(), Some("half a rec"));
    assert!(store.holds(&quarantine_key("quietlegs/1/cramp/x/1", "half a rec")).is_some());
}

#[test]
fn an_id_of_the_fixtures_lies_in_a_closed_month() {
    assert!(diary([said(1, "cramp")]).record(&id(1)).is_some());
    assert_eq!(Month::of(&id(1)).to_string(), "1970-01");
}
