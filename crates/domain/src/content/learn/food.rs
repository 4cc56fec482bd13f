//! Drinking, minerals, food, coffee and alcohol.

use super::super::{CHECKED, Grade, Sentence, Source, hydration};
use super::{Card, Link, Piece, Place, Table, doctors, evening, night, questions};

/// Every card of this file, in the order listed.
pub static ALL: [&Card; 4] = [&DRINKING, &FOOD, &MAGNESIUM, &COFFEE_ALCOHOL];

/// Drinking and pee colour.
pub static DRINKING: Card = Card {
    id: "drinking",
    title: "Drinking and pee colour",
    keywords: &[
        "water",
        "fluid",
        "thirst",
        "thirsty",
        "urine",
        "dehydration",
        "hydration",
        "wee",
        "yellow",
        "dark",
        "toilet",
        "electrolyte",
    ],
    body: &[
        Piece::Say(&[
            &Sentence::new(
                "No study has tested if drinking keeps night cramps away.",
                Grade::Untested,
                Source::OwnSearch,
            ),
            &hydration::NO_STUDY,
        ]),
        Piece::Say(&[&Sentence::expert(
            "Some doctors name too little drink as one thing that may play a part.",
            Source::Mayo2013,
        )]),
        Piece::Say(&[&Sentence::new(
            "In a lab, ten men lost fluid as sweat. Their foot muscles did not cramp more easily.",
            Grade::Contradicted,
            Source::Miller2010,
        )]),
        Piece::Say(&[
            &Sentence::expert(
                "Drink your usual amount, but earlier in the day. In the last two hours before bed, go easy.",
                Source::SleepFoundation,
            ),
            &Sentence::expert(
                "Do not drink less in all to save trips at night.",
                Source::ContinenceAustralia,
            ),
        ]),
        Piece::Care(&[
            &Sentence::expert(
                "Were you told to limit drinks? Or do you have a heart, kidney or liver illness, low sodium, or \
                 water tablets? Keep to your clinic's plan.",
                Source::HeartFailureMatters,
            ),
            &Sentence::expert(
                "Too much water is a danger too. Headache, sick or confused after drinking a lot? Get help.",
                Source::MsdManual,
            ),
            &Sentence::new(
                "After 65, pee colour is not a reliable guide.",
                Grade::NoBenefit,
                Source::Cochrane2015,
            ),
        ]),
        Piece::Say(&[&Sentence::caution("You need no app to look at the colour. The check is up to you.")]),
    ],
    links: &[Link::Place(Place::Hydration), Link::Card(&FOOD), Link::Card(&COFFEE_ALCOHOL)],
    checked: CHECKED,
};

/// Foods by mineral.
pub static FOOD: Card = Card {
    id: "food",
    title: "Food and minerals",
    keywords: &[
        "magnesium",
        "potassium",
        "calcium",
        "banana",
        "diet",
        "eat",
        "snack",
        "carbs",
        "cherry",
        "berries",
        "milk",
        "nuts",
        "spinach",
        "salt",
        "electrolyte",
        "vitamin",
    ],
    body: &[
        Piece::Say(&[&Sentence::new(
            "No study has shown that any food keeps night cramps away.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[
            &Sentence::new(
                "Kidney illness, or tablets for your heart, blood pressure or water? Ask your doctor before you \
                 eat more of the foods with potassium.",
                Grade::Association,
                Source::Hunter2019,
            ),
            &Sentence::new("Too much potassium can harm the heart.", Grade::Association, Source::Hunter2019),
            &Sentence::expert("Many salt substitutes are made of it.", Source::NihMinerals),
        ]),
        Piece::Table(&Table {
            title: "Where the minerals are",
            heads: ["Mineral", "Foods"],
            rows: &[
                (
                    "Potassium",
                    &Sentence::expert(
                        "Bananas, oranges, tomatoes, potatoes, beans, fish.",
                        Source::NihMinerals,
                    ),
                ),
                (
                    "Magnesium",
                    &Sentence::expert("Leafy greens, beans, nuts, seeds, whole grains.", Source::NihMinerals),
                ),
                (
                    "Calcium",
                    &Sentence::expert(
                        "Milk, yoghurt, cheese, kale, tinned fish with soft bones.",
                        Source::NihMinerals,
                    ),
                ),
            ],
        }),
        Piece::Say(&[&Sentence::new(
            "Starchy snacks, tart cherries, berries: not tested for cramps. Enjoy them if you like.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
    ],
    links: &[Link::Card(&MAGNESIUM), Link::Card(&DRINKING), Link::Card(&doctors::MEDICINES)],
    checked: CHECKED,
};

/// Magnesium pills.
pub static MAGNESIUM: Card = Card {
    id: "magnesium",
    title: "Magnesium pills",
    keywords: &["supplement", "mineral", "tablet", "powder", "spray", "pregnancy", "citrate", "deficiency"],
    body: &[
        Piece::Say(&[&Sentence::new(
            "Tested in older adults: magnesium made little or no difference to cramps.",
            Grade::NoBenefit,
            Source::Cochrane2020,
        )]),
        Piece::Say(&[&Sentence::new(
            "Other mineral pills and powders: no study has tested them for night cramps.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Care(&[
            &Sentence::caution(
                "Ask a pharmacist before you take any, above all with kidney illness or other medicines.",
            ),
            &Sentence::expert("Pregnant? Ask your midwife or doctor about cramps.", Source::Hse2018),
        ]),
    ],
    links: &[Link::Card(&FOOD), Link::Card(&night::WHY), Link::Card(&questions::NOT_ENOUGH)],
    checked: CHECKED,
};

/// Coffee, tea and alcohol.
pub static COFFEE_ALCOHOL: Card = Card {
    id: "coffee-alcohol",
    title: "Coffee, tea and alcohol",
    keywords: &["caffeine", "wine", "beer", "drink", "cola", "nightcap", "spirits", "late"],
    body: &[
        Piece::Say(&[
            &Sentence::new(
                "Alcohol: in one small study of people over 60, those who drank it had night cramps more often.",
                Grade::Association,
                Source::Delacour2018,
            ),
            &Sentence::new("That does not make it the cause.", Grade::Association, Source::Delacour2018),
        ]),
        Piece::Say(&[&Sentence::new(
            "Coffee and tea: no study has tested them for night cramps.",
            Grade::Untested,
            Source::OwnSearch,
        )]),
        Piece::Say(&[
            &Sentence::expert(
                "Sleep is the better reason. Coffee after noon and alcohol near bedtime can spoil it.",
                Source::PlymouthSleep,
            ),
            &Sentence::expert("Both can send you to the toilet at night.", Source::SleepFoundation),
        ]),
        Piece::Care(&[&Sentence::caution("After alcohol or a sleeping tablet, do not stretch standing up.")]),
    ],
    links: &[Link::Card(&DRINKING), Link::Card(&evening::SLEEP), Link::Card(&questions::HABITS)],
    checked: CHECKED,
};
