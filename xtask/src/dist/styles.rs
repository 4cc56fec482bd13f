//! The three kinds of style: critical ones become one `<style>`, late ones one file and one link, those of the rest one file that
//! is named in the page and loaded with the rest (`split.rs`).

use crate::html::{self, Tag};
use crate::{Outcome, digest};

/// The page with one `<style>` in place of all of them, and the policy's source for it.
pub struct Critical {
    pub html: String,
    /// `sha256-…`, or nothing when the page has no style at all.
    pub source: Option<String>,
}

/// Joins every `<style>` into the first, in order.
pub fn merge_critical(html: &str) -> Outcome<Critical> {
    let styles: Vec<Tag> = html::tags(html).into_iter().filter(|tag| tag.name == "style").collect();
    if let Some(odd) = styles.iter().find(|tag| !tag.attributes.is_empty()) {
        return Err(format!(
            "a <style> in index.html has attributes ({:?}); critical styles are plain",
            odd.attributes
        ));
    }
    let mut css = String::new();
    for style in &styles {
        let text = html.get(style.inside.clone()).unwrap_or_default().trim();
        css.push_str(text);
        if !text.is_empty() && !text.ends_with(['}', ';', '/']) {
            css.push(';');
        }
    }
    let edits = styles
        .iter()
        .enumerate()
        .map(|(number, style)| {
            let text = if number == 0 { format!("<style>{css}</style>") } else { String::new() };
            (html::element(html, style), text)
        })
        .collect();
    let source = (!styles.is_empty()).then(|| format!("sha256-{}", digest::base64(css.as_bytes())));
    Ok(Critical { html: html::edited(html, edits), source })
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
        assert_eq!(merged.source.unwrap(), format!("sha256-{}", digest::base64(b"@layer a,b;b{}")));
        assert!(merge_critical("<style media=print></style>").is_err());
        assert!(merge_critical("<p>").unwrap().source.is_none());
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
