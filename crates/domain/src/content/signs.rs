//! The check for warning signs: what can be ticked, what to do then, and why the app asks.
//!
//! The wording says what to do, never what somebody has; and a list without a tick is no comfort. Signs whose words are in
//! `warning.rs` and `notice.rs` are not here.

use super::{Grade, Group, Sentence, Source};

/// Above the list.
pub static ABOUT: Sentence = Sentence::caution(
    "Tick what is true for you now. The app does not know what it means. A doctor can check.",
);

/// Same day: one leg swollen or warm.
pub static ONE_LEG: Sentence = Sentence::expert(
    "One leg is swollen, warm, red, darker, tender or throbs, or a vein feels hard.",
    Source::UclhDvt,
);
/// Same day: statin and muscle signs.
pub static STATIN: Sentence = Sentence::expert(
    "You take a statin and your muscles hurt, feel weak or cramp for no clear reason.",
    Source::NhsStatins,
);
/// Doctor's visit: a new medicine.
pub static NEW_MEDICINE: Sentence =
    Sentence::new("Cramps began after a new medicine.", Grade::Association, Source::Garrison2012);
/// Doctor's visit: how often.
pub static OFTEN: Sentence = Sentence::caution("Cramps come on three or more nights a week, or get worse.");

/// Emergency: what to do.
pub static CALL_NOW: Sentence =
    Sentence::expert("Get help now. Call your emergency number.", Source::UclhDvt);
/// Same day: what to do.
pub static CALL_TODAY: Sentence =
    Sentence::expert("Get medical help today. Call your doctor or a nurse line.", Source::NhsLegCramps);
/// Doctor's visit: what to do.
pub static SEE_DOCTOR: Sentence =
    Sentence::expert("See a doctor about this. Show what you noted.", Source::NhsLegCramps);
/// Brown pee and muscle signs ticked apart.
pub static TOGETHER: Sentence = Sentence::expert(
    "Pee of an odd colour and sore or weak muscles at the same time need help now.",
    Source::MyositisAssociation,
);
/// With one swollen leg.
pub static LEAVE_LEG: Sentence = Sentence::caution("Do not rub or stretch that leg.");
/// With a medicine.
pub static ASK_FIRST: Sentence = Sentence::new(
    "Ask a doctor or pharmacist before you change a medicine.",
    Grade::Association,
    Source::Garrison2012,
);
/// Nothing is ticked.
pub static NOTHING: Sentence = Sentence::caution("Nothing ticked. This does not rule out a problem.");
/// After the levels.
pub static WORRIED: Sentence = Sentence::caution("Worried, or is it something else? Call a doctor.");

/// Asked because of a long cramp.
pub static AFTER_LONG: Sentence =
    Sentence::expert("You noted a cramp of more than 10 minutes. Check for warning signs.", Source::NiDirect);
/// Asked because of many nights with cramps: the product's own rule.
pub static AFTER_OFTEN: Sentence =
    Sentence::caution("You noted cramps on many nights. A check can show whom to ask.");
/// Asked because of a new medicine.
pub static AFTER_MEDICINE: Sentence = Sentence::new(
    "You noted a new medicine, and a cramp since. A check can show whom to ask.",
    Grade::Association,
    Source::Garrison2012,
);

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("signs: to tick", &[&ABOUT, &ONE_LEG, &STATIN, &NEW_MEDICINE, &OFTEN]),
    (
        "signs: what to do",
        &[&CALL_NOW, &CALL_TODAY, &SEE_DOCTOR, &TOGETHER, &LEAVE_LEG, &ASK_FIRST, &NOTHING, &WORRIED],
    ),
    ("signs: why asked", &[&AFTER_LONG, &AFTER_OFTEN, &AFTER_MEDICINE]),
];
