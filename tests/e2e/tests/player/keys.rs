//! Without a finger: every set from start to end by the keyboard alone, and the media keys of a headset.

use domain::moment::SECOND;
use e2e::{Browser, Engine, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

use crate::support::{Page, at_the_list_out_of_time, noted, pass, pass_until_done, start, stored};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";

/// Goes from control to control until this is true of the one with the focus, here called `e`.
fn tab_to(browser: &Browser, is: &str) {
    let source = format!("const e = document.activeElement; return !!({is})");
    for _ in 0..120 {
        if browser.run(&source) == json!(true) {
            return;
        }
        browser.press_key(TAB);
    }
    panic!("{is}: cannot be reached by key");
}

/// Goes to the button or link with this name and presses Enter.
fn enter(browser: &Browser, name: &str) {
    let is = format!(
        "/BUTTON|A/.test(e.tagName) && (e.getAttribute('aria-label') ?? e.innerText ?? '').trim() === {}",
        json!(name)
    );
    tab_to(browser, &is);
    browser.press_key(ENTER);
}

fn every_set_is_done_from_start_to_end_by_key_alone(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list_out_of_time(engine, &site, "");
    for id in ["a-standing", "b-standing", "c-standing", "e-standing", "d-chair"] {
        if id == "d-chair" {
            tab_to(&browser, "e.name === 'stance'");
            browser.press_key(RIGHT);
            browser.find("radio", "Chair");
        }
        let set = format!("e.matches('#set-{} summary')", &id[..1]);
        tab_to(&browser, &set);
        let open = "return document.activeElement.parentElement.open";
        if browser.run(open) == json!(false) {
            browser.press_key(ENTER);
            wait_for(10, || if browser.run(open) == json!(true) { Ok(()) } else { Err("shut".to_owned()) });
        }
        enter(&browser, "Start stretching");
        browser.arrives_at(id);
        browser.find("button", "Pause");
        pass(&browser, 5 * SECOND);
        browser.press_key(" ");
        browser.find("button", "Resume");
        let at = || stored(&browser)["paused"].as_i64().unwrap();
        let before = at();
        browser.press_key(RIGHT);
        wait_for(10, || if at() > before { Ok(()) } else { Err(format!("{} is not after {before}", at())) });
        browser.press_key(LEFT);
        wait_for(10, || if at() < before { Ok(()) } else { Err(format!("{} is not before {before}", at())) });
        browser.press_key(" ");
        browser.find("button", "Pause");
        pass_until_done(&browser);
        enter(&browser, "Done");
        browser.find("heading", "Tonight");
        enter(&browser, "Stretch");
        browser.find("heading", "Stretch");
    }
    let all = noted(&browser);
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(
        all.iter().all(|(planned, left, right)| *planned > 0 && left == right && left + right == *planned),
        "{all:?}"
    );
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The part of a browser that answers the media keys; a test calls what is set there.
const MEDIA: &str = "{
    const keys = window.__keys = {};
    const session = window.__session = { metadata: null, playbackState: 'none', setActionHandler(name, call) {
        if (!/^(play|pause|previoustrack|nexttrack)$/.test(name)) throw new TypeError(name);
        if (call) keys[name] = call; else delete keys[name];
    } };
    Object.defineProperty(navigator, 'mediaSession', { get: () => session });
    window.MediaMetadata = class { constructor(init) { Object.assign(this, init); } };
}";

fn the_media_keys_work_and_tell_nobody_what_is_done(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list_out_of_time(engine, &site, MEDIA);
    let keys = || browser.run("return Object.keys(window.__keys).sort()");
    let press = |name: &str| browser.script("window.__keys[arguments[0]]()", &[json!(name)]);
    let state = || browser.run("return window.__session.playbackState");
    let becomes = |wanted: &str| {
        wait_for(10, || {
            if state() == json!(wanted) { Ok(()) } else { Err(format!("{} is not {wanted}", state())) }
        });
    };
    assert_eq!(keys(), json!([]));
    start(&browser, "c-standing");
    browser.find("button", "Pause");
    assert_eq!(keys(), json!(["nexttrack", "pause", "play", "previoustrack"]));
    assert_eq!(
        browser.run("return window.__session.metadata"),
        json!({ "title": "Timer" }),
        "whoever sees the lock screen"
    );
    becomes("playing");
    pass(&browser, 10 * SECOND);
    press("play");
    assert!(stored(&browser)["running"].is_array(), "it plays already");
    press("pause");
    browser.find("button", "Resume");
    becomes("paused");
    press("pause");
    assert_eq!(stored(&browser)["paused"], json!(10 * SECOND), "it is paused already");
    press("nexttrack");
    wait_for(10, || {
        if stored(&browser)["paused"] == json!(33 * SECOND) {
            Ok(())
        } else {
            Err(stored(&browser).to_string())
        }
    });
    press("previoustrack");
    wait_for(10, || {
        if stored(&browser)["paused"] == json!(3 * SECOND) {
            Ok(())
        } else {
            Err(stored(&browser).to_string())
        }
    });
    press("play");
    becomes("playing");
    browser.find("button", "Pause");
    pass_until_done(&browser);
    assert_eq!(keys(), json!([]), "the keys are given back");
    assert_eq!((browser.run("return window.__session.metadata"), state()), (Value::Null, json!("none")));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    every_set_is_done_from_start_to_end_by_key_alone,
    the_media_keys_work_and_tell_nobody_what_is_done,
);
