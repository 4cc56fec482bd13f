//! Soft tones, made here and scheduled ahead on the audio clock, so that they come on time also when the page sleeps.
//!
//! It must be opened in a tap. The silent switch of a phone is respected: nothing asks to play over it.

use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState, GainNode, OscillatorNode, OscillatorType};

/// One tone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tone {
    /// When it begins, in milliseconds from now; what is past is left out.
    pub after_ms: f64,
    /// Its frequency, in hertz.
    pub hertz: f32,
    /// Its length, in milliseconds.
    pub length_ms: f64,
    /// Its loudest, 0 to 1.
    pub gain: f32,
    /// How long it takes to become loud, in milliseconds.
    pub attack_ms: f64,
}

/// The audio clock and what is scheduled on it. Everything stops when it is dropped.
pub struct Sound {
    context: AudioContext,
    scheduled: RefCell<Vec<(OscillatorNode, GainNode)>>,
}

impl Sound {
    /// Opens it. `None` where the browser has no sound.
    pub fn open() -> Option<Self> {
        let context = AudioContext::new().ok()?;
        let sound = Self { context, scheduled: RefCell::new(Vec::new()) };
        sound.wake();
        Some(sound)
    }

    /// Asks the audio clock to run: it may be suspended until a tap, or interrupted by a call or a locked screen.
    pub fn wake(&self) {
        if self.context.state() != AudioContextState::Running
            && let Ok(promise) = self.context.resume()
        {
            wasm_bindgen_futures::spawn_local(async move {
                // Refused without a tap: then the next tap asks again.
                let _woken = JsFuture::from(promise).await.is_ok();
            });
        }
    }

    /// Whether it was closed or interrupted: such a clock may never run again.
    pub fn is_lost(&self) -> bool {
        // "interrupted" is a state of iOS alone, unknown to the list of states.
        !matches!(self.context.state(), AudioContextState::Running | AudioContextState::Suspended)
    }

    /// The audio clock, in seconds.
    pub fn clock(&self) -> f64 {
        self.context.current_time()
    }

    /// Schedules tones in place of what was scheduled before.
    pub fn schedule(&self, tones: &[Tone]) {
        self.silence();
        let now = self.context.current_time();
        for tone in tones.iter().filter(|tone| tone.after_ms >= 0.0) {
            if let Some(nodes) = self.tone(tone, now) {
                self.scheduled.borrow_mut().push(nodes);
            }
        }
    }

    fn tone(&self, tone: &Tone, now: f64) -> Option<(OscillatorNode, GainNode)> {
        let start = now + tone.after_ms / 1_000.0;
        let (attack, length) = (tone.attack_ms / 1_000.0, tone.length_ms / 1_000.0);
        let source = self.context.create_oscillator().ok()?;
        let loudness = self.context.create_gain().ok()?;
        source.set_type(OscillatorType::Sine);
        source.frequency().set_value(tone.hertz);
        let gain = loudness.gain();
        gain.set_value_at_time(0.0, start).ok()?;
        gain.linear_ramp_to_value_at_time(tone.gain, start + attack).ok()?;
        gain.linear_ramp_to_value_at_time(0.0, start + length).ok()?;
        source.connect_with_audio_node(&loudness).ok()?;
        loudness.connect_with_audio_node(&self.context.destination()).ok()?;
        source.start_with_when(start).ok()?;
        source.stop_with_when(start + length + 0.05).ok()?;
        Some((source, loudness))
    }

    /// Takes back everything scheduled; a tone that sounds stops.
    pub fn silence(&self) {
        for (source, loudness) in self.scheduled.borrow_mut().drain(..) {
            // Stopping what has ended is refused, and was wanted anyway.
            drop(source.stop());
            drop(loudness.disconnect());
        }
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.silence();
        if let Ok(promise) = self.context.close() {
            wasm_bindgen_futures::spawn_local(async move {
                let _closed = JsFuture::from(promise).await.is_ok();
            });
        }
    }
}
