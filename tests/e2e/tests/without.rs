//! Help without software: scripts switched off, or the app's file gone.

use domain::body::{Muscle, Position};
use domain::content::warning;
use domain::relief::instruction;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

/// The help for a cramp, with its choices and its emergency card.
fn help_works(browser: &Browser) {
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    browser.choose("Where is the cramp?", "Foot");
    browser.find("heading", instruction(Muscle::Foot, Position::Bed).text);
    browser.choose("Where are you?", "Standing");
    browser.find("heading", instruction(Muscle::Foot, Position::Standing).text);
    browser.choose("Where is the cramp?", "Somewhere else");
    browser.find("heading", instruction(Muscle::Other, Position::Standing).text);
    browser.tap("link", Name::With(&[warning::STRIP.text]));
    browser.find("heading", "Get help");
    browser.find("link", Name::Starting("Call 112"));
    browser.press("Back to the cramp help");
    browser.find("heading", instruction(Muscle::Other, Position::Standing).text);
}

fn help_works_without_scripts(engine: Engine) {
    let site = Site::release();
    let launch = Launch { scripting: false, ..Launch::new(engine) };
    let browser = launch.start();
    browser.open(&site.at("#/now"));
    browser.screenshot("no-scripts-now");
    help_works(&browser);
    assert!(!browser.shows("button", "It has eased"), "a button that does nothing is not offered");
    browser.open(&site.url());
    browser.screenshot("no-scripts-tonight");
    browser.tap("link", "Cramp now");
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    browser.quit();
    launch.forget();
}

fn help_and_rescue_work_without_the_app(engine: Engine) {
    let mut site = Site::release();
    site.go_online_without(&[".wasm"]);
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    let seed = "localStorage.setItem(arguments[0], arguments[1])";
    browser.script(seed, &[json!("quietlegs/1/cramp/seed/1"), json!("kept as it is")]);
    browser.open(&site.at("#/now"));
    browser.says("alert", "The app could not start.");
    browser.says("alert", "Your entries are still stored on this device.");
    browser.screenshot("no-app");
    help_works(&browser);
    browser.tap("link", "Rescue your entries");
    // The entry, and where the second store took it in time, the mark of when help was opened.
    browser.reads("stored item");
    let text = browser.find("textbox", "The entries as text");
    let shown = browser.value(&text);
    assert!(shown.contains("quietlegs/1/cramp/seed/1") && shown.contains("kept as it is"), "{shown}");
    browser.tap("button", "Save a copy");
    browser.reads("A copy was given to the browser");
    browser.screenshot("rescue");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// That the app did not start never stands between a person and the help, however large the words are.
#[test]
fn the_notice_leaves_the_help_in_sight() {
    let mut site = Site::release();
    site.go_online_without(&[".wasm"]);
    let launch = Launch { size: (320, 568), ..Launch::new(Engine::Chromium) };
    let browser = launch.start();
    browser.open(&site.url());
    browser.says("alert", "The app could not start.");
    let seen = "document.documentElement.dataset.text = arguments[0];
        const { top, bottom } = document.querySelector('.tonight .dome strong').getBoundingClientRect();
        const notice = document.getElementById('boot-notice').getBoundingClientRect();
        return notice.bottom <= top && bottom <= innerHeight";
    for text in ["1", "2", "3", "4"] {
        assert_eq!(browser.script(seen, &[json!(text)]), json!(true), "text size {text}");
        browser.screenshot(&format!("no-app-tonight-{text}"));
    }
    browser.go_to("#/now/help");
    let below = "const last = document.querySelector('#page .calls li:last-child').getBoundingClientRect();
        return last.bottom <= document.getElementById('boot-notice').getBoundingClientRect().top";
    wait_for(10, || match browser.script(below, &[]) {
        Value::Bool(true) => Ok(()),
        _ => Err("the notice stands above the numbers".to_owned()),
    });
    // The words of an app that had already taken over.
    browser.script("document.documentElement.dataset.broke = 'yes'", &[]);
    browser.says("alert", "The app has stopped. Your entries are still stored on this device.");
    assert!(!browser.text().contains("could not start"));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(help_works_without_scripts, help_and_rescue_work_without_the_app);
