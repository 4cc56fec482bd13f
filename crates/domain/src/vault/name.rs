//! The keys: one parser and one printer.
//!
//! `quietlegs/3/<kind>/<id>/<rev>-<sum>`, `quietlegs/3/month/<yyyy-mm>/<generation>-<sum>` (`packed` in place of
//! `month` when it is),
//! `quietlegs/3/settings/<generation>-<sum>` and the same for `session`, `care` and `drafts`. The sum is the checksum of the value, so that
//! two tabs never write the same key with different values. Of version 2 the same with a 2. Of version 1: `quietlegs/1/<kind>/<id>/<rev>`,
//! `quietlegs/1/settings/a`, `…/b` and the same for `session`.

use crate::diary::{EntryKind, Record};
use crate::id::Id;
use crate::month::Month;
use crate::wire::{self, Unreadable, VERSION, checksum};

/// Prefix of every key of this app. Other apps may share the origin: their keys are never touched.
pub const PREFIX: &str = "quietlegs/";
/// A key that only takes up room, to be given up when the store is full.
pub const BALLAST: &str = "quietlegs/ballast";
/// The mark of when everything was last deleted ([`crate::wire::write_mark`]).
pub const ERASED: &str = "quietlegs/erased";
const QUARANTINE: &str = "quietlegs/quarantine/";

/// What there is only one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The settings.
    Settings,
    /// The running session.
    Session,
    /// The care for the diary on this device.
    Care,
    /// What was begun in a form and not saved.
    Drafts,
}

impl What {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Settings, Self::Session, Self::Care, Self::Drafts];

    /// The word in a key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Session => "session",
            Self::Care => "care",
            Self::Drafts => "drafts",
        }
    }
}

/// What a key names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One revision of a record.
    Record(EntryKind, Id, u32),
    /// A folded month, and its generation.
    Month(Month, u32),
    /// The generation of something there is only one of; its name inside the envelope is `-`.
    Only(What, u32),
    /// The same in version 1: slot `a` or `b`.
    Slot(What, &'static str),
    /// A copy of what could not be read.
    Quarantine,
    /// The ballast, the mark of an erasure, the probe: nothing of the diary.
    Apart,
}

impl Name {
    /// Reads a key of this app.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for the layout of a later version, [`Unreadable::Key`] for anything unknown.
    pub fn parse(key: &str) -> Result<Self, Unreadable> {
        if key.starts_with(QUARANTINE) {
            return Ok(Self::Quarantine);
        }
        let rest = key.strip_prefix(PREFIX).ok_or(Unreadable::Key)?;
        let Some((layout, rest)) = rest.split_once('/') else {
            return if matches!(key, BALLAST | ERASED | PROBE) {
                Ok(Self::Apart)
            } else {
                Err(Unreadable::Key)
            };
        };
        let layout = number(layout).ok_or(Unreadable::Key)?;
        if layout > VERSION {
            return Err(Unreadable::Newer);
        }
        Self::within(layout, rest).ok_or(Unreadable::Key)
    }

    fn within(layout: u32, rest: &str) -> Option<Self> {
        let parts: Vec<&str> = rest.split('/').collect();
        match (layout, parts.as_slice()) {
            (2 | 3, ["month", month, generation]) | (3, ["packed", month, generation]) => {
                Some(Self::Month(Month::parse(month)?, summed(generation)?))
            }
            (2 | 3, [what, generation]) => {
                let what = only(what).filter(|what| layout > 2 || *what != What::Drafts)?;
                Some(Self::Only(what, summed(generation)?))
            }
            (1, [what, slot]) => {
                let slot = ["a", "b"].into_iter().find(|one| one == slot)?;
                Some(Self::Slot(only(what).filter(|what| *what <= What::Session)?, slot))
            }
            (layout @ 1..=3, [kind, id, rev]) => {
                let rev = if layout == 1 { number(rev) } else { summed(rev) };
                let kind = EntryKind::from_id(kind).filter(|kind| layout > 1 || !kind.is_sheet())?;
                Some(Self::Record(kind, Id::parse(id)?, rev?))
            }
            _ => None,
        }
    }
}

const PROBE: &str = "quietlegs/probe";

/// A number as it is printed: no sign, no leading zeros. So each thing has one key and no other.
fn number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| number.to_string() == text)
}

/// The number of `<number>-<sum>`.
fn summed(text: &str) -> Option<u32> {
    let (text, sum) = text.split_once('-')?;
    let hex = sum.len() == 8 && sum.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    number(text).filter(|_| hex)
}

/// Whether a value is the one its key was made for; a key without a sum says nothing about that.
pub(super) fn fits(key: &str, value: &str) -> bool {
    let sum = key.rsplit_once('/').and_then(|(_, last)| last.split_once('-'));
    sum.is_none_or(|(_, sum)| sum == format!("{:08x}", checksum(value, "")))
}

