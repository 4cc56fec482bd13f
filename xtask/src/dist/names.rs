//! Names from content. Trunk names the app by what cargo made, before wasm-bindgen and wasm-opt changed it,
//! so one name could carry different bytes; here each name is the SHA-256 of what is served.

use std::fs;
use std::path::Path;

use crate::{Outcome, digest, html, wasm_opt};

/// The page with the new names. The files are renamed on the way.
pub fn by_content(html: &str, base: &str, root: &Path) -> Outcome<String> {
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
    let (js, wasm) = (inside("data-js")?, inside("data-wasm")?);
    println!("dist: {}", wasm_opt::shrink(&root.join(&wasm)));
    let new_wasm = rename(root, &wasm, "wasm", &read(root, &wasm)?)?;
    let glue = String::from_utf8(read(root, &js)?).map_err(|error| format!("{js} is not text: {error}"))?;
    let glue = super::glue::tidy(&glue).replace(&wasm, &new_wasm);
    fs::write(root.join(&js), &glue).map_err(|error| format!("cannot write {js}: {error}"))?;
    let new_js = rename(root, &js, "js", glue.as_bytes())?;
    Ok(html.replace(&wasm, &new_wasm).replace(&js, &new_js))
}

fn read(root: &Path, name: &str) -> Outcome<Vec<u8>> {
    fs::read(root.join(name)).map_err(|error| format!("cannot read {name}: {error}"))
}

fn rename(root: &Path, old: &str, ending: &str, bytes: &[u8]) -> Outcome<String> {
    let new = format!("app-{}.{ending}", digest::short(bytes));
    fs::rename(root.join(old), root.join(&new)).map_err(|error| format!("cannot rename {old}: {error}"))?;
    Ok(new)
}

/// Whether a name carries its content's hash, so that it may be kept for ever.
pub fn is_hashed(path: &str) -> bool {
    let middle =
        path.strip_prefix("app-").and_then(|rest| rest.split_once('.')).map_or("", |(middle, _)| middle);
    middle.len() == 16 && middle.bytes().all(|letter| letter.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names() {
        assert!(is_hashed("app-0123456789abcdef.js"));
        assert!(
            !is_hashed("app-icon.png") && !is_hashed("boot.js") && !is_hashed("x/app-0123456789abcdef.js")
        );
    }
}
