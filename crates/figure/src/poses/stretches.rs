//! The stretches before bed.

use super::super::props::{
    Hold::Sole,
    Layer::{Back, Front, Held, Under},
    Prop::{Arrow, Bed, BedFromAbove, Chair, Floor, Pillow, StairRail, Step, Strap, Wall, Wrap},
    Side::{Far, Near},
};
use super::super::skeleton::Trunk;
use super::Muscle::{Calf, Hamstring, Quad};
use super::{Shown, Spec, flat, grip, leg};

pub(super) const CALF_WALL: Spec = Spec {
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

pub(super) const HAM_STEP: Spec = Spec {
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

pub(super) const QUAD_CHAIR: Spec = Spec {
    root: (0.0, 52.8),
    trunk: Trunk { lean: 2, bend: 0, nod: 2 },
    near: (leg(-5, 137, -34), grip(-27, 0, 0)),
    far: (leg(8, 10, 4), grip(45, 1, 52)),
    muscle: Shown::Near(Quad),
    props: &[(Back, Floor(-34.0, 64.0)), (Back, Chair { x: 31.0, seat: 29.0, back: 55.0, depth: 27.0 })],
    view: [-32.0, -5.0, 98.0, 105.0],
};

pub(super) const CALF_TOWEL: Spec = Spec {
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

pub(super) const HAM_STRAP: Spec = Spec {
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

pub(super) const QUAD_SIDE: Spec = Spec {
    root: (2.0, 30.0),
    trunk: Trunk { lean: -90, bend: -4, nod: 10 },
    near: (leg(-4, 132, -34), grip(-29, 0, 0)),
    far: (leg(30, 42, -20), flat(120, 112, 0)),
    muscle: Shown::Near(Quad),
    props: &[(Back, BedFromAbove), (Under, Pillow { at: (-44.0, 31.0), size: (17.0, 36.0), turn: 0 })],
    view: [-66.0, -9.0, 134.0, 78.0],
};

pub(super) const WALL_LEAN: Spec = Spec {
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

pub(super) const HAM_CHAIR: Spec = Spec {
    root: (0.0, 35.2),
    trunk: Trunk { lean: 26, bend: 4, nod: -10 },
    near: (leg(79, 1, -4), flat(10, 52, 0)),
    far: (leg(97, 89, 17), flat(3, 55, 56)),
    muscle: Shown::Near(Hamstring),
    props: &[(Back, Floor(-34.0, 66.0)), (Back, Chair { x: -20.0, seat: 28.0, back: 57.0, depth: 26.0 })],
    view: [-34.0, -5.0, 104.0, 98.0],
};

pub(super) const HAM_CHAIR_UPRIGHT: Spec = Spec {
    trunk: Trunk { lean: 2, bend: 2, nod: 0 },
    near: (leg(55, 1, -4), flat(4, 40, 13)),
    far: (leg(73, 89, 17), flat(8, 42, 13)),
    ..HAM_CHAIR
};

pub(super) const CALF_CHAIR: Spec = Spec {
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
