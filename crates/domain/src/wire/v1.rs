//! Version 1 of every stored shape. Frozen: a change of meaning or shape is a new version beside this one.
//!
//! Words, not numbers, stand for choices, so that an export can be read by a person. Moments are milliseconds since 1970
//! with the wall clock's offset in minutes east of UTC.

mod check;
mod session;

use super::shape::Shape;
use super::{Unreadable, own};
use crate::body::Muscle;
use crate::cramp::{Band, Cramp, Ending, Helped, Instead, Relief, Severity, Side};
use crate::diary::{Entry, EntryKind};
use crate::hours::Hours;
use crate::moment::{Millis, Moment};
use crate::safety::{Age, Risk};
use crate::score::Sound;
use crate::session::Done;
use crate::settings::{Settings, TextSize, Theme, Week, dialled};
use crate::sheet::Sheet;
use crate::stretch::{Routine, Stance};
use check::{read_check, write_check};
use serde::Serialize;
pub use session::{read_session, write_session};

/// A choice and the word that stands for it in storage.
type Words<T> = [(T, &'static str)];

const MUSCLES: &Words<Muscle> = &[
    (Muscle::Calf, "calf"),
    (Muscle::Foot, "foot"),
    (Muscle::Hamstring, "hamstring"),
    (Muscle::Quad, "quad"),
    (Muscle::Other, "other"),
];
const SIDES: &Words<Side> = &[(Side::Left, "left"), (Side::Right, "right"), (Side::Both, "both")];
const BANDS: &Words<Band> = &[
    (Band::UnderOne, "<1"),
    (Band::OneToTwo, "1-2"),
    (Band::ThreeToFive, "3-5"),
    (Band::SixToTen, "6-10"),
    (Band::OverTen, ">10"),
];
const RELIEFS: &Words<Relief> = &[
    (Relief::Stretching, "stretch"),
    (Relief::Standing, "stand"),
    (Relief::Walking, "walk"),
    (Relief::Rubbing, "massage"),
    (Relief::Warmth, "heat"),
    (Relief::Cold, "cold"),
    (Relief::Other, "other"),
];
const HELPED: &Words<Helped> = &[(Helped::Yes, "yes"), (Helped::Partly, "partly"), (Helped::No, "no")];
const INSTEADS: &Words<Instead> = &[
    (Instead::AchingLegs, "aching"),
    (Instead::RestlessLegs, "restless"),
    (Instead::SomethingElse, "other"),
];

fn word<T: Copy + PartialEq>(words: &Words<T>, value: T) -> String {
    words.iter().find(|(one, _)| *one == value).map_or_else(String::new, |(_, word)| (*word).to_owned())
}

fn value<T: Copy>(words: &Words<T>, text: &str) -> Result<T, Unreadable> {
    words.iter().find(|(_, word)| *word == text).map(|(one, _)| *one).ok_or(Unreadable::Shape)
}

fn optional<T: Copy>(words: &Words<T>, text: Option<&String>) -> Result<Option<T>, Unreadable> {
    text.map(|text| value(words, text)).transpose()
}

fn json<T: Serialize>(shape: &T) -> String {
    // These shapes hold no maps and no floats: writing them cannot fail.
    serde_json::to_string(shape).unwrap_or_default()
}

fn moment(at: Millis, offset: i16) -> Result<Moment, Unreadable> {
    Moment::new(at, offset).ok_or(Unreadable::Shape)
}

#[derive(Serialize)]
struct CrampShape {
    at: Millis,
    offset: i16,
    muscle: Option<String>,
    side: Option<String>,
    severity: Option<u8>,
    /// `running`, `measured`, `said` or `unknown`; absent when nothing is known.
    ending: String,
    /// Milliseconds, when measured.
    measured: Option<Millis>,
    /// Band in minutes, when said.
    said: Option<String>,
    relief: Vec<String>,
    helped: Option<String>,
    note: String,
    /// Since version 2, like the two below: what it was when it was no cramp. Absent where nothing was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<String>,
    /// Whether it woke the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    woke: Option<bool>,
    /// `true` when nobody knows when in its night it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    untimed: Option<bool>,
}

#[derive(Serialize)]
struct StretchShape {
    at: Millis,
    offset: i16,
    choice: String,
    left: Millis,
    right: Millis,
    planned: Millis,
    /// Since version 2, for sets of one's own: see `own.rs`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own: Vec<String>,
    /// Since version 2.
    #[serde(skip_serializing_if = "is_zero")]
    more_left: Millis,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(length: &Millis) -> bool {
    *length == 0
}

/// Text of an entry.
pub fn write_entry(entry: &Entry) -> String {
    match entry {
        Entry::Cramp(cramp) => write_cramp(cramp),
        Entry::Stretch(done) => {
            let (choice, own) = own::write_played(&done.choice);
            json(&StretchShape {
                at: done.started.epoch(),
                offset: done.started.offset(),
                choice,
                left: done.left,
                right: done.right,
                planned: done.planned,
                own,
                more_left: done.more_left,
            })
        }
        Entry::Check(check) => write_check(check),
        // Since version 2.
        Entry::Sheet(sheet) => sheet.text().to_owned(),
    }
}

/// Reads an entry of a kind.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_entry(kind: EntryKind, text: &str) -> Result<Entry, Unreadable> {
    match kind {
        EntryKind::Cramp => read_cramp(text).map(Entry::Cramp),
        EntryKind::Stretch => {
            let found = Shape::read(text)?;
            let own = found.texts("own")?.unwrap_or_default();
            Ok(Entry::Stretch(Done {
                started: moment(found.count("at")?, found.count("offset")?)?,
                choice: own::read_played(&found.text("choice")?.ok_or(Unreadable::Shape)?, &own)?,
                left: found.count("left")?,
                right: found.count("right")?,
                planned: found.count("planned")?,
                more_left: found.number("more_left")?.unwrap_or_default(),
            }))
        }
        EntryKind::Check => read_check(text).map(Entry::Check),
        kind => Sheet::read(kind, text).map(Entry::Sheet),
    }
}

const fn ending_word(ending: Ending) -> &'static str {
    match ending {
        Ending::Ongoing => "running",
        Ending::Measured(_) => "measured",
        Ending::Said(_) => "said",
        Ending::Unknown => "unknown",
    }
}

/// The words that stand for the choices in a cramp, empty where nothing was said; for tables.
pub struct CrampWords {
    /// Where it was.
    pub muscle: String,
    /// Which leg.
    pub side: String,
    /// What is known of its end.
    pub ending: String,
    /// The band of its length in minutes.
    pub band: String,
    /// What was tried.
    pub relief: Vec<String>,
    /// Whether it helped.
    pub helped: String,
}

/// The words of a cramp.
pub fn cramp_words(cramp: &Cramp) -> CrampWords {
    let or_empty = Option::unwrap_or_default;
    CrampWords {
        muscle: or_empty(cramp.muscle.map(|muscle| word(MUSCLES, muscle))),
        side: or_empty(cramp.side.map(|side| word(SIDES, side))),
        ending: ending_word(cramp.ending).to_owned(),
        band: or_empty(cramp.ending.band().map(|band| word(BANDS, band))),
        relief: cramp.relief.iter().map(|relief| word(RELIEFS, *relief)).collect(),
        helped: or_empty(cramp.helped.map(|helped| word(HELPED, helped))),
    }
}

fn write_cramp(cramp: &Cramp) -> String {
    let (measured, said) = match cramp.ending {
        Ending::Measured(length) => (Some(length), None),
        Ending::Said(band) => (None, Some(word(BANDS, band))),
        Ending::Ongoing | Ending::Unknown => (None, None),
    };
    json(&CrampShape {
        at: cramp.start.epoch(),
        offset: cramp.start.offset(),
        muscle: cramp.muscle.map(|muscle| word(MUSCLES, muscle)),
        side: cramp.side.map(|side| word(SIDES, side)),
        severity: cramp.severity.map(Severity::value),
        ending: ending_word(cramp.ending).to_owned(),
        measured,
        said,
        relief: cramp.relief.iter().map(|relief| word(RELIEFS, *relief)).collect(),
        helped: cramp.helped.map(|helped| word(HELPED, helped)),
        note: cramp.note.clone(),
        instead: cramp.instead.map(|instead| word(INSTEADS, instead)),
        woke: cramp.woke,
        untimed: cramp.untimed.then_some(true),
    })
}

fn read_cramp(text: &str) -> Result<Cramp, Unreadable> {
    let found = Shape::read(text)?;
    let (measured, said) = (found.number("measured")?, found.text("said")?);
    let ending = match (found.text("ending")?.as_deref(), measured, &said) {
        (Some("running"), None, None) => Ending::Ongoing,
        (Some("measured"), Some(length), None) if length >= 0 => Ending::Measured(length),
        (Some("said"), None, Some(band)) => Ending::Said(value(BANDS, band)?),
        (Some("unknown" | "") | None, None, None) => Ending::Unknown,
        _ => return Err(Unreadable::Shape),
    };
    let mut cramp = Cramp {
        start: moment(found.count("at")?, found.count("offset")?)?,
        untimed: found.flag("untimed")? == Some(true),
        instead: optional(INSTEADS, found.text("instead")?.as_ref())?,
        muscle: optional(MUSCLES, found.text("muscle")?.as_ref())?,
        side: optional(SIDES, found.text("side")?.as_ref())?,
        severity: maybe(found.number("severity")?, Severity::new)?,
        ending,
        relief: Vec::new(),
        helped: optional(HELPED, found.text("helped")?.as_ref())?,
        woke: found.flag("woke")?,
        note: found.text("note")?.unwrap_or_default(),
    };
    for relief in &found.texts("relief")?.unwrap_or_default() {
        cramp.set_relief(value(RELIEFS, relief)?, true);
    }
    Ok(cramp)
}

#[derive(Serialize)]
struct SettingsShape {
    theme: String,
    text: u8,
    stance: Option<String>,
    risks: Option<Vec<String>>,
    /// Since version 2. Absent until it was told, so that what version 1 wrote is written again as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<String>,
    /// Since version 2: `<routine>-<sound>`, only those that are heard otherwise than is usual.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sounds: Vec<String>,
    /// Since version 2.
    #[serde(skip_serializing_if = "String::is_empty")]
    emergency: String,
    /// Since version 2: one word of [`WAYS`] for each thing that is otherwise than usual.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ways: Vec<String>,
}

/// What one word chooses in the settings.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Hours(Hours),
    Week(Week),
    Sound(Sound),
    Still,
}

