//! What a person chose for themselves. Kept in two slots, so that a half-written one never wins.

use crate::safety::{Advice, Age, Risk, advise};
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
}

impl Theme {
    /// Every theme, in the order shown.
    pub const ALL: [Self; 3] = [Self::Night, Self::Dark, Self::Day];

    /// The word on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Night => "Night",
            Self::Dark => "Dark",
            Self::Day => "Day",
        }
    }

    /// The word in the document and in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Dark => "dark",
            Self::Day => "day",
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
    /// How each routine is heard; only those that are not silent.
    pub sounds: Vec<(Routine, Sound)>,
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
    /// How a routine is heard.
    pub fn sound(&self, routine: Routine) -> Sound {
        self.sounds.iter().find(|(one, _)| *one == routine).map_or(Sound::Silent, |(_, sound)| *sound)
    }

    /// Chooses how a routine is heard.
    pub fn set_sound(&mut self, routine: Routine, sound: Sound) {
        self.sounds.retain(|(one, _)| *one != routine);
        if sound != Sound::Silent {
            self.sounds.push((routine, sound));
        }
    }

    /// What follows from the answers before stretching; `None` until they are given.
    pub fn advice(&self) -> Option<Advice> {
        self.risks.as_ref().map(|risks| advise(risks, self.age))
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
        assert!(settings.advice().is_none());
        settings.risks = Some(Vec::new());
        assert!(settings.advice().is_some_and(|advice| !advice.offer.seated()));
    }
}
