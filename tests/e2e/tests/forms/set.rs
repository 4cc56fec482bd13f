//! One set in two windows is one set: noted once, and over everywhere.

use domain::diary::Entry;
use e2e::{Browser, Engine, in_every_engine, wait_for};

use super::count;
use crate::cramp::support::session;
use crate::player::support::{ends_well, pass, playground};

fn has_sets(browser: &Browser, wanted: usize) {
    wait_for(10, || match count(browser, |entry| matches!(entry, Entry::Stretch(_))) {
        found if found == wanted => Ok(()),
        found => Err(format!("{found} sets, not {wanted}")),
    });
}

/// Ends the set that plays, and says so twice where that is asked.
fn end(browser: &Browser) {
    browser.tap("button", "End");
    wait_for(20, || {
        if browser.shows("heading", "Done") {
            return Ok(());
        }
        if browser.shows("button", "End") {
            browser.tap("button", "End");
        }
        Err(browser.text())
    });
}

fn a_set_that_is_ended_in_one_window_is_over_in_the_other_and_noted_once(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    browser.go_to("#/play/b-standing");
    browser.tap("button", "Start stretching");
    pass(&browser, 20_000);
    let here = browser.window();
    let there = browser.new_window();
    browser.look_at(&there);
    browser.open(&site.at("#/play/b-standing"));
    let plays = || browser.shows("button", "Pause") || browser.shows("button", "Resume");
    wait_for(20, || if plays() { Ok(()) } else { Err(browser.text()) });

    browser.look_at(&here);
    end(&browser);
    has_sets(&browser, 1);
    browser.look_at(&there);
    wait_for(20, || if plays() { Err("it can still be resumed".to_owned()) } else { Ok(()) });

    // Help does not bring it back, and another set does not note it again.
    browser.go_to("#/now");
    browser.tap("button", "It has eased");
    assert_eq!(session(&browser), serde_json::Value::Null);
    browser.go_to("#/play/b-chair");
    browser.tap("button", "Start stretching");
    pass(&browser, 20_000);
    has_sets(&browser, 1);
    end(&browser);
    has_sets(&browser, 2);
    ends_well(&site, launch, browser);
}

in_every_engine!(a_set_that_is_ended_in_one_window_is_over_in_the_other_and_noted_once);
