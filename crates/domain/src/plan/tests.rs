//! The plan: its ranges, its evening, when it is near, its times.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

fn plan() -> Plan {
    Plan::usual(0xfeed)
}

fn sheet(plan: &Plan) -> Sheet {
    Sheet::write(EntryKind::Plan, at("2026-11-24T20:00"), plan).unwrap()
}

#[test]
fn a_plan_reads_back_and_what_is_out_of_range_is_none() {
    assert_eq!(Plan::read(&sheet(&plan())), Ok(plan()));
    let odd: [fn(&mut Plan); 12] = [
        |plan| plan.bed[3] = DAY,
        |plan| plan.steps.truncate(5),
        |plan| plan.steps.swap(0, 1),
        |plan| plan.steps[1].before = 119,
        |plan| plan.steps[0].before = 721,
        |plan| plan.steps[5].before = 1,
        |plan| plan.breaks.every = 10,
        |plan| plan.breaks.to = plan.breaks.from,
        |plan| plan.breaks.to = DAY,
        |plan| plan.lead = 7,
        |plan| plan.key = "X".repeat(16),
        |plan| plan.key = "abc".into(),
    ];
    for change in odd {
        let mut odd = plan();
        change(&mut odd);
        assert_eq!(Plan::read(&sheet(&odd)), Err(Unreadable::Shape), "{odd:?}");
    }
    let other = Sheet::write(EntryKind::Trial, at("2026-11-24T20:00"), &plan()).unwrap();
    assert_eq!(Plan::read(&other), Err(Unreadable::Shape));
    assert_eq!(Plan::id(), Plan::id());
    assert!(Plan::id().is_some_and(|id| id.born().is_none()));
}

#[test]
fn a_large_drink_is_never_moved_into_the_last_two_hours_and_coffee_neither() {
    for what in [What::Coffee, What::Drink] {
        let mut plan = plan();
        plan.move_step(what, 15);
        assert!(plan.steps.iter().filter(|step| step.what == what).all(|step| step.before == 120));
        plan.move_step(what, -5);
        assert_eq!(Plan::read(&sheet(&plan)), Ok(plan));
    }
}

#[test]
fn the_usual_evening_goes_back_from_bedtime_and_leaves_out_what_nobody_tested() {
    let evening: Vec<_> = plan().evening(0).into_iter().map(|(what, at)| (what, time(at))).collect();
    let wanted =
        [(What::Coffee, "18:30"), (What::Drink, "20:30"), (What::Stretch, "22:15"), (What::Lights, "22:30")];
    assert_eq!(evening, wanted.map(|(what, time)| (what, time.to_owned())));
    let mut more = plan();
    more.switch(What::Bath, true);
    more.switch(What::Coffee, false);
    let names: Vec<_> = more.evening(6).into_iter().map(|(what, _)| what).collect();
    assert_eq!(names, [What::Drink, What::Bath, What::Stretch, What::Lights]);
}

#[test]
fn it_is_shown_from_an_hour_before_its_first_step_to_an_hour_after_lights_out() {
    let mut plan = plan();
    // The evening of Tuesday 24 November ends after midnight.
    plan.bed[1] = 750;
    for (now, near) in [
        ("2026-11-24T19:29", false),
        ("2026-11-24T19:30", true),
        ("2026-11-25T01:30", true),
        ("2026-11-25T01:31", false),
        ("2026-11-25T19:30", true),
        ("2026-11-24T12:00", false),
    ] {
        assert_eq!(plan.near(at(now)).is_some(), near, "{now}");
    }
    let lines = plan.near(at("2026-11-25T00:20")).unwrap();
    let times: Vec<_> = lines.iter().map(|line| time(line.at)).collect();
    let told: Vec<_> =
        lines.iter().zip(&times).map(|(line, time)| (line.what, time.as_str(), line.past)).collect();
    assert_eq!(
        told,
        [
            (What::Coffee, "20:30", true),
            (What::Drink, "22:30", true),
            (What::Stretch, "00:15", true),
            (What::Lights, "00:30", false)
        ]
    );
    plan.steps.iter_mut().for_each(|step| step.on = false);
    assert_eq!(plan.near(at("2026-11-24T22:00")), None);
}

#[test]
fn times_read_as_fields_give_them() {
    assert_eq!(
        (time(630), time(0), time(-30), time(750)),
        ("22:30".into(), "12:00".into(), "11:30".into(), "00:30".into())
    );
    assert_eq!(
        (read_time("22:30"), read_time("00:30:00"), read_time("11:59")),
        (Some(630), Some(750), Some(1_439))
    );
    assert_eq!((day_time(545), read_day_time("09:05")), ("09:05".into(), Some(545)));
    for odd in ["", "22", "24:00", "22:60", "2:30", "+2:30", "22:3", "22.30"] {
        assert_eq!(read_day_time(odd), None, "{odd}");
    }
}

#[test]
fn breaks_are_from_the_first_to_the_last_moment() {
    let mut breaks = plan().breaks;
    assert_eq!(
        breaks.times().map(day_time).collect::<Vec<_>>().join(" "),
        "09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00 17:00"
    );
    breaks.every = 45;
    breaks.to = 10 * 60 + 29;
    assert_eq!(breaks.times().map(day_time).collect::<Vec<_>>(), ["09:00", "09:45"]);
}

proptest! {
    #[test]
    fn every_time_of_a_day_reads_back(minute in 0..DAY) {
        prop_assert_eq!(read_time(&time(i32::from(minute))), Some(minute));
        prop_assert_eq!(read_day_time(&day_time(minute)), Some(minute));
    }

    #[test]
    fn however_it_is_moved_and_switched_a_plan_can_be_kept(bed in proptest::array::uniform7(0..DAY), moves in proptest::collection::vec((0_usize..6, -2_000_i32..2_000, any::<bool>()), 0..12)) {
        let mut plan = Plan { bed, ..plan() };
        for (which, before, on) in moves {
            plan.move_step(What::ALL[which], before);
            plan.switch(What::ALL[which], on);
        }
        prop_assert_eq!(Plan::read(&sheet(&plan)), Ok(plan.clone()));
        for day in 0..7 {
            let evening = plan.evening(day);
            prop_assert!(evening.windows(2).all(|pair| pair[0].1 <= pair[1].1));
        }
    }
}
