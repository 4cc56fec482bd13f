//! A running session: properties over any sequence of what a person can do, in every choice.
//!
//! Coming back to a session and clocks that were changed: `session/clock.rs`. A model that counts every millisecond:
//! `session/model.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail this way")]

#[path = "session/clock.rs"]
mod clock;
#[path = "session/model.rs"]
mod model;

use domain::cue::CueKind;
use domain::id::Id;
use domain::moment::{Millis, Moment, SECOND};
use domain::score::Sound;
use domain::session::{Done, Session};
use domain::stretch::{Choice, Plan, Played, RESUME, Sides, Step, Stretch};
use domain::timeline::{Kind, Leg};
use proptest::prelude::*;

const START: Millis = 1_795_000_000_000;

fn choice(id: &str) -> Choice {
    Choice::from_id(id).unwrap()
}

fn begin(plan: impl Into<Plan>) -> Session {
    Session::start(plan, Moment::new(START, 60).unwrap(), START)
}

fn session() -> Session {
    begin(choice("b-standing"))
}

fn total() -> Millis {
    session().timeline().total()
}

/// A set of the app, or one of one's own with any legs, holds and rests, none among them.
fn any_plan() -> impl Strategy<Value = Plan> {
    let step = (proptest::sample::select(Stretch::ALL.to_vec()), 0_usize..9, 1_u8..4, 5_i64..40, 0_i64..20);
    let step = step.prop_map(|(stretch, sides, repetitions, hold, rest)| {
        let sides = stretch.sides()[sides % stretch.sides().len()];
        Step {
            stretch,
            sides,
            repetitions,
            hold: hold * SECOND,
            rest: rest.saturating_sub(5).max(0) * SECOND,
        }
    });
    let own = proptest::collection::vec(step, 1..5).prop_map(|steps| {
        let played = Played::Own { id: Id::parse("routine1").unwrap(), name: "Evening".into() };
        Plan { played, steps, sound: Some(Sound::Silent) }
    });
    prop_oneof![proptest::sample::select(Choice::ALL.to_vec()).prop_map(Plan::from), own]
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Wait(Millis),
    Look,
    Pause,
    Resume,
    Back,
    Skip,
    SkipStretch,
    More,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (0_i64..30_000).prop_map(Act::Wait),
        2 => Just(Act::Look),
        1 => Just(Act::Pause),
        1 => Just(Act::Resume),
        1 => Just(Act::Back),
        1 => Just(Act::Skip),
        1 => Just(Act::SkipStretch),
        1 => Just(Act::More),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    proptest::collection::vec(act(), 0..40)
}

fn perform(session: &mut Session, now: &mut Millis, act: Act) {
    match act {
        Act::Wait(length) => *now += length,
        Act::Look => session.settle(*now),
        Act::Pause => session.pause(*now),
        Act::Resume => session.resume(*now),
        Act::Back => session.back(*now),
        Act::Skip => session.skip(*now),
        Act::SkipStretch => session.skip_stretch(*now),
        Act::More => session.more(*now),
    }
}

#[test]
fn a_session_left_alone_credits_every_hold_of_both_legs() {
    for choice in Choice::ALL {
        let session = begin(choice);
        let total = session.timeline().total();
        let done = session.end(START + total);
        assert_eq!((done.left, done.right), (choice.each_leg(), choice.each_leg()), "{choice:?}");
        assert_eq!(done.planned, 2 * choice.each_leg());
        assert!(done.is_full());
    }
    let done = session().end(START + total());
    assert_eq!((done.left, done.right), (60 * SECOND, 60 * SECOND));
}

#[test]
fn ending_early_credits_what_was_held() {
    // 3 s ready, then 4 s of the first hold.
    let done = session().end(START + 7 * SECOND);
    assert_eq!((done.left, done.right), (0, 4 * SECOND));
    assert!(!done.is_full() && !done.is_empty());
}

#[test]
fn a_hold_of_both_legs_counts_for_each() {
    // 3 s ready, then two leans of 3 s with 3 s between.
    let done = begin(choice("e-standing")).end(START + 12 * SECOND);
    assert_eq!((done.left, done.right, done.planned), (6 * SECOND, 6 * SECOND, 300 * SECOND));
}

#[test]
fn a_skipped_hold_is_not_counted() {
    let mut session = session();
    session.skip(START + 3 * SECOND);
    let done = session.end(START + 3 * SECOND + total() - 13 * SECOND);
    assert_eq!((done.left, done.right), (60 * SECOND, 50 * SECOND));
    assert!(!done.is_full());
}

