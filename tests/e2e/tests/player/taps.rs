//! What a person does: "This hurts", ending early, and without the timer.

use e2e::{Engine, Site};

use super::support::{at_the_list, noted, pass, playground, start, stored};

#[test]
fn what_hurts_is_stopped_and_the_gentler_set_offered() {
    let (site, launch, browser) = playground(Engine::Chromium, "");
    start(&browser, "c-standing");
    browser.tap("button", "This hurts");
    browser.find("heading", "Stop. Let go.");
    assert!(stored(&browser)["paused"].is_i64(), "it waits");
    browser.tap("button", "Try it sitting down");
    browser.arrives_at("#/play/c-chair");
    browser.find("button", "Pause");
    browser.tap("button", "This hurts");
    browser.tap("button", "Try shorter holds");
    browser.arrives_at("#/play/b-chair");
    browser.tap("button", "This hurts");
    browser.find("heading", "Stop. Let go.");
    let offered = ["Try it sitting down", "Try shorter holds"].map(|name| browser.shows("button", name));
    assert_eq!(offered, [false, false], "there is nothing gentler");
    browser.tap("button", "Skip this stretch");
    browser.find("button", "Pause");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn ending_asks_once_something_was_held_and_keeps_it() {
    let (site, launch, browser) = playground(Engine::Chromium, "");
    start(&browser, "c-chair");
    pass(&browser, 20_000);
    browser.tap("button", "End");
    browser.find("heading", "End here?");
    assert!(stored(&browser)["paused"].is_i64(), "it waits while it asks");
    browser.tap("button", "Go on");
    browser.find("button", "Pause");
    browser.tap("button", "End");
    browser.find("heading", "End here?");
    browser.tap("button", "End");
    browser.find("heading", "Done");
    let all = noted(&browser);
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(all[0].1 + all[0].2 > 0 && all[0].1 + all[0].2 <= all[0].0, "{all:?}");
    browser.press("Done");
    browser.tap("link", "Nights");
    browser.reads("In part.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn done_without_the_timer_is_noted_as_that() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, "");
    browser.tap("button", "I did it without the timer");
    browser.reads("Noted for tonight, without the timer.");
    assert_eq!(noted(&browser), [(0, 0, 0)]);
    browser.reads("Stretched once so far.");
    browser.tap("link", "Nights");
    browser.reads("Short set, standing Done without the timer.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn the_list_stays_short_and_answers_close_it() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, "");
    for stance in ["Standing", "Chair", "Bed"] {
        browser.choose("How will you stretch?", stance);
        let nodes = browser.script("return document.querySelectorAll('*').length", &[]);
        println!("list: {nodes} elements, {stance}");
        assert!(nodes.as_u64().unwrap() < 1_500, "{nodes}");
    }
    browser.tap("button", "Change answers");
    browser.tap("checkbox", domain::safety::Risk::Fall.question().text);
    browser.reads("Stretch while seated.");
    assert!(!browser.shows("radio", "Standing"));
    let chair = browser.find_in("How will you stretch?", "radio", "Chair");
    assert_eq!(browser.is_chosen(&chair), Ok(true), "a fall means the chair");
    browser.reload();
    browser.find_in("How will you stretch?", "radio", "Chair");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
