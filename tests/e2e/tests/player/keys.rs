//! The keys of a keyboard, and the media keys of a headset.

use domain::moment::SECOND;
use e2e::{Browser, Engine, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

use super::support::{Page, ends_well, pass, pass_until_done, playground, start, stored, waits_at};

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const LEFT: &str = "\u{e012}";
pub const RIGHT: &str = "\u{e014}";

/// Goes from control to control until this is true of the one with the focus, here called `e`.
pub fn tab_to(browser: &Browser, is: &str) {
    let source = format!("const e = document.activeElement; return !!({is})");
    for _ in 0..120 {
        if browser.run(&source) == json!(true) {
            return;
        }
        browser.press_key(TAB);
    }
    panic!(
        "{is}: {} cannot be reached by key",
        browser.run(
            "return `${document.activeElement.outerHTML} ${JSON.stringify(document.activeElement.innerText)}`"
        )
    );
}

/// Goes to the button or link with this name and presses Enter.
pub fn enter(browser: &Browser, name: &str) {
    let is = format!(
        "/BUTTON|A/.test(e.tagName) && (e.getAttribute('aria-label') ?? e.innerText ?? '').trim() === {}",
        json!(name)
    );
    tab_to(browser, &is);
    browser.press_key(ENTER);
}

fn space_pauses_and_goes_on_and_the_arrows_go_back_and_skip(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    start(&browser, "c-standing");
    pass(&browser, 6 * SECOND);
    browser.press_key(" ");
    browser.find("button", "Resume");
    // The first hold lasts from 3 to 33 s, the second from 41 to 71 s.
    let paused = waits_at(&browser, |at| (6 * SECOND..33 * SECOND).contains(&at));
    browser.press_key(RIGHT);
    waits_at(&browser, |at| at == 33 * SECOND);
    browser.press_key(RIGHT);
    waits_at(&browser, |at| at == 41 * SECOND);
    browser.press_key(LEFT);
    waits_at(&browser, |at| at == 3 * SECOND);
    assert!(paused > 3 * SECOND);
    // With a button in hand, space is the button's.
    tab_to(&browser, "e.innerText?.trim() === 'Skip'");
    browser.press_key(" ");
    waits_at(&browser, |at| at == 33 * SECOND);
    browser.run("document.activeElement.blur()");
    browser.press_key(" ");
    browser.find("button", "Pause");
    // What is asked waits for an answer, not for a key.
    browser.tap("button", "This hurts");
    browser.find("heading", "Stop. Let go.");
    let at = waits_at(&browser, |at| at >= 33 * SECOND);
    browser.run("document.activeElement.blur()");
    browser.press_key(" ");
    browser.press_key(RIGHT);
    pass(&browser, 5 * SECOND);
    assert_eq!(waits_at(&browser, |_| true), at);
    ends_well(&site, launch, browser);
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
    let (site, launch, browser) = playground(engine, MEDIA);
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
    assert_eq!(keys(), json!(["nexttrack", "pause", "play", "previoustrack"]));
    assert_eq!(
        browser.run("return window.__session.metadata"),
        json!({ "title": "Timer" }),
        "whoever sees the lock screen"
    );
    becomes("playing");
    pass(&browser, 6 * SECOND);
    press("play");
    assert!(stored(&browser)["running"].is_array(), "it plays already");
    press("pause");
    becomes("paused");
    let at = waits_at(&browser, |at| (6 * SECOND..33 * SECOND).contains(&at));
    press("pause");
    assert_eq!(waits_at(&browser, |_| true), at, "it is paused already");
    press("nexttrack");
    waits_at(&browser, |at| at == 33 * SECOND);
    press("previoustrack");
    waits_at(&browser, |at| at == 3 * SECOND);
    press("play");
    becomes("playing");
    browser.find("button", "Pause");
    pass_until_done(&browser);
    assert_eq!(keys(), json!([]), "the keys are given back");
    assert_eq!((browser.run("return window.__session.metadata"), state()), (Value::Null, json!("none")));
    ends_well(&site, launch, browser);
}

in_every_engine!(space_pauses_and_goes_on_and_the_arrows_go_back_and_skip);
in_every_engine_with_all!(the_media_keys_work_and_tell_nobody_what_is_done);
