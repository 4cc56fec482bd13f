//! What the player shows at one moment of a session, in numbers and words. The view only draws it.

use crate::moment::{Millis, SECOND};
use crate::session::Session;
use crate::stretch::{COUNTED, HALVED, Stretch};
use crate::timeline::{Kind, Segment};

/// What the player shows at one moment. It changes about once a second; only what differs touches the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Index of the segment.
    pub index: usize,
    /// The segment it is in.
    pub segment: Segment,
    /// Whole seconds left of the segment, or of the countdown; never 0 before the end.
    pub left: i64,
    /// Share of the segment that is left, 0 to 100.
    pub share: i64,
    /// Whether it is paused.
    pub paused: bool,
    /// Whether the countdown before going on runs.
    pub resuming: bool,
    /// The next hold.
    pub next: Option<Segment>,
    /// How many stretches the set has.
    pub steps: usize,
    /// Whether the hold goes straight on into the next one.
    pub goes_on: bool,
}

impl Shown {
    /// What is shown of a session at `now` on the session clock; `None` when it is over.
    pub fn of(session: &Session, now: Millis) -> Option<Self> {
        let (index, segment) = session.place(now)?;
        let countdown = session.countdown(now);
        let left = if countdown > 0 { countdown } else { segment.end() - session.position(now) };
        Some(Self {
            index,
            segment: *segment,
            left: (left + SECOND - 1) / SECOND,
            share: (100 * (segment.end() - session.position(now)) / segment.length).clamp(0, 100),
            paused: session.is_paused(),
            resuming: countdown > 0,
            next: session.timeline().next_hold(index).copied(),
            steps: session.plan().steps.len(),
            goes_on: session.timeline().goes_on(index),
        })
    }

    /// Whether half of a long hold was just over, to be told for a moment: see `CueKind::HalfWay`.
    pub const fn is_half_way(&self) -> bool {
        const MOMENT: i64 = 3;
        let Segment { kind, length, planned, .. } = self.segment;
        let half = length / 2 / SECOND;
        let told = matches!(kind, Kind::Hold) && planned >= HALVED && length == planned;
        told && !self.resuming && self.left <= half && self.left > half - MOMENT
    }

    /// The word for the style: ready, hold, rest or change.
    pub const fn phase(&self) -> &'static str {
        match self.segment.kind {
            Kind::Ready => "ready",
            Kind::Hold => "hold",
            Kind::Rest => "rest",
            Kind::OtherLeg | Kind::NextStretch => "change",
        }
    }

    /// The large word: the leg, or that it is time to let go.
    pub const fn headline(&self) -> &'static str {
        match (self.segment.kind, self.segment.stretch) {
            (Kind::Rest, Stretch::WallLean) => "Stand straight",
            (Kind::Rest, _) => "Let go",
            _ => self.segment.leg.shout(),
        }
    }

    /// Which hold it is, or what this time is for.
    pub fn repetition(&self) -> String {
        let Segment { repetition, repetitions, kind, .. } = self.segment;
        match kind {
            Kind::Ready => "Get ready".into(),
            Kind::Hold if repetitions == 1 => "Hold".into(),
            Kind::Hold => format!("Hold {repetition} of {repetitions}"),
            Kind::Rest => format!("Rest. {} of {repetitions} done", repetition - 1),
            Kind::OtherLeg => "Change legs".into(),
            Kind::NextStretch => "Next stretch".into(),
        }
    }

    /// What counts, in a few words.
    pub const fn cue(&self) -> &'static str {
        match self.segment.kind {
            Kind::Rest => self.segment.stretch.between().text,
            _ => self.segment.stretch.cue().text,
        }
    }

    /// The word under the number.
    pub const fn unit(&self) -> &'static str {
        match (self.paused, self.resuming, self.segment.kind) {
            (true, ..) => "paused",
            (.., Kind::Hold) if self.is_half_way() => "half way",
            (_, true, _) | (_, _, Kind::Ready) => "get ready",
            (_, _, Kind::Hold) => "seconds",
            (_, _, Kind::Rest) => "rest",
            (_, _, Kind::OtherLeg) => "change legs",
            (_, _, Kind::NextStretch) => "next stretch",
        }
    }

    /// What comes next.
    pub fn next_words(&self) -> String {
        let to = |hold: &Segment| match hold.repetitions {
            1 => format!("{}, hold", hold.leg.shout()),
            many => format!("{}, hold {} of {many}", hold.leg.shout(), hold.repetition),
        };
        let brisk = self.segment.brisk;
        match (self.segment.kind, &self.next) {
            (Kind::Hold, None) => "Next: the end".into(),
            (Kind::Hold, Some(next)) if next.step != self.segment.step => {
                format!("Next: {}", next.stretch.label())
            }
            (Kind::Hold, Some(next)) if next.leg != self.segment.leg => {
                format!("Next: change legs, then {}", to(next))
            }
            (Kind::Hold, Some(_)) if brisk => "Next: stand straight".into(),
            (Kind::Hold, Some(next)) if self.goes_on => format!("Next: {}", to(next)),
            (Kind::Hold, Some(next)) => format!("Next: rest, then {}", to(next)),
            (_, Some(next)) => format!("Next: {}", to(next)),
            (_, None) => String::new(),
        }
    }

    /// What a screen reader hears when the segment changes: once, never each second. Empty when nothing should be said: the
    /// short leans at the wall are explained once and then counted by tens, because a voice that says fifty numbers and fifty
    /// times "stand straight" in five minutes cannot be listened to, and never finishes before the next one.
    pub fn said(&self) -> String {
        let Segment { repetition, repetitions, leg, stretch, kind, brisk, .. } = self.segment;
        let legs = leg.words();
        match (self.paused, kind) {
            (true, _) => "Paused.".into(),
            (_, Kind::Hold) if self.is_half_way() => "Half way.".into(),
            (_, Kind::Ready) => format!("Get ready. {}, {legs}.", stretch.label()),
            (_, Kind::Hold) if brisk && repetition > 1 => counted(repetition, repetitions),
            (_, Kind::Rest) if brisk && repetition > 2 => String::new(),
            (_, Kind::Rest) if brisk => stretch.between().text.into(),
            (_, Kind::Hold) if repetitions == 1 || brisk => format!("Hold, {legs}. {}", stretch.cue().text),
            (_, Kind::Hold) => {
                format!("Hold, {legs}, {repetition} of {repetitions}. {}", stretch.cue().text)
            }
            (_, Kind::Rest) => {
                format!("{} {} of {repetitions} done.", stretch.between().text, repetition - 1)
            }
            (_, Kind::OtherLeg) => format!("Change legs. {} next.", leg.name()),
            (_, Kind::NextStretch) => format!("Next stretch: {}, {legs}.", stretch.label()),
        }
    }

    /// How many marks to draw for the holds of this leg; 0 when there is one hold, or more than can be taken in at a glance.
    pub const fn pips(&self) -> u8 {
        match self.segment.repetitions {
            many @ 2..=10 => many,
            _ => 0,
        }
    }

    /// How one of the marks for the holds of this leg looks: held, now, or neither.
    pub fn pip(&self, number: u8) -> &'static str {
        let Segment { repetition, kind, .. } = self.segment;
        if number < repetition {
            "held"
        } else if number == repetition && kind == Kind::Hold {
            "now"
        } else {
            ""
        }
    }
}

