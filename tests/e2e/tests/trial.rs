//! The experiment of twelve weeks: begun, kept, shown on Tonight, handed to a calendar, ended; and one that was lived to its end.

use domain::content::insight as answers;
use domain::content::trial as says;
use domain::diary::{Entry, EntryKind, Record};
use domain::id::Id;
use domain::insight::{Block, Experiment};
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::session::Done;
use domain::sheet::{NightNote, Sheet, standing_id};
use domain::stretch::Choice;
use e2e::diary::stored;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, in_every_engine_with_all, wait_for};

/// What each week of the plan on the screen is for.
fn weeks(browser: &Browser) -> Vec<Block> {
    browser.find("heading", "The twelve weeks");
    let lines =
        browser.script("return [...document.querySelectorAll('.weeks li')].map((one) => one.innerText)", &[]);
    let lines: Vec<String> = serde_json::from_value(lines).unwrap();
    assert_eq!(lines.len(), 12, "{lines:?}");
    let block = |line: &String| match (line.contains("With the routine"), line.contains("As usual")) {
        (true, false) => Block::Routine,
        (false, true) => Block::Usual,
        _ => panic!("{line}"),
    };
    lines.iter().map(block).collect()
}

/// What Tonight says of an experiment, or nothing: by day, before noon, it says nothing.
fn expect_on_tonight(browser: &Browser, trial: Experiment) {
    browser.go_to("#/");
    browser.find("link", "Evening plan");
    match trial.evening(browser.now()) {
        Some((at, block)) => {
            browser.find("link", says::NAME);
            browser.reads(&format!("Week {} of 12", at + 1));
            browser.reads(says::evening(block).text);
        }
        None => assert!(!browser.shows("link", says::NAME)),
    }
}

/// The text of the calendar file, as it is handed to the browser.
fn calendar(browser: &Browser) -> String {
    let keep = "window.keptFiles = []; const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.keptFiles.push(blob); return make.call(URL, blob); };
        try { Object.defineProperty(navigator, 'canShare', { value: undefined, configurable: true }) } catch { }";
    browser.script(keep, &[]);
    browser.tap("button", "Save the calendar file");
    browser.says("status", says::SAVED);
    wait_for(10, || {
        let text = browser.try_script("return window.keptFiles.at(-1).text()", &[])?;
        text.as_str().map(str::to_owned).ok_or_else(|| "no file".to_owned())
    })
}

/// The plan that the screen shows, begun tonight.
fn begun(browser: &Browser) -> Experiment {
    let shown = weeks(browser);
    let orders = shown
        .iter()
        .step_by(2)
        .enumerate()
        .filter(|(_, one)| **one == Block::Routine)
        .map(|(pair, _)| 1_u64 << pair)
        .sum();
    let trial = Experiment::plan(Experiment::tonight(browser.now()), orders);
    assert_eq!(shown, trial.blocks(), "each pair has one of each");
    trial
}

fn an_experiment_is_begun_kept_and_ended(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/nights/patterns"));
    browser.tap("link", "A 12-week experiment");
    browser.arrives_at("#/nights/trial");
    for sentence in
        [&says::WHAT, &says::RELIEF, &says::ASK_FIRST, &says::ALL_SIX, &says::CARRY_OVER, &says::LOGGED]
    {
        browser.reads(sentence.text);
    }
    browser.screenshot("trial-before");
    browser.press("Begin the 12 weeks");
    let trial = begun(&browser);
    browser.screenshot("trial-weeks");
    assert!(!browser.shows("button", "Begin the 12 weeks"), "one at a time");
    browser.reload();
    assert_eq!(begun(&browser), trial, "the order is fixed");
    browser.reads(says::NO_EARLY_LOOK.text);

    let file = calendar(&browser);
    let titles: Vec<&str> = file
        .split("\r\n")
        .filter_map(|line| line.strip_prefix("SUMMARY:Week ")?.split(": ").nth(1))
        .collect();
    assert_eq!(titles, trial.blocks().map(|block| says::week(block).to_lowercase()), "{file}");
    let start = format!("DTSTART;VALUE=DATE:{}\r\n", trial.start.iso().replace('-', ""));
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains(&start), "{file}");

    expect_on_tonight(&browser, trial);
    browser.go_to("#/nights/trial");
    browser.tap("button", "End the experiment");
    browser.find("heading", "End it now?");
    browser.tap("button", "Go on with it");
    assert_eq!(begun(&browser), trial, "one tap ends nothing");
    browser.tap("button", "End the experiment");
    browser.tap("button", "End it now");
    browser.find("heading", "Ended early");
    browser.reads(says::ENDED.text);
    browser.tap("button", "Undo");
    assert_eq!(begun(&browser), trial);
    browser.tap("button", "End the experiment");
    browser.tap("button", "End it now");
    browser.find("heading", "Ended early");
    browser.reload();
    browser.find("heading", "Ended early");
    browser.find("button", "Undo");
    // Nothing of it is shown while it can be taken back.
    assert!(!browser.text().contains("Pairs of weeks compared"));
    browser.go_to("#/");
    browser.find("link", "Evening plan");
    assert!(!browser.shows("link", says::NAME), "Tonight is as it was");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
