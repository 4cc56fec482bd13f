//! One phone with a person who uses it, and with what goes wrong. What a person does is in `acts.rs`, what a phone does in `mishaps.rs`.

mod acts;
mod mishaps;

use super::promise::Promise;
use super::{How, Mirror, Step};
use crate::support::phone::{Level, Phone, Post, Saved, Tab, Thing, marks};
use domain::diary::{Diary, Record};
use domain::id::Id;
use domain::keeper::Event;
use domain::moment::Moment;
use domain::wire::Mark;
use std::collections::{BTreeMap, BTreeSet};

pub struct World {
    phone: Phone,
    tabs: [Option<Tab>; 3],
    promise: Promise,
    clock: i64,
    count: u64,
    /// How often everything was deleted, as the stores say.
    erasures: (u32, i64),
    /// The marks of all of them.
    deletions: BTreeSet<(u32, i64)>,
    /// How often the second store was emptied.
    emptied: usize,
    /// What was known when a tab was told to delete everything.
    to_erase: [Option<BTreeSet<Id>>; 3],
    /// Whether localStorage, or the second store, lost something that the other one could not give back yet.
    hurt: [bool; 2],
    /// Writings that a tab has saved and the second store had not taken when everything was deleted elsewhere.
    unsent: [Vec<Record>; 3],
    /// Who is doing something.
    acting: usize,
    backup: Option<String>,
    taken: Option<(Diary, Vec<Record>)>,
}

impl World {
    pub fn begin() -> Self {
        let mut world = Self {
            phone: Phone::new(),
            tabs: [None, None, None],
            promise: Promise::default(),
            clock: 1_795_000_000_000,
            count: 0,
            erasures: (0, 0),
            deletions: BTreeSet::new(),
            emptied: 0,
            to_erase: [None, None, None],
            hurt: [false, false],
            unsent: [const { Vec::new() }; 3],
            acting: 0,
            backup: None,
            taken: None,
        };
        world.boot(0);
        world.settle(0);
        world
    }

    fn now(&self) -> Moment {
        Moment::new(self.clock, 60).unwrap()
    }

    fn boot(&mut self, who: usize) {
        self.collect();
        self.to_erase[who] = None;
        self.unsent[who].clear();
        let mut tab = Tab::open_at(&self.phone, self.now());
        tab.keeps_care = true;
        self.tabs[who] = Some(tab);
    }

    /// The tab, opened if it was not.
    fn tab(&mut self, who: usize) -> &mut Tab {
        if self.tabs[who].is_none() {
            self.boot(who);
            self.settle(who);
        }
        let now = self.now();
        let tab = self.tabs[who].as_mut().unwrap();
        tab.now = now;
        tab
    }

    /// What was saved since, and whether everything was deleted since.
    fn collect(&mut self) {
        for tab in self.tabs.iter_mut().flatten() {
            self.promise.note(&tab.saved);
            // Of what is saved after somebody asked to delete everything, nothing is promised.
            for id in tab.saved_since() {
                self.to_erase.iter_mut().flatten().for_each(|asked| asked.retain(|one| *one != id));
            }
            tab.mark_saved();
        }
        let emptied = self.phone.twin.erasures.get();
        let newest = self.newest_erasure();
        if newest > self.erasures {
            self.erasures = newest;
            let asked = self.to_erase[self.acting].take();
            self.is_deleted(newest, asked.unwrap_or_default());
        } else if emptied > self.emptied {
            // By a page that was asked before another, and came later: what came in between is gone as well.
            self.forget(&BTreeSet::new());
        }
        self.emptied = emptied;
        if self.is_behind(false) {
            self.promise.not_as_old(self.erasures.1);
            // Nor is it when the mark has come, whatever a tab was told before.
            for saved in self.tabs.iter_mut().flatten().flat_map(|tab| &mut tab.saved) {
                saved.not_as_old(self.erasures.1);
            }
        }
        // And what came between the one store and the other.
        for who in 0..3 {
            let done = self.tabs[who].as_mut().and_then(|tab| tab.erased.take());
            if let Some(done) = done.filter(|done| *done != [false, false]) {
                let mark = marks(&self.phone)[usize::from(!done[0])].as_deref().map(Mark::read);
                let asked = self.to_erase[who].take();
                let rank = mark.and_then(Result::ok).map(|mark| mark.rank());
                self.is_deleted(rank.unwrap_or_default(), asked.unwrap_or_default());
            }
        }
    }

