//! What is known of one field, and of all fields of a record: values with the stamps they were written under. Joining two of these
//! is the whole of the merge; it is commutative, associative and idempotent, whatever they hold.

use super::field::{self, AT, Values};
use crate::diary::EntryKind;
use crate::stamp::{Stamp, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// How many other writers a text remembers. One forgotten may bring an old text back beside the new, and never takes one away.
const REMEMBERED: usize = 12;

/// One writing of a field; `None` where it was emptied.
pub type Written = (Stamp, Option<String>);

/// A field: what was written and stands. Of a text these may be several, when nobody had seen the other's; of all else it is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    pub standing: BTreeSet<Written>,
    /// Of a text: the stamps its writers had seen, the latest of each.
    pub seen: BTreeMap<Writer, Stamp>,
}

impl Register {
    /// A field as it was written once.
    pub fn written(stamp: Stamp, value: Option<String>) -> Self {
        Self { standing: one_by_one([(stamp, value)]), seen: BTreeMap::new() }
    }

    /// What it says: of several texts all of them, the earliest first, without those that are part of another.
    pub fn says(&self, kind: EntryKind, name: &str) -> Option<String> {
        let values: Vec<&String> = self.standing.iter().filter_map(|(_, value)| value.as_ref()).collect();
        if values.len() < 2 || !field::is_text(kind, name) {
            return values.last().map(|value| (*value).clone());
        }
        let texts: Vec<String> = values.iter().map(|value| field::text(value)).collect();
        let mut said: Vec<&str> = Vec::new();
        for (n, text) in texts.iter().enumerate() {
            let within = |(m, other): (usize, &String)| {
                m != n && other.contains(text.as_str()) && (other != text || m < n)
            };
            if !texts.iter().enumerate().any(within) {
                said.push(text);
            }
        }
        Some(field::of_text(name, &said.join("\n\n")))
    }

    /// Whether a writing was known to whoever wrote this: by what they had seen, or because they wrote on after it. Versions 1 and 2
    /// wrote as one: of them the later text counts.
    fn knows(&self, written: &Written) -> bool {
        let (stamp, _) = written;
        self.seen.get(&stamp.by).is_some_and(|seen| seen >= stamp)
            || self.standing.iter().any(|own| own.0.by == stamp.by && own > written)
    }

    /// All stamps it has, the latest of each writer.
    fn all_seen(&self) -> BTreeMap<Writer, Stamp> {
        let mut all = self.seen.clone();
        self.standing.iter().for_each(|(stamp, _)| note(&mut all, *stamp));
        all
    }

    /// The same field written anew by somebody who had all of this before them.
    pub fn rewritten(&self, stamp: Stamp, value: Option<String>, is_text: bool) -> Self {
        let mut next = Self::written(stamp, value);
        if is_text {
            let all = self.all_seen();
            let mut seen: Vec<Stamp> = all.into_values().filter(|one| one.by != stamp.by).collect();
            seen.sort_unstable_by(|one, other| other.cmp(one));
            seen.truncate(REMEMBERED);
            next.seen = one_by_one(seen.into_iter().map(|one| (one.by, one)));
        }
        next
    }

    fn join(&self, other: &Self, is_text: bool) -> Self {
        if !is_text {
            return Self {
                standing: one_by_one(self.standing.iter().chain(&other.standing).max().cloned()),
                seen: BTreeMap::new(),
            };
        }
        let stays = |one: &Self, other: &Self| {
            let kept = one
                .standing
                .iter()
                .filter(|written| other.standing.contains(written) || !other.knows(written));
            kept.cloned().collect::<Vec<_>>()
        };
        let standing = one_by_one(stays(self, other).into_iter().chain(stays(other, self)));
        let mut seen = self.all_seen();
        other.all_seen().into_values().for_each(|stamp| note(&mut seen, stamp));
        Self { standing, seen }.tidied()
    }

    /// Without what the standing writings tell by themselves.
    fn tidied(mut self) -> Self {
        let standing = &self.standing;
        let told = |stamp: &Stamp| standing.iter().any(|(own, _)| own.by == stamp.by && own >= stamp);
        self.seen.retain(|_, stamp| !told(stamp));
        self
    }
}

/// Collects without sorting first: a sort is compiled anew for every type, and this is in the first screens.
pub fn one_by_one<T, C: Default + Extend<T>>(all: impl IntoIterator<Item = T>) -> C {
    let mut collected = C::default();
    collected.extend(all);
    collected
}

fn note(seen: &mut BTreeMap<Writer, Stamp>, stamp: Stamp) {
    let known = seen.entry(stamp.by).or_insert(stamp);
    *known = (*known).max(stamp);
}

/// All fields of a record, and its removal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    pub of: BTreeMap<String, Register>,
    pub removed: Option<Stamp>,
}

impl Fields {
    /// Both together.
    pub fn join(&self, other: &Self, kind: EntryKind) -> Self {
        let mut of = self.of.clone();
        for (name, theirs) in &other.of {
            let joined = match of.get(name) {
                Some(ours) => ours.join(theirs, field::is_text(kind, name)),
                None => theirs.clone(),
            };
            of.insert(name.clone(), joined);
        }
        Self { of, removed: self.removed.max(other.removed) }.swept()
    }

    /// Without what was written before the removal. When it was stays: the record may be written again.
    pub fn swept(mut self) -> Self {
        let Some(removed) = self.removed else { return self };
        for register in self.of.iter_mut().filter(|(name, _)| *name != AT).map(|(_, register)| register) {
            register.standing.retain(|(stamp, _)| *stamp > removed);
            register.seen.retain(|_, stamp| *stamp > removed);
        }
        self.of.retain(|_, register| !register.standing.is_empty());
        self
    }

    /// What the fields say.
    pub fn values(&self, kind: EntryKind) -> Values {
        let said = self.of.iter().filter_map(|(name, field)| Some((name.clone(), field.says(kind, name)?)));
        one_by_one(said)
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
                self.of.contains_key(AT)
                    && self.of.values().any(|register| register.standing.iter().any(after))
            }
        }
    }
}
