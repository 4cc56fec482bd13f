//! Texts that were written apart, inside the content of a record: `"apart":{"note":[["<stamp>","<text>"],["<stamp>",null]]}`. New in
//! version 3.

use super::Unreadable;
use crate::merge::one_by_one;
use crate::stamp::Stamp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The member's name.
pub const APART: &str = "apart";
/// How it begins. A text that says so itself has strokes before its quotes.
pub const APART_MEMBER: &str = "\"apart\":{";

type Texts = BTreeMap<String, Vec<(Stamp, Option<String>)>>;
type Shape = BTreeMap<String, Vec<(String, Option<String>)>>;

#[derive(Deserialize)]
struct Member {
    apart: Shape,
}

/// The member, with its name.
pub fn write(texts: &Texts) -> String {
    let spelled: Shape = one_by_one(texts.iter().map(|(field, texts)| {
        let spelled = texts.iter().map(|(stamp, text)| (stamp.to_string(), text.clone()));
        (field.clone(), spelled.collect())
    }));
    // Texts always have a JSON form.
    format!("\"{APART}\":{}", serde_json::to_string(&spelled).unwrap_or_default())
}

/// Reads the member.
///
/// # Errors
/// [`Unreadable::Shape`].
pub fn read(member: &str) -> Result<Texts, Unreadable> {
    let found: Member = serde_json::from_str(&format!("{{{member}}}")).map_err(|_| Unreadable::Shape)?;
    let read = |texts: Vec<(String, Option<String>)>| -> Option<Vec<_>> {
        let texts = texts.into_iter().map(|(stamp, text)| Some((Stamp::parse(&stamp)?, text)));
        texts.collect()
    };
    let texts = found.apart.into_iter().map(|(field, texts)| Some((field, read(texts)?)));
    let texts: Option<Vec<_>> = texts.collect();
    texts.map(one_by_one).ok_or(Unreadable::Shape)
}
