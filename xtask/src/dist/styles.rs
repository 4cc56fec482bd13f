//! The three kinds of style: critical ones become two `<style>`, late ones one file and one link, those of the rest one file that
//! is named in the page and loaded with the rest (`split.rs`).

use crate::html::{self, Tag};
use crate::{Outcome, digest};

/// The page with one or two `<style>` in place of all of them, and the policy's sources for them.
pub struct Critical {
    pub html: String,
    /// `sha256-…` of each.
    pub sources: Vec<String>,
}

/// Joins the styles before `<link rel="expect">` into the first of them, in order, and those after it into one inside the figures'
/// svg, which comes after what is painted first: its style is all that is read before that. In a body only an svg may have a style.
pub fn merge_critical(html: &str) -> Outcome<Critical> {
    let tags = html::tags(html);
    let bound = tags.iter().find(|tag| tag.name == "link" && tag.has_word("rel", "expect"));
    let bound = bound.map_or(html.len(), |tag| tag.place.start);
    let styles: Vec<&Tag> = tags.iter().filter(|tag| tag.name == "style").collect();
    if let Some(odd) = styles.iter().find(|tag| !tag.attributes.is_empty()) {
        return Err(format!(
            "a <style> in index.html has attributes ({:?}); critical styles are plain",
            odd.attributes
        ));
    }
    let (first, second): (Vec<&Tag>, Vec<&Tag>) = styles.iter().partition(|style| style.place.start < bound);
    let mut edits: Vec<_> = styles.iter().map(|style| (html::element(html, style), String::new())).collect();
    let mut sources = Vec::new();
    if !first.is_empty() {
        let css = joined(html, &first);
        sources.push(format!("sha256-{}", digest::base64(css.as_bytes())));
        if let Some(edit) = edits.first_mut() {
            edit.1 = format!("<style>{css}</style>");
        }
    }
    if !second.is_empty() {
        let figures = tags.iter().find(|tag| tag.name == "svg" && tag.get("id") == Some("figure-defs"));
        let at = figures.ok_or("index.html has no <svg id=\"figure-defs\"> for the second style")?.place.end;
        let css = joined(html, &second);
        sources.push(format!("sha256-{}", digest::base64(css.as_bytes())));
        // Inside an svg it is text like any other.
        let text = css.replace('&', "&amp;").replace('<', "&lt;");
        edits.push((at..at, format!("<style>{text}</style>")));
    }
    Ok(Critical { html: html::edited(html, edits), sources })
}

fn joined(html: &str, styles: &[&Tag]) -> String {
    let mut css = String::new();
    for style in styles {
        let text = html.get(style.inside.clone()).unwrap_or_default().trim();
        css.push_str(text);
        if !text.is_empty() && !text.ends_with(['}', ';', '/']) {
            css.push(';');
        }
    }
    css
}

/// The text of a style as a browser reads it: the second stands in an svg, where some letters are written otherwise.
pub fn text(written: &str) -> String {
    written.replace("&lt;", "<").replace("&amp;", "&")
}

/// The page with one mention of a joined stylesheet, the sheet, and the files that went into it.
#[derive(Debug, Default)]
pub struct Joined {
    pub html: String,
    pub name: String,
    pub css: String,
    pub parts: Vec<String>,
}

/// Which late styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Those of the first screens: marked `data-late` alone.
    First,
    /// Those of the rest: marked `data-rest` too. A development build loads them like the others.
    Rest,
}

