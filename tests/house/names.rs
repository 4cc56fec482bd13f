//! One word, three places: the name of a route's view, its file and its style.

use crate::{files, none, read, root};
use domain::route::Route;
use std::collections::BTreeSet;

fn views() -> BTreeSet<String> {
    Route::VIEWS.iter().map(|name| (*name).to_owned()).collect()
}

/// What differs between the names wanted and the names found.
fn check(place: &str, wanted: &BTreeSet<String>, found: &BTreeSet<String>) -> Vec<String> {
    let missing = wanted.difference(found).map(|name| format!("{place}: {name} is missing"));
    let orphans = found.difference(wanted).map(|name| format!("{place}: {name} belongs to nothing"));
    missing.chain(orphans).collect()
}

/// The first name after a folder, without its ending: `src/views/hydration/row.rs` is `hydration`.
fn stems(folder: &str, ending: &str) -> BTreeSet<String> {
    let below = |path: &String| {
        let rest = path.strip_prefix(folder)?.trim_start_matches('/');
        let first = rest.split('/').next()?;
        Some(first.trim_end_matches(ending).to_owned())
    };
    files(folder, &[ending]).iter().filter_map(below).collect()
}

#[test]
fn every_view_has_its_file_and_no_file_is_left_over() {
    let mut found = stems("src/views", ".rs");
    found.remove("mod");
    none(&check("src/views", &views(), &found));
    for name in views() {
        assert!(crate::root().join(format!("src/views/{name}.rs")).exists(), "src/views/{name}.rs");
    }
}

#[test]
fn every_view_has_its_style_and_no_style_is_left_over() {
    none(&check("style/views", &views(), &stems("style/views", ".css")));
}

#[test]
fn every_style_is_linked_once_and_every_link_has_its_style() {
    let page = read("index.html");
    let linked: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .filter(|path| path.starts_with("style/"))
        .collect();
    let once: BTreeSet<String> = linked.iter().cloned().collect();
    assert_eq!(once.len(), linked.len(), "a style is linked twice: {linked:?}");
    none(&check("index.html", &files("style", &[".css"]).into_iter().collect(), &once));
}

#[test]
fn a_missing_and_a_left_over_name_are_both_found() {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert!(check("x", &set(&["a"]), &set(&["a"])).is_empty());
    assert_eq!(check("x", &set(&["a", "b"]), &set(&["b", "c"])).len(), 2);
}

/// The newest version in a changelog, and the one in a manifest; what is not released has no name in the first.
fn versions(changelog: &str, manifest: &str) -> (Option<String>, Option<String>) {
    let heads = changelog.lines().filter_map(|line| line.strip_prefix("## "));
    let newest = heads.filter_map(|head| head.split_whitespace().next()).find(|name| *name != "Unreleased");
    let own = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    (newest.map(str::to_owned), own.map(str::to_owned))
}

#[test]
fn the_newest_version_of_the_changelog_is_that_of_the_project() {
    let (newest, own) = versions(&read("CHANGELOG.md"), &read("Cargo.toml"));
    assert!(own.is_some(), "Cargo.toml names no version");
    assert!(newest.is_none() || newest == own, "CHANGELOG.md is at {newest:?}, Cargo.toml at {own:?}");
    let log = "# Changelog\n## Unreleased\n- x\n## 1.2.0 (2026-12-01)\n## 1.1.0\n";
    let read = versions(log, "[workspace.package]\nversion = \"1.2.0\"\n");
    assert_eq!(read, (Some("1.2.0".into()), Some("1.2.0".into())));
}

#[test]
fn every_screen_has_a_black_picture_of_its_size() {
    for (width, height) in domain::install::SCREENS {
        let path = format!("assets/start/{width}x{height}.png");
        let bytes = std::fs::read(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let side = |at: usize| {
            bytes.get(at..at + 4).map(|four| four.iter().fold(0, |all, one| all << 8 | u32::from(*one)))
        };
        assert_eq!((side(16), side(20)), (Some(width), Some(height)), "{path}");
    }
    assert_eq!(files("assets/start", &[".png"]).len(), domain::install::SCREENS.len());
}
