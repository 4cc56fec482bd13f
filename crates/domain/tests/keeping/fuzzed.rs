//! What is done with any bytes at all. Called by the targets in `fuzz/`, which have all day, and by `fuzz.rs`, which has seconds.

use domain::diary::{Diary, EntryKind, Record};
use domain::exchange::{self, Taking};
use domain::id::Id;
use domain::moment::Moment;
use domain::month::Month;
use domain::vault::{self, Index, Loaded, Name};
use domain::wire::{self, folded};

/// Everything that reads stored text. The first line is a key, the rest its value; and the same with checksums that fit, so that
/// what lies behind them is reached.
pub fn wire(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (key, value) = text.split_once('\n').unwrap_or(("", text));
    let named = Name::parse(key);
    let sealed: Vec<String> = value.split('\n').map(sealed).collect();
    for value in [value.to_owned(), sealed.join("\n")] {
        read(&value);
        let month = if let Ok(Name::Month(month, _)) = named { month } else { Month::OTHER };
        let found = folded::read(&value, month);
        let (again, _) = folded::write(month, &found.records.iter().collect::<Vec<_>>(), false);
        assert_eq!(folded::read(&again, month).records, found.records);
        gather(key, &value);
    }
}

/// Every reader. What is read is written, and reads as the same.
fn read(value: &str) {
    if let Ok(record) = wire::read_any_record(value) {
        assert_eq!(wire::read_any_record(&wire::write_record(&record)), Ok(record.clone()));
        assert_eq!(wire::read_record(value, record.kind, &record.id, record.rev), Ok(record));
    }
    for name in ["-", "a", "b"] {
        if let Ok((generation, settings)) = wire::read_settings(value, name) {
            assert_eq!(
                wire::read_settings(&wire::write_settings(&settings, generation), "-"),
                Ok((generation, settings))
            );
        }
        if let Ok((generation, session)) = wire::read_session(value, name) {
            let again = wire::write_session(session.as_ref(), generation);
            assert_eq!(wire::read_session(&again, "-"), Ok((generation, session.clone())));
            if let Some(kept) = session {
                let _total = domain::session::Session::take_up(kept, 1_795_000_000_000).timeline().total();
            }
        }
        if let Ok((generation, drafts)) = wire::drafts::read(value, name) {
            assert_eq!(
                wire::drafts::read(&wire::drafts::write(&drafts, generation), "-"),
                Ok((generation, drafts.clone()))
            );
            let _read = domain::drafts::Drafts::read(&drafts);
        }
        if let Ok((generation, care)) = wire::care::read(value, name) {
            assert_eq!(wire::care::read(&wire::care::write(&care, generation), "-"), Ok((generation, care)));
        }
    }
    if let Ok(mark) = wire::Mark::read(value) {
        assert_eq!(wire::Mark::read(&mark.write()), Ok(mark));
    }
    for kind in EntryKind::ALL {
        let _entry = wire::read_old_body(kind, value).is_ok();
        let id = Id::from_parts(0, 1);
        let stamps =
            domain::stamps::Stamps::at_once(domain::stamp::Stamp::default(), kind == EntryKind::Habit);
        if let Ok(record) = wire::read_body((kind, id, 1), stamps, value) {
            let text = wire::write_record(&record);
            assert_eq!(wire::read_any_record(&text).as_ref(), Ok(&record), "{text}");
        }
    }
}

/// What cannot be read whole is never noted as whole, and what is noted is dropped by what follows it.
fn gather(key: &str, value: &str) {
    let (mut loaded, mut index) = (Loaded::default(), Index::default());
    let whole = vault::gather(&mut loaded, &mut index, key, value).is_ok();
    if let Ok(Name::Record(_, id, rev)) = Name::parse(key)
        && let Some(record) = loaded.records.first()
    {
        assert!(whole && index.knows(key) && record.id == id && record.rev == rev);
        let next = Record { rev: rev.saturating_add(1), ..record.clone() };
        assert!(next.rev == rev || index.save(&next).drop.contains(&key.to_owned()));
    }
    assert!(
        whole || !index.knows(key) || !matches!(Name::parse(key), Ok(Name::Record(..) | Name::Month(..)))
    );
}

/// A line without its checksum, `2|cramp|x|1|5|null`, with it.
fn sealed(line: &str) -> String {
    let bars: Vec<usize> = line.match_indices('|').map(|(at, _)| at + 1).collect();
    let first = if line.starts_with("1|") { 3 } else { 4 };
    let Some((head, body)) = bars.get(first).and_then(|at| line.split_at_checked(*at)) else {
        return line.to_owned();
    };
    format!("{head}{:08x}|{body}", crc(head.bytes().chain(body.bytes())))
}

fn crc(bytes: impl Iterator<Item = u8>) -> u32 {
    !bytes.fold(!0_u32, |crc, byte| {
        (0..8)
            .fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (0_u32.wrapping_sub(crc & 1))))
    })
}

/// A file of any kind: read, restored, taken back, written again.
pub fn restore(bytes: &[u8]) {
    let now = Moment::new(1_795_000_000_000, 60).unwrap_or_default();
    if let Ok(own) = exchange::read_routine(bytes) {
        assert_eq!(exchange::read_routine(exchange::write_routine(&own).as_bytes()), Ok(own));
    }
    let Ok(text) = exchange::decode(bytes) else { return };
    let mut here = Diary::default();
    for (n, rev) in [(1, 2), (2, 1)] {
        let kind = EntryKind::Cramp;
        here.take(Record::at_once(kind, Id::from_parts(0, n), rev, 5, None));
    }
    let Ok(preview) = exchange::preview(&text, &here, now) else { return };
    let takes = preview.takes(&here, Taking { bring_back: true, remove: true }, now);
    let mut after = here.clone();
    for record in &takes {
        assert!(after.take(record.clone()), "what is taken counts more than what was there");
    }
    let again =
        exchange::preview(&text, &after, now).map(|again| again.takes(&after, Taking::default(), now));
    assert_eq!(again, Ok(Vec::new()), "it is taken again");
    let settings = preview.settings.unwrap_or_default();
    let written = exchange::write(&after, &settings, &[], now);
    let again = exchange::preview(&written, &Diary::default(), now);
    assert!(again.is_ok_and(|again| {
        again.new.iter().eq(after.records())
            && again.rejected.is_empty()
            && !again.is_not_whole
            && again.settings == Some(settings)
    }));
    assert!(exchange::cramps(&after).ends_with("\r\n") && exchange::nights(&after).ends_with("\r\n"));
    let _due = domain::care::Care::default().is_due(&after, now);
    let _fold = vault::take_in(&after, &mut Index::default(), &takes, now);
    for record in exchange::undo(&here, &after, &takes, now) {
        assert!(after.take(record));
    }
    assert!(here.records().all(|record| after.get(&record.id) == record.entry.as_ref()));
    let shown = takes.iter().filter(|record| here.record(&record.id).is_none());
    assert!(shown.into_iter().all(|record| after.get(&record.id).is_none()));
}
