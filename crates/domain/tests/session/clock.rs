//! Sessions on a phone that sleeps, freezes and has its clock changed.

use super::{START, any_plan, begin, choice, session, total};
use domain::cue::{Cue, CueKind};
use domain::moment::{HOUR, MINUTE, Millis, SECOND};
use domain::session::clock::{AWAY, Reading, TICK, TOLERANCE, Verdict, Watch};
use domain::session::{Extent, Kept, OVERDUE, Phase, Session, TakenUp};
use domain::stretch::Plan;
use proptest::prelude::*;

/// What happens to the phone.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The page is seen and looks again after this long.
    Tick(Millis),
    /// The wall clock is changed by this much while the page is seen.
    Change(Millis),
    /// The phone is locked for this long; whether the monotonic clock stands still meanwhile differs between systems.
    Sleep {
        length: Millis,
        stands_still: bool,
    },
    /// The page is frozen for this long, seen or hidden.
    Freeze {
        length: Millis,
        seen: bool,
    },
    Pause,
    Resume,
}

fn event() -> impl Strategy<Value = Event> {
    let change = prop_oneof![TOLERANCE + 1..HOUR, -HOUR..-TOLERANCE];
    prop_oneof![
        20 => (200..=TICK).prop_map(Event::Tick),
        2 => change.prop_map(Event::Change),
        1 => (1_000..20 * MINUTE, any::<bool>()).prop_map(|(length, stands_still)| Event::Sleep { length, stands_still }),
        1 => (TICK..3 * MINUTE, any::<bool>()).prop_map(|(length, seen)| Event::Freeze { length, seen }),
        1 => Just(Event::Pause),
        2 => Just(Event::Resume),
    ]
}

/// A phone with its clocks, a session on it, and what is true.
struct Phone {
    /// What the wall clock is ahead of the truth.
    ahead: Millis,
    truth: Millis,
    mono: Millis,
    visible_since: Option<Millis>,
    watch: Watch,
    /// What the last look said.
    verdict: Verdict,
    session: Session,
    /// Where the session should be; `None` while it waits paused.
    origin: Option<Millis>,
    heard: Vec<Cue>,
}

impl Phone {
    fn new(plan: impl Into<Plan>) -> Self {
        let first = Reading { wall: START, mono: 0, visible_since: Some(0) };
        Self {
            ahead: 0,
            truth: START,
            mono: 0,
            visible_since: Some(0),
            watch: Watch::begin(first),
            verdict: Verdict::Steady,
            session: begin(plan),
            origin: Some(START),
            heard: Vec::new(),
        }
    }

    fn wall(&self) -> Millis {
        self.truth + self.ahead
    }

    /// As the shell does at each look.
    fn look(&mut self) {
        let now = self.wall();
        self.verdict =
            self.watch.look(Reading { wall: now, mono: self.mono, visible_since: self.visible_since });
        match self.verdict {
            Verdict::Steady => {}
            Verdict::ClockChanged { by } => self.session.reanchor(by),
            Verdict::TrustWall => self.session = self.session.clone().returned(now).session(),
        }
        self.heard.extend(self.session.hear(now));
        self.session.settle(now);
    }

    fn pass(&mut self, length: Millis, mono: Millis) {
        self.truth += length;
        self.mono += mono;
    }

