//! Words for stretching before bed: how to do each stretch, what it may do, when to stop, whom to ask first.
//!
//! Hold times and repetitions: `crates/domain/src/stretch.rs`. Who may do what: `safety.rs`.

use super::{Grade, Group, Sentence, Source};
use crate::stretch::Stretch;

/// How to do a stretch. The seated one for the back of the thigh has a lean of its own, [`HAMSTRING_LEAN`].
pub const fn instruction(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::CalfWall => &CALF_STANDING,
        Stretch::HamstringStep => &HAMSTRING_STANDING,
        Stretch::CalfChair => &CALF_SEATED,
        Stretch::HamstringChair => &HAMSTRING_SEATED,
    }
}

/// What counts in a hold, in a few words.
pub const fn cue(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::CalfWall => &CALF_STANDING_CUE,
        Stretch::HamstringStep => &HAMSTRING_STANDING_CUE,
        Stretch::CalfChair => &CALF_SEATED_CUE,
        Stretch::HamstringChair => &HAMSTRING_SEATED_CUE,
    }
}

/// What the routine may do.
pub static CLAIM: Sentence = Sentence::new(
    "Stretching the calf and back of thigh before bed may make cramps less painful for people over 55; it is \
     not clear whether it makes them fewer.",
    Grade::Mixed,
    Source::Cochrane2021,
);
/// Whom the trials leave out.
pub static UNDER_50: Sentence =
    Sentence::new("No study has tested this in people under 50.", Grade::Untested, Source::Cochrane2021);
/// Where the routine's dose comes from.
pub static TRIAL: Sentence = Sentence::new(
    "One small study used these holds and rests. Each night, right before sleep, for six weeks.",
    Grade::Mixed,
    Source::Hallegraeff2012,
);

/// Calf, standing at a wall.
pub static CALF_STANDING: Sentence = Sentence::expert(
    "Put your hands on the wall at chest height. Step one leg back. Heel down, toes forward, back knee \
     straight. Slowly bend the front knee.",
    Source::Hallegraeff2012,
);
/// Back of the thigh, standing at a low step.
pub static HAMSTRING_STANDING: Sentence = Sentence::expert(
    "Hold a rail or the wall. Put one heel on a low, firm step. Keep the knee straight but not locked. Lean \
     forward from your hips with a long back. Stop at a mild pull.",
    Source::CuhKnee,
);
/// Calf, seated with a towel.
pub static CALF_SEATED: Sentence = Sentence::expert(
    "Sit on a firm chair with one leg out straight. Put a towel round the front of your foot. Keep the knee \
     straight. Pull gently.",
    Source::Hallegraeff2012,
);
/// Back of the thigh, seated. Safe without a lean; the lean is [`HAMSTRING_LEAN`].
pub static HAMSTRING_SEATED: Sentence = Sentence::expert(
    "Sit on a firm chair. Put one leg out straight, with the heel on the floor. Sit tall. Straighten the knee \
     until you feel a mild pull.",
    Source::NiaExercise,
);
/// Only when `safety::Offer::lean` allows it.
pub static HAMSTRING_LEAN: Sentence =
    Sentence::expert("No pull? Then lean a little, from your hips only.", Source::NiaExercise);
/// Calf, standing: what counts, in the hold.
pub static CALF_STANDING_CUE: Sentence =
    Sentence::expert("Back leg straight. Heel down.", Source::Hallegraeff2012);
/// Back of the thigh, standing: what counts, in the hold.
pub static HAMSTRING_STANDING_CUE: Sentence =
    Sentence::expert("Lean from your hips. Long back.", Source::CuhKnee);
/// Calf, seated: what counts, in the hold.
pub static CALF_SEATED_CUE: Sentence =
    Sentence::expert("Knee straight. Pull gently.", Source::Hallegraeff2012);
/// Back of the thigh, seated: what counts, in the hold.
pub static HAMSTRING_SEATED_CUE: Sentence =
    Sentence::expert("Sit tall. Straighten your knee.", Source::NiaExercise);
/// Between two holds.
pub static LET_GO: Sentence = Sentence::expert("Let go. Breathe.", Source::Hallegraeff2012);

/// In every hold.
pub static BREATHE: Sentence = Sentence::expert("Keep breathing. Do not bounce.", Source::Hallegraeff2012);
/// What a stretch should feel like.
pub static MILD_PULL: Sentence =
    Sentence::expert("A mild pull is all right. Pain is not.", Source::NiaExercise);

/// When to stop.
pub static STOP: Sentence =
    Sentence::expert("Stop if you feel sharp pain, joint pain, numb or dizzy.", Source::TaysideExercise);
/// When to stop and call.
pub static STOP_AND_CALL: Sentence = Sentence::expert(
    "Chest pain or trouble breathing? Stop and call your emergency number.",
    Source::UclhDvt,
);
/// Before the first hold: warm up.
pub static WARM_UP: Sentence = Sentence::expert("Walk about a little first.", Source::NiaExercise);
/// Before the first hold: the chair.
pub static CHAIR: Sentence =
    Sentence::expert("Use a firm chair with no wheels. Put its back to a wall.", Source::TaysideExercise);
