//! From a request to an answer: which file, which headers, compressed or not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::http::{Answer, Request};
use super::locked;
use crate::{digest, headers, mime};

/// Fast enough to compress while a browser waits, and close to the size a host would send.
const QUALITY: u32 = 9;

/// A folder as seen from outside.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    base: String,
    missing: Vec<String>,
    drops: bool,
}

/// What was compressed, by the digest of what it was made from: one for all servers of a run.
static COMPRESSED: Mutex<BTreeMap<String, Arc<Vec<u8>>>> = Mutex::new(BTreeMap::new());

impl Files {
    pub fn new(root: PathBuf, base: String, missing: Vec<String>, drops: bool) -> Files {
        Files { root, base, missing, drops }
    }

    /// Files and `_headers` are read anew each time, so a rebuild needs no restart.
    pub fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            let headers = vec![("Allow".into(), "GET, HEAD".into())];
            return Answer { status: 405, headers, body: Vec::new() };
        }
        let path = request.target.split(['?', '#']).next().unwrap_or("/");
        let bare = if self.drops { path.strip_suffix(".html") } else { None };
        let folder = (format!("{path}/") == self.base).then_some(self.base.as_str());
        if let Some(other) = folder.or(bare) {
            let other = other.strip_suffix("index").unwrap_or(other).to_owned();
            return Answer { status: 301, headers: vec![("Location".into(), other)], body: Vec::new() };
        }
        let hidden = self.missing.iter().any(|ending| path.ends_with(ending.as_str()));
        let found = if hidden { None } else { self.locate(path) };
        match found.and_then(|file| Some((fs::read(&file).ok()?, file))) {
            Some((bytes, file)) => self.respond(200, path, &file, bytes, request),
            None => match fs::read(self.root.join("404.html")) {
                Ok(bytes) => self.respond(404, path, Path::new("404.html"), bytes, request),
                Err(_) => Answer {
                    status: 404,
                    headers: vec![("Content-Type".into(), "text/plain; charset=utf-8".into())],
                    body: b"Not found.\n".to_vec(),
                },
            },
        }
    }

    /// The file behind a path, if it is inside the folder and meant to be seen.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let inside = decoded(path.strip_prefix(&self.base)?)?;
        let mut file = self.root.clone();
        for part in inside.split('/').filter(|part| !part.is_empty()) {
            if part.starts_with('.') || part.contains(['\\', '\0', ':']) || part == "_headers" {
                return None;
            }
            file.push(part);
        }
        if inside.is_empty() || inside.ends_with('/') {
            file.push("index.html");
        }
        if self.drops && !file.exists() {
            file.set_extension("html");
        }
        let real = file.canonicalize().ok()?;
        (real.starts_with(self.root.canonicalize().ok()?) && real.is_file()).then_some(real)
    }

    fn respond(&self, status: u16, path: &str, file: &Path, bytes: Vec<u8>, request: &Request) -> Answer {
        let name = file.to_string_lossy();
        let rules = headers::parse(&fs::read_to_string(self.root.join("_headers")).unwrap_or_default());
        let mut all = headers::of(&rules, path);
        if !all.iter().any(|(known, _)| known.eq_ignore_ascii_case("content-type")) {
            all.push(("Content-Type".into(), mime::of(&name).into()));
        }
        let digest = digest::short(&bytes);
        let body = if mime::compressible(&name) {
            all.push(("Vary".into(), "Accept-Encoding".into()));
            if request.brotli {
                all.push(("Content-Encoding".into(), "br".into()));
                brotli(&digest, &bytes).as_ref().clone()
            } else {
                bytes
            }
        } else {
            bytes
        };
        let tag = format!("\"{digest}\"");
        all.push(("ETag".into(), tag.clone()));
        let fresh = status == 200
            && request.known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
        Answer { status: if fresh { 304 } else { status }, headers: all, body }
    }
}

fn brotli(digest: &str, bytes: &[u8]) -> Arc<Vec<u8>> {
    if let Some(kept) = locked(&COMPRESSED).get(digest) {
        return Arc::clone(kept);
    }
    // Not under the lock: other requests need not wait for this file.
    let made = Arc::new(pack::brotli(bytes, QUALITY));
    locked(&COMPRESSED).insert(digest.to_owned(), Arc::clone(&made));
    made
}

/// Percent-decoding; nothing for malformed text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
