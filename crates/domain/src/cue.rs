//! What a running session may ask the shell to do. Rules return cues; the shell performs them.

use crate::moment::Millis;

/// One thing to tell the person at a position of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Position in the session, in milliseconds from its start.
    pub at: Millis,
    /// What to tell.
    pub kind: CueKind,
}

/// The kinds of cue. Each is shown and put in the live region; sound is a second way, never the only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A segment of the timeline begins (its index).
    Begin(usize),
    /// Half of a hold is over.
    HalfWay(usize),
    /// The session is over.
    Finished,
}
