//! Two stores that fail the ways phones do: localStorage, call by call, and the second store, all or nothing.

use domain::vault::{BALLAST, Change, ERASED, Fault, Store};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many more calls, of either store, the phone lives; `None` is for ever.
pub type Life = Rc<Cell<Option<u32>>>;

fn live(life: &Life) -> Result<(), Fault> {
    match life.get() {
        Some(0) => Err(Fault::Failed("the phone died".into())),
        Some(left) => {
            life.set(Some(left - 1));
            Ok(())
        }
        None => Ok(()),
    }
}

/// localStorage in memory.
#[derive(Default)]
pub struct Local {
    pub held: RefCell<BTreeMap<String, String>>,
    /// After so many more writes it is full.
    pub writes: Cell<Option<u32>>,
    /// Or: so many bytes fit.
    pub room: Cell<Option<usize>>,
    pub life: Life,
    pub calls: RefCell<Vec<String>>,
    /// What each write replaced, so that a crash can take the last ones back.
    past: RefCell<Vec<(String, Option<String>)>>,
}

impl Local {
    pub fn put(&self, key: &str, value: &str) {
        let before = self.held.borrow_mut().insert(key.to_owned(), value.to_owned());
        self.past.borrow_mut().push((key.to_owned(), before));
    }

    pub fn holds(&self, key: &str) -> Option<String> {
        self.held.borrow().get(key).cloned()
    }

    pub fn all(&self) -> BTreeMap<String, String> {
        self.held.borrow().clone()
    }

    pub fn bytes(&self) -> usize {
        self.held.borrow().iter().map(|(key, value)| key.len() + value.len()).sum()
    }

    /// Everything is gone, and so is what was before.
    pub fn wipe(&self) {
        self.held.borrow_mut().clear();
        self.past.borrow_mut().clear();
    }

    /// The last `count` writes did not reach the disk.
    pub fn lose(&self, count: usize) {
        for _ in 0..count {
            let Some((key, before)) = self.past.borrow_mut().pop() else { return };
            match before {
                Some(value) => self.held.borrow_mut().insert(key, value),
                None => self.held.borrow_mut().remove(&key),
            };
        }
    }
}

impl Store for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.calls.borrow_mut().push("get".into());
        live(&self.life)?;
        Ok(self.holds(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.calls.borrow_mut().push("set".into());
        live(&self.life)?;
        match self.writes.get() {
            Some(0) => return Err(Fault::Full),
            Some(left) => self.writes.set(Some(left - 1)),
            None => {}
        }
        if let Some(room) = self.room.get() {
            let freed = self.held.borrow().get(key).map_or(0, |old| key.len() + old.len());
            if self.bytes() - freed + key.len() + value.len() > room {
                return Err(Fault::Full);
            }
        }
        self.put(key, value);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.calls.borrow_mut().push("remove".into());
        live(&self.life)?;
        let before = self.held.borrow_mut().remove(key);
        if before.is_some() {
            self.past.borrow_mut().push((key.to_owned(), before));
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.calls.borrow_mut().push("keys".into());
        live(&self.life)?;
        Ok(self.held.borrow().keys().cloned().collect())
    }
}

/// The second store in memory: a change happens whole or not at all.
#[derive(Default)]
pub struct Twin {
    pub held: RefCell<BTreeMap<String, String>>,
    /// It takes nothing.
    pub refuses: Cell<bool>,
    /// It does not answer at all.
    pub absent: Cell<bool>,
    /// No change with more bytes than this fits.
    pub room: Cell<Option<usize>>,
    /// How often it was emptied.
    pub erasures: Cell<usize>,
    pub life: Life,
}

impl Twin {
    fn readable(&self) -> Result<(), Fault> {
        live(&self.life)?;
        if self.absent.get() { Err(Fault::Failed("no answer".into())) } else { Ok(()) }
    }

    fn writable(&self) -> Result<(), Fault> {
        live(&self.life)?;
        if self.refuses.get() || self.absent.get() { Err(Fault::Failed("refused".into())) } else { Ok(()) }
    }

    pub fn keys(&self) -> Result<Vec<String>, Fault> {
        self.readable()?;
        Ok(self.held.borrow().keys().cloned().collect())
    }

    pub fn read(&self, keys: &[String]) -> Result<Vec<(String, String)>, Fault> {
        self.readable()?;
        let held = self.held.borrow();
        Ok(keys.iter().filter_map(|key| Some((key.clone(), held.get(key)?.clone()))).collect())
    }

    pub fn write(&self, change: &Change) -> Result<(), Fault> {
        if change.is_empty() {
            return Ok(());
        }
        self.writable()?;
        if let Some(left) = self.room.get() {
            let size: usize = change.put.iter().map(|(key, value)| key.len() + value.len()).sum();
            if size > left {
                return Err(Fault::Full);
            }
        }
        let mut held = self.held.borrow_mut();
        held.extend(change.put.iter().cloned());
        for key in &change.drop {
            held.remove(key);
        }
        Ok(())
    }

    /// The same, if it has this mark.
    pub fn write_if(&self, change: &Change, mark: Option<&str>) -> Result<(), Fault> {
        self.writable()?;
        let held = self.held.borrow().get(ERASED).cloned().unwrap_or_default();
        if mark.is_some_and(|mark| mark != held) {
            return Err(Fault::Marked);
        }
        self.write(change)
    }

    pub fn erase_as(&self, mark: &str) -> Result<(), Fault> {
        self.writable()?;
        *self.held.borrow_mut() = BTreeMap::from([(ERASED.to_owned(), mark.to_owned())]);
        self.erasures.set(self.erasures.get() + 1);
        Ok(())
    }

    pub fn all(&self) -> BTreeMap<String, String> {
        self.held.borrow().clone()
    }
}

/// What is in a store without what each store has for itself.
pub fn mirrored(all: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    all.iter()
        .filter(|(key, _)| *key != BALLAST && *key != ERASED)
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect()
}
