//! What is done to see each screen and each state: first on a phone that is new, then with a diary of four months, from the
//! evening through a cramp in the night to the morning.

use std::fs;

use domain::diary::Diary;
use domain::exchange::write as write_backup;
use domain::moment::{HOUR, Moment};
use domain::route::Route;
use domain::settings::Settings;
use domain::signs::Sign;
use e2e::fault::BLOCK_SECOND;
use e2e::lived::{Lived, lived};
use e2e::{Browser, Name, Site, repository, wait_for};
use serde_json::json;

use crate::studio::{PHONE, Studio, sized, taken, write};

const FULL: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
/// The screens of the night: opening them begins a cramp.
const NIGHT: [&str; 4] = ["now", "help", "log", "after"];

/// Before the app has come and when it does not, the first start, a part that does not come and one on its way, and screens
/// without a note.
pub fn empty(studio: &mut Studio, site: &mut Site) {
    let rest = site.rest();
    site.hold(".wasm");
    studio.browser.open(&site.url());
    studio.take_all("before the app");
    site.go_online_without(&[".wasm"]);
    boots(&studio.browser, "failed");
    studio.take_all("the app did not start");
    site.go_online_without(&[&rest]);
    forgets(&studio.browser);
    studio.browser.open("about:blank");
    studio.browser.open(&site.url());
    boots(&studio.browser, "ready");
    studio.take_all("tonight, at once");
    studio.browser.go_to("#/stretch");
    studio.browser.find("button", "Try again");
    studio.take_all("did not come");
    site.go_online();
    site.hold(&rest);
    forgets(&studio.browser);
    studio.browser.tap("button", "Try again");
    studio.browser.says("status", "Loading…");
    studio.take_all("loading");
    site.release_held();
    studio.browser.show("#/");
    studio.browser.reads("Is this easy to read?");
    studio.take_all("first start");
    for (name, hash) in [
        ("stretch: questions", "#/stretch"),
        ("play: no answers yet", "#/play/b-standing"),
        ("nights, empty", "#/nights"),
        ("patterns, empty", "#/nights/patterns"),
        ("report, empty", "#/nights/report"),
        ("mornings, empty", "#/hydration/mornings"),
        ("settings, new", "#/settings"),
    ] {
        studio.browser.show(hash);
        studio.take_all(name);
    }
}

/// What was not found is remembered as long as what is there.
fn forgets(browser: &Browser) {
    browser.cdp("Network.clearBrowserCache", &json!({}));
}

/// Waits until the page says so of the app.
fn boots(browser: &Browser, wanted: &str) {
    wait_for(30, || {
        let boot = browser.script("return document.documentElement.dataset.boot", &[]);
        (boot == json!(wanted)).then_some(()).ok_or_else(|| format!("the app is {boot}"))
    });
}

/// Every screen with a diary in it.
pub fn lived_in(studio: &mut Studio, site: &Site) {
    studio.browser.open(&site.at("rescue.html"));
    let now = studio.browser.now();
    let lived = lived(now);
    studio.browser.live_in(site, &lived, now);
    covers_every_view(&lived);
    for (name, hash) in lived.screens.iter().filter(|(name, _)| !NIGHT.contains(name)) {
        show(&studio.browser, name, hash);
        studio.take_all(name);
    }
    evening(studio, now);
    player(studio);
    night(studio, site);
    morning(studio, site, &lived);
}

/// No view may be missing from the sheets.
fn covers_every_view(lived: &Lived) {
    for view in Route::VIEWS {
        let is_this = |hash: &str| view_of(&Route::parse(hash)) == view;
        assert!(lived.screens.iter().any(|(_, hash)| is_this(hash)), "no picture of {view}");
    }
}

