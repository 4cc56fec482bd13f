//! Learn: what is looked for is found, a card says how far it is supported and by whom, it is read aloud, and it is there offline.

use domain::content::learn::{DRINKING, SHELVES, STRETCHING, card, cards};
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

/// A device with one voice of its own and one over the network. It says a line until the page lets it go on.
const VOICES: &str = "{
    const said = window.__said = [];
    const own = { localService: true, lang: 'en-GB', default: false, name: 'own', voiceURI: 'own' };
    const far = { localService: false, lang: 'en-GB', default: true, name: 'far', voiceURI: 'far' };
    const synthesis = window.__synthesis = { getVoices: () => [far, own], speaking: false, pending: false,
        cancel() { synthesis.speaking = false; said.push([null, 'hush']); }, addEventListener() {}, removeEventListener() {},
        speak(one) { said.push([one.voice?.name, one.text, one.volume]); synthesis.speaking = window.__slow === true && one.text !== ' '; } };
    Object.defineProperty(window, 'speechSynthesis', { get: () => synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}";

fn said(browser: &Browser) -> Vec<(Value, String)> {
    let all = browser.script("return window.__said", &[]);
    let one = |one: &Value| (one[0].clone(), one[1].as_str().unwrap_or_default().to_owned());
    all.as_array().unwrap().iter().map(one).collect()
}

/// Types into the search as a person does: one letter after the other.
fn look_for(browser: &Browser, text: &str) {
    let field = browser.find("searchbox", "Search");
    browser.type_into(&field, text);
}

fn title_is(browser: &Browser, title: &str) {
    wait_for(10, || {
        let now = browser.script("return document.title", &[]);
        let wanted = format!("{title} · Quiet Legs");
        (now == json!(wanted)).then_some(()).ok_or_else(|| format!("the title is {now}"))
    });
}

/// How many rows there are to cards.
fn rows(browser: &Browser) -> usize {
    let all = browser.script("return document.querySelectorAll('.rows a[href^=\"#/learn/\"]').length", &[]);
    usize::try_from(all.as_u64().unwrap()).unwrap()
}

fn a_card_is_found_read_and_left_again(engine: Engine) {
    let mut site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.tap("link", "Learn");
    browser.find("heading", "Learn");
    title_is(&browser, "Learn");
    // The questions people ask first stand on top, and every card is there.
    for (shelf, _) in &SHELVES {
        browser.find("heading", *shelf);
    }
    assert_eq!(rows(&browser), cards().count());
    browser.screenshot("learn");

    look_for(&browser, "magnesium");
    browser.says("status", "2 cards found.");
    browser.find("link", Name::With(&["Magnesium pills", "Tested: no clear benefit"]));
    browser.tap("link", Name::With(&["Food and minerals", "Not tested"]));
    browser.arrives_at("#/learn/food");
    browser.find("heading", "Food and minerals");
    title_is(&browser, "Food and minerals");
    browser.find("table", "Where the minerals are");
    // Its sentences, its sources with their years, and the month of the check.
    let food = card("food").unwrap();
    for sentence in food.sentences() {
        browser.reads(sentence.text);
        browser.reads(sentence.source.citation());
    }
    browser.reads("Last checked: November 2026.");
    browser.screenshot("learn-card");

    // A link, and back to where one was, with what was looked for.
    browser.tap("link", "Drinking and pee colour");
    browser.find("heading", DRINKING.title);
    browser.tap("link", "Back to all cards");
    browser.says("status", "2 cards found.");
    let field = browser.find("searchbox", "Search");
    assert_eq!(browser.value(&field), "magnesium");

    // Nothing found is said, and is easily left.
    look_for(&browser, " zebra");
    browser.says("status", "No card found.");
    browser.reads("Try another word");
    browser.tap("button", "Show all cards");
    browser.find("heading", "Questions people ask first");
    assert_eq!(rows(&browser), cards().count());

    browser.tap("link", "Tonight");
    browser.tap("link", "Settings");
    browser.reads("Ready offline");
    site.go_offline();
    browser.reload();
    browser.go_to("#/learn/stretching");
    browser.find("heading", STRETCHING.title);
    browser.reload();
    browser.find("heading", STRETCHING.title);
    browser.tap("link", "The stretches");
    browser.find("heading", "Stretch");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_card_is_found_read_and_left_again);

#[test]
fn a_card_is_read_aloud_line_by_line_by_the_device_s_own_voice() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(VOICES);
    browser.open(&site.at("#/learn/legs-up"));
    browser.tap("button", "Read aloud");
    let wanted = card("legs-up").unwrap().spoken();
    wait_for(20, || {
        let heard: Vec<String> = said(&browser).into_iter().map(|(_, text)| text).collect();
        let lines: Vec<&String> = heard.iter().filter(|text| *text != " " && *text != "hush").collect();
        if lines.iter().copied().eq(wanted.iter()) { Ok(()) } else { Err(format!("{heard:?}")) }
    });
    assert!(said(&browser).iter().all(|(voice, _)| *voice == json!("own") || voice.is_null()));
    // It ends by itself, and can be heard again.
    browser.find("button", "Read aloud");

    // A voice in the middle of a line falls silent at a tap, and when the card is left.
    browser.script("window.__slow = true; window.__said.length = 0", &[]);
    for leave in [false, true] {
        browser.tap("button", "Read aloud");
        browser.find("button", "Stop reading");
        wait_for(10, || {
            let heard = said(&browser);
            heard
                .iter()
                .any(|(_, text)| *text == "Legs up.")
                .then_some(())
                .ok_or_else(|| format!("{heard:?}"))
        });
        assert!(
            said(&browser).iter().all(|(_, text)| *text != wanted[1]),
            "it does not wait for the end of a line"
        );
        browser.script("window.__said.length = 0", &[]);
        if leave {
            browser.tap("link", "Tonight");
            browser.find("heading", "Tonight");
        } else {
            browser.tap("button", "Stop reading");
            browser.find("button", "Read aloud");
        }
        wait_for(10, || {
            let heard = said(&browser);
            heard.iter().any(|(_, text)| text == "hush").then_some(()).ok_or_else(|| format!("{heard:?}"))
        });
        browser.script("window.__said.length = 0", &[]);
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn a_device_without_a_voice_says_so() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.before_every_page(&VOICES.replace("[far, own]", "[far]"));
    browser.open(&site.at("#/learn/why"));
    browser.tap("button", "Read aloud");
    browser.says("status", "no English voice of its own");
    browser.find("button", "Read aloud");
    assert_eq!(said(&browser), Vec::new());
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn every_card_opens_at_its_address_and_one_nobody_knows_is_the_list() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/learn/nobody-knows"));
    browser.find("heading", "Learn");
    for card in cards() {
        browser.go_to(&format!("#/learn/{}", card.id));
        browser.find("heading", card.title);
        title_is(&browser, card.title);
        browser.reads(card.grade().label());
        for link in card.links {
            let found = browser.find("link", link.label());
            assert_eq!(found.role, "link");
        }
        // The tab it belongs to stays marked.
        let current =
            browser.script("return document.querySelector('.tabs [aria-current=page]').textContent", &[]);
        assert_eq!(current, json!("Learn"));
    }
    // Back finds the row of the card that was open.
    browser.tap("link", "Back to all cards");
    let last = cards().last().unwrap();
    wait_for(10, || {
        let on = browser.script("return document.activeElement.getAttribute('href')", &[]);
        (on == json!(last.route().href())).then_some(()).ok_or_else(|| format!("focus is on {on}"))
    });
    browser.quit().is_clean(&site.url());
    launch.forget();
}

#[test]
fn the_ways_in_lead_to_the_cards_that_matter() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/now/help"));
    browser.tap("link", "When to see a doctor");
    browser.find("heading", "When to see a doctor");
    browser.go_to("#/stretch");
    browser.choose("How old are you?", "50 to 64");
    browser.tap("button", "None of these");
    browser.tap("link", Name::Starting("Tested: mixed"));
    browser.find("heading", STRETCHING.title);
    browser.go_to("#/learn");
    browser.tap("link", Name::With(&["Chest pain, breathless?", "Get help"]));
    browser.arrives_at("#/now/help");
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// The narrowest phone, the largest text of the app, and the browser's own at twice its size.
#[test]
fn nothing_is_cut_off_with_the_largest_text_on_a_small_phone() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/learn"));
    browser.cdp(
        "Emulation.setDeviceMetricsOverride",
        &json!({ "width": 320, "height": 568, "deviceScaleFactor": 1, "mobile": true }),
    );
    browser.find("heading", "Learn");
    let mut wide = Vec::new();
    for (size, set) in [
        ("largest", "document.documentElement.dataset.text = '4'"),
        ("200%", "document.documentElement.style.fontSize = '200%'"),
    ] {
        browser.script(set, &[]);
        let routes = std::iter::once("#/learn".to_owned()).chain(cards().map(|card| card.route().href()));
        for route in routes {
            browser.go_to(&route);
            browser.reads(if route == "#/learn" { "Questions people ask first" } else { "Last checked" });
            let source = "const out = [...document.querySelectorAll('[data-view] *, .tabs *')].filter((one) => {
                const b = one.getBoundingClientRect();
                return b.width > 1 && !one.closest('.sr, thead') && (b.right > innerWidth + 1 || b.left < -1);
            });
            return out.length ? out[0].outerHTML.slice(0, 200) : document.documentElement.scrollWidth > innerWidth ? 'it scrolls sideways' : null";
            let out = browser.script(source, &[]);
            if !out.is_null() {
                wide.push(format!("{size} {route}: {out}"));
            }
        }
        let small = browser.script(
            "return [...document.querySelectorAll('.learn a, .learn button, .learn input, .tabs a')].filter((one) => {
                const b = one.getBoundingClientRect();
                return b.width && (b.height < 48 || b.width < 48);
            }).map((one) => one.outerHTML.slice(0, 120))",
            &[],
        );
        assert_eq!(small, json!([]), "{size}");
    }
    assert_eq!(wide, Vec::<String>::new());
    browser.quit().is_clean(&site.url());
    launch.forget();
}
