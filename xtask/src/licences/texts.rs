//! The text of a crate's licence: its own, or the usual one.

use std::fs;
use std::path::{Path, PathBuf};

use super::Crate;
use crate::Outcome;

/// How files that hold a licence, or who wrote a work, are called.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYRIGHT", "COPYING", "NOTICE"];
/// Where a work may be used under any of several licences, we use it under one of these: short, and nothing else is asked.
const CHOSEN: [&str; 3] = ["MIT", "BOOST", "ZLIB"];
/// What then need not be shown.
const OTHERWISE: [&str; 3] = ["APACHE", "UNLICENSE", "COPYING"];

/// The usual text, for a crate that brings none.
const MIT: &str = "\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \
\"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, \
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to \
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF \
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY \
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE \
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.";

/// The MIT licence, granted by these.
pub fn mit(who: &str) -> String {
    format!("MIT License\n\nCopyright (c) {who}\n\n{MIT}")
}

/// Every text that must be shown for this crate.
pub fn of(one: &Crate) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    look(&one.folder, &mut files)?;
    files.sort();
    let upper = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    let has = |file: &PathBuf, words: &[&str]| words.iter().any(|word| upper(file).contains(word));
    if files.iter().any(|file| has(file, &CHOSEN)) {
        files.retain(|file| !has(file, &OTHERWISE));
    }
    let texts: Vec<String> = files.iter().map(|file| read(file)).collect::<Outcome<_>>()?;
    if texts.iter().any(|text| text.len() > 300) {
        return Ok(texts);
    }
    if !one.licence.split([' ', '/', '(', ')']).any(|word| word == "MIT") {
        return Err(format!(
            "{} {} is under {} and brings no text of it",
            one.name, one.version, one.licence
        ));
    }
    let who =
        if one.authors.is_empty() { format!("the authors of {}", one.name) } else { one.authors.join(", ") };
    Ok(vec![mit(&who)])
}

fn look(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries =
        fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().to_ascii_uppercase();
        if !NAMES.iter().any(|start| name.contains(start)) {
            continue;
        }
        if entry.path().is_dir() {
            folder_of_licences(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn folder_of_licences(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    let entries =
        fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    files.extend(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()));
    Ok(())
}

/// A text, the same however its lines end.
fn read(file: &Path) -> Outcome<String> {
    let text =
        fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(licence: &str, files: &[(&str, &str)]) -> Outcome<Vec<String>> {
        let name = format!("quiet-legs-licence-{}-{}", licence.len(), std::process::id());
        let folder = std::env::temp_dir().join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        let authors = vec!["A. Uthor".to_owned()];
        let found = of(&Crate {
            name: "x".into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            authors,
            folder: folder.clone(),
        });
        drop(fs::remove_dir_all(folder));
        found
    }

    #[test]
    fn of_several_licences_one_is_shown_and_a_crate_without_a_text_gets_the_usual_one() {
        let long = "x".repeat(400);
        let both =
            one("MIT OR Apache-2.0", &[("LICENSE-APACHE", "apache"), ("LICENSE-MIT", &long), ("lib.rs", "")]);
        assert_eq!(both, Ok(vec![long]));
        assert!(one("MIT", &[]).unwrap()[0].contains("Copyright (c) A. Uthor\n"));
        assert!(one("GPL-3.0", &[]).is_err());
    }
}
