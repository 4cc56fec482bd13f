//! What is told when.
//!
//! A hold tells its beginning, its half (20 s and longer), its last three seconds and its end. The holds of the wall lean are
//! too short for that: fifty times 3-2-1 and an end would never be silent, so they only say that they begin.

use super::{Kind, Segment, Timeline};
use crate::cue::{Cue, CueKind};
use crate::moment::{Millis, SECOND};
use crate::stretch::HALVED;

impl Timeline {
    /// The cues after `from` up to and including `to`, in order. Cutting time anywhere gives the same cues, each once.
    pub fn cues(&self, from: Millis, to: Millis) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut tell = |at: Millis, kind: CueKind| {
            if from < at && at <= to {
                cues.push(Cue { at, kind });
            }
        };
        for (index, segment) in self.segments.iter().enumerate() {
            if from <= segment.end() && segment.start <= to {
                of_segment(index, segment, self.goes_on(index), &mut tell);
            }
        }
        tell(self.total(), CueKind::Finished);
        cues
    }
}

/// The cues of one segment, in order. A hold that goes straight on ends with the beginning of the next, which is told.
fn of_segment(index: usize, segment: &Segment, goes_on: bool, tell: &mut dyn FnMut(Millis, CueKind)) {
    let (start, end) = (segment.start, segment.end());
    let begins = match segment.kind {
        Kind::Ready | Kind::Hold | Kind::Rest => CueKind::Begin(index),
        Kind::OtherLeg => CueKind::ChangeSide(index),
        Kind::NextStretch => CueKind::NextStretch(index),
    };
    tell(start, begins);
    if segment.kind == Kind::Hold && !segment.brisk {
        // The half of a hold that was made longer would move with every tap and could be told twice.
        if segment.planned >= HALVED && segment.length == segment.planned {
            tell(start + segment.length / 2, CueKind::HalfWay(index));
        }
        for seconds in [3_u8, 2, 1] {
            tell(end - Millis::from(seconds) * SECOND, CueKind::Last(seconds));
        }
        if !goes_on {
            tell(end, CueKind::End(index));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::MINUTE;
    use crate::stretch::{Choice, Sides, Step, Stretch};
    use proptest::prelude::*;

    fn timeline(id: &str) -> Timeline {
        Timeline::of(Choice::from_id(id).unwrap(), &[])
    }

    fn all(timeline: &Timeline) -> Vec<Cue> {
        timeline.cues(-1, timeline.total())
    }

    fn from_to(timeline: &Timeline, from: Millis, to: Millis) -> Vec<(Millis, CueKind)> {
        timeline.cues(from * SECOND, to * SECOND).iter().map(|cue| (cue.at / SECOND, cue.kind)).collect()
    }

    #[test]
    fn a_hold_of_ten_seconds_begins_counts_down_and_ends() {
        let cues = from_to(&timeline("b-standing"), -1, 13);
        let expected = [
            (0, CueKind::Begin(0)),
            (3, CueKind::Begin(1)),
            (10, CueKind::Last(3)),
            (11, CueKind::Last(2)),
            (12, CueKind::Last(1)),
            (13, CueKind::End(1)),
            (13, CueKind::Begin(2)),
        ];
        assert_eq!(cues, expected);
    }

    #[test]
    fn a_hold_of_thirty_seconds_also_tells_its_half() {
        let cues = from_to(&timeline("c-standing"), 3, 33);
        assert_eq!(cues[0], (18, CueKind::HalfWay(1)));
        assert_eq!(cues.last(), Some(&(33, CueKind::ChangeSide(2))));
    }

    #[test]
    fn a_hold_made_longer_counts_down_to_its_new_end_and_has_no_half() {
        let longer = Timeline::of(Choice::from_id("c-standing").unwrap(), &[(1, 10 * SECOND)]);
        let cues = from_to(&longer, 3, 43);
        assert_eq!(cues[0], (40, CueKind::Last(3)));
        assert!(cues.iter().all(|(_, kind)| !matches!(kind, CueKind::HalfWay(_))));
    }

    #[test]
    fn changing_sides_ending_a_hold_and_finishing_are_told_apart() {
        for choice in Choice::ALL {
            let timeline = Timeline::of(choice, &[]);
            let cues = all(&timeline);
            let count = |wanted: fn(&CueKind) -> bool| cues.iter().filter(|cue| wanted(&cue.kind)).count();
            let is = |kind: Kind| timeline.segments().iter().filter(|one| one.kind == kind).count();
            assert_eq!(count(|kind| matches!(kind, CueKind::ChangeSide(_))), is(Kind::OtherLeg));
            assert_eq!(count(|kind| matches!(kind, CueKind::NextStretch(_))), is(Kind::NextStretch));
            assert_eq!(count(|kind| *kind == CueKind::Finished), 1);
            assert_eq!(cues.last().unwrap(), &Cue { at: timeline.total(), kind: CueKind::Finished });
            let holds: Vec<_> =
                timeline.segments().iter().filter(|one| one.kind == Kind::Hold && !one.brisk).collect();
            assert_eq!(count(|kind| matches!(kind, CueKind::End(_))), holds.len());
            let long = holds.iter().filter(|hold| hold.length >= 20 * SECOND).count();
            assert_eq!(count(|kind| matches!(kind, CueKind::HalfWay(_))), long);
            assert_eq!(count(|kind| matches!(kind, CueKind::Last(_))), 3 * holds.len());
        }
    }

    #[test]
    fn a_hold_that_goes_straight_on_ends_with_the_beginning_of_the_next() {
        let step = Step {
            stretch: Stretch::CalfWall,
            sides: Sides::Left,
            repetitions: 2,
            hold: 5 * SECOND,
            rest: 0,
        };
        let timeline = Timeline::of_steps(&[step], &[]);
        assert_eq!((timeline.goes_on(0), timeline.goes_on(1), timeline.goes_on(2)), (false, true, false));
        let cues = from_to(&timeline, 7, 13);
        let expected = [
            (8, CueKind::Begin(2)),
            (10, CueKind::Last(3)),
            (11, CueKind::Last(2)),
            (12, CueKind::Last(1)),
            (13, CueKind::End(2)),
            (13, CueKind::Finished),
        ];
        assert_eq!(cues, expected);
    }

    #[test]
    fn the_wall_lean_does_not_flood() {
        let timeline = timeline("e-standing");
        let cues = all(&timeline);
        let gentle = |cue: &Cue| matches!(cue.kind, CueKind::Begin(_) | CueKind::Finished);
        assert!(cues.iter().all(gentle), "{cues:?}");
        let leans = cues.iter().filter(
            |cue| matches!(cue.kind, CueKind::Begin(index) if timeline.segments()[index].kind == Kind::Hold),
        );
        assert_eq!(leans.count(), 50);
        assert_eq!(timeline.total(), 5 * MINUTE);
    }

    fn any_timeline() -> impl Strategy<Value = Timeline> {
        let extra = proptest::collection::vec((0_usize..60, Just(10 * SECOND)), 0..5);
        let own = proptest::collection::vec((0_usize..3, 1_u8..4, 5_i64..40, 0_i64..3), 1..4);
        (proptest::sample::select(Choice::ALL.to_vec()), extra, proptest::option::of(own)).prop_map(
            |(choice, extra, own)| {
                let Some(own) = own else { return Timeline::of(choice, &extra) };
                let step = |(sides, repetitions, hold, rest): (usize, u8, Millis, Millis)| Step {
                    stretch: Stretch::CalfWall,
                    sides: Stretch::CalfWall.sides()[sides],
                    repetitions,
                    hold: hold * SECOND,
                    rest: rest * SECOND,
                };
                Timeline::of_steps(&own.into_iter().map(step).collect::<Vec<_>>(), &extra)
            },
        )
    }

    proptest! {
        #[test]
        fn cues_over_any_cut_of_time_equal_cues_over_the_whole(timeline in any_timeline(), cuts in proptest::collection::vec(-1_000_i64..640_000, 0..12)) {
            let mut edges = cuts;
            edges.extend([-1, timeline.total()]);
            edges.retain(|edge| (-1..=timeline.total()).contains(edge));
            edges.sort_unstable();
            let pieces: Vec<Cue> = edges.windows(2).flat_map(|pair| timeline.cues(pair[0], pair[1])).collect();
            prop_assert_eq!(pieces, timeline.cues(-1, timeline.total()));
        }

        #[test]
        fn cues_come_in_order_and_inside_the_session(timeline in any_timeline()) {
            let cues = all(&timeline);
            prop_assert!(cues.windows(2).all(|pair| pair[0].at <= pair[1].at));
            prop_assert!(cues.iter().all(|cue| (0..=timeline.total()).contains(&cue.at)));
        }
    }
}
