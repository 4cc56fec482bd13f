//! The rules of Quiet Legs: what a night is, how a stretch session runs, what a urine colour may say,
//! what is kept and how. Facts go in, values come out.
//!
//! Not here: the browser, the clock, randomness, storage, Leptos. Callers pass `now`, ids and text.
//! Where to look next: `ARCHITECTURE.md`, section "Which file do I open?".

pub mod aftercare;
pub mod body;
pub mod care;
pub mod content;
pub mod cramp;
pub mod cue;
pub mod diary;
pub mod doubt;
pub mod drafts;
pub mod exchange;
pub mod form;
pub mod guide;
pub mod habit;
pub mod hours;
pub mod hydration;
pub mod id;
pub mod insight;
pub mod install;
pub mod keeper;
pub mod lookback;
pub mod merge;
pub mod moment;
pub mod month;
pub mod news;
pub mod night;
pub mod page;
pub mod plan;
pub mod relief;
pub mod report;
pub mod route;
pub mod safety;
pub mod saving;
pub mod score;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod signs;
pub mod sleep;
pub mod small;
pub mod stage;
pub mod stamp;
pub mod stamps;
pub mod stretch;
pub mod timeline;
pub mod urine;
pub mod vault;
pub mod wire;
