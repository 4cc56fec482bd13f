//! What leaves the app as a file and comes back: the backup, its restoring, and tables for a spreadsheet. Bytes from values and
//! values from bytes; every format is described in `docs/formats.md`.
//!
//! | file | what for |
//! |---|---|
//! | `backup.rs` | writing a backup |
//! | `text.rs` | from the bytes of any file to text |
//! | `restore.rs` | reading a backup, a rescue file or the first format: what is new, the same, in conflict, refused and why |
//! | `routine.rs` | one set of the person's own, to share |
//! | `csv.rs` | nights and cramps as tables |

mod backup;
mod csv;
mod restore;
mod routine;
mod text;

pub use backup::{FORMAT, write};
pub use csv::{cramps, nights};
pub use restore::{Differing, NotABackup, Preview, Rejected, Taking, Why, preview, undo};
pub use routine::{
    LARGEST_ROUTINE, NotARoutine, ROUTINE_FORMAT, read as read_routine, write as write_routine,
};
pub use text::{LARGEST, decode};

use crate::moment::Moment;
use chrono::{Datelike, Timelike};

/// `quiet-legs-2026-11-23.json`: what it is and the date it was made.
pub fn file_name(what: &str, ending: &str, now: Moment) -> String {
    let at = now.local();
    format!("quiet-legs{what}-{:04}-{:02}-{:02}.{ending}", at.year(), at.month(), at.day())
}

/// `2026-11-23T21:48:05+01:00`.
pub(crate) fn iso(now: Moment) -> String {
    let (at, offset) = (now.local(), now.offset());
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    format!("{}:{:02}{sign}{:02}:{:02}", now.field(), at.second(), minutes / 60, minutes % 60)
}
