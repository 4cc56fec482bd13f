//! What is new in a version, read from the changelog: its newest section, as plain lines under their headings.

/// What is new of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its heading, such as `Fixed`; may be empty.
    pub name: String,
    /// In the order of the changelog.
    pub items: Vec<Item>,
}

/// One thing that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The words it begins with in bold, such as the name of a screen; may be empty.
    pub lead: String,
    /// The rest of it.
    pub text: String,
}

/// A version as one number, for comparing: `1.2.3` is 1002003. `None` when it is no version.
#[allow(clippy::cast_lossless, reason = "`from` is not for constants")]
pub const fn number(version: &str) -> Option<i64> {
    let mut rest = version.as_bytes();
    let (mut whole, mut part, mut digits, mut dots) = (0, 0, 0, 0);
    while let [letter, after @ ..] = rest {
        rest = after;
        match letter {
            b'0'..=b'9' if digits < 3 => {
                part = part * 10 + (*letter - b'0') as i64;
                digits += 1;
            }
            b'.' if digits > 0 && dots < 2 => {
                whole = (whole + part) * 1000;
                (part, digits, dots) = (0, 0, dots + 1);
            }
            _ => return None,
        }
    }
    if digits > 0 && dots == 2 { Some(whole + part) } else { None }
}

/// The newest section of a changelog: what stands in its lists, each on one line, without marks. What is not released yet is not
/// told where a release is.
pub fn newest(changelog: &str) -> Vec<Group> {
    let mut sections = changelog.split("\n## ").skip(1);
    let first = sections.next().unwrap_or_default();
    let section = if first.starts_with("Unreleased") { sections.next().unwrap_or(first) } else { first };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut open = false;
    // The first line is the name of the section.
    for line in section.lines().skip(1) {
        if let Some(name) = line.strip_prefix("### ") {
            groups.push((name.trim().to_owned(), Vec::new()));
            open = false;
        } else if let Some(begin) = line.strip_prefix("- ") {
            if groups.is_empty() {
                groups.push((String::new(), Vec::new()));
            }
            groups.last_mut().into_iter().for_each(|(_, items)| items.push(begin.trim().to_owned()));
            open = true;
        } else if let (true, Some(more)) = (open, line.strip_prefix("  ")) {
            if let Some(item) = groups.last_mut().and_then(|(_, items)| items.last_mut()) {
                item.push(' ');
                item.push_str(more.trim());
            }
        } else {
            open = false;
        }
    }
    groups.retain(|(_, items)| !items.is_empty());
    let read = |items: Vec<String>| items.iter().map(|item| Item::read(item)).collect();
    groups.into_iter().map(|(name, items)| Group { name, items: read(items) }).collect()
}

impl Item {
    fn read(line: &str) -> Self {
        let plain = |text: &str| text.replace("**", "").replace('`', "");
        match line.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
            Some((lead, text)) => Self { lead: lead.to_owned(), text: plain(text) },
            None => Self { lead: String::new(), text: plain(line) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "# Changelog\n\nAll of it.\n\n## 1.1.0\n\n### Added\n- **Nights**: a month,\n  and **more**.\n- `cargo` too.\n\nA word between.\n  Not of the list.\n### Mended\n- Last.\n\n## 1.0.0\n- Old.\n";

    /// Each item as heading, lead and text.
    fn told(changelog: &str) -> Vec<[String; 3]> {
        let items = |group: Group| {
            group.items.into_iter().map(move |item| [group.name.clone(), item.lead, item.text])
        };
        newest(changelog).into_iter().flat_map(items).collect()
    }

    #[test]
    fn only_the_newest_section_is_told_and_long_lines_are_whole() {
        let wanted = [
            ["Added", "Nights", ": a month, and more."],
            ["Added", "", "cargo too."],
            ["Mended", "", "Last."],
        ];
        assert_eq!(told(LOG), wanted.map(|words| words.map(str::to_owned)));
        assert_eq!((newest(""), newest("# Changelog\n")), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_is_not_released_is_told_only_where_nothing_is() {
        let coming = LOG.replacen("## 1.1.0", "## Unreleased\n\n### Added\n- Coming.\n\n## 1.1.0", 1);
        assert_eq!(told(&coming), told(LOG));
        let only = "# Changelog\n\n## Unreleased\n- **All** of it.\n";
        assert_eq!(told(only), [["", "All", " of it."].map(str::to_owned)]);
    }

    #[test]
    fn a_later_version_is_a_higher_number() {
        assert_eq!(number("1.2.3"), Some(1_002_003));
        assert!(number("0.10.0") > number("0.9.9"));
        for odd in ["", "1", "1.2", "1.2.3.4", "1.2.x", "-1.2.3", "1.2.1000"] {
            assert_eq!(number(odd), None, "{odd}");
        }
    }
}
