//! Deleting everything: asked twice, then really everything, everywhere, for good.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use domain::content::safekeeping::ERASE_WORD;
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
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
    let launch = Launch::new(engine);
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

in_every_engine!(everything_is_deleted_after_two_questions_and_never_comes_back);
