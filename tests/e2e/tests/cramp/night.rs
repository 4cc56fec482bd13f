//! In the night: few taps and nothing typed, ten minutes and what then, the help read aloud, a session that waits.

use domain::body::{Muscle, Position};
use domain::content::{cramp, warning};
use domain::cramp::{Ending, Helped, Relief, Side};
use domain::relief::instruction;
use e2e::{Browser, Engine, in_every_engine, wait_for};
use serde_json::json;

use super::support::{clock_at, kept, pass, phone, shifted};

/// Counts every tap and every key of the page.
const COUNTER: &str = "window.__did = { taps: 0, keys: 0 };
    addEventListener('pointerdown', () => { window.__did.taps += 1; }, true);
    addEventListener('keydown', () => { window.__did.keys += 1; }, true);";

fn did(browser: &Browser) -> (u64, u64) {
    let did = browser.script("return window.__did", &[]);
    (did["taps"].as_u64().unwrap(), did["keys"].as_u64().unwrap())
}

/// Waits until the app has taken over from the static page.
fn is_up(browser: &Browser) {
    wait_for(20, || {
        let boot = browser.script("return document.documentElement.dataset.boot", &[]);
        (boot == json!("ready")).then_some(()).ok_or_else(|| "the app does not start".to_owned())
    });
}

fn from_opening_to_logged_it_takes_four_taps_and_no_typing(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    site.inject(COUNTER);
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    browser.tap("button", "It has eased");
    browser.says("status", "Saved");
    let (taps, keys) = did(&browser);
    println!("taps: {} opened on Tonight and kept: {taps} taps, {keys} keys", engine.slug());
    assert_eq!((taps, keys), (2, 0), "from Tonight to an entry that is kept");

    // From the shortcut, with every question of the night answered.
    // A page of the same origin that does not start the app.
    browser.open(&site.at("rescue.html"));
    browser.open(&site.at("#/now"));
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("Which leg?", "Left");
    browser.choose("How bad at its worst?", "7");
    browser.choose("What helped most?", "Standing on it");
    browser.says("status", "Saved. Sleep well.");
    let (taps, keys) = did(&browser);
    println!("taps: {} opened on Cramp now and told: {taps} taps, {keys} keys", engine.slug());
    assert_eq!((taps, keys), (4, 0), "from Cramp now to everything told");
    let told = kept(&browser).into_iter().next_back().unwrap();
    assert_eq!((told.muscle, told.side), (Some(Muscle::Calf), Some(Side::Left)));
    assert_eq!((told.relief, told.helped), (vec![Relief::Standing], Some(Helped::Yes)));
    assert!(matches!(told.ending, Ending::Measured(_)));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn after_ten_minutes_the_help_changes_and_is_read_first(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    clock_at(&site, 2, 14);
    browser.open(&site.at("#/now"));
    is_up(&browser);
    pass(&browser, 9);
    browser.reads("9:");
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    pass(&browser, 1);
    browser.find("heading", warning::LONGER.text);
    browser.says("alert", warning::STOP_AND_ASK.text);
    browser.reads(warning::NOT_EASING.text);
    browser.screenshot("ten-minutes");
    assert!(!browser.text().contains(cramp::GENTLY.text), "it still says to stretch");
    wait_for(10, || {
        let focus = browser.script("return document.activeElement.textContent", &[]);
        (focus == json!(warning::LONGER.text)).then_some(()).ok_or_else(|| format!("focus is on {focus}"))
    });
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    assert!(matches!(kept(&browser)[0].ending, Ending::Measured(length) if length >= 600_000));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_session_waits_while_the_leg_cramps_and_goes_on_after(engine: Engine) {
    let (site, launch, browser) = phone(engine);
    browser.open(&site.at("#/stretch"));
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.go_to("#/play/a-standing");
    browser.tap("button", "Start stretching");
    browser.find("button", "Pause");
    browser.go_to("#/now");
    browser.find("button", "It has eased");
    let stored = || super::support::session(&browser);
    let waits = wait_for(10, || {
        let stored = stored();
        (!stored["paused"].is_null()).then_some(stored.clone()).ok_or_else(|| format!("it runs on: {stored}"))
    });
    browser.tap("button", "It has eased");
    browser.press("Finish in the morning");
    browser.tap("link", "Go on stretching");
    browser.find("button", "Resume");
    assert_eq!(stored()["paused"], waits["paused"], "it moved while it waited");
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    browser.quit();
    launch.forget();
}

in_every_engine!(
    from_opening_to_logged_it_takes_four_taps_and_no_typing,
    after_ten_minutes_the_help_changes_and_is_read_first,
    a_session_waits_while_the_leg_cramps_and_goes_on_after,
);

/// A speech that writes down what it is asked to say. `VOICES` stands for its voices.
const SPEECH: &str = "{
    const said = window.__said = [];
    let speaking = false;
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
        getVoices: () => VOICES,
        speak: (one) => { if (one.text.trim()) { said.push([one.text, one.voice?.name ?? 'none']); speaking = true; } },
        cancel: () => { if (speaking) said.push(['', 'cancel']); speaking = false; },
    });
    Object.defineProperty(synthesis, 'speaking', { get: () => speaking });
    Object.defineProperty(synthesis, 'pending', { get: () => false });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}";

