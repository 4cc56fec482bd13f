//! Puts the parts together: far limbs, trunk, head, near leg, muscle, near arm, with props between them.

use super::outlines::{self, Outline};
use super::pen::{number, numbers, path, smooth};
use super::poses::{Muscle, Shown, Spec, spec};
use super::props::{Layer, Room, Side};
use super::skeleton::{
    ARM, Arm, ArmAt, LEG, Leg, LegAt, NAPE, Point, THIGH, TOE_JOINT, Trunk, UPPER_ARM, WAIST,
};
use super::{Facing, Pose};

/// See [`super::defs`].
pub(super) fn defs() -> String {
    let paths = outlines::PATHS.iter().map(|(id, parts)| {
        let d: String = parts.iter().map(|part| smooth(part)).collect();
        format!("<path id=\"f-{id}\" d=\"{d}\"/>")
    });
    let [skin, hair, ear] =
        [smooth(outlines::NECK) + &smooth(outlines::HEAD), smooth(outlines::HAIR), smooth(outlines::EAR)];
    let head = format!(
        "<g id=\"f-head\"><path d=\"{skin}\"/><path class=\"f-hair\" d=\"{hair}\"/><path d=\"{ear}\"/></g>"
    );
    let muscles = [Muscle::Calf, Muscle::Hamstring, Muscle::Quad, Muscle::Arch].map(|muscle| {
        let (shape, fibres) = muscle.outline();
        let (id, d) = (muscle.id(), smooth(shape));
        let lines: String = fibres.iter().map(|fibre| line(fibre)).collect();
        format!(
            "<g id=\"f-{id}\"><path class=\"f-glow\" filter=\"url(#f-glow)\" d=\"{d}\"/>\
             <path class=\"f-muscle\" d=\"{d}\"/><path class=\"f-fibre\" d=\"{lines}\"/></g>"
        )
    });
    let glow = "<filter id=\"f-glow\" filterUnits=\"userSpaceOnUse\" x=\"-12\" y=\"-20\" width=\"80\" height=\"40\">\
                <feGaussianBlur stdDeviation=\"2.6\"/></filter>";
    format!(
        "<svg id=\"figure-defs\" class=\"fig-defs\" width=\"0\" height=\"0\" aria-hidden=\"true\">\
         <defs>{glow}{}{head}{}</defs></svg>",
        paths.collect::<String>(),
        muscles.concat()
    )
}

/// A curve from start over control to end.
fn line(fibre: Outline) -> String {
    let points: Vec<Point> =
        fibre.as_chunks::<2>().0.iter().map(|[x, y]| (f32::from(*x) / 10.0, f32::from(*y) / 10.0)).collect();
    points.split_first().map(|(start, rest)| path(&[('M', &[*start]), ('Q', rest)])).unwrap_or_default()
}

/// See [`super::markup`].
pub(super) fn markup(pose: Pose, facing: Facing) -> String {
    let spec = spec(pose);
    let [x, y, width, height] = spec.view;
    let (left, top) = (x - spec.root.0, spec.root.1 - y - height);
    let left = if facing == Facing::Right { left } else { -left - width };
    let body = body(spec);
    let body =
        if facing == Facing::Right { body } else { format!("<g transform=\"scale(-1 1)\">{body}</g>") };
    format!(
        "<svg class=\"fig\" viewBox=\"{}\" role=\"img\" aria-label=\"{}\">{body}</svg>",
        [left, top, width, height].map(number).join(" "),
        pose.alt()
    )
}

/// Everything inside the figure that faces right.
fn body(spec: &Spec) -> String {
    let trunk = &spec.trunk;
    let (near_leg, far_leg) = (LegAt::new(trunk, &spec.near.0), LegAt::new(trunk, &spec.far.0));
    let (near_arm, far_arm) = (ArmAt::new(trunk, &spec.near.1), ArmAt::new(trunk, &spec.far.1));
    let room = Room { root: spec.root, near_leg: &near_leg, near_arm: &near_arm, far_arm: &far_arm };
    let props = |layer: Layer| -> String {
        spec.props.iter().filter(|(at, _)| *at == layer).map(|(_, prop)| room.draw(prop)).collect()
    };
    let far = format!(
        "<g class=\"f-far\">{}</g>{}<g class=\"f-far\">{}{}</g>",
        arm(&far_arm, &spec.far.1, ""),
        props(Layer::Under),
        leg(&far_leg, &spec.far.0),
        muscle(spec, Side::Far, &far_leg)
    );
    let seat = used("pelvis", "cloth", &format!("rotate({})", trunk.lean));
    let patch = turned(trunk, &used("shoulder", "shirt", ""));
    [
        props(Layer::Back),
        far,
        torso(trunk),
        leg(&near_leg, &spec.near.0),
        seat,
        muscle(spec, Side::Near, &near_leg),
        props(Layer::Held),
        arm(&near_arm, &spec.near.1, &patch),
        props(Layer::Front),
    ]
    .concat()
}

