//! The rules of the house, checked without a browser: words, names, files, doors, links. Each test is one rule.
//!
//! | file | what it checks |
//! |---|---|
//! | `house/words.rs` | every health sentence: grade, source, claims, reading age |
//! | `house/learn.rs` | the cards of Learn: what each may name, where cautions stand, reading age |
//! | `house/evidence.rs` | `docs/evidence.md` and the cards say the same |
//! | `house/guide.rs` | the guide and the page on privacy: words, names, and the documents made from them |
//! | `house/shell.rs` | the generated regions of `index.html` |
//! | `house/names.rs` | one word, three places: route, view, style |
//! | `house/doors.rs` | who may touch the browser, storage, the clock and the network |
//! | `house/fields.rs` | no field lets a browser remember what is typed |
//! | `house/links.rs` | paths named in the documents exist |
//!
//! It is a test of the domain crate (`crates/domain/Cargo.toml`), so it needs no browser and no Leptos.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]

#[path = "house/doors.rs"]
mod doors;
#[path = "house/evidence.rs"]
mod evidence;
#[path = "house/fields.rs"]
mod fields;
#[path = "house/guide.rs"]
mod guide;
#[path = "house/learn.rs"]
mod learn;
#[path = "house/links.rs"]
mod links;
#[path = "house/names.rs"]
mod names;
#[path = "house/shell.rs"]
mod shell;
#[path = "house/words.rs"]
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the whole project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("ARCHITECTURE.md").exists())
        .expect("ARCHITECTURE.md marks the root of the project")
        .to_path_buf()
}

/// The text of a file, by its path from the root.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file under a folder that ends in one of `endings`, as paths from the root, in order.
fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                if endings.iter().any(|ending| name.ends_with(ending)) {
                    found.push(name);
                }
            }
        }
    }
    found.sort();
    found
}

/// The Rust files of every crate that the app is made of.
fn rooms() -> Vec<String> {
    let built = files("crates", &[".rs"]).into_iter();
    built.filter(|path| path.contains("/src/") && !path.starts_with("crates/pack/")).collect()
}

/// Rust text without the lines that are only comment.
fn code(path: &str) -> String {
    let text = read(path);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Fails with every complaint at once.
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
