//! The first paint and the moment the app takes over from the static page. What moves is asked in Chromium alone: only it says so.

use std::time::{Duration, Instant};

use domain::body::{Muscle, Position};
use domain::relief::instruction;
use e2e::{Browser, Engine, Launch, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

/// A phone that opens pages without waiting for all of their files.
fn phone() -> (Launch, Browser) {
    let launch = Launch { waits: false, ..Launch::new(Engine::Chromium) };
    let browser = launch.start();
    (launch, browser)
}

fn is_ready(browser: &Browser) -> bool {
    browser.script("return document.documentElement.dataset.boot", &[]) == json!("ready")
}

fn becomes_ready(browser: &Browser) {
    wait_for(20, || is_ready(browser).then_some(()).ok_or_else(|| "the app does not start".into()));
    // Two frames later everything that could move has moved.
    browser.script(
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
        &[],
    );
}

/// Where every word, control and picture is that can be seen. The browser's own count of shifts is blind at the
/// take-over, because the app's elements are new ones; so the places are compared. The clock's digits may change.
fn everything(browser: &Browser) -> Value {
    let source = "
        const seen = [];
        for (const one of document.querySelectorAll(':is(#page, #app) :is(h1, h2, p, a, button, label, svg, legend)')) {
            if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest('.sr')) continue;
            const b = one.getBoundingClientRect();
            const text = one.closest('.clock') || one.querySelector('.clock') ? '' : (one.innerText ?? '').replace(/\\s+/g, ' ').trim().slice(0, 40);
            if (b.width > 1 && b.height > 1) seen.push(`${one.localName} ${text} ${[b.x, b.y, b.width, b.height].map(Math.round)}`);
        }
        return seen.sort();";
    browser.script(source, &[])
}

/// Where everything is that a person looks at in a cramp.
fn places(browser: &Browser) -> Value {
    let source = "
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
        const box = (one) => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map(Math.round).join(' '); };
        const selectors = ['#instruction', '#instruction svg', '.muscles', '.muscles label', '.positions', '.positions label',
            '.clock', '#eased', '.help-strip', '.hill'];
        return Object.fromEntries(selectors.map((selector) => [selector, shown(selector).map(box)]));";
    browser.script(source, &[])
}

fn clock(browser: &Browser) -> u64 {
    let text = browser.script("return document.querySelector('.clock').textContent", &[]);
    let (minutes, seconds) = text.as_str().unwrap().split_once(':').expect("m:ss");
    minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap()
}

