//! The licences of other people's work: a tap away from Settings, also without a network, with a way back.

use e2e::{Engine, Launch, Site, in_every_engine_with_all};
use serde_json::json;

fn the_licences_are_a_tap_away_also_without_a_network(engine: Engine) {
    let mut site = Site::release().copied();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("Ready offline");
    site.go_offline();
    browser.tap("link", "Licences");
    browser.find("heading", "Licences");
    browser.reads("The standard library of Rust");
    browser.reads("leptos 0.");
    // Each text opens, and nothing is wider than the screen.
    browser.script("for (const one of document.querySelectorAll('details')) one.open = true", &[]);
    browser.reads("THE SOFTWARE IS PROVIDED \"AS IS\"");
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(browser.script(wide, &[]), json!(true), "wider than the screen");
    browser.screenshot("licences");
    browser.script("scrollTo(0, 0)", &[]);
    browser.tap("link", "Back to Settings");
    browser.find("heading", "Settings");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine_with_all!(the_licences_are_a_tap_away_also_without_a_network);
