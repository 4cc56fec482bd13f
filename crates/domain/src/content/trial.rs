//! Words of the experiment of twelve weeks: what it is before somebody begins it, each evening of it, and what may be said at its end.
//!
//! The plan and the test: `insight/experiment.rs`.

use super::{Grade, Source};
use super::{Group, Sentence};
use crate::insight::{Block, Verdict};

const fn rule(text: &'static str) -> Sentence {
    Sentence::new(text, Grade::Untested, Source::OwnRule)
}

/// What it is.
pub static WHAT: Sentence = rule(
    "Twelve weeks in six pairs. In one week of a pair you do your routine each evening: any whole set. In the other you leave it out.",
);
/// The order.
pub static ORDER: Sentence = rule(
    "Chance decides which week comes first, before you begin. So a bad spell cannot choose your stretch weeks.",
);
/// Help in a cramp.
pub static RELIEF: Sentence = rule("If a cramp comes, stretch it. That is always fine, in every week.");
/// Whom to ask before.
pub static ASK_FIRST: Sentence = Sentence::caution(
    "Were you told to stretch each day, by a doctor or a physiotherapist? Ask them before you leave it out.",
);
/// The end.
pub static NO_EARLY_LOOK: Sentence = rule(
    "No answer is shown before the end. An early look would spoil it, so \u{201C}Does stretching help me?\u{201D} waits too.",
);
/// Ending early.
pub static ANY_TIME: Sentence =
    rule("You can end it on any evening. You need no reason, and all your notes stay.");
/// What counts.
pub static LOGGED: Sentence = rule(
    "A pair counts when you log at least 5 nights in both of its weeks. With fewer than six pairs no answer is possible.",
);
/// How much it takes.
pub static ALL_SIX: Sentence = rule(
    "An answer needs all six pairs to point the same way. With no true effect, that still happens to 3 people in 100. Many people will read \u{201C}unclear\u{201D}.",
);
/// Carry-over.
pub static CARRY_OVER: Sentence =
    rule("What you do in one week may last into the next. Then the gap looks smaller than it is.");
/// It is not blind.
pub static SEEN: Sentence = rule("You know which week is which. So even a clear answer is not proof.");

/// An evening with the routine.
pub static WITH: Sentence = rule("This evening with your routine.");
/// An evening without.
pub static WITHOUT: Sentence =
    rule("This evening as usual, without the routine. In a cramp, stretching is always fine.");
/// Before the first evening.
pub static AHEAD: Sentence = rule("It has not begun yet. Until then, do as you like.");
/// While no look is taken.
pub static HELD: Sentence =
    rule("Your experiment runs, so no new look is taken before its end. The counts go on.");

/// The same on the doctor's page.
pub static HELD_ON_PAPER: Sentence = rule(
    "The patient is in a 12-week experiment with weeks in random order. No new look is taken before its end.",
);

/// No pair can be compared.
pub static NOTHING: Sentence =
    rule("No pair of weeks can be compared, so there is no answer. All your notes stay in your diary.");
/// Fewer than six pairs.
pub static TOO_FEW: Sentence = rule(
    "Fewer than six pairs of weeks can be compared. With so few, chance alone can always explain the gap. So no answer is given.",
);
/// Chance explains it.
pub static UNCLEAR: Sentence = rule(
    "Your weeks do not tell whether the routine makes a difference for you. Chance alone often makes such a gap. Many people read this.",
);
/// Fewer.
pub static FEWER: Sentence = rule(
    "In your experiment, cramp nights were fewer in weeks with the routine. Chance alone seldom makes such a gap.",
);
/// More; never as harm.
pub static MORE: Sentence = rule(
    "In your experiment, cramp nights were more common in weeks with the routine. It cannot tell why, and it does not mean harm.",
);
/// After it was ended early.
pub static ENDED: Sentence = rule("You ended it early. That is fine, and your notes stay.");
/// Until the end of that day.
pub static MAY_GO_ON: Sentence =
    rule("Today you can still take that back. What was counted is shown from tomorrow.");

/// The link to it.
pub const NAME: &str = "Your 12-week experiment";
/// On Tonight once it is over.
pub const FINISHED: &str = "Your twelve weeks are over";
/// Beside it.
pub const SEE: &str = "See what they show.";
/// The name of the calendar.
pub const CALENDAR: &str = "Twelve weeks";
/// Where a change could not be kept: a newer version wrote the experiment, or it is gone.
pub const NOT_KEPT: &str = "This could not be kept. Nothing was changed.";
/// For a first evening that is over or far ahead.
pub const CHOOSE_DATE: &str = "Choose tonight or an evening in the next 12 months.";
/// Above the calendar file.
pub const BEFORE_SAVING: &str = "Each week as one entry, with no sound. It says \u{201C}with the routine\u{201D} or \u{201C}as usual\u{201D}, and nothing of legs or cramps.";
/// After the download.
pub const SAVED: &str = "The file is in your downloads. Open it to put the weeks in your calendar.";

/// What a week is for.
pub const fn week(block: Block) -> &'static str {
    match block {
        Block::Routine => "With the routine",
        Block::Usual => "As usual",
    }
}

/// What an evening is for.
pub const fn evening(block: Block) -> &'static Sentence {
    match block {
        Block::Routine => &WITH,
        Block::Usual => &WITHOUT,
    }
}

/// The sentence at the end.
pub const fn sentence(verdict: Verdict) -> &'static Sentence {
    match verdict {
        Verdict::Nothing => &NOTHING,
        Verdict::TooFew => &TOO_FEW,
        Verdict::Unclear => &UNCLEAR,
        Verdict::Fewer => &FEWER,
        Verdict::More => &MORE,
    }
}

/// The word at the end.
pub const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Nothing | Verdict::TooFew => "No answer",
        Verdict::Unclear => "Unclear",
        Verdict::Fewer => "Fewer",
        Verdict::More => "More",
    }
}

/// What somebody reads before beginning, in the order shown.
pub static BEFORE: [&Sentence; 9] =
    [&WHAT, &ORDER, &RELIEF, &ASK_FIRST, &NO_EARLY_LOOK, &ANY_TIME, &LOGGED, &ALL_SIX, &CARRY_OVER];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    (
        "experiment: before",
        &[
            &WHAT,
            &ORDER,
            &RELIEF,
            &ASK_FIRST,
            &NO_EARLY_LOOK,
            &ANY_TIME,
            &LOGGED,
            &ALL_SIX,
            &CARRY_OVER,
            &SEEN,
        ],
    ),
    ("experiment: while it runs", &[&WITH, &WITHOUT, &AHEAD, &HELD, &HELD_ON_PAPER]),
    ("experiment: at its end", &[&NOTHING, &TOO_FEW, &UNCLEAR, &FEWER, &MORE, &ENDED, &MAY_GO_ON]),
];
