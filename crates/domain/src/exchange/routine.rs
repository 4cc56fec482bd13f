//! One set of the person's own as a file, to give to somebody else. Any file at all gets an answer; none gets a panic.

use super::restore::NotABackup;
use super::text::decode;
use crate::score::Sound;
use crate::sheet::{Fault, OwnRoutine, StepShape, tidy_name};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// The version of the file.
pub const ROUTINE_FORMAT: u32 = 1;
/// The largest file that is looked at, in bytes. A set of twenty steps is about 2 KB.
pub const LARGEST_ROUTINE: usize = 1024 * 1024;

const KIND: &str = "routine";

/// Why a file is no set. The sentence for each is in `content/own.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotARoutine {
    /// Nothing in it.
    Empty,
    /// Larger than [`LARGEST_ROUTINE`].
    TooLarge,
    /// A picture or the like.
    NotText,
    /// It ends in the middle.
    Cut,
    /// Text, but of something else.
    Other,
    /// A backup of this app.
    Backup,
    /// Made by a later version of the app.
    Newer,
    /// A set of this app, but with parts that are missing or are not what they should be.
    Damaged,
    /// A set with a stretch this version does not know.
    Unknown,
    /// A set that cannot be kept; the number of the step, from 0, where it is one of a step.
    Fault(Option<usize>, Fault),
    /// The device could not read it.
    Gone,
}

