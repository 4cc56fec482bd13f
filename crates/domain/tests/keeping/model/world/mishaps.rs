//! What a phone does to a diary.

use super::World;
use crate::model::{Act, Harm, Mishap};
use crate::support::phone::marks;
use domain::vault::{BALLAST, ERASED, Store};
use domain::wire::Mark;

impl World {
    pub fn goes(&mut self, mishap: &Mishap) {
        self.tab(0);
        match mishap {
            Mishap::Dies(act, calls) => {
                self.phone.local.life.set(Some(*calls));
                self.act(0, act);
                self.settle(0);
                if self.phone.is_dead() && self.to_erase[0].is_some() {
                    // It may have died while it deleted everything: of what only localStorage had, some is gone then.
                    self.hurts(false);
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
                if marks(&self.phone)[0].as_deref().is_some_and(|mark| Mark::read(mark).is_err()) {
                    // A mark that cannot be read deletes nothing, also when an older state brings it back.
                    self.promise.forgotten();
                }
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
}
