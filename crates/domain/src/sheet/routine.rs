//! A set of the person's own: a name, and steps from the catalogue with their own holds, rests and legs. Every step is a stretch
//! the app knows, so its figure, its words and what it asks of a body are known too (`safety.rs`).

use super::{Sheet, one_line};
use crate::diary::EntryKind;
use crate::id::Id;
use crate::moment::{Millis, SECOND};
use crate::score::Sound;
use crate::stretch::{Choice, Plan, Played, Sides, Step, Stretch};
use crate::wire::Unreadable;
use serde::{Deserialize, Serialize};

/// From the least to the most that is taken.
pub type Limits = std::ops::RangeInclusive<i64>;

/// How long the name is, in characters.
pub const NAME: Limits = 1..=60;
/// How many steps there are.
pub const STEPS: Limits = 1..=20;
/// How long a hold is, in seconds.
pub const HOLD: Limits = 5..=120;
/// How often a step is held, for each leg.
pub const REPETITIONS: Limits = 1..=10;
/// How long a rest between two holds is, in seconds.
pub const REST: Limits = 0..=60;

/// What cannot be kept. The sentence for each is in `content/own.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The name is empty.
    NoName,
    /// The name is longer than [`NAME`].
    LongName,
    /// There is no step.
    NoSteps,
    /// There are more steps than [`STEPS`].
    ManySteps,
    /// A hold is outside [`HOLD`].
    Hold,
    /// The holds are outside [`REPETITIONS`].
    Repetitions,
    /// A rest is outside [`REST`].
    Rest,
    /// This stretch cannot be done with these legs.
    Sides,
}

/// Which way a step is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nearer to the start.
    Up,
    /// Nearer to the end.
    Down,
}

/// A set of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRoutine {
    /// Its name, [`NAME`] characters on one line.
    pub name: String,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// How it is heard.
    pub sound: Sound,
}

/// One step as it is stored and shared; lengths in seconds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepShape {
    stretch: String,
    sides: String,
    hold: i64,
    repetitions: i64,
    rest: i64,
}

/// A set as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RoutineShape {
    name: String,
    steps: Vec<StepShape>,
    /// Absent when it is silent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sound: String,
}

impl StepShape {
    /// The shape of a step.
    pub fn of(step: &Step) -> Self {
        Self {
            stretch: step.stretch.id().to_owned(),
            sides: step.sides.id().to_owned(),
            hold: step.hold / SECOND,
            repetitions: step.repetitions.into(),
            rest: step.rest / SECOND,
        }
    }

    /// Reads a step, inside the limits.
    ///
    /// # Errors
    /// The fault; `None` when the stretch, or the word for its legs, is not known.
    pub fn read(&self) -> Result<Step, Option<Fault>> {
        let stretch = Stretch::from_id(&self.stretch).ok_or(None)?;
        let sides = Sides::from_id(&self.sides).ok_or(None)?;
        let inside = |value: i64, limits: Limits, fault| {
            if limits.contains(&value) { Ok(value) } else { Err(Some(fault)) }
        };
        let repetitions = inside(self.repetitions, REPETITIONS, Fault::Repetitions)?;
        let step = Step {
            stretch,
            sides,
            repetitions: u8::try_from(repetitions).map_err(|_| Some(Fault::Repetitions))?,
            hold: inside(self.hold, HOLD, Fault::Hold)? * SECOND,
            rest: inside(self.rest, REST, Fault::Rest)? * SECOND,
        };
        check_step(&step).map(|()| step).map_err(Some)
    }
}

fn check_step(step: &Step) -> Result<(), Fault> {
    let whole = |length: Millis, limits: &Limits| length % SECOND == 0 && limits.contains(&(length / SECOND));
    if !whole(step.hold, &HOLD) {
        return Err(Fault::Hold);
    }
    if !REPETITIONS.contains(&i64::from(step.repetitions)) {
        return Err(Fault::Repetitions);
    }
    if !whole(step.rest, &REST) {
        return Err(Fault::Rest);
    }
    if step.stretch.sides().contains(&step.sides) { Ok(()) } else { Err(Fault::Sides) }
}

/// A name as it is kept: on one line, without what cannot be seen, inside [`NAME`].
///
/// # Errors
/// [`Fault::NoName`] or [`Fault::LongName`].
pub fn tidy_name(text: &str) -> Result<String, Fault> {
    let name = one_line(text).ok_or(Fault::NoName)?;
    match i64::try_from(name.chars().count()) {
        Ok(length) if NAME.contains(&length) => Ok(name),
        _ => Err(Fault::LongName),
    }
}

impl OwnRoutine {
    /// A new one to begin with: one stretch, held as in the short set.
    pub fn begin(stretch: Stretch) -> Self {
        Self { name: "My set".into(), steps: vec![Self::step(stretch)], sound: Sound::Silent }
    }

    /// A new step: three holds of ten seconds on each leg, as in the short set.
    pub fn step(stretch: Stretch) -> Step {
        let sides = stretch.sides().first().copied().unwrap_or(Sides::Each);
        Step { stretch, sides, repetitions: 3, hold: 10 * SECOND, rest: 10 * SECOND }
    }

