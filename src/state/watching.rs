//! Whether both clocks can be believed, looked at at every wake of the player. The rules are in `domain::session::clock`.

use crate::platform::{clock, visibility};
use domain::moment::Millis;
use domain::session::clock::{Reading, Verdict, Watch};

/// Both clocks, watched as long as a session is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watching {
    watch: Option<Watch>,
    visible_since: Option<Millis>,
}

impl Watching {
    /// The page is seen again: from now on, not since before.
    pub fn returned(&mut self) {
        self.visible_since = visibility::is_seen().then(clock::monotonic);
    }

    /// Looks at both clocks and says what to do.
    pub fn look(&mut self) -> Verdict {
        let mono = clock::monotonic();
        self.visible_since = visibility::is_seen().then_some(self.visible_since.unwrap_or(mono));
        let now = Reading { wall: clock::wall(), mono, visible_since: self.visible_since };
        if let Some(watch) = &mut self.watch {
            return watch.look(now);
        }
        self.watch = Some(Watch::begin(now));
        Verdict::Steady
    }
}
