use super::*;
use crate::insight::CrampFacts;
use crate::moment::{HOUR, Moment};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn night(days: i64) -> Night {
    Night::of(Moment::parse_local("2026-01-01T22:00", 0).unwrap().plus(days * 24 * HOUR))
}

/// Every way to exchange, one by one, with numbers instead of sums.
fn enumerated(differences: &[i64]) -> f64 {
    let observed = differences.iter().sum::<i64>().abs();
    let ways = 1_u32 << differences.len();
    let far = |way: &u32| {
        let sign = |at: usize| if way >> at & 1 == 1 { -1 } else { 1 };
        differences.iter().enumerate().map(|(at, one)| sign(at) * one).sum::<i64>().abs() >= observed
    };
    f64::from(u32::try_from((0..ways).filter(far).count()).unwrap()) / f64::from(ways)
}

#[test]
fn the_worked_example_is_four_in_sixty_four() {
    let without = [4, 3, 5, 2, 4, 3];
    let with = [2, 1, 3, 3, 1, 1];
    let differences: Vec<i64> = without.iter().zip(with).map(|(a, b)| (a - b) * PARTS).collect();
    assert!((sign_flip(&differences) - 4.0 / 64.0).abs() < 1e-12);
    let found = Finding { differences, left_out: 0, kept: 0, logged: 0, chance: None };
    assert!((found.mean() - 1.666_667).abs() < 1e-6);
}

#[test]
fn the_smallest_chance_is_one_in_two_to_the_pairs_less_one() {
    for (pairs, least) in [(3, 0.25), (4, 0.125), (5, 0.0625), (6, 0.03125)] {
        assert!((sign_flip(&vec![210; pairs]) - least).abs() < 1e-12);
    }
    assert!((sign_flip(&[]) - 1.0).abs() < 1e-12);
    assert!((sign_flip(&[0; 6]) - 1.0).abs() < 1e-12);
}

#[test]
fn each_order_comes_from_the_same_number_of_random_bits() {
    let mut plans = BTreeSet::new();
    for bits in 0..64_u64 {
        // What lies above the bits used makes no difference.
        let plan = Experiment::plan(night(0), bits);
        assert_eq!(plan, Experiment::plan(night(0), bits | 0xDEAD_0000));
        let blocks = plan.blocks();
        for pair in blocks.chunks(2) {
            assert_ne!(pair[0], pair[1], "each pair has one of each");
        }
        plans.insert(blocks.map(|block| block == Block::Routine));
    }
    assert_eq!(plans.len(), 64, "64 bits patterns, 64 different orders: each has one chance in 64");
}

/// A plan lived as planned: `with` and `without` cramp nights in the weeks of each pair.
fn lived(plan: Experiment, with: [i64; 6], without: [i64; 6]) -> Vec<NightFacts> {
    let mut facts = Vec::new();
    for (at, block) in plan.blocks().into_iter().enumerate() {
        let routine = block == Block::Routine;
        let bad = if routine { with[at / 2] } else { without[at / 2] };
        for day in 0..7 {
            let night = night(i64::try_from(at).unwrap() * 7 + day);
            let cramp = CrampFacts {
                hour: Some(2),
                muscle: None,
                side: None,
                severity: None,
                band: None,
                relief: Vec::new(),
                helped: None,
            };
            facts.push(NightFacts {
                quiet: day >= bad,
                cramps: if day < bad { vec![cramp] } else { Vec::new() },
                stretched: if routine { Stretched::Done } else { Stretched::Not },
                ..NightFacts::unlogged(night)
            });
        }
    }
    facts
}

#[test]
fn a_plan_lived_to_its_end_is_judged_once_and_not_before() {
    for orders in [0, 0b10_1010, 63] {
        let plan = Experiment::plan(night(0), orders);
        let facts = lived(plan, [2, 1, 3, 3, 1, 1], [4, 3, 5, 2, 4, 3]);
        assert_eq!(finding(plan, &facts, night(83)), None, "no look before the end");
        let found = finding(plan, &facts, night(84)).unwrap();
        assert_eq!(found.differences, [2, 2, 2, -1, 3, 2].map(|d| d * 210));
        assert_eq!((found.left_out, found.kept, found.logged), (0, 84, 84));
        assert!((found.chance.unwrap() - 0.0625).abs() < 1e-12);
    }
}

#[test]
fn a_week_with_four_logged_nights_takes_its_pair_out_and_five_are_enough() {
    let plan = Experiment::plan(night(0), 5);
    let facts = lived(plan, [1; 6], [3; 6]);
    let without = |gone: usize| facts.iter().skip(gone).cloned().collect::<Vec<_>>();
    let found = finding(plan, &without(3), night(84)).unwrap();
    assert_eq!((found.differences.len(), found.left_out, found.chance), (5, 1, None));
    assert_eq!(finding(plan, &without(2), night(84)).unwrap().left_out, 0);
}

#[test]
fn ended_early_it_counts_whole_pairs_and_says_no_more() {
    let plan = Experiment { ended: Some(night(30)), ..Experiment::plan(night(0), 9) };
    let facts = lived(plan, [1; 6], [3; 6]);
    let found = finding(plan, &facts, night(30)).unwrap();
    assert_eq!((found.differences.len(), found.chance), (2, None));
    assert_eq!(plan.on(night(29)).is_some(), plan.on(night(30)).is_none());
    assert_eq!(plan.on(night(-1)), None);
    assert_eq!(Experiment::plan(night(0), 9).on(night(84)), None);
}

