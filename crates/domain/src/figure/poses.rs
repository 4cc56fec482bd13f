//! Every pose as data: angles, the muscle it shows, what stands around it, and the part of the room in view.

use super::Pose;
use super::outlines::{self, Outline};
use super::props::{
    Hold::{Ankle, Sole},
    Layer::{self, Back, Front, Held, Under},
    Prop::{self, Arrow, Bed, BedFromAbove, Chair, Cuff, Floor, Pillow, StairRail, Step, Strap, Wall, Wrap},
    Side::{Far, Near},
};
use super::skeleton::{Arm, Leg, Point, Trunk};
use Muscle::{Arch, Calf, Hamstring, Quad};

/// A muscle that can be highlighted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Muscle {
    Calf,
    Hamstring,
    Quad,
    Arch,
}

impl Muscle {
    /// The end of its id in the outlines.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Calf => "calf",
            Hamstring => "hamstring",
            Quad => "quad",
            Arch => "arch",
        }
    }

    /// Its outline and its fibres.
    pub(super) const fn outline(self) -> (Outline, &'static [Outline]) {
        match self {
            Calf => (outlines::CALF, outlines::CALF_FIBRES),
            Hamstring => (outlines::HAMSTRING, outlines::HAMSTRING_FIBRES),
            Quad => (outlines::QUAD, outlines::QUAD_FIBRES),
            Arch => (outlines::ARCH, outlines::ARCH_FIBRES),
        }
    }
}

/// What is highlighted.
#[derive(Clone, Copy)]
pub(super) enum Shown {
    Nothing,
    Near(Muscle),
    Both(Muscle),
}

/// One pose.
pub(super) struct Spec {
    /// The hip joint in the room.
    pub root: Point,
    pub trunk: Trunk,
    pub near: (Leg, Arm),
    pub far: (Leg, Arm),
    pub muscle: Shown,
    pub props: &'static [(Layer, Prop)],
    /// x, y, width, height of the room in view, y up.
    pub view: [f32; 4],
}

const fn leg(hip: i16, knee: i16, ankle: i16) -> Leg {
    Leg { hip, knee, ankle, toes: 0 }
}

const fn flat(shoulder: i16, elbow: i16, wrist: i16) -> Arm {
    Arm { shoulder, elbow, wrist, grips: false }
}

const fn grip(shoulder: i16, elbow: i16, wrist: i16) -> Arm {
    Arm { shoulder, elbow, wrist, grips: true }
}

/// The data of a pose.
pub(super) const fn spec(pose: Pose) -> &'static Spec {
    match pose {
        Pose::CalfWall => &CALF_WALL,
        Pose::HamStep => &HAM_STEP,
        Pose::QuadChair => &QUAD_CHAIR,
        Pose::CalfTowel => &CALF_TOWEL,
        Pose::HamStrap => &HAM_STRAP,
        Pose::QuadSide => &QUAD_SIDE,
        Pose::WallLean => &WALL_LEAN,
        Pose::HamChair => &HAM_CHAIR,
        Pose::CalfChair => &CALF_CHAIR,
        Pose::ReliefCalf => &R_CALF_SIT,
        Pose::ReliefStand => &R_STAND,
        Pose::ReliefStandArch => &R_STAND_ARCH,
        Pose::ReliefArch => &R_ARCH,
        Pose::ReliefQuad => &R_QUAD_LIE,
        Pose::ReliefHam => &R_HAM,
        Pose::LegsUp => &LEGS_UP,
    }
}

const CALF_WALL: Spec = Spec {
    root: (3.0, 47.2),
    trunk: Trunk { lean: 14, bend: -2, nod: -4 },
    near: (leg(-13, 2, 29), flat(51, 65, 75)),
    far: (leg(52, 51, 13), flat(54, 72, 64)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Floor(-34.0, 36.0)),
        (Back, Wall(36.0)),
        (Front, Arrow((-30.0, 13.0), (-30.4, 7.0), (-27.6, 3.2))),
    ],
    view: [-38.0, -5.0, 80.0, 105.0],
};

const HAM_STEP: Spec = Spec {
    root: (0.0, 52.0),
    trunk: Trunk { lean: 36, bend: 6, nod: -14 },
    near: (leg(82, 8, 0), flat(28, 20, 55)),
    far: (leg(38, 18, 16), grip(73, 66, 13)),
    muscle: Shown::Near(Hamstring),
    props: &[
        (Back, Floor(-20.0, 68.0)),
        (Back, Step(47.0, 21.0, 22.4)),
        (Back, Step(29.0, 39.0, 11.2)),
        (Back, StairRail),
    ],
    view: [-26.0, -5.0, 98.0, 105.0],
};

