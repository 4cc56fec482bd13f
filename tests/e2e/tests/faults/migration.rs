//! Row 10: the browser dies while the app rewrites what an older version wrote.

use domain::diary::Record;
use domain::wire::v1;
use e2e::fault::{NO_QUIET, crc32, diary, put_in_order, report, seed};
use e2e::stores::{Keys, loaded};
use e2e::{Engine, Launch, Pledge, Session, Site, in_every_engine_with_all, wait_for};

/// The first version's shape of a record, which is frozen.
fn first_version(record: &Record) -> (String, String) {
    let (kind, id, rev) = (record.kind.id(), &record.id, record.rev);
    let body = record.entry.as_ref().map(v1::write_entry).unwrap();
    let head = format!("1|{kind}|{id}|{rev}|");
    let sum = crc32(&format!("{head}{body}"));
    (format!("quietlegs/1/{kind}/{id}/{rev}"), format!("{head}{sum:08x}|{body}"))
}

/// A diary of the first version: in one store, the settings in a slot.
fn old_diary() -> Keys {
    let settings = include_str!("../../../../crates/domain/tests/fixtures/v1-settings.txt").trim_end();
    let mut keys: Keys = diary().iter().map(first_version).collect();
    keys.insert("quietlegs/1/settings/b".into(), settings.into());
    keys
}

/// At the k-th change of localStorage by the app the page says so and never does anything again.
const STOPS: &str = "{
    const real = localStorage;
    let left = LEFT;
    for (const name of ['setItem', 'removeItem']) {
        const call = Storage.prototype[name];
        Storage.prototype[name] = function (...given) {
            left -= this === real ? 1 : 0;
            if (left < 0) {
                const word = new XMLHttpRequest();
                word.open('GET', '/answer.txt?stopped-at-LEFT', false);
                word.send();
                for (;;) { /* until the browser is killed */ }
            }
            return call.apply(this, given);
        };
    }
}";

fn dying_while_an_old_diary_is_rewritten_loses_nothing(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::new(engine));
    let old = old_diary();
    let mut pledge = Pledge::default();
    pledge.add(&old);
    assert_eq!(pledge.len(), old.len() - 1);
    seed(&launch, &site, &old, &Keys::new());
    // A browser that ends has written the old diary to the disk.
    Session::start(&launch, &site, "blank.html").quit();
    // Where in the rewriting that is differs with what an engine had on the disk; the last is near its end.
    for left in [1, 2, 9, 20] {
        site.inject(&format!("{NO_QUIET}\n{}", STOPS.replace("LEFT", &left.to_string())));
        let session = Session::start(&launch, &site, "#/");
        let word = format!("/answer.txt?stopped-at-{left}");
        wait_for(20, || site.requests().contains(&word).then_some(()).ok_or_else(|| format!("not {word}")));
        session.kill();
    }
    site.inject(NO_QUIET);
    let session = Session::start(&launch, &site, "#/");
    put_in_order(&session);
    let lost = session.lost(&pledge);
    // The read-through of both copies may just be noting that it was done: one store after the other.
    let stores = session.wait_for_stores("both the same", |stores| stores.first == stores.second);
    let left = stores.first.keys().filter(|key| key.starts_with("quietlegs/1/")).count();
    assert_eq!(left, 0, "not everything was rewritten");
    assert_eq!(loaded(&stores.first).settings.unwrap().1, loaded(&old).settings.unwrap().1);
    session.runs();
    session.quit();
    report(10, "killed four times while version 1 is rewritten", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(dying_while_an_old_diary_is_rewritten_loses_nothing);
