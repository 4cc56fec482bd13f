//! A diary leaves as a file and comes back: backup, restore, undo, tables, the rescue page.

use std::fs;
use std::path::{Path, PathBuf};

use domain::content::{notice, safekeeping as words};
use domain::exchange::{LARGEST, NotABackup};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, in_every_engine_with_all, wait_for};
use serde_json::Value;

/// Notes a cramp: where, and how bad.
fn note(browser: &Browser, muscle: &str, worst: &str) {
    browser.tap("link", "Cramp now");
    browser.choose("Where is the cramp?", muscle);
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("How bad at its worst?", worst);
    browser.choose("Which leg?", "Right");
    browser.choose("What helped most?", "Stretching");
    browser.says("status", "Saved. Sleep well.");
    browser.press("Done");
}

fn to_settings(browser: &Browser) {
    browser.go_to("#/settings");
    browser.find("heading", "Settings");
}

/// Everything as a file: by a download where the driver can catch one, else by the text that is shown.
fn back_up(browser: &Browser, launch: &Launch) -> PathBuf {
    to_settings(browser);
    let file = launch.profile.join("backup.json");
    if browser.engine == Engine::Chromium {
        browser.download_to(&launch.profile);
        browser.tap("button", "Back up");
        browser.says("status", words::HANDED_OVER);
        fs::rename(downloaded(launch, "quiet-legs-2", ".json"), &file).unwrap();
    } else {
        browser.tap("button", "More");
        browser.tap("button", "Show as text");
        browser.reads("Everything, as text");
        // Shown is not kept.
        browser.reads("Last backup Never");
        browser.tap("button", "Copy the text");
        let text = browser.script("return document.querySelector('#app textarea').value", &[]);
        fs::write(&file, text.as_str().unwrap()).unwrap();
    }
    browser.reads("Last backup Today");
    file
}

/// The file that was downloaded, once it is whole.
fn downloaded(launch: &Launch, start: &str, end: &str) -> PathBuf {
    wait_for(10, || {
        let files = fs::read_dir(&launch.profile).unwrap().map(|entry| entry.unwrap().path());
        let name = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
        let mut files = files.filter(|file| name(file).starts_with(start) && name(file).ends_with(end));
        files.next().ok_or_else(|| format!("no {start}…{end} was downloaded"))
    })
}

/// Opens Settings and picks a file there.
fn pick(browser: &Browser, file: &Path) {
    to_settings(browser);
    browser.find("button", "Restore");
    browser.pick(file);
}

/// The numbers of the preview.
fn promises(browser: &Browser, new: &str, same: &str) {
    browser.find("heading", "Restore this file?");
    browser.reads(&format!("New {new} Same as here {same} Different here 0 Not taken 0"));
}

fn finds_both_nights(browser: &Browser) {
    browser.go_to("#/nights");
    browser.find("link", Name::With(&["right foot", "6 out of 10"]));
    browser.find("link", Name::With(&["right front of thigh", "3 out of 10"]));
}

fn a_backup_brings_every_night_to_a_new_phone_and_can_be_taken_back(engine: Engine) {
    let site = Site::release();
    let (old, new) = (Launch::shared(engine), Launch::shared(engine));
    let browser = old.start();
    browser.open(&site.url());
    note(&browser, "Foot", "6");
    note(&browser, "Front of thigh", "3");
    finds_both_nights(&browser);
    let file = back_up(&browser, &old);
    pick(&browser, &file);
    promises(&browser, "0", "2");
    browser.reads("Everything in this file that can be taken is here already.");
    browser.quit().is_clean(&site.url());

    let browser = new.start();
    browser.open(&site.url());
    pick(&browser, &file);
    promises(&browser, "2", "0");
    browser.screenshot("restore");
    browser.tap("button", "Take them in");
    browser.says("status", &format!("2 {}", notice::TAKEN_IN_MANY));
    finds_both_nights(&browser);
    pick(&browser, &file);
    promises(&browser, "0", "2");
    browser.reads("Everything in this file that can be taken is here already.");
    assert!(!browser.shows("button", "Take them in"));
    browser.tap("button", "Undo");
    browser.says("status", notice::TAKEN_BACK);
    browser.go_to("#/nights");
    browser.reads("Nothing noted yet.");
    browser.quit().is_clean(&site.url());
    old.forget();
    new.forget();
}

