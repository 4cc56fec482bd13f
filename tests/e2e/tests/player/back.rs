//! Coming back to a session: at once, just too late, and long after.

use domain::moment::{HOUR, MINUTE, Millis, SECOND};
use e2e::{Browser, Engine, in_every_engine, in_every_engine_with_all};
use serde_json::json;

use super::played::{Played, nothing_is_noted, now};
use super::support::{Page, ends_well, noted, pass, playground, start, stored, waits_at};

/// The page is closed, and opened again after so many milliseconds.
fn leaves(browser: &Browser, time: Millis) {
    browser.script("window.__later(arguments[0])", &[json!(time)]);
    browser.reload();
}

fn a_session_is_where_it_should_be_and_never_done_by_itself(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    let choice = start(&browser, "c-chair");
    let played = Played::on(&browser, choice);
    pass(&browser, 8 * SECOND);
    leaves(&browser, 5 * SECOND);
    browser.find("button", "Pause");
    let since = now(&browser);
    pass(&browser, 3 * SECOND);
    played.ring_is_right(&browser, since);
    // A pause stays where it is, however long.
    browser.tap("button", "Pause");
    let at = waits_at(&browser, |_| true);
    leaves(&browser, 3 * HOUR);
    browser.find("button", "Resume");
    assert_eq!(waits_at(&browser, |_| true), at);
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    let resumed = played.on_again(&browser);
    pass(&browser, 4 * SECOND);
    let since = now(&browser);
    pass(&browser, 3 * SECOND);
    resumed.ring_is_right(&browser, since);
    // Its end went by in a locked phone: it waits.
    browser.script("window.__sleep(arguments[0])", &[json!(20 * MINUTE)]);
    browser.find("button", "Resume");
    nothing_is_noted(&browser);
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    leaves(&browser, 20 * MINUTE);
    browser.find("button", "Resume");
    nothing_is_noted(&browser);
    ends_well(&site, launch, browser);
}

fn an_end_long_past_is_asked_about_and_never_assumed(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    for (answer, confirmed) in [("Yes, I did it all", true), ("No, keep only what was seen", false)] {
        start(&browser, "c-chair");
        pass(&browser, 40 * SECOND);
        assert_eq!(stored(&browser)["held"][1], json!(30 * SECOND));
        let before = noted(&browser);
        if confirmed {
            leaves(&browser, 3 * HOUR);
        } else {
            browser.script("window.__sleep(arguments[0])", &[json!(3 * HOUR)]);
        }
        browser.find("heading", "Finished?");
        assert_eq!(noted(&browser), before, "nothing is noted before the answer");
        browser.tap("button", answer);
        browser.find("heading", "Done");
        let mut all = noted(&browser);
        all.retain(|one| !before.contains(one));
        assert_eq!(all.len(), 1, "{all:?}");
        let (planned, left, right) = all[0];
        assert_eq!(planned == 0, confirmed, "their word is noted as their word: {all:?}");
        assert!(right >= 30 * SECOND && left + right < 60 * SECOND, "only what was seen: {all:?}");
        browser.press("Done");
    }
    assert_eq!(browser.run("return window.__said.includes('TWO REGIONS')"), json!(false));
    ends_well(&site, launch, browser);
}

in_every_engine!(a_session_is_where_it_should_be_and_never_done_by_itself);
in_every_engine_with_all!(an_end_long_past_is_asked_about_and_never_assumed);
