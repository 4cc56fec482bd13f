use super::*;
use crate::insight::CrampFacts;
use chrono::TimeDelta;
use proptest::prelude::*;

/// The night `days` after the first of January 2026.
fn night(days: i64) -> Night {
    let first = crate::moment::Moment::parse_local("2026-01-01T22:00", 0).unwrap();
    let night = Night::of(first.plus(days * 24 * crate::moment::HOUR));
    assert_eq!(night.evening() - Night::of(first).evening(), TimeDelta::days(days));
    night
}

fn nights(stretched: &str, cramped: &str) -> Vec<Pair> {
    let bits =
        |text: &str| text.chars().filter(|one| "01".contains(*one)).map(|one| one == '1').collect::<Vec<_>>();
    let (stretched, cramped) = (bits(stretched), bits(cramped));
    assert_eq!(stretched.len(), cramped.len());
    let both = stretched.into_iter().zip(cramped);
    (0..)
        .zip(both)
        .map(|(day, (stretched, cramped))| Pair { night: night(day), stretched, cramped })
        .collect()
}

/// Seven nights without, fourteen with, fourteen without, fourteen with, seven without.
fn s() -> String {
    ["0".repeat(7), "1".repeat(14), "0".repeat(14), "1".repeat(14), "0".repeat(7)].concat()
}

fn facts(nights: &[Pair]) -> Vec<NightFacts> {
    let one = |pair: &Pair| NightFacts {
        quiet: !pair.cramped,
        cramps: if pair.cramped { vec![a_cramp()] } else { Vec::new() },
        stretched: if pair.stretched { Stretched::Done } else { Stretched::Not },
        ..NightFacts::unlogged(pair.night)
    };
    nights.iter().map(one).collect()
}

fn a_cramp() -> CrampFacts {
    CrampFacts {
        hour: Some(2),
        muscle: None,
        side: None,
        severity: None,
        band: None,
        relief: Vec::new(),
        helped: None,
    }
}

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-6, "{found} is not {wanted}");
}

fn ranges(look: &Look, plain: (f64, f64), gate: (f64, f64)) {
    close(look.plain.unwrap().least, plain.0);
    close(look.plain.unwrap().most, plain.1);
    close(look.gate.unwrap().least, gate.0);
    close(look.gate.unwrap().most, gate.1);
}

const A: &str = "0110100 0010000 0000011 1011010 0110101 0001000 0100000 1100110";
const D: &str = "0110100 0110100 0010110 0110001 0100101 0011010 0110010 0101010";

#[test]
fn the_diary_with_fewer_cramp_nights() {
    let look = look(&nights(&s(), A));
    assert_eq!((look.with, look.without), (Share { with: 5, of: 28 }, Share { with: 15, of: 28 }));
    assert_eq!(look.switches, 4);
    close(look.stretching, 0.839_286);
    close(look.cramps, -0.158_641);
    close(look.weight, 1.0);
    close(look.difference, -0.357_143);
    ranges(&look, (-0.553_378, -0.106_169), (-0.598_893, -0.027_895));
    assert_eq!(look.state, State::Fewer);
}

#[test]
fn the_diary_without_a_difference() {
    let look = look(&nights(&s(), D));
    assert_eq!((look.with, look.without), (Share { with: 12, of: 28 }, Share { with: 12, of: 28 }));
    close(look.stretching, 0.839_286);
    close(look.cramps, -0.325_893);
    close(look.difference, 0.0);
    ranges(&look, (-0.243_696, 0.243_696), (-0.307_535, 0.307_535));
    assert_eq!(look.state, State::Unclear);
}

#[test]
fn before_the_fifty_sixth_night_it_collects_and_at_it_it_answers() {
    let all = facts(&nights(&s(), A));
    let before = answer(&all[..55]);
    assert_eq!(
        (before.state(), before.last, before.range(), before.next),
        (State::Collecting, None, None, Some(56))
    );
    let at = answer(&all);
    assert_eq!((at.state(), at.next), (State::Fewer, Some(84)));
    assert!(at.range().is_some());
}

