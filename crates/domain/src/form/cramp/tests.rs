use super::*;
use crate::moment::{HOUR, MINUTE, SECOND};

fn at(text: &str) -> Moment {
    Moment::parse_local(text, 60).unwrap()
}

fn now() -> Moment {
    at("2026-11-24T08:00")
}

fn read(text: &str) -> Option<Moment> {
    Moment::parse_local(text, 60)
}

/// A cramp at an odd second, still going.
fn begun() -> Cramp {
    Cramp::begin(at("2026-11-24T02:14").plus(17 * SECOND), Some(Muscle::Calf))
}

fn form() -> CrampForm {
    CrampForm::of(begun(), NightNote::default())
}

fn changes(form: &CrampForm) -> CrampChanges {
    form.changes(now(), read).unwrap()
}

#[test]
fn a_form_nobody_touched_changes_nothing() {
    let mut kept = begun();
    changes(&form()).apply(&mut kept);
    assert_eq!((kept, form().is_touched(now(), read)), (begun(), false));
    let new = CrampForm::new(at("2026-11-24T00:00"), now(), NightNote::default());
    assert!(!new.is_touched(now(), read), "a new one, opened and left, is nothing to keep");
}

#[test]
fn what_was_said_in_another_window_stays_beside_what_is_said_here() {
    let mut here = form();
    here.note.write("woke the cat".into());
    here.change(|cramp| cramp.set_relief(Relief::Walking, true));
    let mut there = begun();
    there.ease(there.start.plus(3 * MINUTE));
    there.side = Some(Side::Left);
    there.severity = Severity::new(7);
    there.set_relief(Relief::Warmth, true);
    let expected =
        Cramp { relief: vec![Relief::Walking, Relief::Warmth], note: "woke the cat".into(), ..there.clone() };
    // Whether the form has heard of it or not.
    let mut kept = there.clone();
    changes(&here).apply(&mut kept);
    assert_eq!(kept, expected);
    here.follow(&there);
    assert_eq!(
        (here.cramp().side, here.cramp().severity, here.length()),
        (Some(Side::Left), Severity::new(7), Some(2))
    );
    let mut kept = there;
    changes(&here).apply(&mut kept);
    assert_eq!(kept, expected);
}

#[test]
fn each_field_is_carried_over_by_itself() {
    let mut form = form();
    form.change(|cramp| {
        cramp.muscle = Some(Muscle::Foot);
        cramp.side = Some(Side::Right);
        cramp.severity = Severity::new(4);
        cramp.helped = Some(Helped::No);
        cramp.woke = Some(true);
    });
    form.say_length(1);
    form.begin(Some(Start::Unknown));
    form.note.write("n".into());
    let mut kept = begun();
    changes(&form).apply(&mut kept);
    let expected = Cramp {
        start: at("2026-11-24T00:00"),
        untimed: true,
        instead: None,
        muscle: Some(Muscle::Foot),
        side: Some(Side::Right),
        severity: Severity::new(4),
        ending: Ending::Said(Band::OneToTwo),
        relief: Vec::new(),
        helped: Some(Helped::No),
        woke: Some(true),
        note: "n".into(),
    };
    assert_eq!(kept, expected);
}

#[test]
fn no_cramp_after_all_stops_a_clock_and_leaves_a_measure_alone() {
    let mut form = form();
    form.change(|cramp| cramp.instead = Some(Instead::AchingLegs));
    let mut running = begun();
    changes(&form).apply(&mut running);
    assert_eq!((running.instead, running.ending), (Some(Instead::AchingLegs), Ending::Unknown));
    let mut eased = begun();
    eased.ease(eased.start.plus(MINUTE));
    changes(&form).apply(&mut eased);
    assert_eq!(eased.ending, Ending::Measured(MINUTE));
    form.follow(&eased);
    form.change(|cramp| cramp.instead = None);
    changes(&form).apply(&mut eased);
    assert!(eased.is_cramp());
}

#[test]
fn a_start_follows_until_somebody_says_otherwise() {
    let mut form = form();
    let moved = Cramp { start: begun().start.plus(HOUR), ..begun() };
    form.follow(&moved);
    assert_eq!(form.start(now(), read), Ok((moved.start, false)), "with its seconds");
    form.write_field("2026-11-24T01:00".into());
    form.follow(&begun());
    let mut kept = begun();
    changes(&form).apply(&mut kept);
    assert_eq!(kept.start, at("2026-11-24T01:00"));
    form.write_field("soon".into());
    assert_eq!(form.changes(now(), read), Err(NoStart::Unreadable));
    form.write_field("2027-11-24T01:00".into());
    assert_eq!(form.changes(now(), read), Err(NoStart::Ahead));
}

#[test]
fn a_new_cramp_has_the_start_that_is_said_and_else_only_its_night() {
    let mut new = CrampForm::new(at("2026-11-24T00:00"), now(), NightNote::default());
    let start = |form: &CrampForm| form.start(now(), read);
    assert_eq!((new.begun(), start(&new)), (None, Ok((at("2026-11-24T00:00"), true))));
    new.begin(Some(Start::At));
    assert_eq!(start(&new), Ok((now(), false)), "the field says now");
    new.begin(Some(Start::Half));
    assert_eq!(start(&new), Ok((at("2026-11-24T07:30"), false)));
}

#[test]
fn a_draft_is_taken_up_as_it_was_left() {
    let mut form = form();
    form.change(|cramp| cramp.side = Some(Side::Both));
    form.note.write("a \"note\"\nin lines".into());
    form.night.change(|night| night.sore = Some(true));
    form.night.medicine.write("a tablet".into());
    form.write_field("2026-11-24T01:00".into());
    assert_eq!(CrampForm::take_up(&form.draft(now(), read)), Some(form));
    for odd in ["", "{}", "null", "[]"] {
        assert_eq!(CrampForm::take_up(odd), None, "{odd}");
    }
}

#[test]
fn half_an_hour_ago_is_a_time_by_the_time_it_is_taken_up() {
    let mut new = CrampForm::new(at("2026-11-24T00:00"), now(), NightNote::default());
    new.begin(Some(Start::Half));
    let later = CrampForm::take_up(&new.draft(now(), read)).unwrap();
    assert_eq!(later.start(now().plus(5 * HOUR), read), Ok((at("2026-11-24T07:30"), false)));
    assert!(later.is_touched(now(), read));
}

#[test]
fn a_text_that_is_too_long_is_seen_before_it_is_saved() {
    let long = Cramp { note: "a".repeat(20_001), ..begun() };
    assert!(CrampForm::is_too_long(&long, &NightNote::default()));
    let night = NightNote { medicine: "a".repeat(20_001), ..NightNote::default() };
    assert!(CrampForm::is_too_long(&begun(), &night));
    assert!(!CrampForm::is_too_long(&begun(), &NightNote::default()));
}
