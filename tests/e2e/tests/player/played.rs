//! A session that is played, against what the domain says of it: the ring, the tones heard and the sentences said, at their true time.

use domain::moment::{Millis, Moment, SECOND};
use domain::score::{self, Sound};
use domain::session::Session;
use domain::stage::Shown;
use domain::stretch::Choice;
use domain::timeline::Timeline;
use e2e::wait_for;
use serde_json::{Value, json};

use super::support::{Page, stored};

/// How far from the time it is right for a number may be seen.
const RIGHT: Millis = SECOND;
/// How far from its own time a tone may be heard.
const EXACT: f64 = 20.0;
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

    /// When it began, in milliseconds since 1970.
    pub fn begins(self) -> f64 {
        self.origin
    }

    fn session(self) -> Session {
        Session::start(self.choice, Moment::default(), 0)
    }

    /// By how many milliseconds something was shown too late or too early: 0 when it was right then. The ring must fit its number.
    #[allow(clippy::cast_possible_truncation, reason = "a session has few milliseconds")]
    fn off(self, shown: &Value) -> Millis {
        let (number, gone) = (shown[0].as_i64().unwrap(), shown[1].as_i64().unwrap());
        let position = (shown[2].as_f64().unwrap() - self.origin) as Millis;
        let session = self.session();
        let fits = |by: &Millis| {
            Shown::of(&session, position + by)
                .is_some_and(|shown| shown.left == number && 100 - shown.share == gone)
        };
        let steps = (0..=1_000).flat_map(|step| [-10 * step, 10 * step]);
        steps.into_iter().find(fits).unwrap_or(Millis::MAX).abs()
    }

    /// Waits for three numbers drawn after `since`, and looks at each of them and at the ring around it.
    pub fn ring_is_right(self, page: &impl Page, since: f64) {
        let drawn = wait_for(30, || {
            let all = page.run("return window.__drawn");
            let later = all.as_array().unwrap().iter().filter(|one| one[2].as_f64() > Some(since));
            let later: Vec<Value> = later.cloned().collect();
            if later.len() < 3 { Err(format!("only {later:?} were drawn")) } else { Ok(later) }
        });
        let worst = drawn.iter().map(|shown| self.off(shown)).max().unwrap();
        assert!(worst <= RIGHT, "shown at a wrong time: {drawn:?}, begun at {}", self.origin);
        println!("ring: {} numbers, at most {worst} ms from their time", drawn.len());
    }

    /// What was heard until now is what the domain plays, each note once and at its time; nothing is missing but what fell
    /// into a fault, from and to in milliseconds since 1970.
    #[allow(clippy::cast_precision_loss, reason = "a session has few milliseconds")]
    pub fn heard_is_right(self, heard: &[Heard], now: f64, faults: &[(f64, f64)]) {
        let notes = score::notes(&Timeline::of(self.choice, &[]), Sound::Chime);
        let mut times = vec![0; notes.len()];
        let mut worst = 0.0_f64;
        for (hertz, at) in heard {
            let off = |note: &score::Note| (at - self.origin - note.at as f64).abs();
            let note = notes
                .iter()
                .position(|note| (hertz - f64::from(note.frequency_hz)).abs() < 0.5 && off(note) <= EXACT);
            let position = (at - self.origin) / 1000.0;
            let note = note.unwrap_or_else(|| panic!("{hertz} Hz at {position} s is no note: {heard:?}"));
            times[note] += 1;
            worst = worst.max(off(&notes[note]));
        }
        for (note, times) in notes.iter().zip(&times) {
            let at = self.origin + note.at as f64;
            let lost = |(from, to): &(f64, f64)| (from - EDGE..to + EDGE).contains(&at);
            assert!(*times <= 1, "{note:?} was heard {times} times: {heard:?}");
            let excused = at > now - EDGE || faults.iter().any(lost);
            assert!(*times == 1 || excused, "{note:?} was not heard: {heard:?}");
        }
        assert!(!heard.is_empty(), "nothing was heard at all");
        println!("heard: {} of {} notes, at most {worst:.1} ms from their time", heard.len(), notes.len());
    }

    /// The same for everything heard on this page since the session began.
    pub fn is_heard_right(self, page: &impl Page, faults: &[(f64, f64)]) {
        // Nothing that is heard between the two questions may be missed.
        let (now, mut all) = (now(page), heard(page));
        all.retain(|(_, at)| *at >= self.origin);
        self.heard_is_right(&all, now, faults);
    }

    /// Every sentence of the session, once each and in order.
    pub fn sentences(self) -> Vec<String> {
        let session = self.session();
        let (mut said, mut before): (Vec<String>, Option<(usize, bool)>) = (Vec::new(), None);
        for tenth in 0..session.timeline().total() / (SECOND / 10) {
            let shown = Shown::of(&session, tenth * SECOND / 10).unwrap();
            let half = shown.is_half_way();
            let begins = before.is_none_or(|(index, _)| index != shown.index);
            let halves = half && before.is_some_and(|(_, was)| !was);
            if (begins || halves) && !shown.said().is_empty() {
                said.push(shown.said());
            }
            before = Some((shown.index, half));
        }
        said.dedup();
        said
    }

    /// What was said so far came in the order of the domain, and nothing came twice.
    pub fn is_said_in_order(self, page: &impl Page) {
        let all = self.sentences();
        let said = said(page);
        let mut rest = all.iter();
        for one in &said {
            assert!(rest.any(|text| text == one), "“{one}” is strange, twice or out of order: {said:?}");
        }
        assert!(!said.is_empty(), "nothing was said at all");
    }
}

/// Every sentence said on this page so far.
pub fn said(page: &impl Page) -> Vec<String> {
    let all = page.run("return window.__said");
    all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
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
    page.run("return window.__now()").as_f64().unwrap()
}

/// Nobody finished anything.
pub fn nothing_is_noted(page: &impl Page) {
    let all =
        page.run("return Object.keys(localStorage).filter((key) => /^quietlegs\\/3\\/stretch\\//.test(key))");
    assert_eq!(all, json!([]), "something was noted that nobody finished");
}
