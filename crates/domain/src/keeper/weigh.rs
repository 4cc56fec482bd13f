//! Both stores are compared, each gets what it lacks, and damage is healed. localStorage is read in the same step as it is
//! compared; what the mirror holds was true in one moment, and it takes nothing when its mark has changed since.

use super::{Around, Effect, Keeper, Seen, Step, Ticket, Told};
use crate::cramp::MARK;
use crate::diary::Record;
use crate::id::Id;
use crate::merge;
use crate::settings::Settings;
use crate::vault::{
    self, Change, Compared, ERASED, Erased, Fault, Healed, Index, Loaded, Name, Reconciled, What,
};
use std::collections::BTreeSet;

/// Whether this value can be read.
fn is_whole((key, value): &(String, String)) -> bool {
    vault::gather(&mut Loaded::default(), &mut Index::default(), key, value).is_ok()
}

impl Keeper {
    /// Compares what the mirror answered with localStorage as it is now.
    pub(super) fn weigh(&mut self, around: Around<'_>) -> Vec<Effect> {
        let Some(seen) = self.look.answer.take() else { return Vec::new() };
        if self.door() == Err(Fault::Marked) {
            return self.start_over();
        }
        if self.queue.is_flying() || self.erase.is_some() {
            self.look.needed = true;
            return Vec::new();
        }
        let again = |keeper: &mut Self, seen, loaded| {
            keeper.look.answer = Some(seen);
            vec![Effect::Loaded(loaded), Effect::Again(Step::Weigh)]
        };
        if !std::mem::replace(&mut self.look.heard, true)
            && let Some(news) = self.look_again()
        {
            return again(self, seen, news);
        }
        let compared = vault::compare(&self.index, &self.local_keys(), &seen.keys);
        if !std::mem::replace(&mut self.look.consulted, true) && !compared.consult.is_empty() {
            let loaded = self.load(&compared.consult);
            return again(self, seen, loaded);
        }
        // What was saved since this page was opened, and localStorage refused, is known here and is no leftover all the same.
        let only_twin: Vec<String> =
            compared.only_twin.iter().filter(|key| !self.has_had(key)).cloned().collect();
        let damaged = self.to_heal.iter().filter(|key| seen.keys.contains(key));
        let wanted: Vec<String> = only_twin.iter().chain(damaged).cloned().collect();
        if wanted.iter().any(|key| !self.look.asked.contains(key)) {
            return self.ask(wanted).into_iter().collect();
        }
        self.decide(&seen, &compared, &only_twin, around)
    }

