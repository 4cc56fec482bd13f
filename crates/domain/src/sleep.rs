//! Bed and rising times as plain figures. No praise and no blame: what was noted, on how many nights.

use crate::sheet::NightNote;

/// The hours adults are usually advised to sleep at least (content: `evening::LIGHTS`).
pub const ADVISED_HOURS: u16 = 7;

/// The times of one night, on the wall clock, in minutes after 12:00 of its evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Lights out.
    pub bed: u16,
    /// Getting up, after `bed`.
    pub rise: u16,
    /// How many minutes the wall clock went forward in this night; less than 0 when it went back.
    pub forward: i16,
}

impl Times {
    /// Both times of a night; `None` when one is not noted, or getting up is not after lights out.
    pub fn of(note: &NightNote, forward: i16) -> Option<Self> {
        let (bed, rise) = (note.bed?, note.rise?);
        (bed < rise).then_some(Self { bed, rise, forward })
    }

    /// From lights out to getting up, in minutes. A clock that went forward took its hour away.
    pub fn length(self) -> u16 {
        let length = i32::from(self.rise) - i32::from(self.bed) - i32::from(self.forward);
        u16::try_from(length.max(0)).unwrap_or(0)
    }
}

/// What several nights say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// On how many nights both times were noted.
    pub nights: usize,
    /// The mean length, in minutes.
    pub mean: u16,
    /// Earliest and latest lights out, in minutes after 12:00.
    pub bed: (u16, u16),
    /// Earliest and latest getting up.
    pub rise: (u16, u16),
}

/// What nights say together; `None` without any.
pub fn summary(nights: &[Times]) -> Option<Summary> {
    let span = |of: fn(&Times) -> u16| {
        let times = nights.iter().map(of);
        Some((times.clone().min()?, times.max()?))
    };
    let sum: usize = nights.iter().map(|times| usize::from(times.length())).sum();
    let mean = sum.checked_add(nights.len() / 2)?.checked_div(nights.len())?;
    Some(Summary {
        nights: nights.len(),
        mean: u16::try_from(mean).ok()?,
        bed: span(|times| times.bed)?,
        rise: span(|times| times.rise)?,
    })
}

/// A length in words: `7 h 30 min`, `8 h`, `40 min`.
pub fn spoken(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note(bed: u16, rise: u16) -> NightNote {
        NightNote { bed: Some(bed), rise: Some(rise), ..NightNote::default() }
    }

    #[test]
    fn a_night_is_as_long_as_it_was_also_when_the_clock_was_changed() {
        // 22:30 to 07:00.
        assert_eq!(Times::of(&note(630, 1_140), 0).unwrap().length(), 510);
        assert_eq!(Times::of(&note(630, 1_140), 60).unwrap().length(), 450);
        assert_eq!(Times::of(&note(630, 1_140), -60).unwrap().length(), 570);
        assert_eq!(Times::of(&note(100, 130), 60).unwrap().length(), 0);
    }

    #[test]
    fn a_time_that_is_missing_or_upside_down_gives_no_figure() {
        assert_eq!(Times::of(&NightNote { bed: Some(630), ..NightNote::default() }, 0), None);
        assert_eq!(Times::of(&NightNote { rise: Some(630), ..NightNote::default() }, 0), None);
        assert_eq!(Times::of(&note(700, 700), 0), None);
        assert_eq!(Times::of(&note(1_000, 700), 0), None);
        assert_eq!(summary(&[]), None);
    }

    #[test]
    fn several_nights_say_their_mean_and_how_far_apart_they_lie() {
        let nights =
            [(630, 1_140), (690, 1_110), (600, 1_151)].map(|(bed, rise)| Times { bed, rise, forward: 0 });
        let found = summary(&nights).unwrap();
        assert_eq!(found, Summary { nights: 3, mean: 494, bed: (600, 690), rise: (1_110, 1_151) });
        assert_eq!([spoken(494), spoken(480), spoken(40)], ["8 h 14 min", "8 h", "40 min"]);
    }

    proptest! {
        #[test]
        fn the_mean_lies_between_the_shortest_and_the_longest(nights in proptest::collection::vec((0_u16..700, 700_u16..1_440), 1..20)) {
            let nights: Vec<_> = nights.into_iter().map(|(bed, rise)| Times { bed, rise, forward: 0 }).collect();
            let mean = summary(&nights).unwrap().mean;
            let lengths = nights.iter().map(|times| times.length());
            prop_assert!(lengths.clone().min().unwrap() <= mean && mean <= lengths.max().unwrap());
        }
    }
}
