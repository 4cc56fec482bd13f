use super::*;
use crate::body::Muscle;
use crate::cramp::{Band, Helped, Relief, Severity, Side};
use crate::hours::Hours;
use crate::insight::{CrampFacts, Stretched};
use crate::night::Night;
use crate::signs::Sign;
use crate::urine::Step;
use chrono::TimeDelta;
use lopdf::Document;
use std::collections::BTreeSet;

fn night(days: i64) -> Night {
    let first = NaiveDate::from_ymd_opt(2026, 9, 29).unwrap();
    Night::on(first + TimeDelta::days(days))
}

fn made() -> Moment {
    Moment::parse_local("2026-11-24T08:00", 60).unwrap()
}

fn cramp(severity: u8) -> CrampFacts {
    CrampFacts {
        hour: Some(2),
        muscle: Some(Muscle::Calf),
        side: Some(Side::Right),
        severity: Severity::new(severity),
        band: Some(if severity == 8 { Band::OverTen } else { Band::ThreeToFive }),
        relief: vec![Relief::Stretching, Relief::Warmth],
        helped: Some(Helped::Partly),
    }
}

/// Eight weeks: a cramp every third night, a night not logged every tenth.
fn diary(nights: i64) -> Vec<NightFacts> {
    let one = |day: i64| NightFacts {
        quiet: day % 3 != 0 && day % 10 != 5,
        cramps: if day % 3 == 0 { vec![cramp(u8::try_from(3 + day / 3 % 6).unwrap())] } else { Vec::new() },
        stretched: if (day / 7) % 2 == 0 { Stretched::Done } else { Stretched::Not },
        habits: match day % 4 {
            0 => [insight::Habit::Caffeine].into(),
            1 => [insight::Habit::Alcohol].into(),
            _ => BTreeSet::new(),
        },
        urine: Step::new(u8::try_from(1 + day % 8).unwrap()),
        disturbed: Severity::new(4),
        medicine: if day == 4 { "Bendroflumethiazide since August".into() } else { String::new() },
        notes: Vec::new(),
        ..NightFacts::unlogged(night(day))
    };
    (0..nights).map(one).collect()
}

fn ask(nights: i64, notes: &[&str]) -> Ask {
    Ask {
        span: Span { from: night(0), to: night(nights - 1) },
        parts: Part::ALL.to_vec(),
        notes: notes.iter().map(|note| (night(3).evening(), (*note).to_owned())).collect(),
        made: made(),
        hours: Hours::TwentyFour,
        held: None,
    }
}

/// The text of a PDF file and its number of pages, by another library than the one that wrote it.
fn read(bytes: &[u8]) -> (String, usize) {
    let document = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    (text.split_whitespace().collect::<Vec<_>>().join(" "), pages.len())
}

#[test]
fn while_an_experiment_runs_the_page_gives_no_answer_of_its_nights() {
    let facts = diary(80);
    let says = |held| {
        let report = make(&facts, &Ask { held, ..ask(80, &[]) });
        let section = report.sections.iter().find(|one| one.part == Part::Stretching).unwrap().clone();
        format!("{:?}", section.blocks)
    };
    assert!(says(None).contains("95% range at night 56"), "{}", says(None));
    let held = says(Some(night(20)));
    assert!(held.contains("Waiting.") && !held.contains("95%") && !held.contains("collected"), "{held}");
    assert!(held.contains("12-week experiment") && held.contains("stretch nights and"), "{held}");
    assert!(says(Some(night(75))).contains("95% range at night 56"), "what was seen before stays");
}

#[test]
fn eight_weeks_are_one_page_with_every_number() {
    let report = make(&diary(56), &ask(56, &["Could the new water tablet matter?"]));
    let (text, pages) = read(&pdf(&report));
    assert_eq!(pages, 1, "{text}");
    for figure in &report.figures {
        assert!(text.contains(&figure.value), "{}", figure.value);
    }
    for section in &report.sections {
        assert!(text.contains(section.part.title()), "{}", section.part.title());
    }
    for words in [
        "29 September to 23 November 2026. 52 of 56 nights logged.",
        "water tablet",
        "Page 1 of 1",
        "Bendroflumethiazide",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("Made on 24 November 2026"));
}

