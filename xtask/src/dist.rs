//! The one hook Trunk calls after each build: from what Trunk made to what a host serves.
//!
//! Release: the app cut in two, two critical styles, two late stylesheets, names from content, requests after the first paint,
//! the policy, the page of licences, `404.html`, `_headers`, the service worker with its list, and checks that refuse a dist that could talk to others
//! or miss a file.
//! Debug (`trunk serve`): no policy, and a worker that takes itself away.
//! Not here: building (`build.rs`), serving (`server.rs`), sizes (`budgets.rs`).

pub mod checks;
mod glue;
mod imports;
pub mod list;
pub mod names;
mod order;
pub mod policy;
mod scripts;
mod split;
pub mod styles;
pub mod tempo;

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{Outcome, html, licences, mime, place, remap};

/// A worker for development: it removes itself, so that an older build cannot answer for a newer one.
const GOODBYE: &str = "\
// Development: nothing is kept offline. Takes away itself and what a release kept on this address.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('quietlegs-')) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
";

/// What Trunk says about its build.
struct Stage {
    root: PathBuf,
    base: String,
}

/// Runs the hook with Trunk's environment.
pub fn command() -> Outcome<()> {
    let read = |name: &str| {
        env::var(name).map_err(|_| {
            format!("{name} is not set: `xtask dist` is called by Trunk, use `cargo xtask build`")
        })
    };
    let stage = Stage { root: PathBuf::from(read("TRUNK_STAGING_DIR")?), base: read("TRUNK_PUBLIC_URL")? };
    if read("TRUNK_PROFILE")? != "release" {
        return write(&stage.root, "sw.js", GOODBYE);
    }
    if stage.base.contains("://") {
        return Err(format!("the public URL {} names a host; use a path such as /quiet-legs/", stage.base));
    }
    let template = fs::read_to_string(place::root().join("assets/sw.js"))
        .map_err(|error| format!("cannot read assets/sw.js: {error}"))?;
    split::cut(&stage.root, &names::app(&self::read(&stage.root, "index.html")?, &stage.base)?)?;
    write(&stage.root, licences::PAGE, &licences::page()?)?;
    release(&stage, &template)
}

fn read(root: &Path, path: &str) -> Outcome<String> {
    fs::read_to_string(root.join(path)).map_err(|error| format!("cannot read {path} of the dist: {error}"))
}

fn write(root: &Path, path: &str, text: &str) -> Outcome<()> {
    fs::write(root.join(path), text).map_err(|error| format!("cannot write {path} of the dist: {error}"))
}

fn release(stage: &Stage, template: &str) -> Outcome<()> {
    let (root, base) = (stage.root.as_path(), stage.base.as_str());
    let critical = styles::merge_critical(&read(root, "index.html")?)?;
    let mut page = critical.html;
    for group in [styles::Group::First, styles::Group::Rest] {
        let joined = styles::join(&page, base, group, |path| read(root, path))?;
        for part in &joined.parts {
            fs::remove_file(root.join(part)).map_err(|error| format!("cannot remove {part}: {error}"))?;
        }
        if !joined.parts.is_empty() {
            write(root, &joined.name, &joined.css)?;
        }
        page = joined.html;
    }
    for script in ["boot.js", "shadow.js", "worker.js", "rescue.js"] {
        if root.join(script).exists() {
            write(root, script, &scripts::without_remarks(script, &read(root, script)?)?)?;
        }
    }
    tempo::refused(&page)?;
    let page = names::by_content(&page, base, root)?;
    let page = order::later(&with_worker(&page, base)?)?;
    let policy = policy::policy(&critical.sources);
    let page = policy::insert("index.html", &page, &policy)?;
    write(root, "index.html", &page)?;
    write(root, "404.html", &page)?;
    for apart in ["rescue.html", licences::PAGE] {
        if root.join(apart).exists() {
            let with_policy = policy::insert(apart, &read(root, apart)?, &policy::policy(&[]))?;
            write(root, apart, &with_policy)?;
        }
    }
    let entries = list::entries(root)?;
    write(root, "sw.js", &list::worker(&entries, template)?)?;
    let files: Vec<String> = list::files(root)?.into_iter().filter(|file| file != "_headers").collect();
    write(root, "_headers", &policy::headers(base, &policy, &files, names::is_hashed))?;
    check(root, base, &files)
}

/// Tells `boot.js` that there is a worker to register.
fn with_worker(page: &str, base: &str) -> Outcome<String> {
    let tags = html::tags(page);
    let boot = tags
        .iter()
        .find(|tag| tag.name == "script" && tag.get("src").is_some_and(|src| src.ends_with("boot.js")))
        .ok_or("index.html has no <script src=\"…boot.js\">")?;
    let at = boot.place.start + "<script".len();
    Ok(html::edited(page, vec![(at..at, format!(" data-sw=\"{base}sw.js\""))]))
}

fn check(root: &Path, base: &str, files: &[String]) -> Outcome<()> {
    for file in files {
        let bytes =
            fs::read(root.join(file)).map_err(|error| format!("cannot read {file} of the dist: {error}"))?;
        remap::refused(file, &bytes)?;
        let kind = mime::of(file);
        let page = kind.starts_with("text/html");
        if !page && !kind.starts_with("text/css") && !kind.starts_with("text/javascript") {
            continue;
        }
        let text = read(root, file)?;
        // The texts of licences name addresses. They are no links: what a page refers to is looked at below.
        if file != licences::PAGE {
            checks::no_addresses(file, &text)?;
        }
        if page {
            checks::no_inline(file, &text)?;
            present(file, checks::references(&text, base), files)?;
        }
    }
    for file in files.iter().filter(|file| file.ends_with(".webmanifest")) {
        present(file, checks::manifest(&read(root, file)?)?, files)?;
    }
    Ok(())
}

fn present(page: &str, wanted: Vec<String>, files: &[String]) -> Outcome<()> {
    match wanted.into_iter().find(|one| !files.contains(one)) {
        Some(missing) => Err(format!("{page} refers to {missing}, which is not in the dist")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
