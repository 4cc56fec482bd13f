//! Names from content. Trunk names the app by what cargo made, before wasm-bindgen and wasm-opt changed it,
//! so one name could carry different bytes; here each name is the SHA-256 of what is served.

use std::fs;
use std::path::Path;

use super::split::REST;
use crate::{Outcome, digest, html, wasm_opt};

/// [`is_hashed`] as servers write it, for addresses.
pub const PATTERN: &str = r"/(app|rest)-[0-9a-f]{16}\.(js|css|wasm)$";

/// The app's two files, as paths in the dist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    pub js: String,
    pub wasm: String,
}

/// The app's two files, as the page names them.
pub fn app(html: &str, base: &str) -> Outcome<App> {
    let tags = html::tags(html);
    let boot = tags
        .iter()
        .find(|tag| tag.name == "script" && tag.get("data-wasm").is_some())
        .ok_or("index.html has no <script data-wasm>")?;
    let inside = |name: &str| -> Outcome<String> {
        let address = boot.get(name).unwrap_or_default();
        let path = address.strip_prefix(base).filter(|path| !path.is_empty());
        path.map(str::to_owned).ok_or(format!("{name} is {address}, which is not below {base}"))
    };
    Ok(App { js: inside("data-js")?, wasm: inside("data-wasm")? })
}

/// The page with the new names. The files are renamed on the way, each before the one that names it.
pub fn by_content(html: &str, base: &str, root: &Path) -> Outcome<String> {
    let App { js, wasm } = app(html, base)?;
    let new_rest = shrunk(root, REST, "rest")?;
    let new_wasm = shrunk(root, &wasm, "app")?;
    let glue = String::from_utf8(read(root, &js)?).map_err(|error| format!("{js} is not text: {error}"))?;
    for name in [REST, &wasm] {
        if !glue.contains(name) {
            return Err(format!("{js} does not name {name}"));
        }
    }
    let glue = super::glue::tidy(&glue).replace(REST, &new_rest).replace(&wasm, &new_wasm);
    fs::write(root.join(&js), &glue).map_err(|error| format!("cannot write {js}: {error}"))?;
    let new_js = rename(root, &js, "app", "js")?;
    Ok(html.replace(&wasm, &new_wasm).replace(&js, &new_js))
}

fn shrunk(root: &Path, name: &str, kind: &str) -> Outcome<String> {
    println!("dist: {kind}: {}", wasm_opt::shrink(&root.join(name)));
    rename(root, name, kind, "wasm")
}

fn read(root: &Path, name: &str) -> Outcome<Vec<u8>> {
    fs::read(root.join(name)).map_err(|error| format!("cannot read {name}: {error}"))
}

fn rename(root: &Path, old: &str, kind: &str, ending: &str) -> Outcome<String> {
    let new = format!("{kind}-{}.{ending}", digest::short(&read(root, old)?));
    fs::rename(root.join(old), root.join(&new)).map_err(|error| format!("cannot rename {old}: {error}"))?;
    Ok(new)
}

/// Whether a name carries its content's hash, so that it may be kept for ever.
pub fn is_hashed(path: &str) -> bool {
    is_first(path) || is_rest(path)
}

/// Whether a file is the app's script, style or WASM, which the first screens need.
pub fn is_first(path: &str) -> bool {
    is_named(path, "app-")
}

/// Whether a file is the rest of the app, which is loaded later.
pub fn is_rest(path: &str) -> bool {
    is_named(path, "rest-")
}

fn is_named(path: &str, kind: &str) -> bool {
    let rest = path.strip_prefix(kind).and_then(|rest| rest.split_once('.'));
    let middle = rest.map_or("", |(middle, _)| middle);
    middle.len() == 16 && middle.bytes().all(|letter| letter.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names() {
        assert!(is_hashed("app-0123456789abcdef.js") && is_hashed("rest-0123456789abcdef.wasm"));
        assert!(is_first("app-0123456789abcdef.js") && !is_first("rest-0123456789abcdef.wasm"));
        assert!(
            !is_hashed("app-icon.png") && !is_hashed("boot.js") && !is_hashed("x/app-0123456789abcdef.js")
        );
    }
}
