//! Each set from start to end without a finger and without an eye: by the keyboard alone, with what a screen reader hears.

use domain::moment::SECOND;
use domain::stretch::Choice;
use e2e::{Browser, Engine, Site, in_every_engine_with_all, wait_for};
use serde_json::json;

use super::keys::{ENTER, RIGHT, enter, tab_to};
use super::played::{Played, said};
use super::support::{Page, at_the_list, ends_well, noted, pass, pass_until_done, playground, start};

fn every_routine_is_followed_by_key_and_ear_alone(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    for id in ["a-standing", "b-standing", "c-standing", "e-standing", "d-chair"] {
        if id == "d-chair" {
            tab_to(&browser, "e.name === 'stance'");
            browser.press_key(RIGHT);
            browser.find("radio", "Chair");
        }
        open_by_key(&browser, &id[..1]);
        enter(&browser, "Start stretching");
        browser.arrives_at(id);
        browser.find("button", "Pause");
        let played = Played::on(&browser, Choice::from_id(id).unwrap());
        pass_until_done(&browser);
        assert_eq!(said(&browser), played.sentences(), "{id}");
        println!("{}: {id}, {} sentences, all there are and no other", engine.slug(), said(&browser).len());
        browser.run("window.__said.length = 0");
        pass(&browser, 5 * SECOND);
        enter(&browser, "Done");
        browser.find("heading", "Tonight");
        enter(&browser, "Stretch");
        browser.find("heading", "Stretch");
    }
    let all = noted(&browser);
    assert_eq!(all.len(), 5, "{all:?}");
    let full =
        |(planned, left, right): &(i64, i64, i64)| *planned > 0 && left == right && left + right == *planned;
    assert!(all.iter().all(full), "{all:?}");
    ends_well(&site, launch, browser);
}

/// Opens the card of a routine in the list.
fn open_by_key(browser: &Browser, routine: &str) {
    tab_to(browser, &format!("e.matches('#set-{routine} summary')"));
    let open = "return document.activeElement.parentElement.open";
    if browser.run(open) == json!(false) {
        browser.press_key(ENTER);
        wait_for(10, || if browser.run(open) == json!(true) { Ok(()) } else { Err("shut".to_owned()) });
    }
}

in_every_engine_with_all!(every_routine_is_followed_by_key_and_ear_alone);

#[test]
fn every_set_starts_and_shows_its_first_step() {
    let site = Site::release();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, "");
    for choice in Choice::ALL {
        let choice = start(&browser, &choice.id());
        let first = choice.steps()[0];
        browser.find("heading", first.stretch.label());
        browser.reads(&format!("Step 1 of {}", choice.steps().len()));
        let figure =
            browser.script("return document.querySelector('.picture svg').getAttribute('aria-label')", &[]);
        let drawn = figure::markup(first.stretch.pose(), figure::Facing::Right);
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
    ends_well(&site, launch, browser);
}
