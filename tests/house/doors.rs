//! Who may touch the browser, storage, the clock and the network.

use crate::{code, files, none, read, rooms};

/// Every place in `paths` where one of `forbidden` stands, except in the files `allowed` starts.
fn check(paths: &[String], text: fn(&str) -> String, forbidden: &[&str], allowed: &[&str]) -> Vec<String> {
    let outside = paths.iter().filter(|path| !allowed.iter().any(|start| path.starts_with(start)));
    outside.flat_map(|path| found(path, &text(path), forbidden)).collect()
}

fn found(path: &str, text: &str, forbidden: &[&str]) -> Vec<String> {
    let hits = forbidden.iter().filter(|word| text.contains(**word));
    hits.map(|word| format!("{path}: `{word}` does not belong here")).collect()
}

fn shell() -> Vec<String> {
    files("src", &[".rs"])
}

fn page_and_assets() -> Vec<String> {
    let mut all = files("assets", &[".js", ".css", ".html", ".svg", ".webmanifest", ".json"]);
    all.push("index.html".to_owned());
    all
}

/// Inline styles that the content security policy would refuse.
const INLINE_STYLE: [&str; 4] = [" style=", "<Style", "\"style\"", "cssText"];
/// Ways to the browser.
const BROWSER: [&str; 3] = ["web_sys", "js_sys", "gloo_"];
/// Ways to storage: to the store itself, to the keeper that may change it, and to the second store.
const STORAGE: [&str; 11] = [
    "shadow::write",
    "shadow::erase",
    "Keeper::open",
    "platform::storage",
    "LocalStore",
    "vault::open",
    "vault::save",
    "vault::remove",
    "vault::erase",
    "localStorage",
    "sessionStorage",
];
/// What changes a store that it is handed.
const WRITERS: [&str; 7] = [
    "vault::apply",
    "vault::forget(",
    "vault::sweep(",
    "vault::erase(",
    "vault::lay_ballast(",
    "store.set(",
    "store.remove(",
];
/// Ways to write storage in the one script that may read the diary, `rescue.js`.
const STORAGE_WRITES: [&str; 5] =
    [".setItem(", ".removeItem(", ".clear(", "localStorage[", "deleteDatabase("];
/// Ways to the clock, to randomness and to the outside from rules.
const AMBIENT: [&str; 9] = [
    "::now(",
    "std::time",
    "SystemTime",
    "std::env",
    "std::fs",
    "std::net",
    "std::io",
    "rand::",
    "std::thread",
];
/// Names of the languages of a page, and of a list of codes, which look like addresses and are never fetched.
const NAMESPACES: [&str; 5] = [
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://loinc.org",
];
/// Beginnings of an address on another host.
const OFF_ORIGIN: [&str; 8] =
    ["http://", "https://", "ws://", "wss://", "=\"//", "='//", "url(//", "url(\"//"];

/// A file's text without the names that only look like addresses.
fn without_namespaces(path: &str) -> String {
    NAMESPACES.iter().fold(read(path), |text, name| text.replace(name, ""))
}

#[test]
fn no_style_is_written_inline() {
    none(&check(&shell(), code, &INLINE_STYLE, &[]));
    none(&check(&rooms(), code, &[" style=", "<style"], &[]));
    let mut pages = files("assets", &[".html"]);
    pages.push("index.html".to_owned());
    none(&check(
        &pages,
        read,
        &[" style=", "<style", " onclick=", " onload=", " onerror=", "javascript:"],
        &[],
    ));
}

#[test]
fn only_the_platform_touches_the_browser() {
    none(&check(&shell(), code, &BROWSER, &["src/platform/"]));
    none(&check(&shell(), code, &["wasm_bindgen"], &["src/platform/", "src/main.rs"]));
    none(&check(&rooms(), code, &["web_sys", "js_sys", "gloo_", "wasm_bindgen", "leptos"], &[]));
}

