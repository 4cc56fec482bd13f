//! What night cramps are, and what else it may be.

use super::super::{CHECKED, Grade, Sentence, Source, notice};
use super::{Card, Link, Piece, Place, day, doctors, food, questions};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 2] = [&WHY, &LOOK_ALIKES];

/// Why legs cramp at night.
pub static WHY: Card = Card {
    id: "why",
    title: "Why legs cramp at night",
    keywords: &["cause", "reason", "how common", "minerals", "water", "nerve", "pregnancy", "salt"],
    body: &[
        Piece::Say(&[
            &Sentence::expert(
                "Most often, no cause is found. The best guess is tired muscles, and the nerves that drive \
                 them.",
                Source::Afp2012,
            ),
            &Sentence::expert("About three in four leg cramps come at night.", Source::NiDirect),
        ]),
        Piece::Say(&[&Sentence::new(
            "Often you read that a cramp means your body lacks water or minerals. As a rule, that does not \
             hold up.",
            Grade::Contradicted,
            Source::Afp2012,
        )]),
        Piece::Say(&[
            &Sentence::new(
                "You are not alone. In France, nearly half of the people over 60 who were asked had them.",
                Grade::Association,
                Source::Maisonneuve2016,
            ),
            &Sentence::new(
                "They are seen more often with some illnesses, with some medicines, and in pregnancy.",
                Grade::Association,
                Source::Afp2012,
            ),
        ]),
        Piece::Care(&[&notice::CAUSES]),
    ],
    links: &[
        Link::Card(&LOOK_ALIKES),
        Link::Card(&doctors::MEDICINES),
        Link::Card(&food::DRINKING),
        Link::Card(&doctors::DOCTOR),
    ],
    checked: CHECKED,
};

/// What tells look-alikes apart; never a diagnosis.
pub static LOOK_ALIKES: Card = Card {
    id: "look-alikes",
    title: "This may be something else",
    keywords: &[
        "restless legs",
        "rls",
        "clot",
        "dvt",
        "thrombosis",
        "claudication",
        "circulation",
        "statin",
        "sciatica",
        "neuropathy",
        "numb",
        "tingling",
        "crawling",
        "swollen",
        "sport",
        "difference",
    ],
    body: &[
        Piece::Say(&[&Sentence::expert(
            "A night cramp is a sudden, hard, painful knot, most often in the calf or foot. It lasts seconds to \
             ten minutes. The muscle may be sore after.",
            Source::Hallegraeff2017,
        )]),
        Piece::Table(&super::Table {
            title: "What feels different",
            heads: ["It may be", "What you notice"],
            rows: &[
                (
                    "Restless legs",
                    &Sentence::expert(
                        "An urge to move, or crawling. Moving makes it better. There is no hard knot.",
                        Source::Tipton2017,
                    ),
                ),
                (
                    "Poor blood flow",
                    &Sentence::expert(
                        "Pain when you walk that eases when you rest. In bed the foot hurts, more with the leg up \
                         and less when it hangs down.",
                        Source::DevonIschaemia,
                    ),
                ),
                (
                    "A clot",
                    &Sentence::expert(
                        "One leg is swollen, warm, red, darker or sore, and stays so. Get medical help today.",
                        Source::UclhDvt,
                    ),
                ),
                (
                    "A statin",
                    &Sentence::expert(
                        "Muscles that ache or feel weak for no clear reason. Call a doctor right away.",
                        Source::NhsStatins,
                    ),
                ),
                (
                    "The back or nerves",
                    &Sentence::caution("Pain from the back, burning, or both feet numb. Ask a doctor."),
                ),
                ("Sport", &Sentence::caution("A cramp in or just after hard effort. That is another story.")),
            ],
        }),
        Piece::Care(&[&Sentence::caution(
            "This list cannot tell you what you have. A doctor can. The stretches here are for night cramps \
             only.",
        )]),
    ],
    links: &[
        Link::Place(Place::Help),
        Link::Card(&doctors::DOCTOR),
        Link::Card(&questions::LYING_DOWN),
        Link::Card(&day::MOVING),
    ],
    checked: CHECKED,
};
