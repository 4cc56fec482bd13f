//! Row 8: single values are damaged, or were written by a newer version of the app.

use domain::content::notice;
use domain::vault::record_key;
use e2e::fault::{NO_QUIET, cramp, crc32, diary, lived_in, nights_ago, put_in_order, report};
use e2e::stores::{Keys, unreadable};
use e2e::{Engine, Launch, Pledge, Session, Site, Stores, in_every_engine_with_all};
use serde_json::json;

/// One letter in the middle is another one.
fn flipped(value: &str) -> String {
    let at = (value.len() / 2..value.len()).find(|at| value.as_bytes()[*at].is_ascii_alphanumeric()).unwrap();
    let (head, tail) = value.split_at(at);
    let letter = char::from(tail.as_bytes()[0] ^ 1);
    format!("{head}{letter}{}", &tail[1..])
}

fn half(value: &str) -> String {
    value.chars().take(value.chars().count() / 2).collect()
}

/// Changes values in both stores without the app.
fn change(launch: &Launch, site: &Site, work: impl Fn(&mut Keys, &mut Keys)) {
    site.inject("");
    let session = Session::start(launch, site, "blank.html");
    let read = "await until('the second store', () => globalThis.quietlegsShadow); return stores()";
    let found = session.script(read, &[]);
    let keys = |which: &str| serde_json::from_value::<Keys>(found[which].clone()).unwrap();
    let (mut first, mut second) = (keys("first"), keys("second"));
    work(&mut first, &mut second);
    let write = "for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value);
        await quietlegsShadow.write(Object.entries(arguments[1]).flat(), []);";
    session.script(write, &[json!(first), json!(second)]);
    session.close();
}

/// The last four records of the diary, which lie by themselves, and the key of a folded month.
fn damage(first: &mut Keys, second: &mut Keys) {
    let loose: Vec<String> = diary().iter().rev().take(4).map(record_key).collect();
    let month = first.keys().find(|key| key.contains("/month/")).unwrap().clone();
    for (key, how) in [(&loose[0], flipped as fn(&str) -> String), (&loose[1], half), (&month, flipped)] {
        let damaged = how(&first[key]);
        first.insert(key.clone(), damaged);
    }
    // Of this one nothing whole is left anywhere, only its two halves.
    let lost = half(&first[&loose[2]]);
    first.insert(loose[2].clone(), lost.clone());
    second.insert(loose[2].clone(), lost);
    // And one the app never wrote.
    first.insert("quietlegs/2/cramp/x/1".into(), "2|cramp|x|1|0|{\"half\": \"a rec\u{f8}rd".into());
}

fn damaged_values_are_set_aside_to_the_letter_and_healed_from_the_other_store(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::new(engine));
    lived_in(&launch, &site, &diary());
    change(&launch, &site, damage);
    let mut pledge = Pledge::default();
    pledge.add_records(
        diary().into_iter().rev().enumerate().filter(|(n, _)| *n != 2).map(|(_, record)| record),
    );

    site.inject(NO_QUIET);
    // Every folded month is read there.
    let session = Session::start(&launch, &site, "#/settings");
    session.reads("set aside, not deleted");
    session.reads("brought back from the second copy");
    put_in_order(&session);
    let lost = session.lost(&pledge);
    let damaged = unreadable(&session.held());
    assert_eq!(damaged.len(), 5, "{damaged:#?}");
    for again in [false, true] {
        if again {
            session.load("#/settings");
            put_in_order(&session);
        }
        let stores = session.stores();
        let aside = e2e::Stores::under(&stores.first, "quietlegs/quarantine/");
        for (key, value) in &damaged {
            assert_eq!(stores.first.get(key), Some(value), "{key}: the original was changed");
            assert!(aside.values().any(|copy| copy == value), "{key}: no copy of {value} in {aside:#?}");
        }
        assert_eq!(aside.len(), damaged.len(), "{aside:#?}");
        assert!(
            unreadable(&stores.second).values().all(|value| damaged.values().any(|known| known == value))
        );
    }
    session.runs();
    session.quit();
    report(8, "bit flipped, value cut, half a record, month damaged", engine, pledge.len(), lost);
    launch.forget();
}

/// What a later version of the app may have written: a key of its own layout, or a value of its own under a key of this one:
/// a record, or a month that is read only when somebody looks at it.
fn newer() -> [(String, String); 3] {
    let head = format!("99|cramp|{}|1|{}|", cramp(nights_ago(1, 1), 99).id, nights_ago(1, 1).epoch());
    let body = "{\"shape\":\"of the future\"}";
    let value = format!("{head}{:08x}|{body}", crc32(&format!("{head}{body}")));
    let record = cramp(nights_ago(1, 1), 99);
    let key = format!("quietlegs/2/cramp/{}/1-{:08x}", record.id, crc32(&value));
    let head = "99|month|2019-03|0|0|";
    let month = format!("{head}{:08x}|", crc32(head));
    let month_key = format!("quietlegs/2/month/2019-03/1-{:08x}", crc32(&month));
    [("quietlegs/4/cramp/x/1".into(), "whatever it is".into()), (key, value), (month_key, month)]
}

fn without_care(mut keys: Keys) -> Keys {
    keys.retain(|key, _| !key.contains("/care/"));
    keys
}

fn what_a_newer_version_wrote_makes_the_app_read_only(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::new(engine));
    let mut pledge = Pledge::default();
    pledge.add_records(diary());
    for (key, value) in newer() {
        lived_in(&launch, &site, &diary());
        change(&launch, &site, |first, second| {
            first.insert(key.clone(), value.clone());
            second.insert(key.clone(), value.clone());
        });
        site.inject(NO_QUIET);
        let session = Session::start(&launch, &site, "#/nights");
        // A month folded long ago is read when somebody looks at all nights.
        session.script("(await until('the list', () => document.querySelector('#show-1'))).click()", &[]);
        session.reads(notice::READ_ONLY);
        let before = session.stores();
        assert_eq!(before.first.get(&key), Some(&value));
        assert_eq!(session.note(), "Not saved");
        session.script("await go('#/settings'); (await until('a choice', () => document.querySelector('#app input[name=text]:not(:checked)'))).click()", &[]);
        session.reads(notice::CHOICE_NOT_SAVED);
        session.load("#/nights");
        session.script("(await until('the list', () => document.querySelector('#show-1'))).click()", &[]);
        session.reads(notice::READ_ONLY);
        session.reads("Night 9: ");
        // Nothing of the diary. What the app remembers for itself is written before anybody opens the month that says so.
        let kept = |stores: Stores| [stores.first, stores.second].map(without_care);
        assert_eq!(kept(session.stores()), kept(before), "{key}: something was written");
        session.runs();
        session.close();
        change(&launch, &site, |_, _| ());
        forget(&launch, &site, &key);
    }
    site.inject("");
    let session = Session::start(&launch, &site, "#/");
    let lost = session.lost(&pledge);
    session.quit();
    report(8, "a newer version has been here", engine, pledge.len(), lost);
    launch.forget();
}

/// The newer version has taken its key away again.
fn forget(launch: &Launch, site: &Site, key: &str) {
    let session = Session::start(launch, site, "blank.html");
    let source = "await until('the second store', () => globalThis.quietlegsShadow);
        localStorage.removeItem(arguments[0]); await quietlegsShadow.write([], [arguments[0]]);";
    session.script(source, &[json!(key)]);
    session.close();
}

in_every_engine_with_all!(
    damaged_values_are_set_aside_to_the_letter_and_healed_from_the_other_store,
    what_a_newer_version_wrote_makes_the_app_read_only,
);
