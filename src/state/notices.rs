//! What must be said: failures with a next step, and "Undo". One at a time of each kind; each stays until closed.

use domain::content::notice;
use domain::diary::Record;
use domain::route::Route;
use domain::vault::Fault;
use leptos::prelude::*;

/// One thing to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A save failed; what was to be saved is still in this tab.
    NotSaved(Fault, Record),
    /// Settings or the running session could not be saved.
    ChoiceNotSaved(Fault),
    /// Storage cannot be used at all.
    Blocked,
    /// A newer version wrote the diary.
    ReadOnly,
    /// So many values could not be read and were set aside.
    SetAside(usize),
    /// An entry was removed; the record brings it back.
    Removed(Record),
    /// A newer version of the app waits.
    Update,
}

impl Notice {
    /// The sentence.
    pub fn text(&self) -> String {
        match self {
            Self::NotSaved(fault, _) => format!("{} {}", notice::NOT_SAVED, because(fault)),
            Self::ChoiceNotSaved(fault) => format!("{} {}", notice::CHOICE_NOT_SAVED, because(fault)),
            Self::Blocked => notice::BLOCKED.to_owned(),
            Self::ReadOnly => notice::READ_ONLY.to_owned(),
            Self::SetAside(1) => notice::SET_ASIDE_ONE.to_owned(),
            Self::SetAside(count) => format!("{count} {}", notice::SET_ASIDE_MANY),
            Self::Removed(_) => notice::REMOVED.to_owned(),
            Self::Update => notice::UPDATE.to_owned(),
        }
    }

    /// Whether it must be heard at once.
    pub const fn is_urgent(&self) -> bool {
        matches!(self, Self::NotSaved(..) | Self::Blocked | Self::ReadOnly | Self::SetAside(_))
    }

    /// Where it may be shown: an update is never offered during a cramp or a hold.
    pub const fn may_show(&self, route: &Route) -> bool {
        !(matches!(self, Self::Update) && route.is_undisturbed())
    }
}

const fn because(fault: &Fault) -> &'static str {
    match fault {
        Fault::Full => notice::BECAUSE_FULL,
        Fault::Blocked => notice::BECAUSE_BLOCKED,
        Fault::ReadOnly => notice::BECAUSE_READ_ONLY,
        Fault::Failed(_) => notice::BECAUSE_FAILED,
    }
}

/// Everything that is being said.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Notice>>,
}

impl Notices {
    /// Nothing to say yet.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(Vec::new()) }
    }

    /// Says something; a notice of the same kind is replaced, except for unsaved entries, each of which counts.
    pub fn say(self, notice: Notice) {
        self.shown.update(|shown| {
            if matches!(notice, Notice::NotSaved(..)) {
                shown.retain(|one| *one != notice);
            } else {
                shown.retain(|one| std::mem::discriminant(one) != std::mem::discriminant(&notice));
            }
            shown.push(notice);
        });
    }

    /// Stops saying it.
    pub fn close(self, notice: &Notice) {
        self.shown.update(|shown| shown.retain(|one| one != notice));
    }

    /// What is being said, in order.
    pub fn all(self) -> Vec<Notice> {
        self.shown.get()
    }
}