const WAYS: &Words<Way> = &[
    (Way::Hours(Hours::Twelve), "hours-12"),
    (Way::Hours(Hours::TwentyFour), "hours-24"),
    (Way::Week(Week::Monday), "week-monday"),
    (Way::Week(Week::Saturday), "week-saturday"),
    (Way::Week(Week::Sunday), "week-sunday"),
    (Way::Sound(Sound::Chime), "sound-chime"),
    (Way::Sound(Sound::Voice), "sound-voice"),
    (Way::Still, "still"),
];

/// The words of the settings, in the order of [`WAYS`].
fn ways(settings: &Settings) -> Vec<String> {
    let is = |way: &Way| match *way {
        Way::Hours(hours) => settings.hours == Some(hours),
        Way::Week(week) => settings.week == Some(week),
        Way::Sound(sound) => settings.sound == sound,
        Way::Still => settings.still,
    };
    WAYS.iter().filter(|(way, _)| is(way)).map(|(_, word)| (*word).to_owned()).collect()
}

/// Text of the settings.
pub fn write_settings(settings: &Settings) -> String {
    json(&SettingsShape {
        theme: settings.theme.id().to_owned(),
        text: settings.text.step(),
        stance: settings.stance.map(|stance| stance.id().to_owned()),
        risks: settings.risks.as_ref().map(|risks| risks.iter().map(|risk| risk.id().to_owned()).collect()),
        age: settings.age.map(|age| age.id().to_owned()),
        sounds: settings.sounds.iter().map(|(one, sound)| [one.id(), sound.id()].join("-")).collect(),
        emergency: settings.emergency.clone(),
        ways: ways(settings),
    })
}

