//! Words of Patterns and of the doctor's page: what counts say, and what they do not.
//!
//! The numbers and states: `insight/`. The page itself: `report.rs`.

use super::{Grade, Group, Sentence, Source};
use crate::insight::{Answer, State};

const fn rule(text: &'static str) -> Sentence {
    Sentence::new(text, Grade::Untested, Source::OwnRule)
}

/// Under every chart.
pub static UNLOGGED: Sentence =
    rule("A night you did not log is left out. It is never counted as a quiet one.");
/// With nothing logged yet.
pub static NOTHING_YET: Sentence =
    rule("Nothing to count yet. Tap \u{201C}Quiet night\u{201D} or note a cramp, and it will show here.");
/// While there are too few nights.
pub static COLLECTING: Sentence = rule(
    "It is too early to compare. Bad spells come and go by themselves. At 56 nights most people see \u{201C}unclear\u{201D}, and that is an honest answer.",
);
/// While there are too few nights on one side.
pub static ONE_SIDED: Sentence =
    rule("To compare, the diary needs 14 nights with stretching and 14 nights without.");
/// Nights with and without come in too few runs, or there were too few cramps.
pub static NOT_SEPARABLE: Sentence =
    rule("Nights with and without stretching need to be more mixed, and 8 of them need a cramp.");
/// The range holds zero.
pub static UNCLEAR: Sentence = rule(
    "Your nights do not tell whether stretching makes a difference for you. Most people see \u{201C}unclear\u{201D}.",
);
/// Fewer.
pub static FEWER: Sentence =
    rule("In your diary, cramp nights were fewer on nights you stretched. This is a pattern, not proof.");
/// More; never as harm.
pub static MORE: Sentence = rule(
    "Cramp nights were more common on stretch nights. People often stretch after bad nights, so this does not mean harm.",
);
/// What trials say, beside the person's own counts.
pub static TRIALS: Sentence = Sentence::new(
    "In studies, stretching the calf and the back of the thigh before bed may make cramps less painful for people over 55. It is not clear whether it makes them fewer.",
    Grade::Mixed,
    Source::Cochrane2021,
);
/// Under the counts of habits.
pub static NO_VERDICT: Sentence =
    rule("These are counts only. They do not tell what caused what, so no answer is given here.");
/// Beside the counts of habits: what a night without a tick is.
pub static NO_TICK: Sentence =
    rule("No tick does not mean no. Nights without a tick are not noted, and may have had it too.");
/// Both on the doctor's page.
pub static TICKS_ON_PAPER: Sentence =
    rule("Counts only; they tell no cause. A night without a tick may have had the habit too.");
/// Under the colours of mornings.
pub static COLOURS: Sentence =
    Sentence::new("After 65, colour is not a reliable guide.", Grade::NoBenefit, Source::Cochrane2015);

/// How it is worked out: which nights count.
pub static HOW_NIGHTS: Sentence = rule(
    "We take each logged night. If you did a whole set that evening, with or without the timer, it is a stretch night. If you did none, it is another night. A set done in part counts for neither.",
);
/// How it is worked out: when it is looked at.
pub static HOW_LOOKS: Sentence = rule(
    "We look five times: at 56, 84, 112, 140 and 168 such nights. In between, the answer stays as it is. A look each day would find a pattern in chance alone for too many people.",
);
/// How it is worked out: the range.
pub static HOW_RANGE: Sentence = rule(
    "Chance alone makes two shares differ. The range says how large the true gap may be. The range you see is right 95 times in 100.",
);
/// How it is worked out: runs of nights.
pub static HOW_RUNS: Sentence = rule(
    "Cramps come in runs, and so does stretching. A night that only repeats the one before tells less, so each night then gets less weight.",
);
/// How it is worked out: the gate.
pub static HOW_GATE: Sentence = rule(
    "We say \u{201C}fewer\u{201D} or \u{201C}more\u{201D} only if a wider range, right 99 times in 100, has no zero in it. With no true effect, we would still say so for about 4 people in 100.",
);
/// How it is worked out: what it cannot tell.
pub static HOW_LIMITS: Sentence = rule(
    "You knew when you stretched, and you chose the nights. Other things may have changed too. So it is a pattern, not proof.",
);

/// On the doctor's page: what it is.
pub static KEPT: Sentence =
    rule("Kept by the patient on their own phone. It is a record, not medical advice.");
/// On the doctor's page: how the numbers were made.
pub static MADE: Sentence = rule(
    "Pain is 0 to 10. Nights run from noon to noon. A night that was not logged is left out, not counted as quiet.",
);
/// On the doctor's page: the comparison.
pub static WHOLE_DIARY: Sentence =
    rule("From the whole diary, whatever dates are chosen here. Not blinded; the patient chose the nights.");
/// On the doctor's page: medicines.
pub static MEDICINES: Sentence = Sentence::new(
    "Listed to talk about. Some medicines are linked with cramps. Nothing was changed because of this page.",
    Grade::Association,
    Source::Garrison2012,
);
/// On the doctor's page: letters the file cannot show.
pub static LETTERS: Sentence =
    rule("[?] stands for letters that this file cannot show. The text to copy has them all.");

/// The share sheet took the page.
pub const SHARED: &str = "The page was shared.";
/// The share sheet was closed.
pub const SHARE_CLOSED: &str = "Nothing was shared.";
/// The browser took a file.
pub const HANDED_OVER: &str = "The file was handed to your browser. Look in your downloads.";
/// The browser took no file.
pub const NO_FILE_TAKEN: &str = "This browser took no file. Copy the text below.";
/// The text is on the clipboard.
pub const COPIED: &str = "Copied. Paste it into a message or a note.";
/// The text is shown.
pub const TEXT_BELOW: &str = "The page is below as text. Copy what you need.";
/// The browser cannot print.
pub const NO_PRINT: &str = "This browser does not print. Save the file, or copy the text.";

/// The sentence of a state.
pub const fn sentence(state: State) -> &'static Sentence {
    match state {
        State::Collecting => &COLLECTING,
        State::NotSeparable => &NOT_SEPARABLE,
        State::Unclear => &UNCLEAR,
        State::Fewer => &FEWER,
        State::More => &MORE,
    }
}

/// The word of a state.
pub const fn word(state: State) -> &'static str {
    match state {
        State::Collecting => "Collecting",
        State::NotSeparable => "Cannot compare yet",
        State::Unclear => "Unclear",
        State::Fewer => "Fewer",
        State::More => "More",
    }
}

/// The word over an answer.
pub const fn word_of(answer: &Answer) -> &'static str {
    match answer.last {
        None if answer.held => "Waiting",
        Some((_, look)) => word(look.state),
        None => word(State::Collecting),
    }
}

/// How it is worked out, in the order shown.
pub static HOW: [&Sentence; 6] = [&HOW_NIGHTS, &HOW_LOOKS, &HOW_RANGE, &HOW_RUNS, &HOW_GATE, &HOW_LIMITS];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("insight: counts", &[&UNLOGGED, &NOTHING_YET, &NO_VERDICT, &NO_TICK, &COLOURS]),
    ("insight: stretching", &[&COLLECTING, &ONE_SIDED, &NOT_SEPARABLE, &UNCLEAR, &FEWER, &MORE, &TRIALS]),
    (
        "insight: how it is worked out",
        &[&HOW_NIGHTS, &HOW_LOOKS, &HOW_RANGE, &HOW_RUNS, &HOW_GATE, &HOW_LIMITS],
    ),
    ("insight: the doctor's page", &[&KEPT, &MADE, &TICKS_ON_PAPER, &WHOLE_DIARY, &MEDICINES, &LETTERS]),
];
