//! One phone with a person who uses it, and with what goes wrong.

use super::promise::Promise;
use super::{Act, Answer, Harm, How, Mirror, Mishap, Step, Wait};
use crate::support::phone::{Phone, Post, Tab, marks};
use domain::cramp::{Cramp, Relief, Severity};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange::{self, Taking};
use domain::id::Id;
use domain::keeper::Event;
use domain::moment::{HOUR, Moment};
use domain::settings::{Settings, TextSize, Theme};
use domain::vault::{BALLAST, ERASED, Store};
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
    /// What was known when a tab was told to delete everything.
    to_erase: [Option<BTreeSet<Id>>; 3],
    /// Whether localStorage, or the second store, lost something that the other one could not give back yet.
    hurt: [bool; 2],
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
            to_erase: [None, None, None],
            hurt: [false, false],
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
        }
        let newest = self.newest_erasure();
        if newest > self.erasures {
            self.erasures = newest;
            let asked = self.to_erase[self.acting].take().into_iter().flatten();
            let saved: BTreeSet<Id> = self.tabs.iter().flatten().flat_map(Tab::saved_since).collect();
            let asked = asked.filter(|id| !saved.contains(id)).collect();
            self.forget(&asked);
        }
        if self.is_behind(false) {
            self.promise.not_as_old(self.erasures.1);
        }
        // And what came between the one store and the other.
        if self
            .tabs
            .iter_mut()
            .flatten()
            .any(|tab| tab.erased.take().is_some_and(|done| done != [false, false]))
        {
            self.forget(&BTreeSet::new());
        }
    }

    fn forget(&mut self, asked: &BTreeSet<Id>) {
        self.promise.erased(asked);
        self.taken = None;
        for tab in self.tabs.iter_mut().flatten() {
            tab.saved.clear();
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
        let may = !self.hurt[usize::from(!twin)];
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

    /// An act of a tab. It was told so, and nothing more.
    fn act(&mut self, who: usize, act: &Act) {
        self.acting = who;
        self.clock += 1;
        let now = self.now();
        match act {
            Act::Add { odd } => {
                self.count += 1;
                let id = if *odd {
                    Id::parse(&format!("odd{}z", self.count)).unwrap()
                } else {
                    Id::from_parts(self.clock, self.count)
                };
                self.says(who, &id, false);
            }
            Act::Edit(which) | Act::Delete(which) => {
                let ids: Vec<Id> = self.tab(who).diary.records().map(|record| record.id.clone()).collect();
                if let Some(id) = ids.get(which % ids.len().max(1)) {
                    self.says(who, id, matches!(act, Act::Delete(_)));
                }
            }
            Act::Tell(which, answer) => {
                let cramps = self.tab(who).diary.newest();
                let cramps: Vec<_> =
                    cramps.filter_map(|(id, one)| Some((id.clone(), one.cramp()?.clone()))).collect();
                if let Some((id, cramp)) = cramps.get(which % cramps.len().max(1)) {
                    self.tells_of(who, id, cramp.clone(), *answer);
                }
            }
            Act::Settings => {
                self.count += 1;
                let n = usize::try_from(self.count).unwrap();
                let settings = Settings {
                    theme: Theme::ALL[n % 3],
                    text: TextSize::ALL[n / 3 % 4],
                    ..Settings::default()
                };
                self.tab(who).begin_save_settings(settings);
            }
            Act::Tidy => self.tab(who).on(Event::FoldAsked),
            Act::Erase => {
                self.collect();
                // To ask once more while it is being done asks for nothing.
                if !self.tab(who).erasing {
                    self.to_erase[who] = Some(self.promise.ids());
                    self.tabs.iter_mut().flatten().for_each(Tab::mark_saved);
                }
                self.tab(who).on(Event::EraseAsked);
            }
            Act::BackUp => {
                self.read_all(who);
                let tab = self.tab(who);
                self.backup = Some(exchange::write(&tab.diary, &tab.settings, &[], now));
            }
            Act::Restore => {
                self.read_all(who);
                if let Some(text) = self.backup.clone() {
                    let tab = self.tab(who);
                    let preview = exchange::preview(&text, &tab.diary, now).unwrap();
                    assert!(preview.rejected.is_empty() && !preview.is_not_whole, "{preview:?}");
                    let takes = preview.takes(&tab.diary, Taking::default(), now);
                    let before = tab.diary.clone();
                    tab.begin_take_in(takes.clone(), now);
                    self.taken = Some((before, takes));
                }
            }
            Act::Undo => {
                if let Some((before, takes)) = self.taken.take() {
                    self.read_all(who);
                    let tab = self.tab(who);
                    let back = exchange::undo(&before, &tab.diary, &takes, now);
                    tab.begin_take_in(back, now);
                }
            }
            Act::Return => self.tab(who).on(Event::Returned),
            Act::Check => self.tab(who).on(Event::CheckAsked { by_hand: true }),
            Act::Wait(Wait::Moment) => {}
            Act::Wait(Wait::Weeks) => self.clock += 18 * 24 * HOUR,
            Act::Wait(Wait::Months) => self.clock += 49 * 24 * HOUR,
            Act::Wait(Wait::Back) => self.clock -= 3 * 24 * HOUR,
            Act::Wait(Wait::Ahead) => self.clock += 400 * 24 * HOUR,
        }
        self.collect();
    }

    /// Months that nobody has opened are read, as whoever looks at the whole diary does.
    fn read_all(&mut self, who: usize) {
        self.tab(who).begin_read();
        self.settle(who);
    }

    fn says(&mut self, who: usize, id: &Id, deletes: bool) {
        self.count += 1;
        let mut cramp = Cramp::begin(self.now(), None);
        cramp.set_note(&format!("n{}", self.count));
        let entry = (!deletes).then_some(Entry::Cramp(cramp));
        let now = self.now();
        let tab = self.tab(who);
        let record = tab.diary.revise(id, EntryKind::Cramp, entry, now);
        tab.begin_save(record);
    }

    /// One answer more, or another, about what a tab knows.
    fn tells_of(&mut self, who: usize, id: &Id, mut cramp: Cramp, answer: Answer) {
        self.count += 1;
        match answer {
            Answer::Severity => cramp.severity = Severity::new(u8::try_from(self.count % 11).unwrap()),
            Answer::Tick(which) => {
                let tick = Relief::ALL[which];
                let is_given = cramp.relief.contains(&tick);
                cramp.set_relief(tick, !is_given);
            }
        }
        let now = self.now();
        let tab = self.tab(who);
        let record = tab.diary.revise(id, EntryKind::Cramp, Some(Entry::Cramp(cramp)), now);
        tab.begin_save(record);
    }

    /// The first tab is opened again, to the end, and everything in it is looked at.
    fn reboot(&mut self) {
        self.collect();
        self.phone.local.life.set(None);
        self.boot(0);
        self.settle(0);
        self.read_all(0);
    }

    pub fn goes(&mut self, mishap: &Mishap) {
        self.tab(0);
        match mishap {
            Mishap::Dies(act, calls) => {
                self.phone.local.life.set(Some(*calls));
                self.act(0, act);
                self.settle(0);
                if self.phone.is_dead() && self.to_erase[0].is_some() {
                    // It may have died while it deleted everything: of what only localStorage had, some is gone then.
                    self.only_twin_counts();
                }
            }
            Mishap::DiesStarting(calls) => {
                self.collect();
                self.phone.local.life.set(Some(*calls));
                self.boot(0);
                self.settle(0);
            }
            Mishap::Loses(count) => {
                if !self.hurts(false) {
                    return;
                }
                self.tabs = [None, None, None];
                self.to_erase = [None, None, None];
                self.phone.local.lose(*count);
                self.promise.lost(false);
            }
            Mishap::Damages { twin, .. } if !self.hurts(*twin) => return,
            Mishap::Damages { twin, which, harm } => self.damages(*twin, *which, harm),
            Mishap::WipesLocal => {
                if !self.hurts(false) {
                    return;
                }
                self.phone.local.wipe();
                self.promise.lost(false);
            }
            Mishap::WipesTwin => {
                if !self.hurts(true) {
                    return;
                }
                self.phone.twin.held.borrow_mut().clear();
                self.promise.lost(true);
            }
            Mishap::Full { room, ballast, acts } => {
                if !ballast {
                    self.phone.local.remove(BALLAST).unwrap();
                }
                self.phone.local.room.set(Some(self.phone.local.bytes() + room));
                for act in acts {
                    self.act(0, act);
                    self.settle(0);
                }
                self.reboot();
                self.check();
                self.phone.local.room.set(None);
            }
            Mishap::Refuses(acts) => {
                self.phone.twin.refuses.set(true);
                for act in acts {
                    self.act(0, act);
                    self.settle(0);
                }
                self.phone.twin.refuses.set(false);
            }
        }
        self.stores_changed();
        self.reboot();
        if matches!(mishap, Mishap::Damages { twin: true, .. }) && self.mirror_is_well() {
            self.act(0, &Act::Check);
            self.settle(0);
        }
        self.check();
    }

    /// What is promised is there, if the second store can say so.
    fn check(&mut self) {
        if self.mirror_is_well() {
            self.hurt = [false, false];
            self.promise.check(&self.phone, self.tabs[0].as_ref().unwrap());
        }
    }

    fn damages(&mut self, twin: bool, which: usize, harm: &Harm) {
        let held = if twin { self.phone.twin.all() } else { self.phone.local.all() };
        let keys: Vec<_> = held.keys().filter(|key| *key != BALLAST).collect();
        let Some(key) = keys.get(which % keys.len().max(1)) else { return };
        let value = &held[*key];
        let letters: Vec<char> = value.chars().collect();
        let harmed: String = match harm {
            Harm::Flips(place, bit) => {
                let place = place % letters.len().max(1);
                let flip = |letter: char| char::from_u32(letter as u32 ^ (1 << bit)).unwrap_or('?');
                letters
                    .iter()
                    .enumerate()
                    .map(|(at, one)| if at == place { flip(*one) } else { *one })
                    .collect()
            }
            Harm::Cuts(place) => letters.iter().take(place % letters.len().max(1)).collect(),
            Harm::Becomes(text) => (*text).to_owned(),
            Harm::BecomesThat(other) => held[keys[other % keys.len()]].clone(),
        };
        if harmed == *value {
            return;
        }
        if !twin {
            self.promise.not_only_local();
        } else if *key == ERASED && !self.mirror_is_well() {
            // A mark that cannot be read deletes nothing: what is deleted while such a store is away stays in it.
            return;
        }
        if key.starts_with("quietlegs/quarantine/") {
            self.promise.harmed_aside(value);
        } else if **key == ERASED && self.is_behind(twin) {
            // That this one does not know of the deletion is no longer known.
            self.promise.forgotten();
        } else if **key != ERASED && (!twin || self.mirror_is_well()) && !self.is_behind(twin) {
            // In a second store that takes nothing, nothing can be set aside.
            self.promise.harmed(twin, key, &harmed);
        }
        if twin {
            self.phone.twin.held.borrow_mut().insert((*key).clone(), harmed);
        } else {
            self.phone.local.put(key, &harmed);
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
