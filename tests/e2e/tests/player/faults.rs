//! One set through everything that happens to a phone in the night: after each the time is right, and nothing is told twice.

use std::thread::sleep;
use std::time::Duration;

use domain::moment::{HOUR, MINUTE, SECOND};
use e2e::{Browser, Engine, Site, in_every_engine, in_every_engine_with_all};
use serde_json::json;

use super::played::{Played, nothing_is_noted, now};
use super::support::{
    Page, SAID, TIME, at_the_list, ends_well, has_passed, noted, pass, pass_in_background, pass_until_done,
    playground, start,
};

/// Something happens, and three looks later the ring is right and nothing is done. Gives back from when to when it happened.
fn is_right_after(browser: &Browser, played: Played, fault: &str, what: &str) -> (f64, f64) {
    // In one go, so that nothing that is late on this machine comes in between.
    let source = format!(
        "const from = window.__now(); window.{fault}; const to = window.__now(); window.__run(3e3); return [from, to]"
    );
    let when = browser.run(&source);
    has_passed(browser);
    println!("{}: {what}", browser.engine.slug());
    let (from, to) = (when[0].as_f64().unwrap(), when[1].as_f64().unwrap());
    played.ring_is_right(browser, to);
    nothing_is_noted(browser);
    (from, to)
}

fn a_set_goes_on_through_every_fault_and_tells_nothing_twice(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    pass(&browser, 4 * SECOND);
    for by in [HOUR, -HOUR, -HOUR, HOUR] {
        is_right_after(
            &browser,
            played,
            &format!("__set({by})"),
            &format!("the clock set by {} min", by / MINUTE),
        );
        pass(&browser, 3 * SECOND);
    }
    browser.run("window.__hide(true)");
    pass_in_background(&browser, 2 * MINUTE, MINUTE);
    is_right_after(&browser, played, "__hide(false)", "hidden for two minutes");
    // Planned ahead, all of it was heard while nobody looked.
    played.is_heard_right(&browser, &[]);
    let mut faults = Vec::new();
    for (fault, what) in [("__freeze(7e3)", "frozen for 7 s"), ("__sleep(1e4)", "asleep for 10 s")] {
        faults.push(is_right_after(&browser, played, fault, what));
        played.is_heard_right(&browser, &faults);
    }
    pass_until_done(&browser);
    pass(&browser, 5 * SECOND);
    played.is_heard_right(&browser, &faults);
    played.is_said_in_order(&browser);
    assert_eq!(noted(&browser), [(120_000, 60_000, 60_000)], "all of it, once");
    ends_well(&site, launch, browser);
}

/// Three quarters of the time the page does something else.
const BUSY: &str = "window.__busy = setInterval(() => {
    const end = performance.now() + 150;
    while (performance.now() < end);
}, 200)";

/// Longer than a page may go without a look before it is taken to have been away.
const LONG: Duration = Duration::from_secs(6);

/// The same in real time, with what a driver can really do.
fn a_slow_a_hidden_and_a_stopped_browser_keep_time(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list(engine, &site, &format!("{TIME}\n{SAID}"));
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    let is_right = |what: &str, since: f64| {
        println!("{}: {what}", engine.slug());
        played.ring_is_right(&browser, since);
        played.is_said_in_order(&browser);
        nothing_is_noted(&browser);
    };
    if engine == Engine::Chromium {
        browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
        is_right("throttled", now(&browser));
        browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
    } else {
        browser.run(BUSY);
        is_right("busy", now(&browser));
        browser.run("clearInterval(window.__busy)");
    }
    browser.freeze(LONG);
    is_right("stopped", now(&browser));
    if engine != Engine::WebKitGtk {
        hide(&browser);
        is_right("hidden", now(&browser));
    }
    // It did not stand still all the time.
    let position = now(&browser) - played.begins();
    assert!(position > 1000.0 * LONG.as_secs_f64(), "{position}");
    ends_well(&site, launch, browser);
}

/// Another tab in front; Chromium then freezes the page as well.
fn hide(browser: &Browser) {
    browser.run("window.__was = []; document.addEventListener('visibilitychange', () => window.__was.push(document.visibilityState))");
    let page = browser.window();
    let tab = browser.new_tab();
    browser.look_at(&tab);
    if browser.engine == Engine::Chromium {
        browser.cdp("Page.bringToFront", &json!({}));
        browser.look_at(&page);
        browser.cdp("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
        sleep(LONG);
        browser.cdp("Page.setWebLifecycleState", &json!({ "state": "active" }));
        browser.cdp("Page.bringToFront", &json!({}));
    } else {
        sleep(LONG);
    }
    browser.look_at(&page);
    let was = browser.run("return window.__was");
    println!("{}: the page was {was}", browser.engine.slug());
    assert_eq!(was[0], json!("hidden"), "the page was not hidden");
}

in_every_engine!(a_set_goes_on_through_every_fault_and_tells_nothing_twice);
in_every_engine_with_all!(a_slow_a_hidden_and_a_stopped_browser_keep_time);
