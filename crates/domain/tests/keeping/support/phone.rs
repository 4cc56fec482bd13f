//! The shell's part of the protocol, as `src/state/persistence.rs` and `src/state/keeping.rs` have it: a phone with both stores and
//! tabs that share them.

use super::fake::{Local, Twin};
use domain::diary::{Diary, Record};
use domain::moment::Moment;
use domain::settings::Settings;
use domain::vault::{self, Change, ERASED, Erased, Fault, Healed, Index, Loaded, Store};

/// Both stores.
#[derive(Default)]
pub struct Phone {
    pub local: Local,
    pub twin: Twin,
}

/// One open tab: what it has in memory.
#[derive(Default)]
pub struct Tab {
    pub diary: Diary,
    pub index: Index,
    pub settings: Settings,
    /// The mark of an erasure when it was opened.
    pub mark: Option<String>,
    /// Keys that could not be read, in localStorage.
    pub damaged: Vec<String>,
    /// What it was told to save since someone last looked: the generation of settings, or the revision.
    pub saved: Vec<Saved>,
    /// How many values of the second store could not be read.
    pub set_aside: usize,
    /// How many entries came back.
    pub restored: usize,
}

/// Something saved, and whether it may be called so.
#[derive(Clone, Debug)]
pub struct Saved {
    pub what: Thing,
    pub acknowledged: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Record(Record),
    Settings(u32, Settings),
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

impl Tab {
    /// Opens both stores and makes them whole. Only death stops it.
    pub fn boot(phone: &Phone) -> Result<Self, Fault> {
        for _ in 0..3 {
            let mut tab = Self::default();
            if tab.start(phone)? {
                return Ok(tab);
            }
        }
        panic!("it starts over and over again");
    }

    /// Answers whether it is done, or must start over.
    fn start(&mut self, phone: &Phone) -> Result<bool, Fault> {
        let (loaded, index) = vault::open(&phone.local)?;
        self.index = index;
        self.take(loaded);
        let twin = phone.twin.keys()?;
        let compared = vault::compare(&self.index, &phone.local.keys()?, &twin);
        self.load(phone, &compared.consult)?;
        let only_twin = phone.twin.read(&compared.only_twin)?;
        let only_local = phone.local.pairs(&compared.only_local);
        let twin_mark = phone.twin.read(&[ERASED.to_owned()])?;
        self.mark = phone.local.get(ERASED)?;
        let erased = Erased::look(self.mark.as_deref(), twin_mark.first().map(|(_, at)| at.as_str()));
        let found = vault::reconcile(&self.diary, &mut self.index, only_local, only_twin, erased);
        if let Some(erased) = erased.filter(|_| found.erased) {
            vault::forget(&phone.local, &found.to_local, erased)?;
            return Ok(false);
        }
        self.set_aside = found.set_aside;
        self.restored = found.restored;
        match vault::apply(&phone.local, &found.to_local) {
            Ok(_) | Err(Fault::Full) => {}
            Err(fault) => return Err(fault),
        }
        self.mark = phone.local.get(ERASED)?;
        if phone.twin.write(&found.to_twin).is_err() && phone.is_dead() {
            return Err(Fault::Blocked);
        }
        self.take(Loaded {
            records: found.records,
            settings: found.settings.map(|settings| (0, settings)),
            ..Loaded::default()
        });
        let damaged = phone.twin.read(&self.damaged)?;
        self.heal(phone, &damaged);
        vault::lay_ballast(&phone.local);
        if phone.is_dead() { Err(Fault::Blocked) } else { Ok(true) }
    }

    fn take(&mut self, loaded: Loaded) {
        for record in loaded.records {
            self.diary.take(record);
        }
        if let Some((_, settings)) = loaded.settings {
            self.settings = settings;
        }
        self.damaged.extend(loaded.set_aside.into_iter().map(|one| one.key));
    }

    fn load(&mut self, phone: &Phone, months: &[String]) -> Result<(), Fault> {
        let loaded = vault::load(&phone.local, &mut self.index, months)?;
        self.take(loaded);
        Ok(())
    }

    fn heal(&mut self, phone: &Phone, pairs: &[(String, String)]) {
        let Healed { records, settings, .. } = vault::heal(&self.diary, &self.index, pairs);
        for record in records {
            self.save(phone, record);
        }
        if let Some(settings) = settings {
            self.save_settings(phone, settings);
        }
    }

