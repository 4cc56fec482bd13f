//! SHA-256 in the two spellings the project needs: hex for lists and names, base64 for the policy.

use sha2::{Digest, Sha256};

/// Lower-case hexadecimal SHA-256.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ok = write!(text, "{byte:02x}").is_ok();
        text
    })
}

/// The first sixteen hexadecimal digits: enough to tell versions of one file apart in its name.
pub fn short(bytes: &[u8]) -> String {
    hex(bytes).chars().take(16).collect()
}

/// Standard base64 SHA-256, as in `'sha256-…'` of a content security policy.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(bytes);
    let mut text = String::with_capacity(44);
    for group in digest.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for place in 0..4_usize {
            if place <= group.len() {
                let index = (bits >> (18 - 6 * place)) & 63;
                text.push(LETTERS.get(index as usize).map_or('A', |letter| char::from(*letter)));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digests() {
        assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(short(b"").len(), 16);
    }
}
