//! What is played, where it stands inside another shape: in a stored session and in what a session left. Since version 2.
//!
//! A set of the app is its id, `b-standing`. One of the person's own is `own`, with a list of texts beside it: its id, its name,
//! and in a session its sound and its steps (`calf-wall each 3 20 10`: stretch, legs, holds, seconds of a hold, of a rest). Texts,
//! not objects: the first screens read these, and a shape more is a kilobyte more for everybody to wait for.

use super::Unreadable;
use crate::id::Id;
use crate::moment::{Millis, SECOND};
use crate::score::Sound;
use crate::stretch::{Choice, Plan, Played, Sides, Step, Stretch};

/// Stands for the id of a set of the app.
const OWN: &str = "own";

/// What was played, in its two fields.
pub fn write_played(played: &Played) -> (String, Vec<String>) {
    match played {
        Played::Set(choice) => (choice.id(), Vec::new()),
        Played::Own { id, name } => (OWN.to_owned(), vec![id.to_string(), name.clone()]),
    }
}

/// Reads what was played.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_played(choice: &str, own: &[String]) -> Result<Played, Unreadable> {
    let played = match own {
        [] => Choice::from_id(choice).map(Played::Set),
        [id, name, ..] if choice == OWN => Id::parse(id).map(|id| Played::Own { id, name: name.clone() }),
        _ => None,
    };
    played.ok_or(Unreadable::Shape)
}

/// What is played, in its two fields.
pub fn write_plan(plan: &Plan) -> (String, Vec<String>) {
    let (choice, mut own) = write_played(&plan.played);
    if !own.is_empty() {
        own.push(plan.sound.unwrap_or_default().id().to_owned());
        own.extend(plan.steps.iter().map(write_step));
    }
    (choice, own)
}

/// Reads what is played.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_plan(choice: &str, own: &[String]) -> Result<Plan, Unreadable> {
    let played = read_played(choice, own)?;
    if let Played::Set(choice) = played {
        return Ok(choice.into());
    }
    let sound = own.get(2).and_then(|sound| Sound::from_id(sound));
    let steps: Option<Vec<Step>> = own.iter().skip(3).map(|step| read_step(step)).collect();
    let steps = steps.filter(|steps| !steps.is_empty()).ok_or(Unreadable::Shape)?;
    Ok(Plan { played, steps, sound: Some(sound.unwrap_or_default()) })
}

fn write_step(step: &Step) -> String {
    let Step { stretch, sides, repetitions, hold, rest } = step;
    format!("{} {} {repetitions} {} {}", stretch.id(), sides.id(), hold / SECOND, rest / SECOND)
}

/// Reads a step; `None` for what no player could play.
fn read_step(text: &str) -> Option<Step> {
    let mut parts = text.split(' ');
    let stretch = Stretch::from_id(parts.next()?)?;
    let sides = Sides::from_id(parts.next()?)?;
    let mut number = || parts.next()?.parse::<u8>().ok();
    let (repetitions, hold, rest) = (number()?, number()?, number()?);
    let plays = repetitions > 0 && hold > 0 && parts.next().is_none();
    let millis = |seconds: u8| Millis::from(seconds) * SECOND;
    plays.then(|| Step { stretch, sides, repetitions, hold: millis(hold), rest: millis(rest) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let step = Step {
            stretch: Stretch::CalfWall,
            sides: Sides::Each,
            repetitions: 3,
            hold: 20 * SECOND,
            rest: 10 * SECOND,
        };
        let last = Step { stretch: Stretch::QuadSide, sides: Sides::Left, rest: 0, ..step };
        let played = Played::Own { id: Id::parse("routine7").unwrap(), name: "Evening | calf".into() };
        Plan { played, steps: vec![step, last], sound: Some(Sound::Chime) }
    }

    #[test]
    fn a_plan_reads_back_from_its_words() {
        let (choice, own) = write_plan(&plan());
        assert_eq!(choice, "own");
        assert_eq!(
            own,
            ["routine7", "Evening | calf", "chime", "calf-wall each 3 20 10", "quad-side left 3 20 0"]
        );
        assert_eq!(read_plan(&choice, &own), Ok(plan()));
        let (choice, own) = write_played(&plan().played);
        assert_eq!(read_played(&choice, &own), Ok(plan().played));
        for choice in Choice::ALL {
            let (text, own) = write_plan(&choice.into());
            assert_eq!((text.as_str(), own.len()), (choice.id().as_str(), 0), "as it always was");
            assert_eq!(read_plan(&text, &own), Ok(choice.into()));
        }
    }

    #[test]
    fn what_no_player_could_play_is_not_read() {
        let (_, whole) = write_plan(&plan());
        let with = |at: usize, text: &str| {
            let mut own = whole.clone();
            own[at] = text.to_owned();
            read_plan("own", &own)
        };
        for bad in [
            "",
            "calf-wall",
            "calf-wall each 3 20",
            "calf-wall each 3 20 10 1",
            "calf-sky each 3 20 10",
            "calf-wall up 3 20 10",
            "calf-wall each 0 20 10",
            "calf-wall each 3 0 10",
            "calf-wall each 3 256 10",
            "calf-wall each 3 -1 10",
        ] {
            assert_eq!(with(3, bad), Err(Unreadable::Shape), "{bad}");
        }
        assert_eq!(with(0, "A B"), Err(Unreadable::Shape), "no id");
        assert!(with(2, "trumpet").is_ok_and(|plan| plan.sound == Some(Sound::Silent)), "silent, then");
        assert_eq!(read_plan("own", &whole[..3]), Err(Unreadable::Shape), "no steps");
        assert_eq!(read_plan("own", &[]), Err(Unreadable::Shape));
        assert_eq!(read_plan("b-standing", &whole), Err(Unreadable::Shape), "two things at once");
    }
}
