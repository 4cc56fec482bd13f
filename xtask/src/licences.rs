//! The licences of other people's work in the WASM: which crates are in it, and the page that a release ships beside the app.
//!
//! What Cargo would compile into the WASM is asked of Cargo; the texts are those in the crates themselves. A crate that brings none gets the
//! usual text of its licence with the names of its authors. A licence without a known text is an error, not an omission.

mod page;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::{Outcome, run, tools};

/// The page, beside the app.
pub const PAGE: &str = "licences.html";

/// Part of its text becomes part of the app's script, though none of it is compiled into the WASM.
const IN_THE_SCRIPT: &str = "wasm_split_cli_support";

/// One crate that is not ours.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Crate {
    name: String,
    version: String,
    /// As its manifest says it: `MIT OR Apache-2.0`.
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// `cargo xtask licences`: which crates there are and what each is under.
pub fn command(words: &[String]) -> Outcome<()> {
    if !words.is_empty() {
        return Err(format!("licences takes no words: {words:?}"));
    }
    let crates = crates()?;
    for one in &crates {
        println!("{:<32} {:<12} {}", one.name, one.version, one.licence);
    }
    println!("{} crates, {} bytes in {PAGE}", crates.len(), page()?.len());
    Ok(())
}

/// The page of this release.
///
/// # Errors
/// Cargo does not answer, or a crate has no licence that is known.
pub fn page() -> Outcome<String> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let standard = "The standard library of Rust".to_owned();
    groups.entry(texts::mit("The Rust Project Contributors")).or_default().push(standard);
    for one in crates()? {
        for text in texts::of(&one)? {
            groups.entry(text).or_default().push(format!("{} {}", one.name, one.version));
        }
    }
    Ok(page::html(&groups))
}

/// Every crate of others that is compiled into the WASM, by name.
fn crates() -> Outcome<Vec<Crate>> {
    let words =
        ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", tools::TARGET];
    let told = run::answer(&mut tools::cargo(&words)).ok_or("cargo metadata failed")?;
    let told: Value =
        serde_json::from_str(&told).map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
    in_the_wasm(&told).ok_or("cargo metadata has another shape than expected".into())
}

fn in_the_wasm(told: &Value) -> Option<Vec<Crate>> {
    let packages = by_id(told.get("packages")?)?;
    let nodes = by_id(told.get("resolve")?.get("nodes")?)?;
    let named = |name: &str| packages.iter().find(|(_, one)| text(one, "name") == name).map(|(id, _)| *id);
    let mut open = vec![named("quiet-legs")?];
    let mut found: BTreeSet<&str> = BTreeSet::new();
    while let Some(id) = open.pop() {
        // A macro runs while the app is compiled, and so does all it needs.
        if is_macro(packages.get(id)?) || !found.insert(id) {
            continue;
        }
        for needed in nodes.get(id)?.get("deps")?.as_array()? {
            if needed
                .get("dep_kinds")?
                .as_array()?
                .iter()
                .any(|kind| kind.get("kind").is_some_and(Value::is_null))
            {
                open.push(needed.get("pkg")?.as_str()?);
            }
        }
    }
    found.insert(named(IN_THE_SCRIPT)?);
    // Ours are those that come from no registry.
    let others = found
        .iter()
        .filter_map(|id| packages.get(id))
        .filter(|one| one.get("source").is_some_and(Value::is_string));
    let mut crates: Vec<Crate> = others.map(|one| read(one)).collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Some(crates)
}

fn by_id(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    list.as_array()?.iter().map(|one| Some((one.get("id")?.as_str()?, one))).collect()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn is_macro(package: &Value) -> bool {
    list(package, "targets").any(|target| list(target, "kind").any(|kind| kind == "proc-macro"))
}

fn read(package: &Value) -> Crate {
    let manifest = PathBuf::from(text(package, "manifest_path"));
    Crate {
        name: text(package, "name").to_owned(),
        version: text(package, "version").to_owned(),
        licence: text(package, "license").to_owned(),
        authors: list(package, "authors").filter_map(Value::as_str).map(str::to_owned).collect(),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Cargo itself says is compiled, asked in another way.
    fn tree() -> BTreeSet<String> {
        let words = "tree --locked --offline -p quiet-legs -e normal,no-proc-macro --prefix none --format {p} --target";
        let words: Vec<&str> = words.split(' ').chain([tools::TARGET]).collect();
        let told = run::answer(&mut tools::cargo(&words)).expect("cargo tree");
        let ours = |line: &str| line.contains(" (/") || line.contains("(proc-macro)");
        let lines = told.lines().filter(|line| line.contains(" v") && !ours(line));
        lines.map(|line| line.replace(" (*)", "").replacen(" v", " ", 1).trim().to_owned()).collect()
    }

    #[test]
    fn every_crate_in_the_wasm_is_on_the_page_with_a_text() {
        let page = page().unwrap();
        let wanted = tree();
        assert!(wanted.len() > 60 && wanted.iter().any(|one| one.starts_with("leptos ")), "{wanted:?}");
        let missing: Vec<_> =
            wanted.iter().filter(|one| !page.contains(&format!("<li>{one}</li>"))).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for group in page.split("<details>").skip(1) {
            let text = group.split("<pre>").nth(1).unwrap_or_default();
            assert!(text.len() > 300, "no text: {group}");
        }
        assert!(page.contains("<li>The standard library of Rust</li>"));
    }

    #[test]
    fn a_macro_is_not_in_it_and_nobody_in_it_is_without_a_licence() {
        let crates = crates().unwrap();
        assert!(!crates.iter().any(|one| one.name == "leptos_macro" || one.name == "quiet-legs"));
        assert!(crates.iter().all(|one| !one.licence.is_empty()), "{crates:?}");
    }
}
