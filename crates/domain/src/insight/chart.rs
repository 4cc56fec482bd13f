//! Scales and shapes of the charts. Sixteen units are one rem, so that a chart grows with the text around it.
//!
//! A chart is markup without words for a screen reader: each stands beside a table that says the same. Colours are classes
//! (`style/parts/chart.css`); cramp, quiet and unlogged differ in shape.

use super::counts::{Bin, Grain, Place};
use super::range::{Range, number};
use crate::body::Muscle;
use crate::moment::month;
use chrono::Datelike;
use std::fmt::Write;

/// A straight scale from values to units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// Values `from.0..from.1` come to lie on `to.0..to.1`.
    pub const fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to }
    }

    /// Where a value lies; values outside lie at the nearer end, and all lie at the first end of an empty scale.
    pub fn at(self, value: f64) -> f64 {
        let (least, most) = self.from;
        let whole = most - least;
        let part = if whole == 0.0 { 0.0 } else { ((value - least) / whole).clamp(0.0, 1.0) };
        self.to.0 + part * (self.to.1 - self.to.0)
    }
}

/// Whole numbers for an axis from 0 to at least `most`: steps of 1, 2 or 5 times a power of ten, at most six of them.
pub fn ticks(most: usize) -> Vec<usize> {
    let most = most.max(1);
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if most.div_ceil(step) <= 5 {
            break;
        }
        // 1, 2, 5, 10, 20, 50 …
        step = if factor == 5 { step / 2 * 5 } else { step * 2 };
    }
    (0..=most.div_ceil(step)).map(|n| n * step).collect()
}

/// Width of a column, in units.
const COLUMN: f64 = 40.0;
/// The same for a week: nine of them, which is what eight weeks touch, fit on a phone.
const WEEK: f64 = 34.0;
/// The same for a year, whose number is wider.
const YEAR: f64 = 52.0;

const fn column(grain: Grain) -> f64 {
    match grain {
        Grain::Week => WEEK,
        Grain::Month => COLUMN,
        Grain::Year => YEAR,
    }
}
/// Height of one night in a column of dots, in units.
const ROW: f64 = 20.0;
/// Where the columns stand, in units from above.
const GROUND: f64 = 7.0 * ROW + 8.0;
/// Room under the ground: the count, and two lines of date.
const UNDER: f64 = 62.0;
/// Room for the numbers of the axis, where there is one.
const AXIS: f64 = 44.0;

