//! After the cramp: the warning first, a clock that ends in silence, and the way to the note or to sleep.

use domain::aftercare::Aftercare;
use domain::content::cramp;
use e2e::{Engine, Name, in_every_engine_with_all};

use super::support::{clock_at, pass, phone};

fn legs_go_up_for_ten_minutes_or_fifteen_and_the_rule_to_stop_stands_by(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 2, 14);
    browser.open(&site.at("#/now"));
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.tap("link", "Warmth, cold or legs up");
    browser.find("heading", "After the cramp");
    browser.find("link", cramp::AFTER_WARNING.text);
    for what in Aftercare::ALL {
        browser.find("heading", what.label());
        browser.reads(what.how().text);
    }
    browser.screenshot("after");
    browser.tap("button", "Legs up, 10 minutes");
    browser.find("heading", "Legs up");
    browser.reads(cramp::STOP_LEGS_UP.text);
    browser.screenshot("legs-up");
    // Looking at the emergency card does not end it.
    browser.tap("link", Name::With(&["Get help"]));
    browser.find("heading", "Get help");
    browser.go_to("#/now/after");
    browser.find("heading", "Legs up");
    assert!(!browser.text().contains(cramp::ENOUGH.text), "it is over at once");
    pass(&browser, 10);
    browser.says("status", cramp::ENOUGH.text);
    browser.tap("button", "5 minutes more");
    browser.find("button", "Stop");
    assert!(!browser.text().contains(cramp::ENOUGH.text), "no minutes were added");
    pass(&browser, 5);
    browser.says("status", cramp::ENOUGH.text);
    assert!(!browser.shows("button", "5 minutes more"), "a quarter of an hour is the most");
    browser.tap("button", "Done");
    browser.find("heading", "After the cramp");
    browser.tap("link", "Back to sleep");
    browser.find("heading", "Tonight");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine_with_all!(legs_go_up_for_ten_minutes_or_fifteen_and_the_rule_to_stop_stands_by);
