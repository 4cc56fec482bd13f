//! The five questions people ask first.

use super::super::stretch::evidence::CALF_ALONE;
use super::super::{CHECKED, Grade, Sentence, Source, cramp, stretch::evidence};
use super::{Card, Link, Piece, Place, day, doctors, evening, food, night};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 5] = [&LYING_DOWN, &FASTEST, &SITTING_CAUSE, &HABITS, &NOT_ENOUGH];

/// Why do my legs ache when I lie down?
pub static LYING_DOWN: Card = Card {
    id: "lying-down",
    title: "Why do my legs ache when I lie down?",
    keywords: &["rest", "drift off", "fall asleep", "bed", "evening", "restless", "pain", "nerves"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "Nobody knows for sure. There can be more than one reason.",
            Grade::Untested,
            Source::Afp2012,
        )]),
        Piece::Say(&[&Sentence::new(
            "Some pages say an ache at rest means your body lacks water or minerals. As a rule, that does not \
             hold up.",
            Grade::Contradicted,
            Source::Afp2012,
        )]),
        Piece::List(
            "What does it feel like?",
            &[
                &Sentence::expert(
                    "A sudden, hard, painful knot is a cramp. It lasts from seconds to ten minutes.",
                    Source::Hallegraeff2017,
                ),
                &Sentence::expert(
                    "An urge to move, or crawling, that gets better when you move may be restless legs.",
                    Source::Tipton2017,
                ),
                &Sentence::expert(
                    "A sore foot that feels worse with the leg up, and better when it hangs down, may be poor \
                     blood flow. See a doctor soon.",
                    Source::DevonIschaemia,
                ),
            ],
        ),
        Piece::Care(&[&Sentence::expert(
            "Is one leg swollen, warm, red or darker than the other? Get medical help today. Do not rub or \
             stretch it.",
            Source::UclhDvt,
        )]),
    ],
    links: &[
        Link::Card(&night::LOOK_ALIKES),
        Link::Card(&night::WHY),
        Link::Card(&evening::LEGS_UP),
        Link::Place(Place::Help),
    ],
    checked: CHECKED,
};

/// What stops a cramp fastest?
pub static FASTEST: Card = Card {
    id: "fastest",
    title: "What stops a cramp fastest?",
    keywords: &["relief", "ease", "quick", "now", "charley horse", "calf", "knot", "painkiller", "massage"],
    body: &[
        Piece::Say(&[&cramp::STRETCH_HELPS, &cramp::MOST_EASE]),
        Piece::List(
            "For the calf",
            &[
                &cramp::CALF_BED,
                &cramp::TOWEL,
                &Sentence::expert(
                    "Or stand on the leg and press your heel down, if you are steady.",
                    Source::NhsLegCramps,
                ),
            ],
        ),
        Piece::Say(&[
            &Sentence::expert("Go slowly. Do not force it.", Source::Hse2018),
            &Sentence::expert("Keep breathing, and hold until it lets go.", Source::AaosRelayed),
            &Sentence::expert("A painkiller is too slow to help in time.", Source::NhsLegCramps),
        ]),
        Piece::Care(&[&Sentence::expert(
            "More than ten minutes, and not easing? Call a doctor or a nurse line now.",
            Source::NiDirect,
        )]),
    ],
    links: &[Link::Place(Place::Cramp), Link::Card(&evening::AFTER), Link::Place(Place::Help)],
    checked: CHECKED,
};

/// Can sitting cause it?
pub static SITTING_CAUSE: Card = Card {
    id: "sitting-cause",
    title: "Can sitting all day cause cramps?",
    keywords: &["desk", "chair", "sedentary", "inactive", "office", "driving", "posture", "travel"],
    body: &[
        Piece::Say(&[
            &Sentence::new(
                "There is a link, but nobody has shown that sitting is the cause.",
                Grade::Association,
                Source::Delacour2020,
            ),
            &Sentence::new(
                "In one study, people with night cramps moved less than people without. It was small, so \
                 nobody can say how strong the link is.",
                Grade::Association,
                Source::Delacour2020,
            ),
        ]),
        Piece::Say(&[&Sentence::new(
            "No study has tested if sitting less makes cramps fewer.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
    ],
    links: &[Link::Card(&day::SITTING), Link::Card(&day::MOVING)],
    checked: CHECKED,
};

/// Which daily habits help?
pub static HABITS: Card = Card {
    id: "habits",
    title: "Which daily habits help?",
    keywords: &["routine", "lifestyle", "every day", "avoid", "keep away", "tips"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "No daily habit has been shown to keep night cramps away.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::List(
            "What people try, and what is known",
            &[
                &evidence::CLAIM,
                &Sentence::new(
                    "Moving more: people who move little had cramps more often.",
                    Grade::Association,
                    Source::Delacour2020,
                ),
                &Sentence::new(
                    "Less alcohol: people who drink it had cramps more often.",
                    Grade::Association,
                    Source::Delacour2018,
                ),
                &Sentence::expert("A few minutes on an exercise bike before bed.", Source::Mayo2013),
                &Sentence::new(
                    "Less coffee, other shoes, or legs up: nobody has tested these.",
                    Grade::Untested,
                    Source::OwnSearch,
                ),
            ],
        ),
        Piece::Care(&[&Sentence::caution(
            "Change one thing at a time, and give it some weeks. You can skip a day. Nothing is lost.",
        )]),
    ],
    links: &[
        Link::Card(&evening::STRETCHING),
        Link::Card(&day::MOVING),
        Link::Card(&food::COFFEE_ALCOHOL),
        Link::Card(&evening::SLEEP),
        Link::Place(Place::Nights),
    ],
    checked: CHECKED,
};

/// What if stretching is not enough?
pub static NOT_ENOUGH: Card = Card {
    id: "not-enough",
    title: "What if stretching is not enough?",
    keywords: &["fails", "no help", "useless", "worse", "still", "what else", "doctor"],
    body: &[
        Piece::Say(&[
            &Sentence::new(
                "That happens, and it is not your fault. Stretching does not help everybody.",
                Grade::NoBenefit,
                Source::Coppin2005,
            ),
            &CALF_ALONE,
            &Sentence::new(
                "In a survey, 80 people had tried 49 things for their cramps. Most ratings were “useless” or \
                 “a little help”.",
                Grade::NoBenefit,
                Source::Survey2012,
            ),
        ]),
        Piece::Say(&[
            &Sentence::expert("See a doctor if cramps disturb your sleep.", Source::NhsLegCramps),
            &Sentence::expert(
                "A doctor can look for a cause and go through your medicines with you.",
                Source::Afp2012,
            ),
        ]),
        Piece::Care(&[&Sentence::caution(
            "Do not start pills for cramps on your own. Ask a doctor or pharmacist first.",
        )]),
    ],
    links: &[
        Link::Card(&doctors::DOCTOR),
        Link::Card(&doctors::MEDICINES),
        Link::Card(&doctors::PHYSIOTHERAPIST),
        Link::Card(&food::MAGNESIUM),
    ],
    checked: CHECKED,
};
