//! The mark of the static page: a cramp that was begun before the app was there, on a phone that died before it came.

use crate::platform::{clock, random};
use crate::state::App;
use domain::cramp::{LeftBehind, Opened};
use domain::diary::{Entry, EntryKind};
use domain::id::Id;

/// Takes up what was left behind. Its own page's mark is known by then: the diary has it.
pub fn take_up(app: &App, text: &str) {
    let Some(opened) = Opened::read(text, clock::at) else { return };
    let journal = app.journal;
    match journal.with_now(|diary| opened.left_behind(diary, clock::now())) {
        LeftBehind::Known => {}
        LeftBehind::BeganEarlier(id) => journal.change_cramp(&id, |cramp| cramp.start = opened.at),
        LeftBehind::New(cramp) => {
            let id = Id::from_parts(clock::now().epoch(), random::bits());
            let entry = Some(Entry::Cramp(cramp));
            journal.keep(journal.with_now(|diary| diary.revise(&id, EntryKind::Cramp, entry, clock::now())));
        }
    }
}