/// Joins the late stylesheets of a group into one. `read` gives the text of a file of the dist.
pub fn join(html: &str, base: &str, group: Group, read: impl Fn(&str) -> Outcome<String>) -> Outcome<Joined> {
    let mut late = Joined::default();
    let mut places = Vec::new();
    for tag in html::tags(html) {
        let of_group = tag.get("data-rest").is_some() == (group == Group::Rest);
        if tag.name != "link"
            || !tag.has_word("rel", "stylesheet")
            || tag.get("data-late").is_none()
            || !of_group
        {
            continue;
        }
        let href = tag.get("href").unwrap_or_default();
        let path = href.strip_prefix(base).ok_or(format!("the stylesheet {href} is not below {base}"))?;
        late.css.push_str(read(path)?.trim());
        late.parts.push(path.to_owned());
        places.push(tag.place);
    }
    if places.is_empty() {
        html.clone_into(&mut late.html);
        return Ok(late);
    }
    let sum = digest::short(late.css.as_bytes());
    let mention = match group {
        Group::First => {
            late.name = format!("app-{sum}.css");
            format!("<link rel=\"stylesheet\" href=\"{base}{}\" media=\"print\" data-late>", late.name)
        }
        Group::Rest => {
            late.name = format!("rest-{sum}.css");
            format!("<meta name=\"rest-style\" content=\"{base}{}\">", late.name)
        }
    };
    let mut link = Some(mention);
    let edits = places.into_iter().map(|place| (place, link.take().unwrap_or_default())).collect();
    late.html = html::edited(html, edits);
    Ok(late)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn critical_styles_become_one() {
        let html = "<head><style>@layer a,b</style><title>t</title><style>b{}</style></head>";
        let merged = merge_critical(html).unwrap();
        assert_eq!(merged.html, "<head><style>@layer a,b;b{}</style><title>t</title></head>");
        assert_eq!(merged.sources, [format!("sha256-{}", digest::base64(b"@layer a,b;b{}"))]);
        assert!(merge_critical("<style media=print></style>").is_err());
        assert!(merge_critical("<p>").unwrap().sources.is_empty());
    }

    #[test]
    fn late_styles_become_one() {
        let html = "<link rel=\"stylesheet\" href=\"/r/a-1.css\" data-late media=\"print\"/><link rel=icon href=/r/i.png>\
                    <link data-late href=/r/b-2.css media=print rel=stylesheet>";
        let late = join(html, "/r/", Group::First, |path| Ok(format!("{path}{{}}\n"))).unwrap();
        assert_eq!(late.css, "a-1.css{}b-2.css{}");
        assert_eq!(late.parts, ["a-1.css", "b-2.css"]);
        let link = format!("<link rel=\"stylesheet\" href=\"/r/{}\" media=\"print\" data-late>", late.name);
        assert_eq!(late.html, format!("{link}<link rel=icon href=/r/i.png>"));
        assert!(join(html, "/x/", Group::First, |_| Ok(String::new())).is_err());
    }

    #[test]
    fn what_is_not_needed_for_the_first_paint_comes_after_it() {
        let html = "<style>a{}</style><link rel=expect href=#x><style>@media (height<=9em){b{}}</style><style>c{}</style>\
            <p></p><svg id=figure-defs><g/></svg>";
        let merged = merge_critical(html).unwrap();
        assert_eq!(
            merged.html,
            "<style>a{}</style><link rel=expect href=#x><p></p>\
            <svg id=figure-defs><style>@media (height&lt;=9em){b{}}c{}</style><g/></svg>"
        );
        let hash = |css: &str| format!("sha256-{}", digest::base64(css.as_bytes()));
        assert_eq!(merged.sources, [hash("a{}"), hash("@media (height<=9em){b{}}c{}")]);
        assert_eq!(text("(height&lt;=9em){b{c:'&amp;lt;'}}"), "(height<=9em){b{c:'&lt;'}}");
        assert!(merge_critical("<link rel=expect><style>a{}</style>").is_err());
    }

    #[test]
    fn styles_of_the_rest_become_one_that_nothing_loads_by_itself() {
        let html = "<link rel=stylesheet href=/a.css data-late><link rel=stylesheet href=/b.css data-late data-rest>\
                    <link rel=stylesheet href=/c.css data-late data-rest>";
        let read = |path: &str| Ok(format!("{path}{{}}"));
        let rest = join(html, "/", Group::Rest, read).unwrap();
        assert_eq!((rest.css.as_str(), rest.parts.len()), ("b.css{}c.css{}", 2));
        assert!(rest.name.starts_with("rest-"));
        let meta = format!("<meta name=\"rest-style\" content=\"/{}\">", rest.name);
        assert_eq!(rest.html, format!("<link rel=stylesheet href=/a.css data-late>{meta}"));
        assert_eq!(join(&rest.html, "/", Group::First, read).unwrap().css, "a.css{}");
    }
}
