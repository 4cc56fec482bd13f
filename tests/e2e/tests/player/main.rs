//! The stretch player: every set, by tap and by key, heard and silent, with clocks that jump and pages that sleep.
//!
//! | what happens in the middle | Chromium | Firefox | `WebKitGTK` |
//! |---|---|---|---|
//! | a slow processor | throttled six times | a page kept busy three quarters of the time: its driver cannot throttle | as Firefox |
//! | hidden for two minutes | another tab in front | another tab in front | told to be hidden: its driver cannot put a tab in front |
//! | locked and asleep | the wall clock runs on without the page, which is told that it was hidden: no driver can put a phone to sleep | same | same |
//! | frozen and thawed | by the browser, and by stopping its processes | by stopping its processes | same |
//! | the clock set an hour either way | `Date` is set: the clock of this machine is not ours to set | same | same |
//! | killed | with everything it started, on a profile that is kept | same | same, without its driver (`e2e::remote`) |
//!
//! After each: what the ring draws is right within one second, no cue is heard twice or too late, and nothing is noted as done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clocks;
mod keys;
mod killed;
mod played;
mod quiet;
mod says;
mod sounds;
mod stuck;
mod support;
mod taps;
