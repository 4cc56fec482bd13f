//! Habits of a night: ticks, own habits, lights out and getting up as plain figures.

use domain::content::evening as words;
use domain::diary::EntryKind;
use domain::sheet::NightNote;
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

fn ticks(browser: &Browser, name: &str) -> bool {
    let found = browser.find("checkbox", name);
    browser.is_chosen(&found).unwrap()
}

/// Writes into the field with this label, as a picker or a keyboard does.
fn fill(browser: &Browser, label: &str, text: &str) {
    let source = "const all = [...document.querySelectorAll('label')].filter((one) => one.checkVisibility());
        const field = all.find((one) => one.textContent.trim() === arguments[0])?.control;
        if (!field) return false;
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true";
    wait_for(10, || match browser.try_script(source, &[json!(label), json!(text)]) {
        Ok(Value::Bool(true)) => Ok(()),
        other => Err(format!("no field “{label}”: {other:?}")),
    });
}

/// Waits until what is kept of the nights fits.
fn keeps(browser: &Browser, fits: impl Fn(&[NightNote]) -> bool) {
    wait_for(10, || {
        let kept: Vec<NightNote> = browser.kept_sheets(EntryKind::Night);
        fits(&kept).then_some(()).ok_or_else(|| format!("{kept:?}"))
    });
}

fn what_is_not_ticked_is_not_noted(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.reads(words::HABITS.text);
    browser.tap("checkbox", "Warm bath");
    browser.tap("checkbox", "Legs up");
    browser.tap("checkbox", "Legs up");
    keeps(&browser, |kept| matches!(kept, [night] if night.habits.iter().eq(["bath"])));
    browser.go_to("#/nights");
    browser.reads("Ticked: Warm bath.");
    browser.go_to("#/");
    // With the last tick gone, nothing is said of the night at all.
    browser.tap("checkbox", "Warm bath");
    keeps(&browser, <[NightNote]>::is_empty);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(what_is_not_ticked_is_not_noted);

#[test]
fn an_own_habit_is_added_renamed_put_away_and_its_tick_stays() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.url());
    browser.tap("button", "Add your own habit");
    fill(&browser, "A new habit", "   ");
    browser.tap("button", "Add");
    browser.says("status", "A name has 1 to 40 letters. Nothing was changed.");
    fill(&browser, "A new habit", "Warm milk");
    browser.tap("button", "Add");
    browser.says("status", "Added. It is on Tonight.");
    browser.screenshot("own-habits");
    browser.tap("link", "Close");
    browser.tap("checkbox", "Warm milk");
    browser.tap("button", "Add your own habit");
    fill(&browser, "Name", "Cold milk");
    browser.says("status", "Renamed.");
    browser.tap("link", "Close");
    assert!(ticks(&browser, "Cold milk"), "a new name made a new habit");
    browser.tap("button", "Add your own habit");
    browser.tap("button", "Put “Cold milk” away");
    browser.says("status", "Put away. Its ticks stay.");
    browser.tap("link", "Close");
    assert!(ticks(&browser, "Cold milk"), "this night has it, so it is shown");
    browser.tap("checkbox", "Cold milk");
    wait_for(10, || {
        (!browser.shows("checkbox", "Cold milk"))
            .then_some(())
            .ok_or_else(|| "it is still offered".to_owned())
    });
    browser.tap("button", "Add your own habit");
    browser.tap("button", "Use “Cold milk” again");
    browser.tap("link", "Close");
    assert!(!ticks(&browser, "Cold milk"));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn sleep_is_plain_figures() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("checkbox", "Alcohol");
    let open = browser.script("return document.querySelector('details.sleep').open", &[]);
    if open == json!(false) {
        browser.unfold("Lights out and getting up");
    }
    fill(&browser, "Lights out", "23:10");
    fill(&browser, "Got up", "06:30");
    browser.says("status", "7 h 20 min from lights out to getting up.");
    browser.reads(words::LIGHTS.text);
    browser.screenshot("sleep");
    fill(&browser, "Got up", "22:00");
    browser.says("status", "Getting up is before lights out. Look at both times again.");
    fill(&browser, "Got up", "");
    browser.reload();
    browser.find("checkbox", "Alcohol");
    keeps(&browser, |kept| matches!(kept, [NightNote { bed: Some(670), rise: None, .. }]));
    browser.quit().is_clean(&site.url());
    launch.forget();
}
