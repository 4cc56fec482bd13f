//! The two fonts every PDF reader has, Helvetica and Helvetica Bold: widths of their letters, and the letters they know (`WinAnsi`).

use crate::content::insight::LETTERS;

/// Widths of the codes 32 to 255 in thousandths of the size, by Adobe's font metrics.
pub const PLAIN: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333,
    1000, 667, 333, 1000, 350, 611, 350, 350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944,
    350, 500, 667, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584,
    333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000,
    722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722,
    722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556,
    556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// The same for the bold font.
pub const BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350, 556, 350, 278, 556, 500, 1000, 556, 556, 333,
    1000, 667, 333, 1000, 350, 611, 350, 350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944,
    350, 500, 667, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584,
    333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000,
    722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722,
    722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611,
    611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
];

/// What stands for letters the fonts do not know; a run of them is one. [`LETTERS`] says so on the page.
const UNKNOWN: &[u8] = b"[?]";

/// The codes 128 to 159 of `WinAnsi`; 0 where there is none.
const HIGH: [u32; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
];

/// The code of a letter, where the fonts have it. Spaces and breaks of any kind are a space.
fn code(letter: char) -> Option<u8> {
    if letter.is_whitespace() {
        return Some(b' ');
    }
    match u32::from(letter) {
        point @ (0x21..=0x7E | 0xA1..=0xFF) => u8::try_from(point).ok(),
        point => {
            let at = HIGH.iter().position(|one| *one == point)?;
            u8::try_from(128 + at).ok()
        }
    }
}

/// A text in `WinAnsi`, and whether every letter is in it.
pub fn encode(text: &str) -> (Vec<u8>, bool) {
    let (mut bytes, mut whole, mut lost) = (Vec::with_capacity(text.len()), true, false);
    for letter in text.chars() {
        match code(letter) {
            Some(code) => {
                bytes.push(code);
                lost = false;
            }
            None if lost => {}
            None => {
                bytes.extend_from_slice(UNKNOWN);
                (whole, lost) = (false, true);
            }
        }
    }
    (bytes, whole)
}

/// How wide a text is at a size, in points.
pub fn width(bytes: &[u8], bold: bool, size: f32) -> f32 {
    let table = if bold { &BOLD } else { &PLAIN };
    let sum: u32 = bytes
        .iter()
        .map(|byte| u32::from(table.get(usize::from(*byte).wrapping_sub(32)).copied().unwrap_or(0)))
        .sum();
    #[allow(clippy::cast_precision_loss, reason = "widths of one line of text")]
    let thousandths = sum as f32;
    thousandths * size / 1000.0
}

/// A text in lines at most `room` points wide. A word longer than a line is cut.
pub fn wrap(bytes: &[u8], bold: bool, size: f32, room: f32) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut line: Vec<u8> = Vec::new();
    for word in bytes.split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
        let mut word = word.to_vec();
        let gap = if line.is_empty() { 0.0 } else { width(b" ", bold, size) };
        if width(&line, bold, size) + gap + width(&word, bold, size) > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        while width(&word, bold, size) > room && word.len() > 1 {
            let fits = (1..word.len())
                .rev()
                .find(|end| word.get(..*end).is_some_and(|some| width(some, bold, size) <= room));
            let rest = word.split_off(fits.unwrap_or(1));
            lines.push(std::mem::replace(&mut word, rest));
        }
        if !line.is_empty() {
            line.push(b' ');
        }
        line.append(&mut word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The line said when letters are missing.
pub const fn missing() -> &'static str {
    LETTERS.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn western_letters_are_kept_and_others_are_replaced_where_it_can_be_seen() {
        assert_eq!(
            encode("J\u{fc}rgen\u{2019}s caf\u{e9} \u{20ac}5"),
            (b"J\xfcrgen\x92s caf\xe9 \x805".to_vec(), true)
        );
        assert_eq!(encode("\u{75db}\u{307f} 3 \u{1F319}"), (b"[?] 3 [?]".to_vec(), false));
        assert_eq!(encode("a\nb\tc"), (b"a b c".to_vec(), true));
    }

    #[test]
    fn widths_are_those_of_the_fonts() {
        // Adobe: A 667, space 278, W 944; bold A 722.
        assert!((width(b"A W", false, 10.0) - 18.89).abs() < 1e-3);
        assert!((width(b"A", true, 10.0) - 7.22).abs() < 1e-3);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(text in "[a-zA-Z0-9 ]{0,200}", room in 40.0_f32..400.0) {
            let (bytes, _) = encode(&text);
            let lines = wrap(&bytes, false, 9.5, room);
            for line in &lines {
                prop_assert!(width(line, false, 9.5) <= room + 0.01);
            }
            let letters = |bytes: &[u8]| bytes.iter().copied().filter(|byte| *byte != b' ').collect::<Vec<_>>();
            prop_assert_eq!(letters(&lines.concat()), letters(&bytes));
        }
    }
}
