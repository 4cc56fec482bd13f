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

    /// The first of all ids in their order; no record has it.
    pub(crate) const fn first() -> Self {
        Self(String::new())
    }

    /// When it was made, in milliseconds since 1970, for an id of [`Id::from_parts`]; `None` for any other.
    pub fn born(&self) -> Option<i64> {
        let (time, _) = self.0.split_at_checked(self.0.len().checked_sub(16)?)?;
        i64::from_str_radix(time, 16).ok()
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
        assert_eq!(Id::parse(id.as_str()), Some(id.clone()));
        assert_eq!(id.born(), Some(1_795_000_000_000));
    }

    #[test]
    fn an_id_from_elsewhere_tells_no_time() {
        for odd in
            ["x", "zzzzzzzzzzzz0000000000000001", "0000000000000001", "ffffffffffffffff0000000000000001"]
        {
            assert_eq!(Id::parse(odd).unwrap().born(), None, "{odd}");
        }
    }

    #[test]
    fn an_id_never_holds_what_could_break_a_key_or_an_address() {
        for bad in ["", "A", "a/b", "a b", "é", "a.b", &"a".repeat(33)] {
            assert_eq!(Id::parse(bad), None, "{bad}");
        }
    }
}
