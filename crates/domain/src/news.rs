//! What is new in a version, read from the changelog: its newest section, as plain lines.

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

/// The items of the newest section of a changelog: what stands in its lists, each on one line, without marks.
pub fn newest(changelog: &str) -> Vec<Item> {
    let section = changelog.split("\n## ").nth(1).unwrap_or_default();
    let mut items: Vec<String> = Vec::new();
    let mut open = false;
    // The first line is the name of the section.
    for line in section.lines().skip(1) {
        if let Some(begin) = line.strip_prefix("- ") {
            items.push(begin.trim().to_owned());
            open = true;
        } else if let (true, Some(more), Some(item)) = (open, line.strip_prefix("  "), items.last_mut()) {
            item.push(' ');
            item.push_str(more.trim());
        } else {
            open = false;
        }
    }
    items.into_iter().map(|item| Item::read(&item)).collect()
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

    #[test]
    fn only_the_newest_section_is_told_and_long_lines_are_whole() {
        let told: Vec<_> = newest(LOG).into_iter().map(|item| (item.lead, item.text)).collect();
        let wanted = [("Nights", ": a month, and more."), ("", "cargo too."), ("", "Last.")];
        assert_eq!(told, wanted.map(|(lead, text)| (lead.to_owned(), text.to_owned())));
        assert_eq!((newest(""), newest("# Changelog\n")), (Vec::new(), Vec::new()));
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
