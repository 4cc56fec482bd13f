//! Two windows change the same twenty cramps, at random, and the browser dies now and then: the last that was called saved of every
//! field stands in the end.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use domain::cramp::{Cramp, Side};
use domain::diary::{Diary, Entry, Record};
use domain::id::Id;
use e2e::fault::{cramp, lived_in, nights_ago, report};
use e2e::stores::{diary, loaded};
use e2e::{Engine, Launch, Session, Site, in_chromium_and_firefox};
use serde_json::{Value, json};

const CRAMPS: usize = 20;
const SEED: u64 = 20_261_130;
/// What was tapped at nearly the same moment has no order, in milliseconds.
const SLACK: i64 = 100;
/// What changes, and by which control.
const FIELDS: [&str; 3] = ["worst", "side", "note"];

/// Carries out changes by the form of each cramp. Each tap on "Save" and each answer is told to the server before anything else, so
/// that the test knows of both when the browser dies.
const CHANGES: &str = "
    const tell = (...words) => {
        const word = new XMLHttpRequest();
        word.open('GET', `/answer.txt?${words.join('_')}`, false);
        word.send();
    };
    const pause = (time) => new Promise((end) => { setTimeout(end, time); });
    const fill = (field, value) => {
        const form = document.querySelector('#app main.cramp');
        if (field === 'note') {
            const note = form.querySelector('textarea#note');
            note.value = value;
            note.dispatchEvent(new Event('input', { bubbles: true }));
            return value;
        }
        const all = [...form.querySelectorAll(`input[name=${field}]`)];
        const index = all[value].checked ? (value + 1) % all.length : value;
        all[index].click();
        return index;
    };
    window.quietDone = false;
    (async () => {
        await ready();
        for (const [number, id, field, wanted, before, after] of arguments[0]) {
            location.hash = `#/cramp/${id}`;
            await until('the form', () => location.hash === `#/cramp/${id}` && document.querySelector('#app main.cramp .hill button'));
            await pause(before);
            const value = fill(field, wanted);
            await pause(after);
            const save = document.querySelector('#app main.cramp .hill button');
            tell('tap', number, Date.now(), value);
            const said = await Promise.race([saying(() => save.click()), pause(10000)]);
            tell(said === 'Saved' ? 'ack' : 'not', number, said);
            await until('the form to close', () => !document.querySelector('#app main.cramp'));
        }
        window.quietDone = true;
    })().catch((error) => { window.quietDone = String(error); });";

