//! The outlines of the body at rest, as data.
//!
//! Each is a list of x and y in tenths of a unit; [`super::pen::smooth`] draws the closed curve through them.
//! A limb lies along +x from its first joint with its front at -y, and every part of a limb is drawn where it
//! lies when the limb is straight (the foot at a right angle). Trunk and head stand upright on the hip, facing +x.
//! So bending a joint is one rotation about a fixed point.

/// A closed outline: x, y, x, y, … in tenths of a unit.
pub(super) type Outline = &'static [i16];

/// What the ids of the outlines are, in the order in which they are defined.
pub(super) const PATHS: &[(&str, &[Outline])] = &[
    ("thigh", &[THIGH]),
    ("shorts", &[SHORTS]),
    ("shank", &[SHANK]),
    ("foot", &[SOLE, TOES]),
    ("sole", &[SOLE]),
    ("toes", &[TOES]),
    ("arm", &[UPPER_ARM]),
    ("sleeve", &[SLEEVE]),
    ("forearm", &[FOREARM]),
    ("hand", &[PALM, THUMB]),
    ("fist", &[FIST]),
    ("pelvis", &[PELVIS]),
    ("belly", &[BELLY]),
    ("chest", &[CHEST]),
    ("shoulder", &[SHOULDER]),
];

/// Thigh, from inside the shorts; the kneecap is the bulge at its far end.
pub(super) const THIGH: Outline = &[
    30, 0, 40, -42, 60, -57, 90, -58, 140, -52, 200, -40, 234, -37, 260, -32, 274, -6, 266, 24, 230, 34, 180,
    42, 100, 54, 60, 58, 40, 44,
];
/// Leg of the shorts, in the frame of the thigh.
pub(super) const SHORTS: Outline = &[
    -30, -38, 0, -55, 60, -65, 124, -66, 134, -40, 139, 0, 134, 40, 120, 62, 70, 66, 20, 70, -20, 66, -50,
    30, -52, -10,
];
/// Lower leg with the calf behind it.
pub(super) const SHANK: Outline = &[
    217, -12, 233, -31, 261, -34, 295, -30, 385, -24, 445, -20, 491, -22, 509, -4, 497, 22, 455, 21, 415, 28,
    370, 45, 325, 53, 285, 46, 250, 35, 225, 26, 213, 6,
];
/// Foot without the toes.
pub(super) const SOLE: Outline = &[
    469, -21, 485, -33, 500, -56, 508, -84, 518, -92, 528, -88, 531, -72, 529, -50, 525, -26, 528, 0, 531,
    22, 524, 39, 509, 43, 491, 33, 467, 25, 459, 2,
];
/// Toes, hinged at `TOE_JOINT`.
pub(super) const TOES: Outline =
    &[506, -67, 507, -87, 513, -105, 521, -114, 529, -110, 531, -93, 530, -69, 518, -60];
/// Upper arm, from inside the sleeve; shorter than its bone, so that the gap around it stops at the sleeve.
pub(super) const UPPER_ARM: Outline = &[
    50, -12, 70, -34, 90, -36, 106, -27, 140, -23, 174, -22, 192, -8, 190, 12, 170, 23, 120, 25, 100, 28, 82,
    35, 66, 33, 50, 12,
];
/// Sleeve, in the frame of the upper arm.
pub(super) const SLEEVE: Outline =
    &[-28, -17, -6, -33, 40, -38, 90, -40, 96, -20, 98, 0, 94, 22, 84, 39, 50, 38, 10, 36, -22, 26, -34, 4];
/// Forearm.
pub(super) const FOREARM: Outline = &[
    156, -14, 176, -23, 216, -26, 266, -20, 310, -15, 330, -13, 336, 0, 328, 14, 296, 16, 236, 24, 191, 25,
    162, 18, 152, 2,
];
/// Flat hand without the thumb.
pub(super) const PALM: Outline =
    &[314, -13, 336, -17, 360, -19, 388, -15, 408, -10, 417, -1, 410, 9, 386, 15, 356, 18, 332, 15, 314, 13];
/// Thumb of the flat hand.
pub(super) const THUMB: Outline = &[330, -10, 346, -19, 364, -29, 375, -31, 377, -23, 366, -14, 348, -3];
/// Hand that holds something.
pub(super) const FIST: Outline =
    &[314, -13, 334, -18, 356, -25, 375, -20, 381, -2, 375, 17, 356, 23, 334, 17, 314, 13];
