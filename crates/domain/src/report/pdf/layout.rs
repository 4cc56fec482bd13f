//! The page cut into pieces that are never torn: lines, rows, the chart. Points from the top left of a column.

use super::font::{encode, missing, width, wrap};
use crate::insight::chart::{Scale, short, ticks};
use crate::insight::{Bin, Grain};
use crate::report::{Block, Figure, Report, Section, TITLE};
use chrono::Datelike;

/// Something drawn. `y` counts down from the top of its piece; text stands on it.
#[derive(Clone, Debug)]
pub enum Ink {
    /// A line of text.
    Text { x: f32, y: f32, size: f32, bold: bool, bytes: Vec<u8> },
    /// A straight line.
    Rule { from: (f32, f32), to: (f32, f32), width: f32 },
    /// A circle, filled or not.
    Dot { x: f32, y: f32, radius: f32, filled: bool },
    /// A box, filled, outlined or dashed.
    Bar { x: f32, y: f32, width: f32, height: f32, fill: Fill },
}

/// How a box is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Filled.
    Full,
    /// Its outline.
    Line,
    /// A dashed outline.
    Dashed,
}

/// What a piece is for those who have it read to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The title of the page.
    Title,
    /// The heading of a section.
    Heading,
    /// A line, or lines, of one paragraph.
    Line,
    /// A row of a table: heads, or cells.
    Row { heads: bool },
    /// A picture, in words.
    Picture(String),
    /// Lines to write on: nothing to read.
    Room,
}

/// A piece that is never torn.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its height in points.
    pub height: f32,
    /// What it is.
    pub tag: Tag,
    /// What is drawn: one group for each cell of a row, one in all else.
    pub inks: Vec<Vec<Ink>>,
    /// Lines that mean nothing to a reader.
    pub rules: Vec<Ink>,
    /// It must not be the last on a page.
    pub keep: bool,
}

impl Piece {
    /// Whether nothing is drawn in it.
    pub const fn is_space(&self) -> bool {
        self.inks.is_empty() && self.rules.is_empty()
    }
}

const BODY: f32 = 9.5;
const SMALL: f32 = 8.5;
const LEADING: f32 = 12.5;

fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

fn text(x: f32, y: f32, size: f32, bold: bool, words: &str) -> Ink {
    Ink::Text { x, y, size, bold, bytes: encode(words).0 }
}

/// Text that ends, or has its middle, at `x`.
fn placed(x: f32, share: f32, y: f32, size: f32, bold: bool, words: &str) -> Ink {
    let (bytes, _) = encode(words);
    Ink::Text { x: x - share * width(&bytes, bold, size), y, size, bold, bytes }
}

fn piece(height: f32, tag: Tag, inks: Vec<Vec<Ink>>) -> Piece {
    Piece { height, tag, inks, rules: Vec::new(), keep: false }
}

/// A paragraph: one piece for each of its lines, so that it may go on overleaf.
fn paragraph(words: &str, bold: bool, size: f32, room: f32) -> Vec<Piece> {
    let lines = wrap(&encode(words).0, bold, size, room);
    let line =
        |bytes| piece(LEADING, Tag::Line, vec![vec![Ink::Text { x: 0.0, y: size, size, bold, bytes }]]);
    lines.into_iter().map(line).collect()
}

/// Space.
fn gap(height: f32) -> Piece {
    piece(height, Tag::Room, Vec::new())
}

/// The head of the page; `unknown` when some of its letters are not in the fonts.
pub fn head(report: &Report, unknown: bool, room: f32) -> Vec<Piece> {
    let label = |y: f32, words: &str| text(room * 0.62, y, SMALL, false, words);
    let line = |y: f32| Ink::Rule { from: (room * 0.62, y), to: (room, y), width: 0.6 };
    let mut title = piece(
        36.0,
        Tag::Title,
        vec![vec![text(0.0, 19.0, 20.0, true, TITLE), label(12.0, "Name"), label(31.0, "Date of birth")]],
    );
    title.rules = vec![line(15.0), line(34.0)];
    let mut pieces = vec![title];
    pieces.extend(paragraph(&report.period, false, 10.5, room * 0.95));
    let mut rule = gap(8.0);
    rule.rules = vec![Ink::Rule { from: (0.0, 3.0), to: (room, 3.0), width: 1.4 }];
    pieces.push(rule);
    pieces.extend(paragraph(&report.kept, false, SMALL, room));
    if unknown {
        pieces.extend(paragraph(missing(), false, SMALL, room));
    }
    pieces.push(gap(4.0));
    pieces.push(numbers(&report.figures, room));
    pieces
}

