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
    /// Getting ready, a hold or a rest begins (index of its segment).
    Begin(usize),
    /// The change to the other leg begins (index of its segment).
    ChangeSide(usize),
    /// The change to the next stretch, on the right leg again, begins (index of its segment).
    NextStretch(usize),
    /// Half of a long hold is over (its index).
    HalfWay(usize),
    /// So many seconds of a hold are left: 3, 2, 1.
    Last(u8),
    /// A hold is over (its index): let go.
    End(usize),
    /// A paused session goes on in the middle of something; made by the session, not by the timeline.
    GoesOn,
    /// The session is over.
    Finished,
}