const QUAD_CHAIR: Spec = Spec {
    root: (0.0, 52.8),
    trunk: Trunk { lean: 2, bend: 0, nod: 2 },
    near: (leg(-5, 137, -34), grip(-27, 0, 0)),
    far: (leg(8, 10, 4), grip(45, 1, 52)),
    muscle: Shown::Near(Quad),
    props: &[(Back, Floor(-34.0, 64.0)), (Back, Chair { x: 31.0, seat: 29.0, back: 55.0, depth: 27.0 })],
    view: [-32.0, -5.0, 98.0, 105.0],
};

const CALF_TOWEL: Spec = Spec {
    root: (0.0, 26.4),
    trunk: Trunk { lean: -6, bend: 8, nod: 4 },
    near: (leg(81, 2, 15), grip(18, 96, 0)),
    far: (leg(134, 115, -25), grip(25, 91, 0)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Bed { x: -27.0, width: 98.0, top: 19.0, head: 26.0 }),
        (Back, Pillow { at: (-17.2, 33.0), size: (7.5, 26.0), turn: 8 }),
        (Back, Strap(Far, Sole, -1.0)),
        (Held, Strap(Near, Sole, -1.0)),
        (Held, Wrap),
    ],
    view: [-34.0, -3.0, 109.0, 80.0],
};

const HAM_STRAP: Spec = Spec {
    root: (0.0, 25.6),
    trunk: Trunk { lean: -90, bend: 2, nod: 14 },
    near: (leg(76, 6, 2), grip(29, 45, 0)),
    far: (leg(50, 115, -24), grip(48, 1, 0)),
    muscle: Shown::Near(Hamstring),
    props: &[
        (Back, Bed { x: -58.0, width: 102.0, top: 18.0, head: 16.0 }),
        (Back, Pillow { at: (-44.5, 21.4), size: (20.0, 7.6), turn: 4 }),
        (Back, Strap(Far, Sole, 0.0)),
        (Front, Strap(Near, Sole, 0.0)),
        (Front, Wrap),
    ],
    view: [-64.0, -3.0, 116.0, 86.0],
};

const QUAD_SIDE: Spec = Spec {
    root: (2.0, 30.0),
    trunk: Trunk { lean: -90, bend: -4, nod: 10 },
    near: (leg(-4, 132, -34), grip(-29, 0, 0)),
    far: (leg(30, 42, -20), flat(120, 112, 0)),
    muscle: Shown::Near(Quad),
    props: &[(Back, BedFromAbove), (Under, Pillow { at: (-44.0, 31.0), size: (17.0, 36.0), turn: 0 })],
    view: [-66.0, -9.0, 134.0, 78.0],
};

const WALL_LEAN: Spec = Spec {
    root: (0.0, 50.3),
    trunk: Trunk { lean: 19, bend: -3, nod: -4 },
    near: (leg(0, 0, 19), flat(33, 92, 67)),
    far: (leg(15, 23, 27), flat(38, 101, 54)),
    muscle: Shown::Both(Calf),
    props: &[
        (Back, Floor(-32.0, 29.0)),
        (Back, Wall(29.0)),
        (Front, Arrow((-27.0, 15.0), (-27.4, 8.5), (-24.4, 4.0))),
    ],
    view: [-38.0, -5.0, 77.0, 105.0],
};

const R_CALF_SIT: Spec = Spec {
    root: (0.0, 26.4),
    trunk: Trunk { lean: 30, bend: 17, nod: -12 },
    near: (leg(117, 3, 16), flat(82, 65, -34)),
    far: (leg(157, 85, -42), flat(39, 150, 0)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Bed { x: -27.0, width: 98.0, top: 19.0, head: 26.0 }),
        (Back, Pillow { at: (-19.0, 30.0), size: (8.0, 21.0), turn: 10 }),
        (Front, Arrow((61.5, 26.0), (62.6, 33.5), (57.0, 37.5))),
    ],
    view: [-34.0, -3.0, 109.0, 80.0],
};

const R_STAND: Spec = Spec {
    root: (0.0, 52.8),
    trunk: Trunk { lean: 2, bend: 0, nod: 6 },
    near: (leg(4, 9, 7), flat(6, 14, 4)),
    far: (leg(29, 31, -19), grip(43, 1, 54)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Floor(-30.0, 62.0)),
        (Back, Chair { x: 29.0, seat: 29.0, back: 55.0, depth: 27.0 }),
        (Front, Arrow((-13.5, 22.0), (-13.5, 12.0), (-13.5, 4.5))),
    ],
    view: [-30.0, -5.0, 96.0, 105.0],
};

const R_ARCH: Spec = Spec {
    root: (0.0, 26.4),
    trunk: Trunk { lean: 14, bend: 20, nod: 4 },
    near: (Leg { toes: 40, ..leg(142, 85, -17) }, flat(89, 1, 0)),
    far: (leg(101, 2, -38), flat(30, 94, 0)),
    muscle: Shown::Near(Arch),
    props: &[
        (Back, Bed { x: -27.0, width: 98.0, top: 19.0, head: 26.0 }),
        (Back, Pillow { at: (-18.0, 31.0), size: (8.0, 22.0), turn: 10 }),
        (Front, Arrow((52.0, 29.0), (52.0, 36.6), (45.5, 39.0))),
    ],
    view: [-34.0, -3.0, 109.0, 80.0],
};

