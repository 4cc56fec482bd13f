//! Names that people give: on one line, with something in them that can be seen.

/// A name as it is kept; `None` when nothing of it can be seen. What joins letters into one picture, as in a family of emoji, stays; what
/// only hides or turns the writing goes.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let seen: String = text.chars().filter(|letter| !is_hidden(*letter)).map(blank).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = line.trim_start_matches(joins).trim_end_matches(['\u{200C}', '\u{200D}']).trim();
    name.contains(|letter| letter != ' ' && !joins(letter)).then(|| name.to_owned())
}

/// What shows nothing and takes up no room: marks that turn the direction of writing, soft hyphens, joiners of words.
const fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
    )
}

/// What takes up room and shows nothing is a space.
fn blank(letter: char) -> char {
    let is_blank = matches!(letter, '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}');
    if is_blank || letter.is_control() { ' ' } else { letter }
}

/// What shows nothing by itself and changes the letter beside it.
const fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200C}' | '\u{200D}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_nobody_sees_is_none() {
        for nothing in [
            "",
            " \t\n",
            "\u{2060}",
            "\u{200B}\u{FEFF}",
            "\u{200D}",
            "\u{AD}",
            "\u{3164}",
            "\u{2800} ",
            "\u{FE0F}",
            "\u{E0041}",
        ] {
            assert_eq!(one_line(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn what_belongs_to_a_picture_stays_and_what_hides_goes() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        for (text, name) in [
            (family, family),
            ("\u{2764}\u{FE0F}", "\u{2764}\u{FE0F}"),
            ("نی\u{200C}خواهم", "نی\u{200C}خواهم"),
            ("  Before \n bed\u{200D} ", "Before bed"),
            ("a\u{202E}b\u{2060}c", "abc"),
            ("\u{200D}legs", "legs"),
            ("Abend\u{3164}set", "Abend set"),
        ] {
            assert_eq!(one_line(text).as_deref(), Some(name));
        }
    }
}
