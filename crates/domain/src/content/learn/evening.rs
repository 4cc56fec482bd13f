//! Stretching before bed, winding down, legs up, bed and sleep, and the time after a cramp.

use super::super::{CHECKED, Grade, Sentence, Source, cramp, stretch::evidence};
use super::{Card, Link, Piece, Place, day, doctors, food, questions};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 5] = [&STRETCHING, &WINDING_DOWN, &LEGS_UP, &SLEEP, &AFTER];

/// How far stretching is supported. The chip of a set leads here.
pub static STRETCHING: Card = Card {
    id: "stretching",
    title: "Stretching before bed",
    keywords: &[
        "calf",
        "hamstring",
        "thigh",
        "quad",
        "wall",
        "towel",
        "hold",
        "bounce",
        "how long",
        "seconds",
        "study",
        "evidence",
        "routine",
    ],
    body: &[
        Piece::Say(&[
            &evidence::CLAIM,
            &Sentence::new(
                "Three studies have looked at it, with about 200 people, all over 50. They do not agree.",
                Grade::Mixed,
                Source::Cochrane2021,
            ),
            &Sentence::new(
                "The one with a benefit used three holds of ten seconds for each muscle, right before sleep. \
                 It reported no harm.",
                Grade::Mixed,
                Source::Hallegraeff2012,
            ),
        ]),
        Piece::Say(&[&evidence::CALF_ALONE]),
        Piece::Say(&[&evidence::UNDER_50, &evidence::FRONT]),
        Piece::Say(&[
            &Sentence::expert(
                "A mild pull is right. Pain is not. Keep your breath going.",
                Source::NiaExercise,
            ),
            &Sentence::expert("Slow and steady. Do not bounce.", Source::LeafletsRelayed),
        ]),
        Piece::Care(&[&Sentence::caution(
            "Not steady on your feet? Use a chair or the bed. Had a fall, an operation or a broken bone? Ask a \
             doctor or a physiotherapist first.",
        )]),
    ],
    links: &[
        Link::Place(Place::Stretch),
        Link::Card(&questions::NOT_ENOUGH),
        Link::Card(&doctors::PHYSIOTHERAPIST),
    ],
    checked: CHECKED,
};

/// Warm bath, quiet, scents.
pub static WINDING_DOWN: Card = Card {
    id: "winding-down",
    title: "Winding down",
    keywords: &[
        "bath",
        "shower",
        "heat",
        "warm",
        "quiet",
        "relax",
        "scent",
        "lavender",
        "chamomile",
        "oil",
        "aroma",
        "herbal",
        "tea",
        "cherry",
    ],
    body: &[
        Piece::Say(&[
            &Sentence::expert("Warmth can ease a tight muscle.", Source::AaosRelayed),
            &Sentence::expert(
                "A bath or a quiet book before bed helps some people to fall asleep.",
                Source::PlymouthSleep,
            ),
        ]),
        Piece::Say(&[
            &Sentence::new(
                "No study has tested if a warm bath makes night cramps fewer.",
                Grade::Untested,
                Source::Cochrane2021,
            ),
            &Sentence::new(
                "Scents, oils and herb teas: no study has tested them for cramps.",
                Grade::Untested,
                Source::OwnSearch,
            ),
        ]),
        Piece::Care(&[&Sentence::caution(
            "Use a rail and a mat that does not slip. Numb feet cannot feel how hot the water is: test it with your \
             elbow.",
        )]),
    ],
    links: &[Link::Card(&SLEEP), Link::Card(&AFTER)],
    checked: CHECKED,
};

/// Legs up, with its stop rule.
pub static LEGS_UP: Card = Card {
    id: "legs-up",
    title: "Legs up",
    keywords: &["raise", "elevation", "pillow", "cushion", "heart", "swelling", "minutes"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "No study has tested legs up for cramps. Some people just find it pleasant.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Say(&[&Sentence::new(
            "If you like to try: lie down and rest both legs on cushions, a little higher than your heart, for 10 to \
             15 minutes.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[
            &Sentence::expert(
                "Stop if it hurts more. Pain that gets worse with the leg up needs a doctor.",
                Source::DevonIschaemia,
            ),
            &Sentence::caution("Poor blood flow or a weak heart? Ask your doctor before you try it."),
            &cramp::AFTER_WARNING,
        ]),
    ],
    links: &[Link::Card(&questions::LYING_DOWN), Link::Place(Place::Help)],
    checked: CHECKED,
};

/// Sleep set-up and a regular schedule.
pub static SLEEP: Card = Card {
    id: "sleep",
    title: "Bed and sleep",
    keywords: &[
        "covers", "blanket", "sheet", "mattress", "cool", "dark", "hours", "schedule", "regular", "toilet",
        "night", "insomnia", "position",
    ],
    body: &[
        Piece::Say(&[&Sentence::expert(
            "Loosen the covers at the foot of the bed, so that they do not press on your toes.",
            Source::Mayo2013,
        )]),
        Piece::List(
            "For sleep in general",
            &[
                &Sentence::expert("Go to bed and get up at about the same time.", Source::PlymouthSleep),
                &Sentence::expert(
                    "Keep the room dark, and as warm or cool as you like it.",
                    Source::PlymouthSleep,
                ),
                &Sentence::expert("Seven to nine hours is usual for adults.", Source::PlymouthSleep),
                &Sentence::expert(
                    "Light the way to the toilet, so that you do not fall.",
                    Source::ContinenceAustralia,
                ),
            ],
        ),
        Piece::Say(&[&Sentence::new(
            "No study has tested if any of this makes night cramps fewer.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[&Sentence::caution(
            "Cramp in the night? Sit for a minute before you stand. Put a light on.",
        )]),
    ],
    links: &[Link::Card(&WINDING_DOWN), Link::Card(&food::COFFEE_ALCOHOL), Link::Card(&day::SHOES)],
    checked: CHECKED,
};

/// Warmth, cold, a rub.
pub static AFTER: Card = Card {
    id: "after",
    title: "When the cramp has gone",
    keywords: &["sore", "heat", "ice", "cold", "massage", "rub", "roller", "ball", "painkiller", "next day"],
    body: &[
        Piece::Care(&[&cramp::AFTER_WARNING]),
        Piece::Say(&[&cramp::SORE]),
        Piece::List("If you like", &[&cramp::WARMTH, &cramp::COLD, &cramp::RUB]),
        Piece::Say(&[
            &Sentence::expert(
                "Advice on warmth and cold does not agree. Take what feels better.",
                Source::AaosRelayed,
            ),
            &Sentence::expert(
                "Still sore? A pharmacist can tell you which painkiller suits you.",
                Source::NhsLegCramps,
            ),
        ]),
        Piece::Say(&[&Sentence::new(
            "No study has tested if any of these keeps the next cramp away.",
            Grade::Untested,
            Source::Cochrane2021,
        )]),
        Piece::Care(&[&Sentence::caution(
            "Use a ball or roller only on the muscle, never behind the knee. Thin skin, or a blood thinner? Ask first.",
        )]),
    ],
    links: &[Link::Card(&LEGS_UP), Link::Card(&questions::FASTEST), Link::Place(Place::Help)],
    checked: CHECKED,
};
