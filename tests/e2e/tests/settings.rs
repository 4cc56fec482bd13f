//! Settings: each choice shows at once, is kept, and does what it says. And what is asked or offered once.

use domain::care::Care;
use domain::content::notice;
use domain::hours::Hours;
use domain::score::Sound;
use domain::settings::{Settings, TextSize, Theme, Week};
use domain::vault::Index;
use e2e::clock::opens_at;
use e2e::stores::{Keys, loaded};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};
use serde_json::json;

/// Sets every clock of the pages opened from now on to this hour and minute of today.
fn clock(hour: u32, minute: u32) -> String {
    format!(
        "{{
            const wanted = new Date(); wanted.setHours({hour}, {minute}, 5, 0);
            const Real = Date, shift = wanted - Real.now();
            globalThis.Date = class extends Real {{
                constructor(...parts) {{ parts.length ? super(...parts) : super(Real.now() + shift + (globalThis.__later ?? 0)); }}
                static now() {{ return Real.now() + shift + (globalThis.__later ?? 0); }}
            }};
        }}"
    )
}

fn clock_at(site: &Site, hour: u32, minute: u32) {
    site.inject(&clock(hour, minute));
}

fn mark(browser: &Browser, name: &str) -> String {
    let found = browser.script("return document.documentElement.dataset[arguments[0]]", &[json!(name)]);
    found.as_str().unwrap_or_default().to_owned()
}

fn is_marked(browser: &Browser, name: &str, wanted: &str) {
    wait_for(10, || {
        let found = mark(browser, name);
        (found == wanted).then_some(()).ok_or_else(|| format!("{name} is {found}, not {wanted}"))
    });
}

fn to_settings(browser: &Browser) {
    browser.go_to("#/settings");
    browser.find("heading", "Settings");
}

fn is_kept(browser: &Browser, wanted: &Settings) {
    wait_for(10, || {
        let all = browser.script("return { ...localStorage }", &[]);
        let keys: Keys = serde_json::from_value(all).unwrap();
        let kept = loaded(&keys).settings.map(|(_, settings)| settings);
        (kept.as_ref() == Some(wanted)).then_some(()).ok_or_else(|| format!("{kept:?}"))
    });
}

/// Text of the first cell of the calendar's head.
fn first_weekday(browser: &Browser) -> String {
    browser.go_to("#/nights");
    browser.find("heading", "Nights");
    wait_for(10, || {
        let day = browser.script("return document.querySelector('.month th')?.textContent ?? null", &[]);
        day.as_str().map(str::to_owned).ok_or_else(|| "no calendar".to_owned())
    })
}

