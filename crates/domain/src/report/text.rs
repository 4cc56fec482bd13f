//! The doctor's page as text to copy.

use super::{Block, Report, TITLE};
use crate::insight::chart::short;
use crate::insight::{Bin, Grain};
use chrono::Datelike;

/// The page as lines of text. Every letter of a note is kept as it was typed.
pub fn write(report: &Report) -> String {
    let mut lines = vec![TITLE.to_owned(), report.period.clone(), report.kept.clone(), String::new()];
    for figure in &report.figures {
        let small = if figure.small.is_empty() { String::new() } else { format!(" ({})", figure.small) };
        lines.push(format!("{} {}{small}", figure.value, figure.label));
    }
    for section in &report.sections {
        lines.extend([String::new(), section.part.title().to_uppercase()]);
        for block in &section.blocks {
            match block {
                Block::Text(text) | Block::Strong(text) => lines.push(text.clone()),
                Block::Table(heads, rows) => lines.extend(rows.iter().map(|row| told(heads, row))),
                Block::Chart(bins, grain) => lines.extend(bins.iter().map(|bin| column(bin, *grain))),
                Block::Room(count) => lines.extend(vec!["____________________".to_owned(); *count]),
            }
        }
    }
    lines.extend([String::new(), report.made.clone(), String::new()]);
    lines.join("\n")
}

/// `Calf: left 2, right 5`.
fn told(heads: &[&str], row: &[String]) -> String {
    let cells: Vec<_> =
        heads.iter().zip(row).skip(1).map(|(head, cell)| format!("{} {cell}", head.to_lowercase())).collect();
    format!("{}: {}", row.first().map_or("", String::as_str), cells.join(", "))
}

/// `16 Nov 2026: cramp on 2 of 5 logged nights, 2 not logged`.
pub fn column(bin: &Bin, grain: Grain) -> String {
    format!(
        "{}: cramp on {} of {} logged nights, {} not logged",
        named(bin, grain),
        bin.cramped,
        bin.logged,
        bin.unlogged()
    )
}

/// What a column stands for: `16 Nov 2026`, `Nov 2026`, `2026`.
pub fn named(bin: &Bin, grain: Grain) -> String {
    let (day, year) = (bin.start.day(), bin.start.year());
    match grain {
        Grain::Week => format!("{day} {} {year}", short(bin.start.month())),
        Grain::Month => format!("{} {year}", short(bin.start.month())),
        Grain::Year => year.to_string(),
    }
}
