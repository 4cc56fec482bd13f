//! What is heard: the notes of the domain, at their time on the audio clock; and in silence, nothing at all.

use domain::moment::SECOND;
use domain::score;
use domain::stretch::Choice;
use domain::timeline::Timeline;
use e2e::{Engine, Site, in_every_engine, wait_for};
use serde_json::json;

use crate::played::{Played, contexts, heard, now};
use crate::support::{
    AUDIO, CLOCK, Page, at_the_list, at_the_list_out_of_time, is_done, open_set, pass, pass_until_done, start,
};

/// Milliseconds a tone may be from its time.
const EXACT: f64 = 20.0;

fn shims() -> String {
    format!("{CLOCK}\n{AUDIO}")
}

fn a_chime_plays_every_note_of_the_domain_at_its_time(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list_out_of_time(engine, &site, &shims());
    for id in ["b-standing", "c-standing", "e-standing"] {
        if id != "b-standing" {
            open_set(&browser, &id[..1]);
        }
        browser.choose("Sound", "Chime");
        let choice = start(&browser, id);
        let played = Played::on(&browser, choice);
        pass_until_done(&browser);
        pass(&browser, 5 * SECOND);
        let all: Vec<_> = heard(&browser).into_iter().filter(|(_, at)| *at >= played.begins()).collect();
        let worst = played.heard_is_right(&all, now(&browser), &[]);
        assert!(worst <= EXACT, "{worst} ms");
        println!("sound: {id}, {} notes, at most {worst:.1} ms from the session clock", all.len());
        browser.press("Done");
        browser.go_to("#/stretch");
    }
    let (made, open) = contexts(&browser);
    assert_eq!((made.len(), open), (3, 0), "one for each session, and none is left");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_pause_silences_what_was_planned_and_going_on_plans_it_anew(engine: Engine) {
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list_out_of_time(engine, &site, &shims());
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let played = Played::on(&browser, choice);
    pass(&browser, 5 * SECOND);
    browser.tap("button", "Pause");
    browser.find("button", "Resume");
    let paused = now(&browser);
    pass(&browser, 60 * SECOND);
    let before = heard(&browser);
    played.heard_is_right(&before, paused, &[]);
    assert_eq!(before.len(), 1, "nothing is heard while it waits");
    browser.tap("button", "Resume");
    browser.find("button", "Pause");
    let (resumed, later) = (now(&browser), Played::on(&browser, choice));
    pass_until_done(&browser);
    pass(&browser, 5 * SECOND);
    let after = heard(&browser).split_off(1);
    let (goes_on, rest) = after.split_first().unwrap();
    assert!((goes_on.0 - 330.0).abs() < 0.5, "{after:?}");
    assert!((goes_on.1 - resumed - 3_000.0).abs() <= EXACT, "after the countdown: {after:?}");
    let worst = later.heard_is_right(rest, now(&browser), &[(0.0, resumed + 3_000.0)]);
    assert!(worst <= EXACT, "{worst} ms");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_silent_session_opens_no_sound(engine: Engine) {
    let site = Site::with_faults();
    let (launch, browser) = at_the_list(engine, &site, &shims());
    start(&browser, "b-standing");
    browser.tap("button", "Pause");
    browser.tap("button", "Resume");
    is_done(&browser, 30);
    assert_eq!(contexts(&browser).0.len(), 0);
    browser.quit().is_clean(&site.url());
    launch.forget();
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
    let site = Site::release().taking_faults();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, ENDED);
    browser.choose("Sound", "Chime");
    start(&browser, "b-standing");
    // The first hold: begins, three seconds, ends.
    let wanted = json!([330, 196, 196, 196, 330, 247]);
    wait_for(40, || {
        let ended = browser.run("return window.__ended.map((hertz) => Math.round(hertz))");
        if ended == wanted { Ok(()) } else { Err(ended.to_string()) }
    });
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// A device with one voice of its own, which says each line at once, and one over the network.
const VOICES: &str = "{
    const said = window.__said = [];
    const own = { localService: true, lang: 'en-GB', default: false, name: 'own', voiceURI: 'own' };
    const far = { localService: false, lang: 'en-GB', default: true, name: 'far', voiceURI: 'far' };
    const synthesis = { getVoices: () => [far, own], speaking: false, pending: false, cancel() {}, addEventListener() {}, removeEventListener() {},
        speak(one) { said.push([one.voice?.name, one.text, one.volume, one.rate]); } };
    Object.defineProperty(window, 'speechSynthesis', { get: () => synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}";

fn the_voice_is_the_device_s_own_and_names_the_leg(engine: Engine) {
    let site = Site::with_faults();
    let (launch, browser) = at_the_list(engine, &site, VOICES);
    browser.choose("Sound", "Voice");
    browser.reads("A quiet voice of this device");
    let choice: Choice = start(&browser, "b-standing");
    is_done(&browser, 30);
    let all = browser.script("return window.__said", &[]);
    let all = all.as_array().unwrap();
    assert!(all.iter().all(|one| one[0] == json!("own")), "{all:?}");
    let lines: Vec<String> =
        score::lines(&Timeline::of(choice, &[])).into_iter().map(|line| line.text).collect();
    let said: Vec<&str> = all.iter().filter_map(|one| one[1].as_str()).filter(|text| *text != " ").collect();
    let strange: Vec<_> = said.iter().filter(|text| !lines.iter().any(|line| line == **text)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    assert!(said.iter().filter(|text| text.contains("leg. Hold")).count() >= 4, "{said:?}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn a_device_without_a_voice_is_told_so(engine: Engine) {
    let site = Site::with_faults();
    let (launch, browser) = at_the_list(engine, &site, &VOICES.replace("[far, own]", "[far]"));
    browser.choose("Sound", "Voice");
    browser.reads("no English voice of its own");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    a_chime_plays_every_note_of_the_domain_at_its_time,
    a_pause_silences_what_was_planned_and_going_on_plans_it_anew,
    a_silent_session_opens_no_sound,
    the_voice_is_the_device_s_own_and_names_the_leg,
    a_device_without_a_voice_is_told_so,
);
