//! The nights: the calendar, the list, one night, ten years of them, and clocks that change.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod calendar;
mod list;
mod one;
mod places;
