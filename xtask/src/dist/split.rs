//! Cuts the WASM in two: what the first screens need, and the rest, which the app asks for later (ADR 0009).
//!
//! Trunk ran wasm-bindgen on the whole before it called the hook, and that throws away what a cut needs. So this
//! starts again from what cargo made: cut, run wasm-bindgen on the first part, and put the results over Trunk's.
//! Not here: shrinking and naming (`names.rs`).

use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::Options;

use super::imports;
use super::names::App;
use crate::run::{self, Show};
use crate::{Outcome, place, tools};

/// The rest, until it gets the name of its content.
pub const REST: &str = "rest.wasm";

/// What the first part asks for the rest. It becomes a part of the script.
const LOADER: &str = "./split.js";

/// The one thing the loader offers: it is named after the group in `src/rest.rs`.
const LOAD: &str = "__wasm_split_load_rest";

/// Loads the style of the rest, once. Its views would show unstyled without it, so they wait for it.
const STYLE: &str = "\
const style = async () => {
const told = document.querySelector('meta[name=rest-style]');
if (!told) return null;
// As with the code, a second try asks the host and not a memory of the first failure.
if (tries > 1) await fetch(told.content, { cache: 'reload' }).catch(() => null);
return new Promise((done) => {
const link = document.createElement('link');
link.rel = 'stylesheet';
link.href = told.content;
link.onload = () => { told.remove(); done(null); };
link.onerror = () => { link.remove(); done(new Error('the style of the rest did not come')); };
// A network that stalls does not keep the words back for ever: they come without their style, which may still follow.
setTimeout(() => done(null), 6000);
document.head.append(link);
});
};";

