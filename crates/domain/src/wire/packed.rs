//! A month long past, packed: the lines of `folded.rs`, deflated, fifteen bits to a letter. Fifty years of notes fit the five million
//! letters that a browser keeps for a site. New in version 3.
//!
//! `3|packed|<yyyy-mm>|<length of the lines in bytes>|0|<crc32>|<letters>`. Damage anywhere costs the whole month in its store; the other
//! store has it too.

use super::{Unreadable, seal, unseal_as};
use crate::month::Month;

/// The first of the 32,768 letters that stand for fifteen bits. All of them are single UTF-16 units and none is a surrogate.
const FIRST: u32 = 0x5000;
/// How hard the packer tries, 0 to 10.
const EFFORT: u8 = 9;
/// The most bytes that are unpacked: no month has more, whatever a damaged value says.
const LARGEST: usize = 32 * 1024 * 1024;

/// Makes bytes of packed ones.
fn inflate(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    // One byte of room more: a buffer that is just full does not say that all is read.
    let lines = miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, length.saturating_add(1)).ok()?;
    (lines.len() == length).then_some(lines)
}

/// The stored text of a month, packed.
pub fn write(month: Month, lines: &str) -> String {
    let bytes = miniz_oxide::deflate::compress_to_vec(lines.as_bytes(), EFFORT);
    let length = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    seal("packed", &month.to_string(), length, "0", &letters(&bytes))
}

/// The lines of a packed month.
///
/// # Errors
/// Why they could not be read.
pub fn read(text: &str, month: Month) -> Result<String, Unreadable> {
    let envelope = unseal_as(text, "packed", &month.to_string())?;
    let length = usize::try_from(envelope.number).unwrap_or(LARGEST).min(LARGEST);
    let bytes = bytes(envelope.body).ok_or(Unreadable::Shape)?;
    let lines = inflate(&bytes, length).ok_or(Unreadable::Shape)?;
    String::from_utf8(lines).map_err(|_| Unreadable::Shape)
}

/// Fifteen bits to a letter; the last letter says how many of the bytes count, one or two.
fn letters(bytes: &[u8]) -> String {
    let (mut held, mut bits, mut text) = (0_u32, 0_u32, String::new());
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits >= 15 {
            bits -= 15;
            text.extend(letter(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    // Never more than 14 bits are left, and of these the last letter takes all.
    if bits > 0 {
        text.extend(letter(held << (15 - bits)));
    }
    text.extend(letter(bits));
    text
}

fn letter(value: u32) -> Option<char> {
    char::from_u32(FIRST + (value & 0x7fff))
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let values: Option<Vec<u32>> =
        text.chars().map(|one| u32::from(one).checked_sub(FIRST).filter(|value| *value < 0x8000)).collect();
    let values = values?;
    let (left, values) = values.split_last()?;
    let (mut held, mut bits, mut bytes) = (0_u32, 0_u32, Vec::new());
    for value in values {
        held = held << 15 | value;
        bits += 15;
        while bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    // What fills the last letter is no byte.
    let spare = if *left == 0 { 0 } else { 15_usize.checked_sub(usize::try_from(*left).ok()?)? };
    bytes.truncate((values.len() * 15).checked_sub(spare)? / 8);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_become_letters_and_bytes_again() {
        for length in 0..200_usize {
            let any: Vec<u8> =
                (0..length).map(|n| u8::try_from((n * 89 + length * 7) % 256).unwrap()).collect();
            assert_eq!(bytes(&letters(&any)), Some(any), "{length}");
        }
        assert_eq!(bytes(""), None);
        assert_eq!(bytes("plain"), None);
    }

    #[test]
    fn a_month_is_packed_and_unpacked_and_damage_is_noticed() {
        let month = Month::parse("2024-03").unwrap();
        let lines = "one line\nand another: \u{1F319}".repeat(300);
        let text = write(month, &lines);
        assert!(text.encode_utf16().count() < lines.len() / 20);
        assert_eq!(read(&text, month).as_deref(), Ok(lines.as_str()));
        assert_eq!(read(&text, Month::parse("2024-04").unwrap()), Err(Unreadable::Misplaced));
        let cut: String = text.chars().take(text.chars().count() - 1).collect();
        assert_eq!(read(&cut, month), Err(Unreadable::Checksum));
        // A whole value that is no packed text is damage too.
        assert_eq!(read(&seal("packed", "2024-03", 9, "0", "odd"), month), Err(Unreadable::Shape));
        assert_eq!(
            read(
                &seal(
                    "packed",
                    "2024-03",
                    1,
                    "0",
                    &letters(&miniz_oxide::deflate::compress_to_vec(b"long", 9))
                ),
                month
            ),
            Err(Unreadable::Shape)
        );
    }
}
