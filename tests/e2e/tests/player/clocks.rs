//! Time: a reload, a clock that is set, a page that is hidden, asleep or frozen, a slow phone, a night between.

use std::thread::{scope, sleep};
use std::time::Duration;

use domain::moment::{HOUR, MINUTE, Millis, SECOND};
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
use serde_json::json;

use crate::played::{Played, nothing_is_noted, now};
use crate::support::{AUDIO, CLOCK, at_the_list, is_done, noted, number, start, stored};

/// The release build with its chimes, in real time and in the first hold, from 3 to 13 seconds.
fn real_time(engine: Engine, site: &Site) -> (Launch, Browser, Played) {
    let (launch, browser) = at_the_list(engine, site, &format!("{CLOCK}\n{AUDIO}"));
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    wait_for(20, || match number(&browser) {
        Some(left) if (4..=9).contains(&left) => Ok(()),
        other => Err(format!("{other:?}")),
    });
    (launch, browser, played)
}

/// After a fault: the ring, what was heard, and that nothing is done.
fn is_right(browser: &Browser, played: Played, fault: (f64, f64)) {
    println!("{}:", browser.engine.slug());
    played.ring_is_right(browser, fault.1);
    played.is_heard_right(browser, &[fault]);
    nothing_is_noted(browser);
}

fn a_reload_in_the_middle_keeps_the_time_and_a_pause_stops_it(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(engine, &site);
    played.ring_is_right(&browser, 0.0);
    browser.reload();
    browser.find("button", "Pause");
    played.ring_is_right(&browser, 0.0);
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

fn a_clock_that_is_set_moves_and_repeats_nothing(engine: Engine) {
    let site = Site::release().taking_faults();
    for by in [HOUR, -HOUR] {
        let (launch, browser, played) = real_time(engine, &site);
        let before = stored(&browser)["running"][0].as_i64().unwrap();
        let at = now(&browser);
        browser.script("window.__set(arguments[0])", &[json!(by)]);
        // The app has found it out: the stored beginning is moved along.
        wait_for(10, || {
            let moved = stored(&browser)["running"][0].as_i64().unwrap() - before;
            if (moved - by).abs() <= 2 * SECOND { Ok(()) } else { Err(format!("moved by {moved}")) }
        });
        is_right(&browser, played, (at, now(&browser)));
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

fn a_page_that_was_frozen_is_where_it_should_be_and_repeats_nothing(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(engine, &site);
    let at = now(&browser);
    browser.freeze(Duration::from_secs(7));
    is_right(&browser, played, (at, now(&browser)));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_phone_that_slept_is_where_it_should_be_and_repeats_nothing(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(engine, &site);
    let at = now(&browser);
    browser.script("window.__sleep(arguments[0])", &[json!(2 * MINUTE)]);
    let woken = now(&browser);
    assert!(woken - at > 119_000.0);
    is_right(&browser, played, (at, woken));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Three quarters of the time the page does something else.
const BUSY: &str = "setInterval(() => {
    const end = performance.now() + 150;
    while (performance.now() < end);
}, 200)";

fn a_slow_phone_keeps_time(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(engine, &site);
    let at = now(&browser);
    if engine == Engine::Chromium {
        browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
    } else {
        browser.script(BUSY, &[]);
    }
    played.ring_is_right(&browser, at);
    // No tone may be lost: they are planned ahead, and no fault is an excuse here.
    played.is_heard_right(&browser, &[]);
    nothing_is_noted(&browser);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_whole_set_is_done_and_noted_in_full(engine: Engine) {
    let site = Site::fast();
    let (launch, browser) = at_the_list(engine, &site, "");
    start(&browser, "b-chair");
    browser.tap("button", "Pause");
    browser.tap("button", "Resume");
    is_done(&browser, 60);
    assert_eq!(noted(&browser), [(120_000, 60_000, 60_000)]);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// From now on pages believe it is so much later, and this one is opened again.
fn age(site: &Site, browser: &Browser, by: Millis) {
    site.inject(&format!("{CLOCK}\n{AUDIO}\nwindow.__set({by});"));
    browser.reload();
}

fn an_end_long_past_is_asked_about_and_never_assumed(engine: Engine) {
    for (answer, confirmed) in [("Yes, I did it all", true), ("No, keep only what was seen", false)] {
        let site = Site::with_faults();
        let (launch, browser) = at_the_list(engine, &site, CLOCK);
        start(&browser, "c-chair");
        wait_for(10, || {
            let held = stored(&browser)["held"][1].as_i64();
            if held == Some(30 * SECOND) { Ok(()) } else { Err("not held yet".into()) }
        });
        age(&site, &browser, 3 * HOUR);
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

fn an_end_just_missed_waits(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, _) = real_time(engine, &site);
    age(&site, &browser, 20 * MINUTE);
    browser.find("button", "Resume");
    nothing_is_noted(&browser);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    a_reload_in_the_middle_keeps_the_time_and_a_pause_stops_it,
    a_clock_that_is_set_moves_and_repeats_nothing,
    a_page_that_was_frozen_is_where_it_should_be_and_repeats_nothing,
    a_phone_that_slept_is_where_it_should_be_and_repeats_nothing,
    a_slow_phone_keeps_time,
    a_whole_set_is_done_and_noted_in_full,
    an_end_long_past_is_asked_about_and_never_assumed,
    an_end_just_missed_waits,
);

#[test]
fn a_page_that_its_browser_froze_is_where_it_should_be_when_it_thaws() {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(Engine::Chromium, &site);
    let at = now(&browser);
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
    sleep(Duration::from_secs(7));
    browser.cdp("Page.setWebLifecycleState", &json!({ "state": "active" }));
    is_right(&browser, played, (at, now(&browser)));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The time is the fault here, and it is long: all engines wait it out together.
#[test]
fn a_page_hidden_for_minutes_goes_on_is_heard_and_is_right_when_it_is_seen() {
    scope(|scope| {
        for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKitGtk] {
            scope.spawn(move || hidden_for_minutes(engine));
        }
    });
}

fn hidden_for_minutes(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = real_time(engine, &site);
    let page = browser.window();
    let tab = (engine != Engine::WebKitGtk).then(|| browser.new_tab());
    if let Some(tab) = &tab {
        browser.look_at(tab);
        browser.open("about:blank");
    } else {
        browser.script("window.__hide(true)", &[]);
    }
    sleep(Duration::from_secs(125));
    browser.look_at(&page);
    if tab.is_none() {
        browser.script("window.__hide(false)", &[]);
    }
    let hidden = browser.script("return window.__hidden", &[]);
    assert!(hidden.as_u64() > Some(0), "{} did not hide the page", engine.slug());
    let back = now(&browser);
    println!("{}:", engine.slug());
    played.ring_is_right(&browser, back);
    // Planned ahead, all of it was heard while nobody looked.
    played.is_heard_right(&browser, &[]);
    nothing_is_noted(&browser);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
