//! The nights: the calendar, the list, one night, ten years of them, and clocks that change.

mod calendar;
mod clock;
mod list;
mod one;
mod places;
