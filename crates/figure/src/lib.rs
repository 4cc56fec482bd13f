//! The figure: an ordinary older adult in one of the poses the app teaches, as SVG.
//!
//! [`defs`] holds every fixed outline and is in the page once, as `#figure-defs`; [`markup`] only places
//! those outlines with `<use>`, because turning rigid parts is all a pose needs and it keeps eight figures small.
//! Colours come from the `--fig-*` properties in `style/parts/figure.css`.
//!
//! Geometry: 100 units are the standing height, the hip joint is the origin, x points the way the figure faces
//! and y points down. Angles are whole degrees.

mod draw;
mod outlines;
mod pen;
mod poses;
mod props;
mod skeleton;
#[cfg(test)]
mod tests;

/// The way a figure faces. The limb nearest the viewer is the one that is stretched, so a figure that
/// faces right shows the right leg and its mirror image shows the left leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facing {
    /// Shows the right leg.
    Right,
    /// Shows the left leg.
    Left,
}

/// Makes the enum of poses with its list, its ids, its names and its text alternatives from one table.
macro_rules! poses {
    ($($pose:ident $id:literal $label:literal $alt:literal)*) => {
        /// A pose of the figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Pose {
            $(#[doc = $alt] $pose,)*
        }

        impl Pose {
            /// Every pose.
            pub const ALL: &[Pose] = &[$(Pose::$pose),*];

            /// The stable name of the pose.
            pub const fn id(self) -> &'static str {
                match self { $(Pose::$pose => $id,)* }
            }

            /// Its name in words.
            pub const fn label(self) -> &'static str {
                match self { $(Pose::$pose => $label,)* }
            }

            /// The text alternative: what the person does, and which muscle is highlighted.
            pub const fn alt(self) -> &'static str {
                match self { $(Pose::$pose => $alt,)* }
            }
        }
    };
}

poses! {
    CalfWall "calf-wall" "Calf at the wall"
        "Standing, hands on a wall. Back leg straight with the heel down, front knee bent. The calf of the back leg is highlighted."
    HamStep "ham-step" "Back of thigh, on a step"
        "Standing with one heel on a low step, leg straight, leaning forward from the hips and holding a rail. The back of the thigh is highlighted."
    QuadChair "quad-chair" "Front of thigh, holding a chair"
        "Standing, one hand on a chair back. The heel is drawn up toward the buttock, knees together. The front of the thigh is highlighted."
    CalfTowel "calf-towel" "Calf in bed, with a towel"
        "Sitting up in bed with one leg straight and a towel round the ball of the foot, pulling gently. The calf is highlighted."
    HamStrap "ham-strap" "Back of thigh, lying with a strap"
        "Lying on the back in bed. One leg is raised straight with a strap round the foot, the other knee is bent. The back of the thigh is highlighted."
    QuadSide "quad-side" "Front of thigh, lying on your side"
        "Lying on one side, seen from above. The top heel is drawn back toward the buttock with the hand. The front of the thigh on top is highlighted."
    WallLean "wall-lean" "Wall lean"
        "Standing a step back from a wall with both heels down, body straight, leaning in with hands on the wall. Both calves are highlighted."
    HamChair "ham-chair" "Back of thigh, sitting and leaning"
        "Sitting near the front of a chair, one leg straight with the heel on the floor, leaning forward from the hips. The back of the thigh is highlighted."
    HamChairUpright "ham-chair-upright" "Back of thigh, sitting"
        "Sitting tall near the front of a chair, one leg straight with the heel on the floor, hands on the thigh. The back of the thigh is highlighted."
    CalfChair "calf-chair" "Calf, with a towel"
        "Sitting on a chair, one leg straight out with the heel on the floor and a towel round the ball of the foot. The calf is highlighted."
    ReliefCalf "r-calf-sit" "Calf cramp, in bed"
        "Sitting up in bed, cramped leg straight, one hand drawing the toes slowly toward the shin. The calf is highlighted."
    ReliefStand "r-stand" "Calf cramp, standing"
        "Standing beside the bed, weight on the cramped leg, heel pressed down, one hand on a chair. The calf is highlighted."
    ReliefStandArch "r-stand-arch" "Foot cramp, standing"
        "Standing beside the bed, weight on the cramped leg with the foot flat, one hand on a chair. The sole of the foot is highlighted."
    ReliefArch "r-arch" "Foot cramp, in bed"
        "Sitting up in bed, knee bent, heel on the mattress, one hand bending the toes up. The sole of the foot is highlighted."
    ReliefQuad "r-quad-lie" "Front of thigh cramp, in bed"
        "Lying on the other side, seen from above. A strap round the ankle draws the heel toward the buttock. The front of the thigh is highlighted."
    ReliefHam "r-ham" "Back of thigh cramp, in bed"
        "Half sitting in bed against pillows, cramped leg resting up on cushions with the knee straight and toes drawn back. The back of the thigh is highlighted."
    LegsUp "legs-up" "Legs up on pillows"
        "Lying on the back with both calves resting on a stack of pillows, feet a little above the heart."
}

impl Pose {
    /// The pose with this name.
    pub fn from_id(id: &str) -> Option<Pose> {
        Pose::ALL.iter().copied().find(|pose| pose.id() == id)
    }

    /// The highlighted muscle in words, for a label beside the figure; `None` when none is highlighted.
    pub const fn muscle(self) -> Option<&'static str> {
        poses::muscle(self)
    }
}

/// The outlines every figure refers to. They belong in the page once.
pub fn defs() -> String {
    draw::defs()
}

/// One figure. It draws nothing unless [`defs`] is in the same page.
pub fn markup(pose: Pose, facing: Facing) -> String {
    draw::markup(pose, facing)
}
