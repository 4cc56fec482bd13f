//! Both clock changes of the year, a journey across the date line, a phone whose clock is wrong: whatever the wall clock did,
//! an entry has exactly one place, in the night and in the calendar.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use domain::cramp::Cramp;
use domain::diary::{Diary, Entry};
use domain::id::Id;
use domain::lookback::{Day, Mark, Sought};
use domain::moment::{HOUR, MINUTE, Millis, Moment};
use domain::month::Month;
use domain::night::Night;
use domain::sheet::NightNote;
use proptest::prelude::*;

/// A wall clock that is moved once: its offset in minutes before and after.
#[derive(Clone, Copy, Debug)]
struct Wall {
    moved: Millis,
    before: i16,
    after: i16,
}

impl Wall {
    fn at(self, epoch: Millis) -> Moment {
        let offset = if epoch < self.moved { self.before } else { self.after };
        Moment::new(epoch, offset).unwrap()
    }
}

fn utc(text: &str) -> Millis {
    Moment::parse_local(text, 0).unwrap().epoch()
}

/// Summer time begins and ends in Europe, on Lord Howe Island by half an hour; Samoa goes to the other side of the date line; a
/// flight from Auckland to Honolulu and one back; a phone set to another year's zone by a mistake of a whole day.
fn walls() -> Vec<Wall> {
    [
        ("2026-03-29T01:00", 60, 120),
        ("2026-10-25T01:00", 120, 60),
        ("2026-04-04T15:00", 660, 630),
        ("2026-10-03T15:30", 630, 660),
        ("2011-12-30T10:00", -600, 840),
        ("2026-11-23T09:00", 780, -600),
        ("2026-11-23T09:00", -600, 780),
        ("2026-11-23T12:00", -720, 720),
        ("2026-11-23T00:00", 0, 1_440),
    ]
    .map(|(moved, before, after)| Wall { moved: utc(moved), before, after })
    .to_vec()
}

fn diary(moments: &[Moment]) -> Diary {
    let mut diary = Diary::default();
    for (at, n) in moments.iter().zip(1..) {
        let entry = Entry::Cramp(Cramp::begin(*at, None));
        let record = diary.revise(&Id::from_parts(at.epoch(), n), entry.kind(), Some(entry), *at);
        assert!(diary.take(record));
    }
    diary
}

/// Every night of the calendar from two before the first to two after the last, month by month as a person turns the pages.
fn calendar(moments: &[Moment]) -> Vec<Night> {
    let nights = moments.iter().map(|at| Night::of(*at));
    let (first, last) = (nights.clone().min().unwrap(), nights.max().unwrap());
    let mut month = Month::holding(first.step(-2).unwrap());
    let mut all = Vec::new();
    loop {
        all.extend(month.weeks(0).into_iter().flatten().flatten());
        if month == Month::holding(last.step(2).unwrap()) {
            return all;
        }
        month = month.after().unwrap();
    }
}

/// Every entry is in one night, in one cell of the calendar and in one line of the list.
fn each_has_one_place(moments: &[Moment]) -> Result<(), TestCaseError> {
    let diary = diary(moments);
    let shown = calendar(moments);
    let mut places: Vec<Id> = Vec::new();
    let mut counted = 0;
    for night in &shown {
        places.extend(diary.night(*night).into_iter().map(|(id, _)| id.clone()));
        if let Mark::Cramps(count) = Day::of(&diary, *night).mark {
            counted += count;
        }
    }
    places.sort();
    let mut ids: Vec<Id> = diary.records().map(|record| record.id.clone()).collect();
    ids.sort();
    prop_assert_eq!(places, ids);
    prop_assert_eq!(counted, moments.len());
    let listed = Sought::default().nights(&diary);
    let listed: usize = listed.into_iter().map(|night| diary.night(night).len()).sum();
    prop_assert_eq!(listed, moments.len());
    // Its drawer is one of those that are opened for the month it is shown in.
    for at in moments {
        let drawer = Month::of(&Id::from_parts(at.epoch(), 1));
        prop_assert!(Month::holding(Night::of(*at)).drawers().contains(&drawer), "{:?}", at);
    }
    Ok(())
}

