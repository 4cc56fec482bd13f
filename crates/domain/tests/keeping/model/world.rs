//! One phone with a person who uses it, and with what goes wrong.

use super::promise::Promise;
use super::{Act, Harm, Mishap, Step, Wait, Who};
use crate::support::phone::{Phone, Tab};
use domain::cramp::Cramp;
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::exchange::{self, Taking};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::settings::{Settings, TextSize, Theme};
use domain::vault::{BALLAST, ERASED, Fault, Store};

pub struct World {
    phone: Phone,
    first: Tab,
    second: Option<Tab>,
    promise: Promise,
    clock: i64,
    count: u64,
    backup: Option<String>,
    taken: Option<(Diary, Vec<Record>)>,
}

impl World {
    pub fn begin() -> Self {
        let phone = Phone::new();
        let first = Tab::boot(&phone).unwrap();
        let promise = Promise::default();
        Self {
            phone,
            first,
            second: None,
            promise,
            clock: 1_795_000_000_000,
            count: 0,
            backup: None,
            taken: None,
        }
    }

    fn now(&self) -> Moment {
        Moment::new(self.clock, 60).unwrap()
    }

    fn collect(&mut self) {
        let tabs = [Some(&mut self.first), self.second.as_mut()];
        for tab in tabs.into_iter().flatten() {
            self.promise.note(std::mem::take(&mut tab.saved));
        }
    }

    /// The first tab is opened again, to the end.
    fn reboot(&mut self) {
        self.collect();
        self.phone.local.life.set(None);
        self.first = Tab::boot(&self.phone).unwrap();
        self.first.read(&self.phone, None).unwrap();
        self.collect();
    }

    pub fn does(&mut self, step: &Step) {
        let second = !matches!(step.who, Who::First);
        if second {
            let mark = self.phone.local.holds(ERASED);
            let stale =
                self.second.as_ref().is_some_and(|tab| matches!(step.who, Who::Stale) && tab.mark == mark);
            if !stale {
                self.second = Some(Tab::boot(&self.phone).unwrap());
            }
            std::mem::swap(&mut self.first, self.second.as_mut().unwrap());
        } else {
            self.looks();
        }
        let before = self.phone.local.all();
        self.act(&step.act).unwrap();
        if second {
            std::mem::swap(&mut self.first, self.second.as_mut().unwrap());
        }
        if step.heard {
            let after = self.phone.local.all();
            let news: Vec<_> = after.into_iter().filter(|(key, _)| !before.contains_key(key)).collect();
            if let Some(other) = if second { Some(&mut self.first) } else { self.second.as_mut() }
                && other.mark == self.phone.local.holds(ERASED)
            {
                other.hear(&news);
            }
        }
        self.collect();
    }

    /// The first tab starts over when another has deleted everything.
    fn looks(&mut self) {
        if self.first.mark != self.phone.local.holds(ERASED) {
            self.first = Tab::boot(&self.phone).unwrap();
        }
    }