fn only(word: &str) -> Option<What> {
    What::ALL.into_iter().find(|what| what.id() == word)
}

/// Whether both stores keep this key. The ballast and the mark of an erasure are each store's own.
pub fn is_mirrored(key: &str) -> bool {
    key.starts_with(PREFIX) && !matches!(key, BALLAST | ERASED | PROBE)
}

/// The key of a revision.
pub fn record_key(record: &Record) -> String {
    let sum = checksum(&wire::write_record(record), "");
    format!("{PREFIX}{VERSION}/{}/{}/{}-{sum:08x}", record.kind.id(), record.id, record.rev)
}

/// The key of a folded month; `sum` is the checksum of its text.
pub fn month_key(month: Month, generation: u32, sum: u32, packed: bool) -> String {
    let word = if packed { "packed" } else { "month" };
    format!("{PREFIX}{VERSION}/{word}/{month}/{generation}-{sum:08x}")
}

/// Whether a key is that of a packed month.
pub(super) fn is_packed(key: &str) -> bool {
    key.starts_with(&format!("{PREFIX}{VERSION}/packed/"))
}

/// The key of a generation.
pub fn only_key(what: What, generation: u32, value: &str) -> String {
    format!("{PREFIX}{VERSION}/{}/{generation}-{:08x}", what.id(), checksum(value, ""))
}

/// Where the copy of an unreadable value goes. Its checksum is part of the key, so that what the two stores hold damaged under
/// one key, or what is damaged there again later, is never copied over each other.
pub fn quarantine_key(key: &str, value: &str) -> String {
    format!("{QUARANTINE}{}/{:08x}", key.strip_prefix(PREFIX).unwrap_or(key), checksum(value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        let id = Id::from_parts(5, 6);
        let record = Record::at_once(EntryKind::Check, id.clone(), 3, 0, None);
        assert_eq!(Name::parse(&record_key(&record)), Ok(Name::Record(EntryKind::Check, id, 3)));
        let month = Month::parse("2026-10").unwrap();
        for packed in [false, true] {
            assert_eq!(Name::parse(&month_key(month, 4, 0xab, packed)), Ok(Name::Month(month, 4)));
        }
        for what in What::ALL {
            assert_eq!(Name::parse(&only_key(what, 9, "?")), Ok(Name::Only(what, 9)));
        }
        assert_eq!(Name::parse("quietlegs/1/settings/b"), Ok(Name::Slot(What::Settings, "b")));
        assert_eq!(Name::parse(&quarantine_key("quietlegs/1/x", "?")), Ok(Name::Quarantine));
        for apart in [BALLAST, ERASED, PROBE] {
            assert_eq!(Name::parse(apart), Ok(Name::Apart));
            assert!(!is_mirrored(apart));
        }
    }

    #[test]
    fn a_later_layout_is_newer_and_anything_else_is_unknown() {
        for newer in ["quietlegs/4/cramp/x/1-00000000", "quietlegs/99/whatever"] {
            assert_eq!(Name::parse(newer), Err(Unreadable::Newer), "{newer}");
        }
        let odd = [
            "quietlegs/2/cramp/UPPER/1",
            "quietlegs/1/cramp/x/-1",
            "quietlegs/1/cramp/x/+1",
            "quietlegs/1/cramp/x/01",
            "quietlegs/1/cramp/x/4294967296",
            "quietlegs/1/cramp/x/1-00000000",
            "quietlegs/2/cramp/x/1",
            "quietlegs/2/cramp/x/01-00000000",
            "quietlegs/2/cramp/x/1-0000000z",
            "quietlegs/+2/cramp/x/1",
            "quietlegs/02/cramp/x/1",
            "quietlegs/2/settings/1",
            "quietlegs/2/settings/01-00000000",
            "quietlegs/2/month/2026-10/01-00000000",
            "quietlegs/2/month/2026-10/1-0000000Z",
            "quietlegs/2/month/2026-10/1-0000000A",
            "quietlegs/2/month/2026-10/1-0000000",
            "quietlegs/2/month/2026-10/1-000000000",
            "quietlegs/2/dream/x/1",
            "quietlegs/1/care/a",
            "quietlegs/1/drafts/a",
            "quietlegs/2/settings/a",
            "quietlegs/1/month/2026-10/1-00000000",
            "quietlegs/2/month/2026-10/1",
            "quietlegs/2/month/2026-13/1-00000000",
            "quietlegs/x",
            "quietlegs/x/y",
            "quietlegs/0/cramp/x/1",
            "other/2/cramp/x/1",
        ];
        for odd in odd {
            assert_eq!(Name::parse(odd), Err(Unreadable::Key), "{odd}");
        }
    }
}
