//! Runs a child process so that a person sees it is alive: a line at least every ten seconds.
//!
//! Every long child goes through here. It prints the end of the output when the child fails.

use std::cell::Cell;
use std::fmt::Display;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// The longest silence.
const BEAT: Duration = Duration::from_secs(8);
/// How many last lines are shown of a child that failed.
const TAIL: usize = 60;

/// How much of the child's output is shown while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Only a line of progress now and then.
    Progress,
    /// Every line.
    Everything,
}

thread_local! {
    static LANE: Cell<&'static str> = const { Cell::new("") };
}

/// From now on this begins every line of this thread: two of them print at once.
pub fn lane(beginning: &'static str) {
    LANE.set(beginning);
}

/// Prints a line of this thread.
pub fn say(line: impl Display) {
    println!("{}{line}", LANE.get());
}

/// Runs a command to its end and gives back the lines it printed.
pub fn run(what: &str, command: Command, show: Show) -> Outcome<Vec<String>> {
    let mut lines = Vec::new();
    run_into(&mut lines, what, command, show).map(|()| lines)
}

/// The same, but the lines are there even if the command fails.
pub fn run_into(lines: &mut Vec<String>, what: &str, mut command: Command, show: Show) -> Outcome<()> {
    say(format_args!("> {what}"));
    let started = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command.spawn().map_err(|error| format!("{what}: cannot start {program}: {error}"))?;
    let (sender, receiver) = channel();
    if let Some(out) = child.stdout.take() {
        listen(out, sender.clone());
    }
    if let Some(out) = child.stderr.take() {
        listen(out, sender);
    }
    *lines = follow(&receiver, started, show);
    let status = child.wait().map_err(|error| format!("{what}: {error}"))?;
    if status.success() {
        say(format_args!("  done in {}", clock(started)));
        return Ok(());
    }
    if show == Show::Progress {
        for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
            say(format_args!("  | {line}"));
        }
    }
    Err(format!("{what}: failed after {} ({status})", clock(started)))
}

fn listen(out: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(out);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let text = String::from_utf8_lossy(&bytes);
            let line = text.trim_end().rsplit('\r').next().unwrap_or_default().to_owned();
            bytes.clear();
            if sender.send(line).is_err() {
                return;
            }
        }
    });
}

fn follow(receiver: &Receiver<String>, started: Instant, show: Show) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last = Instant::now();
    loop {
        match receiver.recv_timeout(BEAT.saturating_sub(last.elapsed())) {
            Ok(line) => {
                if show == Show::Everything {
                    say(&line);
                    last = Instant::now();
                }
                lines.push(line);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return lines,
        }
        if last.elapsed() >= BEAT {
            let line = lines.iter().rev().find(|line| !line.trim().is_empty()).map_or("", |line| line.trim());
            say(format_args!("  {}  {}", clock(started), line.chars().take(90).collect::<String>()));
            last = Instant::now();
        }
    }
}

/// Minutes and seconds since a moment, `1:05`.
pub fn clock(started: Instant) -> String {
    let seconds = started.elapsed().as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What a short command prints, or nothing when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_lines_and_reports_failure() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; printf 'a\\rb\\n' >&2"]);
        let mut lines = run("test", command, Show::Progress).unwrap();
        lines.sort();
        assert_eq!(lines, ["b", "one"]);
        let mut command = Command::new("sh");
        command.args(["-c", "exit 3"]);
        assert!(run("test", command, Show::Progress).unwrap_err().contains('3'));
        assert!(run("test", Command::new("no-such-program"), Show::Progress).is_err());
    }
}