/// Files that are no backup, and what is said of each.
fn other_files(launch: &Launch, backup: &PathBuf) -> Vec<(PathBuf, NotABackup)> {
    let text = fs::read_to_string(backup).unwrap();
    let picture = fs::read(Site::release().root.join("icons/icon-192.png")).unwrap();
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let files = [
        ("picture.png", picture, NotABackup::NotText),
        ("empty.json", Vec::new(), NotABackup::Empty),
        ("cut.json", text[..text.len() / 2].into(), NotABackup::Cut),
        ("other.json", br#"{"app":"something else","records":[]}"#.into(), NotABackup::Other),
        ("list.json", b"[1, 2, 3]".into(), NotABackup::Other),
        ("shopping.txt", b"Milk, magnesium, socks".into(), NotABackup::NotJson),
        ("utf16.txt", utf16("Milk, magnesium, socks"), NotABackup::NotJson),
        ("newer.json", br#"{"app":"quietlegs","format":99,"records":[]}"#.into(), NotABackup::Newer),
        ("large.json", vec![b' '; 50 * 1024 * 1024], NotABackup::TooLarge),
    ];
    const { assert!(LARGEST < 50 * 1024 * 1024) };
    let place = |name: &str, bytes: Vec<u8>| {
        let path = launch.profile.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    files.into_iter().map(|(name, bytes, why)| (place(name, bytes), why)).collect()
}

/// Both stores, letter by letter. The reserve is laid in a quiet moment of its own.
fn stored(browser: &Browser) -> Value {
    let source = "return quietlegsShadow.keys().then((keys) => quietlegsShadow.read(keys)).then((second) =>
        [Object.entries({ ...localStorage }).filter(([key]) => key !== 'quietlegs/ballast').sort(), second])";
    browser.script(source, &[])
}

fn any_file_gets_an_answer_and_changes_nothing(engine: Engine) {
    let site = Site::release();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    note(&browser, "Foot", "6");
    let file = back_up(&browser, &launch);
    let before = stored(&browser);
    for (other, why) in other_files(&launch, &file) {
        pick(&browser, &other);
        browser.find("heading", "Not restored");
        browser.says("alert", words::not_a_backup(why));
        browser.tap("button", "Close");
    }
    // An editor may have saved a backup as UTF-16: that is a backup all the same.
    let text = fs::read_to_string(&file).unwrap();
    let bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(&file, bytes).unwrap();
    pick(&browser, &file);
    promises(&browser, "0", "1");
    browser.tap("button", "Close");
    assert_eq!(stored(&browser), before, "something was changed");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn nights_and_cramps_leave_as_tables(engine: Engine) {
    let site = Site::release();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    note(&browser, "Foot", "6");
    to_settings(&browser);
    if engine == Engine::Chromium {
        browser.download_to(&launch.profile);
    }
    browser.tap("button", "More");
    for (button, name, part) in [
        ("Nights as a table", "quiet-legs-nights-", "night"),
        ("Cramps as a table", "quiet-legs-cramps-", "foot,right,6"),
    ] {
        browser.tap("button", button);
        browser.says("status", words::TABLE_HANDED_OVER);
        if engine == Engine::Chromium {
            let table = fs::read_to_string(downloaded(&launch, name, ".csv")).unwrap();
            assert!(table.starts_with("\u{feff}night,") && table.contains(part), "{table}");
            assert_eq!(table.lines().count(), 2, "{table}");
        }
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn the_rescue_page_reads_both_stores_and_its_file_restores(engine: Engine) {
    let site = Site::release();
    let (old, new) = (Launch::shared(engine), Launch::shared(engine));
    let browser = old.start();
    browser.open(&site.url());
    note(&browser, "Foot", "6");
    note(&browser, "Front of thigh", "3");
    browser.open(&site.at("rescue.html"));
    browser.script("localStorage.clear()", &[]);
    browser.reload();
    browser.reads("Found");
    let rescued = browser.value(&browser.find("textbox", "The entries as text"));
    let shown: Value = serde_json::from_str(&rescued).unwrap();
    assert_eq!(shown["keys"].as_object().unwrap().len(), 0, "{rescued}");
    assert!(shown["second"].as_object().unwrap().len() >= 2, "{rescued}");
    let file = old.profile.join("rescue.json");
    fs::write(&file, rescued).unwrap();
    browser.quit().is_clean(&site.url());

    let browser = new.start();
    browser.open(&site.url());
    pick(&browser, &file);
    promises(&browser, "2", "0");
    browser.tap("button", "Take them in");
    browser.says("status", &format!("2 {}", notice::TAKEN_IN_MANY));
    finds_both_nights(&browser);
    browser.quit().is_clean(&site.url());
    old.forget();
    new.forget();
}

in_every_engine!(
    a_backup_brings_every_night_to_a_new_phone_and_can_be_taken_back,
    the_rescue_page_reads_both_stores_and_its_file_restores,
);
in_every_engine_with_all!(any_file_gets_an_answer_and_changes_nothing, nights_and_cramps_leave_as_tables,);
