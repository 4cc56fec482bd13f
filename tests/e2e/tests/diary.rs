//! Never lose a diary: what cannot be saved is said, what cannot be read is kept.

use domain::content::notice;
use e2e::fault::{BLOCK_FIRST, BLOCK_SECOND};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine_with_all};
use serde_json::{Value, json};

const FULL: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

#[test]
fn a_note_that_no_store_takes_is_said_aloud() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(FULL);
    browser.before_every_page(BLOCK_SECOND);
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.tap("button", "It has eased");
    browser.says("alert", notice::NOT_SAVED);
    browser.says("alert", notice::BECAUSE_FULL);
    browser.says("status", "Not saved");
    browser.find("button", "Try again");
    browser.screenshot("not-saved");
    // The way to a backup does not take the only way to save it along.
    let ways = || browser.visible(&["button"]).unwrap().iter().filter(|one| one.name == "Try again").count();
    let before = ways();
    browser.tap("link", "Back up");
    browser.find("heading", "Settings");
    assert_eq!(ways(), before, "a way to save it is gone");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_note_the_first_store_has_no_room_for_is_in_the_second() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(FULL);
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.tap("button", "It has eased");
    browser.says("alert", notice::NO_ROOM);
    browser.says("status", "Saved in one place only");
    browser.find("link", "Back up");
    browser.screenshot("no-room");
    browser.reload();
    browser.go_to("#/nights");
    browser.find("link", Name::With(&["calf"]));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn blocked_storage_is_said_and_the_help_still_works() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(BLOCK_FIRST);
    browser.before_every_page(BLOCK_SECOND);
    browser.open(&site.url());
    browser.says("alert", notice::BLOCKED);
    browser.tap("link", "Cramp now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Every key and value that is stored.
fn stored(browser: &Browser) -> Value {
    browser.script("return { ...localStorage }", &[])
}

fn what_cannot_be_read_is_kept(engine: Engine) {
    let site = Site::release();
    let launch = Launch::new(engine);
    let browser = launch.start();
    // A page of the same origin that does not start the app.
    browser.open(&site.at("rescue.html"));
    let (key, value) = ("quietlegs/1/cramp/x/1", "1|cramp|x|1|00000000|{\"half\": \"a rec\u{f8}rd");
    browser.script("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(value)]);
    browser.open(&site.url());
    browser.find("link", "Cramp now");
    browser.says("alert", notice::SET_ASIDE_ONE);
    browser.screenshot("set-aside");
    let kept = stored(&browser);
    assert_eq!(kept[key], json!(value), "the original was changed");
    let copies: Vec<_> = kept
        .as_object()
        .unwrap()
        .iter()
        .filter(|(key, _)| key.starts_with("quietlegs/quarantine/"))
        .collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    assert_eq!(copies[0].1, &json!(value), "the copy differs");
    browser.reload();
    browser.find("link", "Cramp now");
    let again = stored(&browser);
    assert_eq!(again[key], json!(value));
    assert_eq!(again[copies[0].0], json!(value));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine_with_all!(what_cannot_be_read_is_kept);
