//! Warning signs: keeping the answers, and asking by itself when a save crosses a rule. Only the later screens use this.

use crate::platform::clock;
use crate::state::journal::Journal;
use crate::state::notices::Notice;
use crate::state::{App, on_return};
use domain::diary::EntryKind;
use domain::sheet::SignsNote;
use domain::signs::{self, Cause, Sign};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Looks at every save from now on, and at the diary as it is. Each cause is said once while the page lives; the notice waits
/// where nothing may disturb, and what can wait is said by day.
pub fn begin(app: &'static App) {
    let said = StoredValue::new(None::<Cause>);
    let look = move || {
        let now = clock::now();
        let due = app.journal.with_now(|diary| signs::due(diary, now));
        if due.is_none()
            && let Some(cause) = said.try_update_value(Option::take).flatten()
        {
            // What was noted is gone, or the answers are here.
            app.notices.close(&Notice::Signs(cause.says().text));
        }
        if let Some(cause) = due.filter(|cause| now.is_daytime() || !cause.can_wait())
            && said.with_value(|known| known.as_ref() != Some(&cause))
        {
            app.notices.say(Notice::Signs(cause.says().text));
            said.set_value(Some(cause));
        }
    };
    Effect::new(move || {
        app.journal.with(|_| ());
        look();
    });
    on_return(look);
}

impl Journal {
    /// Keeps answers, with the present time.
    pub fn keep_signs(self, ticked: &BTreeSet<Sign>) {
        self.add_sheet(EntryKind::Signs, &SignsNote::of(ticked));
    }
}
