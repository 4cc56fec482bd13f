//! What the tests of the player share.

use domain::moment::Millis;
use domain::stretch::Choice;
use e2e::{Browser, Engine, Launch, Site, wait_for};
use serde_json::{Value, json};

/// A browser on the fast build, with the questions answered, at the list.
pub fn at_the_list(engine: Engine, site: &Site, before: &str) -> (Launch, Browser) {
    let launch = Launch::new(engine);
    let browser = launch.start();
    if engine == Engine::Chromium && !before.is_empty() {
        browser.before_every_page(before);
    }
    browser.open(&site.at("#/stretch"));
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    (launch, browser)
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
pub fn stored(browser: &Browser) -> Value {
    let source = "let best = [-1, null];
        for (const [key, value] of Object.entries(localStorage)) {
            const found = /^quietlegs\\/2\\/session\\/(\\d+)/.exec(key);
            if (found && +found[1] > best[0]) best = [+found[1], value];
        }
        return best[1] && JSON.parse(best[1].split('|').slice(6).join('|'))";
    browser.script(source, &[])
}

/// The sessions noted in the diary: (planned, left, right).
pub fn noted(browser: &Browser) -> Vec<(Millis, Millis, Millis)> {
    let source = "return Object.entries(localStorage)
        .filter(([key]) => /^quietlegs\\/2\\/stretch\\//.test(key))
        .map(([, value]) => JSON.parse(value.split('|').slice(6).join('|')))
        .map((one) => [one.planned, one.left, one.right])";
    let all = browser.script(source, &[]);
    let number = |one: &Value, at: usize| one[at].as_i64().unwrap();
    all.as_array().unwrap().iter().map(|one| (number(one, 0), number(one, 1), number(one, 2))).collect()
}

/// Moves the wall clock of a page that is open, by so many milliseconds from what it says.
pub fn shift_clock(browser: &Browser, by: Millis) {
    let source = "const real = Date.now; const by = arguments[0]; Date.now = () => real.call(Date) + by;";
    browser.script(source, &[json!(by)]);
}

/// The number in the ring.
pub fn number(browser: &Browser) -> Option<i64> {
    let source = "return document.querySelector('[role=timer] p')?.textContent ?? ''";
    browser.script(source, &[]).as_str().and_then(|text| text.parse().ok())
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