/// One change of one field of one cramp, in one window.
#[derive(Debug, Clone)]
struct Change {
    window: usize,
    id: Id,
    field: usize,
    value: Value,
    pauses: [u64; 2],
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn twenty() -> Vec<Record> {
    let one = |n: u64| {
        // Some lie in a month that is closed and folded.
        let back = if n < 5 { 50 } else { i64::try_from(n).unwrap() };
        let mut record = cramp(nights_ago(back, i64::try_from(n).unwrap()), n);
        if let Some(Entry::Cramp(cramp)) = &mut record.entry {
            cramp.note = String::new();
        }
        record
    };
    (0..CRAMPS as u64).map(one).collect()
}

fn changes(count: usize) -> Vec<Change> {
    let (mut chance, cramps) = (Chance(SEED), twenty());
    let one = |number| {
        let field = usize::try_from(chance.below(3)).unwrap();
        let value = match field {
            0 => json!(chance.below(11)),
            1 => json!(chance.below(3)),
            _ => json!(format!("note-{number}.")),
        };
        let id = cramps[usize::try_from(chance.below(CRAMPS as u64)).unwrap()].id.clone();
        let pauses = [chance.below(60), chance.below(150)];
        Change { window: number % 2, id, field, value, pauses }
    };
    (0..count).map(one).collect()
}

/// What became of a change.
#[derive(Debug, Clone)]
struct Told {
    tapped: i64,
    value: String,
    saved: bool,
}

/// What the pages told the server, by the number of the change.
fn told(site: &Site) -> BTreeMap<usize, Told> {
    let mut all = BTreeMap::new();
    for request in site.requests() {
        let Some(words) = request.split_once("answer.txt?").map(|(_, words)| words) else { continue };
        let words: Vec<&str> = words.split('_').collect();
        let number = || words[1].parse::<usize>().unwrap();
        match words[0] {
            "tap" => {
                let told =
                    Told { tapped: words[2].parse().unwrap(), value: words[3].to_owned(), saved: false };
                all.insert(number(), told);
            }
            "ack" => all.get_mut(&number()).unwrap().saved = true,
            _ => {}
        }
    }
    all
}

/// Lets both windows carry out what is left, until all is done or so much was called saved; answers whether all is done.
fn carry_out(session: &Session, site: &Site, all: &[Change], until: usize) -> bool {
    let begun = told(site);
    for window in [0, 1] {
        let left = all
            .iter()
            .enumerate()
            .filter(|(number, one)| one.window == window && !begun.contains_key(number));
        let left: Vec<Value> = left
            .map(|(number, one)| {
                json!([
                    number,
                    one.id.to_string(),
                    FIELDS[one.field],
                    one.value,
                    one.pauses[0],
                    one.pauses[1]
                ])
            })
            .collect();
        session.script_in(window, CHANGES, &[json!(left)]);
    }
    for _ in 0..3_000 {
        sleep(Duration::from_millis(100));
        let saved = told(site).values().filter(|one| one.saved).count();
        if saved >= until {
            return false;
        }
        let done = [0, 1].map(|window| session.script_in(window, "return window.quietDone", &[]));
        for answer in &done {
            assert!(!answer.is_string(), "{answer}");
        }
        if done.iter().all(|answer| *answer == json!(true)) {
            return true;
        }
    }
    panic!("the windows do not come to an end");
}

/// What a field says.
fn says(cramp: &Cramp, field: usize) -> String {
    match field {
        0 => cramp.severity.map(|one| one.value().to_string()).unwrap_or_default(),
        1 => Side::ALL
            .iter()
            .position(|side| Some(*side) == cramp.side)
            .map(|at| at.to_string())
            .unwrap_or_default(),
        _ => cramp.note.clone(),
    }
}

/// The fields that do not say what was called saved last, and how many there are to look at.
fn wrong(diary: &Diary, all: &[Change], told: &BTreeMap<usize, Told>) -> (usize, Vec<String>) {
    let mut fields: BTreeMap<(&Id, usize), Vec<&Told>> = BTreeMap::new();
    for (number, told) in told {
        fields.entry((&all[*number].id, all[*number].field)).or_default().push(told);
    }
    let (mut count, mut wrong) = (0, Vec::new());
    for ((id, field), told) in fields {
        let Some(last) = told.iter().filter(|one| one.saved).map(|one| one.tapped).max() else { continue };
        count += 1;
        let found = diary.cramp(id).map(|cramp| says(cramp, field)).unwrap_or_default();
        let fits = |one: &&&Told| if field == 2 { found.contains(&one.value) } else { found == one.value };
        if !told.iter().filter(|one| one.tapped >= last - SLACK).any(|one| fits(&one)) {
            wrong.push(format!("{id} {}: {found:?} after {told:?}", FIELDS[field]));
        }
    }
    (count, wrong)
}

fn two_windows_change_the_same_cramps(engine: Engine) {
    let count = if engine == Engine::Chromium { 200 } else { 60 };
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    lived_in(&launch, &site, &twenty());
    let all = changes(count);
    // The browser dies twice in the middle of it.
    for until in [count / 3, count * 2 / 3, usize::MAX] {
        let session = Session::with_windows(&launch, &site, &["#/", "#/"]);
        if !carry_out(&session, &site, &all, until) {
            session.kill();
            continue;
        }
        let told = told(&site);
        let saved = told.values().filter(|one| one.saved).count();
        assert!(saved * 5 >= count * 4, "only {saved} of {count} were called saved");
        let stores = session.wait_for_stores("both the same", |stores| stores.first == stores.second);
        let (fields, first) = wrong(&diary(&stores.first), &all, &told);
        let (_, second) = wrong(&diary(&stores.second), &all, &told);
        println!("{saved} of {count} changes were called saved, {fields} fields; wrong: {first:#?}");
        for (name, keys) in [("first", &stores.first), ("second", &stores.second)] {
            let records = loaded(keys).records.into_iter();
            let odd = records.filter(|one| first.iter().any(|words| words.starts_with(one.id.as_str())));
            println!("{name} store: {:#?}", odd.collect::<Vec<_>>());
        }
        session.runs();
        session.quit();
        report(
            14,
            "two windows change the same cramps, killed twice",
            engine,
            fields,
            first.len().max(second.len()),
        );
        launch.forget();
        return;
    }
}

in_chromium_and_firefox!(late: two_windows_change_the_same_cramps);
