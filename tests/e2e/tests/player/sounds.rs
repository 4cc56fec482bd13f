//! What is heard: the notes of the domain, at their time on the audio clock; and in silence, nothing at all.

use domain::score::{self, Sound};
use domain::stretch::Choice;
use domain::timeline::Timeline;
use e2e::{Engine, Site, wait_for};
use serde_json::{Value, json};

use crate::support::{at_the_list, is_done, start};

/// The fast build's session clock.
const TEMPO: f64 = 60.0;

/// Writes down each tone as it is scheduled, on the page's clock, and each context made.
const RECORDER: &str = "{
    const heard = window.__heard = { contexts: 0, tones: [] };
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
        constructor(...parts) { super(...parts); heard.contexts += 1; }
    };
    const { start, stop } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when = 0) {
        this.__tone = { frequency: this.frequency.value, when, at: Date.now() + 1000 * (when - this.context.currentTime), stopped: false };
        heard.tones.push(this.__tone);
        return start.call(this, when);
    };
    OscillatorNode.prototype.stop = function (when) {
        if (when === undefined) this.__tone.stopped = true;
        return stop.call(this, when);
    };
}";

/// A frequency, which single precision keeps whole.
fn hertz(value: &Value) -> u16 {
    format!("{:.0}", value.as_f64().unwrap()).parse().unwrap()
}

fn tones(all: &Value) -> Vec<(f64, u16)> {
    let kept = all["tones"].as_array().unwrap().iter().filter(|one| one["stopped"] == json!(false));
    kept.map(|one| (one["at"].as_f64().unwrap(), hertz(&one["frequency"]))).collect()
}

#[test]
#[allow(clippy::cast_precision_loss, reason = "a session has few milliseconds")]
fn a_chime_plays_every_note_of_the_domain_at_its_time() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, RECORDER);
    browser.choose("Sound", "Chime");
    let choice = start(&browser, "b-standing");
    let origin = wait_for(10, || {
        let stored = crate::support::stored(&browser);
        stored["running"][0].as_f64().map(|origin| origin / TEMPO).ok_or_else(|| stored.to_string())
    });
    is_done(&browser, 30);
    let all = browser.script("return window.__heard", &[]);
    assert_eq!(all["contexts"], json!(1));
    let notes = score::notes(&Timeline::of(choice, &[]), Sound::Chime);
    let heard = tones(&all);
    assert_eq!(heard.len(), notes.len(), "one tone for each note");
    let mut worst = 0.0_f64;
    for (note, (at, hertz)) in notes.iter().zip(&heard) {
        assert_eq!(note.frequency_hz, *hertz);
        let wanted = origin + note.at as f64 / TEMPO;
        worst = worst.max((at - wanted).abs());
        assert!((at - wanted).abs() <= 20.0, "a note of {hertz} Hz at {} is {} ms off", note.at, at - wanted);
    }
    println!("sound: {} notes, at most {worst:.1} ms from the session clock", notes.len());
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_pause_silences_what_was_planned_and_going_on_plans_it_anew() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, RECORDER);
    browser.choose("Sound", "Chime");
    start(&browser, "b-standing");
    browser.tap("button", "Pause");
    let left = || browser.script("return window.__heard.tones.filter((one) => !one.stopped).length", &[]);
    browser.find("button", "Resume");
    let paused = browser.script(
        "const now = Date.now(); return window.__heard.tones.filter((one) => !one.stopped && one.at > now + 5).length",
        &[],
    );
    assert_eq!(paused, json!(0), "nothing is to come while it waits");
    browser.tap("button", "Resume");
    wait_for(10, || if left() == json!(0) { Err("nothing planned".into()) } else { Ok(()) });
    is_done(&browser, 30);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_silent_session_opens_no_sound() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, RECORDER);
    start(&browser, "b-standing");
    browser.tap("button", "Pause");
    browser.tap("button", "Resume");
    is_done(&browser, 30);
    assert_eq!(browser.script("return window.__heard.contexts", &[]), json!(0));
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

#[test]
fn the_voice_is_the_device_s_own_and_names_the_leg() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, VOICES);
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

#[test]
fn a_device_without_a_voice_is_told_so() {
    let site = Site::fast();
    let (launch, browser) = at_the_list(Engine::Chromium, &site, &VOICES.replace("[far, own]", "[far]"));
    browser.choose("Sound", "Voice");
    browser.reads("no English voice of its own");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