/// The numbers in their box, side by side.
fn numbers(figures: &[Figure], room: f32) -> Piece {
    let each = (room - 20.0) / number(figures.len().max(1));
    let mut inks = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let x = 12.0 + each * number(at);
        let mut group = vec![text(x, 24.0, 15.0, true, &figure.value)];
        let label = wrap(&encode(&figure.label).0, false, SMALL, each - 8.0);
        let small = wrap(&encode(&figure.small).0, false, SMALL, each - 8.0);
        for (line, bytes) in label.into_iter().chain(small).enumerate() {
            group.push(Ink::Text { x, y: 37.0 + 10.5 * number(line), size: SMALL, bold: false, bytes });
        }
        inks.extend(group);
    }
    let mut piece = piece(76.0, Tag::Line, vec![inks]);
    piece.rules = vec![Ink::Bar { x: 0.0, y: 2.0, width: room, height: 70.0, fill: Fill::Line }];
    piece
}

/// A section in a column of this width.
pub fn section(section: &Section, room: f32) -> Vec<Piece> {
    let mut heading =
        piece(19.0, Tag::Heading, vec![vec![text(0.0, 14.0, 11.0, true, section.part.title())]]);
    heading.keep = true;
    let mut pieces = vec![heading];
    for block in &section.blocks {
        match block {
            Block::Text(words) => pieces.extend(paragraph(words, false, BODY, room)),
            Block::Strong(words) => pieces.extend(paragraph(words, true, BODY, room)),
            Block::Table(heads, rows) => pieces.extend(table(heads, rows, room)),
            Block::Chart(bins, grain) => pieces.push(chart(bins, *grain, room)),
            Block::Room(count) => {
                let mut line = gap(22.0);
                line.rules = vec![Ink::Rule { from: (0.0, 20.0), to: (room, 20.0), width: 0.6 }];
                pieces.extend(vec![line; *count]);
            }
        }
    }
    pieces.push(gap(8.0));
    pieces
}

