//! What the voice says, when, and what it leaves unsaid when it comes too late.

use crate::moment::{Millis, SECOND};
use crate::stage::counted;
use crate::stretch::{HALVED, Stretch};
use crate::timeline::{Kind, Segment, Timeline};

/// How much a line matters, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Half of a hold is over.
    Half,
    /// What comes next.
    Next,
    /// Let go.
    End,
    /// The name of a leg: the one thing that must not be missed or cut.
    Side,
}

impl Priority {
    /// How late a line may still be said, in milliseconds. The end of a hold must not be said into the next thing; a name helps
    /// as long as the hold it begins is young.
    pub const fn patience(self) -> Millis {
        match self {
            Self::Half => SECOND,
            Self::End => SECOND + SECOND / 2,
            Self::Next => 2 * SECOND,
            Self::Side => 4 * SECOND,
        }
    }
}

/// One spoken line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Position in the session, in milliseconds from its start.
    pub at: Millis,
    /// The words.
    pub text: String,
    /// How much it matters.
    pub priority: Priority,
}

impl Line {
    /// Whether it is too late to say it.
    pub const fn is_late(&self, position: Millis) -> bool {
        position - self.at > self.priority.patience()
    }
}

/// What to do with the voice now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Speak {
    /// Nothing: nothing is due, or what is being said goes first.
    Nothing,
    /// Say the line of this index; nobody is speaking.
    Say(usize),
    /// Stop what is being said and say the line of this index.
    Instead(usize),
}

/// Which of the lines that are due to say, when a line of priority `speaking` is being said (`None`: silence).
///
/// The most important line that is not late is next, of equals the newest. It cuts off only what matters less, so never
/// the name of a leg. A line that waits until it is late is dropped: the shell keeps those of [`Line::is_late`] no longer.
pub fn choose(due: &[Line], position: Millis, speaking: Option<Priority>) -> Speak {
    let mut best: Option<(usize, &Line)> = None;
    for (index, line) in due.iter().enumerate().filter(|(_, line)| !line.is_late(position)) {
        if best.is_none_or(|(_, known)| (known.priority, known.at) <= (line.priority, line.at)) {
            best = Some((index, line));
        }
    }
    match (best, speaking) {
        (Some((index, _)), None) => Speak::Say(index),
        (Some((index, line)), Some(spoken)) if line.priority > spoken => Speak::Instead(index),
        _ => Speak::Nothing,
    }
}

/// Time after "Let go." before the next words, in milliseconds.
const PAUSE: Millis = SECOND + SECOND / 2;

/// Every line of a session, in order.
pub fn lines(timeline: &Timeline) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut say = |at: Millis, priority: Priority, text: String| {
        if !text.is_empty() {
            lines.push(Line { at, text, priority });
        }
    };
    for (index, segment) in timeline.segments().iter().enumerate() {
        let Segment { start, stretch, leg, brisk, .. } = *segment;
        match segment.kind {
            Kind::Ready => say(start, Priority::Next, format!("Get ready. {}.", stretch.label())),
            Kind::OtherLeg => say(start + PAUSE, Priority::Side, format!("Change legs. {}.", leg.name())),
            Kind::NextStretch => say(start + PAUSE, Priority::Next, format!("Next: {}.", stretch.label())),
            Kind::Rest if brisk && segment.repetition == 2 => {
                say(start, Priority::End, "Stand straight.".into());
            }
            Kind::Rest => {}
            Kind::Hold if brisk => brisk_hold(segment, &mut say),
            Kind::Hold => hold(segment, timeline.goes_on(index), &mut say),
        }
    }
    say(timeline.total() + PAUSE, Priority::End, "That was all.".into());
    lines
}

/// The lines still to be said from a position on, in milliseconds from the start. Where nothing was said yet, the first words of
/// the session are due until they are late: opening sound and saving take a moment after the tap.
pub fn to_say(timeline: &Timeline, from: Millis, nothing_said: bool) -> Vec<Line> {
    let is_first = |line: &Line| nothing_said && line.at == 0 && !line.is_late(from);
    lines(timeline).into_iter().filter(|line| line.at >= from || is_first(line)).collect()
}

