//! What the tests of a cramp share.

use domain::cramp::Cramp;
use domain::diary::Entry;
use domain::id::Id;
use e2e::stores::{Keys, loaded};
use e2e::{Browser, Engine, Launch, Site};
use std::collections::BTreeMap;

/// Sets every clock of the pages opened from now on to this hour and minute of today, and of tomorrow for 24 and more.
pub fn clock_at(site: &Site, hour: u32, minute: u32) {
    site.inject(&format!(
        "{{
            const wanted = new Date(); wanted.setHours({hour}, {minute}, 5, 0);
            {}
        }}",
        shifted("wanted - Date.now()")
    ));
}

/// A script that moves every clock of a page by so many milliseconds.
pub fn shifted(by: &str) -> String {
    format!(
        "const Real = Date, shift = {by}, origin = performance.timeOrigin;
        Object.defineProperty(performance, 'timeOrigin', {{ get: () => origin + shift, configurable: true }});
        globalThis.Date = class extends Real {{
            constructor(...parts) {{ parts.length ? super(...parts) : super(Real.now() + shift + (globalThis.__later ?? 0)); }}
            static now() {{ return Real.now() + shift + (globalThis.__later ?? 0); }}
        }};"
    )
}

/// Lets so many minutes pass on the clocks of a page of [`clock_at`].
pub fn pass(browser: &Browser, minutes: u32) {
    browser.script(&format!("window.__later = (window.__later ?? 0) + {minutes} * 60000"), &[]);
}

/// A phone on a site whose clocks can be set.
pub fn phone(engine: Engine) -> (Site, Launch, Browser) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    (site, launch, browser)
}

/// Every cramp in these keys as it stands now, and what was no cramp.
pub fn cramps(keys: &Keys) -> BTreeMap<Id, Cramp> {
    let mut newest = BTreeMap::new();
    for record in loaded(keys).records {
        if newest.get(&record.id).is_none_or(|(rev, _)| *rev < record.rev) {
            newest.insert(record.id, (record.rev, record.entry));
        }
    }
    let cramp = |(id, (_, entry))| match entry {
        Some(Entry::Cramp(cramp)) => Some((id, cramp)),
        _ => None,
    };
    newest.into_iter().filter_map(cramp).collect()
}

/// The cramps localStorage has.
pub fn kept(browser: &Browser) -> Vec<Cramp> {
    let all = browser.script("return { ...localStorage }", &[]);
    let keys: Keys = serde_json::from_value(all).unwrap();
    let mut all: Vec<Cramp> = cramps(&keys).into_values().collect();
    all.sort_by_key(|cramp| cramp.start.epoch());
    all
}

/// What is stored of the running session, as the app wrote it.
pub fn session(browser: &Browser) -> serde_json::Value {
    let source = "let best = [-1, null];
        for (const [key, value] of Object.entries(localStorage)) {
            const found = /^quietlegs\\/3\\/session\\/(\\d+)/.exec(key);
            if (found && +found[1] > best[0]) best = [+found[1], value];
        }
        return best[1] && JSON.parse(best[1].split('|').slice(6).join('|'))";
    browser.script(source, &[])
}
