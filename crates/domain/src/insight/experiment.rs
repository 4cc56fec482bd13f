//! Twelve weeks in a random order: six pairs of a week with the routine and a week without. The strongest answer a diary can
//! give, and only at its end.
//!
//! Help in a cramp stays allowed in every week. It may end on any night, without a reason.

use super::facts::{NightFacts, Stretched};
use super::range::number;
use crate::night::Night;
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// Pairs of weeks in the plan. Fewer than six could never reach one in twenty: with five the smallest result is 1 in 16.
pub const PAIRS: usize = 6;
/// Nights in a block.
pub const NIGHTS_IN_BLOCK: usize = 7;
/// Fewest logged nights in each block of a pair that counts.
const LOGGED: usize = 5;
/// A multiple of 5, 6 and 7, so that "nights per 7 logged" is a whole number of its parts and equal sums are equal.
const PARTS: i64 = 210;

/// What a week is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The routine on each evening.
    Routine,
    /// Evenings as usual, without the routine.
    Usual,
}

/// A plan, fixed before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// Its first night.
    pub start: Night,
    /// The order in each pair: bit n is set when pair n begins with the routine. Only the lowest [`PAIRS`] bits count.
    pub orders: u8,
    /// The night on which the person ended it early.
    pub ended: Option<Night>,
}

impl Experiment {
    /// A plan from random bits of the browser: each of the 64 orders has the same chance.
    pub const fn plan(start: Night, random: u64) -> Self {
        Self { start, orders: (random & 0b11_1111) as u8, ended: None }
    }

    /// Its blocks, first to last.
    pub fn blocks(self) -> [Block; 2 * PAIRS] {
        std::array::from_fn(|at| {
            let routine_first = self.orders >> (at / 2) & 1 == 1;
            if routine_first == at.is_multiple_of(2) { Block::Routine } else { Block::Usual }
        })
    }

    /// The first night of block `at`, 0 to 11.
    pub fn begins(self, at: usize) -> Night {
        let days = i64::try_from(at * NIGHTS_IN_BLOCK).unwrap_or(0);
        Night::on(self.start.evening().checked_add_signed(TimeDelta::days(days)).unwrap_or_default())
    }

    /// What a night is for; `None` before, after, and from the night on which it was ended.
    pub fn on(self, night: Night) -> Option<Block> {
        if self.ended.is_some_and(|ended| night >= ended) {
            return None;
        }
        self.blocks().get(self.block_of(night)?).copied()
    }

    /// Which block a night falls into.
    fn block_of(self, night: Night) -> Option<usize> {
        let day = usize::try_from((night.evening() - self.start.evening()).num_days()).ok()?;
        Some(day / NIGHTS_IN_BLOCK).filter(|at| *at < 2 * PAIRS)
    }

    /// Whether its last night is over, or it was ended.
    pub fn is_over(self, tonight: Night) -> bool {
        self.ended.is_some() || tonight >= self.begins(2 * PAIRS)
    }
}

/// The result at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// For each pair that counts: cramp nights per 7 logged without the routine, less those with it, in 210ths.
    pub differences: Vec<i64>,
    /// Pairs left out because a week had fewer than 5 logged nights, or was not lived to its end.
    pub left_out: usize,
    /// Nights on which the plan was kept, as far as the diary knows.
    pub kept: usize,
    /// Logged nights of the plan.
    pub logged: usize,
    /// How often chance alone gives a difference as large, 0 to 1; `None` with fewer than six pairs, which can never say.
    pub chance: Option<f64>,
}

impl Finding {
    /// The mean difference in cramp nights per 7 logged; above 0: fewer with the routine. 0 without pairs.
    #[allow(clippy::cast_precision_loss, reason = "sums of a dozen small numbers")]
    pub fn mean(&self) -> f64 {
        let sum: i64 = self.differences.iter().sum();
        sum as f64 / number(self.differences.len().max(1)) / PARTS as f64
    }
}

/// The finding, once the plan is over; `None` before: an early look would spoil it.
pub fn finding(plan: Experiment, facts: &[NightFacts], tonight: Night) -> Option<Finding> {
    if !plan.is_over(tonight) {
        return None;
    }
    let (mut cramped, mut seen) = ([0_i64; 2 * PAIRS], [0_i64; 2 * PAIRS]);
    let (mut kept, mut logged) = (0, 0);
    let nights: BTreeMap<Night, &NightFacts> = facts.iter().map(|one| (one.night, one)).collect();
    for (night, one) in nights {
        let (Some(at), Some(block)) = (plan.block_of(night), plan.on(night)) else { continue };
        if let (true, Some(seen), Some(cramped)) = (one.logged(), seen.get_mut(at), cramped.get_mut(at)) {
            *seen += 1;
            *cramped += i64::from(one.cramped());
            logged += 1;
            kept += usize::from((one.stretched == Stretched::Not) == (block == Block::Usual));
        }
    }
    let mut differences = Vec::new();
    for (pair, (seen, cramped)) in seen.chunks(2).zip(cramped.chunks(2)).enumerate() {
        let ([a, b], [x, y]) = (seen, cramped) else { continue };
        let whole = plan.ended.is_none_or(|ended| ended >= plan.begins(2 * pair + 2));
        let enough = i64::try_from(LOGGED).is_ok_and(|least| *a >= least && *b >= least);
        if whole && enough {
            let rate = |x: i64, n: i64| x * 7 * (PARTS / n);
            let difference = rate(*x, *a) - rate(*y, *b);
            let routine_first = plan.orders >> pair & 1 == 1;
            differences.push(if routine_first { -difference } else { difference });
        }
    }
    let chance = (differences.len() >= PAIRS).then(|| sign_flip(&differences));
    Some(Finding { left_out: PAIRS - differences.len(), differences, kept, logged, chance })
}

/// The exact two-sided sign-flip test: which share of all ways to exchange the two weeks of pairs gives a sum at least as
/// far from zero. 1 without pairs. Counts sums, so it takes time by the number of sums and not by the number of ways.
pub fn sign_flip(differences: &[i64]) -> f64 {
    let observed = differences.iter().sum::<i64>().abs();
    let mut sums: BTreeMap<i64, f64> = BTreeMap::from([(0, 1.0)]);
    for one in differences {
        let mut next = BTreeMap::new();
        for (sum, share) in sums {
            *next.entry(sum + one).or_insert(0.0) += share / 2.0;
            *next.entry(sum - one).or_insert(0.0) += share / 2.0;
        }
        sums = next;
    }
    sums.into_iter().filter(|(sum, _)| sum.abs() >= observed).map(|(_, share)| share).sum()
}

#[cfg(test)]
mod tests {
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

    proptest! {
        #[test]
        fn the_chance_is_that_of_all_ways_one_by_one(differences in proptest::collection::vec(-1470_i64..=1470, 6..=12)) {
            prop_assert!((sign_flip(&differences) - enumerated(&differences)).abs() < 1e-12);
        }

        #[test]
        fn so_it_is_when_many_sums_are_equal(differences in proptest::collection::vec(-2_i64..=2, 6..=12)) {
            prop_assert!((sign_flip(&differences) - enumerated(&differences)).abs() < 1e-12);
        }
    }
}
