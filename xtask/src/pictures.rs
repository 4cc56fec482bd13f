//! `cargo xtask pictures`: sheets of every screen in every look, and the pictures of the README and the guide, from the release
//! build.
//!
//! Not here: taking them, in `tests/e2e/src/bin/pictures/`.

use crate::run::{self, Show};
use crate::{Outcome, audit, browsers, tools};

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    if let Some(word) = words.first() {
        return Err(format!("pictures does not know {word}: it always takes all of them"));
    }
    tools::for_tests().and_then(|()| browsers::ready())?;
    let dist = audit::built()?;
    let mut command = tools::cargo(&["run", "--locked", "-p", "e2e", "--bin", "pictures"]);
    command.env("QL_DIST", dist);
    run::run("pictures into docs/pictures", command, Show::Everything).map(drop)
}
