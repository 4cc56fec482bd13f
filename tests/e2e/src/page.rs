//! Finding and using what is on the page as a person does: by role and accessible name, visible things only.
//! Everything waits for what it needs, up to ten seconds, and says what was there instead when it gives up.

use std::fmt;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait_for;

const NAMES: &str = include_str!("names.js");
/// How long a person would wait. Slow machines included.
const PATIENCE: u64 = 30;
/// The key of an element reference in the WebDriver protocol.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An accessible name, or what is known of it.
#[derive(Debug, Clone, Copy)]
pub enum Name<'a> {
    /// The whole name.
    Exactly(&'a str),
    /// The beginning of the name.
    Starting(&'a str),
    /// All of these occur in the name.
    With(&'a [&'a str]),
}

impl<'a> From<&'a str> for Name<'a> {
    fn from(name: &'a str) -> Name<'a> {
        Name::Exactly(name)
    }
}

impl Name<'_> {
    fn fits(self, name: &str) -> bool {
        match self {
            Name::Exactly(whole) => name == whole,
            Name::Starting(start) => name.starts_with(start),
            Name::With(parts) => parts.iter().all(|part| name.contains(part)),
        }
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Name::Exactly(whole) => write!(f, "“{whole}”"),
            Name::Starting(start) => write!(f, "“{start}…”"),
            Name::With(parts) => write!(f, "with “{}”", parts.join("” and “")),
        }
    }
}

/// Something that was found on the page.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its role: `link`, `button`, `radio`, …
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// The name of the group around it, or nothing.
    pub group: String,
    pub(crate) element: Value,
    target: Value,
}

