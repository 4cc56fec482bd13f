//! A release names no place on the machine that built it. The compiler writes the path of a source file beside each place that may
//! panic; the paths of crates lie in the builder's home. Here each such place gets a plain name, the same on every machine.
//!
//! Only the WASM is built this way, by every cargo that xtask starts: one set of flags, so nothing is compiled twice.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::{Outcome, place};

/// Cargo adds what is in this variable to the flags of `.cargo/config.toml`, for the WASM alone.
pub const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The builder's places and the names they get.
fn places() -> Vec<(PathBuf, &'static str)> {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from);
    let under = |folder: &str| home.as_ref().map(|home| home.join(folder));
    let told = |name: &str, usual: &str| env::var_os(name).map(PathBuf::from).or_else(|| under(usual));
    let all = [
        (home.clone(), "home"),
        (told("CARGO_HOME", ".cargo"), "cargo"),
        (told("RUSTUP_HOME", ".rustup"), "rustup"),
        (Some(place::root()), "quiet-legs"),
        (Some(place::target()), "target"),
    ];
    // A root such as `/` is no place of anybody's.
    let real = |path: &PathBuf| path.is_absolute() && path.components().count() > 1;
    let mut found: Vec<_> =
        all.into_iter().filter_map(|(path, name)| Some((path.filter(real)?, name))).collect();
    // Of two that fit, the compiler takes the last: the longest must come last.
    found.sort_by_key(|(path, _)| path.components().count());
    found
}

/// The flags as cargo reads them from its variable, after those that the caller has set himself.
///
/// # Errors
/// A place has a space in its path: cargo would take it for the end of a flag.
pub fn flags() -> Outcome<OsString> {
    let own = env::var(VARIABLE).unwrap_or_default();
    let mut all: Vec<String> = own.split_whitespace().map(str::to_owned).collect();
    for flag in remapped(&places())? {
        // The hook that Trunk calls has them from the build that called Trunk.
        if !all.contains(&flag) {
            all.push(flag);
        }
    }
    Ok(all.join(" ").into())
}

fn remapped(places: &[(PathBuf, &str)]) -> Outcome<Vec<String>> {
    let flag = |(path, name): &(PathBuf, &str)| {
        let path = path.to_str().filter(|path| !path.contains(char::is_whitespace));
        let path = path.ok_or("a release cannot be built where a path has a space in it: move the folder, CARGO_HOME or CARGO_TARGET_DIR")?;
        Ok(format!("--remap-path-prefix={path}={name}"))
    };
    places.iter().map(flag).collect()
}

/// Refuses a file of a release in which a place of the builder's occurs.
///
/// # Errors
/// Which place, and in which file.
pub fn refused(file: &str, bytes: &[u8]) -> Outcome<()> {
    let places: BTreeSet<PathBuf> = places().into_iter().map(|(path, _)| path).collect();
    match places.iter().find_map(|place| named(bytes, place)) {
        Some(found) => Err(format!("{file} names a place on this machine: {found}")),
        None => Ok(()),
    }
}

/// What stands in the bytes where a file in this place is named.
fn named(bytes: &[u8], place: &Path) -> Option<String> {
    let start = place.to_str()?;
    let found = ['/', '\\'].iter().find_map(|end| {
        let wanted = format!("{start}{end}");
        bytes.windows(wanted.len()).position(|part| part == wanted.as_bytes())
    })?;
    let path = bytes.iter().skip(found).take(120).take_while(|byte| byte.is_ascii_graphic());
    Some(path.map(|byte| char::from(*byte)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_place_comes_last() {
        let places = places();
        assert!(places.iter().any(|(_, name)| *name == "cargo"), "{places:?}");
        let lengths: Vec<usize> = places.iter().map(|(path, _)| path.components().count()).collect();
        assert!(lengths.is_sorted(), "{places:?}");
        let flags = remapped(&places).unwrap();
        assert!(flags.iter().all(|flag| flag.starts_with("--remap-path-prefix=/")), "{flags:?}");
        assert!(remapped(&[(PathBuf::from("/home/a b"), "home")]).is_err());
    }

    #[test]
    fn a_file_that_names_the_builders_place_is_refused() {
        let source = place::root().join("src/main.rs");
        let bytes = [b"\0asm", source.to_str().unwrap().as_bytes(), b"\0more"].concat();
        let said = refused("app.wasm", &bytes).unwrap_err();
        assert!(said.ends_with("src/main.rs"), "{said}");
        let (cargo, _) = places().into_iter().find(|(_, name)| *name == "cargo").unwrap();
        let crates = cargo.join("registry/src/index/leptos/src/lib.rs");
        assert!(refused("app.wasm", crates.to_str().unwrap().as_bytes()).is_err());
        assert!(refused("app.wasm", b"cargo/registry/src/index/leptos/src/lib.rs").is_ok());
    }
}
