//! The size budgets that can be read from a dist, without a browser: the first response, what blocks
//! the first paint, everything the first two screens need, and the critical style's hash.

use std::fs;
use std::path::Path;

use crate::bench::Row;
use crate::{Outcome, digest, dist, html};

const FIRST_RESPONSE: usize = 14_000;
const FIRST_SCREENS: usize = 200_000;

/// Measures a dist, prints the table, and fails if a row is over its budget.
pub fn check(folder: &Path) -> Outcome<()> {
    let measured = measure(folder)?;
    println!("{:<34} {:>14}   measured", "budget", "at most");
    for Measured { what, budget, found, good, .. } in &measured {
        println!("{what:<34} {budget:>14}   {found}{}", if *good { "" } else { "   OVER" });
    }
    let over: Vec<&str> = measured.iter().filter(|row| !row.good).map(|row| row.what).collect();
    if over.is_empty() { Ok(()) } else { Err(format!("over budget: {}", over.join(", "))) }
}

/// The same for the table of `cargo xtask bench`.
pub fn rows(folder: &Path) -> Outcome<Vec<Row>> {
    let row = |one: Measured| [one.number.to_string(), one.what.to_owned(), one.budget, one.found];
    Ok(measure(folder)?.into_iter().filter(|one| one.number > 0).map(row).collect())
}

/// One budget: its number in `docs/performance.md` (0 when it has none there), and what came out.
struct Measured {
    number: u32,
    what: &'static str,
    budget: String,
    found: String,
    good: bool,
}

fn measure(folder: &Path) -> Outcome<Vec<Measured>> {
    let read = |path: &str| {
        fs::read(folder.join(path))
            .map_err(|error| format!("cannot read {path} of {}: {error}", folder.display()))
    };
    let bytes = read("index.html")?;
    let page = String::from_utf8_lossy(&bytes).into_owned();
    let first = pack::brotli(&bytes, 11).len();
    let (mut all, mut later) = (first, 0);
    for file in dist::list::files(folder)? {
        if needed(&file) {
            all += pack::brotli(&read(&file)?, 11).len();
        } else if dist::names::is_rest(&file) {
            later += pack::brotli(&read(&file)?, 11).len();
        }
    }
    let blocking = blocking(&page);
    let bytes = |count: usize| format!("{count} bytes");
    let one =
        |number, what, budget: String, found: String, good| Measured { number, what, budget, found, good };
    let style = style_in_policy(&page);
    let hashed = style == "its hash";
    Ok(vec![
        one(1, "first response, brotli-11", bytes(FIRST_RESPONSE), bytes(first), first <= FIRST_RESPONSE),
        one(
            2,
            "what blocks the first paint",
            "nothing".into(),
            if blocking.is_empty() { "nothing".into() } else { blocking.join(" ") },
            blocking.is_empty(),
        ),
        one(3, "Tonight and Cramp now, brotli-11", bytes(FIRST_SCREENS), bytes(all), all <= FIRST_SCREENS),
        one(3, "the rest, loaded later, brotli-11", "no limit".into(), bytes(later), later > 0),
        one(0, "critical style in the policy", "its hash".into(), style, hashed),
    ])
}

/// What the first screens need: the app's script, wasm and styles, what starts it, and
/// the second store. Not the rest of the app, the
/// rescue page, icons or the worker.
fn needed(file: &str) -> bool {
    matches!(file, "boot.js" | "shadow.js") || dist::names::is_first(file) || file.starts_with("snippets/")
}

/// Tags that a browser waits for before it paints.
fn blocking(page: &str) -> Vec<String> {
    html::tags(page)
        .into_iter()
        .filter(|tag| match tag.name.as_str() {
            "link" => tag.has_word("rel", "stylesheet") && tag.get("media") != Some("print"),
            "script" => tag.get("type") != Some("module"),
            _ => false,
        })
        .map(|tag| page.get(tag.place).unwrap_or_default().to_owned())
        .collect()
}

fn style_in_policy(page: &str) -> String {
    let policy = dist::policy::of_page(page).unwrap_or_default();
    let styles: Vec<_> = html::tags(page).into_iter().filter(|tag| tag.name == "style").collect();
    let source = |style: &html::Tag| {
        let text = dist::styles::text(page.get(style.inside.clone()).unwrap_or_default());
        format!("'sha256-{}'", digest::base64(text.as_bytes()))
    };
    if !(1..=2).contains(&styles.len()) {
        return format!("{} <style>, not one or two", styles.len());
    }
    match styles.iter().map(source).find(|source| !policy.contains(source)) {
        None => "its hash".into(),
        Some(source) => format!("{source} is not in the policy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_screens_do_not_need_the_rest() {
        assert!(needed("boot.js") && needed("app-0123456789abcdef.wasm"));
        assert!(!needed("rest-0123456789abcdef.wasm") && !needed("rescue.js"));
    }

    #[test]
    fn what_blocks() {
        assert!(blocking("<link rel=stylesheet media=print href=a><script type=module src=b></script><link rel=preload>").is_empty());
        assert_eq!(
            blocking("<link rel=stylesheet href=a><script src=b></script><script async src=c></script>")
                .len(),
            3
        );
    }

    #[test]
    fn style_hash() {
        let policy = dist::policy::policy(&[format!("sha256-{}", digest::base64(b"a{}"))]);
        let page = dist::policy::insert("x", "<head><style>a{}</style>", &policy).unwrap();
        assert_eq!(style_in_policy(&page), "its hash");
        assert_ne!(style_in_policy(&page.replace("a{}", "b{}")), "its hash");
    }
}
