//! wasm-opt, when the machine has it: about a tenth smaller. Without it the app works as well.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::tools;

/// Shrinks a file in place and says what happened. A failure leaves the file as it was.
pub fn shrink(file: &Path) -> String {
    let before = size(file);
    let small = file.with_extension("opt");
    let mut command = Command::new("wasm-opt");
    command
        .env("PATH", tools::path())
        .args(["-Oz", "--reorder-functions-by-name"])
        .arg(file)
        .arg("-o")
        .arg(&small);
    let said = match command.output() {
        Err(_) => {
            return "wasm-opt was not found (npm would install it): the wasm is about a tenth larger"
                .to_owned();
        }
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
    match fs::rename(&small, file) {
        Ok(()) => format!("wasm-opt -Oz ran: {before} -> {} bytes", size(file)),
        Err(error) => format!("wasm-opt ran, but its file could not be used: {error}"),
    }
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |known| known.len())
}
