//! `cargo xtask chance`: how often the rule of "Does stretching help me?" is wrong, and how often it finds what is there, in
//! made-up diaries. The rates it prints are those the app speaks of. `cargo xtask chance 500` makes fewer diaries.
//!
//! A made-up night has a cramp with its own chance, and nights hang together in one of two ways: the chance is moved towards last
//! night's outcome by `lag` (a chain, whose correlation from night to night is `lag`), or a hidden readiness for cramps drifts
//! from night to night with that correlation, and a cramp comes when it passes a height. Random numbers are `SplitMix64` from a fixed seed: the same rates on every machine.

use domain::insight::{CHECKPOINTS, Look, Pair, State, look};
use domain::moment::{HOUR, Moment};
use domain::night::Night;

use crate::Outcome;

/// Made-up diaries for each rate.
const DIARIES: u32 = 2_000;

/// How the evenings of a made-up diary come to be with or without stretching.
#[derive(Clone, Copy)]
enum Evenings {
    /// Weeks in turn.
    Weeks,
    /// Each as the one before with this correlation.
    Streaks(f64),
    /// Each for itself.
    Random,
    /// Mostly after a night with a cramp.
    AfterBad,
    /// This many without, then all with, because of the first so many had a cramp, or more.
    BadSpell(usize, usize),
    /// As many without, then all with, begun as soon as so many of the last seven had a cramp; what came before is not noted.
    Began(usize, usize),
}

/// A kind of diary.
#[derive(Clone, Copy)]
struct Kind {
    evenings: Evenings,
    /// Chance of a cramp without and with stretching.
    chances: (f64, f64),
    lag: f64,
    hidden: bool,
}

/// `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let high = u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or_default();
        f64::from(high) / 4_294_967_296.0
    }

    /// A roll of the standard normal distribution (Box and Muller).
    fn normal(&mut self) -> f64 {
        let (radius, turn) = ((-2.0 * (1.0 - self.roll()).ln()).sqrt(), std::f64::consts::TAU * self.roll());
        radius * turn.cos()
    }

    fn is(&mut self, chance: f64) -> bool {
        self.roll() < chance
    }
}

/// The share of the standard normal distribution below `z` (Abramowitz and Stegun 26.2.17, to 7 digits).
fn below(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let series = [1.330_274_429, -1.821_255_978, 1.781_477_937, -0.356_563_782, 0.319_381_53];
    let sum = series.into_iter().fold(0.0, |sum, one| (sum + one) * t);
    let above = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt() * sum;
    if z < 0.0 { above } else { 1.0 - above }
}

/// The evenings of the first nights of any diary; made once, because a date costs more than a roll.
fn calendar(nights: usize) -> Vec<Night> {
    let first = Moment::parse_local("2026-01-01T22:00", 0).unwrap_or_default();
    let days = i64::try_from(nights).unwrap_or_default();
    (0..days).map(|day| Night::of(first.plus(day * 24 * HOUR))).collect()
}

/// One diary, all of its nights logged.
fn diary(kind: Kind, calendar: &[Night], dice: &mut Dice) -> Vec<Pair> {
    let mut nights: Vec<Pair> = Vec::with_capacity(calendar.len());
    let first = dice.is(0.5);
    let (mut before, mut ready) = (0.0, dice.normal());
    for (at, night) in calendar.iter().enumerate() {
        let last = nights.last().copied();
        let stretched = match kind.evenings {
            Evenings::Weeks => (at / 7).is_multiple_of(2) == first,
            Evenings::Random => dice.is(0.5),
            Evenings::Streaks(same) => match last {
                Some(last) if dice.is(same) => last.stretched,
                _ => dice.is(0.5),
            },
            Evenings::AfterBad => dice.is(if last.is_some_and(|last| last.cramped) { 0.7 } else { 0.3 }),
            Evenings::BadSpell(without, _) | Evenings::Began(without, _) => at >= without,
        };
        let chance = if stretched { kind.chances.1 } else { kind.chances.0 };
        if kind.hidden {
            ready = kind.lag * ready + (1.0 - kind.lag * kind.lag).sqrt() * dice.normal();
        }
        let cramped = match last {
            _ if kind.hidden => below(ready) < chance,
            Some(last) => {
                let was = if last.cramped { 1.0 } else { 0.0 };
                dice.is(chance + kind.lag * (was - before))
            }
            None => dice.is(chance),
        };
        before = chance;
        nights.push(Pair { night: *night, stretched, cramped });
    }
    let bad = |some: &[Pair]| some.iter().filter(|one| one.cramped).count();
    let begins = match kind.evenings {
        Evenings::BadSpell(without, least) => nights.get(..without).is_some_and(|some| bad(some) >= least),
        Evenings::Began(without, least) => without
            .checked_sub(7)
            .and_then(|from| nights.get(from..without))
            .is_some_and(|some| bad(some) >= least),
        _ => true,
    };
    if begins { nights } else { diary(kind, calendar, dice) }
}

