//! Making the WASM smaller: with wasm-opt when the machine has it, and in any case without the names of functions.
//!
//! Measured, before the app was cut in two: 224 KB (brotli) as built, 174 KB without names, 171 KB after wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{digest, place, run, tools};

/// How it is called.
/// Flattening and looking twice saves 2 KB more (brotli), the promise that the first 1,024 bytes of memory are nobody's one more.
const WORDS: [&str; 6] =
    ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused", "--reorder-functions-by-name"];

/// Shrinks a file in place and says what happened. A failure leaves the file as it was.
pub fn shrink(file: &Path) -> String {
    let before = size(file);
    let small = file.with_extension("opt");
    let kept = kept(file);
    if let Some(kept) = kept.as_deref().filter(|kept| kept.is_file())
        && fs::copy(kept, &small).and_then(|_| fs::rename(&small, file)).is_ok()
    {
        return format!("wasm-opt {} ran before: {before} -> {} bytes", WORDS[2], size(file));
    }
    let mut command = Command::new("wasm-opt");
    command.env("PATH", tools::path()).args(WORDS).arg(file).arg("-o").arg(&small);
    let said = match command.output() {
        Err(_) => return without_names(file),
        Ok(output) if output.status.success() => None,
        Ok(output) => {
            Some(String::from_utf8_lossy(&output.stderr).trim().chars().take(200).collect::<String>())
        }
    };
    if let Some(said) = said {
        // It may not have written anything.
        drop(fs::remove_file(&small));
        return format!("wasm-opt failed, the wasm stays as it was: {said}");
    }
    if let Some(kept) = kept {
        keep(&small, &kept);
    }
    match fs::rename(&small, file) {
        Ok(()) => format!("wasm-opt -Oz ran: {before} -> {} bytes", size(file)),
        Err(error) => format!("wasm-opt ran, but its file could not be used: {error}"),
    }
}

/// Where the result for these very bytes is kept: builds for another path or with another style have the same code, and wasm-opt is half
/// of the time that such a build takes.
fn kept(file: &Path) -> Option<PathBuf> {
    let version = run::answer(Command::new("wasm-opt").env("PATH", tools::path()).arg("--version"))?;
    let mut bytes = fs::read(file).ok()?;
    bytes.extend(format!("{version} {}", WORDS.join(" ")).into_bytes());
    Some(place::target().join("wasm-opt").join(digest::hex(&bytes)).with_extension("wasm"))
}

/// Keeps a result. Whoever cannot does without. Whole or not at all: another build may read it at the same time.
fn keep(small: &Path, kept: &Path) {
    let unfinished = kept.with_extension(format!("{}", std::process::id()));
    let folder = kept.parent().map_or(Ok(()), fs::create_dir_all);
    let copied =
        folder.and_then(|()| fs::copy(small, &unfinished)).and_then(|_| fs::rename(&unfinished, kept));
    if copied.is_err() {
        drop(fs::remove_file(&unfinished));
    }
}

/// Drops the names of functions, which are for debuggers and make a quarter of the download.
fn without_names(file: &Path) -> String {
    let plain = "wasm-opt was not found (npm would install it)";
    let before = size(file);
    let stripped = fs::read(file).ok().and_then(|bytes| strip(&bytes));
    match stripped.map(|bytes| fs::write(file, bytes)) {
        Some(Ok(())) => format!("{plain}: names dropped: {before} -> {} bytes", size(file)),
        _ => format!("{plain}: the wasm stays as it was"),
    }
}

/// The module without its custom sections; `None` when it is not a whole module.
fn strip(module: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 8;
    let mut kept = module.get(..HEAD).filter(|head| head.starts_with(b"\0asm"))?.to_vec();
    let mut rest = module.get(HEAD..)?;
    while let Some((kind, after)) = rest.split_first() {
        let (length, digits) = leb(after)?;
        let end = 1 + digits + length;
        let section = rest.get(..end)?;
        if *kind != 0 {
            kept.extend_from_slice(section);
        }
        rest = rest.get(end..)?;
    }
    Some(kept)
}

/// An unsigned LEB128 number of at most 32 bits, and how many bytes it took.
pub fn leb(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |known| known.len())
}

#[cfg(test)]
mod tests {
    use super::{keep, strip};
    use std::fs;

    #[test]
    fn only_custom_sections_are_dropped() {
        let head = b"\0asm\x01\0\0\0";
        let code = [&[10, 0x81, 0x01][..], &[7; 129]].concat();
        let name = [0, 3, 1, b'n', 9];
        let module = [&head[..], &code, &name, &[1, 1, 0]].concat();
        assert_eq!(strip(&module), Some([&head[..], &code, &[1, 1, 0]].concat()));
    }

    #[test]
    fn a_result_is_kept_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("ql-kept-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        let (small, kept) = (folder.join("small"), folder.join("results/one.wasm"));
        keep(&small, &kept);
        assert!(!kept.exists(), "there was nothing to keep");
        fs::write(&small, b"bytes").unwrap();
        keep(&small, &kept);
        assert_eq!(fs::read(&kept).unwrap(), b"bytes");
        assert_eq!(fs::read_dir(folder.join("results")).unwrap().count(), 1, "an unfinished copy stayed");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_cut_module_is_left_alone() {
        assert_eq!(strip(b"\0asm\x01\0\0\0\x0a\x05\0"), None);
        assert_eq!(strip(b"MZ"), None);
    }
}
