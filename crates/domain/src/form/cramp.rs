//! The form of a cramp: a new one, or one that is there already; with the night it belongs to.

use super::night::is_too_long;
use super::{NightForm, Now, Room, TextChange, TextField, changed, follow, put};
use crate::body::Muscle;
use crate::cramp::{Band, Cramp, Ending, Helped, Instead, NoStart, Relief, Severity, Side, Start};
use crate::diary::{Entry, EntryKind};
use crate::moment::Moment;
use crate::night::Night;
use crate::sheet::NightNote;
use crate::wire;
use serde::{Deserialize, Serialize};

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrampForm {
    is_new: bool,
    base: Cramp,
    edited: Cramp,
    begun: Option<Start>,
    field: Option<String>,
    /// The note.
    pub note: TextField,
    /// The night as a whole.
    pub night: NightForm,
}

/// What the person changed of a cramp, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrampChanges {
    start: Option<(Moment, bool)>,
    instead: Option<Now<Option<Instead>>>,
    muscle: Option<Now<Option<Muscle>>>,
    side: Option<Now<Option<Side>>>,
    severity: Option<Now<Option<Severity>>>,
    ending: Option<Now<Ending>>,
    relief: Vec<(Relief, bool)>,
    helped: Option<Now<Option<Helped>>>,
    woke: Option<Now<Option<bool>>>,
    note: Option<TextChange>,
}

impl CrampForm {
    /// The form of a cramp that is kept, and of its night.
    pub fn of(kept: Cramp, night: NightNote) -> Self {
        Self::made(false, kept, None, night)
    }

    /// The form of a new cramp, whose night alone is known; it says nothing of its start before the person does.
    pub fn new(start: Moment, now: Moment, night: NightNote) -> Self {
        let base = Cramp { untimed: true, ..Cramp::told_later(start) };
        Self::made(true, base, Some(now.field()), night)
    }

    fn made(is_new: bool, base: Cramp, field: Option<String>, night: NightNote) -> Self {
        let (note, night) = (TextField::new(&base.note), NightForm::new(night));
        Self { is_new, edited: base.clone(), base, begun: None, field, note, night }
    }

    /// The cramp as the person has it, but for its start and its note.
    pub const fn cramp(&self) -> &Cramp {
        &self.edited
    }

    /// The cramp as it is kept, or as a new one begins.
    pub const fn kept(&self) -> &Cramp {
        &self.base
    }

    /// Changes anything but the start and the note.
    pub fn change(&mut self, change: impl FnOnce(&mut Cramp)) {
        change(&mut self.edited);
    }

    /// The answer to "When did it start?".
    pub fn begun(&self) -> Option<Start> {
        let known = if self.base.untimed { Start::Unknown } else { Start::At };
        self.begun.or((!self.is_new).then_some(known))
    }

    /// Answers "When did it start?".
    pub fn begin(&mut self, start: Option<Start>) {
        self.begun = start;
    }

    /// What the field for date and time says.
    pub fn field(&self) -> String {
        self.field.clone().unwrap_or_else(|| self.base.start.field())
    }

    /// The person changed that field.
    pub fn write_field(&mut self, text: String) {
        self.field = Some(text);
    }

    /// When it began, and whether only its night is known; `read` reads a field in this place's time.
    ///
    /// # Errors
    /// Why the start cannot be taken.
    pub fn start(
        &self,
        now: Moment,
        read: impl Fn(&str) -> Option<Moment>,
    ) -> Result<(Moment, bool), NoStart> {
        let base = &self.base;
        // An untouched field says what it said: seconds are not in it.
        let same = |text: &String| !self.is_new && *text == base.start.field();
        let at = match self.field.as_ref().filter(|text| !same(text)) {
            Some(text) => read(text),
            None => Some(base.start),
        };
        match self.begun().unwrap_or(Start::Unknown) {
            // What nobody knew before stays as it is.
            Start::Unknown if base.untimed => Ok((base.start, true)),
            begun => begun.at(now, at, Night::of(base.start)),
        }
    }

    /// What the length is said to be: a band, or nothing.
    pub fn length(&self) -> Option<usize> {
        match self.edited.ending {
            Ending::Ongoing => None,
            Ending::Unknown => Some(Band::ALL.len()),
            ending => ending.band().and_then(|band| Band::ALL.iter().position(|one| *one == band)),
        }
    }

    /// Says how long it was, by the index of [`CrampForm::length`].
    pub fn say_length(&mut self, index: usize) {
        self.edited.ending = Band::ALL.get(index).map_or(Ending::Unknown, |band| Ending::Said(*band));
    }

    /// Follows what is kept.
    pub fn follow(&mut self, kept: &Cramp) {
        let Self { is_new: _, base, edited, begun: _, field: _, note, night: _ } = self;
        (base.start, base.untimed) = (kept.start, kept.untimed);
        follow(&mut base.instead, &mut edited.instead, &kept.instead);
        follow(&mut base.muscle, &mut edited.muscle, &kept.muscle);
        follow(&mut base.side, &mut edited.side, &kept.side);
        follow(&mut base.severity, &mut edited.severity, &kept.severity);
        follow(&mut base.ending, &mut edited.ending, &kept.ending);
        for relief in Relief::ALL {
            if edited.relief.contains(&relief) == base.relief.contains(&relief) {
                edited.set_relief(relief, kept.relief.contains(&relief));
            }
        }
        base.relief.clone_from(&kept.relief);
        follow(&mut base.helped, &mut edited.helped, &kept.helped);
        follow(&mut base.woke, &mut edited.woke, &kept.woke);
        note.follow(&kept.note);
    }

