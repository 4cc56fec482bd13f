//! What a person does in a tab.

use super::World;
use crate::model::{Act, Answer, Wait};
use crate::support::phone::Thing;
use domain::cramp::{Cramp, Relief, Severity};
use domain::diary::{Entry, EntryKind, Record};
use domain::exchange::{self, Taking};
use domain::id::Id;
use domain::keeper::Event;
use domain::moment::HOUR;
use domain::settings::{Settings, TextSize, Theme};

impl World {
    /// An act of a tab. It was told so, and nothing more.
    pub(super) fn act(&mut self, who: usize, act: &Act) {
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
                    self.not_before_both_have_it(who);
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

    /// A page that learns of a deletion takes out what it wrote itself and the second store never took. Restored meanwhile in another
    /// tab, the same writing looks the same: it is promised once both stores have it.
    fn not_before_both_have_it(&mut self, who: usize) {
        let others = (0..3).filter(|other| *other != who);
        let written: Vec<Record> = others.flat_map(|other| self.unsent[other].clone()).collect();
        for saved in &mut self.tab(who).saved {
            saved.lost |= matches!(&saved.what, Thing::Record(record) if written.contains(record));
        }
    }

    /// Months that nobody has opened are read, as whoever looks at the whole diary does.
    pub(super) fn read_all(&mut self, who: usize) {
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
}