    /// An act of the first tab.
    fn act(&mut self, act: &Act) -> Result<(), Fault> {
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
                self.says(&id, false);
            }
            Act::Edit(which) | Act::Delete(which) => {
                let ids: Vec<Id> = self.first.diary.records().map(|record| record.id.clone()).collect();
                if let Some(id) = ids.get(which % ids.len().max(1)) {
                    self.says(id, matches!(act, Act::Delete(_)));
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
                self.first.save_settings(&self.phone, settings);
            }
            Act::Tidy => self.first.tidy(&self.phone, now)?,
            Act::Erase => {
                let erased = self.first.erase(&self.phone, now);
                // It counts when either store says so: the other one follows.
                let marks = [self.phone.local.holds(ERASED), self.phone.twin.all().get(ERASED).cloned()];
                if marks.iter().any(|mark| mark.is_some() && *mark != self.first.mark) {
                    self.collect();
                    self.promise.erased();
                    self.taken = None;
                    self.first = Tab::boot(&self.phone)?;
                }
                erased?;
            }
            Act::BackUp => {
                self.first.read(&self.phone, None)?;
                self.backup = Some(exchange::write(&self.first.diary, &self.first.settings, &[], now));
            }
            Act::Restore => {
                self.first.read(&self.phone, None)?;
                if let Some(text) = &self.backup {
                    let preview = exchange::preview(text, &self.first.diary, now).unwrap();
                    assert!(preview.rejected.is_empty() && !preview.is_not_whole, "{preview:?}");
                    let takes = preview.takes(&self.first.diary, Taking::default(), now);
                    let before = self.first.diary.clone();
                    self.first.take_in(&self.phone, takes.clone(), now);
                    self.taken = Some((before, takes));
                }
            }
            Act::Undo => {
                if let Some((before, takes)) = self.taken.take() {
                    self.first.read(&self.phone, None)?;
                    let back = exchange::undo(&before, &self.first.diary, &takes, now);
                    self.first.take_in(&self.phone, back, now);
                }
            }
            Act::Wait(Wait::Moment) => {}
            Act::Wait(Wait::Weeks) => self.clock += 18 * 24 * HOUR,
            Act::Wait(Wait::Months) => self.clock += 49 * 24 * HOUR,
            Act::Wait(Wait::Back) => self.clock -= 3 * 24 * HOUR,
        }
        Ok(())
    }

    fn says(&mut self, id: &Id, deletes: bool) {
        self.count += 1;
        let mut cramp = Cramp::begin(self.now(), None);
        cramp.set_note(&format!("n{}", self.count));
        let entry = (!deletes).then_some(Entry::Cramp(cramp));
        let record = self.first.diary.revise(id, EntryKind::Cramp, entry, self.now());
        self.first.save(&self.phone, record);
    }

    pub fn goes(&mut self, mishap: &Mishap) {
        self.looks();
        match mishap {
            Mishap::Dies(act, calls) => {
                self.phone.local.life.set(Some(*calls));
                let _fault = self.act(act).is_err();
            }
            Mishap::DiesStarting(calls) => {
                self.phone.local.life.set(Some(*calls));
                if let Ok(mut tab) = Tab::boot(&self.phone) {
                    let _fault = tab.read(&self.phone, None).is_err();
                    self.promise.note(tab.saved);
                }
            }
            Mishap::Loses(count) => {
                self.collect();
                self.second = None;
                self.phone.local.lose(*count);
                self.promise.lost(false);
            }
            Mishap::Damages { twin, which, harm } => self.damages(*twin, *which, harm),
            Mishap::WipesLocal => {
                self.phone.local.wipe();
                self.promise.lost(false);
            }
            Mishap::WipesTwin => {
                self.phone.twin.held.borrow_mut().clear();
                self.promise.lost(true);
            }
            Mishap::Full { room, ballast, acts } => {
                if !ballast {
                    self.phone.local.remove(BALLAST).unwrap();
                }
                self.phone.local.room.set(Some(self.phone.local.bytes() + room));
                for act in acts {
                    let _fault = self.act(act).is_err();
                }
                self.reboot();
                self.promise.check(&self.phone, &self.first);
                self.phone.local.room.set(None);
            }
            Mishap::Refuses(acts) => {
                self.phone.twin.refuses.set(true);
                for act in acts {
                    let _fault = self.act(act).is_err();
                }
                self.phone.twin.refuses.set(false);
            }
        }
        self.reboot();
        if matches!(mishap, Mishap::Damages { twin: true, .. }) {
            self.first.check(&self.phone).unwrap();
            self.collect();
        }
        self.promise.check(&self.phone, &self.first);
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
        if key.starts_with("quietlegs/quarantine/") {
            self.promise.harmed_aside(value);
        } else if **key != ERASED {
            self.promise.harmed(twin, key, &harmed);
        }
        if twin {
            self.phone.twin.held.borrow_mut().insert((*key).clone(), harmed);
        } else {
            self.phone.local.put(key, &harmed);
        }
    }

    /// Everything is closed, and opened until nothing is left to do: then both stores are alike.
    pub fn ends(&mut self) {
        self.reboot();
        self.promise.check(&self.phone, &self.first);
        self.reboot();
        let (local, twin) = (self.phone.local.all(), self.phone.twin.all());
        self.reboot();
        assert_eq!(
            (local, twin),
            (self.phone.local.all(), self.phone.twin.all()),
            "starting again changes something"
        );
        self.promise.check(&self.phone, &self.first);
        Promise::check_alike(&self.phone);
    }
}