    /// Everything was deleted, with this mark. Where that of an earlier deletion was lost and the clock put back since, nobody who knows
    /// the earlier one can tell that this is later: then it may be taken for the older.
    fn is_deleted(&mut self, mark: (u32, i64), asked: BTreeSet<Id>) {
        let is_hidden = |one: &(u32, i64)| *one > mark && one.1 >= mark.1;
        let asked = if self.deletions.iter().any(is_hidden) { BTreeSet::new() } else { asked };
        self.deletions.insert(mark);
        self.forget(&asked);
    }

    fn forget(&mut self, asked: &BTreeSet<Id>) {
        self.promise.erased(asked);
        self.taken = None;
        for (tab, unsent) in self.tabs.iter_mut().zip(&mut self.unsent) {
            let Some(tab) = tab else { continue };
            let saved = std::mem::take(&mut tab.saved).into_iter().filter(|one| one.level < Level::Saved);
            unsent.extend(
                saved.filter_map(
                    |one| {
                        if let Thing::Record(record) = one.what { Some(record) } else { None }
                    },
                ),
            );
            tab.mark_saved();
        }
    }

    fn newest_erasure(&self) -> (u32, i64) {
        let counts = marks(&self.phone).into_iter().flatten();
        counts.filter_map(|mark| Some(Mark::read(&mark).ok()?.rank())).max().unwrap_or_default()
    }

    /// localStorage loses something, or the second store. Answers whether it may: two faults at once are more than two copies can bear.
    fn hurts(&mut self, twin: bool) -> bool {
        self.collect();
        // What localStorage had lost before the page said that it is saved is only in the second store.
        let is_one = |saved: &Saved| saved.lost && saved.level == Level::Saved;
        let only_twin = self.tabs.iter().flatten().flat_map(|tab| &tab.saved).any(is_one);
        let is_too_much = self.hurt[usize::from(!twin)] || (twin && only_twin);
        let may = !is_too_much;
        self.hurt[usize::from(twin)] |= may;
        if may && !twin {
            self.only_twin_counts();
        }
        may
    }

    /// What only localStorage has may be lost.
    fn only_twin_counts(&mut self) {
        self.collect();
        for saved in self.tabs.iter_mut().flatten().flat_map(|tab| &mut tab.saved) {
            saved.level.take_local();
            saved.lost = true;
        }
        self.promise.not_only_local();
    }

    /// Whether a store does not know yet that everything was deleted.
    fn is_behind(&self, twin: bool) -> bool {
        let mark = marks(&self.phone)[usize::from(twin)].as_deref().map(Mark::read);
        self.erasures > mark.and_then(Result::ok).map_or((0, 0), |mark| mark.rank())
    }

    /// Something happened to the stores: what no store remembers was not deleted.
    fn stores_changed(&mut self) {
        let newest = self.newest_erasure();
        if newest < self.erasures {
            self.erasures = newest;
            self.promise.forgotten();
        }
    }

    /// One step of a tab. Answers whether there was any.
    fn step(&mut self, who: usize) -> bool {
        self.acting = who;
        let Some(tab) = &mut self.tabs[who] else { return false };
        if tab.reloads {
            self.boot(who);
            return true;
        }
        let did = !self.phone.is_dead() && tab.step(&self.phone);
        self.collect();
        did
    }

