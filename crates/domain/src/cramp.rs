//! One cramp: when, where, how bad, how long, what was tried. Everything but the start may be unknown.
//!
//! Sources: the items diaries in published cramp studies record; duration as bands because reported seconds are not reliable.

use crate::body::Muscle;
use crate::hours::Hours;
use crate::moment::{MINUTE, Millis, Moment, spoken};

mod opened;
mod start;
mod together;

pub use opened::{LeftBehind, MARK, Opened};
pub(crate) use start::AHEAD;
pub use start::{NoStart, Start, last_night};
pub use together::one_of_two;

/// Longest cramp the clock is believed for: an hour. A clock left running all night says nothing about the cramp.
pub const LONGEST_BELIEVED: Millis = 60 * MINUTE;

/// Longest note kept, in characters. Far beyond what anyone types; it bounds a runaway paste.
pub const LONGEST_NOTE: usize = 20_000;

/// Which leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The left leg.
    Left,
    /// The right leg.
    Right,
    /// Both legs.
    Both,
}

impl Side {
    /// Every side, in the order shown.
    pub const ALL: [Self; 3] = [Self::Left, Self::Right, Self::Both];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Left => "Left",
            Self::Right => "Right",
            Self::Both => "Both",
        }
    }
}

/// Worst pain on the numeric rating scale, 0 (none) to 10 (worst imaginable).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Severity(u8);

impl Severity {
    /// A severity; `None` above 10.
    pub const fn new(value: u8) -> Option<Self> {
        if value <= 10 { Some(Self(value)) } else { None }
    }

    /// 0 to 10.
    pub const fn value(self) -> u8 {
        self.0
    }

    /// Every value, 0 to 10.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=10).map(Self)
    }
}

/// How long it lasted, as people can honestly say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Less than a minute.
    UnderOne,
    /// One to two minutes.
    OneToTwo,
    /// Three to five minutes.
    ThreeToFive,
    /// Six to ten minutes.
    SixToTen,
    /// More than ten minutes.
    OverTen,
}

impl Band {
    /// Every band, shortest first.
    pub const ALL: [Self; 5] =
        [Self::UnderOne, Self::OneToTwo, Self::ThreeToFive, Self::SixToTen, Self::OverTen];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::UnderOne => "Under 1 minute",
            Self::OneToTwo => "1 to 2 minutes",
            Self::ThreeToFive => "3 to 5 minutes",
            Self::SixToTen => "6 to 10 minutes",
            Self::OverTen => "Over 10 minutes",
        }
    }

    /// The band a measured length falls into: the minute it had reached, so 2:59 is still "1 to 2 minutes".
    pub const fn of(length: Millis) -> Self {
        match length / MINUTE {
            i64::MIN..=0 => Self::UnderOne,
            1..=2 => Self::OneToTwo,
            3..=5 => Self::ThreeToFive,
            6..=9 => Self::SixToTen,
            // Ten minutes exactly is the end of "6 to 10".
            10 if length == 10 * MINUTE => Self::SixToTen,
            _ => Self::OverTen,
        }
    }
}

/// What is known of the end of a cramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The clock still runs.
    Ongoing,
    /// The person tapped "It has eased" after this long; at most [`LONGEST_BELIEVED`].
    Measured(Millis),
    /// The person said it later.
    Said(Band),
    /// Nobody knows when it eased.
    Unknown,
}

impl Ending {
    /// The band, when there is one.
    pub const fn band(self) -> Option<Band> {
        match self {
            Self::Measured(length) => Some(Band::of(length)),
            Self::Said(band) => Some(band),
            Self::Ongoing | Self::Unknown => None,
        }
    }
}

/// What a person may have tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relief {
    /// Stretching the muscle.
    Stretching,
    /// Standing on the leg.
    Standing,
    /// Walking about.
    Walking,
    /// Rubbing the muscle.
    Rubbing,
    /// Warmth.
    Warmth,
    /// Cold.
    Cold,
    /// Something else.
    Other,
}

impl Relief {
    /// Every relief, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Stretching,
        Self::Standing,
        Self::Walking,
        Self::Rubbing,
        Self::Warmth,
        Self::Cold,
        Self::Other,
    ];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stretching => "Stretching",
            Self::Standing => "Standing on it",
            Self::Walking => "Walking",
            Self::Rubbing => "Rubbing",
            Self::Warmth => "Warmth",
            Self::Cold => "Cold",
            Self::Other => "Something else",
        }
    }
}

/// Whether what was tried helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helped {
    /// It helped.
    Yes,
    /// It helped a little.
    Partly,
    /// It did not help.
    No,
}

impl Helped {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Partly => "Partly",
            Self::No => "No",
        }
    }
}

/// What it was when it was not a cramp after all, in the person's words. Never a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Instead {
    /// Legs that ache.
    AchingLegs,
    /// Legs that want to move.
    RestlessLegs,
    /// Something else.
    SomethingElse,
}

impl Instead {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 3] = [Self::AchingLegs, Self::RestlessLegs, Self::SomethingElse];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AchingLegs => "Aching legs",
            Self::RestlessLegs => "Restless legs",
            Self::SomethingElse => "Something else",
        }
    }
}

/// One cramp in the diary, or what was first taken for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cramp {
    /// When it began. Where that is not known ([`Cramp::untimed`]), a moment of its night.
    pub start: Moment,
    /// Nobody knows when in the night it began: of [`Cramp::start`] only the night counts.
    pub untimed: bool,
    /// What it was instead. `None` for a cramp; anything else is kept, but never counted as one.
    pub instead: Option<Instead>,
    /// Where it was.
    pub muscle: Option<Muscle>,
    /// Which leg.
    pub side: Option<Side>,
    /// Worst pain, 0 to 10.
    pub severity: Option<Severity>,
    /// What is known of its end.
    pub ending: Ending,
    /// What was tried, in the order of [`Relief::ALL`], each at most once.
    pub relief: Vec<Relief>,
    /// Whether it helped.
    pub helped: Option<Helped>,
    /// Whether it woke the person.
    pub woke: Option<bool>,
    /// Free text, at most [`LONGEST_NOTE`] characters.
    pub note: String,
}

