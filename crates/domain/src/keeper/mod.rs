//! The keeper: the one machine that decides what is written to the two stores of a phone, and when.
//!
//! It does no work by itself. Something happens ([`Event`]), it says what to do ([`Effect`]), and the shell does it. localStorage
//! answers at once and is handed over as a [`Store`]; the mirror (`IndexedDB`) answers later, perhaps late, twice or never. So every
//! answer is an event, and nothing that was read before is believed without another look at what was deleted meanwhile.
//!
//! | file | what for |
//! |---|---|
//! | `door.rs` | the one door: what is asked before anything is written |
//! | `queue.rs` | changes that the mirror does not have yet; tried until it has them |
//! | `save.rs` | what a person saves |
//! | `look.rs`, `weigh.rs` | the mirror is asked until it answers; then both stores are compared |
//! | `hear.rs` | other tabs, and a page that is seen again |
//! | `fold.rs`, `check.rs`, `erase.rs` | closed months, both copies read through, deleting everything |
//!
//! The first four are in the first screens of the app; the others come with the rest of it, by [`Keeper::on`] alone.

mod check;
mod door;
mod erase;
mod fold;
mod hear;
mod look;
mod queue;
mod save;
mod weigh;

pub use check::Checked;
pub use queue::Write;
pub use save::{Kept, Ticket};

use crate::care::Care;
use crate::diary::Diary;
use crate::moment::{Millis, Moment};
use crate::saving::{Saves, Saving};
use crate::session;
use crate::settings::Settings;
use crate::vault::{self, ERASED, Erased, Fault, Index, Loaded, Store};
use check::Check;
use erase::Erase;
use look::Look;
use queue::Queue;

/// All that the mirror holds in one moment: every key, and the values that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Every key.
    pub keys: Vec<String>,
    /// Keys with their values.
    pub pairs: Vec<(String, String)>,
}

impl Seen {
    fn get(&self, key: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// Something happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// There is time now for what nobody waits for.
    Began,
    /// The answer to [`Effect::ReadMirror`].
    Seen(u32, Result<Seen, Fault>),
    /// The answer to [`Effect::WriteMirror`].
    Written(u32, Result<(), Fault>),
    /// The answer to [`Effect::EraseMirror`].
    MirrorErased(u32, Result<(), Fault>),
    /// The time of [`Effect::WakeAfter`] is over.
    Tick,
    /// Another tab wrote this key to localStorage.
    LocalChanged(String, String),
    /// Another tab said this.
    Heard(String),
    /// The page is seen again.
    Returned,
    /// The cramp of [`Effect::Opened`] is in the diary.
    OpenedTaken,
    /// The person deletes everything.
    EraseAsked,
    /// Both copies are to be read through: because the person asks, or because a week is over.
    CheckAsked {
        /// The person asks, and waits for an answer.
        by_hand: bool,
    },
    /// Closed months are to be folded.
    FoldAsked,
    /// [`Effect::Again`] was done.
    Go(Step),
}

/// What is to be done next, once the diary has what was loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Compare both stores.
    Weigh,
    /// Save anew what was damaged.
    Heal,
    /// Fold: look whether there is anything to fold, then do it.
    Fold {
        /// Every month has been read.
        all_read: bool,
    },
    /// Delete: everything has been read.
    Erase,
}

/// Something to be said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The mirror does not answer, or refuses.
    Alone(Fault),
    /// It does now, and has everything.
    Together,
    /// Neither store can be used.
    Blocked,
    /// A newer version wrote here.
    ReadOnly,
    /// One store refused to delete everything.
    NotErased,
    /// So many values of localStorage could not be read.
    SetAside(usize),
    /// So many values of the mirror could not be read.
    TwinSetAside(usize),
    /// So many entries came back from the mirror.
    Restored(usize),
    /// The mirror was gone and was made again.
    CopyRemade,
    /// localStorage cannot be used.
    OnlySecond,
    /// localStorage is full.
    NoRoom,
    /// localStorage is full and gave up its reserve.
    ReserveUsed,
}

