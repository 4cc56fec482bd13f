//! Deleting everything: asked twice, then really everything, everywhere, for good.

use std::collections::BTreeSet;

use domain::content::safekeeping::{ERASE_WORD, NOT_ERASED};
use domain::id::Id;
use domain::vault::{ERASED, record_key};
use domain::wire::{Mark, write_record};
use e2e::fault::{cramp, diary, lived_in, nights_ago, now, seed, stored};
use e2e::stores::{Keys, loaded};
use e2e::{
    Browser, Engine, Launch, Session, Site, Stores, in_every_engine, in_every_engine_with_all, wait_for,
};
use serde_json::{Value, json};

/// The keys of both stores.
fn keys(browser: &Browser) -> Result<Value, String> {
    // The ballast holds nothing.
    let source = "return quietlegsShadow.keys().then((second) =>
        [Object.keys(localStorage).filter((key) => key !== 'quietlegs/ballast').sort(), second])";
    browser.try_script(source, &[])
}

fn is_empty(browser: &Browser) {
    let nothing = json!([["quietlegs/erased"], ["quietlegs/erased"]]);
    wait_for(10, || match keys(browser)? {
        found if found == nothing => Ok(()),
        found => Err(format!("still there: {found}")),
    });
}

fn note(browser: &Browser) {
    browser.go_to("#/now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("Which leg?", "Left");
    browser.choose("How bad at its worst?", "4");
    browser.choose("What helped most?", "Rubbing");
    browser.says("status", "Saved. Sleep well.");
}

fn types(browser: &Browser, word: &str) {
    let field = browser.find("textbox", "To go on, type the word delete");
    browser.write(&field, word);
}

fn nothing_is_noted(browser: &Browser) {
    browser.go_to("#/nights");
    browser.reads("Nothing noted yet.");
}

fn everything_is_deleted_after_two_questions_and_never_comes_back(engine: Engine) {
    let site = Site::release();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    note(&browser);
    let here = browser.window();
    let there = browser.new_window();
    browser.look_at(&there);
    browser.open(&site.at("#/nights"));
    browser.reads("1 cramp");

    browser.look_at(&here);
    let kept = keys(&browser).unwrap();
    browser.go_to("#/settings");
    browser.tap("button", "Delete everything");
    browser.find("heading", "Delete everything?");
    browser.find("button", "Back up first");
    for wrong in ["", "remove"] {
        types(&browser, wrong);
        browser.tap("button", "Delete everything now");
        browser.says("alert", "Nothing was deleted.");
    }
    browser.screenshot("erase");
    assert_eq!(keys(&browser).unwrap(), kept);
    browser.tap("button", "Keep everything");
    browser.tap("button", "Delete everything");
    types(&browser, ERASE_WORD);
    browser.tap("button", "Delete everything now");
    browser.find("heading", "Tonight");
    is_empty(&browser);
    nothing_is_noted(&browser);

    browser.look_at(&there);
    nothing_is_noted(&browser);
    is_empty(&browser);
    if !engine.keeps_a_profile() {
        // The page that could tell what it asked for has reloaded itself.
        browser.quit();
        return launch.forget();
    }
    // Killed at once, the browser forgets what it had not written yet: that everything was deleted is not among it.
    browser.kill();
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.reads("Nothing noted yet.");
    is_empty(&browser);
    note(&browser);
    browser.go_to("#/nights");
    browser.reads("1 cramp");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Answers both questions, and waits for the page that begins anew.
fn erase(session: &Session) {
    let source = "await compared();
        await press('Delete everything');
        const field = await until('the field', () => document.querySelector('#app .erase input'));
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await control('Delete everything now');";
    session.script(source, &[json!(ERASE_WORD)]);
    session.leave(0, "document.querySelector('#app .erase .btns .danger').click()", "/");
}

/// Whether a store holds nothing but the mark.
fn is_bare_store(keys: &Keys) -> bool {
    keys.keys().eq([ERASED])
}

fn is_bare_session(session: &Session) {
    session.wait_for_stores("only the marks", |stores| {
        is_bare_store(&stores.first) && is_bare_store(&stores.second)
    });
}

/// A page that hears nothing of other windows, and has its quiet moment when the test says so.
const LEFT_BEHIND: &str = "{
    const deaf = (event) => event.stopImmediatePropagation();
    addEventListener('storage', deaf, true);
    document.addEventListener('visibilitychange', deaf, true);
    window.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} };
    const real = setTimeout.bind(window);
    const waiting = [];
    window.setTimeout = (call, delay, ...more) =>
        (delay === 4000 ? waiting.push(call) : real(call, delay, ...more));
    window.quietWaits = () => waiting.length > 0;
    window.quietMoment = () => { for (const call of waiting.splice(0)) call(); };
}";

