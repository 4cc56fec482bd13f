//! The calendar: from month to month, by tap and by key.

use domain::lookback::Mark;
use domain::month::Month;
use domain::night::Night;
use domain::route::Route;
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
use serde_json::json;

use super::one::cell;

fn months_are_turned_and_jumped_to(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let tonight = Night::of(browser.now());
    let this_month = Month::holding(tonight);
    browser.find("link", format!("{}, tonight", cell(tonight, Mark::Unlogged)).as_str());
    assert!(!browser.shows("button", "Today"), "it is shown already");
    browser.tap("button", "Previous month");
    let before = this_month.before().unwrap();
    browser.find("heading", before.name().as_str());
    browser.tap("button", "Next month");
    browser.find("heading", this_month.name().as_str());
    browser.tap("button", "Next month");
    browser.find("heading", this_month.after().unwrap().name().as_str());
    assert!(!browser.visible(&["link"]).unwrap().iter().any(|one| one.name.contains("not logged")));
    browser.script("document.querySelector('.jump > summary').click()", &[]);
    browser.fill("Month", "March");
    browser.fill("Year", &(this_month.year() - 10).to_string());
    browser.tap("button", "Show this month");
    let far = Month::new(this_month.year() - 10, 3).unwrap();
    browser.find("heading", far.name().as_str());
    let first = far.weeks(0)[0].iter().flatten().next().copied().unwrap();
    browser.tap("link", cell(first, Mark::Unlogged).as_str());
    browser.arrives_at(&Route::Night(first).href());
    browser.tap("link", "Back to the nights");
    browser.find("heading", far.name().as_str());
    browser.tap("button", "Today");
    browser.find("heading", this_month.name().as_str());
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(months_are_turned_and_jumped_to);

/// Presses a key as a keyboard does.
fn key(browser: &Browser, name: &str, code: i32) {
    let text = if name == "Enter" { "\r" } else { "" };
    for kind in ["keyDown", "keyUp"] {
        let text = if kind == "keyDown" { text } else { "" };
        let event = json!({ "type": kind, "key": name, "windowsVirtualKeyCode": code, "text": text });
        browser.cdp("Input.dispatchKeyEvent", &event);
    }
}

#[test]
fn arrow_keys_go_from_night_to_night_and_over_the_edge_of_a_month() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let mut night = Night::of(browser.now());
    let is_at = |night: Night| {
        wait_for(10, || {
            let at = browser.script("return document.activeElement.dataset.day ?? ''", &[]);
            (at == json!(night.iso()))
                .then_some(())
                .ok_or_else(|| format!("the focus is on {at}, not {night:?}"))
        });
    };
    wait_for(10, || {
        let there =
            "const day = document.querySelector('[aria-current=date]'); day?.focus(); return day !== null";
        (browser.script(there, &[]) == json!(true))
            .then_some(())
            .ok_or("the calendar is not there".to_owned())
    });
    is_at(night);
    // Nothing is after tonight.
    key(&browser, "ArrowRight", 39);
    is_at(night);
    for (name, code, nights) in [
        ("ArrowLeft", 37, -1),
        ("ArrowUp", 38, -7),
        ("ArrowDown", 40, 7),
        ("ArrowLeft", 37, -1),
        ("ArrowRight", 39, 1),
    ] {
        key(&browser, name, code);
        night = night.step(nights).unwrap();
        is_at(night);
    }
    for _ in 0..5 {
        key(&browser, "ArrowUp", 38);
        night = night.step(-7).unwrap();
        is_at(night);
    }
    browser.find("heading", Month::holding(night).name().as_str());
    key(&browser, "Enter", 13);
    browser.find("heading", night.name().as_str());
    browser.quit().is_clean(&site.url());
    launch.forget();
}
