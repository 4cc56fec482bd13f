//! Programs the tests start, and their end: a driver is killed together with every browser it started,
//! also when the browser left the driver's process group or outlived it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

use crate::wait_for;

/// The name of the variable that marks everything a process of ours started.
const MARK: &str = "QL_E2E_STARTED_BY";

/// Runs a program until its input ends, which it does when this run does; then kills everything that has its mark.
const TIED: &str = r#"
"$@" &
cat > /dev/null
for one in $(grep -lsz "^QL_E2E_STARTED_BY=$QL_E2E_STARTED_BY$" /proc/[0-9]*/environ); do
  process=${one#/proc/}
  [ "${process%/environ}" = $$ ] || kill -KILL "${process%/environ}"
done"#;

/// A running program; dropping it kills it and its descendants.
#[derive(Debug)]
pub struct Process {
    child: Child,
    mark: String,
}

impl Process {
    /// Starts a program with its output going to `log`.
    pub fn start(command: &mut Command, log: &Path) -> Process {
        let output = File::create(log).expect("a log file");
        command.stdout(output.try_clone().expect("a log file")).stderr(output);
        Process::spawn(command)
    }

    /// The same, and it ends with this run even if nobody ends it: with what is kept for the next test nobody does.
    pub fn start_tied(command: &Command, log: &Path) -> Process {
        let output = File::create(log).expect("a log file");
        let mut tied = Command::new("sh");
        tied.args(["-c", TIED, "sh"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            tied.env(name, value.unwrap_or_default());
        }
        tied.stdout(output.try_clone().expect("a log file")).stderr(output);
        Process::spawn_with(&mut tied, Stdio::piped())
    }

    fn spawn(command: &mut Command) -> Process {
        Process::spawn_with(command, Stdio::null())
    }

    fn spawn_with(command: &mut Command, input: Stdio) -> Process {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mark = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let child = command.env(MARK, &mark).stdin(input).spawn();
        Process { child: child.unwrap_or_else(|why| panic!("{command:?} did not start: {why}")), mark }
    }

    /// True while the program runs.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills it and everything it started, all at once, and waits until nothing of it is left: as an empty battery does.
    pub fn kill(mut self) {
        signal("-KILL", &marked_with(&self.mark));
        drop(self.child.wait());
        self.is_gone();
    }

    /// Stops it and everything it started for so long, as a system does to save power.
    pub fn freeze(&self, time: Duration) {
        let all = marked_with(&self.mark);
        signal("-STOP", &all);
        sleep(time);
        signal("-CONT", &all);
    }

    /// Asks it to end, and waits until it and everything it started has.
    pub fn leave(mut self) {
        signal("-TERM", &[self.child.id().to_string()]);
        drop(self.child.wait());
        self.is_gone();
    }

    fn is_gone(&self) {
        wait_for(20, || {
            let left = marked_with(&self.mark);
            left.is_empty().then_some(()).ok_or_else(|| format!("still running: {left:?}"))
        });
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        signal("-KILL", &marked_with(&self.mark));
    }
}

/// Sends a signal to all of them with one call.
fn signal(which: &str, processes: &[String]) {
    if !processes.is_empty() {
        drop(Command::new("kill").arg(which).args(processes).stderr(Stdio::null()).status());
    }
}

/// The ids of all processes that inherited this mark.
fn marked_with(mark: &str) -> Vec<String> {
    let wanted = format!("{MARK}={mark}\0");
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter(|entry| {
            let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
            environment.windows(wanted.len()).any(|part| part == wanted.as_bytes())
        })
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// An X display of our own, for the engine that cannot run without one.
#[derive(Debug)]
pub struct Display {
    process: Process,
    /// What to put into `DISPLAY`.
    pub name: String,
}

impl Display {
    /// Starts Xvfb on the first free display.
    pub fn start() -> Display {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let mut process = Process::spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut number = String::new();
        let output = process.child.stdout.take().expect("the output of Xvfb");
        BufReader::new(output).read_line(&mut number).expect("a display number");
        assert!(process.runs() && !number.trim().is_empty(), "Xvfb did not find a free display");
        Display { process, name: format!(":{}", number.trim()) }
    }

    /// True while the display is there.
    pub fn runs(&mut self) -> bool {
        self.process.runs()
    }
}

/// A port nobody listens on at the moment, and that this run has given to nobody else: tests run side by side. Below those the system
/// gives to whoever asks for any: a site that is offline for a while finds its own again.
pub fn free_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let step = std::process::id().wrapping_mul(61).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed));
        let port = u16::try_from(20_000 + step % 12_000).expect("a port");
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
