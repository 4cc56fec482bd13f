//! Both sides of every threshold, and every row of the table.

use super::*;
use crate::content::{Grade, Source, groups};
use crate::cramp::{Cramp, Ending};
use crate::moment::{MINUTE, SECOND};

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

fn now() -> Moment {
    at("2026-11-24T10:00")
}

fn put(diary: &mut Diary, id: &Id, entry: Entry, written: Moment) {
    let record = diary.revise(id, entry.kind(), Some(entry), written);
    assert!(diary.take(record));
}

fn add(diary: &mut Diary, entry: Entry, written: Moment) -> Id {
    let id = Id::from_parts(written.epoch(), u64::try_from(diary.count()).unwrap());
    put(diary, &id, entry, written);
    id
}

/// A cramp at 02:14 in the night so many nights before the last one (0), which is the 23rd.
fn cramp(diary: &mut Diary, before: i64, ending: Ending) -> Id {
    let start = at("2026-11-24T02:14").plus(-before * DAY);
    let entry = Entry::Cramp(Cramp { ending, ..Cramp::begin(start, None) });
    add(diary, entry, start.plus(HOUR))
}

fn answer(diary: &mut Diary, when: Moment) {
    let sheet = SignsNote::default().sheet(when).unwrap();
    add(diary, Entry::Sheet(sheet), when);
}

fn medicine(diary: &mut Diary, before: i64, text: &str) -> Night {
    let night = Night::of(now()).step(-before).unwrap();
    let note = NightNote { medicine: text.into(), ..NightNote::default() };
    let written = night.noon(60).plus(20 * HOUR);
    put(diary, &NightNote::id(night), Entry::Sheet(note.sheet(night, 60).unwrap()), written);
    night
}

#[test]
fn every_sign_has_one_row_in_its_order_with_a_level_and_a_source() {
    let alone: Vec<Sign> =
        RULES.iter().filter(|rule| rule.signs.len() == 1).map(|rule| rule.signs[0]).collect();
    assert_eq!(alone, Sign::ALL);
    assert!(Sign::ALL.is_sorted());
    for sign in Sign::ALL {
        assert_eq!(Sign::from_id(sign.id()), Some(sign));
        assert_eq!(level(&[sign].into()), Some(sign.level()));
        assert!(!sign.says().is_empty());
    }
    let levels: Vec<Level> = Sign::ALL.map(Sign::level).to_vec();
    assert!(levels.windows(2).all(|pair| pair[0] >= pair[1]), "most pressing first");
    let counts = Level::ALL.map(|level| levels.iter().filter(|one| **one == level).count());
    assert_eq!(counts, [7, 5, 7]);
    let listed: Vec<_> = groups().flat_map(|(_, group)| group).collect();
    for rule in &RULES {
        assert!(
            listed.iter().any(|sentence| std::ptr::eq(*sentence, rule.says)),
            "{rule:?} is checked nowhere"
        );
        let own = rule.says.source == Source::OwnCaution;
        assert_eq!(own, rule.says.grade == Grade::Untested, "{rule:?}");
    }
}

#[test]
fn the_highest_level_counts_and_nothing_ticked_has_none() {
    assert_eq!(level(&BTreeSet::new()), None);
    assert_eq!(level(&[Sign::Sleep, Sign::Walking].into()), Some(Level::Visit));
    assert_eq!(level(&[Sign::Sleep, Sign::Long].into()), Some(Level::Today));
    assert_eq!(level(&[Sign::Long, Sign::Jaw].into()), Some(Level::Emergency));
}

#[test]
fn odd_pee_and_sore_muscles_weigh_more_together_than_each_alone() {
    for muscle in [Sign::Statin, Sign::Weak] {
        assert!(level(&[Sign::RedPee].into()) < Some(Level::Emergency));
        assert!(level(&[muscle].into()) < Some(Level::Emergency));
        let both = [Sign::RedPee, muscle].into();
        assert_eq!(level(&both), Some(Level::Emergency));
        assert!(advice(&both).contains(&&signs::TOGETHER));
    }
    assert_eq!(level(&[Sign::Statin, Sign::Weak].into()), Some(Level::Today));
    assert!(!advice(&[Sign::Statin, Sign::Weak].into()).contains(&&signs::TOGETHER));
}

#[test]
fn the_advice_says_what_to_do_first_and_no_comfort_when_nothing_is_ticked() {
    assert_eq!(advice(&BTreeSet::new()), [&signs::NOTHING, &signs::WORRIED]);
    for sign in Sign::ALL {
        let lines = advice(&[sign].into());
        assert_eq!(lines[0], sign.level().says(), "{sign:?}");
        assert!(!lines.contains(&&signs::NOTHING));
        let leg = matches!(sign, Sign::OneLeg | Sign::ColdLeg | Sign::Pregnant);
        assert_eq!(lines.contains(&&signs::LEAVE_LEG), leg, "{sign:?}");
        assert_eq!(lines.contains(&&crate::content::leg::UNTIL), leg, "{sign:?}");
        let drug = matches!(sign, Sign::Statin | Sign::Medicine);
        assert_eq!(lines.contains(&&signs::ASK_FIRST), drug, "{sign:?}");
    }
}

