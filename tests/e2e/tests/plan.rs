//! The evening plan: made, shown on Tonight, handed over as a calendar file; and a full evening with habits, plan and check.

use std::collections::BTreeSet;
use std::fs;

use domain::content::evening as words;
use domain::content::hydration::T_PALE;
use domain::content::hydration::{Q_AGE, Q_DYE, Q_FIRST, Q_LIGHT, Q_LIMIT};
use domain::content::learn;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine_with_all, wait_for};
use serde_json::json;

/// Writes a time into the field with this label, as a picker does.
fn set_time(browser: &Browser, label: &str, time: &str) {
    let source = "const all = [...document.querySelectorAll('label')].filter((one) => one.checkVisibility());
        const field = all.find((one) => one.textContent.trim() === arguments[0])?.control;
        if (!field) return null;
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return field.value";
    wait_for(10, || match browser.try_script(source, &[json!(label), json!(time)]) {
        Ok(value) if value == json!(time) => Ok(()),
        other => Err(format!("“{label}” is not {time}: {other:?}")),
    });
}

/// A bedtime that is near now, and in the same night, whatever the time of day.
fn near_bedtime(browser: &Browser) -> String {
    let source = "const now = new Date(); const minutes = now.getHours() * 60 + now.getMinutes();
        const near = minutes + (minutes < 720 && minutes >= 690 ? -30 : 30);
        const two = (part) => String(part).padStart(2, '0');
        return `${two(Math.floor(near / 60) % 24)}:${two(near % 60)}`";
    browser.script(source, &[]).as_str().unwrap().to_owned()
}

fn ticks(browser: &Browser, name: &str) -> bool {
    let found = browser.find("checkbox", name);
    browser.is_chosen(&found).unwrap()
}

fn check_hydration(browser: &Browser) {
    browser.tap("link", "Check hydration");
    browser.choose(Q_LIGHT.text, "Bright and white");
    for question in [&Q_FIRST, &Q_DYE, &Q_AGE, &Q_LIMIT] {
        browser.choose(question.text, "No");
    }
    browser.press("Next: the colours");
    browser.choose("Which is closest?", Name::With(&["3", "straw"]));
    browser.tap("button", Name::Starting("Use 3"));
    browser.reads(T_PALE.text);
    browser.press("Done");
    browser.find("heading", "Tonight");
}

fn finds_the_evening(browser: &Browser, bed: &str) {
    browser.find("heading", "Tonight");
    browser.find("heading", "Your evening plan");
    browser.reads(bed);
    assert!(ticks(browser, "Warm milk") && ticks(browser, "Alcohol"), "a tick is gone");
    assert!(!ticks(browser, "A walk or a ride"), "a tick came by itself");
    browser.reads("3, straw at");
}

fn a_full_evening_is_kept_without_a_network(engine: Engine) {
    let mut site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("heading", "Tonight");
    browser.go_to("#/settings");
    browser.reads("Ready offline");
    site.go_offline();
    browser.reload();
    browser.go_to("#/");

    browser.tap("checkbox", "Alcohol");
    browser.tap("checkbox", "A walk or a ride");
    browser.tap("checkbox", "A walk or a ride");
    browser.tap("button", "Add your own habit");
    browser.find("heading", "Your own habits");
    let field = browser.find("textbox", "A new habit");
    browser.write(&field, "Warm  milk");
    browser.tap("button", "Add");
    browser.says("status", "Added. It is on Tonight.");
    let bed = near_bedtime(&browser);
    set_time(&browser, "Usual bedtime", &bed);
    browser.reads(&bed);
    browser.screenshot("plan");
    browser.tap("link", "Close");
    browser.tap("checkbox", "Warm milk");
    check_hydration(&browser);
    finds_the_evening(&browser, &bed);
    browser.screenshot("tonight-plan");

    // The card behind the check, too, is read without a network.
    browser.tap("link", "Learn");
    browser.tap("link", Name::Starting(learn::DRINKING.title));
    browser.find("heading", learn::DRINKING.title);
    browser.go_to("#/");
    browser.reload();
    finds_the_evening(&browser, &bed);
    browser.quit().is_clean(&site.url());
    if engine.keeps_a_profile() {
        let browser = launch.start();
        browser.open(&site.url());
        finds_the_evening(&browser, &bed);
        browser.quit().is_clean(&site.url());
    }
    launch.forget();
}

