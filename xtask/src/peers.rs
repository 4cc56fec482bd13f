//! `cargo xtask peers`: hands files of the app to programs that are not ours. FHIR R4 models and pandas read the bundle and the
//! tables, poppler reads the doctor's page; `tests/peers/read.py` compares what they found with what was put in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::body::Muscle;
use domain::cramp::{Band, Cramp, Ending, Helped, Instead, Relief, Severity, Side};
use domain::diary::{Diary, Entry, Record};
use domain::exchange;
use domain::hydration::Check;
use domain::id::Id;
use domain::insight::{NightFacts, Span, build};
use domain::moment::{HOUR, MINUTE, Moment};
use domain::night::Night;
use domain::report::{self, Ask, Part};
use domain::session::Done;
use domain::sheet::NightNote;
use domain::stretch::Choice;
use domain::urine::{Answers, Reading, Step};
use serde_json::{Value, json};

use crate::run::{self, Show};
use crate::{Outcome, browsers, place, tools};

/// Notes that are hard on a table: marks, line breaks, formulas, other scripts, and words that readers take for nothing.
const NOTES: [&str; 8] = [
    "",
    "NA",
    "he said \"ow\", then slept",
    "two\nlines",
    "null",
    "\u{75db}\u{307f} since May, J\u{fc}rgen",
    "no",
    " 007 ",
];

/// The nights of the made-up diary.
const NIGHTS: i64 = 56;

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    if let Some(word) = words.first() {
        return Err(format!("peers does not know {word}"));
    }
    let python = ready()?;
    let folder = place::target().join("peers");
    write(&folder)?;
    let mut read = Command::new(python);
    read.arg(place::root().join("tests/peers/read.py")).arg(&folder);
    run::run("what others read in our files", read, Show::Everything).map(drop)
}

/// A Python with the wanted packages, in a folder of its own.
fn ready() -> Outcome<PathBuf> {
    // Debian has venv without the part that installs pip, unless asked.
    let can = |module: &str| {
        run::answer(Command::new("python3").args(["-c", &format!("import {module}")])).is_some()
    };
    let mut lacking = Vec::new();
    if tools::found("python3").is_none() {
        lacking.push("python3");
    }
    if !can("ensurepip") || !can("venv") {
        lacking.push("python3-venv");
    }
    if tools::found("pdftotext").is_none() || tools::found("pdfinfo").is_none() {
        lacking.push("poppler-utils");
    }
    browsers::install("reading our files with other programs", &lacking)?;
    let wanted = place::root().join("tests/peers/requirements.txt");
    let text = fs::read_to_string(&wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    let home = place::tools().join("peers");
    let (python, stamp) = (home.join("bin/python"), home.join("installed.txt"));
    if fs::read_to_string(&stamp).is_ok_and(|there| there == text) {
        return Ok(python);
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(&home);
    run::run("a Python of its own into target/tools", make, Show::Progress)?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "-r"]).arg(&wanted);
    run::run("fhir.resources and pandas (once)", install, Show::Progress)?;
    fs::write(&stamp, text).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
}

fn now() -> Moment {
    Moment::parse_local("2026-11-24T12:30", 60).unwrap_or_default()
}

fn number(value: i64) -> usize {
    usize::try_from(value).unwrap_or_default()
}

