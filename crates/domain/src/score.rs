//! What is heard in a session, as data: the notes of the chimes and the lines of the voice. The shell plays them.
//!
//! Every sound is a sine below 400 Hz that swells in over [`ATTACK_MS`] and stays at or under [`PEAK`]: somebody sleeps in the
//! same room. Silence is a mode like the others; nothing is told by sound alone.
//! Where to look next: `score/voice.rs` for what is spoken, and what is dropped when it comes too late.

mod voice;

pub use voice::{Line, Priority, Speak, choose, lines, to_say};

use crate::cue::{Cue, CueKind};
use crate::moment::Millis;
use crate::timeline::{Kind, Timeline};

/// Time in which a note swells from nothing to its gain, in milliseconds.
pub const ATTACK_MS: u16 = 60;
/// The loudest gain of any note, of 1.
pub const PEAK: f32 = 0.10;

/// How a session is heard. Chosen for each routine; silent until chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sound {
    /// Not at all.
    #[default]
    Silent,
    /// Notes.
    Chime,
    /// Spoken lines, and the soft ticks of the last three seconds.
    Voice,
}

impl Sound {
    /// Every mode, in the order shown.
    pub const ALL: [Self; 3] = [Self::Silent, Self::Chime, Self::Voice];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Silent => "Silent",
            Self::Chime => "Chime",
            Self::Voice => "Voice",
        }
    }

    /// The word in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Chime => "chime",
            Self::Voice => "voice",
        }
    }

    /// Reads the stored word.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sound| sound.id() == text)
    }
}

/// One note.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// Position in the session, in milliseconds from its start; the last notes ring on after its end.
    pub at: Millis,
    /// Hertz, below 400.
    pub frequency_hz: u16,
    /// Length with the swelling, in milliseconds.
    pub length_ms: u16,
    /// Loudness after swelling in, of 1, at most [`PEAK`].
    pub gain: f32,
}

/// A note of a motif: milliseconds after its cue, hertz, milliseconds, gain.
type Motif = [(Millis, u16, u16, f32)];

/// Something begins.
const BEGIN: &Motif = &[(0, 330, 700, PEAK)];
/// Half of a hold is over.
const HALF: &Motif = &[(0, 262, 500, 0.06)];
/// One of the last three seconds.
const LAST: &Motif = &[(0, 196, 180, 0.04)];
/// A hold is over: falling.
const END: &Motif = &[(0, 330, 350, PEAK), (350, 247, 450, PEAK)];
/// The other leg, or the next stretch: rising, twice, after the end of the hold has rung out.
const CHANGE: &Motif =
    &[(1_000, 247, 250, PEAK), (1_250, 330, 250, PEAK), (1_800, 247, 250, PEAK), (2_050, 330, 250, PEAK)];
/// All is done: low and long, after the end of the hold has rung out.
const FINISH: &Motif = &[(1_000, 196, 1_400, PEAK)];

/// The notes of one cue.
fn motif(timeline: &Timeline, sound: Sound, kind: CueKind) -> &'static Motif {
    let kind_at = |index: usize| timeline.segments().get(index).map(|segment| segment.kind);
    match (sound, kind) {
        (Sound::Chime | Sound::Voice, CueKind::Last(_)) => LAST,
        (Sound::Silent | Sound::Voice, _) => &[],
        // A rest begins with the end of the hold, which is heard; getting ready is seen by whoever tapped "Start".
        (Sound::Chime, CueKind::Begin(index)) if kind_at(index) != Some(Kind::Hold) => &[],
        (Sound::Chime, CueKind::Begin(_) | CueKind::GoesOn) => BEGIN,
        (Sound::Chime, CueKind::HalfWay(_)) => HALF,
        (Sound::Chime, CueKind::End(_)) => END,
        (Sound::Chime, CueKind::ChangeSide(_) | CueKind::NextStretch(_)) => CHANGE,
        (Sound::Chime, CueKind::Finished) => FINISH,
    }
}

