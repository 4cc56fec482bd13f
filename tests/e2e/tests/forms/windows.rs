//! One cramp in the forms of two windows: what is said in either stays.

use domain::cramp::{Cramp, Severity, Side};
use domain::diary::Entry;
use domain::id::Id;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, in_every_engine_with_all, wait_for};

use super::the_form_of_a_cramp;

fn kept(browser: &Browser, id: &Id) -> Cramp {
    match browser.kept().remove(id).and_then(|record| record.entry) {
        Some(Entry::Cramp(cramp)) => cramp,
        other => panic!("{other:?}"),
    }
}

fn is_chosen(browser: &Browser, group: &str, radio: &str) {
    wait_for(10, || {
        let found = browser.find_in(group, "radio", radio);
        let chosen = browser.is_chosen(&found)?;
        chosen.then_some(()).ok_or_else(|| format!("“{radio}” is not chosen"))
    });
}

fn what_is_said_in_one_window_appears_in_the_other_and_nothing_is_lost(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.url());
    let id = the_form_of_a_cramp(&browser);
    let here = browser.window();
    let there = browser.new_window();
    browser.look_at(&there);
    browser.open(&site.at(&format!("#/cramp/{id}")));
    browser.find("heading", "Cramp");
    browser.choose("Did it wake you?", "Yes");
    let note = browser.find("textbox", "Note");
    browser.write(&note, "Woke the cat");

    // The other window says what was asked in the night, and something about it.
    browser.look_at(&here);
    browser.choose("Which leg?", "Left");
    browser.choose("How bad", "7");
    let other = browser.find("textbox", "Note");
    browser.write(&other, "Walked about");
    browser.tap("button", "Save");
    browser.find("link", Name::With(&["7 out of 10"]));

    browser.look_at(&there);
    is_chosen(&browser, "Which leg?", "Left");
    is_chosen(&browser, "How bad", "7");
    is_chosen(&browser, "Did it wake you?", "Yes");
    browser.reads("Also written on");
    browser.reads("Walked about");
    assert_eq!(browser.value(&note), "Woke the cat", "what is being written stays");
    browser.screenshot("cramp-also");
    browser.tap("button", "Save");
    browser.find("link", Name::With(&["7 out of 10"]));
    let cramp = kept(&browser, &id);
    assert_eq!((cramp.side, cramp.severity, cramp.woke), (Some(Side::Left), Severity::new(7), Some(true)));
    assert_eq!(cramp.note, "Walked about\n\nWoke the cat");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn an_entry_removed_in_another_window_is_said_and_saving_brings_it_back(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.url());
    let id = the_form_of_a_cramp(&browser);
    let here = browser.window();
    let there = browser.new_window();
    browser.look_at(&there);
    browser.open(&site.at(&format!("#/cramp/{id}")));
    browser.choose("Which leg?", "Both");
    browser.look_at(&here);
    browser.tap("button", "Remove this entry");
    browser.says("status", "Removed.");
    browser.look_at(&there);
    browser.reads("This entry was removed in another window.");
    browser.tap("button", "Save");
    wait_for(10, || browser.kept().contains_key(&id).then_some(()).ok_or_else(|| "it is gone".to_owned()));
    assert_eq!(kept(&browser, &id).side, Some(Side::Both));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(what_is_said_in_one_window_appears_in_the_other_and_nothing_is_lost);
in_every_engine_with_all!(an_entry_removed_in_another_window_is_said_and_saving_brings_it_back);