/// Seat of the shorts; hides the seam between trunk and thigh.
pub(super) const PELVIS: Outline =
    &[34, 44, 58, 0, 68, -44, 72, -66, 0, -68, -63, -64, -72, -36, -78, -5, -71, 30, -20, 54];
/// Lower half of the shirt.
pub(super) const BELLY: Outline = &[
    32, 36, 56, 0, 67, -50, 66, -105, 35, -140, 0, -145, -35, -140, -53, -105, -60, -50, -74, -5, -66, 30,
    -20, 50,
];
/// Upper half of the shirt, hinged at `WAIST`.
pub(super) const CHEST: Outline = &[
    70, -112, 69, -160, 71, -215, 60, -255, 36, -284, 12, -300, -32, -302, -60, -272, -68, -215, -57, -155,
    -51, -100, -35, -65, 5, -50, 48, -68,
];
/// Patch that hides the seam between the shirt and the near sleeve.
pub(super) const SHOULDER: Outline =
    &[-8, -311, 24, -304, 40, -270, 30, -234, -6, -224, -40, -236, -52, -272, -42, -302];
/// Neck, hinged with the head at `NAPE`.
pub(super) const NECK: Outline =
    &[0, -260, -52, -270, -39, -300, -20, -348, -27, -370, 19, -392, 49, -360, 41, -343, 29, -296, 36, -272];
/// Head in profile.
pub(super) const HEAD: Outline = &[
    15, -462, 45, -458, 64, -445, 72, -428, 73, -414, 72, -405, 78, -394, 83, -384, 80, -378, 74, -374, 75,
    -368, 73, -362, 74, -356, 70, -351, 71, -343, 64, -335, 51, -332, 31, -339, 15, -350, -5, -358, -28,
    -372, -40, -402, -33, -436,
];
/// Grey hair.
pub(super) const HAIR: Outline = &[
    71, -435, 68, -448, 45, -463, 13, -470, -19, -462, -40, -438, -47, -402, -38, -374, -20, -356, -10, -356,
    -6, -372, -3, -390, 3, -406, 21, -404, 28, -393, 35, -396, 35, -416, 45, -428, 61, -431,
];
/// Ear.
pub(super) const EAR: Outline = &[10, -407, 22, -408, 26, -396, 21, -383, 12, -382, 6, -394];
/// Calf muscle.
pub(super) const CALF: Outline = &[
    247, 26, 275, 42, 321, 54, 365, 47, 410, 30, 450, 22, 471, 19, 445, 10, 395, 5, 345, -1, 295, 2, 260, 10,
];
/// Fibres of the muscle: start, control, end.
pub(super) const CALF_FIBRES: &[Outline] = &[&[269, 24, 325, 34, 395, 19], &[281, 12, 335, 17, 409, 12]];
/// Muscle at the back of the thigh.
pub(super) const HAMSTRING: Outline =
    &[6, 46, 40, 59, 100, 53, 170, 41, 226, 32, 250, 22, 210, 14, 140, 10, 70, 12, 24, 24];
/// Fibres of the muscle: start, control, end.
pub(super) const HAMSTRING_FIBRES: &[Outline] = &[&[40, 42, 120, 37, 210, 25], &[50, 26, 120, 22, 190, 18]];
/// Muscle at the front of the thigh.
pub(super) const QUAD: Outline =
    &[12, -36, 60, -57, 130, -52, 190, -41, 226, -35, 222, -18, 170, -7, 100, -3, 40, -9];
/// Fibres of the muscle: start, control, end.
pub(super) const QUAD_FIBRES: &[Outline] = &[&[50, -39, 120, -36, 200, -29], &[55, -21, 120, -19, 186, -19]];
/// Sole of the foot.
pub(super) const ARCH: Outline =
    &[520, 28, 528, 16, 526, -12, 524, -34, 528, -60, 526, -82, 516, -80, 511, -55, 508, -25, 511, 6];
/// Fibres of the muscle: start, control, end.
pub(super) const ARCH_FIBRES: &[Outline] = &[&[520, 10, 516, -30, 521, -70]];