#[test]
fn it_knows_how_far_it_is_and_what_an_evening_is_for() {
    let plan = Experiment::plan(night(0), 0b00_0001);
    let at = |days: i64, hour: i64| night(days).noon(0).plus(hour * HOUR);
    assert_eq!(
        [-1, 0, 6, 7, 83, 84].map(|day| plan.stage(night(day))),
        [Stage::Ahead, Stage::Week(0), Stage::Week(0), Stage::Week(1), Stage::Week(11), Stage::Over]
    );
    // From noon until four in the morning; by day nobody asks about the evening before.
    assert_eq!(plan.evening(at(6, 0)), Some((0, Block::Routine)));
    assert_eq!(plan.evening(at(6, 15)), Some((0, Block::Routine)));
    assert_eq!(plan.evening(at(6, 16)), None);
    assert_eq!(plan.evening(at(7, 8)), Some((1, Block::Usual)));
    assert_eq!((plan.evening(at(-1, 8)), plan.evening(at(84, 8))), (None, None));
    assert_eq!((plan.week(1).from, plan.week(1).to, plan.week(1).nights()), (night(7), night(13), 7));
    // By morning "tonight" is the evening to come, and the night that is over still belongs to the plan.
    assert_eq!((Experiment::tonight(at(3, 20)), Experiment::tonight(at(3, 8))), (night(4), night(3)));
    let mut ended = plan;
    ended.end(at(3, 20));
    assert!(ended.on(night(3)).is_some() && ended.on(night(4)).is_none());
    assert_eq!((ended.stage(night(3)), ended.evening(at(4, 8))), (Stage::Over, None));
    assert!(ended.may_go_on(at(4, 8)) && !ended.may_go_on(at(4, 12)) && !plan.may_go_on(at(4, 8)));
}

#[test]
fn what_may_be_said_needs_six_pairs_that_all_point_one_way() {
    let found = |differences: &[i64]| {
        let chance = (differences.len() >= PAIRS).then(|| sign_flip(differences));
        Finding { differences: differences.to_vec(), left_out: 0, kept: 0, logged: 0, chance }.verdict()
    };
    assert_eq!(found(&[]), Verdict::Nothing);
    assert_eq!(found(&[210; 5]), Verdict::TooFew);
    assert_eq!(found(&[1, 1, 1, 1, 1, 210]), Verdict::Fewer);
    assert_eq!(found(&[-1, -210, -30, -1, -5, -1]), Verdict::More);
    assert_eq!(found(&[210, 210, 210, 210, 210, 0]), Verdict::Unclear);
    assert_eq!(found(&[210, 210, 210, 210, 210, -1]), Verdict::Unclear);
    assert_eq!(found(&[0; 6]), Verdict::Unclear);
    // With no effect each pair points either way: 2 orders in 64 are 3 in 100, as the words say.
    let wrong = (0..64_u8).filter(|way| {
        let one = |pair| if way >> pair & 1 == 1 { 210 } else { -210 };
        found(&std::array::from_fn::<i64, 6, _>(one)) != Verdict::Unclear
    });
    assert_eq!(wrong.count(), 2);
}

proptest! {
    #[test]
    fn changing_the_two_weeks_of_every_pair_turns_the_answer_round(
        with in proptest::array::uniform6(0_i64..=7), without in proptest::array::uniform6(0_i64..=7), orders in 0_u64..64,
    ) {
        let plan = Experiment::plan(night(0), orders);
        let turned = Experiment::plan(night(0), !orders);
        let there = finding(plan, &lived(plan, with, without), night(84)).unwrap();
        let back = finding(plan, &lived(plan, without, with), night(84)).unwrap();
        let order = finding(turned, &lived(turned, with, without), night(84)).unwrap();
        prop_assert_eq!(there.chance, back.chance);
        prop_assert!((there.mean() + back.mean()).abs() < 1e-12);
        prop_assert_eq!(&there, &order, "the order makes no difference to what was lived");
        let opposite = match there.verdict() {
            Verdict::Fewer => Verdict::More,
            Verdict::More => Verdict::Fewer,
            same => same,
        };
        prop_assert_eq!(back.verdict(), opposite);
    }

    #[test]
    fn nights_before_and_after_and_nights_not_logged_change_nothing(
        with in proptest::array::uniform6(0_i64..=7), without in proptest::array::uniform6(0_i64..=7), orders in 0_u64..64,
    ) {
        let plan = Experiment::plan(night(0), orders);
        let facts = lived(plan, with, without);
        let mut more = facts.clone();
        for day in [-9, -1, 84, 200] {
            more.push(NightFacts { quiet: true, ..NightFacts::unlogged(night(day)) });
        }
        prop_assert_eq!(finding(plan, &more, night(201)), finding(plan, &facts, night(84)));
        // Two nights of each week that nobody logged.
        let gaps: Vec<_> = facts.iter().cloned().enumerate().filter(|(at, _)| at % 7 < 5).map(|(_, one)| one).collect();
        let mut told = gaps.clone();
        told.extend((0..84).filter(|day| day % 7 >= 5).map(|day| NightFacts::unlogged(night(day))));
        prop_assert_eq!(finding(plan, &told, night(84)), finding(plan, &gaps, night(84)));
        prop_assert_eq!(finding(plan, &gaps, night(84)).unwrap().left_out, 0);
    }

    #[test]
    fn the_chance_is_that_of_all_ways_one_by_one(differences in proptest::collection::vec(-1470_i64..=1470, 6..=12)) {
        prop_assert!((sign_flip(&differences) - enumerated(&differences)).abs() < 1e-12);
    }

    #[test]
    fn so_it_is_when_many_sums_are_equal(differences in proptest::collection::vec(-2_i64..=2, 6..=12)) {
        prop_assert!((sign_flip(&differences) - enumerated(&differences)).abs() < 1e-12);
    }
}