/// A diary in which every field is said and left out in turn.
fn diary() -> Diary {
    let mut diary = Diary::default();
    let mut count = 0;
    let mut keep = |id: Option<Id>, entry: Entry| {
        count += 1;
        let at = entry.at();
        let id = id.unwrap_or_else(|| Id::from_parts(at.epoch(), count));
        let record = Record::at_once(entry.kind(), id, 1, at.epoch(), Some(entry));
        diary.take(record);
    };
    for day in 0..NIGHTS {
        let Some(night) = Night::of(now()).step(day - NIGHTS) else { continue };
        let noon = night.noon(60);
        let note = NOTES.get(number(day) % NOTES.len()).copied().unwrap_or_default();
        if day % 3 == 0 {
            let mut cramp = Cramp::begin(
                noon.plus(14 * HOUR + day * MINUTE),
                Muscle::ALL.get(number(day / 3) % 6).copied(),
            );
            cramp.side = Side::ALL.get(number(day / 3) % 4).copied();
            cramp.severity = Severity::new(u8::try_from(day / 3 % 12).unwrap_or_default());
            cramp.ending = match day / 3 % 4 {
                0 => Ending::Measured(day * 11_000),
                1 => Ending::Said(Band::OverTen),
                2 => Ending::Said(Band::UnderOne),
                _ => Ending::Unknown,
            };
            cramp.set_relief(Relief::Stretching, day % 2 == 0);
            cramp.set_relief(Relief::Warmth, true);
            cramp.helped = Helped::ALL.get(number(day / 3) % 4).copied();
            cramp.woke = [Some(true), None, Some(false)].get(number(day / 3) % 3).copied().flatten();
            cramp.set_note(note);
            if day == 30 {
                cramp.was_not(Instead::RestlessLegs);
            }
            keep(None, Entry::Cramp(cramp));
        }
        let told = NightNote {
            quiet: day % 3 != 0 && day % 7 != 5,
            habits: if day % 2 == 0 { ["caffeine".into(), "walk".into()].into() } else { BTreeSet::new() },
            bed: (day % 5 != 0).then_some(630),
            rise: (day % 5 != 1).then_some(1_140),
            disturbed: u8::try_from(day % 13).ok().filter(|much| *much <= 10),
            sore: [Some(true), Some(false), None].get(number(day) % 3).copied().flatten(),
            medicine: if day == 4 { "=Bendroflumethiazide, since August".into() } else { String::new() },
            note: note.into(),
        };
        if let Some(sheet) = told.sheet(night, 60).filter(|_| !told.is_empty()) {
            keep(Some(NightNote::id(night)), Entry::Sheet(sheet));
        }
        if let (Some(choice), true) = (Choice::from_id("b-standing"), day / 7 % 2 == 0) {
            let done = Done {
                left: 60_000,
                right: 59_000,
                planned: 120_000,
                ..Done::untimed(choice, noon.plus(9 * HOUR))
            };
            keep(None, Entry::Stretch(done));
        }
        if let (Some(step), true) = (Step::new(u8::try_from(1 + day % 8).unwrap_or(1)), day % 2 == 0) {
            let check =
                Check { at: noon.plus(20 * HOUR), answers: Answers::default(), reading: Reading::Step(step) };
            keep(None, Entry::Check(check));
        }
    }
    diary
}

/// What a cell is once it is guarded against being run: as the file has it.
fn text(cell: &str) -> Value {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
    match cell {
        "" => Value::Null,
        cell if formula => json!(format!("'{cell}")),
        cell => json!(cell),
    }
}

/// The rows of both tables from the diary itself.
fn tables(diary: &Diary) -> (Vec<Value>, Vec<Value>) {
    let (mut cramps, mut nights) = (Vec::new(), Vec::new());
    for (night, entries) in diary.nights().iter().rev() {
        let note = diary.note(*night).unwrap_or_default();
        let mut row = json!({
            "night": night.iso(), "cramps": 0, "worst_severity_0_10": Value::Null, "stretches": 0, "held_left_s": 0,
            "held_right_s": 0, "hydration_checks": 0, "quiet": note.quiet.then_some(true),
            "habits": text(&note.habits.into_iter().collect::<Vec<_>>().join("; ")),
            "bed": note.bed.map(|_| "22:30"), "rise": note.rise.map(|_| "07:00"),
            "sleep_disturbed_0_10": note.disturbed, "sore": note.sore, "medicine": text(&note.medicine),
            "note": text(&note.note), "not_cramps": 0,
        });
        let mut add = |name: &str, by: i64| {
            if let Some(cell) = row.get_mut(name) {
                *cell = json!(cell.as_i64().unwrap_or(0) + by);
            }
        };
        for (_, entry) in entries {
            match entry {
                Entry::Cramp(cramp) if !cramp.is_cramp() => add("not_cramps", 1),
                Entry::Cramp(cramp) => {
                    add("cramps", 1);
                    // At most one on a night here, so it is the worst.
                    if let Some(severity) = cramp.severity {
                        add("worst_severity_0_10", i64::from(severity.value()));
                    }
                    cramps.push(row_of(*night, cramp));
                }
                Entry::Stretch(done) => {
                    add("stretches", 1);
                    add("held_left_s", done.left / 1_000);
                    add("held_right_s", done.right / 1_000);
                }
                Entry::Check(_) => add("hydration_checks", 1),
                Entry::Sheet(_) => {}
            }
        }
        nights.push(row);
    }
    (cramps, nights)
}

