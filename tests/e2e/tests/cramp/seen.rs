//! What must be seen at once: the instruction and "It has eased", at any size of text and screen; and a tap that needs no app.

use domain::body::{Muscle, Position};
use domain::relief::instruction;
use e2e::{Browser, Engine, Launch, Site, wait_for};
use serde_json::{Value, json};

/// Phones upright, on their side, and the smallest.
const SIZES: [(u32, u32); 4] = [(390, 844), (320, 568), (844, 390), (568, 320)];

/// Text of the whole size of 200 %: the largest of the settings.
const LARGEST: &str = "4";
/// What a browser set to text of twice the size does.
const TWICE: &str = "200%";

fn is_ready(browser: &Browser) -> bool {
    browser.script("return document.documentElement.dataset.boot", &[]) == json!("ready")
}

/// What of these is not wholly on the screen, or lies under something else.
fn hidden(browser: &Browser) -> Value {
    let source = "
        const shown = (one) => one.checkVisibility() && one.getClientRects().length;
        const all = ['.now .say', '#eased'].map((selector) => [selector, [...document.querySelectorAll(selector)].find(shown)]);
        return all.flatMap(([selector, one]) => {
            if (!one) return [`${selector} is not there`];
            const range = document.createRange();
            range.selectNodeContents(one);
            const boxes = selector === '#eased' ? [one.getBoundingClientRect()] : [...range.getClientRects()];
            return boxes.filter((b) => {
                const inside = b.top >= 0 && b.left >= 0 && b.bottom <= innerHeight && b.right <= innerWidth;
                const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
                return !inside || !one.contains(top) && !top?.contains(one);
            }).map((b) => `${selector} at ${Math.round(b.top)} to ${Math.round(b.bottom)} of ${innerHeight}`);
        });";
    browser.script(source, &[])
}

/// What can be tapped and is smaller than 64 pixels, and what is wider than the screen.
fn small(browser: &Browser) -> Value {
    let source = "
        const out = [...document.querySelectorAll('.now :is(a, button, label)')].filter((one) => one.checkVisibility());
        const small = out.filter((one) => { const b = one.getBoundingClientRect(); return b.width < 64 || b.height < 64; });
        const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
        return [...small.map((one) => `${one.textContent.trim() || one.ariaLabel} ${JSON.stringify(one.getBoundingClientRect())}`), ...wide];";
    browser.script(source, &[])
}

#[test]
fn the_instruction_and_the_way_to_end_it_are_seen_without_scrolling() {
    let mut failures = Vec::new();
    for size in SIZES {
        let launch = Launch { size, ..Launch::new(Engine::Chromium) };
        for text in ["1", LARGEST, TWICE] {
            let site = Site::release();
            let browser = launch.start();
            browser.open(&site.at("#/now"));
            wait_for(20, || is_ready(&browser).then_some(()).ok_or_else(|| "the app does not start".into()));
            for muscle in Muscle::ALL {
                for position in Position::ALL {
                    let choose = "
                        const root = document.documentElement;
                        if (arguments[0].endsWith('%')) root.style.fontSize = arguments[0];
                        else root.dataset.text = arguments[0];
                        for (const id of [...arguments].slice(1)) document.getElementById(id)?.click();
                        scrollTo(0, 0);
                        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";
                    let ids = [format!("m-{}", muscle.id()), format!("p-{}", position.id())];
                    browser.script(choose, &[json!(text), json!(ids[0]), json!(ids[1])]);
                    browser.find("heading", instruction(muscle, position).text);
                    let wrong = [hidden(&browser), small(&browser)];
                    for one in wrong.iter().flat_map(|all| all.as_array().unwrap()) {
                        failures.push(format!("{size:?}, text {text}, {muscle:?} {position:?}: {one}"));
                    }
                }
            }
            browser.screenshot(&format!("now-{}x{}-{text}", size.0, size.1));
            browser.close().is_clean(&site.url());
        }
        launch.forget();
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn the_help_is_there_in_the_first_paint_and_one_tap_changes_the_muscle_before_the_app() {
    let site = Site::release();
    // The second visit: every file is at hand but the app's own.
    let launch = Launch { waits: false, ..Launch::new(Engine::Chromium) };
    let browser = launch.start();
    site.hold(".wasm");
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
    browser.open(&site.at("#/now"));
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    let first = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
        return paint && { paint: paint.startTime, scripts: performance.getEntriesByType('resource')
            .filter((one) => one.initiatorType === 'script' && one.responseEnd > 0 && one.responseEnd < paint.startTime).length }";
    wait_for(20, || {
        let painted = browser.script(first, &[]);
        (!painted.is_null()).then_some(()).ok_or_else(|| "nothing was painted".to_owned())
    });
    browser.choose("Where is the cramp?", "Front of thigh");
    browser.find("heading", instruction(Muscle::Quad, Position::Bed).text);
    assert!(!is_ready(&browser), "the app is there although its file is held back");
    let opened = browser.script("return +document.getElementById('page').dataset.opened", &[]);
    site.release_held();
    wait_for(60, || is_ready(&browser).then_some(()).ok_or_else(|| "the app does not start".into()));
    browser.find("heading", instruction(Muscle::Quad, Position::Bed).text);
    let kept = wait_for(20, || super::support::kept(&browser).pop().ok_or_else(|| "no entry".to_owned()));
    assert_eq!((json!(kept.start.epoch()), kept.muscle), (opened, Some(Muscle::Quad)));
    browser.quit().is_clean(&site.url());
    launch.forget();
}