#[test]
fn the_app_takes_over_in_place() {
    let site = Site::release();
    site.hold(".wasm");
    let (launch, browser) = phone();
    let opened = Instant::now();
    browser.open(&site.at("#/now"));
    browser.find("button", "It has eased");
    browser.choose("Where is the cramp?", "Foot");
    browser.script("document.getElementById('m-foot').focus(); scrollTo(0, 30)", &[]);
    std::thread::sleep(Duration::from_secs(3));
    let state =
        "return [document.activeElement.id, scrollY, document.querySelector('[name=muscle]:checked').value]";
    let (before, state_before) = (places(&browser), browser.script(state, &[]));
    for (selector, boxes) in before.as_object().unwrap() {
        assert_ne!(boxes, &json!([]), "{selector} is not on the page: nothing is compared");
    }
    assert!(!is_ready(&browser), "the app is there although its file is held back");
    browser.screenshot("before-take-over");
    site.release_held();
    becomes_ready(&browser);
    browser.screenshot("after-take-over");
    assert_eq!(places(&browser), before, "something moved (left: after, right: before)");
    assert_eq!(browser.script(state, &[]), state_before, "focus, scroll or the chosen muscle was lost");
    assert_eq!(state_before[2], json!("foot"));
    let waited = opened.elapsed().as_secs();
    let shown = clock(&browser);
    assert!(
        (waited.saturating_sub(2)..=waited).contains(&shown),
        "open for {waited} s, the clock says {shown} s"
    );
    browser.nothing_moved();
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn nothing_moves_while_the_page_opens() {
    let site = Site::release();
    let cramp = instruction(Muscle::Calf, Position::Bed).text;
    for (route, heading) in [("", "Tonight"), ("#/now", cramp), ("#/now/help", "Get help")] {
        for held in [Some(".wasm"), Some(".css"), None] {
            if let Some(ending) = held {
                site.hold(ending);
            }
            let (launch, browser) = phone();
            browser.open(&site.at(route));
            browser.find("heading", heading);
            // Time for what is not held back: then only what is late can move anything.
            if held.is_some() {
                std::thread::sleep(Duration::from_secs(1));
            }
            let before = everything(&browser);
            assert_ne!(before, json!([]), "nothing is compared");
            assert!(
                held != Some(".wasm") || !is_ready(&browser),
                "the app is there although its file is held back"
            );
            site.release_held();
            becomes_ready(&browser);
            std::thread::sleep(Duration::from_millis(500));
            // The rest may have come too: it adds below what was there, and moves none of it.
            let after = everything(&browser);
            let (before, after) = (before.as_array().unwrap(), after.as_array().unwrap());
            let moved: Vec<_> = before.iter().filter(|one| !after.contains(one)).collect();
            assert!(
                moved.is_empty(),
                "{route} moved, late: {held:?}: {moved:?} of {before:?} is not in {after:?}"
            );
            println!("{route:?}, late: {held:?}");
            browser.nothing_moved();
            browser.quit().is_clean(&site.url());
            launch.forget();
        }
    }
}

#[test]
fn help_that_was_asked_for_does_not_wait_for_a_script() {
    let site = Site::release();
    site.hold("boot.js");
    let (launch, browser) = phone();
    browser.open(&site.at("#/now"));
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    assert!(!browser.shows("heading", "Tonight"), "Tonight stands in place of the help");
    site.release_held();
    becomes_ready(&browser);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn nothing_blocks_the_first_paint() {
    let site = Site::release();
    for route in ["", "#/now"] {
        let (launch, browser) = phone();
        browser.open(&site.at(route));
        let painted = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
            return paint && performance.getEntriesByType('resource').map((entry) => (
                { name: entry.name, blocking: entry.renderBlockingStatus, end: entry.responseEnd, paint: paint.startTime }))";
        let requests = wait_for(10, || {
            let answer = browser.script(painted, &[]);
            answer.as_array().cloned().ok_or_else(|| "nothing was painted".to_owned())
        });
        let blocking: Vec<_> = requests.iter().filter(|one| one["blocking"] == json!("blocking")).collect();
        assert!(blocking.is_empty(), "{blocking:#?}");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

/// Where Cramp now is, its words and all of it.
fn dome(browser: &Browser) -> Value {
    let source = "
        const link = [...document.querySelectorAll('a[href=\"#/now\"]')].find((one) => one.checkVisibility({ visibilityProperty: true }));
        return [link, ...link.children].map((one) => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map(Math.round); })";
    browser.script(source, &[])
}

/// Most of the page has come, the help with it; the rest is on its way, and with it the app would start.
/// Not in Firefox: its driver answers nothing while a page is loading.
fn half_a_page(engine: Engine, route: &str) -> (Site, Launch, Browser) {
    let site = Site::release();
    site.stall_page(85);
    let launch = Launch { waits: false, ..Launch::new(engine) };
    let browser = launch.start();
    browser.open(&site.at(route));
    browser.find("link", "Cramp now");
    assert!(!browser.shows("heading", "Tonight"), "half a page is shown");
    (site, launch, browser)
}

fn cramp_now_is_there_before_the_page_is(engine: Engine) {
    let help = instruction(Muscle::Calf, Position::Bed).text;
    let (site, launch, browser) = half_a_page(engine, "");
    browser.tap("link", "Cramp now");
    browser.find("heading", help);
    wait_for(5, || {
        let over = browser.shows("link", "Cramp now");
        (!over).then_some(()).ok_or_else(|| "it stands over the help".to_owned())
    });
    browser.screenshot("half-a-page-help");
    assert!(!browser.shows("button", "It has eased"), "a button that does nothing is offered");
    assert!(!is_ready(&browser), "the whole page is there");
    site.release_held();
    becomes_ready(&browser);
    browser.find("heading", help);
    browser.find("button", "It has eased");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn half_a_page_becomes_the_page_in_place(engine: Engine) {
    let (site, launch, browser) = half_a_page(engine, "");
    let before = dome(&browser);
    site.release_held();
    browser.find("heading", "Tonight");
    becomes_ready(&browser);
    assert_eq!(dome(&browser), before, "Cramp now moved (left: after, right: before)");
    if engine == Engine::Chromium {
        browser.nothing_moved();
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
    // Where the address asks for help, the help is what comes next.
    let (site, launch, browser) = half_a_page(engine, "#/now");
    browser.script(
        "window.__headings = []; const look = () => {
            const heading = [...document.querySelectorAll('h1')].find((one) => one.checkVisibility({ visibilityProperty: true }));
            if (heading && __headings.at(-1) !== heading.innerText.trim()) __headings.push(heading.innerText.trim());
            requestAnimationFrame(look); }; look()",
        &[],
    );
    site.release_held();
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    becomes_ready(&browser);
    let seen = browser.script("return __headings", &[]);
    assert_eq!(seen, json!([instruction(Muscle::Calf, Position::Bed).text]), "something else was shown");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_finger_that_is_down_while_the_page_comes_is_not_lost() {
    let (site, launch, browser) = half_a_page(Engine::Chromium, "");
    let at = dome(&browser);
    let (x, y) = (at[1][0].as_f64().unwrap() + 20.0, at[1][1].as_f64().unwrap() + 10.0);
    let mouse = |kind: &str| {
        browser.cdp(
            "Input.dispatchMouseEvent",
            &json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 }),
        )
    };
    mouse("mousePressed");
    site.release_held();
    wait_for(20, || {
        let whole = browser.script("return document.readyState !== 'loading'", &[]) == json!(true);
        whole.then_some(()).ok_or_else(|| "the page does not come".to_owned())
    });
    mouse("mouseReleased");
    browser.arrives_at("#/now");
    becomes_ready(&browser);
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The app arrives just when a finger comes down: between two listeners of one tap, where the continuation of a promise may run.
const ARRIVES: &str = "{
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...all) => {
        WebAssembly.instantiateStreaming = real;
        const made = await real.apply(WebAssembly, all);
        await new Promise((done) => { window.__arrive = done; });
        return made;
    };
    addEventListener('pointerdown', () => window.__arrive(), true);
}";

fn a_tap_in_which_the_app_arrives_is_not_lost(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::new(engine));
    site.inject(ARRIVES);
    let browser = launch.start();
    browser.open(&site.url());
    wait_for(20, || {
        let waits = browser.script("return !!window.__arrive", &[]) == json!(true);
        waits.then_some(()).ok_or_else(|| "the app is not on its way".to_owned())
    });
    assert!(!is_ready(&browser));
    browser.press("Cramp now");
    becomes_ready(&browser);
    browser.find("heading", instruction(Muscle::Calf, Position::Bed).text);
    browser.arrives_at("#/now");
    browser.quit();
    launch.forget();
}

#[test]
fn a_language_that_is_none_keeps_nobody_from_the_app() {
    let (site, launch) = (Site::with_faults(), Launch::new(Engine::Chromium));
    site.inject("Object.defineProperty(Navigator.prototype, 'language', { get: () => 'C' });");
    let browser = launch.start();
    browser.open(&site.url());
    becomes_ready(&browser);
    browser.quit();
    launch.forget();
}

in_every_engine!(a_tap_in_which_the_app_arrives_is_not_lost);

mod half_a_page {
    use super::*;

    #[test]
    fn cramp_now_can_be_tapped_in_chromium() {
        cramp_now_is_there_before_the_page_is(Engine::Chromium);
    }

    #[test]
    fn cramp_now_can_be_tapped_in_webkitgtk() {
        cramp_now_is_there_before_the_page_is(Engine::WebKitGtk);
    }

    #[test]
    fn it_becomes_the_page_in_place_in_chromium() {
        half_a_page_becomes_the_page_in_place(Engine::Chromium);
    }

    #[test]
    fn it_becomes_the_page_in_place_in_webkitgtk() {
        half_a_page_becomes_the_page_in_place(Engine::WebKitGtk);
    }
}
