//! `cargo xtask deploy`: writes the rules of `deploy/` for nginx and Caddy, or with `--check` says which differ.
//!
//! The headers come from `dist/policy.rs`, names that may be kept for ever from `dist/names.rs`, content types from `mime.rs`: the
//! same as in `_headers`. One thing differs. A file on a server is not made anew with each build, so its policy may not
//! depend on the build: the hash of the style in the page stands in the page's own policy only, and what `default-src` says is
//! said of each kind by itself ([`policy::lasting`]). A browser obeys both policies.
//! Not here: whether real servers do what the rules say: `tests/e2e/tests/deploy.rs`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::dist::{list, names, policy};
use crate::{Outcome, headers, mime, place};

/// Where the rules for nginx are, below the workspace.
pub const NGINX: &str = "deploy/nginx/quiet-legs.conf";
/// The same for Caddy.
pub const CADDY: &str = "deploy/caddy/quiet-legs.caddy";

/// The command with its words.
///
/// # Errors
/// A word it does not know, a file that cannot be written, or with `--check` one that differs.
pub fn command(words: &[String]) -> Outcome<()> {
    let check = match words {
        [] => false,
        [word] if word == "--check" => true,
        other => return Err(format!("deploy does not know {other:?}: deploy [--check]")),
    };
    let differing = differing();
    if !check {
        for (path, text) in &differing {
            fs::write(place::root().join(path), text)
                .map_err(|error| format!("cannot write {path}: {error}"))?;
        }
    }
    println!("deploy: 2 files, {} changed", differing.len());
    match differing.first() {
        Some((path, _)) if check => {
            Err(format!("{path} differs from the build's rules; run `cargo xtask deploy`"))
        }
        _ => Ok(()),
    }
}

/// The files that are not as they should be, and how they should be.
fn differing() -> Vec<(&'static str, String)> {
    let same =
        |path: &str, text: &str| fs::read_to_string(place::root().join(path)).is_ok_and(|old| old == text);
    [(NGINX, nginx()), (CADDY, caddy())].into_iter().filter(|(path, text)| !same(path, text)).collect()
}

/// The rules for nginx, to be included in a `server` block.
fn nginx() -> String {
    let mut text = "\
# Quiet Legs in nginx. Written by `cargo xtask deploy`; include it in a server block. docs/deploy.md says how.
# The server block sets root, and $quiet_legs: \"\" when the app is at the root, \"/sub\" when it was built with --base /sub/.

types {\n"
        .to_owned();
    for kind in kinds() {
        let endings: Vec<&str> = mime::ENDINGS.into_iter().filter(|ending| bare(ending) == kind).collect();
        line(&mut text, &format!("    {kind} {};", endings.join(" ")));
    }
    let with_letters = charsets().join(" ");
    let packed: Vec<&str> = packed().into_iter().filter(|kind| *kind != "text/html").collect();
    let _ok = write!(
        text,
        "}}
default_type application/octet-stream;
charset utf-8;
charset_types {with_letters};
index index.html;

gzip on;
gzip_vary on;
gzip_comp_level 6;
gzip_min_length 256;
gzip_types {};

# A name with its content's hash never changes; everything else is asked for anew.
set $quiet_legs_keep \"{}\";
if ($uri ~ \"{}\") {{
    set $quiet_legs_keep \"{}\";
}}
add_header Cache-Control $quiet_legs_keep;
",
        packed.join(" "),
        policy::ASKED,
        names::PATTERN,
        policy::KEPT
    )
    .is_ok();
    for (name, value) in policy::lasting() {
        line(&mut text, &format!("add_header {name} \"{value}\" always;"));
    }
    text.push_str("\nerror_page 404 $quiet_legs/404.html;\nlocation ~ /_headers$ {\n    return 404;\n}\n");
    text
}

/// The rules for Caddy, two snippets.
fn caddy() -> String {
    let mut text = "\
# Quiet Legs in Caddy. Written by `cargo xtask deploy`; a Caddyfile imports it. docs/deploy.md says how.
# Use: import quiet_legs <root> <path>, the path \"\" when the app is at the root, \"/sub\" when it was built with --base /sub/.

(quiet_legs_headers) {
	header {
"
    .to_owned();
    for (name, value) in policy::lasting() {
        line(&mut text, &format!("\t\t{name} \"{value}\""));
    }
    let pattern = names::PATTERN;
    let packed = packed()
        .into_iter()
        .fold(String::new(), |lines, kind| lines + "\t\t\theader Content-Type " + kind + "*\n");
    let _ok = write!(
        text,
        "\t}}
}}

(quiet_legs) {{
	root * {{args.0}}
	encode {{
		gzip 6
		match {{
{packed}		}}
	}}
	import quiet_legs_headers

	# A name with its content's hash never changes; everything else is asked for anew.
	@kept path_regexp {pattern}
	@asked not path_regexp {pattern}
	header @kept Cache-Control \"{}\"
	header @asked Cache-Control {}

	# What Caddy does not know, or what a machine may know otherwise.
",
        policy::KEPT,
        policy::ASKED
    )
    .is_ok();
    for ending in mime::ENDINGS {
        let kind = mime::of(&format!("a.{ending}"));
        line(&mut text, &format!("\t@{ending} path *.{ending}\n\theader @{ending} Content-Type \"{kind}\""));
    }
    text.push_str(
        "
	file_server {
		hide _headers
		precompressed br
	}
	handle_errors {
		import quiet_legs_headers
		header -Cache-Control
		header Content-Type \"text/html; charset=utf-8\"
		rewrite * {args.1}/404.html
		file_server
	}
}
",
    );
    text
}

fn line(text: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ok = writeln!(text, "{line}").is_ok();
}

/// The content type of an ending, without its letters.
fn bare(ending: &str) -> &'static str {
    let kind = mime::of(&format!("a.{ending}"));
    kind.split(';').next().unwrap_or(kind)
}