    fn decide(
        &mut self,
        seen: &Seen,
        compared: &Compared,
        only_twin: &[String],
        around: Around<'_>,
    ) -> Vec<Effect> {
        let pick = |keys: &[String]| -> Vec<(String, String)> {
            keys.iter().filter_map(|key| Some((key.clone(), seen.get(key)?.to_owned()))).collect()
        };
        let (only_local, only_twin) = (self.local_pairs(&compared.only_local), pick(only_twin));
        let erased = Erased::look(self.local_mark().as_deref(), seen.get(ERASED));
        // A beginning that both stores know of is none any more.
        self.fresh &= erased.is_some() || self.known.is_none();
        let chosen = self.chosen_meanwhile(&only_twin, around.settings);
        let mut found =
            vault::reconcile(around.diary, &mut self.index, only_local, only_twin, erased.clone());
        if self.newer || found.newer {
            // A newer version leads: this one only looks.
            self.newer = true;
            self.look_is_over();
            let loaded = Loaded { records: found.records, newer: true, ..Loaded::default() };
            return vec![Effect::Loaded(loaded), Effect::Tell(Told::ReadOnly), self.looked()];
        }
        if let Some(erased) = erased.as_ref().filter(|_| found.erased) {
            return self.drop_what_came_back(&found.to_local, erased);
        }
        // Memory may hold what was deleted even where localStorage does not: it was lost since.
        let known = self.known.as_deref().and_then(|known| Erased::look(Some(known), seen.get(ERASED)));
        if let Some(erased) = erased.as_ref().filter(|_| known.is_some_and(|known| known.is_local_behind())) {
            return self.drop_what_came_back(&Change::default(), erased);
        }
        let mut lost = self.lost_under_way(seen, around);
        lost.extend(self.only_in_memory(&mut found, seen, around));
        for record in &mut lost {
            // With what came back of it just now, which it replaces.
            let same = found.records.iter().filter(|one| one.id == record.id);
            *record = same.fold(record.clone(), |all, one| merge::join(&all, one));
        }
        let local = self.write_local(&found.to_local);
        self.queue.expects = seen.get(ERASED).map(str::to_owned);
        if let Some(erased) = &erased {
            let (_, mark) = erased.mark();
            found.to_twin.put.retain(|(key, _)| key != ERASED);
            if erased.is_twin_behind() {
                found.to_twin.put.extend(self.whole_in_both(seen));
            }
            self.queue.mark = Some(mark.clone()).filter(|_| self.queue.expects.as_ref() != Some(&mark));
            self.known = Some(mark);
        }
        self.queue.add(&found.to_twin);
        let restored = if local.is_ok() { found.restored } else { 0 };
        let mut effects = vec![Effect::Loaded(Loaded {
            records: found.records,
            settings: found.settings.filter(|_| chosen.is_none()).map(|one| (0, one)),
            session: found.session.map(|one| (0, one)),
            care: found.care.map(|one| (0, one)),
            drafts: found.drafts.map(|one| (0, one)),
            ..Loaded::default()
        })];
        for record in lost {
            let change = self.index.save(&record);
            effects.extend(self.write(change, Ticket::Quiet, false));
        }
        if found.set_aside > 0 {
            effects.push(Effect::Tell(Told::TwinSetAside(found.set_aside)));
        }
        effects.extend(
            match local {
                _ if !self.has_local() => Some(Told::OnlySecond),
                Err(Fault::Full) => Some(Told::NoRoom),
                Err(_) => Some(Told::OnlySecond),
                Ok(vault::Applied::WithoutBallast) => Some(Told::ReserveUsed),
                Ok(vault::Applied::Well) => None,
            }
            .map(Effect::Tell),
        );
        if let Some(settings) = chosen {
            effects.extend(self.save_settings(&settings));
            let loaded = Loaded { settings: Some((0, settings)), ..Loaded::default() };
            effects.push(Effect::Loaded(loaded));
        }
        self.look.restored = restored;
        self.look.healing = pick(&self.to_heal);
        // What the mirror does not have yet either may still come to it.
        self.to_heal.retain(|key| !seen.keys.contains(key));
        let had_twin = around.care.twin;
        if had_twin && compared.twin_is_empty && !compared.local_is_empty {
            effects.push(Effect::Tell(Told::CopyRemade));
        }
        if !had_twin && (!found.to_twin.is_empty() || !compared.twin_is_empty) {
            effects.push(Effect::TwinMade);
        }
        self.look_is_over();
        effects.extend(self.send(None));
        effects.push(Effect::Again(Step::Heal));
        effects.extend(self.hand_over(seen));
        effects.push(self.looked());
        effects
    }

    /// What both hold and is whole in localStorage: in a mirror that is behind it may have gone bad, and say what was deleted.
    fn whole_in_both(&self, seen: &Seen) -> Vec<(String, String)> {
        let is_in_both = |key: &String| vault::is_mirrored(key) && seen.keys.contains(key);
        let both: Vec<String> = self.local_keys().into_iter().filter(is_in_both).collect();
        let mut pairs = self.local_pairs(&both);
        pairs.retain(is_whole);
        pairs
    }

    /// What this page knows and no store has: the browser lost localStorage while the page was open.
    fn lost_under_way(&mut self, seen: &Seen, around: Around<'_>) -> Vec<Record> {
        let is_lost = std::mem::take(&mut self.lost) || self.local_mark().is_none();
        if self.known.is_none() || !self.has_local() || !is_lost {
            return Vec::new();
        }
        let there: BTreeSet<String> = self.local_keys().into_iter().chain(seen.keys.clone()).collect();
        let records = around.diary.records().filter(|record| {
            let key = vault::record_key(record);
            self.index.knows(&key) && !there.contains(&key)
        });
        records.cloned().collect()
    }

