//! The calendar file of the evening plan, read by a parser that is not ours and expanded by another's rules.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use domain::diary::EntryKind;
use domain::insight::{Block, Experiment, WEEKS};
use domain::moment::Moment;
use domain::night::Night;
use domain::plan::{Plan, What, calendar, time, weeks};
use domain::sheet::standing_id;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

fn plan() -> Plan {
    let mut plan = Plan::usual(0x1234_5678_9abc_def0);
    for what in What::ALL {
        plan.switch(what, true);
    }
    plan
}

fn events(file: &str) -> Vec<Event> {
    let calendar: Calendar = file.parse().unwrap_or_else(|why| panic!("{why}\n{file}"));
    let event = |component| match component {
        CalendarComponent::Event(event) => event,
        other => panic!("{other:?}"),
    };
    calendar.components.into_iter().map(event).collect()
}

fn floating(date: Option<DatePerhapsTime>) -> NaiveDateTime {
    match date {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(at))) => at,
        other => panic!("not on the wall clock: {other:?}"),
    }
}

/// What a calendar in this place shows of an entry between two dates: the entry's own start and rule, and its zone.
fn expanded(event: &Event, zone: &str, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDateTime> {
    let start = floating(event.get_start()).format("%Y%m%dT%H%M%S");
    let rule = event.property_value("RRULE").unwrap();
    let set: rrule::RRuleSet = format!("DTSTART;TZID={zone}:{start}\nRRULE:{rule}").parse().unwrap();
    let zone = rrule::Tz::from(zone.parse::<Tz>().unwrap());
    let edge = |date: NaiveDate| date.and_hms_opt(12, 0, 0).unwrap().and_local_timezone(zone).unwrap();
    set.after(edge(from)).before(edge(to)).all(2_000).dates.into_iter().map(|at| at.naive_local()).collect()
}

fn named<'e>(events: &'e [Event], part: &str) -> Vec<&'e Event> {
    events.iter().filter(|event| event.get_uid().unwrap().contains(part)).collect()
}

#[test]
fn every_entry_has_what_calendars_ask_for() {
    let mut plan = plan();
    plan.breaks.on = true;
    plan.lead = 10;
    let now = at("2026-11-24T20:00");
    let file = calendar::write(&plan, 7, now);
    assert!(
        file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && file.ends_with("END:VCALENDAR\r\n")
    );
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "a line ends in something else");
    let found = events(&file);
    assert_eq!((found.len(), calendar::count(&plan)), (6 + 9, 15));
    for event in &found {
        assert_eq!(event.get_timestamp().unwrap().to_rfc3339(), "2026-11-24T19:00:00+00:00");
        assert_eq!(event.property_value("SEQUENCE"), Some("7"));
        assert_eq!(event.property_value("CLASS"), Some("PRIVATE"));
        assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
        assert!(floating(event.get_end()) > floating(event.get_start()));
        let rule = event.property_value("RRULE").unwrap();
        assert!(
            rule.starts_with("FREQ=") && !rule.contains("BYHOUR") && rule == rule.to_uppercase(),
            "{rule}"
        );
        assert!(!event.get_summary().unwrap().is_empty());
        assert_eq!(event.components().len(), 1, "one alarm");
    }
    // Outlook wants the alarm last, Apple a relative trigger.
    let entries: Vec<_> = file.split("BEGIN:VEVENT\r\n").skip(1).collect();
    for entry in entries {
        let (_, alarm) = entry.split_once("BEGIN:VALARM\r\n").unwrap();
        assert!(alarm.starts_with("ACTION:DISPLAY\r\nDESCRIPTION:"), "{alarm}");
        assert!(alarm.contains("\r\nTRIGGER:-PT10M\r\nEND:VALARM\r\nEND:VEVENT\r\n"), "{alarm}");
    }
    plan.lead = 0;
    assert!(calendar::write(&plan, 7, now).contains("\r\nTRIGGER:PT0S\r\n"));
}