fn row_of(night: Night, cramp: &Cramp) -> Value {
    let (ending, length, band) = match cramp.ending {
        // Tenths of a minute, the half rounded up.
        Ending::Measured(length) => ("measured", json!(tenths(length)), cramp.ending.band()),
        Ending::Said(band) => ("said", Value::Null, Some(band)),
        Ending::Unknown => ("unknown", Value::Null, None),
        Ending::Ongoing => ("running", Value::Null, None),
    };
    let band = band.map(|band| match band {
        Band::UnderOne => "<1",
        Band::OneToTwo => "1-2",
        Band::ThreeToFive => "3-5",
        Band::SixToTen => "6-10",
        Band::OverTen => ">10",
    });
    let relief: Vec<&str> =
        cramp.relief.iter().map(|one| if *one == Relief::Warmth { "heat" } else { "stretch" }).collect();
    json!({
        "night": night.iso(), "start": cramp.start.epoch() / 1_000,
        "muscle": cramp.muscle.map(Muscle::id), "side": cramp.side.map(|side| side.label().to_lowercase()),
        "severity_0_10": cramp.severity.map(Severity::value), "ending": ending, "length_min": length,
        "length_band_min": band, "relief": text(&relief.join("; ")),
        "helped": cramp.helped.map(|helped| match helped { Helped::Yes => "yes", Helped::Partly => "partly", Helped::No => "no" }),
        "note": text(&cramp.note), "woke": cramp.woke,
    })
}

fn tenths(length: i64) -> f64 {
    let tenths = i32::try_from((length + 3_000) / 6_000).unwrap_or_default();
    f64::from(tenths) / 10.0
}

/// Observations a bundle must have: one for each logged night, each cramp with a worst pain, each colour of a morning.
fn observations(facts: &[NightFacts]) -> usize {
    let one = |facts: &NightFacts| {
        usize::from(facts.logged())
            + facts.cramps.iter().filter(|cramp| cramp.severity.is_some()).count()
            + usize::from(facts.urine.is_some())
    };
    facts.iter().map(one).sum()
}

fn write(folder: &Path) -> Outcome<()> {
    let diary = diary();
    let facts = build(&diary, now());
    let (Some(first), Some(last)) = (facts.first(), facts.last()) else {
        return Err("the diary is empty".into());
    };
    let span = Span { from: first.night, to: last.night };
    let (cramps, nights) = tables(&diary);
    let heads = |table: &str| -> Vec<String> {
        let line = table.trim_start_matches('\u{FEFF}').split("\r\n").next().unwrap_or_default();
        line.split(',').map(str::to_owned).collect()
    };
    let (cramp_table, night_table) = (exchange::cramps(&diary), exchange::nights(&diary));
    let mut papers = serde_json::Map::new();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let long: Vec<String> = (0..3_000).map(|n| format!("word{n}")).collect();
    let japanese = "\u{75db}\u{307f} since May, J\u{fc}rgen";
    let hidden = domain::content::insight::LETTERS.text;
    for (name, notes, pages, more, not) in [
        (
            "typical",
            vec!["Could the new water tablet matter?"],
            (1, 1),
            vec!["Could the new water tablet matter?"],
            vec![hidden],
        ),
        (
            "long",
            vec![long.join(" ").leak() as &str],
            (3, 20),
            vec!["word0 ", "word1500", "word2999"],
            vec![],
        ),
        ("letters", vec![japanese], (1, 2), vec!["[?] since May, J\u{fc}rgen", hidden], vec!["\u{75db}"]),
    ] {
        let notes = notes.into_iter().map(|note| (first.night.evening(), note.to_owned())).collect();
        let ask = Ask {
            span,
            parts: Part::ALL.to_vec(),
            notes,
            made: now(),
            hours: domain::hours::Hours::TwentyFour,
            held: None,
        };
        let page = report::make(&facts, &ask);
        let mut says: Vec<String> = more.into_iter().map(|part| part.trim().to_owned()).collect();
        says.extend([report::TITLE.to_owned(), page.period.clone(), page.made.clone()]);
        says.extend(
            page.figures.iter().flat_map(|one| [one.value.clone(), one.label.clone(), one.small.clone()]),
        );
        says.extend(page.sections.iter().map(|section| section.part.title().to_owned()));
        papers
            .insert(name.to_owned(), json!({ "least": pages.0, "most": pages.1, "says": says, "not": not }));
        files.push((format!("{name}.pdf"), report::pdf(&page)));
    }
    let told = json!({
        "observations": observations(&facts), "papers": papers,
        "cramps": { "heads": heads(&cramp_table), "rows": cramps }, "nights": { "heads": heads(&night_table), "rows": nights },
    });
    files.push(("told.json".into(), told.to_string().into_bytes()));
    files.push(("bundle.json".into(), report::bundle(&facts, span, now()).into_bytes()));
    files.push(("cramps.csv".into(), cramp_table.into_bytes()));
    files.push(("nights.csv".into(), night_table.into_bytes()));
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, bytes) in files {
        fs::write(folder.join(&name), bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}
