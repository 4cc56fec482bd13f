//! Every health sentence has a grade and a source, claims nothing forbidden, and reads easily.

use crate::{code, files, none, read, rooms};
use domain::content::{CHECKED, Grade, Sentence, Source, groups, hydration, learn};
use std::collections::BTreeSet;

/// The highest Flesch-Kincaid grade of a group of sentences: about eleven years of age.
pub const HARDEST: f64 = 6.5;

/// Beginnings of words that no sentence may hold.
const STEMS: [&str; 42] = [
    "prevent",
    "cure",
    "curing",
    "diagnos",
    "dehydrat",
    "overhydrat",
    "deficien",
    "quinine",
    "quinin",
    "tonic",
    "magnesium",
    "potassium",
    "calcium",
    "electrolyte",
    "supplement",
    "banana",
    "armstrong",
    "litre",
    "liter",
    "millilit",
    "ounce",
    "pint",
    "milligram",
    "microgram",
    "dose",
    "dosing",
    "dosage",
    "paracetamol",
    "acetaminophen",
    "ibuprofen",
    "aspirin",
    "naproxen",
    "lavender",
    "chamomile",
    "guarantee",
    "validated",
    "proven",
    "harmless",
    "streak",
    "score",
    "miracle",
    "remedy",
];

/// Phrases that no sentence may hold, in words with single spaces between.
const PHRASES: [&str; 40] = [
    "you are fine",
    "you re fine",
    "you are ok",
    "you are okay",
    "you are healthy",
    "you are well",
    "all clear",
    "nothing to worry",
    "no need to worry",
    "nothing is wrong",
    "no cause for concern",
    "you have a clot",
    "you are hydrated",
    "well hydrated",
    "drink more",
    "more water",
    "glasses of water",
    "drink plenty",
    "lots of fluids",
    "stop cramps",
    "stops cramps",
    "ends cramps",
    "end cramps",
    "no more cramps",
    "fewer cramps a night",
    "it works",
    "this works",
    "works for",
    "for good",
    "clear signal",
    "missing something",
    "squeezes nerves",
    "calm restless legs",
    "vitamin k",
    "k2",
    "stop taking",
    "stop your medicine",
    "skip your",
    "come off",
    "sends your data",
];

/// Units after which a number is a dose or a target.
const UNITS: [&str; 22] = [
    "mg", "g", "mcg", "ug", "µg", "iu", "ml", "l", "cl", "dl", "oz", "cup", "cups", "glass", "glasses",
    "tablet", "tablets", "pill", "pills", "capsules", "drops", "bottles",
];

/// Lower-case words with single spaces between; invisible characters are dropped, so they cannot hide a word.
fn plain(text: &str, joined: bool) -> String {
    let mut words = String::from(" ");
    for letter in text.to_lowercase().chars() {
        match letter {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '*' | '_' => {}
            '-' | '‐' | '‑' if joined => {}
            letter if letter.is_alphanumeric() => words.push(letter),
            _ => {
                if !words.ends_with(' ') {
                    words.push(' ');
                }
            }
        }
    }
    words.push(' ');
    // A number and its unit are read apart, so that "400mg" is no way round.
    let mut apart = String::new();
    let mut before = ' ';
    for letter in words.chars() {
        if before.is_ascii_digit() && letter.is_alphabetic() {
            apart.push(' ');
        }
        apart.push(letter);
        before = letter;
    }
    apart
}

/// Every forbidden claim in a text.
pub fn claims(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for joined in [false, true] {
        // The one sentence that may name what it denies.
        let words = plain(text, joined).replace(plain(hydration::NO_STUDY.text, joined).trim(), "");
        let list: Vec<&str> = words.split_whitespace().collect();
        found.extend(
            STEMS
                .iter()
                .filter(|stem| list.iter().any(|word| word.starts_with(**stem)))
                .map(|s| (*s).to_owned()),
        );
        found.extend(
            PHRASES.iter().filter(|phrase| words.contains(&format!(" {phrase} "))).map(|p| (*p).to_owned()),
        );
        let dosed = list.windows(2).filter(|pair| matches!(pair, [number, unit] if number.chars().all(|c| c.is_ascii_digit()) && UNITS.contains(unit)));
        found.extend(dosed.map(|pair| pair.join(" ")));
    }
    found
}

