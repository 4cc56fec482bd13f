//! What a person does, in real browsers. One file or folder for each part of the app; `cargo xtask test` runs them all, and
//! `cargo test -p e2e --test app settings::` those of one file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod access;
mod backup;
mod cramp;
mod deploy;
mod diary;
mod erase;
mod evening;
mod faults;
mod forms;
mod habits;
mod harness;
mod hydration;
mod insights;
mod large;
mod later;
mod learn;
mod leg;
mod licences;
mod merging;
mod nights;
mod own;
mod plan;
mod player;
mod settings;
mod signs;
mod speed;
mod takeover;
mod translated;
mod trial;
mod typed;
mod without;
mod worker;
mod years;
