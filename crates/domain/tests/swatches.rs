//! The eight swatches: that they stay apart for normal and for deuteranope sight, and can be read on both panels.
//!
//! Distance is CIEDE2000 (Sharma, Wu and Dalal 2005); deuteranopia is Machado, Oliveira and Fernandes 2009 at severity 1.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it stands")]
#![allow(
    clippy::many_single_char_names,
    clippy::suboptimal_flops,
    reason = "the names and forms of the papers"
)]

use domain::urine::Step;

type Three = [f64; 3];

/// What a deuteranope sees, in linear RGB.
const DEUTERANOPE: [Three; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
/// Linear sRGB to XYZ, D65.
const XYZ: [Three; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
/// The white of D65.
const WHITE: Three = [0.950_47, 1.0, 1.088_83];

fn times(matrix: [Three; 3], vector: Three) -> Three {
    matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
}

fn linear(hex: &str) -> Three {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen_by_a_deuteranope(rgb: Three) -> Three {
    times(DEUTERANOPE, rgb).map(|value| value.clamp(0.0, 1.0))
}

fn lab(rgb: Three) -> Three {
    let xyz = times(XYZ, rgb);
    let f = |at: usize| {
        let value = xyz[at] / WHITE[at];
        if value > 216.0 / 24_389.0 { value.cbrt() } else { (24_389.0 / 27.0 * value + 16.0) / 116.0 }
    };
    let (x, y, z) = (f(0), f(1), f(2));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn ciede2000(one: Three, other: Three) -> f64 {
    let seven = 25.0_f64.powi(7);
    let (c1, c2) = (one[1].hypot(one[2]), other[1].hypot(other[2]));
    let mean = f64::midpoint(c1, c2).powi(7);
    let g = 0.5 * (1.0 - (mean / (mean + seven)).sqrt());
    let (a1, a2) = (one[1] * (1.0 + g), other[1] * (1.0 + g));
    let (c1, c2) = (a1.hypot(one[2]), a2.hypot(other[2]));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, one[2]), hue(a2, other[2]));
    let (dl, dc) = (other[0] - one[0], c2 - c1);
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = (f64::midpoint(one[0], other[0]), f64::midpoint(c1, c2));
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => f64::midpoint(sum, 360.0),
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let theta = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (c.powi(7) / (c.powi(7) + seven)).sqrt();
    let far = (l - 50.0).powi(2);
    let (sl, sc, sh) = (1.0 + 0.015 * far / (20.0 + far).sqrt(), 1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rt = -(2.0 * theta).to_radians().sin() * rc;
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |hex| times(XYZ, linear(hex))[1];
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How far apart two swatches are: for most people, and for a deuteranope.
fn apart(one: Step, other: Step) -> (f64, f64) {
    let (one, other) = (linear(one.hex()), linear(other.hex()));
    let dull = |rgb| lab(seen_by_a_deuteranope(rgb));
    (ciede2000(lab(one), lab(other)), ciede2000(dull(one), dull(other)))
}

#[test]
fn the_distance_is_the_published_one() {
    // Pairs 1, 7, 9, 17 and 24 of the supplementary data of Sharma, Wu and Dalal.
    for (one, other, wanted) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0009], 7.1792),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ] {
        let found = ciede2000(one, other);
        assert!((found - wanted).abs() < 5e-5, "{one:?} {other:?}: {found} and not {wanted}");
        assert!((ciede2000(other, one) - found).abs() < 1e-9);
    }
}

#[test]
fn any_two_swatches_stay_apart_for_normal_and_for_deuteranope_sight() {
    let mut closest = (f64::MAX, f64::MAX);
    for (at, one) in Step::ALL.into_iter().enumerate() {
        for other in &Step::ALL[at + 1..] {
            let (normal, dull) = apart(one, *other);
            println!("{} {}: {normal:.1} {dull:.1}", one.number(), other.number());
            closest = (closest.0.min(normal), closest.1.min(dull));
        }
    }
    println!("closest {closest:.1?}");
    // 2.3 is a difference most people just see; on a row, under a bad lamp, twice that.
    assert!(closest.0 > 5.0 && closest.1 > 5.0, "{closest:?}");
}

#[test]
fn they_grow_darker_step_by_step_and_the_last_one_is_no_brown() {
    let labs = Step::ALL.map(|step| lab(linear(step.hex())));
    assert!(labs.windows(2).all(|pair| pair[1][0] < pair[0][0] - 2.0), "{labs:?}");
    // Brownish-green: on the green side of neutral, unlike tea or cola.
    assert!(labs[7][1] < 0.0 && labs[6][1] > 0.0, "{labs:?}");
}

#[test]
fn number_name_and_border_can_be_made_out_on_both_panels() {
    for step in Step::ALL {
        let text = contrast(step.hex(), step.text_hex());
        assert!(text >= 4.5, "{step:?}: {text}");
    }
    for panel in ["#3A3A3A", "#FFFFFF"] {
        let border = contrast("#8A8A8A", panel);
        assert!(border >= 3.0, "{panel}: {border}");
    }
}
