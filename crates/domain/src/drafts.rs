//! Drafts: what somebody began to write in a form and did not save. They are kept on this device, through a reload or a killed page,
//! until they are saved or dropped; never for longer than thirty days.

use crate::moment::{HOUR, Moment};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Days after which a draft is dropped.
const DAYS: i64 = 30;
/// The longest draft, in bytes: many times what a diary takes.
const LONGEST: usize = 400_000;

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// When it was last written, in milliseconds since 1970, and the offset of that place in minutes.
    at: (i64, i16),
    /// The fields, as their form writes them.
    pub text: String,
}

impl Draft {
    /// When it was last written.
    pub fn at(&self) -> Option<Moment> {
        Moment::new(self.at.0, self.at.1)
    }
}

/// The drafts by the names of their forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts(BTreeMap<String, Draft>);

impl Drafts {
    /// Reads the drafts; what is none is no draft.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The text that [`Drafts::read`] reads; empty when there are none.
    pub fn write(&self) -> String {
        if self.0.is_empty() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }

    /// The draft of a form.
    pub fn get(&self, form: &str) -> Option<&Draft> {
        self.0.get(form)
    }

    /// Keeps a draft, and drops those that are old. Answers whether it was kept: there is a length that is beyond sense.
    pub fn keep(&mut self, form: &str, text: String, now: Moment) -> bool {
        self.tidy(now, |_| false);
        let fits = text.len() <= LONGEST;
        if fits {
            self.0.insert(form.to_owned(), Draft { at: (now.epoch(), now.offset()), text });
        }
        fits
    }

    /// Drops one. Answers whether it was there.
    pub fn drop(&mut self, form: &str) -> bool {
        self.0.remove(form).is_some()
    }

    /// Drops those that are old, or of a form that has nothing to save to any more. Answers whether there were any.
    pub fn tidy(&mut self, now: Moment, is_gone: impl Fn(&str) -> bool) -> bool {
        let before = self.0.len();
        self.0.retain(|form, draft| {
            let age = now.epoch() - draft.at.0;
            // A clock that was set back makes no draft old.
            age < DAYS * 24 * HOUR && !is_gone(form)
        });
        self.0.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> Moment {
        Moment::new(1_795_500_000_000 + day * 24 * HOUR, 60).unwrap()
    }

    #[test]
    fn a_draft_is_kept_until_it_is_dropped_or_thirty_days_old() {
        let mut drafts = Drafts::default();
        assert!(drafts.keep("one", "a\n\"b\"".into(), at(0)) && drafts.keep("two", "c".into(), at(29)));
        let read = Drafts::read(&drafts.write());
        assert_eq!(read, drafts);
        let one = read.get("one").unwrap();
        assert_eq!((one.at(), one.text.as_str()), (Some(at(0)), "a\n\"b\""));
        assert!(!drafts.clone().tidy(at(29), |_| false) && !drafts.clone().tidy(at(-90), |_| false));
        assert!(drafts.tidy(at(30), |_| false));
        assert!(drafts.get("one").is_none() && drafts.get("two").is_some());
        assert!(drafts.drop("two") && !drafts.drop("two"));
        assert_eq!((drafts.write(), Drafts::read("")), (String::new(), drafts));
    }

    #[test]
    fn one_without_its_entry_goes_and_one_beyond_sense_is_not_taken() {
        let mut drafts = Drafts::default();
        assert!(drafts.keep("here", "a".into(), at(0)) && drafts.keep("gone", "b".into(), at(0)));
        assert!(drafts.tidy(at(0), |form| form == "gone"));
        assert!(!drafts.keep("long", "a".repeat(LONGEST + 1), at(0)));
        assert!(drafts.get("gone").is_none() && drafts.get("long").is_none() && drafts.get("here").is_some());
    }

    #[test]
    fn what_cannot_be_read_is_no_draft() {
        for odd in ["", "null", "[", "{\"a\":1}"] {
            assert_eq!(Drafts::read(odd), Drafts::default(), "{odd}");
        }
    }
}
