//! Keeping the diary: which keys there are, how they are read, written and set aside. Written against a small port,
//! so that tests can break it in every way a phone does.
//!
//! One immutable key per revision, `quietlegs/1/<kind>/<id>/<rev>`. A change writes the new revision first and removes
//! the old one afterwards, so a stop in between leaves both and the newer wins. What cannot be read is copied to
//! `quietlegs/quarantine/…` and the original is left alone.

use crate::diary::{Diary, EntryKind, Record};
use crate::id::Id;
use crate::session::{Kept, Session};
use crate::settings::Settings;
use crate::wire::{self, Unreadable};
use std::collections::BTreeMap;

/// Prefix of every key of this app. Other apps may share the origin: their keys are never touched.
pub const PREFIX: &str = "quietlegs/";
const RECORDS: &str = "quietlegs/1/";
const QUARANTINE: &str = "quietlegs/quarantine/";

/// What the device may answer instead of doing as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Storage is not there or not allowed.
    Blocked,
    /// Storage is full.
    Full,
    /// Anything else, in the device's words.
    Failed(String),
    /// A newer version of the app wrote here; this one only reads.
    ReadOnly,
}

/// A store of text under keys. Implemented by localStorage and by the tests' fakes.
pub trait Store {
    /// The value under `key`; `None` when there is none.
    ///
    /// # Errors
    /// The device's fault.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Writes `value` under `key`.
    ///
    /// # Errors
    /// The device's fault; then nothing was written.
    fn set(&self, key: &str, value: &str) -> Result<(), Fault>;
    /// Removes `key`; removing what is not there is fine.
    ///
    /// # Errors
    /// The device's fault.
    fn remove(&self, key: &str) -> Result<(), Fault>;
    /// Every key there is, in any order.
    ///
    /// # Errors
    /// The device's fault.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}

/// A value that could not be read, and where its copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key it is still under.
    pub key: String,
    /// Why it could not be read.
    pub why: Unreadable,
    /// Whether a copy is safe in the quarantine.
    pub copied: bool,
}

/// What opening found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The diary.
    pub diary: Diary,
    /// The settings; the defaults when none are stored.
    pub settings: Settings,
    /// A session that was running or paused.
    pub session: Option<Kept>,
    /// Generations of the slots, for the next write.
    pub slots: Slots,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// Whether a newer version of the app has written here: then nothing may be written.
    pub newer: bool,
}

/// The generation each slot pair has reached; the next write goes to the other slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// Of the settings.
    pub settings: u32,
    /// Of the running session.
    pub session: u32,
}

/// Reads everything. Bad values are copied aside and reported; they never stop the rest.
///
/// # Errors
/// Only when the store cannot be listed or read at all.
pub fn open(store: &dyn Store) -> Result<Opened, Fault> {
    let mut opened = Opened::default();
    let mut settings: Best<Settings> = None;
    let mut session: Best<Option<Kept>> = None;
    let mut keys = store.keys()?;
    keys.retain(|key| key.starts_with(PREFIX) && !key.starts_with(QUARANTINE));
    for key in keys {
        let Some(value) = store.get(&key)? else { continue };
        match read(&key, &value) {
            Ok(Item::Record(record)) => {
                opened.diary.take(record);
            }
            Ok(Item::Settings(generation, found)) => newest(&mut settings, generation, found),
            Ok(Item::Session(generation, found)) => newest(&mut session, generation, found),
            Err(Unreadable::Newer) => opened.newer = true,
            Err(why) => {
                let copied = set_aside(store, &key, &value).is_ok();
                opened.set_aside.push(SetAside { key, why, copied });
            }
        }
    }
    if let Some((generation, found)) = settings {
        opened.slots.settings = generation;
        opened.settings = found;
    }
    if let Some((generation, found)) = session {
        opened.slots.session = generation;
        opened.session = found;
    }
    Ok(opened)
}

/// Saves one revision, then removes the revision `replaces` (0 for none). One write and at most one removal.
///
/// # Errors
/// When the write failed; then the old revision is still there. A removal that fails is no error: the newer revision wins.
pub fn save(store: &dyn Store, record: &Record, replaces: u32) -> Result<(), Fault> {
    store.set(&record_key(record.kind, &record.id, record.rev), &wire::write_record(record))?;
    if replaces > 0 && replaces != record.rev {
        drop(store.remove(&record_key(record.kind, &record.id, replaces)));
    }
    Ok(())
}