fn hold(segment: &Segment, goes_on: bool, say: &mut dyn FnMut(Millis, Priority, String)) {
    let Segment { start, length, planned, stretch, leg, repetition, repetitions, .. } = *segment;
    let which = if repetitions == 1 { String::new() } else { format!(" {repetition} of {repetitions}") };
    say(start, Priority::Side, format!("{}. Hold{which}.", leg.name()));
    if planned >= HALVED && length == planned {
        say(start + length / 2, Priority::Half, "Half way.".into());
    }
    let ends = if stretch == Stretch::WallLean { "Stand straight." } else { "Let go." };
    if !goes_on {
        say(segment.end(), Priority::End, ends.into());
    }
}

/// The first lean is explained, then each tenth is counted.
fn brisk_hold(segment: &Segment, say: &mut dyn FnMut(Millis, Priority, String)) {
    let Segment { start, leg, repetition, repetitions, .. } = *segment;
    if repetition == 1 {
        say(start, Priority::Side, format!("{}. Lean in.", leg.name()));
    } else {
        say(start, Priority::Next, counted(repetition, repetitions));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stretch::{Choice, Sides, Step};
    use proptest::prelude::*;

    fn of(id: &str) -> Vec<Line> {
        lines(&Timeline::of(Choice::from_id(id).unwrap(), &[]))
    }

    fn line(at: Millis, priority: Priority) -> Line {
        Line { at, text: String::new(), priority }
    }

    const EVERY: [Priority; 4] = [Priority::Half, Priority::Next, Priority::End, Priority::Side];

    #[test]
    fn a_slow_set_is_spoken_like_this() {
        let said: Vec<(Millis, String)> = of("c-chair").into_iter().map(|one| (one.at, one.text)).collect();
        let expected = [
            (0, "Get ready. Back of thigh, sitting."),
            (3_000, "Right leg. Hold."),
            (18_000, "Half way."),
            (33_000, "Let go."),
            (34_500, "Change legs. Left leg."),
            (41_000, "Left leg. Hold."),
            (56_000, "Half way."),
            (71_000, "Let go."),
            (72_500, "Next: Calf, with a towel."),
            (79_000, "Right leg. Hold."),
        ];
        for (one, (at, text)) in said.iter().zip(expected) {
            assert_eq!((one.0, one.1.as_str()), (at, text));
        }
        assert_eq!(said.last().unwrap().1, "That was all.");
    }

    #[test]
    fn a_set_of_ones_own_is_spoken_like_this() {
        let step = Step {
            stretch: Stretch::CalfWall,
            sides: Sides::Left,
            repetitions: 2,
            hold: 5 * SECOND,
            rest: 0,
        };
        let lean = Step { stretch: Stretch::WallLean, sides: Sides::Both, repetitions: 1, ..step };
        let lines = lines(&Timeline::of_steps(&[step, lean], &[]));
        let said: Vec<_> = lines.iter().map(|line| (line.at / SECOND, line.text.as_str())).collect();
        let expected = [
            (0, "Get ready. Calf at the wall."),
            (3, "Left leg. Hold 1 of 2."),
            (8, "Left leg. Hold 2 of 2."),
            (13, "Let go."),
            (14, "Next: Wall lean."),
            (21, "Both legs. Hold."),
            (26, "Stand straight."),
            (27, "That was all."),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn every_hold_on_one_leg_names_its_leg_first() {
        for choice in Choice::ALL.into_iter().filter(|choice| choice.id() != "e-standing") {
            let timeline = Timeline::of(choice, &[]);
            let lines = lines(&timeline);
            for segment in timeline.segments().iter().filter(|one| one.kind == Kind::Hold) {
                let names = |line: &&Line| line.at == segment.start && line.priority == Priority::Side;
                let line = lines.iter().find(names).unwrap();
                assert!(line.text.starts_with(segment.leg.name()), "{}", line.text);
            }
        }
    }

    #[test]
    fn the_wall_lean_is_explained_once_and_counted_by_tens() {
        let said: Vec<String> = of("e-standing").into_iter().map(|line| line.text).collect();
        let expected = [
            "Get ready. Wall lean.",
            "Both legs. Lean in.",
            "Stand straight.",
            "10 of 50.",
            "20 of 50.",
            "30 of 50.",
            "40 of 50.",
            "50 of 50.",
            "That was all.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn the_first_words_are_said_though_the_tap_took_a_moment() {
        let timeline = Timeline::of(Choice::from_id("c-chair").unwrap(), &[]);
        let first = |from, nothing_said| to_say(&timeline, from, nothing_said)[0].at;
        assert_eq!((first(0, true), first(1, true), first(2_000, true)), (0, 0, 0));
        assert_eq!(first(2_001, true), 3_000, "too late");
        assert_eq!((first(0, false), first(1, false)), (0, 3_000), "they were said");
        assert_eq!(first(3_001, true), 18_000, "only the first words are waited for");
    }

    #[test]
    fn there_is_time_to_say_each_line_before_the_next() {
        // About 75 ms for a letter at the slow rate used.
        for choice in Choice::ALL {
            for pair in lines(&Timeline::of(choice, &[])).windows(2) {
                let needed = 75 * Millis::try_from(pair[0].text.len()).unwrap();
                assert!(pair[0].at + needed <= pair[1].at, "{choice:?}: {pair:?}");
            }
        }
    }

    #[test]
    fn the_side_goes_before_the_end_the_next_and_the_half() {
        let due: Vec<Line> = EVERY.map(|priority| line(0, priority)).to_vec();
        assert_eq!(choose(&due, 0, None), Speak::Say(3));
        assert_eq!(choose(&due[..3], 0, None), Speak::Say(2));
        assert_eq!(choose(&due[..2], 0, None), Speak::Say(1));
        assert_eq!(choose(&[], 0, None), Speak::Nothing);
    }

    #[test]
    fn a_late_line_of_low_priority_is_dropped() {
        assert_eq!(choose(&[line(0, Priority::Half)], 1_000, None), Speak::Say(0));
        assert_eq!(choose(&[line(0, Priority::Half)], 1_001, None), Speak::Nothing);
        assert_eq!(choose(&[line(0, Priority::Side)], 1_001, None), Speak::Say(0));
    }

    #[test]
    fn what_matters_more_is_said_instead_but_a_name_is_never_cut() {
        let side = [line(0, Priority::Side)];
        assert_eq!(choose(&side, 0, Some(Priority::Next)), Speak::Instead(0));
        assert_eq!(choose(&side, 0, Some(Priority::Side)), Speak::Nothing);
        assert_eq!(choose(&[line(0, Priority::Half)], 0, Some(Priority::Next)), Speak::Nothing);
    }

    proptest! {
        #[test]
        fn nothing_late_is_said_and_nothing_of_equal_or_higher_priority_is_cut(
            due in proptest::collection::vec((0_i64..9_000, 0_usize..4), 0..6),
            later in 0_i64..9_000,
            speaking in proptest::option::of(0_usize..4),
        ) {
            let due: Vec<Line> = due.into_iter().map(|(at, which)| line(at, EVERY[which])).collect();
            let speaking = speaking.map(|which| EVERY[which]);
            match choose(&due, later, speaking) {
                Speak::Nothing => {}
                Speak::Say(index) => prop_assert!(speaking.is_none() && !due[index].is_late(later)),
                Speak::Instead(index) => {
                    prop_assert!(!due[index].is_late(later) && due[index].priority > speaking.unwrap());
                    prop_assert!(speaking != Some(Priority::Side));
                }
            }
        }
    }
}