in_every_engine_with_all!(a_full_evening_is_kept_without_a_network);

/// Hands the calendar file over and answers its text.
fn calendar(browser: &Browser, launch: &Launch) -> String {
    browser.tap("button", "Save the calendar file");
    browser.says("status", words::SAVED);
    let file = launch.profile.join("quiet-legs-plan.ics");
    let text = wait_for(10, || {
        let text = fs::read_to_string(&file).map_err(|why| why.to_string())?;
        text.ends_with("END:VCALENDAR\r\n").then_some(text).ok_or_else(|| "half a file".to_owned())
    });
    fs::remove_file(&file).unwrap();
    text
}

fn lines(text: &str, start: &str) -> BTreeSet<String> {
    text.split("\r\n").filter(|line| line.starts_with(start)).map(str::to_owned).collect()
}

#[test]
fn the_calendar_file_says_what_the_plan_says() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.download_to(&launch.profile);
    browser.open(&site.url());
    browser.tap("link", "Evening plan");
    browser.find("heading", "Evening plan");
    set_time(&browser, "Usual bedtime", "22:45");
    browser.reads("22:30, 15 min before");
    browser.tap("button", "Stretch earlier");
    browser.reads("22:25, 20 min before");
    let first = calendar(&browser, &launch);
    let starts = |text: &str| -> BTreeSet<String> {
        lines(text, "DTSTART").iter().map(|line| line[line.len() - 6..].to_owned()).collect()
    };
    assert_eq!(starts(&first), ["184500", "204500", "222500", "224500"].map(str::to_owned).into());
    assert!(
        !first.to_lowercase().contains("stretch:") && !first.contains("DESCRIPTION:Stretching"),
        "{first}"
    );

    // The drink cannot be moved into the last two hours.
    browser.tap("button", "Last large drink later");
    browser.reads("It cannot be later.");
    browser.tap("checkbox", "Last coffee or tea");
    browser.tap("checkbox", "Warm bath");
    browser.tap("checkbox", "Movement breaks");
    browser.choose("How often?", "2 hours");
    set_time(&browser, "From", "18:00");
    browser.says("status", "“To” must be after “From”. Nothing was changed.");
    set_time(&browser, "From", "13:00");
    browser.choose("When should it ring?", "10 min before");
    browser.choose("Which words?", "In plain words");
    browser.reads("7 entries that come again.");
    browser.screenshot("plan-calendar");
    let second = calendar(&browser, &launch);
    assert_eq!(
        starts(&second),
        ["130000", "150000", "170000", "204500", "213000", "222500", "224500"].map(str::to_owned).into()
    );
    assert_eq!(lines(&second, "TRIGGER"), ["TRIGGER:-PT10M".to_owned()].into());
    assert!(second.contains("SUMMARY:Warm bath\r\n"), "{second}");
    // What is in both keeps its name, so that a calendar puts the new one in place of the old.
    let (old, new) = (lines(&first, "UID"), lines(&second, "UID"));
    assert_eq!(old.intersection(&new).count(), 3, "{old:?} {new:?}");
    assert!(lines(&first, "SEQUENCE") != lines(&second, "SEQUENCE"));

    browser.tap("checkbox", "Different on some days");
    set_time(&browser, "Saturday", "00:30");
    let third = calendar(&browser, &launch);
    assert!(third.contains("RRULE:FREQ=WEEKLY;BYDAY=SU\r\n"), "after midnight it is Sunday: {third}");
    browser.reload();
    browser.find("heading", "Evening plan");
    assert!(ticks(&browser, "Different on some days") && !ticks(&browser, "Last coffee or tea"));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn nothing_on_tonight_moves_when_the_evening_comes() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("checkbox", "Alcohol");
    browser.find("link", "Evening plan");
    browser.nothing_moved();
    browser.quit().is_clean(&site.url());
    launch.forget();
}
