//! A phone with both stores, and tabs that share them. The keeper that ships decides; here its effects are carried out, at once
//! ([`Tab::settle`]) or one by one, with answers of the mirror late, in any order, twice or never ([`Tab::step`]).

mod doing;
mod saved;

use super::fake::{Local, Twin};
use domain::care::Care;
use domain::diary::{Diary, Record};
use domain::id::Id;
use domain::keeper::{Around, Checked, Effect, Event, Keeper, Kept, Seen, Ticket, Told, Write};
use domain::moment::Moment;
use domain::session;
use domain::settings::Settings;
use domain::stamp::Writer;
use domain::vault::{ERASED, Fault, Index, Loaded, Store, What};
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;

pub use saved::{Level, Saved, Thing};

/// Both stores.
#[derive(Default)]
pub struct Phone {
    pub local: Rc<Local>,
    pub twin: Twin,
    /// How many pages were opened on it.
    pages: Cell<u64>,
}

impl Phone {
    pub fn new() -> Self {
        let phone = Self::default();
        Self { twin: Twin { life: phone.local.life.clone(), ..Twin::default() }, ..phone }
    }

    pub fn is_dead(&self) -> bool {
        self.local.life.get() == Some(0)
    }
}

/// localStorage, as a tab holds it.
struct Held(Rc<Local>);

impl Store for Held {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.0.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.0.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.0.keys()
    }
}

/// What a tab asked of the mirror and was not done yet.
enum Asked {
    Read(u32, Option<Vec<String>>),
    Write(Write),
    Erase(u32, String),
}

/// How the answers of the mirror come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Post {
    #[default]
    InOrder,
    LastFirst,
    Twice,
    /// One is lost.
    Never,
}

/// One open tab: what it has in memory, and what is on its way.
#[allow(clippy::struct_excessive_bools, reason = "each is true or not, by itself")]
pub struct Tab {
    pub keeper: Keeper,
    pub diary: Diary,
    pub settings: Settings,
    pub session: Option<session::Kept>,
    pub care: Care,
    pub now: Moment,
    inbox: VecDeque<Event>,
    asked: VecDeque<Asked>,
    answers: VecDeque<Event>,
    wakes: bool,
    /// What it was told to save since someone last looked.
    pub saved: Vec<Saved>,
    batches: VecDeque<Vec<Record>>,
    /// What it said to other tabs since someone last listened.
    pub said: Vec<String>,
    pub told: Vec<Told>,
    pub looking: bool,
    pub compared: bool,
    pub copies: Option<u8>,
    pub checked: Option<Checked>,
    pub opened: Vec<String>,
    /// What was deleted, once it was.
    pub erased: Option<[bool; 2]>,
    /// It is deleting everything.
    pub erasing: bool,
    /// It is to be loaded anew.
    pub reloads: bool,
    pub post: Post,
    /// Whether it saves the care for the diary, as the app does.
    pub keeps_care: bool,
    saved_before: usize,
}

impl Tab {
    /// Opens localStorage, and has not asked the mirror yet.
    pub fn open(phone: &Phone) -> Self {
        let now = Moment::new(1_795_000_000_000, 60).unwrap();
        Self::open_at(phone, now)
    }

    pub fn open_at(phone: &Phone, now: Moment) -> Self {
        let (keeper, loaded) = Keeper::open(Ok(Box::new(Held(Rc::clone(&phone.local)))), now.epoch());
        phone.pages.set(phone.pages.get() + 1);
        let mut tab = Self {
            keeper,
            diary: Diary::of(Writer::new(phone.pages.get())),
            settings: Settings::default(),
            session: None,
            care: Care::default(),
            now,
            inbox: VecDeque::from([Event::Began]),
            asked: VecDeque::new(),
            answers: VecDeque::new(),
            wakes: false,
            saved: Vec::new(),
            batches: VecDeque::new(),
            said: Vec::new(),
            told: Vec::new(),
            looking: false,
            compared: false,
            copies: None,
            checked: None,
            opened: Vec::new(),
            erased: None,
            erasing: false,
            reloads: false,
            post: Post::InOrder,
            keeps_care: false,
            saved_before: 0,
        };
        tab.take(loaded);
        tab
    }

