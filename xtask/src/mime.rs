//! Which content type a file is served with, by its ending.

/// The endings of files that may be in a dist; those with the same content type stand together.
pub const ENDINGS: [&str; 12] =
    ["html", "css", "js", "mjs", "wasm", "webmanifest", "json", "svg", "png", "webp", "ico", "txt"];

/// The content type of a path; unknown endings are bytes.
pub fn of(path: &str) -> &'static str {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Whether compressing such a file is worth it: pictures and fonts are compressed already.
pub fn compressible(path: &str) -> bool {
    !matches!(
        of(path),
        "image/png" | "image/webp" | "image/x-icon" | "font/woff2" | "application/octet-stream"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        assert_eq!(of("a/app-1.wasm"), "application/wasm");
        assert_eq!(of("manifest.webmanifest"), "application/manifest+json; charset=utf-8");
        assert_eq!(of("a.b/LICENSE"), "application/octet-stream");
        for ending in ENDINGS {
            assert_ne!(of(&format!("a.{ending}")), of("a"), "{ending}");
        }
        assert!(compressible("index.html") && !compressible("icons/icon.png"));
    }
}
