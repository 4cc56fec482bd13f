//! A session as a timeline: computed once, then looked up. Nobody counts ticks; everybody asks where `position` is.

use crate::cue::{Cue, CueKind};
use crate::moment::Millis;
use crate::stretch::{CHANGE, Choice, READY, Stretch};

/// The leg being stretched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// The right leg.
    Right,
    /// The left leg.
    Left,
}

impl Leg {
    /// `RIGHT` or `LEFT`, as large letters on the player.
    pub const fn shout(self) -> &'static str {
        match self {
            Self::Right => "RIGHT",
            Self::Left => "LEFT",
        }
    }

    /// `right` or `left`, inside a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }
}

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
    /// Index of the step in the routine.
    pub step: usize,
    /// Which stretch.
    pub stretch: Stretch,
    /// Which leg.
    pub leg: Leg,
    /// Which hold of this leg, from 1.
    pub repetition: u8,
    /// How many holds this leg gets in this step.
    pub repetitions: u8,
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
    /// Lays out a routine. Every hold of both legs has its full length; changing over has time of its own.
    /// `extra` lengthens single segments: pairs of (segment index, milliseconds).
    pub fn of(choice: Choice, extra: &[(usize, Millis)]) -> Self {
        let mut segments = Vec::new();
        let mut start = 0;
        for (index, step) in choice.steps().iter().enumerate() {
            for leg in [Leg::Right, Leg::Left] {
                for repetition in 1..=step.repetitions {
                    let (kind, length) = match (index, leg, repetition) {
                        (0, Leg::Right, 1) => (Kind::Ready, READY),
                        (_, Leg::Right, 1) => (Kind::NextStretch, CHANGE),
                        (_, Leg::Left, 1) => (Kind::OtherLeg, CHANGE),
                        _ => (Kind::Rest, step.rest),
                    };
                    for (kind, length) in [(kind, length), (Kind::Hold, step.hold)] {
                        let more: Millis =
                            extra.iter().filter(|(at, _)| *at == segments.len()).map(|(_, by)| by).sum();
                        let length = length + more;
                        let (stretch, repetitions) = (step.stretch, step.repetitions);
                        segments.push(Segment {
                            kind,
                            start,
                            length,
                            step: index,
                            stretch,
                            leg,
                            repetition,
                            repetitions,
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

    /// The cues after `from` up to and including `to`, in order. Cutting time anywhere gives the same cues, each once.
    pub fn cues(&self, from: Millis, to: Millis) -> Vec<Cue> {
        let begins = self.segments.iter().enumerate().flat_map(|(index, segment)| {
            let begin = Cue { at: segment.start, kind: CueKind::Begin(index) };
            let half = Cue { at: segment.start + segment.length / 2, kind: CueKind::HalfWay(index) };
            [Some(begin), (segment.kind == Kind::Hold).then_some(half)]
        });
        let finish = Cue { at: self.total(), kind: CueKind::Finished };
        begins.flatten().chain([finish]).filter(|cue| from < cue.at && cue.at <= to).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::SECOND;
    use crate::stretch::{Routine, Stance};
    use proptest::prelude::*;

    fn timeline() -> Timeline {
        Timeline::of(Choice { routine: Routine::Short, stance: Stance::Standing }, &[])
    }

    #[test]
    fn the_short_set_takes_about_four_minutes() {
        // 3 s ready + 12 holds of 10 s + 8 rests of 10 s + 3 changes of 8 s.
        assert_eq!(timeline().total(), (3 + 120 + 80 + 24) * SECOND);
    }

    #[test]
    fn both_legs_get_equal_full_holds() {
        for stance in Stance::ALL {
            let timeline = Timeline::of(Choice { routine: Routine::Short, stance }, &[]);
            let held = |leg| -> Vec<Millis> {
                let holds = timeline.segments().iter().filter(|one| one.kind == Kind::Hold && one.leg == leg);
                holds.map(|one| one.length).collect()
            };
            assert_eq!(held(Leg::Left), held(Leg::Right));
            assert_eq!(held(Leg::Left), vec![10 * SECOND; 6]);
        }
    }

    #[test]
    fn segments_follow_each_other_without_gap() {
        let timeline = timeline();
        assert!(timeline.segments().windows(2).all(|pair| pair[0].end() == pair[1].start));
        assert!(timeline.segments().iter().all(|one| one.length > 0));
    }

    #[test]
    fn more_time_lengthens_one_hold_and_shifts_the_rest() {
        let longer =
            Timeline::of(Choice { routine: Routine::Short, stance: Stance::Chair }, &[(1, 10 * SECOND)]);
        assert_eq!(longer.segments()[1].length, 20 * SECOND);
        assert_eq!(longer.total(), timeline().total() + 10 * SECOND);
    }

    proptest! {
        #[test]
        fn cues_over_any_cut_of_time_equal_cues_over_the_whole(cuts in proptest::collection::vec(-1_000_i64..240_000, 0..12)) {
            let timeline = timeline();
            let mut edges = cuts;
            edges.extend([-1, timeline.total()]);
            edges.retain(|edge| (-1..=timeline.total()).contains(edge));
            edges.sort_unstable();
            let pieces: Vec<Cue> = edges.windows(2).flat_map(|pair| timeline.cues(pair[0], pair[1])).collect();
            prop_assert_eq!(pieces, timeline.cues(-1, timeline.total()));
        }

        #[test]
        fn a_position_is_inside_the_segment_it_is_in(position in 0_i64..227_000) {
            let timeline = timeline();
            let (_, segment) = timeline.at(position).unwrap();
            prop_assert!(segment.start <= position && position < segment.end());
        }

        #[test]
        fn back_never_goes_forward_and_skip_never_back(position in 0_i64..227_000) {
            let timeline = timeline();
            prop_assert!(timeline.back_from(position) <= position);
            prop_assert!(timeline.skip_from(position) > position);
        }
    }
}
