//! Paths named in the documents exist.

use crate::{files, none, read, root};

/// Folders whose paths a document may name in `code marks`.
const ROOMS: [&str; 8] = ["deploy/", "crates/", "src/", "style/", "assets/", "tests/", "xtask/", "docs/"];

/// The targets of `[text](target)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)).collect()
}

/// What stands in code marks and names one path of this project.
fn paths(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    let marked = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
    let plain = |word: &&str| {
        ROOMS.iter().any(|room| word.starts_with(room)) && !word.contains(['<', '*', '…', '{', ' '])
    };
    marked.filter(plain).collect()
}

/// Every target named in a document that is not there.
fn check(document: &str, text: &str) -> Vec<String> {
    let folder = root().join(document).parent().map(std::path::Path::to_path_buf).unwrap_or_default();
    let local = |link: &&str| !link.contains("://") && !link.starts_with('#') && !link.starts_with("mailto:");
    let broken = links(text).into_iter().filter(local).filter(|link| {
        let path = link.split('#').next().unwrap_or_default();
        !folder.join(path).exists()
    });
    let missing = paths(text).into_iter().filter(|path| !root().join(path).exists());
    broken.chain(missing).map(|target| format!("{document}: {target} does not exist")).collect()
}

#[test]
fn every_path_in_the_documents_exists() {
    let mut documents =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(str::to_owned).to_vec();
    documents.extend(files("docs", &[".md"]));
    let complaints: Vec<String> =
        documents.iter().flat_map(|document| check(document, &read(document))).collect();
    none(&complaints);
}

#[test]
fn a_dead_link_and_a_dead_path_are_found() {
    assert!(
        check(
            "README.md",
            "[a](ARCHITECTURE.md#rooms) [b](https://example.org) `tests/house.rs` `cargo xtask`"
        )
        .is_empty()
    );
    assert_eq!(check("README.md", "[a](NOWHERE.md) and `src/nowhere.rs`").len(), 2);
    assert!(check("README.md", "`src/views/<route>.rs` `style/parts/*.css`").is_empty());
}