#[test]
fn what_comes_between_two_looks_changes_the_counts_and_not_the_answer() {
    let mut all = nights(&s(), A);
    let first = answer(&facts(&all));
    for day in 56..83 {
        all.push(Pair { night: night(day), stretched: day % 2 == 0, cramped: day % 2 == 0 });
        let now = answer(&facts(&all));
        assert_eq!(now.last, first.last, "night {day}");
        assert_eq!(now.nights(), all.len());
    }
    all.push(Pair { night: night(83), stretched: false, cramped: false });
    assert_ne!(answer(&facts(&all)).last, first.last, "night 84 is a look");
    for day in 84..400 {
        all.push(Pair { night: night(day), stretched: day % 3 == 0, cramped: day % 3 == 0 });
    }
    let late = answer(&facts(&all));
    assert_eq!((late.last.unwrap().0, late.next), (168, None));
}

#[test]
fn while_an_experiment_runs_no_look_needs_its_nights_and_the_counts_go_on() {
    let all = facts(&nights(&s(), A));
    let from = |day| held(&all, Some(night(day)));
    let early = from(40);
    assert_eq!((early.last, early.state(), early.nights(), early.held), (None, State::Collecting, 56, true));
    assert_eq!(from(55).last, None);
    assert_eq!((from(56).last, answer(&all).held), (answer(&all).last, false));
    assert!(from(56).last.is_some(), "what was seen before it began stays");
}

#[test]
fn thirteen_nights_on_a_side_are_too_few_and_fourteen_are_not() {
    let short = ["10".repeat(13), "0".repeat(30)].concat();
    assert_eq!(look(&nights(&short, A)).state, State::Collecting);
    let enough = ["10".repeat(14), "0".repeat(28)].concat();
    assert_ne!(look(&nights(&enough, A)).state, State::Collecting);
}

#[test]
fn three_changes_or_seven_cramp_nights_do_not_separate() {
    let three = ["0".repeat(14), "1".repeat(14), "0".repeat(14), "1".repeat(14)].concat();
    assert_eq!(look(&nights(&three, A)).state, State::NotSeparable);
    let seven = ["1".repeat(7), "0".repeat(49)].concat();
    assert_eq!(look(&nights(&s(), &seven)).state, State::NotSeparable);
    let eight = ["1".repeat(8), "0".repeat(48)].concat();
    assert_ne!(look(&nights(&s(), &eight)).state, State::NotSeparable);
}

#[test]
fn a_part_of_a_set_counts_for_neither_side() {
    let mut all = facts(&nights(&s(), A));
    all[10].stretched = Stretched::Part;
    assert_eq!(answer(&all).nights(), 55);
}

#[test]
fn nothing_and_one_kind_of_night_only_are_no_numbers_to_trip_over() {
    assert_eq!(look(&[]).state, State::Collecting);
    assert_eq!(look(&[]).plain, None);
    for (stretched, cramped) in [("0", "0"), ("1", "0"), ("0", "1"), ("1", "1")] {
        let look = look(&nights(&stretched.repeat(60), &cramped.repeat(60)));
        assert_eq!((look.state, look.plain), (State::Collecting, None));
        assert!(look.weight.is_finite());
    }
    let mixed = look(&nights(&"10".repeat(30), &"1".repeat(60)));
    assert_eq!(mixed.state, State::Unclear, "every night a cramp night");
    let quiet = look(&nights(&"10".repeat(30), &"0".repeat(60)));
    assert_eq!(quiet.state, State::NotSeparable);
}

/// Any diary of some nights with gaps between them.
fn diaries() -> impl Strategy<Value = Vec<Pair>> {
    let one = (any::<bool>(), any::<bool>(), prop_oneof![4 => Just(1_i64), 1 => 2_i64..5]);
    proptest::collection::vec(one, 0..190).prop_map(|nights| {
        let mut day = 0;
        let step = |(stretched, cramped, gap)| {
            day += gap;
            Pair { night: night(day), stretched, cramped }
        };
        nights.into_iter().map(step).collect()
    })
}

