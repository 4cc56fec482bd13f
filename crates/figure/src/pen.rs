//! Writing numbers, points and curves as short as SVG allows.

use super::skeleton::Point;

/// Appends a number to one decimal, with the separator it needs after another number.
fn push_number(out: &mut String, tenths: i32) {
    if tenths >= 0 && out.ends_with(|last: char| last.is_ascii_digit()) {
        out.push(' ');
    }
    if tenths < 0 {
        out.push('-');
    }
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if whole > 0 || part == 0 {
        out.push_str(&whole.to_string());
    }
    if part > 0 {
        out.push('.');
        out.push_str(&part.to_string());
    }
}

/// A length in tenths of a unit.
#[expect(clippy::cast_possible_truncation, reason = "figures are a few hundred units wide")]
fn tenths(length: f32) -> i32 {
    (length * 10.0 + 0.5).floor() as i32
}

/// A length to one decimal.
pub(super) fn number(length: f32) -> String {
    let mut out = String::new();
    push_number(&mut out, tenths(length));
    out
}

/// Numbers to one decimal, separated.
pub(super) fn numbers(lengths: &[f32]) -> String {
    let mut out = String::new();
    for length in lengths {
        push_number(&mut out, tenths(*length));
    }
    out
}

/// Path data: each letter with the points that follow it.
pub(super) fn path(commands: &[(char, &[Point])]) -> String {
    let mut out = String::new();
    for (letter, points) in commands {
        out.push(*letter);
        for (x, y) in *points {
            push_number(&mut out, tenths(*x));
            push_number(&mut out, tenths(*y));
        }
    }
    out
}

/// A closed smooth curve through the points (Catmull-Rom), in tenths of a unit.
///
/// Both sides of a point have the same tangent, so all but the first segment can leave out a control point.
pub(super) fn smooth(outline: &[i16]) -> String {
    let points = outline.as_chunks::<2>().0;
    let ring = || points.iter().cycle();
    let count = points.len();
    let mut out = String::new();
    let steps = ring().skip(count - 1).zip(ring()).zip(ring().skip(1)).zip(ring().skip(2));
    for (index, (((before, from), to), after)) in steps.take(count).enumerate() {
        let put = |out: &mut String, [x, y]: [i16; 2]| {
            push_number(out, i32::from(x));
            push_number(out, i32::from(y));
        };
        if index == 0 {
            out.push('M');
            put(&mut out, *from);
            out.push('c');
            put(&mut out, sixth(*before, *to));
        } else if index == 1 {
            out.push('s');
        }
        let pull = sixth(*from, *after);
        put(&mut out, [to[0] - from[0] - pull[0], to[1] - from[1] - pull[1]]);
        put(&mut out, [to[0] - from[0], to[1] - from[1]]);
    }
    out.push('z');
    out
}

/// A sixth of the way between two points, rounded.
fn sixth(from: [i16; 2], to: [i16; 2]) -> [i16; 2] {
    let part = |a: i16, b: i16| (b - a + 3).div_euclid(6);
    [part(from[0], to[0]), part(from[1], to[1])]
}
