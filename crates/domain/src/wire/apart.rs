//! Texts that were written apart, inside the content of a record: `"apart":{"note":[["<stamp>","<text>"],["<stamp>",null]]}`. New in
//! version 3.

use super::Unreadable;
use crate::merge::field::{members, pieces, quoted};
use crate::small::Small;
use crate::stamp::Stamp;

/// How the member begins; it is the last one. A text that says so itself has strokes before its quotes.
pub const APART_MEMBER: &str = "\"apart\":{";

type Texts = Small<Vec<(Stamp, Option<String>)>>;

/// The member, with its name.
pub fn write(texts: &Texts) -> String {
    let mut json = String::from(APART_MEMBER);
    for (field, texts) in texts.iter() {
        if !json.ends_with('{') {
            json.push(',');
        }
        json.push_str(&quoted(field));
        json.push_str(":[");
        for (stamp, text) in texts {
            if !json.ends_with('[') {
                json.push(',');
            }
            let text = text.as_ref().map_or_else(|| "null".to_owned(), |text| quoted(text));
            json.push_str(&["[\"", &stamp.to_string(), "\",", &text, "]"].concat());
        }
        json.push(']');
    }
    json.push('}');
    json
}

/// Reads what stands between its braces.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read(inner: &str) -> Result<Texts, Unreadable> {
    let mut texts = Texts::default();
    for (field, list) in members(&["{", inner, "}"].concat()).iter() {
        let mut apart = Vec::new();
        for pair in pieces(list) {
            apart.push(one(&pieces(pair)).ok_or(Unreadable::Shape)?);
        }
        texts.insert(field, apart);
    }
    Ok(texts)
}

fn one(pair: &[&str]) -> Option<(Stamp, Option<String>)> {
    let [stamp, text] = pair else { return None };
    let stamp: String = serde_json::from_str(stamp).ok()?;
    Some((Stamp::parse(&stamp)?, serde_json::from_str(text).ok()?))
}
