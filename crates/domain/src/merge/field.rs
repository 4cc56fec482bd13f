//! The fields of a record, cut out of the JSON that is stored, and put together again.
//!
//! A field is what is written at once and makes sense alone: one member of the JSON, or a few that belong together (`at` and
//! `offset`; how a cramp ended and after how long). Ticks are a field each: `relief.heat`, `habits.walk`. An answer that was given as
//! one, as a hydration check is, is one field.

use crate::diary::EntryKind;
use crate::small::Small;
use crate::stamps::is_name;

/// The field with the time a record belongs to. Every record has it, also a removed one.
pub const AT: &str = "at";

/// What fields say: the members of the JSON that belong to each, without braces. For a tick nothing but its name.
pub type Values = Small<String>;

/// The field that a member of the JSON belongs to.
fn of_member(kind: EntryKind, member: &str) -> &str {
    match (kind, member) {
        (_, "at" | "offset") | (EntryKind::Cramp, "untimed") => AT,
        (EntryKind::Cramp, "ending" | "measured" | "said") => "ending",
        // Both fields of an experiment's plan, and every answer of a check, are given at once.
        (EntryKind::Trial, "first") => "start",
        (EntryKind::Stretch | EntryKind::Check, _) => "said",
        (_, other) => other,
    }
}

/// Whether a member is a list of ticks.
fn is_ticks(kind: EntryKind, member: &str) -> bool {
    matches!((kind, member), (EntryKind::Cramp, "relief") | (EntryKind::Night, "habits"))
}

/// How a cramp ended, as long as nobody said it. It counts as said where it has a stamp of its own: then a clock was given up.
pub const ENDING_UNKNOWN: &str = "\"ending\":\"unknown\"";

/// Whether a field is free text, of which nothing may be lost when two wrote at once.
pub fn is_text(kind: EntryKind, field: &str) -> bool {
    matches!((kind, field), (EntryKind::Cramp | EntryKind::Night, "note") | (EntryKind::Night, "medicine"))
}

/// The field without which a record of its kind says nothing, if there is such a one.
pub const fn core(kind: EntryKind) -> Option<&'static str> {
    match kind {
        EntryKind::Cramp | EntryKind::Night => None,
        EntryKind::Stretch | EntryKind::Check => Some("said"),
        EntryKind::Signs => Some("ticked"),
        EntryKind::Routine => Some("steps"),
        EntryKind::Habit => Some("name"),
        EntryKind::Plan => Some("bed"),
        EntryKind::Trial => Some("start"),
    }
}

/// Cuts the JSON of an entry into its fields. What says nothing (`null`, an empty text) is no field. Of what is no object, nothing.
pub fn split(kind: EntryKind, json: &str) -> Values {
    let mut values = Values::default();
    for (member, raw) in members(json).iter() {
        let raw = &spelled(raw);
        if is_ticks(kind, member) {
            for tick in pieces(raw).into_iter().filter_map(|tick| serde_json::from_str::<String>(tick).ok()) {
                values.insert(&[member, ".", &spelled_tick(&tick)].concat(), String::new());
            }
        } else if !matches!(raw.as_str(), "null" | "\"\"") && is_name(member) {
            let field = of_member(kind, member);
            let mut value = values.remove(field).unwrap_or_default();
            if !value.is_empty() {
                value.push(',');
            }
            values.insert(field, [&value, "\"", member, "\":", raw].concat());
        }
    }
    values
}

