//! What a tab was told to save, and what was said of it.

use domain::diary::Record;
use domain::settings::Settings;

/// Something saved, and whether it may be called so.
#[derive(Clone, Debug)]
pub struct Saved {
    pub what: Thing,
    pub level: Level,
    /// localStorage lost it, perhaps, before anything was said of it: that it is there is the page's belief.
    pub lost: bool,
}

impl Saved {
    /// It is only in localStorage, on top of a state older than a deletion of this moment that only the second store knows of.
    pub fn not_as_old(&mut self, at: i64) {
        if !matches!(&self.what, Thing::Record(record) if record.changed() > at) {
            self.level.take_local();
            self.lost = true;
        }
    }
}

/// What was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing yet, or that it failed.
    Told,
    /// That it is in localStorage: it is there as long as that loses nothing.
    Local,
    /// That it is saved.
    Saved,
}

impl Level {
    /// localStorage may have lost it.
    pub fn take_local(&mut self) {
        if *self == Self::Local {
            *self = Self::Told;
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Record(Record),
    Settings(u32, Settings),
}
