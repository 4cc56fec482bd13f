//! What the page asks for comes at its end. In the head it would stand in the way of the first paint: each request costs the slow
//! processor of an old phone, and none is needed before somebody has read and tapped (figures in docs/performance.md).

use crate::{Outcome, html};

/// The page with every link and script that loads something moved from its head to just before its last element, in their order.
pub fn later(page: &str) -> Outcome<String> {
    let tags = html::tags(page);
    let body = tags.iter().find(|tag| tag.get("id") == Some("page")).ok_or("index.html has no #page")?;
    // The last element shows that all has come (style/parts/first.css): it stays the last.
    let last = tags
        .iter()
        .find(|tag| tag.get("id") == Some("boot-notice"))
        .ok_or("index.html has no #boot-notice")?;
    let end = last.place.start;
    let loads = |tag: &&html::Tag| match tag.name.as_str() {
        "link" => {
            ["preload", "modulepreload"].iter().any(|word| tag.has_word("rel", word))
                || tag.get("data-late").is_some()
        }
        "script" => tag.get("src").is_some(),
        _ => false,
    };
    let mut edits = Vec::new();
    let mut moved = String::new();
    for tag in tags.iter().take_while(|tag| tag.place.start < body.place.start).filter(loads) {
        let place = if tag.name == "script" { html::element(page, tag) } else { tag.place.clone() };
        // Waited for, a script would keep the page unfinished, and until it is finished no address matches :target: Tonight would
        // stand in place of the help. All it works on is before it.
        let text = page.get(place.clone()).unwrap_or_default();
        moved.push_str(&text.replacen("<script", "<script async", 1));
        edits.push((place, String::new()));
    }
    edits.push((end..end, moved));
    Ok(html::edited(page, edits))
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn what_loads_comes_after_what_is_painted_first_and_the_rest_stays() {
        let page = "<head><link rel=manifest href=m><link rel=stylesheet media=print href=a data-late><style>b{}</style>\
            <link rel=modulepreload href=c><script src=d type=module></script><link as=fetch href=e rel=preload></head>\
            <body><a id=first>Cramp now</a><div id=page><script src=f></script></div><p id=boot-notice>";
        assert_eq!(
            later(page).unwrap(),
            "<head><link rel=manifest href=m><style>b{}</style></head><body><a id=first>Cramp now</a>\
            <div id=page><script src=f></script></div>\
            <link rel=stylesheet media=print href=a data-late><link rel=modulepreload href=c><script async src=d type=module></script>\
            <link as=fetch href=e rel=preload><p id=boot-notice>"
        );
        assert!(later("<p>").unwrap_err().contains("#page"));
    }
}