/// In how many of a hundred diaries `found` holds.
fn percent(kind: Kind, nights: usize, diaries: u32, mut found: impl FnMut(&[Pair]) -> bool) -> f64 {
    let calendar = calendar(nights);
    let mut dice = Dice(20_261_123);
    let hits = (0..diaries).filter(|_| found(&diary(kind, &calendar, &mut dice))).count();
    100.0 * f64::from(u32::try_from(hits).unwrap_or(u32::MAX)) / f64::from(diaries)
}

/// Whether one of these looks says `states`.
fn ever(nights: &[Pair], looks: impl IntoIterator<Item = usize>, states: &[State]) -> bool {
    looks.into_iter().any(|count| nights.get(..count).is_some_and(|some| states.contains(&look(some).state)))
}

/// Whether the 95% range leaves zero out, with or without shrinking.
fn plain(look: &Look, shrunk: bool) -> bool {
    let weight = if shrunk { look.weight } else { 1.0 };
    look.with.of > 0
        && look.without.of > 0
        && !domain::insight::newcombe(look.with, look.without, weight, domain::insight::Z95).holds_zero()
}

const EITHER: [State; 2] = [State::Fewer, State::More];

/// No effect: 35 cramp nights in a hundred either way.
const fn none(evenings: Evenings, lag: f64) -> Kind {
    Kind { evenings, chances: (0.35, 0.35), lag, hidden: false }
}

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let diaries = match words {
        [] => DIARIES,
        [count] => count.parse().map_err(|_| format!("chance takes a number of diaries, not {count:?}"))?,
        other => return Err(format!("chance does not know {other:?}: chance [diaries]")),
    };
    println!("{diaries} diaries for each rate; one standard error is at most {:.1} points", {
        50.0 / f64::from(diaries).sqrt()
    });
    println!("\nOne look, no effect: wrong in percent | plain 95% range | shrunk 95% range");
    for (name, kind, nights) in [
        ("28 nights, weeks, lag 0.5", none(Evenings::Weeks, 0.5), 28),
        ("56 nights, weeks, lag 0.5", none(Evenings::Weeks, 0.5), 56),
        ("56 nights, streaks 0.6, lag 0.3", none(Evenings::Streaks(0.6), 0.3), 56),
        ("84 nights, weeks, lag 0.3", none(Evenings::Weeks, 0.3), 84),
        ("56 nights, each evening for itself, lag 0.5", none(Evenings::Random, 0.5), 56),
    ] {
        let rate = |shrunk| percent(kind, nights, diaries, |nights| plain(&look(nights), shrunk));
        println!("{name:55} | {:5.1} | {:5.1}", rate(false), rate(true));
    }
    bad_spells(diaries);
    println!(
        "\nThe whole rule, no effect: wrong at least once in percent | at the five looks | every night from 56 to 84 | to 168"
    );
    for (name, kind) in [
        ("weeks, lag 0.3", none(Evenings::Weeks, 0.3)),
        ("weeks, lag 0.5", none(Evenings::Weeks, 0.5)),
        ("streaks 0.6, lag 0.3", none(Evenings::Streaks(0.6), 0.3)),
        ("streaks 0.6, lag 0.5", none(Evenings::Streaks(0.6), 0.5)),
        ("each evening for itself, lag 0.3", none(Evenings::Random, 0.3)),
        ("each evening for itself, lag 0.5", none(Evenings::Random, 0.5)),
    ] {
        println!(
            "{name:35} | {:5.1} | {:5.1} | {:5.1}",
            percent(kind, 168, diaries, |nights| ever(nights, CHECKPOINTS, &EITHER)),
            percent(kind, 84, diaries, |nights| ever(nights, 56..=84, &EITHER)),
            percent(kind, 168, diaries, |nights| ever(nights, 56..=168, &EITHER)),
        );
    }
    let after = none(Evenings::AfterBad, 0.3);
    println!(
        "\nStretching mostly after bad nights (7 in 10, else 3 in 10), no effect, 84 nights: says, at its looks"
    );
    for (name, state) in [("fewer", State::Fewer), ("more", State::More)] {
        println!("{name:6} {:5.1}", percent(after, 84, diaries, |nights| ever(nights, [56, 84], &[state])));
    }
    println!(
        "\nA true \"fewer\" found, weeks, lag 0.3, in percent: hidden readiness, at 56 nights | 84 | 168 | a chain, at 56 | 84 | 168"
    );
    for (without, with) in [(0.6, 0.2), (0.8, 0.4), (0.6, 0.3), (0.5, 0.25), (0.4, 0.2)] {
        let at = |hidden, count| {
            let kind = Kind { evenings: Evenings::Weeks, chances: (without, with), lag: 0.3, hidden };
            percent(kind, count, diaries, |nights| ever(nights, [count], &[State::Fewer]))
        };
        let rates = [true, false]
            .map(|hidden| [56, 84, 168].map(|count| format!("{:5.1}", at(hidden, count))).join(" | "));
        println!("{:.0}% to {:.0}% | {}", without * 100.0, with * 100.0, rates.join(" | "));
    }
    Ok(())
}

