//! What other tabs write and say.

use super::{Effect, Keeper};
use crate::vault::{self, ERASED, Fault, Loaded, Name, PREFIX};

impl Keeper {
    /// Another tab wrote this to localStorage.
    pub(super) fn local_changed(&mut self, key: &str, value: &str) -> Vec<Effect> {
        if key == ERASED && self.door() == Err(Fault::Marked) {
            return self.start_over();
        }
        self.hear(key, value)
    }

    /// Another tab said something: a key and its value, or that everything was deleted.
    pub(super) fn heard(&mut self, text: &str) -> Vec<Effect> {
        match text.split_once('\n') {
            Some((key, value)) => self.hear(key, value),
            None if text == ERASED => self.start_over(),
            None => Vec::new(),
        }
    }

    fn hear(&mut self, key: &str, value: &str) -> Vec<Effect> {
        if !key.starts_with(PREFIX) || self.door() == Err(Fault::Marked) {
            return Vec::new();
        }
        self.gather([(key.to_owned(), value.to_owned())]).map(Effect::Loaded).into_iter().collect()
    }

    /// Reads the keys of localStorage that were not there when it was last looked at.
    pub(super) fn look_again(&mut self) -> Option<Loaded> {
        let unknown: Vec<String> =
            self.local_keys().into_iter().filter(|key| !self.index.knows(key)).collect();
        let pairs = self.local_pairs(&unknown);
        self.gather(pairs)
    }

    fn gather(&mut self, pairs: impl IntoIterator<Item = (String, String)>) -> Option<Loaded> {
        let mut loaded = Loaded::default();
        let reached = self.index.whole();
        for (key, value) in pairs {
            // What cannot be read is set aside at the next start; another tab is none of this one's business.
            let _read = vault::gather(&mut loaded, &mut self.index, &key, &value).is_ok();
        }
        // What another tab wrote before what this one knows comes late.
        loaded.settings.take_if(|(generation, _)| *generation < reached.settings);
        loaded.session.take_if(|(generation, _)| *generation < reached.session);
        loaded.care.take_if(|(generation, _)| *generation < reached.care);
        loaded.drafts.take_if(|(generation, _)| *generation < reached.drafts);
        self.newer |= loaded.newer;
        let Loaded { records, settings, session, care, drafts, set_aside: _, newer } = &loaded;
        let only = settings.is_some() || session.is_some() || care.is_some() || drafts.is_some();
        let any = !records.is_empty() || only || *newer;
        any.then_some(loaded)
    }

    /// Whether this page has read this key, or written it: perhaps only to the mirror, because localStorage refused.
    pub(super) fn has_had(&self, key: &str) -> bool {
        // Of anything else nothing is noted.
        let is_noted = !matches!(Name::parse(key), Ok(Name::Quarantine | Name::Apart) | Err(_));
        is_noted && self.index.knows(key)
    }
}
