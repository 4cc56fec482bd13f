//! The check for warning signs: ticked, kept, asked for by itself, and never in the way of help.

use domain::content::signs as words;
use domain::content::warning;
use domain::cramp::{Cramp, Ending};
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::route::Route;
use domain::signs::Sign;
use e2e::diary::stored;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine};
use serde_json::json;

fn signs_are_ticked_graded_and_kept(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.tap("link", "Check for warning signs");
    browser.find("heading", "Check for warning signs");
    // Nothing ticked is no comfort.
    browser.says("status", words::NOTHING.text);
    browser.screenshot("signs");
    browser.tap("checkbox", Sign::Numb.says());
    browser.says("status", words::SEE_DOCTOR.text);
    browser.tap("checkbox", Sign::OneLeg.says());
    browser.says("status", words::CALL_TODAY.text);
    browser.reads(words::LEAVE_LEG.text);
    browser.tap("checkbox", Sign::ColdLeg.says());
    browser.says("status", words::CALL_NOW.text);
    browser.screenshot("signs-emergency");
    browser.tap("button", "Show the numbers");
    browser.find("link", Name::Starting("Call 112"));
    let focused = browser.script("return document.activeElement.getAttribute('href')", &[]);
    assert_eq!(focused, json!("tel:999"));
    browser.tap("checkbox", Sign::ColdLeg.says());
    browser.says("status", words::CALL_TODAY.text);
    browser.tap("button", "Keep these answers");
    browser.says("status", "Answers kept with the date.");
    browser.says("status", "Saved");
    browser.tap("link", "See them in that night");
    let night = Night::of(browser.now());
    browser.find("heading", night.name().as_str());
    browser.reads("Warning signs checked");
    browser.reads(Sign::OneLeg.says());
    browser.reads("Not logged");
    browser.go_to("#/signs");
    browser.reads(&format!("Last answered: {}.", browser.now().day_name()));
    let ticked = "return document.querySelectorAll('.signs [type=checkbox]:checked').length";
    assert_eq!(browser.script(ticked, &[]), json!(0), "each check starts anew");
    // Kept without a tick, and taken out again.
    browser.tap("button", "Keep these answers");
    browser.tap("link", "See them in that night");
    browser.reads("Nothing ticked.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(signs_are_ticked_graded_and_kept);

#[test]
fn the_number_to_dial_is_chosen_once_and_offered_from_then_on() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/signs"));
    browser.find("heading", "Check for warning signs");
    let calls = || {
        let source = "return [...document.querySelectorAll('.signs .danger-card a[href^=\"tel:\"]')].map((one) => one.getAttribute('href'))";
        browser.script(source, &[])
    };
    let all: Vec<String> =
        warning::EMERGENCY_NUMBERS.iter().map(|(_, number)| format!("tel:{number}")).collect();
    assert_eq!(calls(), json!(all));
    browser.choose("Which number do you call?", "112 (Europe)");
    browser.find("link", "Call 112");
    assert_eq!(calls(), json!(["tel:112"]));
    browser.choose("Which number do you call?", "Another");
    browser.fill("The number", "help");
    browser.tap("button", "Keep this number");
    browser.says("status", "That is no number to dial. Use digits.");
    assert_eq!(calls(), json!(["tel:112"]));
    browser.fill("The number", "+44 20 7946 0000");
    browser.tap("button", "Keep this number");
    browser.find("link", "Call +44 20 7946 0000");
    assert_eq!(calls(), json!(["tel:+442079460000"]));
    browser.reload();
    browser.find("link", "Call +44 20 7946 0000");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn is_silent(browser: &Browser, of: &str) {
    assert!(!browser.text().contains(of), "it says “{of}”");
}

#[test]
fn a_long_cramp_asks_for_a_check_until_it_is_answered_and_never_in_the_way() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let night = Night::of(browser.now()).step(-1).unwrap();
    let add = |time: &str, long: &str| {
        browser.go_to(&Route::Night(night).href());
        browser.find("heading", night.name().as_str());
        browser.fill("When did it start?", time);
        browser.tap("button", "Add this cramp");
        browser.choose("How long?", long);
        browser.tap("button", "Save");
        browser.find("link", Name::With(&[time]));
        browser.says("status", "Saved");
    };
    add("22:10", "6 to 10 minutes");
    is_silent(&browser, words::AFTER_LONG.text);
    add("23:10", "Over 10 minutes");
    browser.says("status", words::AFTER_LONG.text);
    browser.screenshot("signs-asked");
    for quiet in ["#/now", "#/now/help"] {
        browser.go_to(quiet);
        browser.find("heading", if quiet == "#/now" { Name::With(&[]) } else { Name::Exactly("Get help") });
        is_silent(&browser, words::AFTER_LONG.text);
    }
    // Put off, it is not said again while the page lives; a new start asks once more.
    browser.go_to("#/nights");
    browser.says("status", words::AFTER_LONG.text);
    browser.tap("button", "Later");
    browser.go_to("#/settings");
    browser.find("heading", "Settings");
    is_silent(&browser, words::AFTER_LONG.text);
    browser.reload();
    browser.says("status", words::AFTER_LONG.text);
    browser.tap("link", "Check for warning signs");
    browser.find("heading", "Check for warning signs");
    browser.tap("button", "Keep these answers");
    browser.says("status", "Answers kept with the date.");
    browser.reload();
    browser.find("heading", "Check for warning signs");
    browser.reads("Last answered:");
    is_silent(&browser, words::AFTER_LONG.text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Cramps on three nights in each of the last two weeks.
fn many(now: Moment) -> Vec<Record> {
    let one = |before: i64| {
        let start = Night::of(now).step(-before).unwrap().noon(now.offset()).plus(14 * HOUR);
        let cramp = Cramp { ending: Ending::Unknown, ..Cramp::begin(start, None) };
        let id = Id::from_parts(start.epoch(), u64::try_from(before).unwrap());
        Record::at_once(EntryKind::Cramp, id, 1, start.epoch(), Some(Entry::Cramp(cramp)))
    };
    [1, 3, 5, 8, 10, 12].map(one).to_vec()
}

#[test]
fn many_nights_ask_by_day_and_not_at_night() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    // A place where it is this hour now; west of Greenwich the sign of these names is plus.
    let go_where_it_is = |hour: i64| {
        let utc = browser.script("return new Date().getUTCHours()", &[]).as_i64().unwrap();
        let east = (hour - utc + 12).rem_euclid(24) - 12;
        let place = format!("Etc/GMT{}{}", if east > 0 { '-' } else { '+' }, east.abs());
        browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": place }));
    };
    go_where_it_is(15);
    let now = browser.now();
    browser.seed(&site, &stored(&many(now), now));
    browser.open(&site.at("#/nights"));
    browser.says("status", words::AFTER_OFTEN.text);
    go_where_it_is(3);
    browser.open(&site.url());
    browser.find("link", Name::Starting("Cramp now"));
    // The rest is here when it has compared the stores.
    browser.go_to("#/settings");
    browser.reads("Two copies on this device Yes");
    is_silent(&browser, words::AFTER_OFTEN.text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
