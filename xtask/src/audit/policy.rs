//! The CSP evaluator (npm `csp_evaluator`, run by Node) on every policy: in the pages, in `_headers`, and in the rules of `deploy/`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::npm;
use crate::dist::policy;
use crate::{Outcome, headers, run, tools};

/// Prints `[[severity, directive, description], …]` for each policy.
const SCRIPT: &str = "
const { CspParser } = require('csp_evaluator/dist/parser.js');
const { CspEvaluator } = require('csp_evaluator/dist/evaluator.js');
const found = (text) => new CspEvaluator(new CspParser(text).csp).evaluate().map((one) => [one.severity, one.directive, one.description]);
console.log(JSON.stringify(process.argv.slice(1).map(found)));
";

/// Severities up to this one are serious; above it the evaluator gives advice (`Severity` of its `finding.ts`).
const SERIOUS: u64 = 30;

/// Fails when a policy has a serious finding; prints the advice.
pub fn judge(dist: &Path) -> Outcome<()> {
    let policies = policies(dist)?;
    let folder = npm::ready()?;
    let mut node = tools::command("node");
    node.args(["-e", SCRIPT, "--"]).args(policies.iter().map(|(_, policy)| policy)).current_dir(&folder);
    let answer = run::answer(&mut node).ok_or("the CSP evaluator did not run")?;
    let found: Vec<Vec<(u64, String, String)>> = serde_json::from_str::<Value>(&answer)
        .ok()
        .and_then(read)
        .ok_or(format!("the CSP evaluator said: {answer:.200}"))?;
    if found.len() != policies.len() {
        return Err(format!("{} policies were asked about, {} answered", policies.len(), found.len()));
    }
    let mut serious = 0;
    for ((place, _), findings) in policies.iter().zip(&found) {
        println!("{place}: {} findings", findings.len());
        for (severity, directive, description) in findings {
            let is_serious = *severity <= SERIOUS;
            serious += usize::from(is_serious);
            println!("  {} {directive}: {description}", if is_serious { "SERIOUS" } else { "advice" });
        }
    }
    if serious == 0 { Ok(()) } else { Err(format!("{serious} serious findings")) }
}

/// Every policy and where it stands. On a server with the rules of `deploy/` a page has two, and a browser obeys both.
fn policies(dist: &Path) -> Outcome<Vec<(String, String)>> {
    let read = |file: &str| {
        fs::read_to_string(dist.join(file)).map_err(|error| format!("cannot read {file}: {error}"))
    };
    let mut all = Vec::new();
    for page in ["index.html", "rescue.html", crate::licences::PAGE, "404.html"] {
        let policy = policy::of_page(&read(page)?).ok_or(format!("{page} has no policy"))?;
        all.push((page.to_owned(), policy));
    }
    let rules = headers::parse(&read("_headers")?);
    let sent = |path: &str| headers::of(&rules, path).into_iter().find(|(name, _)| name == policy::NAME);
    let (_, header) = sent("/sw.js").ok_or("_headers has no policy; was this built with --base /?")?;
    all.push(("_headers".to_owned(), header));
    let lasting = policy::lasting().into_iter().find(|(name, _)| name == policy::NAME);
    all.extend(lasting.map(|(_, policy)| ("deploy/".to_owned(), policy)));
    Ok(all)
}

fn read(json: Value) -> Option<Vec<Vec<(u64, String, String)>>> {
    let one = |finding: &Value| {
        let word = |at: usize| Some(finding.get(at)?.as_str()?.to_owned());
        Some((finding.get(0)?.as_u64()?, word(1)?, word(2)?))
    };
    json.as_array()?.iter().map(|policy| policy.as_array()?.iter().map(one).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_read_whole_or_not_at_all() {
        let json = |text: &str| serde_json::from_str(text).unwrap();
        assert_eq!(
            read(json("[[[10,\"a\",\"b\"]],[]]")).unwrap(),
            [vec![(10, "a".into(), "b".into())], vec![]]
        );
        assert!(read(json("[[[10,\"a\"]]]")).is_none() && read(json("{}")).is_none());
    }
}
