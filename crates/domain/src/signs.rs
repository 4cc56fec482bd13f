//! Warning signs: what can be ticked, what each asks for, and when the app asks by itself. One table, no score.
//!
//! Nothing here says what somebody has. A list without a tick has no level, and that is no comfort either.

use crate::content::{Sentence, leg, notice, signs, warning};
use crate::cramp::Band;
use crate::diary::{Diary, Entry, Record};
use crate::id::Id;
use crate::lookback::is_cramp;
use crate::moment::{HOUR, Millis, Moment};
use crate::night::Night;
use crate::safety::LEG_SIGNS;
use crate::sheet::{NightNote, SignsNote};
use std::collections::BTreeSet;

/// How soon somebody should look at it, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// At a doctor's visit.
    Visit,
    /// On the same day.
    Today,
    /// At once, by the emergency number.
    Emergency,
}

impl Level {
    /// Every level, most pressing first, as the screen has them.
    pub const ALL: [Self; 3] = [Self::Emergency, Self::Today, Self::Visit];

    /// What to do.
    pub const fn says(self) -> &'static Sentence {
        match self {
            Self::Emergency => &signs::CALL_NOW,
            Self::Today => &signs::CALL_TODAY,
            Self::Visit => &signs::SEE_DOCTOR,
        }
    }
}

/// A sign that can be ticked, as the screen orders them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the sentences of the table say what they are")]
pub enum Sign {
    Chest,
    ColdLeg,
    BrownPee,
    Jaw,
    Poison,
    Saddle,
    Confused,
    OneLeg,
    Long,
    Statin,
    RedPee,
    Pregnant,
    Sleep,
    Numb,
    Weak,
    Often,
    Medicine,
    Illness,
    Walking,
}

/// A row of the table: when all of these are ticked, this is asked for. The sentence has its grade and its source.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The signs, all of which must be ticked.
    pub signs: &'static [Sign],
    /// What they ask for.
    pub level: Level,
    /// The words that are ticked, or for several together what they mean for the person's next step.
    pub says: &'static Sentence,
}

const fn one(signs: &'static [Sign], level: Level, says: &'static Sentence) -> Rule {
    Rule { signs, level, says }
}

/// Every rule. The first 19 are the signs themselves, in the order of [`Sign`]; then what weighs more together.
pub static RULES: [Rule; 21] = [
    one(&[Sign::Chest], Level::Emergency, &warning::CHEST),
    one(&[Sign::ColdLeg], Level::Emergency, &warning::COLD_LEG),
    one(&[Sign::BrownPee], Level::Emergency, &warning::BROWN_PEE),
    one(&[Sign::Jaw], Level::Emergency, &warning::JAW),
    one(&[Sign::Poison], Level::Emergency, &warning::POISON),
    one(&[Sign::Saddle], Level::Emergency, &warning::SADDLE),
    one(&[Sign::Confused], Level::Emergency, &warning::CONFUSED),
    one(&[Sign::OneLeg], Level::Today, &signs::ONE_LEG),
    one(&[Sign::Long], Level::Today, &warning::TOO_LONG),
    one(&[Sign::Statin], Level::Today, &signs::STATIN),
    one(&[Sign::RedPee], Level::Today, &warning::RED_PEE),
    one(&[Sign::Pregnant], Level::Today, &warning::PREGNANT),
    one(&[Sign::Sleep], Level::Visit, &notice::SLEEP),
    one(&[Sign::Numb], Level::Visit, &notice::NUMB),
    one(&[Sign::Weak], Level::Visit, &notice::WEAK),
    one(&[Sign::Often], Level::Visit, &signs::OFTEN),
    one(&[Sign::Medicine], Level::Visit, &signs::NEW_MEDICINE),
    one(&[Sign::Illness], Level::Visit, &notice::OTHER_ILLNESS),
    one(&[Sign::Walking], Level::Visit, &notice::WALKING),
    Rule { signs: &[Sign::RedPee, Sign::Statin], level: Level::Emergency, says: &signs::TOGETHER },
    Rule { signs: &[Sign::RedPee, Sign::Weak], level: Level::Emergency, says: &signs::TOGETHER },
];

impl Sign {
    /// Every sign, in the order shown.
    pub const ALL: [Self; 19] = [
        Self::Chest,
        Self::ColdLeg,
        Self::BrownPee,
        Self::Jaw,
        Self::Poison,
        Self::Saddle,
        Self::Confused,
        Self::OneLeg,
        Self::Long,
        Self::Statin,
        Self::RedPee,
        Self::Pregnant,
        Self::Sleep,
        Self::Numb,
        Self::Weak,
        Self::Often,
        Self::Medicine,
        Self::Illness,
        Self::Walking,
    ];

    /// The word in storage.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Chest => "chest",
            Self::ColdLeg => "cold-leg",
            Self::BrownPee => "brown-pee",
            Self::Jaw => "jaw",
            Self::Poison => "poison",
            Self::Saddle => "saddle",
            Self::Confused => "confused",
            Self::OneLeg => "one-leg",
            Self::Long => "long",
            Self::Statin => "statin",
            Self::RedPee => "red-pee",
            Self::Pregnant => "pregnant",
            Self::Sleep => "sleep",
            Self::Numb => "numb",
            Self::Weak => "weak",
            Self::Often => "often",
            Self::Medicine => "medicine",
            Self::Illness => "illness",
            Self::Walking => "walking",
        }
    }

    /// Reads the stored word.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.id() == text)
    }

    fn rule(self) -> Option<&'static Rule> {
        RULES.iter().find(|rule| matches!(rule.signs, [sign] if *sign == self))
    }

    /// What it asks for when it is ticked alone.
    pub fn level(self) -> Level {
        // Every sign has its row: a test says so. Without one, the most careful answer.
        self.rule().map_or(Level::Emergency, |rule| rule.level)
    }

    /// The words that are ticked.
    pub fn says(self) -> &'static str {
        self.rule().map_or("", |rule| rule.says.text)
    }
}

