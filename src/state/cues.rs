//! Makes a session heard: notes scheduled ahead on the audio clock, and lines spoken when they are due. What is heard when, and
//! what is dropped, the domain decides (`domain::score`). A silent session opens no sound at all.

use crate::platform::clock::{self, TEMPO};
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
use leptos::prelude::{Dispose, RwSignal, Set, StoredValue, WithValue, on_cleanup};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// After so many milliseconds an audio clock that runs has moved.
const MOVED: i32 = 250;
/// How long the last sounds ring out, in milliseconds.
const RINGS_OUT: i32 = 4_000;

/// What a view plays, to hand about.
pub type Playing = StoredValue<Plan>;

/// Starts a session, heard as chosen for its routine. To be called in a tap: sound and voice must be opened there.
pub fn begin(app: &App, plan: impl Into<Plan>) {
    let plan = plan.into();
    let performer = open(app, &plan);
    app.player.start(plan, performer);
}

/// Makes a session heard again that was taken up without a tap. To be called in a tap.
pub fn take_up(app: &App, choice: Playing) {
    if !app.player.is_heard() && is_wanted(app, choice) {
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
    let tones = || Rc::new(Tones { sound: RefCell::new(sound::Sound::open()), ..Tones::default() });
    (mode != Sound::Silent).then(|| {
        let voice = (mode == Sound::Voice).then(Voice::open).flatten();
        let (due, speaking) = (RefCell::default(), Cell::new(None));
        Box::new(Cues { mode, tones: tones(), voice, due, speaking }) as Box<dyn Performer>
    })
}

/// The audio clock with what is planned on it, so that it can be planned again on another one.
#[derive(Default)]
struct Tones {
    sound: RefCell<Option<sound::Sound>>,
    planned: RefCell<(f64, Vec<Tone>)>,
    check: RefCell<Option<Timer>>,
}

impl Tones {
    fn plan(&self, tones: Vec<Tone>) {
        if let Some(sound) = &*self.sound.borrow() {
            sound.schedule(&tones);
        }
        self.planned.replace((clock::precise(), tones));
    }

    /// Asks the clock to run; one that does not move all the same is given up for a new one.
    fn wake(self: &Rc<Self>) {
        let Some(before) = self.sound.borrow().as_ref().map(|sound| {
            sound.wake();
            sound.clock()
        }) else {
            return;
        };
        let weak = Rc::downgrade(self);
        let check = move || {
            let Some(tones) = weak.upgrade() else { return };
            let moved = tones.sound.borrow().as_ref().is_some_and(|sound| sound.clock() > before);
            if !moved {
                tones.begin_anew();
            }
        };
        self.check.replace(Timer::after(MOVED, check));
    }

    fn begin_anew(&self) {
        self.sound.replace(None);
        self.sound.replace(sound::Sound::open());
        let (at, tones) = self.planned.take();
        let late = clock::precise() - at;
        self.plan(tones.into_iter().map(|tone| Tone { after_ms: tone.after_ms - late, ..tone }).collect());
    }
}

/// A session that is heard.
struct Cues {
    mode: Sound,
    tones: Rc<Tones>,
    voice: Option<Voice>,
    /// What is still to be said.
    due: RefCell<Vec<Line>>,
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
        let lines = score::lines(timeline).into_iter().filter(|line| line.at >= from);
        self.due.borrow_mut().extend(lines);
        if self.speaking.get() != Some(Priority::Side) {
            self.hush();
        }
    }

    fn tell(&self, session: &Session, now: Millis) {
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
        after_ms: float(after) / float(TEMPO),
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