fn a_window_left_behind_brings_nothing_back(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    // Not put in order: the closed months are still to be folded.
    let keys = stored(&diary());
    seed(&launch, &site, &keys, &keys);
    site.inject(LEFT_BEHIND);
    let old = format!("#/cramp/{}", diary().last().unwrap().id);
    let session = Session::with_windows(&launch, &site, &["#/", "#/", &old, "#/"]);
    for window in 0..4 {
        session.script_in(window, "await until('the quiet moment', () => window.quietWaits?.())", &[]);
    }
    let choose = "(await until('a choice', () => document.querySelector('#app .cramp input:not(:checked)[type=radio]'))).click();
        await until('the draft of it', () => Object.keys(first()).some((key) => key.includes('/drafts/')))";
    session.script_in(2, choose, &[]);
    erase(&session);
    is_bare_session(&session);

    // It puts its months away, or changes an old note: neither comes back, and it begins anew.
    session.leave(1, "quietMoment()", "/");
    is_bare_session(&session);
    session.leave(2, "document.querySelector('#app .cramp .hill button').click()", "/");
    is_bare_session(&session);
    // They have looked at both stores before there is anything new in them.
    for window in [1, 2] {
        session.script_in(window, "await compared()", &[]);
    }
    // What is new there is kept, and nothing with it.
    session.leave(3, "location.hash = '#/now'", "/");
    session.script_in(
        3,
        "await ready(); (await until('It has eased', () => document.querySelector('#app #eased'))).click()",
        &[],
    );
    let stores = session.wait_for_stores("the new note", |stores| {
        stores.first == stores.second && loaded(&stores.first).records.iter().any(|record| record.rev > 1)
    });
    // Its first revision may still lie beside the second.
    let kept: BTreeSet<Id> = loaded(&stores.first).records.into_iter().map(|record| record.id).collect();
    assert!(kept.len() == 1 && diary().iter().all(|known| !kept.contains(&known.id)), "{kept:?}");
    for window in 1..4 {
        session.script_in(window, "await go('#/nights')", &[]);
        session.reads_in(window, if window == 3 { "1 cramp" } else { "Nothing noted yet." });
    }
    session.runs();
    session.quit();
    launch.forget();
}

const COUNT_LOADS: &str = "sessionStorage.quietLoads = Number(sessionStorage.quietLoads ?? 0) + 1;";
const REFUSE_FIRST: &str = "{
    const here = window.localStorage;
    const real = Storage.prototype.removeItem;
    Storage.prototype.removeItem = function (key) {
        if (this === here) throw new DOMException('The file is corrupted.', 'NS_ERROR_FILE_CORRUPTED');
        return real.call(this, key);
    };
}";
const REFUSE_SECOND: &str = "IDBObjectStore.prototype.clear = IDBObjectStore.prototype.delete = () => {
    throw new DOMException('Internal error.', 'UnknownError'); };";

fn what_one_store_refuses_to_delete_is_said_not_shown_and_deleted_later(engine: Engine) {
    for (fault, is_left) in [
        (REFUSE_FIRST, (|stores| !is_bare_store(&stores.first)) as fn(&Stores) -> bool),
        (REFUSE_SECOND, |stores| !is_bare_store(&stores.second)),
    ] {
        let (site, launch) = (Site::with_faults(), Launch::shared(engine));
        lived_in(&launch, &site, &diary());
        site.inject(&format!("{COUNT_LOADS}\n{fault}"));
        let session = Session::start(&launch, &site, "#/settings");
        erase(&session);
        session.reads(NOT_ERASED);
        session.script("await go('#/nights')", &[]);
        session.reads("Nothing noted yet.");
        let stores = session.stores();
        assert!(is_left(&stores), "nothing refused: {stores:#?}");
        let said = session.note();
        assert!(said.starts_with("Saved"), "{said}");
        let loads = session.script("return sessionStorage.quietLoads", &[]);
        assert_eq!(loads, json!("2"), "it began anew again and again");
        session.runs();
        session.quit();

        site.inject("");
        let session = Session::start(&launch, &site, "#/nights");
        session.wait_for_stores("only the new note", |stores| {
            let records = loaded(&stores.first).records;
            let keys =
                |keys: &Keys| keys.keys().filter(|key| !key.contains("/care/")).cloned().collect::<Vec<_>>();
            keys(&stores.first) == keys(&stores.second)
                && stores.first.contains_key(ERASED)
                && !records.is_empty()
                && records.iter().all(|record| diary().iter().all(|known| known.id != record.id))
        });
        session.reads("1 cramp");
        session.runs();
        session.quit();
        launch.forget();
    }
}

#[test]
fn the_mark_is_later_than_all_that_is_deleted_though_the_clock_was_put_back() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    lived_in(&launch, &site, &diary());
    let session = Session::start(&launch, &site, "#/");
    session.script("await compared()", &[]);
    // Written by another window when the clock was a day ahead, and this one has not heard of it.
    let ahead = cramp(nights_ago(1, 1), 77).stamped(now().epoch() + 86_400_000);
    let write = "localStorage.setItem(arguments[0], arguments[1])";
    session.script(write, &[json!(record_key(&ahead)), json!(write_record(&ahead))]);
    erase(&session);
    is_bare_session(&session);
    let stores = session.stores();
    assert!(Mark::read(&stores.first[ERASED]).map(|mark| mark.at).unwrap() >= ahead.changed());
    assert_eq!(stores.first, stores.second);
    session.quit();
    launch.forget();
}

in_every_engine!(everything_is_deleted_after_two_questions_and_never_comes_back);
in_every_engine_with_all!(
    a_window_left_behind_brings_nothing_back,
    what_one_store_refuses_to_delete_is_said_not_shown_and_deleted_later,
);
