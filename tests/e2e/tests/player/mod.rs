//! The stretch player: every set, by tap and by key, heard and silent, with clocks that jump and pages that sleep.
//!
//! Time in most of these tests is `time.js`: it goes on as it does, and jumps over what a person would wait for. What happens in
//! the middle of a set, and by what means:
//!
//! | | Chromium | Firefox | `WebKitGTK` |
//! |---|---|---|---|
//! | a slow processor | throttled six times | a page kept busy three quarters of the time: its driver cannot throttle | as Firefox |
//! | hidden | by another tab; for minutes in the page's time | the same | only in the page's time: its driver has no tab in front |
//! | frozen and thawed | by the browser; by stopping its processes; in the page's time | by stopping its processes; in the page's time | as Firefox |
//! | locked and asleep | in the page's time: no driver can put a phone to sleep | the same | the same |
//! | the clock set an hour either way | the page's clock: that of this machine is not ours to set | the same | the same |
//! | killed | with everything it started, on a profile that is kept | the same | the same, without its driver (`e2e::remote`) |
//!
//! After each: the ring is right within one second, no cue is heard or said twice, and nothing is noted as done.

mod back;
mod faults;
mod keys;
mod killed;
mod played;
mod quiet;
mod says;
mod sounds;
mod stuck;
pub mod support;
mod taps;
