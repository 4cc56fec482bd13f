//! Words for stretching before bed: how to do each stretch, when to stop, whom to ask first.
//!
//! What a set may do: `content/stretch/evidence.rs`. Hold times and repetitions: `crates/domain/src/stretch/steps.rs`.
//! Who may do what: `safety.rs`.

pub mod evidence;

use super::{Group, Sentence, Source};
use crate::stretch::{Stance, Stretch};
pub use evidence::{CLAIM, SET, TRIAL, UNDER_50};

/// How to do a stretch. The seated one for the back of the thigh has a lean of its own, [`HAMSTRING_LEAN`].
pub const fn instruction(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::CalfWall => &CALF_STANDING,
        Stretch::HamstringStep => &HAMSTRING_STANDING,
        Stretch::QuadChair => &QUAD_STANDING,
        Stretch::CalfChair => &CALF_SEATED,
        Stretch::HamstringChair => &HAMSTRING_SEATED,
        Stretch::CalfTowel => &CALF_BED,
        Stretch::HamstringStrap => &HAMSTRING_LYING,
        Stretch::QuadSide => &QUAD_LYING,
        Stretch::WallLean => &WALL_LEAN,
    }
}

/// How to do a stretch in a set of one's own, where its length is the person's choice.
pub const fn instruction_held(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::WallLean => &WALL_LEAN_HELD,
        _ => instruction(stretch),
    }
}

/// What counts in a hold, in a few words.
pub const fn cue(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::CalfWall => &CALF_STANDING_CUE,
        Stretch::HamstringStep => &HAMSTRING_STANDING_CUE,
        Stretch::QuadChair => &QUAD_STANDING_CUE,
        Stretch::CalfChair | Stretch::CalfTowel => &CALF_SEATED_CUE,
        Stretch::HamstringChair => &HAMSTRING_SEATED_CUE,
        Stretch::HamstringStrap => &HAMSTRING_LYING_CUE,
        Stretch::QuadSide => &QUAD_LYING_CUE,
        Stretch::WallLean => &WALL_LEAN_CUE,
    }
}

/// How to breathe and move in a hold. The same for all: the trial's own instruction.
pub const fn breathing(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::WallLean => &BREATHE_LEANING,
        _ => &BREATHE,
    }
}

/// What to do between two holds.
pub const fn between(stretch: Stretch) -> &'static Sentence {
    match stretch {
        Stretch::WallLean => &STAND_STRAIGHT,
        _ => &LET_GO,
    }
}

/// Shown before a routine starts, by stance.
pub const fn prepare(stance: Stance) -> &'static [&'static Sentence] {
    match stance {
        Stance::Standing | Stance::Chair => &PREPARE,
        Stance::Bed => &PREPARE_BED,
    }
}

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
/// Front of the thigh, standing. On one leg: only for those who can, see `safety.rs`.
pub static QUAD_STANDING: Sentence = Sentence::expert(
    "Hold a firm chair or the wall. Draw one heel up to your buttock and hold the foot. Knees close together. \
     Do not arch your back. Too far to reach? Put a strap round the ankle, or skip it.",
    Source::StretchRelayed,
);
/// Calf, sitting in bed with a towel.
pub static CALF_BED: Sentence = Sentence::expert(
    "Sit up in bed with one leg out straight. Put a towel round the front of your foot. Keep the knee straight. \
     Sit tall. Pull gently.",
    Source::Hallegraeff2012,
);
/// Back of the thigh, lying on the back with a strap.
pub static HAMSTRING_LYING: Sentence = Sentence::expert(
    "Lie on your back with one knee bent. Put a strap round the other foot. Raise that leg until you feel a mild \
     pull. Keep the knee straight but not locked. Your back stays on the bed.",
    Source::LeafletsRelayed,
);
/// Front of the thigh, lying on the side.
pub static QUAD_LYING: Sentence = Sentence::expert(
    "Lie on your side. Bend the top knee and hold that foot, or a strap round the ankle. Draw the heel slowly to \
     your buttock. Do not arch your back.",
    Source::StretchRelayed,
);
/// Both calves, leaning on a wall.
pub static WALL_LEAN: Sentence = Sentence::expert(
    "Stand a step back from a wall, feet flat. Put your hands on it and lean in, heels down and body straight. \
     Hold for 3 seconds. Stand straight again.",
    Source::NhsLegCramps,
);
/// Both calves, leaning on a wall, as long as a set of one's own says.
pub static WALL_LEAN_HELD: Sentence = Sentence::expert(
    "Stand a step back from a wall, feet flat. Put your hands on it and lean in, heels down and body straight. \
     Stand straight again.",
    Source::NhsLegCramps,
);
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
/// Front of the thigh, standing: what counts, in the hold.
pub static QUAD_STANDING_CUE: Sentence =
    Sentence::expert("Knees together. Stand tall.", Source::StretchRelayed);
