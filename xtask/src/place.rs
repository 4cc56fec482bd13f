//! Where things are: the workspace and its target folder.

use std::env;
use std::path::PathBuf;

/// The workspace's folder.
pub fn root() -> PathBuf {
    // Cargo sets it for `cargo run`; the fallback is where this was compiled.
    let own =
        env::var_os("CARGO_MANIFEST_DIR").map_or(PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let own = if own.ends_with("xtask") { own } else { PathBuf::from(env!("CARGO_MANIFEST_DIR")) };
    own.parent().map(PathBuf::from).unwrap_or(own)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where tools are installed, and built.
pub fn tools() -> PathBuf {
    target().join("tools")
}
