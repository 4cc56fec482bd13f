//! A leg that may be a clot, or is cold or pale: what to do, and what the app then leaves out.
//!
//! The same words stand on Cramp now, Stretch, the player and after a cramp. Which are shown: `safety/leg.rs`.

use super::{Group, Sentence, Source};

/// One leg swollen, warm or of a new colour.
pub static TODAY: Sentence = Sentence::expert("Your leg needs medical help today.", Source::UclhDvt);
/// A leg cold, pale, blue, numb or not to be moved.
pub static NOW: Sentence =
    Sentence::expert("Your leg needs help now. Call your emergency number.", Source::Npsa2011);
/// What not to do with it.
pub static DO_NOT: Sentence = Sentence::caution("Do not stretch it, rub it, warm it, cool it or put it up.");
/// For how long the app leaves it out.
pub static UNTIL: Sentence = Sentence::caution(
    "Until a doctor has seen it, or it is gone, the app shows no stretch, rub, warmth, cold or legs up.",
);
/// In the check, for those who answer again.
pub static AGAIN: Sentence =
    Sentence::caution("Has a doctor seen it, or is it gone? Then leave it out and keep your answers.");

/// Where the person said so: in the safety questions.
pub const IN_STRETCH: &str = "You ticked it in the questions before stretching.";
/// Where the person said so, before the day: in the check.
pub const IN_SIGNS: &str = "You ticked it in the warning signs on";
/// The way to say that it is over.
pub const OVER: &str = "A doctor has seen it, or it is gone";
/// The title where a set would play.
pub const FIRST: &str = "Your leg comes first";
/// Where a set or an evening with stretches would be suggested.
pub const NOT_NOW: &str = "Not now: your leg comes first.";
/// Below the title, where a set was playing.
pub const STOPPED: &str = "The set is stopped. What you held so far is kept.";

/// Every sentence of this file.
pub const ALL: &[Group] = &[("a leg that needs help", &[&TODAY, &NOW, &DO_NOT, &UNTIL, &AGAIN])];