#[test]
fn a_skipped_stretch_is_not_counted_on_either_leg() {
    let mut session = session();
    session.skip_stretch(START + 5 * SECOND);
    let done = session.end(START + 10 * total());
    assert_eq!((done.left, done.right), (30 * SECOND, 32 * SECOND), "two seconds were held before the skip");
}

#[test]
fn resuming_counts_down_three_seconds_and_loses_none() {
    let mut session = session();
    session.pause(START + 5 * SECOND);
    session.resume(START + 60 * SECOND);
    assert_eq!(session.countdown(START + 60 * SECOND), RESUME);
    assert_eq!(session.position(START + 62 * SECOND), 5 * SECOND);
    assert_eq!(session.position(START + 64 * SECOND), 6 * SECOND);
    let done = session.end(START + 63 * SECOND + total());
    assert!(done.is_full());
}

#[test]
fn ten_seconds_more_are_held_and_credited_as_often_as_asked() {
    let mut session = session();
    session.more(START + 5 * SECOND);
    assert_eq!(session.timeline().total(), total() + 10 * SECOND);
    session.more(START + 15 * SECOND);
    session.more(START + 15 * SECOND);
    assert_eq!(session.timeline().total(), total() + 30 * SECOND);
    let done = session.end(START + total() + 30 * SECOND);
    assert_eq!((done.left, done.right), (60 * SECOND, 90 * SECOND));
}

#[test]
fn going_on_after_a_pause_is_told_once_and_only_after_the_countdown() {
    let mut session = session();
    assert_eq!(session.hear(START + 5 * SECOND).len(), 0, "both beginnings are more than a moment ago");
    session.pause(START + 5 * SECOND);
    assert_eq!(session.hear(START + 5 * SECOND), []);
    session.resume(START + 60 * SECOND);
    assert_eq!(session.hear(START + 62 * SECOND), []);
    let cues = session.hear(START + 63 * SECOND);
    assert_eq!(cues.iter().map(|cue| cue.kind).collect::<Vec<_>>(), [CueKind::GoesOn]);
    assert_eq!(session.hear(START + 64 * SECOND), []);
}

#[test]
fn what_was_missed_just_before_a_pause_is_not_told_when_it_goes_on() {
    let mut session = session();
    assert_eq!(session.hear(START).len(), 1);
    // The hold began at 3 s; nobody listened before the pause.
    session.pause(START + 3 * SECOND + 400);
    session.resume(START + 60 * SECOND);
    let cues = session.hear(START + 63 * SECOND);
    assert_eq!(cues.iter().map(|cue| cue.kind).collect::<Vec<_>>(), [CueKind::GoesOn]);
}

#[test]
fn going_back_tells_the_hold_again_and_nothing_else_does() {
    let mut session = session();
    assert_eq!(session.hear(START).len(), 1);
    assert_eq!(session.hear(START + 3 * SECOND).len(), 1);
    assert_eq!(session.hear(START + 3 * SECOND), []);
    session.back(START + 8 * SECOND);
    let again = session.hear(START + 8 * SECOND);
    assert_eq!(again.iter().map(|cue| cue.kind).collect::<Vec<_>>(), [CueKind::Begin(1)]);
}

