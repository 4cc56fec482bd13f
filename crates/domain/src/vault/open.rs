//! Reading a store. Bad values are copied aside and reported; they never stop the rest.

use super::index::Index;
use super::name::{Name, PREFIX, What, fits, quarantine_key};
use super::{BALLAST, Fault, Store};
use crate::care::Care;
use crate::diary::Record;
use crate::merge::lent::merging;
use crate::session::Kept;
use crate::settings::Settings;
use crate::wire::{self, Unreadable};

/// A value that could not be read, and where its copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The key it is still under.
    pub key: String,
    /// Why it could not be read.
    pub why: Unreadable,
    /// Whether a copy is safe in the quarantine.
    pub copied: bool,
    /// Whether this was seen for the first time: told once, kept for ever.
    pub is_new: bool,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Revisions of records, in no order, older ones among them.
    pub records: Vec<Record>,
    /// The settings with the highest generation.
    pub settings: Option<(u32, Settings)>,
    /// The running session, or that there is none, with the highest generation.
    pub session: Option<(u32, Option<Kept>)>,
    /// The care for the diary with the highest generation.
    pub care: Option<(u32, Care)>,
    /// The drafts with the highest generation.
    pub drafts: Option<(u32, String)>,
    /// What could not be read.
    pub set_aside: Vec<SetAside>,
    /// Whether a newer version of the app has written here: then nothing may be written.
    pub newer: bool,
}

/// Reads what Tonight needs: everything but the folded months, which are only noted in the index.
///
/// # Errors
/// Only when the store cannot be listed or read at all.
pub fn open(store: &dyn Store) -> Result<(Loaded, Index), Fault> {
    let (mut loaded, mut index) = (Loaded::default(), Index::default());
    for key in store.keys()?.into_iter().filter(|key| key.starts_with(PREFIX)) {
        if let Ok(Name::Month(month, generation)) = Name::parse(&key) {
            index.shelve(month, generation, key);
        } else if let Some(value) = store.get(&key)? {
            take(store, &mut loaded, &mut index, &key, &value);
        }
    }
    Ok((loaded, index))
}

/// Reads these folded months.
///
/// # Errors
/// When the store cannot be read.
pub fn load(store: &dyn Store, index: &mut Index, months: &[String]) -> Result<Loaded, Fault> {
    let mut loaded = Loaded::default();
    for key in months {
        match store.get(key)? {
            Some(value) => take(store, &mut loaded, index, key, &value),
            // Another tab has folded it anew, and this tab hears of that by itself.
            None => index.forget(key),
        }
    }
    Ok(loaded)
}

/// Reads one value; what cannot be read is copied aside.
fn take(store: &dyn Store, loaded: &mut Loaded, index: &mut Index, key: &str, value: &str) {
    match gather(loaded, index, key, value) {
        Ok(()) => {}
        Err(Unreadable::Newer) => loaded.newer = true,
        Err(why) => {
            let (copied, is_new) = set_aside(store, key, value);
            index.set_aside(key, value, copied);
            loaded.set_aside.push(SetAside { key: key.to_owned(), why, copied, is_new });
        }
    }
}

/// Reads one value into `loaded` and notes it in the index. Of a damaged month it takes what is whole.
///
/// # Errors
/// Why it, or a part of it, could not be read; then it is not in the index, and so is never dropped.
pub fn gather(loaded: &mut Loaded, index: &mut Index, key: &str, value: &str) -> Result<(), Unreadable> {
    match Name::parse(key)? {
        Name::Record(kind, id, rev) => {
            let record = wire::read_record(value, kind, &id, rev)?;
            if !fits(key, value) {
                return Err(Unreadable::Misplaced);
            }
            loaded.records.push(record);
            index.lay(id, rev, key.to_owned());
        }
        Name::Month(month, generation) => {
            let Some(merging) = merging() else {
                // Nobody reads a month before it can be read.
                index.shelve(month, generation, key.to_owned());
                return Ok(());
            };
            let found = (merging.month)(value, month);
            loaded.records.extend(found.records);
            let whole = if fits(key, value) { None } else { Some(Unreadable::Misplaced) };
            if let Some(why) = found.why.or(whole) {
                index.damage(month, key);
                return Err(why);
            }
            index.shelve(month, generation, key.to_owned());
            index.mark_read(month, key);
        }
        Name::Only(what, generation) => {
            // Also when it cannot be read: what is saved next must count more.
            index.reach(what, generation);
            single(loaded, index, what, "-", key, value, Some(generation))?;
        }
        Name::Slot(what, slot) => single(loaded, index, what, slot, key, value, None)?,
        Name::Quarantine => index.note_aside(key.to_owned()),
        Name::Apart => {}
    }
    Ok(())
}

fn single(
    loaded: &mut Loaded,
    index: &mut Index,
    what: What,
    name: &str,
    key: &str,
    value: &str,
    wanted: Option<u32>,
) -> Result<(), Unreadable> {
    let placed = |generation: u32| {
        let right = wanted.is_none_or(|wanted| wanted == generation && fits(key, value));
        if right { Ok(generation) } else { Err(Unreadable::Misplaced) }
    };
    let generation = match what {
        What::Settings => {
            let (generation, found) = wire::read_settings(value, name)?;
            newest(&mut loaded.settings, placed(generation)?, found, |one| {
                wire::write_settings(one, generation)
            });
            generation
        }
        What::Session => {
            let (generation, found) = wire::read_session(value, name)?;
            newest(&mut loaded.session, placed(generation)?, found, |one| {
                wire::write_session(one.as_ref(), generation)
            });
            generation
        }
        What::Care => {
            let (generation, found) = wire::care::read(value, name)?;
            newest(&mut loaded.care, placed(generation)?, found, |one| wire::care::write(one, generation));
            generation
        }
        What::Drafts => {
            let (generation, found) = wire::drafts::read(value, name)?;
            newest(&mut loaded.drafts, placed(generation)?, found, String::clone);
            generation
        }
    };
    index.keep(what, generation, key.to_owned());
    Ok(())
}

/// Keeps the higher generation. Of two that tabs wrote at once, the text that sorts later counts, in whatever order they come.
fn newest<T>(best: &mut Option<(u32, T)>, generation: u32, found: T, text: impl Fn(&T) -> String) {
    let counts = best
        .as_ref()
        .is_none_or(|(known, one)| generation > *known || (generation == *known && text(&found) > text(one)));
    if counts {
        *best = Some((generation, found));
    }
}

/// Whether a copy is in the quarantine, and whether it is new there.
fn set_aside(store: &dyn Store, key: &str, value: &str) -> (bool, bool) {
    let copy = quarantine_key(key, value);
    match store.get(&copy) {
        Ok(Some(kept)) => (kept == value, false),
        Ok(None) => {
            let mut written = store.set(&copy, value);
            if written == Err(Fault::Full) {
                written = store.remove(BALLAST).and_then(|()| store.set(&copy, value));
            }
            (written.is_ok(), true)
        }
        Err(_) => (false, true),
    }
}
