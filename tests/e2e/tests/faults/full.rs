//! Row 7: the origin's room in localStorage is used up, by other apps of the same address.

use domain::content::notice;
use e2e::fault::{a_diary, put_in_order, report};
use e2e::{Engine, Launch, Session, Stores, in_every_engine_with_all};
use serde_json::json;

/// Fills localStorage to the last letter under keys of another app.
const FILL: &str = "
    let length = 1 << 20;
    while (length >= 1) {
        try { localStorage.setItem(`other-app/${Object.keys(localStorage).length}`, 'x'.repeat(length)); }
        catch { length >>= 1; }
    }";
/// Writes a note into the newest cramp, by its form, and answers what was said about saving it.
const WRITE: &str = "
    await go('#/nights');
    const link = await until('the newest cramp', () => document.querySelector('#app a[href^=\"#/cramp/\"]'));
    link.click();
    const field = await until('the note', () => document.querySelector('#app textarea'));
    field.value = arguments[0];
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const save = await control('Save');
    return saying(() => save.click());";

fn a_full_store_loses_nothing_and_deletes_nothing(engine: Engine) {
    let (site, launch, mut pledge) = a_diary(Launch::new(engine));
    let session = Session::start(&launch, &site, "#/");
    put_in_order(&session);
    let before = session.stores();

    session.script(FILL, &[]);
    assert_eq!(session.note(), "Saved");
    session.reads(notice::RESERVE_USED);
    session.script("await control('Back up')", &[]);
    pledge.add(&session.stores().first);

    session.script(FILL, &[]);
    assert_eq!(session.note(), "Saved in one place only");
    session.reads(notice::NO_ROOM);
    session.script("await control('Back up')", &[]);
    // Any letter beyond Latin makes a value twice as large in WebKit.
    let moons = "\u{1f319} Sleep well, \u{1f9b5}. ".repeat(200);
    assert_eq!(session.script(WRITE, &[json!(moons)]), "Saved in one place only");
    let has_moons = |stores: &Stores| stores.second.values().any(|value| value.contains(moons.trim()));
    let after = session.wait_for_stores("the note in the second store", has_moons);
    pledge.add(&after.second);
    for (key, value) in before.first.iter().filter(|(key, _)| !key.contains("/care/")) {
        assert_eq!(after.first.get(key), Some(value), "{key} was deleted or changed");
    }
    session.runs();
    session.quit();

    // Even on a store that is full when it starts, it says so and has everything.
    site.inject(&format!("{{ {FILL} }}"));
    let session = Session::start(&launch, &site, "#/nights");
    // An engine may have forgotten that the reserve was spent.
    let said = "await until('that it is full', () => Array.from(arguments).some((one) => tidy(document.body.innerText).includes(tidy(one))))";
    session.script(said, &[json!(notice::NO_ROOM), json!(notice::RESERVE_USED)]);
    session.reads("Sleep well");
    session.script(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('other-app/')) localStorage.removeItem(key);",
        &[],
    );
    site.inject("");
    session.load("#/nights");
    let lost = session.lost(&pledge);
    session.runs();
    session.quit();
    report(7, "quota full, reserve used, then spent; emoji", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(a_full_store_loses_nothing_and_deletes_nothing);
