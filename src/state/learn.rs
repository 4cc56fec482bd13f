//! Reading: what was looked for and which card was open, so that "back" finds the same place; and the voice that reads a card aloud.

use crate::platform::document;
use crate::platform::speech::Voice;
use crate::platform::timer::Timer;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How often the voice is asked whether it is done with a line, in milliseconds.
const LISTEN: i32 = 250;

thread_local! {
    /// What was looked for last. It lives as long as the page.
    static QUERY: RefCell<String> = const { RefCell::new(String::new()) };
    /// The card that was open, until the list has come back to it.
    static OPEN: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What was looked for last.
pub fn query() -> String {
    QUERY.with_borrow(Clone::clone)
}

/// Keeps what is looked for.
pub fn look_for(text: &str) {
    QUERY.set(text.to_owned());
}

/// A card is open: the document bears its title, and the list will come back to it.
pub fn opened(id: &'static str, title: &'static str) {
    OPEN.set(Some(id));
    // After the title of the view, which is set in an effect of its own.
    Effect::new(move || document::set_title(&format!("{title} · Quiet Legs")));
}

/// The card that was open; told once.
pub fn last_open() -> Option<&'static str> {
    OPEN.take()
}

/// How far reading aloud has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// Nothing is being read.
    Silent,
    /// It is being read.
    Reading,
    /// This device has no voice of its own.
    NoVoice,
}

/// Reads lines aloud, one after the other. It falls silent when its owner goes.
#[derive(Clone, Copy)]
pub struct Reader {
    state: RwSignal<Aloud>,
    reading: StoredValue<Option<(Timer, Rc<Voice>)>, LocalStorage>,
}

impl Reader {
    /// A reader that is silent.
    pub fn new() -> Self {
        let reader = Self { state: RwSignal::new(Aloud::Silent), reading: StoredValue::new_local(None) };
        on_cleanup(move || reader.reading.dispose());
        reader
    }

    /// How far it has come, followed.
    pub fn state(self) -> Aloud {
        self.state.get()
    }

    /// Begins to read, or says that there is no voice. To be called in a tap: a voice must be opened there.
    pub fn read(self, lines: Vec<String>) {
        let Some(voice) = Voice::open() else {
            self.state.set(Aloud::NoVoice);
            return;
        };
        let voice = Rc::new(voice);
        let speaker = Rc::clone(&voice);
        // One line at a time: a long text is cut off by some browsers, and falling silent is quick.
        let mut rest = lines.into_iter();
        let tell = move || {
            if speaker.is_speaking() {
                return;
            }
            match rest.next() {
                Some(line) => speaker.say(&line),
                None => self.hush(),
            }
        };
        if let Some(timer) = Timer::every(LISTEN, tell) {
            self.reading.set_value(Some((timer, voice)));
            self.state.set(Aloud::Reading);
        }
    }

    /// Falls silent.
    pub fn hush(self) {
        let Some((timer, voice)) = self.reading.try_update_value(Option::take).flatten() else { return };
        voice.hush();
        self.state.set(Aloud::Silent);
        // The timer may be what calls this: it is let go once it has returned.
        let mut kept = Some((timer, voice));
        std::mem::forget(Timer::after(0, move || drop(kept.take())));
    }
}
