//! The generated regions of `index.html`: the same words and figures as the app's, so that nothing moves when it takes over.
//!
//! `cargo xtask shell` writes them; `tests/house.rs` fails when they differ. The page's own frame is in `index.html`.

use crate::body::{Muscle, Position};
use crate::content::{Sentence, cramp, warning};
use crate::relief;
use crate::settings::dialled;
use figure::{Facing, Pose};

/// The markup between `<!-- begin:NAME -->` and `<!-- end:NAME -->`; `None` for an unknown name.
///
/// Names: `relief:<muscle>:<position>`, `hint:gently`, `hint:<muscle>:<position>`, `strip`, `help-card`, `help-today`,
/// `figure-defs`, `figure:<pose>`.
pub fn piece(name: &str) -> Option<String> {
    match name {
        "strip" => return Some(escape(warning::STRIP.text)),
        "hint:gently" => return Some(escape(cramp::GENTLY.text)),
        "help-card" => return Some(help_card("")),
        "help-today" => return Some(help_today()),
        "figure-defs" => return Some(figure::defs()),
        _ => {}
    }
    let (kind, rest) = name.split_once(':')?;
    match kind {
        "relief" => {
            let (muscle, position) = place(rest)?;
            Some(escape(relief::instruction(muscle, position).text))
        }
        "hint" => {
            let (muscle, position) = place(rest)?;
            relief::hint(muscle, position).map(|hint| escape(hint.text))
        }
        "figure" => Pose::from_id(rest).map(|pose| figure::markup(pose, Facing::Right)),
        _ => None,
    }
}

/// Reads `calf:bed`.
fn place(text: &str) -> Option<(Muscle, Position)> {
    let (muscle, position) = text.split_once(':')?;
    Some((Muscle::from_id(muscle)?, Position::from_id(position)?))
}

/// Text made safe between tags and in quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// The icon of a call button.
const PHONE: &str = "<svg class=\"ico\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M7 3l3 5-2 2a12 12 0 0 0 6 \
                     6l2-2 5 3c0 3-2 4-4 4A15 15 0 0 1 3 7c0-2 1-4 4-4z\"/></svg>";

/// The numbers, then the emergency list: whoever needs to call must not have to read first. `own` is as in [`calls`].
pub fn help_card(own: &str) -> String {
    let mut html = String::new();
    line(&mut html, "<h2>", &warning::CALL_NOW, "</h2>");
    html.push_str(&calls(own));
    items(&mut html, &warning::EMERGENCY);
    line(&mut html, "\n<p class=\"sub\">", &warning::OWN_NUMBER, "</p>");
    html
}

/// The emergency numbers, as links that dial. The number the person chose, `own`, is first; empty for none.
pub fn calls(own: &str) -> String {
    let mut html = String::from("\n<ul class=\"calls\">");
    let usual = warning::EMERGENCY_NUMBERS;
    // What cannot be dialled, such as from a file made elsewhere, is not shown.
    if let Some(own) = dialled(own) {
        let mut known = "your number";
        for (place, number) in usual {
            if number == own {
                known = place;
            }
        }
        call(&mut html, " own", known, own);
    }
    for (place, number) in usual {
        if number != own {
            call(&mut html, "", place, number);
        }
    }
    html.push_str("\n</ul>");
    html
}

fn call(html: &mut String, class: &str, place: &str, number: &str) {
    let link = ["\n<li><a class=\"btn danger big wide", class, "\" href=\"tel:", number, "\">", PHONE];
    let words = ["<span>Call ", number, " <small>(", place, ")</small></span></a></li>"];
    html.extend(link.into_iter().chain(words));
}

/// The same-day list, then whom to call.
pub fn help_today() -> String {
    let mut html = String::new();
    line(&mut html, "<h2>", &warning::CALL_TODAY, "</h2>");
    items(&mut html, &warning::SAME_DAY);
    line(&mut html, "\n<p>", &warning::WHO_TODAY, "</p>");
    line(&mut html, "\n<p class=\"sub\">", &warning::NOTHING_FITS, "</p>");
    html
}

fn items(html: &mut String, items: &[&Sentence]) {
    html.push_str("\n<ul class=\"dots\">");
    for item in items {
        line(html, "\n<li>", item, "</li>");
    }
    html.push_str("\n</ul>");
}

fn line(html: &mut String, open: &str, sentence: &Sentence, close: &str) {
    html.push_str(open);
    html.push_str(&escape(sentence.text));
    html.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_muscle_and_position_has_its_words() {
        for muscle in Muscle::ALL {
            for position in Position::ALL {
                let name = format!("relief:{}:{}", muscle.id(), position.id());
                assert_eq!(piece(&name).unwrap(), escape(relief::instruction(muscle, position).text));
            }
        }
        assert_eq!(
            piece("relief:calf:bed").unwrap(),
            "Straighten your leg. Pull your toes slowly up to your shin."
        );
    }

    #[test]
    fn the_card_names_every_sign_and_every_number() {
        let card = piece("help-card").unwrap();
        for sentence in warning::EMERGENCY {
            assert!(card.contains(&escape(sentence.text)), "{}", sentence.text);
        }
        for (_, number) in warning::EMERGENCY_NUMBERS {
            assert!(card.contains(&format!("href=\"tel:{number}\"")), "{number}");
        }
        let today = piece("help-today").unwrap();
        for sentence in warning::SAME_DAY {
            assert!(today.contains(&escape(sentence.text)), "{}", sentence.text);
        }
    }

    #[test]
    fn the_number_that_was_chosen_is_first_and_the_others_stay() {
        let numbers = |own: &str| {
            let html = calls(own);
            let found = html.split("tel:").skip(1).filter_map(|rest| rest.split_once('"'));
            found.map(|(number, _)| number.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(""), ["999", "112", "911"]);
        assert_eq!(numbers("911"), ["911", "999", "112"]);
        assert_eq!(numbers("000"), ["000", "999", "112", "911"]);
        assert!(
            calls("911").contains("own\" href=\"tel:911\"")
                && calls("911").contains("Call 911 <small>(North America)")
        );
        assert!(calls("000").contains("Call 000 <small>(your number)"));
        for odd in ["<b>1</b>", "1\" onclick=\"x", "999;1"] {
            assert_eq!(calls(odd), calls(""), "{odd}");
        }
    }

    #[test]
    fn every_figure_of_the_cramp_screen_can_be_drawn() {
        for muscle in Muscle::ALL {
            for position in Position::ALL {
                if let Some(id) = relief::figure_id(muscle, position) {
                    assert!(piece(&format!("figure:{id}")).is_some(), "{id}");
                }
            }
        }
    }

    #[test]
    fn unknown_names_have_no_markup() {
        for odd in [
            "",
            "relief",
            "relief:calf",
            "relief:knee:bed",
            "relief:calf:chair",
            "hint:foot:bed",
            "figure:",
            "x:y",
        ] {
            assert_eq!(piece(odd), None, "{odd}");
        }
    }

    #[test]
    fn what_could_be_read_as_markup_is_escaped() {
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
