//! Ten years of nights: opening a month reads and draws what it does with few, and no page grows with the diary (budgets 10, 12).
//! By itself, because it compares times within one run.

use domain::body::Muscle;
use domain::cramp::{Cramp, Ending, Severity, Side};
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::month::Month;
use domain::night::Night;
use e2e::diary::stored;
use e2e::{Browser, Engine, Launch, Site};
use serde_json::{Value, json};

/// How many elements a page may have.
const MOST: u64 = 1_500;

/// A cramp in each of the newest nights before this one.
fn records(nights: i64, now: Moment) -> Vec<Record> {
    let one = |before: i64| {
        let night = Night::of(now).step(-before).unwrap();
        let start = night.noon(now.offset()).plus(14 * HOUR);
        let mut cramp = Cramp::begin(start, Some(Muscle::Calf));
        cramp.side = Some(Side::Left);
        cramp.severity = Severity::new(u8::try_from(before % 11).unwrap());
        cramp.ending = Ending::Unknown;
        let id = Id::from_parts(start.epoch(), u64::try_from(before).unwrap());
        Record::at_once(EntryKind::Cramp, id, 1, start.epoch(), Some(Entry::Cramp(cramp)))
    };
    (1..=nights).map(one).collect()
}

const COUNTER: &str = "{
    const count = window.__count = { reads: 0, bytes: 0 };
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
        const value = getItem.call(this, key);
        if (this === localStorage && key.includes('/month/')) { count.reads += 1; count.bytes += (value ?? '').length; }
        return value;
    };
}";

/// What is read of folded months while something is done, and what the page then has.
fn cost(browser: &Browser, act: impl FnOnce()) -> Value {
    browser.script("Object.assign(window.__count, { reads: 0, bytes: 0 })", &[]);
    act();
    let count = browser.script("return window.__count", &[]);
    json!({ "reads": count["reads"], "bytes": count["bytes"], "elements": browser.nodes() })
}

#[test]
fn a_month_of_ten_years_costs_what_a_month_of_few_nights_costs() {
    let site = Site::fast();
    let mut costs = Vec::new();
    for nights in [180, 3_650] {
        let launch = Launch::new(Engine::Chromium);
        let browser = launch.start();
        browser.open(&site.at("rescue.html"));
        let now = browser.now();
        browser.seed(&site, &stored(&records(nights, now), now));
        browser.before_every_page(COUNTER);
        browser.open(&site.at("#/nights"));
        let this_month = Month::holding(Night::of(now));
        browser.find("heading", this_month.name().as_str());
        let mut all = Vec::new();
        let mut month = this_month;
        for _ in 0..3 {
            month = month.before().unwrap();
            all.push(cost(&browser, || {
                browser.tap("button", "Previous month");
                browser.find("heading", month.name().as_str());
            }));
        }
        println!("budget 12: {nights} nights, the three months before: {all:?}");
        if nights > 1_000 {
            browser.script("document.querySelector('.jump > summary').click()", &[]);
            browser.fill("Month", "March");
            browser.fill("Year", &(this_month.year() - 8).to_string());
            let far = Month::new(this_month.year() - 8, 3).unwrap();
            let jump = cost(&browser, || {
                browser.tap("button", "Show this month");
                browser.find("heading", far.name().as_str());
                browser.reads("31 nights with cramps, 0 quiet, 0 not logged.");
            });
            println!("budget 12: a jump over eight years: {jump}");
            assert!(jump["reads"].as_u64().unwrap() <= 3, "{jump}");
            assert!(jump["elements"].as_u64().unwrap() < MOST, "{jump}");
            browser.choose("Show as", "List");
            browser.says("status", "3650 nights in your diary.");
            for _ in 0..3 {
                println!("budget 10: the list has {} elements", browser.nodes());
                assert!(browser.nodes() < MOST);
                browser.tap("button", "Show earlier nights");
            }
        }
        costs.push(all);
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
    for (few, many) in costs[0].iter().zip(&costs[1]) {
        let ratio = |name: &str| many[name].as_f64().unwrap() / few[name].as_f64().unwrap().max(1.0);
        for name in ["reads", "bytes", "elements"] {
            assert!(ratio(name) <= 1.2, "{name}: {few} with few nights, {many} with many");
        }
        assert!(many["elements"].as_u64().unwrap() < MOST);
    }
}
