//! Lighthouse on an emulated phone: 100 for accessibility, best practices and search engines, and 95 for speed.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use serde_json::Value;

use super::npm;
use crate::run::{self, Show};
use crate::server::{Options, Server};
use crate::{Outcome, browsers, place, tools};

/// The pages, and what they are called in the name of their report.
const PAGES: [(&str, &str); 2] = [("", "tonight"), ("#/now", "now")];
/// What is judged and the least it may get, of 100.
const LEAST: [(&str, u32); 4] =
    [("performance", 95), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];
/// Speed is measured so often and the middle one counts: other programs use the machine too.
const ROUNDS: usize = 5;

/// Runs Lighthouse on this dist and prints a table. Its reports are left in `target/lighthouse`.
pub fn judge(dist: &Path) -> Outcome<()> {
    browsers::ready()?;
    let program = npm::ready()?.join("node_modules/.bin/lighthouse");
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let options = Options {
        root: dist.to_owned(),
        address,
        base: "/".into(),
        missing: Vec::new(),
        endings_dropped: false,
    };
    let server = Server::start(options).map_err(|error| format!("the server did not start: {error}"))?;
    let folder = place::target().join("lighthouse");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut lines = vec![format!(
        "{:<10} {}",
        "page",
        LEAST.map(|(name, least)| format!("{name} (at least {least})")).join("  ")
    )];
    let mut low = Vec::new();
    for (hash, name) in PAGES {
        let mut rounds = Vec::new();
        for round in 1..=ROUNDS {
            let report = folder.join(format!("{name}-{round}.json"));
            let ask = || {
                let mut command = tools::command("node");
                command.arg(&program).arg(format!("{}{hash}", server.url())).args([
                    "--quiet",
                    "--output=json",
                    "--form-factor=mobile",
                    // Root cannot use the sandbox, and in a container everybody is root.
                    "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
                ]);
                command.arg(format!("--output-path={}", report.display()));
                if let Some(chromium) =
                    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(tools::found)
                {
                    command.env("CHROME_PATH", chromium);
                }
                run::run(&format!("lighthouse {name} {round} of {ROUNDS}"), command, Show::Progress)
            };
            // Now and then it misses the beginning of its own recording, and says "Please run Lighthouse again".
            ask().or_else(|_| ask()).or_else(|_| ask())?;
            let text =
                fs::read_to_string(&report).map_err(|error| format!("{}: {error}", report.display()))?;
            rounds
                .push(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", report.display()))?);
        }
        let scores = LEAST.map(|(judged, _)| score(&rounds, judged));
        lines.push(format!("{name:<10} {}", scores.map(|score| format!("{score:>3}")).join("  ")));
        for ((judged, least), score) in LEAST.iter().zip(scores) {
            if score < *least {
                low.push(format!("{name}: {judged} {score}, at least {least}"));
                low.extend(rounds.first().map(|report| lost(report, judged)).unwrap_or_default());
            }
        }
    }
    println!();
    lines.iter().chain(&low).for_each(|line| println!("{line}"));
    if low.is_empty() { Ok(()) } else { Err("Lighthouse wants more".into()) }
}

/// The middle of what the rounds got for this, of 100.
fn score(rounds: &[Value], judged: &str) -> u32 {
    let got = |report: &Value| report.get("categories")?.get(judged)?.get("score")?.as_f64();
    let mut all: Vec<u32> = rounds.iter().map(|report| percent(got(report).unwrap_or(0.0))).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// What took points away.
fn lost(report: &Value, judged: &str) -> Vec<String> {
    let weighed = report.get("categories").and_then(|all| all.get(judged)?.get("auditRefs")?.as_array());
    let one = |reference: &Value| {
        let weight = reference.get("weight")?.as_f64()?;
        let audit = report.get("audits")?.get(reference.get("id")?.as_str()?)?;
        let lost = weight > 0.0 && audit.get("score")?.as_f64()? < 1.0;
        let text = |name: &str| audit.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        lost.then(|| format!("  {}: {}", text("title"), text("displayValue")))
    };
    weighed.into_iter().flatten().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_middle_round_counts_and_what_took_points_is_named() {
        let report = |share: f64| {
            json!({
                "categories": { "seo": { "score": share, "auditRefs": [{ "id": "a", "weight": 1 }, { "id": "b", "weight": 0 }] } },
                "audits": { "a": { "score": 0.5, "title": "Slow", "displayValue": "3 s" }, "b": { "score": 0, "title": "Not weighed" } },
            })
        };
        let rounds = [report(0.99), report(0.2), report(0.955)];
        assert_eq!(score(&rounds, "seo"), 96);
        assert_eq!(score(&rounds, "performance"), 0);
        assert_eq!(lost(&rounds[0], "seo"), ["  Slow: 3 s"]);
    }
}
