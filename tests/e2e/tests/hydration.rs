//! The hydration check: what it remembers, its swatches as the browser draws them, changing and removing, mornings and their gaps.

use domain::content::evening::{MORNINGS, MORNINGS_65};
use domain::content::hydration as words;
use domain::content::notice;
use domain::urine::{OffScale, Step};
use e2e::clock::opens_at;
use e2e::{Browser, Engine, Launch, Name, Site, in_every_engine, wait_for};
use serde_json::{Value, json};

fn answers(browser: &Browser) {
    browser.choose(words::Q_LIGHT.text, "Bright and white");
    for question in [&words::Q_FIRST, &words::Q_DYE, &words::Q_AGE, &words::Q_LIMIT] {
        browser.choose(question.text, "No");
    }
}

fn picks(browser: &Browser, step: u8) {
    let step = Step::new(step).unwrap();
    let number = step.number().to_string();
    browser.choose("Which is closest?", Name::With(&[number.as_str(), step.name()]));
    browser.tap("button", Name::Starting(&format!("Use {number}")));
}

/// Whether a radio in the group that starts like this is chosen.
fn is_chosen(browser: &Browser, group: &str, radio: &str) -> bool {
    let found = browser.find_in(group, "radio", radio);
    browser.is_chosen(&found).unwrap()
}

fn a_check_is_made_remembered_changed_and_removed(engine: Engine) {
    let mut site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.url());
    browser.go_to("#/settings");
    browser.reads("Ready offline");
    site.go_offline();
    browser.go_to("#/hydration");
    assert!(is_chosen(&browser, words::Q_LIGHT.text, "Dim or coloured"), "at night the light is dim");
    answers(&browser);
    browser.press("Next: the colours");
    picks(&browser, 5);
    browser.arrives_at("#/hydration/result");
    browser.reads(words::T_MORE.text);

    // Age and limits are as before, and nothing else is.
    browser.press("Done");
    browser.tap("link", "Check hydration");
    browser.find("heading", "Hydration check");
    assert!(is_chosen(&browser, words::Q_AGE.text, "No") && is_chosen(&browser, words::Q_LIMIT.text, "No"));
    assert!(!is_chosen(&browser, words::Q_FIRST.text, "No") && !is_chosen(&browser, words::Q_DYE.text, "No"));
    assert!(!is_chosen(&browser, words::Q_LIGHT.text, "Bright and white"));
    browser.reads("As you said before. Change it if that is different now.");

    browser.tap("link", "Your mornings");
    browser.reads(MORNINGS.text);
    browser.tap("link", Name::Starting("5, deep yellow"));
    assert!(
        is_chosen(&browser, words::Q_LIGHT.text, "Bright and white"),
        "an earlier check has its own answers"
    );
    browser.press("Next: the colours");
    let chosen = browser.find_in("Which is closest?", "radio", Name::With(&["5", "deep yellow"]));
    assert!(browser.is_chosen(&chosen).unwrap());
    picks(&browser, 2);
    browser.arrives_at("#/hydration/result");
    browser.reads(words::T_PALE.text);
    browser.tap("link", "Change this check");
    browser.tap("button", "Remove this check");
    browser.arrives_at("#/hydration/mornings");
    browser.reads("No check yet.");
    browser.says("status", notice::REMOVED);
    browser.tap("button", "Undo");
    browser.find("link", Name::Starting("2, pale straw"));
    assert!(!browser.shows("link", Name::Starting("5,")), "a change made a second check");
    browser.reload();
    browser.find("link", Name::Starting("2, pale straw"));
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(a_check_is_made_remembered_changed_and_removed);

#[test]
fn every_colour_off_the_chart_and_cannot_tell_have_their_way() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    let browser = launch.start();
    browser.open(&site.at("#/hydration"));
    answers(&browser);
    for colour in OffScale::ALL {
        browser.go_to("#/hydration/colour");
        browser.find("heading", "Which is closest?");
        browser.tap("button", colour.label());
        let asks = matches!(colour, OffScale::Brown | OffScale::Orange | OffScale::AlmostNone);
        if asks {
            browser.find("heading", "One more question");
            browser.tap("button", "Not sure");
        }
        browser.arrives_at("#/hydration/result");
        browser.reads(&format!("You chose: {}", colour.label()));
        let text = browser.text().to_lowercase();
        assert!(!text.contains("have a drink"), "{colour:?}: {text}");
        browser.go_to("#/hydration");
    }
    browser.go_to("#/hydration/colour");
    browser.tap("button", "Can't tell tonight");
    browser.reads(words::T_CANNOT_TELL.text);
    browser.quit().is_clean(&site.url());
    launch.forget();
}

