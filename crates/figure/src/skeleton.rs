//! The skeleton: joint angles in, positions out.

/// A position: x forward, y down, from the hip joint.
pub(super) type Point = (f32, f32);

/// Length of the thigh: from the hip to the knee.
pub(super) const THIGH: f32 = 24.5;
/// Length of the leg, from the hip to the ankle when the knee is straight.
pub(super) const LEG: f32 = 49.1;
/// Length of the upper arm.
pub(super) const UPPER_ARM: f32 = 17.6;
/// Length of the arm, from the shoulder to the wrist when the elbow is straight.
pub(super) const ARM: f32 = 32.2;
/// Where the trunk bends, when it is upright.
pub(super) const WAIST: Point = (0.0, -10.0);
/// Where the head nods, when the trunk is upright.
pub(super) const NAPE: Point = (0.4, -33.7);
/// Where the toes bend, in a straight leg.
pub(super) const TOE_JOINT: Point = (51.7, -7.9);
/// The shoulder, when the trunk is upright.
const SHOULDER: Point = (-0.6, -28.8);

/// Angles of the trunk.
pub(super) struct Trunk {
    /// From upright; positive is forward, -90 lies on the back.
    pub lean: i16,
    /// Of the chest against the pelvis.
    pub bend: i16,
    /// Of the head against the chest.
    pub nod: i16,
}

/// Angles of a leg.
pub(super) struct Leg {
    /// Hip: 0 hangs in line with the trunk, positive is forward.
    pub hip: i16,
    /// Knee: 0 is straight.
    pub knee: i16,
    /// Ankle: positive draws the toes to the shin.
    pub ankle: i16,
    /// Toes: positive bends them up.
    pub toes: i16,
}

/// Angles of an arm.
pub(super) struct Arm {
    /// Shoulder: 0 hangs in line with the chest, positive is forward.
    pub shoulder: i16,
    /// Elbow: 0 is straight.
    pub elbow: i16,
    /// Wrist: positive bends the hand to the thumb.
    pub wrist: i16,
    /// Whether the hand is closed round something.
    pub grips: bool,
}

/// Where the parts of a leg are.
pub(super) struct LegAt {
    pub knee: Point,
    pub ankle: Point,
    /// Direction of the thigh, the lower leg and the foot, in degrees from +x toward +y.
    pub thigh_turn: i16,
    pub shank_turn: i16,
    pub foot_turn: i16,
}

/// Where the parts of an arm are.
pub(super) struct ArmAt {
    pub shoulder: Point,
    /// Middle of the closed hand.
    pub grip: Point,
    /// Direction of the upper arm.
    pub turn: i16,
}

impl LegAt {
    pub(super) fn new(trunk: &Trunk, leg: &Leg) -> LegAt {
        let thigh_turn = 90 - leg.hip + trunk.lean;
        let shank_turn = thigh_turn + leg.knee;
        let foot_turn = shank_turn - 90 - leg.ankle;
        let knee = along((0.0, 0.0), thigh_turn, (THIGH, 0.0));
        let ankle = along(knee, shank_turn, (LEG - THIGH, 0.0));
        LegAt { knee, ankle, thigh_turn, shank_turn, foot_turn }
    }

    /// A place in the foot: `x` toward the toes, `y` toward the sole, from the ankle.
    pub(super) fn foot(&self, x: f32, y: f32) -> Point {
        along(self.ankle, self.foot_turn, (x, y))
    }

    /// A place in the lower leg: `x` toward the ankle, `y` toward the calf, from the knee.
    pub(super) fn shank(&self, x: f32, y: f32) -> Point {
        along(self.knee, self.shank_turn, (x, y))
    }
}

impl ArmAt {
    pub(super) fn new(trunk: &Trunk, arm: &Arm) -> ArmAt {
        let shoulder = shoulder(trunk);
        let turn = 90 - arm.shoulder + trunk.lean + trunk.bend;
        let elbow = along(shoulder, turn, (UPPER_ARM, 0.0));
        let wrist = along(elbow, turn - arm.elbow, (ARM - UPPER_ARM, 0.0));
        let grip = along(wrist, turn - arm.elbow - arm.wrist, (3.6, 0.0));
        ArmAt { shoulder, grip, turn }
    }
}

/// The shoulder joint; both shoulders are drawn at one place.
fn shoulder(trunk: &Trunk) -> Point {
    let above_waist = (SHOULDER.0 - WAIST.0, SHOULDER.1 - WAIST.1);
    along(along((0.0, 0.0), trunk.lean, WAIST), trunk.lean + trunk.bend, above_waist)
}

/// `offset`, turned by `turn` degrees, from `origin`.
pub(super) fn along(origin: Point, turn: i16, offset: Point) -> Point {
    let (s, c) = (sine(turn), sine(turn + 90));
    (origin.0 + offset.0 * c - offset.1 * s, origin.1 + offset.0 * s + offset.1 * c)
}

/// Sine of whole degrees, to five decimals. The standard one would add kilobytes to the WebAssembly file.
fn sine(degrees: i16) -> f32 {
    let turn = degrees.rem_euclid(360);
    let quarter = match turn {
        0..=90 => turn,
        91..=270 => 180 - turn,
        _ => turn - 360,
    };
    let x = f32::from(quarter).to_radians();
    let y = x * x;
    x * (1.0 - y / 6.0 * (1.0 - y / 20.0 * (1.0 - y / 42.0 * (1.0 - y / 72.0))))
}
