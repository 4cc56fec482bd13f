//! `cargo xtask figures`: every pose with its name and muscle on one sheet, `docs/figures-night.svg` and `docs/figures-day.svg`,
//! or with `--check` says which differ.
//!
//! The drawings are the domain's, the colours those of `style/tokens.css` and `style/parts/figure.css`, both held inside the sheet.

use std::fs;

use figure::{Facing, Pose, defs, markup};

use crate::{Outcome, place};

/// The themes drawn, and what they are called in the styles.
const THEMES: [&str; 2] = ["night", "day"];
/// The colours of text, and the style and colours of the figure.
const TOKENS: &str = "style/tokens.css";
const FIGURE: &str = "style/parts/figure.css";
/// Figures in a row.
const COLUMNS: usize = 4;
/// Width and height of one cell, and of the part of it that the figure fills, in pixels.
const CELL: (usize, usize) = (330, 330);
const DRAWING: (usize, usize) = (300, 250);
/// The largest a sheet may be, in bytes.
const CAP: usize = 200_000;

/// The command with its words.
pub fn command(words: &[String]) -> Outcome<()> {
    let check = match words {
        [] => false,
        [word] if word == "--check" => true,
        other => return Err(format!("figures does not know {other:?}: figures [--check]")),
    };
    let read = |path: &str| {
        fs::read_to_string(place::root().join(path)).map_err(|error| format!("cannot read {path}: {error}"))
    };
    let (tokens, figure) = (read(TOKENS)?, read(FIGURE)?);
    for theme in THEMES {
        let name = format!("docs/figures-{theme}.svg");
        let file = place::root().join(&name);
        let colour = |token| {
            token_of(theme, &tokens, token).ok_or(format!("{TOKENS} has no {token} for the theme {theme}"))
        };
        let sheet = sheet(theme, &figure, colour("--text")?, colour("--text2")?);
        if sheet.len() > CAP {
            return Err(format!("{name} has {} bytes, at most {CAP}", sheet.len()));
        }
        if !check {
            fs::write(&file, &sheet).map_err(|error| format!("cannot write {name}: {error}"))?;
        } else if fs::read_to_string(&file).ok().as_deref() != Some(sheet.as_str()) {
            return Err(format!("{name} differs from the domain; run `cargo xtask figures`"));
        }
        println!("{name}: {} figures, {} bytes", cells().len(), sheet.len());
    }
    Ok(())
}

/// Every pose, and one mirrored: what is shown for the left leg.
fn cells() -> Vec<(Pose, Facing, String)> {
    let right = |pose: Pose| (pose, Facing::Right, pose.label().to_owned());
    let mut cells: Vec<_> = Pose::ALL.iter().copied().map(right).collect();
    cells.push((Pose::CalfWall, Facing::Left, format!("{}, left leg", Pose::CalfWall.label())));
    cells
}

/// The value of a token in a theme. Night is the default, so its values stand in `:root`.
fn token_of<'a>(theme: &str, tokens: &'a str, token: &str) -> Option<&'a str> {
    let start = if theme == "night" { ":root".to_owned() } else { format!("[data-theme=\"{theme}\"]") };
    let (_, block) = tokens.split_once(&start)?;
    let (block, _) = block.split_once('}')?;
    let (_, value) = block.split_once(&format!("{token}:"))?;
    Some(value.split_once(';')?.0.trim())
}

/// One sheet, with the style of the figure and the two colours of text.
fn sheet(theme: &str, figure: &str, text: &str, text2: &str) -> String {
    let cells = cells();
    let (width, height) = (COLUMNS * CELL.0, cells.len().div_ceil(COLUMNS) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" data-theme=\"{theme}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Every pose of the figure\">\n<style>{}\n\
         .sheet {{ fill: var(--fig-bg); }} text {{ font: 17px sans-serif; text-anchor: middle; fill: {text}; }} \
         .muscle {{ font-size: 15px; fill: {text2}; }}</style>\n{}\n<rect class=\"sheet\" width=\"100%\" height=\"100%\"/>\n",
        without_comments(figure),
        defs(),
    );
    for (index, (pose, facing, label)) in cells.iter().enumerate() {
        let (x, y) = (index % COLUMNS * CELL.0, index / COLUMNS * CELL.1);
        let figure = markup(*pose, *facing).replacen(
            "<svg class=\"fig\"",
            &format!(
                "<svg class=\"fig\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"xMidYMax meet\"",
                x + (CELL.0 - DRAWING.0) / 2,
                y + 14,
                DRAWING.0,
                DRAWING.1
            ),
            1,
        );
        let middle = x + CELL.0 / 2;
        let muscle = pose.muscle().unwrap_or("No muscle shown");
        let cell = format!(
            "{figure}\n<text x=\"{middle}\" y=\"{}\">{label}</text><text class=\"muscle\" x=\"{middle}\" y=\"{}\">{muscle}</text>\n",
            y + DRAWING.1 + 40,
            y + DRAWING.1 + 62,
        );
        out += &cell;
    }
    out + "</svg>\n"
}

/// A style sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.filter_map(|part| Some(part.split_once("*/")?.1)).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_holds_every_pose_with_its_name_and_muscle_and_is_small() {
        let sheet = sheet("day", ".fig { fill: red; } /* gone */", "#000", "#111");
        assert!(sheet.len() <= CAP && !sheet.contains("gone"));
        for pose in Pose::ALL {
            assert!(sheet.contains(pose.label()) && sheet.contains(pose.alt()), "{pose:?}");
            assert!(pose.muscle().is_none_or(|muscle| sheet.contains(muscle)));
        }
        assert_eq!(sheet.matches("<svg").count(), sheet.matches("</svg>").count());
    }

    #[test]
    fn a_token_is_read_from_its_own_theme() {
        let tokens = ":root { --text: #1; --text2: #2; } [data-theme=\"day\"] { --text2: #4; --text: #3; }";
        assert_eq!(token_of("night", tokens, "--text2"), Some("#2"));
        assert_eq!(token_of("day", tokens, "--text"), Some("#3"));
        assert_eq!(token_of("dark", tokens, "--text"), None);
    }

    #[test]
    fn the_sheets_in_the_documents_are_what_the_domain_draws() {
        assert_eq!(command(&["--check".to_owned()]), Ok(()));
        assert!(command(&["--all".to_owned()]).is_err());
    }
}