    /// A copy of a set of the app; `None` when its numbers are not ones that a set of one's own can have.
    pub fn of(choice: Choice, sound: Sound) -> Option<Self> {
        let own = Self { name: choice.label(), steps: choice.steps().to_vec(), sound };
        own.check().is_ok().then_some(own)
    }

    /// The first thing that cannot be kept, with the number of the step from 0 where it is one of a step.
    ///
    /// # Errors
    /// That fault.
    pub fn check(&self) -> Result<(), (Option<usize>, Fault)> {
        let name = tidy_name(&self.name).map_err(|fault| (None, fault))?;
        if name != self.name {
            return Err((None, Fault::NoName));
        }
        match i64::try_from(self.steps.len()) {
            Ok(0) => return Err((None, Fault::NoSteps)),
            Ok(count) if STEPS.contains(&count) => {}
            _ => return Err((None, Fault::ManySteps)),
        }
        for (index, step) in self.steps.iter().enumerate() {
            check_step(step).map_err(|fault| (Some(index), fault))?;
        }
        Ok(())
    }

    /// Reads a stored one.
    ///
    /// # Errors
    /// [`Unreadable::Shape`] for any other sheet, a stretch that is not known, or a number out of its limits.
    pub fn read(sheet: &Sheet) -> Result<Self, Unreadable> {
        let shape: RoutineShape = sheet.says()?;
        let steps: Result<Vec<Step>, _> = shape.steps.iter().map(StepShape::read).collect();
        let sound = Sound::from_id(&shape.sound).unwrap_or_default();
        let own = Self { name: shape.name, steps: steps.map_err(|_| Unreadable::Shape)?, sound };
        let fits = sheet.kind() == EntryKind::Routine && own.check().is_ok();
        if fits { Ok(own) } else { Err(Unreadable::Shape) }
    }

    /// What is stored of it.
    pub fn shape(&self) -> RoutineShape {
        let sound = if self.sound == Sound::Silent { "" } else { self.sound.id() };
        RoutineShape {
            name: self.name.clone(),
            steps: self.steps.iter().map(StepShape::of).collect(),
            sound: sound.to_owned(),
        }
    }

    /// What a player needs.
    pub fn plan(&self, id: Id) -> Plan {
        let played = Played::Own { id, name: self.name.clone() };
        Plan { played, steps: self.steps.clone(), sound: Some(self.sound) }
    }

    /// Whether a step can be moved this way.
    pub fn can_move(&self, index: usize, way: Way) -> bool {
        match way {
            Way::Up => index > 0 && index < self.steps.len(),
            Way::Down => index + 1 < self.steps.len(),
        }
    }

    /// Moves a step by one place. Answers where it is then.
    pub fn shift(&mut self, index: usize, way: Way) -> usize {
        let to = match way {
            _ if !self.can_move(index, way) => return index,
            Way::Up => index - 1,
            Way::Down => index + 1,
        };
        self.steps.swap(index, to);
        to
    }

