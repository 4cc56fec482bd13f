//! What is said of saves that overlap: never better than what became of any of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use domain::saving::{Saves, Saving};
use proptest::prelude::*;

type Step = fn(&mut Saves);

fn after(steps: &[Step]) -> Saving {
    let mut saves = Saves::default();
    for step in steps {
        step(&mut saves);
    }
    saves.said()
}

#[test]
fn a_refusal_is_not_covered_by_an_earlier_save_that_arrives_later() {
    let (begin, look_away): (Step, Step) = (Saves::begin, Saves::look_away);
    for bad in [Saving::Once, Saving::Failed] {
        let refused: Step = match bad {
            Saving::Once => |saves| saves.end(Saving::Once),
            _ => |saves| saves.end(Saving::Failed),
        };
        let well: Step = |saves| saves.end(Saving::Saved);
        assert_eq!(after(&[begin, begin, refused, well, look_away]), bad);
        assert_eq!(after(&[begin, begin, well, refused, look_away]), bad);
        assert_eq!(after(&[begin, refused, begin, well]), Saving::Saved, "the next one arrived");
        assert_eq!(after(&[begin, refused, begin]), Saving::UnderWay);
    }
    assert_eq!(after(&[begin, look_away]), Saving::UnderWay);
    assert_eq!(after(&[Saves::refuse]), Saving::Failed);
    assert_eq!(after(&[begin, |saves| saves.end(Saving::Saved), look_away]), Saving::Quiet);
}

proptest! {
    /// Whatever the order of the answers: while one is out nothing better than "Saving…" is said, and at the end the worst.
    #[test]
    fn the_worst_of_a_batch_is_said_at_its_end(
        answers in prop::collection::vec(prop_oneof![Just(Saving::Saved), Just(Saving::Once), Just(Saving::Failed)], 1..12),
        early in prop::collection::vec(any::<bool>(), 12),
    ) {
        let mut saves = Saves::default();
        let mut waiting = answers.iter().copied();
        let (mut open, mut worst) = (0_u32, Saving::Saved);
        for answer_early in early.iter().take(answers.len()) {
            saves.begin();
            open += 1;
            prop_assert_ne!(saves.said(), Saving::Saved);
            // The first of a batch is never answered before the second has begun, so all are one batch.
            if *answer_early && open > 1 {
                let answer = waiting.next().unwrap();
                worst = worst.max(answer);
                saves.end(answer);
                open -= 1;
                prop_assert_ne!(saves.said(), Saving::Saved);
                prop_assert!(worst == Saving::Saved || saves.said() == worst);
            }
        }
        for answer in waiting {
            worst = worst.max(answer);
            saves.end(answer);
        }
        prop_assert_eq!(saves.said(), worst);
    }
}
