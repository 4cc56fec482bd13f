//! A set in one line, computed from its steps.

use super::{Sides, Step};
use crate::moment::{MINUTE, Millis, SECOND};
use crate::timeline::Timeline;

/// How long steps take with rests and changes, in whole minutes, at least 1.
pub fn minutes(steps: &[Step]) -> Millis {
    ((Timeline::of_steps(steps, &[]).total() + MINUTE / 2) / MINUTE).max(1)
}

/// Steps in one line: `About 4 minutes. 2 stretches, 3 holds of 10 seconds on each leg.`
pub fn summary(steps: &[Step]) -> String {
    let about = format!("About {}.", counted(minutes(steps), "minute"));
    let stretches = counted(steps.len().try_into().unwrap_or(i64::MAX), "stretch");
    let range = |of: fn(&Step) -> i64| {
        let least = steps.iter().map(of).min().unwrap_or(0);
        (least, steps.iter().map(of).max().unwrap_or(0))
    };
    let (few, many) = range(|step| i64::from(step.repetitions));
    let (short, long) = range(|step| step.hold / SECOND);
    let holds = if few == many { counted(many, "hold") } else { format!("{few} to {many} holds") };
    let seconds = if short == long { counted(long, "second") } else { format!("{short} to {long} seconds") };
    let all = |sides: Sides| steps.iter().all(|step| step.sides == sides);
    let legs = match Sides::ALL.into_iter().find(|sides| all(*sides)) {
        Some(Sides::Each) => " on each leg",
        Some(Sides::Both) => ", both legs at once",
        Some(Sides::Left) => " on the left leg",
        Some(Sides::Right) => " on the right leg",
        None => "",
    };
    format!("{about} {stretches}, {holds} of {seconds}{legs}.")
}

/// `1 hold`, `3 holds`, `2 stretches`.
fn counted(count: i64, word: &str) -> String {
    let ending = match (count, word.ends_with('h')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{count} {word}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::Choice;

    #[test]
    fn a_summary_of_ones_own_says_which_legs() {
        let step = |sides: Sides| Step { sides, ..Choice::from_id("b-standing").unwrap().steps()[0] };
        let said = |sides: &[Sides]| summary(&sides.iter().map(|sides| step(*sides)).collect::<Vec<_>>());
        assert_eq!(said(&[Sides::Left]), "About 1 minute. 1 stretch, 3 holds of 10 seconds on the left leg.");
        assert!(said(&[Sides::Right]).ends_with(" on the right leg."));
        assert!(said(&[Sides::Left, Sides::Right]).ends_with("3 holds of 10 seconds."));
    }

    #[test]
    fn each_summary_is_computed_from_the_steps() {
        let said = |id: &str| Choice::from_id(id).unwrap().summary();
        for id in ["b-standing", "b-chair", "b-bed"] {
            assert_eq!(said(id), "About 4 minutes. 2 stretches, 3 holds of 10 seconds on each leg.");
        }
        assert_eq!(
            said("a-standing"),
            "About 9 minutes. 3 stretches, 1 to 10 holds of 10 to 30 seconds on each leg."
        );
        assert_eq!(said("c-standing"), "About 4 minutes. 3 stretches, 1 hold of 30 seconds on each leg.");
        assert_eq!(said("c-chair"), "About 2 minutes. 2 stretches, 1 hold of 30 seconds on each leg.");
        assert_eq!(said("d-bed"), "About 6 minutes. 2 stretches, 3 holds of 20 seconds on each leg.");
        assert_eq!(
            said("e-standing"),
            "About 5 minutes. 1 stretch, 50 holds of 3 seconds, both legs at once."
        );
    }
}
