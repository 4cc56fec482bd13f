//! The `_headers` file (the syntax of Netlify and Cloudflare Pages): reading it, and what it says of one path.
//!
//! A line at the margin is a path pattern (`*` matches anything), the indented lines below it are headers.
//! All patterns that match count; a header named twice has its values joined with a comma, as those hosts do.

/// One pattern and its headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

/// Reads the text of a `_headers` file. Lines that are neither pattern, header nor comment are skipped.
pub fn parse(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines() {
        let inner = line.trim();
        if inner.is_empty() || inner.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let (Some(rule), Some((name, value))) = (rules.last_mut(), inner.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else {
            rules.push(Rule { pattern: inner.to_owned(), headers: Vec::new() });
        }
    }
    rules
}

/// The headers of one path (it starts with `/`).
pub fn of(rules: &[Rule], path: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (name, value) in
        rules.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.headers)
    {
        match found.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, known)) => {
                known.push_str(", ");
                known.push_str(value);
            }
            None => found.push((name.clone(), value.clone())),
        }
    }
    found
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            after.is_empty()
                || rest.char_indices().any(|(at, _)| rest.get(at..).is_some_and(|end| matches(after, end)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# all\n/*\n  X-A: 1\n  Content-Security-Policy: default-src 'none'; img-src 'self'\n/a/*.js\n\tCache-Control: immutable\n  X-A: 2\n/\n  X-Root: yes\n";

    #[test]
    fn reads_and_matches() {
        let rules = parse(TEXT);
        assert_eq!(rules.len(), 3);
        let one = of(&rules, "/a/b.js");
        assert!(one.contains(&("X-A".into(), "1, 2".into())));
        assert!(one.contains(&("Cache-Control".into(), "immutable".into())));
        let csp = "default-src 'none'; img-src 'self'";
        assert!(one.contains(&("Content-Security-Policy".into(), csp.into())));
        assert_eq!(of(&rules, "/a/b.css").len(), 2);
        assert!(of(&rules, "/").contains(&("X-Root".into(), "yes".into())));
        assert!(!of(&rules, "/index.html").contains(&("X-Root".into(), "yes".into())));
    }
}
