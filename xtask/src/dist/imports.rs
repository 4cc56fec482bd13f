//! Short names for what the WASM takes from its script. wasm-bindgen's end in sixteen digits of a hash, which no compression makes
//! smaller, and stand in both files. Measured: 4.9 KB (brotli) less before the first screens work, of 197 KB.

use std::collections::BTreeSet;

use crate::Outcome;
use crate::wasm_opt::leb;

/// The start of a module: `\0asm` and its version.
const HEAD: usize = 8;
/// The section with what a module takes.
const IMPORTS: u8 = 2;

/// The script and the module with every `__wbg_<what>_<hash>` named by a number.
pub fn shorten(script: &str, module: &[u8]) -> Outcome<(String, Vec<u8>)> {
    let names: Vec<&str> =
        words(script).filter(|word| is_hashed(word)).collect::<BTreeSet<_>>().into_iter().collect();
    let short = |name: &str| names.binary_search(&name).ok().map(|at| format!("i{at}"));
    let mut met = 0;
    let module = renamed(module, |name| short(name).inspect(|_| met += 1))
        .ok_or("the imports of the WASM have a shape that is not known here")?;
    if met != names.len() {
        return Err(format!(
            "the script offers {} hashed names, and the WASM takes {met} of them",
            names.len()
        ));
    }
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find("__wbg_") {
        let (before, from) = rest.split_at(at);
        let word = words(from).next().unwrap_or_default();
        out.push_str(before);
        match short(word) {
            Some(name) => out.push_str(&name),
            None => out.push_str(word),
        }
        rest = from.get(word.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    Ok((out, module))
}

/// The names in a script.
fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$')
}

fn is_hashed(word: &str) -> bool {
    let hash = word.strip_prefix("__wbg_").and_then(|rest| rest.rsplit_once('_')).map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|one| one.is_ascii_hexdigit()))
}

/// The module with other names for what it takes; `None` when it is not a module as we know them.
fn renamed(module: &[u8], mut new: impl FnMut(&str) -> Option<String>) -> Option<Vec<u8>> {
    let mut out = module.get(..HEAD).filter(|head| head.starts_with(b"\0asm"))?.to_vec();
    let mut rest = module.get(HEAD..)?;
    while let Some((kind, after)) = rest.split_first() {
        let (length, digits) = leb(after)?;
        let end = 1 + digits + length;
        if *kind == IMPORTS {
            let section = imports(after.get(digits..digits + length)?, &mut new)?;
            out.push(IMPORTS);
            number(&mut out, section.len());
            out.extend(section);
        } else {
            out.extend_from_slice(rest.get(..end)?);
        }
        rest = rest.get(end..)?;
    }
    Some(out)
}

fn imports(section: &[u8], new: &mut impl FnMut(&str) -> Option<String>) -> Option<Vec<u8>> {
    let (count, digits) = leb(section)?;
    let mut out = section.get(..digits)?.to_vec();
    let mut rest = section.get(digits..)?;
    for _ in 0..count {
        for has_new in [false, true] {
            let (length, digits) = leb(rest)?;
            let name = std::str::from_utf8(rest.get(digits..digits + length)?).ok()?;
            let name = has_new.then(|| new(name)).flatten().unwrap_or_else(|| name.to_owned());
            number(&mut out, name.len());
            out.extend(name.bytes());
            rest = rest.get(digits + length..)?;
        }
        let length = described(rest)?;
        out.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length..)?;
    }
    rest.is_empty().then_some(out)
}

/// How many bytes say what is taken: a function, a table, a memory or a global of a plain type.
fn described(bytes: &[u8]) -> Option<usize> {
    let limits = |from: usize| {
        let mut length = from + 1;
        for _ in 0..=(bytes.get(from)? & 1) {
            length += leb(bytes.get(length..)?)?.1;
        }
        Some(length)
    };
    match bytes.first()? {
        0 => Some(1 + leb(bytes.get(1..)?)?.1),
        // A type beyond one byte begins with these.
        1 | 3 if matches!(bytes.get(1)?, 0x63 | 0x64) => None,
        1 => limits(2),
        2 => limits(1),
        3 => Some(3),
        _ => None,
    }
}

/// Writes an unsigned LEB128 number.
fn number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_alert_0123456789abcdef";

    /// A module that takes these by name from `./a.js`, and has one more section after them.
    fn module(fields: &[(&str, &[u8])]) -> Vec<u8> {
        let mut section = Vec::new();
        number(&mut section, fields.len());
        for (name, what) in fields {
            for text in ["./a.js", name] {
                number(&mut section, text.len());
                section.extend(text.bytes());
            }
            section.extend_from_slice(what);
        }
        let mut all = b"\0asm\x01\0\0\0\x02".to_vec();
        number(&mut all, section.len());
        all.extend(section);
        all.extend([1, 1, 0]);
        all
    }

    #[test]
    fn hashed_names_become_numbers_in_both_files_and_nothing_else_changes() {
        let memory: &[u8] = &[2, 1, 17, 0x80, 1];
        let before =
            module(&[(LONG, &[0, 3]), ("memory", memory), ("table", &[1, 0x70, 0, 1]), ("g", &[3, 0x7f, 1])]);
        let after =
            module(&[("i0", &[0, 3]), ("memory", memory), ("table", &[1, 0x70, 0, 1]), ("g", &[3, 0x7f, 1])]);
        let script =
            format!("const a = {{ {LONG}: function() {{ alert('é'); }}, }}; function __wbg_init() {{}}");
        let (short, shortened) = shorten(&script, &before).unwrap();
        assert_eq!(short, "const a = { i0: function() { alert('é'); }, }; function __wbg_init() {}");
        assert_eq!(shortened, after);
    }

    #[test]
    fn a_name_on_one_side_only_or_an_unknown_shape_is_refused() {
        assert!(shorten(&format!("{{ {LONG} }}"), &module(&[])).unwrap_err().contains("takes 0"));
        assert!(shorten("", &module(&[("a", &[9, 0])])).is_err());
        assert!(shorten("", b"MZ").is_err());
    }
}
