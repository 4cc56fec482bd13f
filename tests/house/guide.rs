//! The guide and the page on privacy: documents as written by the domain, easy words, no claims, and names the app really has.

use crate::words::{HARDEST, claims, reading_grade};
use crate::{files, none, read, rooms};
use domain::guide::{PAGES, Page};

/// Names in a page that are neither in the source of the app nor in `index.html` as a text of its own.
fn unknown(page: &Page, app: &str) -> Vec<String> {
    let has = |name: &&str| app.contains(&format!("\"{name}\"")) || app.contains(&format!(">{name}<"));
    page.names().filter(|name| !has(name)).map(|name| format!("{}: the app has no {name}", page.id)).collect()
}

/// What the app says: the shell, the static page, the words of the domain.
fn app() -> String {
    let own = rooms().into_iter().filter(|path| !path.contains("/guide/"));
    let all = files("src", &[".rs"]).into_iter().chain(own).chain(["index.html".to_owned()]);
    all.map(|path| read(&path)).collect()
}

#[test]
fn the_documents_are_the_pages_of_the_app() {
    for page in PAGES {
        let path = format!("docs/{}.md", page.id);
        assert_eq!(read(&path), page.markdown(), "{path} differs; run `cargo xtask guide`");
    }
}

#[test]
fn the_guide_reads_easily_and_claims_nothing() {
    for page in PAGES {
        let lines: Vec<String> = page.lines().collect();
        let grade = reading_grade(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        println!("{:8} {grade:.1}", page.id);
        assert!(grade <= HARDEST, "{}: Flesch-Kincaid {grade:.1}", page.id);
        let complain = |line: &String| {
            claims(line).into_iter().map(|claim| format!("{claim} in: {line}")).collect::<Vec<_>>()
        };
        none(&lines.iter().flat_map(complain).collect::<Vec<_>>());
    }
}

#[test]
fn what_the_guide_names_is_in_the_app() {
    let app = app();
    none(&PAGES.into_iter().flat_map(|page| unknown(page, &app)).collect::<Vec<_>>());
    assert!(PAGES.into_iter().all(|page| page.names().count() > 3));
    assert!(!unknown(PAGES[0], "\"Cramp now\"").is_empty(), "a name that is nowhere is not found");
}