impl Cramp {
    /// A cramp that starts now; the clock runs.
    pub fn begin(now: Moment, muscle: Option<Muscle>) -> Self {
        Self {
            start: now,
            untimed: false,
            instead: None,
            muscle,
            side: None,
            severity: None,
            ending: Ending::Ongoing,
            relief: Vec::new(),
            helped: None,
            woke: None,
            note: String::new(),
        }
    }

    /// A cramp somebody tells of later: its clock never ran.
    pub fn told_later(start: Moment) -> Self {
        Self { ending: Ending::Unknown, ..Self::begin(start, None) }
    }

    /// Whether it was a cramp.
    pub const fn is_cramp(&self) -> bool {
        self.instead.is_none()
    }

    /// It was not a cramp. Its clock stops: there is nothing to measure any more.
    pub fn was_not(&mut self, instead: Instead) {
        self.instead = Some(instead);
        if self.ending == Ending::Ongoing {
            self.ending = Ending::Unknown;
        }
    }

    /// `Cramp`, or what it was instead.
    pub const fn name(&self) -> &'static str {
        match self.instead {
            None => "Cramp",
            Some(Instead::SomethingElse) => "Not a cramp",
            Some(instead) => instead.label(),
        }
    }

    /// When it began, or that nobody knows.
    pub fn time(&self, hours: Hours) -> String {
        if self.untimed { "time not known".into() } else { self.start.time(hours) }
    }

    /// Stops the clock. Beyond [`LONGEST_BELIEVED`], or when the clock went back, the length is unknown: never hours, never invented.
    pub fn ease(&mut self, now: Moment) {
        if self.ending == Ending::Ongoing {
            let length = now.epoch() - self.start.epoch();
            let believed = (0..=LONGEST_BELIEVED).contains(&length);
            self.ending = if believed { Ending::Measured(length) } else { Ending::Unknown };
        }
    }

    /// What its clock shows: it stands once the cramp has eased, wherever that was said.
    pub const fn clock(&self, now: Moment) -> Millis {
        match self.ending {
            Ending::Measured(length) => length,
            _ => now.epoch() - self.start.epoch(),
        }
    }

    /// Whether the clock still runs and may still be believed at `now`.
    pub fn is_running(&self, now: Moment) -> bool {
        let length = now.epoch() - self.start.epoch();
        self.ending == Ending::Ongoing && (0..=LONGEST_BELIEVED).contains(&length)
    }

    /// Whether nothing is left to ask: the three questions of the night (leg, worst pain, what helped) are answered, or it was
    /// no cramp.
    pub const fn is_told(&self) -> bool {
        !self.is_cramp() || (self.side.is_some() && self.severity.is_some() && self.helped.is_some())
    }

    /// Ticks or unticks a relief; keeps the order and keeps each once.
    pub fn set_relief(&mut self, relief: Relief, tried: bool) {
        let before = std::mem::take(&mut self.relief);
        let keeps = |one: &Relief| if *one == relief { tried } else { before.contains(one) };
        self.relief = Relief::ALL.into_iter().filter(keeps).collect();
    }

    /// Replaces the note, cut at [`LONGEST_NOTE`] characters.
    pub fn set_note(&mut self, text: &str) {
        self.note = text.chars().take(LONGEST_NOTE).collect();
    }

    /// `right calf`, `calf`, `right leg`, or nothing when neither is known.
    pub fn place(&self) -> Option<String> {
        let muscle = self
            .muscle
            .filter(|muscle| *muscle != Muscle::Other)
            .map(|muscle| muscle.label().to_ascii_lowercase());
        match (self.side, muscle) {
            (None, None) => None,
            (None, Some(muscle)) => Some(muscle),
            (Some(Side::Both), None) => Some("both legs".into()),
            (Some(Side::Both), Some(muscle)) => Some(format!("{muscle}, both legs")),
            (Some(side), None) => Some(format!("{} leg", side.label().to_ascii_lowercase())),
            (Some(side), Some(muscle)) => Some(format!("{} {muscle}", side.label().to_ascii_lowercase())),
        }
    }

    /// What a half-finished note says and asks the morning after: `02:14, right calf, about 3 minutes: how bad was it?`
    pub fn question(&self, hours: Hours) -> String {
        let length = match self.ending {
            Ending::Ongoing => None,
            Ending::Unknown => Some("we do not know for how long".to_owned()),
            Ending::Said(band) => Some(band.label().to_ascii_lowercase()),
            Ending::Measured(length) => Some(match (length + MINUTE / 2) / MINUTE {
                i64::MIN..=0 => "under 1 minute".to_owned(),
                1 => "about 1 minute".to_owned(),
                minutes => format!("about {minutes} minutes"),
            }),
        };
        let known = [Some(self.time(hours)), self.place(), length];
        let asks = match (self.severity, self.side) {
            (None, _) => "how bad was it?",
            (_, None) => "which leg was it?",
            _ => "what helped?",
        };
        format!("{}: {asks}", known.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// The length in words: measured, a band, or that nobody knows.
    pub fn length(&self) -> String {
        match self.ending {
            Ending::Ongoing => "still going".into(),
            Ending::Measured(length) => spoken(length),
            Ending::Said(band) => band.label().to_ascii_lowercase(),
            Ending::Unknown => "length not known".into(),
        }
    }
}

#[cfg(test)]
mod tests;
