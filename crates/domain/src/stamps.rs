//! The stamps of a record: when each of its fields was last written, and by whom. What is not named here was written with
//! [`Stamps::base`]; a field that says nothing and is not named was never written.
//!
//! Printed in the envelope of a stored revision (`wire/`), between bars:
//! `mpbw1k2z.a1b2c;ending=mpbw5a00.a1b2c;helped,side=mpc0zzzz.a1b2c;-=…;note~mpbw1k2z.a1b2c`. First the base, then the stamps of
//! other fields, each with its fields; `-` is the removal; after `~` stands what the text of a field has taken into account.

use crate::small::Small;
use crate::stamp::Stamp;

/// Stands for the removal of the whole record.
const REMOVED: &str = "-";

/// When each field of a record was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    /// Of every field that says something and is not in `fields`. A record of version 1 or 2 has this one for all.
    pub base: Stamp,
    /// Of fields written otherwise than `base`, by their names; also of such as were emptied.
    pub fields: Small<Stamp>,
    /// Of the last removal of the whole record. What was written before it is gone.
    pub removed: Option<Stamp>,
    /// Of texts: the stamps of other writers that the person had before them when they wrote.
    pub seen: Small<Vec<Stamp>>,
    /// Texts of one field that were written apart from each other: more than one, the earliest first; `None` where somebody
    /// emptied it.
    pub apart: Small<Vec<(Stamp, Option<String>)>>,
    /// Of a removed record: what is kept of it, as JSON (when it was, and nothing else as a rule). Else empty.
    pub left: String,
}

impl Stamps {
    /// Of everything at once.
    pub fn at_once(base: Stamp, is_removal: bool) -> Self {
        Self { base, removed: is_removal.then_some(base), ..Self::default() }
    }

    /// As it stands in an envelope.
    pub fn write(&self) -> String {
        let mut text = self.base.to_string();
        // Those written at one moment stand together, the earliest first.
        let mut last = None;
        while let Some(next) =
            self.fields.iter().map(|(_, stamp)| *stamp).filter(|one| Some(*one) > last).min()
        {
            let mut sign = ';';
            for (field, _) in self.fields.iter().filter(|(_, stamp)| **stamp == next) {
                text.push(sign);
                text.push_str(field);
                sign = ',';
            }
            text.push('=');
            text.push_str(&next.to_string());
            last = Some(next);
        }
        if let Some(stamp) = self.removed {
            text.push(';');
            text.push_str(REMOVED);
            text.push('=');
            text.push_str(&stamp.to_string());
        }
        for (field, stamps) in self.seen.iter() {
            text.push(';');
            text.push_str(field);
            for stamp in stamps {
                text.push('~');
                text.push_str(&stamp.to_string());
            }
        }
        text
    }

    /// Reads what [`Stamps::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        let mut stamps = Self { base: Stamp::parse(parts.next()?)?, ..Self::default() };
        for part in parts {
            if let Some((fields, stamp)) = part.split_once('=') {
                let stamp = Stamp::parse(stamp)?;
                for field in fields.split(',') {
                    if field == REMOVED {
                        stamps.removed = Some(stamp);
                    } else {
                        stamps.fields.insert(is_name(field).then_some(field)?, stamp);
                    }
                }
            } else {
                let mut seen = part.split('~');
                let field = seen.next().filter(|field| is_name(field))?;
                let seen: Vec<Stamp> = seen.map(Stamp::parse).collect::<Option<_>>()?;
                if seen.is_empty() {
                    return None;
                }
                stamps.seen.insert(field, seen);
            }
        }
        Some(stamps)
    }

    /// The latest of all.
    pub fn latest(&self) -> Stamp {
        let mut latest = self.base.max(self.removed.unwrap_or(self.base));
        for (_, stamp) in self.fields.iter() {
            latest = latest.max(*stamp);
        }
        for stamp in self.seen.iter().flat_map(|(_, stamps)| stamps) {
            latest = latest.max(*stamp);
        }
        for (stamp, _) in self.apart.iter().flat_map(|(_, texts)| texts) {
            latest = latest.max(*stamp);
        }
        latest
    }
}

/// A name of a field: small letters, digits, `_`, and a dot before the element of a list.
pub fn is_name(text: &str) -> bool {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.');
    (1..=1_000).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Writer;

    fn stamp(at: i64, by: u64) -> Stamp {
        Stamp { at, by: Writer::new(by) }
    }

    #[test]
    fn stamps_read_back() {
        let full = Stamps {
            base: stamp(1_795_505_508_643, 7),
            fields: [("ending", stamp(9, 7)), ("relief.heat", stamp(9, 7)), ("note", stamp(10, 8))]
                .map(|(field, stamp)| (field.to_owned(), stamp))
                .into_iter()
                .collect(),
            removed: Some(stamp(4, 1)),
            seen: [("note".to_owned(), vec![stamp(3, 2), stamp(4, 3)])].into_iter().collect(),
            ..Stamps::default()
        };
        let text = full.write();
        assert_eq!(text, "mwudmd5v.8;ending,relief.heat=9.8;note=a.9;-=4.2;note~3.3~4.4");
        assert_eq!(Stamps::read(&text), Some(full.clone()));
        assert_eq!(full.latest(), stamp(1_795_505_508_643, 7));
        let bare = Stamps { base: stamp(5, 5), ..Stamps::default() };
        assert_eq!(Stamps::read(&bare.write()), Some(bare));
    }

    #[test]
    fn what_is_no_stamps_is_not_read() {
        for odd in ["", ";", "5;", "5;note", "5;note=", "5;=6", "5;Note=6", "5;note~", "5;no|te=6", "5;a b=6"]
        {
            assert_eq!(Stamps::read(odd), None, "{odd}");
        }
    }
}
