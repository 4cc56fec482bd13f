//! The standing notice: what this app is not, and when to see a doctor. Then the words for when the device says no.

use super::{Group, Sentence, Source};

/// What this app is not.
pub static NOT_ADVICE: Sentence =
    Sentence::caution("This is not medical advice, and it does not take the place of your doctor.");
/// What nobody has checked yet.
pub static NOT_REVIEWED: Sentence =
    Sentence::caution("No doctor has checked the words in this app yet. Each one names its source.");
/// Above the list.
pub static SEE_A_DOCTOR: Sentence =
    Sentence::expert("See a doctor if any of these is true for you.", Source::NhsLegCramps);
/// Sleep or daily life.
pub static SLEEP: Sentence = Sentence::expert("Cramps disturb your sleep or your day.", Source::NhsLegCramps);
/// Numbness or swelling.
pub static NUMB: Sentence = Sentence::expert("Your legs feel numb or are swollen.", Source::NhsLegCramps);
/// Weakness.
pub static WEAK: Sentence = Sentence::expert("Your leg muscles get weak or thin.", Source::Mayo2013);
/// Frequency: the product's own rule, at least 3 nights a week for 2 weeks, worded without the number.
pub static OFTEN: Sentence = Sentence::caution("Cramps come on many nights, or get worse.");
/// A new medicine.
pub static NEW_MEDICINE: Sentence = Sentence::new(
    "Cramps began after a new medicine. Ask a doctor or pharmacist before you change it.",
    super::Grade::Association,
    Source::Garrison2012,
);
/// Other conditions.
pub static OTHER_ILLNESS: Sentence = Sentence::expert(
    "You are pregnant, or have diabetes, or a kidney, liver, thyroid or nerve illness.",
    Source::Hse2018,
);
/// Walking.
pub static WALKING: Sentence = Sentence::caution("Your legs hurt when you walk and ease when you rest.");
/// Causes.
pub static CAUSES: Sentence =
    Sentence::expert("Cramps can have many causes. A doctor can check.", Source::NhsLegCramps);
/// Adults only.
pub static ADULTS: Sentence =
    Sentence::caution("This app is for adults. Under 18? Ask a parent and a doctor.");
/// What the records are.
pub static YOUR_RECORD: Sentence = Sentence::caution("This is what you recorded. It stays on this device.");

/// The list under [`SEE_A_DOCTOR`], in the order shown.
pub static REASONS: [&Sentence; 7] = [&SLEEP, &NUMB, &WEAK, &OFTEN, &NEW_MEDICINE, &OTHER_ILLNESS, &WALKING];

/// An entry was not saved; a reason follows.
pub const NOT_SAVED: &str = "This note was not saved. It is still here in this tab.";
/// A setting or the running session was not saved; a reason follows.
pub const CHOICE_NOT_SAVED: &str = "Your choice holds for now, but was not saved.";
/// Storage cannot be used at all.
pub const BLOCKED: &str = "This browser does not let the app keep a diary. The help and the stretches still work. To \
                           keep notes, allow storage for this page, or leave private browsing.";
/// A newer version of the app wrote the diary.
pub const READ_ONLY: &str = "A newer version of the app wrote this diary. You can read it here, but not change it. \
                             Reload to get the newer version.";
/// One value could not be read.
pub const SET_ASIDE_ONE: &str = "One note could not be read. It was set aside, not deleted.";
/// Several values could not be read; the count stands before.
pub const SET_ASIDE_MANY: &str = "notes could not be read. They were set aside, not deleted.";
/// One value of the second store could not be read.
pub const TWIN_SET_ASIDE_ONE: &str =
    "One note in the second copy could not be read. It was set aside, not deleted.";
/// Several values of the second store could not be read; the count stands before.
pub const TWIN_SET_ASIDE_MANY: &str =
    "notes in the second copy could not be read. They were set aside, not deleted.";
/// One entry came back from the second store.
pub const RESTORED_ONE: &str = "The browser had lost one note. It was brought back from the second copy.";
/// Several entries came back; the count stands before.
pub const RESTORED_MANY: &str = "notes that the browser had lost were brought back from the second copy.";
/// The second store was gone.
pub const COPY_REMADE: &str =
    "The browser had lost the second copy of your notes. It was made again from the first.";
