//! Time: a reload, a clock that is set, a page that is hidden or frozen, a slow phone, a night between.

use domain::moment::{HOUR, Millis, SECOND};
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
use serde_json::json;

use crate::support::{is_done, noted, number, shift_clock, start, stored};

/// The release build, at the player, in real time.
fn real_time(engine: Engine, site: &Site, id: &str) -> (Launch, Browser) {
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/stretch"));
    browser.tap("button", "None of these");
    start(&browser, id);
    (launch, browser)
}

/// Position of the running session by the wall clock of this machine, and what the ring shows, asked in one go.
fn shown_and_due(browser: &Browser) -> (i64, f64) {
    let origin = stored(browser)["running"][0].as_f64().expect("a running session");
    let both =
        browser.script("return [document.querySelector('[role=timer] p').textContent, Date.now()]", &[]);
    let shown = both[0].as_str().unwrap().parse().unwrap();
    (shown, (both[1].as_f64().unwrap() - origin) / 1000.0)
}

/// The first hold of c-chair lasts from 3 to 33 seconds.
fn is_right(browser: &Browser) {
    let (shown, at) = shown_and_due(browser);
    let left = 33.0 - at;
    #[allow(clippy::cast_precision_loss, reason = "seconds")]
    let off = shown as f64 - left;
    assert!((-1.0..=1.6).contains(&off), "{shown} is shown, {left:.2} is due");
    println!("{}: {shown} shown, {left:.2} due", browser.engine.slug());
}

fn waits_for_hold(browser: &Browser) {
    wait_for(20, || match number(browser) {
        Some(left) if left > 3 && left <= 29 => Ok(()),
        other => Err(format!("{other:?}")),
    });
}

fn a_reload_in_the_middle_keeps_the_time_and_a_pause_stops_it(engine: Engine) {
    let site = Site::release();
    let (launch, browser) = real_time(engine, &site, "c-chair");
    waits_for_hold(&browser);
    is_right(&browser);
    browser.reload();
    browser.find("button", "Pause");
    waits_for_hold(&browser);
    is_right(&browser);
    browser.tap("button", "Pause");
    browser.find("button", "Resume");
    let at = stored(&browser)["paused"].as_i64().unwrap();
    browser.reload();
    browser.find("button", "Resume");
    assert_eq!(stored(&browser)["paused"].as_i64(), Some(at));
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_clock_that_is_set_moves_nothing(engine: Engine) {
    let site = Site::release();
    for by in [HOUR, -HOUR] {
        let (launch, browser) = real_time(engine, &site, "c-chair");
        waits_for_hold(&browser);
        let before = number(&browser).unwrap();
        shift_clock(&browser, by);
        std::thread::sleep(std::time::Duration::from_millis(2_500));
        let after = number(&browser).expect("still in the hold");
        assert!((1..=6).contains(&(before - after)), "{before} then {after}, clock moved by {by}");
        is_right(&browser);
        assert_eq!(noted(&browser), [], "nothing is finished by a clock");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

fn a_whole_set_is_done_and_noted_in_full(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/stretch"));
    browser.tap("button", "None of these");
    start(&browser, "b-chair");
    browser.tap("button", "Pause");
    browser.tap("button", "Resume");
    is_done(&browser, 60);
    assert_eq!(noted(&browser), [(120_000, 60_000, 60_000)]);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    a_reload_in_the_middle_keeps_the_time_and_a_pause_stops_it,
    a_clock_that_is_set_moves_nothing,
    a_whole_set_is_done_and_noted_in_full,
);

/// Writes the stored session as if it had begun so much earlier, and opens the page again.
fn age(browser: &Browser, by: Millis) {
    let source = "const by = arguments[0]; const real = Date.now; Date.now = () => real.call(Date) + by;";
    browser.before_every_page(&source.replace("arguments[0]", &by.to_string()));
    browser.reload();
}

#[test]
fn an_end_long_past_is_asked_about_and_never_assumed() {
    for (answer, confirmed) in [("Yes, I did it all", true), ("No, keep only what was seen", false)] {
        let site = Site::fast();
        let launch = Launch::new(Engine::Chromium);
        let browser = launch.start();
        browser.open(&site.at("#/stretch"));
        browser.tap("button", "None of these");
        start(&browser, "c-chair");
        wait_for(10, || {
            if stored(&browser)["held"][1].as_i64() == Some(30 * SECOND) {
                Ok(())
            } else {
                Err("not held yet".into())
            }
        });
        age(&browser, 3 * HOUR);
        browser.find("heading", "Finished?");
        assert_eq!(noted(&browser), [], "nothing is noted before the answer");
        browser.tap("button", answer);
        browser.find("heading", "Done");
        let all = noted(&browser);
        assert_eq!(all.len(), 1, "{all:?}");
        let (planned, left, right) = all[0];
        assert_eq!(planned == 0, confirmed, "their word is noted as their word: {all:?}");
        assert!(right >= 30 * SECOND && left + right < 120 * SECOND, "only what was seen: {all:?}");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

#[test]
fn an_end_just_missed_waits() {
    let site = Site::release();
    let (launch, browser) = real_time(Engine::Chromium, &site, "c-chair");
    waits_for_hold(&browser);
    age(&browser, 20 * 60 * SECOND);
    browser.find("button", "Resume");
    assert_eq!(noted(&browser), []);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_frozen_page_is_where_it_should_be_when_it_thaws() {
    let site = Site::release();
    let (launch, browser) = real_time(Engine::Chromium, &site, "c-chair");
    waits_for_hold(&browser);
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
    std::thread::sleep(std::time::Duration::from_secs(7));
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "active" }));
    std::thread::sleep(std::time::Duration::from_millis(1_500));
    is_right(&browser);
    assert_eq!(noted(&browser), []);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_slow_phone_keeps_time() {
    let site = Site::release();
    let (launch, browser) = real_time(Engine::Chromium, &site, "c-chair");
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
    waits_for_hold(&browser);
    std::thread::sleep(std::time::Duration::from_secs(5));
    is_right(&browser);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
