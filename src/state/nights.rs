//! Looking back and adding to nights past. Only the later screens use this.

use crate::platform::timer::Timer;
use crate::platform::{clock, document, random};
use crate::state::journal::Journal;
use domain::cramp::{Cramp, Ending};
use domain::diary::{Entry, EntryKind};
use domain::id::Id;
use domain::lookback::Sought;
use domain::month::Month;
use domain::night::Night;
use std::cell::RefCell;

/// Where somebody was in the nights, so that the way back from one night leads there.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The month shown.
    pub month: Option<Month>,
    /// The list, and not the calendar.
    pub list: bool,
    /// What is looked for in the list.
    pub sought: Sought,
    /// How many nights of the list come before the first shown, page by page.
    pub pages: Vec<usize>,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// Remembers the place, as long as this page lives.
pub fn keep_place(place: Place) {
    PLACE.with_borrow_mut(|kept| *kept = Some(place));
}

/// Takes the place that was remembered.
pub fn take_place() -> Option<Place> {
    PLACE.with_borrow_mut(Option::take)
}

/// Moves the focus to a night of the calendar, once it is drawn.
pub fn look_at_day(night: Night) {
    let selector = format!("[data-day=\"{}\"]", night.iso());
    // It fires once, and a page that is left takes it along.
    std::mem::forget(Timer::after(0, move || document::look_at(&selector)));
}

/// Why a cramp was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// No time, or none that a clock shows.
    NoTime,
    /// The time is still to come.
    ToCome,
}

impl Journal {
    /// Reads what can belong to the nights of a month, if it was not read yet: a few drawers, however long the diary.
    pub fn open_nights(self, month: Month) {
        for drawer in month.drawers() {
            self.read_month(drawer);
        }
    }

    /// The year of the oldest entry, folded away or not; `None` while there is none.
    pub fn first_year(self) -> Option<u32> {
        let drawer = self.oldest_month().map(Month::year);
        let entry =
            self.with_now(|diary| diary.oldest().map(|entry| Month::holding(Night::of(entry.at())).year()));
        [drawer, entry].into_iter().flatten().min()
    }

    /// Adds a cramp at a time of the wall clock (`02:14`) in a night; its length is not known yet. A night that was noted as
    /// quiet is no longer.
    ///
    /// # Errors
    /// Why it was not added.
    pub fn add_cramp_in(self, night: Night, time: &str) -> Result<Id, NotAdded> {
        let field = night.field(time).ok_or(NotAdded::NoTime)?;
        let start = clock::read_field(&field).ok_or(NotAdded::NoTime)?;
        if start.epoch() > clock::now().epoch() {
            return Err(NotAdded::ToCome);
        }
        let cramp = Cramp { ending: Ending::Unknown, ..Cramp::begin(start, None) };
        let id = self.put_cramp(None, cramp);
        self.change_night(night, |note| note.quiet = false);
        Ok(id)
    }

    /// Saves a cramp as it was changed, or a new one, and answers its id. Moved where its drawer is not looked into, it goes to
    /// another under a new name.
    pub fn put_cramp(self, id: Option<Id>, cramp: Cramp) -> Id {
        let drawers = Month::holding(Night::of(cramp.start)).drawers();
        if let Some(id) = id.as_ref().filter(|id| drawers.contains(&Month::of(id))) {
            // Also where it was removed meanwhile, in another window: saving it brings it back.
            if self.with_now(|diary| diary.cramp(id) != Some(&cramp)) {
                self.revise(id, EntryKind::Cramp, Some(Entry::Cramp(cramp)));
            }
            return id.clone();
        }
        let entry = Entry::Cramp(cramp);
        // Named after its own time and not after now: so it lies in the drawer of its month, where it is looked for.
        let new = Id::from_parts(entry.at().epoch(), random::bits());
        // First the new one: at no time is it in neither place.
        self.revise(&new, entry.kind(), Some(entry.clone()));
        if let Some(id) = id {
            self.revise(&id, entry.kind(), None);
        }
        new
    }
}