/// What the ticked signs ask for; `None` when none is ticked, which says nothing at all.
pub fn level(ticked: &BTreeSet<Sign>) -> Option<Level> {
    RULES
        .iter()
        .filter(|rule| rule.signs.iter().all(|sign| ticked.contains(sign)))
        .map(|rule| rule.level)
        .max()
}

/// What to do, most pressing first, and the safety lines that go with what is ticked.
pub fn advice(ticked: &BTreeSet<Sign>) -> Vec<&'static Sentence> {
    let Some(level) = level(ticked) else { return vec![&signs::NOTHING, &signs::WORRIED] };
    let mut lines = vec![level.says()];
    let all = |signs: &[Sign]| signs.iter().all(|sign| ticked.contains(sign));
    if RULES.iter().any(|rule| rule.signs.len() > 1 && all(rule.signs)) {
        lines.push(&signs::TOGETHER);
    }
    if LEG_SIGNS.iter().any(|sign| ticked.contains(sign)) {
        lines.extend([&signs::LEAVE_LEG, &leg::UNTIL]);
    }
    if ticked.contains(&Sign::Statin) || ticked.contains(&Sign::Medicine) {
        lines.push(&signs::ASK_FIRST);
    }
    lines
}

/// Why the app asks by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// This cramp lasted more than ten minutes.
    Long(Id),
    /// Cramps on many nights.
    Often,
    /// A new medicine, noted for this night, and a cramp since.
    Medicine(Night),
}

impl Cause {
    /// Why, and what to do.
    pub const fn says(&self) -> &'static Sentence {
        match self {
            Self::Long(_) => &signs::AFTER_LONG,
            Self::Often => &signs::AFTER_OFTEN,
            Self::Medicine(_) => &signs::AFTER_MEDICINE,
        }
    }

    /// Whether it can wait for the day.
    pub const fn can_wait(&self) -> bool {
        !matches!(self, Self::Long(_))
    }
}

/// Nights with a cramp in a week that count as many.
const MANY: usize = 3;
/// Weeks in a row with so many.
const WEEKS: i64 = 2;
/// For how many nights a long cramp, once noted, is asked about.
const LONG_ASKED: i64 = 7;
/// For how many nights a medicine counts as new, and how long an answer holds for many nights with cramps.
const MONTH: i64 = 28;
const DAY: Millis = 24 * HOUR;

/// What asks for a check by now and was not answered since. Looks at the last weeks only, however long the diary.
pub fn due(diary: &Diary, now: Moment) -> Option<Cause> {
    let tonight = Night::of(now);
    let since = now.epoch() - (MONTH + 4) * DAY;
    let recent: Vec<(&Id, &Entry)> =
        diary.newest().take_while(|(_, entry)| entry.at().epoch() >= since).collect();
    let answered = recent.iter().find_map(|(_, entry)| match entry {
        // An answer from a day to come was given on a wrong clock.
        Entry::Sheet(sheet) if sheet.at().epoch() <= now.epoch() => {
            SignsNote::read(sheet).ok().map(|_| sheet.at().epoch())
        }
        _ => None,
    });
    let is_news = |id: &Id| {
        let changed = diary.record(id).map_or(0, Record::changed);
        answered.is_none_or(|answered| changed > answered)
    };
    let within = |entry: &Entry, nights: i64| {
        let night = Night::of(entry.at());
        night <= tonight && tonight.step(-nights).is_none_or(|first| night > first)
    };
    let long = |(id, entry): &(&Id, &Entry)| {
        let is_long = entry.cramp().is_some_and(|cramp| cramp.ending.band() == Some(Band::OverTen));
        is_long && within(entry, LONG_ASKED) && is_news(id)
    };
    if let Some((id, _)) = recent.iter().find(|one| long(one)) {
        return Some(Cause::Long((*id).clone()));
    }
    let cramps: BTreeSet<Night> =
        recent.iter().filter(|(_, entry)| is_cramp(entry)).map(|(_, entry)| Night::of(entry.at())).collect();
    let rests = answered.is_some_and(|at| now.epoch() - at < MONTH * DAY);
    // The present night is not over: the weeks may end with it or with the one before.
    if !rests && [0, -1].into_iter().any(|end| is_often(&cramps, tonight, end)) {
        return Some(Cause::Often);
    }
    let medicine = recent.iter().find_map(|(id, entry)| {
        let Entry::Sheet(sheet) = entry else { return None };
        let night = Night::of(sheet.at());
        let noted = NightNote::read(sheet).is_ok_and(|note| !note.medicine.trim().is_empty());
        let fits =
            noted && within(entry, MONTH) && is_news(id) && cramps.range(night..=tonight).next().is_some();
        fits.then_some(night)
    });
    medicine.map(Cause::Medicine)
}

/// Whether each of the weeks that end `end` nights after `tonight` has many nights with cramps.
fn is_often(cramps: &BTreeSet<Night>, tonight: Night, end: i64) -> bool {
    (0..WEEKS).all(|week| {
        let nights = (0..7).filter_map(|night| tonight.step(end - 7 * week - night));
        nights.filter(|night| cramps.contains(night)).count() >= MANY
    })
}

#[cfg(test)]
mod tests;
