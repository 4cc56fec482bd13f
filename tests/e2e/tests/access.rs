//! Every screen passes axe with the rules of WCAG 2.2 A to AAA, in every theme, on a narrow page with text of twice the size.
//!
//! `QL_FULL=1` (which `cargo xtask audit` sets) tries every theme with every width and both text sizes in Chromium.

use std::collections::BTreeMap;

use e2e::lived::{Lived, lived};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine_with_all};
use serde_json::{Value, json};

const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");
const ASK: &str = include_str!("../src/axe.js");
const THEMES: [&str; 3] = ["night", "dark", "day"];

/// What is asked at the first start after the text: the button that leads there, and its heading.
const FIRST_STEPS: [(&str, &str); 3] = [
    ("Yes, this is easy to read", "Your emergency number"),
    ("Next", "Good to know"),
    ("Understood", "Before you stretch"),
];

/// How a page is looked at: theme, width in pixels, text size in percent.
type Look = (&'static str, u32, u32);

/// Complaints by screen and look.
#[derive(Default)]
struct Findings {
    asked: BTreeMap<(String, Look), usize>,
    complaints: Vec<String>,
    unsure: BTreeMap<String, usize>,
}

fn every_look() -> Vec<Look> {
    let sizes = [320, 390, 1280].into_iter().flat_map(|width| [(width, 100), (width, 200)]);
    sizes.flat_map(|(width, text)| THEMES.map(|theme| (theme, width, text))).collect()
}

/// The narrowest page with the largest text.
fn hardest() -> Vec<Look> {
    THEMES.map(|theme| (theme, 320, 200)).to_vec()
}

/// Makes the page look like this without a load. A page that is no narrower than the window keeps to a part of it.
fn look_like(browser: &Browser, (theme, width, text): Look) {
    if browser.engine == Engine::Chromium {
        let metrics =
            json!({ "width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 1000 });
        browser.cdp("Emulation.setDeviceMetricsOverride", &metrics);
    }
    let source = "const root = document.documentElement;
        root.dataset.theme = arguments[0];
        root.style.fontSize = `${arguments[2]}%`;
        if (innerWidth > arguments[1]) root.style.width = `${arguments[1]}px`;";
    browser.script(source, &[json!(theme), json!(width), json!(text)]);
}

/// Asks axe about the page in all of these looks. The first look of each width and size is asked everything, the other themes
/// only about their colours: nothing else differs.
fn ask(browser: &Browser, screen: &str, looks: &[Look], found: &mut Findings) {
    if browser.script("return typeof axe", &[]) != json!("object") {
        browser.script(AXE, &[]);
        assert_eq!(browser.script("return typeof axe", &[]), json!("object"), "axe did not start");
    }
    // Notices stay in sight over whatever is scrolled below them until they are closed, which axe takes for something covered.
    browser.close_notices();
    for look in looks {
        look_like(browser, *look);
        let answer = browser.script(ASK, &[json!(look.0 != THEMES[0])]);
        let all = answer["violations"].as_array().expect("an answer of axe");
        assert!(answer["passes"].as_u64().unwrap() > 0, "axe looked at nothing of {screen}");
        let mut count = all.len();
        for one in all {
            println!("COMPLAINT {screen} {look:?}: {}", words(one));
            found.complaints.push(format!("{screen} {look:?}: {}", words(one)));
        }
        // MiniBrowser's window is wider than the page, and says 18 pixels of "own" where the others say none.
        if browser.engine != Engine::WebKitGtk && answer["wide"].as_i64().unwrap() > 0 {
            found.complaints.push(format!("{screen} {look:?}: it slides sideways by {}", answer["wide"]));
            count += 1;
        }
        for one in answer["unsure"].as_array().unwrap() {
            *found.unsure.entry(format!("{screen}: {}", words(one))).or_default() += 1;
        }
        *found.asked.entry((screen.to_owned(), *look)).or_default() += count;
    }
}

fn words(one: &Value) -> String {
    ["0", "1", "2"]
        .iter()
        .enumerate()
        .map(|(at, _)| one[at].as_str().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Opens a screen; some need something done first.
fn open(browser: &Browser, screen: &str, hash: &str) {
    match screen {
        "result" => {
            browser.go_to("#/hydration/colour");
            browser.choose("Which is closest?", Name::Starting("5"));
            browser.tap("button", Name::Starting("Use 5"));
            browser.arrives_at("#/hydration/result");
        }
        _ => browser.show(hash),
    }
}

/// Every screen of a lived-in diary, of an empty one, the page before the app, and the pages beside the app.
fn all_screens(engine: Engine, looks: &[Look]) -> Findings {
    let site = Site::release();
    let launch = Launch::new(engine);
    let browser = launch.start();
    let mut found = Findings::default();

    site.hold(".wasm");
    browser.open(&site.url());
    ask(&browser, "before the app", looks, &mut found);
    browser.go_to("#/now");
    ask(&browser, "help before the app", looks, &mut found);
    site.release_held();
    for page in ["rescue.html", "404.html"] {
        browser.open(&site.at(page));
        ask(&browser, page, looks, &mut found);
    }

    browser.open(&site.url());
    for (name, hash) in [
        ("tonight", "#/"),
        ("stretch", "#/stretch"),
        ("nights", "#/nights"),
        ("patterns", "#/nights/patterns"),
        ("report", "#/nights/report"),
        ("mornings", "#/hydration/mornings"),
        ("settings", "#/settings"),
    ] {
        browser.show(hash);
        ask(&browser, &format!("{name}, empty"), looks, &mut found);
        if name == "tonight" {
            for (button, step) in FIRST_STEPS {
                browser.tap("button", button);
                browser.find("heading", step);
                ask(&browser, &format!("first start: {step}"), looks, &mut found);
            }
        }
    }

    browser.quit().is_clean(&site.url());
    launch.forget();

    // A browser of its own: right after the app, WebKit may keep its store to itself for a long time.
    let launch = Launch::new(engine);
    let browser = launch.start();
    browser.open(&site.at("rescue.html"));
    let now = browser.now();
    let Lived { records, screens } = lived(now);
    browser.live_in(&site, &Lived { records, screens: Vec::new() }, now);
    for (name, hash) in &screens {
        look_like(&browser, ("night", 390, 100));
        open(&browser, name, hash);
        ask(&browser, name, looks, &mut found);
        if *name == "nights" {
            browser.choose("Show as", "List");
            ask(&browser, "nights, list", looks, &mut found);
            browser.choose("Show as", "Calendar");
        }
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
    found
}

/// Keys, switches and screen readers go through a page in its order: help comes first.
#[test]
fn by_keys_cramp_now_comes_first() {
    let site = Site::release();
    let launch = Launch::new(Engine::Chromium);
    let browser = launch.start();
    site.hold(".wasm");
    let first = |what: &str| {
        for kind in ["keyDown", "keyUp"] {
            browser.cdp(
                "Input.dispatchKeyEvent",
                &json!({ "type": kind, "key": "Tab", "windowsVirtualKeyCode": 9 }),
            );
        }
        let at = browser.script("return document.activeElement.getAttribute('aria-label')", &[]);
        assert_eq!(at, json!("Cramp now"), "{what}");
    };
    browser.open(&site.url());
    first("before the app");
    site.release_held();
    browser.open(&site.url());
    browser.find("group", "Habits");
    first("in the app");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn on_a_wide_screen_help_stands_beside_every_place() {
    let site = Site::release();
    for (size, is_wide) in [((1280, 844), true), ((390, 844), false)] {
        let launch = Launch { size, ..Launch::new(Engine::Chromium) };
        let browser = launch.start();
        browser.open(&site.at("#/nights"));
        browser.find("heading", "Nights");
        assert_eq!(browser.shows("link", "Cramp now"), is_wide, "{size:?}");
        assert_eq!(browser.shows("link", "Settings"), is_wide, "{size:?}");
        if is_wide {
            browser.tap("link", "Cramp now");
            browser.find("button", "It has eased");
        }
        browser.quit().is_clean(&site.url());
        launch.forget();
    }
}

fn every_screen_passes_where_it_is_hardest(engine: Engine) {
    let found = all_screens(engine, &hardest());
    print(&found, engine);
    none(&found);
}

in_every_engine_with_all!(every_screen_passes_where_it_is_hardest);

#[test]
fn every_screen_passes_in_every_look() {
    if std::env::var_os("QL_FULL").is_none() {
        return;
    }
    let found = all_screens(Engine::Chromium, &every_look());
    print(&found, Engine::Chromium);
    none(&found);
}

fn none(found: &Findings) {
    let count = found.complaints.len();
    assert!(count == 0, "{count} complaints:\n{}", found.complaints.join("\n"));
}

/// One line for each screen: the complaints in each look.
fn print(found: &Findings, engine: Engine) {
    let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((screen, (theme, width, text)), count) in &found.asked {
        rows.entry(screen).or_default().push(format!("{theme} {width} {text}%: {count}"));
    }
    for (screen, cells) in rows {
        println!("axe: {} | {screen} | {}", engine.slug(), cells.join(" | "));
    }
    println!(
        "axe: {} | in all | {} looks, {} complaints",
        engine.slug(),
        found.asked.len(),
        found.complaints.len()
    );
    for (what, times) in &found.unsure {
        println!("axe could not tell, {times} times: {what}");
    }
}
