//! Lines of a calendar file (RFC 5545): folded at 75 octets, text escaped, CRLF. Why not a library: ADR 0013.

/// The most octets of a line, its end not counted.
const WIDTH: usize = 75;

/// Adds `NAME:value`, folded. The value is taken as it is.
pub fn line(file: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if width + letter.len_utf8() > WIDTH {
            // A folded line goes on after one space, which counts.
            file.push_str("\r\n ");
            width = 1;
        }
        file.push(letter);
        width += letter.len_utf8();
    }
    file.push_str("\r\n");
}

/// Adds `NAME:text` with what has a meaning in a value escaped.
pub fn text(file: &mut String, name: &str, text: &str) {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    line(file, name, &safe);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        let mut file = String::new();
        text(&mut file, "SUMMARY", "a,b;c\\d\r\ne:\"f\"\u{7}");
        assert_eq!(file, "SUMMARY:a\\,b\\;c\\\\d\\ne:\"f\"\r\n");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_75_octets_and_unfolding_gives_the_value_again(value in "\\PC{0,300}") {
            let mut file = String::new();
            line(&mut file, "X-TEST", &value);
            prop_assert!(file.split("\r\n").all(|line| line.len() <= 75), "{}", file);
            prop_assert!(file.ends_with("\r\n") && file.replace("\r\n ", "\r\n").len() <= file.len());
            prop_assert_eq!(file.strip_suffix("\r\n").unwrap().replace("\r\n ", ""), format!("X-TEST:{value}"));
        }
    }
}
