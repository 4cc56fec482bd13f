//! Any value at all, for properties.

use domain::cramp::{Band, Cramp, Ending, Helped, Instead, Relief, Severity, Side};
use domain::diary::{Diary, Entry, EntryKind, Record};
use domain::hydration::Check;
use domain::id::Id;
use domain::moment::Moment;
use domain::relief::Muscle;
use domain::safety::{Age, Risk};
use domain::score::Sound;
use domain::session::Done;
use domain::settings::{Settings, TextSize, Theme};
use domain::sheet::{NightNote, Sheet};
use domain::stretch::{Choice, Routine, Stance};
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
    let stretches = (moments(), pick(&Stance::ALL), 0_i64..600_000, 0_i64..600_000).prop_map(
        |(started, stance, left, right)| {
            let choice = Choice { routine: Routine::Short, stance };
            Entry::Stretch(Done { started, choice, left, right, planned: 120_000 })
        },
    );
    prop_oneof![3 => cramps(), 1 => checks, 1 => stretches, 2 => sheets()]
}

/// Any sheet, with a text as hard as a note can be.
pub fn sheets() -> impl Strategy<Value = Entry> {
    let kinds: Vec<_> = EntryKind::ALL.into_iter().filter(|kind| kind.is_sheet()).collect();
    (pick(&kinds), moments(), notes()).prop_map(|(kind, at, note)| {
        let note = NightNote { note, ..NightNote::default() };
        Entry::Sheet(Sheet::write(kind, at, &note).unwrap())
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
            Record { kind, id, rev, changed, entry: (!removed).then_some(entry) }
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
    )
        .prop_map(|(theme, text, stance, risks, age, heard)| {
            let mut settings = Settings { theme, text, stance, risks, age, sounds: Vec::new() };
            for (choice, sound) in heard {
                settings.set_sound(choice.routine, sound);
            }
            settings
        })
}