fn each_choice_is_shown_at_once_and_kept(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    clock_at(&site, 14, 5);
    browser.open(&site.at("#/settings"));
    // WebKitGTK takes the region from a locale that the system may not have.
    if engine != Engine::WebKitGtk {
        browser.reads("It is 14:05 now.");
    }
    browser.choose("Colours", "By the hour");
    is_marked(&browser, "theme", "day");
    browser.choose("Clock", "24 hours");
    browser.reads("It is 14:05 now.");
    browser.reads("day colours from 07:00 to 19:00");
    browser.choose("Clock", "12 hours");
    browser.reads("It is 2:05 pm now.");
    browser.reads("day colours from 7:00 am to 7:00 pm");
    browser.choose("First day of the week", "Sunday");
    browser.choose("Sound of the sets", "Chime");
    browser.choose("Movement on the screen", "Less");
    is_marked(&browser, "still", "yes");
    let wanted = Settings {
        theme: Theme::Auto,
        hours: Some(Hours::Twelve),
        week: Some(Week::Sunday),
        sound: Sound::Chime,
        still: true,
        ..Settings::default()
    };
    is_kept(&browser, &wanted);
    browser.screenshot("settings-chosen");
    browser.reload();
    for (group, answer) in [
        ("Colours", "By the hour"),
        ("Clock", "12 hours"),
        ("First day of the week", "Sunday"),
        ("Sound of the sets", "Chime"),
        ("Movement on the screen", "Less"),
    ] {
        let found = browser.find_in(group, "radio", answer);
        assert_eq!(browser.is_chosen(&found), Ok(true), "{group}");
    }
    is_marked(&browser, "theme", "day");
    assert_eq!(first_weekday(&browser), "Sun");
    to_settings(&browser);
    browser.choose("First day of the week", "Saturday");
    assert_eq!(first_weekday(&browser), "Sat");
    to_settings(&browser);
    browser.choose("First day of the week", "Automatic");
    // Firefox does not know the weeks of a region: there they begin on Monday. In Britain they do everywhere.
    let first = first_weekday(&browser);
    assert!(first == "Mon" || engine == Engine::WebKitGtk, "{first}");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn text_size_is_asked_once_and_in_nobodys_way(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.url());
    browser.find("heading", "Is this easy to read?");
    browser.find("link", "Cramp now");
    browser.screenshot("first-start");
    browser.choose("Text size", "Largest");
    is_marked(&browser, "text", "4");
    // Whoever chose looks at it first.
    browser.find("heading", "Is this easy to read?");
    browser.screenshot("first-start-largest");
    browser.tap("button", "Yes, this is easy to read");
    browser.find("heading", "Your emergency number");
    browser.screenshot("first-start-number");
    browser.choose("Which number do you call?", "112 (Europe)");
    browser.tap("button", "Next");
    browser.find("heading", "Good to know");
    browser.reads(notice::NOT_ADVICE.text);
    browser.screenshot("first-start-note");
    browser.tap("button", "Understood");
    browser.find("heading", "Before you stretch");
    browser.find("link", "Answer them now");
    browser.find("link", "Cramp now");
    browser.screenshot("first-start-safety");
    browser.tap("button", "Later");
    wait_for(10, || {
        if browser.shows("heading", "Before you stretch") { Err("it still asks".to_owned()) } else { Ok(()) }
    });
    browser.reload();
    browser.find("group", "Habits");
    for asked in ["Is this easy to read?", "Your emergency number", "Good to know", "Before you stretch"] {
        assert!(!browser.shows("heading", asked), "it asks again: {asked}");
    }
    is_marked(&browser, "text", "4");
    is_kept(&browser, &Settings { text: TextSize::ALL[3], emergency: "112".into(), ..Settings::default() });
    browser.quit().is_clean(&site.url());
    launch.forget();
}