    /// A tab does all it has to do.
    fn settle(&mut self, who: usize) {
        let mut loads = 0;
        for _ in 0..8 {
            let mut steps = 0;
            loop {
                let reloads = self.tabs[who].as_ref().is_some_and(|tab| tab.reloads);
                loads += usize::from(reloads);
                assert!(loads < 6, "it starts over and over again");
                if !self.step(who) {
                    break;
                }
                steps += 1;
                assert!(steps < 3_000, "it never comes to rest");
            }
            let Some(tab) = &mut self.tabs[who] else { return };
            if self.phone.is_dead() || !tab.wakes() {
                return;
            }
            tab.on(Event::Tick);
            self.collect();
        }
    }

    pub fn thaws(&mut self, who: usize) {
        self.tab(who);
        self.settle(who);
    }

    pub fn posts(&mut self, who: usize, post: Post) {
        self.tab(who).post = post;
    }

    pub fn mirror_is(&mut self, mirror: Mirror) {
        let twin = &self.phone.twin;
        twin.absent.set(matches!(mirror, Mirror::Absent));
        twin.refuses.set(matches!(mirror, Mirror::Refuses));
        twin.room.set(if let Mirror::Full(room) = mirror { Some(room) } else { None });
    }

    fn mirror_is_well(&self) -> bool {
        let twin = &self.phone.twin;
        !twin.absent.get() && !twin.refuses.get() && twin.room.get().is_none()
    }

    pub fn does(&mut self, step: &Step) {
        if matches!(step.how, How::Anew) {
            self.boot(step.who);
            self.settle(step.who);
        }
        self.tab(step.who);
        let before = self.phone.local.all();
        self.act(step.who, &step.act);
        match step.how {
            How::Stops(steps) => {
                for _ in 0..steps {
                    self.step(step.who);
                }
            }
            How::Anew | How::ToTheEnd => self.settle(step.who),
        }
        self.tells(step.who, &before, step.heard);
    }

    /// Other tabs hear what a tab wrote and said, or do not.
    fn tells(&mut self, who: usize, before: &BTreeMap<String, String>, heard: bool) {
        let said = self.tabs[who].as_mut().map(|tab| std::mem::take(&mut tab.said)).unwrap_or_default();
        if !heard {
            return;
        }
        let after = self.phone.local.all();
        let news: Vec<_> = after.into_iter().filter(|(key, value)| before.get(key) != Some(value)).collect();
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            if let (true, Some(tab)) = (other != who, tab) {
                for (key, value) in &news {
                    tab.will(Event::LocalChanged(key.clone(), value.clone()));
                }
                for text in &said {
                    tab.will(Event::Heard(text.clone()));
                }
            }
        }
    }

    /// The first tab is opened again, to the end, and everything in it is looked at.
    fn reboot(&mut self) {
        self.collect();
        self.phone.local.life.set(None);
        self.boot(0);
        self.settle(0);
        self.read_all(0);
    }

    /// What is promised is there, if the second store can say so.
    fn check(&mut self) {
        if self.mirror_is_well() {
            self.hurt = [false, false];
            for saved in self.tabs.iter_mut().flatten().flat_map(|tab| &mut tab.saved) {
                saved.lost &= saved.level != Level::Saved;
            }
            self.promise.check(&self.phone, self.tabs[0].as_ref().unwrap());
        }
    }

    /// The second store is well again, and every tab is seen again; then everything is closed, and opened until nothing is left to do:
    /// then both stores are alike.
    pub fn ends(&mut self) {
        self.mirror_is(Mirror::Well);
        self.phone.local.life.set(None);
        for who in [2, 1, 0] {
            self.tab(who).on(Event::Returned);
            self.settle(who);
        }
        self.read_all(0);
        self.check();
        self.reboot();
        self.check();
        self.reboot();
        let (local, twin) = (self.phone.local.all(), self.phone.twin.all());
        self.reboot();
        assert_eq!(
            (local, twin),
            (self.phone.local.all(), self.phone.twin.all()),
            "starting again changes something"
        );
        self.check();
        Promise::check_alike(&self.phone);
    }
}