/// The parts of a list or an object, as they are spelled.
pub fn pieces(json: &str) -> Vec<&str> {
    let json = json.trim();
    let inner = json.get(1..json.len().saturating_sub(1)).unwrap_or_default();
    let (mut parts, mut start, mut depth, mut within, mut escaped) = (Vec::new(), 0, 0_u32, false, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if within => escaped = true,
            b'"' => within = !within,
            _ if within => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                parts.extend(inner.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(inner.get(start..).filter(|last| !last.trim().is_empty()));
    parts
}

/// The members of an object by their names, in order.
pub fn members(json: &str) -> Small<&str> {
    let mut found = Small::default();
    if !json.trim_start().starts_with('{') {
        return found;
    }
    for piece in pieces(json) {
        // The name is a text without a quote in it, or nobody gave it.
        let mut parts = piece.trim_start().get(1..).unwrap_or_default().splitn(2, '"');
        let (name, raw) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let name = serde_json::from_str(&["\"", name, "\""].concat()).unwrap_or_else(|_| name.to_owned());
        if let Some(raw) = raw.trim_start().strip_prefix(':') {
            found.insert(&name, raw.trim());
        }
    }
    found
}

/// JSON in the one spelling that is compared: members by name, no white space, texts as they are written here.
fn spelled(raw: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let (open, close) = match raw.as_bytes().first() {
        Some(b'{') => {
            for (name, raw) in members(raw).iter() {
                parts.push([&quoted(name), ":", &spelled(raw)].concat());
            }
            ("{", "}")
        }
        Some(b'[') => {
            for raw in pieces(raw) {
                parts.push(spelled(raw.trim()));
            }
            ("[", "]")
        }
        Some(b'"') => {
            return serde_json::from_str::<String>(raw).map_or_else(|_| raw.to_owned(), |text| quoted(&text));
        }
        _ => return raw.to_owned(),
    };
    [open, &parts.join(","), close].concat()
}

/// A text as JSON. It always has a form.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// Puts fields together: the time first, then by name.
pub fn compose(values: &Values) -> String {
    let mut json = String::from("{");
    json.push_str(values.get(AT).map_or("", String::as_str));
    let mut list = "";
    for (field, value) in values.iter().filter(|(field, _)| *field != AT) {
        let ticked = field.split_once('.').filter(|_| value.is_empty());
        let (of, tick) = ticked.unwrap_or_default();
        if !list.is_empty() && of != list {
            json.push(']');
            list = "";
        }
        if json.len() > 1 {
            json.push(',');
        }
        if of.is_empty() {
            json.push_str(value);
            continue;
        }
        if list.is_empty() {
            json.push('"');
            json.push_str(of);
            json.push_str("\":[");
            list = of;
        }
        json.push_str(&quoted(&tick_of(tick)));
    }
    json.push_str(if list.is_empty() { "}" } else { "]}" });
    json
}

/// A tick as the last part of a field's name: letters and digits stay, any other byte is `_` and two digits to the base 16.
fn spelled_tick(tick: &str) -> String {
    let mut name = String::new();
    for byte in tick.bytes() {
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            name.push(char::from(byte));
        } else {
            name.push('_');
            for half in [byte >> 4, byte & 15] {
                name.extend(char::from_digit(half.into(), 16));
            }
        }
    }
    name
}

/// The tick of such a name.
fn tick_of(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16)).unwrap_or_default();
        bytes.push(if byte == b'_' { u8::try_from(digit() * 16 + digit()).unwrap_or(b'?') } else { byte });
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The same for the content of a record, which may have texts that were written apart: they stand last.
pub fn spell_whole(kind: EntryKind, json: &str) -> String {
    let mut values = split(kind, json);
    let apart = values.remove("apart");
    let plain = compose(&values);
    match apart {
        Some(apart) => [plain.strip_suffix('}').unwrap_or(&plain), ",", &apart, "}"].concat(),
        None => plain,
    }
}

/// The content of an entry in the one spelling that is stored.
pub fn spell(kind: EntryKind, json: &str) -> String {
    compose(&split(kind, json))
}

/// The text in the value of a text field.
pub fn text(value: &str) -> String {
    let raw = value.split_once(':').map_or("", |(_, raw)| raw);
    serde_json::from_str(raw).unwrap_or_default()
}

