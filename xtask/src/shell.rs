//! `cargo xtask shell`: writes the generated parts of `index.html`, or with `--check` says which differ.
//!
//! A part is what stands between `<!-- begin:NAME -->` and `<!-- end:NAME -->`.

use std::fs;

use crate::{Outcome, place};

/// The markup of one part. The words and figures are the domain's.
fn piece(name: &str) -> Option<String> {
    domain::page::piece(name)
}

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let check = match words {
        [] => false,
        [word] if word == "--check" => true,
        other => return Err(format!("shell does not know {other:?}: shell [--check]")),
    };
    let file = place::root().join("index.html");
    let page = fs::read_to_string(&file).map_err(|error| format!("cannot read index.html: {error}"))?;
    let filled = fill(&page, piece)?;
    if check && !filled.changed.is_empty() {
        return Err(format!(
            "index.html differs from the domain in: {}; run `cargo xtask shell`",
            filled.changed.join(", ")
        ));
    }
    if !check && !filled.changed.is_empty() {
        fs::write(&file, filled.page).map_err(|error| format!("cannot write index.html: {error}"))?;
    }
    println!("index.html: {} parts, {} changed", filled.parts, filled.changed.len());
    Ok(())
}

struct Filled {
    page: String,
    parts: usize,
    changed: Vec<String>,
}

/// The page with every part written anew.
fn fill(page: &str, piece: impl Fn(&str) -> Option<String>) -> Outcome<Filled> {
    let mut filled = Filled { page: String::with_capacity(page.len()), parts: 0, changed: Vec::new() };
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!-- begin:") {
        let (name, after) = after.split_once(" -->").ok_or("index.html has a begin mark without -->")?;
        let end = format!("<!-- end:{name} -->");
        let (inside, after) = after.split_once(end.as_str()).ok_or(format!("index.html has no {end}"))?;
        if inside.contains("<!-- begin:") {
            return Err(format!("index.html has another part inside {name}"));
        }
        let text =
            piece(name).ok_or(format!("index.html has a part {name}, which the domain does not know"))?;
        let text = text.trim();
        if text != inside {
            filled.changed.push(name.to_owned());
        }
        filled.parts += 1;
        filled.page.extend([before, "<!-- begin:", name, " -->", text, &end]);
        rest = after;
    }
    filled.page.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_parts() {
        let page = "a<!-- begin:x -->old<!-- end:x -->b<!-- begin:y -->Y<!-- end:y -->c";
        let filled = fill(page, |name| Some(format!("{}\n", name.to_uppercase()))).unwrap();
        assert_eq!(filled.page, "a<!-- begin:x -->X<!-- end:x -->b<!-- begin:y -->Y<!-- end:y -->c");
        assert_eq!((filled.parts, filled.changed), (2, vec!["x".to_owned()]));
        assert!(fill(page, |_| None).is_err());
        assert!(fill("<!-- begin:x -->", |_| Some(String::new())).is_err());
    }
}