/// The columns of a chart of nights, as markup: dots for weeks, bars for longer times. The count stands under each.
pub fn columns(bins: &[Bin], grain: Grain) -> String {
    let left = if grain == Grain::Week { 0.0 } else { AXIS };
    let (width, height) = (left + column(grain) * number(bins.len().max(1)), GROUND + UNDER);
    let mut svg = open(width, height, "chart-columns");
    if grain == Grain::Week {
        dots(&mut svg, bins);
    } else {
        bars(&mut svg, bins, grain, width);
    }
    put(&mut svg, format_args!(r#"<path class="chart-axis" d="M{left} {GROUND}H{width}"/>"#));
    let mut before = None;
    for (at, bin) in bins.iter().enumerate() {
        let x = left + column(grain) * (number(at) + 0.5);
        let new = |now: u32| before != Some(now);
        let (first, second) = match grain {
            Grain::Week => {
                let named = new(bin.start.month());
                before = Some(bin.start.month());
                (
                    bin.start.day().to_string(),
                    if named { short(bin.start.month()).to_owned() } else { String::new() },
                )
            }
            Grain::Month => {
                let year = bin.start.year().unsigned_abs();
                let named = new(year);
                before = Some(year);
                (short(bin.start.month()).to_owned(), if named { year.to_string() } else { String::new() })
            }
            Grain::Year => (bin.start.year().to_string(), String::new()),
        };
        label(&mut svg, x, GROUND + 19.0, "chart-count", &bin.cramped.to_string());
        label(&mut svg, x, GROUND + 38.0, "chart-date", &first);
        label(&mut svg, x, GROUND + 56.0, "chart-date", &second);
    }
    svg.push_str("</svg>");
    svg
}

/// One dot for each night: filled for a cramp, a ring for a quiet one, a dash for an unlogged one.
fn dots(svg: &mut String, bins: &[Bin]) {
    let (mut filled, mut rings, mut dashes) = (String::new(), String::new(), String::new());
    for (at, bin) in bins.iter().enumerate() {
        let x = WEEK * (number(at) + 0.5);
        for night in 0..bin.calendar.min(7) {
            let y = GROUND - 8.0 - ROW * (number(night) + 0.5) + 4.0;
            if night < bin.cramped {
                circle(&mut filled, x, y, 8.0);
            } else if night < bin.logged {
                circle(&mut rings, x, y, 6.8);
            } else {
                put(&mut dashes, format_args!("M{} {y}h10", x - 5.0));
            }
        }
    }
    path(svg, "chart-cramp", &filled);
    path(svg, "chart-quiet", &rings);
    path(svg, "chart-unlogged", &dashes);
}

/// One bar for each time: dashed up to the nights of the calendar, outlined up to the logged ones, filled up to cramp nights.
fn bars(svg: &mut String, bins: &[Bin], grain: Grain, width: f64) {
    let most = if grain == Grain::Month { 31 } else { 366 };
    let ticks = ticks(most);
    let top = number(ticks.last().copied().unwrap_or(most));
    let scale = Scale::new((0.0, top), (GROUND, 12.0));
    for tick in &ticks {
        let y = scale.at(number(*tick));
        put(svg, format_args!(r#"<path class="chart-grid" d="M{AXIS} {y:.1}H{width}"/>"#));
        put(
            svg,
            format_args!(
                r#"<text class="chart-date" text-anchor="end" x="{}" y="{:.1}">{tick}</text>"#,
                AXIS - 6.0,
                y + 5.0
            ),
        );
    }
    let (mut filled, mut outlined, mut dashed) = (String::new(), String::new(), String::new());
    for (at, bin) in bins.iter().enumerate() {
        let x = AXIS + column(grain) * (number(at) + 0.5) - 11.0;
        let bar = |path: &mut String, nights: usize| {
            if nights > 0 {
                put(path, format_args!("M{x} {GROUND}V{:.1}h22V{GROUND}z", scale.at(number(nights))));
            }
        };
        bar(&mut dashed, bin.calendar);
        bar(&mut outlined, bin.logged);
        bar(&mut filled, bin.cramped);
    }
    path(svg, "chart-unlogged dashed", &dashed);
    path(svg, "chart-quiet solid", &outlined);
    path(svg, "chart-cramp", &filled);
}

/// The range of a difference on a line from "all fewer" over "same" to "all more", -1 to 1.
pub fn interval(range: Range, difference: f64) -> String {
    let scale = Scale::new((-1.0, 1.0), (10.0, 310.0));
    let (least, most, middle) = (scale.at(range.least), scale.at(range.most), scale.at(difference));
    let mut svg = open(320.0, 62.0, "chart-interval");
    path(&mut svg, "chart-axis", "M10 24H310M160 8V40");
    put(&mut svg, format_args!(r#"<path class="chart-range" d="M{least:.1} 24H{most:.1}"/>"#));
    let mut dot = String::new();
    circle(&mut dot, middle, 24.0, 8.0);
    path(&mut svg, "chart-cramp", &dot);
    for (x, anchor, word) in [(10.0, "start", "Fewer"), (160.0, "middle", "Same"), (310.0, "end", "More")] {
        put(
            &mut svg,
            format_args!(r#"<text class="chart-date" text-anchor="{anchor}" x="{x}" y="58">{word}</text>"#),
        );
    }
    svg.push_str("</svg>");
    svg
}

/// A bar of a row, `value` of `most`, 96 units long.
pub fn bar(value: usize, most: usize) -> String {
    let scale = Scale::new((0.0, number(most)), (0.0, 94.0));
    let mut svg = open(96.0, 16.0, "chart-bar");
    put(&mut svg, format_args!(r#"<path class="chart-axis" d="M1 0V16"/>"#));
    if value > 0 {
        put(
            &mut svg,
            format_args!(
                r#"<rect class="chart-cramp" x="2" y="2" width="{:.1}" height="12"/>"#,
                scale.at(number(value)).max(2.0)
            ),
        );
    }
    svg.push_str("</svg>");
    svg
}

/// `value` of `most` as a filled part of an outline. It may be stretched to any width.
pub fn part(value: usize, most: usize) -> String {
    let scale = Scale::new((0.0, number(most)), (0.0, 94.0));
    let svg = open(96.0, 16.0, "chart-part");
    let mut svg = svg.replacen("<svg ", r#"<svg preserveAspectRatio="none" "#, 1);
    put(
        &mut svg,
        format_args!(
            r#"<rect class="chart-cramp" x="1" y="1" width="{:.1}" height="14"/>"#,
            scale.at(number(value))
        ),
    );
    svg.push_str(r#"<rect class="chart-track" x="1" y="1" width="94" height="14" vector-effect="non-scaling-stroke"/></svg>"#);
    svg
}

/// Outlines of the right half of the map, from behind and from before, mirrored for the left leg. Own drawing; 80 wide, 200 high.
const LEG: &str = "M22 6C18 34 20 62 25 88C20 106 20 124 27 150C28 164 27 172 22 182C18 192 30 194 44 192C56 190 56 186 46 178C43 170 43 160 46 148C56 124 56 104 51 88C58 60 60 34 58 6Z";
const REGIONS: [(Muscle, &str); 4] = [
    (Muscle::Hamstring, "M26 12C23 36 25 58 29 78L38 78L38 12Z"),
    (Muscle::Quad, "M42 12L42 78L48 78C53 58 55 36 54 12Z"),
    (Muscle::Calf, "M27 96C24 110 26 126 31 142L42 142C50 124 51 108 47 96Z"),
    (Muscle::Foot, "M25 184C24 190 34 190 43 189C50 188 50 186 44 182L30 180Z"),
];

/// Both legs with each muscle empty, striped (1 or 2 cramps) or solid (3 or more). "Both legs" counts on each.
pub fn legs(places: &[Place]) -> String {
    let mut svg = open(190.0, 222.0, "chart-legs");
    svg.push_str(r#"<defs><pattern id="chart-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="chart-stripe" d="M1.5 0V6"/></pattern></defs>"#);
    for (side, turn, x) in [(0_usize, "translate(80) scale(-1 1)", 40.0), (1, "translate(108)", 148.0)] {
        put(&mut svg, format_args!(r#"<g transform="{turn}"><path class="chart-leg" d="{LEG}"/>"#));
        for (muscle, outline) in REGIONS {
            let place = places.iter().find(|one| one.muscle == Some(muscle));
            let count =
                place.map_or(0, |one| one.sides.get(side).unwrap_or(&0) + one.sides.get(2).unwrap_or(&0));
            let class = match count {
                0 => "chart-empty",
                1 | 2 => "chart-striped",
                _ => "chart-solid",
            };
            path(&mut svg, class, outline);
        }
        svg.push_str("</g>");
        label(&mut svg, x, 216.0, "chart-date", if side == 0 { "Left" } else { "Right" });
    }
    svg.push_str("</svg>");
    svg
}

/// Opens a chart of so many units; it is hidden from screen readers, which have the table.
fn open(width: f64, height: f64, class: &str) -> String {
    format!(
        r#"<svg class="chart {class}" viewBox="0 0 {width} {height}" width="{}rem" height="{}rem" aria-hidden="true" focusable="false">"#,
        width / 16.0,
        height / 16.0
    )
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    text.write_fmt(what).unwrap_or_default();
}

fn path(svg: &mut String, class: &str, shape: &str) {
    if !shape.is_empty() {
        put(svg, format_args!(r#"<path class="{class}" d="{shape}"/>"#));
    }
}

fn label(svg: &mut String, x: f64, y: f64, class: &str, text: &str) {
    if !text.is_empty() {
        put(svg, format_args!(r#"<text class="{class}" text-anchor="middle" x="{x}" y="{y}">{text}</text>"#));
    }
}

fn circle(path: &mut String, x: f64, y: f64, r: f64) {
    put(path, format_args!("M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0z", x - r, 2.0 * r, 2.0 * r));
}

/// The first three letters of a month.
pub fn short(number: u32) -> &'static str {
    month(number).get(..3).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn bin(day: u32, calendar: usize, logged: usize, cramped: usize) -> Bin {
        Bin {
            start: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            calendar,
            logged,
            cramped,
            stretched: 0,
        }
    }

    #[test]
    fn a_scale_is_straight_and_never_leaves_its_room() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        for (value, at) in [(0.0, 100.0), (5.0, 50.0), (10.0, 0.0), (-3.0, 100.0), (12.0, 0.0)] {
            assert!((scale.at(value) - at).abs() < 1e-12, "{value}");
        }
        assert!((Scale::new((3.0, 3.0), (7.0, 9.0)).at(3.0) - 7.0).abs() < 1e-12);
    }

    #[test]
    fn an_axis_has_round_numbers() {
        assert_eq!(ticks(0), [0, 1]);
        assert_eq!(ticks(4), [0, 1, 2, 3, 4]);
        assert_eq!(ticks(7), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(31), [0, 10, 20, 30, 40]);
        assert_eq!(ticks(366), [0, 100, 200, 300, 400]);
    }

    #[test]
    fn a_week_draws_each_of_its_nights_once() {
        let svg = columns(&[bin(16, 7, 4, 2), bin(23, 2, 2, 0)], Grain::Week);
        let of = |class: &str| {
            let path = svg.split(&format!("class=\"{class}\" d=\"")).nth(1).unwrap();
            path.split('"').next().unwrap().matches('M').count()
        };
        assert_eq!((of("chart-cramp"), of("chart-quiet"), of("chart-unlogged")), (2, 4, 3));
    }

    #[test]
    fn the_numbers_of_years_do_not_touch() {
        let years = [bin(1, 366, 290, 97), bin(1, 366, 290, 97)];
        let svg = columns(&years, Grain::Year);
        let years = svg.split("<text ").filter(|text| text.contains(">2026<"));
        let places: Vec<f64> =
            years.filter_map(|text| text.split(" x=\"").nth(1)?.split('"').next()?.parse().ok()).collect();
        // Four figures of 16 units are at most 44 wide.
        assert_eq!(places.len(), 2, "{svg}");
        assert!(places[1] - places[0] >= 48.0, "{svg}");
    }

    #[test]
    fn a_chart_of_many_nights_has_few_elements() {
        let many: Vec<Bin> = (0..16).map(|_| bin(16, 7, 7, 3)).collect();
        let elements =
            |svg: String| svg.split('<').filter(|part| part.starts_with(char::is_alphabetic)).count();
        assert!(elements(columns(&many, Grain::Week)) < 45);
        assert!(columns(&[], Grain::Week).contains("</svg>"));
        assert!(columns(&[bin(1, 365, 300, 100)], Grain::Year).contains(">2026<"));
    }

    #[test]
    fn the_map_tells_none_some_and_many_apart() {
        let place = |left, both| Place { muscle: Some(Muscle::Calf), sides: [left, 0, both], unsaid: 0 };
        assert_eq!(legs(&[place(1, 0)]).matches("chart-striped").count(), 1);
        assert_eq!(legs(&[place(2, 1)]).matches("chart-solid").count(), 1);
        assert_eq!(legs(&[place(0, 0)]).matches("chart-empty").count(), 8);
    }

    #[test]
    fn bars_and_ranges_stay_inside() {
        assert!(bar(5, 0).contains("width=\"2.0\""));
        assert!(bar(9, 9).contains("width=\"94.0\""));
        assert!(!bar(0, 9).contains("rect"));
        assert!(part(14, 56).contains("width=\"23.5\"") && part(60, 56).contains("width=\"94.0\""));
        assert!(interval(Range { least: -2.0, most: 2.0 }, 0.0).contains("M10.0 24H310.0"));
    }

    proptest! {
        #[test]
        fn an_axis_reaches_its_largest_value_with_few_marks(most in 0_usize..100_000) {
            let found = ticks(most);
            prop_assert!(found.len() <= 6 && *found.last().unwrap() >= most);
            prop_assert!(found.windows(2).all(|two| two[1] - two[0] == found[1]));
        }
    }
}
