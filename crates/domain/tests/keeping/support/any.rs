//! Any value at all, for properties.

use domain::body::Muscle;
use domain::cramp::{Band, Cramp, Ending, Helped, Instead, Relief, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::habit::OwnHabit;
use domain::hours::Hours;
use domain::hydration::Check;
use domain::id::Id;
use domain::insight::Experiment;
use domain::moment::Moment;
use domain::night::Night;
use domain::plan::{Plan, What};
use domain::safety::{Age, Risk};
use domain::score::Sound;
use domain::session::Done;
use domain::settings::{Settings, TextSize, Theme, Week};
use domain::sheet::{NightNote, OwnRoutine, Sheet, SignsNote, tidy_name};
use domain::stretch::{Choice, Played, Stance, Stretch};
use domain::urine::{Answers, Light, OffScale, Reading, Step, YesNoUnsure};
use proptest::prelude::*;

pub fn moments() -> impl Strategy<Value = Moment> {
    (-2_000_000_000_000_i64..7_000_000_000_000, -840_i16..=840)
        .prop_map(|(at, offset)| Moment::new(at, offset).unwrap())
}

pub fn pick<T: Clone + std::fmt::Debug + 'static>(from: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(from.to_vec())
}

pub fn cramps() -> impl Strategy<Value = Entry> {
    let ending = prop_oneof![
        Just(Ending::Ongoing),
        Just(Ending::Unknown),
        (0_i64..=3_600_000).prop_map(Ending::Measured),
        pick(&Band::ALL).prop_map(Ending::Said),
    ];
    let places = (proptest::option::of(pick(&Muscle::ALL)), proptest::option::of(pick(&Side::ALL)));
    let tried =
        (proptest::collection::vec(pick(&Relief::ALL), 0..9), proptest::option::of(pick(&Helped::ALL)));
    let more =
        (proptest::option::of(pick(&Instead::ALL)), proptest::option::of(any::<bool>()), any::<bool>());
    (moments(), places, proptest::option::of(0_u8..=10), ending, tried, notes(), more).prop_map(
        |(start, (muscle, side), severity, ending, (relief, helped), note, (instead, woke, untimed))| {
            let mut cramp = Cramp::begin(start, muscle);
            for one in relief {
                cramp.set_relief(one, true);
            }
            cramp.set_note(&note);
            let severity = severity.and_then(Severity::new);
            Entry::Cramp(Cramp { side, severity, ending, helped, instead, woke, untimed, ..cramp })
        },
    )
}

/// Any text, and what is hard on a table.
pub fn notes() -> impl Strategy<Value = String> {
    prop_oneof![".*", "[ =+@'\",;|\\-\t\r\n\\\\{}a\u{1F319}]{0,9}"]
}

pub fn entries() -> impl Strategy<Value = Entry> {
    let answer = || proptest::option::of(pick(&YesNoUnsure::ALL));
    let reading = prop_oneof![
        pick(&Step::ALL).prop_map(Reading::Step),
        pick(&Step::ALL).prop_map(Reading::NotBrown),
        (pick(&OffScale::ALL), answer()).prop_map(|(colour, answer)| Reading::OffScale(colour, answer)),
        Just(Reading::CannotTell),
    ];
    let answers = (
        proptest::option::of(pick(&Light::ALL)),
        proptest::option::of(any::<bool>()),
        answer(),
        proptest::option::of(any::<bool>()),
        answer(),
    )
        .prop_map(|(light, first_void, dye, age65, fluid_limit)| Answers {
            light,
            first_void,
            dye,
            age65,
            fluid_limit,
        });
    let checks = (moments(), answers, reading)
        .prop_map(|(at, answers, reading)| Entry::Check(Check { at, answers, reading }));
    let own = notes().prop_map(|name| Played::Own { id: Id::parse("routine0").unwrap(), name });
    let played = prop_oneof![pick(&Choice::ALL).prop_map(Played::Set), own];
    let stretches = (moments(), played, 0_i64..600_000, 0_i64..600_000, -1_i64..2).prop_map(
        |(started, choice, left, right, more)| {
            let more_left = more * 120_000;
            Entry::Stretch(Done {
                left,
                right,
                planned: 120_000,
                more_left,
                ..Done::untimed(choice, started)
            })
        },
    );
    prop_oneof![3 => cramps(), 1 => checks, 1 => stretches, 2 => sheets()]
}

