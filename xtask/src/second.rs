//! A second try for tests in real browsers. Three browsers on two busy cores now and then miss a moment that has nothing to do with the
//! app; one that fails is therefore asked again, alone, when all others are done. It is named in the summary whatever it then says, and
//! what the fault suite calls lost, or more than a few failures, is never asked again.

use std::collections::BTreeSet;

/// More failures than this are no accident.
const FEW: usize = 4;

/// The tests that failed, by the test program they are in, as `cargo test --no-fail-fast` told it.
#[derive(Debug, PartialEq, Eq)]
pub struct Failed {
    /// Names of `--test` programs.
    pub programs: BTreeSet<String>,
    /// Names of tests.
    pub tests: BTreeSet<String>,
}

/// What may be asked again, or `None` when there is nothing or too much, something was lost, or it is not known what failed.
pub fn failed(lines: &[String]) -> Option<Failed> {
    let programs: BTreeSet<String> = lines
        .iter()
        .filter_map(|line| line.trim().strip_prefix("`-p e2e --test ")?.strip_suffix('`'))
        .map(str::to_owned)
        .collect();
    let mut tests = BTreeSet::new();
    let mut listed = false;
    for line in lines {
        match line.strip_prefix("    ") {
            Some(name) if listed && !name.contains(' ') => drop(tests.insert(name.to_owned())),
            _ if line.is_empty() => {}
            _ => listed = line == "failures:",
        }
    }
    let lost = lines.iter().any(|line| line.starts_with("fault: ") && !line.trim_end().ends_with("| 0"));
    let few = !programs.is_empty() && !tests.is_empty() && tests.len() <= FEW;
    (few && !lost && programs.len() <= tests.len()).then_some(Failed { programs, tests })
}

/// How many tests passed, by the closing lines.
pub fn passed(lines: &[String]) -> usize {
    let count =
        |line: &String| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<usize>().ok();
    lines.iter().filter_map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    const TOLD: &str = "test a::b::in_chromium ... FAILED

failures:

failures:
    a::b::in_chromium

test result: FAILED. 9 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 79.86s

error: 1 target failed:
    `-p e2e --test erase`";

    #[test]
    fn what_failed_is_known_by_program_and_name() {
        let found = failed(&lines(TOLD)).unwrap();
        assert_eq!(found.programs, BTreeSet::from(["erase".to_owned()]));
        assert_eq!(found.tests, BTreeSet::from(["a::b::in_chromium".to_owned()]));
    }

    #[test]
    fn nothing_is_asked_again_when_something_was_lost_or_too_much_failed_or_it_is_not_known_what() {
        assert_eq!(failed(&lines(&format!("fault: 3 | killed | firefox | 30 | 1\n{TOLD}"))), None);
        assert!(failed(&lines(&format!("fault: 3 | killed | firefox | 30 | 0\n{TOLD}"))).is_some());
        let many = "failures:\n    a\n    b\n    c\n    d\n    e\n";
        assert_eq!(failed(&lines(&format!("{many}\n{TOLD}"))), None);
        // A program that fell over names no test.
        assert_eq!(failed(&lines(&format!("{TOLD}\n    `-p e2e --test nights`"))), None);
        assert_eq!(failed(&lines("test result: ok. 3 passed; 0 failed")), None);
        assert_eq!(failed(&lines("error: 1 target failed:\n    `-p e2e --test nights`")), None);
    }

    #[test]
    fn passed_tests_are_counted_over_all_programs() {
        assert_eq!(
            passed(&lines("test result: ok. 3 passed; 0 failed\n\ntest result: ok. 2 passed; 0 failed")),
            5
        );
        assert_eq!(passed(&lines("test result: FAILED. 3 passed; 1 failed")), 0);
    }
}
