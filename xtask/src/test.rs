//! `cargo xtask test [--all]`: each step with a heading and its time; all steps that can run do. First two lanes side by side: the app
//! is built twice and linted, and meanwhile all is checked that needs no browser. Then the tests in browsers.
//!
//! Everything a person does is tested in Chromium, and what people do most in Firefox and `WebKitGTK` too; with `--all`, everything in all
//! three.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
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
        run::say(format_args!("\n== {name}"));
        let started = Instant::now();
        let outcome = work(&mut self.results);
        if let Err(sentence) = &outcome {
            run::say(format_args!("FAILED: {sentence}"));
        }
        let good = outcome.is_ok();
        self.steps.push((name.to_owned(), run::clock(started), outcome));
        good
    }

    fn skip(&mut self, name: &str, why: &str) {
        self.steps.push((name.to_owned(), "-".into(), Err(format!("not run: {why}"))));
    }

    /// What happened meanwhile.
    fn take(&mut self, other: Report) {
        self.steps.extend(other.steps);
        self.results.extend(other.results);
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
    let all = match words {
        [] => false,
        [word] if word == "--all" => true,
        other => return Err(format!("test does not know {other:?}: test [--all]")),
    };
    let mut report = Report::default();
    if !report.step("tools", |_| tools::for_build()) {
        return report.close();
    }
    let ready = report.step("browsers", |_| tools::for_tests().and_then(|()| browsers::ready()));
    let builds = Builds::default();
    let (built, meanwhile) = thread::scope(|scope| {
        let lane = scope.spawn(|| {
            run::lane("app: ");
            builds.make()
        });
        checks(&mut report);
        // A thread that panicked has said why.
        lane.join().unwrap_or_default()
    });
    report.take(meanwhile);
    if built && ready {
        report.step("end to end", |results| end_to_end(&builds, all, results));
    } else {
        report.skip("end to end", "no build or no browsers");
    }
    report.close()
}

/// The builds that the tests in browsers need.
struct Builds {
    /// What is released.
    release: build::Plan,
    /// For a path below the root.
    below: build::Plan,
}

impl Default for Builds {
    fn default() -> Builds {
        Builds {
            release: build::Plan::default(),
            below: build::Plan { base: "/sub/".into(), dist: place::target().join("sub-dist") },
        }
    }
}

impl Builds {
    /// Makes them, looks at the app's code, and answers whether all builds are there.
    fn make(&self) -> (bool, Report) {
        let mut report = Report::default();
        let mut built = report.step("build", |_| build::build(&self.release));
        if built {
            report.step("budgets", |_| budgets::check(&self.release.dist));
            // Right after the release: nothing of it is compiled again.
            built = report.step("build for a path below the root", |_| build::build(&self.below));
        } else {
            report.skip("budgets", "the build failed");
        }
        // As a release: the macros of the build are there, and nothing waits for what the other lane compiles.
        report.step("lints: the app", |_| lints("--release -p quiet-legs --target wasm32-unknown-unknown"));
        (built, report)
    }
}

/// All that needs neither the built app nor a browser.
fn checks(report: &mut Report) {
    report.step("formatting", |_| quiet("cargo fmt", tools::cargo(&["fmt", "--all", "--check"])));
    report.step("lints: all but the app", |_| {
        lints("-p domain -p figure -p pack -p xtask -p e2e --all-targets")
    });
    let domain = tools::cargo(&["test", "--locked", "-p", "domain", "-p", "figure", "-p", "xtask"]);
    report.step("domain, figure, house, xtask", |results| tests("cargo test", domain, results));
    report.step("the domain alone", |_| {
        quiet("cargo check", tools::cargo(&["check", "--locked", "-p", "domain"]))
    });
    report.step("what others read in our files", |_| peers::command(&[]));
    report.step("the static page", |_| shell::command(&["--check".to_owned()]));
    let browsers = tools::cargo(&["test", "--locked", "--no-run", "-p", "e2e"]);
    report.step("the tests in browsers are compiled", |_| quiet("cargo test --no-run", browsers));
}

/// All tests in browsers, two at a time; what fails is asked once more, alone ([`second`]).
fn end_to_end(builds: &Builds, all: bool, results: &mut Vec<String>) -> Outcome<()> {
    let mut words = ["--no-fail-fast", "--", "--test-threads=2", "--nocapture"].map(str::to_owned).to_vec();
    if all {
        words.push("--include-ignored".into());
    }
    let (command, said) = isolated::wrapped(in_browsers(builds, &words));
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
        words.extend(["--test-threads=1", "--nocapture", "--include-ignored"].map(str::to_owned));
        words.extend(failed.tests.iter().cloned());
        let mut lines = Vec::new();
        let (command, _) = isolated::wrapped(in_browsers(builds, &words));
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
fn in_browsers(builds: &Builds, words: &[String]) -> Command {
    let mut command = tools::cargo(&["test", "--locked", "--offline", "-p", "e2e"]);
    command.args(words);
    command.env("QL_DIST", absolute(&builds.release.dist)).env("QL_SUB_DIST", absolute(&builds.below.dist));
    command
}

fn absolute(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// What clippy says of these packages; a warning is an error.
fn lints(packages: &str) -> Outcome<()> {
    let words = format!("clippy --locked {packages} -- -D warnings");
    quiet("cargo clippy", tools::cargo(&words.split(' ').collect::<Vec<_>>()))
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
