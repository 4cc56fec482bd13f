//! What to do in a cramp, and what may ease the legs after it.

use super::super::props::{
    Hold::Ankle,
    Layer::{Back, Front, Held, Under},
    Prop::{Arrow, Bed, BedFromAbove, Chair, Cuff, Floor, Pillow, Strap},
    Side::Near,
};
use super::super::skeleton::{Leg, Trunk};
use super::Muscle::{Arch, Calf, Hamstring, Quad};
use super::{Shown, Spec, flat, grip, leg};

pub(super) const CALF_SIT: Spec = Spec {
    root: (0.0, 26.4),
    trunk: Trunk { lean: 30, bend: 17, nod: -12 },
    near: (leg(117, 3, 16), flat(82, 65, -34)),
    far: (leg(157, 85, -42), flat(-1, 52, 86)),
    muscle: Shown::Near(Calf),
    props: &[
        (Back, Bed { x: -27.0, width: 98.0, top: 19.0, head: 26.0 }),
        (Back, Pillow { at: (-19.0, 30.0), size: (8.0, 21.0), turn: 10 }),
        (Front, Arrow((61.5, 26.0), (62.6, 33.5), (57.0, 37.5))),
    ],
    view: [-34.0, -3.0, 109.0, 80.0],
};

pub(super) const STAND: Spec = Spec {
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

pub(super) const ARCH: Spec = Spec {
    root: (0.0, 26.4),
    trunk: Trunk { lean: 14, bend: 20, nod: 4 },
    near: (Leg { toes: 40, ..leg(142, 85, -5) }, flat(94, 1, -24)),
    far: (leg(157, 125, -18), flat(5, 30, 89)),
    muscle: Shown::Near(Arch),
    props: &[
        (Back, Bed { x: -27.0, width: 98.0, top: 19.0, head: 26.0 }),
        (Back, Pillow { at: (-18.0, 31.0), size: (8.0, 22.0), turn: 10 }),
        (Front, Arrow((54.0, 27.0), (55.0, 35.0), (50.0, 39.5))),
    ],
    view: [-34.0, -3.0, 109.0, 80.0],
};

pub(super) const QUAD_LIE: Spec = Spec {
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

pub(super) const HAM: Spec = Spec {
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

pub(super) const LEGS_UP: Spec = Spec {
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

pub(super) const STAND_ARCH: Spec = Spec {
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