/// One outline, placed.
fn used(id: &str, class: &str, transform: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"f-{class}\"") };
    let place = if transform.is_empty() { String::new() } else { format!(" transform=\"{transform}\"") };
    format!("<use href=\"#f-{id}\"{class}{place}/>")
}

/// Parts with a gap in the colour of the background around them.
fn gap(parts: &str) -> String {
    format!("<g class=\"f-gap\">{parts}</g>")
}

/// A turn about a joint, or nothing.
fn joint(degrees: i16, at: Point) -> String {
    if degrees == 0 { String::new() } else { format!("rotate({degrees} {})", numbers(&[at.0, at.1])) }
}

/// Parts in a group that is turned.
fn group(transform: &str, parts: &str) -> String {
    if transform.is_empty() { parts.to_owned() } else { format!("<g transform=\"{transform}\">{parts}</g>") }
}

/// Parts in the frame of the chest.
fn turned(trunk: &Trunk, parts: &str) -> String {
    group(&format!("rotate({}){}", trunk.lean, joint(trunk.bend, WAIST)), parts)
}

/// Trunk and head.
fn torso(trunk: &Trunk) -> String {
    let lean = format!("rotate({})", trunk.lean);
    let head = used("head", "", &joint(trunk.nod, NAPE));
    let shirt = used("belly", "shirt", &lean) + &turned(trunk, &(head + &used("chest", "shirt", "")));
    gap(&shirt) + &shirt
}

/// A leg in its half of the shorts.
fn leg(at: &LegAt, leg: &Leg) -> String {
    let foot = if leg.toes == 0 {
        used("foot", "", &joint(-leg.ankle, (LEG, 0.0)))
    } else {
        let parts = used("sole", "", "") + &used("toes", "", &joint(-leg.toes, TOE_JOINT));
        group(&joint(-leg.ankle, (LEG, 0.0)), &parts)
    };
    let shank = group(&joint(leg.knee, (THIGH, 0.0)), &(foot + &used("shank", "", "")));
    let place = |last: &str| {
        group(&format!("rotate({})", at.thigh_turn), &[&shank, &used("thigh", "", ""), last].concat())
    };
    gap(&place("")) + &place(&used("shorts", "cloth", ""))
}

/// An arm in its sleeve; `patch` hides the gap where the arm leaves the chest.
fn arm(at: &ArmAt, arm: &Arm, patch: &str) -> String {
    let hand = used(if arm.grips { "fist" } else { "hand" }, "", &joint(-arm.wrist, (ARM, 0.0)));
    let lower = group(&joint(-arm.elbow, (UPPER_ARM, 0.0)), &(used("forearm", "", "") + &hand));
    let at = format!("translate({})rotate({})", numbers(&[at.shoulder.0, at.shoulder.1]), at.turn);
    let place = |last: &str| group(&at, &[&used("arm", "", ""), &lower, last].concat());
    gap(&place("")) + patch + &place(&used("sleeve", "shirt", ""))
}

/// The highlighted muscle of this leg, if it has one.
fn muscle(spec: &Spec, side: Side, at: &LegAt) -> String {
    let (muscle, leg) = match (spec.muscle, side) {
        (Shown::Near(muscle) | Shown::Both(muscle), Side::Near) => (muscle, &spec.near.0),
        (Shown::Both(muscle), Side::Far) => (muscle, &spec.far.0),
        _ => return String::new(),
    };
    let mut place = format!("rotate({})", at.thigh_turn);
    if matches!(muscle, Muscle::Calf | Muscle::Arch) {
        place += &joint(leg.knee, (THIGH, 0.0));
    }
    if muscle == Muscle::Arch {
        place += &joint(-leg.ankle, (LEG, 0.0));
    }
    used(muscle.id(), "", &place)
}