    /// A revision is a leftover when what replaces it is in the mirror, or comes there now. What only this page has in memory replaces
    /// nothing: it is saved anew first. What only a damaged value replaces, or a choice in memory, goes to localStorage again.
    fn only_in_memory(&mut self, found: &mut Reconciled, seen: &Seen, around: Around<'_>) -> Vec<Record> {
        let (mut lost, mut back) = (Vec::new(), Vec::new());
        let is_deleted = found.to_twin.put.iter().any(|(key, _)| key == ERASED);
        let to_twin = &mut found.to_twin;
        let put: BTreeSet<&String> = to_twin.put.iter().map(|(key, _)| key).chain(&seen.keys).collect();
        let (drop, keep): (Vec<_>, Vec<_>) = std::mem::take(&mut to_twin.drop).into_iter().partition(|key| {
            let id = match Name::parse(key) {
                Ok(Name::Record(_, id, _)) => id,
                Ok(Name::Only(what, generation)) => {
                    let is_safe = is_deleted || self.is_chosen_since(what, generation, &found.to_local);
                    back.extend(
                        seen.get(key).filter(|_| !is_safe).map(|value| (key.clone(), value.to_owned())),
                    );
                    return is_safe;
                }
                _ => return true,
            };
            let Some(record) = around.diary.record(&id) else { return true };
            let holders = self.index.holders(record);
            let mut others = holders.iter().filter(|holder| *holder != key).peekable();
            let is_safe = others.peek().is_some()
                && others.all(|holder| put.contains(holder))
                && self.is_held(&id, key, &holders, seen);
            if !is_safe && self.index.knows(&vault::record_key(record)) {
                // Its own key may hold it damaged, and that is never written over.
                lost.push(Record { rev: record.rev.saturating_add(1), ..record.clone() });
            } else if !is_safe && !is_deleted {
                back.extend(seen.get(key).map(|value| (key.clone(), value.to_owned())));
            }
            is_safe
        });
        std::mem::drop((put, keep));
        to_twin.drop = drop;
        for (key, value) in &back {
            let _whole = vault::gather(&mut Loaded::default(), &mut self.index, key, value).is_ok();
        }
        found.to_local.put.extend(back);
        lost
    }

    /// Whether localStorage holds whole, or gets now, what counts at least as much as this generation.
    fn is_chosen_since(&self, what: What, generation: u32, to_local: &Change) -> bool {
        let counts =
            |key: &str| matches!(Name::parse(key), Ok(Name::Only(one, g)) if one == what && g >= generation);
        let keys: Vec<String> = self.local_keys().into_iter().filter(|key| counts(key)).collect();
        let mut pairs = self.local_pairs(&keys);
        pairs.retain(is_whole);
        !pairs.is_empty() || to_local.put.iter().any(|(key, _)| counts(key))
    }

    /// Whether the values of these keys, in either store, say all that the value of `key` says in the mirror.
    fn is_held(&self, id: &Id, key: &String, holders: &[String], seen: &Seen) -> bool {
        let read = |pairs: Vec<(String, String)>| {
            let mut loaded = Loaded::default();
            for (key, value) in pairs {
                let _whole = vault::gather(&mut loaded, &mut Index::default(), &key, &value).is_ok();
            }
            let same = loaded.records.into_iter().filter(|one| one.id == *id);
            same.reduce(|all, one| merge::join(&all, &one))
        };
        let others: Vec<String> = holders.iter().filter(|holder| *holder != key).cloned().collect();
        let mut pairs = self.local_pairs(&others);
        pairs.extend(seen.pairs.iter().filter(|(key, _)| others.contains(key)).cloned());
        let theirs = read(seen.pairs.iter().filter(|(known, _)| known == key).cloned().collect());
        let held = read(pairs);
        theirs.is_none_or(|theirs| held.is_some_and(|held| !merge::adds(&theirs, &held)))
    }

