//! The service worker: kept whole or not at all, and an update is offered, never forced.
//!
//! What else can go wrong between two releases is in `releases.rs`.

mod releases;
mod support;
mod whole;

use std::fs;

use e2e::{Engine, Launch, Site, wait_for};
use serde_json::json;

use self::support::{becomes, release, release_anew, workers};

#[test]
fn one_wrong_byte_refuses_the_install_and_the_app_still_runs() {
    let site = Site::release().copied();
    let rescue = site.file("rescue.js");
    let mut bytes = fs::read(&rescue).unwrap();
    bytes[3] ^= 1;
    fs::write(&rescue, bytes).unwrap();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.find("heading", "Settings");
    wait_for(20, || {
        let asked = site.requests().iter().any(|path| path.ends_with("/rescue.js"));
        let (workers, caches) = (workers(&browser), browser.script("return caches.keys()", &[]));
        let refused = asked && workers.is_null() && caches == json!([]);
        refused.then_some(()).ok_or_else(|| format!("asked: {asked}, workers: {workers}, caches: {caches}"))
    });
    browser.reload();
    browser.find("heading", "Settings");
    // Long enough for a second try to be refused: on a whole site it says so well within this.
    std::thread::sleep(std::time::Duration::from_secs(4));
    browser.reads("Works offline Not yet");
    assert!(!browser.text().contains("Ready offline"), "said to be ready, but a file is wrong");
    browser.tap("link", "Tonight");
    browser.find("link", "Cramp now");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn an_update_is_offered_and_not_forced() {
    let mut site = Site::release().copied();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("Ready offline");

    release_anew(&site);
    site.go_online();
    browser.tap("button", "Check for updates");
    browser.find("button", "Update");
    browser.screenshot("update-offered");
    for _ in 0..2 {
        browser.reload();
        browser.find("heading", "Settings");
        assert_eq!(release(&browser), json!("first"), "the old version stays until Update is pressed");
        browser.find("button", "Update");
    }
    browser.go_to("#/now");
    browser.find("button", "It has eased");
    assert!(!browser.shows("button", "Update"), "no update is offered in a cramp");
    browser.tap("button", "It has eased");
    browser.go_to("#/settings");

    browser.tap("button", "Update");
    becomes(&browser, "second");
    site.go_offline();
    browser.reload();
    browser.reads("Ready offline");
    assert_eq!(release(&browser), json!("second"));
    let kept = browser.script("return caches.match('./rescue.css').then((file) => file.text())", &[]);
    assert!(kept.as_str().unwrap().ends_with("/* second */\n"), "old and new files are mixed");
    assert_eq!(browser.script("return caches.keys().then((all) => all.length)", &[]), json!(1));
    browser.go_to("#/nights");
    browser.reads("1 cramp");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_host_that_drops_endings_serves_the_app_and_the_rescue_page_offline(engine: Engine) {
    let mut site = Site::release().dropping_endings();
    let launch = Launch::new(engine);
    let browser = launch.start();
    // Without the worker the host itself answers.
    browser.open(&site.at("rescue.html"));
    browser.find("heading", "Rescue your entries");
    assert_eq!(
        browser.script("return location.pathname", &[]),
        json!("/rescue"),
        "the host does not redirect"
    );
    browser.open(&site.at("#/settings"));
    browser.reads("Ready offline");
    site.go_offline();
    for address in ["rescue.html", "rescue", "rescue.html?again"] {
        browser.open(&site.at(address));
        browser.find("heading", "Rescue your entries");
        browser.reads("stored");
    }
    browser.tap("link", "Open Quiet Legs");
    browser.find("link", "Cramp now");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

e2e::in_every_engine_with_all!(a_host_that_drops_endings_serves_the_app_and_the_rescue_page_offline);
