//! What must hold for every figure: bodies that fit together, feet on the floor, markup a browser accepts.

use super::poses::{Shown, Spec, spec};
use super::props::Prop;
use super::skeleton::{ARM, ArmAt, LEG, LegAt, Point, THIGH, along};
use super::{Facing, Pose, defs, markup};

/// The largest figure and the outlines, in bytes. `index.html` holds eight figures.
const MARKUP_CAP: usize = 3_300;
const DEFS_CAP: usize = 6_500;

fn distance(a: Point, b: Point) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn legs(spec: &Spec) -> [LegAt; 2] {
    [&spec.near, &spec.far].map(|limbs| LegAt::new(&spec.trunk, &limbs.0))
}

/// Height of the sole over the floor, under the heel and under the ball of the foot.
fn soles(spec: &Spec, leg: &LegAt) -> [f32; 2] {
    [leg.foot(-2.6, 3.9), leg.foot(7.6, 3.9)].map(|at| spec.root.1 - at.1)
}

fn values<'a>(svg: &'a str, attribute: &str) -> Vec<&'a str> {
    svg.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn ids_name_poses() {
    assert_eq!(Pose::ALL.len(), 17);
    for pose in Pose::ALL {
        assert_eq!(Pose::from_id(pose.id()), Some(*pose));
    }
    assert_eq!(Pose::from_id("handstand"), None);
}

#[test]
fn turning_is_exact_enough() {
    for degrees in -400..400_i16 {
        let (x, y) = along((0.0, 0.0), degrees, (1.0, 0.0));
        let exact = f32::from(degrees).to_radians();
        assert!((x - exact.cos()).abs() < 2e-5 && (y - exact.sin()).abs() < 2e-5, "{degrees}: {x} {y}");
    }
}

#[test]
fn bones_keep_their_length() {
    for pose in Pose::ALL {
        let spec = spec(*pose);
        for leg in legs(spec) {
            assert!((distance((0.0, 0.0), leg.knee) - THIGH).abs() < 0.01, "{pose:?}");
            assert!((distance(leg.knee, leg.ankle) - (LEG - THIGH)).abs() < 0.01, "{pose:?}");
        }
        for limbs in [&spec.near, &spec.far] {
            let arm = ArmAt::new(&spec.trunk, &limbs.1);
            assert!(distance(arm.shoulder, arm.grip) <= ARM + 3.61, "{pose:?}");
        }
    }
}

#[test]
fn planted_feet_are_on_the_floor() {
    let both = [Pose::CalfWall, Pose::WallLean];
    let near = [Pose::ReliefStand, Pose::ReliefStandArch];
    let far = [Pose::HamStep, Pose::QuadChair, Pose::HamChair, Pose::HamChairUpright, Pose::CalfChair];
    for pose in both.iter().chain(&near).chain(&far) {
        let spec = spec(*pose);
        let [near_leg, far_leg] = legs(spec);
        let planted = [(!far.contains(pose), near_leg), (!near.contains(pose), far_leg)];
        for (_, leg) in planted.iter().filter(|(on_floor, _)| *on_floor) {
            for height in soles(spec, leg) {
                assert!(height.abs() < 1.0, "{pose:?} stands at {height}");
            }
        }
    }
}

#[test]
fn heels_rest_where_the_words_say() {
    for (pose, height) in
        [(Pose::HamStep, 11.2), (Pose::HamChair, 0.0), (Pose::HamChairUpright, 0.0), (Pose::CalfChair, 0.0)]
    {
        let [near, _] = legs(spec(pose));
        let heel = spec(pose).root.1 - near.foot(-3.9, 3.3).1;
        assert!((heel - height).abs() < 1.5, "{pose:?}: heel at {heel}");
    }
}

#[test]
fn nobody_sinks_into_the_mattress() {
    for pose in Pose::ALL {
        let spec = spec(*pose);
        let top = spec.props.iter().find_map(|(_, prop)| match prop {
            Prop::Bed { top, .. } => Some(*top),
            _ => None,
        });
        for leg in legs(spec) {
            let lowest = soles(spec, &leg).into_iter().fold(f32::INFINITY, f32::min);
            assert!(top.is_none_or(|top| lowest > top - 1.5), "{pose:?}: {lowest} under {top:?}");
        }
    }
}

#[test]
fn left_is_the_mirror_image_of_right() {
    for pose in Pose::ALL {
        let (right, left) = (markup(*pose, Facing::Right), markup(*pose, Facing::Left));
        let content = |svg: &str| svg.split_once('>').unwrap().1.strip_suffix("</svg>").unwrap().to_owned();
        assert_eq!(content(&left), format!("<g transform=\"scale(-1 1)\">{}</g>", content(&right)));
        let view = |svg: &str| -> Vec<f32> {
            values(svg, "viewBox=\"")[0].split(' ').map(|number| number.parse().unwrap()).collect()
        };
        let (right, left) = (view(&right), view(&left));
        assert!((left[0] + right[0] + right[2]).abs() < 0.11, "{pose:?}: {left:?} {right:?}");
        assert_eq!(left[1..], right[1..]);
    }
}

#[test]
fn markup_is_balanced_and_refers_to_outlines_that_exist() {
    let outlines = defs();
    let ids = values(&outlines, "id=\"");
    let figures =
        Pose::ALL.iter().flat_map(|pose| [Facing::Right, Facing::Left].map(|way| markup(*pose, way)));
    for svg in figures.chain([outlines.clone()]) {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap();
            assert!(text.is_empty(), "stray text {text}");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap());
            }
        }
        assert!(open.is_empty(), "{open:?} left open");
        for target in values(&svg, "href=\"#") {
            assert!(ids.contains(&target), "{target} is not defined");
        }
        for forbidden in ["style", "NaN", "inf", "<script", "xlink", "\"\""] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn the_words_name_the_muscle_that_is_shown() {
    for pose in Pose::ALL {
        let svg = markup(*pose, Facing::Right);
        let count = |id: &str| svg.matches(&format!("#f-{id}\"")).count();
        let muscles = [
            ("calf", "calf"),
            ("hamstring", "back of the thigh"),
            ("quad", "front of the"),
            ("arch", "sole"),
        ];
        match spec(*pose).muscle {
            Shown::Nothing => assert!(muscles.iter().all(|(id, _)| count(id) == 0)),
            Shown::Both(_) => {
                assert!(count("calf") == 2 && pose.alt().contains("Both calves are highlighted"));
            }
            Shown::Near(_) => {
                let (_, words) = muscles.iter().find(|(id, _)| count(id) == 1).expect("a muscle");
                assert!(pose.alt().contains(words) && pose.alt().ends_with("highlighted."), "{pose:?}");
                let label = pose.muscle().unwrap().to_lowercase();
                assert!(pose.alt().to_lowercase().contains(&label), "{pose:?}: {label}");
            }
        }
        assert!(pose.alt().len() > 40 && !pose.alt().contains(['"', '<', '&']));
        assert!(svg.contains(&format!("role=\"img\" aria-label=\"{}\"", pose.alt())));
    }
}

#[test]
fn figures_stay_small() {
    assert!(defs().len() <= DEFS_CAP, "outlines: {}", defs().len());
    for pose in Pose::ALL {
        let size = markup(*pose, Facing::Left).len();
        assert!(size <= MARKUP_CAP, "{pose:?}: {size}");
        assert!(!markup(*pose, Facing::Right).contains("z\""), "{pose:?} holds an outline");
    }
}