    /// The settings that were chosen while older ones were not found yet, over those.
    fn chosen_meanwhile(&mut self, only_twin: &[(String, String)], now: &Settings) -> Option<Settings> {
        let is_settings = |key: &str| matches!(Name::parse(key), Ok(Name::Only(What::Settings, _)));
        if !self.fresh || !self.local_keys().iter().any(|key| is_settings(key)) {
            return None;
        }
        let mut older = Loaded::default();
        for (key, value) in only_twin.iter().filter(|(key, _)| is_settings(key)) {
            let _whole = vault::gather(&mut older, &mut Index::default(), key, value).is_ok();
        }
        older.settings.map(|(_, older)| Settings::chosen_over(now, &older))
    }

    /// localStorage held what was deleted before: it is taken out, and the page loaded anew, because memory holds it too.
    fn drop_what_came_back(&mut self, change: &Change, erased: &Erased) -> Vec<Effect> {
        match self.forget_local(change, erased) {
            Ok(()) => {
                self.over = true;
                self.queue.clear(Some(erased.mark().1));
                vec![Effect::Reload]
            }
            Err(Fault::Marked) => self.start_over(),
            Err(fault) => {
                // It would only be found again and again. What is shown and kept is what the mirror has.
                self.store = Err(fault);
                self.index = Index::default();
                self.known = Some(erased.mark().1);
                self.damaged.clear();
                self.to_heal.clear();
                let mut effects = vec![Effect::Tell(Told::NotErased), Effect::Forget];
                effects.extend(self.ask(Vec::new()));
                effects
            }
        }
    }

    fn look_is_over(&mut self) {
        self.look.needed = false;
        self.queue.pause = 0;
    }

    /// What is to be said of the first answer, and of each after it.
    fn looked(&mut self) -> Effect {
        self.fresh = false;
        let first = !std::mem::replace(&mut self.look.answered, true);
        if first { Effect::Compared } else { self.copies() }
    }

    /// What the static page left in the mirror, once.
    fn hand_over(&mut self, seen: &Seen) -> Option<Effect> {
        let text = seen.get(MARK).filter(|_| !self.newer)?;
        (!std::mem::replace(&mut self.look.opened, true)).then(|| Effect::Opened(text.to_owned()))
    }

    /// Saves anew what localStorage holds only damaged, and says what was amiss.
    pub(super) fn heal(&mut self, around: Around<'_>) -> Vec<Effect> {
        let pairs = std::mem::take(&mut self.look.healing);
        let healed = vault::heal(around.diary, &self.index, &pairs);
        let count = healed.records.len();
        let mut effects = self.save_anew(healed);
        if self.look.restored > 0 || count > 0 {
            let restored = std::mem::take(&mut self.look.restored) + count;
            effects.push(Effect::Tell(Told::Restored(restored)));
        }
        effects.extend(self.tell_healed(count));
        effects.push(Effect::Looking(false));
        effects.extend(self.settled());
        effects
    }

    /// Says what was found damaged for the first time and did not come back.
    pub(super) fn tell_healed(&mut self, healed: usize) -> Option<Effect> {
        let aside = std::mem::take(&mut self.new_damage).saturating_sub(healed);
        (aside > 0).then_some(Effect::Tell(Told::SetAside(aside)))
    }

    /// Saves anew what was found whole in the other store.
    pub(super) fn save_anew(&mut self, healed: Healed) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Healed { records, settings, session, care, drafts } = healed;
        for record in &records {
            let change = self.index.save(record);
            effects.extend(self.write(change, Ticket::Quiet, false));
        }
        if let Some(settings) = &settings {
            effects.extend(self.save_settings(settings));
        }
        if let Some(session) = &session {
            effects.extend(self.save_session(session.as_ref()));
        }
        if let Some(care) = &care {
            effects.extend(self.save_care(care));
        }
        if let Some(drafts) = &drafts {
            effects.extend(self.save_drafts(drafts));
        }
        effects.push(Effect::Loaded(Loaded {
            records,
            settings: settings.map(|one| (0, one)),
            session: session.map(|one| (0, one)),
            care: care.map(|one| (0, one)),
            drafts: drafts.map(|one| (0, one)),
            ..Loaded::default()
        }));
        effects
    }
}
