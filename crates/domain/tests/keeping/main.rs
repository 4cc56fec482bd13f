//! Keeping the diary, against stores that fail the ways phones do.
//!
//! | file | what it checks |
//! |---|---|
//! | `fixtures.rs` | frozen texts of every version, and that each is exercised |
//! | `wire.rs` | from values to text and back |
//! | `merge.rs` | which revision counts |
//! | `opening.rs`, `saving.rs` | one store |
//! | `twin.rs`, `damaged.rs`, `erasing.rs`, `verify.rs` | two stores |
//! | `keeper.rs` | the keeper, one fault at a time |
//! | `tidy.rs`, `migration.rs` | closed months, older versions |
//! | `restore.rs`, `rescue.rs`, `files.rs`, `schema.rs`, `csv.rs` | what leaves as a file and comes back |
//! | `fuzz.rs`, `fuzzed.rs` | any bytes |
//! | `model/` | anything a person does and anything a phone does |

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a test may fail this way"
)]

mod csv;
mod damaged;
mod erasing;
mod files;
mod fixtures;
mod fuzz;
mod fuzzed;
mod histories;
mod keeper;
mod merge;
mod migration;
mod model;
mod opening;
mod rescue;
mod restore;
mod saving;
mod schema;
mod support;
mod tidy;
mod twin;
mod verify;
mod wire;