/// `10 of 50.` at each tenth repetition and at the last; empty at the others.
pub(crate) fn counted(repetition: u8, repetitions: u8) -> String {
    let told = repetition.is_multiple_of(COUNTED) || repetition == repetitions;
    if told { format!("{repetition} of {repetitions}.") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::moment::Moment;
    use crate::sheet::OwnRoutine;
    use crate::stretch::{Choice, Sides, Step};

    fn of(id: &str) -> Session {
        Session::start(Choice::from_id(id).unwrap(), Moment::default(), 0)
    }

    fn session() -> Session {
        of("b-standing")
    }

    fn at(seconds: i64) -> Shown {
        Shown::of(&session(), seconds * SECOND).unwrap()
    }

    /// What is said at each change over a whole session.
    fn all_said(session: &Session) -> Vec<String> {
        let starts = session.timeline().segments().iter().map(|segment| segment.start);
        starts.map(|start| Shown::of(session, start).unwrap().said()).collect()
    }

    #[test]
    fn each_kind_of_time_says_what_it_is_for() {
        let said: Vec<_> = [0, 3, 13, 53, 61, 111].map(|second| at(second).repetition()).to_vec();
        assert_eq!(
            said,
            ["Get ready", "Hold 1 of 3", "Rest. 1 of 3 done", "Change legs", "Hold 1 of 3", "Next stretch"]
        );
        let large: Vec<_> = [0, 13, 53, 61].map(|second| at(second).headline()).to_vec();
        assert_eq!(large, ["RIGHT", "Let go", "LEFT", "LEFT"]);
    }

    #[test]
    fn what_comes_next_is_said_before_it_comes() {
        let next: Vec<_> = [0, 3, 43, 101].map(|second| at(second).next_words()).to_vec();
        let expected = [
            "Next: RIGHT, hold 1 of 3",
            "Next: rest, then RIGHT, hold 2 of 3",
            "Next: change legs, then LEFT, hold 1 of 3",
            "Next: Back of thigh, on a step",
        ];
        assert_eq!(next, expected);
        let total = session().timeline().total() / SECOND;
        assert_eq!(at(total - 1).next_words(), "Next: the end");
    }

    #[test]
    fn the_number_counts_whole_seconds_down_to_one() {
        let shown = |millis| Shown::of(&session(), millis).unwrap();
        let left: Vec<_> = [3_000, 3_001, 3_999, 4_000, 12_999].map(|millis| shown(millis).left).to_vec();
        assert_eq!(left, [10, 10, 10, 9, 1]);
        assert_eq!((shown(3_000).share, shown(8_000).share), (100, 50));
    }

    #[test]
    fn a_pause_stops_the_number_and_a_resume_counts_down_first() {
        let mut session = session();
        session.pause(7 * SECOND);
        let paused = Shown::of(&session, 900 * SECOND).unwrap();
        assert_eq!((paused.left, paused.unit(), paused.said()), (6, "paused", "Paused.".to_owned()));
        session.resume(900 * SECOND);
        let waiting = Shown::of(&session, 901 * SECOND).unwrap();
        assert_eq!((waiting.left, waiting.unit()), (2, "get ready"));
        assert_eq!(Shown::of(&session, 904 * SECOND).unwrap().left, 5);
    }

    #[test]
    fn there_is_nothing_to_show_after_the_end() {
        assert_eq!(Shown::of(&session(), session().timeline().total()), None);
    }

    #[test]
    fn the_wall_lean_works_both_legs_and_is_counted_by_tens() {
        let session = of("e-standing");
        let at = |seconds: i64| Shown::of(&session, seconds * SECOND).unwrap();
        assert_eq!(
            (at(0).headline(), at(3).headline(), at(6).headline()),
            ("BOTH LEGS", "BOTH LEGS", "Stand straight")
        );
        assert_eq!(
            (at(3).repetition(), at(6).repetition()),
            ("Hold 1 of 50".into(), "Rest. 1 of 50 done".into())
        );
        assert_eq!(
            (at(3).next_words(), at(6).next_words()),
            ("Next: stand straight".into(), "Next: BOTH LEGS, hold 2 of 50".into())
        );
        assert_eq!(
            (at(3).pips(), at(3).cue(), at(6).cue()),
            (0, "Lean in. Heels down.", "Stand straight. Breathe.")
        );
        let said: Vec<String> = all_said(&session).into_iter().filter(|one| !one.is_empty()).collect();
        let expected = [
            "Get ready. Wall lean, both legs.",
            "Hold, both legs. Lean in. Heels down.",
            "Stand straight. Breathe.",
            "10 of 50.",
            "20 of 50.",
            "30 of 50.",
            "40 of 50.",
            "50 of 50.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn every_change_of_every_other_set_is_said_and_shown() {
        for choice in Choice::ALL.into_iter().filter(|choice| choice.id() != "e-standing") {
            let session = Session::start(choice, Moment::default(), 0);
            assert!(all_said(&session).iter().all(|said| !said.is_empty()), "{choice:?}");
            for segment in session.timeline().segments() {
                let shown = Shown::of(&session, segment.start).unwrap();
                assert!(shown.next_words().starts_with("Next: "), "{choice:?}");
                assert!(
                    !shown.headline().is_empty() && !shown.repetition().is_empty() && !shown.cue().is_empty()
                );
                assert!(shown.pips() == 0 || shown.pips() == segment.repetitions);
            }
        }
    }

    #[test]
    fn a_set_of_ones_own_without_rest_goes_straight_on_and_says_so() {
        let mut own = OwnRoutine::begin(Stretch::CalfWall);
        own.steps[0] = Step { sides: Sides::Left, repetitions: 2, rest: 0, ..own.steps[0] };
        own.steps.push(Step { sides: Sides::Right, repetitions: 1, ..own.steps[0] });
        let plan = own.plan(Id::parse("routine1").unwrap());
        let session = Session::start(plan, Moment::default(), 0);
        let at = |seconds: i64| Shown::of(&session, seconds * SECOND).unwrap();
        // 3 s ready, 2 x 10 s left, 8 s to the next stretch, 10 s right.
        let next = [0, 3, 13, 23, 31].map(|second| at(second).next_words());
        let expected = [
            "Next: LEFT, hold 1 of 2",
            "Next: LEFT, hold 2 of 2",
            "Next: Calf at the wall",
            "Next: RIGHT, hold",
            "Next: the end",
        ];
        assert_eq!(next, expected);
        assert_eq!((at(13).headline(), at(13).repetition(), at(3).steps), ("LEFT", "Hold 2 of 2".into(), 2));
        assert!(all_said(&session).iter().all(|said| !said.is_empty()));
    }

    #[test]
    fn the_half_of_a_long_hold_is_shown_and_said_for_a_moment() {
        let session = of("c-standing");
        let at = |millis: i64| Shown::of(&session, millis).unwrap();
        assert_eq!((at(17_999).unit(), at(18_000).unit()), ("seconds", "half way"));
        assert_eq!(at(18_000).said(), "Half way.");
        assert_eq!((at(20_999).unit(), at(21_000).unit()), ("half way", "seconds"));
        let short = of("b-standing");
        assert!((0..227).all(|second| !Shown::of(&short, second * SECOND).unwrap().is_half_way()));
    }

    #[test]
    fn a_single_hold_is_not_numbered() {
        let session = of("c-standing");
        let shown = Shown::of(&session, 5 * SECOND).unwrap();
        assert_eq!((shown.repetition().as_str(), shown.pips()), ("Hold", 0));
        assert_eq!(shown.next_words(), "Next: change legs, then LEFT, hold");
        assert_eq!(shown.said(), "Hold, right leg. Lean from your hips. Long back.");
    }
}