impl Browser {
    /// Waits until something with this role and name can be seen, and gives it back.
    pub fn find<'a>(&self, role: &str, name: impl Into<Name<'a>>) -> Found {
        self.find_in("", role, name)
    }

    /// The same inside the group (a fieldset by its legend) whose name starts like this.
    pub fn find_in<'a>(&self, group: &str, role: &str, name: impl Into<Name<'a>>) -> Found {
        self.seek(group, &[role], name.into())
    }

    fn seek(&self, group: &str, roles: &[&str], name: Name) -> Found {
        let fits = |one: &Found| name.fits(&one.name) && one.group.starts_with(group);
        wait_for(PATIENCE, || {
            let all = self.visible(roles)?;
            let found = all.iter().find(|one| fits(one)).cloned().ok_or_else(|| {
                let listed: Vec<String> = all.iter().map(ToString::to_string).collect();
                format!(
                    "no {} {name} in “{group}”. There was:\n  {}",
                    roles.join(" or "),
                    listed.join("\n  ")
                )
            })?;
            self.confirm(&found)?;
            Ok(found)
        })
    }

    /// True when something with this role and name can be seen now.
    pub fn shows<'a>(&self, role: &str, name: impl Into<Name<'a>>) -> bool {
        let name = name.into();
        self.visible(&[role]).is_ok_and(|all| all.iter().any(|one| name.fits(&one.name)))
    }

    /// Taps something: a link, a button, a checkbox.
    pub fn tap<'a>(&self, role: &str, name: impl Into<Name<'a>>) {
        let name = name.into();
        self.tap_sought(|| self.find(role, name));
    }

    /// Taps a button or a link: to a person they are the same.
    pub fn press<'a>(&self, name: impl Into<Name<'a>>) {
        let name = name.into();
        self.tap_sought(|| self.seek("", &["button", "link"], name));
    }

    /// Closes every notice, as a person does who has read them.
    pub fn close_notices(&self) {
        let source = "for (const one of document.querySelectorAll('.toasts .notice button'))
            if (/^(Close|Later)$/.test(one.innerText.trim())) one.click()";
        self.script(source, &[]);
    }

    /// Taps the radio with this name in the group whose legend starts like this, and waits until it is chosen.
    pub fn choose<'a>(&self, group: &str, radio: impl Into<Name<'a>>) {
        let radio = radio.into();
        let found = self.tap_sought(|| self.find_in(group, "radio", radio));
        // The app may have moved on already: then there is nothing left to look at.
        wait_for(PATIENCE, || match self.is_chosen(&found) {
            Ok(false) => Err(format!("“{}” in “{group}” is not chosen after the tap", found.name)),
            _ => Ok(()),
        });
    }

    /// Whether a radio or a checkbox is checked.
    ///
    /// # Errors
    /// It is gone.
    pub fn is_chosen(&self, found: &Found) -> Result<bool, String> {
        let source = "const e = arguments[0]; return e.checked ?? e.getAttribute('aria-checked') === 'true'";
        self.try_script(source, std::slice::from_ref(&found.element)).map(|answer| answer == json!(true))
    }

    /// What is written in a text box.
    pub fn value(&self, found: &Found) -> String {
        let value = self.script("return arguments[0].value", std::slice::from_ref(&found.element));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Types at the end of what stands in a text box, one key after the other.
    pub fn type_into(&self, found: &Found, text: &str) {
        let source = "const e = arguments[0]; e.focus(); if (e.selectionStart !== null) e.setSelectionRange(e.value.length, e.value.length)";
        self.script(source, std::slice::from_ref(&found.element));
        self.ask(|driver| {
            let text = text.to_owned();
            async move { driver.active_element().await?.send_keys(text).await }
        });
    }

    /// The visible text of the page.
    pub fn text(&self) -> String {
        let text = self.try_script("return document.body.innerText", &[]).unwrap_or_default();
        tidy(text.as_str().unwrap_or_default())
    }

    /// Waits until the visible text contains this, upper and lower case alike.
    pub fn reads(&self, part: &str) {
        let part = tidy(part);
        wait_for(PATIENCE, || {
            let text = self.text();
            let there = text.to_lowercase().contains(&part.to_lowercase());
            there.then_some(()).ok_or_else(|| format!("“{part}” is not in: {text}"))
        });
    }

    /// Waits until something with this role can be seen that says this. A message such as an alert has a text but no name.
    pub fn says(&self, role: &str, part: &str) {
        let part = tidy(part);
        wait_for(PATIENCE, || {
            let mut said = Vec::new();
            for one in self.visible(&[role])? {
                let text =
                    self.try_script("return arguments[0].innerText", std::slice::from_ref(&one.element))?;
                said.push(tidy(text.as_str().unwrap_or_default()));
            }
            let there = said.iter().any(|text| text.contains(&part));
            there.then_some(()).ok_or_else(|| format!("no {role} says “{part}”. They say: {said:?}"))
        });
    }

    /// Waits until the address ends like this.
    pub fn arrives_at(&self, end: &str) {
        wait_for(PATIENCE, || {
            let address = self.ask(|driver| driver.current_url()).to_string();
            address.ends_with(end).then_some(()).ok_or_else(|| format!("{address} does not end in {end}"))
        });
    }

    /// Everything that can be seen and has one of these roles, or any.
    ///
    /// # Errors
    /// There is no page to ask at the moment.
    pub fn visible(&self, roles: &[&str]) -> Result<Vec<Found>, String> {
        let answer = self.try_script(&format!("{NAMES}\nreturn found;"), &[json!(roles)])?;
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let found = |one: &Value| Found {
            role: text(one, "role"),
            name: text(one, "name"),
            group: text(one, "group"),
            element: one["element"].clone(),
            target: one["target"].clone(),
        };
        answer.as_array().map(|all| all.iter().map(found).collect()).ok_or_else(|| answer.to_string())
    }

    /// Taps what is found. Where it is replaced under the finger, as at the take-over, a person looks and taps once more.
    fn tap_sought(&self, seek: impl Fn() -> Found) -> Found {
        let mut found = seek();
        for last in [false, true] {
            let id = found.target[ELEMENT].as_str().expect("an element");
            match self.tap_element(id) {
                Ok(()) => break,
                Err(why) if !last && why.contains("stale") => found = seek(),
                Err(why) => panic!("{found} could not be tapped: {why}"),
            }
        }
        found
    }

    /// Whether the browser's word for a role is ours: `image` and `img` are the same to the standard, and WebKitGTK calls a field
    /// for numbers a text field and a list to choose from a button.
    fn is_role(&self, ours: &str, theirs: &str) -> bool {
        let gtk = matches!((ours, theirs), ("spinbutton", "textbox") | ("combobox", "button"));
        ours == theirs || (gtk && self.engine == Engine::WebKitGtk) || (ours, theirs) == ("img", "image")
    }

    /// Asks the browser what it calls the element: its word counts, ours only finds candidates. While the app takes over from the
    /// page, its answer may be about what has just gone.
    fn confirm(&self, found: &Found) -> Result<(), String> {
        let id = found.element[ELEMENT].as_str().expect("an element");
        let role = self.computed(id, "computedrole");
        let name = self.computed(id, "computedlabel");
        // An element that was replaced meanwhile, or a driver without these questions, cannot be asked.
        let (Ok(role), Ok(name)) = (role, name) else { return Ok(()) };
        // WebKit drops the space at which a line happens to break, so spaces do not count.
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        let same = self.is_role(&found.role, &role) && letters(&name) == letters(&found.name);
        if same { Ok(()) } else { Err(format!("{found} is {role} “{name}” to {}", self.engine.slug())) }
    }
}

/// A text as it is seen: any run of spaces is one.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} “{}”", self.role, self.name)?;
        if self.group.is_empty() { Ok(()) } else { write!(f, " in “{}”", self.group) }
    }
}