/// Each content type once.
fn kinds() -> Vec<&'static str> {
    let mut all: Vec<&str> = mime::ENDINGS.into_iter().map(bare).collect();
    all.dedup();
    all
}

/// The content types that are worth packing.
fn packed() -> Vec<&'static str> {
    let worth = |ending: &&str| mime::compressible(&format!("a.{ending}"));
    let mut all: Vec<&str> = mime::ENDINGS.into_iter().filter(worth).map(bare).collect();
    all.dedup();
    all
}

/// The content types whose letters are said; nginx says those of HTML by itself.
fn charsets() -> Vec<&'static str> {
    let says = |ending: &&str| mime::of(&format!("a.{ending}")).contains("charset");
    let mut all: Vec<&str> = mime::ENDINGS.into_iter().filter(says).map(bare).collect();
    all.dedup();
    all.retain(|kind| *kind != "text/html");
    all
}

/// What a server with the rules of `deploy/` must answer for a path of a dist with this `_headers` file: its headers, but the
/// policy that lasts. `file` is what is served, a path in the dist.
pub fn expected(headers: &str, path: &str, file: &str) -> Vec<(String, String)> {
    let rules = headers::parse(headers);
    let mut all = headers::of(&rules, path);
    all.push(("Content-Type".into(), mime::of(file).into()));
    for (name, value) in policy::lasting().into_iter().filter(|(name, _)| name == policy::NAME) {
        all.retain(|(known, _)| *known != name);
        all.push((name, value));
    }
    all
}

/// Writes each file that is worth it a second time, packed with brotli of this quality (0 to 11), as `name.br`.
///
/// # Errors
/// A file cannot be read or written.
pub fn pack(dist: &Path, quality: u32) -> Outcome<()> {
    for file in list::files(dist)?.iter().filter(|file| mime::compressible(file)) {
        let bytes = fs::read(dist.join(file)).map_err(|error| format!("cannot read {file}: {error}"))?;
        fs::write(dist.join(format!("{file}.br")), pack::brotli(&bytes, quality))
            .map_err(|error| format!("cannot write {file}.br: {error}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_deploy_say_what_the_build_says() {
        let differing: Vec<&str> = differing().into_iter().map(|(path, _)| path).collect();
        assert!(differing.is_empty(), "{differing:?} differ; run `cargo xtask deploy`");
    }

    #[test]
    fn the_policy_that_lasts_forbids_all_that_the_build_s_policy_forbids() {
        let lasting = policy::lasting();
        let (_, lasting) = lasting.iter().find(|(name, _)| name == policy::NAME).unwrap();
        let rules: Vec<&str> = lasting.split("; ").collect();
        let built = policy::policy(&["sha256-x=".to_owned()]);
        // The style is the page's own matter; what default-src covers is said of each kind.
        let own = |rule: &&str| !rule.starts_with("default-src") && !rule.starts_with("style-src");
        for rule in built.split("; ").filter(own) {
            assert!(rules.contains(&rule), "{rule}");
        }
        for kind in ["object-src", "frame-src", "font-src", "media-src"] {
            assert!(rules.contains(&format!("{kind} 'none'").as_str()), "{kind}");
        }
        assert!(rules.contains(&"frame-ancestors 'none'") && !lasting.contains("sha256"));
    }

    #[test]
    fn the_pattern_of_kept_names_is_the_one_of_the_build() {
        let pattern = "/(app|rest)-[0-9a-f]{16}\\.(js|css|wasm)$";
        assert_eq!(names::PATTERN, pattern);
        assert!(names::is_hashed("app-0123456789abcdef.js") && names::is_hashed("rest-0123456789abcdef.css"));
    }

    #[test]
    fn what_is_expected_is_the_build_s_own_list() {
        let headers = policy::headers("/r/", "p 'sha256-x='", &["app-1.js".into()], |_| true);
        let of = |name: &str| {
            expected(&headers, "/r/app-1.js", "app-1.js")
                .into_iter()
                .find(|(known, _)| known == name)
                .unwrap()
                .1
        };
        assert_eq!(of("Cache-Control"), policy::KEPT);
        assert_eq!(of("Content-Type"), "text/javascript; charset=utf-8");
        assert!(of(policy::NAME).contains("connect-src 'self'") && !of(policy::NAME).contains("sha256"));
        assert_eq!(of("Referrer-Policy"), "no-referrer");
    }
}
