//! What a screen reader hears: each change once, in the domain's words, never a number each second.

use domain::moment::{Moment, SECOND};
use domain::session::Session;
use domain::stage::Shown;
use domain::stretch::Choice;
use e2e::{Engine, Site, in_every_engine, wait_for};

use crate::support::{Page, at_the_list, at_the_list_out_of_time, pass_until_done, start};

/// Keeps every text of the live region, and whether it is the only one.
const LISTENER: &str = "{
    const said = window.__said = [];
    let last = null;
    new MutationObserver(() => {
        const regions = document.querySelectorAll('main.play [role=status]');
        if (regions.length > 1) said.push('TWO REGIONS');
        const text = regions.length ? regions[0].textContent : null;
        if (text !== null && text !== last) said.push(text);
        last = text;
    }).observe(document, { subtree: true, childList: true, characterData: true });
}";

/// What the domain says over a whole session, looked at every tenth of a second: changes only.
fn expected(choice: Choice) -> Vec<String> {
    let session = Session::start(choice, Moment::default(), 0);
    let (mut said, mut before): (Vec<String>, Option<(usize, bool)>) = (Vec::new(), None);
    for tenth in 0..session.timeline().total() / (SECOND / 10) {
        let shown = Shown::of(&session, tenth * SECOND / 10).unwrap();
        let half = shown.is_half_way();
        let begins = before.is_none_or(|(index, _)| index != shown.index);
        let halves = half && before.is_some_and(|(_, was)| !was);
        if (begins || halves) && !shown.said().is_empty() {
            said.push(shown.said());
        }
        before = Some((shown.index, half));
    }
    said.dedup();
    said
}

fn a_whole_session_of_each_routine_is_said_in_the_words_of_the_domain(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list_out_of_time(engine, &site, LISTENER);
    for id in ["a-standing", "b-standing", "c-standing", "d-chair", "e-standing"] {
        let choice = start(&browser, id);
        pass_until_done(&browser);
        let all = browser.run("return window.__said.splice(0).filter((text) => text)");
        let all: Vec<&str> = all.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
        assert_eq!(all, expected(choice), "{id}");
        println!("said: {id} {} sentences, all that the domain says and no other", all.len());
        browser.press("Done");
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_whole_session_of_each_routine_is_said_in_the_words_of_the_domain);

#[test]
fn every_set_starts_and_shows_its_first_step() {
    // In real time, so that the first step is still there when it is looked at.
    let site = Site::release();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, "");
    for choice in Choice::ALL {
        let choice = start(&browser, &choice.id());
        let first = choice.steps()[0];
        browser.find("heading", first.stretch.label());
        browser.reads(&format!("Step 1 of {}", choice.steps().len()));
        let figure =
            browser.script("return document.querySelector('.picture svg').getAttribute('aria-label')", &[]);
        let drawn = domain::figure::markup(first.stretch.pose(), domain::figure::Facing::Right);
        assert!(drawn.contains(figure.as_str().unwrap()), "{figure}");
        browser.tap("button", "End");
        wait_for(10, || {
            if browser.shows("heading", "Done") {
                return Ok(());
            }
            // A hold had begun: the question comes first.
            if browser.shows("heading", "End here?") {
                browser.tap("button", "End");
            }
            Err("still on the stage".to_owned())
        });
        browser.press("Done");
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}