/// Diaries in which stretch nights are clearly better, in blocks, so that many answers are "fewer".
fn better() -> impl Strategy<Value = Vec<Pair>> {
    let nights = proptest::collection::vec((0_u8..100, 0_u8..100), 56..120);
    (nights, 2_usize..15).prop_map(|(dice, block)| {
        let one = |(at, (die, _)): (usize, (u8, u8))| {
            let stretched = (at / block).is_multiple_of(2);
            let day = i64::try_from(at).unwrap();
            Pair { night: night(day), stretched, cramped: die < if stretched { 20 } else { 65 } }
        };
        dice.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn exchanging_the_sides_turns_the_answer_round(nights in diaries()) {
        let other: Vec<Pair> = nights.iter().map(|one| Pair { stretched: !one.stretched, ..*one }).collect();
        let (there, back) = (look(&nights), look(&other));
        prop_assert!((there.difference + back.difference).abs() < 1e-12);
        prop_assert!((there.weight - back.weight).abs() < 1e-9);
        if let (Some(a), Some(b)) = (there.gate, back.gate) {
            prop_assert!((a.least + b.most).abs() < 1e-9 && (a.most + b.least).abs() < 1e-9);
        }
        let turned = match there.state { State::Fewer => State::More, State::More => State::Fewer, same => same };
        prop_assert_eq!(back.state, turned);
    }

    #[test]
    fn nights_nobody_logged_change_nothing(nights in diaries(), days in proptest::collection::vec(0_i64..700, 0..60), stretched in any::<bool>()) {
        let known = facts(&nights);
        let mut more = known.clone();
        for day in days {
            if more.iter().all(|one| one.night != night(day)) {
                let stretched = if stretched { Stretched::Done } else { Stretched::Not };
                more.push(NightFacts { stretched, ..NightFacts::unlogged(night(day)) });
            }
        }
        more.sort_by_key(|one| one.night);
        prop_assert_eq!(answer(&more), answer(&known));
    }

    #[test]
    fn more_separation_never_turns_fewer_into_unclear(nights in better(), which in any::<proptest::sample::Index>(), from_stretch in any::<bool>()) {
        let before = look(&nights);
        // One cramp less on a stretch night, or one more on another night; what neighbouring nights tell stays as it was.
        let (mut with, mut without) = (before.with, before.without);
        if from_stretch && with.with > 0 { with.with -= 1 } else if without.with < without.of { without.with += 1 }
        if before.state == State::Fewer {
            prop_assert!(newcombe(with, without, before.weight, Z99).most < 0.0);
        }
        // The same in the diary itself: it may only be that too few cramp nights are left to compare at all.
        let mut changed = nights.clone();
        let at: Vec<usize> = (0..nights.len()).filter(|n| nights[*n].stretched == from_stretch && nights[*n].cramped == from_stretch).collect();
        if before.state == State::Fewer && !at.is_empty() {
            let at = at[which.index(at.len())];
            changed[at].cramped = !from_stretch;
            prop_assert_ne!(look(&changed).state, State::Unclear);
        }
    }
}

#[test]
fn more_separation_never_widens_past_zero_for_any_counts() {
    // Every pair of shares of arms of 14, 21 and 28 nights, at three weights.
    for (of, other) in [(14, 14), (14, 42), (28, 28), (21, 35), (42, 14)] {
        for weight in [1.0, 0.8, 0.5] {
            let fewer = |x: usize, y: usize| {
                newcombe(Share { with: x, of }, Share { with: y, of: other }, weight, Z99).most < 0.0
            };
            for x in 0..=of {
                for y in 0..=other {
                    if fewer(x, y) {
                        assert!(x == 0 || fewer(x - 1, y), "{x}/{of} {y}/{other} {weight}");
                        assert!(y == other || fewer(x, y + 1), "{x}/{of} {y}/{other} {weight}");
                    }
                }
            }
        }
    }
}
