//! Forms: what was changed in one and nothing else, in two windows, through a reload and a kill; who opens help; one set, one entry.

mod drafts;
mod help;
mod set;
mod texts;
mod windows;

use domain::diary::Entry;
use domain::id::Id;
use e2e::{Browser, wait_for};

/// How many entries fit.
pub fn count(browser: &Browser, fits: impl Fn(&Entry) -> bool) -> usize {
    browser.kept().values().filter_map(|record| record.entry.as_ref()).filter(|entry| fits(entry)).count()
}

/// Waits until so many cramps are kept.
pub fn has_cramps(browser: &Browser, wanted: usize) {
    wait_for(10, || match count(browser, |entry| matches!(entry, Entry::Cramp(_))) {
        found if found == wanted => Ok(()),
        found => Err(format!("{found} cramps, not {wanted}")),
    });
}

/// Notes a cramp and goes to its form.
pub fn the_form_of_a_cramp(browser: &Browser) -> Id {
    browser.go_to("#/now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    has_cramps(browser, 1);
    let id = browser.kept().into_keys().next().unwrap();
    browser.go_to(&format!("#/cramp/{id}"));
    browser.find("heading", "Cramp");
    id
}
