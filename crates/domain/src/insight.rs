//! What the diary shows: counts first, then at most one honest answer. Pure arithmetic on [`NightFacts`].
//!
//! | file | what for |
//! |---|---|
//! | `facts.rs` | one night as the statistics see it, and the one function that makes them from the diary |
//! | `counts.rs` | descriptions: weeks, pain, time of night, place, relief, urine colour, habits |
//! | `range.rs` | shares, their ranges, and how neighbouring nights shrink what they tell |
//! | `stretching.rs` | "Does stretching help me?": states, looks, and what is frozen between them |
//! | `experiment.rs` | twelve weeks in a random order, and the exact test at their end |
//! | `chart.rs` | scales and shapes of the charts |
//!
//! Not here: words (`content/insight.rs`), the doctor's page (`report.rs`).

pub mod chart;
mod counts;
mod experiment;
mod facts;
mod range;
mod stretching;

pub use counts::{
    Bin, Durations, Grain, Habit, HabitCounts, Pain, Place, Tried, bins, disturbed, durations, habit, hours,
    nights, pain, places, reliefs, urine,
};
pub use experiment::{
    Block, Experiment, Finding, NIGHTS_IN_BLOCK, PAIRS, Stage, Verdict, WEEKS, finding, sign_flip,
};
pub use facts::{CrampFacts, NightFacts, Span, Stretched, build};
pub use range::{Range, Share, Z95, Z99, newcombe, shrinkage, wilson};
pub use stretching::{
    Answer, CHECKPOINTS, EACH, EVENTS, Look, Pair, SWITCHES, State, answer, held, look, pairs,
};
