//! The phone dies at any moment of the flow, before the app is there or after: the entry is there with the right start, what was
//! not said is not known, and nothing is there that nobody did.

use std::thread;
use std::time::Duration;

use domain::cramp::Ending;
use e2e::stores::Keys;
use e2e::{Engine, Launch, Session, Site, in_every_engine_with_all};
use serde_json::{Value, json};

use super::support::{cramps, shifted};

/// How often it dies.
const TIMES: u32 = 20;

/// The next of a row of numbers that are as good as random and the same in every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// What must be in the diary: when it began, and how it ended.
struct Pledge {
    start: i64,
    eased: bool,
    what: String,
}

/// A page whose app never starts: its code is still on its way.
const ON_ITS_WAY: &str =
    "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});";

/// Two hours later for each time: a clock that still ran has stopped by then, and each cramp is one of its own.
fn later(site: &Site, times: u32, more: &str) {
    site.inject(&format!("{{ {} }} {more}", shifted(&format!("{times} * 7200000"))));
}

/// Begins a cramp and leaves it at a stage of the flow; the entry is on the disk by then, from before the app or by it.
fn begin(session: &Session, stage: u64) -> Pledge {
    let opened = || session.script("return Math.round(performance.timeOrigin)", &[]);
    let start = opened().as_i64().unwrap();
    if stage == 0 {
        // Nothing but the static page: the app does not start.
        let marked = "for (let n = 0; n < 500; n += 1) {
                if ((await quietlegsShadow.keys()).includes('opened')) return true;
                await new Promise((end) => setTimeout(end, 10));
            }
            return false";
        assert_eq!(session.script(marked, &[]), json!(true), "nothing is on the disk");
        assert_ne!(session.script("return document.documentElement.dataset.boot", &[]), json!("ready"));
        return Pledge { start, eased: false, what: "before the app".into() };
    }
    session.script("await ready(); await until('the draft', () => Object.keys(first()).some((key) => key.includes('/cramp/')))", &[]);
    // On the disk: what both stores have.
    let both = "for (let n = 0; n < 500; n += 1) {
            const { first: one, second: two } = await stores();
            const wants = (all) => JSON.stringify(Object.entries(all).filter(([key]) => key.includes('/cramp/')).sort());
            if (wants(one) === wants(two)) return true;
            await new Promise((end) => setTimeout(end, 10));
        }
        return false";
    if stage >= 2 {
        session.script("document.getElementById('m-foot').click()", &[]);
    }
    if stage >= 3 {
        session.script("(await until('It has eased', () => document.querySelector('#app #eased'))).click(); await until('the note', () => document.querySelector('#app .log'))", &[]);
    }
    if stage >= 4 {
        session.script("document.getElementById('worst-6').click()", &[]);
    }
    assert_eq!(session.script(both, &[]), json!(true), "it is not in both stores");
    Pledge { start, eased: stage >= 3, what: format!("stage {stage}") }
}

/// Compares the diary with what was pledged.
fn is_kept(session: &Session, pledged: &[Pledge]) {
    let source = "await ready(); await compared();
        for (let n = 0; n < 500 && (await quietlegsShadow.keys()).includes('opened'); n += 1) {
            await new Promise((end) => setTimeout(end, 10));
        }
        return second()";
    let held: Value = session.script(source, &[]);
    let keys: Keys = serde_json::from_value(held).unwrap();
    let all = cramps(&keys);
    for pledge in pledged {
        let found: Vec<_> = all.values().filter(|cramp| cramp.start.epoch() == pledge.start).collect();
        assert_eq!(found.len(), 1, "{} at {}: {all:#?}", pledge.what, pledge.start);
        let cramp = found[0];
        let ended = matches!(cramp.ending, Ending::Measured(length) if (0..60_000).contains(&length));
        let right = if pledge.eased { ended } else { cramp.ending == Ending::Unknown };
        assert!(right, "{}: {:?}", pledge.what, cramp.ending);
        assert!(
            cramp.side.is_none() && cramp.helped.is_none() && cramp.note.is_empty(),
            "invented: {cramp:?}"
        );
    }
    assert_eq!(all.len(), pledged.len(), "something is there that nobody did: {all:#?}");
}

fn killed_at_twenty_instants_the_draft_is_there_with_the_right_start(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let mut seed = 0x5eed_0214;
    let mut pledged = Vec::new();
    for times in 0..TIMES {
        later(&site, 2 * times, "");
        let session = Session::start(&launch, &site, "#/settings");
        is_kept(&session, &pledged);
        let stage = next(&mut seed) % 5;
        later(&site, 2 * times + 1, if stage == 0 { ON_ITS_WAY } else { "" });
        session.load("#/now");
        pledged.push(begin(&session, stage));
        thread::sleep(Duration::from_millis(next(&mut seed) % 400));
        session.kill();
    }
    later(&site, 2 * TIMES, "");
    let session = Session::start(&launch, &site, "#/settings");
    is_kept(&session, &pledged);
    session.quit();
    let early = pledged.iter().filter(|one| one.what == "before the app").count();
    let eased = pledged.iter().filter(|one| one.eased).count();
    println!(
        "killed: {} {TIMES} times, {early} before the app was there, {eased} after it had eased",
        engine.slug()
    );
    assert!(early > 0 && eased > 0 && eased + early < pledged.len(), "an instant was never tried");
    launch.forget();
}

in_every_engine_with_all!(killed_at_twenty_instants_the_draft_is_there_with_the_right_start);