fn the_chosen_emergency_number_is_first_and_the_others_stay(engine: Engine) {
    let (site, launch) = (Site::with_faults(), Launch::shared(engine));
    let browser = launch.start();
    browser.open(&site.at("#/signs"));
    browser.choose("Which number do you call?", "911 (North America)");
    browser.go_to("#/now/help");
    browser.find("heading", "Get help");
    let calls = "return [...document.querySelectorAll('#app .calls a')].map((one) => one.href)";
    wait_for(10, || {
        let found = browser.script(calls, &[]);
        (found == json!(["tel:911", "tel:999", "tel:112"])).then_some(()).ok_or_else(|| found.to_string())
    });
    browser.find("link", Name::Starting("Call 911"));
    browser.find("link", Name::Starting("Call 999"));
    let sizes = "return [...document.querySelectorAll('#app .calls a')].map((one) => one.getBoundingClientRect().height)";
    let sizes = browser.script(sizes, &[]);
    assert!(sizes[0].as_f64() > sizes[1].as_f64() && sizes[0].as_f64() > sizes[2].as_f64(), "{sizes}");
    browser.screenshot("help-chosen");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(
    each_choice_is_shown_at_once_and_kept,
    text_size_is_asked_once_and_in_nobodys_way,
    the_chosen_emergency_number_is_first_and_the_others_stay,
);

/// On both sides of each limit, and while the page lies open; never in the middle of a cramp.
#[test]
fn colours_by_the_hour_turn_in_the_morning_and_in_the_evening() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.choose("Colours", "By the hour");
    for (hour, minute, theme) in [(6, 59, "night"), (7, 0, "day"), (18, 59, "day"), (19, 0, "night")] {
        clock_at(&site, hour, minute);
        browser.open(&site.at("rescue.html"));
        browser.open(&site.url());
        browser.find("group", "Habits");
        assert_eq!(mark(&browser, "theme"), theme, "{hour}:{minute}");
    }
    clock_at(&site, 18, 59);
    browser.open(&site.at("rescue.html"));
    browser.open(&site.url());
    browser.find("group", "Habits");
    let come_back = "window.__later = arguments[0]; dispatchEvent(new Event('pageshow'))";
    browser.go_to("#/now");
    browser.find("button", "It has eased");
    browser.script(come_back, &[json!(60_000)]);
    assert_eq!(mark(&browser, "theme"), "day", "the colours turned in a cramp");
    browser.go_to("#/");
    browser.find("group", "Habits");
    browser.script(come_back, &[json!(61_000)]);
    is_marked(&browser, "theme", "night");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// With day colours chosen the night shell comes first, then the day's cream; white never.
#[test]
fn nothing_is_white_at_any_moment_of_a_start_or_a_reload() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.choose("Colours", "Day");
    is_marked(&browser, "theme", "day");
    // Every colour the page has had, looked at before each frame.
    site.inject(
        "{ const seen = window.__seen = [];
           const look = () => {
               const root = document.documentElement, style = getComputedStyle(root);
               const now = `${style.backgroundColor} ${style.colorScheme}`;
               if (seen.at(-1) !== now) seen.push(now);
               requestAnimationFrame(look);
           };
           look(); }",
    );
    for _ in 0..3 {
        browser.reload();
        browser.find("heading", "Settings");
        is_marked(&browser, "theme", "day");
        let day = "rgb(246, 241, 232) light";
        let seen = wait_for(10, || {
            let seen = browser.script("return window.__seen", &[]);
            let last = seen.as_array().and_then(|all| all.last()).cloned();
            (last == Some(json!(day))).then_some(seen.clone()).ok_or_else(|| seen.to_string())
        });
        let seen: Vec<_> = seen.as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
        for one in &seen {
            // Before there is a style the canvas is what the page says of its colours: dark.
            let known = [day, "rgb(0, 0, 0) dark", "rgba(0, 0, 0, 0) dark", "rgba(0, 0, 0, 0) normal"];
            assert!(known.contains(one), "{seen:?}");
        }
    }
    let page = std::fs::read_to_string(site.file("index.html")).unwrap();
    assert!(page.find("name=\"color-scheme\" content=\"dark\"") < page.find("<style"), "the dark comes late");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn dates_hours_and_weeks_are_those_of_the_region() {
    for (language, date, hours, week) in [
        ("en-US", "Tuesday, November 24", "It is 2:05 pm now.", "Sun"),
        ("de-DE", "24 November", "It is 14:05 now.", "Mon"),
        ("ar-EG", "November", "It is 2:05 pm now.", "Sat"),
    ] {
        let launch = Launch { language, ..Launch::new(Engine::Chromium) };
        let (site, browser) = (Site::with_faults(), launch.start());
        site.inject(&opens_at("2026-11-24T14:05:05"));
        browser.open(&site.url());
        browser.find("group", "Habits");
        browser.reads(date);
        to_settings(&browser);
        browser.reads(hours);
        assert_eq!(first_weekday(&browser), week, "{language}");
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

/// The browser's own offer to install may come at any moment: here it does not.
const NO_OFFER: &str = "addEventListener('beforeinstallprompt', (event) => {
    if (event.isTrusted) event.stopImmediatePropagation();
}, true);";

