//! Patterns and the report in diaries of no night, one night, two weeks, only quiet nights, only cramp nights, and ten years.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::body::Muscle;
use domain::content::insight as says;
use domain::cramp::{Band, Cramp, Ending, Helped, Relief, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::session::Done;
use domain::sheet::NightNote;
use domain::stretch::Choice;
use domain::vault::{Change, Index, take_in};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine};
use serde_json::json;

/// Now, in UTC, as the test browsers have it.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Moment::new(i64::try_from(since.as_millis()).unwrap(), 0).unwrap()
}

/// What one night was.
#[derive(Clone, Copy)]
struct Lived {
    /// A cramp, a quiet night, or nothing noted.
    cramp: Option<bool>,
    /// A whole set in the evening.
    stretched: bool,
}

/// The records of nights, the last of them last night.
fn records(nights: &[Lived]) -> Vec<Record> {
    let mut found = Vec::new();
    for (lived, ago) in nights.iter().rev().zip(1_i64..) {
        let night = Night::of(now().plus(-24 * HOUR * ago));
        let evening = night.noon(0).plus(10 * HOUR);
        let mut keep = |kind, id: Id, entry| {
            found.push(Record::at_once(kind, id, 1, evening.epoch(), Some(entry)));
        };
        let number = u64::try_from(ago).unwrap();
        if lived.stretched {
            let done = Done::untimed(Choice::from_id("b-standing").unwrap(), evening);
            keep(EntryKind::Stretch, Id::from_parts(evening.epoch(), number), Entry::Stretch(done));
        }
        match lived.cramp {
            Some(true) => {
                let start = evening.plus(4 * HOUR);
                let mut cramp = Cramp::begin(start, Some(Muscle::Calf));
                cramp.side = Some(Side::Right);
                cramp.severity = Severity::new(6);
                cramp.ending = Ending::Said(Band::ThreeToFive);
                cramp.set_relief(Relief::Stretching, true);
                cramp.helped = Some(Helped::Yes);
                keep(EntryKind::Cramp, Id::from_parts(start.epoch(), number), Entry::Cramp(cramp));
            }
            Some(false) => {
                let sheet = NightNote { quiet: true, ..NightNote::default() }.sheet(night, 0).unwrap();
                keep(EntryKind::Night, NightNote::id(night), Entry::Sheet(sheet));
            }
            None => {}
        }
    }
    found
}

/// Opens the app with a diary that was there before.
fn with(browser: &Browser, site: &Site, nights: &[Lived]) {
    let (mut diary, mut index, records) = (Diary::default(), Index::default(), records(nights));
    for record in &records {
        diary.take(record.clone());
    }
    browser.open(&site.at("rescue.html"));
    let mut all = Vec::new();
    for Change { put, .. } in take_in(&diary, &mut index, &records, now()) {
        all.extend(put);
    }
    for some in all.chunks(40) {
        let flat: Vec<&String> = some.iter().flat_map(|(key, value)| [key, value]).collect();
        let put = "for (let at = 0; at < arguments[0].length; at += 2) localStorage.setItem(arguments[0][at], arguments[0][at + 1])";
        browser.script(put, &[json!(flat)]);
    }
    browser.open(&site.at("#/nights/patterns"));
    browser.find("heading", "Patterns");
}

/// Nights that are all the same.
fn same(count: usize, cramp: bool, stretched: bool) -> Vec<Lived> {
    vec![Lived { cramp: Some(cramp), stretched }; count]
}

