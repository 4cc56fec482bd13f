//! Installs what the build needs and the machine lacks, into cargo's folders or `target/tools`.
//!
//! A tool on the PATH with exactly the right version is used as it is.
//! Not here: browsers (`browsers.rs`), which are the system's.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use crate::run::{self, Show};
use crate::{Outcome, place, remap};

const TRUNK: &str = "0.21.14";
/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The PATH for children: our tools, npm's, then the caller's.
pub fn path() -> OsString {
    let tools = place::tools();
    let mut all = vec![tools.join("bin"), tools.join("npm/node_modules/.bin")];
    all.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(all).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// A command that finds our tools and is not confused by the caller's colours.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(found(program).unwrap_or_else(|| PathBuf::from(program)));
    // Trunk 0.21 takes NO_COLOR=1 for a wrong argument.
    command.env("PATH", path()).env_remove("NO_COLOR").current_dir(place::root());
    // Where there are none, the build says why.
    if let Ok(flags) = remap::flags() {
        command.env(remap::VARIABLE, flags);
    }
    command
}

/// Cargo, as the caller runs it.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(words);
    command
}

/// Those tests in browsers whose names have one of these in them, every line shown, in every engine.
pub fn browser_tests(words: &[&str]) -> Command {
    let mut command = cargo(&["test", "--locked", "-p", "e2e", "--test", "app", "--"]);
    command.args(words).args(["--nocapture", "--include-ignored"]);
    command
}

/// Where a program is on our PATH.
pub fn found(program: &str) -> Option<PathBuf> {
    env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Everything a build needs.
pub fn for_build() -> Outcome<()> {
    target()?;
    run::run("crates of the project", cargo(&["fetch", "--locked"]), Show::Progress)?;
    // It never downloads anything here: no update check, no certificates, and so fewer crates to compile.
    crate_tool("trunk", "trunk", Some(TRUNK), &["--locked", "--no-default-features"])?;
    let bindgen = locked_version("wasm-bindgen")?;
    // Its lock file asks for crates that no longer fit this version: without --locked it installs.
    crate_tool("wasm-bindgen", "wasm-bindgen-cli", Some(&bindgen), &[])?;
    wasm_opt();
    Ok(())
}

/// What the browser tests need on top, beside the browsers.
pub fn for_tests() -> Outcome<()> {
    crate_tool("geckodriver", "geckodriver", None, &["--locked"])
}

fn target() -> Outcome<()> {
    let libraries = run::answer(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    let mut add = command("rustup");
    add.args(["target", "add", TARGET]);
    run::run(&format!("Rust for {TARGET}"), add, Show::Progress).map(drop)
}

/// Installs a program with cargo unless the wanted version is there.
fn crate_tool(program: &str, package: &str, wanted: Option<&str>, more: &[&str]) -> Outcome<()> {
    let have = run::answer(command(program).arg("--version")).and_then(|text| version_in(&text));
    let right = match (&have, wanted) {
        (Some(have), Some(wanted)) => have == wanted,
        (have, None) => have.is_some(),
        (None, _) => false,
    };
    if right {
        return Ok(());
    }
    let mut install = cargo(&["install", package, "--force"]);
    if let Some(version) = wanted {
        install.args(["--version", version]);
    }
    install.args(more).arg("--root").arg(place::tools());
    // A tool that runs for a second need not be compiled for minutes.
    install
        .env("CARGO_TARGET_DIR", place::tools().join("build"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
    let title = format!("{package} {} into target/tools (once; minutes)", wanted.unwrap_or("(newest)"));
    run::run(&title, install, Show::Progress).map(drop)
}

/// wasm-opt by npm, if there is npm: seconds. Without it the wasm is about a tenth larger, and nothing else.
fn wasm_opt() {
    if found("wasm-opt").is_some() || found("npm").is_none() {
        return;
    }
    let folder = place::tools().join("npm");
    if fs::create_dir_all(&folder).is_err() {
        return;
    }
    let mut install = command("npm");
    install.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg("binaryen");
    if let Err(sentence) = run::run("wasm-opt (binaryen, by npm) into target/tools", install, Show::Progress)
    {
        println!("  {sentence}; the build goes on without wasm-opt");
    }
}

/// The version of a package in Cargo.lock.
pub fn locked_version(package: &str) -> Outcome<String> {
    let lock = fs::read_to_string(place::root().join("Cargo.lock"))
        .map_err(|error| format!("cannot read Cargo.lock: {error}"))?;
    version_of(&lock, package).ok_or(format!("Cargo.lock has no {package}"))
}

fn version_of(lock: &str, package: &str) -> Option<String> {
    let after = lock.split_once(&format!("name = \"{package}\"\n"))?.1;
    after.lines().next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// The first word that looks like a version.
fn version_in(text: &str) -> Option<String> {
    let looks = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit()) && word.contains('.');
    text.split_whitespace().find(looks).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_of(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_of(lock, "bindgen"), None);
        assert_eq!(version_in("trunk 0.21.14").as_deref(), Some("0.21.14"));
        assert_eq!(version_in("geckodriver 0.36.0 ( 2025)\nmore").as_deref(), Some("0.36.0"));
    }
}
