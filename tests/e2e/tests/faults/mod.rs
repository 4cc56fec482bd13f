//! Every fault a phone can have, provoked in real browsers on real profiles: nothing the app called saved may be lost.
//!
//! The rows are those of the fault matrix. Each test prints one line for each engine,
//! `fault: <row> | <what> | <engine> | <records at risk> | <records lost>`; `cargo xtask faults` runs these tests only and
//! shows the lines as a table.

mod blocked;
mod checked;
mod damaged;
mod frozen;
mod full;
mod full_disk;
mod killed;
mod lost;
mod migration;
mod slow;
mod windows;