/// Everything forbidden in a text, as complaints that name where it stands.
fn check(place: &str, text: &str) -> Vec<String> {
    claims(text).into_iter().map(|claim| format!("{place}: \"{claim}\" in: {text}")).collect()
}

fn sentences() -> Vec<&'static Sentence> {
    groups().flat_map(|(_, group)| group).collect()
}

/// Syllables of one word, roughly: groups of vowels, less a silent e.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let vowel = |letter: &char| "aeiouy".contains(*letter);
    let groups = letters.iter().enumerate().filter(|(at, letter)| {
        vowel(letter)
            && at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|before| !vowel(before))
    });
    let silent = match letters.as_slice() {
        [.., before, 'e'] if !vowel(before) => *before != 'l' || letters.len() < 4,
        [.., before, 'e', 'd'] => !vowel(before) && !"td".contains(*before),
        [.., before, 'e', 's'] => !vowel(before) && !"sczxh".contains(*before),
        _ => false,
    };
    (groups.count() - usize::from(silent)).max(1)
}

/// The Flesch-Kincaid grade of lines read one after another. A line is at least one sentence; `;` and `:` end one too.
pub fn reading_grade(lines: &[&str]) -> f64 {
    let (mut sentences, mut words, mut beats) = (0_u32, 0_u32, 0_u32);
    for line in lines {
        for part in line.split(['.', '?', '!', ';', ':']) {
            let list: Vec<&str> =
                part.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
            sentences += u32::from(!list.is_empty());
            words += u32::try_from(list.len()).unwrap();
            beats += list.iter().map(|word| u32::try_from(syllables(word)).unwrap()).sum::<u32>();
        }
    }
    let (sentences, words, beats) = (f64::from(sentences), f64::from(words), f64::from(beats));
    0.39 * words / sentences + 11.8 * beats / words - 15.59
}

#[test]
fn every_health_sentence_has_words_a_grade_and_a_source() {
    assert!(sentences().len() > 100);
    for sentence in sentences() {
        let text = sentence.text;
        assert!(!text.trim().is_empty() && text.trim() == text && !text.contains("  "), "{text:?}");
        assert!(!sentence.grade.label().is_empty(), "{text}");
        let citation = sentence.source.citation();
        assert!(citation.contains(&sentence.source.year().to_string()), "{text}: {citation}");
    }
    for source in Source::ALL {
        assert!(sentences().iter().any(|sentence| sentence.source == source), "{source:?} supports nothing");
    }
    let labels: BTreeSet<&str> = Grade::ALL.iter().map(|grade| grade.label()).collect();
    assert_eq!(labels.len(), Grade::ALL.len());
    assert!(CHECKED.len() == 7 && CHECKED.starts_with("20"), "{CHECKED}");
}

#[test]
fn every_sentence_in_the_source_is_in_a_group_and_so_is_checked() {
    for path in files("crates/domain/src/content", &[".rs"]) {
        let text = read(&path);
        let Some((statics, list)) = text.split_once("pub const ALL: &[Group]") else { continue };
        let names = statics
            .split("pub static ")
            .skip(1)
            .filter_map(|rest| rest.split_once(": Sentence"))
            .map(|(name, _)| name);
        let missing = names
            .filter(|name| !name.contains(char::is_whitespace))
            .filter(|name| !list.contains(&format!("&{name},")) && !list.contains(&format!("&{name}]")));
        none(&missing.map(|name| format!("{path}: {name} is in no group")).collect::<Vec<_>>());
    }
    // A sentence made anywhere else would escape the rules of this file.
    for path in files("src", &[".rs"]).into_iter().chain(rooms()) {
        if !path.starts_with("crates/domain/src/content/") {
            let text = code(&path);
            assert!(
                !text.contains("Sentence::") && !text.contains("Sentence { text"),
                "{path} makes a sentence"
            );
        }
    }
}

