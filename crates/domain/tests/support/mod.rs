//! A store that fails the way phones do.

use domain::vault::{Fault, Store};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A store in memory. After `writes` more writes it is full; after `stop` more calls of any kind the phone dies.
#[derive(Default)]
pub struct Fake {
    pub held: RefCell<BTreeMap<String, String>>,
    pub writes: Cell<Option<u32>>,
    pub stop: Cell<Option<u32>>,
    pub calls: RefCell<Vec<String>>,
}

impl Fake {
    fn alive(&self, call: &str) -> Result<(), Fault> {
        self.calls.borrow_mut().push(call.to_owned());
        match self.stop.get() {
            Some(0) => Err(Fault::Failed("the phone died".into())),
            Some(left) => {
                self.stop.set(Some(left - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub fn put(&self, key: &str, value: &str) {
        self.held.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    pub fn holds(&self, key: &str) -> Option<String> {
        self.held.borrow().get(key).cloned()
    }
}

impl Store for Fake {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.alive("get")?;
        Ok(self.holds(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.alive("set")?;
        match self.writes.get() {
            Some(0) => return Err(Fault::Full),
            Some(left) => self.writes.set(Some(left - 1)),
            None => {}
        }
        self.put(key, value);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.alive("remove")?;
        self.held.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.alive("keys")?;
        Ok(self.held.borrow().keys().cloned().collect())
    }
}