/// What says which file it is.
#[derive(Deserialize)]
struct HeadShape {
    app: String,
    kind: Option<String>,
    format: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct FileShape {
    app: String,
    kind: String,
    format: u32,
    name: String,
    steps: Vec<StepShape>,
}

/// The file's text. How the set is heard is each person's own and stays here.
pub fn write(own: &OwnRoutine) -> String {
    let shape = FileShape {
        app: "quietlegs".into(),
        kind: KIND.into(),
        format: ROUTINE_FORMAT,
        name: own.name.clone(),
        steps: own.steps.iter().map(StepShape::of).collect(),
    };
    // Text and whole numbers: writing them cannot fail.
    serde_json::to_string_pretty(&shape).unwrap_or_default() + "\n"
}

/// Reads the bytes of any file.
///
/// # Errors
/// Why it is no set that can be taken.
pub fn read(bytes: &[u8]) -> Result<OwnRoutine, NotARoutine> {
    if bytes.len() > LARGEST_ROUTINE {
        return Err(NotARoutine::TooLarge);
    }
    let text = decode(bytes).map_err(|why| match why {
        NotABackup::Empty => NotARoutine::Empty,
        NotABackup::Cut => NotARoutine::Cut,
        _ => NotARoutine::NotText,
    })?;
    if text.trim().is_empty() {
        return Err(NotARoutine::Empty);
    }
    // Lists in lists without end are passed over or refused by the parser itself, without going down into them.
    let head: HeadShape = serde_json::from_str(&text).map_err(|why| match why.classify() {
        Category::Eof => NotARoutine::Cut,
        _ => NotARoutine::Other,
    })?;
    match (head.app.as_str(), head.kind.as_deref(), head.format) {
        ("quietlegs", Some(KIND), Some(ROUTINE_FORMAT)) => {}
        ("quietlegs", Some(KIND), Some(format)) if format > ROUTINE_FORMAT => return Err(NotARoutine::Newer),
        ("quietlegs", Some(KIND), _) => return Err(NotARoutine::Damaged),
        ("quietlegs", None | Some("rescue"), _) => return Err(NotARoutine::Backup),
        _ => return Err(NotARoutine::Other),
    }
    let file: FileShape = serde_json::from_str(&text).map_err(|_| NotARoutine::Damaged)?;
    let name = tidy_name(&file.name).map_err(|fault| NotARoutine::Fault(None, fault))?;
    let mut steps = Vec::new();
    for (index, shape) in file.steps.iter().enumerate() {
        let step = shape.read().map_err(|fault| match fault {
            Some(fault) => NotARoutine::Fault(Some(index), fault),
            None => NotARoutine::Unknown,
        })?;
        steps.push(step);
    }
    let own = OwnRoutine { name, steps, sound: Sound::Silent };
    own.check().map(|()| own).map_err(|(step, fault)| NotARoutine::Fault(step, fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::{Choice, Stretch};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn own() -> OwnRoutine {
        let mut own = OwnRoutine::begin(Stretch::CalfWall);
        own.steps.push(OwnRoutine::step(Stretch::WallLean));
        own
    }

    /// The file with another value at a place.
    fn with(path: &str, value: Value) -> Result<OwnRoutine, NotARoutine> {
        let mut file: Value = serde_json::from_str(&write(&own())).unwrap();
        *file.pointer_mut(path).unwrap() = value;
        read(file.to_string().as_bytes())
    }

    #[test]
    fn a_shared_set_comes_back_as_it_was_but_silent() {
        for choice in Choice::ALL {
            let Some(own) = OwnRoutine::of(choice, Sound::Chime) else { continue };
            assert_eq!(read(write(&own).as_bytes()), Ok(OwnRoutine { sound: Sound::Silent, ..own }));
        }
    }

    #[test]
    fn every_other_file_gets_its_reason() {
        let text = write(&own());
        let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let deep = format!(r#"{{"app":"quietlegs","kind":"routine","format":1,"more":{nested}}}"#);
        let unfinished = format!(r#"{{"app":"quietlegs","kind":{}"#, "[".repeat(50));
        for (bytes, why) in [
            (b"".to_vec(), NotARoutine::Empty),
            (b" \n ".to_vec(), NotARoutine::Empty),
            (vec![b' '; LARGEST_ROUTINE + 1], NotARoutine::TooLarge),
            (b"\x89PNG\r\n\x1a\n\xff\x00".to_vec(), NotARoutine::NotText),
            (text.as_bytes()[..text.len() / 2].to_vec(), NotARoutine::Cut),
            (b"Dear diary".to_vec(), NotARoutine::Other),
            (b"[1,2]".to_vec(), NotARoutine::Other),
            (b"{}".to_vec(), NotARoutine::Other),
            (br#"{"app":"stretchy","steps":[]}"#.to_vec(), NotARoutine::Other),
            (br#"{"app":7}"#.to_vec(), NotARoutine::Other),
            (nested.into_bytes(), NotARoutine::Other),
            (deep.into_bytes(), NotARoutine::Damaged),
            (unfinished.into_bytes(), NotARoutine::Other),
            (br#"{"app":"quietlegs","format":2,"records":[]}"#.to_vec(), NotARoutine::Backup),
            (br#"{"app":"quietlegs","kind":"rescue","keys":{}}"#.to_vec(), NotARoutine::Backup),
        ] {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
            assert_eq!(read(&bytes), Err(why), "{start}");
        }
    }

    #[test]
    fn a_set_that_cannot_be_kept_gets_its_reason() {
        let long = "n".repeat(61);
        let step: Value = serde_json::to_value(StepShape::of(&own().steps[0])).unwrap();
        let fault = |step, fault| NotARoutine::Fault(step, fault);
        for (path, value, why) in [
            ("/format", json!(2), NotARoutine::Newer),
            ("/format", json!(0), NotARoutine::Damaged),
            ("/name", json!(7), NotARoutine::Damaged),
            ("/name", json!("  "), fault(None, Fault::NoName)),
            ("/name", json!(long), fault(None, Fault::LongName)),
            ("/steps", json!([]), fault(None, Fault::NoSteps)),
            ("/steps", json!(vec![step; 21]), fault(None, Fault::ManySteps)),
            ("/steps", json!({}), NotARoutine::Damaged),
            ("/steps/0/stretch", json!("splits"), NotARoutine::Unknown),
            ("/steps/0/sides", json!("up"), NotARoutine::Unknown),
            ("/steps/0/sides", json!("both"), fault(Some(0), Fault::Sides)),
            ("/steps/1/sides", json!("each"), fault(Some(1), Fault::Sides)),
            ("/steps/1/hold", json!(4), fault(Some(1), Fault::Hold)),
            ("/steps/1/hold", json!(1e30), NotARoutine::Damaged),
            ("/steps/1/hold", json!(12.5), NotARoutine::Damaged),
            ("/steps/1/hold", json!(null), NotARoutine::Damaged),
            ("/steps/1/hold", json!(i64::MAX), fault(Some(1), Fault::Hold)),
            ("/steps/1/repetitions", json!(11), fault(Some(1), Fault::Repetitions)),
            ("/steps/1/rest", json!(-1), fault(Some(1), Fault::Rest)),
        ] {
            assert_eq!(with(path, value.clone()), Err(why), "{path} {value}");
        }
        assert!(with("/name", json!("Two\nlines")).is_ok_and(|own| own.name == "Two lines"));
    }

    proptest! {
        #[test]
        fn any_bytes_at_all_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(own) = read(&bytes) {
                prop_assert_eq!(own.check(), Ok(()));
            }
        }

        #[test]
        fn a_file_with_any_byte_changed_is_refused_or_can_be_played(at in 0_usize..400, byte: u8) {
            let mut bytes = write(&own()).into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(own) = read(&bytes) {
                prop_assert_eq!(own.check(), Ok(()));
            }
        }
    }
}
