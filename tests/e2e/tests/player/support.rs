//! What the tests of the player share. The scripts beside this file are put into the page before its own (`Site::taking_faults`).

use domain::moment::Millis;
use domain::stretch::Choice;
use e2e::{Browser, Engine, Launch, Session, Site, wait_for};
use serde_json::{Value, json};

/// A device that plays sound and knows what was heard: `__heard()`.
pub const AUDIO: &str = include_str!("audio.js");
/// Clocks that can be set, a page that can be hidden, and every number the ring drew: `__set`, `__hide`, `__sleep`, `__drawn`.
pub const CLOCK: &str = include_str!("clock.js");
/// Time that passes when a test says so: [`pass`], [`pass_until_done`].
pub const VIRTUAL: &str = include_str!("virtual.js");

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
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    (launch, browser)
}

/// The same, with time that stands still from now on until [`pass`] lets it go on.
pub fn at_the_list_out_of_time(engine: Engine, site: &Site, before: &str) -> (Launch, Browser) {
    let (launch, browser) = at_the_list(engine, site, &format!("{VIRTUAL}\n{before}"));
    browser.run("window.__hold()");
    (launch, browser)
}

/// Lets so many milliseconds pass.
pub fn pass(browser: &Browser, time: Millis) {
    browser.script("window.__run(arguments[0])", &[json!(time)]);
    has_passed(browser);
}

/// Lets time pass until the session is over.
pub fn pass_until_done(browser: &Browser) {
    browser.run("window.__run(36e5, () => document.querySelector('main.play-done'))");
    has_passed(browser);
    browser.find("heading", "Done");
}

fn has_passed(browser: &Browser) {
    wait_for(90, || match browser.run("return window.__ran") {
        Value::Bool(true) => Ok(()),
        _ => Err(words(browser)),
    });
}

/// Opens the card of another set in the list.
pub fn open_set(browser: &Browser, routine: &str) {
    let source =
        "const one = document.querySelector(`#set-${arguments[0]} summary`); one?.click(); return !!one";
    wait_for(10, || match browser.try_script(source, &[json!(routine)]) {
        Ok(Value::Bool(true)) => Ok(()),
        other => Err(format!("{other:?}")),
    });
}

/// Opens a set on its own address and starts it with a tap.
pub fn start(browser: &Browser, id: &str) -> Choice {
    let choice = Choice::from_id(id).unwrap();
    browser.go_to(&format!("#/play/{id}"));
    browser.find("heading", choice.label().as_str());
    browser.tap("button", "Start stretching");
    choice
}

/// What is stored of the running session, as the app wrote it; `Null` when there is none.
pub fn stored(page: &impl Page) -> Value {
    let source = "let best = [-1, null];
        for (const [key, value] of Object.entries(localStorage)) {
            const found = /^quietlegs\\/2\\/session\\/(\\d+)/.exec(key);
            if (found && +found[1] > best[0]) best = [+found[1], value];
        }
        return best[1] && JSON.parse(best[1].split('|').slice(6).join('|'))";
    page.run(source)
}

/// The sessions noted in the diary: (planned, left, right).
pub fn noted(page: &impl Page) -> Vec<(Millis, Millis, Millis)> {
    let source = "return Object.entries(localStorage)
        .filter(([key]) => /^quietlegs\\/2\\/stretch\\//.test(key))
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

/// What the ring's number and the large words say.
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
