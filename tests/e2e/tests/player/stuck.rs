//! Sound that gets stuck in the middle, as an iPhone's does after a call: a fresh one takes its place, and nothing is heard twice.

use domain::moment::SECOND;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine_with_all};
use serde_json::json;

use super::played::{Played, contexts, heard, now};
use super::support::{Page, ends_well, pass, pass_until_done, playground, start};

/// What a context that runs no more may say of itself.
const STATES: [&str; 3] = ["interrupted", "suspended", "closed"];

fn playing(engine: Engine) -> (Site, Launch, Browser, Played) {
    let (site, launch, browser) = playground(engine, "");
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    // The tap that starts may count as one that wakes as well.
    assert_eq!(contexts(&browser), (vec!["click".to_owned()], 1));
    (site, launch, browser, played)
}

/// Gets stuck now, for five seconds. Gives back when.
fn sticks(browser: &Browser, state: &str) -> f64 {
    browser.script("window.__stick(arguments[0])", &[json!(state)]);
    let at = now(browser);
    pass(browser, 5 * SECOND);
    at
}

/// One session in which the sound gets stuck five times, and what begins a fresh one each time.
fn stuck_sound_is_replaced_in_a_tap_or_when_the_page_is_seen_again(engine: Engine) {
    let (site, launch, browser, played) = playing(engine);
    let mut faults = Vec::new();
    let mut made = 1;
    for state in STATES {
        pass(&browser, 8 * SECOND);
        let at = sticks(&browser, state);
        browser.tap("heading", Name::Starting(""));
        made += 1;
        let (by, open) = contexts(&browser);
        // Made in the tap itself: later a phone would not let it run.
        assert_eq!((by.len(), by[made - 1].as_str(), open), (made, "pointerup", 1), "{state}");
        faults.push((at, now(&browser)));
        pass(&browser, 8 * SECOND);
        browser.run("window.__hide(true)");
        let at = sticks(&browser, state);
        browser.run("window.__hide(false)");
        // It is asked to run first, and has a quarter of a second to do so.
        pass(&browser, 300);
        made += 1;
        let (by, open) = contexts(&browser);
        assert_eq!((by.len(), open), (made, 1), "{state}");
        faults.push((at, now(&browser)));
    }
    pass(&browser, 8 * SECOND);
    let at = sticks(&browser, "interrupted");
    browser.run("window.__loosen()");
    let runs_again = now(&browser);
    pass(&browser, SECOND + SECOND / 10);
    let looked = now(&browser);
    faults.push((at, looked));
    assert_eq!(contexts(&browser).0.len(), made, "one that runs again by itself is kept");
    pass_until_done(&browser);
    pass(&browser, 5 * SECOND);
    // A clock that runs again by itself still has the old plan until the app looks, within a second.
    let (until, mut all) = (now(&browser), heard(&browser));
    all.retain(|(_, at)| *at >= played.begins() && !(runs_again..looked).contains(at));
    played.heard_is_right(&all, until, &faults);
    assert_eq!(contexts(&browser).1, 0, "no sound is left open");
    ends_well(&site, launch, browser);
}

fn one_that_never_ran_is_given_up_at_the_next_key(engine: Engine) {
    let (site, launch, browser, played) = playing(engine);
    sticks(&browser, "suspended");
    let before = heard(&browser).len();
    // Pause and resume.
    browser.press_key(" ");
    browser.find("button", "Resume");
    assert_eq!(contexts(&browser), (vec!["click".to_owned(), "keydown".into()], 1));
    browser.press_key(" ");
    browser.find("button", "Pause");
    let later = played.on_again(&browser);
    pass(&browser, 60 * SECOND);
    let all = heard(&browser).split_off(before);
    // It begins with that it goes on, at the end of a countdown of three seconds.
    let (goes_on, rest) = all.split_first().unwrap();
    assert!(rest.len() > 3 && (goes_on.0 - 330.0).abs() < 0.5, "{all:?}");
    later.heard_is_right(rest, now(&browser), &[(0.0, goes_on.1)]);
    ends_well(&site, launch, browser);
}

in_every_engine_with_all!(
    stuck_sound_is_replaced_in_a_tap_or_when_the_page_is_seen_again,
    one_that_never_ran_is_given_up_at_the_next_key,
);
