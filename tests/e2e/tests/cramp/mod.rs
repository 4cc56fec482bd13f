//! A cramp and the morning after it: the help, the note, what was no cramp, and a phone that dies in between.

mod after;
mod killed;
mod morning;
mod night;
mod seen;
pub mod support;
