//! What a new release does to a host, and what a browser has of it.

use std::fmt::Write as _;
use std::fs;

use e2e::{Browser, Site, wait_for};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The states of the registration's workers: `[installing, waiting, active]`, or null when there is none.
pub fn workers(browser: &Browser) -> Value {
    let source = "return navigator.serviceWorker.getRegistration().then((one) => one
        ? [one.installing, one.waiting, one.active].map((worker) => worker && worker.state) : null)";
    browser.try_script(source, &[]).unwrap_or_default()
}

/// Changes the page and one more file, and writes the worker of that version: what a new release does to a host.
pub fn release_anew(site: &Site) {
    let mark = |old: &str| old.replacen("<html ", "<html data-release=second ", 1);
    change(site, "index.html", "./", |old| mark(&String::from_utf8(old).unwrap()).into_bytes());
    change(site, "rescue.css", "./rescue.css", |old| [old, b"\n/* second */\n".to_vec()].concat());
    let path = site.root.join("sw.js");
    let worker = fs::read_to_string(&path).unwrap();
    let version = worker.split("const VERSION = '").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    fs::write(path, worker.replace(&version, &version.chars().rev().collect::<String>())).unwrap();
}

/// Gives a file other bytes, and lists it with them in the worker.
pub fn change(site: &Site, file: &str, address: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let (path, list) = (site.root.join(file), site.root.join("sw.js"));
    let old = fs::read(&path).unwrap();
    let new = change(old.clone());
    assert_ne!(old, new, "{file}");
    let row = |bytes: &[u8]| format!("['{address}', '{}', {},", hex(bytes), bytes.len());
    let worker = fs::read_to_string(&list).unwrap();
    assert!(worker.contains(&row(&old)), "{file} is not listed as expected in sw.js");
    fs::write(&list, worker.replace(&row(&old), &row(&new))).unwrap();
    fs::write(&path, new).unwrap();
}

/// The SHA-256 of these bytes.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

const RELEASE: &str = "return document.documentElement.dataset.release ?? 'first'";

/// Which release the open page is of.
pub fn release(browser: &Browser) -> Value {
    browser.script(RELEASE, &[])
}

/// Waits until the page is of this release and the app runs.
pub fn becomes(browser: &Browser, wanted: &str) {
    wait_for(30, || {
        // Between two pages there is nobody to ask.
        let now = browser.try_script(RELEASE, &[]).unwrap_or_default();
        let boot =
            browser.try_script("return document.documentElement.dataset.boot", &[]).unwrap_or_default();
        let there = now == json!(wanted) && boot == json!("ready");
        there.then_some(()).ok_or_else(|| format!("still {now}, {boot}"))
    });
}
