//! Only a person opens help; two windows have one cramp and one clock; and nobody is asked anything in it.

use e2e::{Browser, Engine, Launch, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::json;

use super::has_cramps;
use crate::cramp::support::{clock_at, phone, shifted};

const IS_ONE: &str = "This is a cramp now";

/// The words of the clock.
fn clock(browser: &Browser) -> String {
    let words = browser.script("return document.querySelector('#app [role=timer]')?.textContent ?? ''", &[]);
    words.as_str().unwrap().to_owned()
}

fn help_that_a_browser_brings_back_begins_no_cramp(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 2, 14);
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.find("button", "It has eased");
    has_cramps(&browser, 1);
    // A reload in the cramp goes on with it.
    clock_at(&site, 2, 16);
    browser.reload();
    browser.find("button", "It has eased");
    has_cramps(&browser, 1);
    browser.press("Back to Tonight");
    browser.find("heading", "Tonight");

    // In the morning the browser brings its tab back; in the evening Back comes by.
    clock_at(&site, 9, 0);
    browser.reload();
    browser.find("heading", "Tonight");
    for way in ["history.back()", "history.forward()", "history.back()"] {
        browser.script(way, &[]);
        if way == "history.back()" {
            browser.find("button", IS_ONE);
        } else {
            browser.find("heading", "Tonight");
        }
    }
    browser.reload();
    browser.find("button", IS_ONE);
    browser.screenshot("now-brought-back");
    assert!(!browser.shows("button", "It has eased"), "there is no clock without a cramp");
    has_cramps(&browser, 1);
    // The help is all there, and follows what is chosen.
    browser.choose("Where is the cramp?", "Foot");
    browser.reads("toes");
    has_cramps(&browser, 1);
    browser.tap("button", IS_ONE);
    browser.find("button", "It has eased");
    has_cramps(&browser, 2);
    let foot = browser.find_in("Where is the cramp?", "radio", "Foot");
    assert_eq!(browser.is_chosen(&foot), Ok(true));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// A window that does not hear of others while `__deaf` is set.
const DEAF: &str = "{ const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, call, options) {
        const hears = ['storage', 'visibilitychange'].includes(type) || (type === 'message' && this instanceof BroadcastChannel);
        return add.call(this, type, hears ? (event) => { if (!globalThis.__deaf) call.call(this, event); } : call, options);
    }; }";

fn two_windows_that_open_help_at_one_moment_have_one_cramp_and_one_clock(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    site.inject(DEAF);
    browser.open(&site.url());
    // Once something is kept, both know this beginning of the diary.
    browser.tap("checkbox", "Warm bath");
    browser.says("status", "Saved");
    let here = browser.window();
    let there = browser.new_window();
    browser.look_at(&there);
    browser.open(&site.url());
    browser.find("heading", "Tonight");
    for window in [&here, &there] {
        browser.look_at(window);
        // The line to others is laid by the rest of the app, which then looks at both stores.
        browser.go_to("#/settings");
        browser.find("heading", "Settings");
        wait_for(
            20,
            || if browser.text().contains("Looking…") { Err("it looks".to_owned()) } else { Ok(()) },
        );
        browser.script("window.__deaf = true", &[]);
    }
    for window in [&here, &there] {
        browser.look_at(window);
        browser.go_to("#/now");
        browser.find("button", "It has eased");
    }
    // Another engine's windows hear of each other also when they come to the front.
    if engine == Engine::Chromium {
        has_cramps(&browser, 2);
    }
    for window in [&there, &here] {
        browser.look_at(window);
        browser.script("window.__deaf = false; dispatchEvent(new Event('pageshow'))", &[]);
    }
    has_cramps(&browser, 1);
    browser.look_at(&there);
    browser.find("button", "It has eased");

    // Eased here: the clock there stands, and its button leads to the note.
    browser.look_at(&here);
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.look_at(&there);
    let mut before = String::new();
    let mut same = 0;
    wait_for(20, || {
        let now = clock(&browser);
        same = if now == before { same + 1 } else { 0 };
        before = now;
        // Longer than two of its seconds.
        if same > 20 { Ok(()) } else { Err(format!("the clock runs: {before}")) }
    });
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    has_cramps(&browser, 1);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn asked(browser: &Browser) -> serde_json::Value {
    browser.script("return window.__asked ?? 0", &[])
}

fn nobody_is_asked_to_keep_data_at_night_or_in_a_cramp(engine: Engine) {
    let counts = "if (navigator.storage) navigator.storage.persist = () => {
        globalThis.__asked = (globalThis.__asked ?? 0) + 1; return Promise.resolve(true); };";
    let (site, launch, browser) = phone(engine);
    let at = |hour: u32| {
        let hour = format!("const wanted = new Date(); wanted.setHours({hour}, 14, 5, 0);");
        site.inject(&format!("{{ {hour} {} }} {counts}", shifted("wanted - Date.now()")));
    };
    at(2);
    browser.open(&site.at("#/now"));
    browser.tap("button", "It has eased");
    browser.choose("Which leg?", "Left");
    browser.says("status", "Saved");
    browser.go_to("#/");
    browser.find("heading", "Tonight");
    assert_eq!(asked(&browser), json!(0), "at night");
    at(10);
    browser.open(&site.at("?day#/now"));
    browser.tap("button", "It has eased");
    browser.choose("Which leg?", "Right");
    browser.says("status", "Saved");
    assert_eq!(asked(&browser), json!(0), "in a cramp by day");
    browser.go_to("#/cramp");
    browser.choose("When did it start?", "60 minutes ago");
    browser.tap("button", "Save");
    // WebKit's is not to be replaced.
    let right = |times: u64| times == u64::from(engine != Engine::WebKitGtk);
    wait_for(10, || {
        if asked(&browser).as_u64().is_some_and(right) { Ok(()) } else { Err("nobody was asked".to_owned()) }
    });
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    help_that_a_browser_brings_back_begins_no_cramp,
    two_windows_that_open_help_at_one_moment_have_one_cramp_and_one_clock
);
in_every_engine_with_all!(nobody_is_asked_to_keep_data_at_night_or_in_a_cramp);
