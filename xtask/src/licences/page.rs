//! The page: names first, each text once, under all that it belongs to. It needs no script, and it looks like the rescue page.

use std::collections::BTreeMap;
use std::fmt::Write;

const HEAD: &str = "\
<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">
<meta name=\"color-scheme\" content=\"dark\">
<meta name=\"theme-color\" content=\"#000000\">
<meta name=\"robots\" content=\"noindex\">
<title>Licences - Quiet Legs</title>
<link rel=\"stylesheet\" href=\"rescue.css\">
</head>
<body>
<main>
<h1>Licences</h1>
<p><a href=\"./#/settings\">Back to Settings</a></p>
<p>Quiet Legs is made with the work of other people. They let everybody use it. Here are their names, and under each text what they ask for in return.</p>
";

/// The page of these texts and of those they belong to.
pub fn html(groups: &BTreeMap<String, Vec<String>>) -> String {
    let mut groups: Vec<_> = groups.iter().collect();
    groups.sort_by(|a, b| a.1.cmp(b.1));
    let mut page = HEAD.to_owned();
    for (text, names) in groups {
        let first = names.first().map(String::as_str).unwrap_or_default();
        let more = if names.len() > 1 { format!(" and {} more", names.len() - 1) } else { String::new() };
        let items: Vec<String> = names.iter().map(|name| format!("<li>{}</li>", escaped(name))).collect();
        // Writing to a String cannot fail.
        let _ok = write!(
            page,
            "<ul>{}</ul>\n<details><summary>The text for {}{more}</summary><pre>{}</pre></details>\n",
            items.concat(),
            escaped(first),
            escaped(text)
        )
        .is_ok();
    }
    page.push_str("<p><a href=\"./#/settings\">Back to Settings</a></p>\n</main>\n</body>\n</html>\n");
    page
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_only_text() {
        let groups =
            BTreeMap::from([("a <b@c.org> & d".to_owned(), vec!["x 1.0".to_owned(), "y 2.0".to_owned()])]);
        let page = html(&groups);
        assert!(page.contains("<li>x 1.0</li><li>y 2.0</li>") && page.contains("a &lt;b@c.org&gt; &amp; d"));
    }
}
