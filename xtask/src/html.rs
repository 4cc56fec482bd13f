//! Finds tags in finished HTML, quoted or not, minified or not, and applies edits by position.
//!
//! Not a parser: no tree, no entities. Comments are skipped; what is inside `<script>`, `<style>`,
//! `<title>` and `<textarea>` is text.

use std::ops::Range;

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Lower case.
    pub name: String,
    /// Names in lower case, values as written.
    pub attributes: Vec<(String, String)>,
    /// From `<` to after `>`.
    pub place: Range<usize>,
    /// The text up to the closing tag, for the elements that hold text only; otherwise empty.
    pub inside: Range<usize>,
}

impl Tag {
    /// The value of an attribute, empty if it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a space-separated attribute such as `rel` has this word.
    pub fn has_word(&self, name: &str, word: &str) -> bool {
        self.get(name)
            .is_some_and(|value| value.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word)))
    }
}

/// Every opening tag, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(html, at, "<") {
        let rest = html.get(start + 1..).unwrap_or_default();
        if rest.starts_with("!--") {
            at = find(html, start + 4, "-->").map_or(html.len(), |end| end + 3);
            continue;
        }
        let length =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let (attributes, left) = attributes(rest.get(length..).unwrap_or_default());
        let end = html.len() - left;
        let mut inside = end..end;
        if matches!(name.as_str(), "script" | "style" | "title" | "textarea") {
            let close = find(&html.to_ascii_lowercase(), end, &format!("</{name}")).unwrap_or(html.len());
            inside = end..close;
        }
        at = inside.end;
        found.push(Tag { name, attributes, place: start..end, inside });
    }
    found
}

fn find(text: &str, from: usize, what: &str) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| at + from)
}

/// The attributes up to `>`, and how many bytes are left after it.
fn attributes(mut rest: &str) -> (Vec<(String, String)>, usize) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after.len());
        }
        let end = rest
            .char_indices()
            .position(|(at, letter)| {
                at > 0 && (letter == '=' || letter == '>' || letter == '/' || letter.is_ascii_whitespace())
            })
            .and_then(|count| rest.char_indices().nth(count))
            .map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return (found, 0);
        }
        let mut value = "";
        rest = after;
        if let Some(after) = after.trim_start().strip_prefix('=') {
            (value, rest) = self::value(after.trim_start());
        }
        found.push((name.to_ascii_lowercase(), value.to_owned()));
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(after) = text.strip_prefix(quote) {
            return after.split_once(quote).unwrap_or((after, ""));
        }
    }
    let end = text.find(|letter: char| letter.is_ascii_whitespace() || letter == '>').unwrap_or(text.len());
    text.split_at(end)
}

/// Where an element that holds only text ends, its closing tag included.
pub fn element(html: &str, tag: &Tag) -> Range<usize> {
    tag.place.start..find(html, tag.inside.end, ">").map_or(html.len(), |end| end + 1)
}

/// The text with every place replaced; the places may come in any order but may not overlap.
pub fn edited(html: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(place, _)| place.start);
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (place, text) in edits {
        out.push_str(html.get(at..place.start).unwrap_or_default());
        out.push_str(&text);
        at = place.end;
    }
    out.push_str(html.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_unquoted_and_text() {
        let html = "<!doctype html><html lang=en><!-- <p> --><link rel=stylesheet href=/a.css media='print' data-late>\
                    <STYLE>a>b{c:\"<d>\"}</STYLE><input disabled/><script src=\"/x.js\" type=module></script>";
        let all = tags(html);
        let names: Vec<&str> = all.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["html", "link", "style", "input", "script"]);
        let link = &all[1];
        assert_eq!(
            (link.get("href"), link.get("media"), link.get("data-late")),
            (Some("/a.css"), Some("print"), Some(""))
        );
        assert!(link.has_word("rel", "stylesheet"));
        assert_eq!(&html[all[2].inside.clone()], "a>b{c:\"<d>\"}");
        assert!(html[element(html, &all[2])].ends_with("</STYLE>"));
        assert_eq!(all[3].get("disabled"), Some(""));
        assert_eq!(all[4].get("type"), Some("module"));
    }

    #[test]
    fn broken_html_ends() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<style>", "< a", "é<p é=ü>"] {
            let _count = tags(html).len();
        }
    }

    #[test]
    fn edits_by_position() {
        assert_eq!(edited("abcdef", vec![(4..5, "-".into()), (0..1, "X".into())]), "Xbcd-f");
    }
}
