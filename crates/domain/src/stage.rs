//! What the player shows at one moment of a session, in numbers and words. The view only draws it.

use crate::content::stretch as words;
use crate::moment::{Millis, SECOND};
use crate::session::Session;
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
            steps: session.choice().steps().len(),
        })
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
    pub fn headline(&self) -> &'static str {
        if self.segment.kind == Kind::Rest { "Let go" } else { self.segment.leg.shout() }
    }

    /// Which hold it is, or what this time is for.
    pub fn repetition(&self) -> String {
        let Segment { repetition, repetitions, kind, .. } = self.segment;
        match kind {
            Kind::Ready => "Get ready".into(),
            Kind::Hold => format!("Hold {repetition} of {repetitions}"),
            Kind::Rest => format!("Rest. {} of {repetitions} done", repetition - 1),
            Kind::OtherLeg => "Change legs".into(),
            Kind::NextStretch => "Next stretch".into(),
        }
    }

    /// What counts, in a few words.
    pub const fn cue(&self) -> &'static str {
        match self.segment.kind {
            Kind::Rest => words::LET_GO.text,
            _ => self.segment.stretch.cue().text,
        }
    }

    /// The word under the number.
    pub const fn unit(&self) -> &'static str {
        match (self.paused, self.resuming, self.segment.kind) {
            (true, ..) => "paused",
            (_, true, _) | (_, _, Kind::Ready) => "get ready",
            (_, _, Kind::Hold) => "seconds",
            (_, _, Kind::Rest) => "rest",
            (_, _, Kind::OtherLeg) => "change legs",
            (_, _, Kind::NextStretch) => "next stretch",
        }
    }

    /// What comes next.
    pub fn next_words(&self) -> String {
        let to = |hold: &Segment| {
            format!("{}, hold {} of {}", hold.leg.shout(), hold.repetition, hold.repetitions)
        };
        match (self.segment.kind, &self.next) {
            (Kind::Hold, None) => "Next: the end".into(),
            (Kind::Hold, Some(next)) if next.stretch != self.segment.stretch => {
                format!("Next: {}", next.stretch.label())
            }
            (Kind::Hold, Some(next)) if next.leg != self.segment.leg => {
                format!("Next: change legs, then {}", to(next))
            }
            (Kind::Hold, Some(next)) => format!("Next: rest, then {}", to(next)),
            (_, Some(next)) => format!("Next: {}", to(next)),
            (_, None) => String::new(),
        }
    }

    /// What a screen reader hears when the segment changes: once, never each second.
    pub fn said(&self) -> String {
        let Segment { repetition, repetitions, leg, stretch, kind, .. } = self.segment;
        let leg = leg.word();
        match (self.paused, kind) {
            (true, _) => "Paused.".into(),
            (_, Kind::Ready) => format!("Get ready. {}, {leg} leg.", stretch.label()),
            (_, Kind::Hold) => {
                format!("Hold, {leg} leg, {repetition} of {repetitions}. {}", stretch.cue().text)
            }
            (_, Kind::Rest) => format!("{} {} of {repetitions} done.", words::LET_GO.text, repetition - 1),
            (_, Kind::OtherLeg) => format!("Change legs. {leg} leg next."),
            (_, Kind::NextStretch) => format!("Next stretch: {}, {leg} leg.", stretch.label()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;
    use crate::stretch::{Choice, Routine, Stance};

    fn session() -> Session {
        Session::start(Choice { routine: Routine::Short, stance: Stance::Standing }, Moment::default(), 0)
    }

    fn at(seconds: i64) -> Shown {
        Shown::of(&session(), seconds * SECOND).unwrap()
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
}
