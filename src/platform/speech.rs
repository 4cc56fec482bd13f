//! A voice of the device itself. Voices that would speak over the network are never used.

use crate::platform::{Listener, window};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The voice, ready to speak. It falls silent when dropped.
pub struct Voice {
    synthesis: SpeechSynthesis,
    speaker: SpeechSynthesisVoice,
    /// What is being said. The browser may forget it in the middle of a word if nobody holds it.
    held: std::cell::RefCell<Option<SpeechSynthesisUtterance>>,
}

/// How loud, 0 to 1: a partner is asleep.
const VOLUME: f32 = 0.5;
/// How fast, 1 is usual.
const RATE: f32 = 0.9;

impl Voice {
    /// Takes the device's own English voice and wakes it; it must be called in a tap. `None` where there is none.
    pub fn open() -> Option<Self> {
        let synthesis = synthesis()?;
        let speaker = own(&synthesis)?;
        let voice = Self { synthesis, speaker, held: std::cell::RefCell::new(None) };
        // An iPhone speaks later only if it spoke once in a tap.
        voice.say(" ");
        Some(voice)
    }

    /// Says something after what is being said now.
    pub fn say(&self, text: &str) {
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else { return };
        utterance.set_voice(Some(&self.speaker));
        utterance.set_lang(&self.speaker.lang());
        utterance.set_volume(VOLUME);
        utterance.set_rate(RATE);
        self.synthesis.speak(&utterance);
        self.held.replace(Some(utterance));
    }

    /// Whether something is being said.
    pub fn is_speaking(&self) -> bool {
        self.synthesis.speaking() || self.synthesis.pending()
    }

    /// Falls silent at once.
    pub fn hush(&self) {
        self.synthesis.cancel();
    }
}

/// What speaks, where there is such a thing: some browsers have none, and then the property is missing.
fn synthesis() -> Option<SpeechSynthesis> {
    let found = window()?.speech_synthesis().ok()?;
    (!AsRef::<wasm_bindgen::JsValue>::as_ref(&found).is_undefined()).then_some(found)
}

/// The device's own English voice: its usual one, else the first.
fn own(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis.get_voices();
    let all = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let own: Vec<_> = all.filter(|voice| voice.local_service() && voice.lang().starts_with("en")).collect();
    own.iter().find(|voice| voice.default()).or(own.first()).cloned()
}

/// Whether this device has an English voice of its own, as far as the browser knows now. Asking makes it look.
pub fn is_here() -> bool {
    synthesis().is_some_and(|synthesis| own(&synthesis).is_some())
}

/// Calls when the browser has found voices.
#[must_use]
pub fn on_found(mut call: impl FnMut() + 'static) -> Option<Listener> {
    let synthesis = synthesis()?;
    Listener::on(synthesis.unchecked_ref::<EventTarget>(), "voiceschanged", move |_| call())
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.hush();
    }
}
