//! A session as a timeline: computed once, then looked up. Nobody counts ticks; everybody asks where `position` is.
//!
//! Where to look next: `timeline/leg.rs` for the legs, `timeline/cues.rs` for what is told when.

mod cues;
mod leg;

pub use leg::Leg;

use crate::moment::Millis;
use crate::stretch::{CHANGE, Choice, READY, Step, Stretch};

/// What a segment of the timeline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Getting ready for the first hold.
    Ready,
    /// Holding the stretch.
    Hold,
    /// Letting go between two holds of one side.
    Rest,
    /// Changing to the other leg.
    OtherLeg,
    /// Changing to the next stretch.
    NextStretch,
}

/// One stretch of time. For anything but a hold, `stretch`, `leg` and `repetition` say what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is for.
    pub kind: Kind,
    /// Start, in milliseconds from the start of the session.
    pub start: Millis,
    /// Length, in milliseconds, more than 0.
    pub length: Millis,
    /// Length before anybody made it longer, in milliseconds.
    pub planned: Millis,
    /// Index of the step in the routine.
    pub step: usize,
    /// Which stretch.
    pub stretch: Stretch,
    /// Which leg, or both.
    pub leg: Leg,
    /// Which hold of this leg, from 1.
    pub repetition: u8,
    /// How many holds this leg gets in this step.
    pub repetitions: u8,
    /// Whether the holds of this step are too short for cues of their own.
    pub brisk: bool,
}

impl Segment {
    /// Where it ends, in milliseconds from the start of the session.
    pub const fn end(&self) -> Millis {
        self.start + self.length
    }
}

/// The whole session, in order, without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    segments: Vec<Segment>,
}

impl Timeline {
    /// Lays out a set of the app.
    pub fn of(choice: Choice, extra: &[(usize, Millis)]) -> Self {
        Self::of_steps(choice.steps(), extra)
    }

    /// Lays out steps. Every hold of every leg has its full length; changing over has time of its own. A step without rest goes
    /// from hold to hold. `extra` lengthens single segments: pairs of (segment index, milliseconds).
    pub fn of_steps(steps: &[Step], extra: &[(usize, Millis)]) -> Self {
        let mut segments: Vec<Segment> = Vec::new();
        let mut start = 0;
        for (index, step) in steps.iter().enumerate() {
            for (turn, leg) in Leg::of(step.sides).iter().enumerate() {
                for repetition in 1..=step.repetitions {
                    let (kind, length) = match (index, turn, repetition) {
                        (0, 0, 1) => (Kind::Ready, READY),
                        (_, 0, 1) => (Kind::NextStretch, CHANGE),
                        (_, _, 1) => (Kind::OtherLeg, CHANGE),
                        _ => (Kind::Rest, step.rest),
                    };
                    for (kind, planned) in [(kind, length), (Kind::Hold, step.hold)] {
                        if planned <= 0 {
                            continue;
                        }
                        let more: Millis =
                            extra.iter().filter(|(at, _)| *at == segments.len()).map(|(_, by)| by).sum();
                        let length = planned + more;
                        segments.push(Segment {
                            kind,
                            start,
                            length,
                            planned,
                            step: index,
                            stretch: step.stretch,
                            leg: *leg,
                            repetition,
                            repetitions: step.repetitions,
                            brisk: step.is_brisk(),
                        });
                        start += length;
                    }
                }
            }
        }
        Self { segments }
    }

    /// The segments, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Length of the whole session, in milliseconds.
    pub fn total(&self) -> Millis {
        self.segments.last().map_or(0, Segment::end)
    }

    /// The segment at a position and its index; `None` at and after the end. Positions before 0 are in the first.
    pub fn at(&self, position: Millis) -> Option<(usize, &Segment)> {
        self.segments.iter().enumerate().find(|(_, segment)| position < segment.end())
    }

    /// Whether the segment `index` is a hold that goes straight on into another one.
    pub fn goes_on(&self, index: usize) -> bool {
        let is_hold = |index: usize| self.segments.get(index).is_some_and(|one| one.kind == Kind::Hold);
        is_hold(index) && is_hold(index + 1)
    }

    /// The next hold after the segment `index`.
    pub fn next_hold(&self, index: usize) -> Option<&Segment> {
        self.segments.iter().skip(index + 1).find(|segment| segment.kind == Kind::Hold)
    }

    /// Where "Back" goes from `position`: the start of this hold when more than two seconds of it are done,
    /// else the hold before; from a rest or change, the hold just done. 0 from before the second hold.
    pub fn back_from(&self, position: Millis) -> Millis {
        const GRACE: Millis = 2_000;
        let mut holds = self.segments.iter().rev().filter(|segment| segment.kind == Kind::Hold);
        holds.find(|hold| hold.start + GRACE < position).map_or(0, |hold| hold.start)
    }

    /// Where "Skip" goes from `position`: the end of this segment.
    pub fn skip_from(&self, position: Millis) -> Millis {
        self.at(position).map_or(position, |(_, segment)| segment.end())
    }