#[test]
fn no_health_sentence_claims_what_may_not_be_claimed() {
    // The cards of Learn may name a few things more: `house/learn.rs` says which card what.
    let groups = groups().filter(|(name, _)| learn::card(name).is_none());
    let complaints =
        groups.flat_map(|(name, group)| group.into_iter().flat_map(move |one| check(name, one.text)));
    none(&complaints.collect::<Vec<_>>());
}

#[test]
fn no_other_word_on_the_screen_claims_it_either() {
    let mut complaints = Vec::new();
    // Titles of studies and the chips' own words say what they say.
    let shown = |path: &String| {
        path != "crates/domain/src/content/mod.rs" && !path.starts_with("crates/domain/src/content/learn/")
    };
    for path in files("src", &[".rs"]).into_iter().chain(rooms()).filter(shown) {
        let text = code(&path);
        // What stands between quotes; enough for words on the screen, which are never raw strings.
        for literal in text.split('"').skip(1).step_by(2) {
            complaints.extend(check(&path, literal));
        }
    }
    let page = read("index.html");
    let visible = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    complaints.extend(visible.flat_map(|text| check("index.html", text)));
    // What is new is shown in Settings.
    let news = domain::news::newest(&read("CHANGELOG.md"));
    assert!(!news.is_empty());
    complaints.extend(
        news.iter()
            .flat_map(|group| &group.items)
            .flat_map(|item| check("CHANGELOG.md", &format!("{}{}", item.lead, item.text))),
    );
    none(&complaints);
}

#[test]
fn every_group_reads_at_about_eleven_years_of_age() {
    let mut hard = Vec::new();
    for (name, group) in groups() {
        let lines: Vec<&str> = group.iter().map(|sentence| sentence.text).collect();
        let grade = reading_grade(&lines);
        if grade > HARDEST {
            hard.push(format!("{name}: grade {grade:.1}"));
        }
    }
    none(&hard);
}

#[test]
fn forbidden_claims_are_found_however_they_are_spelled() {
    let bad = [
        "Stretching prevents cramps.",
        "It PREVENTED them.",
        "This cures leg cramps",
        "You are dehydrated.",
        "You are de-hydrated.",
        "You are de\u{ad}hydrated.",
        "Take magnesium.",
        "Try tonic-water before bed.",
        "Quinine may help.",
        "Drink 2 litres a day.",
        "Drink 2L a day.",
        "Take 400mg.",
        "Take 2 tablets.",
        "Eat foods with potassium",
        "Our diagnosis",
        "The Armstrong chart",
        "You're fine.",
        "You are  fine",
        "Drink more.",
        "Stop taking your statin.",
        "Vitamin K may help",
        "This stops cramps for good.",
        "Harmless.",
        "No study shows that changing pee colour prevents cramps. But stretching prevents them.",
    ];
    for text in bad {
        assert!(!claims(text).is_empty(), "not found: {text}");
    }
    let good = [
        hydration::NO_STUDY.text,
        "No study shows that changing pee colour prevents cramps. Check again later.",
        "A cramp lasts more than 10 minutes.",
        "Call 111.",
        "Hardly any pee for 8 hours needs a check today.",
        "B vitamins can colour pee.",
    ];
    for text in good {
        assert_eq!(claims(text), BTreeSet::new(), "{text}");
    }
}

#[test]
fn hard_words_are_hard_and_easy_words_are_easy() {
    for (word, count) in [
        ("leg", 1),
        ("muscle", 2),
        ("straighten", 2),
        ("medicine", 3),
        ("emergency", 4),
        ("bounce", 1),
        ("pulled", 1),
        ("lasted", 2),
    ] {
        assert_eq!(syllables(word), count, "{word}");
    }
    assert!(reading_grade(&["Stand on the leg. Press your heel down."]) < 2.0);
    let hard = "Nocturnal musculoskeletal contractions necessitate immediate professional evaluation of electrolyte abnormalities.";
    assert!(reading_grade(&[hard]) > 15.0);
}
