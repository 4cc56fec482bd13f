//! `cargo xtask guide`: writes `docs/guide.md` and `docs/privacy.md` from the domain, or with `--check` says which differ.

use std::fs;

use domain::guide::PAGES;

use crate::{Outcome, place};

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let check = match words {
        [] => false,
        [word] if word == "--check" => true,
        other => return Err(format!("guide does not know {other:?}: guide [--check]")),
    };
    let mut changed = Vec::new();
    for page in PAGES {
        let path = format!("docs/{}.md", page.id);
        let (file, text) = (place::root().join(&path), page.markdown());
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        if !check {
            fs::write(&file, text).map_err(|error| format!("cannot write {path}: {error}"))?;
        }
        changed.push(path);
    }
    println!("guide: {} pages, {} changed", PAGES.len(), changed.len());
    if check && !changed.is_empty() {
        return Err(format!("{} differ from the domain; run `cargo xtask guide`", changed.join(", ")));
    }
    Ok(())
}