    /// Reads the months not read yet; what is damaged there is healed.
    pub fn read(&mut self, phone: &Phone, only_to_fold: Option<Moment>) -> Result<(), Fault> {
        let known = self.damaged.len();
        let months = vault::unread(&self.index, only_to_fold);
        self.load(phone, &months)?;
        let fresh = phone.twin.read(self.damaged.get(known..).unwrap_or_default())?;
        self.heal(phone, &fresh);
        Ok(())
    }

    fn write(phone: &Phone, change: &Change) -> bool {
        let local = vault::apply(&phone.local, change);
        let twin = phone.twin.write(change);
        matches!((local, twin), (_, Ok(())))
    }

    pub fn save(&mut self, phone: &Phone, record: Record) {
        let change = self.index.save(&record);
        let acknowledged = Self::write(phone, &change);
        self.diary.take(record.clone());
        self.saved.push(Saved { what: Thing::Record(record), acknowledged });
    }

    pub fn save_settings(&mut self, phone: &Phone, settings: Settings) {
        let change = self.index.save_settings(&settings);
        let acknowledged = Self::write(phone, &change);
        let generation = self.index.generations().settings;
        self.settings = settings.clone();
        self.saved.push(Saved { what: Thing::Settings(generation, settings), acknowledged });
    }

    /// Takes in many revisions at once, as restoring does.
    pub fn take_in(&mut self, phone: &Phone, records: Vec<Record>, now: Moment) {
        for record in &records {
            self.diary.take(record.clone());
        }
        let changes = vault::take_in(&self.diary, &mut self.index, &records, now);
        let all = Change {
            put: changes.iter().flat_map(|change| change.put.clone()).collect(),
            drop: changes.iter().flat_map(|change| change.drop.clone()).collect(),
        };
        let acknowledged = Self::write(phone, &all);
        self.saved.extend(records.into_iter().map(|one| Saved { what: Thing::Record(one), acknowledged }));
    }

    pub fn tidy(&mut self, phone: &Phone, now: Moment) -> Result<(), Fault> {
        self.read(phone, Some(now))?;
        let care = domain::care::Care::default();
        let current = vault::Current { settings: &self.settings, session: None, care: &care };
        for step in vault::tidy(&self.diary, &mut self.index, current, now) {
            let made = vault::apply_verified(&phone.local, &step).and_then(|()| phone.twin.write(&step));
            if made.is_err() {
                let (loaded, index) = vault::open(&phone.local)?;
                self.index = index;
                self.take(loaded);
                break;
            }
        }
        Ok(())
    }

    /// Deletes everything. Answers the mark.
    pub fn erase(&mut self, phone: &Phone, now: Moment) -> Result<i64, Fault> {
        // What another tab wrote counts too.
        let (loaded, index) = vault::open(&phone.local)?;
        self.index = index;
        self.take(loaded);
        self.read(phone, None)?;
        let twin = phone.twin.read(&[ERASED.to_owned()])?;
        let twin = twin.first().map(|(_, at)| at.as_str());
        let at = Erased::next(&self.diary, phone.local.get(ERASED)?.as_deref(), twin, now);
        let erased = phone.twin.erase(at);
        let local = vault::erase(&phone.local, at);
        erased.and(local).map(|()| at)
    }

    /// Hears of what another tab wrote.
    pub fn hear(&mut self, change: &[(String, String)]) {
        let mut loaded = Loaded::default();
        for (key, value) in change {
            let _read = vault::gather(&mut loaded, &mut self.index, key, value).is_ok();
        }
        self.take(loaded);
    }

    /// Reads both stores through and mends what differs.
    pub fn check(&mut self, phone: &Phone) -> Result<(), Fault> {
        let local = vault::everything(&phone.local)?;
        let twin: Vec<_> = phone.twin.all().into_iter().collect();
        let vault::Mended { to_local, to_twin, healed } = vault::mend(&self.index, &local, &twin);
        let _copied = vault::apply(&phone.local, &to_local)?;
        phone.twin.write(&to_twin)?;
        for record in healed.records {
            self.save(phone, record);
        }
        if let Some(settings) = healed.settings {
            self.save_settings(phone, settings);
        }
        Ok(())
    }
}
