//! `cargo xtask test`: everything, in order, each step with a heading and its time; all steps that can run do.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::run::{self, Show};
use crate::{Outcome, browsers, budgets, build, faults, isolated, peers, place, second, shell, tools};

/// What happened so far.
#[derive(Default)]
struct Report {
    steps: Vec<(String, String, Outcome<()>)>,
    results: Vec<String>,
}

impl Report {
    /// Runs one step under a heading.
    fn step(&mut self, name: &str, work: impl FnOnce(&mut Vec<String>) -> Outcome<()>) -> bool {
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = work(&mut self.results);
        if let Err(sentence) = &outcome {
            println!("FAILED: {sentence}");
        }
        let good = outcome.is_ok();
        self.steps.push((name.to_owned(), run::clock(started), outcome));
        good
    }

    fn skip(&mut self, name: &str, why: &str) {
        self.steps.push((name.to_owned(), "-".into(), Err(format!("not run: {why}"))));
    }

    fn close(self) -> Outcome<()> {
        println!("\n== summary");
        for (name, time, outcome) in &self.steps {
            println!(
                "{:<7} {time:>6}  {name}{}",
                if outcome.is_ok() { "ok" } else { "FAILED" },
                outcome.as_ref().err().map(|sentence| format!(": {sentence}")).unwrap_or_default()
            );
        }
        for line in &self.results {
            println!("{line}");
        }
        match self.steps.iter().filter(|step| step.2.is_err()).count() {
            0 => Ok(()),
            count => Err(format!("{count} of {} steps failed", self.steps.len())),
        }
    }
}

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    if let Some(word) = words.first() {
        return Err(format!("test does not know {word}: it always runs everything"));
    }
    let mut report = Report::default();
    if !report.step("tools", |_| tools::for_build()) {
        return report.close();
    }
    report.step("formatting", |_| quiet("cargo fmt", tools::cargo(&["fmt", "--all", "--check"])));
    let native = [
        "clippy",
        "--locked",
        "-p",
        "domain",
        "-p",
        "xtask",
        "-p",
        "e2e",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    report.step("lints: domain, xtask, e2e", |_| quiet("cargo clippy", tools::cargo(&native)));
    let app = [
        "clippy",
        "--locked",
        "-p",
        "quiet-legs",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    report.step("lints: the app", |_| quiet("cargo clippy", tools::cargo(&app)));
    let domain = tools::cargo(&["test", "--locked", "-p", "domain", "-p", "xtask"]);
    report.step("domain, house, xtask", |results| tests("cargo test", domain, results));
    report.step("the domain alone", |_| {
        quiet("cargo check", tools::cargo(&["check", "--locked", "-p", "domain"]))
    });
    report.step("what others read in our files", |_| peers::command(&[]));
    report.step("the static page", |_| shell::command(&["--check".to_owned()]));
    let release = build::Plan::default();
    let fast = build::Plan {
        dist: place::target().join("e2e-dist"),
        features: Some("test-speed".into()),
        ..build::Plan::default()
    };
    let built = report.step("build", |_| build::build(&release));
    if built {
        report.step("budgets", |_| budgets::check(&release.dist));
    } else {
        report.skip("budgets", "the build failed");
    }
    let fast_built = built && report.step("build for the browsers", |_| build::build(&fast));
    let below = build::Plan {
        base: "/sub/".into(),
        dist: place::target().join("sub-dist"),
        ..build::Plan::default()
    };
    let below_built = built && report.step("build for a path below the root", |_| build::build(&below));
    let ready = report.step("browsers", |_| tools::for_tests().and_then(|()| browsers::ready()));
    if fast_built && below_built && ready {
        report.step("end to end", |results| end_to_end([&release.dist, &fast.dist, &below.dist], results));
    } else {
        report.skip("end to end", "no build or no browsers");
    }
    report.close()
}

/// All tests in browsers, two at a time; what fails is asked once more, alone ([`second`]).
fn end_to_end(dists: [&Path; 3], results: &mut Vec<String>) -> Outcome<()> {
    let all = ["--no-fail-fast", "--", "--test-threads=2", "--nocapture"].map(str::to_owned);
    let (command, said) = isolated::wrapped(in_browsers(dists, &all));
    println!("{said}");
    results.push(format!("end to end: {said}"));
    let mut lines = Vec::new();
    let outcome = run::run_into(&mut lines, "cargo test", command, Show::Everything);
    let again = outcome.is_err().then(|| second::failed(&lines)).flatten();
    let provoked = faults::table(&lines);
    let kept = |line: &String| line.starts_with("test result:") || line.starts_with("releases: ");
    results.extend(lines.into_iter().filter(kept));
    results.extend(provoked);
    let Some(failed) = again else { return outcome };
    let mut passed = 0;
    for program in &failed.programs {
        let mut words = vec!["--test".to_owned(), program.clone(), "--".into(), "--exact".into()];
        words.extend(["--test-threads=1".to_owned(), "--nocapture".into()]);
        words.extend(failed.tests.iter().cloned());
        let mut lines = Vec::new();
        let (command, _) = isolated::wrapped(in_browsers(dists, &words));
        let once_more =
            run::run_into(&mut lines, &format!("a second try: {program}"), command, Show::Everything);
        if once_more.is_ok() {
            passed += second::passed(&lines);
        }
    }
    let well = passed >= failed.tests.len();
    for name in &failed.tests {
        results.push(format!(
            "{} the second try: {name}",
            if well { "passed only at" } else { "asked again, with" }
        ));
    }
    if well { Ok(()) } else { outcome }
}

/// Offline: inside the namespace nothing could be fetched, and everything was before.
fn in_browsers([release, fast, below]: [&Path; 3], words: &[String]) -> Command {
    let mut command = tools::cargo(&["test", "--locked", "--offline", "-p", "e2e"]);
    command.args(words);
    command.env("QL_DIST", absolute(release)).env("QL_E2E_DIST", absolute(fast));
    command.env("QL_SUB_DIST", absolute(below));
    command
}

fn absolute(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

fn quiet(what: &str, command: Command) -> Outcome<()> {
    run::run(what, command, Show::Progress).map(drop)
}

/// Runs cargo's tests, shows every line, and keeps the closing ones for the summary.
fn tests(what: &str, command: Command, results: &mut Vec<String>) -> Outcome<()> {
    let mut lines = Vec::new();
    let outcome = run::run_into(&mut lines, what, command, Show::Everything);
    results.extend(lines.into_iter().filter(|line| line.starts_with("test result:")));
    outcome
}
