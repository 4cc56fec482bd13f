//! Sets of the person's own: made, changed, put in order, played, given away as a file, removed and brought back.

use std::fs;
use std::path::PathBuf;

use domain::content::own as said;
use domain::diary::EntryKind;
use domain::exchange::{self, LARGEST_ROUTINE, NotARoutine};
use domain::moment::SECOND;
use domain::score::Sound;
use domain::sheet::{Fault, OwnRoutine};
use domain::stretch::{Choice, Sides, Stretch};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

/// A browser on the fast build, with the questions answered, at the list.
fn at_the_list(engine: Engine, site: &Site) -> (Launch, Browser) {
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/stretch"));
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.find("heading", "Your own");
    (launch, browser)
}

/// Types into a field and leaves it.
fn fill(browser: &Browser, group: &str, role: &str, name: &str, text: &str) {
    let field = browser.find_in(group, role, name);
    browser.write(&field, text);
    browser.script("document.activeElement.blur()", &[]);
}

/// Chooses in a list that opens.
fn select(browser: &Browser, group: &str, name: &str, value: &str) {
    browser.find_in(group, "combobox", name);
    let source = "const group = [...document.querySelectorAll('fieldset')].find((one) => one.querySelector('legend').textContent.startsWith(arguments[0]));
        const label = [...group.querySelectorAll('label')].find((one) => one.textContent === arguments[1]);
        label.control.value = arguments[2];
        label.control.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.script(source, &[json!(group), json!(name), json!(value)]);
}

/// The stored sets, by name.
fn kept(browser: &Browser) -> Vec<Value> {
    let mut all: Vec<Value> = browser.kept_sheets(EntryKind::Routine);
    all.sort_by_key(|one| one["name"].to_string());
    all
}

/// Waits until the one stored set fits.
fn keeps(browser: &Browser, what: &str, fits: impl Fn(&Value) -> bool) {
    wait_for(10, || match kept(browser).as_slice() {
        [one] if fits(one) => Ok(()),
        other => Err(format!("{what}: {other:?}")),
    });
}

