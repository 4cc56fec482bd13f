//! Row 11: a page stands still between reading the second store and taking in what it read, and everything is deleted meanwhile.

use domain::content::safekeeping::ERASE_WORD;
use domain::diary::Record;
use domain::vault::ERASED;
use e2e::fault::{cramp, lived_in, nights_ago, report};
use e2e::stores::{Keys, loaded};
use e2e::{Engine, Launch, Pledge, Session, Site, in_chromium_and_firefox};
use serde_json::json;
use std::thread;
use std::time::{Duration, Instant};

/// The page of the nights has lost localStorage, and it stands still until the test says so: before it asks the second
/// store anything, before it reads notes there, or with what it read in hand. It hears nothing of other windows.
const FROZEN: &str = "if (location.hash === '#/nights' && !sessionStorage.quietHeld) {
    sessionStorage.quietHeld = 'yes';
    for (const key of Object.keys(localStorage)) if (key.startsWith('quietlegs/')) localStorage.removeItem(key);
    const deaf = (event) => event.stopImmediatePropagation();
    addEventListener('storage', deaf, true);
    document.addEventListener('visibilitychange', deaf, true);
    window.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} };
    let thaw;
    const thawed = new Promise((end) => { thaw = end; });
    window.quietThaw = () => thaw();
    let real;
    Object.defineProperty(window, 'quietlegsShadow', { configurable: true, get: () => real, set: (given) => {
        const holds = () => { window.quietAsked = true; return thawed; };
        const isOfCramps = (list) => `${list}`.includes('/cramp/');
        const see = async (wanted) => {
            const when = window.quietThaws ? 'never' : 'WHEN';
            if (when === 'asking' || (when === 'reading' && isOfCramps(wanted))) await holds();
            const answer = await given.see(wanted);
            if (when === 'taking in' && isOfCramps(answer[1])) await holds();
            return answer;
        };
        real = { ...given, see };
    } });
}";

/// Whether a store holds nothing but the mark.
fn is_bare(keys: &Keys) -> bool {
    keys.keys().eq([ERASED])
}

fn records(keys: &Keys) -> Vec<Record> {
    loaded(keys).records
}

/// Deletes everything in the second window, as a person does.
fn erase(session: &Session) {
    let source = "await compared();
        await press('Delete everything');
        const field = await until('the field', () => document.querySelector('#app .erase input'));
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await control('Delete everything now');";
    session.script_in(1, source, &[json!(ERASE_WORD)]);
    session.leave(1, "document.querySelector('#app .erase .btns .danger').click()", "/");
}

/// What both stores hold, asked in the second window.
fn stores(session: &Session) -> (Keys, Keys) {
    let both = session.script_in(1, "await ready(); return [first(), await second()]", &[]);
    serde_json::from_value(both).unwrap()
}

/// Two windows: one stands still on its way to the one cramp of this diary.
fn standing_still<'s>(launch: &Launch, site: &'s Site, when: &str) -> Session<'s> {
    lived_in(launch, site, &[cramp(nights_ago(1, 1), 1)]);
    site.inject(&FROZEN.replace("WHEN", when));
    let session = Session::with_windows(launch, site, &["#/nights", "#/"]);
    session.script("await until('the question', () => window.quietAsked)", &[]);
    session
}

fn thaw(session: &Session) {
    session.script("window.quietThaws = true; window.quietThaw()", &[]);
}

fn deleted_meanwhile(engine: Engine, when: &str) -> usize {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let session = standing_still(&launch, &site, when);
    erase(&session);
    let (first, second) = stores(&session);
    assert!(is_bare(&first) && is_bare(&second), "{when}: not deleted: {first:#?} {second:#?}");

    thaw(&session);
    let (mut back, end) = (0, Instant::now() + Duration::from_secs(4));
    while Instant::now() < end {
        let (first, second) = stores(&session);
        back = back.max(records(&first).len()).max(records(&second).len());
        assert!(is_bare(&first) && is_bare(&second), "{when}: it is back: {first:#?} {second:#?}");
        thread::sleep(Duration::from_millis(200));
    }
    session.script("await compared(); await go('#/nights')", &[]);
    session.reads("Nothing noted yet.");
    let (first, second) = stores(&session);
    back = back.max(records(&first).len()).max(records(&second).len());
    assert!(is_bare(&first) && is_bare(&second), "{when}: it is back: {first:#?} {second:#?}");
    session.runs();
    session.quit();
    launch.forget();
    back
}

/// Nothing is deleted: what the page had in hand is taken in, so what the test holds back is what brings notes back.
fn not_deleted(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let session = standing_still(&launch, &site, "taking in");
    thaw(&session);
    let mut pledge = Pledge::default();
    pledge.add_records([cramp(nights_ago(1, 1), 1)]);
    assert_eq!(session.lost(&pledge), 0, "the page held nothing back");
    session.quit();
    launch.forget();
}

fn what_a_page_read_before_everything_was_deleted_stays_deleted(engine: Engine) {
    not_deleted(engine);
    let back = ["asking", "reading", "taking in"].map(|when| deleted_meanwhile(engine, when));
    report(11, "deleted while a page stands still between its looks", engine, 3, back.iter().sum());
}

in_chromium_and_firefox!(what_a_page_read_before_everything_was_deleted_stays_deleted);
