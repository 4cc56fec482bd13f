//! The words and figures in `index.html` are the domain's own.

use crate::read;
use domain::body::{Muscle, Position};
use domain::page::piece;

/// Every region of a page: its name and what stands between its marks, or what is wrong with the marks.
fn regions(page: &str) -> Vec<Result<(String, String), String>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("<!-- begin:") {
        let Some((name, body)) = after.split_once(" -->") else {
            found.push(Err(format!("a begin mark is not closed: {}", after.get(..40).unwrap_or(after))));
            break;
        };
        let end = format!("<!-- end:{name} -->");
        match body.split_once(&end) {
            Some((inner, after)) if !inner.contains("<!-- begin:") => {
                found.push(Ok((name.to_owned(), inner.to_owned())));
                rest = after;
            }
            _ => {
                found.push(Err(format!("`{name}` has no end mark of its own")));
                rest = body;
            }
        }
    }
    found
}

/// What is wrong with the generated regions of a page.
fn check(page: &str) -> Vec<String> {
    let complain = |region: Result<(String, String), String>| match region {
        Err(fault) => Some(fault),
        Ok((name, inner)) => match piece(&name) {
            None => Some(format!("`{name}` is not a name the domain knows")),
            Some(expected) if expected.trim() != inner.trim() => {
                Some(format!("`{name}` differs from the domain; run `cargo xtask shell`"))
            }
            Some(_) => None,
        },
    };
    regions(page).into_iter().filter_map(complain).collect()
}

#[test]
fn the_static_page_says_exactly_what_the_domain_says() {
    crate::none(&check(&read("index.html")));
}

#[test]
fn the_static_page_holds_every_instruction_and_the_emergency_card() {
    let page = read("index.html");
    let names: Vec<String> = regions(&page).into_iter().filter_map(|region| Some(region.ok()?.0)).collect();
    let mut wanted = vec!["help-card".to_owned(), "help-today".to_owned(), "figure-defs".to_owned()];
    for muscle in Muscle::ALL {
        for position in Position::ALL {
            // "Somewhere else" says the same in bed and standing, so once is enough.
            if muscle != Muscle::Other || position == Position::Bed {
                wanted.push(format!("relief:{}:{}", muscle.id(), position.id()));
            }
        }
    }
    wanted.retain(|name| !names.contains(name));
    crate::none(&wanted);
}

#[test]
fn a_changed_unknown_or_broken_region_is_found() {
    let good = "<!-- begin:relief:calf:standing -->Stand on the leg. Press your heel down.<!-- end:relief:calf:standing -->";
    assert!(check(good).is_empty());
    assert_eq!(check(&good.replace("heel", "toe")).len(), 1);
    assert_eq!(check("<!-- begin:nothing -->x<!-- end:nothing -->").len(), 1);
    assert_eq!(check("<!-- begin:strip -->x").len(), 1);
    assert_eq!(check("<!-- begin:strip -->x<!-- end:other -->").len(), 1);
}
