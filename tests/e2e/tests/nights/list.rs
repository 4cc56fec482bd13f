//! The list and what can be looked for in it.

use domain::body::Muscle;
use domain::cramp::{Cramp, Ending, Severity, Side};
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::sheet::NightNote;
use e2e::diary::stored;
use e2e::{Engine, Launch, Site, in_every_engine};

fn record(n: u64, at: Moment, entry: Entry) -> Record {
    let id = if entry.kind() == EntryKind::Night {
        NightNote::id(Night::of(at))
    } else {
        Id::from_parts(at.epoch(), n)
    };
    Record::at_once(entry.kind(), id, 1, at.epoch(), Some(entry))
}

/// Three nights with cramps, one quiet one, one of which only a medicine is known; two of them four hundred days ago.
fn diary(now: Moment) -> Vec<Record> {
    let night = |before: i64| Night::of(now).step(-before).unwrap();
    let at = |before: i64| night(before).noon(now.offset()).plus(14 * HOUR);
    let cramp = |before, muscle, side, severity, note: &str| {
        let mut cramp = Cramp::begin(at(before), Some(muscle));
        cramp.ending = Ending::Unknown;
        cramp.side = Some(side);
        cramp.severity = Severity::new(severity);
        cramp.set_note(note);
        Entry::Cramp(cramp)
    };
    let said = |before, note: NightNote| Entry::Sheet(note.sheet(night(before), now.offset()).unwrap());
    let quiet = NightNote { quiet: true, ..NightNote::default() };
    let medicine = NightNote { medicine: "water tablet".into(), ..NightNote::default() };
    let entries = [
        cramp(3, Muscle::Calf, Side::Right, 6, "Woke the CAT"),
        cramp(5, Muscle::Foot, Side::Both, 2, ""),
        cramp(400, Muscle::Calf, Side::Left, 10, ""),
        said(4, quiet),
        said(401, medicine),
    ];
    entries.into_iter().zip(1..).map(|(entry, n)| record(n, entry.at(), entry)).collect()
}

fn nights_are_found_by_what_is_in_them(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    let now = browser.now();
    browser.seed(&site, &stored(&diary(now), now));
    browser.open(&site.at("#/nights"));
    browser.choose("Show as", "List");
    browser.says("status", "5 nights in your diary.");
    browser.script("document.querySelector('.jump > summary').click()", &[]);
    let heads = || browser.visible(&["heading"]).unwrap().len() - 1;
    assert_eq!(heads(), 5);
    let last = |before: i64| Night::of(now).step(-before).unwrap().name();
    for (field, choice, count) in [
        ("Kind", "With cramps", 3),
        ("Kind", "Quiet", 1),
        ("Kind", "With notes", 2),
        ("Kind", "With stretches", 0),
        ("Where", "Calf", 2),
        ("Leg", "Left", 2),
        ("Worst pain", "6 or more", 2),
        ("Worst pain", "7 or more", 1),
        ("Year", &now.field()[..4], 3),
    ] {
        browser.fill(field, choice);
        let words = if count == 1 { "1 night found.".to_owned() } else { format!("{count} nights found.") };
        browser.says("status", &words);
        assert_eq!(heads(), count, "{field} {choice}");
        if count == 0 {
            browser.reads("No night fits. Take away a filter, or try another word.");
            browser.screenshot("nights-list-none");
        }
        browser.tap("button", "Show all nights");
        browser.says("status", "5 nights in your diary.");
    }
    browser.fill("Search in your notes", "cat");
    browser.says("status", "1 night found.");
    browser.fill("Search in your notes", "TABLET");
    browser.says("status", "1 night found.");
    browser.find("link", last(401).as_str());
    browser.screenshot("nights-list");
    // The way back from a night leads to what was looked for.
    browser.tap("link", last(401).as_str());
    browser.find("heading", last(401).as_str());
    browser.tap("link", "Back to the nights");
    browser.says("status", "1 night found.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(nights_are_found_by_what_is_in_them);

#[test]
fn an_empty_diary_says_so() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/nights"));
    browser.choose("Show as", "List");
    browser.says("status", "0 nights in your diary.");
    browser.reads("Nothing noted yet.");
    // The same nights as before, but for another reason.
    browser.fill("Search in your notes", "cat");
    browser.says("status", "0 nights found.");
    browser.reads("No night fits.");
    browser.tap("button", "Show all nights");
    browser.says("status", "0 nights in your diary.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
