//! Every pose as data: angles, the muscle it shows, what stands around it, and the part of the room in view.

mod relief;
mod stretches;

use super::Pose;
use super::outlines::{self, Outline};
use super::props::{Layer, Prop};
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

/// See [`Pose::muscle`].
pub(super) const fn muscle(pose: Pose) -> Option<&'static str> {
    match spec(pose).muscle {
        Shown::Nothing => None,
        Shown::Both(_) => Some("Both calves"),
        Shown::Near(Calf) => Some("Calf"),
        Shown::Near(Hamstring) => Some("Back of the thigh"),
        Shown::Near(Quad) => Some("Front of the thigh"),
        Shown::Near(Arch) => Some("Sole of the foot"),
    }
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
        Pose::CalfWall => &stretches::CALF_WALL,
        Pose::HamStep => &stretches::HAM_STEP,
        Pose::QuadChair => &stretches::QUAD_CHAIR,
        Pose::CalfTowel => &stretches::CALF_TOWEL,
        Pose::HamStrap => &stretches::HAM_STRAP,
        Pose::QuadSide => &stretches::QUAD_SIDE,
        Pose::WallLean => &stretches::WALL_LEAN,
        Pose::HamChair => &stretches::HAM_CHAIR,
        Pose::HamChairUpright => &stretches::HAM_CHAIR_UPRIGHT,
        Pose::CalfChair => &stretches::CALF_CHAIR,
        Pose::ReliefCalf => &relief::CALF_SIT,
        Pose::ReliefStand => &relief::STAND,
        Pose::ReliefStandArch => &relief::STAND_ARCH,
        Pose::ReliefArch => &relief::ARCH,
        Pose::ReliefQuad => &relief::QUAD_LIE,
        Pose::ReliefHam => &relief::HAM,
        Pose::LegsUp => &relief::LEGS_UP,
    }
}
