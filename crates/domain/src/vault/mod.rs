//! Keeping the diary: which keys there are, how they are read, written, folded and set aside, and how two stores keep each
//! other whole. Written against a small port, so that tests can break it in every way a phone does.
//!
//! A key never changes its value: a change is a new key (a revision and its checksum, a generation), written before the old
//! one is dropped. So a stop at any moment leaves the old, the new or both, two tabs cannot overwrite each other's records, and
//! two stores can be compared by their keys alone. What cannot be read is copied to `quietlegs/quarantine/…` and the original is left alone.
//!
//! | file | what for |
//! |---|---|
//! | `name.rs` | keys |
//! | `open.rs` | reading |
//! | `index.rs` | what lies where; the change that saves one thing |
//! | `twin.rs` | the second store: which one lacks what |
//! | `verify.rs` | both stores read through: what went bad under its key |
//! | `erased.rs` | deleting everything: marks |
//! | `tidy.rs` | closed months folded into one key each; older versions upgraded |

mod erased;
mod index;
mod name;
mod open;
mod tidy;
mod twin;
mod verify;

pub use erased::Erased;
pub use index::{Change, Generations, Index};
pub use name::{BALLAST, ERASED, Name, PREFIX, What, is_mirrored, month_key, quarantine_key, record_key};
pub use open::{Loaded, SetAside, gather, load, open};
pub use tidy::{Current, oldest, take_in, tidy, unread, unread_all, unread_of};
pub use twin::{Compared, Healed, Reconciled, compare, heal, reconcile};
pub use verify::{Mended, Verdict, mend, verify};

use std::collections::BTreeMap;

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
    /// The second store does not have the mark that this page knows: nothing was written.
    Marked,
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

/// Size of the ballast, in UTF-16 units: room for a few hundred more notes when the store is full.
pub const BALLAST_UNITS: usize = 65_536;

/// How well a change went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// As it should.
    Well,
    /// The store was full; the ballast was dropped to make room.
    WithoutBallast,
}

/// Makes a change: writes first, then drops what it replaces. When the store is full, the ballast goes first.
/// One call for each key written and each key dropped.
///
/// # Errors
/// When a write failed; then nothing was dropped. A drop that fails is no error: what replaces it counts more.
pub fn apply(store: &dyn Store, change: &Change) -> Result<Applied, Fault> {
    let mut applied = Applied::Well;
    for (key, value) in &change.put {
        match store.set(key, value) {
            Err(Fault::Full) => {
                store.remove(BALLAST)?;
                store.set(key, value)?;
                applied = Applied::WithoutBallast;
            }
            other => other?,
        }
    }
    for key in &change.drop {
        drop(store.remove(key));
    }
    Ok(applied)
}

/// The same for a change that folds or moves: what was written is read back before anything is dropped.
/// Reading back proves room and encoding, not that it is on the disk: that is what the second store is for.
///
/// # Errors
/// When a write failed or reads back differently; then nothing was dropped.
pub fn apply_verified(store: &dyn Store, change: &Change) -> Result<(), Fault> {
    for (key, value) in &change.put {
        store.set(key, value)?;
    }
    for (key, value) in &change.put {
        if store.get(key)?.as_deref() != Some(value) {
            return Err(Fault::Failed("reads back differently".to_owned()));
        }
    }
    for key in &change.drop {
        store.remove(key)?;
    }
    Ok(())
}

/// Takes out of localStorage what was deleted before and came back, and only then marks that it was deleted.
///
/// # Errors
/// When not all of it went, or the mark does not read back: then the store still holds it, and starting over changes nothing.
pub fn forget(store: &dyn Store, change: &Change, erased: &Erased) -> Result<(), Fault> {
    apply_verified(store, change)?;
    let mark = Change { put: vec![erased.mark()], drop: Vec::new() };
    apply_verified(store, &mark)?;
    let left = |key: &String| store.get(key).map(|value| value.is_some());
    for key in &change.drop {
        if left(key)? {
            return Err(Fault::Failed("still there".to_owned()));
        }
    }
    Ok(())
}

/// Puts the ballast in place if it is not there. A full store is no error: then there is none.
pub fn lay_ballast(store: &dyn Store) {
    if matches!(store.get(BALLAST), Ok(None)) {
        drop(store.set(BALLAST, &"-".repeat(BALLAST_UNITS)));
    }
}

/// Removes every key of this app, then leaves the mark that [`Erased::next`] answered, so that an older state of the store that
/// comes back after a crash is known for what it is.
///
/// # Errors
/// When a key could not be removed.
pub fn erase(store: &dyn Store, mark: &str) -> Result<(), Fault> {
    for key in store.keys()?.into_iter().filter(|key| key.starts_with(PREFIX)) {
        store.remove(&key)?;
    }
    store.set(ERASED, mark)
}

/// Every key and value of this app, in order of the keys, for an export that leaves nothing out. Not the ballast.
///
/// # Errors
/// When the store cannot be read.
pub fn everything(store: &dyn Store) -> Result<Vec<(String, String)>, Fault> {
    let mut found = BTreeMap::new();
    for key in store.keys()?.into_iter().filter(|key| key.starts_with(PREFIX) && key != BALLAST) {
        if let Some(value) = store.get(&key)? {
            found.insert(key, value);
        }
    }
    Ok(found.into_iter().collect())
}

/// Takes out of localStorage what a page may have put there again that did not know yet that everything was deleted: of the keys it
/// knows, those that are older than the mark. What cannot be taken out now is taken out when both stores are compared.
pub fn sweep(store: &dyn Store, index: &Index, erased: &Erased) {
    let mut change = Change::default();
    let is_noted = |key: &String| Name::parse(key) != Ok(Name::Quarantine) && index.knows(key);
    for key in store.keys().unwrap_or_default().into_iter().filter(|key| is_mirrored(key) && is_noted(key)) {
        if let Ok(Some(value)) = store.get(&key) {
            change.put.extend(twin::forget(&mut change.drop, erased, &[(key, value)]));
        }
    }
    drop(apply(store, &change));
}
