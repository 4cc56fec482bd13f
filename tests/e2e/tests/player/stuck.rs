//! Sound that gets stuck in the middle, as an iPhone's does after a call: a fresh one takes its place, and nothing is heard twice.

use domain::moment::SECOND;
use e2e::{Browser, Engine, Launch, Site, in_every_engine};
use serde_json::json;

use crate::played::{Played, contexts, heard, now};
use crate::support::{AUDIO, CLOCK, Page, at_the_list_out_of_time, pass, pass_until_done, start};

/// What a context that runs no more may say of itself.
const STATES: [&str; 3] = ["interrupted", "suspended", "closed"];

fn playing(engine: Engine, site: &Site) -> (Launch, Browser, Played) {
    let (launch, browser) = at_the_list_out_of_time(engine, site, &format!("{CLOCK}\n{AUDIO}"));
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    assert_eq!(contexts(&browser), (vec!["click".to_owned()], 1));
    (launch, browser, played)
}

/// Gets stuck now, for five seconds. Gives back when.
fn sticks(browser: &Browser, state: &str) -> f64 {
    browser.script("window.__stick(arguments[0])", &[json!(state)]);
    let at = now(browser);
    pass(browser, 5 * SECOND);
    at
}

/// To the end, and until the last note has rung out.
fn ends(launch: Launch, browser: Browser, site: &Site, played: Played, fault: (f64, f64)) {
    pass_until_done(&browser);
    pass(&browser, 5 * SECOND);
    played.is_heard_right(&browser, &[fault]);
    assert_eq!(contexts(&browser).1, 0, "no sound is left open");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_tap_anywhere_begins_a_fresh_one(engine: Engine) {
    for state in STATES {
        let site = Site::release().taking_faults();
        let (launch, browser, played) = playing(engine, &site);
        pass(&browser, 15 * SECOND);
        let at = sticks(&browser, state);
        browser.tap("heading", played.choice().steps()[0].stretch.label());
        // Made in the tap itself: later a phone would not let it run.
        assert_eq!(contexts(&browser), (vec!["click".to_owned(), "pointerup".into()], 1), "{state}");
        let back = now(&browser);
        ends(launch, browser, &site, played, (at, back));
    }
}

fn one_that_never_ran_is_given_up_at_the_next_key(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = playing(engine, &site);
    sticks(&browser, "suspended");
    // Pause and resume.
    browser.press_key(" ");
    assert_eq!(contexts(&browser), (vec!["click".to_owned(), "keydown".into()], 1));
    browser.press_key(" ");
    let resumed = now(&browser);
    let later = played.on_again(&browser);
    pass(&browser, 60 * SECOND);
    let all = heard(&browser);
    let (goes_on, rest) = all.split_first().unwrap();
    assert!((goes_on.1 - resumed - 3_000.0).abs() <= 20.0, "it is told that it goes on: {all:?}");
    later.heard_is_right(rest, now(&browser), &[(0.0, resumed + 3_000.0)]);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn coming_back_begins_a_fresh_one(engine: Engine) {
    for state in STATES {
        let site = Site::release().taking_faults();
        let (launch, browser, played) = playing(engine, &site);
        pass(&browser, 15 * SECOND);
        browser.run("window.__hide(true)");
        let at = sticks(&browser, state);
        browser.run("window.__hide(false)");
        // It is asked to run first, and has a quarter of a second to do so.
        pass(&browser, 300);
        assert_eq!(contexts(&browser), (vec!["click".to_owned(), "nothing".into()], 1), "{state}");
        let back = now(&browser);
        ends(launch, browser, &site, played, (at, back));
    }
}

fn one_that_runs_again_by_itself_is_not_late(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser, played) = playing(engine, &site);
    pass(&browser, 15 * SECOND);
    let at = sticks(&browser, "interrupted");
    browser.run("window.__loosen()");
    pass(&browser, SECOND + SECOND / 10);
    let back = now(&browser);
    assert_eq!(contexts(&browser).0.len(), 1);
    ends(launch, browser, &site, played, (at, back));
}

in_every_engine!(
    a_tap_anywhere_begins_a_fresh_one,
    one_that_never_ran_is_given_up_at_the_next_key,
    coming_back_begins_a_fresh_one,
    one_that_runs_again_by_itself_is_not_late,
);