fn run(nights: &[Lived], engine: Engine, look: impl FnOnce(&Browser, &Site)) {
    let site = Site::release();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    with(&browser, &site, nights);
    look(&browser, &site);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn elements(browser: &Browser) -> u64 {
    browser.script("return document.getElementsByTagName('*').length", &[]).as_u64().unwrap()
}

/// Whether the page can be moved sideways.
fn slides(browser: &Browser) -> bool {
    let wider = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    browser.script(wider, &[]).as_bool().unwrap()
}

#[test]
fn with_no_night_it_says_so_and_offers_no_page() {
    run(&[], Engine::Chromium, |browser, _| {
        browser.reads(says::NOTHING_YET.text);
        browser.tap("link", "Report");
        browser.arrives_at("#/nights/report");
        browser.reads(says::NOTHING_YET.text);
        assert!(!browser.shows("button", "Share the page"));
        browser.tap("link", "Calendar");
        browser.arrives_at("#/nights");
    });
}

#[test]
fn one_night_is_counted_and_not_judged() {
    run(&same(1, true, false), Engine::Chromium, |browser, _| {
        browser.reads("a cramp on 1 of 1 night logged.");
        browser.reads("Collecting: 1 of 56 nights");
        browser.reads("Usually 6, from 6 to 6, of 1 cramp.");
        assert!(!browser.text().contains("95%"));
    });
}

fn two_weeks_with_gaps(engine: Engine) {
    let nights: Vec<Lived> = (0..14)
        .map(|n| Lived { cramp: if n % 7 == 3 { None } else { Some(n % 3 == 0) }, stretched: n % 2 == 0 })
        .collect();
    run(&nights, engine, |browser, _| {
        browser.reads("a cramp on 4 of 12 nights logged.");
        browser.reads("2 nights not logged.");
        browser.reads("Collecting: 12 of 56 nights");
        browser.reads("3 of 6 stretch nights had a cramp");
        browser.reads("1 of 6 other nights had a cramp");
        browser.find("table", Name::Starting("Where: 4 cramps"));
        assert!(!slides(browser));
        browser.screenshot("patterns-14");
        browser.tap("link", "How this is worked out");
        browser.reads("Last look none yet");
        browser.tap("link", "Back");
        browser.tap("link", "Report");
        browser.reads("12 of 14 nights logged.");
        browser.press("Copy as text");
        browser.reads(says::COPIED);
        let text = browser.script("return document.querySelector('.report textarea').value", &[]);
        assert!(text.as_str().unwrap().contains("4 of 12 logged nights with a cramp"), "{text}");
        assert!(!slides(browser));
        browser.screenshot("report-14");
    });
}
in_every_engine!(two_weeks_with_gaps);

#[test]
fn only_quiet_nights_have_no_pain_and_no_verdict() {
    let nights: Vec<Lived> = (0..60).map(|n| Lived { cramp: Some(false), stretched: n % 2 == 0 }).collect();
    run(&nights, Engine::Chromium, |browser, _| {
        browser.reads("a cramp on 0 of 56 nights logged.");
        browser.reads(says::NOT_SEPARABLE.text);
        assert!(!browser.shows("heading", "Where"));
        assert!(!browser.shows("heading", "Worst pain, 0 to 10"));
        assert!(!browser.text().contains("95%"));
    });
}

#[test]
fn only_cramp_nights_are_unclear_and_show_their_range() {
    let nights: Vec<Lived> = (0..60).map(|n| Lived { cramp: Some(true), stretched: n % 2 == 0 }).collect();
    run(&nights, Engine::Chromium, |browser, _| {
        browser.reads("a cramp on 56 of 56 nights logged.");
        browser.reads(says::UNCLEAR.text);
        browser.reads("This is the 95% range, as it was at night 56.");
        browser.reads("Last look at night 56, next look at night 84. You are at 60.");
    });
}

#[test]
fn fewer_is_said_as_a_pattern_and_stays_what_it_was_at_its_look() {
    // In turn two weeks with and two without: one cramp night in seven, and five.
    let nights: Vec<Lived> = (0..70)
        .map(|n| {
            let stretched = n / 14 % 2 == 1;
            Lived { cramp: Some(n % 7 < if stretched { 1 } else { 5 }), stretched }
        })
        .collect();
    run(&nights, Engine::Chromium, |browser, _| {
        browser.reads("Cannot compare yet");
        browser.reads("Last look at night 56");
    });
    let nights: Vec<Lived> = (0..60)
        .map(|n| {
            let stretched = n / 7 % 2 == 1;
            Lived { cramp: Some(n % 7 < if stretched { 1 } else { 5 }), stretched }
        })
        .collect();
    run(&nights, Engine::Chromium, |browser, _| {
        browser.reads(says::FEWER.text);
        browser.reads("fewer. This is the 95% range, as it was at night 56.");
        browser.screenshot("patterns-fewer");
        browser.tap("link", "How this is worked out");
        browser.reads("So the answer is Fewer");
        browser.reads("99% range, which decides");
    });
}

#[test]
fn ten_years_are_few_elements_and_one_page() {
    let nights: Vec<Lived> = (0..3_650)
        .map(|n| Lived { cramp: (n % 5 != 4).then_some(n % 3 == 0), stretched: n % 2 == 0 })
        .collect();
    run(&nights, Engine::Chromium, |browser, _| {
        browser.reads("Last look");
        browser.choose("Nights to look at", "All");
        browser.find("heading", "Nights with cramps, each year");
        println!("budget 10: Patterns has {} elements", elements(browser));
        assert!(elements(browser) <= 1_500);
        assert!(!slides(browser));
        browser.tap("link", "Report");
        browser.choose("Dates", "All");
        browser.reads("2920 of 3650 nights logged.");
        println!("budget 10: Report has {} elements", elements(browser));
        assert!(elements(browser) <= 1_500);
        assert!(!slides(browser));
    });
}

#[test]
fn the_page_is_a_file_whose_text_can_be_read() {
    let site = Site::release();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(
        "window.__files = []; const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.__files.push(blob); return make.call(URL, blob); };",
    );
    with(&browser, &site, &same(20, true, true));
    browser.tap("link", "Report");
    browser.press("Save as PDF");
    browser.says("status", says::HANDED_OVER);
    let file = "return window.__files.at(-1).text().then((text) => [window.__files.at(-1).type, text.slice(0, 8), text])";
    let file = browser.script(file, &[]);
    assert_eq!((&file[0], &file[1]), (&json!("application/pdf"), &json!("%PDF-1.7")));
    for words in ["(Night leg cramp diary) Tj", "(20 of 20) Tj", "/StructTreeRoot"] {
        assert!(file[2].as_str().unwrap().contains(words), "{words}");
    }
    browser.press("Save for a clinic\u{2019}s system (FHIR)");
    let bundle = browser.script("return window.__files.at(-1).text()", &[]);
    let bundle: serde_json::Value = serde_json::from_str(bundle.as_str().unwrap()).unwrap();
    assert_eq!((&bundle["resourceType"], bundle["entry"].as_array().unwrap().len()), (&json!("Bundle"), 40));
    browser.quit().is_clean(&site.url());
    launch.forget();
}
