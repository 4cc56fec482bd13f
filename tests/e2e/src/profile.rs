//! The files in which a stopped browser keeps both stores, and what may happen to them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Engine;
use crate::launch::Launch;

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It is deleted, with its folder.
    Deleted,
    /// Nothing is left in it.
    Emptied,
    /// Its second half is cut off.
    Truncated,
    /// Its first 4 KiB are other bytes.
    Garbled,
}

impl Launch {
    /// Damages the files of localStorage.
    pub fn damage_first(&self, damage: Damage) {
        let parts = match self.engine {
            Engine::Chromium => ["Local Storage/leveldb/", "Local Storage/leveldb/"],
            Engine::Firefox => ["/ls/data.sqlite", "/ls/usage"],
            Engine::WebKitGtk => ["localstorage", "LocalStorage"],
        };
        self.damage(&parts, damage);
    }

    /// Damages the files of `IndexedDB`.
    pub fn damage_second(&self, damage: Damage) {
        let parts = match self.engine {
            Engine::Chromium => ["Default/IndexedDB/", "Default/IndexedDB/"],
            Engine::Firefox => ["/idb/", "/idb/"],
            Engine::WebKitGtk => ["indexeddb", "IndexedDB"],
        };
        self.damage(&parts, damage);
    }

    /// The files of a browser that has quit in which this word stands, outside both stores and the log of the test itself.
    pub fn holding(&self, word: &str) -> Vec<String> {
        self.files_with(word, false)
    }

    /// Whether the word stands in one of both stores.
    pub fn stores_hold(&self, word: &str) -> bool {
        !self.files_with(word, true).is_empty()
    }

    fn files_with(&self, word: &str, in_stores: bool) -> Vec<String> {
        self.settle();
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|some| some == part);
        let mut files = Vec::new();
        list(&self.profile, &mut files);
        files.retain(|file| {
            let path = file.to_string_lossy();
            let of_a_store =
                ["/Local Storage/", "/IndexedDB/", "/ls/", "/idb/"].iter().any(|part| path.contains(part));
            // A file may go away between being listed and being read: then nothing is in it.
            let bytes = || fs::read(file).unwrap_or_default();
            let found = |bytes: Vec<u8>| has(&bytes, word.as_bytes()) || has(&bytes, &wide);
            *file != self.net_log() && of_a_store == in_stores && found(bytes())
        });
        files.iter().map(|file| file.to_string_lossy().into_owned()).collect()
    }

    fn damage(&self, parts: &[&str], damage: Damage) {
        self.settle();
        let mut files = Vec::new();
        list(&self.profile, &mut files);
        // Firefox has databases of its own, and of its own pages.
        files.retain(|file| {
            let path = file.to_string_lossy();
            let of_a_page = self.engine != Engine::Firefox || path.contains("/storage/default/http");
            of_a_page && !path.ends_with("/LOCK") && parts.iter().any(|part| path.contains(part))
        });
        let size: u64 = files.iter().map(|file| fs::metadata(file).expect("a file").len()).sum();
        assert!(size > 0, "{:?} keeps nothing in {parts:?} of {}", self.engine, self.profile.display());
        for file in files {
            damage_file(&file, damage);
        }
    }
}

fn damage_file(file: &Path, damage: Damage) {
    let mut bytes = fs::read(file).expect("a file");
    match damage {
        Damage::Deleted => return fs::remove_file(file).expect("a file that can be deleted"),
        Damage::Emptied => bytes.clear(),
        Damage::Truncated => bytes.truncate(bytes.len() / 2),
        Damage::Garbled => bytes.iter_mut().take(4096).for_each(|byte| *byte = byte.wrapping_mul(31) ^ 0xa5),
    }
    fs::write(file, bytes).expect("a file that can be written");
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // Locks are links to nowhere.
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}
