//! What the fault suite puts into pages and stores, and the line it prints for each fault.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::body::Muscle;
use domain::cramp::{Cramp, Ending, Helped, Relief, Severity, Side};
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::vault::record_key;
use domain::wire::write_record;
use serde_json::json;

use crate::stores::Keys;
use crate::{Engine, Launch, Pledge, Session, Site};

/// localStorage is not allowed.
pub const BLOCK_FIRST: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });";

/// `IndexedDB` is not allowed.
pub const BLOCK_SECOND: &str = "IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError'); };";

/// Closed months are put away as soon as both stores were compared, and not after four seconds.
pub const NO_QUIET: &str = "{
    const real = setTimeout.bind(window);
    const began = Date.now();
    const isCompared = () => {
        // The care for the diary remembers that; what it remembers earlier says nothing.
        const isSaid = (key) => key.includes('/care/') && localStorage[key].includes('\"twin\":true');
        try { return Object.keys(localStorage).some(isSaid); } catch { return true; }
    };
    const soon = (call) => real(() => (isCompared() || Date.now() - began > 4000 ? call() : soon(call)), 20);
    window.setTimeout = (call, delay, ...more) => (delay === 4000 ? soon(call) : real(call, delay, ...more));
}";

/// Prints the one line of a fault in one engine, and fails when a record was lost.
pub fn report(row: u32, what: &str, engine: Engine, at_risk: usize, lost: usize) {
    assert!(at_risk > 0, "nothing was at risk: {what} in {engine:?} proves nothing");
    // A line of its own, whatever was printed before, and in one piece.
    println!("\nfault: {row} | {what} | {} | {at_risk} | {lost}", engine.slug());
    assert_eq!(lost, 0, "row {row}, {what}, {engine:?}: records lost");
}

/// Now.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970");
    Moment::new(i64::try_from(since.as_millis()).expect("a time"), 60).expect("a time")
}

/// So many nights back, and `n` minutes into the night.
pub fn nights_ago(nights: i64, n: i64) -> Moment {
    let at = now().epoch() / HOUR * HOUR - nights * 24 * HOUR + n * 60_000;
    Moment::new(at, 60).expect("a time")
}

/// One cramp with every field.
pub fn cramp(at: Moment, n: u64) -> Record {
    let mut cramp = Cramp::begin(at, Some(Muscle::Foot));
    cramp.side = Some(Side::Left);
    cramp.severity = Severity::new(u8::try_from(n % 11).expect("a digit"));
    cramp.ending = Ending::Measured(190_000);
    cramp.set_relief(Relief::Stretching, true);
    cramp.helped = Some(Helped::Partly);
    cramp.note = format!("Night {n}: \"quoted\" | barred, \u{1f319} and a\nline break");
    let id = Id::from_parts(at.epoch(), n);
    Record::at_once(EntryKind::Cramp, id, 1, at.epoch(), Some(Entry::Cramp(cramp)))
}

/// Thirty cramps: in two months that are closed, and in the last ten nights.
pub fn diary() -> Vec<Record> {
    let back = |n: i64| {
        if n < 10 {
            90 + n / 4
        } else if n < 20 {
            50 + n / 8
        } else {
            31 - n
        }
    };
    (0..30).map(|n| cramp(nights_ago(back(n), n), n.unsigned_abs())).collect()
}

/// Records as they are stored.
pub fn stored(records: &[Record]) -> Keys {
    records.iter().map(|record| (record_key(record), write_record(record))).collect()
}

/// CRC-32/ISO-HDLC, written down once more: a test of checksums does not use the code it tests.
pub fn crc32(text: &str) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !text.bytes().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(byte), step))
}

/// Starts a browser and writes both stores without the app.
pub fn seed(launch: &Launch, site: &Site, first: &Keys, second: &Keys) {
    site.inject("");
    let session = Session::start(launch, site, "blank.html");
    let source = "await until('the second store', () => globalThis.quietlegsShadow);
        for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value);
        await quietlegsShadow.write(Object.entries(arguments[1]).flat(), []);";
    session.script(source, &[json!(first), json!(second)]);
    session.close();
}

/// A profile with this diary in both stores, which the app has opened, put in order and closed again.
pub fn lived_in(launch: &Launch, site: &Site, records: &[Record]) {
    let keys = stored(records);
    seed(launch, site, &keys, &keys);
    site.inject(NO_QUIET);
    let session = Session::start(launch, site, "#/");
    put_in_order(&session);
    session.close();
    site.inject("");
}

/// A site that takes faults, and on this browser the [`diary`], lived in and pledged.
pub fn a_diary(launch: Launch) -> (Site, Launch, Pledge) {
    let (site, mut pledge) = (Site::with_faults(), Pledge::default());
    pledge.add_records(diary());
    lived_in(&launch, &site, &diary());
    (site, launch, pledge)
}

/// Waits until the app has put closed months away and laid its reserve, which is the last thing it does.
pub fn put_in_order(session: &Session) {
    session.script(
        "await ready(); await until('the reserve', () => localStorage.getItem('quietlegs/ballast'))",
        &[],
    );
}
