//! What a new check need not ask again: the age and a limit on fluids, from earlier checks and the settings. It is shown, chosen
//! already, and can be changed; everything else is of the moment and is asked each time.

use crate::diary::{Diary, Entry};
use crate::moment::{HOUR, Moment};
use crate::safety::Age;
use crate::urine::{Answers, YesNoUnsure};

/// How long "no" is remembered: an illness, a new tablet or a birthday may have come since.
const NO_LASTS: i64 = 90 * 24 * HOUR;

/// The answers a new check begins with. "Not sure" is asked again, and where two sources differ, nobody is believed.
pub fn remembered(diary: &Diary, age: Option<Age>, now: Moment) -> Answers {
    let checks = || {
        diary.newest().filter_map(|(_, entry)| match entry {
            Entry::Check(check) => Some(check),
            _ => None,
        })
    };
    let fresh = |at: Moment| (0..=NO_LASTS).contains(&(now.epoch() - at.epoch()));
    let said = checks().find_map(|check| Some((check.at, check.answers.age65?)));
    let said = said.filter(|(at, older)| *older || fresh(*at)).map(|(_, older)| older);
    let age65 = match (age.map(|age| age == Age::From65), said) {
        (Some(one), Some(other)) if one != other => None,
        (known, said) => said.or(known),
    };
    let limit = checks().find_map(|check| Some((check.at, check.answers.fluid_limit?)));
    let fluid_limit = limit.and_then(|(at, limit)| match limit {
        YesNoUnsure::Yes => Some(limit),
        YesNoUnsure::No if fresh(at) => Some(limit),
        YesNoUnsure::No | YesNoUnsure::Unsure => None,
    });
    Answers { age65, fluid_limit, ..Answers::default() }
}