#[test]
fn it_rings_at_the_wall_clocks_time_before_and_after_both_clock_changes() {
    let mut plan = plan();
    // Fridays and Saturdays end after midnight.
    (plan.bed[4], plan.bed[5]) = (750, 750);
    let found = events(&calendar::write(&plan, 1, at("2026-03-01T20:00")));
    for (zone, from, to) in [
        // Spring forward and fall back, on both sides of the ocean, and south of the equator.
        ("Europe/Berlin", "2026-03-26", "2026-04-02"),
        ("Europe/Berlin", "2026-10-22", "2026-10-29"),
        ("America/New_York", "2026-03-05", "2026-03-12"),
        ("America/New_York", "2026-10-29", "2026-11-05"),
        ("Australia/Sydney", "2026-10-01", "2026-10-08"),
    ] {
        let date = |text: &str| at(&format!("{text}T12:00")).local().date();
        let (from, to) = (date(from), date(to));
        for what in What::ALL {
            let mut shown: Vec<_> = named(&found, &format!("-{}-", what.id()))
                .into_iter()
                .flat_map(|event| expanded(event, zone, from, to))
                .collect();
            shown.sort();
            let wanted: Vec<_> = from
                .iter_days()
                .take_while(|date| *date < to)
                .map(|date| {
                    let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap();
                    let minute = plan.evening(day).into_iter().find(|(one, _)| *one == what).unwrap().1;
                    date.and_hms_opt(12, 0, 0).unwrap() + chrono::TimeDelta::minutes(i64::from(minute))
                })
                .collect();
            assert_eq!(shown, wanted, "{what:?} in {zone} from {from}");
        }
    }
}

#[test]
fn movement_breaks_are_on_their_days_only_at_their_times() {
    let mut plan = plan();
    plan.breaks.on = true;
    plan.breaks.every = 90;
    plan.breaks.days = [true, false, true, false, false, false, true];
    let found = events(&calendar::write(&plan, 1, at("2026-11-24T20:00")));
    let moves = named(&found, "-move-");
    let date = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let mut shown: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for event in &moves {
        for at in expanded(event, "Europe/London", date(24), date(30)) {
            shown.entry(at.day()).or_default().push(format!("{:02}:{:02}", at.hour(), at.minute()));
        }
    }
    let times = ["09:00", "10:30", "12:00", "13:30", "15:00", "16:30"];
    assert_eq!(shown.keys().copied().collect::<Vec<_>>(), [25, 29, 30]);
    assert_eq!(shown[&25], times);
    assert_eq!(shown[&29], times);
    plan.breaks.days = [false; 7];
    assert!(!calendar::write(&plan, 1, at("2026-11-24T20:00")).contains("-move-"), "an entry on no day");
}

#[test]
fn what_is_switched_off_is_not_in_the_file() {
    let mut plan = plan();
    for (off, what) in (1..).zip(What::ALL) {
        plan.switch(what, false);
        let found = events(&calendar::write(&plan, 1, at("2026-11-24T20:00")));
        assert_eq!((found.len(), calendar::count(&plan)), (6 - off, 6 - off));
        assert!(named(&found, &format!("-{}-", what.id())).is_empty(), "{what:?}");
    }
}

#[test]
fn the_same_plan_twice_has_the_same_names_and_a_later_one_counts() {
    let mut plan = plan();
    plan.breaks.on = true;
    let keyed = |file: &str| {
        let events = events(file);
        let count = events.len();
        let keyed: BTreeMap<_, _> =
            events.into_iter().map(|event| (event.get_uid().unwrap().to_owned(), event)).collect();
        assert_eq!(keyed.len(), count, "two entries of one name");
        keyed
    };
    let first = keyed(&calendar::write(&plan, 1, at("2026-11-24T20:00")));
    plan.bed = [690; 7];
    let second = keyed(&calendar::write(&plan, 2, at("2027-02-01T09:00")));
    // A calendar keeps one entry for each name, the one with the higher sequence.
    let mut calendar = first.clone();
    for (uid, event) in &second {
        let newer = |event: &Event| event.property_value("SEQUENCE").unwrap().parse::<u32>().unwrap();
        assert!(newer(event) > newer(&first[uid]), "{uid}");
        calendar.insert(uid.clone(), event.clone());
    }
    assert_eq!(calendar.len(), first.len());
    let other = Plan { key: Plan::usual(1).key, ..plan.clone() };
    let others = keyed(&calendar::write(&other, 1, at("2026-11-24T20:00")));
    assert!(others.keys().all(|uid| !first.contains_key(uid)), "somebody else's plan has the same names");
}

