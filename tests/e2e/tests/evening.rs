//! A first evening, from the cramp to the cold start without a network, in every engine.

use std::time::Duration;

use domain::content::hydration as words;
use domain::urine::Light;
use e2e::clock::opens_at;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};
use serde_json::json;

const ROUTES: [&str; 21] = [
    "#/",
    "#/now",
    "#/now/help",
    "#/now/log",
    "#/stretch",
    "#/play/b-standing",
    "#/play/b-chair",
    "#/hydration",
    "#/hydration/colour",
    "#/hydration/mornings",
    "#/plan",
    "#/nights",
    "#/learn",
    "#/learn/doctor",
    "#/nights/2026-11-23",
    "#/signs",
    "#/nights/patterns",
    "#/nights/report",
    "#/cramp",
    "#/nights/patterns/how",
    "#/settings",
];

fn an_evening_is_kept_without_a_network(engine: Engine) {
    let mut site = Site::fast();
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("link", "Cramp now");
    browser.screenshot("tonight");
    help_with_a_foot_cramp(&browser);
    play_the_short_set(&browser);
    check_hydration(&browser);
    browser.tap("link", "Nights");
    finds_the_whole_evening(&browser);
    browser.screenshot("nights");

    browser.tap("link", "Tonight");
    browser.tap("link", "Settings");
    browser.reads("Ready offline");
    browser.screenshot("settings");
    site.go_offline();
    browser.reload();
    browser.go_to("#/nights");
    finds_the_whole_evening(&browser);
    every_route_opens(&browser);
    browser.quit().is_clean(&site.url());

    if engine.keeps_a_profile() {
        let browser = launch.start();
        browser.open(&site.at("#/nights"));
        finds_the_whole_evening(&browser);
        every_route_opens(&browser);
        browser.quit().is_clean(&site.url());
    }
    let cold = if engine == Engine::WebKitGtk {
        "its automation keeps no profile for a cold start"
    } else {
        "and a cold start"
    };
    println!(
        "\nreleases: 11 | the server is gone after the first visit | {} | reload, every route, {cold}",
        engine.slug()
    );
    launch.forget();
}

fn help_with_a_foot_cramp(browser: &Browser) {
    browser.tap("link", "Cramp now");
    browser.choose("Where is the cramp?", "Foot");
    browser.screenshot("now");
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.choose("How bad at its worst?", "6");
    browser.choose("Which leg?", "Right");
    browser.choose("What helped most?", "Stretching");
    browser.screenshot("log");
    browser.press("Done");
    browser.find("heading", "Tonight");
}

fn play_the_short_set(browser: &Browser) {
    browser.tap("link", "Start stretching");
    browser.tap("button", "None of these");
    browser.choose("How will you stretch?", "Standing");
    browser.screenshot("stretch");
    browser.tap("button", "Start stretching");
    browser.arrives_at("#/play/b-standing");
    browser.find("button", "Pause");
    browser.screenshot("play");
    browser.find("heading", "Done");
    browser.screenshot("play-done");
    browser.press("Done");
    browser.find("heading", "Tonight");
}

fn check_hydration(browser: &Browser) {
    browser.tap("link", "Check hydration");
    browser.choose(words::Q_LIGHT.text, Light::Bright.label());
    browser.choose(words::Q_FIRST.text, "No");
    browser.choose(words::Q_DYE.text, "No");
    browser.choose(words::Q_AGE.text, "No");
    browser.choose(words::Q_LIMIT.text, "No");
    browser.screenshot("hydration");
    browser.press("Next: the colours");
    browser.choose("Which is closest?", Name::With(&["2", "pale straw"]));
    browser.screenshot("hydration-colour");
    browser.tap("button", Name::Starting("Use 2"));
    browser.arrives_at("#/hydration/result");
    browser.reads(words::T_PALE.text);
    browser.screenshot("hydration-result");
    browser.press("Done");
    browser.find("heading", "Tonight");
}

/// The cramp, the stretch and the check, under one night.
fn finds_the_whole_evening(browser: &Browser) {
    browser.find("heading", "Nights");
    browser.find("link", Name::With(&["right foot", "6 out of 10"]));
    browser.reads("Short set");
    browser.reads("pale straw");
    let all = browser.visible(&[]).unwrap();
    let nights: Vec<_> =
        all.iter().filter(|one| one.role == "heading" && one.name.contains(" to ")).collect();
    assert_eq!(nights.len(), 1, "{nights:?}");
}

fn every_route_opens(browser: &Browser) {
    for route in ROUTES {
        browser.go_to(route);
        browser.arrives_at(route);
        let heading = browser.find("heading", Name::With(&[]));
        assert!(!heading.name.is_empty(), "{route}");
        wait_for(10, || {
            let text = browser.text();
            let waits = ["Loading…", "could not be loaded"].iter().any(|words| text.contains(words));
            (!waits).then_some(()).ok_or_else(|| format!("{route} is not there: {text}"))
        });
        assert_eq!(browser.script("return document.documentElement.dataset.boot", &[]), json!("ready"));
    }
}

in_every_engine!(an_evening_is_kept_without_a_network);

#[test]
fn a_cramp_at_0214_belongs_to_the_evening_before() {
    let site = Site::fast();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": "Europe/Berlin" }));
    browser.before_every_page(&opens_at("2026-11-24T02:14:00+01:00"));
    browser.open(&site.url());
    browser.tap("link", "Cramp now");
    std::thread::sleep(Duration::from_secs(1));
    browser.tap("button", "It has eased");
    browser.arrives_at("#/now/log");
    browser.reads("02:14");
    browser.go_to("#/nights");
    browser.find("heading", "Monday 23 November to Tuesday 24 November");
    browser.find("link", Name::With(&["02:14", "calf"]));
    browser.quit().is_clean(&site.url());
    launch.forget();
}
