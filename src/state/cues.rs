//! Makes a session heard: notes scheduled ahead on the audio clock, and lines spoken when they are due. What is heard when, and
//! what is dropped, the domain decides (`domain::score`). A silent session opens no sound at all.

use crate::platform::clock;
use crate::platform::sound::{self, Tone};
use crate::platform::speech::{self, Voice};
use crate::platform::timer::Timer;
use crate::state::App;
use crate::state::player::Performer;
use domain::cue::{Cue, CueKind};
use domain::moment::Millis;
use domain::score::{self, ATTACK_MS, Line, Note, Priority, Sound, Speak};
use domain::session::Session;
use domain::stretch::{Plan, Played};
use leptos::prelude::{Dispose, GetUntracked, RwSignal, Set, StoredValue, WithValue, on_cleanup};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// After so many milliseconds an audio clock that was asked to run has moved.
const MOVED: i32 = 250;
/// An audio clock that stood for so many milliseconds is stuck.
const STUCK: f64 = 1_000.0;
/// So many milliseconds the audio clock may be apart from the page's before all is planned anew: it reads in steps of up to 40.
const SLIP: f64 = 100.0;
/// How long the last sounds ring out, in milliseconds.
const RINGS_OUT: i32 = 4_000;

/// What a view plays, to hand about.
pub type Playing = StoredValue<Plan>;

/// Starts a session, heard as chosen for its routine, unless the answers rule it out. To be called in a tap: sound and voice must
/// be opened there.
pub fn begin(app: &App, plan: impl Into<Plan>) {
    let plan = plan.into();
    if app.leg.get_untracked().is_some() {
        return;
    }
    let performer = open(app, &plan);
    app.player.start(plan, performer);
}

/// Makes a session heard again that was taken up without a tap, or whose sound got stuck. To be called in a tap.
pub fn take_up(app: &App, choice: Playing) {
    if app.player.is_heard() {
        app.player.touch();
    } else if is_wanted(app, choice) {
        app.player.hear(choice.with_value(|plan| open(app, plan)));
    }
}

/// Whether something of this routine is to be heard.
pub fn is_wanted(app: &App, choice: Playing) -> bool {
    choice.with_value(|plan| mode(app, plan)) != Sound::Silent
}

/// How a plan is heard: a set of the person's own says it itself.
fn mode(app: &App, plan: &Plan) -> Sound {
    match &plan.played {
        Played::Set(choice) => app.preferences.with_now(|settings| settings.sound(choice.routine)),
        Played::Own { .. } => plan.sound.unwrap_or_default(),
    }
}

/// Whether this device has a voice of its own, followed as long as the owner lives: browsers look for voices when first asked.
pub fn has_voice() -> RwSignal<bool> {
    let here = RwSignal::new(speech::is_here());
    let found = StoredValue::new_local(speech::on_found(move || here.set(speech::is_here())));
    on_cleanup(move || found.dispose());
    here
}

fn open(app: &App, plan: &Plan) -> Option<Box<dyn Performer>> {
    let mode = mode(app, plan);
    (mode != Sound::Silent).then(|| {
        let voice = (mode == Sound::Voice).then(Voice::open).flatten();
        let (due, begun, speaking) = (RefCell::default(), Cell::new(false), Cell::new(None));
        Box::new(Cues { mode, tones: Tones::open(), voice, due, begun, speaking }) as Box<dyn Performer>
    })
}

/// The audio clock with what is planned on it, so that it can be planned again on another one.
struct Tones {
    sound: RefCell<Option<sound::Sound>>,
    planned: RefCell<Vec<Tone>>,
    /// Both clocks when that was planned.
    at: Cell<Clocks>,
    /// Both clocks when the audio clock was last seen to move.
    moved: Cell<Clocks>,
    check: RefCell<Option<Timer>>,
}

/// The page's clock and the audio clock, in milliseconds.
#[derive(Clone, Copy)]
struct Clocks {
    page: f64,
    audio: f64,
}

impl Tones {
    fn open() -> Rc<Self> {
        let none = Cell::new(Clocks { page: clock::precise(), audio: 0.0 });
        let sound = RefCell::new(sound::Sound::open());
        let tones = Self {
            sound,
            planned: RefCell::default(),
            at: none.clone(),
            moved: none,
            check: RefCell::default(),
        };
        Rc::new(tones)
    }

    fn clocks(&self) -> Clocks {
        let audio = self.sound.borrow().as_ref().map_or(0.0, |sound| 1_000.0 * sound.clock());
        Clocks { page: clock::precise(), audio }
    }

    fn plan(&self, tones: Vec<Tone>) {
        if let Some(sound) = &*self.sound.borrow() {
            sound.schedule(&tones);
        }
        self.planned.replace(tones);
        self.at.set(self.clocks());
    }

    /// What is still to come of the plan, planned at its own time on the clock as it is now.
    fn plan_again(&self) {
        let late = clock::precise() - self.at.get().page;
        let tones = self.planned.take().into_iter();
        self.plan(tones.map(|tone| Tone { after_ms: tone.after_ms - late, ..tone }).collect());
    }

