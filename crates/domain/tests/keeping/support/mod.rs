//! What the tests share: values to write (here), any values at all (`any.rs`), stores that fail (`fake.rs`) and the shell's part
//! of the protocol (`phone.rs`).

pub mod any;
pub mod fake;
pub mod phone;

use domain::body::Muscle;
use domain::cramp::{Cramp, Helped, Relief, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::hours::Hours;
use domain::hydration::Check;
use domain::id::Id;
use domain::moment::Moment;
use domain::safety::{Age, Risk};
use domain::score::Sound;
use domain::session::{Done, Session};
use domain::settings::{Settings, TextSize, Theme, Week};
use domain::stretch::{Choice, Routine, Stance};
use domain::urine::{Answers, Light, Reading, Step, YesNoUnsure};
use domain::vault::{self, Change, Index};
use fake::Local;

pub fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

/// An id that was made in 1970: its month has long been closed.
pub fn id(n: u64) -> Id {
    Id::from_parts(0, n)
}

pub fn told() -> Cramp {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), Some(Muscle::Foot));
    cramp.ease(cramp.start.plus(190_000));
    cramp.side = Some(Side::Right);
    cramp.severity = Severity::new(6);
    cramp.set_relief(Relief::Stretching, true);
    cramp.helped = Some(Helped::Yes);
    cramp.set_note("Woke the cat. | \u{1F319} \"quotes\"\nnew line");
    cramp
}

/// A cramp that only its note tells from others.
pub fn noted(note: &str) -> Entry {
    let mut cramp = Cramp::begin(at("2026-11-24T02:14"), None);
    cramp.set_note(note);
    Entry::Cramp(cramp)
}

pub fn done() -> Done {
    let choice = Choice { routine: Routine::Short, stance: Stance::Standing };
    let untimed = Done::untimed(choice, at("2026-11-23T22:05"));
    Done { left: 60_000, right: 57_000, planned: 120_000, ..untimed }
}

pub fn check() -> Check {
    let answers = Answers {
        light: Some(Light::Bright),
        first_void: Some(false),
        dye: Some(YesNoUnsure::No),
        age65: Some(false),
        fluid_limit: Some(YesNoUnsure::Unsure),
    };
    Check { at: at("2026-11-23T21:59"), answers, reading: Reading::NotBrown(Step::new(7).unwrap()) }
}

pub fn settings() -> Settings {
    Settings {
        theme: Theme::Day,
        text: TextSize::new(3).unwrap(),
        stance: Some(Stance::Chair),
        risks: Some(vec![Risk::Fall]),
        ..Settings::default()
    }
}

/// Settings in which everything was chosen.
pub fn all_chosen() -> Settings {
    let mut all = Settings {
        theme: Theme::Auto,
        age: Some(Age::From65),
        sound: Sound::Voice,
        hours: Some(Hours::Twelve),
        week: Some(Week::Sunday),
        still: true,
        emergency: "+44 20 7946 0000".to_owned(),
        ..settings()
    };
    all.set_sound(Routine::Short, Sound::Silent);
    all
}

/// A paused session with one hold lengthened.
pub fn session() -> Session {
    let choice = Choice { routine: Routine::Short, stance: Stance::Standing };
    let mut session = Session::start(choice, done().started, 1_000_000);
    session.more(1_005_000);
    session.pause(1_007_000);
    session
}

/// A revision written at millisecond `rev` of 1970.
pub fn record(n: u64, rev: u32, entry: Option<Entry>) -> Record {
    let kind = entry.as_ref().map_or(EntryKind::Cramp, Entry::kind);
    Record::at_once(kind, id(n), rev, i64::from(rev), entry)
}

pub fn diary(records: impl IntoIterator<Item = Record>) -> Diary {
    let mut diary = Diary::default();
    for record in records {
        diary.take(record);
    }
    diary
}

/// A store opened: everything in it read, folded months too.
pub struct Opened {
    pub diary: Diary,
    pub index: Index,
    pub loaded: vault::Loaded,
}

pub fn open(store: &Local) -> Opened {
    let (mut loaded, mut index) = vault::open(store).unwrap();
    let months = vault::unread(&index, None);
    let more = vault::load(store, &mut index, &months).unwrap();
    loaded.records.extend(more.records);
    loaded.set_aside.extend(more.set_aside);
    loaded.newer |= more.newer;
    Opened { diary: diary(loaded.records.clone()), index, loaded }
}

/// Saves one revision the way the shell does, and expects it to go well.
pub fn save(store: &Local, index: &mut Index, record: &Record) {
    assert_eq!(vault::apply(store, &index.save(record)), Ok(vault::Applied::Well));
}

/// Makes a change in a store where nothing can go wrong.
pub fn make(store: &Local, change: &Change) {
    assert_eq!(vault::apply_verified(store, change), Ok(()));
}

/// A value with a checksum that fits, whatever it says.
pub fn sealed(head: &str, body: &str) -> String {
    let crc = crc_of(&format!("{head}{body}"));
    format!("{head}{crc:08x}|{body}")
}

/// CRC-32/ISO-HDLC, written anew so that the domain's own is not its own judge.
pub fn crc_of(text: &str) -> u32 {
    !text.bytes().fold(!0_u32, |crc, byte| {
        (0..8)
            .fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (0_u32.wrapping_sub(crc & 1))))
    })
}