#[test]
fn views_and_parts_never_call_the_platform_and_parts_have_no_context() {
    let views = files("src/views", &[".rs"]);
    let parts = files("src/parts", &[".rs"]);
    none(&check(&views, code, &["platform::"], &[]));
    none(&check(&parts, code, &["platform::", "state::", "use_context", "expect_context"], &[]));
    none(&check(
        &files("src/platform", &[".rs"]),
        code,
        &["leptos", "RwSignal", "crate::views", "crate::state"],
        &[],
    ));
}

#[test]
fn only_persistence_writes_storage() {
    none(&check(&shell(), code, &STORAGE, &["src/platform/", "src/state/persistence.rs"]));
    none(&check(&shell(), code, &["platform::shadow", ", shadow"], &["src/state/persistence.rs"]));
    // In the domain, what writes a store is asked by the keeper's one door alone.
    let domain = rooms();
    none(&check(&domain, code, &WRITERS, &["crates/domain/src/keeper/door.rs", "crates/domain/src/vault/"]));
    let writes =
        check(&shell(), code, &["set_item(", "remove_item(", ".clear()"], &["src/platform/storage.rs"]);
    // A list may be cleared; storage may not.
    none(
        &writes
            .into_iter()
            .filter(|one| !one.contains(".clear()") || one.contains("src/platform/"))
            .collect::<Vec<_>>(),
    );
    let (rescue, shadow) = ("assets/rescue.js", "assets/shadow.js");
    none(&check(&page_and_assets(), code, &["localStorage"], &[rescue, "assets/boot.js"]));
    // boot.js only touches it, so that the browser has read it by the time the app asks.
    let touched = code("assets/boot.js").replace("void localStorage.length;", "");
    none(&found("assets/boot.js", &touched, &["localStorage"]));
    none(&check(&page_and_assets(), read, &["indexedDB"], &[shadow]));
    none(&found(rescue, &read(rescue), &STORAGE_WRITES));
    none(&found(rescue, &read(rescue), &["shadow.write", "shadow.erase", "{ write", "{ erase"]));
}

#[test]
fn the_domain_has_no_clock_no_randomness_and_no_input_or_output() {
    none(&check(&rooms(), code, &AMBIENT, &[]));
    let chrono = read("Cargo.toml");
    let line = chrono.lines().find(|line| line.starts_with("chrono")).unwrap();
    assert!(line.contains("default-features = false") && !line.contains("clock"), "{line}");
}

#[test]
fn nothing_is_asked_of_another_origin() {
    none(&check(&page_and_assets(), without_namespaces, &OFF_ORIGIN, &[]));
    none(&check(&shell(), without_namespaces, &OFF_ORIGIN, &[]));
    none(&check(&files("style", &[".css"]), without_namespaces, &OFF_ORIGIN, &[]));
    none(&check(&rooms(), without_namespaces, &OFF_ORIGIN, &[]));
}

#[test]
fn a_breach_of_each_kind_is_found() {
    assert_eq!(found("x", "view! { <p style=\"color:red\"> }", &INLINE_STYLE).len(), 1);
    assert_eq!(found("x", "view! { <Style>p{}</Style> }", &INLINE_STYLE).len(), 1);
    assert_eq!(found("x", "use web_sys::window;", &BROWSER).len(), 1);
    assert_eq!(found("x", "use crate::platform::storage::LocalStore;", &STORAGE).len(), 2);
    assert_eq!(found("x", "shadow::write(&change).await", &STORAGE).len(), 1);
    assert_eq!(found("x", "vault::apply(store, &change)", &WRITERS).len(), 1);
    assert_eq!(found("x", "localStorage.setItem('a', 1)", &STORAGE_WRITES).len(), 1);
    assert_eq!(found("x", "let now = Utc::now();", &AMBIENT).len(), 1);
    assert_eq!(found("x", "<img src=\"https://example.org/a.png\">", &OFF_ORIGIN).len(), 1);
    assert_eq!(found("x", "<script src=\"//example.org/a.js\">", &OFF_ORIGIN).len(), 1);
    assert!(found("x", "<svg xmlns=\"\">", &OFF_ORIGIN).is_empty());
}
