//! The rest of the app comes later: the first screens do not wait for it, and when it does not come, that is said.

use e2e::{Browser, Engine, Launch, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

const MISSING: &str = "This part of the app could not be loaded. Your notes are safe. Connect and try again.";

/// The name of the file with the rest.
fn rest(site: &Site) -> String {
    part_of_rest(site, ".wasm")
}

/// The file of the rest with this ending: its code, or its styles.
fn part_of_rest(site: &Site, ending: &str) -> String {
    let names = std::fs::read_dir(&site.root).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with("rest-") && name.ends_with(ending));
    assert_eq!(names.len(), 1, "{names:?}");
    names.remove(0)
}

/// Waits until the focus is on an element that fits.
fn focus_is_on(browser: &Browser, selector: &str) {
    let source =
        "const e = document.activeElement; return [e.matches(arguments[0]), e.outerHTML.slice(0, 120)]";
    wait_for(10, || {
        let answer = browser.script(source, &[json!(selector)]);
        (answer[0] == json!(true)).then_some(()).ok_or_else(|| format!("{selector}: focus is on {answer}"))
    });
}

/// Waits until the app has taken over from the static page.
fn becomes_ready(browser: &Browser) {
    wait_for(20, || {
        let boot = browser.script("return document.documentElement.dataset.boot", &[]);
        (boot == json!("ready")).then_some(()).ok_or_else(|| format!("the app is {boot}"))
    });
}

/// Where the title is.
fn title(browser: &Browser) -> Value {
    let source = "const b = document.querySelector('[data-view] h1').getBoundingClientRect(); return [b.x, b.y + scrollY, b.height]";
    browser.script(source, &[])
}

fn the_first_screens_do_not_wait_for_the_rest(engine: Engine) {
    let site = Site::release();
    site.hold(&rest(&site));
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.choose("Where is the cramp?", "Foot");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("How bad at its worst?", "6");
    browser.choose("Which leg?", "Right");
    browser.choose("What helped most?", "Stretching");
    browser.says("status", "Saved. Sleep well.");
    browser.press("Done");
    browser.find("heading", "Tonight");

    browser.tap("link", "Start stretching");
    browser.find("heading", "Stretch");
    browser.says("status", "Loading…");
    assert!(!browser.shows("button", "Try again"), "there is nothing to do while it is on its way");
    focus_is_on(&browser, "[data-view] h1");
    browser.screenshot("waiting");
    let before = title(&browser);
    site.release_held();
    browser.find("button", "None of these");
    focus_is_on(&browser, ".stretch h1");
    assert_eq!(title(&browser), before, "the title moved (left: after, right: before)");
    assert!(!browser.text().contains("Loading"), "{}", browser.text());
    browser.tap("link", "Nights");
    browser.reads("1 cramp");
    assert!(!browser.shows("button", "Update"), "a first version is no news");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn what_did_not_come_can_be_asked_for_again(engine: Engine) {
    for ending in [".wasm", ".css"] {
        asked_for_again(engine, ending);
    }
}

fn asked_for_again(engine: Engine, ending: &str) {
    let mut site = Site::release();
    site.go_online_without(&[&part_of_rest(&site, ending)]);
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.tap("link", "Check hydration");
    browser.says("status", MISSING);
    browser.screenshot("did-not-come");
    browser.tap("button", "Try again");
    focus_is_on(&browser, "[data-view] h1");
    browser.says("status", MISSING);
    browser.tap("link", "Back to Tonight");
    browser.tap("link", "Cramp now");
    browser.find("button", "It has eased");
    browser.go_to("#/hydration");
    browser.says("status", MISSING);

    site.go_online();
    browser.tap("button", "Try again");
    browser.reads("A few questions first.");
    focus_is_on(&browser, ".hydration h1");
    let styled = "return [...document.styleSheets].some((sheet) => sheet.href?.includes('/rest-'))";
    assert_eq!(browser.script(styled, &[]), json!(true), "the styles of the rest are not there");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(the_first_screens_do_not_wait_for_the_rest);
in_every_engine_with_all!(what_did_not_come_can_be_asked_for_again);

/// Lets the rest come, and waits until everything that could then move has had its turn.
fn lets_it_come(site: &Site, browser: &Browser) {
    site.release_held();
    let name = rest(site);
    wait_for(10, || {
        let source = "return performance.getEntriesByName(new URL(arguments[0], location.href).href).length";
        let came = browser.script(source, &[json!(name)]);
        (came == json!(1)).then_some(()).ok_or_else(|| format!("it came {came} times"))
    });
    let frames = "return new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 500))";
    browser.script(frames, &[]);
}

#[test]
fn the_rest_takes_no_focus_from_elsewhere() {
    let site = Site::release();
    for (route, elsewhere) in [("#/now", "#m-foot"), ("#/stretch", ".tabs a")] {
        site.hold(&rest(&site));
        let launch = Launch::shared(Engine::Chromium);
        let browser = launch.start();
        browser.open(&site.url());
        becomes_ready(&browser);
        browser.go_to(route);
        focus_is_on(&browser, "[data-view] h1");
        browser.script("document.querySelector(arguments[0]).focus(); scrollTo(0, 30)", &[json!(elsewhere)]);
        let place = "return scrollY";
        let before = browser.script(place, &[]);
        lets_it_come(&site, &browser);
        focus_is_on(&browser, elsewhere);
        assert_eq!(browser.script(place, &[]), before, "{route} was scrolled");
        browser.nothing_moved();
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

#[test]
fn the_rest_comes_before_it_is_asked_for() {
    let site = Site::release();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.url());
    lets_it_come(&site, &browser);
    let waited = "window.__waited = false; new MutationObserver(() => {
        if (document.body.innerText.includes('Loading')) window.__waited = true;
    }).observe(document.body, { childList: true, subtree: true, characterData: true })";
    browser.script(waited, &[]);
    browser.tap("link", "Stretch");
    browser.find("button", "None of these");
    assert_eq!(
        browser.script("return window.__waited", &[]),
        json!(false),
        "it was here, but it was waited for"
    );
    browser.quit().is_clean(&site.url());
    launch.forget();
}