#[test]
fn the_numbers_at_the_head_are_those_of_the_diary() {
    let report = make(&diary(56), &ask(56, &[]));
    let values: Vec<&str> = report.figures.iter().map(|figure| figure.value.as_str()).collect();
    // Every third of 56 nights is a cramp night; of the six on which nothing was tapped, two are among them.
    assert_eq!(values, ["19 of 52", "19", "5", "3 to 5 min", "4"]);
    assert_eq!(report.figures[0].small, "2.6 per 7 logged");
    assert_eq!(report.figures[2].small, "range 3 to 8");
    assert_eq!(report.figures[3].small, "longest over 10 min");
}

#[test]
fn only_the_chosen_sections_are_on_it() {
    let mut ask = ask(56, &["a note"]);
    ask.parts = vec![Part::Places];
    let report = make(&diary(56), &ask);
    assert_eq!(report.sections.iter().map(|one| one.part).collect::<Vec<_>>(), [Part::Places]);
    assert!(!text(&report).contains("a note"));
}

#[test]
fn an_empty_diary_is_a_page_that_says_so() {
    let report = make(&[], &ask(56, &[]));
    assert!(report.period.ends_with("0 of 56 nights logged."));
    assert_eq!(report.figures[0].value, "0 of 0");
    assert_eq!(read(&pdf(&report)).1, 1);
}

#[test]
fn a_long_note_goes_on_overleaf_and_loses_no_word() {
    let words: Vec<String> = (0..3_000).map(|n| format!("word{n}")).collect();
    let report = make(&diary(56), &ask(56, &[&words.join(" ")]));
    let (found, pages) = read(&pdf(&report));
    assert!(pages > 2, "{pages}");
    let found: std::collections::BTreeSet<&str> = found.split(' ').collect();
    for word in &words {
        assert!(found.contains(word.as_str()), "{word}");
    }
}

#[test]
fn letters_the_fonts_do_not_know_are_replaced_and_said_so() {
    let report = make(&diary(56), &ask(56, &["\u{75db}\u{307f} since May, J\u{fc}rgen"]));
    let (found, _) = read(&pdf(&report));
    assert!(found.contains("[?] since May, J\u{fc}rgen"), "{found}");
    assert!(found.contains("stands for letters"));
    assert!(text(&report).contains("\u{75db}\u{307f} since May"), "the text keeps them");
    let plain = make(&diary(56), &ask(56, &["J\u{fc}rgen"]));
    assert!(!read(&pdf(&plain)).0.contains("stands for letters"));
}

#[test]
fn the_file_is_tagged_from_its_title_to_its_cells() {
    let bytes = pdf(&make(&diary(56), &ask(56, &[])));
    let document = Document::load_mem(&bytes).unwrap();
    let roles: std::collections::BTreeSet<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"P"))
        .filter_map(|dict| Some(String::from_utf8_lossy(dict.get(b"S").ok()?.as_name().ok()?).into_owned()))
        .collect();
    for role in ["Document", "Sect", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"] {
        assert!(roles.contains(role), "{role}: {roles:?}");
    }
    let catalogue = document.catalog().unwrap();
    assert!(catalogue.has(b"MarkInfo") && catalogue.has(b"StructTreeRoot") && catalogue.has(b"Lang"));
}

#[test]
fn any_range_makes_a_file_that_can_be_read() {
    for nights in [1, 14, 56, 112, 113, 365, 731, 732, 3_650] {
        let report = make(&diary(nights), &ask(nights, &[]));
        let (found, pages) = read(&pdf(&report));
        assert!(pages <= 2, "{nights} nights: {pages} pages");
        assert!(found.contains(&report.figures[0].value));
    }
}

