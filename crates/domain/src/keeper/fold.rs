//! Closed months are folded and older values rewritten, in a quiet moment.

use super::{Around, Effect, Keeper, Step};
use crate::vault::{self, Change, Fault, Index};

impl Keeper {
    /// There is a quiet moment.
    pub(super) fn fold_asked(&mut self, around: Around<'_>) -> Vec<Effect> {
        match self.door() {
            Err(Fault::Marked) => self.start_over(),
            Err(_) => vec![Effect::Folded],
            // Where older notes are still looked for, nothing is put in order.
            Ok(()) if !self.has_local() || self.fresh => vec![Effect::Folded],
            Ok(()) => {
                let loaded = self.load(&vault::unread(&self.index, Some(around.now)));
                vec![Effect::Loaded(loaded), Effect::Again(Step::Fold { all_read: false })]
            }
        }
    }

    /// What is to be folded has been read, and, where there is any, every other month: one that nobody has opened may be a newer
    /// version's.
    pub(super) fn fold(&mut self, all_read: bool, around: Around<'_>) -> Vec<Effect> {
        match self.door() {
            Err(Fault::Marked) => return self.start_over(),
            Err(_) => return vec![Effect::Folded],
            Ok(()) => {}
        }
        let current =
            vault::Current { settings: around.settings, session: around.session, care: around.care };
        let steps = |index: &mut Index| vault::tidy(around.diary, index, current, around.now);
        if !all_read && !steps(&mut self.index.clone()).is_empty() {
            let loaded = self.load(&vault::unread(&self.index, None));
            return vec![Effect::Loaded(loaded), Effect::Again(Step::Fold { all_read: true })];
        }
        let mut effects = Vec::new();
        let steps: Vec<Change> = if all_read { steps(&mut self.index) } else { Vec::new() };
        for step in steps {
            match self.move_local(&step) {
                Ok(()) => {
                    self.queue.add(&step);
                    effects.extend(self.send(Some(step)));
                }
                Err(Fault::Marked) => return self.start_over(),
                Err(_) => {
                    // What lies where is only known by looking.
                    effects.push(Effect::Loaded(self.reopen()));
                    return effects;
                }
            }
        }
        if around.diary.count() > 0 {
            self.lay_reserve();
        }
        effects.push(Effect::Folded);
        effects
    }
}
