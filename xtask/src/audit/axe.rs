//! axe on every screen, in every theme, at three widths, with text of once and twice its size: `tests/e2e/tests/access.rs`.

use std::path::Path;

use crate::run::{self, Show};
use crate::{Outcome, browsers, tools};

/// Runs all looks in Chromium and the hardest in the other browsers, and prints a line for each screen.
pub fn judge(dist: &Path) -> Outcome<()> {
    tools::for_tests().and_then(|()| browsers::ready())?;
    let mut tests = tools::browser_tests(&["access::", "--test-threads=1"]);
    tests.env("QL_DIST", dist).env("QL_FULL", "1");
    run::run("cargo test", tests, Show::Everything).map(drop)
}
