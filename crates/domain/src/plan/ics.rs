//! Lines of a calendar file (RFC 5545): folded at 75 octets, text escaped, CRLF. Why not a library: ADR 0013.

use crate::moment::Moment;
use chrono::{Datelike, NaiveDateTime, Timelike};

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

/// Begins a file: what made it, and the name a calendar may show for it.
pub fn begin(file: &mut String, made_from: &str, name: &str) {
    line(file, "BEGIN", "VCALENDAR");
    line(file, "VERSION", "2.0");
    line(file, "PRODID", &format!("-//Quiet Legs//{made_from}//EN"));
    line(file, "CALSCALE", "GREGORIAN");
    line(file, "X-WR-CALNAME", name);
}

/// Says that an entry is private and takes no time away.
pub fn free(file: &mut String) {
    for (name, value) in
        [("CLASS", "PRIVATE"), ("TRANSP", "TRANSPARENT"), ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")]
    {
        line(file, name, value);
    }
}

/// When a file is made, in UTC: `20261124T190000Z`
pub fn made(now: Moment) -> String {
    format!("{}Z", stamp(Moment::new(now.epoch(), 0).unwrap_or_default().local()))
}

/// `20261124T213000`
pub fn stamp(at: NaiveDateTime) -> String {
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
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
