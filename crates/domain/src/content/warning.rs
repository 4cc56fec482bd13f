//! When to get help: the emergency list, the same-day list, and the card shown when a cramp has lasted ten minutes.
//!
//! The wording says what to do, never what somebody has. The same words stand in `index.html` (`page.rs`).

use super::{Group, Sentence, Source};

/// Emergency numbers by place: where, and what to dial. Shown together until the person has chosen a country.
pub const EMERGENCY_NUMBERS: [(&str, &str); 3] = [("UK", "999"), ("Europe", "112"), ("North America", "911")];

/// The number for help on the same day in the UK (NHS 111).
pub const SAME_DAY_NUMBER: &str = "111";

/// The permanent line on the cramp screen that leads to the card.
pub static STRIP: Sentence =
    Sentence::expert("Leg swollen, hot, cold or numb? Chest pain, breathless?", Source::UclhDvt);

/// Above the emergency list.
pub static CALL_NOW: Sentence =
    Sentence::expert("Call your emergency number now if you have any of these.", Source::UclhDvt);
/// Emergency: chest and breath.
pub static CHEST: Sentence =
    Sentence::expert("Chest pain, trouble breathing, coughing up blood, or you passed out.", Source::UclhDvt);
/// Emergency: blood supply of the leg.
pub static COLD_LEG: Sentence = Sentence::expert(
    "A leg that turns cold, pale, blue or patchy, or goes numb, or that you cannot move.",
    Source::Npsa2011,
);
/// Emergency: brown pee with muscle signs.
pub static BROWN_PEE: Sentence = Sentence::expert(
    "Brown pee, like tea or cola, with muscle pain, weakness or swelling.",
    Source::MyositisAssociation,
);
/// Emergency: spreading spasms.
pub static JAW: Sentence =
    Sentence::expert("A stiff jaw, spasms that spread, or trouble swallowing.", Source::NiDirect);
/// Emergency: poison.
pub static POISON: Sentence =
    Sentence::expert("Cramps or spasms after contact with poison or lead.", Source::Mayo2013);
/// Emergency: numb saddle area.
pub static SADDLE: Sentence =
    Sentence::caution("Numb between your legs, new trouble holding pee or poo, or both legs weak.");
/// Emergency: confusion, fits, very little pee.
pub static CONFUSED: Sentence = Sentence::caution(
    "Very weak, confused, having a fit or hardly any pee, after being sick, too hot or drinking a lot.",
);

/// Under the numbers.
pub static OWN_NUMBER: Sentence =
    Sentence::caution("These are the usual numbers. If yours is another, call that one.");

/// Above the same-day list.
pub static CALL_TODAY: Sentence =
    Sentence::expert("Get medical help today if you have any of these.", Source::NhsLegCramps);
/// Same day: one leg swollen or warm.
pub static ONE_LEG: Sentence = Sentence::expert(
    "One leg is swollen, warm, red, darker, tender or throbs, or a vein feels hard. Do not rub or stretch it.",
    Source::UclhDvt,
);
/// Same day: longer than ten minutes.
pub static TOO_LONG: Sentence =
    Sentence::expert("A cramp lasts more than 10 minutes and is not easing.", Source::NiDirect);
/// Same day: statin and muscle signs.
pub static STATIN: Sentence = Sentence::expert(
    "You take a statin and your muscles hurt, feel weak or cramp for no clear reason. Call right away. They \
     will tell you about the medicine.",
    Source::NhsStatins,
);
/// Same day: colour of pee or skin.
pub static RED_PEE: Sentence = Sentence::expert(
    "Your pee is red, pink or brown, or your eyes or skin look yellow.",
    Source::NhsBloodInUrine,
);
/// Same day: pregnancy.
pub static PREGNANT: Sentence =
    Sentence::expert("You are pregnant and one leg hurts, is red or is swollen.", Source::Hse2018);
/// Whom to call on the same day.
pub static WHO_TODAY: Sentence =
    Sentence::expert("Call your doctor or a nurse line. In the UK, call 111.", Source::NhsLegCramps);
/// After both lists.
pub static NOTHING_FITS: Sentence =
    Sentence::caution("Nothing fits? This does not rule out a problem. If you are worried, call.");

/// The emergency list, in the order shown.
pub static EMERGENCY: [&Sentence; 7] = [&CHEST, &COLD_LEG, &BROWN_PEE, &JAW, &POISON, &SADDLE, &CONFUSED];
/// The same-day list, in the order shown.
pub static SAME_DAY: [&Sentence; 5] = [&ONE_LEG, &TOO_LONG, &STATIN, &RED_PEE, &PREGNANT];

/// After ten minutes, first line: the heading.
pub static LONGER: Sentence =
    Sentence::expert("This is longer than cramps usually last.", Source::NhsLegCramps);
/// After ten minutes, what to do.
pub static STOP_AND_ASK: Sentence =
    Sentence::expert("Stop stretching and rubbing. It is time to ask for help.", Source::NiDirect);
/// After ten minutes, when nothing on the emergency list fits.
pub static NOT_EASING: Sentence = Sentence::expert(
    "None of these, but it is not easing? Call a doctor or a nurse line now. In the UK, call 111.",
    Source::NiDirect,
);
/// After ten minutes, above the emergency list.
pub static TEN_MINUTES: [&Sentence; 2] = [&LONGER, &STOP_AND_ASK];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    (
        "warning: emergency",
        &[&STRIP, &CALL_NOW, &CHEST, &COLD_LEG, &BROWN_PEE, &JAW, &POISON, &SADDLE, &CONFUSED, &OWN_NUMBER],
    ),
    (
        "warning: same day",
        &[&CALL_TODAY, &ONE_LEG, &TOO_LONG, &STATIN, &RED_PEE, &PREGNANT, &WHO_TODAY, &NOTHING_FITS],
    ),
    ("warning: ten minutes", &[&LONGER, &STOP_AND_ASK, &NOT_EASING]),
];
