//! The help in a cramp, read aloud when it is asked for, by a voice of the device itself. Nothing is said before a tap.
//!
//! The voice comes with the rest of the app; a tap before that is remembered.

use crate::platform::speech::Voice;
use leptos::prelude::*;
use std::cell::RefCell;

/// Says a text in place of what is being said, and answers whether this device has a voice. An empty text is silence; then the
/// answer is whether something was being said.
pub type Speaker = fn(&str) -> bool;

/// The reading slice.
#[derive(Clone, Copy)]
pub struct Aloud {
    wanted: RwSignal<bool>,
    speaker: RwSignal<Option<Speaker>>,
    mute: RwSignal<bool>,
}

impl Aloud {
    /// Silent.
    pub fn new() -> Self {
        Self { wanted: RwSignal::new(false), speaker: RwSignal::new(None), mute: RwSignal::new(false) }
    }

    /// Takes the one who speaks.
    pub fn give(self, speaker: Speaker) {
        self.speaker.set(Some(speaker));
    }

    /// Whether it is to be read, followed.
    pub fn is_on(self) -> bool {
        self.wanted.get()
    }

    /// Whether it was asked for where there is no voice, followed.
    pub fn is_mute(self) -> bool {
        self.wanted.get() && self.mute.get()
    }

    /// A tap: reads, or falls silent in the middle of it. What was read to its end is read again.
    pub fn toggle(self) {
        let cut_short = self.say("");
        self.wanted.set(!(cut_short && self.wanted.get_untracked()));
    }

    /// Reads what is shown, and what comes in its place, as long as the owner lives.
    pub fn follow(self, shown: impl Fn() -> String + Send + Sync + 'static) {
        Effect::new(move || {
            let here = self.speaker.get().is_some();
            if self.wanted.get() && here {
                self.mute.set(!self.say(&shown()));
            }
        });
        on_cleanup(move || {
            self.wanted.set(false);
            self.say("");
        });
    }

    fn say(self, text: &str) -> bool {
        self.speaker.get_untracked().is_some_and(|speaker| speaker(text))
    }
}

thread_local! {
    static VOICE: RefCell<Option<Voice>> = const { RefCell::new(None) };
}

/// Speaks with the device's own voice. It is opened by the first tap.
pub fn speak(text: &str) -> bool {
    VOICE.with_borrow_mut(|voice| {
        if text.is_empty() {
            let speaking = voice.as_ref().is_some_and(Voice::is_speaking);
            *voice = None;
            return speaking;
        }
        if let Some(voice) = voice {
            voice.hush();
        } else {
            *voice = Voice::open();
        }
        if let Some(voice) = voice {
            voice.say(text);
        }
        voice.is_some()
    })
}
