//! What is said about sets of the person's own, and about files with one. The health sentences are those of the stretches.

use crate::exchange::NotARoutine;
use crate::moment::SECOND;
use crate::sheet::Fault;
use crate::stretch::{Sides, Step};

/// Over a set with a step that the safety answers forbid.
pub const LEFT_OUT: &str =
    "Your safety answers rule out a stretch in this set. Change it first, then you can start.";
/// Beside such a step.
pub const NOT_FOR_NOW: &str = "Your safety answers rule this stretch out.";
/// Over the sets when the answers leave no timed set.
pub const NONE_FOR_NOW: &str = "Your safety answers leave no timed set for now. Your own sets are kept.";
/// When the questions are not answered.
pub const QUESTIONS_FIRST: &str = "First the safety questions above, please.";
/// When there is none yet.
pub const NONE_YET: &str = "Put your own set together: which stretches, how long, how often.";
/// When there are some that this version cannot read.
pub const ODD: &str = "A set that a newer version made cannot be shown here. It is kept.";
/// A set was done without the timer.
pub const UNTIMED: &str = "Noted for tonight, without the timer.";
/// A set could not be written.
pub const NOT_KEPT: &str = "This could not be kept. Nothing was changed.";
/// The share sheet took the file.
pub const SHARED: &str = "Your set was shared. It holds the stretches and their times, nothing else.";
/// The share sheet was closed.
pub const SHARE_CLOSED: &str = "Nothing was shared.";
/// The browser took the file.
pub const HANDED_OVER: &str = "A file with this set was handed to your browser. Look in your downloads.";
/// The browser took no file.
pub const NO_FILE_TAKEN: &str = "This browser took no file. Copy the text below.";
/// Over the preview of a file.
pub const PREVIEW: &str = "Nothing is changed yet. It comes beside the sets you have.";
/// A set was taken from a file.
pub const TAKEN_IN: &str = "The set from the file is yours now.";

/// What is wrong, and what would be right.
pub const fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::NoName => "Give the set a name.",
        Fault::LongName => "That name is too long. 60 letters is the most.",
        Fault::NoSteps => "A set needs at least one stretch.",
        Fault::ManySteps => "20 stretches is the most for one set.",
        Fault::Hold => "A hold can be 5 to 120 seconds, in whole seconds.",
        Fault::Repetitions => "Hold it 1 to 10 times.",
        Fault::Rest => "A rest can be 0 to 60 seconds, in whole seconds.",
        Fault::Sides => "This stretch cannot be done with those legs.",
    }
}

/// Why a file is no set, and what to do.
pub fn not_a_routine(why: NotARoutine) -> String {
    let text = match why {
        NotARoutine::Empty => "This file is empty. Nothing was changed.",
        NotARoutine::TooLarge => "This file is far too large for a set. Nothing was changed.",
        NotARoutine::NotText => {
            "This file is not a set: it is a picture, a document or something else. Nothing was changed."
        }
        NotARoutine::Cut => {
            "This file ends in the middle: it was not copied whole. Nothing was changed. Ask for it again."
        }
        NotARoutine::Other => "This file is not a set of Quiet Legs. Nothing was changed.",
        NotARoutine::Backup => {
            "This is a backup, not a set. Nothing was changed. To take it in, use Restore in Settings."
        }
        NotARoutine::Newer => {
            "A newer version of the app made this set. Nothing was changed. Update the app, then open it."
        }
        NotARoutine::Damaged => "This set is damaged. Nothing was changed. Ask for it again.",
        NotARoutine::Unknown => {
            "This set has a stretch that this version of the app does not know. Nothing was changed. Update the app, then open it."
        }
        NotARoutine::Fault(None, why) => {
            return format!("This set cannot be taken. {} Nothing was changed.", fault(why));
        }
        NotARoutine::Fault(Some(step), why) => {
            return format!(
                "This set cannot be taken. Stretch {}: {} Nothing was changed.",
                step + 1,
                fault(why)
            );
        }
        NotARoutine::Gone => "This file could not be read. Nothing was changed. Pick it again.",
    };
    text.to_owned()
}

/// Which legs a step works on.
pub const fn legs(sides: Sides) -> &'static str {
    match sides {
        Sides::Each => "Right leg, then left",
        Sides::Both => "Both legs at once",
        Sides::Left => "Left leg only",
        Sides::Right => "Right leg only",
    }
}

/// The numbers of a step: `3 times 20 s, rest 10 s. Right leg, then left.`
pub fn how(step: &Step) -> String {
    let (hold, rest) = (step.hold / SECOND, step.rest / SECOND);
    let often = match step.repetitions {
        1 => "Once".to_owned(),
        many => format!("{many} times"),
    };
    let rest = if step.repetitions > 1 { format!(", rest {rest}\u{a0}s") } else { String::new() };
    // The number and its unit stay on one line.
    format!("{often} {hold}\u{a0}s{rest}. {}.", legs(step.sides))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{HOLD, NAME, OwnRoutine, REPETITIONS, REST, STEPS};
    use crate::stretch::Stretch;

    #[test]
    fn the_limits_that_are_said_are_those_that_hold() {
        for (why, number) in [
            (Fault::LongName, NAME.end()),
            (Fault::ManySteps, STEPS.end()),
            (Fault::Hold, HOLD.start()),
            (Fault::Hold, HOLD.end()),
            (Fault::Repetitions, REPETITIONS.start()),
            (Fault::Repetitions, REPETITIONS.end()),
            (Fault::Rest, REST.start()),
            (Fault::Rest, REST.end()),
        ] {
            let said = fault(why);
            let found =
                said.split(|letter: char| !letter.is_ascii_digit()).any(|word| word == number.to_string());
            assert!(found, "{said} does not say {number}");
        }
    }

    #[test]
    fn the_numbers_of_a_step_are_said_in_one_line() {
        let step = OwnRoutine::step(Stretch::CalfWall);
        assert_eq!(how(&step), "3 times 10\u{a0}s, rest 10\u{a0}s. Right leg, then left.");
        let once = Step { repetitions: 1, sides: Sides::Left, ..step };
        assert_eq!(how(&once), "Once 10\u{a0}s. Left leg only.");
    }

    #[test]
    fn a_fault_in_a_file_names_its_stretch_as_people_count() {
        let said = not_a_routine(NotARoutine::Fault(Some(0), Fault::Rest));
        assert!(said.contains("Stretch 1: A rest can be 0 to 60 seconds"), "{said}");
    }
}