    /// Looks how the audio clock goes. One that stood and runs again, or began late, is behind: then all is planned anew.
    fn look(&self) {
        let now = self.clocks();
        if now.audio > self.moved.get().audio {
            self.moved.set(now);
            let at = self.at.get();
            if ((now.page - at.page) - (now.audio - at.audio)).abs() > SLIP {
                self.plan_again();
            }
        }
    }

    /// In a tap: a clock that is lost, or stuck, is given up for a new one at once. Later than this it might not be let run.
    fn touch(self: &Rc<Self>) {
        self.look();
        let is_lost = self.sound.borrow().as_ref().is_some_and(sound::Sound::is_lost);
        if is_lost || clock::precise() - self.moved.get().page > STUCK {
            self.begin_anew();
        }
        self.wake();
    }

    /// Asks the clock to run; one that does not move all the same is given up for a new one.
    fn wake(self: &Rc<Self>) {
        let before = self.clocks().audio;
        if let Some(sound) = &*self.sound.borrow() {
            sound.wake();
        }
        let weak = Rc::downgrade(self);
        let check = move || {
            let Some(tones) = weak.upgrade() else { return };
            if tones.clocks().audio > before {
                tones.look();
            } else {
                tones.begin_anew();
            }
        };
        self.check.replace(Timer::after(MOVED, check));
    }

    fn begin_anew(&self) {
        // The old one is silent before the new one is planned on: nothing is heard twice.
        self.sound.replace(None);
        self.sound.replace(sound::Sound::open());
        self.moved.set(self.clocks());
        self.plan_again();
    }
}

/// A session that is heard.
struct Cues {
    mode: Sound,
    tones: Rc<Tones>,
    voice: Option<Voice>,
    /// What is still to be said.
    due: RefCell<Vec<Line>>,
    /// Whether anything was planned yet.
    begun: Cell<bool>,
    speaking: Cell<Option<Priority>>,
}

impl Performer for Cues {
    fn plan(&self, session: &Session, now: Millis) {
        self.due.borrow_mut().clear();
        if session.is_paused() {
            self.tones.plan(Vec::new());
            self.hush();
            return;
        }
        let (from, wait) = (session.position(now), session.countdown(now));
        let timeline = session.timeline();
        let mut notes = score::notes(timeline, self.mode);
        notes.retain(|note| note.at >= from);
        let begins = notes.first().is_some_and(|note| note.at == from);
        if wait > 0 && !begins {
            let again = Cue { at: from, kind: CueKind::GoesOn };
            notes.extend(score::notes_of(timeline, self.mode, &[again]));
        }
        self.tones.plan(notes.iter().map(|note| tone(note, note.at - from + wait)).collect());
        self.due.replace(score::to_say(timeline, from, !self.begun.replace(true)));
        if self.speaking.get() != Some(Priority::Side) {
            self.hush();
        }
    }

    fn tell(&self, session: &Session, now: Millis) {
        self.tones.look();
        let Some(voice) = &self.voice else { return };
        if session.is_paused() || session.countdown(now) > 0 {
            return;
        }
        let position = session.position(now);
        let mut all = self.due.borrow_mut();
        all.retain(|line| !line.is_late(position));
        let due = all.iter().take_while(|line| line.at <= position).count();
        let speaking = self.speaking.get().filter(|_| voice.is_speaking());
        let said = match score::choose(all.get(..due).unwrap_or_default(), position, speaking) {
            Speak::Nothing => return,
            Speak::Say(index) => index,
            Speak::Instead(index) => {
                voice.hush();
                index
            }
        };
        let line = all.remove(said);
        self.speaking.set(Some(line.priority));
        voice.say(&line.text);
    }

    fn wake(&self) {
        self.tones.wake();
    }

    fn touch(&self) {
        self.tones.touch();
    }

    fn finish(self: Box<Self>) {
        let last = self.due.borrow().last().map(|line| line.text.clone());
        if let (Some(voice), Some(last)) = (&self.voice, last) {
            voice.say(&last);
        }
        let mut kept = Some(self);
        // Let go on purpose: it fires once, and a page that is left takes it along.
        std::mem::forget(Timer::after(RINGS_OUT, move || drop(kept.take())));
    }
}

impl Cues {
    fn hush(&self) {
        if let Some(voice) = &self.voice {
            voice.hush();
        }
        self.speaking.set(None);
    }
}

/// A note `after` so many milliseconds of the session.
fn tone(note: &Note, after: Millis) -> Tone {
    Tone {
        after_ms: float(after) / float(clock::tempo()),
        hertz: f32::from(note.frequency_hz),
        length_ms: f64::from(note.length_ms),
        gain: note.gain,
        attack_ms: f64::from(ATTACK_MS),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a few minutes in milliseconds")]
fn float(millis: Millis) -> f64 {
    millis as f64
}
