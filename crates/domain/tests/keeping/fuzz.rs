//! What the fuzzer found once, and a few thousand bytes more of its kind, on every run.

use crate::fuzzed;
use std::fs;
use std::path::{Path, PathBuf};

/// Mutations of each text.
const EACH: u64 = 150;

fn folder(path: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Every text to begin with: what was kept of the fuzzer's, and the fixtures with a key before them.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = folder(&format!("../../fuzz/corpus-kept/{target}"))
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect();
    assert!(!seeds.is_empty(), "{target}");
    for path in folder("tests/fixtures") {
        let text = fs::read(&path).unwrap();
        if path.extension().is_some_and(|ending| ending == "json") == (target == "restore") {
            seeds.push(text);
        }
    }
    seeds
}

/// Always the same numbers (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// One to four changes: a bit, a byte, a cut, a piece twice, a piece of another text.
    fn mutate(&mut self, seed: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.next(4) {
            let place = self.next(bytes.len());
            let end = (place + 1 + self.next(24)).min(bytes.len());
            match self.next(6) {
                0 if !bytes.is_empty() => bytes[place] ^= 1 << self.next(8),
                1 if !bytes.is_empty() => bytes[place] = b"0-9|\"{}[],:eE.\n\0"[self.next(16)],
                2 => drop(bytes.drain(place.min(end)..end)),
                3 => {
                    let piece = bytes[place.min(end)..end].to_vec();
                    drop(bytes.splice(place..place, piece));
                }
                4 => bytes.truncate(place),
                _ => {
                    let from = self.next(other.len());
                    let piece = other[from..(from + self.next(40)).min(other.len())].to_vec();
                    drop(bytes.splice(place..place, piece));
                }
            }
        }
        bytes
    }
}

/// Everything through one target.
fn through(target: &str, run: fn(&[u8])) {
    let seeds = seeds(target);
    let mut numbers = Numbers(0x5EED);
    let mut count = 0;
    for seed in &seeds {
        run(seed);
        for _ in 0..EACH {
            let other = &seeds[numbers.next(seeds.len())];
            run(&numbers.mutate(seed, other));
            count += 1;
        }
    }
    println!("{target}: {} texts kept, {count} made of them", seeds.len());
}

#[test]
fn no_stored_text_breaks_a_reader() {
    through("wire", fuzzed::wire);
}

#[test]
fn no_file_breaks_restoring() {
    through("restore", fuzzed::restore);
}
