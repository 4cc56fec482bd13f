//! The release as the tests serve it that watch whole sets: the same bytes, and a page that asks for sixty times the tempo
//! (`src/platform/clock.rs`). A release never asks.

use std::fs;
use std::path::Path;

use super::{list, read, write};
use crate::{Outcome, html, place};

/// The attribute of the page's root element.
const ASKED: &str = "data-tempo";

/// Copies a release to an empty folder, with a page that asks for the tempo and a worker that knows this page.
///
/// # Errors
/// A sentence, when a file cannot be read or written, or the page has no root element.
pub fn quicken(release: &Path, dist: &Path) -> Outcome<()> {
    for file in list::files(release)? {
        let target = dist.join(&file);
        let folder = target.parent().unwrap_or(dist);
        fs::create_dir_all(folder)
            .and_then(|()| fs::copy(release.join(&file), &target))
            .map_err(|error| format!("cannot copy {file} to {}: {error}", dist.display()))?;
    }
    for page in ["index.html", "404.html"] {
        write(dist, page, &asking(&read(dist, page)?)?)?;
    }
    let template = read(&place::root(), "assets/sw.js")?;
    write(dist, "sw.js", &list::worker(&list::entries(dist)?, &template)?)
}

fn asking(page: &str) -> Outcome<String> {
    let tags = html::tags(page);
    let root = tags.iter().find(|tag| tag.name == "html").ok_or("the page has no <html>")?;
    let at = root.place.start + "<html".len();
    Ok(html::edited(page, vec![(at..at, format!(" {ASKED}=\"60\""))]))
}

/// A release whose page asks is none.
pub fn refused(page: &str) -> Outcome<()> {
    if page.contains(ASKED) {
        return Err(format!("index.html has {ASKED}, which is for tests alone"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=en><body>";

    #[test]
    fn the_page_of_the_tests_asks_and_that_of_a_release_may_not() {
        let asking = asking(PAGE).unwrap();
        assert_eq!(asking, "<!doctype html><html data-tempo=\"60\" lang=en><body>");
        assert!(refused(&asking).is_err() && refused(PAGE).is_ok());
        assert!(super::asking("<body>").is_err());
    }
}