/// Back of the thigh, lying: what counts, in the hold.
pub static HAMSTRING_LYING_CUE: Sentence =
    Sentence::expert("Knee straight. Back on the bed.", Source::LeafletsRelayed);
/// Front of the thigh, lying: what counts, in the hold.
pub static QUAD_LYING_CUE: Sentence = Sentence::expert("Heel to buttock, slowly.", Source::StretchRelayed);
/// Wall lean: what counts, in the hold.
pub static WALL_LEAN_CUE: Sentence = Sentence::expert("Lean in. Heels down.", Source::NhsLegCramps);
/// Wall lean: between two leans.
pub static STAND_STRAIGHT: Sentence = Sentence::expert("Stand straight. Breathe.", Source::NhsLegCramps);
/// Between two holds.
pub static LET_GO: Sentence = Sentence::expert("Let go. Breathe.", Source::Hallegraeff2012);

/// In every hold.
pub static BREATHE: Sentence = Sentence::expert("Keep breathing. Do not bounce.", Source::Hallegraeff2012);
/// In the wall lean, which is itself a slow back and forth.
pub static BREATHE_LEANING: Sentence =
    Sentence::expert("Keep breathing. Lean in slowly.", Source::Hallegraeff2012);
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
/// Before the first hold: the bed.
pub static BED: Sentence = Sentence::caution(
    "Stay in the middle of the bed, away from the edge. Sit for a minute before you stand up.",
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
/// After any tick that still leaves the sets on a chair and in bed.
pub static SEATED_OR_BED: Sentence = Sentence::caution("We show the stretches on a chair or in bed only.");
/// After a tick that leaves no timed set.
pub static NO_TIMER: Sentence = Sentence::caution(
    "We do not offer a timed set for now. A physiotherapist can adapt the stretches to you.",
);
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
/// Weak bones: which of the sets suits best.
pub static A_BONES_BEST: Sentence = Sentence::expert(
    "With weak bones, the stretch lying down with a strap is the best choice.",
    Source::LeafletsRelayed,
);
/// 65 and over: no stretch on one leg.
pub static A_BALANCE: Sentence =
    Sentence::caution("From 65 on we leave out the stretch on one leg. It is easy to lose your balance.");
/// Under 18.
pub static A_YOUNG: Sentence =
    Sentence::caution("This app is for adults. Under 18? Ask a parent and a doctor first.");
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
/// Shown before a routine in bed starts.
pub static PREPARE_BED: [&Sentence; 3] = [&WARM_UP, &BED, &NOT_AFTER];

/// Every sentence of this file.
pub const ALL: &[Group] = &[
    (
        "stretch: how",
        &[
            &CALF_STANDING,
            &HAMSTRING_STANDING,
            &CALF_SEATED,
            &HAMSTRING_SEATED,
            &HAMSTRING_LEAN,
            &QUAD_STANDING,
            &CALF_BED,
            &HAMSTRING_LYING,
            &QUAD_LYING,
            &WALL_LEAN,
            &WALL_LEAN_HELD,
            &BREATHE,
            &BREATHE_LEANING,
            &WARM_UP,
            &CALF_STANDING_CUE,
            &HAMSTRING_STANDING_CUE,
            &CALF_SEATED_CUE,
            &HAMSTRING_SEATED_CUE,
            &QUAD_STANDING_CUE,
            &HAMSTRING_LYING_CUE,
            &QUAD_LYING_CUE,
            &WALL_LEAN_CUE,
            &STAND_STRAIGHT,
            &LET_GO,
        ],
    ),
    ("stretch: when to stop", &[&MILD_PULL, &STOP, &STOP_AND_CALL]),
    ("stretch: the room", &[&CHAIR, &ROOM, &BED, &NOT_AFTER]),
    (
        "stretch: questions",
        &[&ASK, &Q_LEG, &Q_SURGERY, &Q_HIP, &Q_BONES, &Q_FALL, &Q_TEAR, &Q_PREGNANT, &Q_NUMB],
    ),
    (
        "stretch: advice",
        &[
            &CHECK_FIRST,
            &SEATED_ONLY,
            &SEATED_OR_BED,
            &NO_TIMER,
            &A_SURGERY,
            &A_HIP,
            &A_BONES,
            &A_BONES_BEST,
            &A_BALANCE,
            &A_YOUNG,
            &A_FALL,
            &A_TEAR,
            &A_PREGNANT,
            &A_NUMB,
        ],
    ),
];
