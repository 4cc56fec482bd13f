//! A session that is played, against what the domain says of it: the number in the ring and the tones heard, at their true time.

use domain::moment::{Millis, Moment, SECOND};
use domain::score::{self, Sound};
use domain::session::Session;
use domain::stage::Shown;
use domain::stretch::Choice;
use domain::timeline::Timeline;
use e2e::wait_for;
use serde_json::json;

use crate::support::{Page, stored};

/// How far from the time it is right for a number may be seen, and how far from its own a tone may be heard.
const RIGHT: Millis = SECOND;
/// A tone this near to a note is that note: the nearest two of one pitch are 800 ms apart.
const NEAR: f64 = 150.0;
/// What was planned so shortly before or after a fault may be heard or not.
const EDGE: f64 = 400.0;

/// A session and its true beginning, in milliseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub struct Played {
    choice: Choice,
    origin: f64,
}

/// A tone that was heard: hertz, and milliseconds since 1970.
pub type Heard = (f64, f64);

impl Played {
    /// The session that runs on this page now; a clock that is set later does not change it.
    pub fn on(page: &impl Page, choice: Choice) -> Played {
        let origin = wait_for(10, || {
            let stored = stored(page);
            stored["running"][0].as_f64().ok_or_else(|| stored.to_string())
        });
        Played { choice, origin }
    }

    /// The same after a pause, which moves its beginning.
    pub fn on_again(self, page: &impl Page) -> Played {
        Played::on(page, self.choice)
    }

    /// Which set it is.
    pub fn choice(self) -> Choice {
        self.choice
    }

    /// When it began, in milliseconds since 1970.
    pub fn begins(self) -> f64 {
        self.origin
    }

    fn shows(self, position: Millis) -> Option<Millis> {
        Shown::of(&Session::start(self.choice, Moment::default(), 0), position).map(|shown| shown.left)
    }

    /// By how many milliseconds a number was shown too late or too early: 0 when it was right then.
    #[allow(clippy::cast_possible_truncation, reason = "a session has few milliseconds")]
    fn off(self, number: Millis, at: f64) -> Millis {
        let position = (at - self.origin) as Millis;
        let steps = (0..=40).flat_map(|step| [-100 * step, 100 * step]);
        let off = steps.into_iter().find(|by| self.shows(position + by) == Some(number));
        off.unwrap_or(Millis::MAX).abs()
    }

    /// Waits for three numbers drawn after `since`, and looks at each of them, and at what stands there at any moment.
    pub fn ring_is_right(self, page: &impl Page, since: f64) {
        let drawn = wait_for(20, || {
            let all = page.run("return window.__drawn");
            let all = all
                .as_array()
                .unwrap()
                .iter()
                .map(|one| (one[0].as_i64().unwrap(), one[1].as_f64().unwrap()));
            let all: Vec<_> = all.filter(|(_, at)| *at > since).collect();
            if all.len() < 3 { Err(format!("only {all:?} were drawn")) } else { Ok(all) }
        });
        let worst = drawn.iter().map(|(number, at)| self.off(*number, *at)).max().unwrap();
        assert!(worst <= RIGHT, "drawn at a wrong time: {drawn:?}, begun at {}", self.origin);
        let now = page.run(
            "return [Number(document.querySelector('[role=timer] .ring-number').textContent), window.__wall(performance.now())]",
        );
        let off = self.off(now[0].as_i64().unwrap(), now[1].as_f64().unwrap());
        assert!(off <= RIGHT, "{} stands there {off} ms from its time", now[0]);
        println!(
            "ring: {} numbers drawn at most {worst} ms from their time, seen {off} ms from it",
            drawn.len()
        );
    }

    /// What was heard until now is what the domain plays, each note once and at its time; nothing is missing but what fell
    /// into a fault, from and to in milliseconds since 1970. Gives back how far from its time a tone was at most.
    #[allow(clippy::cast_precision_loss, reason = "a session has few milliseconds")]
    pub fn heard_is_right(self, heard: &[Heard], now: f64, faults: &[(f64, f64)]) -> f64 {
        let notes = score::notes(&Timeline::of(self.choice, &[]), Sound::Chime);
        let mut times = vec![0; notes.len()];
        let mut worst = 0.0_f64;
        for (hertz, at) in heard {
            let note = notes.iter().position(|note| {
                (hertz - f64::from(note.frequency_hz)).abs() < 0.5
                    && (at - self.origin - note.at as f64).abs() <= NEAR
            });
            let position = (at - self.origin) / 1000.0;
            let note = note.unwrap_or_else(|| panic!("{hertz} Hz at {position} s is no note: {heard:?}"));
            times[note] += 1;
            worst = worst.max((at - self.origin - notes[note].at as f64).abs());
        }
        for (note, times) in notes.iter().zip(&times) {
            let at = self.origin + note.at as f64;
            let lost = |(from, to): &(f64, f64)| (from - EDGE..to + EDGE).contains(&at);
            assert!(*times <= 1, "{note:?} was heard {times} times: {heard:?}");
            assert!(
                *times == 1 || at > now - EDGE || faults.iter().any(lost),
                "{note:?} was not heard: {heard:?}"
            );
        }
        worst
    }

    /// The same for everything heard on this page so far.
    pub fn is_heard_right(self, page: &impl Page, faults: &[(f64, f64)]) -> f64 {
        // Nothing that is heard between the two questions may be missed.
        let (now, all) = (now(page), heard(page));
        let worst = self.heard_is_right(&all, now, faults);
        assert!(!all.is_empty(), "nothing was heard at all");
        println!("heard: {} tones, each once and at most {worst:.0} ms from its time", all.len());
        worst
    }
}

/// Every tone that was heard on this page so far.
pub fn heard(page: &impl Page) -> Vec<Heard> {
    let all = page.run("return window.__heard().tones");
    all.as_array().unwrap().iter().map(|one| (one[0].as_f64().unwrap(), one[1].as_f64().unwrap())).collect()
}

/// What made each audio context of this page, and how many are open.
pub fn contexts(page: &impl Page) -> (Vec<String>, u64) {
    let all = page.run("return window.__heard()");
    let by = all["contexts"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned());
    (by.collect(), all["open"].as_u64().unwrap())
}

/// The true time, in milliseconds since 1970.
pub fn now(page: &impl Page) -> f64 {
    page.run("return window.__wall(performance.now())").as_f64().unwrap()
}

/// Nobody finished anything.
pub fn nothing_is_noted(page: &impl Page) {
    let all =
        page.run("return Object.keys(localStorage).filter((key) => /^quietlegs\\/2\\/stretch\\//.test(key))");
    assert_eq!(all, json!([]), "something was noted that nobody finished");
}
