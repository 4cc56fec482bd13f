//! Ten years of nights, 15,000 records: the start and a save cost what they cost with few (budgets 8, 9 and 10).

use std::time::{SystemTime, UNIX_EPOCH};

use domain::body::Muscle;
use domain::cramp::{Band, Cramp, Ending, Helped, Relief, Severity, Side};
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use e2e::bench::{at_most, ratios, row};
use e2e::diary::stored;
use e2e::{Browser, Engine, Launch, Name, Site, wait_for};
use serde_json::{Value, json};

/// Ten years, in milliseconds.
const YEARS: i64 = 10 * 365 * 24 * HOUR;

fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Moment::new(i64::try_from(since.as_millis()).unwrap(), 0).unwrap()
}

/// `count` cramps spread evenly over the time up to yesterday. The newest 150 are the same however many there are.
fn records(count: i64) -> Vec<Record> {
    let step = YEARS / 15_000;
    let last = now().epoch() - 24 * HOUR;
    let one = |n: i64| {
        let at = Moment::new(last - n * step, 60).unwrap();
        let mut cramp = Cramp::begin(at, Some(Muscle::Calf));
        cramp.side = Some(Side::Right);
        cramp.severity = Severity::new(u8::try_from(n % 11).unwrap());
        cramp.ending = Ending::Said(Band::ThreeToFive);
        cramp.set_relief(Relief::Stretching, true);
        cramp.helped = Some(Helped::Yes);
        let id = Id::from_parts(at.epoch(), u64::try_from(n).unwrap());
        Record::at_once(EntryKind::Cramp, id, 1, at.epoch(), Some(Entry::Cramp(cramp)))
    };
    (0..count).map(one).collect()
}

/// Counts what the page asks of its stores, and notes when the app was ready.
const COUNTER: &str = "{
    const count = window.__count = { reads: 0, bytesRead: 0, writes: 0, removes: 0, bytesWritten: 0, transactions: 0, ready: 0 };
    const { getItem, setItem, removeItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
        const value = getItem.call(this, key);
        if (this === localStorage) { count.reads += 1; count.bytesRead += (value ?? '').length; }
        return value;
    };
    Storage.prototype.setItem = function (key, value) {
        if (this === localStorage) { count.writes += 1; count.bytesWritten += key.length + value.length; }
        return setItem.call(this, key, value);
    };
    Storage.prototype.removeItem = function (key) {
        if (this === localStorage) count.removes += 1;
        return removeItem.call(this, key);
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (store, mode, ...more) {
        if (mode === 'readwrite') count.transactions += 1;
        return transaction.call(this, store, mode, ...more);
    };
    new MutationObserver(() => {
        if (!count.ready && document.documentElement.dataset.boot === 'ready') {
            count.ready = performance.now();
            count.atReady = { reads: count.reads, bytesRead: count.bytesRead };
        }
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-boot'] });
}";

fn count(browser: &Browser) -> Value {
    browser.script("return window.__count", &[])
}

fn number(of: &Value, name: &str) -> f64 {
    of[name].as_f64().unwrap_or_else(|| panic!("no {name} in {of}"))
}

/// A browser whose two profiles hold few and many records.
fn prepared(site: &Site, records: i64) -> (Launch, Browser) {
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.seed(site, &stored(&self::records(records), now()));
    browser.before_every_page(COUNTER);
    (launch, browser)
}

/// Opens Tonight with a slow processor and gives back the milliseconds to ready, and the script time of the start.
fn start(browser: &Browser, site: &Site) -> (f64, f64) {
    browser.cdp("Performance.enable", &json!({}));
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
    // A file of the same origin that runs nothing.
    browser.open(&site.at("icons/icon.svg"));
    browser.open(&site.url());
    browser.find("link", Name::Starting("Cramp now"));
    let ready = number(&count(browser), "ready");
    let metrics = browser.cdp("Performance.getMetrics", &json!({}));
    let script = metrics["metrics"].as_array().unwrap().iter().find(|one| one["name"] == "ScriptDuration");
    let script = script.unwrap()["value"].as_f64().unwrap() * 1_000.0;
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }));
    (ready, script)
}

/// Waits until the page has read nothing for longer than the app waits for a quiet moment: after its start it looks through both stores,
/// longer in a long diary, and then puts closed months away.
fn is_at_rest(browser: &Browser) {
    let (mut before, mut still) = (Value::Null, 0);
    wait_for(60, || {
        let reads = count(browser)["reads"].clone();
        still = if reads == before { still + 1 } else { 0 };
        before = reads;
        if still < 50 { Err(format!("it still reads: {before}")) } else { Ok(()) }
    });
}

#[allow(clippy::cast_precision_loss, reason = "a page has few elements")]
fn elements(browser: &Browser) -> f64 {
    browser.nodes() as f64
}

#[test]
fn ten_years_start_and_save_like_a_month() {
    let site = Site::release();
    let (few_launch, few) = prepared(&site, 150);
    let (many_launch, many) = prepared(&site, 15_000);

    // What is read before the app is ready: the open months, the same for both, and nothing older.
    start(&few, &site);
    let small = count(&few)["atReady"].clone();
    start(&many, &site);
    let large = count(&many)["atReady"].clone();
    row(
        8,
        "localStorage reads at the start, 15,000 records",
        &small["reads"].to_string(),
        &large["reads"].to_string(),
    );
    assert_eq!(small, large, "older months were read before the app was ready");

    let rows = [
        (8, "start, 15,000 records / 150, time to ready", 1.2),
        (8, "start, 15,000 records / 150, script time", 1.2),
    ];
    ratios(&rows, || {
        let (a, b) = (start(&few, &site), start(&many, &site));
        vec![b.0 / a.0, b.1 / a.1]
    });

    // Budget 9: one change of a cramp.
    let mut costs = Vec::new();
    for browser in [&few, &many] {
        browser.open(&site.at("#/now/log"));
        browser.find("heading", "Note it, then sleep");
        is_at_rest(browser);
        browser.script("Object.assign(window.__count, { writes: 0, removes: 0, bytesWritten: 0, transactions: 0, reads: 0 })", &[]);
        browser.choose("Which leg?", "Left");
        browser.says("status", "Saved");
        let cost = count(browser);
        assert_eq!(
            (&cost["writes"], &cost["removes"], &cost["transactions"]),
            (&json!(1), &json!(1), &json!(1))
        );
        at_most(9, "saving one cramp, bytes written", 1_024.0, number(&cost, "bytesWritten"));
        costs.push((cost["bytesWritten"].clone(), cost["reads"].clone()));
    }
    assert_eq!(costs[0], costs[1], "a save costs more with many records");

    // Budget 10, and every one of the 15,000 can be reached.
    many.open(&site.at("#/settings"));
    many.reads("Entries 15,000");
    at_most(10, "elements of Settings, 15,000 records", 1_500.0, elements(&many));
    many.go_to("#/nights");
    many.choose("Show as", "List");
    many.find("button", "Show earlier nights");
    let mut most = 0.0_f64;
    for _ in 0..3 {
        most = most.max(elements(&many));
        many.press("Show earlier nights");
    }
    at_most(10, "elements of a page of the list, 15,000 records", 1_500.0, most);
    // The notices of such a diary lie over the first button until they are closed.
    many.close_notices();
    many.press("Show later nights");
    for (launch, browser) in [(few_launch, few), (many_launch, many)] {
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}