    /// What the person changed of the cramp.
    ///
    /// # Errors
    /// Why the start cannot be taken.
    pub fn changes(
        &self,
        now: Moment,
        read: impl Fn(&str) -> Option<Moment>,
    ) -> Result<CrampChanges, NoStart> {
        let Self { is_new, base, edited, begun, field, note, night: _ } = self;
        let told = *is_new || begun.is_some() || field.is_some();
        let start = if told { Some(self.start(now, read)?) } else { None };
        let ticked = Relief::ALL.map(|relief| (relief, edited.relief.contains(&relief)));
        Ok(CrampChanges {
            start: start.filter(|start| *is_new || *start != (base.start, base.untimed)),
            instead: changed(&base.instead, &edited.instead),
            muscle: changed(&base.muscle, &edited.muscle),
            side: changed(&base.side, &edited.side),
            severity: changed(&base.severity, &edited.severity),
            ending: changed(&base.ending, &edited.ending),
            relief: ticked.into_iter().filter(|(one, on)| base.relief.contains(one) != *on).collect(),
            helped: changed(&base.helped, &edited.helped),
            woke: changed(&base.woke, &edited.woke),
            note: note.change(),
        })
    }

    /// Whether the person changed anything at all.
    pub fn is_touched(&self, now: Moment, read: impl Fn(&str) -> Option<Moment>) -> bool {
        let untold = self.is_new && self.begun.is_none();
        let start =
            |changes: CrampChanges| CrampChanges { start: changes.start.filter(|_| !untold), ..changes };
        self.changes(now, read).map_or(true, |changes| start(changes) != CrampChanges::default())
            || !self.night.changes().is_empty()
    }

    /// What cannot be saved because it is too long: looks at the cramp and the night as they would be saved.
    pub fn is_too_long(cramp: &Cramp, night: &NightNote) -> bool {
        Room::of(&cramp.note).is_over() || is_too_long(night)
    }
}

impl CrampChanges {
    /// Applies them to the cramp as it is kept by now.
    pub fn apply(&self, cramp: &mut Cramp) {
        let Self { start, instead, muscle, side, severity, ending, relief, helped, woke, note } = self;
        if let Some((at, untimed)) = *start {
            (cramp.start, cramp.untimed) = (at, untimed);
        }
        put(muscle.as_ref(), &mut cramp.muscle);
        put(side.as_ref(), &mut cramp.side);
        put(severity.as_ref(), &mut cramp.severity);
        put(ending.as_ref(), &mut cramp.ending);
        for (relief, tried) in relief {
            cramp.set_relief(*relief, *tried);
        }
        put(helped.as_ref(), &mut cramp.helped);
        put(woke.as_ref(), &mut cramp.woke);
        match *instead {
            // Its clock stops where it still runs: what was measured meanwhile stays.
            Some(Now(Some(instead))) => cramp.was_not(instead),
            Some(Now(None)) => cramp.instead = None,
            None => {}
        }
        if let Some(note) = note {
            cramp.note = note.onto(&cramp.note);
        }
    }
}

/// The form as a draft keeps it.
#[derive(Serialize, Deserialize)]
struct Shape {
    is_new: bool,
    base: String,
    edited: String,
    /// The start: `true` for the time in the field, `false` for "Don't know".
    at: Option<bool>,
    field: Option<String>,
    note: TextField,
    night: NightForm,
}

impl CrampForm {
    /// The form as a text, to go on with later. "15 minutes ago" becomes the time that it is.
    pub fn draft(&self, now: Moment, read: impl Fn(&str) -> Option<Moment>) -> String {
        let body = |cramp: &Cramp| wire::v1::write_entry(&Entry::Cramp(cramp.clone()));
        let ago = |begun: &Start| !matches!(begun, Start::At | Start::Unknown);
        let at = self.begun.filter(ago).and_then(|_| self.start(now, read).ok());
        let shape = Shape {
            is_new: self.is_new,
            base: body(&self.base),
            edited: body(&self.edited),
            at: self.begun.map(|begun| begun != Start::Unknown),
            field: at.map(|(at, _)| at.field()).or_else(|| self.field.clone()),
            note: self.note.clone(),
            night: self.night.clone(),
        };
        // No maps with odd keys and no floats: writing cannot fail.
        serde_json::to_string(&shape).unwrap_or_default()
    }

    /// Takes a draft up again; `None` when it is none.
    pub fn take_up(text: &str) -> Option<Self> {
        let shape: Shape = serde_json::from_str(text).ok()?;
        let cramp = |text: &str| match wire::read_old_body(EntryKind::Cramp, text) {
            Ok(Some(Entry::Cramp(cramp))) => Some(cramp),
            _ => None,
        };
        Some(Self {
            is_new: shape.is_new,
            base: cramp(&shape.base)?,
            edited: cramp(&shape.edited)?,
            begun: shape.at.map(|at| if at { Start::At } else { Start::Unknown }),
            field: shape.field,
            note: shape.note,
            night: shape.night,
        })
    }
}

#[cfg(test)]
mod tests;