/// The notes of some cues, such as those just heard.
pub fn notes_of(timeline: &Timeline, sound: Sound, cues: &[Cue]) -> Vec<Note> {
    let of_cue = |cue: &Cue| {
        let at = cue.at;
        motif(timeline, sound, cue.kind).iter().map(move |(after, frequency_hz, length_ms, gain)| Note {
            at: at + after,
            frequency_hz: *frequency_hz,
            length_ms: *length_ms,
            gain: *gain,
        })
    };
    cues.iter().flat_map(of_cue).collect()
}

/// Every note of a session, in order. After "Back", "Skip" or more time the rest is to be planned anew from the new timeline.
pub fn notes(timeline: &Timeline, sound: Sound) -> Vec<Note> {
    notes_of(timeline, sound, &timeline.cues(-1, timeline.total()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::SECOND;
    use crate::stretch::Choice;

    fn timeline(id: &str) -> Timeline {
        Timeline::of(Choice::from_id(id).unwrap(), &[])
    }

    fn heard(id: &str, from: Millis, to: Millis) -> Vec<(Millis, u16)> {
        let notes = notes(&timeline(id), Sound::Chime);
        let inside = notes.iter().filter(|note| (from * SECOND..to * SECOND).contains(&note.at));
        inside.map(|note| (note.at, note.frequency_hz)).collect()
    }

    #[test]
    fn nothing_is_shrill_loud_or_sudden() {
        for choice in Choice::ALL {
            for sound in Sound::ALL {
                for note in notes(&Timeline::of(choice, &[]), sound) {
                    assert!((100..400).contains(&note.frequency_hz));
                    assert!(note.gain > 0.0 && note.gain <= PEAK);
                    assert!(note.length_ms >= 2 * ATTACK_MS && note.length_ms <= 1_400);
                }
            }
        }
    }

    #[test]
    fn notes_come_one_after_another_and_never_over_each_other() {
        for choice in Choice::ALL {
            let notes = notes(&Timeline::of(choice, &[(3, 10 * SECOND)]), Sound::Chime);
            for pair in notes.windows(2) {
                assert!(pair[0].at + Millis::from(pair[0].length_ms) <= pair[1].at, "{choice:?}: {pair:?}");
            }
        }
    }

    #[test]
    fn a_hold_sounds_as_it_begins_counts_down_and_ends() {
        let first = heard("b-standing", 0, 14);
        assert_eq!(
            first,
            [(3_000, 330), (10_000, 196), (11_000, 196), (12_000, 196), (13_000, 330), (13_350, 247)]
        );
        let half = heard("c-standing", 10, 20);
        assert_eq!(half, [(18_000, 262)]);
    }

    #[test]
    fn changing_sides_and_the_end_sound_like_nothing_else() {
        // The third hold of the right leg ends at 53 s.
        assert_eq!(
            heard("b-standing", 53, 60),
            [(53_000, 330), (53_350, 247), (54_000, 247), (54_250, 330), (54_800, 247), (55_050, 330)]
        );
        assert_eq!(heard("b-standing", 227, 240), [(227_000, 330), (227_350, 247), (228_000, 196)]);
    }

    #[test]
    fn the_wall_lean_has_one_note_for_each_lean() {
        let notes = notes(&timeline("e-standing"), Sound::Chime);
        assert_eq!(notes.len(), 51);
        assert!(notes.windows(2).all(|pair| pair[1].at - pair[0].at >= 4 * SECOND));
    }

    #[test]
    fn silence_is_silent_and_a_voice_keeps_the_ticks_only() {
        let timeline = timeline("b-standing");
        assert!(notes(&timeline, Sound::Silent).is_empty());
        assert!(notes(&timeline, Sound::Voice).iter().all(|note| note.frequency_hz == 196));
        assert_eq!(notes(&timeline, Sound::Voice).len(), 3 * 12);
        for sound in Sound::ALL {
            assert_eq!(Sound::from_id(sound.id()), Some(sound));
        }
        assert_eq!(Sound::default(), Sound::Silent);
    }
}
