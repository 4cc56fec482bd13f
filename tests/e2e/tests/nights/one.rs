//! One night: adding, changing, taking out and bringing back, in every engine.

use domain::lookback::Mark;
use domain::moment::day_name;
use domain::night::Night;
use domain::route::Route;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine};

/// The link of a night in the calendar.
pub fn cell(night: Night, mark: Mark) -> String {
    format!("{}: {}", day_name(night.evening()), mark.words())
}

/// A past night in the present month, or the last of the month before, with that month shown.
fn open_a_past_night(browser: &Browser, site: &Site) -> Night {
    browser.open(&site.at("#/nights"));
    browser.find("heading", "Nights");
    let tonight = Night::of(browser.now());
    let night = tonight.step(-2).unwrap();
    if domain::month::Month::holding(night) != domain::month::Month::holding(tonight) {
        browser.tap("button", "Previous month");
    }
    browser.tap("link", cell(night, Mark::Unlogged).as_str());
    browser.arrives_at(&Route::Night(night).href());
    browser.find("heading", night.name().as_str());
    night
}

fn a_night_is_told_changed_and_brought_back(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    let night = open_a_past_night(&browser, &site);
    browser.reads("Not logged: nothing said about cramps");
    browser.screenshot("night-empty");

    // Quiet, and back where it was seen.
    browser.tap("checkbox", "Quiet night: no cramp");
    browser.reads("A quiet night, as you said");
    browser.tap("link", "Back to the nights");
    browser.tap("link", cell(night, Mark::Quiet).as_str());

    // A cramp at a time of that night, and everything else about it.
    browser.fill("When did it start?", "02:14");
    browser.tap("button", "Add this cramp");
    browser.find("heading", "Cramp");
    browser.choose("Where?", "Calf");
    browser.choose("Which leg?", "Right");
    browser.choose("How bad", "6");
    browser.tap("button", "Save");
    browser.arrives_at(&Route::Night(night).href());
    browser.reads("1 cramp");
    assert!(!browser.shows("checkbox", "Quiet night: no cramp"), "a cramp says that it was not quiet");
    browser.find("link", Name::With(&["02:14", "right calf", "6 out of 10"]));

    // Changed.
    browser.tap("link", Name::With(&["02:14", "right calf"]));
    browser.choose("How bad", "3");
    browser.tap("button", "Save");
    browser.find("link", Name::With(&["right calf", "3 out of 10"]));

    // Taken out, and brought back.
    browser.tap("button", "Remove Cramp, right calf, 02:14");
    browser.reads("Not logged");
    browser.says("status", "Removed.");
    browser.tap("button", "Undo");
    browser.find("link", Name::With(&["02:14", "right calf", "3 out of 10"]));

    // What is said of the night as a whole stays after a reload.
    browser.fill("Light out at", "22:30");
    browser.fill("Got up at", "07:05");
    browser.choose("How much was your sleep disturbed?", "7");
    browser.choose("Was the leg sore", "Yes");
    browser.fill("A new or changed medicine", "water tablet");
    browser.fill("Note", "Woke the cat");
    browser.says("status", "Saved");
    browser.screenshot("night-full");
    if engine.keeps_a_profile() || engine == Engine::WebKitGtk {
        browser.reload();
    }
    browser.find("heading", night.name().as_str());
    let field = |label: &str| {
        let source = "return [...document.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(arguments[0])).control.value";
        browser.script(source, &[label.into()]).as_str().unwrap().to_owned()
    };
    let said = ["Light out at", "Got up at", "A new or changed medicine", "Note"].map(field);
    assert_eq!(said, ["22:30", "07:05", "water tablet", "Woke the cat"]);
    browser.tap("link", "Back to the nights");
    browser.reads("Light out at 22:30. Up at 07:05. Sleep disturbed: 7 out of 10. Leg sore the next day.");
    browser.find("link", cell(night, Mark::Cramps(1)).as_str());
    browser.screenshot("nights-calendar");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_night_is_told_changed_and_brought_back);

#[test]
fn what_cannot_be_is_said_and_nothing_is_added() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    let night = open_a_past_night(&browser, &site);
    browser.tap("button", "Add this cramp");
    browser.says("status", "Put in a time first. Nothing was added.");
    browser.tap("link", "Night after");
    browser.tap("link", "Night after");
    let tonight = night.step(2).unwrap();
    browser.find("heading", tonight.name().as_str());
    assert!(!browser.shows("link", "Night after"), "the next night is still to come");
    // The last minute of a night is always still to come while it is tonight.
    browser.fill("When did it start?", "11:59");
    browser.tap("button", "Add this cramp");
    browser.says("status", "That time is still to come. Nothing was added.");
    browser.go_to(&Route::Night(tonight.step(3).unwrap()).href());
    browser.reads("This night is still to come");
    assert!(!browser.shows("button", "Add this cramp"));
    browser.go_to("#/nights/2026-02-31");
    browser.find("heading", "Nights");
    browser.reads("0 nights with cramps, 0 quiet,");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn numbers_and_answers_can_be_taken_out_again() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    let night = open_a_past_night(&browser, &site);
    browser.choose("How much was your sleep disturbed?", "0");
    browser.choose("Was the leg sore", "No");
    browser.fill("Note", "x");
    browser.tap("button", "Take this number out");
    browser.choose("Was the leg sore", "Not said");
    browser.fill("Note", "");
    browser.says("status", "Saved");
    browser.tap("link", "Back to the nights");
    browser.find("link", cell(night, Mark::Unlogged).as_str());
    let text = browser.text();
    assert!(!text.contains("Sleep disturbed") && !text.contains("sore"), "{text}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
