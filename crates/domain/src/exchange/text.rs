//! From the bytes of any file at all to text, or a reason.

use super::restore::NotABackup;

/// The largest file that is looked at, in bytes. A backup of ten years with a cramp a night is about 5 MB.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// Decodes UTF-8, with or without a byte order mark, and UTF-16 with one.
///
/// # Errors
/// When the file is empty, too large, or not text.
pub fn decode(bytes: &[u8]) -> Result<String, NotABackup> {
    if bytes.is_empty() {
        return Err(NotABackup::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(NotABackup::TooLarge);
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        all => utf8(all),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, NotABackup> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        // Cut in the middle of a character, but text up to there.
        Err(why) if why.error_len().is_none() && why.valid_up_to() > 0 => Err(NotABackup::Cut),
        Err(_) => Err(NotABackup::NotText),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotABackup> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(NotABackup::Cut);
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| NotABackup::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_however_an_editor_saved_it() {
        let text = "{\"note\":\"\u{1F319} café\"}";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes) in [
            (&[][..], text.as_bytes()),
            (&[0xEF, 0xBB, 0xBF], text.as_bytes()),
            (&[0xFF, 0xFE], &le),
            (&[0xFE, 0xFF], &be),
        ] {
            assert_eq!(decode(&[mark, bytes].concat()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_gets_its_reason() {
        assert_eq!(decode(b""), Err(NotABackup::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\xff\x00"), Err(NotABackup::NotText));
        assert_eq!(decode("{\"caf\u{e9}".as_bytes().split_last().unwrap().1), Err(NotABackup::Cut));
        assert_eq!(decode(b"\xFF\xFEa"), Err(NotABackup::Cut));
        assert_eq!(decode(b"\xFF\xFE\x00\xD8"), Err(NotABackup::NotText));
        assert_eq!(decode(&vec![b' '; LARGEST + 1]), Err(NotABackup::TooLarge));
    }
}
