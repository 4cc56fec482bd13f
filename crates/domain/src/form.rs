//! Forms: what a person has changed in one, and only that. The diary may change while a form is open: in another window, by a second
//! store that answers late. So a form holds each field as it was and as it is now. What nobody touched follows the diary, and saving
//! applies the person's own changes to the entry as it is by then.
//!
//! | file | what for |
//! |---|---|
//! | `text.rs` | a text, how much room is left in it, and two texts that meet |
//! | `cramp.rs` | the form of a cramp |
//! | `night.rs` | the form of a night as a whole |
//! | `other.rs` | a set of one's own, a hydration check |

mod cramp;
mod night;
mod other;
mod text;

pub use cramp::{CrampChanges, CrampForm};
pub use night::{NightChanges, NightForm};
pub use other::{answers_onto, set_onto};
pub use text::{LONGEST, Room, TextChange, TextField, both};

/// What a field says now. `None` instead of it: nobody changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Now<T>(T);

/// What a field says now, where that is not what it said before.
fn changed<T: PartialEq + Clone>(base: &T, edited: &T) -> Option<Now<T>> {
    (base != edited).then(|| Now(edited.clone()))
}

/// A field that nobody touched follows what is kept. From now on it counts as touched where it differs from that.
fn follow<T: PartialEq + Clone>(base: &mut T, edited: &mut T, kept: &T) {
    if edited == base {
        edited.clone_from(kept);
    }
    base.clone_from(kept);
}

/// Puts a change in its place.
fn put<T: Clone>(change: Option<&Now<T>>, field: &mut T) {
    if let Some(Now(change)) = change {
        field.clone_from(change);
    }
}