/// Before and after: what somebody sees who begins to stretch in a bad spell and keeps at it. The whole rule says nothing here: the
/// nights change from one kind to the other only once.
fn bad_spells(diaries: u32) {
    println!("\n14 nights without, then 28 with, begun in a bad spell, no effect: wrong in percent");
    println!("plain | shrunk | the whole rule");
    let spell = |lag| Kind { chances: (0.6, 0.35), ..none(Evenings::BadSpell(14, 0), lag) };
    for (name, kind) in [
        ("7 or more of the 14 had a cramp, lag 0.3", none(Evenings::BadSpell(14, 7), 0.3)),
        ("7 or more of the 14 had a cramp, lag 0.5", none(Evenings::BadSpell(14, 7), 0.5)),
        ("4 or more of the last 7 had one, lag 0.3", none(Evenings::Began(14, 4), 0.3)),
        ("4 or more of the last 7 had one, lag 0.5", none(Evenings::Began(14, 4), 0.5)),
        ("60 cramp nights in 100 in the spell, then 35, no lag", spell(0.0)),
        ("60 in the spell, then 35, lag 0.3", spell(0.3)),
    ] {
        let rate = |shrunk| percent(kind, 42, diaries, |nights| plain(&look(nights), shrunk));
        let says = percent(kind, 42, diaries, |nights| EITHER.contains(&look(nights).state));
        println!("{name:55} | {:5.1} | {:5.1} | {says:5.1}", rate(false), rate(true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_no_effect_the_five_looks_seldom_say_there_is_one() {
        for kind in
            [none(Evenings::Weeks, 0.3), none(Evenings::Streaks(0.6), 0.3), none(Evenings::Random, 0.5)]
        {
            let wrong = percent(kind, 168, 300, |nights| ever(nights, CHECKPOINTS, &EITHER));
            // 4 in 100, and three standard errors of 300 diaries.
            assert!(wrong <= 4.0 + 3.4, "{wrong}");
        }
    }

    #[test]
    fn a_large_effect_is_found_by_most_in_half_a_year() {
        let kind = Kind { evenings: Evenings::Weeks, chances: (0.6, 0.2), lag: 0.3, hidden: true };
        let found = percent(kind, 168, 200, |nights| ever(nights, [168], &[State::Fewer]));
        assert!(found > 90.0, "{found}");
    }

    #[test]
    fn without_shrinking_runs_of_nights_mislead_more_often() {
        let rate =
            |shrunk| percent(none(Evenings::Weeks, 0.5), 56, 300, |nights| plain(&look(nights), shrunk));
        assert!(rate(false) > 12.0 && rate(true) < 12.0, "{} {}", rate(false), rate(true));
    }

    #[test]
    fn the_normal_distribution_is_the_one_in_the_tables() {
        for (z, share) in [(0.0, 0.5), (1.959_964, 0.975), (-1.281_552, 0.1), (3.0, 0.998_650_1)] {
            assert!((below(z) - share).abs() < 1e-6, "{z}: {}", below(z));
        }
    }

    #[test]
    fn made_up_nights_have_their_chance_and_their_correlation() {
        let mut dice = Dice(7);
        let nights = diary(none(Evenings::Random, 0.5), &calendar(20_000), &mut dice);
        let share = |found: usize, of: usize| {
            f64::from(u32::try_from(found).unwrap()) / f64::from(u32::try_from(of).unwrap())
        };
        let bad = share(nights.iter().filter(|night| night.cramped).count(), nights.len());
        let after: Vec<_> = nights.windows(2).filter(|two| two[0].cramped).collect();
        let again = share(after.iter().filter(|two| two[1].cramped).count(), after.len());
        assert!((bad - 0.35).abs() < 0.02 && (again - (0.35 + 0.5 * 0.65)).abs() < 0.03, "{bad} {again}");
    }
}
