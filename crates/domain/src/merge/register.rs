//! What is known of one field, and of all fields of a record: values with the stamps they were written under. Joining two of these
//! is the whole of the merge; it is commutative, associative and idempotent, whatever they hold.

use super::field::{self, AT, Values};
use crate::diary::EntryKind;
use crate::small::{Small, both};
use crate::stamp::Stamp;

/// How many other writers a text remembers. One forgotten may bring an old text back beside the new, and never takes one away.
const REMEMBERED: usize = 12;

/// One writing of a field; `None` where it was emptied.
pub type Written = (Stamp, Option<String>);

/// A field: what was written and stands. Of a text these may be several, when nobody had seen the other's; of all else it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// In order, each once.
    pub standing: Vec<Written>,
    /// Of a text: the stamps its writers had seen, the latest of each, by writer.
    pub seen: Vec<Stamp>,
}

impl Register {
    /// A field as it was written once.
    pub fn written(stamp: Stamp, value: Option<String>) -> Self {
        Self { standing: vec![(stamp, value)], seen: Vec::new() }
    }

    /// What it says: of several texts all of them, the earliest first, without those that are part of another.
    pub fn says(&self, kind: EntryKind, name: &str) -> Option<String> {
        let mut values = self.standing.iter().filter_map(|(_, value)| value.as_ref());
        let first = values.next()?;
        let (mut texts, mut last) = (vec![field::text(first)], first);
        for value in values {
            texts.push(field::text(value));
            last = value;
        }
        if texts.len() < 2 || !field::is_text(kind, name) {
            return Some(last.clone());
        }
        let mut said = String::new();
        for (n, text) in texts.iter().enumerate() {
            let within = |(m, other): (usize, &String)| {
                m != n && other.contains(text.as_str()) && (other != text || m < n)
            };
            if !texts.iter().enumerate().any(within) {
                if !said.is_empty() {
                    said.push_str("\n\n");
                }
                said.push_str(text);
            }
        }
        Some(field::of_text(name, &said))
    }

    /// Whether a writing was known to whoever wrote this: by what they had seen, or because they wrote on after it. Versions 1 and 2
    /// wrote as one: of them the later text counts.
    fn knows(&self, written: &Written) -> bool {
        let (stamp, _) = written;
        self.seen.iter().any(|seen| seen.by == stamp.by && seen >= stamp)
            || self.standing.iter().any(|own| own.0.by == stamp.by && own > written)
    }

    /// Notes all stamps it has, the latest of each writer.
    fn all_seen(&self, all: &mut Vec<Stamp>) {
        self.seen.iter().for_each(|stamp| note(all, *stamp));
        self.standing.iter().for_each(|(stamp, _)| note(all, *stamp));
    }

    /// The same field written anew by somebody who had all of this before them.
    pub fn rewritten(&self, stamp: Stamp, value: Option<String>, is_text: bool) -> Self {
        let mut next = Self::written(stamp, value);
        if is_text {
            self.all_seen(&mut next.seen);
            next.seen.retain(|one| one.by != stamp.by);
            while next.seen.len() > REMEMBERED {
                let oldest = next.seen.iter().min().copied();
                next.seen.retain(|one| Some(*one) != oldest);
            }
        }
        next
    }

    fn join(&self, other: &Self, is_text: bool) -> Self {
        let mut joined = Self::default();
        if !is_text {
            joined.standing.extend(self.standing.iter().chain(&other.standing).max().cloned());
            return joined;
        }
        for (one, other) in [(self, other), (other, self)] {
            for written in &one.standing {
                if other.standing.contains(written) || !other.knows(written) {
                    joined.stands(written);
                }
            }
        }
        let mut seen = Vec::new();
        self.all_seen(&mut seen);
        other.all_seen(&mut seen);
        // Without what the standing writings tell by themselves.
        seen.retain(|stamp| !joined.standing.iter().any(|(own, _)| own.by == stamp.by && own >= stamp));
        joined.seen = seen;
        joined
    }

    fn stands(&mut self, written: &Written) {
        let place = self.standing.iter().position(|known| known >= written).unwrap_or(self.standing.len());
        if self.standing.get(place) != Some(written) {
            self.standing.insert(place, written.clone());
        }
    }
}

fn note(seen: &mut Vec<Stamp>, stamp: Stamp) {
    if let Some(known) = seen.iter_mut().find(|known| known.by == stamp.by) {
        *known = (*known).max(stamp);
    } else {
        let place = seen.iter().position(|known| known.by > stamp.by).unwrap_or(seen.len());
        seen.insert(place, stamp);
    }
}

/// All fields of a record, and its removal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    pub of: Small<Register>,
    pub removed: Option<Stamp>,
}

impl Fields {
    /// Both together.
    pub fn join(&self, other: &Self, kind: EntryKind) -> Self {
        let mut joined = Self { of: Small::default(), removed: self.removed.max(other.removed) };
        for name in both(self.of.names(), other.of.names()) {
            let register = match (self.of.get(name), other.of.get(name)) {
                (Some(ours), Some(theirs)) => ours.join(theirs, field::is_text(kind, name)),
                (Some(one), None) | (None, Some(one)) => one.clone(),
                (None, None) => continue,
            };
            joined.of.insert(name, register);
        }
        joined.swept()
    }

    /// Without what was written before the removal. When it was stays: the record may be written again.
    pub fn swept(mut self) -> Self {
        let Some(removed) = self.removed else { return self };
        self.of.retain(|name, register| {
            if name != AT {
                register.standing.retain(|(stamp, _)| *stamp > removed);
                register.seen.retain(|stamp| *stamp > removed);
            }
            !register.standing.is_empty()
        });
        self
    }

    /// What the fields say.
    pub fn values(&self, kind: EntryKind) -> Values {
        let mut values = Values::default();
        for (name, register) in self.of.iter() {
            if let Some(value) = register.says(kind, name) {
                values.insert(name, value);
            }
        }
        values
    }

    /// Whether there is anything to show: it was never removed, or something was written after that.
    pub fn is_present(&self, kind: EntryKind) -> bool {
        // Also a field that was emptied since: whoever did that had the entry before them.
        let after = |(stamp, _): &Written| self.removed.is_none_or(|removed| *stamp > removed);
        match field::core(kind) {
            Some(core) => {
                let says = |written: &Written| written.1.is_some() && after(written);
                self.of.get(core).is_some_and(|register| register.standing.iter().any(says))
            }
            None => {
                self.of.get(AT).is_some()
                    && self.of.iter().any(|(_, register)| register.standing.iter().any(after))
            }
        }
    }
}
