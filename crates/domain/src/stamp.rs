//! When something was written, and by which open page. Fields of a record carry stamps (`merge.rs`).

use crate::moment::Millis;
use std::fmt;

/// The largest number that has five digits to the base 36.
const LARGEST: u64 = 36_u64.pow(5) - 1;

/// An open page that writes: five random digits, new each time the app starts. Two pages of one phone are two writers, because
/// each may not yet know what the other wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(u32);

impl Writer {
    /// Nobody known: what versions 1 and 2 wrote.
    pub const UNKNOWN: Self = Self(0);

    /// A writer from 64 random bits; never [`Writer::UNKNOWN`].
    pub fn new(random: u64) -> Self {
        Self(u32::try_from(1 + random % LARGEST).unwrap_or(1))
    }
}

/// A moment of writing. The later one counts; of two in the same millisecond, the one whose writer sorts later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970.
    pub at: Millis,
    /// Who wrote.
    pub by: Writer,
}

impl Stamp {
    /// Reads `mpbw1k2z.a1b2c`, as [`Stamp`] is displayed: the time and the writer, both to the base 36; no writer when unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, by) = text.split_once('.').unwrap_or((text, "0"));
        let stamp =
            Self { at: i64::from_str_radix(at, 36).ok()?, by: Writer(u32::from_str_radix(by, 36).ok()?) };
        // One spelling for each stamp: no plus, no zeros in front, no capitals.
        (u64::from(stamp.by.0) <= LARGEST && stamp.to_string() == text).then_some(stamp)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.at < 0 { "-" } else { "" };
        write!(f, "{sign}{}", base_36(self.at.unsigned_abs()))?;
        if self.by == Writer::UNKNOWN { Ok(()) } else { write!(f, ".{}", base_36(self.by.0.into())) }
    }
}

/// A number to the base 36, in small letters.
fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u8::try_from(number % 36).unwrap_or(0);
        digits.push(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 });
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_and_has_one_spelling() {
        for at in [0, 1, 35, 36, 1_795_505_508_643, -1, i64::MAX, i64::MIN + 1] {
            for by in [Writer::UNKNOWN, Writer::new(0), Writer::new(u64::MAX), Writer::new(0xdead_beef)] {
                let stamp = Stamp { at, by };
                assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
            }
        }
        assert_eq!(Stamp { at: 1_795_505_508_643, by: Writer(36) }.to_string(), "mwudmd5v.10");
        for odd in ["", ".", "1.", ".1", "01", "+1", "A", "1.0", "1.01", "1.A", "1.100000", "z z"] {
            assert_eq!(Stamp::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_writer_is_never_nobody_and_has_five_digits_at_most() {
        for random in [0, 1, LARGEST - 1, LARGEST, u64::MAX] {
            let writer = Writer::new(random);
            assert_ne!(writer, Writer::UNKNOWN);
            assert!(base_36(writer.0.into()).len() <= 5);
        }
    }

    #[test]
    fn the_later_stamp_counts_and_then_the_writer() {
        let stamp = |at, by| Stamp { at, by: Writer(by) };
        assert!(stamp(2, 1) > stamp(1, 9) && stamp(1, 9) > stamp(1, 1));
    }
}