#[test]
fn discreet_words_say_nothing_of_legs_or_cramps_and_plain_ones_say_why() {
    let mut plan = plan();
    plan.breaks.on = true;
    for plain in [false, true] {
        plan.plain = plain;
        let found = events(&calendar::write(&plan, 1, at("2026-11-24T20:00")));
        let mut words = BTreeSet::new();
        for event in &found {
            assert_eq!(event.get_description().is_some(), plain);
            words.insert(event.get_summary().unwrap().to_lowercase());
            words.extend(event.get_description().map(str::to_lowercase));
        }
        let all: Vec<_> = words.into_iter().collect();
        let all = all.join(" ");
        for word in ["leg", "cramp", "stretch", "quiet"] {
            assert_eq!(all.contains(word), plain && word != "quiet", "{word} in: {all}");
        }
    }
    // What has a meaning in a value comes out of the parser as it was.
    let found = events(&calendar::write(&plan, 1, at("2026-11-24T20:00")));
    let drink = named(&found, "-drink-")[0].get_description().unwrap();
    assert!(drink.contains("Have your normal amount, but earlier."), "{drink}");
}

proptest! {
    #[test]
    fn any_plan_at_all_is_a_calendar_and_starts_where_its_rule_says(bed in proptest::array::uniform7(0_u16..1_440), days in any::<[bool; 7]>(), plain in any::<bool>(), day in 0_i64..800) {
        let mut plan = Plan { bed, plain, ..plan() };
        plan.breaks.on = true;
        plan.breaks.days = days;
        let now = at("2026-01-01T08:00").plus(day * 24 * domain::moment::HOUR);
        let file = calendar::write(&plan, 1, now);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let found = events(&file);
        prop_assert_eq!(found.len(), calendar::count(&plan));
        let uids: BTreeSet<_> = found.iter().map(|event| event.get_uid().unwrap()).collect();
        prop_assert_eq!(uids.len(), found.len());
        for event in &found {
            let start = floating(event.get_start());
            prop_assert!(start.date() >= now.local().date() && start.date() < now.local().date() + chrono::TimeDelta::days(7));
            let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
            let rule = event.property_value("RRULE").unwrap();
            let on = names[usize::try_from(start.weekday().num_days_from_monday()).unwrap()];
            prop_assert!(rule == "FREQ=DAILY" || rule.contains(on), "{} {}", start, rule);
        }
        // Lights out of every evening is there once.
        let lights: usize = named(&found, "-lights-").iter().map(|event| match event.property_value("RRULE").unwrap() {
            "FREQ=DAILY" => 7,
            rule => rule.split(',').count(),
        }).sum();
        prop_assert_eq!(lights, 7);
        prop_assert!(time(i32::from(bed[0])).len() == 5);
    }
}

#[test]
fn twelve_weeks_are_twelve_entries_over_whole_days_and_name_no_legs() {
    let start = Night::parse("2026-11-24").unwrap();
    for orders in [0, 0b01_0110, 63] {
        let experiment = Experiment::plan(start, orders);
        let id = standing_id(EntryKind::Trial, 7).unwrap();
        let file = weeks::write(experiment, &id, 3, at("2026-11-24T20:00"));
        assert!(
            !file.replace("\r\n", "").contains(['\r', '\n'])
                && file.split("\r\n").all(|line| line.len() <= 75)
        );
        let found = events(&file);
        assert_eq!(found.len(), WEEKS);
        let date = |date: Option<DatePerhapsTime>| match date {
            Some(DatePerhapsTime::Date(date)) => date,
            other => panic!("not a whole day: {other:?}"),
        };
        let mut next = start.evening();
        for (n, (event, block)) in (1..).zip(found.iter().zip(experiment.blocks())) {
            assert_eq!(date(event.get_start()), next, "no gap and no overlap");
            next = date(event.get_end());
            assert_eq!((next - date(event.get_start())).num_days(), 7, "the end is the day after");
            let words = if block == Block::Routine { "with the routine" } else { "as usual" };
            assert_eq!(event.get_summary(), Some(format!("Week {n} of 12: {words}").as_str()));
            assert_eq!(event.get_uid(), Some(format!("trial0000000000000007-week-{n}@quietlegs").as_str()));
            assert_eq!(
                (event.property_value("SEQUENCE"), event.property_value("CLASS")),
                (Some("3"), Some("PRIVATE"))
            );
        }
        assert_eq!((next - start.evening()).num_days(), 84);
        for odd in ["leg", "cramp", "VALARM", "stretch"] {
            assert!(
                !file
                    .to_lowercase()
                    .replace("quietlegs", "")
                    .replace("quiet legs", "")
                    .contains(&odd.to_lowercase()),
                "{odd}"
            );
        }
    }
}
