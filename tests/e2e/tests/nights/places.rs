//! Clock changes and journeys: what was noted in a night is in that night, once, wherever the phone is.

use domain::night::Night;
use domain::route::Route;
use e2e::{Browser, Engine, Launch, Name, Site};
use serde_json::json;

fn go_to_place(browser: &Browser, place: &str) {
    browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": place }));
}

#[test]
fn a_night_with_a_clock_change_keeps_its_cramps_wherever_the_phone_goes() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    go_to_place(&browser, "Europe/Berlin");
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let year = browser.now().field()[..4].parse::<i32>().unwrap() - 1;
    // The last Sundays of March and October: 02:30 does not exist on the one and comes twice on the other.
    let last_sunday = |month: u32, days: u32| {
        let sunday =
            (days - 6..=days).map(|day| Night::parse(&format!("{year}-{month:02}-{day:02}")).unwrap());
        let mut found =
            sunday.filter(|night| domain::moment::day_name(night.evening()).starts_with("Sunday"));
        found.next().unwrap().step(-1).unwrap()
    };
    let nights = [last_sunday(3, 31), last_sunday(10, 31)];
    for night in nights {
        browser.go_to(&Route::Night(night).href());
        browser.find("heading", night.name().as_str());
        browser.fill("When did it start?", "02:30");
        browser.tap("button", "Add this cramp");
        browser.choose("Where?", "Foot");
        browser.tap("button", "Save");
        browser.find("link", Name::With(&["02:30", "foot"]));
        browser.says("status", "Saved");
    }
    for place in ["Europe/Berlin", "Pacific/Auckland", "Pacific/Honolulu", "Australia/Lord_Howe"] {
        go_to_place(&browser, place);
        browser.open(&site.at("#/nights"));
        browser.choose("Show as", "List");
        browser.says("status", "2 nights in your diary.");
        for night in nights {
            browser.go_to(&Route::Night(night).href());
            browser.find("heading", night.name().as_str());
            browser.find("link", Name::With(&["02:30", "foot"]));
            for other in [-1, 1] {
                let other = night.step(other).unwrap();
                browser.go_to(&Route::Night(other).href());
                browser.find("heading", other.name().as_str());
                browser.reads("Not logged");
                assert!(!browser.shows("link", Name::With(&["foot"])), "{place}: {other:?} has it too");
            }
        }
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_cramp_moved_to_another_month_is_found_there_and_only_there() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let night = Night::of(browser.now()).step(-1).unwrap();
    let far = night.step(-200).unwrap();
    browser.go_to(&Route::Night(night).href());
    browser.fill("When did it start?", "23:10");
    browser.tap("button", "Add this cramp");
    browser.find("heading", "Cramp");
    browser.fill("Date and time", &far.field("23:10").unwrap());
    browser.tap("button", "Save");
    browser.find("heading", far.name().as_str());
    browser.find("link", Name::With(&["23:10"]));
    browser.says("status", "Saved");
    // By now its month is over, and is folded away.
    browser.reload();
    browser.find("link", Name::With(&["23:10"]));
    browser.go_to(&Route::Night(night).href());
    browser.find("heading", night.name().as_str());
    browser.reads("Not logged");
    let stored = browser.script("return Object.keys(localStorage).filter((key) => key.includes('/cramp/') || key.includes('/month/')).length", &[]);
    assert!(stored.as_u64().unwrap() >= 1, "{stored}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