fn table(heads: &[&'static str], rows: &[Vec<String>], room: f32) -> Vec<Piece> {
    let widest = |column: usize| {
        let cells =
            rows.iter().filter_map(|row| row.get(column)).map(|cell| width(&encode(cell).0, false, BODY));
        let head = heads.get(column).map_or(0.0, |head| width(&encode(head).0, false, SMALL));
        cells.fold(head, f32::max) + 14.0
    };
    // Each column but the first is as wide as it needs and ends at its right edge.
    let mut right = vec![room; heads.len()];
    for column in (1..heads.len().saturating_sub(1)).rev() {
        let next = right.get(column + 1).copied().unwrap_or(room) - widest(column + 1);
        if let Some(edge) = right.get_mut(column) {
            *edge = next;
        }
    }
    let first = right.get(1).copied().unwrap_or(room) - if heads.len() > 1 { widest(1) } else { 0.0 };
    let rule = |y: f32, width: f32| Ink::Rule { from: (0.0, y), to: (room, y), width };
    let mut pieces = Vec::new();
    let cell = |column: usize, y: f32, size: f32, words: &str| {
        let edge = right.get(column).copied().unwrap_or(room);
        vec![if column == 0 {
            text(0.0, y, size, false, words)
        } else {
            placed(edge, 1.0, y, size, false, words)
        }]
    };
    let cells = heads.iter().enumerate().map(|(column, words)| cell(column, 10.0, SMALL, words)).collect();
    let mut top = piece(15.0, Tag::Row { heads: true }, cells);
    top.rules = vec![rule(14.0, 1.0)];
    top.keep = true;
    pieces.push(top);
    for row in rows {
        let name = wrap(&encode(row.first().map_or("", String::as_str)).0, false, BODY, first.max(40.0));
        let lines = number(name.len().max(1));
        let named = name.into_iter().enumerate();
        let named = named.map(|(line, bytes)| Ink::Text {
            x: 0.0,
            y: 11.0 + 11.0 * number(line),
            size: BODY,
            bold: false,
            bytes,
        });
        let mut cells = vec![named.collect::<Vec<_>>()];
        cells.extend(row.iter().enumerate().skip(1).map(|(column, words)| cell(column, 11.0, BODY, words)));
        let height = 5.0 + 11.0 * lines;
        let mut line = piece(height, Tag::Row { heads: false }, cells);
        line.rules = vec![rule(height - 1.0, 0.4)];
        pieces.push(line);
    }
    pieces.push(gap(4.0));
    pieces
}

/// The chart of nights: dots for weeks, bars for longer times, the count under each.
fn chart(bins: &[Bin], grain: Grain, room: f32) -> Piece {
    const GROUND: f32 = 84.0;
    let left = if grain == Grain::Week { 0.0 } else { 20.0 };
    let each = ((room - left) / number(bins.len().max(1))).min(30.0);
    let size = (each * 0.42).clamp(5.0, SMALL);
    let mut inks = Vec::new();
    let most = if grain == Grain::Month { 31 } else { 366 };
    let marks = ticks(most);
    let scale = Scale::new(
        (0.0, f64::from(u32::try_from(marks.last().copied().unwrap_or(most)).unwrap_or(1))),
        (0.0, f64::from(GROUND) - 8.0),
    );
    #[allow(clippy::cast_possible_truncation, reason = "points on one page")]
    let up = |nights: usize| scale.at(f64::from(u32::try_from(nights).unwrap_or(u32::MAX))) as f32;
    if grain != Grain::Week {
        for mark in &marks {
            inks.push(placed(left - 4.0, 1.0, GROUND - up(*mark) + 3.0, 7.0, false, &mark.to_string()));
        }
    }
    for (at, bin) in bins.iter().enumerate() {
        let x = left + each * (number(at) + 0.5);
        if grain == Grain::Week {
            let radius = (each * 0.28).min(4.0);
            for night in 0..bin.calendar.min(7) {
                let y = GROUND - 6.0 - 11.0 * number(night);
                inks.push(if night < bin.logged {
                    Ink::Dot { x, y, radius, filled: night < bin.cramped }
                } else {
                    Ink::Rule { from: (x - radius, y), to: (x + radius, y), width: 0.8 }
                });
            }
        } else {
            let wide = each * 0.6;
            for (nights, fill) in
                [(bin.calendar, Fill::Dashed), (bin.logged, Fill::Line), (bin.cramped, Fill::Full)]
            {
                if nights > 0 {
                    let height = up(nights);
                    inks.push(Ink::Bar { x: x - wide / 2.0, y: GROUND - height, width: wide, height, fill });
                }
            }
        }
        let (month, day) = (short(bin.start.month()), bin.start.day());
        let (first, second) = match grain {
            Grain::Week => (day.to_string(), month.to_owned()),
            Grain::Month => (month.to_owned(), format!("{:02}", bin.start.year() % 100)),
            Grain::Year => (bin.start.year().to_string(), String::new()),
        };
        inks.push(placed(x, 0.5, GROUND + 10.0, size, true, &bin.cramped.to_string()));
        inks.push(placed(x, 0.5, GROUND + 19.0, size, false, &first));
        inks.push(placed(x, 0.5, GROUND + 27.0, size, false, &second));
    }
    let says =
        |bin: &Bin| format!("{}: {} of {}", crate::report::text::named(bin, grain), bin.cramped, bin.logged);
    let alt =
        format!("Cramp nights of logged nights. {}.", bins.iter().map(says).collect::<Vec<_>>().join("; "));
    let mut piece = piece(GROUND + 31.0, Tag::Picture(alt), vec![inks]);
    piece.rules =
        vec![Ink::Rule { from: (left, GROUND), to: (left + each * number(bins.len()), GROUND), width: 0.8 }];
    piece.keep = true;
    piece
}
