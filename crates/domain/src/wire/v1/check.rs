//! Version 1 of a hydration check. Frozen, as all of version 1.

use super::super::Unreadable;
use super::{Shape, json, maybe, moment};
use crate::hydration::Check;
use crate::moment::Millis;
use crate::urine::{Answers, Light, OffScale, Reading, Step, YesNoUnsure};
use serde::Serialize;

#[derive(Serialize)]
struct CheckShape {
    at: Millis,
    offset: i16,
    light: Option<String>,
    first: Option<bool>,
    dye: Option<String>,
    age65: Option<bool>,
    limit: Option<String>,
    /// Swatch 1 to 8.
    step: Option<u8>,
    /// Whether the person said that a dark swatch is not brown.
    not_brown: bool,
    /// A colour off the scale.
    off: Option<String>,
    /// The answer to that colour's own question.
    answer: Option<String>,
}

pub(super) fn write_check(check: &Check) -> String {
    let answers = &check.answers;
    let (step, not_brown, off, answer) = match check.reading {
        Reading::Step(step) => (Some(step), false, None, None),
        Reading::NotBrown(step) => (Some(step), true, None, None),
        Reading::OffScale(colour, answer) => (None, false, Some(colour), answer),
        Reading::CannotTell => (None, false, None, None),
    };
    json(&CheckShape {
        at: check.at.epoch(),
        offset: check.at.offset(),
        light: answers.light.map(|light| light.id().to_owned()),
        first: answers.first_void,
        dye: answers.dye.map(|dye| dye.id().to_owned()),
        age65: answers.age65,
        limit: answers.fluid_limit.map(|limit| limit.id().to_owned()),
        step: step.map(Step::number),
        not_brown,
        off: off.map(|colour| colour.id().to_owned()),
        answer: answer.map(|answer| answer.id().to_owned()),
    })
}

pub(super) fn read_check(text: &str) -> Result<Check, Unreadable> {
    let found = Shape::read(text)?;
    let yes_no = |name: &str| maybe(found.text(name)?.as_deref(), YesNoUnsure::from_id);
    let step = maybe(found.number("step")?, Step::new)?;
    let off = maybe(found.text("off")?.as_deref(), OffScale::from_id)?;
    let answer = yes_no("answer")?;
    let reading = match (step, found.flag("not_brown")?.ok_or(Unreadable::Shape)?, off, answer) {
        (Some(step), false, None, None) => Reading::Step(step),
        (Some(step), true, None, None) => Reading::NotBrown(step),
        (None, false, Some(colour), answer) => Reading::OffScale(colour, answer),
        (None, false, None, None) => Reading::CannotTell,
        _ => return Err(Unreadable::Shape),
    };
    let answers = Answers {
        light: maybe(found.text("light")?.as_deref(), Light::from_id)?,
        first_void: found.flag("first")?,
        dye: yes_no("dye")?,
        age65: found.flag("age65")?,
        fluid_limit: yes_no("limit")?,
    };
    Ok(Check { at: moment(found.count("at")?, found.count("offset")?)?, answers, reading })
}