const R_QUAD_LIE: Spec = Spec {
    root: (2.0, 36.0),
    trunk: Trunk { lean: -90, bend: 0, nod: 8 },
    near: (leg(-4, 98, -24), grip(-36, 14, 0)),
    far: (leg(30, 40, -18), flat(120, 112, 0)),
    muscle: Shown::Near(Quad),
    props: &[
        (Back, BedFromAbove),
        (Under, Pillow { at: (-44.0, 33.0), size: (17.0, 36.0), turn: 0 }),
        (Held, Strap(Near, Ankle, 2.0)),
        (Held, Cuff),
    ],
    view: [-66.0, -9.0, 134.0, 78.0],
};

const R_HAM: Spec = Spec {
    root: (0.0, 25.4),
    trunk: Trunk { lean: -32, bend: 8, nod: 10 },
    near: (leg(77, 4, 12), flat(15, 52, 5)),
    far: (leg(107, 113, -26), flat(4, 78, 0)),
    muscle: Shown::Near(Hamstring),
    props: &[
        (Back, Bed { x: -40.0, width: 108.0, top: 18.0, head: 24.0 }),
        (Back, Pillow { at: (-27.0, 23.0), size: (20.0, 10.0), turn: 0 }),
        (Back, Pillow { at: (-21.5, 33.5), size: (9.5, 27.0), turn: -27 }),
        (Back, Pillow { at: (45.0, 22.0), size: (26.0, 8.6), turn: 0 }),
        (Back, Pillow { at: (46.0, 29.2), size: (23.0, 8.0), turn: -9 }),
    ],
    view: [-46.0, -3.0, 120.0, 78.0],
};

const LEGS_UP: Spec = Spec {
    root: (0.0, 25.6),
    trunk: Trunk { lean: -90, bend: 2, nod: 12 },
    near: (leg(30, 31, -22), flat(-6, 4, -6)),
    far: (leg(35, 36, -20), flat(-4, 34, -22)),
    muscle: Shown::Nothing,
    props: &[
        (Back, Bed { x: -58.0, width: 122.0, top: 18.0, head: 16.0 }),
        (Back, Pillow { at: (-44.5, 21.4), size: (20.0, 7.6), turn: 4 }),
        (Back, Pillow { at: (39.0, 21.8), size: (36.0, 8.0), turn: 0 }),
        (Back, Pillow { at: (38.5, 29.2), size: (33.0, 8.0), turn: 0 }),
    ],
    view: [-64.0, -3.0, 134.0, 62.0],
};

const HAM_CHAIR: Spec = Spec {
    root: (0.0, 35.2),
    trunk: Trunk { lean: 26, bend: 4, nod: -10 },
    near: (leg(79, 1, -4), flat(10, 52, 0)),
    far: (leg(97, 89, 17), flat(3, 55, 56)),
    muscle: Shown::Near(Hamstring),
    props: &[(Back, Floor(-34.0, 66.0)), (Back, Chair { x: -20.0, seat: 28.0, back: 57.0, depth: 26.0 })],
    view: [-34.0, -5.0, 104.0, 98.0],
};

const CALF_CHAIR: Spec = Spec {
    root: (-4.0, 35.2),
    trunk: Trunk { lean: -4, bend: 4, nod: 4 },
    near: (leg(49, 1, 9), grip(16, 82, 0)),
    far: (leg(69, 85, 13), grip(23, 76, 0)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Floor(-34.0, 64.0)),
        (Back, Chair { x: -23.0, seat: 28.0, back: 57.0, depth: 27.0 }),
        (Back, Strap(Far, Sole, 0.0)),
        (Held, Strap(Near, Sole, 0.0)),
        (Held, Wrap),
    ],
    view: [-34.0, -5.0, 104.0, 98.0],
};

const R_STAND_ARCH: Spec = Spec {
    root: (0.0, 52.8),
    trunk: Trunk { lean: 2, bend: 0, nod: 6 },
    near: (leg(4, 9, 7), flat(6, 14, 4)),
    far: (leg(29, 31, -19), grip(43, 1, 54)),
    muscle: Shown::Near(Arch),
    props: &[
        (Back, Floor(-30.0, 62.0)),
        (Back, Chair { x: 29.0, seat: 29.0, back: 55.0, depth: 27.0 }),
        (Front, Arrow((-13.5, 22.0), (-13.5, 12.0), (-13.5, 4.5))),
    ],
    view: [-30.0, -5.0, 96.0, 105.0],
};
