//! `cargo +nightly fuzz run restore fuzz/corpus/restore fuzz/corpus-kept/restore`. What it does is in `fuzzed.rs`, which a test on stable calls too.

#![no_main]

#[allow(dead_code, reason = "the other target calls the rest")]
#[path = "../../crates/domain/tests/keeping/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::restore(bytes));
