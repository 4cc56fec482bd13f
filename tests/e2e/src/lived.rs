//! A diary of a person who has used the app for four months, and a page of every route in it: for looking at screens.

use domain::body::Muscle;
use domain::cramp::{Band, Cramp, Ending, Helped, Relief, Severity, Side};
use domain::diary::{Entry, EntryKind, Record};
use domain::habit::Habit;
use domain::hydration::Check;
use domain::id::Id;
use domain::moment::{HOUR, MINUTE, Moment};
use domain::night::Night;
use domain::route::Route;
use domain::session::Done;
use domain::sheet::{NightNote, OwnRoutine, Sheet, standing_id};
use domain::stretch::{Choice, Stretch};
use domain::urine::{Answers, Light, Reading, Step, YesNoUnsure};

use crate::browser::Browser;
use crate::diary::stored;
use crate::site::Site;

/// How many nights it goes back.
const NIGHTS: i64 = 120;

/// A diary and the names of what is in it.
#[derive(Debug)]
pub struct Lived {
    /// The records.
    pub records: Vec<Record>,
    /// The address of every screen, in the order of the app, and what it is called.
    pub screens: Vec<(&'static str, String)>,
}

/// The diary as it stands at `now`.
pub fn lived(now: Moment) -> Lived {
    let (mut records, mut cramps, mut checks) = (Vec::new(), Vec::new(), Vec::new());
    let mut keep = |kind: EntryKind, id: Id, entry: Entry, at: Moment| {
        records.push(Record::at_once(kind, id, 1, at.epoch(), Some(entry)));
    };
    for ago in 1..=NIGHTS {
        let night = Night::of(now).step(-ago).expect("a night");
        let noon = night.noon(now.offset());
        // Numbers without a plan: every third or fourth night a cramp, fewer lately.
        let dice = (ago * 7 + ago * ago * 3) % 11;
        let number = u64::try_from(ago).expect("a number");
        // The stretching follows no cramp, so that no picture promises anything.
        if (ago * 5 + ago / 3) % 3 != 0 {
            let at = noon.plus(9 * HOUR);
            let done = Done::untimed(Choice::from_id("b-standing").expect("a set"), at);
            keep(EntryKind::Stretch, Id::from_parts(at.epoch(), number), Entry::Stretch(done), at);
        }
        if dice < 2 || (ago > 60 && dice < 4) {
            let at = noon.plus(14 * HOUR + dice * 17 * MINUTE);
            let id = Id::from_parts(at.epoch(), number);
            keep(EntryKind::Cramp, id.clone(), Entry::Cramp(cramp(at, ago)), at);
            cramps.push((id, night));
        } else if dice != 9 {
            let at = noon.plus(20 * HOUR);
            let sheet = note(ago).sheet(night, now.offset()).expect("a sheet");
            keep(EntryKind::Night, NightNote::id(night), Entry::Sheet(sheet), at);
        }
        if ago % 4 == 1 && ago < 40 {
            let at = noon.plus(19 * HOUR);
            let id = Id::from_parts(at.epoch(), number + 500);
            keep(EntryKind::Check, id.clone(), Entry::Check(check(at, ago)), at);
            checks.push(id);
        }
    }
    let mut own = OwnRoutine::begin(Stretch::CalfWall);
    own.name = "Before bed, slowly".into();
    own.steps.push(OwnRoutine::step(Stretch::HamstringChair));
    let set = standing_id(EntryKind::Routine, 7).expect("an id");
    let sheet = Sheet::write(EntryKind::Routine, now, &own.shape()).expect("a sheet");
    keep(EntryKind::Routine, set.clone(), Entry::Sheet(sheet), now);
    let (cramp, night) = cramps.first().expect("a cramp");
    let screens = screens(cramp, *night, checks.first().expect("a check"), &set);
    Lived { records, screens }
}

fn cramp(at: Moment, ago: i64) -> Cramp {
    let muscle = [Muscle::Calf, Muscle::Calf, Muscle::Foot, Muscle::Calf, Muscle::Hamstring];
    let pick = usize::try_from(ago).expect("a number");
    let mut cramp = Cramp::begin(at, Some(muscle[pick % muscle.len()]));
    cramp.side = Some(if ago % 3 == 0 { Side::Left } else { Side::Right });
    cramp.severity = Severity::new(u8::try_from(4 + ago % 5).expect("a digit"));
    cramp.ending = if ago % 2 == 0 { Ending::Measured(150_000) } else { Ending::Said(Band::ThreeToFive) };
    cramp.set_relief(Relief::Stretching, true);
    cramp.set_relief(Relief::Walking, ago % 2 == 0);
    cramp.helped = Some(if ago % 4 == 0 { Helped::Partly } else { Helped::Yes });
    if ago % 5 == 1 {
        cramp.note = "A long walk in the afternoon.".into();
    }
    cramp
}

fn note(ago: i64) -> NightNote {
    let mut note =
        NightNote { quiet: true, bed: Some(10 * 60 + 30), rise: Some(18 * 60 + 45), ..NightNote::default() };
    if ago % 2 == 0 {
        note.habits.insert(Habit::Walk.id().to_owned());
    }
    if ago % 3 == 0 {
        note.habits.insert(Habit::Legs.id().to_owned());
    }
    note
}

fn check(at: Moment, ago: i64) -> Check {
    let answers = Answers {
        light: Some(Light::Bright),
        first_void: Some(false),
        dye: Some(YesNoUnsure::No),
        age65: Some(false),
        fluid_limit: Some(YesNoUnsure::No),
    };
    let step = Step::new(u8::try_from(2 + ago % 4).expect("a digit")).expect("a step");
    Check { at, answers, reading: Reading::Step(step) }
}

fn screens(cramp: &Id, night: Night, check: &Id, set: &Id) -> Vec<(&'static str, String)> {
    let fixed = |name, hash: &str| (name, hash.to_owned());
    vec![
        fixed("tonight", "#/"),
        fixed("now", "#/now"),
        fixed("help", "#/now/help"),
        fixed("log", "#/now/log"),
        fixed("after", "#/now/after"),
        ("cramp", Route::Cramp(cramp.clone()).href()),
        fixed("cramp-new", "#/cramp"),
        fixed("stretch", "#/stretch"),
        ("own", Route::Own(set.clone()).href()),
        fixed("play", "#/play/b-standing"),
        ("play-own", Route::PlayOwn(set.clone()).href()),
        fixed("hydration", "#/hydration"),
        fixed("colour", "#/hydration/colour"),
        fixed("result", "#/hydration/result"),
        ("check", Route::Check(check.clone()).href()),
        fixed("mornings", "#/hydration/mornings"),
        fixed("plan", "#/plan"),
        fixed("nights", "#/nights"),
        ("night", Route::Night(night).href()),
        fixed("patterns", "#/nights/patterns"),
        fixed("worked", "#/nights/patterns/how"),
        fixed("trial", "#/nights/trial"),
        fixed("report", "#/nights/report"),
        fixed("signs", "#/signs"),
        fixed("learn", "#/learn"),
        fixed("card", "#/learn/magnesium"),
        fixed("guide", "#/learn/guide"),
        fixed("settings", "#/settings"),
    ]
}

impl Browser {
    /// Puts this diary in both stores, opens the app, and answers the questions before stretching.
    pub fn live_in(&self, site: &Site, lived: &Lived, now: Moment) {
        self.seed(site, &stored(&lived.records, now));
        self.open(&site.at("#/stretch"));
        self.show("#/stretch");
        self.choose("How old are you?", "50 to 64");
        self.tap("button", "None of these");
        self.find("heading", "Your own");
    }

    /// Opens a screen of the app without a load, and waits until its own view stands, not "Loading…".
    pub fn show(&self, hash: &str) {
        self.go_to(hash);
        let there = "const main = document.querySelector('#app main[data-view]');
            return location.hash === arguments[0] && !!main && !main.matches('[data-waiting]') && !!main.querySelector('h1, h2')";
        // The rest of the app may be on its way, on a machine that does other things too.
        crate::wait_for(45, || match self.try_script(there, &[serde_json::json!(hash)])? {
            serde_json::Value::Bool(true) => Ok(()),
            _ => Err(format!("{hash} did not come: {}", self.text())),
        });
    }
}