/// Cuts what cargo made and puts the parts into the stage: over Trunk's script and WASM, and beside them [`REST`].
pub fn cut(root: &Path, app: &App) -> Outcome<()> {
    let work = place::target().join("split");
    drop(fs::remove_dir_all(&work));
    let whole = read(&cargo_made()?)?;
    let first = work.join("first.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.link_name = LOADER;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| format!("the WASM could not be cut in two: {error:#}"))?;
    let [rest] = parts.split_modules.as_slice() else {
        return Err(format!("the WASM fell into {} parts, not two", parts.split_modules.len() + 1));
    };
    bind(&first, &work)?;
    let rest_name = rest.file_name().unwrap_or_default().to_string_lossy();
    let loader = text(&work.join(LOADER))?.replace(&*rest_name, REST);
    let script = joined(&text(&work.join("app.js"))?.replace("app_bg.wasm", &app.wasm), &loader)?;
    let (script, wasm) = imports::shorten(&script, &read(&work.join("app_bg.wasm"))?)?;
    put(&root.join(&app.js), script.as_bytes())?;
    put(&root.join(&app.wasm), &wasm)?;
    put(&root.join(REST), &read(rest)?)
}

/// The WASM as cargo made it for Trunk just now.
fn cargo_made() -> Outcome<PathBuf> {
    let mut ask = tools::cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let told = run::answer(&mut ask).ok_or("cargo metadata failed")?;
    let told: serde_json::Value =
        serde_json::from_str(&told).map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
    let target = told.get("target_directory").and_then(serde_json::Value::as_str);
    let target = PathBuf::from(target.ok_or("cargo metadata names no target folder")?);
    Ok(target.join("wasm32-unknown-unknown/release/quiet-legs.wasm"))
}

/// Runs wasm-bindgen as Trunk does, but keeps what the two parts know each other by.
fn bind(first: &Path, work: &Path) -> Outcome<()> {
    let wanted = tools::locked_version("wasm-bindgen")?;
    let have = run::answer(tools::command("wasm-bindgen").arg("--version")).unwrap_or_default();
    if !have.split_whitespace().any(|word| word == wanted) {
        return Err(format!("wasm-bindgen {wanted} is needed, found “{have}”: use `cargo xtask build`"));
    }
    let mut command = tools::command("wasm-bindgen");
    command.args(["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name=app", "--out-dir"]);
    command.arg(work).arg(first);
    run::run("wasm-bindgen on the first part", command, Show::Progress).map(drop)
}

/// The script with the loader inside: one file less to wait for, and no circle of imports.
fn joined(script: &str, loader: &str) -> Outcome<String> {
    let import = script
        .lines()
        .find(|line| line.starts_with("import ") && line.contains(LOADER))
        .ok_or("wasm-bindgen's script does not import the loader")?;
    let name = import
        .strip_prefix("import * as ")
        .and_then(|rest| rest.split_once(" from "))
        .map(|(name, _)| name)
        .ok_or(format!("wasm-bindgen imports the loader in a new way: {import}"))?;
    let body = once(loader, &format!("export const {LOAD}"), &format!("const {LOAD}"))?;
    // A second try asks the host, not a memory of the first failure.
    let body = once(
        &body,
        ", import.meta.url));",
        ", import.meta.url), { cache: tries++ ? 'reload' : 'default' });",
    )?;
    // A host may call WASM something else; the first part is read by wasm-bindgen in the same forgiving way.
    let body = once(
        &body,
        "return async (imports) => (WebAssembly.instantiateStreaming(src, imports));",
        "return async (imports) => {
const styled = style();
const answer = await src;
if (!answer.ok) throw new Error(`the rest: status ${answer.status}`);
const bytes = await answer.arrayBuffer();
const missing = await styled;
if (missing) throw missing;
return WebAssembly.instantiate(bytes, imports);
};",
    )?;
    let own = body.lines().find(|line| line.starts_with("import ")).unwrap_or_default();
    if !own.contains("{ initSync }") {
        return Err(format!("the loader imports in a new way: {own}"));
    }
    let body = body.replacen(own, "", 1);
    if body.contains("import {") || body.contains("export ") {
        return Err("the loader imports or exports more than it should".into());
    }
    once(
        script,
        import,
        &format!("const {name} = (() => {{\nlet tries = 0;\n{STYLE}\n{body}\nreturn {{ {LOAD} }};\n}})();"),
    )
}

/// Replaces what stands exactly once.
fn once(text: &str, old: &str, new: &str) -> Outcome<String> {
    match text.matches(old).count() {
        1 => Ok(text.replacen(old, new, 1)),
        count => Err(format!("`{old}` stands {count} times where once was expected")),
    }
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn text(path: &Path) -> Outcome<String> {
    String::from_utf8(read(path)?).map_err(|error| format!("{} is not text: {error}", path.display()))
}

fn put(path: &Path, bytes: &[u8]) -> Outcome<()> {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADS: &str = "import { initSync } from \"./app.js\";\n\nfunction makeLoad() {}\nexport const __wasm_split_load_rest = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./rest.wasm\", import.meta.url));\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, []));\n";

    #[test]
    fn the_loader_becomes_a_part_of_the_script() {
        let script =
            "import * as import1 from \"./split.js\";\nlet wasm;\nuse({ \"./split.js\": import1 });\n";
        let whole = joined(script, LOADS).unwrap();
        assert!(whole.starts_with("const import1 = (() => {"), "{whole}");
        assert!(whole.contains("return { __wasm_split_load_rest };\n})();\nlet wasm;"), "{whole}");
        assert!(whole.ends_with("use({ \"./split.js\": import1 });\n"), "{whole}");
        assert!(
            whole.contains("fetch(new URL(\"./rest.wasm\", import.meta.url), { cache: tries++"),
            "{whole}"
        );
        assert!(!whole.contains("import {") && !whole.contains("export"), "{whole}");
        assert!(whole.contains("answer.ok") && !whole.contains("instantiateStreaming"), "{whole}");
    }

    #[test]
    fn a_script_or_a_loader_of_another_shape_is_refused() {
        let script = "import * as import1 from \"./split.js\";\n";
        assert!(joined("let wasm;", LOADS).unwrap_err().contains("does not import"));
        assert!(joined("import { a } from \"./split.js\";", LOADS).unwrap_err().contains("a new way"));
        assert!(joined(script, "").unwrap_err().contains("0 times"));
        let more = format!("{LOADS}export const more = 1;\n");
        assert!(joined(script, &more).unwrap_err().contains("more than it should"));
    }
}
