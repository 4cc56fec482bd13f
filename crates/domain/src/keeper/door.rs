//! The one door. Whatever writes to either store asks here first: whether a newer version wrote here, and whether everything was
//! deleted since this page was opened. localStorage answers at once, so asking and writing are one step. The mirror is asked in the
//! transaction that writes: it has to have the mark that is expected there.

use super::{Effect, Keeper, Write};
use crate::vault::{self, Applied, Change, ERASED, Erased, Fault, Loaded, Store};
use crate::wire::Mark;

/// A store that only reads. What is set aside is not, and is noted as such.
pub(super) struct Shut<'a>(pub(super) &'a dyn Store);

impl Store for Shut<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.get(key)
    }

    fn set(&self, _: &str, _: &str) -> Result<(), Fault> {
        Err(Fault::ReadOnly)
    }

    fn remove(&self, _: &str) -> Result<(), Fault> {
        Err(Fault::ReadOnly)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.0.keys()
    }
}

impl Keeper {
    /// Whether this page may write now.
    pub(super) fn door(&self) -> Result<(), Fault> {
        if self.newer {
            Err(Fault::ReadOnly)
        } else if Erased::is_since(self.known.as_deref(), self.local_mark().as_deref()) {
            Err(Fault::Marked)
        } else {
            Ok(())
        }
    }

    fn through(&self) -> Result<&dyn Store, Fault> {
        self.door()?;
        self.store.as_ref().map(|store| &**store).map_err(Clone::clone)
    }

    /// Changes localStorage. Where there is no mark, the change leaves the one that this page knows, or that of this beginning.
    pub(super) fn write_local(&mut self, change: &Change) -> Result<Applied, Fault> {
        let store = self.through()?;
        if !change.put.is_empty() && store.get(ERASED)?.is_none() {
            let begun = || Mark::begun(self.started).write();
            let mark = self.known.clone().unwrap_or_else(begun);
            if store.set(ERASED, &mark).is_ok() {
                self.lost |= self.known.is_some();
                if self.known.is_none() {
                    self.known = Some(mark.clone());
                    self.queue.mark = Some(mark);
                }
            }
        }
        vault::apply(self.through()?, change)
    }

    /// Changes localStorage where something is folded or moved.
    pub(super) fn move_local(&self, change: &Change) -> Result<(), Fault> {
        vault::apply_verified(self.through()?, change)
    }

    /// Puts the reserve in place.
    pub(super) fn lay_reserve(&self) {
        if let Ok(store) = self.through() {
            vault::lay_ballast(store);
        }
    }

    /// Reads folded months. What is damaged is copied aside, if this page may write.
    pub fn load(&mut self, months: &[String]) -> Loaded {
        let door = self.door();
        let Ok(store) = &self.store else { return Loaded::default() };
        let shut = Shut(&**store);
        let store = if door.is_ok() { &**store } else { &shut as &dyn Store };
        let loaded = vault::load(store, &mut self.index, months).unwrap_or_default();
        self.newer |= loaded.newer;
        self.note_damage(&loaded);
        loaded
    }

    /// Reads localStorage anew, all of it but the folded months.
    pub(super) fn reopen(&mut self) -> Loaded {
        let Ok((loaded, index)) = self.through().and_then(vault::open) else {
            return Loaded::default();
        };
        self.index = index;
        self.newer |= loaded.newer;
        self.note_damage(&loaded);
        loaded
    }

    /// Takes out of localStorage what was deleted before and came back.
    pub(super) fn forget_local(&self, change: &Change, erased: &Erased) -> Result<(), Fault> {
        vault::forget(self.through()?, change, erased)
    }

    /// Deletes everything in localStorage.
    pub(super) fn erase_local(&self, mark: &str) -> Result<(), Fault> {
        if self.newer {
            return Err(Fault::ReadOnly);
        }
        vault::erase(&**self.store.as_ref().map_err(Clone::clone)?, mark)
    }

    /// Everything was deleted elsewhere: what this page may have put into localStorage since goes, nothing is on its way any more, and
    /// all that may still be written is what is new.
    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        let found = self.local_mark();
        if let (false, Ok(store), Some(erased)) =
            (self.newer, &self.store, Erased::since(self.known.as_deref(), found.as_deref()))
        {
            vault::sweep(&**store, self.queue.unsent(), &erased);
            self.known.clone_from(&found);
        }
        self.over = true;
        self.queue.clear(found);
        vec![Effect::Reload]
    }

    /// Sends a change to the mirror, or everything that waits for it.
    pub(super) fn send(&mut self, only: Option<Change>) -> Vec<Effect> {
        match self.door() {
            Ok(()) => {}
            Err(Fault::Marked) => return self.start_over(),
            Err(_) => return Vec::new(),
        }
        let id = self.number();
        let flight = self.queue.take_off(id, only);
        let any = !self.has_local() && !self.look.answered;
        let write = flight.map(|(change, expects)| Write { id, change, expects, any });
        write.map(Effect::WriteMirror).into_iter().collect()
    }
}
