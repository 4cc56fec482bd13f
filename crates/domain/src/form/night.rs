//! The form of a night as a whole.

use super::{Now, Room, TextChange, TextField, changed, follow, put};
use crate::sheet::NightNote;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A night as it was and as the person has it. The texts are held apart: two of them may meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightForm {
    base: NightNote,
    edited: NightNote,
    /// The new or changed medicine.
    pub medicine: TextField,
    /// The note.
    pub note: TextField,
}

/// What the person changed of a night, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NightChanges {
    quiet: Option<Now<bool>>,
    habits: Vec<(String, bool)>,
    bed: Option<Now<Option<u16>>>,
    rise: Option<Now<Option<u16>>>,
    disturbed: Option<Now<Option<u8>>>,
    sore: Option<Now<Option<bool>>>,
    medicine: Option<TextChange>,
    note: Option<TextChange>,
}

impl NightForm {
    /// A form that says what is kept.
    pub fn new(kept: NightNote) -> Self {
        let (medicine, note) = (TextField::new(&kept.medicine), TextField::new(&kept.note));
        Self { base: kept.clone(), edited: kept, medicine, note }
    }

    /// The night as the person has it, but for its texts.
    pub const fn night(&self) -> &NightNote {
        &self.edited
    }

    /// Changes anything but the texts.
    pub fn change(&mut self, change: impl FnOnce(&mut NightNote)) {
        change(&mut self.edited);
    }

    /// Follows what is kept.
    pub fn follow(&mut self, kept: &NightNote) {
        let Self { base, edited, medicine, note } = self;
        follow(&mut base.quiet, &mut edited.quiet, &kept.quiet);
        for habit in all(&base.habits, &edited.habits, &kept.habits) {
            let has = |habits: &BTreeSet<String>| habits.contains(&habit);
            if has(&edited.habits) == has(&base.habits) {
                tick(&mut edited.habits, &habit, has(&kept.habits));
            }
        }
        base.habits.clone_from(&kept.habits);
        follow(&mut base.bed, &mut edited.bed, &kept.bed);
        follow(&mut base.rise, &mut edited.rise, &kept.rise);
        follow(&mut base.disturbed, &mut edited.disturbed, &kept.disturbed);
        follow(&mut base.sore, &mut edited.sore, &kept.sore);
        medicine.follow(&kept.medicine);
        note.follow(&kept.note);
    }

    /// What the person changed.
    pub fn changes(&self) -> NightChanges {
        let Self { base, edited, medicine, note } = self;
        let both = all(&base.habits, &edited.habits, &BTreeSet::new());
        let ticked = both.into_iter().filter_map(|habit| {
            let now = edited.habits.contains(&habit);
            (now != base.habits.contains(&habit)).then_some((habit, now))
        });
        NightChanges {
            quiet: changed(&base.quiet, &edited.quiet),
            habits: ticked.collect(),
            bed: changed(&base.bed, &edited.bed),
            rise: changed(&base.rise, &edited.rise),
            disturbed: changed(&base.disturbed, &edited.disturbed),
            sore: changed(&base.sore, &edited.sore),
            medicine: medicine.change(),
            note: note.change(),
        }
    }
}

impl NightChanges {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Applies them to the night as it is kept by now.
    pub fn apply(&self, night: &mut NightNote) {
        put(self.quiet.as_ref(), &mut night.quiet);
        for (habit, on) in &self.habits {
            tick(&mut night.habits, habit, *on);
        }
        put(self.bed.as_ref(), &mut night.bed);
        put(self.rise.as_ref(), &mut night.rise);
        put(self.disturbed.as_ref(), &mut night.disturbed);
        put(self.sore.as_ref(), &mut night.sore);
        for (change, text) in [(&self.medicine, &mut night.medicine), (&self.note, &mut night.note)] {
            if let Some(change) = change {
                *text = change.onto(text);
            }
        }
    }
}

/// Whether a text of a night is longer than the diary takes.
pub(super) fn is_too_long(night: &NightNote) -> bool {
    [&night.medicine, &night.note].into_iter().any(|text| Room::of(text).is_over())
}

fn all(one: &BTreeSet<String>, two: &BTreeSet<String>, three: &BTreeSet<String>) -> BTreeSet<String> {
    one.iter().chain(two).chain(three).cloned().collect()
}

fn tick(habits: &mut BTreeSet<String>, habit: &str, on: bool) {
    if on {
        habits.insert(habit.to_owned());
    } else {
        habits.remove(habit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn habits(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn only_what_was_changed_here_is_applied_to_the_night_as_it_is_now() {
        let mut form =
            NightForm::new(NightNote { habits: habits(&["walk"]), bed: Some(600), ..NightNote::default() });
        form.change(|night| {
            night.sore = Some(true);
            night.habits = habits(&["alcohol"]);
        });
        form.medicine.write("a water tablet".into());
        let mut now = NightNote {
            quiet: true,
            habits: habits(&["walk", "bath"]),
            bed: Some(630),
            rise: Some(1_140),
            disturbed: Some(7),
            note: "theirs".into(),
            ..NightNote::default()
        };
        let theirs = now.clone();
        form.changes().apply(&mut now);
        let medicine = "a water tablet".to_owned();
        let expected =
            NightNote { habits: habits(&["alcohol", "bath"]), sore: Some(true), medicine, ..theirs };
        assert_eq!(now, expected);
    }

    #[test]
    fn what_nobody_touched_follows_and_then_nothing_is_changed() {
        let mut form = NightForm::new(NightNote::default());
        let kept = NightNote {
            quiet: true,
            habits: habits(&["walk"]),
            bed: Some(1),
            rise: Some(2),
            disturbed: Some(3),
            sore: Some(false),
            medicine: "m".into(),
            note: "n".into(),
        };
        form.follow(&kept);
        assert_eq!((form.night().bed, form.note.text(), form.changes().is_empty()), (Some(1), "n", true));
        form.change(|night| night.sore = None);
        form.follow(&NightNote { bed: Some(9), ..kept });
        assert_eq!((form.night().bed, form.night().sore), (Some(9), None));
        let mut now = NightNote { sore: Some(false), ..NightNote::default() };
        form.changes().apply(&mut now);
        assert_eq!(now.sore, None, "an answer that was taken out is taken out");
    }
}