/// The view that draws a route.
fn view_of(route: &Route) -> &'static str {
    match route {
        Route::Tonight => "tonight",
        Route::Now => "now",
        Route::Help => "help",
        Route::Log => "log",
        Route::After => "after",
        Route::Cramp(_) | Route::NewCramp => "cramp",
        Route::Stretch => "stretch",
        Route::Own(_) => "own",
        Route::Play(_) | Route::PlayOwn(_) => "play",
        Route::Hydration(_) | Route::Check(_) => "hydration",
        Route::Plan => "plan",
        Route::Nights => "nights",
        Route::Night(_) => "night",
        Route::Signs => "signs",
        Route::Patterns => "patterns",
        Route::Worked => "worked",
        Route::Trial => "trial",
        Route::Report => "report",
        Route::Learn(_) => "learn",
        Route::Settings => "settings",
    }
}

/// Opens a screen; some need something done first.
fn show(browser: &Browser, name: &str, hash: &str) {
    if name == "result" {
        browser.show("#/hydration");
        browser.choose("How is the light?", "Bright and white");
        browser.choose("Is it the first pee of the day?", "No");
        browser.choose("In the last day", "No");
        browser.choose("Are you 65 or over?", "No");
        browser.show("#/hydration/colour");
        browser.choose("Which is closest?", Name::Starting("4"));
        browser.tap("button", Name::Starting("Use 4"));
        browser.arrives_at(hash);
    }
    browser.show(hash);
    // A message above the screen would be on every picture.
    browser.close_notices();
}

/// States of single screens.
fn evening(studio: &mut Studio, now: Moment) {
    studio.browser.show("#/hydration/colour");
    studio.browser.choose("Which is closest?", Name::Starting("5"));
    studio.take_all("colour: chosen");
    studio.browser.show("#/nights");
    studio.browser.choose("Show as", "List");
    studio.take_all("nights: list");
    studio.browser.choose("Show as", "Calendar");
    studio.browser.show("#/signs");
    for sign in [Sign::OneLeg, Sign::ColdLeg] {
        studio.browser.tap("checkbox", sign.says());
    }
    studio.take_all("signs: ticked");
    studio.browser.show("#/learn");
    let field = studio.browser.find("searchbox", "Search");
    studio.browser.type_into(&field, "magnesium");
    studio.take_all("learn: search");

    let mut other = Diary::default();
    for record in lived(now.plus(-150 * 24 * HOUR)).records {
        other.take(record);
    }
    let file = repository().join("target/pictures/backup.json");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, write_backup(&other, &Settings::default(), &[], now)).expect("a backup");
    studio.browser.show("#/settings");
    studio.browser.pick(&file);
    studio.browser.find("heading", "Restore this file?");
    studio.take_at("settings: restore", ".restore");
    studio.browser.tap("button", "Change nothing");
}

/// From before the start to the end.
fn player(studio: &mut Studio) {
    let phase = |studio: &Studio, wanted: &str| {
        wait_for(40, || {
            let source = "return document.querySelector('[data-phase]')?.dataset.phase";
            let phase = studio.browser.try_script(source, &[])?;
            (phase == json!(wanted)).then_some(()).ok_or_else(|| format!("the phase is {phase}"))
        });
    };
    studio.browser.show("#/play/b-standing");
    studio.browser.tap("button", "Start stretching");
    phase(studio, "ready");
    studio.take_all("player: get ready");
    phase(studio, "hold");
    studio.pass(2_300);
    wait_for(10, || {
        let left = studio.browser.script("return +document.querySelector('.ring-number').textContent", &[]);
        (left.as_i64() < Some(9)).then_some(()).ok_or_else(|| format!("{left} are left"))
    });
    studio.take_all("player: hold");
    studio.browser.tap("button", "Pause");
    studio.take_all("player: paused");
    studio.browser.tap("button", "Resume");
    phase(studio, "rest");
    studio.take_all("player: rest");
    studio.browser.tap("button", "This hurts");
    studio.take_all("player: it hurts");
    studio.browser.tap("button", "Skip this stretch");
    studio.browser.tap("button", "End");
    studio.browser.find("heading", "End here?");
    studio.take_all("player: end here?");
    studio.browser.tap("button", "End");
    studio.browser.find("heading", "Done");
    studio.take_all("player: done");
    studio.browser.tap("button", "Done");
}

