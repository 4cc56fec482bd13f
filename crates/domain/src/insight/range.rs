//! Shares of nights, the ranges around them, and what is left of a night's weight when it only repeats the one before.
//!
//! Wilson's range for one share, Newcombe's for the difference of two (hybrid of Wilson's), and Bartlett's form of the
//! shrinkage for serial correlation. Closed forms, no library.

/// The normal quantile for a 95% range.
pub const Z95: f64 = 1.959_963_984_540_054;
/// The normal quantile for a 99% range.
pub const Z99: f64 = 2.575_829_303_548_900_4;

/// So many of so many nights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Nights with a cramp; at most `of`.
    pub with: usize,
    /// Nights looked at.
    pub of: usize,
}

impl Share {
    /// The share, 0 to 1; 0 of no nights.
    pub fn value(self) -> f64 {
        if self.of == 0 { 0.0 } else { number(self.with) / number(self.of) }
    }

    /// Counts one night more.
    pub fn add(&mut self, with: bool) {
        self.of += 1;
        self.with += usize::from(with);
    }
}

/// From the least to the most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Range {
    /// Whether nothing lies on both sides of zero.
    pub fn holds_zero(self) -> bool {
        self.least <= 0.0 && self.most >= 0.0
    }
}

/// Wilson's range of a share `p` seen in `n` nights (`n` above 0, need not be whole).
pub fn wilson(p: f64, n: f64, z: f64) -> Range {
    let square = z * z;
    let scale = 1.0 + square / n;
    let middle = (p + square / (2.0 * n)) / scale;
    let half = z * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt() / scale;
    Range { least: middle - half, most: middle + half }
}

/// Newcombe's range of the difference `first - second`, each share's nights counted `k` times (0 to 1).
pub fn newcombe(first: Share, second: Share, k: f64, z: f64) -> Range {
    let (p, q) = (first.value(), second.value());
    let one = wilson(p, k * number(first.of), z);
    let other = wilson(q, k * number(second.of), z);
    let root = |a: f64, b: f64| (a * a + b * b).sqrt();
    Range {
        least: p - q - root(p - one.least, other.most - q),
        most: p - q + root(one.most - p, q - other.least),
    }
}

/// Lag-1 correlation of a centred series: the sum over `pairs` of neighbours, scaled to all nights, over the sum of squares.
/// 0 without pairs or without change. It may be below 0; callers cut it there.
pub(super) fn neighbours(series: &[f64], pairs: &[(usize, usize)]) -> f64 {
    let squares: f64 = series.iter().map(|one| one * one).sum();
    if pairs.is_empty() || squares <= 0.0 {
        return 0.0;
    }
    let at = |n: usize| series.get(n).copied().unwrap_or_default();
    let products: f64 = pairs.iter().map(|(a, b)| at(*a) * at(*b)).sum();
    products * number(series.len().saturating_sub(1)) / number(pairs.len()) / squares
}

/// Which part of each night's weight remains, from the correlation of stretching and of cramps with the night before; each
/// is cut at 0, so the result is never above 1.
pub fn shrinkage(stretching: f64, cramps: f64) -> f64 {
    let both = stretching.max(0.0) * cramps.max(0.0);
    (1.0 - both) / (1.0 + both)
}

/// A count as a number to reckon with; exact far beyond any diary.
#[allow(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(range: Range, least: f64, most: f64) {
        assert!((range.least - least).abs() < 1e-6 && (range.most - most).abs() < 1e-6, "{range:?}");
    }

    #[test]
    fn the_ranges_of_the_three_vectors() {
        close(wilson(6.0 / 30.0, 30.0, Z95), 0.095_051, 0.373_057);
        close(wilson(12.0 / 26.0, 26.0, Z95), 0.287_559, 0.645_421);
        let (six, twelve) = (Share { with: 6, of: 30 }, Share { with: 12, of: 26 });
        assert!((six.value() - twelve.value() + 0.261_538).abs() < 1e-6);
        close(newcombe(six, twelve, 1.0, Z95), -0.473_262, -0.016_145);
    }

    #[test]
    fn nights_that_repeat_each_other_weigh_less() {
        assert!((shrinkage(0.5, 0.5) - 0.6).abs() < 1e-12);
        assert!((shrinkage(0.8, -0.3) - 1.0).abs() < 1e-12);
        let (a, b) = (Share { with: 6, of: 30 }, Share { with: 12, of: 26 });
        let (whole, shrunk) = (newcombe(a, b, 1.0, Z95), newcombe(a, b, 0.6, Z95));
        assert!(shrunk.least < whole.least && shrunk.most > whole.most);
    }

    #[test]
    fn without_neighbours_or_change_nothing_is_correlated() {
        assert!(neighbours(&[1.0, -1.0], &[]).abs() < 1e-12);
        assert!(neighbours(&[0.0, 0.0], &[(0, 1)]).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn a_range_holds_its_share_and_stays_between_none_and_all(with in 0_usize..200, more in 1_usize..200, k in 0.2_f64..=1.0) {
            let share = Share { with, of: with + more };
            let range = wilson(share.value(), k * number(share.of), Z99);
            prop_assert!(range.least >= -1e-12 && range.most <= 1.0 + 1e-12);
            prop_assert!(range.least <= share.value() + 1e-12 && range.most >= share.value() - 1e-12);
        }

        #[test]
        fn exchanging_the_two_turns_the_range_round(a in 0_usize..60, b in 1_usize..60, c in 0_usize..60, d in 1_usize..60, k in 0.2_f64..=1.0) {
            let (one, two) = (Share { with: a, of: a + b }, Share { with: c, of: c + d });
            let (there, back) = (newcombe(one, two, k, Z99), newcombe(two, one, k, Z99));
            prop_assert!((there.least + back.most).abs() < 1e-9 && (there.most + back.least).abs() < 1e-9);
        }
    }
}
