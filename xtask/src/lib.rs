//! The project's commands, listed in [`HELP`], and `dist`, the hook that Trunk calls.
//!
//! The library exists for `tests/e2e`, which serves a built `dist` with [`server`].
//! Not here: rules and words (the `domain` crate) and the app (the root package).

mod audit;
mod bench;
mod browsers;
mod budgets;
mod build;
mod chance;
pub mod deploy;
mod digest;
mod dist;
mod faults;
mod figures;
mod guide;
mod headers;
mod html;
mod isolated;
mod licences;
mod mime;
mod peers;
mod pictures;
mod place;
mod remap;
mod run;
mod second;
mod serve;
pub mod server;
mod shell;
mod test;
mod tools;
mod wasm_opt;

pub use dist::tempo::quicken;

/// What a command answers: nothing, or a sentence for the person who ran it.
pub type Outcome<T> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve [--lan] [--port N]   install what is missing, build, serve on 127.0.0.1:8080
cargo xtask build [--base /path/] [--packed]   the static dist for any host, with its sizes
cargo xtask test                       everything: lints, domain, budgets, three browsers
cargo xtask faults                     only the faults: kills, damaged stores, no room; with a table
cargo xtask bench [--record]           every budget, measured, beside what was recorded last
cargo xtask pictures                   sheets of every screen in every look into docs/pictures
cargo xtask audit [html] [policy] [lighthouse] [axe]   judges from outside on the release build
cargo xtask shell [--check]            write the generated parts of index.html
cargo xtask figures [--check]          draw every pose into docs/figures-*.svg
cargo xtask guide [--check]            write docs/guide.md and docs/privacy.md
cargo xtask licences                   which work of others is in the app, and under which licence
cargo xtask deploy [--check]           write the rules for nginx and Caddy in deploy/
cargo xtask chance [diaries]           how often the rule about stretching is wrong, and right, in made-up diaries
cargo xtask peers                      what FHIR models, pandas and poppler read in our files
cargo xtask dist                       the hook Trunk calls; not for people";

/// Runs the command named by the first word.
///
/// # Errors
/// A sentence saying what went wrong and what to do.
pub fn command(words: &[String]) -> Outcome<()> {
    let help = |word: &String| matches!(word.as_str(), "--help" | "-h");
    let asked = words.iter().any(help) || words.first().is_some_and(|word| word == "help");
    let Some((name, rest)) = words.split_first().filter(|_| !asked) else {
        println!("{HELP}");
        return Ok(());
    };
    match name.as_str() {
        "serve" => serve::command(rest),
        "audit" => audit::command(rest),
        "build" => build::command(rest),
        "test" => test::command(rest),
        "faults" => faults::command(rest),
        "bench" => bench::command(rest),
        "pictures" => pictures::command(rest),
        "shell" => shell::command(rest),
        "figures" => figures::command(rest),
        "guide" => guide::command(rest),
        "licences" => licences::command(rest),
        "deploy" => deploy::command(rest),
        "chance" => chance::command(rest),
        "peers" => peers::command(rest),
        "dist" => dist::command(),
        other => Err(format!("there is no command {other}\n{HELP}")),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn who_asks_for_help_gets_it_and_no_error() {
        for words in [vec![], vec!["help"], vec!["--help"], vec!["-h"], vec!["build", "--help"]] {
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            assert_eq!(super::command(&words), Ok(()), "{words:?}");
        }
        assert!(super::command(&["--hepl".to_owned()]).is_err());
    }
}