/// What the browser draws: of each swatch its colours and border, of its panel the colour, and whatever could tint either.
const DRAWN: &str = "
    const panel = document.querySelector('.swatches');
    const style = (one) => getComputedStyle(one);
    const tints = [];
    for (let one = panel; one; one = one.parentElement) {
        const { filter, opacity, mixBlendMode, backdropFilter } = style(one);
        const plain = filter === 'none' && opacity === '1' && mixBlendMode === 'normal' && (backdropFilter ?? 'none') === 'none';
        if (!plain) tints.push(one.localName);
    }
    return {
        panel: style(panel).backgroundColor,
        tints,
        swatches: [...panel.querySelectorAll('.swatch')].map((one) => ({
            colour: style(one).backgroundColor, image: style(one).backgroundImage, text: style(one).color,
            border: style(one).borderTopColor, filter: style(one).filter, opacity: style(one).opacity,
        })),
    }";

fn rgb(hex: &str) -> String {
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    format!("rgb({}, {}, {})", part(1), part(3), part(5))
}

fn no_theme_tints_the_swatches(engine: Engine) {
    let site = Site::fast();
    let launch = Launch::shared(engine);
    let browser = launch.start();
    browser.open(&site.at("#/hydration/colour"));
    browser.find("heading", "Which is closest?");
    for (theme, panel) in [("night", "#3A3A3A"), ("dark", "#3A3A3A"), ("day", "#FFFFFF")] {
        browser.script("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
        let drawn: Value = wait_for(10, || {
            let drawn = browser.try_script(DRAWN, &[])?;
            let there = drawn["panel"] == json!(rgb(panel))
                && drawn["swatches"].as_array().is_some_and(|all| all.len() == 8);
            there.then_some(drawn.clone()).ok_or_else(|| drawn.to_string())
        });
        assert_eq!(drawn["tints"], json!([]), "{theme}");
        for (step, swatch) in Step::ALL.into_iter().zip(drawn["swatches"].as_array().unwrap()) {
            let wanted = json!({
                "colour": rgb(step.hex()), "image": "none", "text": rgb(step.text_hex()),
                "border": "rgb(138, 138, 138)", "filter": "none", "opacity": "1",
            });
            assert_eq!(swatch, &wanted, "{theme} {}", step.number());
        }
    }
    browser.quit().is_clean(&site.url());
    launch.forget();
}

in_every_engine!(no_theme_tints_the_swatches);

#[test]
fn mornings_are_shown_with_their_gaps_as_dots_and_as_a_table() {
    let site = Site::fast();
    let launch = Launch::shared(Engine::Chromium);
    for (moment, step) in [("2026-11-20T07:30:00+01:00", 6), ("2026-11-22T08:00:00+01:00", 3)] {
        let browser = launch.start();
        browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": "Europe/Berlin" }));
        browser.before_every_page(&opens_at(moment));
        browser.open(&site.at("#/hydration"));
        browser.choose(words::Q_AGE.text, "Yes");
        browser.press("Next: the colours");
        picks(&browser, step);
        browser.reads(words::T_AFTER_65.text);
        browser.quit().is_clean(&site.url());
    }
    let browser = launch.start();
    browser.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": "Europe/Berlin" }));
    browser.before_every_page(&opens_at("2026-11-24T09:00:00+01:00"));
    browser.open(&site.at("#/hydration/mornings"));
    browser.reads("Wednesday 11 November to Tuesday 24 November 2 of 14 mornings have a check.");
    browser.reads(MORNINGS_65.text);
    browser.find("img", Name::With(&["2 of 14 mornings", "table"]));
    let count = |selector: &str| {
        browser.script("return document.querySelectorAll(arguments[0]).length", &[json!(selector)])
    };
    assert_eq!(
        (count(".mornings .ring"), count(".mornings .gap"), count(".mornings .dot")),
        (json!(2), json!(12), json!(0))
    );
    browser.screenshot("mornings");
    browser.unfold("As a table");
    assert_eq!(count(".mornings tbody tr"), json!(14));
    browser.reads("Sunday 22 November 3, straw No");
    browser.reads("Saturday 21 November No check");
    browser.tap("button", "Two weeks earlier");
    browser.reads("0 of 14 mornings have a check.");
    browser.tap("button", "Two weeks later");
    browser.reads("2 of 14 mornings have a check.");
    browser.quit().is_clean(&site.url());
    launch.forget();
}
