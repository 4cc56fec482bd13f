//! A running session: properties over any sequence of what a person can do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail this way")]

use domain::moment::{Millis, Moment, SECOND};
use domain::session::{Done, Session};
use domain::stretch::{Choice, RESUME, Routine, Stance};
use proptest::prelude::*;

const START: Millis = 1_795_000_000_000;

fn session() -> Session {
    let choice = Choice { routine: Routine::Short, stance: Stance::Standing };
    Session::start(choice, Moment::new(START, 60).unwrap(), START)
}

fn total() -> Millis {
    session().timeline().total()
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Wait(Millis),
    Look,
    Pause,
    Resume,
    Back,
    Skip,
    More,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0_i64..30_000).prop_map(Act::Wait),
        2 => Just(Act::Look),
        1 => Just(Act::Pause),
        1 => Just(Act::Resume),
        1 => Just(Act::Back),
        1 => Just(Act::Skip),
        1 => Just(Act::More),
    ]
}

fn perform(session: &mut Session, now: &mut Millis, act: Act) {
    match act {
        Act::Wait(length) => *now += length,
        Act::Look => session.settle(*now),
        Act::Pause => session.pause(*now),
        Act::Resume => session.resume(*now),
        Act::Back => session.back(*now),
        Act::Skip => session.skip(*now),
        Act::More => session.more(*now),
    }
}

#[test]
fn a_session_left_alone_credits_every_hold_of_both_legs() {
    let done = session().end(START + total());
    assert_eq!((done.left, done.right), (60 * SECOND, 60 * SECOND));
    assert!(done.is_full());
}

#[test]
fn ending_early_credits_what_was_held() {
    // 3 s ready, then 4 s of the first hold.
    let done = session().end(START + 7 * SECOND);
    assert_eq!((done.left, done.right), (0, 4 * SECOND));
    assert!(!done.is_full() && !done.is_empty());
}

#[test]
fn a_skipped_hold_is_not_counted() {
    let mut session = session();
    session.skip(START + 3 * SECOND);
    let done = session.end(START + 3 * SECOND + total() - 13 * SECOND);
    assert_eq!((done.left, done.right), (60 * SECOND, 50 * SECOND));
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
fn ten_seconds_more_are_held_and_credited() {
    let mut session = session();
    session.more(START + 5 * SECOND);
    assert_eq!(session.timeline().total(), total() + 10 * SECOND);
    let done = session.end(START + total() + 10 * SECOND);
    assert_eq!((done.left, done.right), (60 * SECOND, 70 * SECOND));
}

proptest! {
    #[test]
    fn credit_is_never_more_than_the_time_that_passed_nor_than_the_plan_with_its_extras(acts in proptest::collection::vec(act(), 0..40)) {
        let (mut session, mut now, mut extras) = (session(), START, 0);
        for one in acts {
            let before = session.timeline().total();
            perform(&mut session, &mut now, one);
            extras += session.timeline().total() - before;
        }
        let Done { left, right, planned, .. } = session.end(now);
        prop_assert!(left >= 0 && right >= 0);
        prop_assert!(left + right <= now - START);
        prop_assert!(left + right <= planned + extras);
    }

    #[test]
    fn looking_often_or_seldom_gives_the_same_credit(acts in proptest::collection::vec(act(), 0..40)) {
        let (mut seldom, mut often, mut now) = (session(), session(), START);
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
    fn without_back_the_position_never_goes_back(acts in proptest::collection::vec(act(), 0..40)) {
        let (mut session, mut now, mut furthest) = (session(), START, 0);
        for one in acts.into_iter().filter(|one| !matches!(one, Act::Back)) {
            perform(&mut session, &mut now, one);
            prop_assert!(session.position(now) >= furthest);
            furthest = session.position(now);
        }
    }

    #[test]
    fn pausing_and_resuming_shifts_the_end_and_changes_nothing_else(pause_at in 0_i64..227_000, waited in 0_i64..10_000_000) {
        let mut session = session();
        session.pause(START + pause_at);
        session.resume(START + pause_at + waited);
        let shift = waited + RESUME;
        for later in [0, 1, 500, 10_000] {
            let straight = (pause_at + later).min(total());
            prop_assert_eq!(session.position(START + pause_at + shift + later), straight);
        }
        prop_assert!(session.end(START + total() + shift).is_full());
    }

    #[test]
    fn a_stored_session_goes_on_exactly_where_it_was(acts in proptest::collection::vec(act(), 0..30), later in 0_i64..60_000) {
        let (mut session, mut now) = (session(), START);
        for one in acts {
            perform(&mut session, &mut now, one);
        }
        let again = Session::restore(session.kept());
        prop_assert_eq!(again.position(now + later), session.position(now + later));
        prop_assert_eq!(again.end(now + later), session.end(now + later));
    }
}

#[test]
fn a_session_whose_end_passed_unseen_waits_and_is_never_completed_by_itself() {
    let mut session = session();
    session.settle(START + 30 * SECOND);
    let late = START + total() + 60 * SECOND;
    let waiting = Session::take_up(session.kept(), late);
    assert!(waiting.is_paused());
    assert_eq!(waiting.position(late), 30 * SECOND);
    assert!(!waiting.end(late).is_full());
}

#[test]
fn a_session_taken_up_in_time_goes_on_where_the_clock_says() {
    let session = session();
    let again = Session::take_up(session.kept(), START + 100 * SECOND);
    assert!(!again.is_paused());
    assert_eq!(again.position(START + 100 * SECOND), 100 * SECOND);
}
