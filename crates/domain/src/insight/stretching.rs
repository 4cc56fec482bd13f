//! "Does stretching help me?" One question, five looks, and a sentence only when the nights carry it.
//!
//! A night counts when it is logged and a whole set was done that evening, or none; a part of a set is left out. The answer
//! changes only when the number of such nights reaches one of [`CHECKPOINTS`]: looking every day would find a pattern in
//! chance alone for many people. The rates of error are printed by `cargo xtask chance`.

use super::facts::{NightFacts, Stretched};
use super::range::{Range, Share, Z95, Z99, neighbours, newcombe, number, shrinkage};
use crate::night::Night;

/// The numbers of nights at which the answer is looked at.
pub const CHECKPOINTS: [usize; 5] = [56, 84, 112, 140, 168];
/// Nights needed with stretching, and without.
pub const EACH: usize = 14;
/// Changes needed between runs of nights with and without.
pub const SWITCHES: usize = 4;
/// Cramp nights needed in all.
pub const EVENTS: usize = 8;

/// What may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Too few nights, in all or on one side.
    Collecting,
    /// Nights with and without are not mixed enough, or there were too few cramp nights.
    NotSeparable,
    /// The range holds zero.
    Unclear,
    /// Cramp nights were fewer on stretch nights.
    Fewer,
    /// Cramp nights were more on stretch nights.
    More,
}

/// One night that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Which.
    pub night: Night,
    /// A whole set that evening.
    pub stretched: bool,
    /// A cramp that night.
    pub cramped: bool,
}

/// What some nights show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Nights with stretching.
    pub with: Share,
    /// Nights without.
    pub without: Share,
    /// Changes between runs of nights with and without.
    pub switches: usize,
    /// Correlation of stretching with stretching the night before, as it comes out; below 0 it counts as 0.
    pub stretching: f64,
    /// The same for what is left of the cramps.
    pub cramps: f64,
    /// Which part of each night's weight remains, above 0 to 1.
    pub weight: f64,
    /// Share with stretching less share without, -1 to 1. Below 0: fewer cramp nights.
    pub difference: f64,
    /// Its 95% range, the one shown. `None` while one side has no night.
    pub plain: Option<Range>,
    /// Its 99% range, which decides whether a sentence may be said.
    pub gate: Option<Range>,
    /// What may be said.
    pub state: State,
}

/// The answer of a diary: the counts of today, and the last look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Nights with stretching, so far.
    pub with: Share,
    /// Nights without, so far.
    pub without: Share,
    /// The last checkpoint reached and what was seen at it.
    pub last: Option<(usize, Look)>,
    /// The next checkpoint, while there is one.
    pub next: Option<usize>,
    /// No look is taken for now: an experiment runs.
    pub held: bool,
}

impl Answer {
    /// How many nights count so far.
    pub const fn nights(&self) -> usize {
        self.with.of + self.without.of
    }

    /// What may be said; [`State::Collecting`] before the first look.
    pub fn state(&self) -> State {
        self.last.map_or(State::Collecting, |(_, look)| look.state)
    }

    /// The range to show: only with an answer, and as it was at the last look.
    pub fn range(&self) -> Option<Range> {
        self.last
            .filter(|(_, look)| matches!(look.state, State::Unclear | State::Fewer | State::More))
            .and_then(|(_, look)| look.plain)
    }
}

/// The nights that count, oldest first.
pub fn pairs(facts: &[NightFacts]) -> Vec<Pair> {
    let counts = |one: &&NightFacts| one.logged() && one.stretched != Stretched::Part;
    let pair = |one: &NightFacts| Pair {
        night: one.night,
        stretched: one.stretched == Stretched::Done,
        cramped: one.cramped(),
    };
    facts.iter().filter(counts).map(pair).collect()
}

/// The answer of a whole diary, its nights oldest first.
pub fn answer(facts: &[NightFacts]) -> Answer {
    held(facts, None)
}

/// The answer while an experiment runs since a night: the counts go on, but no look is taken that nights of the experiment are
/// needed for. It would be an early look at the experiment too.
pub fn held(facts: &[NightFacts], since: Option<Night>) -> Answer {
    let nights = pairs(facts);
    let before = nights.iter().filter(|one| since.is_none_or(|since| one.night < since)).count();
    let reached = CHECKPOINTS.into_iter().rfind(|point| before >= *point);
    let (with, without) = shares(&nights);
    Answer {
        with,
        without,
        last: reached.and_then(|point| Some((point, look(nights.get(..point)?)))),
        next: CHECKPOINTS.into_iter().find(|point| nights.len() < *point),
        held: since.is_some(),
    }
}

fn shares(nights: &[Pair]) -> (Share, Share) {
    let (mut with, mut without) = (Share::default(), Share::default());
    for one in nights {
        if one.stretched { with.add(one.cramped) } else { without.add(one.cramped) }
    }
    (with, without)
}

/// What these nights show, oldest first, each at most once. It says nothing about when one may look: [`answer`] does.
pub fn look(nights: &[Pair]) -> Look {
    let (with, without) = shares(nights);
    let switches =
        nights.windows(2).filter(|two| matches!(two, [a, b] if a.stretched != b.stretched)).count();
    let follows = |a: &Pair, b: &Pair| (b.night.evening() - a.night.evening()).num_days() == 1;
    let neighbouring: Vec<(usize, usize)> = nights
        .windows(2)
        .enumerate()
        .filter(|(_, two)| matches!(two, [a, b] if follows(a, b)))
        .map(|(at, _)| (at, at + 1))
        .collect();
    let mean = number(with.of) / number(nights.len().max(1));
    let one = |yes: bool| if yes { 1.0 } else { 0.0 };
    let stretched: Vec<f64> = nights.iter().map(|night| one(night.stretched) - mean).collect();
    let left =
        |night: &Pair| one(night.cramped) - if night.stretched { with.value() } else { without.value() };
    let left: Vec<f64> = nights.iter().map(left).collect();
    let (stretching, cramps) = (neighbours(&stretched, &neighbouring), neighbours(&left, &neighbouring));
    let weight = shrinkage(stretching, cramps);
    let both = with.of > 0 && without.of > 0;
    let range = |z: f64| both.then(|| newcombe(with, without, weight, z));
    let gate = range(Z99);
    let short = nights.len() < CHECKPOINTS[0] || with.of < EACH || without.of < EACH;
    let state = match gate {
        Some(_) if short => State::Collecting,
        None => State::Collecting,
        Some(_) if switches < SWITCHES || with.with + without.with < EVENTS => State::NotSeparable,
        Some(gate) if gate.holds_zero() => State::Unclear,
        Some(gate) if gate.most < 0.0 => State::Fewer,
        Some(_) => State::More,
    };
    Look {
        with,
        without,
        switches,
        stretching,
        cramps,
        weight,
        difference: with.value() - without.value(),
        plain: range(Z95),
        gate,
        state,
    }
}

#[cfg(test)]
mod tests;