proptest! {
    #[test]
    fn credit_is_never_more_than_the_time_that_passed_nor_than_the_plan_with_its_extras(plan in any_plan(), acts in acts()) {
        let (mut session, mut now, mut extras) = (begin(plan.clone()), START, 0);
        for one in acts {
            let before = session.timeline().total();
            perform(&mut session, &mut now, one);
            extras += session.timeline().total() - before;
        }
        // Both legs at once are held in the same seconds.
        let at_once = plan.steps.iter().any(|step| step.sides == Sides::Both);
        let Done { left, right, planned, .. } = session.end(now);
        prop_assert!(left >= 0 && right >= 0);
        prop_assert!(left.max(right) <= now - START);
        prop_assert!(at_once || left + right <= now - START);
        let legs = if at_once { 2 } else { 1 };
        prop_assert!(left + right <= planned + legs * extras);
    }

    #[test]
    fn left_alone_every_leg_gets_its_full_holds_and_both_the_same(plan in any_plan()) {
        let session = begin(plan.clone());
        let holds = |leg: Leg| -> Vec<Millis> {
            let segments = session.timeline().segments().iter();
            segments.filter(|one| one.kind == Kind::Hold && one.leg.works(leg)).map(|one| one.length).collect()
        };
        let asked = |leg: Leg| -> Vec<Millis> {
            let steps = plan.steps.iter().filter(|step| step.holding(leg) > 0);
            steps.flat_map(|step| vec![step.hold; step.repetitions.into()]).collect()
        };
        prop_assert_eq!(holds(Leg::Left), asked(Leg::Left));
        prop_assert_eq!(holds(Leg::Right), asked(Leg::Right));
        let even = plan.steps.iter().all(|step| matches!(step.sides, Sides::Each | Sides::Both));
        prop_assert!(!even || holds(Leg::Left) == holds(Leg::Right));
        let held = (plan.holding(Leg::Left), plan.holding(Leg::Right));
        let total = session.timeline().total();
        let done = session.end(START + total);
        prop_assert_eq!((done.left, done.right), held);
        prop_assert!(done.is_full());
    }

    #[test]
    fn looking_often_or_seldom_gives_the_same_credit(plan in any_plan(), acts in acts()) {
        let (mut seldom, mut often, mut now) = (begin(plan.clone()), begin(plan), START);
        for one in acts {
            let mut clock = now;
            perform(&mut seldom, &mut now, one);
            if let Act::Wait(length) = one {
                for part in 0..=4 {
                    often.settle(clock + length * part / 4);
                }
            }
            perform(&mut often, &mut clock, one);
        }
        prop_assert_eq!(seldom.end(now), often.end(now));
    }

    #[test]
    fn without_back_the_position_never_goes_back(plan in any_plan(), acts in acts()) {
        let (mut session, mut now, mut furthest) = (begin(plan), START, 0);
        for one in acts.into_iter().filter(|one| !matches!(one, Act::Back)) {
            perform(&mut session, &mut now, one);
            prop_assert!(session.position(now) >= furthest);
            furthest = session.position(now);
        }
    }

    #[test]
    fn even_a_clock_that_runs_back_never_moves_what_was_settled(plan in any_plan(), clock in proptest::collection::vec(-500_000_i64..500_000, 0..20)) {
        let (mut session, mut furthest) = (begin(plan), 0);
        for now in clock {
            session.settle(START + now);
            prop_assert!(session.position(START + now) >= furthest);
            furthest = session.position(START + now);
        }
        let Done { left, right, .. } = session.end(START);
        prop_assert!(left.max(right) <= furthest, "the same seconds are not counted twice");
    }

    #[test]
    fn pausing_and_resuming_shifts_the_end_and_changes_nothing_else(plan in any_plan(), pause_at in 0_i64..640_000, waited in 0_i64..10_000_000) {
        let mut session = begin(plan);
        let total = session.timeline().total();
        let pause_at = pause_at.min(total - 1);
        session.pause(START + pause_at);
        session.resume(START + pause_at + waited);
        let shift = waited + RESUME;
        for later in [0, 1, 500, 10_000] {
            let straight = (pause_at + later).min(total);
            prop_assert_eq!(session.position(START + pause_at + shift + later), straight);
        }
        prop_assert!(session.end(START + total + shift).is_full());
    }

    #[test]
    fn a_stored_session_goes_on_exactly_where_it_was(plan in any_plan(), acts in acts(), later in 0_i64..60_000) {
        let (mut session, mut now) = (begin(plan), START);
        for one in acts {
            perform(&mut session, &mut now, one);
        }
        let again = Session::restore(session.kept());
        prop_assert_eq!(again.kept(), session.kept());
        prop_assert_eq!(again.position(now + later), session.position(now + later));
        prop_assert_eq!(again.end(now + later), session.end(now + later));
    }

    #[test]
    fn each_cue_is_told_once_however_often_somebody_listens(plan in any_plan(), waits in proptest::collection::vec(0_i64..1_500, 0..200)) {
        let (mut session, mut now) = (begin(plan), START);
        let mut told = session.hear(now);
        for wait in waits {
            now += wait;
            told.extend(session.hear(now));
        }
        prop_assert_eq!(told, session.timeline().cues(-1, session.position(now)));
    }
}

#[test]
fn a_session_has_one_name_in_every_window_and_another_session_has_another() {
    let (here, mut there) = (session(), Session::take_up(session().kept(), START + 9 * SECOND).session());
    there.pause(START + 10 * SECOND);
    assert_eq!(here.entry(), there.entry());
    assert_eq!(here.entry().born(), Some(START));
    assert!(here.is(&there.kept()) && there.is(&here.kept()));
    let later = Session::start(choice("b-standing"), Moment::new(START + 1, 60).unwrap(), START + 1);
    let other = begin(choice("b-chair"));
    for one in [later, other] {
        assert!(one.entry() != here.entry() && !here.is(&one.kept()), "{:?}", one.plan().played);
    }
}
