//! What is heard: the notes of the domain, at their time on the audio clock; and in silence, nothing at all.

use domain::moment::SECOND;
use domain::score;
use domain::timeline::Timeline;
use e2e::{Browser, Engine, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::{Value, json};

use super::played::{Played, contexts, heard, now};
use super::support::{
    Page, at_the_list, ends_well, is_done, pass, pass_until_done, playground, start, waits_at,
};

/// Opens the card of another set in the list.
fn open_set(browser: &Browser, routine: &str) {
    let source =
        "const one = document.querySelector(`#set-${arguments[0]} summary`); one?.click(); return !!one";
    wait_for(10, || match browser.try_script(source, &[json!(routine)]) {
        Ok(Value::Bool(true)) => Ok(()),
        other => Err(format!("{other:?}")),
    });
}

fn a_chime_plays_every_note_of_the_domain_at_its_time(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    for id in ["b-standing", "c-standing", "e-standing"] {
        if id != "b-standing" {
            open_set(&browser, &id[..1]);
        }
        browser.choose("Sound", "Chime");
        let choice = start(&browser, id);
        let played = Played::on(&browser, choice);
        pass_until_done(&browser);
        pass(&browser, 5 * SECOND);
        println!("{}: {id}", engine.slug());
        played.is_heard_right(&browser, &[]);
        browser.press("Done");
        browser.go_to("#/stretch");
    }
    let (made, open) = contexts(&browser);
    assert_eq!((made.len(), open), (3, 0), "one for each session, and none is left");
    ends_well(&site, launch, browser);
}

fn a_pause_silences_what_was_planned_and_going_on_plans_it_anew(engine: Engine) {
    let (site, launch, browser) = playground(engine, "");
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    pass(&browser, 5 * SECOND);
    browser.tap("button", "Pause");
    browser.find("button", "Resume");
    let (at, before) = (waits_at(&browser, |_| true), heard(&browser));
    played.is_heard_right(&browser, &[]);
    pass(&browser, 120 * SECOND);
    assert_eq!(heard(&browser), before, "nothing is heard while it waits");
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    let later = played.on_again(&browser);
    pass_until_done(&browser);
    pass(&browser, 5 * SECOND);
    let after = heard(&browser).split_off(before.len());
    let (goes_on, rest) = after.split_first().unwrap();
    #[allow(clippy::cast_precision_loss, reason = "a session has few milliseconds")]
    let countdown_ends = later.begins() + at as f64;
    assert!((goes_on.0 - 330.0).abs() < 0.5, "{after:?}");
    assert!((goes_on.1 - countdown_ends).abs() <= 20.0, "after the countdown: {after:?}");
    later.heard_is_right(rest, now(&browser), &[(0.0, countdown_ends)]);
    ends_well(&site, launch, browser);
}

#[test]
fn a_silent_session_opens_no_sound() {
    let (site, launch, browser) = playground(Engine::Chromium, "");
    start(&browser, "b-standing");
    browser.tap("button", "Pause");
    browser.tap("button", "Resume");
    pass_until_done(&browser);
    assert_eq!(contexts(&browser).0.len(), 0);
    ends_well(&site, launch, browser);
}

/// Writes down each tone that the browser itself has played to its end.
const ENDED: &str = "{
    const ended = window.__ended = [];
    const { start, stop } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
        this.addEventListener('ended', () => { if (!this.stopped) ended.push(this.frequency.value); });
        return start.call(this, when);
    };
    OscillatorNode.prototype.stop = function (when) {
        if (when === undefined) this.stopped = true;
        return stop.call(this, when);
    };
}";

#[test]
fn the_browser_s_own_sound_plays_what_is_planned() {
    let site = Site::with_faults();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, ENDED);
    browser.choose("Sound", "Chime");
    start(&browser, "b-standing");
    is_done(&browser, 60);
    // It is let ring out: two notes for the end of the last hold, and the last.
    wait_for(20, || {
        let ended = browser.run("return window.__ended.map((hertz) => Math.round(hertz))");
        let ended = ended.as_array().unwrap().clone();
        if ended.last() == Some(&json!(196)) && ended.len() > 60 { Ok(()) } else { Err(format!("{ended:?}")) }
    });
    ends_well(&site, launch, browser);
}

/// A device with one voice of its own, which says each line at once, and one over the network.
const VOICES: &str = "{
    const said = window.__spoken = [];
    const own = { localService: true, lang: 'en-GB', default: false, name: 'own', voiceURI: 'own' };
    const far = { localService: false, lang: 'en-GB', default: true, name: 'far', voiceURI: 'far' };
    const synthesis = { getVoices: () => [far, own], speaking: false, pending: false, cancel() {}, addEventListener() {}, removeEventListener() {},
        speak(one) { said.push([one.voice?.name, one.text, one.volume, one.rate]); } };
    Object.defineProperty(window, 'speechSynthesis', { get: () => synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}";

fn the_voice_is_the_device_s_own_and_says_every_line(engine: Engine) {
    let (site, launch, browser) = playground(engine, VOICES);
    browser.choose("Sound", "Voice");
    browser.reads("A quiet voice of this device");
    let choice = start(&browser, "b-standing");
    pass_until_done(&browser);
    let all = browser.run("return window.__spoken");
    let all = all.as_array().unwrap();
    assert!(all.iter().all(|one| one[0] == json!("own")), "{all:?}");
    // A space primes it, in the tap.
    let said: Vec<&str> = all.iter().filter_map(|one| one[1].as_str()).filter(|text| *text != " ").collect();
    let lines: Vec<String> =
        score::lines(&Timeline::of(choice, &[])).into_iter().map(|line| line.text).collect();
    assert_eq!(said, lines);
    ends_well(&site, launch, browser);
}

in_every_engine!(a_chime_plays_every_note_of_the_domain_at_its_time);
in_every_engine_with_all!(
    a_pause_silences_what_was_planned_and_going_on_plans_it_anew,
    the_voice_is_the_device_s_own_and_says_every_line,
);

#[test]
fn a_device_without_a_voice_is_told_so() {
    let site = Site::with_faults();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, &VOICES.replace("[far, own]", "[far]"));
    browser.choose("Sound", "Voice");
    browser.reads("no English voice of its own");
    ends_well(&site, launch, browser);
}