#[test]
fn an_iphone_is_told_of_the_home_screen_before_the_first_note() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    let browser = launch.start();
    site.inject(&format!(
        "{}\n{NO_OFFER}
        Object.defineProperty(Screen.prototype, 'width', {{ get: () => 393 }});
        Object.defineProperty(Screen.prototype, 'height', {{ get: () => 852 }});
        Object.defineProperty(window, 'devicePixelRatio', {{ get: () => 3 }});
        Object.defineProperty(Navigator.prototype, 'userAgent', {{ get: () =>
            'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1' }});",
        clock(7, 0)
    ));
    browser.open(&site.url());
    browser.screenshot("first-start-iphone");
    // On the home screen it starts black.
    let black = "return document.querySelector('link[rel=apple-touch-startup-image]')?.getAttribute('href')";
    wait_for(10, || match browser.script(black, &[]).as_str() {
        Some("start/1179x2556.png") => Ok(()),
        other => Err(format!("{other:?} is shown at its start")),
    });
    browser.tap("link", "Before your first note");
    let focused = "return document.activeElement.innerText";
    wait_for(10, || match browser.script(focused, &[]).as_str() {
        Some("On the home screen") => Ok(()),
        other => Err(format!("{other:?} is looked at")),
    });
    browser.reads("Tap “Add to Home Screen”");
    // Whoever came in a cramp has noted something before they could see it.
    browser.go_to("#/");
    browser.tap("button", "Quiet night");
    browser.says("status", "A quiet night. It is noted.");
    browser.tap("link", "Keep your notes safe");
    browser.find("heading", "On the home screen");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_browser_that_can_ask_asks_when_it_is_told_to() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    site.inject(NO_OFFER);
    let browser = launch.start();
    browser.open(&site.at("#/settings"));
    browser.reads("“Install”");
    let offer = "const event = new Event('beforeinstallprompt', { cancelable: true });
        event.prompt = () => { window.__asked = (window.__asked ?? 0) + 1; };
        dispatchEvent(event);
        return event.defaultPrevented";
    assert_eq!(browser.script(offer, &[]), json!(true), "it asks by itself");
    browser.go_to("#/");
    to_settings(&browser);
    assert_eq!(browser.script("return window.__asked ?? 0", &[]), json!(0));
    browser.tap("button", "Install");
    assert_eq!(browser.script("return window.__asked", &[]), json!(1));
    browser.says("status", "Your browser asks now.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn what_is_new_is_said_once_by_day_and_not_at_night() {
    let (site, launch) = (Site::with_faults(), Launch::shared(Engine::Chromium));
    let browser = launch.start();
    let older = Index::default().save_care(&Care { seen: Some(1), ..Care::default() });
    browser.open(&site.at("rescue.html"));
    for (key, value) in older.put {
        browser.script("localStorage.setItem(arguments[0], arguments[1])", &[json!(key), json!(value)]);
    }
    let told = "The app is a newer one now.";
    clock_at(&site, 2, 14);
    browser.open(&site.url());
    browser.find("group", "Habits");
    assert!(!browser.text().contains(told), "it is said at night");
    clock_at(&site, 10, 0);
    browser.open(&site.at("rescue.html"));
    browser.open(&site.url());
    browser.says("status", told);
    browser.go_to("#/now");
    browser.find("button", "It has eased");
    assert!(!browser.text().contains(told), "it is said in a cramp");
    browser.tap("button", "It has eased");
    browser.go_to("#/");
    browser.press("What is new");
    browser.find("heading", "Settings");
    browser.reads("Cramp now: what to do for calf, foot");
    wait_for(10, || if browser.text().contains(told) { Err("it is still said".to_owned()) } else { Ok(()) });
    browser.reload();
    browser.find("heading", "Settings");
    assert!(!browser.text().contains(told), "it is said twice");
    assert!(!browser.text().contains("Cramp now: what to do for calf"), "the list is open by itself");
    browser.go_to("#/");
    browser.find("group", "Habits");
    assert!(!browser.text().contains(told), "it is said twice");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
