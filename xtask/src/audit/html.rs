//! The W3C's HTML checker (npm `vnu-jar`, run by Java) on every page of a dist. It reads files: it refuses addresses of this machine.

use std::path::Path;

use serde_json::Value;

use super::npm;
use crate::{Outcome, run, tools};

/// What is looked at. The page under an unknown address is `404.html`.
const PAGES: [&str; 4] = ["index.html", "rescue.html", crate::licences::PAGE, "404.html"];

/// Its checker of styles does not know `@container` and what comes with it, so what it says of them is counted only.
const STYLES: &str = "CSS: ";
/// A file has no origin, so to the checker nothing is `'self'`. What the policy really refuses, the browsers of the tests say.
const NO_ORIGIN: &str = "Resource violates Content Security Policy (meta tag): external ";
/// The static page has a main part for each of its three addresses, and shows one (`:target`); the checker does not see that.
const ONE_SHOWN: &str = "A document should not include more than one visible element with “role=main”.";

/// The standard has `rel=expect` beside `rel=stylesheet` here (HTML, 4.6.8, "Link types"); the checker does not yet know it.
const EXPECTS: (&str, &str) = ("A “link” element with a “blocking” attribute must have", "rel=expect");

/// Fails when a page has an error or a warning.
pub fn judge(dist: &Path) -> Outcome<()> {
    if tools::found("java").is_none() {
        return Err("the HTML checker needs Java (Debian: apt-get install default-jre-headless)".into());
    }
    let jar = npm::ready()?.join("node_modules/vnu-jar/build/dist/vnu.jar");
    let mut java = tools::command("java");
    java.arg("-jar").arg(jar).args(["--exit-zero-always", "--stdout", "--format", "json"]);
    java.args(PAGES.map(|page| dist.join(page)));
    let answer = run::answer(&mut java).ok_or("the HTML checker did not run")?;
    let found = read(&answer)?;
    println!(
        "{} pages, {} findings; {} about styles it does not know",
        PAGES.len(),
        found.findings.len(),
        found.styles
    );
    for finding in &found.findings {
        println!("  {finding}");
    }
    if found.findings.is_empty() { Ok(()) } else { Err(format!("{} findings", found.findings.len())) }
}

#[derive(Debug, Default)]
struct Found {
    findings: Vec<String>,
    styles: usize,
}

/// Reads what the checker says, `{"messages":[{"type":…,"url":…,"message":…,"extract":…}]}`.
fn read(answer: &str) -> Outcome<Found> {
    let json: Value = serde_json::from_str(answer)
        .map_err(|error| format!("the HTML checker said: {answer:.200}: {error}"))?;
    let messages =
        json.get("messages").and_then(Value::as_array).ok_or("the HTML checker gave no messages")?;
    let mut found = Found::default();
    for message in messages {
        let text = |name: &str| message.get(name).and_then(Value::as_str).unwrap_or_default();
        if text("message").starts_with(STYLES) {
            found.styles += 1;
            continue;
        }
        let expects = text("message").starts_with(EXPECTS.0) && text("extract").contains(EXPECTS.1);
        if text("message") != ONE_SHOWN && !text("message").starts_with(NO_ORIGIN) && !expects {
            let kind = if text("subType").is_empty() { text("type") } else { text("subType") };
            found.findings.push(format!(
                "{} {kind}: {} {}",
                text("url"),
                text("message"),
                text("extract").trim()
            ));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_found_and_what_it_does_not_know_is_counted() {
        let answer = r#"{"messages":[{"type":"error","url":"u","message":"CSS: Unrecognized at-rule"},
            {"type":"info","subType":"warning","url":"u","message":"Bad","extract":" <p> "}]}"#;
        let found = read(answer).unwrap();
        assert_eq!((found.styles, found.findings), (1, vec!["u warning: Bad <p>".to_owned()]));
        assert!(read("{}").is_err() && read("Exception").is_err());
        assert!(read("{\"messages\":[]}").unwrap().findings.is_empty());
    }
}