    /// Opens both stores and makes them whole. Only death stops it.
    pub fn boot(phone: &Phone) -> Result<Self, Fault> {
        Self::boot_at(phone, Moment::new(1_795_000_000_000, 60).unwrap())
    }

    pub fn boot_at(phone: &Phone, now: Moment) -> Result<Self, Fault> {
        let mut saved = Vec::new();
        for _ in 0..4 {
            let mut tab = Self::open_at(phone, now);
            tab.saved = std::mem::take(&mut saved);
            tab.settle(phone);
            if phone.is_dead() {
                return Err(Fault::Blocked);
            }
            if !tab.reloads {
                return Ok(tab);
            }
            saved = tab.saved;
        }
        panic!("it starts over and over again");
    }

    pub fn index(&self) -> &Index {
        self.keeper.index()
    }

    pub fn restored(&self) -> usize {
        self.told.iter().map(|told| if let Told::Restored(count) = told { *count } else { 0 }).sum()
    }

    pub fn set_aside(&self) -> usize {
        self.told.iter().map(|told| if let Told::TwinSetAside(count) = told { *count } else { 0 }).sum()
    }

    pub fn take(&mut self, loaded: Loaded) {
        for record in loaded.records {
            self.diary.take(record);
        }
        if let Some((_, settings)) = loaded.settings {
            let generation = self.keeper.index().generations().settings;
            let what = Thing::Settings(generation, settings.clone());
            self.saved.push(Saved { what, level: Level::Told, lost: false });
            self.settings = settings;
        }
        if let Some((_, session)) = loaded.session {
            self.session = session;
        }
        if let Some((_, care)) = loaded.care {
            self.care = care;
        }
    }

    /// Something happens to this tab; what it asks for is put where it waits to be done.
    pub fn on(&mut self, event: Event) {
        self.erasing |= matches!(event, Event::EraseAsked);
        let around = Around {
            diary: &self.diary,
            settings: &self.settings,
            session: self.session.as_ref(),
            care: &self.care,
            now: self.now,
        };
        let effects = self.keeper.on(event, around);
        self.perform(effects);
    }