/// What one copy had lost or damaged was put right.
pub const COPIES_MENDED: &str =
    "One of the two copies of your notes had lost or damaged something. It was put right from the other.";
/// The copies differ and could not be put right.
pub const COPIES_DIFFER: &str = "The two copies of your notes are not the same, and this could not be put right yet. Back up, to be sure.";
/// The second store does not have everything: the first may not be on the disk.
pub const NO_SECOND_COPY: &str = "New notes are not yet safe on this phone: the second copy does not take them. The app goes on \
                                  trying while it is open. Back up, to be sure.";
/// The same, because there is no room.
pub const NO_SECOND_ROOM: &str = "This phone is full. New notes are not yet safe: they may be gone when the app is closed. Make \
                                  room on your phone, and keep the app open. Or back up now.";
/// localStorage cannot be used, the second store can.
pub const ONLY_SECOND_COPY: &str = "Your notes are kept in one place only, in the second copy. If the browser loses that, they \
                                    are gone. Back up, to be sure.";
/// localStorage is full.
pub const NO_ROOM: &str = "The browser gives this app no more room in the first copy. New notes are in the second copy only. Back up, \
                           then make room on your phone.";
/// localStorage is full, the reserve was used.
pub const RESERVE_USED: &str = "The browser's room for this app is full. Your note was saved in the reserve, and nothing \
                                was deleted. Back up, then make room on your phone.";
/// Older notes may still be found.
pub const STILL_LOOKING: &str = "Still looking for older notes";
/// No backup was ever taken.
pub const BACKUP_NEVER: &str = "Your notes are only on this device. Keep a copy somewhere else.";
/// The last backup is old; the number of days follows.
pub const BACKUP_AGO: &str = "Your last backup was";
/// Follows the number of days.
pub const BACKUP_DAYS: &str = "days ago. There are newer notes.";
/// Many entries are newer than the last backup; the count stands before.
pub const BACKUP_ENTRIES: &str = "notes are newer than your last backup.";
/// One entry was taken from a file.
pub const TAKEN_IN_ONE: &str =
    "One note was taken from the file. You can undo this until you close this message or the app.";
/// Several entries were taken from a file; the count stands before.
pub const TAKEN_IN_MANY: &str =
    "notes were taken from the file. You can undo this until you close this message or the app.";
/// Before the number of entries taken from a file, when some were removed too.
pub const TAKEN: &str = "Taken from the file:";
/// Before the number of entries that were removed because the file had removed them.
pub const TAKEN_AWAY: &str = "Removed here, as in the file:";
/// How long both can be undone.
pub const CAN_UNDO: &str = "You can undo this until you close this message or the app.";
/// A restoring was taken back.
pub const TAKEN_BACK: &str = "The notes from the file were taken out again.";
/// An entry was removed.
pub const REMOVED: &str = "Removed.";
/// A newer version of the app waits.
pub const UPDATE: &str = "A new version is ready.";
/// The app is a newer one than the last time.
pub const UPDATED: &str = "The app is a newer one now. Your notes are as they were.";
/// Why: no room.
pub const BECAUSE_FULL: &str = "Your phone is full. Make some room, then try again.";
/// Why: storage is not allowed.
pub const BECAUSE_BLOCKED: &str =
    "The browser does not let this page store anything. Allow it, then try again.";
/// Why: a newer version wrote the diary.
pub const BECAUSE_READ_ONLY: &str = "A newer version of the app wrote this diary. Reload, then try again.";
/// Why: the browser did not say.
pub const BECAUSE_FAILED: &str = "The browser gave no reason. Try again, or back up in Settings.";

/// Every health sentence of this file.
pub const ALL: &[Group] = &[
    ("notice: not advice", &[&NOT_ADVICE, &NOT_REVIEWED, &CAUSES, &ADULTS, &YOUR_RECORD]),
    (
        "notice: see a doctor",
        &[&SEE_A_DOCTOR, &SLEEP, &NUMB, &WEAK, &OFTEN, &NEW_MEDICINE, &OTHER_ILLNESS, &WALKING],
    ),
];
