//! The judges that come by npm, at the versions of `xtask/audit/package-lock.json`, into `target/tools/npm/audit`.

use std::fs;
use std::path::PathBuf;

use crate::run::{self, Show};
use crate::{Outcome, place, tools};

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Installs what the lock file names, unless it is there, and gives back the folder with `node_modules`.
pub fn ready() -> Outcome<PathBuf> {
    let folder = place::tools().join("npm/audit");
    let wanted = place::root().join("xtask/audit");
    let same = |name: &str| matches!((fs::read(wanted.join(name)), fs::read(folder.join(name))), (Ok(a), Ok(b)) if a == b);
    if FILES.iter().all(|name| same(name)) && folder.join("node_modules").is_dir() {
        return Ok(folder);
    }
    if tools::found("npm").is_none() {
        return Err("this judge needs Node 20 or newer with npm (Debian: apt-get install nodejs npm)".into());
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // The lock file last: without it the next run installs again.
    for name in FILES {
        drop(fs::remove_file(folder.join(name)));
        fs::copy(wanted.join(name), folder.join(name))
            .map_err(|error| format!("xtask/audit/{name}: {error}"))?;
    }
    let mut install = tools::command("npm");
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
    let outcome = run::run("judges by npm into target/tools", install, Show::Progress);
    if outcome.is_err() {
        drop(fs::remove_dir_all(&folder));
    }
    outcome.map(|_| folder)
}
