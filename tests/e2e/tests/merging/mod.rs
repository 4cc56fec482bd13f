//! One diary in two windows, on two phones, in a file and here: what was said anywhere stands in the end.

mod files;
mod phones;
mod windows;

use std::fs;
use std::path::{Path, PathBuf};

use domain::content::safekeeping as words;
use domain::diary::Diary;
use domain::exchange;
use domain::merge;
use domain::settings::Settings;
use e2e::stores::{Keys, diary};
use e2e::{Browser, Engine, Launch, wait_for};
use serde_json::Value;

/// Everything as a file: by a download where the driver can catch one, else by the text that is shown.
fn back_up(browser: &Browser, launch: &Launch, name: &str) -> PathBuf {
    browser.go_to("#/settings");
    browser.find("heading", "Settings");
    let file = launch.profile.join(name);
    if browser.engine == Engine::Chromium {
        browser.download_to(&launch.profile);
        browser.tap("button", "Back up");
        browser.says("status", words::HANDED_OVER);
        let found = wait_for(10, || {
            let files = fs::read_dir(&launch.profile).unwrap().map(|entry| entry.unwrap().path());
            let is_one = |file: &PathBuf| {
                file.to_string_lossy().contains("/quiet-legs-2")
                    && file.extension().is_some_and(|end| end == "json")
            };
            files.into_iter().find(is_one).ok_or_else(|| "no file was downloaded".to_owned())
        });
        fs::rename(found, &file).unwrap();
    } else {
        browser.tap("button", "More");
        browser.tap("button", "Show as text");
        browser.reads("Everything, as text");
        let text = browser.script("return document.querySelector('#app textarea').value", &[]);
        fs::write(&file, text.as_str().unwrap()).unwrap();
    }
    file
}

/// A file with this diary and these settings.
fn file_of(launch: &Launch, browser: &Browser, diary: &Diary, settings: &Settings) -> PathBuf {
    let file = launch.profile.join("made.json");
    fs::write(&file, exchange::write(diary, settings, &[], browser.now())).unwrap();
    file
}

/// Opens Settings and picks a file there.
fn pick(browser: &Browser, file: &Path) {
    browser.go_to("#/settings");
    browser.find("button", "Restore");
    browser.pick(file);
    browser.find("heading", "Restore this file?");
}

/// Takes in what the preview says.
fn take(browser: &Browser) {
    browser.tap("button", "Take them in");
    browser.says("status", "rom the file");
    browser.close_notices();
}

/// What stands in both stores, once it is the same in both.
fn kept(browser: &Browser) -> Diary {
    let source = "return quietlegsShadow.keys().then((keys) => quietlegsShadow.read(keys)).then((flat) => {
        const second = {};
        for (let at = 0; at < flat.length; at += 2) second[flat[at]] = flat[at + 1];
        return [{ ...localStorage }, second];
    })";
    wait_for(10, || {
        let both: Value = browser.try_script(source, &[])?;
        let both: [Keys; 2] = serde_json::from_value(both).map_err(|why| why.to_string())?;
        let [first, second] = both.each_ref().map(diary);
        let differ = differing(&first, &second);
        if differ.is_empty() {
            Ok(first)
        } else {
            Err(format!("in one store only, or different: {differ:?}"))
        }
    })
}

/// The entries that two diaries do not have field by field alike.
fn differing(one: &Diary, other: &Diary) -> Vec<String> {
    let lacks = |here: &Diary, there: &Diary| -> Vec<String> {
        let same =
            |id| here.record(id).zip(there.record(id)).is_some_and(|(one, other)| merge::same(one, other));
        here.records()
            .filter(|record| !same(&record.id))
            .map(|record| format!("{record:?} / {:?}", there.record(&record.id)))
            .collect()
    };
    let mut all = lacks(one, other);
    all.extend(
        other.records().filter(|record| one.record(&record.id).is_none()).map(|record| format!("{record:?}")),
    );
    all
}