/// Saves the settings into the older slot; answers the new generation.
///
/// # Errors
/// When the write failed; then the other slot still has the settings before.
pub fn save_settings(store: &dyn Store, settings: &Settings, generation: u32) -> Result<u32, Fault> {
    let next = generation.saturating_add(1);
    store.set(&slot_key("settings", next), &wire::write_settings(settings, slot(next), next))?;
    Ok(next)
}

/// Saves the running session into the older slot (`None`: there is none); answers the new generation.
///
/// # Errors
/// When the write failed; then the other slot still has the state before.
pub fn save_session(store: &dyn Store, session: Option<&Session>, generation: u32) -> Result<u32, Fault> {
    let next = generation.saturating_add(1);
    let kept = session.map(Session::kept);
    store.set(&slot_key("session", next), &wire::write_session(kept.as_ref(), slot(next), next))?;
    Ok(next)
}

/// Every key and value of this app, in order of the keys, for an export that leaves nothing out.
///
/// # Errors
/// When the store cannot be read.
pub fn everything(store: &dyn Store) -> Result<Vec<(String, String)>, Fault> {
    let mut found = BTreeMap::new();
    for key in store.keys()?.into_iter().filter(|key| key.starts_with(PREFIX)) {
        if let Some(value) = store.get(&key)? {
            found.insert(key, value);
        }
    }
    Ok(found.into_iter().collect())
}

/// Says whether storage takes writes at all, by writing and removing a key of its own.
///
/// # Errors
/// The device's fault.
pub fn probe(store: &dyn Store) -> Result<(), Fault> {
    const KEY: &str = "quietlegs/probe";
    store.set(KEY, "1")?;
    store.remove(KEY)
}

enum Item {
    Record(Record),
    Settings(u32, Settings),
    Session(u32, Option<Kept>),
}

fn read(key: &str, value: &str) -> Result<Item, Unreadable> {
    let Some(rest) = key.strip_prefix(RECORDS) else {
        // A key of this app that this version does not know, such as one of a version to come.
        return Err(if known_elsewhere(key) { Unreadable::Newer } else { Unreadable::Key });
    };
    let parts: Vec<&str> = rest.split('/').collect();
    match parts.as_slice() {
        ["settings", name] => wire::read_settings(value, name).map(|(g, found)| Item::Settings(g, found)),
        ["session", name] => wire::read_session(value, name).map(|(g, found)| Item::Session(g, found)),
        [kind, id, rev] => {
            let kind = EntryKind::from_id(kind).ok_or(Unreadable::Key)?;
            let id = Id::parse(id).ok_or(Unreadable::Key)?;
            let rev = rev.parse().map_err(|_| Unreadable::Key)?;
            wire::read_record(value, kind, &id, rev).map(Item::Record)
        }
        _ => Err(Unreadable::Key),
    }
}

/// `quietlegs/<number above 1>/…` is a later layout.
fn known_elsewhere(key: &str) -> bool {
    let number = key.strip_prefix(PREFIX).and_then(|rest| rest.split('/').next());
    number.and_then(|text| text.parse::<u32>().ok()).is_some_and(|layout| layout > 1)
}

/// The value with the highest generation so far.
type Best<T> = Option<(u32, T)>;

fn newest<T>(best: &mut Best<T>, generation: u32, found: T) {
    if best.as_ref().is_none_or(|(known, _)| generation > *known) {
        *best = Some((generation, found));
    }
}

fn set_aside(store: &dyn Store, key: &str, value: &str) -> Result<(), Fault> {
    let copy = format!("{QUARANTINE}{}", key.strip_prefix(PREFIX).unwrap_or(key));
    if store.get(&copy)?.as_deref() == Some(value) {
        return Ok(());
    }
    store.set(&copy, value)
}

fn record_key(kind: EntryKind, id: &Id, rev: u32) -> String {
    format!("{RECORDS}{}/{id}/{rev}", kind.id())
}

const fn slot(generation: u32) -> &'static str {
    if generation.is_multiple_of(2) { "a" } else { "b" }
}

fn slot_key(kind: &str, generation: u32) -> String {
    format!("{RECORDS}{kind}/{}", slot(generation))
}