/// Something to be done.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "a few at a time, and a box would be taken apart at once")]
pub enum Effect {
    /// Ask the mirror for every key and, in the same moment, for these values; `None`: for every value.
    ReadMirror(u32, Option<Vec<String>>),
    /// Change the mirror, if it has the mark that is expected there; else nothing.
    WriteMirror(Write),
    /// Delete everything in the mirror and leave this mark.
    EraseMirror(u32, String),
    /// Take this in; it is in storage already, or on its way.
    Loaded(Loaded),
    /// Forget all that was taken in: it was deleted.
    Forget,
    /// Send [`Event::Go`] with this, after everything before it is done.
    Again(Step),
    /// A save ended, or one that had ended badly ended well after all.
    Ended(Ticket, Kept),
    /// This is known of the newest saves.
    SavingIs(Saving),
    /// The diary is in so many stores.
    Copies(u8),
    /// Older notes may still be found: nothing is to be decided as if there were none. Or no more.
    Looking(bool),
    /// Say this to other tabs.
    Broadcast(String),
    /// Say this to the person.
    Tell(Told),
    /// Both stores have been compared for the first time.
    Compared,
    /// A static page left this mark of a cramp.
    Opened(String),
    /// The second copy was made: the care for the diary is to remember that.
    TwinMade,
    /// Both copies are right today.
    Verified,
    /// Both copies were read through.
    Checked {
        /// The person had asked.
        by_hand: bool,
        /// What was found.
        found: Checked,
    },
    /// Folding is over.
    Folded,
    /// Everything was deleted, or not, in localStorage and in the mirror.
    Erased([bool; 2]),
    /// Send [`Event::Tick`] after so many milliseconds, and not at any time said before.
    WakeAfter(Millis),
    /// Load the page anew: what is in memory was deleted.
    Reload,
}

/// What the app has in memory.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The diary.
    pub diary: &'a Diary,
    /// The settings.
    pub settings: &'a Settings,
    /// The running session.
    pub session: Option<&'a session::Kept>,
    /// The care for the diary.
    pub care: &'a Care,
    /// The wall clock.
    pub now: Moment,
}

/// The keeper of one page.
#[allow(clippy::struct_excessive_bools, reason = "each is true or not, by itself")]
pub struct Keeper {
    store: Result<Box<dyn Store>, Fault>,
    index: Index,
    /// A newer version wrote here: nothing is written.
    newer: bool,
    /// This page knows that it is to be loaded anew.
    over: bool,
    /// The mark of localStorage, as this page knows it.
    known: Option<String>,
    /// localStorage may be all new because the browser lost it, and the mirror was not asked yet.
    fresh: bool,
    /// localStorage was lost while this page was open.
    lost: bool,
    /// It was said that the mirror does not have everything.
    alone: bool,
    started: Millis,
    queue: Queue,
    saves: Saves,
    said: Saving,
    damaged: Vec<String>,
    to_heal: Vec<String>,
    new_damage: usize,
    look: Look,
    check: Option<Check>,
    erase: Option<Erase>,
    /// For how many pauses nothing was heard of deleting.
    erase_age: u8,
    numbers: u32,
}

impl Keeper {
    /// Opens localStorage and reads what the first screens need. What goes wrong here is settled once the mirror has answered.
    pub fn open(store: Result<Box<dyn Store>, Fault>, now: Millis) -> (Self, Loaded) {
        let read = store.as_ref().map_err(Clone::clone).and_then(|store| vault::open(&**store));
        let (loaded, index, store) = match read {
            Ok((loaded, index)) => (loaded, index, store),
            Err(fault) => (Loaded::default(), Index::default(), Err(fault)),
        };
        let mut keeper = Self {
            store,
            index,
            newer: loaded.newer,
            over: false,
            known: None,
            fresh: false,
            lost: false,
            alone: false,
            started: now,
            queue: Queue::default(),
            saves: Saves::default(),
            said: Saving::Quiet,
            damaged: Vec::new(),
            to_heal: Vec::new(),
            new_damage: 0,
            look: Look::default(),
            check: None,
            erase: None,
            erase_age: 0,
            numbers: 0,
        };
        keeper.known = keeper.local_mark();
        keeper.queue.expects.clone_from(&keeper.known);
        let marked = Erased::is_since(None, keeper.known.as_deref());
        keeper.fresh = !marked && !loaded.care.as_ref().is_some_and(|(_, care)| care.twin);
        keeper.note_damage(&loaded);
        (keeper, loaded)
    }

