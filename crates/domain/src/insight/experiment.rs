//! Twelve weeks in a random order: six pairs of a week with the routine and a week without. The strongest answer a diary can
//! give, and only at its end.
//!
//! Help in a cramp stays allowed in every week. It may end on any night, without a reason.

use super::facts::{NightFacts, Span, Stretched};
use super::range::number;
use crate::moment::Moment;
use crate::night::Night;
use chrono::{TimeDelta, Timelike};
use std::collections::BTreeMap;

/// Pairs of weeks in the plan. Fewer than six could never reach one in twenty: with five the smallest result is 1 in 16.
pub const PAIRS: usize = 6;
/// Nights in a block.
pub const NIGHTS_IN_BLOCK: usize = 7;
/// Weeks in the plan, each of them a block.
pub const WEEKS: usize = 2 * PAIRS;
/// Fewest logged nights in each block of a pair that counts.
const LOGGED: usize = 5;
/// An answer is given when chance alone makes such a difference in at most this share of the orders.
const SELDOM: f64 = 0.05;
/// Until this hour of the morning, the evening before is still on somebody's mind.
const EVENING_ENDS: u32 = 4;
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
    /// The first night that no longer belongs to it, when the person ended it early.
    pub ended: Option<Night>,
}

/// How far a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its first night is still to come.
    Ahead,
    /// In the week with this place, 0 to 11.
    Week(usize),
    /// Its last night is over, or it was ended.
    Over,
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

    /// The evening a plan begins with when it is begun "tonight": by morning it is the one to come.
    pub fn tonight(now: Moment) -> Night {
        Night::on(now.local().date())
    }

    /// The first night of block `at`, 0 to 11; of 12, the first night after the plan.
    pub fn begins(self, at: usize) -> Night {
        self.after(at * NIGHTS_IN_BLOCK)
    }

    /// The nights of block `at`, 0 to 11.
    pub fn week(self, at: usize) -> Span {
        let first = at * NIGHTS_IN_BLOCK;
        Span { from: self.after(first), to: self.after(first + NIGHTS_IN_BLOCK - 1) }
    }

    fn after(self, nights: usize) -> Night {
        let days = TimeDelta::days(i64::try_from(nights).unwrap_or(0));
        Night::on(self.start.evening().checked_add_signed(days).unwrap_or_default())
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

    /// How far it is in this night.
    pub fn stage(self, tonight: Night) -> Stage {
        match self.block_of(tonight) {
            _ if self.is_over(tonight) => Stage::Over,
            Some(at) => Stage::Week(at),
            None => Stage::Ahead,
        }
    }

    /// What this evening is for, with its place, 0 to 11: from noon until early morning, while the plan runs.
    pub fn evening(self, now: Moment) -> Option<(usize, Block)> {
        let night = Night::of(now);
        let awake = !(EVENING_ENDS..12).contains(&now.local().hour());
        self.block_of(night).zip(self.on(night)).filter(|_| awake)
    }

    /// Ends it: the evening to come is the first that no longer belongs to it.
    pub fn end(&mut self, now: Moment) {
        self.ended = Some(Self::tonight(now));
    }

    /// Whether the end can still be taken back: on the day of it. Until then nothing is shown, so that nobody goes on after a look.
    pub fn may_go_on(self, now: Moment) -> bool {
        self.ended == Some(Self::tonight(now))
    }
}

/// What may be said at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No pair of weeks can be compared.
    Nothing,
    /// Some can, but fewer than six: no answer is possible.
    TooFew,
    /// Chance alone often makes such a difference.
    Unclear,
    /// Fewer cramp nights with the routine.
    Fewer,
    /// More of them.
    More,
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
    /// What may be said.
    pub fn verdict(&self) -> Verdict {
        match self.chance {
            None if self.differences.is_empty() => Verdict::Nothing,
            None => Verdict::TooFew,
            Some(chance) if chance > SELDOM => Verdict::Unclear,
            Some(_) if self.differences.iter().sum::<i64>() > 0 => Verdict::Fewer,
            Some(_) => Verdict::More,
        }
    }

    /// Whether pair `at` of those compared had fewer cramp nights with the routine (-1), as many (0) or more (1).
    pub fn direction(&self, at: usize) -> Option<i64> {
        self.differences.get(at).map(|one| -one.signum())
    }

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
mod tests;
