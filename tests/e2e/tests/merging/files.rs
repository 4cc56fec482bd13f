//! A file and what was removed here or there, a number to dial in it, and what an editor makes of it.

use std::fmt::Write;
use std::fs;

use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::night::Night;
use domain::route::Route;
use domain::settings::{Settings, TextSize};
use domain::sheet::NightNote;
use e2e::diary::stored;
use e2e::fault::{cramp, nights_ago};
use e2e::{Browser, Engine, Launch, Site, in_chromium_and_firefox};
use serde_json::{Value, json};

use super::{back_up, file_of, kept, pick, take};

fn cramps() -> Vec<Record> {
    (1..4).map(|n| cramp(nights_ago(n, n), n.unsigned_abs())).collect()
}

/// A browser with three cramps.
fn with_cramps(launch: &Launch, site: &Site) -> Browser {
    let browser = launch.start();
    browser.seed(site, &stored(&cramps(), nights_ago(0, 0)));
    browser.open(&site.url());
    browser.go_to("#/nights");
    browser.reads("1 cramp");
    browser
}

fn with(mut diary: Diary, record: Record) -> Diary {
    diary.take(record);
    diary
}

fn has(browser: &Browser, id: &Id) -> bool {
    kept(browser).get(id).is_some()
}

fn what_was_removed_here_comes_back_only_by_a_tick(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = with_cramps(&launch, &site);
    let file = back_up(&browser, &launch, "whole.json");
    let gone = cramps()[1].id.clone();
    browser.go_to(&Route::Cramp(gone.clone()).href());
    browser.tap("button", "Remove this entry");
    browser.says("status", "Removed.");
    browser.close_notices();
    assert!(!has(&browser, &gone));

    // A file with something else that is new: that comes, and nothing with it.
    let new = cramp(nights_ago(5, 5), 55);
    let whole = cramps().into_iter().fold(Diary::default(), with);
    let more = file_of(&launch, &browser, &with(whole, new.clone()), &Settings::default());
    pick(&browser, &more);
    browser.reads("Removed here 1");
    browser.find("checkbox", "Bring back 1 removed entry");
    take(&browser);
    assert!(has(&browser, &new.id) && !has(&browser, &gone), "what was removed came by itself");

    pick(&browser, &file);
    browser.reads("Everything in this file that can be taken is here already.");
    assert!(!browser.shows("button", "Take them in"));
    browser.tap("checkbox", "Bring back 1 removed entry");
    take(&browser);
    let diary = kept(&browser);
    assert_eq!(diary.get(&gone), cramps()[1].entry.as_ref(), "it is not as it was");
    browser.go_to("#/nights");
    browser.reads("4 nights with cramps");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn what_a_file_removed_later_is_removed_only_by_a_tick(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = with_cramps(&launch, &site);
    let gone = cramps()[1].id.clone();
    let new = cramp(nights_ago(5, 5), 55);
    let whole = with(kept(&browser), new.clone());
    let removal = whole.revise(&gone, EntryKind::Cramp, None, browser.now());
    let file = file_of(&launch, &browser, &with(whole, removal), &Settings::default());
    for ticks in [false, true] {
        pick(&browser, &file);
        browser.reads("Removed in the file 1");
        let tick = "Remove 1 entry here too, as in the file";
        browser.find("checkbox", tick);
        if ticks {
            browser.tap("checkbox", tick);
        }
        take(&browser);
        assert_eq!(has(&browser, &gone), !ticks, "ticked: {ticks}");
        assert!(has(&browser, &new.id));
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The numbers that help offers to dial.
fn dials(browser: &Browser) -> Vec<String> {
    browser.go_to("#/now/help");
    let source = "return [...document.querySelectorAll('#app a[href^=\"tel:\"]')].map((one) => one.getAttribute('href'))";
    let found = e2e::wait_for(10, || {
        let found = browser.try_script(source, &[])?;
        if found.as_array().is_some_and(|all| all.len() >= 3) { Ok(found) } else { Err(format!("{found}")) }
    });
    serde_json::from_value(found).unwrap()
}

fn a_number_from_a_file_is_taken_only_by_its_own_tick(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let browser = with_cramps(&launch, &site);
    let usual = dials(&browser);
    let settings =
        |number: &str| Settings { emergency: number.into(), text: TextSize::ALL[2], ..Settings::default() };
    let file = |number: &str| file_of(&launch, &browser, &kept(&browser), &settings(number));

    // One that would divert calls is never offered, whatever is ticked.
    for odd in ["*21*0900123456#", "0900123456;ext=1", "tel:0900123456"] {
        pick(&browser, &file(odd));
        browser.find("checkbox", "Take the settings too");
        let text = browser.script("return document.querySelector('#app .restore').innerText", &[]);
        let text = text.as_str().unwrap();
        assert!(!text.contains("emergency number") && !text.contains("0900123456"), "{text}");
        browser.tap("checkbox", "Take the settings too");
        browser.tap("button", "Take them in");
        browser.go_to("#/");
        assert_eq!(dials(&browser), usual, "{odd} is dialled");
    }

    let number = "0900 123456";
    let tick = format!("Take the emergency number too: {number}");
    pick(&browser, &file(number));
    browser.find("checkbox", tick.as_str());
    browser.tap("checkbox", "Take the settings too");
    browser.tap("button", "Take them in");
    browser.go_to("#/");
    assert_eq!(dials(&browser), usual, "the number came with the settings");
    pick(&browser, &file(number));
    browser.tap("checkbox", tick.as_str());
    browser.tap("button", "Take them in");
    browser.go_to("#/");
    let now = dials(&browser);
    assert!(now[0].contains("0900") && now.len() == usual.len() + 1, "{now:?}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// With its keys in order, at every depth.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(all) => {
            let mut keys: Vec<&String> = all.keys().collect();
            keys.sort();
            keys.into_iter()
                .map(|key| (key.clone(), sorted(&all[key])))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        Value::Array(all) => all.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

/// With every letter beyond ASCII as an escape, as some editors write it.
fn escaped(text: &str) -> String {
    let mut units = [0; 2];
    let mut all = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            all.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut units) {
                write!(all, "\\u{unit:04x}").unwrap();
            }
        }
    }
    all
}

/// The same file as editors, programs and mail leave it.
fn spellings(browser: &Browser, text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let pretty = browser.script("return JSON.stringify(JSON.parse(arguments[0]), null, 2)", &[json!(text)]);
    let pretty = pretty.as_str().unwrap().to_owned();
    let value: Value = serde_json::from_str(text).unwrap();
    let order = serde_json::to_string(&sorted(&value)).unwrap();
    let crlf = text.replace('\n', "\r\n");
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    vec![
        ("as it was", text.into()),
        ("pretty", pretty.clone().into()),
        ("keys in order", order.clone().into()),
        (
            "pretty, keys in order, escapes",
            escaped(&serde_json::to_string_pretty(&sorted(&value)).unwrap()).into(),
        ),
        ("with a mark of its byte order", format!("\u{feff}{text}").into()),
        ("with the line ends of Windows", crlf.clone().into()),
        ("pretty, with the line ends of Windows", pretty.replace('\n', "\r\n").into()),
        ("UTF-16, little end first", wide(text, u16::to_le_bytes)),
        ("UTF-16, big end first", wide(&crlf, u16::to_be_bytes)),
        ("with empty lines at its end", format!("\n{order}\n\n").into()),
    ]
}

fn a_file_is_the_same_file_however_it_is_spelled(engine: Engine) {
    let (site, launch) = (Site::release(), Launch::shared(engine));
    let mut diary = cramps().into_iter().fold(Diary::default(), with);
    let now = nights_ago(0, 0);
    let night = Night::of(nights_ago(2, 0));
    let note = NightNote {
        medicine: "levothyroxine 50 µg → 1 \"tablet\"".into(),
        note: "\u{1f319}\ta | b\\c\n\u{201c}ü\u{201d}".into(),
        ..NightNote::default()
    };
    let sheet = Entry::Sheet(note.sheet(night, 0).unwrap());
    diary.take(Record::at_once(EntryKind::Night, NightNote::id(night), 1, now.epoch(), Some(sheet)));
    diary.take(diary.revise(&cramps()[0].id, EntryKind::Cramp, None, now));
    let all: Vec<Record> = diary.records().cloned().collect();
    let browser = launch.start();
    browser.seed(&site, &stored(&all, now));
    browser.open(&site.url());
    let file = back_up(&browser, &launch, "whole.json");
    let text = fs::read_to_string(&file).unwrap();
    for (what, bytes) in spellings(&browser, &text) {
        println!("{what}");
        let path = launch.profile.join("spelled.json");
        fs::write(&path, bytes).unwrap();
        pick(&browser, &path);
        browser.reads(&format!("New 0 Same as here {} Different here 0 Not taken 0", all.len()));
        assert!(!browser.text().contains("not whole"), "{what}");
        browser.tap("button", "Close");
    }
    // Other words are another file, however they are spelled.
    let other = text.replacen("Night 3: ", "Night 4: ", 1);
    assert_ne!(other, text);
    let path = launch.profile.join("spelled.json");
    fs::write(&path, other).unwrap();
    pick(&browser, &path);
    browser.reads(&format!("Same as here {}", all.len() - 1));
    browser.reads("Not taken 1");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_chromium_and_firefox!(
    late: what_was_removed_here_comes_back_only_by_a_tick,
    what_a_file_removed_later_is_removed_only_by_a_tick,
    a_number_from_a_file_is_taken_only_by_its_own_tick,
    a_file_is_the_same_file_however_it_is_spelled,
);