    /// Where "Skip this stretch" goes from `position`: past every hold of this stretch, to the change to the next one, or to
    /// the end. During a change it skips the stretch that was about to begin.
    pub fn skip_stretch_from(&self, position: Millis) -> Millis {
        let Some((_, here)) = self.at(position) else { return position };
        self.segments.iter().rev().find(|segment| segment.step == here.step).map_or(position, Segment::end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::SECOND;
    use crate::stretch::{Routine, Stance};
    use proptest::prelude::*;

    fn short(stance: Stance) -> Timeline {
        Timeline::of(Choice::of(Routine::Short, stance).unwrap(), &[])
    }

    fn any_timeline() -> impl Strategy<Value = Timeline> {
        proptest::sample::select(Choice::ALL.to_vec()).prop_map(|choice| Timeline::of(choice, &[]))
    }

    #[test]
    fn the_short_set_takes_about_four_minutes() {
        // 3 s ready + 12 holds of 10 s + 8 rests of 10 s + 3 changes of 8 s.
        assert_eq!(short(Stance::Standing).total(), (3 + 120 + 80 + 24) * SECOND);
    }

    #[test]
    fn both_legs_get_equal_full_holds_in_every_choice() {
        for choice in Choice::ALL {
            let timeline = Timeline::of(choice, &[]);
            let held = |leg: Leg| -> Vec<Millis> {
                let holds =
                    timeline.segments().iter().filter(|one| one.kind == Kind::Hold && one.leg.works(leg));
                holds.map(|one| one.length).collect()
            };
            assert_eq!(held(Leg::Left), held(Leg::Right), "{choice:?}");
            assert_eq!(held(Leg::Left).iter().sum::<Millis>(), choice.each_leg(), "{choice:?}");
            let steps = choice.steps().iter();
            let full: Vec<Millis> =
                steps.flat_map(|step| std::iter::repeat_n(step.hold, step.repetitions.into())).collect();
            assert_eq!(held(Leg::Right), full, "{choice:?}");
        }
    }

    #[test]
    fn getting_ready_and_changing_over_have_time_of_their_own_in_every_choice() {
        for choice in Choice::ALL {
            let timeline = Timeline::of(choice, &[]);
            let first = timeline.segments()[0];
            assert_eq!((first.kind, first.length), (Kind::Ready, 3 * SECOND));
            for pair in timeline.segments().windows(2) {
                assert_eq!(pair[0].kind == Kind::Hold, pair[1].kind != Kind::Hold, "{choice:?}");
                let same_step = pair[0].step == pair[1].step;
                match pair[1].kind {
                    Kind::OtherLeg => assert!(same_step && pair[1].length == 8 * SECOND),
                    Kind::NextStretch => assert!(!same_step && pair[1].length == 8 * SECOND),
                    Kind::Rest => assert!(same_step && pair[0].leg == pair[1].leg),
                    Kind::Ready => panic!("{choice:?} gets ready twice"),
                    Kind::Hold => assert!(same_step && pair[0].repetition == pair[1].repetition),
                }
            }
        }
    }

    #[test]
    fn segments_follow_each_other_without_gap() {
        for choice in Choice::ALL {
            let timeline = Timeline::of(choice, &[(1, 10 * SECOND), (2, 5)]);
            assert!(timeline.segments().windows(2).all(|pair| pair[0].end() == pair[1].start));
            assert!(timeline.segments().iter().all(|one| one.length > 0));
        }
    }

    #[test]
    fn more_time_lengthens_one_hold_and_shifts_the_rest() {
        let choice = Choice::of(Routine::Short, Stance::Chair).unwrap();
        let longer = Timeline::of(choice, &[(1, 10 * SECOND)]);
        assert_eq!(longer.segments()[1].length, 20 * SECOND);
        assert_eq!(longer.total(), short(Stance::Chair).total() + 10 * SECOND);
    }

    #[test]
    fn skipping_a_stretch_passes_all_its_holds_on_both_legs() {
        let timeline = short(Stance::Standing);
        let next = timeline.segments().iter().find(|one| one.kind == Kind::NextStretch).unwrap();
        assert_eq!(timeline.skip_stretch_from(0), next.start);
        assert_eq!(timeline.skip_stretch_from(next.start - 1), next.start);
        assert_eq!(timeline.skip_stretch_from(next.start), timeline.total());
        assert_eq!(timeline.skip_stretch_from(timeline.total()), timeline.total());
    }

    #[test]
    fn a_choice_that_does_not_exist_is_over_at_once() {
        let none = Timeline::of(Choice { routine: Routine::WallLean, stance: Stance::Bed }, &[]);
        assert_eq!((none.total(), none.at(0), none.skip_from(0), none.back_from(0)), (0, None, 0, 0));
    }

    proptest! {
        #[test]
        fn a_position_is_inside_the_segment_it_is_in(timeline in any_timeline(), share in 0.0_f64..1.0) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a few minutes")]
            let position = (timeline.total() as f64 * share) as Millis;
            let (_, segment) = timeline.at(position).unwrap();
            prop_assert!(segment.start <= position && position < segment.end());
        }

        #[test]
        fn back_never_goes_forward_and_skip_never_back(timeline in any_timeline(), position in 0_i64..640_000) {
            let position = position.min(timeline.total() - 1);
            prop_assert!(timeline.back_from(position) <= position);
            prop_assert!(timeline.skip_from(position) > position);
            prop_assert!(timeline.skip_stretch_from(position) >= timeline.skip_from(position));
        }
    }
}
