//! What is typed is never lost: by Back, a reload, a kill; and it can be dropped.

use e2e::{Browser, Engine, Launch, Site, in_every_engine, in_every_engine_with_all, wait_for};

use super::the_form_of_a_cramp;

const BEGUN: &str = "You began to write here on";

/// What the drafts say in the newest of their keys.
fn drafts(browser: &Browser) -> String {
    let source = "let best = [-1, ''];
        for (const [key, value] of Object.entries(localStorage)) {
            const found = /^quietlegs\\/\\d+\\/drafts\\/(\\d+)/.exec(key);
            if (found && +found[1] > best[0]) best = [+found[1], value];
        }
        return best[1]";
    browser.script(source, &[]).as_str().unwrap_or_default().to_owned()
}

fn has_draft(browser: &Browser, words: &str) {
    wait_for(10, || drafts(browser).contains(words).then_some(()).ok_or_else(|| drafts(browser)));
}

fn holds(browser: &Browser, words: &str) {
    browser.reads(BEGUN);
    assert_eq!(browser.value(&browser.find("textbox", "Note")), words);
    let leg = browser.find_in("Which leg?", "radio", "Right");
    assert_eq!(browser.is_chosen(&leg), Ok(true));
}

fn what_was_begun_is_there_after_back_and_a_reload_and_goes_when_it_is_dropped_or_saved(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.url());
    let id = the_form_of_a_cramp(&browser);
    let form = format!("#/cramp/{id}");
    browser.choose("Which leg?", "Right");
    browser.write(&browser.find("textbox", "Note"), "Half a thought");
    // At once, without a pause.
    browser.tap("link", "Back");
    has_draft(&browser, "Half a thought");
    browser.go_to(&form);
    holds(&browser, "Half a thought");
    browser.screenshot("cramp-begun");
    browser.type_into(&browser.find("textbox", "Note"), " and more");
    has_draft(&browser, "Half a thought and more");
    browser.reload();
    holds(&browser, "Half a thought and more");

    browser.tap("button", "Drop it");
    wait_for(10, || match browser.value(&browser.find("textbox", "Note")) {
        text if text.is_empty() => Ok(()),
        text => Err(text),
    });
    browser.reload();
    browser.find("heading", "Cramp");
    assert!(!browser.text().contains(BEGUN), "what was dropped is back");

    browser.write(&browser.find("textbox", "Note"), "A whole thought");
    has_draft(&browser, "A whole thought");
    browser.tap("button", "Save");
    wait_for(10, || match drafts(&browser) {
        text if text.contains("thought") => Err(text),
        _ => Ok(()),
    });
    browser.go_to(&form);
    assert_eq!(browser.value(&browser.find("textbox", "Note")), "A whole thought");
    assert!(!browser.text().contains(BEGUN), "what was saved is offered again");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_kill_after_a_pause_loses_nothing_that_was_typed(engine: Engine) {
    if !engine.keeps_a_profile() {
        return;
    }
    let (site, launch) = (Site::release(), Launch::new(engine));
    let browser = launch.start();
    browser.open(&site.at("#/cramp"));
    browser.choose("When did it start?", "30 minutes ago");
    browser.write(&browser.find("textbox", "Note"), "Typed with one hand");
    has_draft(&browser, "Typed with one hand");
    // The second store is asked until it has it: it is the one that a kill leaves.
    let second = "return quietlegsShadow.keys().then((keys) => quietlegsShadow.read(keys.filter((key) => key.includes('/drafts/'))))";
    wait_for(10, || {
        let found = browser.try_script(second, &[])?.to_string();
        found.contains("one hand").then_some(()).ok_or(found)
    });
    browser.kill();
    let browser = launch.start();
    browser.open(&site.at("#/cramp"));
    browser.reads(BEGUN);
    assert_eq!(browser.value(&browser.find("textbox", "Note")), "Typed with one hand");
    // Half an hour ago is a time by now.
    let start = browser.find_in("When did it start?", "radio", "A time");
    assert_eq!(browser.is_chosen(&start), Ok(true));
    browser.quit();
    launch.forget();
}

fn the_note_of_a_night_is_saved_in_a_pause_and_when_the_page_is_hidden(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    let night = domain::night::Night::of(browser.now()).step(-1).unwrap();
    browser.go_to(&domain::route::Route::Night(night).href());
    let note = browser.find("textbox", "Note");
    let is_kept = |words: &str| {
        wait_for(10, || {
            let all = browser.script("return JSON.stringify({ ...localStorage })", &[]);
            let there = all.as_str().unwrap_or_default().contains(words) && !browser.kept().is_empty();
            there.then_some(()).ok_or_else(|| all.to_string())
        });
    };
    // The field keeps the focus: nothing tells that somebody has finished.
    browser.type_into(&note, "Slept badly");
    is_kept("Slept badly");
    let leaves = "const field = document.querySelector('#medicine');
        field.value = 'A new tablet';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        dispatchEvent(new Event('pagehide'));
        return JSON.stringify({ ...localStorage })";
    browser.find("textbox", "A new or changed medicine");
    let at_once = browser.script(leaves, &[]);
    assert!(at_once.as_str().unwrap().contains("A new tablet"), "a page that goes has no pause");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(what_was_begun_is_there_after_back_and_a_reload_and_goes_when_it_is_dropped_or_saved);
in_every_engine_with_all!(
    a_kill_after_a_pause_loses_nothing_that_was_typed,
    the_note_of_a_night_is_saved_in_a_pause_and_when_the_page_is_hidden
);