/// The steps on the page, in order.
fn order(browser: &Browser) -> Vec<String> {
    let all = browser
        .script("return [...document.querySelectorAll('.own-step h2')].map((one) => one.innerText)", &[]);
    all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn is_ordered(browser: &Browser, wanted: &[&str]) {
    wait_for(10, || {
        let found = order(browser);
        if found == wanted { Ok(()) } else { Err(format!("the steps are {found:?}")) }
    });
}

fn is_done(browser: &Browser) {
    wait_for(60, || if browser.shows("heading", "Done") { Ok(()) } else { Err(browser.text()) });
}

fn a_set_is_made_played_through_a_reload_and_stands_on_the_night(engine: Engine) {
    let site = Site::fast();
    let (launch, browser) = at_the_list(engine, &site);
    browser.reads(said::NONE_YET);
    browser.tap("button", "Add your own");
    browser.find("heading", "Your own set");
    fill(&browser, "", "textbox", "Name", "Evening calf");
    let calf = "1. Calf at the wall";
    fill(&browser, calf, "spinbutton", "Hold, seconds", "500");
    browser.says("alert", said::fault(Fault::Hold));
    // Long enough for a slow driver to tap "Pause": a second here is a minute there.
    fill(&browser, calf, "spinbutton", "Hold, seconds", "100");
    fill(&browser, calf, "spinbutton", "Rest, seconds", "0");
    browser.tap("button", "Add a stretch");
    is_ordered(&browser, &[calf, "2. Calf at the wall"]);
    select(&browser, "2. Calf", "Stretch", "quad-side");
    is_ordered(&browser, &[calf, "2. Front of thigh, lying on your side"]);
    select(&browser, "2. Front", "Legs", "left");
    fill(&browser, "2. Front", "spinbutton", "Hold, seconds", "10");
    fill(&browser, "2. Front", "spinbutton", "How often", "1");
    browser.find_in("2. Front", "button", "Move Front of thigh, lying on your side up");
    browser.tap("button", "Move Front of thigh, lying on your side up");
    is_ordered(&browser, &["1. Front of thigh, lying on your side", "2. Calf at the wall"]);
    wait_for(10, || {
        let said = browser.script("return document.querySelector('.own [role=status]').textContent", &[]);
        let right = said == json!("Front of thigh, lying on your side is now 1 of 2.");
        if right { Ok(()) } else { Err(format!("it says {said}")) }
    });
    browser.screenshot("own-set");
    let whole = json!([
        { "stretch": "quad-side", "sides": "left", "hold": 10, "repetitions": 1, "rest": 0 },
        { "stretch": "calf-wall", "sides": "each", "hold": 100, "repetitions": 3, "rest": 0 },
    ]);
    keeps(&browser, "made", |own| own["name"] == "Evening calf" && own["steps"] == whole);
    browser.tap("link", "Back");
    browser.find("link", "Edit Evening calf");
    browser.reload();
    browser.find("heading", "Evening calf");
    browser.screenshot("own-list");

    browser.tap("button", "Start Evening calf");
    browser.tap("button", "Pause");
    browser.reload();
    browser.find("button", "Resume");
    browser.reads("of 2.");
    // What becomes of the set meanwhile does nothing to the session.
    browser.go_to("#/stretch");
    browser.tap("link", "Edit Evening calf");
    browser.tap("button", "Remove Front of thigh, lying on your side");
    is_ordered(&browser, &[calf]);
    browser.tap("button", "Remove this set");
    browser.find("heading", "Stretch");
    browser.go_to("#/");
    browser.tap("link", "Go on stretching");
    browser.find("button", "Resume");
    browser.reads("of 2.");
    browser.tap("button", "Resume");
    is_done(&browser);
    browser.reads("Evening calf. All of it.");
    browser.reads("Left leg held 5 min 10 s");
    browser.reads("Right leg held 5 min");
    browser.tap("button", "Done");
    browser.go_to("#/nights");
    browser.reads("Evening calf All of it. Held: left 5 min 10 s, right 5 min.");
    browser.reload();
    browser.reads("Evening calf All of it. Held: left 5 min 10 s, right 5 min.");
    browser.screenshot("own-night");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// Files that are no set, and what is said of each.
fn other_files(launch: &Launch) -> Vec<(PathBuf, NotARoutine)> {
    let own = OwnRoutine::begin(Stretch::CalfChair);
    let text = exchange::write_routine(&own);
    let picture = fs::read(Site::release().root.join("icons/icon-192.png")).unwrap();
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let files = [
        ("picture.png", picture, NotARoutine::NotText),
        ("empty.json", Vec::new(), NotARoutine::Empty),
        ("cut.json", text[..text.len() / 2].into(), NotARoutine::Cut),
        ("deep.json", deep.into_bytes(), NotARoutine::Other),
        ("other.json", br#"{"app":"stretchy","steps":[]}"#.into(), NotARoutine::Other),
        ("shopping.txt", b"Milk, socks".into(), NotARoutine::Other),
        ("backup.json", br#"{"app":"quietlegs","format":2,"records":[]}"#.into(), NotARoutine::Backup),
        ("newer.json", text.replace("\"format\": 1", "\"format\": 2").into(), NotARoutine::Newer),
        ("damaged.json", text.replace("\"hold\": 10", "\"hold\": \"ten\"").into(), NotARoutine::Damaged),
        ("unknown.json", text.replace("calf-chair", "splits").into(), NotARoutine::Unknown),
        (
            "long.json",
            text.replace("\"hold\": 10", "\"hold\": 600").into(),
            NotARoutine::Fault(Some(0), Fault::Hold),
        ),
        ("large.json", vec![b' '; LARGEST_ROUTINE + 1], NotARoutine::TooLarge),
    ];
    let place = |name: &str, bytes: Vec<u8>| {
        let path = launch.profile.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    files.into_iter().map(|(name, bytes, why)| (place(name, bytes), why)).collect()
}

fn any_file_gets_a_sentence_and_a_set_is_taken_beside_the_others(engine: Engine) {
    let site = Site::fast();
    let (launch, browser) = at_the_list(engine, &site);
    browser.find("button", "Open a routine file");
    for (file, why) in other_files(&launch) {
        browser.pick(&file);
        browser.find("heading", "Not opened");
        browser.says("alert", &said::not_a_routine(why));
        if why == NotARoutine::TooLarge {
            browser.screenshot("own-not-opened");
        }
        browser.tap("button", "Close");
    }
    assert_eq!(kept(&browser), [] as [Value; 0], "something was taken");
    let mut own = OwnRoutine::of(Choice::from_id("d2-bed").unwrap(), Sound::Chime).unwrap();
    own.name = "From a friend".into();
    own.steps[0].sides = Sides::Right;
    let file = launch.profile.join("set.json");
    fs::write(&file, exchange::write_routine(&own)).unwrap();
    browser.pick(&file);
    browser.find("heading", "Take “From a friend”?");
    browser.reads("Right leg only.");
    browser.screenshot("own-file");
    browser.tap("button", "Change nothing");
    assert_eq!(kept(&browser), [] as [Value; 0], "something was taken");
    browser.pick(&file);
    browser.tap("button", "Add to your own");
    browser.says("status", said::TAKEN_IN);
    browser.find("button", "Start From a friend");
    keeps(&browser, "taken", |kept| kept["name"] == "From a friend" && kept["steps"][0]["sides"] == "right");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_set_is_made_played_through_a_reload_and_stands_on_the_night);
in_every_engine_with_all!(any_file_gets_a_sentence_and_a_set_is_taken_beside_the_others);

#[test]
fn a_set_of_the_app_is_copied_shared_opened_removed_and_brought_back() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site);
    browser.download_to(&launch.profile);
    browser.tap("button", "Make your own from this");
    browser.find("heading", "Your own set");
    let steps = json!([
        { "stretch": "calf-wall", "sides": "each", "hold": 10, "repetitions": 3, "rest": 10 },
        { "stretch": "hamstring-step", "sides": "each", "hold": 10, "repetitions": 3, "rest": 10 },
    ]);
    keeps(&browser, "copied", |own| own["name"] == "Short set, standing" && own["steps"] == steps);
    browser.tap("button", "Share");
    browser.says("status", said::HANDED_OVER);
    let shared = wait_for(10, || {
        let files = fs::read_dir(&launch.profile).unwrap().map(|entry| entry.unwrap().path());
        let mut files = files.filter(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            name.starts_with("quiet-legs-set-2") && file.extension().is_some_and(|end| end == "json")
        });
        files.next().ok_or("no set was downloaded".to_owned())
    });
    browser.tap("button", "Make a copy");
    wait_for(10, || {
        let mut names: Vec<String> = kept(&browser).iter().map(|own| own["name"].to_string()).collect();
        names.sort();
        if names == [r#""Short set, standing (copy)""#, r#""Short set, standing""#] {
            Ok(())
        } else {
            Err(format!("{names:?}"))
        }
    });
    browser.reads("Your own set");
    assert_eq!(browser.value(&browser.find("textbox", "Name")), "Short set, standing (copy)");
    browser.tap("button", "Remove this set");
    browser.says("status", "Removed.");
    browser.find("button", "Start Short set, standing");
    assert!(!browser.shows("button", "Start Short set, standing (copy)"));
    browser.tap("button", "Undo");
    browser.find("button", "Start Short set, standing (copy)");
    browser.pick(&shared);
    browser.find("heading", "Take “Short set, standing”?");
    browser.tap("button", "Add to your own");
    wait_for(10, || {
        let all: Vec<Value> = kept(&browser).iter().map(|own| own["steps"].clone()).collect();
        if all == [steps.clone(), steps.clone(), steps.clone()] { Ok(()) } else { Err(format!("{all:?}")) }
    });
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn moving_a_step_keeps_the_finger_on_it() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site);
    browser.tap("button", "Make your own from this");
    let (calf, thigh) = ("Calf at the wall", "Back of thigh, on a step");
    is_ordered(&browser, &[&format!("1. {calf}"), &format!("2. {thigh}")]);
    assert!(!browser.shows("button", "Move Calf at the wall up"), "it is the first");
    assert!(!browser.shows("button", "Move Back of thigh, on a step down"), "it is the last");
    let has_focus = |name: &str| {
        wait_for(10, || {
            let on = browser.script("return document.activeElement.getAttribute('aria-label')", &[]);
            if on == json!(name) { Ok(()) } else { Err(format!("focus is on {on}, not on {name}")) }
        });
    };
    browser.tap("button", "Move Calf at the wall down");
    is_ordered(&browser, &[&format!("1. {thigh}"), &format!("2. {calf}")]);
    has_focus("Move Calf at the wall up");
    browser.tap("button", "Move Calf at the wall up");
    has_focus("Move Calf at the wall down");
    browser.tap("button", "Remove Calf at the wall");
    is_ordered(&browser, &[&format!("1. {thigh}")]);
    assert!(!browser.shows("button", Name::Starting("Remove Back")), "a set has a stretch");
    // A field that is left with something else keeps what was there, and the set does not start.
    fill(&browser, "", "textbox", "Name", "");
    browser.says("alert", said::fault(Fault::NoName));
    browser.tap("button", "Start stretching");
    wait_for(10, || {
        let on = browser.script("return document.activeElement.type", &[]);
        if on == json!("text") { Ok(()) } else { Err(format!("focus is on {on}")) }
    });
    fill(&browser, "", "textbox", "Name", "Thigh");
    fill(&browser, "1. Back", "spinbutton", "Hold, seconds", "100");
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn what_the_answers_rule_out_is_said_and_has_a_gentler_one() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site);
    browser.tap("button", "Make your own from this");
    browser.find("heading", "Your own set");
    browser.tap("link", "Back");
    browser.tap("button", "Change answers");
    browser.tap("checkbox", Name::Starting("A fall in the last year"));
    browser.reads(said::LEFT_OUT);
    assert!(!browser.shows("button", "Start Short set, standing"));
    browser.screenshot("own-ruled-out");
    let own = kept(&browser);
    let address = browser.find("link", "Edit Short set, standing");
    assert_eq!((own.len(), address.role.as_str()), (1, "link"));
    browser.tap("link", "Edit Short set, standing");
    browser.reads(said::NOT_FOR_NOW);
    assert!(!browser.shows("button", "Start stretching"));
    browser.screenshot("own-gentler");
    browser.tap("button", "Use Calf, with a towel, on a chair, instead");
    browser.tap("button", "Use Back of thigh, sitting, on a chair, instead");
    browser.find("button", "Start stretching");
    assert!(!browser.text().contains(said::LEFT_OUT));
    keeps(&browser, "gentler", |own| {
        own["steps"][0]["stretch"] == "calf-chair" && own["steps"][1]["stretch"] == "hamstring-chair"
    });
    // An address that was kept does not open what is ruled out.
    browser.go_to("#/stretch");
    browser.tap("link", "Edit Short set, standing");
    select(&browser, "1. Calf", "Stretch", "calf-wall");
    browser.says("status", said::LEFT_OUT);
    let hash = browser.script("return location.hash.replace('#/stretch/own/', '#/play/own/')", &[]);
    browser.go_to(hash.as_str().unwrap());
    browser.find("link", "Choose another set");
    assert!(!browser.shows("button", "Start stretching"));
    browser.go_to("#/play/own/nothing");
    browser.find("heading", "This set is not here");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn one_leg_and_no_rest_are_shown_and_held_as_they_are() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site);
    let mut own = OwnRoutine::begin(Stretch::CalfWall);
    own.name = "Left calf".into();
    own.steps[0].sides = Sides::Left;
    own.steps[0].hold = 120 * SECOND;
    own.steps[0].rest = 0;
    let file = launch.profile.join("left.json");
    fs::write(&file, exchange::write_routine(&own)).unwrap();
    browser.pick(&file);
    browser.tap("button", "Add to your own");
    browser.tap("button", "Start Left calf");
    browser.tap("button", "Pause");
    for _ in 0..4 {
        browser.tap("button", "Back");
    }
    browser.reads("Next: LEFT, hold 1 of 3");
    browser.tap("button", "Skip");
    browser.reads("Next: LEFT, hold 2 of 3");
    browser.tap("button", "This hurts");
    browser.find("button", "Try it sitting down");
    browser.tap("button", "End");
    browser.find("heading", "Done");
    browser.reads("Right leg held 0 s");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
