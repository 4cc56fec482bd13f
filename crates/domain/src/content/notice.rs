//! The standing notice: what this app is not, and when to see a doctor.

use super::{Group, Sentence, Source};

/// What this app is not.
pub static NOT_ADVICE: Sentence =
    Sentence::caution("This is not medical advice, and it does not take the place of your doctor.");
/// What nobody has checked yet.
pub static NOT_REVIEWED: Sentence =
    Sentence::caution("No doctor has checked the words in this app yet. Each one names its source.");
/// Above the list.
pub static SEE_A_DOCTOR: Sentence =
    Sentence::expert("See a doctor if any of these is true for you.", Source::NhsLegCramps);
/// Sleep or daily life.
pub static SLEEP: Sentence =
    Sentence::expert("Cramps disturb your sleep or your day.", Source::NhsLegCramps);
/// Numbness or swelling.
pub static NUMB: Sentence =
    Sentence::expert("Your legs feel numb or are swollen.", Source::NhsLegCramps);
/// Weakness.
pub static WEAK: Sentence =
    Sentence::expert("Your leg muscles get weak or thin.", Source::Mayo2013);
/// Frequency: the product's own rule, at least 3 nights a week for 2 weeks, worded without the number.
pub static OFTEN: Sentence =
    Sentence::caution("Cramps come on many nights, or get worse.");
/// A new medicine.
pub static NEW_MEDICINE: Sentence = Sentence::new(
    "Cramps began after a new medicine. Ask a doctor or pharmacist before you change it.",
    super::Grade::Association,
    Source::Garrison2012,
);
/// Other conditions.
pub static OTHER_ILLNESS: Sentence = Sentence::expert(
    "You are pregnant, or have diabetes, or a kidney, liver, thyroid or nerve illness.",
    Source::Hse2018,
);
/// Walking.
pub static WALKING: Sentence =
    Sentence::caution("Your legs hurt when you walk and ease when you rest.");
/// Causes.
pub static CAUSES: Sentence =
    Sentence::expert("Cramps can have many causes. A doctor can check.", Source::NhsLegCramps);
/// Adults only.
pub static ADULTS: Sentence =
    Sentence::caution("This app is for adults. Under 18? Ask a parent and a doctor.");
/// What the records are.
pub static YOUR_RECORD: Sentence =
    Sentence::caution("This is what you recorded. It stays on this device.");

/// The list under [`SEE_A_DOCTOR`], in the order shown.
pub static REASONS: [&Sentence; 7] =
    [&SLEEP, &NUMB, &WEAK, &OFTEN, &NEW_MEDICINE, &OTHER_ILLNESS, &WALKING];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("notice: not advice", &[&NOT_ADVICE, &NOT_REVIEWED, &CAUSES, &ADULTS, &YOUR_RECORD]),
    ("notice: see a doctor", &[
        &SEE_A_DOCTOR, &SLEEP, &NUMB, &WEAK, &OFTEN, &NEW_MEDICINE, &OTHER_ILLNESS, &WALKING,
    ]),
];
