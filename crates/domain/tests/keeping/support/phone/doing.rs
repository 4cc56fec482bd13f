//! What a person does in a tab, to the end or only begun.

use super::{Level, Phone, Saved, Tab, Thing};
use domain::diary::Record;
use domain::keeper::{Checked, Event};
use domain::moment::Moment;
use domain::settings::Settings;
use domain::vault::{self, Fault};

impl Tab {
    /// Saves one revision, to the end.
    pub fn save(&mut self, phone: &Phone, record: Record) {
        self.begin_save(record);
        self.settle(phone);
    }

    /// Saves one revision; the mirror was not asked yet.
    pub fn begin_save(&mut self, record: Record) {
        self.saved.push(Saved { what: Thing::Record(record.clone()), level: Level::Told, lost: false });
        let effects = self.keeper.save(record.clone());
        self.diary.take(record);
        self.perform(effects);
    }

    pub fn save_settings(&mut self, phone: &Phone, settings: Settings) {
        self.begin_save_settings(settings);
        self.settle(phone);
    }

    pub fn begin_save_settings(&mut self, settings: Settings) {
        let effects = self.keeper.save_settings(&settings);
        let generation = self.keeper.index().generations().settings;
        self.saved.push(Saved {
            what: Thing::Settings(generation, settings.clone()),
            level: Level::Told,
            lost: false,
        });
        self.settings = settings;
        self.perform(effects);
    }

    /// Takes in many revisions at once, as restoring does.
    pub fn take_in(&mut self, phone: &Phone, records: Vec<Record>, now: Moment) {
        self.begin_take_in(records, now);
        self.settle(phone);
    }

    pub fn begin_take_in(&mut self, records: Vec<Record>, now: Moment) {
        for record in &records {
            self.diary.take(record.clone());
        }
        self.saved.extend(records.iter().map(|one| Saved {
            what: Thing::Record(one.clone()),
            level: Level::Told,
            lost: false,
        }));
        self.batches.push_back(records.clone());
        let diary = &self.diary;
        let effects = self.keeper.save_many(|index| vault::take_in(diary, index, &records, now));
        self.perform(effects);
    }

    /// Reads the months not read yet; what is damaged there is healed.
    pub fn read(&mut self, phone: &Phone, only_to_fold: Option<Moment>) -> Result<(), Fault> {
        let loaded = self.keeper.load(&vault::unread(self.keeper.index(), only_to_fold));
        self.take(loaded);
        if self.keeper.wants_to_heal() {
            self.on(Event::Tick);
        }
        self.settle(phone);
        if phone.is_dead() { Err(Fault::Blocked) } else { Ok(()) }
    }

    /// The same, not to the end.
    pub fn begin_read(&mut self) {
        let loaded = self.keeper.load(&vault::unread(self.keeper.index(), None));
        self.take(loaded);
        if self.keeper.wants_to_heal() {
            self.on(Event::Tick);
        }
    }

    pub fn tidy(&mut self, phone: &Phone, now: Moment) -> Result<(), Fault> {
        self.now = now;
        self.on(Event::FoldAsked);
        self.settle(phone);
        if phone.is_dead() { Err(Fault::Blocked) } else { Ok(()) }
    }

    /// Deletes everything.
    pub fn erase(&mut self, phone: &Phone, now: Moment) -> Result<(), Fault> {
        self.now = now;
        self.erased = None;
        self.on(Event::EraseAsked);
        self.settle(phone);
        if self.erased == Some([true, true]) { Ok(()) } else { Err(Fault::Blocked) }
    }

    /// Reads both stores through and mends what differs.
    pub fn check(&mut self, phone: &Phone) -> Result<Checked, Fault> {
        self.checked = None;
        self.on(Event::CheckAsked { by_hand: true });
        self.settle(phone);
        self.checked.ok_or(Fault::Blocked)
    }
}
