//! Runs a command where there is no network but this machine's own loopback: a network namespace of its own (Linux).
//!
//! What runs in it cannot reach another host whatever it tries: the strongest way to see that the app asks for none.

use std::process::Command;

use crate::{run, tools};

/// Turns loopback on, then becomes the command.
const INSIDE: &str = "ip link set lo up && exec \"$@\"";

/// The command inside a namespace, or as it is where the system gives none; and a line that says which.
pub fn wrapped(command: Command) -> (Command, String) {
    match why_not() {
        None => (within(&command), "no network but loopback: in a namespace of its own".to_owned()),
        Some(why) => (command, format!("NOT cut off from the network: {why}")),
    }
}

/// Why there is no such namespace here, if there is none.
fn why_not() -> Option<&'static str> {
    if tools::found("unshare").is_none() {
        return Some("there is no `unshare` (util-linux; Linux only)");
    }
    if tools::found("ip").is_none() {
        return Some("there is no `ip` to turn loopback on (Debian: iproute2)");
    }
    let listed = run::answer(&mut within(Command::new("ip").args(["-oneline", "link", "show", "up"])));
    // One line, and that is loopback: anything else is not what was asked for.
    let alone = listed.is_some_and(|lines| lines.lines().count() == 1 && lines.contains("LOOPBACK"));
    (!alone).then_some("the system does not allow network namespaces (as in many containers)")
}

fn within(command: &Command) -> Command {
    let mut outer = tools::command("unshare");
    outer
        // Mounts of its own too: a test fills a small disk.
        .args(["--map-root-user", "--net", "--mount", "sh", "-c", INSIDE, "sh"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    outer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_inside_keeps_its_words_and_its_settings_and_has_no_network() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo \"$QL_X $1\"; cut -d: -f1 /proc/net/dev | tail -n +3", "sh", "two words"]);
        command.env("QL_X", "kept");
        let (mut command, said) = wrapped(command);
        let lines = run::answer(&mut command).unwrap();
        assert_eq!(lines.lines().next(), Some("kept two words"));
        // Where the system gives no namespace, the line says so and the command still runs.
        let devices: Vec<&str> = lines.lines().skip(1).map(str::trim).collect();
        assert!(said.starts_with("NOT") || devices == ["lo"], "{said}: {devices:?}");
    }
}
