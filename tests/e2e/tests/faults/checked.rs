//! Row 8, later: a value goes bad under its key, where comparing keys does not see it.

use domain::content::{notice, safekeeping as words};
use domain::vault::{quarantine_key, record_key};
use e2e::fault::{NO_QUIET, a_diary, diary, report, seed, stored};
use e2e::stores::Keys;
use e2e::{Engine, Launch, Pledge, Session, Site, in_every_engine_with_all};
use serde_json::json;

const BAD: &str = "2|cramp|half a rec\u{f8}rd";

/// Writes rubbish under keys of one store.
fn spoil(session: &Session, second: bool, keys: &[String]) {
    let source = if second {
        "await quietlegsShadow.write(arguments[0].flatMap((key) => [key, arguments[1]]), [])"
    } else {
        "for (const key of arguments[0]) localStorage.setItem(key, arguments[1])"
    };
    session.script(source, &[json!(keys), json!(BAD)]);
}

/// Presses the button and waits for what is said.
fn check(session: &Session, says: &str) {
    session.script("await go('#/settings'); await press('Check both copies')", &[]);
    session.reads(says);
}

/// A record that lies by itself, a folded month and the care.
fn some(first: &Keys) -> Vec<String> {
    let month = first.keys().find(|key| key.contains("/month/")).unwrap();
    vec![record_key(diary().last().unwrap()), month.clone()]
}

fn what_goes_bad_in_either_store_is_put_right_when_both_are_checked(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::shared(engine));
    let session = Session::start(&launch, &site, "#/");
    session.script("await compared(); await press('More')", &[]);
    check(&session, words::CHECKED);
    let keys = some(&session.stores().first);
    for second in [true, false] {
        spoil(&session, second, &keys);
        check(&session, words::MENDED);
        let stores = session.stores();
        for key in &keys {
            let kept = if second { &stores.second } else { &stores.first };
            assert_eq!(kept.get(&quarantine_key(key, BAD)).map(String::as_str), Some(BAD), "{key}");
        }
        assert_eq!(pledge.missing(&stores), 0, "in memory only");
        check(&session, words::CHECKED);
    }
    session.reads("Both copies last checked Today");
    let lost = session.lost(&pledge);
    session.runs();
    session.quit();
    report(8, "values go bad under an open page, then checked", engine, pledge.len(), lost);
    launch.forget();
}

const REFUSE: &str =
    "IDBObjectStore.prototype.put = () => { throw new DOMException('Internal error.', 'UnknownError'); };";

fn what_cannot_be_put_right_is_said(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::shared(engine));
    let session = Session::start(&launch, &site, "#/");
    session.script("await compared(); await press('More')", &[]);
    // From here on it is not done by itself for a week.
    check(&session, words::CHECKED);
    let keys = some(&session.stores().first);
    spoil(&session, true, &keys);
    session.script(REFUSE, &[]);
    check(&session, words::CHECK_DIFFERS);
    session.script(
        "IDBFactory.prototype.open = IDBDatabase.prototype.transaction = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError'); };",
        &[],
    );
    check(&session, words::CHECK_IMPOSSIBLE);
    session.runs();
    // Loaded anew, it can be.
    session.load("#/");
    session.script("await compared(); await press('More')", &[]);
    check(&session, words::MENDED);
    let lost = session.lost(&pledge);
    session.quit();
    report(8, "values go bad, and the second store takes nothing", engine, pledge.len(), lost);
    launch.forget();
}

fn both_copies_are_read_through_without_being_asked(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let mut pledge = Pledge::default();
    pledge.add_records(diary());
    let first = stored(&diary());
    let mut second = first.clone();
    let key = record_key(diary().last().unwrap());
    second.insert(key.clone(), BAD.to_owned());
    seed(&launch, &site, &first, &second);
    site.inject(NO_QUIET);
    let session = Session::start(&launch, &site, "#/");
    session.reads(notice::COPIES_MENDED);
    let stores = session.stores();
    assert_eq!(stores.second.get(&key), first.get(&key));
    session.script("await go('#/settings')", &[]);
    session.reads("Both copies last checked Today");
    let lost = session.lost(&pledge);
    session.runs();
    session.quit();
    report(8, "a value goes bad, and nobody asks", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(
    what_goes_bad_in_either_store_is_put_right_when_both_are_checked,
    what_cannot_be_put_right_is_said,
    both_copies_are_read_through_without_being_asked,
);
