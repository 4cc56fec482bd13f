//! The content security policy, in the page and in `_headers`, with the other headers of a careful host.

use std::fmt::Write;

use crate::Outcome;
use crate::html::{self, Tag};

/// What the browser may not offer the page, and the three things it may.
const PERMISSIONS: &str = "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
hid=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), \
xr-spatial-tracking=(), clipboard-write=(self), screen-wake-lock=(self), web-share=(self)";

/// The header the policy goes in.
pub const NAME: &str = "Content-Security-Policy";
/// What is said of a file whose name is its content's hash.
pub const KEPT: &str = "public, max-age=31536000, immutable";
/// What is said of every other file.
pub const ASKED: &str = "no-cache";

/// The headers beside the policy.
const OTHERS: [(&str, &str); 4] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];

/// The headers of every answer, with a policy that holds for every build: without `default-src` and the style, and with what
/// they leave out said of each kind. The page carries the whole policy of its build itself.
pub fn lasting() -> Vec<(String, String)> {
    let policy = policy(&[]);
    let lasts = |rule: &&str| !rule.starts_with("default-src") && !rule.starts_with("style-src");
    let mut rules: Vec<&str> = policy.split("; ").filter(lasts).collect();
    rules.extend(["object-src 'none'", "frame-src 'none'", "font-src 'none'", "media-src 'none'", FRAMES]);
    let others = OTHERS.map(|(name, value)| (name.to_owned(), value.to_owned()));
    std::iter::once((NAME.to_owned(), rules.join("; "))).chain(others).collect()
}

/// Nobody may show the page inside another. A page cannot say that of itself.
const FRAMES: &str = "frame-ancestors 'none'";

/// The policy. `styles` are the critical styles' `sha256-…`.
pub fn policy(styles: &[String]) -> String {
    let mut style = String::new();
    for source in styles {
        style.extend([" '", source, "'"]);
    }
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{style}; img-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

/// The policy a page carries in its meta element.
pub fn of_page(html: &str) -> Option<String> {
    html::tags(html).iter().find(|tag| is_policy(tag)).and_then(|tag| tag.get("content").map(str::to_owned))
}

fn is_policy(tag: &Tag) -> bool {
    tag.name == "meta"
        && tag.get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("content-security-policy"))
}

/// The page with the policy as the first child of its head. Minifying may have left out `<head>` and `<html>`.
pub fn insert(page: &str, html: &str, policy: &str) -> Outcome<String> {
    let tags = html::tags(html);
    if tags.iter().any(is_policy) {
        return Err(format!("{page} has a content security policy already; `xtask dist` writes it"));
    }
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    if let Some(head) = tags.iter().find(|tag| tag.name == "head") {
        return Ok(html::edited(html, vec![(head.place.end..head.place.end, meta)]));
    }
    let doctype = html
        .to_ascii_lowercase()
        .find("<!doctype")
        .and_then(|start| html.get(start..)?.find('>').map(|end| start + end + 1));
    let at = tags.iter().find(|tag| tag.name == "html").map(|tag| tag.place.end).or(doctype);
    let at = at.ok_or(format!("{page} has neither a doctype, <html> nor <head>"))?;
    Ok(html::edited(html, vec![(at..at, format!("<head>{meta}"))]))
}

/// The `_headers` file. `files` are paths in the dist; `hashed` says which of them never change.
pub fn headers(base: &str, policy: &str, files: &[String], hashed: impl Fn(&str) -> bool) -> String {
    let base = if base.starts_with('/') { base } else { "/" };
    let mut text = format!(
        "# Written by `cargo xtask dist`. Read by Netlify, Cloudflare Pages and `cargo xtask serve`.\n{base}*\n  \
         {NAME}: {policy}; {FRAMES}\n"
    );
    for (name, value) in OTHERS {
        // Writing to a String cannot fail.
        let _ok = writeln!(text, "  {name}: {value}").is_ok();
    }
    let root = std::iter::once(String::new());
    for file in root.chain(files.iter().cloned()) {
        let control = if hashed(&file) { KEPT } else { ASKED };
        let _ok = write!(text, "{base}{file}\n  Cache-Control: {control}\n").is_ok();
        // As a host shows it that drops the ending.
        if let Some(bare) = file.strip_suffix(".html").filter(|name| !matches!(*name, "index" | "404")) {
            let _ok = write!(text, "{base}{bare}\n  Cache-Control: {control}\n").is_ok();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_first_in_the_head() {
        let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"p\">";
        let put = |html: &str| insert("x", html, "p").unwrap();
        assert_eq!(
            put("<!doctype html><html><head lang=en><p>"),
            format!("<!doctype html><html><head lang=en>{meta}<p>")
        );
        assert_eq!(
            put("<!doctype html><html lang=en><meta charset=utf-8>"),
            format!("<!doctype html><html lang=en><head>{meta}<meta charset=utf-8>")
        );
        assert_eq!(
            put("<!DOCTYPE html><title>t</title>"),
            format!("<!DOCTYPE html><head>{meta}<title>t</title>")
        );
        assert!(insert("x", "<p>", "p").is_err());
        let twice = put("<head>");
        assert!(insert("x", &twice, "p").is_err());
        assert_eq!(of_page(&twice).unwrap(), "p");
    }

    #[test]
    fn headers_are_read_back() {
        let text = headers(
            "/r/",
            &policy(&["sha256-x=".to_owned()]),
            &["app-1.js".into(), "sw.js".into()],
            |name| name.starts_with("app-"),
        );
        let rules = crate::headers::parse(&text);
        let of = |path: &str, name: &str| {
            crate::headers::of(&rules, path)
                .into_iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value)
        };
        assert!(of("/r/", "Content-Security-Policy").unwrap().contains("style-src 'self' 'sha256-x='"));
        assert!(of("/r/", "Content-Security-Policy").unwrap().ends_with("frame-ancestors 'none'"));
        assert_eq!(of("/r/", "Cache-Control").unwrap(), "no-cache");
        assert_eq!(of("/r/sw.js", "Cache-Control").unwrap(), "no-cache");
        assert!(of("/r/app-1.js", "Cache-Control").unwrap().contains("immutable"));
        assert!(of("/x", "Referrer-Policy").is_none());
    }
}
