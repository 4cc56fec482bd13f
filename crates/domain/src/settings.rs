//! What a person chose for themselves. Kept in two slots, so that a half-written one never wins.

use crate::hours::Hours;
use crate::safety::{Advice, Age, LegWarning, Risk, advise};
use crate::score::Sound;
use crate::stretch::{Routine, Stance};

/// The colours of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Black and amber, for a dark bedroom.
    #[default]
    Night,
    /// Dark and neutral.
    Dark,
    /// Light.
    Day,
    /// Day from [`DAY_FROM`] to [`NIGHT_FROM`], night for the rest.
    Auto,
}

/// The hour at which the colours turn to day when they follow the hour.
pub const DAY_FROM: u32 = 7;
/// And the hour at which they turn to night.
pub const NIGHT_FROM: u32 = 19;

impl Theme {
    /// Every theme, in the order shown.
    pub const ALL: [Self; 4] = [Self::Night, Self::Dark, Self::Day, Self::Auto];

    /// The colours to show at this hour of the wall clock, 0 to 23.
    #[must_use]
    pub fn shown(self, hour: u32) -> Self {
        match self {
            Self::Auto if (DAY_FROM..NIGHT_FROM).contains(&hour) => Self::Day,
            Self::Auto => Self::Night,
            chosen => chosen,
        }
    }

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Night => "Night",
            Self::Dark => "Dark",
            Self::Day => "Day",
            Self::Auto => "By the hour",
        }
    }

    /// The word in the document and in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Dark => "dark",
            Self::Day => "day",
            Self::Auto => "auto",
        }
    }

    /// Reads the stored word.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == text)
    }
}

/// Text size, 1 (as the browser has it) to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSize(u8);

impl Default for TextSize {
    fn default() -> Self {
        Self(1)
    }
}

impl TextSize {
    /// Every size, smallest first.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// A size; `None` outside 1 to 4.
    pub const fn new(step: u8) -> Option<Self> {
        if step >= 1 && step <= 4 { Some(Self(step)) } else { None }
    }

    /// 1 to 4.
    pub const fn step(self) -> u8 {
        self.0
    }

    /// The accessible name.
    pub const fn label(self) -> &'static str {
        match self.0 {
            1 => "Normal",
            2 => "Large",
            3 => "Larger",
            _ => "Largest",
        }
    }
}

/// On which day a week of the calendar begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// On Monday.
    Monday,
    /// On Saturday.
    Saturday,
    /// On Sunday.
    Sunday,
}

impl Week {
    /// Every day a week begins with somewhere, in the order shown.
    pub const ALL: [Self; 3] = [Self::Monday, Self::Saturday, Self::Sunday];

    /// The day as a number: 0 is Monday.
    pub const fn first(self) -> usize {
        match self {
            Self::Monday => 0,
            Self::Saturday => 5,
            Self::Sunday => 6,
        }
    }
}

/// Everything a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// The text size.
    pub text: TextSize,
    /// How they stretch, once chosen.
    pub stance: Option<Stance>,
    /// Their answers to the questions before stretching: `None` until answered, empty for "None of these".
    pub risks: Option<Vec<Risk>>,
    /// Their age, if they said it.
    pub age: Option<Age>,
    /// How each routine is heard; only those that are heard otherwise than `sound`.
    pub sounds: Vec<(Routine, Sound)>,
    /// How every other routine is heard.
    pub sound: Sound,
    /// How times of day are written, once chosen; else as the region has it.
    pub hours: Option<Hours>,
    /// The first day of a week, once chosen; else as the region has it.
    pub week: Option<Week>,
    /// Whether less is to move, whatever the device says.
    pub still: bool,
    /// The number to dial in an emergency, once chosen: digits, spaces and a leading `+`; else empty.
    pub emergency: String,
}

/// The longest number to dial, in characters.
const LONGEST_NUMBER: usize = 20;

/// A number that can be dialled, without spaces at its ends: digits, spaces and a leading `+`; `None` for anything else.
pub fn dialled(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = text.strip_prefix('+').unwrap_or(text);
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let plain = rest.bytes().all(|one| one.is_ascii_digit() || one == b' ');
    (plain && digits >= 2 && text.len() <= LONGEST_NUMBER).then_some(text)
}