    /// Something happened, to what the app has in memory.
    pub fn on(&mut self, event: Event, around: Around<'_>) -> Vec<Effect> {
        if let Event::Written(id, result) = event {
            return self.written(id, result);
        }
        if self.over {
            return vec![Effect::Reload];
        }
        let mut effects = match event {
            Event::Began => self.begin(),
            Event::Seen(id, result) => self.seen(id, result, around),
            Event::MirrorErased(id, result) => self.mirror_erased(id, result, around),
            Event::Tick => self.tick(around),
            Event::LocalChanged(key, value) => self.local_changed(&key, &value),
            Event::Heard(text) => self.heard(&text),
            Event::Returned => self.returned(around),
            Event::OpenedTaken => self.opened_taken(),
            Event::EraseAsked => self.erase_asked(),
            Event::CheckAsked { by_hand } => self.check_asked(by_hand),
            Event::FoldAsked => self.fold_asked(around),
            Event::Go(Step::Weigh) => self.weigh(around),
            Event::Go(Step::Heal) => self.heal(around),
            Event::Go(Step::Fold { all_read }) => self.fold(all_read, around),
            Event::Go(Step::Erase) => self.erase_now(around),
            Event::Written(..) => Vec::new(),
        };
        effects.extend(self.check_on());
        effects
    }

    /// What lies where.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Whether localStorage can be used.
    pub const fn has_local(&self) -> bool {
        self.store.is_ok()
    }

    /// Whether older notes may still be found.
    pub const fn is_looking(&self) -> bool {
        self.fresh
    }

    /// Whether a newer version has written here.
    pub const fn is_read_only(&self) -> bool {
        self.newer
    }

    /// From now on nothing is written: a newer version of the app has been here.
    pub const fn make_read_only(&mut self) {
        self.newer = true;
    }

    /// How many values lie in the quarantine.
    pub fn quarantined(&self) -> usize {
        self.index.quarantined.max(self.damaged.len())
    }

    /// Whether something that was read only now is to be looked for in the mirror.
    pub const fn wants_to_heal(&self) -> bool {
        self.look.needed
    }

    /// Does something with localStorage that changes nothing in it.
    ///
    /// # Errors
    /// The device's fault.
    pub fn read<T>(&self, work: impl FnOnce(&dyn Store) -> Result<T, Fault>) -> Result<T, Fault> {
        let store = self.store.as_ref().map_err(Clone::clone)?;
        work(&door::Shut(&**store))
    }

    /// The mark of localStorage now.
    fn local_mark(&self) -> Option<String> {
        self.read(|store| store.get(ERASED)).ok().flatten()
    }

    /// The values of these keys in localStorage.
    fn local_pairs(&self, keys: &[String]) -> Vec<(String, String)> {
        let value = |key: &String| self.read(|store| store.get(key)).ok().flatten();
        keys.iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
    }

    fn local_keys(&self) -> Vec<String> {
        self.read(|store| store.keys()).unwrap_or_default()
    }

    /// Notes what could not be read, each key once.
    fn note_damage(&mut self, loaded: &Loaded) {
        for one in &loaded.set_aside {
            if !self.damaged.contains(&one.key) {
                self.damaged.push(one.key.clone());
                self.to_heal.push(one.key.clone());
                self.look.needed = true;
                self.new_damage += usize::from(one.is_new);
            }
        }
    }

    /// A number that no question before had.
    const fn number(&mut self) -> u32 {
        self.numbers = self.numbers.wrapping_add(1);
        self.numbers
    }

    /// In how many stores everything is that this page knows of.
    fn copies(&self) -> Effect {
        Effect::Copies(u8::from(self.has_local()) + u8::from(self.look.answered && self.queue.is_empty()))
    }
}
