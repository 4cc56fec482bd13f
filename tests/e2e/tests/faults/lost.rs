//! Rows 3 and 4: one store's files are damaged or gone, or it never answers.

use domain::content::notice;
use e2e::fault::{a_diary, cramp, diary, nights_ago, report, seed, stored};
use e2e::profile::Damage;
use e2e::{Engine, Launch, Pledge, Session, Site, in_every_engine_with_all};
use serde_json::json;

fn a_damaged_first_store_is_made_whole_from_the_second(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::new(engine));
    let mut lost = 0;
    for damage in [Damage::Emptied, Damage::Truncated, Damage::Garbled, Damage::Deleted] {
        launch.damage_first(damage);
        let session = Session::start(&launch, &site, "#/nights");
        // Truncating may leave an older state instead of none; the others leave nothing.
        let missing = pledge.missing_in(&session.held());
        assert!(
            damage == Damage::Truncated || missing == pledge.len(),
            "{damage:?}: still held {:?}",
            session.held()
        );
        lost = lost.max(session.lost(&pledge));
        if missing > 0 {
            session.reads(notice::RESTORED_MANY);
        }
        assert!(
            !session
                .script("return document.body.innerText", &[])
                .as_str()
                .unwrap()
                .contains("Nothing noted yet")
        );
        session.runs();
        session.quit();
    }
    report(3, "localStorage files emptied, cut, garbled, deleted", engine, pledge.len(), lost);
    launch.forget();
}

fn a_damaged_second_store_is_made_again_from_the_first(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::new(engine));
    let mut lost = 0;
    for damage in [Damage::Emptied, Damage::Truncated, Damage::Garbled, Damage::Deleted] {
        launch.damage_second(damage);
        let session = Session::start(&launch, &site, "#/settings");
        session.script("await compared()", &[]);
        let said =
            "return arguments[0].findIndex((one) => tidy(document.body.innerText).includes(tidy(one)))";
        let said = session.script(said, &[json!([notice::COPY_REMADE, notice::NO_SECOND_COPY])]);
        // What is cut off may leave an older state, which is filled up without a word.
        assert!(said != -1 || damage == Damage::Truncated, "{damage:?}: nothing was said");
        if said == 1 {
            // WebKit refuses a database that is no database for ever. The diary is whole in the first store, and that is said.
            assert!(engine == Engine::WebKitGtk && damage != Damage::Deleted, "{damage:?}: not made again");
            let first = session.script("return first()", &[]);
            lost = lost.max(pledge.missing_in(&serde_json::from_value(first).unwrap()));
            session.quit();
            continue;
        }
        lost = lost.max(session.lost(&pledge));
        session.runs();
        session.quit();
    }
    report(4, "IndexedDB files deleted, garbled, emptied", engine, pledge.len(), lost);
    launch.forget();
}

/// Writes down in which order the help could be used and the missing second copy was said.
const ORDER: &str = "
    const order = globalThis.quietOrder = [];
    new MutationObserver(() => {
        const eased = document.documentElement?.dataset.boot === 'ready' && document.querySelector('#app #eased');
        if (eased && !order.includes('eased')) { order.push('eased'); eased.click(); }
        if (location.hash === '#/now/log' && document.querySelector('#app .log') && !order.includes('noted')) order.push('noted');
        if (document.querySelector('#app .notice') && !order.includes('said')) order.push('said');
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });";
const HANGS: &str = "IDBFactory.prototype.open = () => ({});";
const FAILS: &str = "IDBFactory.prototype.open = () => {
    const request = { error: new DOMException('Internal error.', 'UnknownError') };
    setTimeout(() => request.onerror?.({ target: request }));
    return request;
};";

fn a_second_store_that_never_answers_holds_nobody_up(engine: Engine) {
    let (site, launch, mut pledge) = a_diary(Launch::new(engine));
    for fault in [HANGS, FAILS] {
        site.inject(&format!("{ORDER}\n{fault}"));
        let session = Session::start(&launch, &site, "#/now");
        session.reads(notice::NO_SECOND_COPY);
        let order = session.script("return quietOrder", &[]);
        if fault == HANGS {
            assert_eq!(order, json!(["eased", "noted", "said"]), "the help waited for the second store");
        }
        let first = session.script("return first()", &[]);
        pledge.add(&serde_json::from_value(first).unwrap());
        session.runs();
        session.quit();
    }
    site.inject("");
    let session = Session::start(&launch, &site, "#/nights");
    let lost = session.lost(&pledge);
    session.runs();
    session.quit();
    report(4, "indexedDB.open hangs, then fails", engine, pledge.len(), lost);
    launch.forget();
}

const READ_ONLY: &str = "{
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (store, mode, ...more) {
        if (mode === 'readwrite') throw new DOMException('Internal error.', 'UnknownError');
        return real.call(this, store, mode, ...more);
    };
}";

fn a_second_store_that_can_only_be_read_gives_everything_back(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::new(engine));
    let mut pledge = Pledge::default();
    pledge.add_records(diary());
    // localStorage has lost all but a note that never reached the second store.
    let only = [cramp(nights_ago(1, 1), 88)];
    pledge.add_records(only.clone());
    seed(&launch, &site, &stored(&only), &stored(&diary()));
    site.inject(READ_ONLY);
    let session = Session::start(&launch, &site, "#/nights");
    session.reads(notice::RESTORED_MANY);
    session.reads(notice::NO_SECOND_COPY);
    session.script("(await until('the list', () => document.querySelector('#show-1'))).click()", &[]);
    session.reads("Night 9: ");
    session.reads("Night 88: ");
    let first = session.script("return first()", &[]);
    let here = pledge.missing_in(&serde_json::from_value(first).unwrap());
    session.runs();
    session.quit();
    site.inject("");
    let session = Session::start(&launch, &site, "#/nights");
    let lost = session.lost(&pledge).max(here);
    session.runs();
    session.quit();
    report(4, "the second store can only be read", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(
    a_second_store_that_can_only_be_read_gives_everything_back,
    a_damaged_first_store_is_made_whole_from_the_second,
    a_damaged_second_store_is_made_again_from_the_first,
    a_second_store_that_never_answers_holds_nobody_up,
);
