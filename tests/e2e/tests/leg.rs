//! A leg that may be a clot, or is cold: ticked in one place, heard in every other, until the person answers again.

use domain::body::{Muscle, Position};
use domain::content::{leg, stretch, warning};
use domain::relief::instruction;
use domain::safety::Risk;
use domain::signs::Sign;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};

/// A phone with the questions before stretching answered: none of these.
fn phone(engine: Engine, site: Site) -> (Site, Launch, Browser) {
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/stretch"));
    // The list comes with the rest of the app, which a busy machine may be long in compiling.
    wait_for(60, || if browser.shows("radio", "50 to 64") { Ok(()) } else { Err(browser.text()) });
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.find("button", "Start stretching");
    (site, launch, browser)
}

/// Answers the check for warning signs.
fn answer(browser: &Browser, signs: &[Sign]) {
    browser.go_to("#/signs");
    browser.find("heading", "Check for warning signs");
    for sign in signs {
        browser.tap("checkbox", sign.says());
    }
    browser.tap("button", "Keep these answers");
    browser.says("status", "Answers kept with the date.");
}

/// Everything that advises says what to do with the leg first, and offers nothing else.
fn is_closed(browser: &Browser, says: &str, why: &str) {
    for (route, title) in [
        ("#/stretch", "Stretch"),
        ("#/play/b-chair", leg::FIRST),
        ("#/now/after", "After the cramp"),
        ("#/plan", "Evening plan"),
    ] {
        browser.go_to(route);
        browser.find("heading", title);
        for part in [says, leg::DO_NOT.text, why, leg::UNTIL.text] {
            browser.reads(part);
        }
        browser.screenshot(&format!("leg-{}", route.trim_start_matches("#/").replace('/', "-")));
        browser.find("link", leg::OVER);
        for offered in ["Start stretching", "Start", "I did it without the timer"] {
            assert!(!browser.shows("button", offered), "{route} offers “{offered}”");
        }
        assert!(!browser.shows("button", Name::With(&["minutes"])), "{route} offers a clock");
        assert!(!browser.shows("checkbox", "Legs up"), "{route} offers legs up");
    }
    browser.go_to("#/");
    browser.reads(leg::NOT_NOW);
    browser.find("link", "See why");
    assert!(!browser.shows("link", "Start stretching") && !browser.shows("link", "Go on stretching"));
    browser.go_to("#/now");
    browser.find("heading", says);
    browser.says("alert", leg::DO_NOT.text);
    browser.reads(warning::CALL_NOW.text);
    browser.reads(why);
    assert!(!browser.text().contains(instruction(Muscle::Calf, Position::Bed).text), "it says to stretch");
    browser.screenshot("leg-now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.find("heading", "Note it, then sleep");
    assert!(!browser.shows("link", "Warmth, cold or legs up"));
}

/// Nothing is closed.
fn is_open(browser: &Browser) {
    browser.go_to("#/now");
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    assert!(!browser.text().contains(leg::DO_NOT.text));
    browser.tap("button", "It has eased");
    browser.tap("link", "Warmth, cold or legs up");
    browser.find("button", Name::Starting("Legs up"));
    browser.go_to("#/plan");
    browser.find("checkbox", "Legs up");
}

fn a_leg_ticked_in_the_warning_signs_closes_every_part_until_it_is_answered_again(engine: Engine) {
    let (site, launch, browser) = phone(engine, Site::fast());
    answer(&browser, &[Sign::OneLeg]);
    browser.reads(leg::UNTIL.text);
    is_closed(&browser, leg::TODAY.text, leg::IN_SIGNS);
    // A new start changes nothing, nor does an answer that is not about it.
    browser.reload();
    browser.go_to("#/stretch");
    browser.reads(leg::UNTIL.text);
    browser.tap("button", "Change answers");
    browser.tap("button", "None of these");
    browser.reads(leg::UNTIL.text);
    answer(&browser, &[Sign::ColdLeg]);
    is_closed(&browser, leg::NOW.text, leg::IN_SIGNS);
    browser.go_to("#/now");
    browser.tap("link", leg::OVER);
    browser.find("heading", "Check for warning signs");
    browser.reads(leg::AGAIN.text);
    browser.screenshot("leg-signs");
    answer(&browser, &[Sign::Numb]);
    is_open(&browser);
    browser.go_to("#/stretch");
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_leg_ticked_in_the_warning_signs_closes_every_part_until_it_is_answered_again);

#[test]
fn a_leg_ticked_before_stretching_closes_every_part_until_the_answer_changes() {
    let (site, launch, browser) = phone(Engine::Chromium, Site::fast());
    let tick = || {
        browser.go_to("#/stretch");
        browser.tap("button", "Change answers");
        browser.tap("checkbox", Risk::LegChange.question().text);
    };
    tick();
    is_closed(&browser, leg::TODAY.text, leg::IN_STRETCH);
    tick();
    browser.tap("button", "None of these");
    is_open(&browser);
    // The later answer counts, also where it was given elsewhere.
    tick();
    browser.reads(leg::IN_STRETCH);
    answer(&browser, &[]);
    is_open(&browser);
    browser.go_to("#/stretch");
    browser.find("checkbox", Risk::LegChange.question().text);
    browser.reads(stretch::ASK.text);
    assert!(!browser.text().contains(leg::DO_NOT.text));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_set_that_plays_stops_keeps_what_was_held_and_can_go_on_when_the_leg_was_looked_at() {
    // At the tempo of a release: the set must not be over before the check is answered.
    let (site, launch, browser) = phone(Engine::Chromium, Site::release());
    browser.go_to("#/play/b-chair");
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    wait_for(20, || {
        let phase = browser.script("return document.querySelector('main').dataset.phase", &[]);
        (phase == serde_json::json!("hold")).then_some(()).ok_or_else(|| format!("{phase}"))
    });
    let session = || {
        let source = "const all = Object.entries(localStorage).filter(([key]) => /session/.test(key)).sort();
            return all.length ? all.at(-1)[1] : ''";
        browser.script(source, &[]).as_str().unwrap().to_owned()
    };
    answer(&browser, &[Sign::OneLeg]);
    wait_for(10, || {
        let text = session();
        let paused = text.contains("\"paused\":") && !text.contains("\"paused\":null");
        paused.then_some(()).ok_or(text)
    });
    browser.go_to("#/play/b-chair");
    browser.find("heading", leg::FIRST);
    browser.says("status", leg::STOPPED);
    browser.reads("Right leg held");
    browser.screenshot("leg-stopped");
    assert!(!browser.shows("button", "Resume"));
    answer(&browser, &[]);
    browser.go_to("#/play/b-chair");
    browser.find("button", "Resume");
    answer(&browser, &[Sign::OneLeg]);
    browser.go_to("#/play/b-chair");
    browser.tap("button", "End");
    browser.find("heading", "Done");
    browser.reads("What you held is noted.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