#[test]
fn the_text_says_each_week_and_what_was_not_logged() {
    let text = text(&make(&diary(56), &ask(56, &[])));
    assert!(text.contains("28 Sep 2026: cramp on 2 of 5 logged nights, 1 not logged"), "{text}");
    assert!(text.contains("Calf: left 0, right 19"));
    assert!(text.contains("Warmth: tried 19, helped 0, partly 19, no 0"));
}

#[test]
fn a_range_in_words_names_its_direction() {
    let range = |least, most| parts::in_hundred(insight::Range { least, most });
    assert_eq!(range(-0.553, -0.106), "from 55 fewer to 11 fewer");
    assert_eq!(range(-0.31, 0.18), "from 31 fewer to 18 more");
    assert_eq!(range(0.0, 0.001), "from none to none");
}

#[test]
fn the_bundle_is_as_its_schema_says_and_another_is_not() {
    let schema = include_str!("../../../../docs/fhir.schema.json");
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("urn:quietlegs:fhir:4.0.1", schema).unwrap();
    let index = compiler.compile("urn:quietlegs:fhir:4.0.1", &mut schemas).unwrap();
    let allows = |file: &serde_json::Value| schemas.validate(file, index).map_err(|why| format!("{why:#}"));
    for nights in [0, 1, 56] {
        let text = super::bundle(&diary(nights), ask(56, &[]).span, made());
        assert_eq!(allows(&serde_json::from_str(&text).unwrap()), Ok(()), "{text}");
    }
    let good: serde_json::Value =
        serde_json::from_str(&super::bundle(&diary(56), ask(56, &[]).span, made())).unwrap();
    for (path, value) in [
        ("/entry/0/resource/status", "done"),
        ("/entry/0/resource/effectiveDateTime", "29.9.2026"),
        ("/entry/1/resource/code/coding/0/code", "449917004"),
        ("/timestamp", "2026-11-24"),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value.into();
        assert!(allows(&bad).is_err(), "{path}");
    }
}

#[test]
fn the_bundle_has_only_the_codes_that_were_checked() {
    let bundle: serde_json::Value =
        serde_json::from_str(&bundle(&diary(56), ask(56, &[]).span, made())).unwrap();
    assert_eq!(bundle["resourceType"], "Bundle");
    let entries = bundle["entry"].as_array().unwrap();
    let mut codes = std::collections::BTreeSet::new();
    for entry in entries {
        let resource = &entry["resource"];
        assert_eq!(
            (&resource["resourceType"], &resource["status"]),
            (&"Observation".into(), &"final".into())
        );
        assert!(resource["code"]["text"].is_string());
        if let Some(code) = resource["code"]["coding"][0]["code"].as_str() {
            codes.insert(code.to_owned());
        }
        let values = resource.as_object().unwrap().keys().filter(|key| key.starts_with("value")).count();
        assert_eq!(values, 1);
    }
    assert_eq!(codes, ["5778-6".to_owned(), "72514-3".to_owned()].into());
    let counts = entries.iter().filter(|one| one["resource"]["code"]["coding"].is_null()).count();
    assert_eq!(counts, 52, "one for each logged night, none for the others");
    let empty: serde_json::Value =
        serde_json::from_str(&super::bundle(&[], ask(56, &[]).span, made())).unwrap();
    assert!(empty.get("entry").is_none());
}

#[test]
fn answers_about_warning_signs_stand_there_with_their_dates() {
    let mut facts = diary(56);
    let day = night(10).evening();
    facts[10].signs = vec![(day, [Sign::Numb].into()), (day, BTreeSet::new())];
    let page = make(&facts, &ask(56, &[]));
    let section = page.sections.iter().find(|section| section.part == Part::Signs).unwrap();
    let lines: Vec<_> = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let asked = format!("Asked on {}: {}.", date(day), Sign::Numb.says());
    assert!(lines.contains(&asked.as_str()), "{lines:?}");
    assert!(lines.contains(&format!("Asked on {}: no sign was ticked.", date(day)).as_str()));
}
