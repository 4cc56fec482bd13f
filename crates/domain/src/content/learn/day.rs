//! Moving, sitting and shoes.

use super::super::{CHECKED, Grade, Sentence, Source};
use super::{Card, Link, Piece, doctors, evening, night, questions};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 3] = [&MOVING, &SITTING, &SHOES];

/// Walks and bikes.
pub static MOVING: Card = Card {
    id: "moving",
    title: "Moving during the day",
    keywords: &["walk", "walking", "bike", "cycling", "exercise", "active", "sport", "steps", "fit"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "In one small study, people who moved little had night cramps more often. That does not make it the \
             cause.",
            Grade::Association,
            Source::Delacour2020,
        )]),
        Piece::Say(&[&Sentence::expert(
            "One clinic suggests a few minutes on an exercise bike before bed.",
            Source::Mayo2013,
        )]),
        Piece::Say(&[&Sentence::new(
            "No study has tested if a daily walk makes cramps fewer. It is good for you in other ways.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[
            &Sentence::expert(
                "Chest pain, short of breath or dizzy? Stop, and get help.",
                Source::TaysideExercise,
            ),
            &Sentence::caution("Do your legs hurt when you walk, and ease when you rest? See a doctor."),
        ]),
    ],
    links: &[Link::Card(&SITTING), Link::Card(&questions::HABITS), Link::Card(&night::LOOK_ALIKES)],
    checked: CHECKED,
};

/// Sitting and posture.
pub static SITTING: Card = Card {
    id: "sitting",
    title: "Sitting and posture",
    keywords: &["desk", "chair", "break", "stand up", "hour", "back", "nerve", "crossed legs", "travel"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "People who move little had night cramps more often in one small study.",
            Grade::Association,
            Source::Delacour2020,
        )]),
        Piece::Say(&[
            &Sentence::new(
                "Getting up for a minute each hour is easy to try. No study has tested it for cramps.",
                Grade::Untested,
                Source::OwnSearch,
            ),
            &Sentence::new(
                "Posture: no study has tested it for night cramps.",
                Grade::Untested,
                Source::OwnSearch,
            ),
        ]),
        Piece::Care(&[&Sentence::caution(
            "Dizzy when you get up? Wait, hold on to something, and tell your doctor.",
        )]),
    ],
    links: &[
        Link::Card(&MOVING),
        Link::Card(&questions::SITTING_CAUSE),
        Link::Card(&doctors::PHYSIOTHERAPIST),
    ],
    checked: CHECKED,
};

/// Shoes and slippers.
pub static SHOES: Card = Card {
    id: "shoes",
    title: "Shoes and slippers",
    keywords: &["footwear", "slipper", "heel", "insole", "support", "barefoot", "fall"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "No study has tested shoes or slippers for night cramps.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[&Sentence::caution(
            "Wear what fits and does not slip, also at night on the way to the toilet.",
        )]),
    ],
    links: &[Link::Card(&MOVING), Link::Card(&evening::SLEEP)],
    checked: CHECKED,
};