#[test]
fn the_help_is_read_aloud_only_when_asked_and_by_a_voice_of_the_device() {
    let (site, launch, browser) = phone(Engine::Chromium);
    let voices = "[{ name: 'cloud', lang: 'en-GB', localService: false, default: true },
        { name: 'own', lang: 'en-GB', localService: true, default: false }]";
    site.inject(&SPEECH.replace("VOICES", voices));
    browser.open(&site.at("#/now"));
    let button = browser.find("button", "Read aloud");
    let said = || browser.script("return window.__said", &[]);
    browser.choose("Where is the cramp?", "Calf");
    assert_eq!(said(), json!([]), "it spoke unasked");
    let words = |muscle| format!("{} {}", instruction(muscle, Position::Bed).text, cramp::GENTLY.text);
    let becomes = |wanted: serde_json::Value| {
        wait_for(10, || if said() == wanted { Ok(()) } else { Err(format!("{} is not {wanted}", said())) });
    };
    browser.tap("button", "Read aloud");
    becomes(json!([[words(Muscle::Calf), "own"]]));
    browser.choose("Where is the cramp?", "Foot");
    becomes(json!([[words(Muscle::Calf), "own"], ["", "cancel"], [words(Muscle::Foot), "own"]]));
    browser.tap("button", "Read aloud");
    becomes(json!([
        [words(Muscle::Calf), "own"],
        ["", "cancel"],
        [words(Muscle::Foot), "own"],
        ["", "cancel"]
    ]));
    browser.choose("Where is the cramp?", "Calf");
    let pressed = browser.script("return document.querySelector('.reads > .btn').ariaPressed", &[]);
    assert_eq!((pressed, said().as_array().unwrap().len()), (json!("false"), 4), "{} goes on", button.name);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn where_there_is_no_voice_that_is_said() {
    let (site, launch, browser) = phone(Engine::Chromium);
    let voices = "[{ name: 'cloud', lang: 'en-GB', localService: false, default: true }]";
    site.inject(&SPEECH.replace("VOICES", voices));
    browser.open(&site.at("#/now"));
    browser.tap("button", "Read aloud");
    browser.says("status", "This device has no voice of its own, so nothing is read.");
    assert_eq!(browser.script("return window.__said", &[]), json!([]), "a voice of the network was used");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn where_the_app_never_comes_ten_minutes_open_the_emergency_card_once() {
    let (site, launch, browser) = phone(Engine::Chromium);
    site.inject(&format!(
        "{{ {} }} WebAssembly.instantiateStreaming = () => new Promise(() => {{}});",
        shifted("0")
    ));
    browser.open(&site.at("#/now"));
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    pass(&browser, 9);
    browser.reads("9:");
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    pass(&browser, 1);
    browser.find("heading", "Get help");
    browser.press("Back to the cramp help");
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    browser.reads("10:");
    assert!(browser.text().contains(cramp::GENTLY.text), "the way back is closed");
    browser.quit();
    launch.forget();
}
