//! Names of records. The shell brings the randomness; this room only checks the spelling.

use std::fmt;

/// The name of one record: 1 to 32 characters of `a-z`, `0-9`. Safe in a storage key and in an address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Reads an id; `None` when it is empty, longer than 32 characters or has any other character.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=32).contains(&text.len());
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (fits && plain).then(|| Self(text.to_owned()))
    }

    /// Makes an id from 64 random bits and the time in milliseconds, so that two devices do not meet.
    pub fn from_parts(now_ms: i64, random: u64) -> Self {
        Self(format!("{now_ms:x}{random:016x}"))
    }

    /// The id as it stands in a key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_id_can_be_read_back() {
        let id = Id::from_parts(1_795_000_000_000, u64::MAX);
        assert_eq!(Id::parse(id.as_str()), Some(id));
    }

    #[test]
    fn an_id_never_holds_what_could_break_a_key_or_an_address() {
        for bad in ["", "A", "a/b", "a b", "é", "a.b", &"a".repeat(33)] {
            assert_eq!(Id::parse(bad), None, "{bad}");
        }
    }
}