#[test]
fn a_cramp_of_ten_minutes_asks_nothing_and_a_longer_one_does() {
    let asked = |ending| {
        let mut diary = Diary::default();
        cramp(&mut diary, 0, ending);
        due(&diary, now()).is_some()
    };
    assert!(!asked(Ending::Measured(10 * MINUTE)));
    assert!(asked(Ending::Measured(10 * MINUTE + 1)));
    assert!(asked(Ending::Measured(10 * MINUTE + SECOND)));
    assert!(!asked(Ending::Said(Band::SixToTen)));
    assert!(asked(Ending::Said(Band::OverTen)));
    assert!(!asked(Ending::Unknown), "nobody knows is not long");
}

#[test]
fn a_long_cramp_is_asked_about_for_seven_nights_and_until_it_is_answered() {
    for (before, asked) in [(0, true), (5, true), (6, false)] {
        let mut diary = Diary::default();
        let id = cramp(&mut diary, before, Ending::Said(Band::OverTen));
        // The present night, of the 24th from noon on, is one of the seven.
        assert_eq!(due(&diary, at("2026-11-24T12:00")), asked.then_some(Cause::Long(id)), "{before}");
    }
    let mut diary = Diary::default();
    let id = cramp(&mut diary, 0, Ending::Said(Band::OverTen));
    let written = diary.record(&id).unwrap().changed();
    let mut before = diary.clone();
    answer(&mut before, Moment::new(written - 1, 60).unwrap());
    assert_eq!(due(&before, now()), Some(Cause::Long(id)));
    answer(&mut diary, Moment::new(written, 60).unwrap());
    assert_eq!(due(&diary, now()), None);
}

#[test]
fn an_answer_from_a_day_to_come_answers_nothing() {
    let mut diary = Diary::default();
    let id = cramp(&mut diary, 0, Ending::Said(Band::OverTen));
    answer(&mut diary, now().plus(1));
    assert_eq!(due(&diary, now()), Some(Cause::Long(id)));
    answer(&mut diary, now());
    assert_eq!(due(&diary, now()), None, "nor does it hide one that was given");
}

fn with_cramps_on(nights: &[i64]) -> Diary {
    let mut diary = Diary::default();
    for before in nights {
        cramp(&mut diary, *before, Ending::Unknown);
    }
    diary
}

#[test]
fn three_nights_in_each_of_two_weeks_are_many_and_two_in_one_of_them_are_not() {
    assert_eq!(due(&with_cramps_on(&[0, 3, 6, 7, 10, 13]), now()), Some(Cause::Often));
    assert_eq!(due(&with_cramps_on(&[0, 3, 7, 10, 13]), now()), None);
    assert_eq!(due(&with_cramps_on(&[0, 3, 6, 7, 13]), now()), None);
    assert_eq!(due(&with_cramps_on(&[0, 1, 2, 3, 4, 5, 6]), now()), None, "one week alone");
    // Two cramps of one night are one night.
    assert_eq!(due(&with_cramps_on(&[0, 3, 3, 7, 10, 13]), now()), None);
    // One night further back is outside.
    assert_eq!(due(&with_cramps_on(&[0, 3, 6, 7, 10, 14]), now()), None);
    // In the evening the new night is not over, and does not push the old one out.
    assert_eq!(due(&with_cramps_on(&[0, 3, 6, 7, 10, 13]), at("2026-11-24T22:00")), Some(Cause::Often));
}

#[test]
fn many_nights_are_asked_about_again_after_28_days_and_not_before() {
    let mut diary = with_cramps_on(&[0, 3, 6, 7, 10, 13]);
    answer(&mut diary, now().plus(-28 * DAY + 1));
    assert_eq!(due(&diary, now()), None);
    assert_eq!(due(&diary, now().plus(1)), Some(Cause::Often));
}

#[test]
fn a_new_medicine_is_asked_about_when_a_cramp_came_since() {
    let asked = |noted: i64, cramped: Option<i64>, text: &str| {
        let mut diary = Diary::default();
        let night = medicine(&mut diary, noted, text);
        if let Some(before) = cramped {
            cramp(&mut diary, before, Ending::Unknown);
        }
        let cause = due(&diary, now());
        assert!(cause.is_none() || cause == Some(Cause::Medicine(night)));
        cause.is_some()
    };
    assert!(asked(3, Some(3), "a new tablet"));
    assert!(asked(3, Some(0), "a new tablet"));
    assert!(!asked(3, Some(4), "a new tablet"), "the cramp came before");
    assert!(!asked(3, None, "a new tablet"));
    assert!(!asked(3, Some(0), "  "));
    assert!(asked(27, Some(0), "a new tablet"));
    assert!(!asked(28, Some(0), "a new tablet"));
}

#[test]
fn each_cause_says_why_and_only_a_long_cramp_cannot_wait_for_the_day() {
    let causes = [Cause::Long(Id::from_parts(0, 0)), Cause::Often, Cause::Medicine(Night::of(now()))];
    let waits = causes.clone().map(|cause| cause.can_wait());
    assert_eq!(waits, [false, true, true]);
    let says: BTreeSet<&str> = causes.iter().map(|cause| cause.says().text).collect();
    assert_eq!(says.len(), 3);
}
