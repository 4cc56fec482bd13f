//! What to do while a cramp lasts, and what may help after it.
//!
//! Which sentence belongs to which muscle: `relief.rs`. The same words stand in `index.html`.

use super::{Group, Sentence, Source};

/// Calf, in bed.
pub static CALF_BED: Sentence =
    Sentence::expert("Straighten your leg. Pull your toes slowly up to your shin.", Source::NhsLegCramps);
/// Calf, standing.
pub static CALF_STANDING: Sentence =
    Sentence::expert("Stand on the leg. Press your heel down.", Source::NhsLegCramps);
/// Sole of the foot, in bed.
pub static FOOT_BED: Sentence = Sentence::expert("Bend your toes up with your hand.", Source::StretchRelayed);
/// Sole of the foot, standing.
pub static FOOT_STANDING: Sentence =
    Sentence::expert("Stand with your foot flat, or walk a few steps.", Source::NhsLegCramps);
/// Back of the thigh, in bed.
pub static HAMSTRING_BED: Sentence =
    Sentence::expert("Rest your leg on cushions. Straighten the knee slowly.", Source::StretchRelayed);
/// Back of the thigh, standing.
pub static HAMSTRING_STANDING: Sentence =
    Sentence::expert("Heel on a low step. Lean from your hips.", Source::StretchRelayed);
/// Front of the thigh, in bed.
pub static QUAD_BED: Sentence =
    Sentence::expert("Lie on your other side. Draw your heel to your buttock.", Source::StretchRelayed);
/// Front of the thigh, standing.
pub static QUAD_STANDING: Sentence =
    Sentence::expert("Hold a chair. Draw your heel to your buttock.", Source::StretchRelayed);
/// Any other muscle.
pub static OTHER: Sentence = Sentence::caution("Slowly lengthen what feels tight. Stop if it hurts more.");

/// The line under every instruction.
pub static GENTLY: Sentence =
    Sentence::expert("Gently. Keep breathing. Hold until it lets go.", Source::AaosRelayed);
/// Calf in bed, for those who cannot reach.
pub static TOWEL: Sentence =
    Sentence::expert("Cannot reach? Loop a towel or the sheet round your foot.", Source::NhsLegCramps);
/// Front of the thigh, for those who cannot reach.
pub static STRAP: Sentence =
    Sentence::expert("Cannot reach? Loop a towel round your ankle.", Source::StretchRelayed);
/// Before any standing instruction.
pub static ONLY_IF_STEADY: Sentence = Sentence::caution("Only if steady. Light on. Hold something.");
/// What to expect.
pub static MOST_EASE: Sentence = Sentence::expert("Most cramps go away on their own.", Source::NhsLegCramps);
/// Why stretch at all in a cramp.
pub static STRETCH_HELPS: Sentence =
    Sentence::expert("During a cramp, gently stretching the muscle usually helps.", Source::NhsLegCramps);

/// After the cramp, before any of the choices below.
pub static AFTER_WARNING: Sentence = Sentence::expert(
    "Leg swollen, hot, cold or numb? Do not warm, cool, rub or raise it. Get help.",
    Source::UclhDvt,
);
/// After the cramp: warmth.
pub static WARMTH: Sentence = Sentence::expert(
    "Warmth on the muscle, with cloth between. Not on numb feet, broken skin or poor blood flow. Do not \
     fall asleep on it.",
    Source::AaosRelayed,
);
/// After the cramp: a gentle rub.
pub static RUB: Sentence =
    Sentence::expert("A gentle rub of the muscle, if that feels good.", Source::NhsLegCramps);
/// After the cramp: legs up.
pub static LEGS_UP: Sentence = Sentence::caution(
    "Lie down, legs on pillows, a little higher than your heart. Not with heart failure or poor blood flow, \
     unless your doctor agrees.",
);
/// While warmth is on.
pub static STOP_WARMTH: Sentence =
    Sentence::caution("Stop if it feels too hot or your skin goes red. Do not fall asleep on it.");
/// While rubbing.
pub static STOP_RUB: Sentence = Sentence::caution(
    "Lightly, and never behind the knee. Stop if it hurts. Leave it if you take blood thinners or your skin \
     tears easily.",
);
/// While the legs are up.
pub static STOP_LEGS_UP: Sentence = Sentence::caution(
    "Put your legs down at once if the pain gets worse, or a foot goes cold or numb. If that does not pass, \
     get help.",
);
/// While cold is on.
pub static STOP_COLD: Sentence = Sentence::caution("Stop if your skin hurts, goes white or feels numb.");
/// When the time is over.
pub static ENOUGH: Sentence =
    Sentence::caution("That is enough for now. Sit for a minute before you stand up.");
/// After the cramp: cold.
pub static COLD: Sentence = Sentence::expert(
    "A cold pack in a towel, never on bare skin. Not on numb feet or with poor blood flow.",
    Source::AaosRelayed,
);
/// After the cramp: soreness.
pub static SORE: Sentence =
    Sentence::expert("The muscle may feel sore for up to a day.", Source::NhsLegCramps);

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("relief: calf", &[&CALF_BED, &CALF_STANDING, &TOWEL]),
    ("relief: foot", &[&FOOT_BED, &FOOT_STANDING]),
    ("relief: back of thigh", &[&HAMSTRING_BED, &HAMSTRING_STANDING]),
    ("relief: front of thigh", &[&QUAD_BED, &QUAD_STANDING, &STRAP]),
    ("relief: in every cramp", &[&OTHER, &GENTLY, &ONLY_IF_STEADY, &MOST_EASE, &STRETCH_HELPS]),
    ("relief: after", &[&AFTER_WARNING, &WARMTH, &RUB, &LEGS_UP, &COLD, &SORE]),
    ("relief: while it runs", &[&STOP_WARMTH, &STOP_RUB, &STOP_LEGS_UP, &STOP_COLD, &ENOUGH]),
];
