//! A text that is too long: it is said while it is typed, nothing of it is cut, and nothing less is called saved.

use domain::diary::{Entry, Record};
use domain::night::Night;
use domain::route::Route;
use domain::sheet::NightNote;
use e2e::{Browser, Engine, Launch, Site, in_every_engine_with_all, wait_for};
use serde_json::json;

use super::{count, the_form_of_a_cramp};

const LONG: usize = 25_008;

/// Pastes so many letters into a field.
fn paste(browser: &Browser, id: &str, letters: usize) {
    let source = "const field = document.getElementById(arguments[0]);
        field.value = 'x'.repeat(arguments[1]);
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))";
    browser.script(source, &[json!(id), json!(letters)]);
}

fn length(browser: &Browser, id: &str) -> u64 {
    let source = "return document.getElementById(arguments[0])?.value.length ?? 0";
    browser.script(source, &[json!(id)]).as_u64().unwrap()
}

/// How many letters the diary has of it.
fn kept(browser: &Browser) -> usize {
    let letters = |record: Record| match record.entry {
        Some(Entry::Cramp(cramp)) => cramp.note.len(),
        Some(Entry::Sheet(sheet)) => sheet.says::<NightNote>().unwrap().note.len(),
        _ => 0,
    };
    browser.kept().into_values().map(letters).sum()
}

fn a_note_that_is_too_long_is_kept_whole_and_saved_once_it_is_shorter(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.url());
    let id = the_form_of_a_cramp(&browser);
    paste(&browser, "note", LONG);
    browser.reads("This is 5008 letters too long.");
    browser.tap("button", "Save");
    browser.says("status", "A text is too long, so nothing was saved yet.");
    browser.screenshot("cramp-too-long");
    assert_eq!(kept(&browser), 0, "a part of it was saved");
    browser.reload();
    browser.reads("You began to write here on");
    wait_for(10, || if length(&browser, "note") == 25_008 { Ok(()) } else { Err("it was cut".to_owned()) });
    paste(&browser, "note", 19_999);
    browser.reads("Room for 1 more letter.");
    browser.tap("button", "Save");
    wait_for(
        10,
        || if kept(&browser) == 19_999 { Ok(()) } else { Err(format!("{} are kept", kept(&browser))) },
    );
    assert!(count(&browser, |_| true) == 1 && !id.as_str().is_empty());
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn the_same_of_a_night(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    let night = Route::Night(Night::of(browser.now()).step(-1).unwrap()).href();
    browser.go_to(&night);
    browser.find("textbox", "Note");
    paste(&browser, "night-note", LONG);
    browser.reads("This is 5008 letters too long.");
    // In the draft, and not in the diary.
    wait_for(10, || {
        let source = "return Object.entries(localStorage).some(([key, value]) => key.includes('/drafts/') && value.length > 25000)";
        let there = browser.script(source, &[]) == json!(true);
        there.then_some(()).ok_or_else(|| "no draft".to_owned())
    });
    assert_eq!(kept(&browser), 0, "a part of it was saved");
    browser.reload();
    browser.reads("You began this before.");
    assert_eq!(length(&browser, "night-note"), 25_008);
    paste(&browser, "night-note", 20_000);
    wait_for(
        10,
        || if kept(&browser) == 20_000 { Ok(()) } else { Err(format!("{} are kept", kept(&browser))) },
    );
    browser.reload();
    browser.find("textbox", "Note");
    assert!(!browser.text().contains("You began this before."));
    assert_eq!(length(&browser, "night-note"), 20_000);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine_with_all!(
    a_note_that_is_too_long_is_kept_whole_and_saved_once_it_is_shorter,
    the_same_of_a_night
);
