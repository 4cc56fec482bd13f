//! A phone whose clock was years ahead or behind: what was noted then is said to be in doubt, and can be put right and taken out.

use domain::diary::EntryKind;
use domain::doubt::Doubt;
use domain::night::Night;
use domain::route::Route;
use domain::sheet::NightNote;
use e2e::clock::opens_at;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine_with_all, wait_for};

/// Notes a cramp on a phone whose clock says this.
fn notes(browser: &Browser, site: &Site, when: &str) {
    site.inject(&opens_at(when));
    browser.open(&site.url());
    browser.tap("link", Name::Starting("Cramp now"));
    browser.tap("button", "It has eased");
    browser.find("heading", "Note it, then sleep");
    browser.says("status", "Saved");
}

fn what_a_wrong_clock_noted_is_in_doubt_and_can_be_put_right(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    let ahead = Night::parse("2031-03-01").unwrap();
    notes(&browser, &site, "1999-12-31T02:14:00Z");
    notes(&browser, &site, "2031-03-02T02:14:00Z");
    // Also what belongs to the night.
    browser.go_to(&Route::Night(ahead).href());
    browser.choose("Was the leg sore the next day?", "Yes");
    let sore = |wanted: Option<bool>| {
        wait_for(10, || {
            let kept: Vec<NightNote> = browser.kept_sheets(EntryKind::Night);
            let fits = kept.iter().map(|note| note.sore).eq(wanted.map(Some));
            fits.then_some(()).ok_or_else(|| format!("{kept:?}"))
        });
    };
    sore(Some(true));

    site.inject("");
    browser.reload();
    browser.go_to("#/nights");
    browser.choose("Show as", "List");
    browser.reads(Doubt::Ahead.words());
    browser.reads(Doubt::Behind.words());
    browser.screenshot("nights-doubt");

    // Nothing is too far ahead to be changed, put right or taken out.
    browser.go_to(&Route::Night(ahead).href());
    browser.reads(Doubt::Ahead.words());
    browser.choose("Was the leg sore the next day?", "Not said");
    sore(None);
    browser.tap("link", Name::With(&["02:14"]));
    browser.choose("When did it start?", "A time");
    let last_night = Night::of(browser.now()).step(-1).unwrap();
    browser.fill("Date and time", &last_night.field("23:10").unwrap());
    browser.tap("button", "Save");
    browser.arrives_at(&Route::Night(last_night).href());
    browser.find("link", Name::With(&["23:10"]));
    assert!(!browser.text().contains(Doubt::Ahead.words()), "it was put right");
    browser.go_to(&Route::Night(Night::parse("1999-12-30").unwrap()).href());
    browser.reads(Doubt::Behind.words());
    browser.tap("button", Name::Starting("Remove "));
    browser.reads("Nothing happened here that you noted.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine_with_all!(what_a_wrong_clock_noted_is_in_doubt_and_can_be_put_right);