/// 02:14. A cramp, and what comes after it.
fn night(studio: &mut Studio, site: &Site) {
    let ticks = |studio: &Studio, id: &str| {
        studio.browser.script(&format!("document.querySelector('#app #{id}').click()"), &[])
    };
    studio.minutes(4 * 60 + 24);
    studio.browser.open(&site.at("#/"));
    show(&studio.browser, "tonight", "#/");
    studio.take_all("tonight, at night");
    studio.browser.show("#/now");
    studio.pass(34_000);
    studio.browser.reads("0:3");
    studio.take_all("now");
    ticks(studio, "m-foot");
    ticks(studio, "p-standing");
    studio.take_all("now: foot, standing");
    ticks(studio, "m-calf");
    ticks(studio, "p-bed");
    show(&studio.browser, "help", "#/now/help");
    studio.take_all("help");
    studio.browser.show("#/");
    studio.take_all("tonight: a cramp runs");
    studio.browser.show("#/now");
    studio.minutes(10);
    studio.browser.reads("10:");
    studio.take_all("now: ten minutes");
    studio.browser.tap("button", "It has eased");
    studio.browser.arrives_at("#/now/log");
    studio.take_all("log");
    studio.browser.choose("Which leg?", "Left");
    studio.browser.choose("How bad at its worst?", "6");
    studio.take_all("log: two taps");
    studio.browser.show("#/now/after");
    studio.take_all("after");
    studio.browser.tap("button", Name::Starting("Legs up"));
    studio.browser.find("button", "Stop");
    studio.take_all("after: legs up");
    studio.browser.tap("button", "Stop");
}

/// 07:30, and the notices.
fn morning(studio: &mut Studio, site: &Site, lived: &Lived) {
    studio.minutes(5 * 60);
    studio.browser.open(&site.at("#/"));
    studio.browser.show("#/");
    studio.browser.reads("Finish this note");
    if studio.browser.shows("button", "Later") {
        studio.take_all("notice: after a long cramp");
    }
    show(&studio.browser, "tonight", "#/");
    studio.take_all("the morning after");
    let (_, night) = lived.screens.iter().find(|(name, _)| *name == "night").expect("a night");
    show(&studio.browser, "night", night);
    studio.browser.tap("button", Name::Starting("Remove Cramp"));
    studio.browser.find("button", "Undo");
    studio.take_all("notice: removed");
    studio.browser.tap("button", "Undo");
    let waits =
        "document.documentElement.dataset.update = 'waiting'; dispatchEvent(new Event('quietlegs-worker'))";
    studio.browser.show("#/nights");
    studio.browser.script(waits, &[]);
    studio.browser.find("button", "Update");
    studio.take_all("notice: a new version");
    studio.browser.before_every_page(FULL);
    studio.browser.before_every_page(BLOCK_SECOND);
    studio.browser.open("about:blank");
    studio.browser.open(&site.at("#/now"));
    studio.browser.tap("button", "It has eased");
    studio.browser.find("button", "Try again");
    studio.take_all("notice: not saved");
}

/// The doctor's page as it comes out of a printer.
pub fn print(studio: &Studio) {
    let browser = &studio.browser;
    browser.show("#/nights/report");
    browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    // A4 less its margins.
    sized(browser, (704, 1_000));
    let height = browser.script("return document.documentElement.scrollHeight", &[]);
    let height = u32::try_from(height.as_u64().expect("a height")).expect("a height");
    sized(browser, (704, height));
    println!("docs/pictures/paper.webp: {} bytes", write("docs/pictures/paper.webp", &taken(browser, 70)));
    browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    sized(browser, PHONE);
}