    fn live(&mut self, event: Event) {
        match event {
            Event::Tick(length) => self.pass(length, length),
            Event::Change(by) => {
                self.ahead += by;
                self.pass(500, 500);
            }
            Event::Sleep { length, stands_still } => {
                self.pass(length, if stands_still { 0 } else { length });
                // Locking hid the page; it is seen again a moment later.
                self.pass(1, 1);
                self.visible_since = Some(self.mono);
            }
            Event::Freeze { length, seen } => {
                self.pass(length, length);
                if !seen {
                    self.visible_since = Some(self.mono);
                }
            }
            Event::Pause => {
                self.session.pause(self.wall());
                self.origin = None;
            }
            Event::Resume if self.session.is_paused() => {
                let position = self.session.position(self.wall());
                self.session.resume(self.wall());
                self.origin = Some(self.truth + 3_000 - position);
            }
            Event::Resume => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_time_left_is_right_no_cue_comes_twice_and_nothing_is_completed_unseen(
        plan in any_plan(),
        events in proptest::collection::vec(event(), 0..300),
    ) {
        let mut phone = Phone::new(plan);
        let (mut furthest, mut seen) = (0, START);
        for event in events {
            phone.live(event);
            phone.look();
            let verdict = phone.verdict;
            let position = phone.session.position(phone.wall());
            let total = phone.session.timeline().total();
            prop_assert!(position >= furthest, "{event:?} went back from {furthest} to {position}");
            furthest = position;
            if let Event::Change(_) = event {
                prop_assert!(matches!(verdict, Verdict::ClockChanged { .. }), "{verdict:?}");
            }
            match phone.origin {
                Some(origin) if !phone.session.is_paused() => {
                    let right = (phone.truth - origin).clamp(0, total);
                    let counting = phone.session.countdown(phone.wall()) > 0;
                    prop_assert!(counting || (position - right).abs() <= 1_000, "{position} for {right}");
                }
                Some(origin) => {
                    // It waits only when its end passed in a time in which nobody looked.
                    prop_assert!(verdict == Verdict::TrustWall && phone.truth - origin >= total);
                    phone.origin = None;
                }
                None => prop_assert!(phone.session.is_paused()),
            }
            if phone.session.is_over(phone.wall()) {
                prop_assert!(phone.truth - seen < AWAY, "completed after {} ms in which nobody looked", phone.truth - seen);
                break;
            }
            seen = phone.truth;
        }
        let mut cues = phone.heard.clone();
        cues.retain(|cue| cue.kind != CueKind::GoesOn);
        for (index, cue) in cues.iter().enumerate() {
            prop_assert!(!cues[..index].contains(cue), "{cue:?} was told twice");
        }
    }

    #[test]
    fn many_small_changes_never_add_up_to_more_than_is_tolerated(changes in proptest::collection::vec(-TOLERANCE..=TOLERANCE, 0..60)) {
        let mut phone = Phone::new(choice("d-bed"));
        for by in changes {
            phone.ahead += by;
            phone.pass(SECOND, SECOND);
            phone.look();
            let right = phone.truth - START;
            // A clock set back leaves the position where it was until the truth catches up.
            prop_assert!((phone.session.position(phone.wall()) - right).abs() <= 2 * TOLERANCE);
        }
    }

    #[test]
    fn a_clock_changed_in_sleep_completes_nothing_and_never_goes_back(
        plan in any_plan(), watched in 0_i64..200, slept in 0..HOUR, by in -HOUR..HOUR,
    ) {
        let mut phone = Phone::new(plan);
        for _ in 0..watched {
            phone.live(Event::Tick(1_000));
            phone.look();
        }
        let before = phone.session.position(phone.wall());
        prop_assume!(!phone.session.is_over(phone.wall()));
        phone.ahead += by;
        phone.live(Event::Sleep { length: slept, stands_still: true });
        phone.look();
        prop_assert!(phone.session.position(phone.wall()) >= before);
        let small = slept + by.abs() < AWAY;
        prop_assert!(small || !phone.session.is_over(phone.wall()));
    }

    #[test]
    fn any_stored_session_is_taken_up_without_fault_and_never_completed(
        plan in any_plan(),
        running: bool, a: i64, b: i64, settled: i64, now: i64,
        extra in proptest::collection::vec((0_usize..200, any::<i64>()), 0..6),
        held in proptest::collection::vec(any::<i64>(), 0..130),
    ) {
        let phase = if running { Phase::Running { origin: a, floor: b } } else { Phase::Paused { position: a } };
        let started = session().kept().started;
        let taken = Session::take_up(Kept { plan, started, phase, extra, held, settled }, now);
        let asks = taken.asks();
        let session = taken.session();
        prop_assert!(!session.is_over(now) || !running);
        prop_assert!(!asks || session.is_paused());
        let total = session.timeline().total();
        prop_assert!((0..=total).contains(&session.position(now)));
        prop_assert!(session.end(now).left >= 0);
    }
}

#[test]
fn a_session_taken_up_in_time_goes_on_where_the_clock_says() {
    let TakenUp::GoesOn(mut again) = Session::take_up(session().kept(), START + 100 * SECOND) else {
        panic!("it is still inside its time")
    };
    assert!(!again.is_paused());
    assert_eq!(again.position(START + 100 * SECOND), 100 * SECOND);
    assert_eq!(again.hear(START + 100 * SECOND), [], "what was missed is not told");
}

#[test]
fn a_cue_of_a_moment_before_the_return_is_not_told_either() {
    // The first hold began at 3 s, half a second ago.
    let now = START + 3 * SECOND + 500;
    assert_eq!(Session::take_up(session().kept(), now).session().hear(now), []);
}

#[test]
fn a_session_whose_end_passed_unseen_waits_and_is_never_completed_by_itself() {
    let mut session = session();
    session.settle(START + 30 * SECOND);
    for late in [0, 60 * SECOND, OVERDUE] {
        let late = START + total() + late;
        let TakenUp::Waits(waiting) = Session::take_up(session.kept(), late) else { panic!("it waits") };
        assert!(waiting.is_paused());
        assert_eq!(waiting.position(late), 30 * SECOND);
        assert!(!waiting.end(late).is_full());
    }
}

#[test]
fn a_session_an_hour_overdue_asks_and_claims_no_second_nobody_saw() {
    let mut session = session();
    session.settle(START + 30 * SECOND);
    let late = START + total() + OVERDUE + 1;
    let taken = Session::take_up(session.kept(), late);
    assert!(taken.asks());
    let TakenUp::AskFinished(waiting) = taken else { panic!("it asks") };
    // 3 s ready, 10 s held, 10 s rest, 7 s held.
    let yes = waiting.clone().confirm();
    assert_eq!((yes.left, yes.right, yes.extent()), (0, 17 * SECOND, Extent::Untimed));
    let no = waiting.clone().end(late);
    assert_eq!((no.left, no.right, no.extent()), (0, 17 * SECOND, Extent::Part));
    let mut on = waiting;
    on.resume(late);
    assert_eq!(on.position(late + 4 * SECOND), 31 * SECOND);
}

#[test]
fn a_paused_session_waits_however_long() {
    let mut session = session();
    session.pause(START + 30 * SECOND);
    let TakenUp::Waits(again) = Session::take_up(session.kept(), START + 30 * HOUR) else {
        panic!("it waits")
    };
    assert_eq!(again.position(START + 30 * HOUR), 30 * SECOND);
}

#[test]
fn a_clock_set_back_while_away_stops_the_session_where_it_was_seen() {
    let mut session = session();
    session.settle(START + 30 * SECOND);
    let TakenUp::Waits(again) = Session::take_up(session.kept(), START - HOUR) else { panic!("it waits") };
    assert_eq!(again.position(START - HOUR), 30 * SECOND);
}

#[test]
fn a_reload_in_the_countdown_goes_on_with_the_countdown() {
    let mut session = session();
    session.pause(START + 30 * SECOND);
    session.resume(START + 60 * SECOND);
    let TakenUp::GoesOn(again) = Session::take_up(session.kept(), START + 61 * SECOND) else {
        panic!("it goes on")
    };
    assert_eq!(again.countdown(START + 61 * SECOND), 2 * SECOND);
    assert_eq!(again.position(START + 61 * SECOND), 30 * SECOND);
}

#[test]
fn without_the_timer_is_noted_without_seconds() {
    let done = domain::session::Done::untimed(choice("b-chair"), session().kept().started);
    assert_eq!((done.left, done.right, done.extent()), (0, 0, Extent::Untimed));
    assert!(!done.is_empty());
}
