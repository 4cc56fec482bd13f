//! What the browser saw while a test ran: policy violations, errors, requests, layout shifts.
//!
//! In Chromium three witnesses agree on "no request left the origin": the recorder in the page, the browser's
//! own log of every request (workers included), and a resolver that knows no name. In the others the page's
//! resource timing and the recorder, which starts after the load there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;

/// Runs in the page, before anything else where the engine allows it.
pub(crate) const RECORDER: &str = include_str!("recorder.js");

/// What was seen. Sets, because a page is asked more than once.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Content security policy violations.
    pub violations: BTreeSet<String>,
    /// Uncaught errors and console errors.
    pub errors: BTreeSet<String>,
    /// The address of every request the browser made or tried to make.
    pub requests: BTreeSet<String>,
}

impl Evidence {
    /// Panics when a policy was violated or anything was asked of another origin than this.
    pub fn is_clean(&self, origin: &str) {
        // These are the browser's own inside, such as its new-tab page; nothing leaves the device for them. Firefox calls the empty
        // page "document", and Chromium gives a page that is still on its way no name at all: a request always has an address.
        let inside = |address: &str| {
            address.starts_with("chrome:") || matches!(address, "" | "about:blank" | "document")
        };
        let elsewhere = |address: &&String| !address.starts_with(origin) && !inside(address);
        let foreign: Vec<&String> = self.requests.iter().filter(elsewhere).collect();
        assert!(foreign.is_empty(), "requests to other origins: {foreign:#?}");
        assert!(!self.requests.is_empty(), "no request was seen at all: the evidence is broken");
        assert!(self.violations.is_empty(), "policy violations: {:#?}", self.violations);
        let panics: Vec<&String> = self.errors.iter().filter(|error| error.contains("panicked")).collect();
        assert!(panics.is_empty(), "the app panicked: {panics:#?}");
    }

    pub(crate) fn add_net_log(&mut self, file: &Path) {
        let Ok(text) = fs::read_to_string(file) else { return };
        let log: Value = serde_json::from_str(&text).expect("Chromium's log of its requests");
        let events = log["events"].as_array().into_iter().flatten();
        let address = |event: &Value| {
            let from_a_page =
                event["params"]["initiator"].as_str().is_some_and(|who| who.starts_with("http"));
            let address = event["params"]["url"].as_str().filter(|_| from_a_page)?;
            address.contains("//").then(|| address.to_owned())
        };
        self.requests.extend(events.filter_map(address));
    }
}

impl Browser {
    /// What was seen so far in this session.
    pub fn gather(&self) {
        let report = || self.try_script("return window.__seen?.report()", &[]);
        let Ok(mut page) = report() else { return };
        if page.is_null() {
            // The app has loaded its page anew.
            self.start_recorder();
            page = report().unwrap_or_default();
        }
        let strings = |key: &str| {
            let list = page[key].as_array().cloned().unwrap_or_default();
            list.into_iter().filter_map(|one| one.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let mut evidence = self.evidence.borrow_mut();
        evidence.violations.extend(strings("violations"));
        evidence.errors.extend(strings("errors"));
        evidence.requests.extend(strings("requests"));
        if self.engine == crate::Engine::Chromium {
            for entry in self.ask(|driver| driver.browser_log()) {
                if entry.message.contains("Content Security Policy") {
                    evidence.violations.insert(entry.message);
                } else if entry.level == "SEVERE" {
                    evidence.errors.insert(entry.message);
                }
            }
        }
    }

    /// Starts the recorder where it could not start before the page.
    pub(crate) fn start_recorder(&self) {
        // Without scripts there is nothing to record with, and nothing to record.
        drop(self.try_script(RECORDER, &[]));
    }

    /// Panics when anything moved by itself, not after a tap, since the page opened (Chromium only).
    pub fn nothing_moved(&self) {
        let shifts = self.script("return window.__seen.shifts.filter((shift) => !shift.tapped)", &[]);
        assert_eq!(shifts, json!([]), "layout shifts");
    }
}
