//! The lines `cargo xtask bench` makes its table of, and ratios of two things measured in turn.

/// Prints one row: its number in `docs/performance.md`, what was measured, the budget, what came out.
pub fn row(number: u32, what: &str, budget: &str, measured: &str) {
    // A line of its own, whatever was printed before, and in one piece.
    println!("\nbench: {number} | {what} | {budget} | {measured}");
}

/// A count that may not be over its budget. Prints the row, and fails when it is.
pub fn at_most(number: u32, what: &str, budget: f64, measured: f64) {
    row(number, what, &plain(budget), &plain(measured));
    assert!(measured <= budget, "budget {number}, {what}: {measured}, at most {budget}");
}

/// A ratio that may not be over its budget: the median of nine rounds, and once more of fifteen before it fails, because other
/// programs use the machine too. Each round measures both things, one after the other, and answers the ratio.
pub fn ratio(number: u32, what: &str, budget: f64, mut round: impl FnMut() -> f64) {
    ratios(&[(number, what, budget)], || vec![round()]);
}

/// Several ratios of the same rounds. Where other tests run at the same time (`cargo xtask test`, without `QL_BENCH`) two rounds are
/// measured and printed, and nothing fails: two things measured in turn are not measured alike there.
pub fn ratios(rows: &[(u32, &str, f64)], mut round: impl FnMut() -> Vec<f64>) {
    let gates = std::env::var_os("QL_BENCH").is_some();
    // The first rounds of a browser that has just started are slower than any later one.
    if gates {
        drop((round(), round()));
    }
    let mut measure = |rounds: usize| {
        let all: Vec<Vec<f64>> = (0..rounds).map(|_| round()).collect();
        let column = |at: usize| median(all.iter().map(|round| round[at]).collect());
        (0..rows.len()).map(column).collect::<Vec<f64>>()
    };
    let over = |measured: &[f64]| rows.iter().zip(measured).any(|((_, _, budget), one)| one > budget);
    let mut measured = measure(if gates { 9 } else { 2 });
    if gates && over(&measured) {
        println!("\nover budget, once more with 15 rounds: {measured:.2?}");
        measured = measure(15);
    }
    for ((number, what, budget), one) in rows.iter().zip(&measured) {
        row(*number, what, &format!("{budget:.2}"), &format!("{one:.2}"));
    }
    assert!(!gates || !over(&measured), "over budget: {rows:?} measured {measured:.2?}");
}

/// The middle of some numbers.
pub fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn plain(number: f64) -> String {
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.1}") }
}
