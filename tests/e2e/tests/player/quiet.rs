//! What the player costs a phone in the night: the lit screen, what changes on the page, what is written.

use domain::moment::SECOND;
use domain::timeline::Timeline;
use e2e::{Engine, Site, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

use super::support::{
    Page, at_the_list, ends_well, is_done, number, pass, pass_until_done, playground, start,
};

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
    let site = Site::with_faults();
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
    let site = Site::with_faults();
    for refused in ["undefined", "({ request: () => Promise.reject(new Error('low battery')) })"] {
        let shim = format!("Object.defineProperty(navigator, 'wakeLock', {{ get: () => {refused} }});");
        let (launch, browser) = at_the_list(Engine::Chromium, &site, &shim);
        start(&browser, "a-standing");
        browser.reads("Your screen may turn off.");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

/// Counts what changes on the page, and where, and what is written.
const COUNTER: &str = "{
    const count = window.__count = {};
    window.__zero = () => Object.assign(count, { changes: 0, writes: 0, transactions: 0, where: {} });
    window.__zero();
    new MutationObserver((all) => {
        count.changes += all.length;
        for (const { target } of all) {
            // Words that change are in an element without a class, inside one that has it.
            const at = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
            const name = at?.closest('[class]')?.getAttribute('class');
            count.where[name] = 1 + (count.where[name] ?? 0);
        }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const name of ['setItem', 'removeItem']) {
        const real = Storage.prototype[name];
        // What the clock of the test keeps for the next page is in the other storage.
        Storage.prototype[name] = function (...parts) {
            if (this === localStorage) count.writes += 1;
            return real.apply(this, parts);
        };
    }
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (store, mode, ...more) {
        if (mode === 'readwrite') count.transactions += 1;
        return transaction.call(this, store, mode, ...more);
    };
}";

fn a_second_of_a_hold_changes_the_number_and_the_ring_and_writes_nothing(engine: Engine) {
    let (site, launch, browser) = playground(engine, COUNTER);
    let choice = start(&browser, "c-chair");
    // Into the hold from 3 to 33 s, past what begins it and past its half, which is told for three seconds from 18 s on.
    pass(&browser, 4 * SECOND);
    let left = number(&browser).unwrap();
    pass(&browser, (left - 11).max(0) * SECOND);
    browser.run(
        "(async () => {
            await window.__run(100);
            window.__zero();
            await window.__run(8e3);
            window.__count.ran = true;
        })()",
    );
    let count = wait_for(30, || {
        let count = browser.run("return window.__count");
        if count["ran"] == json!(true) { Ok(count) } else { Err(count.to_string()) }
    });
    println!("{}: 8 s of a hold: {count}", engine.slug());
    // Two changes a second: far below the six that are allowed.
    assert_eq!(count["where"], json!({ "ring-number": 8, "ring-left": 8 }), "{count}");
    assert_eq!((&count["writes"], &count["transactions"]), (&json!(0), &json!(0)), "{count}");
    // And the rest of the set: it is saved when a part begins or ends, and never in between.
    browser.run("window.__zero()");
    let parts = Timeline::of(choice, &[]).segments().len() as u64 - 2;
    pass_until_done(&browser);
    let count = browser.run("return window.__count");
    println!("{}: the rest of the set, {parts} parts: {count}", engine.slug());
    let saves = count["transactions"].as_u64().unwrap();
    assert!(saves <= 2 * (parts + 1), "{saves} saves in {parts} parts and at the end: {count}");
    ends_well(&site, launch, browser);
}

in_every_engine_with_all!(a_second_of_a_hold_changes_the_number_and_the_ring_and_writes_nothing);