    /// Something that will happen to it when its turn comes.
    pub fn will(&mut self, event: Event) {
        self.inbox.push_back(event);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::ReadMirror(id, keys) => self.asked.push_back(Asked::Read(id, keys)),
                Effect::WriteMirror(write) => self.asked.push_back(Asked::Write(write)),
                Effect::EraseMirror(id, mark) => self.asked.push_back(Asked::Erase(id, mark)),
                Effect::Loaded(loaded) => self.take(loaded),
                Effect::Forget => (self.diary, self.session) = (Diary::of(self.diary.writer()), None),
                Effect::Again(step) => self.inbox.push_front(Event::Go(step)),
                Effect::Ended(ticket, kept) => self.ended(&ticket, &kept),
                Effect::Copies(count) => self.copies = Some(count),
                Effect::Looking(looking) => self.looking = looking,
                Effect::Broadcast(text) => self.said.push(text),
                Effect::Tell(told) => self.told.push(told),
                Effect::Compared => self.compared = true,
                Effect::Opened(text) => self.opened.push(text),
                Effect::TwinMade => {
                    self.care.twin = true;
                    if self.keeps_care {
                        let effects = self.keeper.save_care(&self.care);
                        self.perform(effects);
                    }
                }
                Effect::Checked { found, .. } => self.checked = Some(found),
                Effect::Erased(done) => {
                    self.erased = Some(done);
                    self.erasing = false;
                    self.reloads |= done.iter().any(|done| *done);
                }
                Effect::WakeAfter(_) => self.wakes = true,
                Effect::Reload => self.reloads = true,
                Effect::SavingIs(_) | Effect::Verified | Effect::Folded => {}
            }
        }
    }

    /// It is called saved when the mirror has it.
    fn ended(&mut self, ticket: &Ticket, kept: &Kept) {
        let level = match kept {
            Kept::Twice | Kept::WithoutReserve | Kept::OnlyTwin(_) => Level::Saved,
            Kept::OnlyLocal(_) => Level::Local,
            Kept::Nowhere(_) => return,
        };
        let batch = if *ticket == Ticket::Batch { self.batches.pop_front() } else { None };
        for one in &mut self.saved {
            let is_meant = match (&one.what, ticket) {
                (Thing::Record(record), Ticket::Record(saved)) => record == saved,
                (Thing::Record(record), Ticket::Batch) => {
                    batch.as_ref().is_some_and(|all| all.contains(record))
                }
                (Thing::Settings(known, _), Ticket::Choice(What::Settings, generation)) => {
                    known == generation
                }
                _ => false,
            };
            if is_meant && !(one.lost && level == Level::Local) {
                one.level = one.level.max(level);
            }
        }
    }

    /// How many transactions it has asked for that were not done yet.
    pub fn transactions(&self) -> usize {
        self.asked.len()
    }

    /// Does one thing that waits. Answers whether there was any.
    pub fn step(&mut self, phone: &Phone) -> bool {
        if let Some(event) = self.inbox.pop_front() {
            self.on(event);
            return true;
        }
        // Transactions are done in the order they were asked for; their answers come as they come.
        if let Some(asked) = self.asked.pop_front() {
            self.answers.push_back(match asked {
                Asked::Read(id, keys) => Event::Seen(id, see(&phone.twin, keys.as_deref())),
                Asked::Write(write) => {
                    let written = phone.twin.write_if(&write.change, write.mark());
                    Event::Written(write.id, written)
                }
                Asked::Erase(id, mark) => Event::MirrorErased(id, phone.twin.erase_as(&mark)),
            });
            return true;
        }
        let post = self.post;
        let answer = if post == Post::LastFirst { self.answers.pop_back() } else { self.answers.pop_front() };
        let Some(answer) = answer else { return false };
        match post {
            Post::Never => self.post = Post::InOrder,
            Post::Twice => {
                self.on(answer.clone());
                self.on(answer);
                self.post = Post::InOrder;
            }
            Post::InOrder | Post::LastFirst => self.on(answer),
        }
        true
    }

    /// From now on it is asked what is saved after this.
    pub fn mark_saved(&mut self) {
        self.saved_before = self.saved.len();
    }

    /// The records that it was told to save since.
    pub fn saved_since(&self) -> Vec<Id> {
        let since = self.saved.iter().skip(self.saved_before);
        since
            .filter_map(
                |saved| if let Thing::Record(record) = &saved.what { Some(record.id.clone()) } else { None },
            )
            .collect()
    }

    /// Whether it asked to be woken.
    pub fn wakes(&mut self) -> bool {
        std::mem::take(&mut self.wakes)
    }

    /// Does everything that waits, and what is tried again a few times.
    pub fn settle(&mut self, phone: &Phone) {
        for _ in 0..8 {
            let mut steps = 0;
            while !self.reloads && !phone.is_dead() && self.step(phone) {
                steps += 1;
                assert!(steps < 3_000, "it never comes to rest");
            }
            if self.reloads || phone.is_dead() || !std::mem::take(&mut self.wakes) {
                return;
            }
            self.on(Event::Tick);
        }
    }
}

/// What the mirror holds, in one moment.
fn see(twin: &Twin, keys: Option<&[String]>) -> Result<Seen, Fault> {
    let all = twin.keys()?;
    let pairs = twin.read(keys.unwrap_or(&all))?;
    Ok(Seen { keys: all, pairs })
}

/// The marks of both stores.
pub fn marks(phone: &Phone) -> [Option<String>; 2] {
    [phone.local.holds(ERASED), phone.twin.all().get(ERASED).cloned()]
}