impl Settings {
    /// What was chosen now, where something was, over what had been chosen before.
    #[must_use]
    pub fn chosen_over(now: &Self, before: &Self) -> Self {
        let usual = Self::default();
        macro_rules! chosen {
            ($($field:ident)*) => {
                Self { $($field: if now.$field == usual.$field { &before.$field } else { &now.$field }.clone(),)* }
            };
        }
        chosen!(theme text stance risks age sounds sound hours week still emergency)
    }

    /// How a routine is heard.
    pub fn sound(&self, routine: Routine) -> Sound {
        self.sounds.iter().find(|(one, _)| *one == routine).map_or(self.sound, |(_, sound)| *sound)
    }

    /// Chooses how a routine is heard.
    pub fn set_sound(&mut self, routine: Routine, sound: Sound) {
        self.sounds.retain(|(one, _)| *one != routine);
        if sound != self.sound {
            self.sounds.push((routine, sound));
        }
    }

    /// Chooses how every routine is heard that was not chosen apart. What was chosen apart stays.
    pub fn set_usual_sound(&mut self, sound: Sound) {
        self.sound = sound;
        self.sounds.retain(|(_, apart)| *apart != sound);
    }

    /// What follows from the answers before stretching, and from what was said of a leg anywhere; `None` until something was.
    pub fn advice(&self, leg: Option<LegWarning>) -> Option<Advice> {
        let answered = self.risks.as_ref().map(|risks| advise(risks, self.age));
        leg.map(Advice::closed).or(answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_routine_is_silent_until_chosen_and_silence_is_not_kept() {
        let mut settings = Settings::default();
        assert_eq!(settings.sound(Routine::Short), Sound::Silent);
        settings.set_sound(Routine::Short, Sound::Chime);
        settings.set_sound(Routine::Full, Sound::Voice);
        settings.set_sound(Routine::Short, Sound::Voice);
        assert_eq!((settings.sound(Routine::Short), settings.sounds.len()), (Sound::Voice, 2));
        settings.set_sound(Routine::Short, Sound::Silent);
        assert_eq!(settings.sounds, [(Routine::Full, Sound::Voice)]);
    }

    #[test]
    fn the_usual_sound_is_for_every_routine_that_has_none_of_its_own() {
        let mut settings = Settings::default();
        settings.set_sound(Routine::Short, Sound::Chime);
        settings.set_usual_sound(Sound::Voice);
        assert_eq!(
            (settings.sound(Routine::Short), settings.sound(Routine::Full)),
            (Sound::Chime, Sound::Voice)
        );
        // Silence is a choice of its own where sound is usual.
        settings.set_sound(Routine::Full, Sound::Silent);
        assert_eq!(settings.sound(Routine::Full), Sound::Silent);
        settings.set_usual_sound(Sound::Chime);
        assert_eq!(settings.sounds, [(Routine::Full, Sound::Silent)]);
    }

    #[test]
    fn colours_by_the_hour_turn_at_seven_in_the_morning_and_in_the_evening() {
        for (hour, shown) in [
            (0, Theme::Night),
            (6, Theme::Night),
            (7, Theme::Day),
            (18, Theme::Day),
            (19, Theme::Night),
            (23, Theme::Night),
        ] {
            assert_eq!(Theme::Auto.shown(hour), shown, "{hour}");
        }
        for chosen in [Theme::Night, Theme::Dark, Theme::Day] {
            assert!((0..24).all(|hour| chosen.shown(hour) == chosen));
        }
    }

    #[test]
    fn a_number_is_dialled_only_when_it_is_one() {
        for good in ["999", "112", "+44 20 7946 0000", " 911 ", "00"] {
            assert_eq!(dialled(good), Some(good.trim()));
        }
        for odd in ["", "9", "nine", "999;1", "9+99", "javascript:1", "123456789012345678901"] {
            assert_eq!(dialled(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_age_closes_what_it_closes_only_once_the_questions_are_answered() {
        let mut settings = Settings { age: Some(Age::Under18), ..Settings::default() };
        assert!(settings.advice(None).is_none());
        settings.risks = Some(Vec::new());
        assert!(settings.advice(None).is_some_and(|advice| !advice.offer.seated()));
    }
}
