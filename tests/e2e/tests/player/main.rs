//! The stretch player: every set, by tap and by key, heard and silent, with clocks that jump and pages that sleep.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clocks;
mod quiet;
mod says;
mod sounds;
mod support;
mod taps;
