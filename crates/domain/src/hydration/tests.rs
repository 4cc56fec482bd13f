//! Mornings and their gaps, and what a new check remembers.

use super::*;
use crate::cramp::Cramp;
use crate::diary::{Diary, Entry};
use crate::id::Id;
use crate::safety::Age;
use crate::urine::{Light, OffScale, Step, YesNoUnsure};
use chrono::NaiveDate;

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

fn date(text: &str) -> NaiveDate {
    at(&format!("{text}T12:00")).local().date()
}

fn step(number: u8) -> Reading {
    Reading::Step(Step::new(number).unwrap())
}

fn clear() -> Answers {
    Answers {
        light: Some(Light::Bright),
        first_void: Some(false),
        dye: Some(YesNoUnsure::No),
        age65: Some(false),
        fluid_limit: Some(YesNoUnsure::No),
    }
}

fn diary(checks: &[(&str, Answers, Reading)]) -> Diary {
    let mut diary = Diary::default();
    let entries = checks.iter().map(|(when, answers, reading)| {
        Entry::Check(Check { at: at(when), answers: *answers, reading: *reading })
    });
    let cramp = Entry::Cramp(Cramp::begin(at("2026-11-24T07:00"), None));
    for (n, entry) in (1..).zip(entries.chain([cramp])) {
        let record = diary.revise(&Id::from_parts(0, n), entry.kind(), Some(entry.clone()), entry.at());
        assert!(diary.take(record));
    }
    diary
}

#[test]
fn a_morning_shows_its_first_check_and_a_morning_without_one_is_a_gap() {
    let dim = Answers { light: Some(Light::Dim), ..clear() };
    let diary = diary(&[
        ("2026-11-20T07:00", clear(), Reading::CannotTell),
        ("2026-11-21T03:59", clear(), step(2)),
        ("2026-11-21T22:00", clear(), step(2)),
        ("2026-11-22T11:59", clear(), step(7).answered(YesNoUnsure::No)),
        ("2026-11-22T12:00", clear(), step(1)),
        ("2026-11-24T04:00", dim, step(3)),
        ("2026-11-24T09:00", clear(), step(5)),
        ("2026-11-25T08:00", clear(), Reading::off_scale(OffScale::RedOrPink)),
    ]);
    let seen = mornings(&diary, date("2026-11-25"), 6);
    let dates: Vec<_> = seen.iter().map(|(date, _)| *date).collect();
    assert_eq!((dates[0], dates[5], dates.len()), (date("2026-11-20"), date("2026-11-25"), 6));
    let of = |number, clear| Some(Seen::Step { step: Step::new(number).unwrap(), clear });
    let wanted = [
        Some(Seen::CannotTell),
        None,
        of(7, true),
        None,
        of(3, false),
        Some(Seen::OffScale(OffScale::RedOrPink)),
    ];
    assert_eq!(seen.iter().map(|(_, seen)| *seen).collect::<Vec<_>>(), wanted);
    let words: Vec<_> = seen.iter().filter_map(|(_, seen)| seen.map(Seen::words)).collect();
    assert_eq!(words, ["Could not tell", "7, amber", "3, straw", "Red or pink"]);
    assert_eq!(
        newest(&diary, 2).iter().map(|(_, check)| check.at).collect::<Vec<_>>(),
        [at("2026-11-25T08:00"), at("2026-11-24T09:00")]
    );
}

#[test]
fn only_age_and_limits_are_remembered_and_everything_else_is_asked_each_time() {
    let diary = diary(&[("2026-11-24T08:00", clear(), step(3))]);
    let wanted = Answers { age65: Some(false), fluid_limit: Some(YesNoUnsure::No), ..Answers::default() };
    assert_eq!(remembered(&diary, None, at("2026-11-25T08:00")), wanted);
}

#[test]
fn no_is_forgotten_after_three_months_and_yes_is_not() {
    let yes = Answers { age65: Some(true), fluid_limit: Some(YesNoUnsure::Yes), ..clear() };
    for (answers, kept) in [(clear(), false), (yes, true)] {
        let diary = diary(&[("2026-08-01T08:00", answers, step(3))]);
        let later = remembered(&diary, None, at("2026-11-25T08:00"));
        assert_eq!((later.age65.is_some(), later.fluid_limit.is_some()), (kept, kept));
        let soon = remembered(&diary, None, at("2026-10-29T08:00"));
        assert!(soon.age65.is_some() && soon.fluid_limit.is_some());
    }
    // A clock that was ahead once makes no "no" last for ever.
    let ahead = diary(&[("2030-01-01T08:00", clear(), step(3))]);
    assert_eq!(remembered(&ahead, None, at("2026-11-25T08:00")), Answers::default());
}

#[test]
fn the_newest_answer_counts_and_not_sure_is_asked_again() {
    let unsure = Answers { age65: None, fluid_limit: Some(YesNoUnsure::Unsure), ..clear() };
    let older = Answers { age65: Some(true), fluid_limit: Some(YesNoUnsure::Yes), ..clear() };
    let diary = diary(&[("2026-11-01T08:00", older, step(3)), ("2026-11-24T08:00", unsure, step(3))]);
    let now = remembered(&diary, None, at("2026-11-25T08:00"));
    assert_eq!((now.age65, now.fluid_limit), (Some(true), None));
}

#[test]
fn where_the_settings_say_another_age_it_is_asked() {
    let younger = diary(&[("2026-11-24T08:00", clear(), step(3))]);
    let empty = Diary::default();
    let now = at("2026-11-25T08:00");
    for (diary, age, wanted) in [
        (&younger, Some(Age::From65), None),
        (&younger, Some(Age::To64), Some(false)),
        (&younger, None, Some(false)),
        (&empty, Some(Age::From65), Some(true)),
        (&empty, Some(Age::To49), Some(false)),
        (&empty, None, None),
    ] {
        assert_eq!(remembered(diary, age, now).age65, wanted, "{age:?}");
    }
}