in_every_engine!(an_experiment_is_begun_kept_and_ended);

#[test]
fn it_begins_on_an_evening_of_ones_own_and_not_in_the_past() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/nights/trial"));
    let today = Experiment::tonight(browser.now());
    browser.choose("When should it begin?", "Later");
    for odd in [today.step(-1).unwrap().iso(), today.step(400).unwrap().iso()] {
        browser.fill("First evening", &odd);
        browser.press("Begin the 12 weeks");
        browser.says("alert", says::CHOOSE_DATE);
    }
    let later = today.step(10).unwrap();
    browser.fill("First evening", &later.iso());
    browser.press("Begin the 12 weeks");
    browser
        .find("heading", Name::Starting(&format!("Begins on {}", domain::moment::day_name(later.evening()))));
    browser.reads(says::AHEAD.text);
    weeks(&browser);
    browser.go_to("#/");
    browser.find("link", "Evening plan");
    assert!(!browser.shows("link", says::NAME), "Tonight says nothing before it begins");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The records of a diary: each night with or without a cramp, with or without a set.
fn records(nights: impl IntoIterator<Item = (Night, bool, bool)>) -> Vec<Record> {
    let mut found = Vec::new();
    for (night, cramp, stretched) in nights {
        let evening = night.noon(0).plus(10 * HOUR);
        let mut keep = |kind, id: Id, entry| {
            found.push(Record::at_once(kind, id, 1, evening.epoch(), Some(entry)));
        };
        if stretched {
            let done = Done::untimed(Choice::from_id("b-standing").unwrap(), evening);
            keep(EntryKind::Stretch, Id::from_parts(evening.epoch(), 1), Entry::Stretch(done));
        }
        if cramp {
            let start = evening.plus(4 * HOUR);
            let mut cramp = domain::cramp::Cramp::begin(start, None);
            cramp.ending = domain::cramp::Ending::Unknown;
            keep(EntryKind::Cramp, Id::from_parts(start.epoch(), 2), Entry::Cramp(cramp));
        } else {
            let sheet = NightNote { quiet: true, ..NightNote::default() }.sheet(night, 0).unwrap();
            keep(EntryKind::Night, NightNote::id(night), Entry::Sheet(sheet));
        }
    }
    found
}

fn kept(trial: Experiment, now: Moment) -> Record {
    let sheet = Sheet::write(EntryKind::Trial, now, &trial.shape()).unwrap();
    let id = standing_id(EntryKind::Trial, 5).unwrap();
    Record::at_once(EntryKind::Trial, id, 1, now.epoch(), Some(Entry::Sheet(sheet)))
}

/// Nights of a plan up to a night: in each week so many cramp nights with the routine, and without.
fn lived(trial: Experiment, until: Night, with: i64, without: i64) -> Vec<(Night, bool, bool)> {
    let mut nights = Vec::new();
    for (at, block) in trial.blocks().into_iter().enumerate() {
        let routine = block == Block::Routine;
        for day in 0..7 {
            let night = trial.week(at).from.step(day).unwrap();
            if night < until {
                nights.push((night, day < if routine { with } else { without }, routine));
            }
        }
    }
    nights
}

