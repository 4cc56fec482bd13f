//! Two phones that were used apart, and then each gets the file of the other.

use domain::content::safekeeping::HANDED_OVER;
use domain::cramp::{Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::habit::OwnHabit;
use domain::id::Id;
use domain::moment::{HOUR, Moment};
use domain::night::Night;
use domain::route::Route;
use domain::settings::Settings;
use domain::sheet::{NightNote, Sheet, standing_id};
use e2e::clock::opens_at;
use e2e::fault::cramp;
use e2e::{Browser, Engine, Launch, Name, Site, in_chromium_and_firefox};
use serde_json::json;

use super::{back_up, differing, file_of, kept, pick, take};

fn own_habit() -> Id {
    standing_id(EntryKind::Habit, 7).unwrap()
}

fn at_once(kind: EntryKind, id: Id, at: Moment, entry: Entry) -> Record {
    Record::at_once(kind, id, 1, at.epoch(), Some(entry))
}

/// A few nights with their ticks, a cramp in each but the third, and a habit of one's own.
fn a_few_nights(now: Moment) -> Diary {
    let mut diary = Diary::default();
    let tonight = Night::of(now);
    let long_ago = tonight.step(-9).unwrap().noon(0);
    let sheet = Sheet::write(EntryKind::Habit, long_ago, &OwnHabit::new("Warm milk").unwrap()).unwrap();
    diary.take(at_once(EntryKind::Habit, own_habit(), long_ago, Entry::Sheet(sheet)));
    for back in 1..=4 {
        let night = tonight.step(-back).unwrap();
        let habits = ["walk".to_owned(), own_habit().to_string()].into();
        let note = NightNote { habits, bed: Some(630), ..NightNote::default() };
        let sheet = Entry::Sheet(note.sheet(night, 0).unwrap());
        diary.take(at_once(EntryKind::Night, NightNote::id(night), night.noon(0), sheet));
        if back != 3 {
            let at = Moment::new(night.noon(0).epoch() + 13 * HOUR, 0).unwrap();
            diary.take(cramp(at, back.unsigned_abs()));
        }
    }
    diary
}

fn cramp_of(diary: &Diary, night: Night) -> Id {
    let of = diary.night(night);
    of.iter().find(|(_, entry)| matches!(entry, Entry::Cramp(_))).map(|(id, _)| (*id).clone()).unwrap()
}

/// Opens a night and writes into it.
fn tell_of(browser: &Browser, night: Night, told: &[(&str, &str)]) {
    browser.go_to(&Route::Night(night).href());
    browser.find("heading", night.name().as_str());
    for (label, text) in told {
        browser.fill(label, text);
        browser.says("status", "Saved");
    }
}

fn change_cramp(browser: &Browser, id: &Id, group: &str, radio: &str) {
    browser.go_to(&Route::Cramp(id.clone()).href());
    browser.find("heading", "Cramp");
    browser.choose(group, radio);
    browser.tap("button", "Save");
    browser.says("status", "Saved");
}

/// A phone with the few nights, from a file.
fn a_phone(launch: &Launch, site: &Site) -> (Browser, Diary) {
    let browser = launch.start();
    browser.open(&site.url());
    let few = a_few_nights(browser.now());
    pick(&browser, &file_of(launch, &browser, &few, &Settings::default()));
    take(&browser);
    (browser, few)
}

/// All that a night shows, fields included.
fn shown(browser: &Browser, night: Night) -> String {
    browser.go_to(&Route::Night(night).href());
    browser.find("heading", night.name().as_str());
    browser.find("textbox", "Note");
    let source = "return document.querySelector('#app').innerText + [...document.querySelectorAll('#app textarea')].map((one) => one.value).join('\\n')";
    browser.script(source, &[]).as_str().unwrap().to_owned()
}

fn two_phones_used_apart_end_with_the_same_whole_diary(engine: Engine) {
    let (here, there) = (Site::release(), Site::release());
    let (one, other) = (Launch::shared(engine), Launch::shared(engine));
    let (a, few) = a_phone(&one, &here);
    let (b, same) = a_phone(&other, &there);
    assert_eq!(few, same);
    let tonight = Night::of(a.now());
    let back = |nights: i64| tonight.step(-nights).unwrap();
    let known = cramp_of(&few, back(1));

    a.go_to("#/");
    for habit in ["Warm bath", "Legs up", "Warm milk"] {
        a.tap("checkbox", habit);
    }
    tell_of(&a, back(3), &[("Note", "Told on the first phone")]);
    tell_of(&a, back(2), &[("Light out at", "22:15"), ("Note", "First: a long walk")]);
    change_cramp(&a, &known, "How bad", "9");

    tell_of(
        &b,
        back(3),
        &[("A new or changed medicine", "water tablet"), ("Note", "Told on the second phone")],
    );
    b.tap("checkbox", "Quiet night: no cramp");
    tell_of(&b, back(2), &[("Got up at", "06:45"), ("Note", "Second: tea at five")]);
    tell_of(&b, tonight, &[("A new or changed medicine", "magnesium"), ("Note", "Only here")]);
    b.tap("checkbox", "Quiet night: no cramp");
    change_cramp(&b, &known, "Which leg?", "Right");

    let (of_a, of_b) = (back_up(&a, &one, "a.json"), back_up(&b, &other, "b.json"));
    pick(&a, &of_b);
    take(&a);
    pick(&b, &of_a);
    take(&b);

    let (in_a, in_b) = (kept(&a), kept(&b));
    assert_eq!(differing(&in_a, &in_b), Vec::<String>::new(), "the phones differ");
    for record in few.records() {
        assert!(in_a.get(&record.id).is_some(), "{record:?} is missing");
    }
    let third = in_a.note(back(3)).unwrap();
    assert!(third.quiet && third.medicine == "water tablet" && third.habits.len() == 2, "{third:?}");
    let second = in_a.note(back(2)).unwrap();
    assert!(second.rise == Some(1_125) && second.bed == Some(615) && second.habits.len() == 2, "{second:?}");
    let last = in_a.note(tonight).unwrap();
    let ticked = ["bath".to_owned(), "legs".to_owned(), own_habit().to_string()].into();
    assert!(
        last.quiet && last.medicine == "magnesium" && last.habits == ticked && last.note == "Only here",
        "{last:?}"
    );
    let changed = in_a.cramp(&known).unwrap();
    assert_eq!(changed.severity.map(Severity::value), Some(9));
    assert_eq!(changed.side, Some(Side::Right));
    for browser in [&a, &b] {
        let third = shown(browser, back(3));
        assert!(
            third.contains("Told on the first phone") && third.contains("Told on the second phone"),
            "{third}"
        );
        let second = shown(browser, back(2));
        assert!(second.contains("First: a long walk") && second.contains("Second: tea at five"), "{second}");
    }
    a.quit().is_clean(&here.url());
    b.quit().is_clean(&there.url());
    one.forget();
    other.forget();
}

in_chromium_and_firefox!(late: two_phones_used_apart_end_with_the_same_whole_diary);

fn at(launch: &Launch, site: &Site, when: &str) -> Browser {
    let browser = launch.start();
    browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": "Europe/Berlin" }));
    browser.before_every_page(&opens_at(when));
    browser.open(&site.url());
    browser
}

#[test]
fn moving_to_the_home_screen_keeps_the_evening_and_the_morning() {
    let (here, there) = (Site::release(), Site::release());
    let (one, other) = (Launch::new(Engine::Chromium), Launch::new(Engine::Chromium));
    let a = at(&one, &here, "2026-11-23T21:30:00+01:00");
    for habit in ["Warm bath", "Legs up", "Alcohol"] {
        a.tap("checkbox", habit);
    }
    let file = back_up(&a, &one, "evening.json");
    a.reads(HANDED_OVER);

    let b = at(&other, &there, "2026-11-24T08:00:00+01:00");
    b.tap("button", "Quiet night");
    b.reads("A quiet night. It is noted.");
    let night = Night::parse("2026-11-23").unwrap();
    tell_of(&b, night, &[("A new or changed medicine", "water tablet")]);
    pick(&b, &file);
    take(&b);
    let diary = kept(&b);
    let note = diary.note(night).unwrap();
    let ticked = ["bath", "legs", "alcohol"].map(str::to_owned).into();
    assert!(note.quiet && note.medicine == "water tablet" && note.habits == ticked, "{note:?}");
    b.go_to("#/nights");
    b.reads("Ticked:");
    b.go_to("#/");
    for habit in ["Warm bath", "Legs up", "Alcohol"] {
        let found = b.find("checkbox", Name::Exactly(habit));
        assert_eq!(b.is_chosen(&found), Ok(true), "{habit}");
    }
    a.quit().is_clean(&here.url());
    b.quit().is_clean(&there.url());
    one.forget();
    other.forget();
}
