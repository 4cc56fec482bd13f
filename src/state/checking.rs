//! Both copies are read through: what is said of it.

use crate::state::notices::Notice;
use crate::state::{App, keeping};
use domain::content::safekeeping as words;
use domain::keeper::{Checked, Event};

/// Reads both copies through for somebody who asked.
pub fn by_hand(app: &'static App) {
    app.safekeeping.set_busy(true);
    keeping::on(app, Event::CheckAsked { by_hand: true });
}

/// Says what was found: all of it to somebody who asked, else only what was amiss.
pub fn say(app: &App, by_hand: bool, found: Checked) {
    if !by_hand {
        match found {
            Checked::Mended(_) => app.notices.say(Notice::CopiesMended),
            Checked::Differs => app.notices.say(Notice::CopiesDiffer),
            Checked::Right(_) | Checked::Impossible => {}
        }
        return;
    }
    app.safekeeping.set_busy(false);
    app.safekeeping.say(match found {
        Checked::Right(count) => format!("{} {count} {}", words::CHECKED, words::CHECKED_ENTRIES),
        Checked::Mended(count) => format!("{} {count} {}", words::MENDED, words::CHECKED_ENTRIES),
        Checked::Differs => words::CHECK_DIFFERS.to_owned(),
        Checked::Impossible => words::CHECK_IMPOSSIBLE.to_owned(),
    });
}