proptest! {
    #[test]
    fn around_every_change_of_the_clock_each_entry_has_exactly_one_place(
        wall in proptest::sample::select(walls()),
        away in proptest::collection::vec(-3 * 24 * HOUR..3 * 24 * HOUR, 1..12),
    ) {
        let moments: Vec<Moment> = away.iter().map(|away| wall.at(wall.moved + away)).collect();
        each_has_one_place(&moments)?;
    }

    #[test]
    fn a_phone_whose_clock_is_wrong_gives_each_entry_one_place_too(
        epochs in proptest::collection::vec((-2_000_000_000_000_i64..7_000_000_000_000, -1_440_i16..=1_440), 1..6),
    ) {
        for (epoch, offset) in epochs {
            let at = Moment::new(epoch, offset).unwrap();
            // Written again with the clock put right, or put wrong by up to a day.
            each_has_one_place(&[at, at.plus(24 * HOUR), at.plus(-24 * HOUR)])?;
        }
    }

    #[test]
    fn the_minutes_of_an_hour_that_comes_twice_stay_in_one_night(minute in 0_i64..60) {
        // 02:00 to 02:59 on 25 October 2026 in Berlin, in summer and again in winter time.
        let first = utc("2026-10-25T00:00") + minute * MINUTE;
        let (summer, winter) = (Moment::new(first, 120).unwrap(), Moment::new(first + HOUR, 60).unwrap());
        prop_assert_eq!(summer.hour_minute(), winter.hour_minute());
        prop_assert_eq!(Night::of(summer), Night::of(winter));
        prop_assert_eq!(Night::of(summer).iso(), "2026-10-24");
        let two = diary(&[winter, summer]);
        let night = two.night(Night::of(summer));
        let order: Vec<Millis> = night.iter().map(|(_, entry)| entry.at().epoch()).collect();
        prop_assert_eq!(order, [summer.epoch(), winter.epoch()], "in the order they were lived");
    }
}

#[test]
fn a_night_that_the_date_line_took_away_is_not_logged_and_hides_nothing() {
    // Samoa had no 30 December 2011: after 23:59 on the 29th came 00:00 on the 31st.
    let wall = Wall { moved: utc("2011-12-30T10:00"), before: -600, after: 840 };
    let (last, next) = (wall.at(wall.moved - MINUTE), wall.at(wall.moved));
    assert_eq!((last.field(), next.field()), ("2011-12-29T23:59".into(), "2011-12-31T00:00".into()));
    let diary = diary(&[last, next]);
    let mark = |text: &str| Day::of(&diary, Night::parse(text).unwrap()).mark;
    assert_eq!(mark("2011-12-29"), Mark::Cramps(1));
    assert_eq!(mark("2011-12-30"), Mark::Cramps(1), "the small hours of the 31st");
    assert_eq!(mark("2011-12-31"), Mark::Unlogged);
}

#[test]
fn what_is_said_of_a_night_stays_with_it_wherever_it_is_read() {
    let night = Night::parse("2026-10-24").unwrap();
    for offset in [-720, -600, 0, 60, 120, 840] {
        let mut diary = Diary::default();
        let note = NightNote { quiet: true, ..NightNote::default() };
        let entry = note.sheet(night, offset).map(Entry::Sheet);
        let id = NightNote::id(night);
        let now = night.noon(offset).plus(20 * HOUR);
        let record = diary.revise(&id, entry.as_ref().unwrap().kind(), entry, now);
        assert!(diary.take(record));
        let quiet: Vec<Night> = calendar(&[now])
            .into_iter()
            .filter(|night| Day::of(&diary, *night).mark == Mark::Quiet)
            .collect();
        assert_eq!(quiet, [night], "{offset}");
        assert!(Month::holding(night).drawers().contains(&Month::of(&id)));
    }
}