/// The value of a text field with this text.
pub fn of_text(field: &str, text: &str) -> String {
    ["\"", field, "\":", &quoted(text)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(kind: EntryKind, json: &str) -> Vec<(String, String)> {
        split(kind, json).iter().map(|(field, value)| (field.to_owned(), value.clone())).collect()
    }

    #[test]
    fn a_cramp_falls_into_what_is_said_at_once_and_ticks_apart() {
        let json = r#"{"at":5,"offset":60,"muscle":null,"side":"left","ending":"measured","measured":9,"said":null,"relief":["stretch","heat"],"note":""}"#;
        let fields = cut(EntryKind::Cramp, json);
        let wanted = [
            ("at", r#""at":5,"offset":60"#),
            ("ending", r#""ending":"measured","measured":9"#),
            ("relief.heat", ""),
            ("relief.stretch", ""),
            ("side", r#""side":"left""#),
        ];
        assert_eq!(fields, wanted.map(|(field, value)| (field.to_owned(), value.to_owned())));
        let whole = r#"{"at":5,"offset":60,"ending":"measured","measured":9,"relief":["heat","stretch"],"side":"left"}"#;
        assert_eq!(compose(&split(EntryKind::Cramp, json)), whole);
        assert_eq!(compose(&split(EntryKind::Cramp, whole)), whole);
    }

    #[test]
    fn two_lists_and_a_list_at_the_end_are_closed() {
        let night = r#"{"at":5,"offset":60,"habits":["habit00","walk"],"quiet":true}"#;
        assert_eq!(compose(&split(EntryKind::Night, night)), night);
        let last = r#"{"at":5,"offset":60,"habits":["walk"]}"#;
        assert_eq!(compose(&split(EntryKind::Night, last)), last);
        let bare = r#"{"at":5,"offset":60}"#;
        assert_eq!(compose(&split(EntryKind::Night, bare)), bare);
        assert_eq!(compose(&Values::default()), "{}");
    }

    #[test]
    fn an_answer_given_at_once_is_one_field_and_none_ticked_is_an_answer() {
        let check = r#"{"at":5,"offset":60,"light":"dim","not_brown":false,"step":3}"#;
        assert_eq!(cut(EntryKind::Check, check).len(), 2);
        assert_eq!(compose(&split(EntryKind::Check, check)), check);
        assert_eq!(cut(EntryKind::Signs, r#"{"at":5,"offset":60,"ticked":[]}"#).len(), 2);
        assert_eq!(
            cut(EntryKind::Trial, r#"{"at":5,"offset":0,"first":[],"start":"x","ended":"y"}"#).len(),
            3
        );
    }

    #[test]
    fn a_tick_of_any_name_is_a_field() {
        let odd = r#"{"at":5,"offset":0,"habits":["=1+1; \"x\"","a_b","für","walk"]}"#;
        let fields = split(EntryKind::Night, odd);
        assert!(fields.names().all(is_name), "{fields:?}");
        assert_eq!(compose(&fields), odd);
    }

    #[test]
    fn every_spelling_of_the_same_is_the_same() {
        let plain =
            r#"{"at":5,"offset":60,"name":"für \"uns\"","steps":[{"hold":20,"sides":"each"},{}],"zero":[]}"#;
        let other = "{ \"zero\" : [ ],\r\n \"steps\":[ {\"sides\":\"each\", \"hold\" : 20 } , { } ],
            \"n\\u0061me\":\"f\\u00fcr \\u0022uns\\\"\", \"offset\":60, \"at\":5 }";
        assert_eq!(compose(&split(EntryKind::Routine, other)), plain);
        assert_eq!(compose(&split(EntryKind::Routine, plain)), plain);
    }

    #[test]
    fn a_text_is_read_and_written() {
        let said = "two\nlines: \"quoted\"";
        assert_eq!(text(&of_text("note", said)), said);
        assert!(is_text(EntryKind::Night, "medicine") && !is_text(EntryKind::Cramp, "medicine"));
    }
}