    /// Puts another stretch in a step's place. Legs it cannot be done with become those it can.
    pub fn change_stretch(&mut self, index: usize, stretch: Stretch) {
        if let Some(step) = self.steps.get_mut(index) {
            step.stretch = stretch;
            if !stretch.sides().contains(&step.sides) {
                step.sides = Self::step(stretch).sides;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;
    use proptest::prelude::*;

    fn at() -> Moment {
        Moment::new(1_795_500_000_000, 60).unwrap()
    }

    fn own() -> OwnRoutine {
        let mut own = OwnRoutine::begin(Stretch::CalfWall);
        own.steps.push(Step { sides: Sides::Left, rest: 0, ..OwnRoutine::step(Stretch::QuadSide) });
        own.steps.push(OwnRoutine::step(Stretch::WallLean));
        own
    }

    fn stored(own: &OwnRoutine) -> Result<OwnRoutine, Unreadable> {
        OwnRoutine::read(&Sheet::write(EntryKind::Routine, at(), &own.shape()).unwrap())
    }

    #[test]
    fn one_reads_back_as_it_was() {
        for sound in Sound::ALL {
            let own = OwnRoutine { sound, ..own() };
            assert_eq!(own.check(), Ok(()));
            assert_eq!(stored(&own), Ok(own));
        }
        let sheet = Sheet::write(EntryKind::Plan, at(), &own().shape()).unwrap();
        assert_eq!(OwnRoutine::read(&sheet), Err(Unreadable::Shape), "that is no routine");
    }

    #[test]
    fn each_fault_is_found_where_it_is() {
        let with = |change: fn(&mut OwnRoutine)| {
            let mut own = own();
            change(&mut own);
            let found = own.check();
            assert_eq!(stored(&own).is_ok(), found.is_ok(), "{own:?}");
            found
        };
        assert_eq!(with(|own| own.name.clear()), Err((None, Fault::NoName)));
        assert_eq!(with(|own| own.name = "n".repeat(61)), Err((None, Fault::LongName)));
        assert_eq!(with(|own| own.name = "é".repeat(60)), Ok(()), "letters, not bytes");
        assert_eq!(with(|own| own.steps.clear()), Err((None, Fault::NoSteps)));
        assert_eq!(with(|own| own.steps = vec![own.steps[0]; 21]), Err((None, Fault::ManySteps)));
        assert_eq!(with(|own| own.steps = vec![own.steps[0]; 20]), Ok(()));
        assert_eq!(with(|own| own.steps[1].hold = 4 * SECOND), Err((Some(1), Fault::Hold)));
        assert_eq!(with(|own| own.steps[1].hold = 121 * SECOND), Err((Some(1), Fault::Hold)));
        assert_eq!(with(|own| own.steps[0].repetitions = 0), Err((Some(0), Fault::Repetitions)));
        assert_eq!(with(|own| own.steps[0].repetitions = 11), Err((Some(0), Fault::Repetitions)));
        assert_eq!(with(|own| own.steps[2].rest = 61 * SECOND), Err((Some(2), Fault::Rest)));
        assert_eq!(with(|own| own.steps[2].rest = -SECOND), Err((Some(2), Fault::Rest)));
        assert_eq!(with(|own| own.steps[2].sides = Sides::Each), Err((Some(2), Fault::Sides)));
        assert_eq!(with(|own| own.steps[0].sides = Sides::Both), Err((Some(0), Fault::Sides)));
        let mut odd = own();
        odd.steps[0].hold = 10 * SECOND + 1;
        assert_eq!(odd.check(), Err((Some(0), Fault::Hold)), "whole seconds");
    }

    #[test]
    fn a_name_is_kept_on_one_line_without_what_cannot_be_seen() {
        assert_eq!(tidy_name("  Evening\n\tcalf\u{0} "), Ok("Evening calf".into()));
        assert_eq!(tidy_name("\u{202E}flac\u{200B}"), Ok("flac".into()));
        assert_eq!(tidy_name(" \n "), Err(Fault::NoName));
        assert_eq!(tidy_name(&"n".repeat(61)), Err(Fault::LongName));
    }

    #[test]
    fn every_set_but_the_wall_lean_can_be_copied() {
        for choice in Choice::ALL {
            let copy = OwnRoutine::of(choice, Sound::Chime);
            // Its fifty leans of three seconds are not numbers of a set of one's own.
            assert_eq!(copy.is_some(), choice.id() != "e-standing", "{choice:?}");
            if let Some(copy) = copy {
                assert_eq!(
                    (copy.name.as_str(), copy.steps.as_slice()),
                    (choice.label().as_str(), choice.steps())
                );
                assert_eq!(stored(&copy), Ok(copy));
            }
        }
    }

    #[test]
    fn another_stretch_keeps_the_numbers_and_gets_legs_it_can_have() {
        let mut own = own();
        own.change_stretch(1, Stretch::WallLean);
        assert_eq!(own.steps[1].sides, Sides::Both);
        own.change_stretch(2, Stretch::CalfChair);
        assert_eq!((own.steps[2].sides, own.steps[2].hold), (Sides::Each, 10 * SECOND));
        own.change_stretch(9, Stretch::CalfChair);
        assert_eq!(own.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn moving_keeps_every_step_and_there_and_back_is_as_before(
            moves in proptest::collection::vec((0_usize..4, any::<bool>()), 0..12),
        ) {
            let mut moved = own();
            for (index, up) in moves {
                let (way, back) = if up { (Way::Up, Way::Down) } else { (Way::Down, Way::Up) };
                let before = moved.clone();
                let to = moved.shift(index, way);
                prop_assert_eq!(moved != before, before.can_move(index, way));
                for step in &before.steps {
                    prop_assert!(moved.steps.contains(step));
                }
                if moved != before {
                    let mut again = moved.clone();
                    again.shift(to, back);
                    prop_assert_eq!(again, before);
                }
            }
            prop_assert_eq!(moved.steps.len(), own().steps.len());
        }

        #[test]
        fn any_name_that_is_kept_is_kept_again_as_it_is(text in "\\PC*|.*") {
            if let Ok(name) = tidy_name(&text) {
                prop_assert_eq!(tidy_name(&name), Ok(name));
            }
        }

        #[test]
        fn any_stored_numbers_make_a_set_that_can_be_played_or_none(
            hold: i64, repetitions in -3_i64..400, rest in -3_i64..400, short in 0_i64..200, stretch in "[a-z-]{0,12}|calf-wall|wall-lean", sides in "each|both|left|up",
        ) {
            for hold in [hold, short] {
                let shape = StepShape { stretch: stretch.clone(), sides: sides.clone(), hold, repetitions, rest };
                if let Ok(step) = shape.read() {
                    let own = OwnRoutine { steps: vec![step], ..own() };
                    prop_assert_eq!(own.check(), Ok(()));
                    prop_assert!(HOLD.contains(&hold) && REST.contains(&rest) && REPETITIONS.contains(&repetitions));
                }
            }
        }
    }
}