/// Any sheet, with a text as hard as a note can be.
pub fn sheets() -> impl Strategy<Value = Entry> {
    let kinds: Vec<_> = EntryKind::ALL.into_iter().filter(|kind| kind.is_sheet()).collect();
    (pick(&kinds), moments(), notes(), any::<u64>()).prop_map(|(kind, at, note, random)| {
        let sheet = match kind {
            EntryKind::Routine => {
                let own = OwnRoutine::begin(Stretch::ALL[note.len() % Stretch::ALL.len()]);
                let own = OwnRoutine { name: tidy_name(&note).unwrap_or(own.name.clone()), ..own };
                Sheet::write(kind, at, &own.shape())
            }
            EntryKind::Signs => SignsNote { ticked: [note].into() }.sheet(at),
            EntryKind::Habit => {
                let name: String = note.chars().filter(|letter| !letter.is_control()).take(40).collect();
                let habit = OwnHabit::new(&name).or_else(|| OwnHabit::new("Milk")).unwrap();
                Sheet::write(kind, at, &OwnHabit { archived: random % 2 == 0, ..habit })
            }
            EntryKind::Plan => {
                let mut plan = Plan::usual(random);
                plan.move_step(What::Coffee, i32::try_from(random % 900).unwrap());
                plan.switch(What::Bath, random % 2 == 0);
                Sheet::write(kind, at, &plan)
            }
            EntryKind::Trial => {
                let ended = (random % 2 == 0).then(|| Night::of(at));
                let trial = Experiment { ended, ..Experiment::plan(Night::of(at), random) };
                Sheet::write(kind, at, &trial.shape())
            }
            _ => Sheet::write(kind, at, &NightNote { note, ..NightNote::default() }),
        };
        Entry::Sheet(sheet.unwrap())
    })
}

/// Any revision of a record, removed ones among them. Ids meet often, some are from elsewhere; each keeps its kind, as in the app.
pub fn records() -> impl Strategy<Value = Record> {
    let revs = prop_oneof![4 => 1_u32..4, 1 => 1_u32..1_000_000_000];
    let times = prop_oneof![1 => Just(0_i64), 4 => 1_i64..4, 1 => 0_i64..7_000_000_000_000];
    let names = (0_i64..5, 0_u64..4);
    (names, revs, times, entries(), proptest::bool::weighted(0.2)).prop_map(
        |((month, n), rev, changed, entry, removed)| {
            let kind = entry.kind();
            let of_kind = EntryKind::ALL.into_iter().zip(0_u64..).find(|(one, _)| *one == kind).unwrap().1;
            let id = match month {
                4 => Id::parse(&format!("{}{n}", kind.id())).unwrap(),
                month => Id::from_parts(1_790_000_000_000 + month * 2_592_000_000, n * 9 + of_kind),
            };
            Record::at_once(kind, id, rev, changed, (!removed).then_some(entry))
        },
    )
}

pub fn diaries() -> impl Strategy<Value = Diary> {
    proptest::collection::vec(records(), 0..10).prop_map(super::diary)
}

pub fn all_settings() -> impl Strategy<Value = Settings> {
    let risks = proptest::sample::subsequence(Risk::ALL.to_vec(), 0..=Risk::ALL.len());
    (
        pick(&Theme::ALL),
        pick(&TextSize::ALL),
        proptest::option::of(pick(&Stance::ALL)),
        proptest::option::of(risks),
        proptest::option::of(pick(&Age::ALL)),
        proptest::collection::vec((pick(&Choice::ALL), pick(&Sound::ALL)), 0..4),
        pick(&["", "112", "+44 20 7946 0000"]),
        (
            pick(&Sound::ALL),
            proptest::option::of(pick(&Hours::ALL)),
            proptest::option::of(pick(&Week::ALL)),
            proptest::bool::ANY,
        ),
    )
        .prop_map(|(theme, text, stance, risks, age, heard, number, (sound, hours, week, still))| {
            let emergency = number.to_owned();
            let sounds = Vec::new();
            let mut settings =
                Settings { theme, text, stance, risks, age, sounds, sound, hours, week, still, emergency };
            for (choice, sound) in heard {
                settings.set_sound(choice.routine, sound);
            }
            settings
        })
}
