//! The mark of the static page: a cramp that was begun before the app was there, on a phone that died before it came.

use crate::platform::{clock, random, shadow};
use crate::state::App;
use domain::cramp::{LeftBehind, MARK, Opened};
use domain::diary::{Entry, EntryKind};
use domain::id::Id;
use domain::vault::Change;

/// Takes up what was left behind, and removes the mark. Its own page's mark is known by then: the diary has it.
pub async fn take_up(app: &App) {
    let key = MARK.to_owned();
    let found = shadow::read(std::slice::from_ref(&key)).await.unwrap_or_default();
    let Some((_, text)) = found.first() else { return };
    if let Some(opened) = Opened::read(text, clock::at) {
        let journal = app.journal;
        match journal.with_now(|diary| opened.left_behind(diary, clock::now())) {
            LeftBehind::Known => {}
            LeftBehind::BeganEarlier(id) => journal.change_cramp(&id, |cramp| cramp.start = opened.at),
            LeftBehind::New(cramp) => {
                let id = Id::from_parts(clock::now().epoch(), random::bits());
                let entry = Some(Entry::Cramp(cramp));
                journal
                    .keep(journal.with_now(|diary| diary.revise(&id, EntryKind::Cramp, entry, clock::now())));
            }
        }
    }
    // What was added is on its way to the same store, in front of this.
    let gone = Change { drop: vec![key], ..Change::default() };
    // Where it cannot be removed, it is known the next time.
    drop(shadow::write(&gone).await);
}
