//! The list of files: what the service worker keeps, and its version.

use std::fs;
use std::path::Path;

use crate::{Outcome, digest, mime};

/// Written last, or never kept offline.
const UNLISTED: [&str; 3] = ["404.html", "_headers", "sw.js"];

/// Whether the service worker keeps this file. Pictures for the moment of installing are taken by the system, then or never.
pub fn is_kept(path: &str) -> bool {
    !UNLISTED.contains(&path) && !path.starts_with("screens/") && !path.starts_with("start/")
}

/// One file the service worker fetches, checks and keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub path: String,
    pub digest: String,
    pub size: usize,
}

/// Every file below a folder, as `a/b.c`, sorted.
pub fn files(root: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(root.join(&folder))
            .map_err(|error| format!("cannot read {}/{folder}: {error}", root.display()))?;
        for entry in entries {
            let entry = entry.map_err(|error| format!("cannot read {}/{folder}: {error}", root.display()))?;
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                open.push(format!("{path}/"));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The entries of the files that are kept offline. A file of a kind nobody knows is an error, not an exception.
pub fn entries(root: &Path) -> Outcome<Vec<Entry>> {
    let mut listed = Vec::new();
    for path in files(root)?.into_iter().filter(|path| is_kept(path)) {
        let plain = path.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-/".contains(letter));
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        if !plain || hidden || mime::of(&path) == "application/octet-stream" {
            return Err(format!(
                "dist has {path}, which is not a file the service worker can list: remove it or give it a known ending"
            ));
        }
        let bytes = fs::read(root.join(&path)).map_err(|error| format!("cannot read {path}: {error}"))?;
        listed.push(Entry { digest: digest::hex(&bytes), size: bytes.len(), path });
    }
    Ok(listed)
}

/// The version: it changes when any file or the worker itself does.
pub fn version(entries: &[Entry], template: &str) -> String {
    let mut lines: Vec<String> =
        entries.iter().map(|entry| format!("{} {} {}\n", entry.path, entry.digest, entry.size)).collect();
    lines.sort();
    lines.push(digest::hex(template.as_bytes()));
    digest::short(lines.concat().as_bytes())
}

/// The service worker: the template with its version and its list filled in.
pub fn worker(entries: &[Entry], template: &str) -> Outcome<String> {
    for mark in ["'__VERSION__'", "['__FILES__']"] {
        if template.matches(mark).count() != 1 {
            return Err(format!("assets/sw.js must have {mark} exactly once"));
        }
    }
    let rows: Vec<String> = entries
        .iter()
        .map(|entry| {
            // The page itself is asked for by the folder's address.
            let url = if entry.path == "index.html" { "./".to_owned() } else { format!("./{}", entry.path) };
            let kind = mime::of(&entry.path).split(';').next().unwrap_or_default();
            format!("  ['{url}', '{}', {}, '{kind}'],\n", entry.digest, entry.size)
        })
        .collect();
    Ok(template
        .replace("'__VERSION__'", &format!("'{}'", version(entries, template)))
        .replace("['__FILES__']", &format!("[\n{}]", rows.concat())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, digest: &str) -> Entry {
        Entry { path: path.into(), digest: digest.into(), size: 3 }
    }

    const TEMPLATE: &str = "const VERSION = '__VERSION__';\nconst FILES = ['__FILES__'];\n";

    #[test]
    fn the_version_follows_every_byte_but_not_the_order() {
        let (a, b) = (entry("a.js", "1"), entry("b.js", "2"));
        let one = version(&[a.clone(), b.clone()], TEMPLATE);
        assert_eq!(one, version(&[b.clone(), a.clone()], TEMPLATE));
        assert_ne!(one, version(&[a.clone(), entry("b.js", "3")], TEMPLATE));
        assert_ne!(one, version(&[a, b], "other"));
    }

    #[test]
    fn a_phone_keeps_what_the_app_needs() {
        assert!(is_kept("index.html") && is_kept("icons/icon.svg"));
        assert!(!is_kept("sw.js") && !is_kept("screens/now.webp") && !is_kept("start/750x1334.png"));
    }

    #[test]
    fn the_worker_lists_addresses_as_requested() {
        let text = worker(&[entry("index.html", "1"), entry("icons/a.png", "2")], TEMPLATE).unwrap();
        assert!(
            text.contains("['./', '1', 3, 'text/html'],")
                && text.contains("['./icons/a.png', '2', 3, 'image/png'],")
        );
        assert!(!text.contains("__"));
        assert!(worker(&[], "nothing").is_err());
    }
}
