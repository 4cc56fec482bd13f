//! Rows 5 and 6: the browser lets nothing be stored, or only in one place, or stops doing so in the middle of the evening.

use domain::content::notice;
use e2e::fault::{
    BLOCK_FIRST, BLOCK_SECOND, a_diary, cramp, diary, lived_in, nights_ago, report, seed, stored,
};
use e2e::stores::Keys;
use e2e::{Engine, Launch, Pledge, Session, Site, in_every_engine_with_all};

/// Without a diary there is still everything else.
fn help_stretch_and_check_work(session: &Session) {
    session.script(
        "await go('#/now/help'); await until('help', () => document.querySelector('#app a[href^=\"tel:\"]'))",
        &[],
    );
    let stretch = "await go('#/stretch'); await press('None of these');
        (await until('Standing', () => [...document.querySelectorAll('#app input[type=radio]')]
            .find((one) => tidy(one.labels[0].textContent).startsWith('Standing')))).click();
        await press('Start stretching'); await control('Pause');";
    session.script(stretch, &[]);
    session.script("await go('#/hydration'); await until('questions', () => document.querySelectorAll('#app input[type=radio]').length > 5)", &[]);
}

/// What the app hands out when the person asks for everything as text.
fn backup(session: &Session) -> String {
    let source = "await compared(); await press('More'); await press('Show as text');
        return (await until('the text', () => document.querySelector('#app textarea'))).value";
    session.script(source, &[]).as_str().unwrap().to_owned()
}

fn cramps_in(backup: &str) -> usize {
    let file: serde_json::Value = serde_json::from_str(backup).unwrap();
    file["records"].as_array().unwrap().iter().filter(|one| one["kind"] == "cramp").count()
}

/// Uses the app where nothing can be stored: all of it works, the loss is said, and what was noted is handed out.
fn nothing_can_be_stored(session: &Session) {
    session.reads(notice::BLOCKED);
    assert_eq!(session.note(), "Not saved");
    session.reads(notice::NOT_SAVED);
    session.script("await control('Back up')", &[]);
    help_stretch_and_check_work(session);
    let text = backup(session);
    assert_eq!(cramps_in(&text), 1, "the cramp of this session is not in {text}");
    session.runs();
}

fn with_both_stores_blocked_all_help_works_and_nothing_kept_is_harmed(engine: Engine) {
    let (site, launch, pledge) = a_diary(Launch::shared(engine));
    site.inject(&format!("{BLOCK_FIRST}\n{BLOCK_SECOND}"));
    let session = Session::start(&launch, &site, "#/");
    nothing_can_be_stored(&session);
    session.quit();
    let lost = found_again(&launch, &site, &pledge);
    report(5, "both stores blocked", engine, pledge.len(), lost);
    launch.forget();
}

fn found_again(launch: &Launch, site: &Site, pledge: &Pledge) -> usize {
    site.inject("");
    let session = Session::start(launch, site, "#/nights");
    let lost = session.lost(pledge);
    session.runs();
    session.quit();
    lost
}

#[test]
fn a_browser_that_forbids_storage_still_helps_and_harms_nothing() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    let mut pledge = Pledge::default();
    pledge.add_records(diary());
    lived_in(&launch, &site, &diary());
    let forbidden = Launch { storage: false, ..launch.clone() };
    let session = Session::start(&forbidden, &site, "#/");
    nothing_can_be_stored(&session);
    session.quit();
    let lost = found_again(&launch, &site, &pledge);
    report(5, "site data forbidden in the browser", Engine::Chromium, pledge.len(), lost);
    launch.forget();
}

fn with_only_the_first_store_blocked_notes_outlive_a_reload(engine: Engine) {
    let (site, launch, mut pledge) = a_diary(Launch::shared(engine));
    site.inject(BLOCK_FIRST);
    // The first note comes before the app could compare both stores: it is no leftover of the second.
    site.hold(&site.rest());
    let session = Session::start(&launch, &site, "#/");
    assert_eq!(session.note(), "Saved in one place only");
    pledge.add(&kept_second(&session));
    assert_eq!(pledge.len(), diary().len() + 1);
    site.release_held();
    session.script("await go('#/nights')", &[]);
    session.script("(await until('the list', () => document.querySelector('#show-1'))).click()", &[]);
    session.reads("Night 9: ");
    assert_eq!(pledge.missing_in(&kept_second(&session)), 0, "what was just saved was taken for a leftover");
    assert_eq!(session.note(), "Saved in one place only");
    pledge.add(&kept_second(&session));
    session.load("#/nights");
    session.reads("2 cramps");
    session.reads(notice::ONLY_SECOND_COPY);
    assert_eq!(cramps_in(&backup(&session)), pledge.len());
    session.runs();
    session.quit();
    let lost = found_again(&launch, &site, &pledge);
    report(5, "only localStorage blocked", engine, pledge.len(), lost);
    launch.forget();
}

/// The second store, where the first cannot be read.
fn kept_second(session: &Session) -> Keys {
    serde_json::from_value(session.script("await ready(); return second()", &[])).unwrap()
}

/// localStorage answers so many calls and then none.
const CORRUPTED: &str = "{
    const corrupted = localStorage;
    let left = LEFT;
    globalThis.quietBreak = () => { left = 0; };
    for (const name of CALLS) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...given) {
            if (this !== corrupted) return real.apply(this, given);
            left -= 1;
            if (left < 0) throw new DOMException('The file is corrupted.', 'NS_ERROR_FILE_CORRUPTED');
            return real.apply(this, given);
        };
    }
}";

fn a_first_store_that_breaks_in_the_evening_is_said_and_nothing_is_lost(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let mut pledge = Pledge::default();
    let seeds: Vec<_> = (0..12).map(|n| cramp(nights_ago(3, n), n.unsigned_abs())).collect();
    pledge.add_records(seeds.clone());
    seed(&launch, &site, &stored(&seeds), &stored(&seeds));
    let all = "['getItem', 'setItem', 'removeItem', 'key']";
    // At the first call, in the middle of opening, and when the app has long been open: all of it, or only writing.
    for (left, calls, late) in
        [("0", all, false), ("9", all, false), ("Infinity", all, true), ("Infinity", "['setItem']", true)]
    {
        site.inject(&CORRUPTED.replace("LEFT", left).replace("CALLS", calls));
        let session = Session::start(&launch, &site, "#/");
        // Both say that both stores were compared: what the last evening left in the second only comes back.
        session.reads(if late { "from the second copy." } else { notice::ONLY_SECOND_COPY });
        if late {
            assert_eq!(session.note(), "Saved");
            session.script("quietBreak()", &[]);
        }
        assert_eq!(session.note(), "Saved in one place only");
        session.reads(notice::ONLY_SECOND_COPY);
        session.script("await control('Back up')", &[]);
        pledge.add(&kept_second(&session));
        assert_eq!(cramps_in(&backup(&session)), pledge.len(), "the back-up does not have everything");
        session.runs();
        session.quit();
    }
    let lost = found_again(&launch, &site, &pledge);
    report(6, "getItem and setItem fail as corrupted", engine, pledge.len(), lost);
    launch.forget();
}

in_every_engine_with_all!(
    with_both_stores_blocked_all_help_works_and_nothing_kept_is_harmed,
    with_only_the_first_store_blocked_notes_outlive_a_reload,
    a_first_store_that_breaks_in_the_evening_is_said_and_nothing_is_lost,
);
