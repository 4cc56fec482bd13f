//! What must be said: failures with a next step, and "Undo". One at a time of each kind; each stays until closed.

use domain::care::Due;
use domain::content::{notice, safekeeping};
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
    /// So many values of the second store could not be read and were set aside.
    TwinSetAside(usize),
    /// So many entries were missing in localStorage and came back from the second store.
    Restored(usize),
    /// The second store was gone and was made again.
    CopyRemade,
    /// Both copies were read through; what was amiss was put right.
    CopiesMended,
    /// Both copies were read through and differ.
    CopiesDiffer,
    /// One of the two stores refused to delete everything.
    NotErased,
    /// The second store does not have everything, for this reason: what is new is in localStorage only, which is not safe.
    NoSecondCopy(Fault),
    /// localStorage cannot be used: entries are in the second store only.
    OnlySecondCopy,
    /// localStorage is full: entries are in the second store only.
    NoRoom,
    /// localStorage is full and used its reserve.
    ReserveUsed,
    /// A backup is due.
    BackupDue(Due),
    /// A file was restored; it can be taken back.
    TakenIn {
        /// How many entries came or were changed.
        taken: usize,
        /// How many were removed, as the file had it.
        removed: usize,
    },
    /// The restoring was taken back.
    TakenBack,
    /// A check for warning signs is due; why.
    Signs(&'static str),
    /// An entry was removed; the record brings it back.
    Removed(Record),
    /// A newer version of the app waits.
    Update,
    /// The app is a newer one than the last time.
    Updated,
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
            Self::TwinSetAside(1) => notice::TWIN_SET_ASIDE_ONE.to_owned(),
            Self::TwinSetAside(count) => format!("{count} {}", notice::TWIN_SET_ASIDE_MANY),
            Self::Restored(1) => notice::RESTORED_ONE.to_owned(),
            Self::Restored(count) => format!("{count} {}", notice::RESTORED_MANY),
            Self::CopyRemade => notice::COPY_REMADE.to_owned(),
            Self::CopiesMended => notice::COPIES_MENDED.to_owned(),
            Self::CopiesDiffer => notice::COPIES_DIFFER.to_owned(),
            Self::NotErased => safekeeping::NOT_ERASED.to_owned(),
            Self::NoSecondCopy(Fault::Full) => notice::NO_SECOND_ROOM.to_owned(),
            Self::NoSecondCopy(_) => notice::NO_SECOND_COPY.to_owned(),
            Self::OnlySecondCopy => notice::ONLY_SECOND_COPY.to_owned(),
            Self::NoRoom => notice::NO_ROOM.to_owned(),
            Self::ReserveUsed => notice::RESERVE_USED.to_owned(),
            Self::BackupDue(Due::Never) => notice::BACKUP_NEVER.to_owned(),
            Self::BackupDue(Due::Days(days)) => {
                format!("{} {days} {}", notice::BACKUP_AGO, notice::BACKUP_DAYS)
            }
            Self::BackupDue(Due::Entries(count)) => format!("{count} {}", notice::BACKUP_ENTRIES),
            Self::TakenIn { taken: 1, removed: 0 } => notice::TAKEN_IN_ONE.to_owned(),
            Self::TakenIn { taken, removed: 0 } => format!("{taken} {}", notice::TAKEN_IN_MANY),
            Self::TakenIn { taken, removed } => {
                format!("{} {taken}. {} {removed}. {}", notice::TAKEN, notice::TAKEN_AWAY, notice::CAN_UNDO)
            }
            Self::TakenBack => notice::TAKEN_BACK.to_owned(),
            Self::Signs(why) => (*why).to_owned(),
            Self::Removed(_) => notice::REMOVED.to_owned(),
            Self::Update => notice::UPDATE.to_owned(),
            Self::Updated => notice::UPDATED.to_owned(),
        }
    }

    /// Whether it must be heard at once.
    pub const fn is_urgent(&self) -> bool {
        !matches!(
            self,
            Self::Update
                | Self::Updated
                | Self::Signs(_)
                | Self::Removed(_)
                | Self::TakenIn { .. }
                | Self::TakenBack
                | Self::BackupDue(_)
                | Self::ChoiceNotSaved(_)
                | Self::Restored(_)
                | Self::CopyRemade
                | Self::CopiesMended
        )
    }

    /// Where it may be shown: nothing that can wait is said during a cramp or a hold.
    pub const fn may_show(&self, route: &Route) -> bool {
        !(matches!(self, Self::Update | Self::Updated | Self::BackupDue(_) | Self::Signs(_))
            && route.is_undisturbed())
    }

    /// Whether a backup is the next step.
    pub const fn wants_backup(&self) -> bool {
        matches!(
            self,
            Self::NotSaved(..)
                | Self::Blocked
                | Self::ReadOnly
                | Self::NoSecondCopy(_)
                | Self::OnlySecondCopy
                | Self::NoRoom
                | Self::ReserveUsed
                | Self::CopiesDiffer
                | Self::BackupDue(_)
        )
    }
}

const fn because(fault: &Fault) -> &'static str {
    match fault {
        Fault::Full => notice::BECAUSE_FULL,
        Fault::Blocked => notice::BECAUSE_BLOCKED,
        Fault::ReadOnly => notice::BECAUSE_READ_ONLY,
        Fault::Failed(_) | Fault::Marked => notice::BECAUSE_FAILED,
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

    /// Says something; a notice of the same kind is replaced, except for unsaved entries, each of which counts once.
    pub fn say(self, notice: Notice) {
        if self.shown.with_untracked(|shown| shown.last() == Some(&notice)) {
            return;
        }
        self.shown.update(|shown| {
            shown.retain(|one| match (one, &notice) {
                (Notice::NotSaved(_, known), Notice::NotSaved(_, record)) => known.id != record.id,
                _ => std::mem::discriminant(one) != std::mem::discriminant(&notice),
            });
            shown.push(notice);
        });
    }

    /// Stops saying that a note was not saved: it is, by now.
    pub fn saved(self, record: &Record) {
        self.stop(|one| matches!(one, Notice::NotSaved(_, known) if known == record));
    }

    /// Stops saying that the second store does not have everything.
    pub fn together(self) {
        self.stop(|one| matches!(one, Notice::NoSecondCopy(_)));
    }

    fn stop(self, which: impl Fn(&Notice) -> bool) {
        if self.shown.with_untracked(|shown| shown.iter().any(&which)) {
            self.shown.update(|shown| shown.retain(|one| !which(one)));
        }
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
