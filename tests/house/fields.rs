//! What somebody types stays in the diary: the browser is asked to remember none of it elsewhere, neither as something to offer in
//! another field nor to fill a field in again after a restart.

use crate::{files, none, read};

/// Kinds of fields in which nothing is typed.
const PICKED: [&str; 3] = ["radio", "checkbox", "file"];

/// Every tag of a field in a text, to the `>` that ends it: one inside braces, brackets or quotes does not.
fn fields(text: &str) -> Vec<&str> {
    let starts = ["<input", "<textarea"].map(|name| text.match_indices(name)).into_iter().flatten();
    starts
        .filter_map(|(start, name)| {
            let tag = text.get(start..)?;
            let mut quoted = false;
            let mut depth = 0;
            for (at, letter) in tag.char_indices() {
                match letter {
                    '"' => quoted = !quoted,
                    '{' | '(' if !quoted => depth += 1,
                    '}' | ')' if !quoted => depth -= 1,
                    '>' if !quoted && depth == 0 => return tag.get(..at),
                    _ => {}
                }
            }
            panic!("<{name}> does not end")
        })
        .collect()
}

/// The fields in which something is typed and that do not say that it is not to be remembered.
fn remembered(path: &str, text: &str) -> Vec<String> {
    let typed = |tag: &&str| !PICKED.iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")));
    let open = fields(text).into_iter().filter(typed).filter(|tag| !tag.contains("autocomplete=\"off\""));
    open.map(|tag| format!("{path}: autocomplete=\"off\" is missing in {tag}")).collect()
}

#[test]
fn no_field_asks_a_browser_to_remember_what_is_typed() {
    let mut pages = files("src", &[".rs"]);
    pages.extend(files("assets", &[".html"]));
    pages.push("index.html".to_owned());
    let texts: Vec<(String, String)> = pages.into_iter().map(|path| (path.clone(), read(&path))).collect();
    let count: usize = texts.iter().map(|(_, text)| fields(text).len()).sum();
    assert!(count > 30, "only {count} fields are found");
    none(&texts.iter().flat_map(|(path, text)| remembered(path, text)).collect::<Vec<_>>());
    // What is submitted is remembered whatever its fields say.
    let forms = texts.iter().filter(|(_, text)| text.contains("<form"));
    none(&forms.map(|(path, _)| format!("{path}: a form")).collect::<Vec<_>>());
}

#[test]
fn a_field_that_forgets_to_say_so_is_found() {
    let text = "<input type=\"radio\" on:change=move |_| go(a > b) />\n<input id=\"x\" title=\"a > b\"\n type=\"text\" /><textarea autocomplete=\"off\"></textarea>";
    assert_eq!(fields(text).len(), 3);
    assert_eq!(remembered("a.rs", text).len(), 1);
    assert!(remembered("a.rs", text).iter().all(|said| said.contains("id=\"x\"")));
}
