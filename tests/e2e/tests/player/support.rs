//! What the tests of the player share. The scripts beside this file are put into the page before its own (`Site::taking_faults`).

use domain::moment::Millis;
use domain::stretch::Choice;
use e2e::{Browser, Engine, Launch, Session, Site, wait_for};
use serde_json::{Value, json};

/// Clocks, timers and visibility in the hands of a test: `__run`, `__set`, `__hide`, `__freeze`, `__sleep`, `__drawn`.
pub const TIME: &str = include_str!("time.js");
/// A device that plays sound and knows what was heard: `__heard`, `__stick`, `__loosen`.
pub const AUDIO: &str = include_str!("audio.js");
/// What a screen reader is told: `__said`.
pub const SAID: &str = include_str!("said.js");

/// A page that scripts run in, however it is driven.
pub trait Page {
    /// Runs a script and gives back what it returned.
    fn run(&self, source: &str) -> Value;
}

impl Page for Browser {
    fn run(&self, source: &str) -> Value {
        self.script(source, &[])
    }
}

impl Page for Session<'_> {
    fn run(&self, source: &str) -> Value {
        self.script(source, &[])
    }
}

/// A browser with the questions answered, at the list. A site that takes faults runs `before` first on every page.
pub fn at_the_list(engine: Engine, site: &Site, before: &str) -> (Launch, Browser) {
    let launch = Launch::new(engine);
    let browser = launch.start();
    if !before.is_empty() {
        site.inject(before);
    }
    browser.open(&site.at("#/stretch"));
    // The list comes with the rest of the app, which a busy machine may be long in compiling.
    wait_for(60, || if browser.shows("radio", "50 to 64") { Ok(()) } else { Err(browser.text()) });
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    (launch, browser)
}

/// The release build, with every script of a test.
pub fn playground(engine: Engine, more: &str) -> (Site, Launch, Browser) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list(engine, &site, &format!("{TIME}\n{AUDIO}\n{SAID}\n{more}"));
    (site, launch, browser)
}

/// Ends a test in which nothing may have gone wrong.
pub fn ends_well(site: &Site, launch: Launch, browser: Browser) {
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Lets so many milliseconds pass.
pub fn pass(browser: &Browser, time: Millis) {
    browser.script("window.__run(arguments[0])", &[json!(time)]);
    has_passed(browser);
}

/// Lets so many milliseconds pass in the background, where a page looks once in `seldom` milliseconds.
pub fn pass_in_background(browser: &Browser, time: Millis, seldom: Millis) {
    browser.script("window.__run(arguments[0], () => false, arguments[1])", &[json!(time), json!(seldom)]);
    has_passed(browser);
}

/// Lets time pass until the session is over.
pub fn pass_until_done(browser: &Browser) {
    browser.run("window.__run(36e5, () => document.querySelector('main.play-done'))");
    has_passed(browser);
    browser.find("heading", "Done");
}

/// Waits until the time that was let pass has.
pub fn has_passed(browser: &Browser) {
    wait_for(120, || match browser.run("return window.__ran") {
        Value::Bool(true) => Ok(()),
        other => Err(format!("{other}: {}", words(browser))),
    });
}

/// Opens a set on its own address and starts it with a tap.
pub fn start(browser: &Browser, id: &str) -> Choice {
    let choice = Choice::from_id(id).unwrap();
    browser.go_to(&format!("#/play/{id}"));
    browser.find("heading", choice.label().as_str());
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    choice
}

/// What is stored of the running session, as the app wrote it; `Null` when there is none.
pub fn stored(page: &impl Page) -> Value {
    let source = "let best = [-1, null];
        for (const [key, value] of Object.entries(localStorage)) {
            const found = /^quietlegs\\/3\\/session\\/(\\d+)/.exec(key);
            if (found && +found[1] > best[0]) best = [+found[1], value];
        }
        return best[1] && JSON.parse(best[1].split('|').slice(6).join('|'))";
    page.run(source)
}

/// Where the session waits, in milliseconds from its start, once that is so.
pub fn waits_at(page: &impl Page, is: impl Fn(Millis) -> bool) -> Millis {
    wait_for(10, || {
        let stored = stored(page);
        stored["paused"].as_i64().filter(|at| is(*at)).ok_or_else(|| format!("not there: {stored}"))
    })
}

/// The sessions noted in the diary: (planned, left, right).
pub fn noted(page: &impl Page) -> Vec<(Millis, Millis, Millis)> {
    let source = "return Object.entries(localStorage)
        .filter(([key]) => /^quietlegs\\/3\\/stretch\\//.test(key))
        .map(([, value]) => JSON.parse(value.split('|').slice(6).join('|')))
        .map((one) => [one.planned, one.left, one.right])";
    let all = page.run(source);
    let number = |one: &Value, at: usize| one[at].as_i64().unwrap();
    all.as_array().unwrap().iter().map(|one| (number(one, 0), number(one, 1), number(one, 2))).collect()
}

/// The number in the ring.
pub fn number(page: &impl Page) -> Option<i64> {
    let source = "return document.querySelector('[role=timer] p')?.textContent ?? ''";
    page.run(source).as_str().and_then(|text| text.parse().ok())
}

/// All that stands on the screen.
pub fn words(browser: &Browser) -> String {
    let source = "return document.querySelector('main').innerText";
    browser.try_script(source, &[]).ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Waits until the session is over.
pub fn is_done(browser: &Browser, seconds: u64) {
    wait_for(seconds, || {
        if browser.shows("heading", "Done") { Ok(()) } else { Err(format!("not done: {}", words(browser))) }
    });
}
