//! Under the browser's translator: what stands on the page is what the person chose, in every part that changes.

use domain::aftercare::Aftercare;
use domain::body::{Muscle, Position};
use domain::content::cramp;
use domain::relief::{hint, instruction};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine};
use serde_json::json;
use std::collections::BTreeSet;

use crate::player::support::{pass, playground, start};

/// Replaces each text node of a page, and each that comes later.
const TRANSLATOR: &str = include_str!("translator.js");

/// A phone whose browser translates every page.
fn phone(engine: Engine) -> (Site, Launch, Browser) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    site.inject(TRANSLATOR);
    (site, launch, browser)
}

/// Whether the translator has been at what the app drew, and is: no words stand there as they came.
fn is_translated(browser: &Browser) {
    let source = "const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        let left = 0;
        while (walker.nextNode()) {
            const text = walker.currentNode;
            if (text.data.trim() && !text.parentElement.closest('font, textarea, [translate=\"no\"]')) left += 1;
        }
        return [left, document.querySelectorAll('main font').length > 9]";
    assert_eq!(browser.script(source, &[]), json!([0, true]));
}

fn the_help_in_a_cramp_says_what_was_chosen(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    browser.open(&site.at("#/now"));
    browser.find("button", "Read aloud");
    for (muscle, position) in [
        (Muscle::Foot, Position::Bed),
        (Muscle::Quad, Position::Bed),
        (Muscle::Calf, Position::Bed),
        (Muscle::Calf, Position::Standing),
        (Muscle::Hamstring, Position::Standing),
        (Muscle::Hamstring, Position::Bed),
        (Muscle::Other, Position::Bed),
    ] {
        browser.choose("Where is the cramp?", muscle.label());
        // “Somewhere else” has one instruction for both.
        if muscle != Muscle::Other {
            browser.choose("Where are you?", position.label());
        }
        browser.find("heading", instruction(muscle, position).text);
        let text = browser.text();
        for one in [cramp::TOWEL.text, cramp::STRAP.text, cramp::ONLY_IF_STEADY.text] {
            let belongs = hint(muscle, position).is_some_and(|hint| hint.text == one)
                && (muscle, position) != (Muscle::Other, Position::Standing);
            assert_eq!(text.contains(one), belongs, "{muscle:?} {position:?}: {one}");
        }
        is_translated(&browser);
    }
    browser.screenshot("translated-now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.says("status", "Saved");
    browser.find("link", "Finish in the morning");
    browser.choose("Which leg?", "Left");
    browser.choose("How bad at its worst?", "7");
    browser.choose("What helped most?", "Standing on it");
    browser.says("status", "Saved. Sleep well.");
    browser.find("link", "Done");
    browser.tap("link", "Warmth, cold or legs up");
    browser.tap("button", Name::Starting(Aftercare::LegsUp.label()));
    browser.find("heading", Aftercare::LegsUp.label());
    browser.tap("button", "Stop");
    browser.find("heading", "After the cramp");
    browser.tap("link", "Back to sleep");
    browser.find("heading", "Tonight");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(the_help_in_a_cramp_says_what_was_chosen);

/// What the player shows now: the phase, the leg, the title, the step.
fn shown(browser: &Browser) -> [String; 5] {
    let source = "const says = (of) => document.querySelector(of)?.innerText.trim() ?? '';
        return [document.querySelector('main').dataset.phase ?? '', says('.play-leg'), says('.play-rep'), says('.play h1'), says('.play .sub')]";
    serde_json::from_value(browser.script(source, &[])).unwrap()
}

fn the_player_says_what_is_held(engine: Engine) {
    let (site, launch, browser) = playground(engine, TRANSLATOR);
    let choice = start(&browser, "b-chair");
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for _ in 0..300 {
        let [phase, leg, repetition, title, step] = shown(&browser);
        assert_eq!(repetition == "Get ready", phase == "ready", "{phase}: {repetition}");
        assert_eq!(repetition.starts_with("Hold"), phase == "hold", "{phase}: {repetition}");
        let is_second = step.starts_with("Step 2");
        let now = choice.steps()[usize::from(is_second)].stretch.label();
        assert_eq!(title, now, "{step}");
        seen.insert((format!("{} {phase}", usize::from(is_second) + 1), leg));
        if is_second && phase == "hold" {
            break;
        }
        pass(&browser, 1_000);
    }
    let held: Vec<&str> = seen.iter().filter(|(at, _)| at == "1 hold").map(|(_, leg)| leg.as_str()).collect();
    assert_eq!(held, ["LEFT", "RIGHT"], "{seen:?}");
    is_translated(&browser);
    browser.screenshot("translated-player");
    browser.tap("button", "Pause");
    browser.find("button", "Resume");
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    browser.tap("button", "This hurts");
    browser.find("heading", "Stop. Let go.");
    browser.tap("button", "End");
    browser.find("heading", "Done");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(the_player_says_what_is_held);

#[test]
fn lists_answers_and_notices_follow_under_a_translator() {
    let (site, launch, browser) = phone(Engine::Chromium);
    browser.open(&site.at("#/stretch"));
    e2e::wait_for(60, || if browser.shows("radio", "50 to 64") { Ok(()) } else { Err(browser.text()) });
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.reads("Safety questions: none of these.");
    for stance in ["Chair", "Bed", "Standing"] {
        browser.choose("How will you stretch?", stance);
        browser.find("heading", Name::With(&["Short set"]));
    }
    browser.tap("button", "I did it without the timer");
    browser.says("status", "Noted for tonight, without the timer.");
    browser.tap("button", "Take it back");
    browser.says("status", "Removed");
    browser.tap("button", "Undo");
    browser.go_to("#/signs");
    for sign in [domain::signs::Sign::Numb, domain::signs::Sign::Statin] {
        browser.tap("checkbox", sign.says());
        browser.says("status", sign.level().says().text);
    }
    browser.tap("button", "Keep these answers");
    browser.says("status", "Answers kept with the date.");
    browser.says("status", "Saved");
    // A month and the one before, which have the same shape.
    browser.go_to("#/nights");
    let month = || browser.script("return document.querySelector('#month').innerText", &[]);
    let days = || browser.script("return document.querySelector('tbody').innerText", &[]);
    browser.find("button", "Previous month");
    let (this, these) = (month(), days());
    browser.tap("button", "Previous month");
    e2e::wait_for(10, || if month() == this { Err("still this month".to_owned()) } else { Ok(()) });
    assert_ne!(days(), these, "the days of the month before are those of this one");
    browser.tap("button", "Today");
    e2e::wait_for(10, || if month() == this { Ok(()) } else { Err("not this month".to_owned()) });
    assert_eq!(days(), these);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
