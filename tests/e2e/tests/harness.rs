//! The harness itself, proved on a small page in every engine.

use std::path::Path;

use e2e::{Engine, Launch, Name, Site, in_every_engine, in_every_engine_with_all};
use serde_json::json;

fn small_site() -> Site {
    Site::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))
}

fn a_page_is_used_by_role_and_name(engine: Engine) {
    let site = small_site();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("heading", "Harness");
    assert!(!browser.shows("button", "Never seen"), "a hidden button is not seen");
    browser.tap("link", "Big link");
    browser.arrives_at("#/there");
    browser.tap("button", Name::Starting("Count"));
    browser.reads("stored 1");
    browser.choose("Which leg?", "Right");
    assert!(browser.is_chosen(&browser.find_in("Which leg?", "radio", "Right")).unwrap());
    assert!(!browser.is_chosen(&browser.find_in("Which hand?", "radio", "Right")).unwrap());
    browser.choose("Which hand?", Name::With(&["ig", "ht"]));
    browser.screenshot("harness");
    let page = browser.script("return [innerWidth, innerHeight, screen.width]", &[]);
    if engine == Engine::Chromium {
        assert_eq!(page, json!([390, 844, 390]));
        browser.nothing_moved();
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn the_server_can_go_and_the_browser_start_cold(engine: Engine) {
    let mut site = small_site();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.reads("ready offline");
    browser.tap("button", "Count one more");
    site.go_offline();
    browser.reload();
    browser.reads("stored 1");
    browser.quit().is_clean(&site.url());
    let browser = launch.start();
    if engine.keeps_a_profile() {
        browser.open(&site.url());
        browser.reads("stored 1");
    } else {
        site.go_online();
        browser.open(&site.url());
        browser.reads("stored 0");
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn evidence_is_seen(engine: Engine) {
    let site = small_site();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("heading", "Harness");
    let source = "document.querySelector('h1').setAttribute('style', 'color: red');
        const image = new Image(); image.src = 'http://127.0.0.1:9/spy.png'; document.body.append(image);
        fetch('http://elsewhere.example/').catch(() => {})";
    browser.script(source, &[]);
    browser.find("heading", "Harness");
    let evidence = browser.quit();
    let seen = evidence.violations.iter().map(String::as_str).collect::<String>();
    assert!(seen.contains("style-src") && seen.contains("img-src") && seen.contains("connect-src"), "{seen}");
    launch.forget();
}

fn scripts_can_be_off(engine: Engine) {
    let site = small_site();
    let launch = Launch { scripting: false, ..Launch::new(engine) };
    let browser = launch.start();
    browser.open(&site.url());
    browser.choose("Which leg?", "Left");
    // The page's own script would have changed this; the driver's still runs.
    browser.reads("loading");
    assert_eq!(browser.script("return matchMedia('(scripting: none)').matches", &[]), json!(true));
    browser.quit();
    launch.forget();
}

in_every_engine!(a_page_is_used_by_role_and_name);
in_every_engine_with_all!(the_server_can_go_and_the_browser_start_cold, evidence_is_seen, scripts_can_be_off,);
