//! Both copies are read through, because a value may go bad under its key: when the person asks, and by itself once a week.

use super::{Around, Effect, Keeper, Seen};
use crate::vault::{self, Fault, Mended, Name, Store, Verdict};
use std::collections::BTreeSet;

/// What reading through found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Both copies are right: so many entries.
    Right(usize),
    /// They are right now.
    Mended(usize),
    /// They are still not the same.
    Differs,
    /// One of them could not be read.
    Impossible,
}

/// What is to be read next.
#[derive(Debug)]
enum Stage {
    /// Every key, to begin with.
    Keys,
    /// These keys, one at a time: nobody waits for it.
    Each(Vec<String>),
    /// Everything; how often it was read.
    All(u8),
    /// Everything, once both have what the other had, to be mended.
    Mend,
    /// Everything, for the last time.
    Confirm,
}

/// A reading through.
#[derive(Debug)]
pub(super) struct Check {
    by_hand: bool,
    stage: Stage,
    asked: Option<u32>,
}

impl Check {
    /// Whether this is the question it waits for.
    pub(super) fn is_asking(&self, id: u32) -> bool {
        self.asked == Some(id)
    }
}

impl Keeper {
    /// Both copies are to be read through.
    pub(super) fn check_asked(&mut self, by_hand: bool) -> Vec<Effect> {
        let stage = if by_hand { Stage::All(0) } else { Stage::Keys };
        let check = self.check.get_or_insert(Check { by_hand, stage, asked: None });
        check.by_hand |= by_hand;
        if self.alone || !self.has_local() {
            return self.checked(Checked::Impossible);
        }
        Vec::new()
    }

    /// Goes on, when nothing is on its way and nothing is looked for any more.
    pub(super) fn check_on(&mut self) -> Vec<Effect> {
        if self.check.is_some() && self.queue.refused {
            // What one lacks cannot come to it.
            return self.checked(Checked::Differs);
        }
        let is_idle = self.queue.is_empty() && self.look.is_over() && !self.over;
        if !is_idle || self.check.as_ref().is_none_or(|check| check.asked.is_some()) {
            return Vec::new();
        }
        let id = self.number();
        let Some(check) = &mut self.check else { return Vec::new() };
        check.asked = Some(id);
        let keys = match &check.stage {
            Stage::Keys => Some(Vec::new()),
            Stage::Each(left) => left.last().map(|key| vec![key.clone()]),
            _ => None,
        };
        if let (Stage::Each(_), Some([key])) = (&check.stage, keys.as_deref()) {
            let keys = self.with_copies_aside(&key.clone());
            return vec![Effect::ReadMirror(id, Some(keys))];
        }
        vec![Effect::ReadMirror(id, keys)]
    }

    /// A key, and the keys of what localStorage has set aside of it.
    fn with_copies_aside(&self, key: &str) -> Vec<String> {
        let name = key.strip_prefix(vault::PREFIX).unwrap_or_default();
        let aside = |copy: &String| Name::parse(copy) == Ok(Name::Quarantine) && copy.contains(name);
        self.local_keys().into_iter().filter(aside).chain([key.to_owned()]).collect()
    }

    fn checked(&mut self, found: Checked) -> Vec<Effect> {
        let Some(check) = self.check.take() else { return Vec::new() };
        let right = matches!(found, Checked::Right(_) | Checked::Mended(_));
        let said = Effect::Checked { by_hand: check.by_hand, found };
        if right { vec![Effect::Verified, said] } else { vec![said] }
    }

    fn go_on_to(&mut self, next: Stage) -> Vec<Effect> {
        if let Some(check) = &mut self.check {
            (check.stage, check.asked) = (next, None);
        }
        Vec::new()
    }

    /// The mirror answered.
    pub(super) fn check_seen(&mut self, result: Result<Seen, Fault>, _: Around<'_>) -> Vec<Effect> {
        let Ok(seen) = result else { return self.checked(Checked::Impossible) };
        let Some(check) = &mut self.check else { return Vec::new() };
        let stage = std::mem::replace(&mut check.stage, Stage::Confirm);
        if !self.queue.is_empty() {
            // What is on its way is not in this answer.
            return self.go_on_to(stage);
        }
        match stage {
            Stage::Keys => {
                let all: BTreeSet<String> = self.local_keys().into_iter().chain(seen.keys).collect();
                let counts =
                    |key: &String| vault::is_mirrored(key) && Name::parse(key) != Ok(Name::Quarantine);
                self.go_on_to(Stage::Each(all.into_iter().filter(counts).collect()))
            }
            Stage::Each(left) => self.check_one(left, &seen),
            Stage::All(times) => match self.verdict(&seen) {
                Verdict::Right(count) => self.checked(Checked::Right(count)),
                // Something may be saved between the looks at the one and at the other: hardly twice.
                Verdict::Differs if times == 0 => self.go_on_to(Stage::All(1)),
                Verdict::Differs if self.newer => self.checked(Checked::Differs),
                Verdict::Differs => {
                    self.look.needed = true;
                    let mut effects = self.go_on_to(Stage::Mend);
                    effects.extend(self.ask(Vec::new()));
                    effects
                }
            },
            Stage::Mend => self.mend(&seen),
            Stage::Confirm => {
                let found = match self.verdict(&seen) {
                    Verdict::Right(count) => Checked::Mended(count),
                    Verdict::Differs => Checked::Differs,
                };
                self.checked(found)
            }
        }
    }

    fn check_one(&mut self, mut left: Vec<String>, seen: &Seen) -> Vec<Effect> {
        let Some(key) = left.pop() else { return self.checked(Checked::Right(0)) };
        let ours = self.local_pairs(&self.with_copies_aside(&key));
        if vault::verify(&ours, &seen.pairs) == Verdict::Differs {
            return self.go_on_to(Stage::All(0));
        }
        if left.is_empty() { self.checked(Checked::Right(0)) } else { self.go_on_to(Stage::Each(left)) }
    }

    fn everything(&self) -> Vec<(String, String)> {
        self.read(|store: &dyn Store| vault::everything(store)).unwrap_or_default()
    }

    fn verdict(&self, seen: &Seen) -> Verdict {
        vault::verify(&self.everything(), &seen.pairs)
    }

    /// Writes anew what is damaged in one and whole in the other.
    fn mend(&mut self, seen: &Seen) -> Vec<Effect> {
        let Mended { to_local, to_twin, healed } = vault::mend(&self.index, &self.everything(), &seen.pairs);
        match self.write_local(&to_local) {
            Ok(_) => {}
            Err(Fault::Marked) => return self.start_over(),
            Err(_) => return self.checked(Checked::Differs),
        }
        let mut effects = self.go_on_to(Stage::Confirm);
        self.queue.add(&to_twin);
        effects.extend(self.send(None));
        effects.extend(self.save_anew(healed));
        effects
    }
}
