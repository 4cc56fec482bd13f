//! Medicines to ask about, when to see a doctor, what a physiotherapist can do.

use super::super::{CHECKED, Grade, Sentence, Source, notice, warning};
use super::{Card, Link, Piece, Place, evening, food, night, questions};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 3] = [&MEDICINES, &DOCTOR, &PHYSIOTHERAPIST];

/// Medicines to ask about.
pub static MEDICINES: Card = Card {
    id: "medicines",
    title: "Medicines to ask about",
    keywords: &[
        "drug",
        "tablet",
        "pill",
        "statin",
        "cholesterol",
        "blood pressure",
        "water tablet",
        "diuretic",
        "inhaler",
        "asthma",
        "depression",
        "side effect",
        "quinine",
        "tonic water",
        "pharmacist",
    ],
    body: &[
        Piece::Care(&[&Sentence::caution(
            "Do not change any medicine on your own. Ask your doctor or pharmacist first.",
        )]),
        Piece::Say(&[&Sentence::new(
            "Some medicines are linked with cramps. A link does not make them the cause.",
            Grade::Association,
            Source::Garrison2012,
        )]),
        Piece::List(
            "Ask if you take",
            &[
                &Sentence::new(
                    "a long-acting inhaler for asthma or other lung illness",
                    Grade::Association,
                    Source::Garrison2012,
                ),
                &Sentence::new("some kinds of water tablets", Grade::Association, Source::Garrison2012),
                &Sentence::new(
                    "a statin for cholesterol: the link is small",
                    Grade::Association,
                    Source::Garrison2012,
                ),
                &Sentence::new(
                    "some medicines for bones or hormones, or iron by drip",
                    Grade::Association,
                    Source::Afp2012,
                ),
                &Sentence::new(
                    "an inhaler for quick relief, or nifedipine for blood pressure",
                    Grade::Association,
                    Source::Cks2012,
                ),
            ],
        ),
        Piece::Care(&[&warning::STATIN]),
        Piece::Say(&[
            &Sentence::expert(
                "Quinine was once given for cramps. It can harm the blood, and the harm can kill.",
                Source::FdaQuinine,
            ),
            &Sentence::expert(
                "Do not start it yourself, and do not use tonic water for it. Did a doctor give it to you? Talk it \
                 over with them.",
                Source::FdaQuinine,
            ),
        ]),
    ],
    links: &[Link::Card(&DOCTOR), Link::Card(&night::LOOK_ALIKES), Link::Card(&food::FOOD)],
    checked: CHECKED,
};

/// When to see a doctor.
pub static DOCTOR: Card = Card {
    id: "doctor",
    title: "When to see a doctor",
    keywords: &[
        "gp",
        "emergency",
        "urgent",
        "warning",
        "signs",
        "red flag",
        "swollen",
        "numb",
        "weak",
        "often",
        "blood test",
        "pregnant",
        "diabetes",
        "kidney",
    ],
    body: &[
        Piece::Care(&[&Sentence::expert(
            "Some signs cannot wait: chest pain, trouble breathing, a leg that is cold, numb, blue or swollen, or \
             brown pee. Then open “When to call for help”, below.",
            Source::UclhDvt,
        )]),
        Piece::Say(&[&notice::SEE_A_DOCTOR]),
        Piece::List(
            "Not urgent, but worth a visit",
            &[
                &notice::SLEEP,
                &notice::NUMB,
                &notice::WEAK,
                &notice::OFTEN,
                &notice::NEW_MEDICINE,
                &notice::OTHER_ILLNESS,
                &notice::WALKING,
            ],
        ),
        Piece::Say(&[
            &Sentence::expert(
                "Mostly the doctor will ask questions and look at your legs. Blood tests are often not needed.",
                Source::Afp2012,
            ),
            &notice::CAUSES,
        ]),
        Piece::Care(&[&warning::NOTHING_FITS, &notice::NOT_ADVICE, &notice::NOT_REVIEWED, &notice::ADULTS]),
    ],
    links: &[
        Link::Place(Place::Help),
        Link::Card(&MEDICINES),
        Link::Card(&night::LOOK_ALIKES),
        Link::Place(Place::Nights),
    ],
    checked: CHECKED,
};

/// What a physiotherapist can do.
pub static PHYSIOTHERAPIST: Card = Card {
    id: "physiotherapist",
    title: "What a physiotherapist can do",
    keywords: &[
        "physio",
        "physical therapist",
        "assisted",
        "therapist",
        "balance",
        "surgery",
        "stiff",
        "massage",
    ],
    body: &[
        Piece::Say(&[
            &Sentence::expert(
                "They help people who find it hard to move, after an injury, with an illness or with age.",
                Source::EastCheshirePhysio,
            ),
            &Sentence::expert(
                "They look at how you move, and decide with you what to do.",
                Source::EastCheshirePhysio,
            ),
        ]),
        Piece::Say(&[&Sentence::new(
            "Being stretched by somebody else: no study has tested it for night cramps.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[
            &Sentence::caution(
                "Tell them about your cramps. They can adapt the stretches to you, and show you a safe way.",
            ),
            &Sentence::expert(
                "Had a new hip? Ask your surgeon which stretches you may do.",
                Source::NiaExercise,
            ),
        ]),
    ],
    links: &[Link::Card(&evening::STRETCHING), Link::Card(&questions::NOT_ENOUGH), Link::Card(&DOCTOR)],
    checked: CHECKED,
};
