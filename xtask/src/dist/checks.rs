//! What may not be in a dist: requests to others, inline script, inline style, links to nothing.

use crate::Outcome;
use crate::html::{self, Tag};

/// An address of an XML namespace names something; nobody fetches it.
const NAMESPACES: &str = "http://www.w3.org/";

/// Checks the text of one HTML, CSS or JavaScript file for addresses of other hosts.
pub fn no_addresses(path: &str, text: &str) -> Outcome<()> {
    let text = without_licences(text);
    for scheme in ["http://", "https://"] {
        for (at, _) in text.match_indices(scheme) {
            let address: String = text
                .get(at..)
                .unwrap_or_default()
                .chars()
                .take_while(|letter| !" \"'`<>)\\\n".contains(*letter))
                .take(80)
                .collect();
            if !address.starts_with(NAMESPACES) {
                return Err(format!("{path} has the address {address}: nothing may point to another host"));
            }
        }
    }
    Ok(())
}

/// Comments that start with `/*!` carry licences and may name their source.
fn without_licences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*!") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// Checks that a page runs no script and wears no style of its own, but the one critical style.
pub fn no_inline(path: &str, text: &str) -> Outcome<()> {
    for tag in html::tags(text) {
        let inside = text.get(tag.inside.clone()).unwrap_or_default().trim();
        if tag.name == "script" && (tag.get("src").is_none() || !inside.is_empty()) {
            return Err(format!("{path} has an inline script: {}", start(inside)));
        }
        if tag.name == "style" && ["rescue.html", crate::licences::PAGE].contains(&path) {
            return Err(format!("{path} has an inline style: {}", start(inside)));
        }
        for (name, value) in &tag.attributes {
            if name == "style" {
                return Err(format!("{path} has style=\"{value}\" on <{}>: use a class", tag.name));
            }
            if name.starts_with("on") || value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
                return Err(format!("{path} has a script in {name}=\"{value}\" on <{}>", tag.name));
            }
        }
    }
    Ok(())
}

fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

/// The files a page refers to, as paths in the dist.
pub fn references(page: &str, base: &str) -> Vec<String> {
    html::tags(page).iter().flat_map(addresses).filter_map(|address| local(&address, base)).collect()
}

fn addresses(tag: &Tag) -> Vec<String> {
    let names: &[&str] =
        if tag.name == "base" { &[] } else { &["href", "src", "data-js", "data-wasm", "data-sw"] };
    names.iter().filter_map(|name| tag.get(name)).map(str::to_owned).collect()
}

/// The path in the dist behind an address; nothing for a place in the same page or a telephone number.
pub fn local(address: &str, base: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    if address.is_empty() || address.starts_with("tel:") {
        return None;
    }
    let path = address.strip_prefix(base).unwrap_or(address);
    let path = path.trim_start_matches("./");
    Some(if path.is_empty() { "index.html".to_owned() } else { path.to_owned() })
}

/// The files a manifest refers to; its addresses must be relative so that any folder will do.
pub fn manifest(text: &str) -> Outcome<Vec<String>> {
    let json: serde_json::Value =
        serde_json::from_str(text).map_err(|error| format!("the manifest is not JSON: {error}"))?;
    let mut found = Vec::new();
    let mut open = vec![("", &json)];
    while let Some((key, value)) = open.pop() {
        match value {
            serde_json::Value::Array(items) => open.extend(items.iter().map(|item| (key, item))),
            serde_json::Value::Object(fields) => {
                open.extend(fields.iter().map(|(key, value)| (key.as_str(), value)));
            }
            serde_json::Value::String(text) if matches!(key, "src" | "url" | "start_url" | "scope") => {
                if text.starts_with('/') || text.contains("://") {
                    return Err(format!("the manifest has {key} {text}: it must be relative"));
                }
                found.extend(local(text, "./"));
            }
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_hosts() {
        assert!(no_addresses("a.js", "fetch('https://x.org/a')").unwrap_err().contains("https://x.org/a:"));
        assert!(no_addresses("a.svg", "xmlns='http://www.w3.org/2000/svg'").is_ok());
        assert!(no_addresses("a.css", "/*! MIT https://x.org */a{}").is_ok());
        assert!(no_addresses("a.css", "/* https://x.org */a{}").is_err());
    }

    #[test]
    fn inline_things() {
        assert!(
            no_inline(
                "index.html",
                "<style>a{}</style><script src=/a.js type=module></script><p class=style>"
            )
            .is_ok()
        );
        for bad in [
            "<script>1</script>",
            "<script src=a>1</script>",
            "<p style=color:red>",
            "<p onclick=x>",
            "<a href=' javascript:x'>",
        ] {
            assert!(no_inline("index.html", bad).is_err(), "{bad}");
        }
        assert!(no_inline("rescue.html", "<style>a{}</style>").is_err());
    }

    #[test]
    fn what_a_page_needs() {
        let page = "<base href=/r/><link href=/r/a.css><a href=#/now><a href=./><script src=/r/b.js data-wasm=/r/c.wasm></script><a href='rescue.html?x#y'><a href=tel:999>";
        assert_eq!(references(page, "/r/"), ["a.css", "index.html", "b.js", "c.wasm", "rescue.html"]);
        assert_eq!(
            manifest(r#"{"start_url":"./","icons":[{"src":"icons/a.png"}],"name":"x"}"#).unwrap().len(),
            2
        );
        assert!(manifest(r#"{"start_url":"/"}"#).is_err());
    }
}
