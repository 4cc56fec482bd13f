//! What the player costs a phone in the night: the lit screen, what changes on the page, what is written.

use e2e::{Engine, Launch, Site, wait_for};
use serde_json::{Value, json};

use crate::support::{at_the_list, is_done, start};

/// A lock that says what is asked of it; the page can be hidden and seen again.
const LOCK: &str = "{
    const log = window.__lock = [];
    const wakeLock = { request: async (kind) => {
        log.push(`request ${kind}`);
        const lit = { released: false, release: async () => { if (!lit.released) { lit.released = true; log.push('release'); } } };
        window.__lit = lit;
        return lit;
    } };
    Object.defineProperty(navigator, 'wakeLock', { get: () => wakeLock });
    let hidden = false;
    Object.defineProperty(document, 'visibilityState', { get: () => hidden ? 'hidden' : 'visible' });
    window.__hide = (is) => {
        hidden = is;
        if (is && window.__lit) window.__lit.released = true;
        document.dispatchEvent(new Event('visibilitychange'));
    };
}";

#[test]
fn the_screen_is_kept_lit_while_it_runs_and_only_then() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, LOCK);
    let log = || browser.script("return window.__lock", &[]);
    let becomes = |wanted: Value| {
        wait_for(10, || if log() == wanted { Ok(()) } else { Err(format!("{} is not {wanted}", log())) });
    };
    start(&browser, "a-standing");
    becomes(json!(["request screen"]));
    browser.reads("Screen stays on.");
    browser.tap("button", "Pause");
    becomes(json!(["request screen", "release"]));
    browser.script("window.__hide(true); window.__hide(false)", &[]);
    becomes(json!(["request screen", "release"]));
    browser.tap("button", "Resume");
    becomes(json!(["request screen", "release", "request screen"]));
    browser.script("window.__hide(true); window.__hide(false)", &[]);
    becomes(json!(["request screen", "release", "request screen", "request screen"]));
    is_done(&browser, 30);
    becomes(json!(["request screen", "release", "request screen", "request screen", "release"]));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn where_the_screen_cannot_be_kept_lit_it_is_said() {
    let site = Site::fast();
    for refused in ["undefined", "({ request: () => Promise.reject(new Error('low battery')) })"] {
        let shim = format!("Object.defineProperty(navigator, 'wakeLock', {{ get: () => {refused} }});");
        let (launch, browser) = at_the_list(Engine::Chromium, &site, &shim);
        start(&browser, "a-standing");
        browser.reads("Your screen may turn off.");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

/// Counts what changes on the page and what is written.
const COUNTER: &str = "{
    const count = window.__count = { changes: 0, writes: 0, transactions: 0 };
    new MutationObserver((all) => { count.changes += all.length; })
        .observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const name of ['setItem', 'removeItem']) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...parts) { count.writes += 1; return real.apply(this, parts); };
    }
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (store, mode, ...more) {
        if (mode === 'readwrite') count.transactions += 1;
        return transaction.call(this, store, mode, ...more);
    };
}";

#[test]
fn a_hold_changes_little_on_the_page_and_writes_nothing() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(COUNTER);
    browser.open(&site.at("#/stretch"));
    browser.tap("button", "None of these");
    start(&browser, "c-chair");
    // Into the hold, past what begins it.
    wait_for(15, || match crate::support::number(&browser) {
        Some(left) if (20..=28).contains(&left) => Ok(()),
        other => Err(format!("{other:?}")),
    });
    browser.script("Object.assign(window.__count, { changes: 0, writes: 0, transactions: 0 })", &[]);
    std::thread::sleep(std::time::Duration::from_secs(5));
    let count = browser.script("return window.__count", &[]);
    println!("hold, 5 s of the release build: {count}");
    assert!(count["changes"].as_i64().unwrap() <= 5 * 6, "{count}");
    assert_eq!((&count["writes"], &count["transactions"]), (&json!(0), &json!(0)), "{count}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
