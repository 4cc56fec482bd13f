//! Row 9: two windows write at once, and a page that was left behind writes afterwards.

use domain::content::notice;
use e2e::fault::{a_diary, report};
use e2e::stores::{Keys, loaded};
use e2e::{Engine, Launch, Pledge, Session, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};
use std::collections::HashSet;

/// What each window writes.
const ENTRIES: usize = 200;

/// How often a window is asked before what it has not heard of counts as lost.
const LOOKS: usize = 10;

/// Notes cramp after cramp by the real controls until this window has begun so many, without waiting for each to be
/// saved. Everything the second store has confirmed is written down.
const MANY: &str = "
    await ready();
    const kept = {};
    const begun = new Set();
    const write = quietlegsShadow.write;
    let pending = 0;
    quietlegsShadow.write = async (put, drop, mark) => {
        const pairs = put.map((key, at) => [key, put[at + 1]]).filter((_, at) => at % 2 === 0);
        for (const [key] of pairs) if (/\\/cramp\\/[^/]+\\/1(-|$)/.test(key)) begun.add(key);
        pending += 1;
        await write(put, drop, mark).finally(() => { pending -= 1; });
        for (const [key, value] of pairs) kept[key] = value;
    };
    // A window in the background has slow timers, but hears of changes at once.
    const change = () => new Promise((end) => {
        const listener = new MutationObserver(() => { listener.disconnect(); end(); });
        listener.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        addEventListener('hashchange', end, { once: true });
    });
    const soon = async (look) => { for (;;) { const found = look(); if (found) return found; await change(); } };
    window.quietState = () => `${begun.size} begun, ${pending} on their way, at ${location.hash}, saying ${line()}`;
    window.quietMany = null;
    (async () => {
        while (begun.size < arguments[0]) {
            // Far ahead of the disk, but not without end.
            await until('the disk', () => pending < 10);
            location.hash = '#/now';
            (await soon(() => location.hash === '#/now' && document.querySelector('#app .now #eased'))).click();
            await soon(() => document.querySelector('#app .log'));
        }
        await until('the last to be saved', () => pending === 0 && line() !== 'Saving…');
        window.quietMany = kept;
    })().catch((error) => { window.quietMany = { error: String(error) }; });";

/// Which of these records are not in what a window hands out as text: what it has in memory.
fn unknown_to(session: &Session, window: usize, pledge: &Pledge) -> Vec<String> {
    let source = "await go('#/settings'); await press('More'); await press('Show as text');
        const text = await until('the text', () => document.querySelector('#app textarea'));
        const { records } = JSON.parse(text.value);
        await go('#/');
        await until('Tonight', () => document.querySelector('#app .tonight'));
        return records.map((record) => record.id)";
    let known: HashSet<String> = serde_json::from_value(session.script_in(window, source, &[])).unwrap();
    pledge.ids().filter(|id| !known.contains(id)).collect()
}

/// The same, once there was time to hear of what another window wrote.
fn unheard_of_in(session: &Session, window: usize, pledge: &Pledge) -> usize {
    let mut unknown = Vec::new();
    for _ in 0..LOOKS {
        unknown = unknown_to(session, window, pledge);
        if unknown.is_empty() {
            return 0;
        }
    }
    println!("window {window} has not heard of {unknown:?}; the stores hold {:#?}", about(session, &unknown));
    unknown.len()
}

/// What both stores hold of these records.
fn about(session: &Session, ids: &[String]) -> Vec<String> {
    let stores = session.stores();
    let keys = stores.first.keys().map(|key| format!("first: {key}"));
    let both = keys.chain(stores.second.keys().map(|key| format!("second: {key}")));
    both.filter(|key| ids.iter().any(|id| key.contains(id.as_str()))).collect()
}

/// Chooses colours or a text size in one window.
fn choose(session: &Session, window: usize, name: &str, nth: usize) {
    let source = "await go('#/settings');
        const all = await until('choices', () => {
            const found = document.querySelectorAll(`#app input[name=${arguments[0]}]`);
            return found.length && found;
        });
        all[arguments[1]].click();";
    session.script_in(window, source, &[json!(name), json!(nth)]);
}

fn looks(session: &Session, window: usize) -> Value {
    session.script_in(
        window,
        "const { theme, text } = document.documentElement?.dataset; return [theme, text]",
        &[],
    )
}

fn two_windows_and_one_left_behind_never_lose_each_others_notes(engine: Engine) {
    let (site, launch, mut pledge) = a_diary(Launch::shared(engine));
    let session = Session::with_windows(&launch, &site, &["#/", "#/"]);
    for window in [1, 0] {
        session.script_in(window, MANY, &[json!(ENTRIES)]);
    }
    for window in [0, 1] {
        let kept = wait_for(120, || match session.script_in(window, "return window.quietMany", &[]) {
            Value::Null => Err(session.script_in(window, "return window.quietState()", &[]).to_string()),
            kept => Ok(kept),
        });
        let kept: Keys = serde_json::from_value(kept).unwrap();
        assert!(kept.len() >= 2 * ENTRIES, "{}", kept.len());
        pledge.add(&kept);
    }

    // A page that is left is kept aside, or loaded anew; either way it must not write from what it knew.
    session.leave(1, "location.href = '/blank.html' + location.search", "blank.html");
    session.script("await note()", &[]);
    choose(&session, 0, "text", 2);
    pledge.add(&session.stores().first);
    session.leave(1, "history.back()", "/");
    session.script_in(1, "await note()", &[]);
    choose(&session, 1, "theme", 2);
    pledge.add(&session.stores().first);

    let mut lost = session.lost(&pledge);
    println!("in the stores {lost} are missing");
    // The read-through of both copies may just be noting that it was done: one store after the other.
    let stores = session.wait_for_stores("both the same", |stores| stores.first == stores.second);
    for again in [false, true] {
        for window in [0, 1] {
            if again {
                session.leave(window, "location.reload()", "/");
            }
            lost = lost.max(unheard_of_in(&session, window, &pledge));
            assert_eq!(looks(&session, window), looks(&session, 0), "window {window} shows other settings");
        }
    }
    let (settings, both) =
        (loaded(&stores.first).settings.unwrap(), loaded(&stores.second).settings.unwrap());
    assert_eq!(settings, both);
    assert!(
        !session
            .script("return document.body.innerText", &[])
            .as_str()
            .unwrap()
            .contains(notice::RESTORED_MANY)
    );
    session.runs();
    session.quit();
    report(9, "two windows, 200 notes each, and a page left behind", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(two_windows_and_one_left_behind_never_lose_each_others_notes);