/// Reads the settings.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read_settings(text: &str) -> Result<Settings, Unreadable> {
    let found = Shape::read(text)?;
    let stance = maybe(found.text("stance")?.as_deref(), |id| {
        Stance::ALL.into_iter().find(|stance| stance.id() == id)
    })?;
    let risks = maybe(found.texts("risks")?, |ids| {
        ids.iter().map(|id| Risk::from_id(id)).collect::<Option<Vec<_>>>()
    })?;
    let sounds = found.texts("sounds")?.unwrap_or_default();
    let mut settings = Settings {
        theme: found.text("theme")?.as_deref().and_then(Theme::from_id).ok_or(Unreadable::Shape)?,
        text: TextSize::new(found.count("text")?).ok_or(Unreadable::Shape)?,
        stance,
        risks,
        age: found.text("age")?.as_deref().and_then(Age::from_id),
        // What cannot be dialled is not offered to be dialled, wherever it comes from.
        emergency: dialled(&found.text("emergency")?.unwrap_or_default()).unwrap_or_default().to_owned(),
        sounds: sounds.iter().filter_map(|text| sound(text)).collect(),
        ..Settings::default()
    };
    let said = found.texts("ways")?.unwrap_or_default();
    // A word of a later version is passed over.
    for (way, _) in WAYS.iter().filter(|(_, word)| said.iter().any(|one| one == word)) {
        match *way {
            Way::Hours(hours) => settings.hours = Some(hours),
            Way::Week(week) => settings.week = Some(week),
            Way::Sound(sound) => settings.sound = sound,
            Way::Still => settings.still = true,
        }
    }
    settings.sounds.retain(|(_, apart)| *apart != settings.sound);
    Ok(settings)
}

/// A routine and its sound. A routine or a sound this version does not know is left out: it is heard as is usual.
fn sound(text: &str) -> Option<(Routine, Sound)> {
    let (routine, sound) = text.split_once('-')?;
    Some((Routine::from_id(routine)?, Sound::from_id(sound)?))
}

/// Nothing stays nothing; something must be readable.
fn maybe<S, T>(stored: Option<S>, read: impl FnOnce(S) -> Option<T>) -> Result<Option<T>, Unreadable> {
    stored.map(|stored| read(stored).ok_or(Unreadable::Shape)).transpose()
}
