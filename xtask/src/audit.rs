//! `cargo xtask audit [part …]`: judges from outside look at the release build. Not part of `cargo xtask test`: it takes minutes,
//! and its programs come from npm.
//!
//! | file | judge |
//! |---|---|
//! | `audit/html.rs` | the W3C's HTML checker, on every page |
//! | `audit/policy.rs` | the CSP evaluator, on every policy |
//! | `audit/lighthouse.rs` | Lighthouse, on an emulated phone |
//! | `audit/axe.rs` | axe, every screen in every theme, width and text size |
//! | `audit/npm.rs` | installs `xtask/audit/package.json` as its lock file says |

mod axe;
mod html;
mod lighthouse;
mod npm;
mod policy;

use std::env;
use std::path::{Path, PathBuf};

use crate::{Outcome, build, tools};

/// One judge: its word on the command line, and what it does with a dist.
type Judge = (&'static str, fn(&Path) -> Outcome<()>);

const JUDGES: [Judge; 4] = [
    ("html", html::judge),
    ("policy", policy::judge),
    ("lighthouse", lighthouse::judge),
    ("axe", axe::judge),
];

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let names = JUDGES.map(|(name, _)| name);
    if let Some(word) = words.iter().find(|word| !names.contains(&word.as_str())) {
        return Err(format!("audit does not know {word}: audit [{}]", names.join("] [")));
    }
    let dist = built()?;
    let mut refused = Vec::new();
    for (name, judge) in
        JUDGES.iter().filter(|(name, _)| words.is_empty() || words.iter().any(|word| word == name))
    {
        println!("\n== {name}");
        if let Err(sentence) = judge(&dist) {
            println!("FAILED: {sentence}");
            refused.push(*name);
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(format!("not passed: {}", refused.join(", "))) }
}

/// The release build: the caller's, else a new one.
pub fn built() -> Outcome<PathBuf> {
    if let Some(dist) = env::var_os("QL_DIST") {
        return PathBuf::from(dist).canonicalize().map_err(|error| format!("QL_DIST: {error}"));
    }
    tools::for_build()?;
    let plan = build::Plan::default();
    build::build(&plan)?;
    Ok(plan.dist)
}
