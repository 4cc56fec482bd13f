//! A diary that was kept before the test began, and what a person fills in by the words beside a field.

use domain::diary::{Diary, Record};
use domain::moment::Moment;
use domain::vault::{Change, Index, take_in};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::site::Site;
use crate::wait_for;

/// What the app itself would have stored by `now`: closed months folded, the rest one by one.
pub fn stored(records: &[Record], now: Moment) -> Vec<(String, String)> {
    let (mut diary, mut index) = (Diary::default(), Index::default());
    for record in records {
        diary.take(record.clone());
    }
    let mut all = Vec::new();
    for Change { put, .. } in take_in(&diary, &mut index, records, now) {
        all.extend(put);
    }
    all
}

impl Browser {
    /// Writes into both stores without the app, in place of what was there.
    pub fn seed(&self, site: &Site, all: &[(String, String)]) {
        self.open(&site.at("rescue.html"));
        self.script("return import('./shadow.js').then(() => localStorage.clear())", &[]);
        for some in all.chunks(40) {
            let flat: Vec<&String> = some.iter().flat_map(|(key, value)| [key, value]).collect();
            let put = "for (let at = 0; at < arguments[0].length; at += 2) localStorage.setItem(arguments[0][at], arguments[0][at + 1]);
                return quietlegsShadow.write(arguments[0], [])";
            // Right after the app, WebKit may still have its connection to the store.
            wait_for(60, || self.try_script(put, &[json!(flat)]).map(drop));
        }
    }

    /// Now, as the page's own clock and its place in the world have it.
    pub fn now(&self) -> Moment {
        let now =
            self.script("const now = new Date(); return [now.getTime(), -now.getTimezoneOffset()]", &[]);
        let offset = now[1].as_i64().and_then(|offset| i16::try_from(offset).ok());
        now[0].as_i64().zip(offset).and_then(|(at, offset)| Moment::new(at, offset)).expect("a time")
    }

    /// Fills in the field, or chooses in the list, that has these words beside it. Pickers of dates and times differ from browser
    /// to browser, so the value is set as they set it: with an input and a change.
    pub fn fill(&self, label: &str, value: &str) {
        let source = "const label = [...document.querySelectorAll('label')].find((one) =>
                one.checkVisibility() && one.innerText.trim().startsWith(arguments[0]));
            const field = label?.control;
            if (!field) return 'no field';
            field.scrollIntoView({ block: 'center', behavior: 'instant' });
            field.focus();
            const option = [...(field.options ?? [])].find((one) => one.text === arguments[1]);
            if (field.options && !option) return 'no such choice';
            field.value = option ? option.value : arguments[1];
            for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
            return field.value === (option ? option.value : arguments[1]) || field.value";
        wait_for(10, || match self.try_script(source, &[json!(label), json!(value)])? {
            Value::Bool(true) => Ok(()),
            other => Err(format!("“{label}” cannot be filled in: {other}")),
        });
    }

    /// How many elements the page has.
    pub fn nodes(&self) -> u64 {
        let count = self.script("return document.getElementsByTagName('*').length", &[]);
        count.as_u64().expect("a number")
    }
}