fn an_experiment_lived_to_its_end_gives_its_answer_once(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    let now = browser.now();
    let trial = Experiment::plan(Night::of(now).step(-87).unwrap(), 0b01_1001);
    let mut all = records(lived(trial, Night::of(now), 1, 4));
    all.push(kept(trial, now));
    browser.seed(&site, &stored(&all, now));
    browser.open(&site.at("#/"));
    browser.find("link", says::NAME);
    browser.reads(says::FINISHED);
    browser.press(says::NAME);
    browser.find("heading", "Twelve weeks are over");
    browser.reads(says::FEWER.text);
    browser.reads("Pairs of weeks compared 6 of 6");
    browser.reads("Pairs with fewer cramp nights in the routine week 6");
    browser.reads("Cramp nights in 7 with the routine, on average 3.0 fewer");
    browser.reads("in 2 of 64 orders");
    browser.reads(says::CARRY_OVER.text);
    browser.screenshot("trial-over");
    browser.tap("button", "Remove this experiment");
    browser.tap("button", "Undo");
    browser.reads(says::FEWER.text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
in_every_engine_with_all!(an_experiment_lived_to_its_end_gives_its_answer_once);

#[test]
fn ended_early_or_with_gaps_it_says_that_no_answer_is_possible() {
    for (ended, gaps, says, compared) in [
        (true, false, &says::TOO_FEW, "2 of 6"),
        (false, true, &says::TOO_FEW, "5 of 6"),
        (false, false, &says::UNCLEAR, "6 of 6"),
    ] {
        let site = Site::fast();
        let launch = Launch::shared(Engine::Chromium);
        let browser = launch.start();
        browser.open(&site.at("rescue.html"));
        let now = browser.now();
        let begun = Experiment::plan(Night::of(now).step(-87).unwrap(), 0b01_1001);
        let trial = Experiment { ended: begun.start.step(30).filter(|_| ended), ..begun };
        // The same everywhere where it is to be unclear.
        let mut nights = lived(trial, Night::of(now), 2, if ended || gaps { 4 } else { 2 });
        if gaps {
            // Three nights of the second week were not logged.
            nights.drain(8..11);
        }
        let mut all = records(nights);
        all.push(kept(trial, now));
        browser.seed(&site, &stored(&all, now));
        browser.open(&site.at("#/nights/trial"));
        browser.reads(says.text);
        browser.reads(&format!("Pairs of weeks compared {compared}"));
        assert_eq!(browser.text().contains("of 64 orders"), !ended && !gaps);
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

#[test]
fn while_it_runs_nothing_anywhere_tells_how_it_goes() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    let now = browser.now();
    let trial = Experiment::plan(Night::of(now).step(-60).unwrap(), 0b01_1001);
    // Clear enough for the five looks, had they been taken.
    let mut all = records(lived(trial, Night::of(now), 0, 6));
    all.push(kept(trial, now));
    browser.seed(&site, &stored(&all, now));
    browser.open(&site.at("#/nights/trial"));
    browser.find("heading", "Week 9 of 12");
    let quiet = |browser: &Browser| {
        let text = browser.text();
        for words in [answers::FEWER.text, says::FEWER.text, "95%", "of 64", "average", "Pairs of weeks"] {
            assert!(!text.contains(words), "{words}: {text}");
        }
    };
    quiet(&browser);
    browser.go_to("#/nights/patterns");
    browser.reads(says::HELD.text);
    browser.reads("Waiting");
    quiet(&browser);
    browser.screenshot("patterns-waiting");
    browser.tap("link", "How this is worked out");
    browser.reads("Next look after your experiment");
    browser.go_to("#/nights/report");
    browser.reads(says::HELD_ON_PAPER.text);
    quiet(&browser);
    // The next day it is as if it had never been begun: what was waiting is looked at.
    let over = Experiment { ended: Night::of(now).step(-3), ..trial };
    all.pop();
    all.push(kept(over, now));
    browser.seed(&site, &stored(&all, now));
    browser.open(&site.at("#/nights/patterns"));
    browser.reads(answers::FEWER.text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}
