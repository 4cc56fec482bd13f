//! `cargo xtask build`: the static `dist` for any host, and what it weighs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{self, Show};
use crate::{Outcome, deploy, dist, mime, place, remap, tools};

/// How it is called. `--packed` adds `name.br` beside each file, for servers that serve what is packed already.
const USE: &str = "build [--base /path/] [--packed] [--dist DIR]";

/// What to build.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The path the host serves the folder under.
    pub base: String,
    /// Where the result goes.
    pub dist: PathBuf,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan { base: "/".into(), dist: place::root().join("dist") }
    }
}

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let mut plan = Plan::default();
    let packed = words.iter().any(|word| word == "--packed");
    let mut words = words.iter().filter(|word| *word != "--packed");
    while let Some(word) = words.next() {
        let value = words.next().cloned().ok_or(format!("{word} needs a value, or is not known: {USE}"))?;
        match word.as_str() {
            "--base" if value.starts_with('/') => {
                plan.base = format!("/{}/", value.trim_matches('/')).replace("//", "/");
            }
            "--base" => return Err(format!("--base {value} must start with /")),
            "--dist" => plan.dist = place::root().join(value),
            other => return Err(format!("build does not know {other}: {USE}")),
        }
    }
    tools::for_build()?;
    build(&plan)?;
    sizes(&plan.dist)?;
    if packed {
        deploy::pack(&plan.dist, 11)?;
    }
    Ok(())
}

/// Builds with Trunk, which calls `xtask dist` at its end. The tools must be there.
pub fn build(plan: &Plan) -> Outcome<()> {
    remap::flags()?;
    let mut trunk = tools::command("trunk");
    trunk.args(["build", "--release", "--public-url", &plan.base, "--dist"]).arg(&plan.dist);
    // Trunk may not fetch tools of its own choice; the crates were fetched before.
    trunk
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env_remove("RUST_LOG")
        .env("RUST_BACKTRACE", "0");
    let title = format!("the app into {}", plan.dist.display());
    let lines = run::run(&title, trunk, Show::Progress)?;
    for line in lines.iter().filter_map(|line| line.strip_prefix("dist: ")) {
        run::say(format_args!("  {line}"));
    }
    // Trunk's minifier does not know `export { x as default }`; the script it then leaves alone is small.
    let worth = |line: &&String| line.contains(" WARN ") && !line.contains("Failed to minify JS");
    for line in lines.iter().filter(worth) {
        run::say(format_args!("  {line}"));
    }
    Ok(())
}

/// Prints each file's size, as it is and as a host would send it.
fn sizes(folder: &Path) -> Outcome<()> {
    println!("\n{:<44} {:>10} {:>10}", "file", "bytes", "brotli-11");
    let (mut raw, mut sent) = (0, 0);
    for file in dist::list::files(folder)? {
        let bytes = fs::read(folder.join(&file)).map_err(|error| format!("cannot read {file}: {error}"))?;
        let packed = if mime::compressible(&file) { pack::brotli(&bytes, 11).len() } else { bytes.len() };
        println!("{file:<44} {:>10} {packed:>10}", bytes.len());
        if dist::list::is_kept(&file) {
            raw += bytes.len();
            sent += packed;
        }
    }
    println!("{:<44} {raw:>10} {sent:>10}", "kept offline, in all");
    println!("\n{} is ready for any static host.", folder.display());
    Ok(())
}
