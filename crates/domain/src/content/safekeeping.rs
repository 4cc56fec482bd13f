//! What is said about backups, restoring, both copies and deleting. No health sentences.

use crate::diary::EntryKind;
use crate::exchange::{NotABackup, Why};

/// The share sheet took the file.
pub const SHARED: &str = "Your backup was shared. Keep it where you will find it.";
/// The share sheet was closed.
pub const SHARE_CLOSED: &str = "Nothing was shared. Your notes are as they were.";
/// The browser took the file.
pub const HANDED_OVER: &str = "A file with everything was handed to your browser. Look in your downloads.";
/// The browser took no file.
pub const NO_FILE_TAKEN: &str = "This browser took no file. Copy the text below.";
/// The text is on the clipboard.
pub const COPIED: &str = "Copied. Paste it where you will find it.";
/// The browser did not take the text for its clipboard.
pub const COPY_BY_HAND: &str = "This browser does not copy for a page. Select all of the text and copy it.";
/// The browser took a table.
pub const TABLE_HANDED_OVER: &str = "The table was handed to your browser. Look in your downloads.";
/// Both copies are right; the number of entries follows.
pub const CHECKED: &str = "Both copies were read through and are the same:";
/// Follows the number of stored values.
pub const CHECKED_ENTRIES: &str = "stored items, all readable.";
/// What one copy had lost or damaged was put right; the number of entries follows.
pub const MENDED: &str = "One of the two copies had lost or damaged something. It was put right from the other. Both are the same now:";
/// The copies differ.
pub const CHECK_DIFFERS: &str = "The two copies are not the same, and this could not be put right just now. Back up first. Then close the app and open it again: it tries once more.";
/// One copy cannot be read.
pub const CHECK_IMPOSSIBLE: &str = "One of the two copies could not be read just now. Back up, to be sure.";
/// Not everything could be deleted.
pub const NOT_ERASED: &str = "Not everything could be deleted. To be sure, clear the data of this site in the settings of \
                              your browser.";
/// The word that has to be typed.
pub const ERASE_WORD: &str = "delete";

/// Why a file is no backup, and what is still safe.
pub const fn not_a_backup(why: NotABackup) -> &'static str {
    match why {
        NotABackup::Empty => "This file is empty. Nothing was changed.",
        NotABackup::TooLarge => {
            "This file is far too large for a backup of this app. Nothing was changed. Backups are named quiet-legs and a date."
        }
        NotABackup::NotText => {
            "This file is not a backup: it is a picture, a document or something else. Nothing was changed."
        }
        NotABackup::Cut => {
            "This file ends in the middle: it was not copied whole. Nothing was changed. Copy it again, or take another."
        }
        NotABackup::NotJson | NotABackup::Other => {
            "This file is not a backup of Quiet Legs. Nothing was changed. Backups are named quiet-legs and a date."
        }
        NotABackup::Newer => {
            "A newer version of the app made this backup. Nothing was changed. Update the app, then restore it."
        }
        NotABackup::Gone => "This file could not be read. Nothing was changed. Pick it again.",
    }
}

/// Why records are not taken; the count stands before.
pub const fn why(why: Why) -> &'static str {
    match why {
        Why::Damaged => "damaged: it does not fit its checksum or its shape",
        Why::Date => "with a date before 1900, after 2199, or none",
        Why::Name => "with a name that is not one of this app, or that is used here for something else",
        Why::Newer => "written by a newer version of the app",
    }
}

/// What a field of an entry is called where a file and the diary are compared.
pub fn field(kind: EntryKind, name: &str) -> &'static str {
    let (name, _tick) = name.split_once('.').unwrap_or((name, ""));
    match (kind, name) {
        (_, "at") => "when",
        (EntryKind::Cramp, "ending") => "how long",
        (EntryKind::Cramp, "muscle") => "where",
        (EntryKind::Cramp, "side") => "which leg",
        (EntryKind::Cramp, "severity") => "how bad",
        (EntryKind::Cramp, "relief") => "what you tried",
        (EntryKind::Cramp, "helped") => "whether it helped",
        (EntryKind::Cramp, "woke") => "whether it woke you",
        (EntryKind::Cramp, "instead") => "what it was instead",
        (_, "note") => "the note",
        (EntryKind::Night, "quiet") => "quiet night",
        (EntryKind::Night, "habits") => "the ticks of the evening",
        (EntryKind::Night, "bed") => "lights out",
        (EntryKind::Night, "rise") => "getting up",
        (EntryKind::Night, "disturbed") => "disturbed sleep",
        (EntryKind::Night, "sore") => "soreness",
        (EntryKind::Night, "medicine") => "the medicine",
        (EntryKind::Routine, "sound") => "the sound",
        (EntryKind::Routine | EntryKind::Habit, "name") => "the name",
        (EntryKind::Habit, "archived") => "whether it is put away",
        (EntryKind::Trial, "ended") => "when it ended",
        (EntryKind::Plan, "bed") => "bedtimes",
        (EntryKind::Plan, "breaks") => "the breaks",
        (EntryKind::Routine | EntryKind::Plan, "steps") => "the steps",
        (EntryKind::Plan, _) => "the calendar",
        _ => "what you answered",
    }
}