/// Before the first hold: the room.
pub static ROOM: Sentence = Sentence::caution(
    "Light on. Clear floor. Shoes or bare feet that grip. Sit for a minute before you stand up at night.",
);
/// Before the first hold: tablets and alcohol.
pub static NOT_AFTER: Sentence = Sentence::caution("Do not stretch right after sleeping tablets or alcohol.");

/// Above the safety questions.
pub static ASK: Sentence =
    Sentence::expert("Before you start: is any of these true for you?", Source::NiaExercise);
/// Safety question: swelling, warmth or colour of one leg.
pub static Q_LEG: Sentence =
    Sentence::expert("One leg is swollen, warm, or has a new colour", Source::UclhDvt);
/// Safety question: surgery or a break.
pub static Q_SURGERY: Sentence = Sentence::expert(
    "Surgery on hip, knee or back, or a broken bone, and no doctor has said I may exercise",
    Source::NiaExercise,
);
/// Safety question: new hip.
pub static Q_HIP: Sentence = Sentence::expert("A new hip (hip replacement)", Source::NiaExercise);
/// Safety question: weak bones.
pub static Q_BONES: Sentence = Sentence::caution("Weak bones (osteoporosis), or a break in the spine");
/// Safety question: falls.
pub static Q_FALL: Sentence =
    Sentence::caution("A fall in the last year, dizzy spells, or I cannot stand on one leg");
/// Safety question: muscle tear.
pub static Q_TEAR: Sentence = Sentence::caution("A torn or strained leg muscle not long ago");
/// Safety question: pregnancy.
pub static Q_PREGNANT: Sentence = Sentence::expert("I am pregnant", Source::Hse2018);
/// Safety question: wounds or numb feet.
pub static Q_NUMB: Sentence = Sentence::caution("A wound on the leg or foot, or feet that are very numb");

/// After any tick.
pub static CHECK_FIRST: Sentence =
    Sentence::expert("Check with your doctor or physiotherapist before you start.", Source::NiaExercise);
/// After any tick that still leaves the seated set.
pub static SEATED_ONLY: Sentence = Sentence::caution("We show the seated stretches only.");
/// After a tick that leaves no timed set.
pub static NO_TIMER: Sentence = Sentence::caution(
    "We do not offer a timed set for now. A physiotherapist can adapt the stretches to you.",
);
/// One leg swollen, warm or discoloured.
pub static A_LEG: Sentence =
    Sentence::expert("Do not stretch, rub or warm this leg. Get medical help today.", Source::UclhDvt);
/// Surgery or a break.
pub static A_SURGERY: Sentence =
    Sentence::expert("Wait until your doctor says you may exercise.", Source::NiaExercise);
/// New hip.
pub static A_HIP: Sentence = Sentence::expert(
    "Ask your surgeon. Do not lean forward. Do not cross your legs. Do not bend the hip past a right angle. \
     If you must lean to place the towel, leave it out.",
    Source::NiaExercise,
);
/// Weak bones.
pub static A_BONES: Sentence =
    Sentence::caution("Do not round or twist your back. If you must bend to place the towel, leave it out.");
/// Falls.
pub static A_FALL: Sentence = Sentence::caution("Stretch while seated. Rise slowly.");
/// Muscle tear.
pub static A_TEAR: Sentence = Sentence::caution("Let the muscle heal first.");
/// Pregnancy.
pub static A_PREGNANT: Sentence = Sentence::expert(
    "Ask your midwife or doctor. One leg hurts, is red or swollen? Get medical help today.",
    Source::Hse2018,
);
/// Wounds or numb feet.
pub static A_NUMB: Sentence =
    Sentence::caution("Do not pull with a towel where you cannot feel it, or over a wound.");

/// Shown before and during every routine.
pub static STOP_RULES: [&Sentence; 3] = [&MILD_PULL, &STOP, &STOP_AND_CALL];
/// Shown before a routine starts.
pub static PREPARE: [&Sentence; 4] = [&WARM_UP, &CHAIR, &ROOM, &NOT_AFTER];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    ("stretch: what it may do", &[&CLAIM, &UNDER_50, &TRIAL]),
    (
        "stretch: how",
        &[
            &CALF_STANDING,
            &HAMSTRING_STANDING,
            &CALF_SEATED,
            &HAMSTRING_SEATED,
            &HAMSTRING_LEAN,
            &BREATHE,
            &WARM_UP,
            &CALF_STANDING_CUE,
            &HAMSTRING_STANDING_CUE,
            &CALF_SEATED_CUE,
            &HAMSTRING_SEATED_CUE,
            &LET_GO,
        ],
    ),
    ("stretch: when to stop", &[&MILD_PULL, &STOP, &STOP_AND_CALL]),
    ("stretch: the room", &[&CHAIR, &ROOM, &NOT_AFTER]),
    (
        "stretch: questions",
        &[&ASK, &Q_LEG, &Q_SURGERY, &Q_HIP, &Q_BONES, &Q_FALL, &Q_TEAR, &Q_PREGNANT, &Q_NUMB],
    ),
    (
        "stretch: advice",
        &[
            &CHECK_FIRST,
            &SEATED_ONLY,
            &NO_TIMER,
            &A_LEG,
            &A_SURGERY,
            &A_HIP,
            &A_BONES,
            &A_FALL,
            &A_TEAR,
            &A_PREGNANT,
            &A_NUMB,
        ],
    ),
];
